/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Settings of an account, by name.
 */
#include "assignments.h"
#include "arguments.h"
#include "enum-types.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  KEY_HOST,
  KEY_PORT,
  KEY_SECURITY,
  KEY_USER,
  KEY_SIGN_IN,
  KEY_CA_FILE,
  KEY_CLIENT_CERTIFICATE,
  KEY_REQUIRE_SSL,
  KEY_NAME,
  N_KEYS,
} Key;

static const char *const names[N_KEYS] = {
  "host",        "port", "security", "user", "sign-in", "ca-file", "client-certificate",
  "require-ssl", "name",
};

/* The value as it is kept: a number for a port or an enumeration, else a text or NULL for "auto" */
typedef struct
{
  Key key;
  SignetProtocol protocol;
  char *text;
  int number;
} Assignment;

struct _SignetAssignments
{
  GPtrArray *list; /* (element-type Assignment), owned */
};

static void
assignment_free (Assignment *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
is_of_account (Key key)
{
  return key == KEY_REQUIRE_SSL || key == KEY_NAME;
}

static gboolean
find_key (const char *name, gboolean of_account, Key *key)
{
  for (int i = 0; i < N_KEYS; i++)
    if (g_str_equal (names[i], name) && is_of_account ((Key)i) == of_account)
      {
        *key = (Key)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_key (Assignment *self, const char *name, GError **error)
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
    /* Translators: %s is what was typed; the words in the list stay as they are. */
    return signet_option_refuse (
        error,
        _ ("There is no setting “%s”. There are require-ssl and name, and for imap, pop3 and smtp "
           "each: host, port, security, user, sign-in, ca-file and client-certificate, such as "
           "imap.port."),
        name);
  return TRUE;
}

static gboolean
parse_host (Assignment *self, const char *value, GError **error)
{
  g_autoptr (SignetTarget) target = signet_target_parse_server (value, error);

  if (target == NULL)
    return FALSE;
  if (target->port != 0 || target->security != SIGNET_SECURITY_AUTO)
    /* Translators: %s is what was typed. */
    return signet_option_refuse (error,
                                 _ ("“%s” is more than a host; the port and the mode have "
                                    "settings of their own."),
                                 value);
  self->text = g_strdup (target->host);
  return TRUE;
}

static gboolean
parse_port (Assignment *self, const char *value, GError **error)
{
  guint64 port;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT16, &port, NULL))
    /* Translators: %s is what was typed. */
    return signet_option_refuse (error, _ ("A port is a number from 1 to 65535, not “%s”."), value);
  self->number = (int)port;
  return TRUE;
}

static gboolean
parse_word (Assignment *self, GType type, const char *value, const char *words, GError **error)
{
  if (signet_from_nick (type, value, &self->number))
    return TRUE;
  /* Translators: a setting, the words that it takes, and what was typed. */
  return signet_option_refuse (error, _ ("The setting “%s” takes %s, not “%s”."), names[self->key],
                               words, value);
}

static gboolean
parse_switch (Assignment *self, const char *value, GError **error)
{
  self->number = g_str_equal (value, "true");
  if (self->number || g_str_equal (value, "false"))
    return TRUE;
  /* Translators: %s is what was typed. */
  return signet_option_refuse (
      error, _ ("The setting “require-ssl” takes true or false, not “%s”."), value);
}

static gboolean
parse_text (Assignment *self, const char *value, GError **error)
{
  for (const char *at = value; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return signet_option_refuse (error, _ ("The value of “%s” holds a control character."),
                                   names[self->key]);
  if (*value == '\0')
    return signet_option_refuse (error, _ ("The value of “%s” is empty; “auto” takes it back."),
                                 names[self->key]);
  self->text = g_strdup (value);
  return TRUE;
}

static gboolean
parse_path (Assignment *self, const char *value, GError **error)
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
parse_value (Assignment *self, const char *value, GError **error)
{
  if (g_str_equal (value, "auto") && self->key != KEY_REQUIRE_SSL)
    return TRUE;
  switch (self->key)
    {
    case KEY_HOST:
      return parse_host (self, value, error);
    case KEY_PORT:
      return parse_port (self, value, error);
    case KEY_SECURITY:
      return parse_word (self, SIGNET_TYPE_SECURITY, value, "auto, tls, starttls, none", error);
    case KEY_SIGN_IN:
      return parse_word (self, SIGNET_TYPE_SIGN_IN, value, "password, none", error);
    case KEY_REQUIRE_SSL:
      return parse_switch (self, value, error);
    case KEY_CA_FILE:
    case KEY_CLIENT_CERTIFICATE:
      return parse_path (self, value, error);
    default:
      return parse_text (self, value, error);
    }
}

static gboolean
is_given (const SignetAssignments *self, const Assignment *other)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key == other->key && assignment->protocol == other->protocol)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parse_one (SignetAssignments *self, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, (gsize)(equals - word)) : NULL;
  Assignment *assignment;

  if (equals == NULL)
    /* Translators: %s is what was typed. */
    return signet_option_refuse (error,
                                 _ ("“%s” is no setting with a value, such as "
                                    "imap.port=143."),
                                 word);
  assignment = g_new0 (Assignment, 1);
  if (!parse_key (assignment, name, error) || !parse_value (assignment, equals + 1, error))
    {
      assignment_free (assignment);
      return FALSE;
    }
  if (is_given (self, assignment))
    {
      assignment_free (assignment);
      /* Translators: %s is a setting. */
      return signet_option_refuse (error, _ ("The setting “%s” is given twice."), name);
    }
  g_ptr_array_add (self->list, assignment);
  return TRUE;
}

SignetAssignments *
signet_assignments_parse (const char *const *words, GError **error)
{
  g_autoptr (SignetAssignments) self = g_new0 (SignetAssignments, 1);

  g_return_val_if_fail (words != NULL, NULL);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify)assignment_free);
  for (guint i = 0; words[i] != NULL; i++)
    if (!parse_one (self, words[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
signet_assignments_free (SignetAssignments *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void
replace (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
apply_to_service (const Assignment *self, SignetAccountService *service)
{
  switch (self->key)
    {
    case KEY_HOST:
      replace (&service->host, self->text);
      break;
    case KEY_PORT:
      service->port = (guint16)self->number;
      break;
    case KEY_SECURITY:
      service->security = (SignetSecurity)self->number;
      break;
    case KEY_USER:
      replace (&service->user, self->text);
      break;
    case KEY_SIGN_IN:
      service->sign_in = (SignetSignIn)self->number;
      break;
    case KEY_CA_FILE:
      replace (&service->ca_file, self->text);
      break;
    default:
      replace (&service->client_certificate, self->text);
      break;
    }
}

static SignetAccountService *
copy_service (SignetAccount *account, SignetProtocol protocol)
{
  const SignetAccountService *service = signet_account_get_service (account, protocol);

  return service != NULL ? signet_account_service_copy (service) : signet_account_service_new ();
}

static void
apply (const Assignment *self, SignetAccount *account)
{
  if (self->key == KEY_NAME)
    signet_account_set_name (account, self->text);
  else if (self->key == KEY_REQUIRE_SSL)
    signet_account_set_require_ssl (account, self->number);
  else
    {
      g_autoptr (SignetAccountService) service = copy_service (account, self->protocol);

      apply_to_service (self, service);
      signet_account_set_service (account, self->protocol, service);
    }
}

static gboolean
turns_on (const SignetAssignments *self, gboolean on)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key == KEY_REQUIRE_SSL)
        return assignment->number == on;
    }
  return FALSE;
}

gboolean
signet_assignments_apply_strictness (const SignetAssignments *self, SignetAccount *account)
{
  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  if (!turns_on (self, TRUE))
    return FALSE;
  signet_account_set_require_ssl (account, TRUE);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetAccountService *service = signet_account_get_service (account, (SignetProtocol)i);
      g_autoptr (SignetAccountService) changed = NULL;

      if (service == NULL || service->security != SIGNET_SECURITY_NONE)
        continue;
      changed = signet_account_service_copy (service);
      changed->security = SIGNET_SECURITY_AUTO;
      signet_account_set_service (account, (SignetProtocol)i, changed);
    }
  return TRUE;
}

void
signet_assignments_apply (const SignetAssignments *self, SignetAccount *account)
{
  g_return_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account));

  signet_assignments_apply_strictness (self, account);
  for (guint i = 0; i < self->list->len; i++)
    apply (g_ptr_array_index (self->list, i), account);
}

static gboolean
refuse_for_administrator (GError **error)
{
  return signet_option_refuse (error, _ ("The administrator of this computer requires SSL (the "
                                         "setting “require-ssl” is locked)."));
}

gboolean
signet_assignments_check (const SignetAssignments *self,
                          SignetAccount *account,
                          SignetPlaintext limit,
                          GError **error)
{
  gboolean is_locked = signet_policy_is_prescribed (limit);

  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  if (is_locked && turns_on (self, FALSE))
    return refuse_for_administrator (error);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key != KEY_SECURITY
          || !signet_policy_account_contradicts (account, assignment->protocol, limit))
        continue;
      if (is_locked)
        return refuse_for_administrator (error);
      return signet_option_refuse (error,
                                   _ ("An unencrypted connection is not possible while Require SSL "
                                      "is on. Add require-ssl=false if you want that."));
    }
  return TRUE;
}

static SignetKeepManner
manner_of (Key key)
{
  switch (key)
    {
    case KEY_HOST:
      return SIGNET_KEEP_NOTHING;
    case KEY_PORT:
      return SIGNET_KEEP_HOST;
    case KEY_SECURITY:
      return SIGNET_KEEP_PLACE;
    case KEY_NAME:
      return SIGNET_KEEP_OUT;
    default:
      return SIGNET_KEEP_STRAIGHT;
    }
}

SignetKeepManner
signet_assignments_get_manner (const SignetAssignments *self, SignetProtocol protocol)
{
  SignetKeepManner manner = SIGNET_KEEP_OUT;

  g_return_val_if_fail (self != NULL, SIGNET_KEEP_OUT);

  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);
      SignetKeepManner own = manner_of (assignment->key);

      if (own == SIGNET_KEEP_OUT
          || (!is_of_account (assignment->key) && assignment->protocol != protocol))
        continue;
      manner = manner == SIGNET_KEEP_OUT ? own : MAX (manner, own);
    }
  return manner;
}
