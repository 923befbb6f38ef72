/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Settings of an account, by name.
 */
#include "assignments.h"
#include "assignment.h"
#include "options.h"

#include <glib/gi18n-lib.h>

struct _SignetAssignments
{
  GPtrArray *list; /* (element-type SignetAssignment), owned */
};

static gboolean
is_given (const SignetAssignments *self, const SignetAssignment *other)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const SignetAssignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key == other->key && assignment->protocol == other->protocol)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parse_one (SignetAssignments *self, const char *word, GError **error)
{
  SignetAssignment *assignment = signet_assignment_parse (word, error);

  if (assignment == NULL)
    return FALSE;
  if (is_given (self, assignment))
    {
      /* Translators: %s is a setting. */
      signet_option_refuse (error, _ ("The setting “%s” is given twice."),
                            signet_assignment_get_name (assignment));
      signet_assignment_free (assignment);
      return FALSE;
    }
  g_ptr_array_add (self->list, assignment);
  return TRUE;
}

SignetAssignments *
signet_assignments_parse (const char *const *words, GError **error)
{
  g_autoptr (SignetAssignments) self = g_new0 (SignetAssignments, 1);

  g_return_val_if_fail (words != NULL, NULL);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_assignment_free);
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
apply_to_server (const SignetAssignment *self, SignetServerSettings *server)
{
  switch (self->key)
    {
    case SIGNET_KEY_HOST:
      replace (&server->host, self->text);
      break;
    case SIGNET_KEY_PORT:
      signet_server_settings_set_by_hand (server, (guint16)self->number, server->security);
      break;
    case SIGNET_KEY_SECURITY:
      signet_server_settings_set_by_hand (server, server->port, (SignetSecurity)self->number);
      break;
    case SIGNET_KEY_USER:
      replace (&server->user, self->text);
      break;
    case SIGNET_KEY_SIGN_IN:
      server->sign_in = (SignetSignIn)self->number;
      break;
    case SIGNET_KEY_CA_FILE:
      replace (&server->ca_file, self->text);
      break;
    default:
      replace (&server->client_certificate, self->text);
      break;
    }
}

static SignetServerSettings *
copy_server (SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  return server != NULL ? signet_server_settings_copy (server) : signet_server_settings_new ();
}

static void
apply (const SignetAssignment *self, SignetAccount *account)
{
  if (self->key == SIGNET_KEY_NAME)
    signet_account_set_name (account, self->text);
  else if (self->key == SIGNET_KEY_REQUIRE_SSL)
    signet_account_set_require_ssl (account, self->number);
  else
    {
      g_autoptr (SignetServerSettings) server = copy_server (account, self->protocol);

      apply_to_server (self, server);
      signet_account_set_server (account, self->protocol, server);
    }
}

static gboolean
turns_on (const SignetAssignments *self, gboolean on)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const SignetAssignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key == SIGNET_KEY_REQUIRE_SSL)
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
      const SignetAssignment *assignment = g_ptr_array_index (self->list, i);

      if (assignment->key != SIGNET_KEY_SECURITY
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
recheck_of (SignetKey key)
{
  switch (key)
    {
    case SIGNET_KEY_HOST:
      return SIGNET_RECHECK_REDISCOVER;
    case SIGNET_KEY_PORT:
      return SIGNET_RECHECK_SAME_HOST;
    case SIGNET_KEY_SECURITY:
      return SIGNET_RECHECK_SAME_PORT;
    case SIGNET_KEY_NAME:
      return SIGNET_RECHECK_SKIP;
    default:
      return SIGNET_RECHECK_STORED_PROFILE;
    }
}

SignetRecheck
signet_assignments_get_recheck (const SignetAssignments *self, SignetProtocol protocol)
{
  SignetRecheck recheck = SIGNET_RECHECK_SKIP;

  g_return_val_if_fail (self != NULL, SIGNET_RECHECK_SKIP);

  for (guint i = 0; i < self->list->len; i++)
    {
      const SignetAssignment *assignment = g_ptr_array_index (self->list, i);
      SignetRecheck own = recheck_of (assignment->key);

      if (own == SIGNET_RECHECK_SKIP
          || (!signet_assignment_is_of_account (assignment) && assignment->protocol != protocol))
        continue;
      recheck = recheck == SIGNET_RECHECK_SKIP ? own : MAX (recheck, own);
    }
  return recheck;
}
