/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SASL against a real server's side, and against servers that cheat.
 */
#include "sasl.h"

#include "sasl-server.h"

#include <string.h>

#define USER     "ada@example.org"
#define PASSWORD "open sesame"

static const SignetChannelBinding unbound = { SIGNET_BINDING_NONE, NULL };

static SignetPermit *
permit_for (gboolean encrypted)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetChannel channel = {
    .id = 1, .host = "mail.example.org", .port = 993, .tls = encrypted ? tls : NULL
  };
  SignetOutcome reason;

  return signet_policy_issue_permit (policy, &channel, &reason);
}

static SignetSasl *
start (const char *mechanism, const SignetChannelBinding *binding, const char *password)
{
  g_autoptr (SignetPermit) permit = permit_for (TRUE);
  g_autoptr (SignetSecret) secret = password != NULL ? signet_secret_new (password, -1) : NULL;

  return signet_sasl_new (permit, mechanism, binding, USER, secret);
}

/* Both sides talk until one has nothing more to say. Returns what the client's side says. */
static SignetSaslState
talk (SignetSasl *client, SaslServer *server)
{
  g_autofree char *challenge = NULL;
  SignetSaslState state = SIGNET_SASL_MORE;
  int n_challenges = 0;

  if (!signet_sasl_is_client_first (client))
    challenge = sasl_server_step (server, NULL);
  while (state == SIGNET_SASL_MORE && (challenge != NULL || signet_sasl_is_client_first (client)))
    {
      g_autofree char *response = NULL;

      if (challenge == NULL && n_challenges++ > 0)
        break;
      state = signet_sasl_step (client, challenge, &response);
      g_assert_cmpint (response != NULL, ==,
                       state == SIGNET_SASL_MORE || state == SIGNET_SASL_COMPLETE);
      g_free (challenge);
      challenge = response != NULL ? sasl_server_step (server, response) : NULL;
    }
  return state;
}

typedef struct
{
  const char *name;
  const char *mechanism;
  SignetBinding binding;
  const char *client_data;
  const char *server_data;
  const char *password; /* the client's */
  gboolean accepted;
} Exchange;

static const Exchange exchanges[] = {
  { "plain", "PLAIN", SIGNET_BINDING_NONE, NULL, NULL, PASSWORD, TRUE },
  { "plain-wrong", "PLAIN", SIGNET_BINDING_NONE, NULL, NULL, "guess", FALSE },
  { "login", "LOGIN", SIGNET_BINDING_NONE, NULL, NULL, PASSWORD, TRUE },
  { "login-wrong", "LOGIN", SIGNET_BINDING_NONE, NULL, NULL, "guess", FALSE },
  { "cram-md5", "CRAM-MD5", SIGNET_BINDING_NONE, NULL, NULL, PASSWORD, TRUE },
  { "cram-md5-wrong", "CRAM-MD5", SIGNET_BINDING_NONE, NULL, NULL, "guess", FALSE },
  { "scram-sha-1", "SCRAM-SHA-1", SIGNET_BINDING_NONE, NULL, NULL, PASSWORD, TRUE },
  { "scram-sha-1-wrong", "SCRAM-SHA-1", SIGNET_BINDING_NONE, NULL, NULL, "guess", FALSE },
  { "scram-sha-256", "SCRAM-SHA-256", SIGNET_BINDING_NONE, NULL, NULL, PASSWORD, TRUE },
  { "scram-sha-256-wrong", "SCRAM-SHA-256", SIGNET_BINDING_NONE, NULL, NULL, "guess", FALSE },
  { "scram-sha-256-on-a-channel-that-could-be-bound", "SCRAM-SHA-256", SIGNET_BINDING_TLS_EXPORTER,
    "AQIDBA==", NULL, PASSWORD, TRUE },
  { "scram-sha-1-plus-exporter", "SCRAM-SHA-1-PLUS", SIGNET_BINDING_TLS_EXPORTER,
    "AQIDBA==", "AQIDBA==", PASSWORD, TRUE },
  { "scram-sha-1-plus-unique", "SCRAM-SHA-1-PLUS", SIGNET_BINDING_TLS_UNIQUE,
    "AQIDBA==", "AQIDBA==", PASSWORD, TRUE },
  { "scram-sha-256-plus-exporter", "SCRAM-SHA-256-PLUS", SIGNET_BINDING_TLS_EXPORTER,
    "AQIDBA==", "AQIDBA==", PASSWORD, TRUE },
  { "scram-sha-256-plus-unique", "SCRAM-SHA-256-PLUS", SIGNET_BINDING_TLS_UNIQUE,
    "AQIDBA==", "AQIDBA==", PASSWORD, TRUE },
  { "scram-sha-256-plus-wrong", "SCRAM-SHA-256-PLUS", SIGNET_BINDING_TLS_EXPORTER,
    "AQIDBA==", "AQIDBA==", "guess", FALSE },
};

static void
test_exchange (gconstpointer data)
{
  const Exchange *row = data;
  SignetChannelBinding binding = { row->binding, (char *)row->client_data };
  g_autoptr (SignetSasl) client = start (row->mechanism, &binding, row->password);
  g_autoptr (SaslServer)
      server = sasl_server_new (row->mechanism, USER, PASSWORD, row->binding, row->server_data);
  SignetSaslState state = talk (client, server);

  g_assert_cmpint (sasl_server_has_accepted (server), ==, row->accepted);
  if (row->accepted)
    g_assert_cmpint (state, ==, SIGNET_SASL_COMPLETE);
  g_assert_true (signet_sasl_used_password (client));
}

/* Somebody in the middle has two channels: the log-in of one is worth nothing on the other */
static void
test_other_channel (void)
{
  static const char *const mechanisms[] = { "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS" };

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    for (int kind = SIGNET_BINDING_TLS_UNIQUE; kind <= SIGNET_BINDING_TLS_EXPORTER; kind++)
      {
        SignetChannelBinding binding = { (SignetBinding)kind, (char *)"AQIDBA==" };
        g_autoptr (SignetSasl) client = start (mechanisms[i], &binding, PASSWORD);
        g_autoptr (SaslServer) server = sasl_server_new (mechanisms[i], USER, PASSWORD,
                                                         (SignetBinding)kind, "BQYHCA==");

        g_assert_cmpint (talk (client, server), !=, SIGNET_SASL_COMPLETE);
        g_assert_false (sasl_server_has_accepted (server));
      }
}

/* RFC 7613, RFC 4013: the bytes are UTF-8, whatever the locale */
static void
test_non_ascii (void)
{
  static const char *const mechanisms[] = { "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1",
                                            "SCRAM-SHA-256" };

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      g_autoptr (SignetSasl) client = start (mechanisms[i], &unbound, "pässwörd€");
      g_autoptr (SaslServer)
          server = sasl_server_new (mechanisms[i], USER, "pässwörd€", SIGNET_BINDING_NONE, NULL);

      g_test_message ("%s", mechanisms[i]);
      g_assert_cmpint (talk (client, server), ==, SIGNET_SASL_COMPLETE);
      g_assert_true (sasl_server_has_accepted (server));
    }
}

static void
test_external (void)
{
  g_autoptr (SignetSasl) client = start ("EXTERNAL", &unbound, NULL);
  g_autofree char *response = NULL;

  g_assert_true (signet_sasl_is_client_first (client));
  g_assert_cmpint (signet_sasl_step (client, NULL, &response), ==, SIGNET_SASL_COMPLETE);
  g_assert_cmpstr (response, ==, "");
}

/* An exchange with SCRAM that has come to the point where the server speaks first */
typedef struct
{
  SignetSasl *client;
  char *nonce;
} Scram;

static void
scram_init (Scram *scram)
{
  g_autofree char *response = NULL;
  g_autofree char *first = NULL;
  gsize length;

  scram->client = start ("SCRAM-SHA-256", &unbound, PASSWORD);
  g_assert_cmpint (signet_sasl_step (scram->client, NULL, &response), ==, SIGNET_SASL_MORE);
  g_assert_false (signet_sasl_used_password (scram->client));
  first = (char *)g_base64_decode (response, &length);
  scram->nonce = g_strndup (strstr (first, ",r=") + 3,
                            length - (gsize)(strstr (first, ",r=") + 3 - first));
}

static void
scram_clear (Scram *scram)
{
  signet_sasl_free (scram->client);
  g_free (scram->nonce);
}

static SignetSaslState
scram_step (Scram *scram, const char *message)
{
  g_autofree char *challenge = g_base64_encode ((const guchar *)message, strlen (message));
  g_autofree char *response = NULL;
  SignetSaslState state = signet_sasl_step (scram->client, challenge, &response);

  g_assert_cmpint (response != NULL, ==,
                   state == SIGNET_SASL_MORE || state == SIGNET_SASL_COMPLETE);
  return state;
}

/* Too few make the password easy to guess; too many would stop the program */
static void
test_iterations (void)
{
  const struct
  {
    const char *rest;
    SignetSaslState state;
  } cases[] = {
    { ",i=4096", SIGNET_SASL_MORE },         { ",i=100000", SIGNET_SASL_MORE },
    { ",i=4095", SIGNET_SASL_FAILED },       { ",i=100001", SIGNET_SASL_FAILED },
    { ",i=1000000000", SIGNET_SASL_FAILED }, { ",i=1", SIGNET_SASL_FAILED },
    { ",i=0", SIGNET_SASL_FAILED },          { ",i=-4096", SIGNET_SASL_FAILED },
    { ",i=+4096", SIGNET_SASL_FAILED },      { ",i=4096x", SIGNET_SASL_FAILED },
    { ",i= 4096", SIGNET_SASL_FAILED },      { ",i=0x1000", SIGNET_SASL_FAILED },
    { ",i=", SIGNET_SASL_FAILED },           { "", SIGNET_SASL_FAILED },
    { ",I=4096", SIGNET_SASL_FAILED },       { ",i=18446744073709555712", SIGNET_SASL_FAILED },
    { ",i=1,i=4096", SIGNET_SASL_FAILED },   { ",i=4096,x=y", SIGNET_SASL_MORE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Scram scram;
      g_autofree char *message = NULL;

      scram_init (&scram);
      message = g_strdup_printf ("r=%sserver,s=c2FsdA==%s", scram.nonce, cases[i].rest);
      g_test_message ("%s", cases[i].rest);
      g_assert_cmpint (scram_step (&scram, message), ==, cases[i].state);
      scram_clear (&scram);
    }
}

static void
test_nonce (void)
{
  Scram scram;

  scram_init (&scram);
  g_assert_cmpint (scram_step (&scram, "r=somebodyelses,s=c2FsdA==,i=4096"), ==,
                   SIGNET_SASL_FAILED);
  scram_clear (&scram);
}

/* Who does not know the password cannot prove that he does */
static void
test_proof (void)
{
  static const char *const proofs[] = {
    "v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "v=", "e=other-error", "ok", "", "v=%%%",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (proofs); i++)
    {
      Scram scram;
      g_autofree char *message = NULL;

      scram_init (&scram);
      message = g_strdup_printf ("r=%sserver,s=c2FsdA==,i=4096", scram.nonce);
      g_assert_cmpint (scram_step (&scram, message), ==, SIGNET_SASL_MORE);
      g_assert_false (signet_sasl_is_complete (scram.client));
      g_test_message ("%s", proofs[i]);
      g_assert_cmpint (scram_step (&scram, proofs[i]), ==, SIGNET_SASL_SERVER_NOT_VERIFIED);
      g_assert_false (signet_sasl_is_complete (scram.client));
      scram_clear (&scram);
    }
}

/* The same in bytes that are no base64 at all */
static void
test_base64 (void)
{
  Scram scram;
  g_autofree char *message = NULL;
  g_autofree char *response = NULL;

  scram_init (&scram);
  g_assert_cmpint (signet_sasl_step (scram.client, "*** no base64 ***", &response), ==,
                   SIGNET_SASL_FAILED);
  g_assert_null (response);
  scram_clear (&scram);

  scram_init (&scram);
  message = g_strdup_printf ("r=%sserver,s=c2FsdA==,i=4096", scram.nonce);
  g_assert_cmpint (scram_step (&scram, message), ==, SIGNET_SASL_MORE);
  g_assert_cmpint (signet_sasl_step (scram.client, "*** no base64 ***", &response), ==,
                   SIGNET_SASL_SERVER_NOT_VERIFIED);
  scram_clear (&scram);
}

static void
test_one_challenge_too_many (void)
{
  g_autoptr (SignetSasl) client = start ("PLAIN", &unbound, PASSWORD);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (signet_sasl_step (client, NULL, &first), ==, SIGNET_SASL_COMPLETE);
  g_assert_cmpint (signet_sasl_step (client, "", &second), ==, SIGNET_SASL_FAILED);
  g_assert_null (second);
}

/* RFC 4422 §5: where the client speaks first, the first challenge says nothing */
static void
test_invitation (void)
{
  g_autoptr (SignetSasl) client = start ("PLAIN", &unbound, PASSWORD);
  g_autofree char *response = NULL;

  g_assert_cmpint (signet_sasl_step (client, "!!!", &response), ==, SIGNET_SASL_COMPLETE);
  g_assert_cmpstr (response, ==, "AGFkYUBleGFtcGxlLm9yZwBvcGVuIHNlc2FtZQ==");
}

static void
test_who_speaks_first (void)
{
  const struct
  {
    const char *mechanism;
    gboolean client;
  } cases[] = {
    { "PLAIN", TRUE },
    { "SCRAM-SHA-1", TRUE },
    { "LOGIN", FALSE },
    { "CRAM-MD5", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetSasl) sasl = start (cases[i].mechanism, &unbound, PASSWORD);

      g_assert_cmpint (signet_sasl_is_client_first (sasl), ==, cases[i].client);
    }
}

static void
test_unknown (void)
{
  g_assert_null (start ("XOAUTH2", &unbound, PASSWORD));
  g_assert_null (start ("", &unbound, PASSWORD));
}

static void
test_no_permit (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (PASSWORD, -1);

  g_test_expect_message ("signet-protocol", G_LOG_LEVEL_CRITICAL, "*permit != NULL*");
  g_assert_null (signet_sasl_new (NULL, "PLAIN", &unbound, USER, secret));
  g_test_assert_expected_messages ();
}

typedef enum
{
  IN_TLS,
  IN_TLS_BOUND,
  IN_CLEAR,
} Where;

/* What is chosen of what is offered, best first */
static char *
rank (const char *offered, Where where, gboolean has_password)
{
  g_auto (GStrv) names = g_strsplit (offered, " ", 0);
  g_autoptr (SignetPermit) permit = permit_for (where != IN_CLEAR);
  g_autoptr (SignetSecret) password = has_password ? signet_secret_new (PASSWORD, -1) : NULL;
  g_autoptr (SignetCredentials) credentials = signet_credentials_new (USER, NULL, password);
  g_autoptr (GPtrArray) ranked = NULL;
  SignetChannelBinding binding = { SIGNET_BINDING_TLS_EXPORTER, (char *)"AQIDBA==" };
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  for (guint i = 0; names[i] != NULL; i++)
    signet_capabilities_add_mechanism (&capabilities, (SignetToken){ names[i], strlen (names[i]) });
  ranked = signet_sasl_rank (&capabilities, permit, where == IN_TLS_BOUND ? &binding : &unbound,
                             credentials);
  signet_capabilities_clear (&capabilities);
  g_ptr_array_add (ranked, NULL);
  return g_strjoinv (" ", (GStrv)ranked->pdata);
}

#define EVERYTHING                                                                                 \
  "CRAM-MD5 LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-256-PLUS EXTERNAL "   \
  "DIGEST-MD5 NTLM GSSAPI XOAUTH2 OAUTHBEARER ANONYMOUS"

static void
test_rank (void)
{
  const struct
  {
    const char *offered;
    Where where;
    gboolean has_password;
    const char *ranked;
  } cases[] = {
    { EVERYTHING, IN_TLS_BOUND, TRUE,
      "SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5" },
    { EVERYTHING, IN_TLS, TRUE, "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5" },
    { EVERYTHING, IN_CLEAR, TRUE, "SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN" },
    { EVERYTHING, IN_TLS, FALSE, "EXTERNAL" },
    { EVERYTHING, IN_TLS_BOUND, FALSE, "EXTERNAL" },
    { EVERYTHING, IN_CLEAR, FALSE, "" },
    { "CRAM-MD5 PLAIN", IN_TLS, TRUE, "PLAIN CRAM-MD5" },
    { "PLAIN CRAM-MD5", IN_CLEAR, TRUE, "CRAM-MD5 PLAIN" },
    { "SCRAM-SHA-256-PLUS", IN_TLS, TRUE, "" },
    { "SCRAM-SHA-256-PLUS", IN_CLEAR, TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ranked = rank (cases[i].offered, cases[i].where, cases[i].has_password);

      g_assert_cmpstr (ranked, ==, cases[i].ranked);
    }
}

/* Each mechanism alone, and none: nothing is ranked that is not offered */
static void
test_rank_offered_only (void)
{
  g_auto (GStrv) names = g_strsplit (EVERYTHING, " ", 0);

  for (int where = IN_TLS; where <= IN_CLEAR; where++)
    {
      g_autofree char *none = rank ("", (Where)where, TRUE);

      g_assert_cmpstr (none, ==, "");
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *ranked = rank (names[i], (Where)where, TRUE);

          g_assert_true (*ranked == '\0' || g_str_equal (ranked, names[i]));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (exchanges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sasl/exchange/%s", exchanges[i].name);

      g_test_add_data_func (path, &exchanges[i], test_exchange);
    }
  g_test_add_func ("/sasl/rule-1/no-permit", test_no_permit);
  g_test_add_func ("/sasl/rule-5/iterations", test_iterations);
  g_test_add_func ("/sasl/rule-5/one-challenge-too-many", test_one_challenge_too_many);
  g_test_add_func ("/sasl/rule-8/other-channel", test_other_channel);
  g_test_add_func ("/sasl/rule-8/nonce", test_nonce);
  g_test_add_func ("/sasl/rule-8/proof", test_proof);
  g_test_add_func ("/sasl/rule-8/base64", test_base64);
  g_test_add_func ("/sasl/rule-8/rank", test_rank);
  g_test_add_func ("/sasl/rule-8/rank-offered-only", test_rank_offered_only);
  g_test_add_func ("/sasl/non-ascii", test_non_ascii);
  g_test_add_func ("/sasl/external", test_external);
  g_test_add_func ("/sasl/invitation", test_invitation);
  g_test_add_func ("/sasl/who-speaks-first", test_who_speaks_first);
  g_test_add_func ("/sasl/unknown", test_unknown);
  return g_test_run ();
}
