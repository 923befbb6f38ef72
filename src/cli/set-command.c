/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "set": changes settings. They are tried first, and until they work the old ones stay
 * in force; only turning Require SSL on holds in any case.
 */
#include "ask.h"
#include "assignments.h"
#include "changes.h"
#include "command.h"
#include "json-account.h"
#include "json-report.h"
#include "output.h"
#include "password.h"
#include "passwords.h"
#include "text-report.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const SignetOptions *options;   /* unowned */
  SignetSession *session;         /* unowned */
  SignetAssignments *assignments; /* owned */
  SignetAccount *base;            /* owned */
  SignetAccount *wanted;          /* owned: with the new settings, not proven */
  SignetKeepOptions recheck;
  SignetPasswords old;
  SignetPasswords passwords; /* as they are to be from now on */
  SignetReport *report;      /* owned, nullable */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->assignments, signet_assignments_free);
  g_clear_object (&self->base);
  g_clear_object (&self->wanted);
  g_clear_object (&self->report);
  signet_passwords_clear (&self->old);
  signet_passwords_clear (&self->passwords);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
is_new_password_for (const Change *self, SignetProtocol protocol)
{
  return self->options->password_file != NULL
         || (protocol == SIGNET_PROTOCOL_SMTP && self->options->smtp_password_file != NULL);
}

static void
fill_question (Change *self)
{
  self->recheck.rules = signet_settings_get_rules (self->session->settings,
                                                   self->options->timeout_ms);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetRecheck recheck = signet_assignments_get_recheck (self->assignments, (SignetProtocol)i);

      if (recheck == SIGNET_RECHECK_SKIP && is_new_password_for (self, (SignetProtocol)i))
        recheck = SIGNET_RECHECK_STORED_PROFILE;
      self->recheck.rechecks[i] = recheck;
    }
}

/* Whether it is about more than how the account is called */
static gboolean
concerns_servers (const Change *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->recheck.rechecks[i] != SIGNET_RECHECK_SKIP
        && signet_account_get_server (self->wanted, (SignetProtocol)i) != NULL)
      return TRUE;
  return FALSE;
}

/* Settings without encryption wipe the memory of encryption, if the user may say so. */
static gboolean
prepare (Change *self, GError **error)
{
  SignetProtocol refused;

  self->wanted = signet_account_copy (self->base);
  signet_assignments_apply (self->assignments, self->wanted);
  if (!signet_assignments_check (self->assignments, self->wanted, self->recheck.rules.admin_limit,
                                 error))
    return FALSE;
  signet_policy_keep (self->base, self->wanted, &refused);
  return TRUE;
}

static gboolean
read_password (const char *path, SignetSecret **password, GError **error)
{
  if (path == NULL)
    return TRUE;
  *password = signet_password_read (path, error);
  return *password != NULL;
}

static gboolean
read_new_passwords (Change *self, GError **error)
{
  g_autoptr (SignetSecret) password = NULL;
  g_autoptr (SignetSecret) outgoing = NULL;

  if (!read_password (self->options->password_file, &password, error)
      || !read_password (self->options->smtp_password_file, &outgoing, error))
    return FALSE;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (password != NULL)
      signet_passwords_set (&self->passwords, (SignetProtocol)i, password);
  if (outgoing != NULL)
    signet_passwords_set (&self->passwords, SIGNET_PROTOCOL_SMTP, outgoing);
  return TRUE;
}

static gboolean
has_new_password (const Change *self)
{
  return self->options->password_file != NULL || self->options->smtp_password_file != NULL;
}

static gboolean
needs_password (SignetAccount *account, SignetProtocol protocol)
{
  return signet_server_settings_needs_password (signet_account_get_server (account, protocol));
}

/* Whether what is kept for @protocol belongs to another server or user than before */
static gboolean
moves_password (const Change *self, SignetAccount *settled, SignetProtocol protocol)
{
  SignetKeyringItem before, after;

  if (!needs_password (settled, protocol))
    return FALSE;
  if (!needs_password (self->base, protocol))
    return TRUE;
  before = signet_keyring_item_for (self->base, protocol);
  after = signet_keyring_item_for (settled, protocol);
  return signet_keyring_item_moves (&before, &after);
}

static void
settle (const Change *self, SignetAccount *account)
{
  signet_assignments_apply (self->assignments, account);
  if (self->report != NULL)
    signet_keep_report (account, self->report, g_get_real_time () / G_USEC_PER_SEC);
  else if (self->options->no_check)
    signet_keep_unproven (account, &self->recheck);
}

/* To log in, to move with the account, or to come back if the new ones cannot be kept */
static gboolean
needs_old_passwords (const Change *self)
{
  g_autoptr (SignetAccount) settled = signet_account_copy (self->base);

  if (!self->options->no_check || has_new_password (self))
    return TRUE;
  settle (self, settled);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (moves_password (self, settled, (SignetProtocol)i))
      return TRUE;
  return FALSE;
}

/* A protocol that had no password before logs in like the others, if that is the same user. */
static SignetSecret *
find_old_password (const Change *self, SignetProtocol protocol)
{
  if (self->old.of[protocol] != NULL || needs_password (self->base, protocol))
    return self->old.of[protocol];
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->old.of[i] != NULL
        && signet_keep_may_share_password (self->wanted, (SignetProtocol)i, protocol))
      return self->old.of[i];
  return NULL;
}

static gboolean
load_old_passwords (Change *self, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (!needs_old_passwords (self))
    return TRUE;
  if (!signet_passwords_load (&self->old, self->session, self->base, SIGNET_KEYRING_MAY_ASK, &own))
    {
      if (!g_error_matches (own, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return FALSE;
        }
      if (!self->options->no_check && !has_new_password (self))
        signet_output_error ("%s", own->message);
    }
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->passwords.of[i] == NULL)
      signet_passwords_set (&self->passwords, (SignetProtocol)i,
                            find_old_password (self, (SignetProtocol)i));
  return TRUE;
}

static gboolean
check_new_host (const Change *self, GError **error)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      if (self->passwords.of[i] == NULL || is_new_password_for (self, (SignetProtocol)i)
          || !signet_keep_must_not_reuse_password (self->wanted, (SignetProtocol)i,
                                                   self->recheck.rechecks[i]))
        continue;
      g_set_error (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_CONTRADICTION,
                   /* Translators: --password-file is an option and stays as it is. */
                   _ ("The kept password does not go to another server without encryption. Give "
                      "it again with --password-file if you want that."));
      return FALSE;
    }
  return TRUE;
}

static SignetSetupRequest *
new_request (const Change *self, GError **error)
{
  g_autoptr (SignetSetupRequest)
      request = signet_keep_request_new (self->wanted, &self->recheck, error);

  if (request == NULL)
    return NULL;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->passwords.of[i] != NULL)
      request->servers[i].password = signet_secret_ref (self->passwords.of[i]);
  return signet_setup_check (request, error) ? g_steal_pointer (&request) : NULL;
}

static gboolean
change_all (SignetAccount *account, gpointer data, GError **error)
{
  settle (data, account);
  return TRUE;
}

static gboolean
turn_on_require_ssl (SignetAccount *account, gpointer data, GError **error)
{
  const Change *self = data;

  return signet_assignments_apply_require_ssl (self->assignments, account);
}

static void
print (const Change *self, SignetAccount *account)
{
  g_auto (GStrv) changes = NULL;

  if (self->options->quiet)
    return;
  if (self->report == NULL)
    {
      if (self->options->json)
        signet_json_print_account (account);
      return;
    }
  changes = signet_changes_describe (self->base, account, self->recheck.rules.admin_limit);
  if (self->options->json)
    signet_json_print_check (self->report, account, (const char *const *)changes);
  else
    signet_text_print_check (self->report, account, (const char *const *)changes);
}

/* What is neither new nor for another place stays as it is: another program may have changed it
 * meanwhile. A password that is all there is to change must be kept; with settings it is as for a
 * new account, which does without where there is no keyring. */
static gboolean
keep_passwords (const Change *self,
                SignetKeyringChange *change,
                SignetAccount *settled,
                GError **error)
{
  g_auto (SignetPasswords) changed = { 0 };
  SignetKeyringPlace place;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_new_password_for (self, (SignetProtocol)i)
        || moves_password (self, settled, (SignetProtocol)i))
      signet_passwords_set (&changed, (SignetProtocol)i, self->passwords.of[i]);
  if (!signet_passwords_keep (&changed, self->session, change, settled, &place, error))
    return FALSE;
  if (place == SIGNET_KEYRING_PLACE_KEYRING)
    return TRUE;
  if (self->options->words[1] != NULL)
    {
      signet_passwords_complain ();
      return TRUE;
    }
  g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_UNAVAILABLE));
  return FALSE;
}

/* A password that nothing uses any more does not stay behind. */
static void
clear_unused_passwords (const Change *self, SignetAccount *after)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (needs_password (self->base, (SignetProtocol)i)
        && !needs_password (after, (SignetProtocol)i))
      signet_session_forget (self->session, signet_account_get_id (after), (SignetProtocol)i);
}

/* The password that works goes first, so that there is never an account without its password; if
 * the account cannot be written the old one comes back. */
static SignetExit
keep (Change *self, GError **error)
{
  SignetSession *session = self->session;
  const char *id = signet_account_get_id (self->base);
  g_autoptr (SignetKeyringChange)
      change = signet_keyring_change_new (session->store, session->keyring, id, self->base);
  g_autoptr (SignetAccount) settled = signet_account_copy (self->wanted);
  g_autoptr (SignetAccount) after = NULL;

  settle (self, settled);
  if (keep_passwords (self, change, settled, error))
    after = signet_session_update (session, id, change_all, self, error);
  if (after != NULL)
    {
      clear_unused_passwords (self, after);
      print (self, after);
    }
  else
    signet_session_undo (session, change, error);
  return after != NULL ? SIGNET_EXIT_OK : SIGNET_EXIT_STOPPED;
}

static SignetExit
keep_nothing (Change *self, GError **error)
{
  g_autoptr (SignetAccount) shown = signet_account_copy (self->base);
  g_autoptr (SignetAccount) after = NULL;

  print (self, shown);
  if (!signet_assignments_apply_require_ssl (self->assignments, shown))
    {
      signet_output_error (_ ("The new settings do not work; the old ones stay."));
      return SIGNET_EXIT_FAILED;
    }
  after = signet_session_update (self->session, signet_account_get_id (self->base),
                                 turn_on_require_ssl, self, error);
  if (after == NULL)
    return SIGNET_EXIT_STOPPED;
  signet_output_error (_ ("Require SSL is on. The account does not work with it, and is not used "
                          "without encryption."));
  return SIGNET_EXIT_FAILED;
}

static SignetExit
try (Change *self, GError **error)
{
  g_autoptr (SignetSetupRequest) request = new_request (self, error);

  if (request == NULL)
    return SIGNET_EXIT_USAGE;
  self->report = signet_ask_one (request, self->options, self->session->cancellable);
  if (self->report == NULL)
    return SIGNET_EXIT_STOPPED;
  return signet_report_is_ok (self->report) ? keep (self, error) : keep_nothing (self, error);
}

static SignetExit
set (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = signet_session_new ();
  g_auto (Change) change = { .options = options, .session = session };
  g_autoptr (SignetAccount) found = NULL;
  SignetExit status;

  change.assignments = signet_assignments_parse ((const char *const *)options->words + 1, error);
  if (change.assignments == NULL)
    return SIGNET_EXIT_USAGE;
  found = signet_account_store_find (session->store, options->words[0], error);
  if (found == NULL)
    return SIGNET_EXIT_USAGE;
  change.base = signet_account_copy (found);
  fill_question (&change);
  if (!prepare (&change, error))
    return SIGNET_EXIT_USAGE;
  if (!concerns_servers (&change))
    return keep (&change, error);
  if (!read_new_passwords (&change, error) || !load_old_passwords (&change, error)
      || !check_new_host (&change, error))
    return SIGNET_EXIT_USAGE;
  status = options->no_check ? keep (&change, error) : try (&change, error);
  signet_session_clear_leftovers (session);
  return status;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  if (g_strcmp0 (options->password_file, "-") == 0
      && g_strcmp0 (options->smtp_password_file, "-") == 0)
    signet_option_refuse (error, _ ("Standard input can hold one password, not two."));
  else if (options->words[0] == NULL
           || (options->words[1] == NULL && options->password_file == NULL
               && options->smtp_password_file == NULL))
    signet_option_refuse (error, _ ("Name one account and at least one setting, such as "
                                    "imap.port=143."));
  else
    return set (options, error);
  return SIGNET_EXIT_USAGE;
}

static const SignetOption set_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  { "password-file", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (password_file),
    signet_option_read_path, N_ ("the new password is in FILE (“-”: standard input)"), N_ ("FILE"),
    NULL },
  { "smtp-password-file", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (smtp_password_file),
    signet_option_read_path, N_ ("the new password for outgoing mail, if it is another"),
    N_ ("FILE"), NULL },
  { "no-check", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (no_check), NULL,
    N_ ("keep the settings without trying them"), NULL, NULL },
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for an account, 1 to 600 (default 15)"),
                         SIGNET_TIMEOUT_NOTE),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  SIGNET_OPTION_TRACE,
  SIGNET_OPTION_QUIET,
  { NULL },
};

const SignetCommand signet_command_set = {
  .name = "set",
  .synopsis = N_ ("ID KEY=VALUE…"),
  .summary = N_ ("change settings, once they are proven"),
  .description = N_ (
      "Changes settings of an account. They are tried first; what does not work is not kept.\n"
      "ID is the account's id, or its address where that is unique."),
  .details = N_ (
      "Settings: require-ssl (true or false), name, and for imap, pop3 and smtp each: host,\n"
      "port, security (tls, starttls or none), user, sign-in (password or none), ca-file and\n"
      "client-certificate. The value “auto” returns to automatic.\n\n"
      "--password-file alone changes the password of incoming and of outgoing mail.\n"
      "require-ssl=true stays on even if the account does not work with it.\n\n"
      "Exit status: 0 the settings are kept, 1 they do not work and the old ones stay,\n"
      "2 they make no sense, 3 stopped, or the disk or the keyring refuses.\n\n"
      "Examples:\n"
      "  signet set ada@example.org imap.port=143 imap.security=starttls\n"
      "  signet set ada@example.org --password-file -\n"),
  .options = { set_options },
  .run = run,
};
