/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Settings of an account, by name: one table says how each is read, what it changes, and what has
 * to be tried again because of it.
 */
#include "assignments.h"
#include "enum-types.h"
#include "options.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Indices of the table below */
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
} KeyIndex;

/* A setting with its new value */
typedef struct
{
  KeyIndex key;
  SignetProtocol protocol; /* means nothing for a setting of the whole account */
  char *text;              /* (nullable): the value, where it is a text; NULL for "auto" */
  int number;              /* the value, where it is none; 0 for "auto" */
} Assignment;

typedef struct
{
  const char *name;
  SignetRecheck recheck; /* how the protocol is tried again */
  gboolean (*parse) (Assignment *self, const char *value, GError **error);
  void (*apply) (const Assignment *self, SignetServerSettings *server); /* NULL: of the account */
  gsize text; /* for apply_text(): where it goes */
} Key;

static const Key keys[N_KEYS];

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Assignment, assignment_free)

/* As it was typed, so that it is clear which of several is meant */
static char *
full_name (const Assignment *self)
{
  const Key *key = &keys[self->key];

  if (key->apply == NULL)
    return g_strdup (key->name);
  return g_strdup_printf ("%s.%s", signet_nick (SIGNET_TYPE_PROTOCOL, self->protocol), key->name);
}

static gboolean
parse_host (Assignment *self, const char *value, GError **error)
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
  g_autofree char *name = full_name (self);

  if (signet_from_nick (type, value, &self->number))
    return TRUE;
  /* Translators: a setting, the words that it takes, and what was typed. */
  return signet_option_refuse (error, _ ("The setting “%s” takes %s, not “%s”."), name, words,
                               value);
}

static gboolean
parse_security (Assignment *self, const char *value, GError **error)
{
  return parse_word (self, SIGNET_TYPE_SECURITY, value, "auto, tls, starttls, none", error);
}

static gboolean
parse_sign_in (Assignment *self, const char *value, GError **error)
{
  return parse_word (self, SIGNET_TYPE_SIGN_IN, value, "password, none", error);
}

static gboolean
parse_switch (Assignment *self, const char *value, GError **error)
{
  self->number = g_str_equal (value, "true");
  if (self->number || g_str_equal (value, "false"))
    return TRUE;
  return signet_option_refuse (
      /* Translators: %s is what was typed; “require-ssl”, true and false stay as they are. */
      error, _ ("The setting “require-ssl” takes true or false, not “%s”."), value);
}

static gboolean
parse_text (Assignment *self, const char *value, GError **error)
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

static void
apply_text (const Assignment *self, SignetServerSettings *server)
{
  char **text = G_STRUCT_MEMBER_P (server, keys[self->key].text);

  g_free (*text);
  *text = g_strdup (self->text);
}

static void
apply_port (const Assignment *self, SignetServerSettings *server)
{
  signet_server_settings_set_by_hand (server, (guint16)self->number, server->security);
}

static void
apply_security (const Assignment *self, SignetServerSettings *server)
{
  signet_server_settings_set_by_hand (server, server->port, (SignetSecurity)self->number);
}

static void
apply_sign_in (const Assignment *self, SignetServerSettings *server)
{
  server->sign_in = (SignetSignIn)self->number;
}

#define FIELD(name) G_STRUCT_OFFSET (SignetServerSettings, name)

static const Key keys[N_KEYS] = {
  [KEY_HOST] = { "host", SIGNET_RECHECK_REDISCOVER, parse_host, apply_text, FIELD (host) },
  [KEY_PORT] = { "port", SIGNET_RECHECK_SAME_HOST, parse_port, apply_port, 0 },
  [KEY_SECURITY] = { "security", SIGNET_RECHECK_SAME_PORT, parse_security, apply_security, 0 },
  [KEY_USER] = { "user", SIGNET_RECHECK_STORED_PROFILE, parse_text, apply_text, FIELD (user) },
  [KEY_SIGN_IN] = { "sign-in", SIGNET_RECHECK_STORED_PROFILE, parse_sign_in, apply_sign_in, 0 },
  [KEY_CA_FILE] = { "ca-file", SIGNET_RECHECK_STORED_PROFILE, parse_path, apply_text,
                    FIELD (ca_file) },
  [KEY_CLIENT_CERTIFICATE] = { "client-certificate", SIGNET_RECHECK_STORED_PROFILE, parse_path,
                               apply_text, FIELD (client_certificate) },
  [KEY_REQUIRE_SSL] = { "require-ssl", SIGNET_RECHECK_STORED_PROFILE, parse_switch, NULL, 0 },
  [KEY_NAME] = { "name", SIGNET_RECHECK_SKIP, parse_text, NULL, 0 },
};

static gboolean
find_key (const char *name, gboolean of_account, KeyIndex *key)
{
  for (int i = 0; i < N_KEYS; i++)
    if (g_str_equal (keys[i].name, name) && (keys[i].apply == NULL) == of_account)
      {
        *key = (KeyIndex)i;
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

static Assignment *
parse_assignment (const char *word, GError **error)
{
  g_autoptr (Assignment) self = g_new0 (Assignment, 1);
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, (gsize)(equals - word)) : NULL;

  if (equals == NULL)
    {
      /* Translators: %s is what was typed. */
      signet_option_refuse (
          error, _ ("“%s” sets nothing; write a setting and its value, such as imap.port=143."),
          word);
      return NULL;
    }
  if (!parse_key (self, name, error))
    return NULL;
  /* The switch has no third position. */
  if ((self->key == KEY_REQUIRE_SSL || !g_str_equal (equals + 1, "auto"))
      && !keys[self->key].parse (self, equals + 1, error))
    return NULL;
  return g_steal_pointer (&self);
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
  g_autoptr (Assignment) assignment = parse_assignment (word, error);

  if (assignment == NULL)
    return FALSE;
  if (is_given (self, assignment))
    /* Translators: %s is a setting. */
    return signet_option_refuse (error, _ ("The setting “%s” is given twice."),
                                 keys[assignment->key].name);
  g_ptr_array_add (self->list, g_steal_pointer (&assignment));
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

static SignetServerSettings *
copy_server (SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  return server != NULL ? signet_server_settings_copy (server) : signet_server_settings_new ();
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
      g_autoptr (SignetServerSettings) server = copy_server (account, self->protocol);

      keys[self->key].apply (self, server);
      signet_account_set_server (account, self->protocol, server);
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
signet_assignments_apply_require_ssl (const SignetAssignments *self, SignetAccount *account)
{
  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  if (!turns_on (self, TRUE))
    return FALSE;
  signet_account_set_require_ssl (account, TRUE);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);
      g_autoptr (SignetServerSettings) changed = NULL;

      if (server == NULL || server->security != SIGNET_SECURITY_NONE)
        continue;
      changed = signet_server_settings_copy (server);
      changed->security = SIGNET_SECURITY_AUTO;
      signet_account_set_server (account, (SignetProtocol)i, changed);
    }
  return TRUE;
}

void
signet_assignments_apply (const SignetAssignments *self, SignetAccount *account)
{
  g_return_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account));

  signet_assignments_apply_require_ssl (self, account);
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
                          SignetPlaintext admin_limit,
                          GError **error)
{
  gboolean is_locked = signet_policy_is_prescribed (admin_limit);

  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  if (is_locked && turns_on (self, FALSE))
    return refuse_for_administrator (error);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key != KEY_SECURITY
          || !signet_policy_account_contradicts (account, assignment->protocol, admin_limit))
        continue;
      if (is_locked)
        return refuse_for_administrator (error);
      return signet_option_refuse (error,
                                   _ ("An unencrypted connection is not possible while Require SSL "
                                      "is on. Add require-ssl=false if you want that."));
    }
  return TRUE;
}

SignetRecheck
signet_assignments_get_recheck (const SignetAssignments *self, SignetProtocol protocol)
{
  SignetRecheck recheck = SIGNET_RECHECK_SKIP;

  g_return_val_if_fail (self != NULL, SIGNET_RECHECK_SKIP);

  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);
      const Key *key = &keys[assignment->key];
      SignetRecheck own = key->recheck;

      if (own == SIGNET_RECHECK_SKIP || (key->apply != NULL && assignment->protocol != protocol))
        continue;
      recheck = recheck == SIGNET_RECHECK_SKIP ? own : MAX (recheck, own);
    }
  return recheck;
}
