/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads KEY=VALUE words.
 */
#include "assignment.h"
#include "enum-types.h"
#include "options.h"
#include "server-settings.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const names[] = {
  "host",        "port", "security", "user", "sign-in", "ca-file", "client-certificate",
  "require-ssl", "name",
};

static gboolean
is_of_account (SignetKey key)
{
  return key == SIGNET_KEY_REQUIRE_SSL || key == SIGNET_KEY_NAME;
}

static gboolean
find_key (const char *name, gboolean of_account, SignetKey *key)
{
  for (int i = 0; i < (int)G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name) && is_of_account ((SignetKey)i) == of_account)
      {
        *key = (SignetKey)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_key (SignetAssignment *self, const char *name, GError **error)
{
  const char *dot = strchr (name, '.');
  g_autofree char *word = dot != NULL ? g_strndup (name, (gsize)(dot - name)) : NULL;
  int protocol = 0;
  gboolean is_known;

  if (dot == NULL)
    is_known = find_key (name, TRUE, &self->key);
  else
    is_known = signet_from_nick (SIGNET_TYPE_PROTOCOL, word, &protocol)
               && find_key (dot + 1, FALSE, &self->key);
  self->protocol = (SignetProtocol)protocol;
  if (!is_known)
    return signet_option_refuse (
        error,
        /* Translators: %s is what was typed; the words with dots and dashes are settings and stay
           as they are. */
        _ ("There is no setting “%s”. There are require-ssl and name, and for imap, pop3 and smtp "
           "each: host, port, security, user, sign-in, ca-file and client-certificate, such as "
           "imap.port."),
        name);
  return TRUE;
}

static gboolean
parse_host (SignetAssignment *self, const char *value, GError **error)
{
  g_autoptr (SignetTarget) target = signet_target_parse_server (value, error);

  if (target == NULL)
    return FALSE;
  if (target->port != 0 || target->security != SIGNET_SECURITY_AUTO)
    return signet_option_refuse (error,
                                 /* Translators: %s is what was typed. */
                                 _ ("“%s” is more than a host; the port and the mode have "
                                    "settings of their own."),
                                 value);
  self->text = g_strdup (target->host);
  return TRUE;
}

/* As it was typed, so that it is clear which of several is meant */
static char *
full_name (const SignetAssignment *self)
{
  if (is_of_account (self->key))
    return g_strdup (names[self->key]);
  return g_strdup_printf ("%s.%s", signet_nick (SIGNET_TYPE_PROTOCOL, self->protocol),
                          names[self->key]);
}

static gboolean
parse_port (SignetAssignment *self, const char *value, GError **error)
{
  guint64 port;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT16, &port, NULL))
    /* Translators: %s is what was typed. */
    return signet_option_refuse (error, _ ("A port is a number from 1 to 65535, not “%s”."), value);
  self->number = (int)port;
  return TRUE;
}

static gboolean
parse_word (
    SignetAssignment *self, GType type, const char *value, const char *words, GError **error)
{
  g_autofree char *name = full_name (self);

  if (signet_from_nick (type, value, &self->number))
    return TRUE;
  /* Translators: a setting, the words that it takes, and what was typed. */
  return signet_option_refuse (error, _ ("The setting “%s” takes %s, not “%s”."), name, words,
                               value);
}

static gboolean
parse_switch (SignetAssignment *self, const char *value, GError **error)
{
  self->number = g_str_equal (value, "true");
  if (self->number || g_str_equal (value, "false"))
    return TRUE;
  return signet_option_refuse (
      /* Translators: %s is what was typed; “require-ssl”, true and false stay as they are. */
      error, _ ("The setting “require-ssl” takes true or false, not “%s”."), value);
}

static gboolean
parse_text (SignetAssignment *self, const char *value, GError **error)
{
  g_autofree char *name = full_name (self);

  for (const char *at = value; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      /* Translators: %s is a setting. */
      return signet_option_refuse (error, _ ("The value of “%s” holds a control character."), name);
  if (*value == '\0')
    /* Translators: %s is a setting; “auto” stays as it is. */
    return signet_option_refuse (error, _ ("The value of “%s” is empty; “auto” takes it back."),
                                 name);
  self->text = g_strdup (value);
  return TRUE;
}

static gboolean
parse_path (SignetAssignment *self, const char *value, GError **error)
{
  if (!parse_text (self, value, error))
    return FALSE;
  if (!g_str_has_prefix (value, "pkcs11:"))
    {
      g_free (self->text);
      self->text = g_canonicalize_filename (value, NULL);
    }
  return TRUE;
}

static gboolean
parse_value (SignetAssignment *self, const char *value, GError **error)
{
  if (g_str_equal (value, "auto") && self->key != SIGNET_KEY_REQUIRE_SSL)
    return TRUE;
  switch (self->key)
    {
    case SIGNET_KEY_HOST:
      return parse_host (self, value, error);
    case SIGNET_KEY_PORT:
      return parse_port (self, value, error);
    case SIGNET_KEY_SECURITY:
      return parse_word (self, SIGNET_TYPE_SECURITY, value, "auto, tls, starttls, none", error);
    case SIGNET_KEY_SIGN_IN:
      return parse_word (self, SIGNET_TYPE_SIGN_IN, value, "password, none", error);
    case SIGNET_KEY_REQUIRE_SSL:
      return parse_switch (self, value, error);
    case SIGNET_KEY_CA_FILE:
    case SIGNET_KEY_CLIENT_CERTIFICATE:
      return parse_path (self, value, error);
    default:
      return parse_text (self, value, error);
    }
}

SignetAssignment *
signet_assignment_parse (const char *word, GError **error)
{
  g_autoptr (SignetAssignment) self = NULL;
  g_autofree char *name = NULL;
  const char *equals;

  g_return_val_if_fail (word != NULL, NULL);

  equals = strchr (word, '=');
  if (equals == NULL)
    {
      /* Translators: %s is what was typed. */
      signet_option_refuse (
          error, _ ("“%s” sets nothing; write a setting and its value, such as imap.port=143."),
          word);
      return NULL;
    }
  name = g_strndup (word, (gsize)(equals - word));
  self = g_new0 (SignetAssignment, 1);
  if (!parse_key (self, name, error) || !parse_value (self, equals + 1, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
signet_assignment_free (SignetAssignment *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

gboolean
signet_assignment_is_of_account (const SignetAssignment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_of_account (self->key);
}

const char *
signet_assignment_get_name (const SignetAssignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return names[self->key];
}
