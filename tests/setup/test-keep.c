/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What of a report is kept, and what is asked of a kept account.
 */
#include "keep.h"

#include "identity-file.h"
#include "plan.h"

#include <glib/gstdio.h>

#define IMAP SIGNET_PROTOCOL_IMAP
#define SMTP SIGNET_PROTOCOL_SMTP
#define NOW  1700000000

#define HOST  "imap.example.org"
#define OTHER "mail.example.org"
#define SPKI  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* A place as one word: "host:port/mode", or "-" */
static char *
describe (const SignetProfile *profile)
{
  if (profile == NULL)
    return g_strdup ("-");
  return g_strdup_printf ("%s:%u/%s", profile->host, profile->port,
                          profile->security == SIGNET_SECURITY_NONE       ? "none"
                          : profile->security == SIGNET_SECURITY_STARTTLS ? "starttls"
                                                                          : "tls");
}

/* A report about IMAP alone */
static SignetReport *
report_new (const SignetAttemptFacts *facts)
{
  SignetReport *report = signet_report_new ("ada@example.org");
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (IMAP);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (facts);

  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, facts->outcome == SIGNET_OUTCOME_OK ? attempt : NULL);
  signet_protocol_result_set_source (result, "srv");
  signet_report_add_result (report, result);
  return report;
}

static SignetAccount *
account_new (const SignetProfile *kept)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings) server = NULL;

  if (kept == NULL)
    return account;
  server = signet_server_settings_new ();
  signet_server_settings_set_profile (server, kept);
  signet_account_set_server (account, IMAP, server);
  return account;
}

typedef struct
{
  const char *name;
  SignetSecurity kept; /* AUTO: IMAP is not used yet */
  SignetSecurity tried;
  guint16 port;
  SignetOutcome outcome;
  SignetLogin login;
  const char *user;          /* that logged in */
  const char *expected;      /* the profile afterwards, NULL where IMAP is still not used */
  const char *expected_user; /* afterwards */
  guint16 confirmed_port;
} ReportCase;

static void
check_report (const ReportCase *row)
{
  g_autoptr (SignetProfile) kept = row->kept == SIGNET_SECURITY_AUTO
                                       ? NULL
                                       : signet_profile_new (IMAP, HOST, 993, row->kept);
  g_autoptr (SignetProfile) tried = signet_profile_new (IMAP, OTHER, row->port, row->tried);
  const SignetAttemptFacts facts = {
    .profile = tried, .outcome = row->outcome, .login = row->login, .user = row->user
  };
  g_autoptr (SignetReport) report = report_new (&facts);
  g_autoptr (SignetAccount) account = account_new (kept);
  const SignetServerSettings *server;
  g_autofree char *after = NULL;

  g_test_message ("%s", row->name);
  signet_keep_report (account, report, NOW);
  g_assert_cmpint (signet_account_get_last_check (account), ==, NOW);
  g_assert_null (signet_account_get_server (account, SMTP));
  server = signet_account_get_server (account, IMAP);
  g_assert_cmpint (server == NULL, ==, row->expected == NULL);
  if (server == NULL)
    return;
  after = describe (server->profile);
  g_assert_cmpstr (after, ==, row->expected);
  g_assert_cmpstr (server->user, ==, row->expected_user);
  g_assert_true (server->checked);
  g_assert_cmpint (server->outcome, ==, row->outcome);
  g_assert_cmpint (server->login, ==, row->login);
  g_assert_cmpuint (server->confirmed_port, ==, row->confirmed_port);
  g_assert_cmpstr (server->source, ==, row->outcome == SIGNET_OUTCOME_OK ? "srv" : NULL);
}

static void
test_report (void)
{
  static const ReportCase cases[] = {
    { "a new one that works", SIGNET_SECURITY_AUTO, SIGNET_SECURITY_TLS, 993, SIGNET_OUTCOME_OK,
      SIGNET_LOGIN_OK, "ada", OTHER ":993/tls", "ada", 0 },
    { "a new one that fails", SIGNET_SECURITY_AUTO, SIGNET_SECURITY_TLS, 993,
      SIGNET_OUTCOME_REFUSED, SIGNET_LOGIN_NOT_TRIED, NULL, NULL, NULL, 0 },
    { "a better one", SIGNET_SECURITY_STARTTLS, SIGNET_SECURITY_TLS, 10993, SIGNET_OUTCOME_OK,
      SIGNET_LOGIN_OK, "ada", OTHER ":10993/tls", "ada", 0 },
    { "one that fails changes nothing", SIGNET_SECURITY_TLS, SIGNET_SECURITY_TLS, 10993,
      SIGNET_OUTCOME_TIMEOUT, SIGNET_LOGIN_NOT_TRIED, NULL, HOST ":993/tls", NULL, 0 },
    { "a name that did not log in", SIGNET_SECURITY_TLS, SIGNET_SECURITY_TLS, 993,
      SIGNET_OUTCOME_LOGIN_REJECTED, SIGNET_LOGIN_REJECTED, "ada", HOST ":993/tls", NULL, 0 },
    { "in clear, which was agreed to", SIGNET_SECURITY_AUTO, SIGNET_SECURITY_NONE, 143,
      SIGNET_OUTCOME_OK, SIGNET_LOGIN_OK, "ada", OTHER ":143/none", "ada", 143 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_report (&cases[i]);
}

/* A pin is made of the key the user trusted, and goes when nothing has to be excused any more */
static void
test_pins (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (IMAP, HOST, 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetAccount) account = account_new (profile);
  g_autoptr (SignetTlsInfo) trusted = signet_tls_info_new ();
  g_autoptr (SignetTlsInfo) verified = signet_tls_info_new ();
  SignetAttemptFacts facts = { .profile = profile, .outcome = SIGNET_OUTCOME_UNTRUSTED };
  SignetPin *pin;

  trusted->spki_sha256 = g_strdup (SPKI);
  trusted->flaws = SIGNET_FLAW_SELF_SIGNED;
  verified->spki_sha256 = g_strdup (SPKI);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (SignetReport) report = NULL;

      /* not trusted, then trusted twice, then verified */
      facts.tls = i == 3 ? verified : trusted;
      facts.outcome = i == 0 ? SIGNET_OUTCOME_UNTRUSTED : SIGNET_OUTCOME_OK;
      trusted->pinned = i > 0;
      report = report_new (&facts);
      signet_keep_report (account, report, NOW + i);
      g_assert_cmpuint (signet_account_get_pins (account)->len, ==, i == 1 || i == 2 ? 1 : 0);
      if (i != 2)
        continue;
      pin = g_ptr_array_index (signet_account_get_pins (account), 0);
      g_assert_cmpstr (pin->spki_sha256, ==, SPKI);
      g_assert_cmpint (pin->since, ==, NOW + 1);
    }
}

/* Where the provider's own file says that nobody signs in, the next check expects no log-in. */
static void
test_open (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (IMAP, HOST, 993, SIGNET_SECURITY_TLS);

  for (int i = 0; i < 4; i++)
    {
      const SignetAttemptFacts facts = { .profile = profile,
                                         .outcome = SIGNET_OUTCOME_OK,
                                         .login = i & 1 ? SIGNET_LOGIN_OK : SIGNET_LOGIN_NOT_TRIED,
                                         .user = i & 1 ? "ada" : NULL };
      g_autoptr (SignetAccount) account = account_new (NULL);
      g_autoptr (SignetReport) report = NULL;

      profile->is_open = (i & 2) != 0;
      report = report_new (&facts);
      signet_keep_report (account, report, NOW);
      g_assert_cmpint (signet_account_get_server (account, IMAP)->sign_in, ==,
                       i == 2 ? SIGNET_SIGN_IN_NONE : SIGNET_SIGN_IN_PASSWORD);
    }
}

typedef struct
{
  const char *name;
  SignetRecheck recheck;
  SignetSecurity kept;
  guint16 kept_port;
  const char *host; /* set by hand */
  guint16 port;
  SignetSecurity security;
  gboolean require_ssl;
  gboolean was_encrypted;
  const char *expected_host; /* of the request */
  guint16 expected_port;
  SignetPortRule rule;
  SignetSecurity expected_security;
  gboolean contradicts;      /* whether the request's policy forbids to log in in clear */
  const char *expected_kept; /* what is tried before everything else */
} RequestCase;

static SignetAccount *
account_of (const RequestCase *row)
{
  g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, row->kept_port, row->kept);
  SignetAccount *account = account_new (kept);
  g_autoptr (SignetServerSettings)
      server = signet_server_settings_copy (signet_account_get_server (account, IMAP));

  signet_account_set_require_ssl (account, row->require_ssl);
  server->host = g_strdup (row->host);
  server->port = row->port;
  server->security = row->security;
  server->was_encrypted = row->was_encrypted;
  server->user = g_strdup ("ada");
  if (row->kept == SIGNET_SECURITY_NONE)
    signet_server_settings_confirm_plaintext (server, HOST, row->kept_port);
  signet_account_set_server (account, IMAP, server);
  return account;
}

static void
check_request (const RequestCase *row)
{
  g_autoptr (SignetAccount) account = account_of (row);
  const SignetKeepOptions options = { .rechecks = { [IMAP] = row->recheck },
                                      .rules.admin_limit = signet_policy_admin_limit (FALSE) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSetupRequest) request = signet_keep_request_new (account, &options, &error);
  const SignetSetupServer *server = &request->servers[IMAP];
  g_autofree char *first = describe (server->kept);

  g_test_message ("%s", row->name);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, row->expected_kept != NULL ? row->expected_kept : "-");
  g_assert_false (request->servers[SMTP].wanted);
  g_assert_cmpint (server->wanted, ==, row->recheck != SIGNET_RECHECK_SKIP);
  g_assert_cmpstr (server->host, ==, row->expected_host);
  g_assert_cmpuint (server->port, ==, row->expected_port);
  g_assert_cmpint (server->rule, ==, row->rule);
  g_assert_cmpint (server->security, ==, row->expected_security);
  g_assert_cmpstr (server->user, ==, row->recheck != SIGNET_RECHECK_SKIP ? "ada" : NULL);
  g_assert_cmpint (signet_policy_contradicts (request->policy, IMAP, SIGNET_SECURITY_NONE), ==,
                   row->contradicts);
}

static void
test_request (void)
{
  static const RequestCase cases[] = {
    { "straight", SIGNET_RECHECK_STORED_PROFILE, SIGNET_SECURITY_STARTTLS, 10143, NULL, 0,
      SIGNET_SECURITY_AUTO, TRUE, TRUE, NULL, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO, TRUE,
      HOST ":10143/starttls" },
    { "straight, and then what is set by hand", SIGNET_RECHECK_STORED_PROFILE, SIGNET_SECURITY_TLS,
      993, OTHER, 0, SIGNET_SECURITY_STARTTLS, TRUE, TRUE, OTHER, 0, SIGNET_PORT_STANDARD,
      SIGNET_SECURITY_STARTTLS, TRUE, HOST ":993/tls" },
    { "straight in clear, as agreed", SIGNET_RECHECK_STORED_PROFILE, SIGNET_SECURITY_NONE, 143,
      NULL, 0, SIGNET_SECURITY_AUTO, FALSE, FALSE, NULL, 0, SIGNET_PORT_STANDARD,
      SIGNET_SECURITY_AUTO, FALSE, HOST ":143/none" },
    { "there and nowhere else", SIGNET_RECHECK_STORED_PROFILE_ONLY, SIGNET_SECURITY_STARTTLS, 10143,
      NULL, 0, SIGNET_SECURITY_AUTO, TRUE, TRUE, HOST, 10143, SIGNET_PORT_ONLY,
      SIGNET_SECURITY_STARTTLS, TRUE },
    { "the switch disables it at once", SIGNET_RECHECK_STORED_PROFILE, SIGNET_SECURITY_NONE, 143,
      NULL, 0, SIGNET_SECURITY_NONE, TRUE, FALSE, HOST, 0, SIGNET_PORT_STANDARD,
      SIGNET_SECURITY_AUTO, TRUE },
    { "a usual port says nothing", SIGNET_RECHECK_SAME_PORT, SIGNET_SECURITY_STARTTLS, 143, NULL, 0,
      SIGNET_SECURITY_AUTO, TRUE, TRUE, HOST, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO, TRUE },
    { "an unusual port is tried first", SIGNET_RECHECK_SAME_PORT, SIGNET_SECURITY_TLS, 10993, NULL,
      0, SIGNET_SECURITY_AUTO, TRUE, TRUE, HOST, 10993, SIGNET_PORT_FIRST, SIGNET_SECURITY_AUTO,
      TRUE },
    { "the host alone", SIGNET_RECHECK_SAME_HOST, SIGNET_SECURITY_TLS, 10993, NULL, 0,
      SIGNET_SECURITY_AUTO, TRUE, TRUE, HOST, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO, TRUE },
    { "anywhere", SIGNET_RECHECK_REDISCOVER, SIGNET_SECURITY_TLS, 10993, NULL, 0,
      SIGNET_SECURITY_AUTO, TRUE, TRUE, NULL, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO, TRUE },
    { "set by hand", SIGNET_RECHECK_SAME_PORT, SIGNET_SECURITY_TLS, 10993, OTHER, 20143,
      SIGNET_SECURITY_STARTTLS, TRUE, TRUE, OTHER, 20143, SIGNET_PORT_ONLY,
      SIGNET_SECURITY_STARTTLS, TRUE },
    { "set by hand, wherever it was", SIGNET_RECHECK_REDISCOVER, SIGNET_SECURITY_TLS, 10993, OTHER,
      0, SIGNET_SECURITY_AUTO, TRUE, TRUE, OTHER, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO,
      TRUE },
    { "off alone lowers nothing", SIGNET_RECHECK_SAME_PORT, SIGNET_SECURITY_TLS, 993, NULL, 0,
      SIGNET_SECURITY_AUTO, FALSE, TRUE, HOST, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO,
      TRUE },
    { "the one act that lowers", SIGNET_RECHECK_SAME_PORT, SIGNET_SECURITY_TLS, 993, NULL, 0,
      SIGNET_SECURITY_NONE, FALSE, TRUE, HOST, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_NONE,
      FALSE },
    { "left out", SIGNET_RECHECK_SKIP, SIGNET_SECURITY_TLS, 993, NULL, 0, SIGNET_SECURITY_AUTO,
      TRUE, TRUE, NULL, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_request (&cases[i]);
}

/* Where nobody signs in, the request says so too, and so does what is kept of it */
static void
test_sign_in_none (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (IMAP, HOST, 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetAccount) account = account_new (profile);
  g_autoptr (SignetServerSettings)
      server = signet_server_settings_copy (signet_account_get_server (account, IMAP));
  const SignetKeepOptions options = { .rules.admin_limit = signet_policy_admin_limit (FALSE) };
  const SignetAttemptFacts facts = { .profile = profile, .outcome = SIGNET_OUTCOME_OK };
  g_autoptr (SignetReport) report = report_new (&facts);
  g_autoptr (SignetSetupRequest) request = NULL;

  server->sign_in = SIGNET_SIGN_IN_NONE;
  signet_account_set_server (account, IMAP, server);
  request = signet_keep_request_new (account, &options, NULL);
  g_assert_cmpint (request->servers[IMAP].sign_in, ==, SIGNET_SIGN_IN_NONE);
  signet_keep_report (account, report, NOW);
  g_assert_cmpint (signet_account_get_server (account, IMAP)->sign_in, ==, SIGNET_SIGN_IN_NONE);
  g_assert_cmpint (signet_account_get_server (account, IMAP)->login, ==, SIGNET_LOGIN_NOT_TRIED);
  g_assert_null (signet_account_get_server (account, IMAP)->user);
}

static void
use_files (SignetAccount *account,
           SignetProtocol protocol,
           const char *ca_file,
           const char *certificate)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  server->ca_file = g_strdup (ca_file);
  server->client_certificate = g_strdup (certificate);
  server->user = g_strdup ("ada");
  signet_account_set_server (account, protocol, server);
}

/* One protocol's certificate is shown to no other one's server. */
static void
test_own_certificates (void)
{
  g_autoptr (SignetAccount) account = account_new (NULL);
  g_autofree char *path = identity_file_new ();
  const SignetKeepOptions options = { 0 };
  g_autoptr (SignetSetupRequest) request = NULL;
  g_autoptr (SignetCredentials) imap = NULL;
  g_autoptr (SignetCredentials) smtp = NULL;
  g_autoptr (GError) error = NULL;

  use_files (account, IMAP, NULL, path);
  use_files (account, SIGNET_PROTOCOL_POP3, NULL, path);
  use_files (account, SMTP, NULL, NULL);
  request = signet_keep_request_new (account, &options, &error);
  g_unlink (path);
  g_assert_no_error (error);
  g_assert_true (
      signet_tls_credentials_has_client_certificate (signet_plan_tls_credentials (request, IMAP)));
  g_assert_false (
      signet_tls_credentials_has_client_certificate (signet_plan_tls_credentials (request, SMTP)));
  g_assert_true (signet_plan_tls_credentials (request, IMAP)
                 != signet_plan_tls_credentials (request, SIGNET_PROTOCOL_POP3));
  imap = signet_plan_credentials (request, IMAP);
  smtp = signet_plan_credentials (request, SMTP);
  g_assert_nonnull (imap);
  g_assert_null (smtp);
}

/* A file that is missing is in the way of the protocol that needs it, and of no other one. */
static void
test_missing_file (void)
{
  static const struct
  {
    const char *ca_file;
    const char *certificate;
    SignetRecheck recheck;
    gboolean is_refused;
  } cases[] = {
    { "/nonexistent/ca.pem", NULL, SIGNET_RECHECK_SKIP, FALSE },
    { NULL, "/nonexistent/me.pem", SIGNET_RECHECK_SKIP, FALSE },
    { "/nonexistent/ca.pem", NULL, SIGNET_RECHECK_STORED_PROFILE, TRUE },
    { NULL, "/nonexistent/me.pem", SIGNET_RECHECK_STORED_PROFILE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_new (NULL);
      const SignetKeepOptions options = { .rechecks = { [SMTP] = cases[i].recheck } };
      g_autoptr (SignetSetupRequest) request = NULL;
      g_autoptr (GError) error = NULL;

      use_files (account, IMAP, NULL, NULL);
      use_files (account, SMTP, cases[i].ca_file, cases[i].certificate);
      request = signet_keep_request_new (account, &options, &error);
      g_assert_cmpint (request == NULL, ==, cases[i].is_refused);
      if (cases[i].is_refused)
        g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_FILE);
      else
        g_assert_no_error (error);
    }
}

/* The authority that a kept server needs is good for the pages of its provider, too. */
static void
test_authorities_of_pages (void)
{
  g_autofree char *path = identity_file_new ();
  static const struct
  {
    gboolean imap;
    gboolean smtp;
    SignetRecheck recheck;
    guint expected;
  } cases[] = {
    { TRUE, TRUE, SIGNET_RECHECK_STORED_PROFILE, 1 },
    { FALSE, TRUE, SIGNET_RECHECK_STORED_PROFILE, 1 },
    { FALSE, TRUE, SIGNET_RECHECK_SKIP, 0 },
    { FALSE, FALSE, SIGNET_RECHECK_STORED_PROFILE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_new (NULL);
      const SignetKeepOptions options = { .rechecks = { [SMTP] = cases[i].recheck } };
      g_autoptr (SignetSetupRequest) request = NULL;
      g_autoptr (GError) error = NULL;

      use_files (account, IMAP, cases[i].imap ? path : NULL, NULL);
      use_files (account, SMTP, cases[i].smtp ? path : NULL, NULL);
      request = signet_keep_request_new (account, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (request->ca_files != NULL ? g_strv_length (request->ca_files) : 0, ==,
                        cases[i].expected);
      if (cases[i].expected > 0)
        g_assert_cmpstr (request->ca_files[0], ==, path);
    }
  g_unlink (path);
}

static SignetOutcome
permit_for (SignetAccount *account,
            SignetRecheck recheck,
            SignetKeepConsent consent,
            const char *host,
            guint16 port)
{
  const SignetKeepOptions options = { .rechecks = { [IMAP] = recheck },
                                      .rules.admin_limit = signet_policy_admin_limit (FALSE),
                                      .consent = consent };
  g_autoptr (SignetSetupRequest) request = signet_keep_request_new (account, &options, NULL);
  const SignetChannel channel = { .id = 1, .protocol = IMAP, .host = host, .port = port };
  SignetOutcome reason = SIGNET_OUTCOME_OK;
  g_autoptr (SignetPermit) permit = signet_policy_issue_permit (request->policy, &channel, &reason);

  return permit != NULL ? SIGNET_OUTCOME_OK : reason;
}

static SignetOutcome
permit_at (SignetAccount *account, SignetKeepConsent consent, const char *host, guint16 port)
{
  return permit_for (account, SIGNET_RECHECK_SAME_HOST, consent, host, port);
}

/* Where the kept way fails the same check looks for another one; the consent to log in without
 * encryption does not go there with it, even where that mode was set by hand. */
static void
test_consent_stays (void)
{
  static const SignetSecurity modes[] = { SIGNET_SECURITY_AUTO, SIGNET_SECURITY_NONE };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, 143, SIGNET_SECURITY_NONE);
      g_autoptr (SignetAccount) account = account_new (kept);
      g_autoptr (SignetServerSettings)
          server = signet_server_settings_copy (signet_account_get_server (account, IMAP));

      signet_account_set_require_ssl (account, FALSE);
      server->security = modes[i];
      signet_server_settings_confirm_plaintext (server, HOST, 143);
      signet_account_set_server (account, IMAP, server);
      for (int consent = SIGNET_KEEP_CONSENT_GIVEN; consent <= SIGNET_KEEP_CONSENT_ASKED; consent++)
        {
          g_assert_cmpint (permit_for (account, SIGNET_RECHECK_STORED_PROFILE, consent, HOST, 143),
                           ==, SIGNET_OUTCOME_OK);
          g_assert_cmpint (permit_for (account, SIGNET_RECHECK_STORED_PROFILE, consent, HOST, 1143),
                           ==, SIGNET_OUTCOME_UNENCRYPTED_ONLY);
          g_assert_cmpint (permit_for (account, SIGNET_RECHECK_STORED_PROFILE, consent, OTHER, 143),
                           ==, SIGNET_OUTCOME_UNENCRYPTED_ONLY);
        }
    }
}

/* A mode set by hand is the consent of who sets it on a command line, and none where the user is
 * asked; what was agreed to is good for that place. */
static void
test_consent (void)
{
  g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, 143, SIGNET_SECURITY_NONE);
  g_autoptr (SignetAccount) account = account_new (kept);
  g_autoptr (SignetServerSettings)
      server = signet_server_settings_copy (signet_account_get_server (account, IMAP));

  signet_account_set_require_ssl (account, FALSE);
  server->security = SIGNET_SECURITY_NONE;
  signet_account_set_server (account, IMAP, server);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_GIVEN, HOST, 143), ==,
                   SIGNET_OUTCOME_OK);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_ASKED, HOST, 143), ==,
                   SIGNET_OUTCOME_UNENCRYPTED_ONLY);
  signet_server_settings_confirm_plaintext (server, HOST, 143);
  signet_account_set_server (account, IMAP, server);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_ASKED, HOST, 143), ==,
                   SIGNET_OUTCOME_OK);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_ASKED, HOST, 1143), ==,
                   SIGNET_OUTCOME_UNENCRYPTED_ONLY);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_ASKED, OTHER, 143), ==,
                   SIGNET_OUTCOME_UNENCRYPTED_ONLY);
  signet_account_set_require_ssl (account, TRUE);
  g_assert_cmpint (permit_at (account, SIGNET_KEEP_CONSENT_ASKED, HOST, 143), ==,
                   SIGNET_OUTCOME_UNENCRYPTED_ONLY);
}

/* The kept password goes elsewhere only where the server proves who it is. */
static void
test_must_not_reuse_password (void)
{
  static const struct
  {
    SignetRecheck recheck;
    SignetSecurity security;
    gboolean expected;
  } cases[] = {
    { SIGNET_RECHECK_REDISCOVER, SIGNET_SECURITY_NONE, TRUE },
    { SIGNET_RECHECK_REDISCOVER, SIGNET_SECURITY_AUTO, FALSE },
    { SIGNET_RECHECK_REDISCOVER, SIGNET_SECURITY_TLS, FALSE },
    { SIGNET_RECHECK_SAME_HOST, SIGNET_SECURITY_NONE, FALSE },
    { SIGNET_RECHECK_STORED_PROFILE, SIGNET_SECURITY_NONE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, 143, SIGNET_SECURITY_NONE);
      g_autoptr (SignetAccount) account = account_new (kept);
      g_autoptr (SignetServerSettings)
          server = signet_server_settings_copy (signet_account_get_server (account, IMAP));

      server->security = cases[i].security;
      signet_account_set_server (account, IMAP, server);
      g_assert_cmpint (signet_keep_must_not_reuse_password (account, IMAP, cases[i].recheck), ==,
                       cases[i].expected);
      g_assert_false (signet_keep_must_not_reuse_password (account, SMTP, cases[i].recheck));
    }
}

static void
confirm_place (SignetAccount *account)
{
  g_autoptr (SignetServerSettings)
      server = signet_server_settings_copy (signet_account_get_server (account, IMAP));

  signet_server_settings_confirm_plaintext (server, HOST, 143);
  signet_account_set_server (account, IMAP, server);
}

static void
test_password_follows (void)
{
  static const struct
  {
    SignetProtocol protocol;
    const char *host;
    SignetSecurity security;
    gboolean expected;
  } cases[] = {
    { SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_NONE, TRUE },
    { SIGNET_PROTOCOL_IMAP, OTHER, SIGNET_SECURITY_NONE, FALSE },
    { SIGNET_PROTOCOL_IMAP, OTHER, SIGNET_SECURITY_TLS, TRUE },
    { SIGNET_PROTOCOL_IMAP, OTHER, SIGNET_SECURITY_STARTTLS, TRUE },
    { SIGNET_PROTOCOL_POP3, HOST, SIGNET_SECURITY_NONE, TRUE },
    { SIGNET_PROTOCOL_POP3, OTHER, SIGNET_SECURITY_NONE, FALSE },
  };
  g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, 143, SIGNET_SECURITY_NONE);
  g_autoptr (SignetAccount) account = account_new (kept);

  g_assert_true (signet_keep_password_follows (account, NULL));
  g_assert_false (signet_keep_password_follows (account, kept));
  confirm_place (account);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetProfile)
          profile = signet_profile_new (cases[i].protocol, cases[i].host, 1143, cases[i].security);

      g_assert_cmpint (signet_keep_password_follows (account, profile), ==, cases[i].expected);
    }
}

/* What the settings say becomes the profile; who asks takes no mode for consent. */
static void
test_unproven (void)
{
  static const SignetKeepConsent consents[] = { SIGNET_KEEP_CONSENT_GIVEN,
                                                SIGNET_KEEP_CONSENT_ASKED };

  for (gsize i = 0; i < G_N_ELEMENTS (consents); i++)
    {
      g_autoptr (SignetProfile) kept = signet_profile_new (IMAP, HOST, 143, SIGNET_SECURITY_NONE);
      g_autoptr (SignetAccount) account = account_new (kept);
      g_autoptr (SignetServerSettings)
          server = signet_server_settings_copy (signet_account_get_server (account, IMAP));
      const SignetKeepOptions options = { .rechecks = { [IMAP] = SIGNET_RECHECK_REDISCOVER },
                                          .rules.admin_limit = signet_policy_admin_limit (FALSE),
                                          .consent = consents[i] };
      const SignetServerSettings *now;

      signet_account_set_require_ssl (account, FALSE);
      server->host = g_strdup (OTHER);
      server->security = SIGNET_SECURITY_NONE;
      signet_account_set_server (account, IMAP, server);
      signet_keep_unproven (account, &options);
      now = signet_account_get_server (account, IMAP);
      g_assert_cmpstr (now->profile->host, ==, OTHER);
      g_assert_cmpuint (now->profile->port, ==, 143);
      g_assert_false (now->checked);
      g_assert_cmpstr (now->confirmed_host, ==,
                       consents[i] == SIGNET_KEEP_CONSENT_GIVEN ? OTHER : NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keep/report", test_report);
  g_test_add_func ("/keep/pins", test_pins);
  g_test_add_func ("/keep/open", test_open);
  g_test_add_func ("/keep/request", test_request);
  g_test_add_func ("/keep/sign-in-none", test_sign_in_none);
  g_test_add_func ("/keep/own-certificates", test_own_certificates);
  g_test_add_func ("/keep/authorities-of-pages", test_authorities_of_pages);
  g_test_add_func ("/keep/missing-file", test_missing_file);
  g_test_add_func ("/keep/consent", test_consent);
  g_test_add_func ("/keep/consent-stays", test_consent_stays);
  g_test_add_func ("/keep/must-not-reuse-password", test_must_not_reuse_password);
  g_test_add_func ("/keep/password-follows", test_password_follows);
  g_test_add_func ("/keep/unproven", test_unproven);
  return g_test_run ();
}
