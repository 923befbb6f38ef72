/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "add": finds and proves settings like "probe", then keeps the account and its
 * password. Only a complete success is kept.
 */
#include "ask.h"
#include "command.h"
#include "consent.h"
#include "json-report.h"
#include "keep.h"
#include "leftovers.h"
#include "output.h"
#include "passwords.h"
#include "requests.h"
#include "stop.h"
#include "text-report.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const SignetOptions *options; /* unowned */
  SignetSession *session;       /* unowned */
  SignetSetupRequest *request;  /* unowned */
  SignetReport *report;         /* unowned */
} Addition;

static char *
absolute_path (const char *path)
{
  return path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

static char *
certificate_location (const char *location)
{
  if (location != NULL && g_str_has_prefix (location, "pkcs11:"))
    return g_strdup (location);
  return absolute_path (location);
}

/* What was typed on purpose stays so. A port that came with a host was a hint. */
static void
set_by_hand (SignetServerSettings *settings, const Addition *self, SignetProtocol protocol)
{
  const SignetSetupServer *server = &self->request->servers[protocol];
  const SignetOptions *options = self->options;

  settings->host = g_strdup (server->host);
  settings->port = server->rule == SIGNET_PORT_ONLY ? server->port : 0;
  settings->security = server->security;
  settings->user = g_strdup (options->user);
  settings->ca_file = absolute_path (options->ca_files != NULL ? options->ca_files[0] : NULL);
  settings->client_certificate = certificate_location (options->client_certificate);
}

/* The type that was named, if only one was */
static SignetIncoming
incoming_of (const SignetOptions *options)
{
  gboolean imap = options->servers[SIGNET_PROTOCOL_IMAP].wanted;

  if (imap == options->servers[SIGNET_PROTOCOL_POP3].wanted)
    return SIGNET_INCOMING_AUTO;
  return imap ? SIGNET_INCOMING_IMAP : SIGNET_INCOMING_POP3;
}

static SignetAccount *
make_account (const Addition *self)
{
  SignetAccount *account = signet_account_new (NULL, self->request->target->address);
  gboolean is_lax = self->options->no_require_ssl
                    || (!self->options->require_ssl
                        && !signet_settings_get_require_ssl (self->session->settings));

  signet_account_set_require_ssl (account, !is_lax);
  signet_account_set_incoming (account, incoming_of (self->options), SIGNET_INCOMING_AUTO);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->report)); i++)
    {
      g_autoptr (SignetProtocolResult)
          result = g_list_model_get_item (G_LIST_MODEL (self->report), i);
      g_autoptr (SignetServerSettings) kept = signet_server_settings_new ();
      SignetProtocol protocol = signet_protocol_result_get_protocol (result);

      if (!signet_protocol_result_is_ok (result))
        continue;
      set_by_hand (kept, self, protocol);
      signet_account_set_server (account, protocol, kept);
    }
  signet_keep_report (account, self->report, g_get_real_time () / G_USEC_PER_SEC);
  return account;
}

/* POP3 may be the fallback for IMAP, which is then not used. */
static void
drop_failed (SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);

      if (server != NULL && server->profile == NULL)
        signet_account_set_server (account, (SignetProtocol)i, NULL);
    }
}

/* What was proven is kept also where there is no keyring, or one that hangs. */
static gboolean
keep_passwords (const Addition *self,
                SignetKeyringChange *change,
                SignetAccount *account,
                GError **error)
{
  g_auto (SignetPasswords) passwords = { 0 };
  SignetKeyringPlace place;
  g_autoptr (GError) own = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    signet_passwords_set (&passwords, (SignetProtocol)i, self->request->password);
  if (signet_passwords_keep (&passwords, self->session, change, account, &place, &own))
    {
      if (place == SIGNET_KEYRING_PLACE_MEMORY)
        signet_passwords_complain ();
      return TRUE;
    }
  if (!g_error_matches (own, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_SILENT))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  signet_output_error (_ ("The keyring does not answer, so the password is not kept."));
  return TRUE;
}

static gboolean
keep (const Addition *self, SignetAccount *account, GError **error)
{
  const char *id = signet_account_get_id (account);
  SignetSession *session = self->session;
  g_autoptr (SignetKeyringChange)
      change = signet_keyring_change_new (session->store, session->keyring, id, NULL);

  if (!signet_leftovers_note (session->store, id, error))
    return FALSE;
  if (keep_passwords (self, change, account, error) && signet_session_add (session, account, error))
    return TRUE;
  if (signet_session_undo (session, change, NULL))
    signet_leftovers_forget (session->store, id);
  return FALSE;
}

static void
print (const Addition *self, const char *id)
{
  g_autofree char *hint = signet_consent_hint (self->request->policy, self->report);

  if (self->options->quiet)
    return;
  if (self->options->json)
    signet_json_print_addition (self->report, id);
  else
    signet_text_print_addition (self->report, id, hint);
}

/* It was tried: whatever refuses it now, it was no mistake in what was typed. */
static SignetExit
conclude (const Addition *self)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (!signet_report_is_ok (self->report)
      || !signet_consent_to_keep (self->options, self->request, self->report))
    {
      print (self, NULL);
      return SIGNET_EXIT_FAILED;
    }
  account = make_account (self);
  drop_failed (account);
  is_kept = keep (self, account, &error);
  print (self, is_kept ? signet_account_get_id (account) : NULL);
  if (!is_kept)
    signet_output_refusal (error);
  return is_kept ? SIGNET_EXIT_OK : SIGNET_EXIT_STOPPED;
}

/* Tried again with what the user agrees to */
static SignetReport *
try (const SignetOptions *options, SignetSetupRequest *request, GCancellable *cancellable)
{
  g_autoptr (SignetReport) report = signet_ask_one (request, options, cancellable);

  while (report != NULL && signet_consent_is_possible (options)
         && signet_consent_ask (request, report))
    {
      g_object_unref (report);
      report = signet_ask_one (request, options, cancellable);
    }
  return signet_stop_is_requested () ? NULL : g_steal_pointer (&report);
}

/* Before anything is sent: two accounts with one address are seldom meant. */
static gboolean
check_new (const Addition *self, GError **error)
{
  const char *address = self->request->target->address;
  g_autoptr (SignetAccount) existing = NULL;

  if (!self->options->again)
    existing = signet_account_store_find_address (self->session->store, address);
  if (existing == NULL)
    return TRUE;
  g_set_error (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_CONTRADICTION,
               /* Translators: %1$s is an e-mail address, %2$s the id of an account; the words in
                * quotation marks and --again stay as they are */
               _ ("%1$s is already set up, as %2$s. Change it with “signet set”, or add another "
                  "account with --again."),
               address, signet_account_get_id (existing));
  return FALSE;
}

static SignetExit
add (const SignetOptions *options, SignetSetupRequest *request, GError **error)
{
  g_autoptr (SignetSession) session = signet_session_new ();
  g_autoptr (SignetReport) report = NULL;
  Addition addition = { options, session, request, NULL };
  SignetExit status;

  if (!check_new (&addition, error))
    return SIGNET_EXIT_USAGE;
  report = try (options, request, session->cancellable);
  if (report == NULL)
    return SIGNET_EXIT_STOPPED;
  addition.report = report;
  status = conclude (&addition);
  signet_session_clear_leftovers (session);
  return status;
}

/* Certificates of an account are kept as one file for each protocol. */
static gboolean
check (const SignetOptions *options, GError **error)
{
  if (!signet_requests_check (options, error))
    return FALSE;
  if (options->words[1] != NULL)
    return signet_option_refuse (error, _ ("Name one e-mail address, such as ada@example.org."));
  if (options->ca_files != NULL && options->ca_files[1] != NULL)
    return signet_option_refuse (error, _ ("An account keeps one --ca-file; put all authorities "
                                           "into it."));
  return TRUE;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;
  SignetSetupRequest *request;

  if (!check (options, error))
    return SIGNET_EXIT_USAGE;
  requests = signet_requests_new (options, error);
  if (requests == NULL)
    return SIGNET_EXIT_USAGE;
  request = g_ptr_array_index (requests, 0);
  if (request->target->address != NULL)
    return add (options, request, error);
  signet_option_refuse (error,
                        /* Translators: %s is what was typed. */
                        _ ("“%s” is not an e-mail address; type one such as ada@example.org."),
                        request->target->text);
  return SIGNET_EXIT_USAGE;
}

static const SignetOption add_options[] = {
  { "again", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (again), NULL,
    N_ ("add the address although it is already set up"), NULL, NULL },
  { NULL },
};

const SignetCommand signet_command_add = {
  .name = "add",
  .synopsis = N_ ("ADDRESS"),
  .summary = N_ ("find and prove settings, and keep the account"),
  .description = N_ (
      "Finds the settings of mail servers, proves them by really connecting, and keeps\n"
      "the account, with its password in the keyring, if everything works."),
  .details = N_ (
      "Nothing is kept unless every protocol has a usable profile and the log-in, if a\n"
      "password is given, is accepted.\n\n"
      "Exit status: 0 the account is kept, 1 something does not work and nothing is kept,\n"
      "2 the command makes no sense and nothing was sent, 3 stopped, or the disk or the\n"
      "keyring refuses and nothing is kept.\n\n"
      "Examples:\n"
      "  signet add ada@example.org --password-file -\n"
      "  signet add --imap=localhost:1143 --smtp=localhost:1025 ada@example.org\n"),
  .options = { signet_request_options, add_options },
  .run = run,
};
