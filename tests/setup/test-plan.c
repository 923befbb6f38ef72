/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a request means: which protocols, which profiles, and who logs in.
 */
#include "plan.h"

#include "enum-types.h"
#include "identity-file.h"

#include <glib/gstdio.h>

#define IMAP SIGNET_PROTOCOL_IMAP
#define POP3 SIGNET_PROTOCOL_POP3
#define SMTP SIGNET_PROTOCOL_SMTP

static SignetSetupRequest *
request_new (const char *target)
{
  SignetSetupRequest *request = signet_setup_request_new (&(SignetRules){ .timeout_ms = 15000 });
  g_autoptr (GError) error = NULL;

  request->target = signet_target_parse (target, &error);
  g_assert_no_error (error);
  request->policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  request->tls_credentials = signet_tls_credentials_new ();
  return request;
}

/* "HOST:PORT/MODE", with "+" for a later stage and "?" for one that is opportunistic */
static char *
describe (GPtrArray *profiles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);

      g_string_append_printf (text, "%s%s%s:%u/%s%s", i > 0 ? " " : "",
                              profile->stage > 0 ? "+" : "", profile->host, profile->port,
                              signet_nick (SIGNET_TYPE_SECURITY, profile->security),
                              profile->opportunistic ? "?" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_profiles (void)
{
  const struct
  {
    const char *target;
    SignetProtocol protocol;
    SignetSetupServer server;
    const char *profiles;
    const char *source;
  } cases[] = {
    { "mail.example.org",
      IMAP,
      { 0 },
      "mail.example.org:993/tls mail.example.org:143/starttls mail.example.org:143/tls? "
      "mail.example.org:143/none",
      "typed" },
    { "mail.example.org",
      SMTP,
      { 0 },
      "mail.example.org:465/tls mail.example.org:587/starttls mail.example.org:25/starttls "
      "mail.example.org:587/tls? mail.example.org:25/tls? mail.example.org:587/none "
      "mail.example.org:25/none",
      "typed" },
    { "mail.example.org:1143",
      IMAP,
      { .wanted = TRUE },
      "mail.example.org:1143/tls mail.example.org:1143/starttls mail.example.org:1143/none "
      "+mail.example.org:993/tls +mail.example.org:143/starttls +mail.example.org:143/tls? "
      "+mail.example.org:143/none",
      "typed" },
    /* A port that is a standard one is not tried twice */
    { "mail.example.org:143",
      IMAP,
      { 0 },
      "mail.example.org:143/tls mail.example.org:143/starttls mail.example.org:143/none "
      "+mail.example.org:993/tls",
      "typed" },
    { "imaps://mail.example.org", IMAP, { 0 }, "mail.example.org:993/tls", "typed" },
    { "imaps://mail.example.org:1993", IMAP, { 0 }, "mail.example.org:1993/tls", "typed" },
    { "[2001:db8::1]:993",
      IMAP,
      { 0 },
      "2001:db8::1:993/tls 2001:db8::1:993/starttls 2001:db8::1:993/none "
      "+2001:db8::1:143/starttls +2001:db8::1:143/tls? +2001:db8::1:143/none",
      "typed" },
    /* Set by hand: exactly that */
    { "mail.example.org",
      IMAP,
      { .port = 1143, .rule = SIGNET_PORT_ONLY },
      "mail.example.org:1143/tls mail.example.org:1143/starttls mail.example.org:1143/none",
      "typed" },
    { "mail.example.org",
      IMAP,
      { .port = 1143, .rule = SIGNET_PORT_ONLY, .security = SIGNET_SECURITY_STARTTLS },
      "mail.example.org:1143/starttls",
      "typed" },
    { "mail.example.org",
      IMAP,
      { .port = 143, .rule = SIGNET_PORT_FIRST, .security = SIGNET_SECURITY_TLS },
      "mail.example.org:143/tls",
      "typed" },
    { "mail.example.org",
      IMAP,
      { .security = SIGNET_SECURITY_STARTTLS },
      "mail.example.org:143/starttls",
      "typed" },
    { "mail.example.org",
      IMAP,
      { .security = SIGNET_SECURITY_NONE },
      "mail.example.org:143/none",
      "typed" },
    /* An option for the port wins over the one in the target */
    { "mail.example.org:143",
      IMAP,
      { .port = 1143, .rule = SIGNET_PORT_ONLY },
      "mail.example.org:1143/tls mail.example.org:1143/starttls mail.example.org:1143/none",
      "typed" },
    /* The target's port and mode are for its own host */
    { "imaps://mail.example.org:1993",
      SMTP,
      { .host = (char *)"smtp.example.org", .security = SIGNET_SECURITY_TLS },
      "smtp.example.org:465/tls",
      "typed" },
    { "ada@example.org",
      IMAP,
      { .host = (char *)"mx.example.net", .security = SIGNET_SECURITY_TLS },
      "mx.example.net:993/tls",
      "typed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new (cases[i].target);
      SignetSetupServer *server = &request->servers[cases[i].protocol];
      g_autoptr (GPtrArray) profiles = NULL;
      g_autofree char *text = NULL;

      *server = cases[i].server;
      server->host = g_strdup (cases[i].server.host);
      profiles = signet_plan_profiles (request, cases[i].protocol);
      text = describe (profiles);
      g_test_message ("%s", cases[i].target);
      g_assert_cmpstr (text, ==, cases[i].profiles);
      g_assert_cmpstr (((SignetProfile *)g_ptr_array_index (profiles, 0))->source, ==,
                       cases[i].source);
    }
}

/* The kept way is tried alone. Where it fails, what the user set still counts; the same host is
 * tried as well, at an unusual port before the usual ones. */
static void
test_alternatives (void)
{
  const struct
  {
    guint16 kept_port;
    SignetSecurity kept;
    SignetSetupServer server;
    const char *alternatives;
    const char *source;
    const char *address;
    gboolean is_inside;
  } cases[] = {
    { 993,
      SIGNET_SECURITY_TLS,
      { 0 },
      "old.example.org:993/tls old.example.org:143/starttls old.example.org:143/tls? "
      "old.example.org:143/none",
      "guess",
      "ada@example.org",
      TRUE },
    { 1993,
      SIGNET_SECURITY_TLS,
      { 0 },
      "old.example.org:1993/tls old.example.org:1993/starttls old.example.org:1993/none "
      "+old.example.org:993/tls +old.example.org:143/starttls +old.example.org:143/tls? "
      "+old.example.org:143/none",
      "guess",
      "ada@example.org",
      TRUE },
    { 993,
      SIGNET_SECURITY_TLS,
      { .security = SIGNET_SECURITY_STARTTLS },
      "old.example.org:143/starttls",
      "guess",
      "ada@example.org",
      TRUE },
    { 1993,
      SIGNET_SECURITY_TLS,
      { .host = (char *)"new.example.org" },
      "new.example.org:993/tls new.example.org:143/starttls new.example.org:143/tls? "
      "new.example.org:143/none",
      "typed",
      "ada@example.org",
      TRUE },
    { 1993,
      SIGNET_SECURITY_TLS,
      { .host = (char *)"new.example.org",
        .port = 1143,
        .rule = SIGNET_PORT_ONLY,
        .security = SIGNET_SECURITY_TLS },
      "new.example.org:1143/tls",
      "typed",
      "ada@example.org",
      TRUE },
    { 993,
      SIGNET_SECURITY_TLS,
      { .security = SIGNET_SECURITY_STARTTLS },
      "old.example.org:143/starttls",
      "guess",
      "ada@example.com",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new (cases[i].address);
      SignetSetupServer *server = &request->servers[IMAP];
      g_autoptr (GPtrArray) first = NULL;
      g_autoptr (GPtrArray) profiles = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strdup_printf (
          "old.example.org:%u/%s", cases[i].kept_port,
          signet_nick (SIGNET_TYPE_SECURITY, (int)cases[i].kept));

      *server = cases[i].server;
      server->host = g_strdup (cases[i].server.host);
      server->kept = signet_profile_new (IMAP, "old.example.org", cases[i].kept_port,
                                         cases[i].kept);
      request->servers[SMTP].wanted = FALSE;
      first = signet_plan_profiles (request, IMAP);
      kept = describe (first);
      g_assert_cmpstr (kept, ==, expected);
      profiles = signet_plan_alternatives (request, IMAP);
      text = describe (profiles);
      g_assert_cmpstr (text, ==, cases[i].alternatives);
      g_assert_cmpstr (((SignetProfile *)g_ptr_array_index (profiles, 0))->source, ==,
                       cases[i].source);
      g_assert_cmpint (((SignetProfile *)g_ptr_array_index (profiles, 0))->is_inside, ==,
                       cases[i].is_inside);
    }
}

/* What a source names: its unusual port first, in its mode, and what is standard as well; a port or
 * a mode that the user set counts for every host. */
static void
test_found (void)
{
  const struct
  {
    guint16 port;
    SignetSecurity security;
    SignetSetupServer server;
    const char *profiles;
  } cases[] = {
    { 0, SIGNET_SECURITY_AUTO, { .security = SIGNET_SECURITY_TLS }, "imap.example.org:993/tls" },
    { 143,
      SIGNET_SECURITY_STARTTLS,
      { 0 },
      "imap.example.org:993/tls imap.example.org:143/starttls imap.example.org:143/tls? "
      "imap.example.org:143/none" },
    /* An unusual mode on a usual port: as given, and the usual one at its side */
    { 993,
      SIGNET_SECURITY_STARTTLS,
      { 0 },
      "imap.example.org:993/starttls imap.example.org:993/tls imap.example.org:143/starttls "
      "imap.example.org:143/tls? imap.example.org:143/none" },
    { 143,
      SIGNET_SECURITY_TLS,
      { 0 },
      "imap.example.org:143/tls imap.example.org:993/tls imap.example.org:143/starttls "
      "imap.example.org:143/tls? imap.example.org:143/none" },
    { 993,
      SIGNET_SECURITY_STARTTLS,
      { .security = SIGNET_SECURITY_TLS },
      "imap.example.org:993/tls" },
    { 1993,
      SIGNET_SECURITY_TLS,
      { 0 },
      "imap.example.org:1993/tls +imap.example.org:993/tls +imap.example.org:143/starttls "
      "+imap.example.org:143/tls? +imap.example.org:143/none" },
    { 1993,
      SIGNET_SECURITY_TLS,
      { .security = SIGNET_SECURITY_STARTTLS },
      "imap.example.org:143/starttls" },
    { 1993,
      SIGNET_SECURITY_TLS,
      { .port = 2143, .rule = SIGNET_PORT_ONLY, .security = SIGNET_SECURITY_STARTTLS },
      "imap.example.org:2143/starttls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new ("ada@example.org");
      g_autoptr (GPtrArray) candidates = signet_candidates_new ();
      g_autoptr (GPtrArray) profiles = NULL;
      g_autofree char *text = NULL;
      SignetCandidate *candidate = signet_candidate_new (SIGNET_SOURCE_SRV, IMAP,
                                                         g_strdup ("imap.example.org"));

      candidate->port = cases[i].port;
      candidate->security = cases[i].security;
      g_ptr_array_add (candidates, candidate);
      request->servers[IMAP] = cases[i].server;
      profiles = signet_plan_found (request, IMAP, candidates);
      text = describe (profiles);
      g_assert_cmpstr (text, ==, cases[i].profiles);
    }
}

/* Another company's server is foreign, unless the source is an authority for the domain. */
static void
test_foreign (void)
{
  const struct
  {
    const char *host;
    gboolean authenticated;
    gboolean is_foreign;
  } cases[] = {
    { "imap.example.org", FALSE, FALSE },
    { "imap.example.net", FALSE, TRUE },
    { "imap.example.net", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new ("ada@mail.example.org");
      g_autoptr (GPtrArray) candidates = signet_candidates_new ();
      g_autoptr (GPtrArray) profiles = NULL;
      SignetCandidate *candidate = signet_candidate_new (SIGNET_SOURCE_MX, IMAP,
                                                         g_strdup (cases[i].host));
      const SignetProfile *first;

      candidate->authenticated = cases[i].authenticated;
      candidate->user = g_strdup ("ada");
      candidate->documentation = g_strdup ("https://example.org/help");
      g_ptr_array_add (candidates, candidate);
      profiles = signet_plan_found (request, IMAP, candidates);
      first = g_ptr_array_index (profiles, 0);
      g_assert_cmpint (first->is_foreign, ==, cases[i].is_foreign);
      g_assert_cmpstr (first->user, ==, "ada");
      g_assert_cmpstr (first->documentation, ==, "https://example.org/help");
      g_assert_cmpstr (first->source, ==, "mx");
      g_assert_cmpuint (first->rank, ==, SIGNET_SOURCE_MX);
    }
}

/* Who has to send mail by a server expects to sign in there, unless the user or the provider itself
 * says otherwise. */
static void
test_expects_login (void)
{
  static const struct
  {
    const char *target;
    const char *password;
    SignetProtocol protocol;
    const char *host;
    SignetSignIn sign_in;
    gboolean expected;
  } cases[] = {
    { "ada@example.org", NULL, SMTP, NULL, SIGNET_SIGN_IN_PASSWORD, TRUE },
    { "ada@example.org", "secret", SMTP, NULL, SIGNET_SIGN_IN_PASSWORD, TRUE },
    { "ada@example.org", "secret", SMTP, "relay.example.org", SIGNET_SIGN_IN_PASSWORD, TRUE },
    { "ada@example.org", NULL, SMTP, "relay.example.org", SIGNET_SIGN_IN_PASSWORD, FALSE },
    { "relay.example.org", NULL, SMTP, NULL, SIGNET_SIGN_IN_PASSWORD, FALSE },
    { "ada@example.org", "secret", SMTP, NULL, SIGNET_SIGN_IN_NONE, FALSE },
    { "ada@example.org", "secret", IMAP, NULL, SIGNET_SIGN_IN_PASSWORD, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new (cases[i].target);
      SignetSetupServer *server = &request->servers[cases[i].protocol];

      server->host = g_strdup (cases[i].host);
      server->sign_in = cases[i].sign_in;
      if (cases[i].password != NULL)
        request->password = signet_secret_new (cases[i].password, -1);
      g_assert_cmpint (signet_plan_expects_login (request, cases[i].protocol), ==,
                       cases[i].expected);
    }
}

static void
test_open (void)
{
  static const struct
  {
    SignetSource source;
    gboolean authenticated;
    const char *auth;
    gboolean expected;
  } cases[] = {
    { SIGNET_SOURCE_SITE, TRUE, "none", TRUE },
    { SIGNET_SOURCE_AUTOCONFIG, TRUE, "none", TRUE },
    { SIGNET_SOURCE_AUTOCONFIG, FALSE, "none", FALSE },
    { SIGNET_SOURCE_AUTOCONFIG, TRUE, "password-cleartext", FALSE },
    { SIGNET_SOURCE_AUTOCONFIG, TRUE, "", FALSE },
    { SIGNET_SOURCE_DATABASE, TRUE, "none", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new ("ada@example.org");
      g_autoptr (GPtrArray) candidates = signet_candidates_new ();
      g_autoptr (GPtrArray) profiles = NULL;
      SignetCandidate *candidate = signet_candidate_new (cases[i].source, SMTP,
                                                         g_strdup ("relay.example.org"));

      candidate->authenticated = cases[i].authenticated;
      g_strfreev (candidate->auth);
      candidate->auth = g_strsplit (cases[i].auth, " ", 0);
      g_ptr_array_add (candidates, candidate);
      profiles = signet_plan_found (request, SMTP, candidates);
      g_assert_cmpint (((SignetProfile *)g_ptr_array_index (profiles, 0))->is_open, ==,
                       cases[i].expected);
    }
}

/* The ways that are better than what a source advises say what that was. */
static void
test_advice (void)
{
  static const struct
  {
    guint16 port;
    SignetSecurity security;
    const char *advised; /* for each of 993, 143 with STARTTLS, 143 with TLS, 143 without */
  } cases[] = {
    { 993, SIGNET_SECURITY_TLS, "0 0 0 0" },
    { 143, SIGNET_SECURITY_STARTTLS, "143 0 143 0" },
    { 143, SIGNET_SECURITY_NONE, "143 143 143 0" },
    { 0, SIGNET_SECURITY_AUTO, "0 0 0 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new ("ada@example.org");
      g_autoptr (GPtrArray) candidates = signet_candidates_new ();
      g_autoptr (GPtrArray) profiles = NULL;
      g_autofree char *advised = NULL;
      SignetCandidate *candidate = signet_candidate_new (SIGNET_SOURCE_AUTOCONFIG, IMAP,
                                                         g_strdup ("imap.example.org"));

      candidate->port = cases[i].port;
      candidate->security = cases[i].security;
      g_ptr_array_add (candidates, candidate);
      profiles = signet_plan_found (request, IMAP, candidates);
      g_assert_cmpuint (profiles->len, ==, 4);
      advised = g_strdup_printf ("%u %u %u %u",
                                 ((SignetProfile *)g_ptr_array_index (profiles, 0))->advised_port,
                                 ((SignetProfile *)g_ptr_array_index (profiles, 1))->advised_port,
                                 ((SignetProfile *)g_ptr_array_index (profiles, 2))->advised_port,
                                 ((SignetProfile *)g_ptr_array_index (profiles, 3))->advised_port);
      g_assert_cmpstr (advised, ==, cases[i].advised);
    }
}

static void
test_wants (void)
{
  const struct
  {
    const char *target;
    const char *asked;   /* protocols asked for */
    const char *planned; /* "pop3?" where it may be the fallback */
  } cases[] = {
    { "ada@example.org", "", "imap smtp pop3?" },
    { "mail.example.org", "", "imap smtp pop3?" },
    { "mail.example.org", "pop3", "pop3" },
    { "mail.example.org", "imap smtp", "imap smtp" },
    { "mail.example.org", "imap pop3 smtp", "imap smtp pop3" },
    { "mail.example.org:993", "", "imap" },
    { "mail.example.org:587", "", "smtp" },
    { "pop3s://mail.example.org", "", "pop3" },
    { "mail.example.org:993", "smtp", "smtp" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const nicks[] = { "imap", "smtp", "pop3" };
      static const SignetProtocol protocols[] = { IMAP, SMTP, POP3 };
      g_autoptr (SignetSetupRequest) request = request_new (cases[i].target);
      g_auto (GStrv) asked = g_strsplit (cases[i].asked, " ", 0);
      g_autoptr (GString) planned = g_string_new (NULL);

      for (guint j = 0; j < 3; j++)
        request->servers[protocols[j]].wanted = g_strv_contains ((const char *const *)asked,
                                                                 nicks[j]);
      for (guint j = 0; j < 3; j++)
        if (signet_plan_wants (request, protocols[j]))
          g_string_append_printf (planned, "%s%s", planned->len > 0 ? " " : "", nicks[j]);
      if (signet_plan_fallback (request) == SIGNET_FALLBACK_POP3)
        g_string_append (planned, " pop3?");
      g_assert_cmpstr (planned->str, ==, cases[i].planned);
    }
}

/* "first,second" or "-" for nobody */
static char *
who (const SignetSetupRequest *request)
{
  g_autoptr (SignetCredentials) credentials = NULL;
  SignetCredentials *found = signet_plan_credentials (request, SIGNET_PROTOCOL_IMAP);

  if (found == NULL)
    return g_strdup ("-");
  credentials = found;
  g_assert_true (signet_credentials_get_password (found) == request->password);
  return g_strdup_printf (
      "%s%s%s", signet_credentials_get_user (found, 0),
      signet_credentials_get_user (found, 1) != NULL ? "," : "",
      signet_credentials_get_user (found, 1) != NULL ? signet_credentials_get_user (found, 1) : "");
}

static void
test_credentials (void)
{
  const struct
  {
    const char *target;
    const char *user;
    const char *password;
    const char *who;
  } cases[] = {
    { "ada@example.org", NULL, "secret", "ada@example.org,ada" },
    { "ada@example.org", "countess", "secret", "countess" },
    { "ada@example.org", NULL, NULL, "-" },
    { "ada@example.org", "countess", NULL, "-" },
    { "mail.example.org", NULL, "secret", "-" },
    { "mail.example.org", "countess", "secret", "countess" },
    { "imaps://ada@mail.example.org", NULL, "secret", "ada" },
    { "imaps://ada@mail.example.org", "countess", "secret", "countess" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new (cases[i].target);
      g_autofree char *found = NULL;

      request->user = g_strdup (cases[i].user);
      if (cases[i].password != NULL)
        request->password = signet_secret_new (cases[i].password, -1);
      found = who (request);
      g_test_message ("%s", cases[i].target);
      g_assert_cmpstr (found, ==, cases[i].who);
    }
}

/* Without a password only a certificate logs in, and only with a name */
static void
test_client_certificate (void)
{
  g_autoptr (SignetSetupRequest) request = request_new ("ada@example.org");
  g_autofree char *path = identity_file_new ();
  g_autofree char *nobody = NULL;
  g_autofree char *somebody = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      signet_tls_credentials_set_client_certificate (request->tls_credentials, path, &error));
  g_assert_no_error (error);
  g_unlink (path);
  nobody = who (request);
  g_assert_cmpstr (nobody, ==, "-");
  request->user = g_strdup ("countess");
  somebody = who (request);
  g_assert_cmpstr (somebody, ==, "countess");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/profiles", test_profiles);
  g_test_add_func ("/plan/found", test_found);
  g_test_add_func ("/plan/alternatives", test_alternatives);
  g_test_add_func ("/plan/foreign", test_foreign);
  g_test_add_func ("/plan/expects-login", test_expects_login);
  g_test_add_func ("/plan/open", test_open);
  g_test_add_func ("/plan/advice", test_advice);
  g_test_add_func ("/plan/wants", test_wants);
  g_test_add_func ("/plan/credentials", test_credentials);
  g_test_add_func ("/plan/client-certificate", test_client_certificate);
  return g_test_run ();
}
