/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "trust": the keys that the user trusts although their certificates do not verify. A
 * key is kept only if the server shows the one whose fingerprint was given.
 */
#include "ask.h"
#include "command.h"
#include "enum-types.h"
#include "explain.h"
#include "json-account.h"
#include "keep.h"
#include "output.h"
#include "session.h"
#include "text-account.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const SignetOptions *options; /* unowned */
  SignetSession *session;       /* unowned */
  SignetAccount *account;       /* unowned */
  SignetProtocol protocol;
  gboolean has_protocol;
  SignetPin *pin; /* owned, nullable */
} Trust;

static SignetExit
list (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = NULL;

  if (options->words[0] != NULL || options->remove || options->sha256 != NULL)
    {
      signet_option_refuse (error, _ ("--list stands alone."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  if (options->json)
    signet_json_print_pins (G_LIST_MODEL (session->store));
  else
    signet_text_print_pins (G_LIST_MODEL (session->store));
  return signet_session_report_problems (session);
}

static gboolean
remove_pins (SignetAccount *account, gpointer data, GError **error)
{
  const Trust *self = data;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!self->has_protocol || self->protocol == (SignetProtocol)i)
      signet_account_remove_pins (account, (SignetProtocol)i);
  return TRUE;
}

static gboolean
add_pin (SignetAccount *account, gpointer data, GError **error)
{
  const Trust *self = data;

  signet_account_add_pin (account, self->pin);
  return TRUE;
}

static SignetExit
update (Trust *self, SignetAccountChange change, GError **error)
{
  g_autoptr (SignetAccount) after = signet_session_update (
      self->session, signet_account_get_id (self->account), change, self, error);

  if (after == NULL)
    return SIGNET_EXIT_STOPPED;
  if (self->options->json)
    signet_json_print_account (after);
  return SIGNET_EXIT_OK;
}

/* Nobody logs in: it is only about whom the server says it is. */
static SignetSetupRequest *
new_request (const Trust *self, GError **error)
{
  SignetKeepOptions options = {
    .rules = signet_settings_get_rules (self->session->settings, self->options->timeout_ms),
  };
  SignetSetupRequest *request;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    options.rechecks[i] = self->protocol == (SignetProtocol)i ? SIGNET_RECHECK_STORED_PROFILE_ONLY
                                                              : SIGNET_RECHECK_SKIP;
  request = signet_keep_request_new (self->account, &options, error);
  if (request == NULL)
    return NULL;
  request->servers[self->protocol].sign_in = SIGNET_SIGN_IN_NONE;
  return request;
}

static void
complain_of_key (const SignetTlsInfo *tls)
{
  g_autofree char *shown = tls->spki_sha256 != NULL ? signet_fingerprint_format (tls->spki_sha256)
                                                    : NULL;

  signet_output_error (
      /* Translators: %s is a fingerprint. */
      _ ("The server shows another key, with the fingerprint SHA-256 %s; it is not "
         "trusted."),
      shown != NULL ? shown : "?");
}

static SignetExit
handle_report (Trust *self, SignetReport *report, GError **error)
{
  SignetProtocolResult *result = signet_report_get_result (report, self->protocol);
  SignetAttempt *headline = signet_protocol_result_get_headline (result);
  const SignetAttemptFacts *facts = headline != NULL ? signet_attempt_get_facts (headline) : NULL;
  g_autoptr (SignetExplanation) explanation = NULL;

  if (facts == NULL || facts->tls == NULL)
    {
      explanation = signet_explain_result (result);
      signet_output_error ("%s", explanation->reason);
      return SIGNET_EXIT_FAILED;
    }
  if (!signet_fingerprint_matches (self->options->sha256, facts->tls))
    {
      complain_of_key (facts->tls);
      return SIGNET_EXIT_FAILED;
    }
  if (facts->tls->flaws == 0)
    {
      signet_output_error (_ ("The certificate can be verified; nothing needs to be trusted."));
      return SIGNET_EXIT_OK;
    }
  self->pin = signet_pin_new (self->protocol, facts->profile->host, facts->profile->port,
                              facts->tls, g_get_real_time () / G_USEC_PER_SEC);
  if (self->pin != NULL)
    return update (self, add_pin, error);
  signet_output_error (_ ("The certificate was revoked; it cannot be trusted."));
  return SIGNET_EXIT_FAILED;
}

static SignetExit
look (Trust *self, GError **error)
{
  g_autoptr (SignetSetupRequest) request = NULL;
  g_autoptr (SignetReport) report = NULL;

  if (signet_account_get_server (self->account, self->protocol) == NULL)
    {
      signet_option_refuse (error, _ ("The account does not use this protocol."));
      return SIGNET_EXIT_USAGE;
    }
  request = new_request (self, error);
  if (request == NULL || !signet_setup_check (request, error))
    return SIGNET_EXIT_USAGE;
  report = signet_ask_one (request, self->options, self->session->cancellable);
  return report != NULL ? handle_report (self, report, error) : SIGNET_EXIT_STOPPED;
}

static gboolean
parse_protocol (Trust *self)
{
  const char *word = self->options->words[1];
  int protocol;

  if (word == NULL)
    return self->options->remove;
  self->has_protocol = signet_from_nick (SIGNET_TYPE_PROTOCOL, word, &protocol);
  if (self->has_protocol)
    self->protocol = (SignetProtocol)protocol;
  return self->has_protocol && self->options->words[2] == NULL;
}

static SignetExit
trust (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = NULL;
  g_autoptr (SignetAccount) account = NULL;
  Trust self = { .options = options };
  SignetExit status;

  if (options->words[0] == NULL || !parse_protocol (&self)
      || options->remove == (options->sha256 != NULL))
    {
      signet_option_refuse (error, _ ("Name an account, one of imap, pop3 and smtp, and either "
                                      "--sha256=FINGERPRINT or --remove."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  account = signet_account_store_find (session->store, options->words[0], error);
  if (account == NULL)
    return SIGNET_EXIT_USAGE;
  self.session = session;
  self.account = account;
  status = options->remove ? update (&self, remove_pins, error) : look (&self, error);
  g_clear_pointer (&self.pin, signet_pin_free);
  return status;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  return options->list ? list (options, error) : trust (options, error);
}

static const SignetOption trust_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  { "sha256", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (sha256), signet_option_read_fingerprint,
    N_ ("the fingerprint of the server's key or certificate"), N_ ("FINGERPRINT"), NULL },
  { "list", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (list), NULL,
    N_ ("list the keys that are trusted"), NULL, NULL },
  { "remove", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (remove), NULL,
    N_ ("trust the key no longer"), NULL, NULL },
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for an account, 1 to 600 (default 15)"),
                         SIGNET_TIMEOUT_NOTE),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  SIGNET_OPTION_TRACE,
  { NULL },
};

const SignetCommand signet_command_trust = {
  .name = "trust",
  .synopsis = N_ ("ID PROTOCOL --sha256=FINGERPRINT"),
  .summary = N_ ("trust a key although its certificate does not verify"),
  .description = N_ (
      "Trusts the key of a server although its certificate does not verify, if the server\n"
      "shows the very key or certificate with that SHA-256 fingerprint. Ask your provider\n"
      "for the fingerprint; do not copy it from what the server shows.\n"
      "ID is the account's id, or its address where that is unique."),
  .details = N_ (
      "With --list lists the keys that are trusted; with --remove, and an account and perhaps\n"
      "a protocol, trusts them no longer.\n\n"
      "Exit status: 0 done, 1 the server shows another key, or cannot be reached, 2 the\n"
      "command makes no sense, 3 stopped, or the disk refuses.\n\n"
      "Examples:\n"
      "  signet trust ada@example.org imap --sha256=AB:CD:…\n"
      "  signet trust --list\n"
      "  signet trust ada@example.org --remove imap\n"),
  .options = { trust_options },
  .run = run,
};
