/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "check": logs in with what is kept. Fit for cron: says nothing where all is well.
 */
#include "ask.h"
#include "changes.h"
#include "command.h"
#include "deadline.h"
#include "json-report.h"
#include "keep.h"
#include "output.h"
#include "passwords.h"
#include "text-report.h"

#include <glib/gi18n-lib.h>

#define CHECKS_AT_ONCE 20

/* An account that is being checked */
typedef struct
{
  SignetAccount *account;      /* owned: as it was */
  SignetSetupRequest *request; /* owned */
  SignetReport *report;        /* owned */
  gboolean is_kept;            /* whether @report is */
} Case;

typedef struct
{
  const SignetOptions *options; /* unowned */
  SignetSession *session;       /* unowned */
  GPtrArray *cases;             /* (element-type Case), owned */
  SignetKeyringPrompt prompt;
  SignetExit status;
} Check;

static void
case_free (Case *self)
{
  g_clear_object (&self->account);
  g_clear_object (&self->report);
  g_clear_pointer (&self->request, signet_setup_request_free);
  g_free (self);
}

static void
note (Check *self, SignetExit status)
{
  self->status = MAX (self->status, status);
}

static SignetSetupRequest *
new_request (const Check *self, SignetAccount *account, GError **error)
{
  const SignetKeepOptions options = {
    .rules = signet_settings_get_rules (self->session->settings, self->options->timeout_ms),
  };

  return signet_keep_request_new (account, &options, error);
}

/* Whether an account that has logged in has lost its password */
static gboolean
lacks_password (SignetAccount *account, const SignetPasswords *passwords)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);

      if (signet_server_settings_needs_password (server) && passwords->of[i] == NULL
          && server->checked && server->login != SIGNET_LOGIN_NOT_TRIED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
fill_passwords (Check *self, Case *item, GError **error)
{
  g_auto (SignetPasswords) passwords = { 0 };

  if (!signet_passwords_load (&passwords, self->session, item->account, self->prompt, error))
    return FALSE;
  if (lacks_password (item->account, &passwords))
    {
      /* Translators: %s is an e-mail address; the rest is a command. */
      signet_output_error (_ ("No password is kept for %s. Give it with “signet set ID "
                              "--password-file -”."),
                           signet_account_get_address (item->account));
      note (self, SIGNET_EXIT_FAILED);
    }
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    item->request->servers[i].password = g_steal_pointer (&passwords.of[i]);
  return TRUE;
}

/* Who does not unlock the keyring for one account is not asked again for the next. */
static void
refuse_case (Check *self, SignetAccount *account, const GError *error)
{
  if (g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED))
    self->prompt = SIGNET_KEYRING_QUIET;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_output_error ("%s: %s", signet_account_get_address (account), error->message);
  note (self, SIGNET_EXIT_STOPPED);
}

static void
add_case (Check *self, SignetAccount *account)
{
  Case *item = g_new0 (Case, 1);
  g_autoptr (GError) error = NULL;

  item->account = signet_account_copy (account);
  item->request = new_request (self, account, &error);
  if (item->request == NULL || !signet_setup_check (item->request, &error))
    {
      signet_output_error ("%s: %s", signet_account_get_address (account), error->message);
      note (self, SIGNET_EXIT_FAILED);
      case_free (item);
    }
  else if (!fill_passwords (self, item, &error))
    {
      refuse_case (self, account, error);
      case_free (item);
    }
  else
    g_ptr_array_add (self->cases, item);
}

static gboolean
add_named (Check *self, GError **error)
{
  for (guint i = 0; self->options->words[i] != NULL; i++)
    {
      g_autoptr (SignetAccount) account = signet_account_store_find (
          self->session->store, self->options->words[i], error);

      if (account == NULL)
        return FALSE;
      add_case (self, account);
    }
  return TRUE;
}

static void
add_all (Check *self)
{
  GListModel *accounts = G_LIST_MODEL (self->session->store);

  note (self, signet_session_report_problems (self->session));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, i);

      add_case (self, account);
    }
}

/* Who changed the account meanwhile knows better than this check. */
static gboolean
keep_report (SignetAccount *account, gpointer data, GError **error)
{
  Case *item = data;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!signet_server_settings_equal (
            signet_account_get_server (account, (SignetProtocol)i),
            signet_account_get_server (item->account, (SignetProtocol)i)))
      return TRUE;
  signet_keep_report (account, item->report, g_get_real_time () / G_USEC_PER_SEC);
  item->is_kept = TRUE;
  return TRUE;
}

static void
print (Check *self, const Case *item, SignetAccount *after)
{
  SignetPlaintext admin_limit = signet_settings_get_admin_limit (self->session->settings);
  g_auto (GStrv) changes = signet_changes_describe (item->account, after, admin_limit);

  if (self->options->json && !self->options->quiet)
    signet_json_print_check (item->report, after, (const char *const *)changes);
  else if (!self->options->quiet && (changes[0] != NULL || !signet_report_is_ok (item->report)))
    signet_text_print_check (item->report, after, (const char *const *)changes);
}

static void
end_case (Check *self, Case *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) after = NULL;
  g_autoptr (SignetAccount) shown = signet_account_copy (item->account);

  if (!signet_report_is_ok (item->report))
    note (self, SIGNET_EXIT_FAILED);
  signet_keep_report (shown, item->report, g_get_real_time () / G_USEC_PER_SEC);
  print (self, item, shown);
  /* What the administrator provides becomes the user's own only when the user changes it. */
  if (signet_account_is_site (item->account))
    return;
  after = signet_session_update (self->session, signet_account_get_id (item->account), keep_report,
                                 item, &error);
  if (after == NULL)
    {
      signet_output_refusal (error);
      note (self, SIGNET_EXIT_STOPPED);
    }
  else if (item->is_kept)
    signet_passwords_follow (self->session, item->account, after);
}

static void
ended_cb (guint index, SignetReport *report, gpointer data)
{
  Check *self = data;
  Case *item = g_ptr_array_index (self->cases, index);

  item->report = g_object_ref (report);
}

static SignetExit
check (Check *self)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  GCancellable *cancellable = self->session->cancellable;

  for (guint i = 0; i < self->cases->len; i++)
    g_ptr_array_add (requests, ((Case *)g_ptr_array_index (self->cases, i))->request);
  signet_ask (requests, self->options, CHECKS_AT_ONCE, ended_cb, self, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return SIGNET_EXIT_STOPPED;
  for (guint i = 0; i < self->cases->len; i++)
    end_case (self, g_ptr_array_index (self->cases, i));
  return self->status;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = signet_session_new ();
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)case_free);
  SignetExit status;
  Check self = { .options = options,
                 .session = session,
                 .cases = cases,
                 .prompt = signet_deadline_has_person () ? SIGNET_KEYRING_MAY_ASK
                                                         : SIGNET_KEYRING_QUIET };

  if (options->words[0] == NULL)
    add_all (&self);
  else if (!add_named (&self, error))
    return SIGNET_EXIT_USAGE;
  status = check (&self);
  signet_session_clear_leftovers (session);
  return status;
}

static const SignetOption check_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for an account, 1 to 600 (default 15)"),
                         SIGNET_TIMEOUT_NOTE),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  SIGNET_OPTION_TRACE,
  SIGNET_OPTION_QUIET,
  { NULL },
};

const SignetCommand signet_command_check = {
  .name = "check",
  .synopsis = N_ ("[ID…]"),
  .summary = N_ ("log in with what is kept, and say what changed"),
  .description = N_ (
      "Logs in with what is kept, and says what changed. Checks all accounts if none is named.\n"
      "ID is an account's id, or its address where that is unique."),
  .details = N_ (
      "Prints nothing where all is well and as it was, so it can be run by cron or a timer.\n\n"
      "Exit status: 0 all is well, 1 an account does not work, 2 there is no such account,\n"
      "3 stopped, or the disk or the keyring refuses.\n"),
  .options = { check_options },
  .run = run,
};
