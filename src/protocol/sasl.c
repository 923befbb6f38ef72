/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SASL (RFC 4422) over libgsasl.
 */
#include "sasl.h"

#include <gsasl.h>
#include <string.h>

struct _SignetSasl
{
  Gsasl_session *session; /* owned */
  const char *mechanism;  /* unowned, static */
  gboolean is_scram;
  gboolean is_client_first;
  gboolean is_complete;
  guint steps;
  SignetRefusal refusal;
};

/* In TLS, best first. A server that is trusted may as well see the password, so that CRAM-MD5,
 * which makes servers keep passwords in clear, comes last. */
static const char *const inside_tls[] = {
  "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN",
  "CRAM-MD5",
};

/* In clear, best first: those that do not show the password come first. */
static const char *const in_clear[] = {
  "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN",
};

/* A log-in by client certificate alone (RFC 4422, appendix A). */
static const char *const without_password[] = { "EXTERNAL" };

static Gsasl *
library (void)
{
  static Gsasl *context = NULL;

  if (g_once_init_enter (&context))
    {
      Gsasl *made = NULL;

      if (gsasl_init (&made) != GSASL_OK)
        g_error ("libgsasl cannot be initialised");
      g_once_init_leave (&context, made);
    }
  return context;
}

gboolean
signet_sasl_is_plus (const char *mechanism)
{
  return g_str_has_suffix (mechanism, "-PLUS");
}

gboolean
signet_sasl_shows_password (const char *mechanism)
{
  return g_str_equal (mechanism, "PLAIN") || g_str_equal (mechanism, "LOGIN");
}

static void
add_offered (GPtrArray *ranked,
             const SignetCapabilities *capabilities,
             const SignetChannelBinding *binding,
             const char *const *mechanisms,
             gsize n_mechanisms)
{
  for (gsize i = 0; i < n_mechanisms; i++)
    if (signet_capabilities_has (capabilities, mechanisms[i])
        && (!signet_sasl_is_plus (mechanisms[i]) || binding->kind != SIGNET_BINDING_NONE))
      g_ptr_array_add (ranked, (gpointer)mechanisms[i]);
}

GPtrArray *
signet_sasl_rank (const SignetCapabilities *capabilities,
                  const SignetPermit *permit,
                  const SignetChannelBinding *binding,
                  SignetCredentials *credentials)
{
  GPtrArray *ranked = g_ptr_array_new ();

  g_return_val_if_fail (capabilities != NULL && permit != NULL && binding != NULL, ranked);
  g_return_val_if_fail (credentials != NULL, ranked);

  if (signet_credentials_get_password (credentials) == NULL)
    {
      if (signet_permit_is_encrypted (permit))
        add_offered (ranked, capabilities, binding, without_password,
                     G_N_ELEMENTS (without_password));
    }
  else if (signet_permit_is_encrypted (permit))
    add_offered (ranked, capabilities, binding, inside_tls, G_N_ELEMENTS (inside_tls));
  else
    add_offered (ranked, capabilities, binding, in_clear, G_N_ELEMENTS (in_clear));
  return ranked;
}

/* Only a -PLUS mechanism may be told of the channel: the library refuses to start another one that
 * is, instead of saying "y" (RFC 5802 §6). */
static void
set_binding (Gsasl_session *session, const SignetChannelBinding *binding)
{
  if (binding->kind == SIGNET_BINDING_TLS_EXPORTER)
    gsasl_property_set (session, GSASL_CB_TLS_EXPORTER, binding->data);
  else if (binding->kind == SIGNET_BINDING_TLS_UNIQUE)
    gsasl_property_set (session, GSASL_CB_TLS_UNIQUE, binding->data);
}

SignetSasl *
signet_sasl_new (const SignetPermit *permit,
                 const char *mechanism,
                 const SignetChannelBinding *binding,
                 const char *user,
                 SignetSecret *password)
{
  SignetSasl *self;
  Gsasl_session *session;

  g_return_val_if_fail (permit != NULL && mechanism != NULL && user != NULL, NULL);

  if (gsasl_client_start (library (), mechanism, &session) != GSASL_OK)
    return NULL;
  if (password != NULL)
    {
      gsasl_property_set (session, GSASL_AUTHID, user);
      gsasl_property_set (session, GSASL_PASSWORD, signet_secret_get_text (password));
    }
  if (signet_sasl_is_plus (mechanism))
    set_binding (session, binding);
  self = g_new0 (SignetSasl, 1);
  self->session = session;
  self->mechanism = mechanism;
  self->is_scram = g_str_has_prefix (mechanism, "SCRAM-");
  self->is_client_first = self->is_scram || g_str_equal (mechanism, "PLAIN")
                          || g_str_equal (mechanism, "EXTERNAL");
  return self;
}

void
signet_sasl_free (SignetSasl *self)
{
  if (self == NULL)
    return;
  gsasl_finish (self->session);
  g_free (self);
}

gboolean
signet_sasl_is_client_first (const SignetSasl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_client_first;
}

/* RFC 5802 §7: "r=…,s=…,i=…". The library would start counting, however many iterations a server
 * asks for; so look before it does. */
static gboolean
iterations_are_sane (const char *server_first, gsize length)
{
  g_autofree char *message = g_strndup (server_first, length);
  g_auto (GStrv) fields = g_strsplit (message, ",", 0);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      guint64 count;

      if (g_str_has_prefix (fields[i], "i="))
        return g_ascii_string_to_unsigned (fields[i] + 2, 10, SIGNET_SCRAM_MIN_ITERATIONS,
                                           SIGNET_SCRAM_MAX_ITERATIONS, &count, NULL);
    }
  return FALSE;
}

/* RFC 5802 §7: instead of its proof a server may say why there is none. Whoever knows no reason of
 * the standard has to prove itself. */
static gboolean
is_refused (SignetSasl *self, const char *server_final, gsize length)
{
  g_autofree char *message = g_strndup (server_final, length);

  if (!self->is_scram || self->steps != 3 || !g_str_has_prefix (message, "e="))
    return FALSE;
  message[strcspn (message, ",")] = '\0';
  self->refusal = signet_refusal_read_scram (message + 2);
  return self->refusal != SIGNET_REFUSAL_UNKNOWN;
}

static char *
to_base64 (const char *bytes, gsize length)
{
  return length > 0 ? g_base64_encode ((const guchar *)bytes, length) : g_strdup ("");
}

/* The server's last message is the second challenge of SCRAM; only there can it fail to prove
 * itself. */
static SignetSaslState
failure (const SignetSasl *self)
{
  return self->is_scram && self->steps > 2 ? SIGNET_SASL_SERVER_NOT_VERIFIED : SIGNET_SASL_FAILED;
}

static SignetSaslState
answer (SignetSasl *self, const char *challenge, gsize length, char **response)
{
  char *output = NULL;
  gsize output_length = 0;
  int status;

  self->steps++;
  if (self->is_scram && self->steps == 2 && !iterations_are_sane (challenge, length))
    return SIGNET_SASL_FAILED;
  if (is_refused (self, challenge, length))
    return SIGNET_SASL_FAILED;
  status = gsasl_step (self->session, challenge, length, &output, &output_length);
  if (status == GSASL_OK || status == GSASL_NEEDS_MORE)
    *response = to_base64 (output, output_length);
  signet_secret_wipe (output, output_length);
  gsasl_free (output);
  if (status == GSASL_OK)
    self->is_complete = TRUE;
  else if (status != GSASL_NEEDS_MORE)
    return failure (self);
  return self->is_complete ? SIGNET_SASL_COMPLETE : SIGNET_SASL_MORE;
}

SignetSaslState
signet_sasl_step (SignetSasl *self, const char *challenge, char **response)
{
  char *decoded = NULL;
  gsize length = 0;
  SignetSaslState state;

  g_return_val_if_fail (self != NULL && response != NULL, SIGNET_SASL_FAILED);

  *response = NULL;
  if (self->is_complete)
    return SIGNET_SASL_FAILED; /* one challenge too many */
  /* Where the client speaks first the first challenge is only an invitation (RFC 4422 §5). */
  if (challenge == NULL || (self->is_client_first && self->steps == 0))
    return answer (self, "", 0, response);
  if (gsasl_base64_from (challenge, strlen (challenge), &decoded, &length) != GSASL_OK)
    {
      self->steps++;
      return failure (self);
    }
  state = answer (self, decoded, length, response);
  gsasl_free (decoded);
  return state;
}

SignetRefusal
signet_sasl_get_refusal (const SignetSasl *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_REFUSAL_UNKNOWN);

  return self->refusal;
}

gboolean
signet_sasl_is_complete (const SignetSasl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_complete;
}

gboolean
signet_sasl_used_password (const SignetSasl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->steps >= (self->is_scram ? 2 : 1);
}
