/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The other side of a SASL exchange, by libgsasl.
 */
#include "sasl-server.h"

#include <gsasl.h>
#include <string.h>

struct _SaslServer
{
  Gsasl *library;         /* owned */
  Gsasl_session *session; /* owned */
  char *user;             /* owned */
  char *password;         /* owned */
  SignetBinding binding;
  char *data; /* owned */
  int status;
};

static int
give (Gsasl_session *session, Gsasl_property property, const char *value)
{
  return value != NULL ? gsasl_property_set (session, property, value) : GSASL_NO_CALLBACK;
}

static int
answer (Gsasl *library, Gsasl_session *session, Gsasl_property property)
{
  const SaslServer *self = gsasl_callback_hook_get (library);

  switch (property)
    {
    case GSASL_PASSWORD:
      if (g_strcmp0 (gsasl_property_fast (session, GSASL_AUTHID), self->user) != 0)
        return GSASL_AUTHENTICATION_ERROR;
      return give (session, property, self->password);
    case GSASL_SCRAM_ITER:
      return give (session, property, "4096");
    case GSASL_CB_TLS_EXPORTER:
      return give (session, property,
                   self->binding == SIGNET_BINDING_TLS_EXPORTER ? self->data : NULL);
    case GSASL_CB_TLS_UNIQUE:
      return give (session, property,
                   self->binding == SIGNET_BINDING_TLS_UNIQUE ? self->data : NULL);
    case GSASL_VALIDATE_EXTERNAL:
      return GSASL_OK;
    default:
      return GSASL_NO_CALLBACK;
    }
}

SaslServer *
sasl_server_new (const char *mechanism,
                 const char *user,
                 const char *password,
                 SignetBinding binding,
                 const char *data)
{
  SaslServer *self = g_new0 (SaslServer, 1);

  self->user = g_strdup (user);
  self->password = g_strdup (password);
  self->binding = binding;
  self->data = g_strdup (data);
  self->status = GSASL_NEEDS_MORE;
  g_assert_cmpint (gsasl_init (&self->library), ==, GSASL_OK);
  gsasl_callback_hook_set (self->library, self);
  gsasl_callback_set (self->library, answer);
  g_assert_cmpint (gsasl_server_start (self->library, mechanism, &self->session), ==, GSASL_OK);
  return self;
}

void
sasl_server_free (SaslServer *self)
{
  gsasl_finish (self->session);
  gsasl_done (self->library);
  g_free (self->user);
  g_free (self->password);
  g_free (self->data);
  g_free (self);
}

/* The library's server reads its input as a string, which what it decodes itself is not. */
static char *
decode (const char *response, gsize *length)
{
  guchar *bytes = *response != '\0' ? g_base64_decode (response, length) : NULL;
  char *text = bytes != NULL ? g_strndup ((const char *)bytes, *length) : g_strdup ("");

  if (bytes != NULL)
    memcpy (text, bytes, *length);
  else
    *length = 0;
  g_free (bytes);
  return text;
}

char *
sasl_server_step (SaslServer *self, const char *response)
{
  char *output = NULL;
  char *challenge = NULL;
  g_autofree char *input = NULL;
  gsize length = 0, output_length = 0;

  if (self->status != GSASL_NEEDS_MORE)
    return NULL;
  input = decode (response != NULL ? response : "", &length);
  self->status = gsasl_step (self->session, input, length, &output, &output_length);
  if (self->status == GSASL_NEEDS_MORE || output_length > 0)
    challenge = output_length > 0 ? g_base64_encode ((const guchar *)output, output_length)
                                  : g_strdup ("");
  gsasl_free (output);
  return challenge;
}

gboolean
sasl_server_has_accepted (const SaslServer *self)
{
  return self->status == GSASL_OK;
}
