/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Settings of an account, by name. Those of a protocol are the fields of its server settings: what
 * a field holds says how it is read, and what has to be tried again because of it.
 */
#include "assignments.h"
#include "enum-types.h"
#include "options.h"
#include "server-field.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The settings of the whole account */
static const char require_ssl[] = "require-ssl";
static const char account_name[] = "name";

/* A setting with its new value */
typedef struct
{
  const char *name;               /* unowned: one of the above, or that of the field */
  const SignetServerField *field; /* (nullable): of a protocol */
  SignetProtocol protocol;        /* means nothing for a setting of the whole account */
  char *text;                     /* (nullable): the value, where it is a text; NULL for "auto" */
  int number;                     /* the value, where it is none; 0 for "auto" */
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Assignment, assignment_free)

/* As it was typed, so that it is clear which of several is meant */
static char *
full_name (const Assignment *self)
{
  if (self->field == NULL)
    return g_strdup (self->name);
  return g_strdup_printf ("%s.%s", signet_nick (SIGNET_TYPE_PROTOCOL, self->protocol), self->name);
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

static char *
list_nicks (GType type)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < class->n_values; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", class->values[i].value_nick);
  return g_string_free (list, FALSE);
}

static gboolean
parse_word (Assignment *self, const char *value, GError **error)
{
  GType type = self->field->type ();
  g_autofree char *name = full_name (self);
  g_autofree char *words = list_nicks (type);

  if (signet_from_nick (type, value, &self->number))
    return TRUE;
  /* Translators: a setting, the words that it takes, and what was typed. */
  return signet_option_refuse (error, _ ("The setting “%s” takes %s, not “%s”."), name, words,
                               value);
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

static gboolean
parse_value (Assignment *self, const char *value, GError **error)
{
  /* The switch has no third position. */
  if (self->name == require_ssl)
    return parse_switch (self, value, error);
  if (g_str_equal (value, "auto"))
    return TRUE;
  switch (self->field != NULL ? self->field->kind : SIGNET_FIELD_TEXT)
    {
    case SIGNET_FIELD_HOST:
      return parse_host (self, value, error);
    case SIGNET_FIELD_PATH:
      return parse_path (self, value, error);
    case SIGNET_FIELD_PORT:
      return parse_port (self, value, error);
    case SIGNET_FIELD_ENUM:
      return parse_word (self, value, error);
    default:
      return parse_text (self, value, error);
    }
}

static gboolean
find_field (Assignment *self, const char *name)
{
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    if (g_strcmp0 (field->setting, name) == 0)
      {
        self->field = field;
        self->name = field->setting;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_of_account (Assignment *self, const char *name)
{
  if (g_str_equal (name, require_ssl))
    self->name = require_ssl;
  else if (g_str_equal (name, account_name))
    self->name = account_name;
  return self->name != NULL;
}

static gboolean
parse_key (Assignment *self, const char *name, GError **error)
{
  const char *dot = strchr (name, '.');
  g_autofree char *word = dot != NULL ? g_strndup (name, (gsize)(dot - name)) : NULL;
  int protocol = 0;
  gboolean is_known;

  if (dot == NULL)
    is_known = find_of_account (self, name);
  else
    is_known = signet_from_nick (SIGNET_TYPE_PROTOCOL, word, &protocol)
               && find_field (self, dot + 1);
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
  if (!parse_key (self, name, error) || !parse_value (self, equals + 1, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_given (const SignetAssignments *self, const Assignment *other)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->name == other->name && assignment->protocol == other->protocol)
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
    return signet_option_refuse (error, _ ("The setting “%s” is given twice."), assignment->name);
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
  if (self->name == account_name)
    signet_account_set_name (account, self->text);
  else if (self->name == require_ssl)
    signet_account_set_require_ssl (account, self->number);
  else
    {
      g_autoptr (SignetServerSettings) server = copy_server (account, self->protocol);

      signet_server_field_set_by_hand (self->field, server, self->text, self->number);
      signet_account_set_server (account, self->protocol, server);
    }
}

static gboolean
turns_on (const SignetAssignments *self, gboolean on)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->name == require_ssl)
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

static gboolean
is_of_security (const Assignment *self)
{
  return self->field != NULL && self->field->type == signet_security_get_type;
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

      if (!is_of_security (assignment)
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

static SignetRecheck
recheck_of (const Assignment *self)
{
  if (self->name == account_name)
    return SIGNET_RECHECK_SKIP;
  if (is_of_security (self))
    return SIGNET_RECHECK_SAME_PORT;
  if (self->field != NULL && self->field->kind == SIGNET_FIELD_HOST)
    return SIGNET_RECHECK_REDISCOVER;
  if (self->field != NULL && self->field->kind == SIGNET_FIELD_PORT)
    return SIGNET_RECHECK_SAME_HOST;
  return SIGNET_RECHECK_STORED_PROFILE;
}

SignetRecheck
signet_assignments_get_recheck (const SignetAssignments *self, SignetProtocol protocol)
{
  SignetRecheck recheck = SIGNET_RECHECK_SKIP;

  g_return_val_if_fail (self != NULL, SIGNET_RECHECK_SKIP);

  for (guint i = 0; i < self->list->len; i++)
    {
      const Assignment *assignment = g_ptr_array_index (self->list, i);
      SignetRecheck own = recheck_of (assignment);

      if (own == SIGNET_RECHECK_SKIP
          || (assignment->field != NULL && assignment->protocol != protocol))
        continue;
      recheck = recheck == SIGNET_RECHECK_SKIP ? own : MAX (recheck, own);
    }
  return recheck;
}
