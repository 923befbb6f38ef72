/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Trials of one profile against a server in a thread: what the owner is told, and what the
 * server gets to hear.
 */
#include "trial.h"

#include "enum-types.h"
#include "identity.h"
#include "peer.h"

#include <string.h>

#define PASSWORD "open sesame"

typedef enum
{
  GOOD,
  EXPIRED,
} Shown;

typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
  SignetPlaintext plaintext;
  const char *script;
  const char *priorities;
  Shown shown;
  gboolean wants_certificate;
  const char *events;
  SignetOutcome outcome;
  const char *detail; /* NULL where it does not matter */
  const char *heard;  /* what the server got; NULL where it does not matter */
} TrialCase;

#define IMAP        SIGNET_PROTOCOL_IMAP
#define POP3        SIGNET_PROTOCOL_POP3
#define SMTP        SIGNET_PROTOCOL_SMTP
#define TLS         SIGNET_SECURITY_TLS
#define STARTTLS    SIGNET_SECURITY_STARTTLS
#define NONE        SIGNET_SECURITY_NONE
#define FORBIDDEN   SIGNET_PLAINTEXT_FORBIDDEN
#define UNCONFIRMED SIGNET_PLAINTEXT_UNCONFIRMED
#define CONFIRMED   SIGNET_PLAINTEXT_CONFIRMED
#define OLD         "NORMAL:-VERS-ALL:+VERS-TLS1.1:+VERS-TLS1.0:%COMPAT"

#define GREETING "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready"
#define SIGN_IN  "A1 AUTHENTICATE PLAIN AGFkYQBvcGVuIHNlc2FtZQ==\r\n"

/* The owner logs in wherever the policy permits it, and lets the trial go on in clear */
static const TrialCase cases[] = {
  { "tls", IMAP, TLS, FORBIDDEN, "TLS\n" GREETING "\nC: A1\nS: A1 OK welcome\nWAIT", NULL, GOOD,
    FALSE, "connected moved ready answered", SIGNET_OUTCOME_OK, "welcome",
    SIGN_IN "A2 LOGOUT\r\n" },
  { "starttls", IMAP, STARTTLS, FORBIDDEN,
    "S: * OK ready\nC: A1 CAPABILITY\nS: * CAPABILITY STARTTLS\nS: A1 OK\nC: A2 STARTTLS\n"
    "S: A2 OK\nTLS\nC: A3 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN SASL-IR\nS: A3 OK\nC: A4\n"
    "S: A4 OK welcome\nWAIT",
    NULL, GOOD, FALSE, "connected moved ready answered", SIGNET_OUTCOME_OK, "welcome",
    "A1 CAPABILITY\r\nA2 STARTTLS\r\nA3 CAPABILITY\r\n"
    "A4 AUTHENTICATE PLAIN AGFkYQBvcGVuIHNlc2FtZQ==\r\nA5 LOGOUT\r\n" },
  { "rejected", IMAP, TLS, FORBIDDEN, "TLS\n" GREETING "\nC: A1\nS: A1 NO wrong\nWAIT", NULL, GOOD,
    FALSE, "connected moved ready answered", SIGNET_OUTCOME_LOGIN_REJECTED, "wrong", NULL },
  { "hangs-up-on-the-log-in", IMAP, TLS, FORBIDDEN, "TLS\n" GREETING "\nC: A1", NULL, GOOD, FALSE,
    "connected moved ready ended", SIGNET_OUTCOME_CLOSED, NULL, SIGN_IN },
  { "plain", IMAP, NONE, CONFIRMED, GREETING "\nC: A1\nS: A1 OK welcome\nWAIT", NULL, GOOD, FALSE,
    "connected moved ready answered", SIGNET_OUTCOME_OK, "welcome", SIGN_IN "A2 LOGOUT\r\n" },
  { "plain-after-starttls", IMAP, STARTTLS, CONFIRMED,
    GREETING "\nC: A1 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN SASL-IR\nS: A1 OK\nC: A2\n"
             "S: A2 OK welcome\nWAIT",
    NULL, GOOD, FALSE, "connected moved in-clear ready answered", SIGNET_OUTCOME_OK, "welcome",
    NULL },
  { "not-mail", IMAP, TLS, FORBIDDEN, "S: SSH-2.0-x\nWAIT", NULL, GOOD, FALSE,
    "connected moved ended", SIGNET_OUTCOME_NOT_MAIL, "SSH", NULL },
  { "busy", SMTP, STARTTLS, FORBIDDEN, "S: 421 too many connections\nWAIT", NULL, GOOD, FALSE,
    "connected moved ended", SIGNET_OUTCOME_TOO_MANY_CONNECTIONS, "too many connections", "" },
  { "closed", POP3, STARTTLS, FORBIDDEN, "", NULL, GOOD, FALSE, "connected ended",
    SIGNET_OUTCOME_CLOSED, NULL, "" },
  { "client-certificate", IMAP, TLS, FORBIDDEN, "TLS\n" GREETING "\nWAIT", NULL, GOOD, TRUE,
    "connected moved ended", SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED, NULL, "" },

  { "rule-1/untrusted", IMAP, TLS, CONFIRMED, "TLS\n" GREETING "\nWAIT", NULL, EXPIRED, FALSE,
    "connected moved ended", SIGNET_OUTCOME_UNTRUSTED, NULL, "" },
  { "rule-1/untrusted-after-starttls", POP3, STARTTLS, CONFIRMED,
    "S: +OK\nC: STLS\nS: +OK\nTLS\nWAIT", NULL, EXPIRED, FALSE, "connected moved ended",
    SIGNET_OUTCOME_UNTRUSTED, NULL, "STLS\r\n" },
  { "rule-1/plain-not-confirmed", IMAP, NONE, UNCONFIRMED, GREETING "\nWAIT", NULL, GOOD, FALSE,
    "connected moved ready", SIGNET_OUTCOME_UNENCRYPTED_ONLY, NULL, "A1 LOGOUT\r\n" },
  { "rule-1/stripped", IMAP, STARTTLS, FORBIDDEN,
    "S: * OK ready\nC: A1 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN\nS: A1 OK\nWAIT", NULL, GOOD,
    FALSE, "connected moved in-clear ready", SIGNET_OUTCOME_UNENCRYPTED_ONLY, NULL,
    "A1 CAPABILITY\r\nA2 LOGOUT\r\n" },
  { "rule-2/injected-at-once", IMAP, STARTTLS, CONFIRMED,
    "S: * OK [CAPABILITY STARTTLS] ready\nC: A1 STARTTLS\nB: A1 OK\\r\\n* CAPABILITY X\\r\\n\nWAIT",
    NULL, GOOD, FALSE, "connected moved ended", SIGNET_OUTCOME_INJECTED, NULL, "A1 STARTTLS\r\n" },
  { "rule-3/preauth", IMAP, STARTTLS, CONFIRMED, "S: * PREAUTH welcome\nWAIT", NULL, GOOD, FALSE,
    "connected moved ended", SIGNET_OUTCOME_INJECTED, "welcome", "" },
  { "rule-4/tls-too-old", IMAP, TLS, CONFIRMED, "TLS\n" GREETING "\nWAIT", OLD, GOOD, FALSE,
    "connected moved ended", SIGNET_OUTCOME_TLS_TOO_OLD, "TLS1.1", "" },
  { "rule-4/tls-too-old-after-starttls", SMTP, STARTTLS, CONFIRMED,
    "S: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\nWAIT", OLD, GOOD,
    FALSE, "connected moved ended", SIGNET_OUTCOME_TLS_TOO_OLD, "TLS1.1",
    "EHLO [127.0.0.1]\r\nSTARTTLS\r\nEHLO [127.0.0.1]\r\nSTARTTLS\r\n" },
  /* Why the handshake failed cannot be found out, and what was found stands */
  { "rule-4/diagnosis-refused", IMAP, TLS, CONFIRMED, "GONE\nTLS\n" GREETING "\nWAIT", OLD, GOOD,
    FALSE, "connected moved ended", SIGNET_OUTCOME_TLS_FAILED, NULL, "" },
  { "rule-7/repeated", SMTP, TLS, FORBIDDEN,
    "TLS\nS: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH\n"
    "S: 535 AGFkYQBvcGVuIHNlc2FtZQ== is ada and open sesame\nWAIT",
    NULL, GOOD, FALSE, "connected moved ready answered", SIGNET_OUTCOME_LOGIN_REJECTED,
    "*** is ada and ***", NULL },
};

typedef struct
{
  SignetTrialSettings settings;
  SignetProfile *profile;
  SignetCredentials *credentials;
  GString *events;
  GString *trace;
  SignetOutcome reason;
  gboolean is_over;
} Owner;

static void
note_trace (const SignetProfile *profile, char direction, const char *text, gpointer data)
{
  Owner *owner = data;

  g_string_append_printf (owner->trace, "%c %s\n", direction, text);
}

static void
owner_init (Owner *owner, const TrialCase *row, SignetTlsCredentials *tls_credentials, guint16 port)
{
  g_autoptr (SignetSecret) password = signet_secret_new (PASSWORD, -1);

  *owner = (Owner){ .settings = { signet_policy_new (row->plaintext, SIGNET_TLS_1_2),
                                  tls_credentials, note_trace, owner } };
  owner->profile = signet_profile_new (row->protocol, "127.0.0.1", port, row->security);
  owner->credentials = signet_credentials_new ("ada", NULL, password);
  owner->events = g_string_new (NULL);
  owner->trace = g_string_new (NULL);
  owner->reason = SIGNET_OUTCOME_OK;
}

static void
owner_clear (Owner *owner)
{
  signet_policy_unref (owner->settings.policy);
  signet_profile_free (owner->profile);
  signet_credentials_unref (owner->credentials);
  g_string_free (owner->events, TRUE);
  g_string_free (owner->trace, TRUE);
}

static void
log_in (Owner *owner, SignetTrial *trial)
{
  SignetPermit *permit = signet_trial_get_permit (trial, &owner->reason);

  if (permit != NULL)
    signet_trial_login (trial, permit, owner->credentials, 0);
  else
    {
      signet_trial_end (trial, owner->reason);
      owner->is_over = TRUE;
    }
}

static void
go_on_in_clear (Owner *owner, SignetTrial *trial)
{
  g_autoptr (SignetProfile) plain = signet_profile_copy (owner->profile);

  plain->security = SIGNET_SECURITY_NONE;
  signet_trial_go_on_in_clear (trial, plain);
}

static void
told (SignetTrial *trial, SignetTrialEvent event, gpointer data)
{
  static const char *const words[] = {
    [SIGNET_TRIAL_CONNECTED] = "connected", [SIGNET_TRIAL_MOVED] = "moved",
    [SIGNET_TRIAL_RESTARTED] = "restarted", [SIGNET_TRIAL_IN_CLEAR] = "in-clear",
    [SIGNET_TRIAL_READY] = "ready",         [SIGNET_TRIAL_ANSWERED] = "answered",
    [SIGNET_TRIAL_ENDED] = "ended",
  };
  Owner *owner = data;

  g_assert_false (owner->is_over);
  g_string_append_printf (owner->events, "%s%s", owner->events->len > 0 ? " " : "", words[event]);
  if (event == SIGNET_TRIAL_IN_CLEAR)
    go_on_in_clear (owner, trial);
  else if (event == SIGNET_TRIAL_READY)
    log_in (owner, trial);
  else if (event == SIGNET_TRIAL_ANSWERED || event == SIGNET_TRIAL_ENDED)
    {
      signet_trial_end (trial, signet_trial_get_outcome (trial));
      owner->is_over = TRUE;
    }
}

static SignetTrial *
run_at (Owner *owner, const char *address, const char *next)
{
  GList *addresses = g_list_append (NULL, g_inet_address_new_from_string (address));
  SignetTrial *trial = signet_trial_new (owner->profile, &owner->settings, told, owner);

  if (next != NULL)
    addresses = g_list_append (addresses, g_inet_address_new_from_string (next));
  g_assert_false (signet_trial_is_started (trial));
  signet_trial_start (trial, addresses);
  g_assert_true (signet_trial_is_open (trial));
  while (!owner->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (signet_trial_is_open (trial));
  g_list_free_full (addresses, g_object_unref);
  return trial;
}

static SignetTrial *
run (Owner *owner)
{
  return run_at (owner, "127.0.0.1", NULL);
}

static void
check_attempt (const TrialCase *row, SignetTrial *trial)
{
  g_autoptr (SignetAttempt) attempt = signet_trial_make_attempt (trial, SIGNET_LOGIN_NOT_TRIED);
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);

  g_assert_cmpstr (signet_nick (SIGNET_TYPE_OUTCOME, facts->outcome), ==,
                   signet_nick (SIGNET_TYPE_OUTCOME, row->outcome));
  if (row->detail != NULL)
    g_assert_cmpstr (facts->detail, ==, row->detail);
  if (facts->detail != NULL)
    g_assert_null (strstr (facts->detail, PASSWORD));
  if (row->outcome == SIGNET_OUTCOME_UNTRUSTED)
    g_assert_cmpuint (facts->tls->flaws, ==, SIGNET_FLAW_EXPIRED);
}

static void
test_trial (gconstpointer data)
{
  const TrialCase *row = data;
  Identity identity;
  PeerPlan plan = { row->script, row->priorities, NULL, row->wants_certificate };
  Owner owner;
  Peer *peer;
  SignetTrial *trial;
  g_autofree char *heard = NULL;

  identity_init (&identity);
  plan.certificate = row->shown == GOOD ? identity.server : identity.expired;
  peer = peer_new (&plan);
  owner_init (&owner, row, identity.tls_credentials, peer_get_port (peer));
  trial = run (&owner);
  g_assert_cmpstr (owner.events->str, ==, row->events);
  check_attempt (row, trial);
  g_assert_null (strstr (owner.trace->str, PASSWORD));
  g_assert_null (strstr (owner.trace->str, "AGFkYQ"));
  signet_trial_free (trial);
  heard = peer_finish (peer);
  if (row->heard != NULL)
    g_assert_cmpstr (heard, ==, row->heard);
  owner_clear (&owner);
  identity_clear (&identity);
}

/* A name with two addresses: what each of them does, and who is called how often */
typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
  const char *first;
  const char *next; /* NULL where nothing listens */
  const char *events;
  SignetOutcome outcome;
  guint n_first;
  guint n_next;
} AddressCase;

#define IMAP_TLS  "TLS\n" GREETING "\nC: A1\nS: A1 OK welcome\nWAIT"
#define POP3_STLS "S: +OK\nC: STLS\nS: +OK\nTLS\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\n"
#define POP3_OK   POP3_STLS "C: AUTH\nS: +OK welcome\nWAIT"
#define SMTP_TLS                                                                                   \
  "TLS\nS: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH\nS: 235 welcome\nWAIT"
#define NEXT_IS_OK "connected restarted connected moved ready answered"

static const AddressCase address_cases[] = {
  { "hangs-up-imap-tls", IMAP, TLS, "", IMAP_TLS, NEXT_IS_OK, SIGNET_OUTCOME_OK, 1, 1 },
  { "hangs-up-pop3-starttls", POP3, STARTTLS, "", POP3_OK, NEXT_IS_OK, SIGNET_OUTCOME_OK, 1, 1 },
  { "hangs-up-smtp-tls", SMTP, TLS, "", SMTP_TLS, NEXT_IS_OK, SIGNET_OUTCOME_OK, 1, 1 },
  /* Not at once, which would be a connection that was never made */
  { "resets-imap-tls", IMAP, TLS, "PAUSE 100\nRESET", IMAP_TLS, NEXT_IS_OK, SIGNET_OUTCOME_OK, 1,
    1 },
  { "resets-pop3-starttls", POP3, STARTTLS, "PAUSE 100\nRESET", POP3_OK, NEXT_IS_OK,
    SIGNET_OUTCOME_OK, 1, 1 },
  { "imap-plain", IMAP, NONE, "", GREETING "\nC: A1\nS: A1 OK welcome\nWAIT", NEXT_IS_OK,
    SIGNET_OUTCOME_OK, 1, 1 },
  /* It listens no longer, and what the first one did stands */
  { "next-refuses", POP3, STARTTLS, "", NULL, "connected restarted ended", SIGNET_OUTCOME_CLOSED, 1,
    0 },
  { "both-hang-up", SMTP, STARTTLS, "", "", "connected restarted connected ended",
    SIGNET_OUTCOME_CLOSED, 1, 1 },
  /* Whoever hung up last is asked whether it knows only old TLS */
  { "both-hang-up-on-tls", IMAP, TLS, "", "", "connected restarted connected ended",
    SIGNET_OUTCOME_CLOSED, 1, 2 },
  { "next-refuses-tls", IMAP, TLS, "", NULL, "connected restarted ended", SIGNET_OUTCOME_CLOSED, 2,
    0 },
  { "next-is-not-mail", IMAP, TLS, "", "S: SSH-2.0-x\nWAIT",
    "connected restarted connected moved ended", SIGNET_OUTCOME_NOT_MAIL, 1, 1 },

  /* These are answers */
  { "words", SMTP, STARTTLS, "S: 554 go away", "", "connected moved ended",
    SIGNET_OUTCOME_UNAVAILABLE, 1, 0 },
  { "not-mail", IMAP, TLS, "S: SSH-2.0-x\nWAIT", IMAP_TLS, "connected moved ended",
    SIGNET_OUTCOME_NOT_MAIL, 1, 0 },
  { "rule-1/hangs-up-after-starttls", POP3, STARTTLS, "S: +OK\nC: STLS\nS: +OK", POP3_OK,
    "connected moved ended", SIGNET_OUTCOME_TLS_FAILED, 2, 0 },
  { "rule-1/hangs-up-on-the-log-in", IMAP, TLS, "TLS\n" GREETING "\nC: A1", IMAP_TLS,
    "connected moved ready ended", SIGNET_OUTCOME_CLOSED, 1, 0 },
};

static void
test_addresses (gconstpointer data)
{
  const AddressCase *row = data;
  const TrialCase expected = { row->name, row->protocol, row->security, CONFIRMED,
                               .outcome = row->outcome };
  Identity identity;
  PeerPlan first = { row->first }, next = { row->next };
  Peer *first_peer, *next_peer = NULL;
  Owner owner;
  SignetTrial *trial;

  identity_init (&identity);
  first.certificate = next.certificate = identity.server;
  first_peer = peer_new (&first);
  if (row->next != NULL)
    next_peer = peer_new_at (&next, "127.0.0.2", peer_get_port (first_peer));
  owner_init (&owner, &expected, identity.tls_credentials, peer_get_port (first_peer));
  trial = run_at (&owner, "127.0.0.1", "127.0.0.2");
  g_assert_cmpstr (owner.events->str, ==, row->events);
  check_attempt (&expected, trial);
  signet_trial_free (trial);
  g_assert_cmpuint (peer_count_calls (first_peer), ==, row->n_first);
  g_free (peer_finish (first_peer));
  if (next_peer != NULL)
    {
      g_assert_cmpuint (peer_count_calls (next_peer), ==, row->n_next);
      g_free (peer_finish (next_peer));
    }
  owner_clear (&owner);
  identity_clear (&identity);
}

/* Nothing listens there */
static void
test_refused (void)
{
  static const TrialCase row = { "refused", IMAP, TLS, FORBIDDEN,
                                 .outcome = SIGNET_OUTCOME_REFUSED };
  Identity identity;
  PeerPlan plan = { .script = "" };
  Peer *peer = peer_new (&plan);
  guint16 port = peer_get_port (peer);
  Owner owner;
  g_autoptr (SignetTrial) trial = NULL;

  g_free (peer_finish (peer));
  identity_init (&identity);
  owner_init (&owner, &row, identity.tls_credentials, port);
  trial = run (&owner);
  g_assert_cmpstr (owner.events->str, ==, "ended");
  check_attempt (&row, trial);
  owner_clear (&owner);
  identity_clear (&identity);
}

static void
test_trace (void)
{
  static const TrialCase row = { "trace", IMAP, TLS, FORBIDDEN };
  Identity identity;
  PeerPlan plan = { .script = "TLS\n" GREETING "\nC: A1\nS: A1 OK \x1b[1mwelcome\nWAIT" };
  Peer *peer;
  Owner owner;
  g_autoptr (SignetTrial) trial = NULL;
  g_auto (GStrv) lines = NULL;

  identity_init (&identity);
  plan.certificate = identity.server;
  peer = peer_new (&plan);
  owner_init (&owner, &row, identity.tls_credentials, peer_get_port (peer));
  trial = run (&owner);
  lines = g_strsplit (owner.trace->str, "\n", 0);
  g_assert_cmpstr (lines[0], ==, "* connecting");
  g_assert_true (g_str_has_prefix (lines[1], "* TLS1.3, "));
  g_assert_true (g_str_has_suffix (lines[1], ", certificate of CN=Server, verified"));
  g_assert_cmpstr (lines[2], ==, "S * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready");
  g_assert_cmpstr (lines[3], ==, "C A1 AUTHENTICATE PLAIN ***");
  g_assert_cmpstr (lines[4], ==, "S A1 OK \\u{001B}[1mwelcome");
  g_assert_cmpstr (lines[5], ==, "C A2 LOGOUT");
  g_free (peer_finish (peer));
  owner_clear (&owner);
  identity_clear (&identity);
}

/* A trial that nobody wants any more goes without a word to its owner */
static void
test_unref_early (void)
{
  static const TrialCase row = { "early", IMAP, TLS, FORBIDDEN };
  Identity identity;
  PeerPlan plan = { .script = "WAIT" };
  Peer *peer = peer_new (&plan);
  GList *addresses = g_list_append (NULL, g_inet_address_new_from_string ("127.0.0.1"));
  Owner owner;
  SignetTrial *trial;

  identity_init (&identity);
  owner_init (&owner, &row, identity.tls_credentials, peer_get_port (peer));
  trial = signet_trial_new (owner.profile, &owner.settings, told, &owner);
  signet_trial_start (trial, addresses);
  signet_trial_free (trial);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpstr (owner.events->str, ==, "");
  g_free (peer_finish (peer));
  g_list_free_full (addresses, g_object_unref);
  owner_clear (&owner);
  identity_clear (&identity);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trial/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_trial);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (address_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trial/addresses/%s", address_cases[i].name);

      g_test_add_data_func (path, &address_cases[i], test_addresses);
    }
  g_test_add_func ("/trial/refused", test_refused);
  g_test_add_func ("/trial/unref-early", test_unref_early);
  g_test_add_func ("/trial/rule-7/trace", test_trace);
  return g_test_run ();
}
