/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Which requests make no sense.
 */
#include "setup.h"

typedef struct
{
  const char *target;
  SignetPlaintext plaintext;
  SignetProtocol protocol; /* whose server is @server */
  SignetSetupServer server;
  const char *user;
  const char *password;
  int code; /* -1 where it makes sense */
} RequestCase;

#define IMAP        SIGNET_PROTOCOL_IMAP
#define POP3        SIGNET_PROTOCOL_POP3
#define SMTP        SIGNET_PROTOCOL_SMTP
#define FORBIDDEN   SIGNET_PLAINTEXT_FORBIDDEN
#define UNCONFIRMED SIGNET_PLAINTEXT_UNCONFIRMED
#define CONFIRMED   SIGNET_PLAINTEXT_CONFIRMED
#define MAKES_SENSE (-1)

static SignetSetupRequest *
request_new (const RequestCase *row)
{
  SignetSetupRequest *request = signet_setup_request_new (&(SignetRules){ .timeout_ms = 15000 });
  g_autoptr (GError) error = NULL;

  request->target = signet_target_parse (row->target, &error);
  g_assert_no_error (error);
  request->policy = signet_policy_new (row->plaintext, SIGNET_TLS_1_2);
  request->tls_credentials = signet_tls_credentials_new ();
  request->servers[row->protocol] = row->server;
  request->servers[row->protocol].host = g_strdup (row->server.host);
  request->user = g_strdup (row->user);
  request->password = row->password != NULL ? signet_secret_new (row->password, -1) : NULL;
  return request;
}

static void
check (const RequestCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (SignetSetupRequest) request = request_new (&cases[i]);
      g_autoptr (GError) error = NULL;
      gboolean makes_sense = signet_setup_check (request, &error);

      g_test_message ("%s", cases[i].target);
      g_assert_cmpint (makes_sense, ==, error == NULL);
      if (cases[i].code == MAKES_SENSE)
        g_assert_no_error (error);
      else
        g_assert_error (error, SIGNET_SETUP_ERROR, cases[i].code);
    }
}

/* No encryption while it is required: said before anything is sent */
static void
test_contradiction (void)
{
  static const RequestCase cases[] = {
    { "a@example.org",
      FORBIDDEN,
      IMAP,
      { .security = SIGNET_SECURITY_NONE },
      NULL,
      NULL,
      SIGNET_SETUP_ERROR_CONTRADICTION },
    { "a@example.org",
      FORBIDDEN,
      SMTP,
      { .security = SIGNET_SECURITY_NONE, .wanted = TRUE },
      NULL,
      NULL,
      SIGNET_SETUP_ERROR_CONTRADICTION },
    { "a@example.org",
      UNCONFIRMED,
      IMAP,
      { .security = SIGNET_SECURITY_NONE },
      NULL,
      NULL,
      MAKES_SENSE },
    { "a@example.org",
      CONFIRMED,
      IMAP,
      { .security = SIGNET_SECURITY_NONE },
      NULL,
      NULL,
      MAKES_SENSE },
    { "a@example.org",
      FORBIDDEN,
      IMAP,
      { .security = SIGNET_SECURITY_STARTTLS },
      NULL,
      NULL,
      MAKES_SENSE },
    { "a@example.org",
      FORBIDDEN,
      IMAP,
      { .security = SIGNET_SECURITY_TLS },
      NULL,
      NULL,
      MAKES_SENSE },
    /* Nobody asked for POP3 */
    { "a@example.org",
      FORBIDDEN,
      POP3,
      { .security = SIGNET_SECURITY_NONE },
      NULL,
      NULL,
      MAKES_SENSE },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_protocol (void)
{
  static const RequestCase cases[] = {
    { "mail.example.org:10993", FORBIDDEN, IMAP, { 0 }, NULL, NULL, SIGNET_SETUP_ERROR_PROTOCOL },
    { "mail.example.org:10993", FORBIDDEN, IMAP, { .wanted = TRUE }, NULL, NULL, MAKES_SENSE },
    { "mail.example.org:993", FORBIDDEN, IMAP, { 0 }, NULL, NULL, MAKES_SENSE },
    { "imap://mail.example.org:10993", FORBIDDEN, IMAP, { 0 }, NULL, NULL, MAKES_SENSE },
    { "mail.example.org", FORBIDDEN, IMAP, { 0 }, NULL, NULL, MAKES_SENSE },
    /* The one that is wanted has a host of its own, so whose port is it? */
    { "mail.example.org:10993",
      FORBIDDEN,
      IMAP,
      { .wanted = TRUE, .host = (char *)"imap.example.org" },
      NULL,
      NULL,
      SIGNET_SETUP_ERROR_PROTOCOL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_two_protocols_for_one_port (void)
{
  const RequestCase row = { "mail.example.org:10993", FORBIDDEN, IMAP, { .wanted = TRUE } };
  g_autoptr (SignetSetupRequest) request = request_new (&row);
  g_autoptr (GError) error = NULL;

  request->servers[SMTP].wanted = TRUE;
  g_assert_false (signet_setup_check (request, &error));
  g_assert_error (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_PROTOCOL);
  g_clear_error (&error);
  request->servers[SMTP].host = g_strdup ("smtp.example.org");
  g_assert_true (signet_setup_check (request, &error));
  g_assert_no_error (error);
}

static void
test_user (void)
{
  static const RequestCase cases[] = {
    { "mail.example.org", FORBIDDEN, IMAP, { 0 }, NULL, "secret", SIGNET_SETUP_ERROR_USER },
    { "mail.example.org", FORBIDDEN, IMAP, { 0 }, "ada", "secret", MAKES_SENSE },
    { "ada@example.org", FORBIDDEN, IMAP, { 0 }, NULL, "secret", MAKES_SENSE },
    { "imap://ada@mail.example.org", FORBIDDEN, IMAP, { 0 }, NULL, "secret", MAKES_SENSE },
    { "mail.example.org", FORBIDDEN, IMAP, { 0 }, "ada", NULL, MAKES_SENSE },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* No request is made without the settings: what they forbid nobody can forget. */
static void
test_rules (void)
{
  static const struct
  {
    SignetRules rules;
    const char *database_url;
    guint login_ms;
  } cases[] = {
    { { .use_database = TRUE, .timeout_ms = 15000 }, SIGNET_DATABASE_URL, 20000 },
    { { .use_database = FALSE, .timeout_ms = 14999 }, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSetupRequest) request = signet_setup_request_new (&cases[i].rules);

      g_assert_cmpstr (request->database_url, ==, cases[i].database_url);
      g_assert_cmpuint (request->timeout_ms, ==, cases[i].rules.timeout_ms);
      g_assert_cmpuint (request->login_ms, ==, cases[i].login_ms);
      g_assert_null (request->target);
      g_assert_cmpint (request->servers[IMAP].security, ==, SIGNET_SECURITY_AUTO);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/rule-1/contradiction", test_contradiction);
  g_test_add_func ("/request/protocol", test_protocol);
  g_test_add_func ("/request/two-protocols-for-one-port", test_two_protocols_for_one_port);
  g_test_add_func ("/request/user", test_user);
  g_test_add_func ("/request/rules", test_rules);
  return g_test_run ();
}
