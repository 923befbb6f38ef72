/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * There is a sentence for every outcome of every protocol, and the sentences the applet's design
 * names are these very ones.
 */
#include "explain.h"

#include <string.h>

/* What differs from case to case; the rest is IMAP on imap.example.org */
typedef struct
{
  SignetOutcome outcome;
  SignetSecurity security;
  guint16 port;
  const char *host;
  const char *detail;
  SignetTlsInfo *tls;
  SignetReach reach;
  guint elapsed_ms;
  gboolean opportunistic;
  guint16 advised_port;
} Case;

static SignetAttempt *
make (const Case *c, SignetProtocol protocol)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, c->host != NULL ? c->host : "imap.example.org", c->port != 0 ? c->port : 993,
      c->security != 0 ? c->security : SIGNET_SECURITY_TLS);

  profile->opportunistic = c->opportunistic;
  profile->advised_port = c->advised_port;
  profile->advised = SIGNET_SECURITY_STARTTLS;
  return signet_attempt_new (&(SignetAttemptFacts){ .profile = profile,
                                                    .outcome = c->outcome,
                                                    .detail = c->detail,
                                                    .tls = c->tls,
                                                    .reach = c->reach,
                                                    .elapsed_ms = c->elapsed_ms });
}

static SignetExplanation *
explain (const Case *c)
{
  g_autoptr (SignetAttempt) attempt = make (c, SIGNET_PROTOCOL_IMAP);

  return signet_explain (signet_attempt_get_facts (attempt));
}

static void
check_reason (const Case *c, const char *expected)
{
  g_autoptr (SignetExplanation) explanation = explain (c);

  g_assert_cmpstr (explanation->reason, ==, expected);
}

/* Plain text, complete, with nothing left to fill in */
static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), >, 3);
  g_assert_null (strpbrk (text, "{}<>%&\n"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_null (strstr (text, "  "));
  g_assert_false (g_str_has_prefix (text, " ") || g_str_has_suffix (text, " "));
}

static gboolean
is_failure (SignetOutcome outcome)
{
  return outcome != SIGNET_OUTCOME_OK && outcome != SIGNET_OUTCOME_SUPERSEDED;
}

static void
assert_explained (const Case *c, SignetProtocol protocol)
{
  g_autoptr (SignetAttempt) attempt = make (c, protocol);
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);
  g_autoptr (SignetExplanation) explanation = signet_explain (facts);
  g_autofree char *brief = signet_explain_short (facts);

  assert_sentence (explanation->title);
  g_assert_false (g_str_has_suffix (explanation->title, "."));
  assert_sentence (explanation->reason);
  assert_sentence (brief);
  g_assert_false (g_str_has_suffix (brief, "."));
  if (is_failure (c->outcome))
    g_assert_nonnull (explanation->remedy);
  if (explanation->remedy != NULL)
    assert_sentence (explanation->remedy);
}

static void
test_everything (void)
{
  static const char *const hosts[] = { "imap.example.org", "localhost", "127.0.0.1", "::1" };
  static const char *const details[] = { NULL, "", "SSH", "TLS", "IMAP", "POP3", "go away" };
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();

  tls->flaws = SIGNET_FLAW_EXPIRED;
  for (int outcome = SIGNET_OUTCOME_CANCELLED; outcome <= SIGNET_OUTCOME_OK; outcome++)
    for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
      for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
        for (gsize host = 0; host < G_N_ELEMENTS (hosts); host++)
          for (gsize detail = 0; detail < G_N_ELEMENTS (details); detail++)
            {
              Case c = { .outcome = (SignetOutcome)outcome,
                         .security = (SignetSecurity)mode,
                         .host = hosts[host],
                         .detail = details[detail] };

              assert_explained (&c, (SignetProtocol)protocol);
              c.tls = tls;
              assert_explained (&c, (SignetProtocol)protocol);
            }
}

static void
test_named_by_the_design (void)
{
  static const struct
  {
    SignetOutcome outcome;
    const char *title;
    const char *reason;
    const char *remedy;
  } cases[] = {
    { SIGNET_OUTCOME_UNENCRYPTED_ONLY, "Not connected: this server offers no encryption",
      "imap.example.org offers no encryption. Your password was not sent.", NULL },
    { SIGNET_OUTCOME_UNTRUSTED, "Server identity not confirmed", NULL, NULL },
    { SIGNET_OUTCOME_LOGIN_REJECTED, NULL, "The server did not accept the password.", NULL },
    { SIGNET_OUTCOME_OAUTH_ONLY, NULL, "This provider needs you to sign in on its web page.",
      "Use an app password, or add the account in Online Accounts." },
    { SIGNET_OUTCOME_HOST_NOT_FOUND, NULL, "No server named imap.example.org was found.",
      "Check the spelling." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetExplanation) explanation = explain (&(Case){ .outcome = cases[i].outcome });

      if (cases[i].title != NULL)
        g_assert_cmpstr (explanation->title, ==, cases[i].title);
      if (cases[i].reason != NULL)
        g_assert_cmpstr (explanation->reason, ==, cases[i].reason);
      if (cases[i].remedy != NULL)
        g_assert_cmpstr (explanation->remedy, ==, cases[i].remedy);
    }
}

/* The domain says so, and nothing is wrong with the guessed name */
static void
test_not_offered (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_POP3, "pop.example.org",
                                                          995, SIGNET_SECURITY_TLS);
  const SignetAttemptFacts facts = { .profile = profile, .outcome = SIGNET_OUTCOME_HOST_NOT_FOUND };
  g_autoptr (SignetExplanation) explanation = NULL;
  g_autofree char *brief = NULL;

  profile->is_denied = TRUE;
  explanation = signet_explain (&facts);
  brief = signet_explain_short (&facts);
  g_assert_cmpstr (explanation->title, ==, "Not offered");
  g_assert_cmpstr (explanation->reason, ==, "Your provider says that it offers no POP3.");
  g_assert_nonnull (explanation->remedy);
  g_assert_cmpstr (brief, ==, "Not offered by the provider");
}

/* The way out of a server without encryption is never to send the password all the same */
static void
test_no_advice_against_safety (void)
{
  g_autoptr (SignetExplanation)
      explanation = explain (&(Case){ .outcome = SIGNET_OUTCOME_UNENCRYPTED_ONLY });

  g_assert_null (strstr (explanation->remedy, "SSL"));
  g_assert_null (strstr (explanation->remedy, "off"));
}

static void
test_ok_encrypted (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const Case ok = { .outcome = SIGNET_OUTCOME_OK, .tls = tls };
  g_autoptr (SignetExplanation) explanation = explain (&ok);

  g_assert_cmpstr (explanation->title, ==, "Encrypted");
  g_assert_cmpstr (explanation->reason, ==, "Encrypted, TLS, verified for imap.example.org");
  g_assert_null (explanation->remedy);
  tls->version = g_strdup ("TLS1.3");
  check_reason (&ok, "Encrypted, TLS 1.3, verified for imap.example.org");
  g_free (tls->version);
  tls->version = g_strdup ("DTLS1.2");
  check_reason (&ok, "Encrypted, DTLS1.2, verified for imap.example.org");
  tls->flaws = SIGNET_FLAW_SELF_SIGNED;
  check_reason (&ok, "Encrypted, DTLS1.2, but the identity of imap.example.org is not confirmed");
  tls->pinned = TRUE;
  check_reason (&ok, "Encrypted, DTLS1.2, with the certificate you trust for imap.example.org");
}

/* Without the facts of a handshake nothing is called encrypted, whatever the profile says */
static void
test_ok_unencrypted (void)
{
  for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
    {
      const Case ok = { .outcome = SIGNET_OUTCOME_OK, .security = (SignetSecurity)mode };
      g_autoptr (SignetAttempt) attempt = make (&ok, SIGNET_PROTOCOL_SMTP);
      g_autoptr (SignetExplanation) explanation = explain (&ok);
      g_autofree char *brief = signet_explain_short (signet_attempt_get_facts (attempt));

      g_assert_cmpstr (explanation->title, ==, "Not encrypted");
      g_assert_cmpstr (brief, ==, "Not encrypted");
      g_assert_nonnull (strstr (explanation->reason, "Anyone on the network"));
    }
}

static void
test_loopback (void)
{
  Case c = { .outcome = SIGNET_OUTCOME_OK, .security = SIGNET_SECURITY_NONE, .host = "127.0.0.1" };

  check_reason (&c, "The server runs on this computer, so the password stays on it.");
  c.outcome = SIGNET_OUTCOME_UNENCRYPTED_ONLY;
  check_reason (&c,
                "The server runs on this computer and offers no encryption. Your password was not "
                "sent.");
  c.outcome = SIGNET_OUTCOME_REFUSED;
  c.port = 1143;
  check_reason (&c, "The server should run on this computer, but nothing answers on port 1143.");
}

static void
test_not_mail (void)
{
  Case c = { .outcome = SIGNET_OUTCOME_NOT_MAIL, .port = 143 };

  check_reason (&c, "What answers on port 143 of imap.example.org is not IMAP.");
  c.detail = "";
  check_reason (&c, "What answers on port 143 of imap.example.org is not IMAP.");
  c.detail = "SSH";
  check_reason (&c, "What answers on port 143 of imap.example.org is not IMAP but “SSH”.");
  c.detail = "IMAP";
  check_reason (&c,
                "Port 143 of imap.example.org speaks IMAP, but not encrypted from the first byte.");
  c.security = SIGNET_SECURITY_STARTTLS;
  c.detail = "TLS";
  check_reason (
      &c,
      "Port 143 of imap.example.org speaks TLS from the first byte, and was addressed without it.");
}

static void
test_servers_words (void)
{
  Case c = { .outcome = SIGNET_OUTCOME_UNAVAILABLE, .detail = "[UNAVAILABLE] back at noon" };

  check_reason (&c,
                "imap.example.org says that it cannot serve you at the moment: “[UNAVAILABLE] back "
                "at noon”");
  c.outcome = SIGNET_OUTCOME_LOGIN_UNAVAILABLE;
  check_reason (&c,
                "imap.example.org cannot check your password at the moment. It may well be right. "
                "The server says: “[UNAVAILABLE] back at noon”");
  c.outcome = SIGNET_OUTCOME_LOGIN_REJECTED;
  check_reason (&c, "The server did not accept the password.");
}

/* What is permanent is not to be tried later, and who did answer is behind no firewall */
static void
test_remedy_of_words (void)
{
  static const char *const unavailable[] = { "5.5.4 Invalid name", "[sys/perm] closed",
                                             "[CONTACTADMIN] closed", "4.3.2 going down",
                                             "5 minutes, please" };
  Case c = { .outcome = SIGNET_OUTCOME_LOGIN_DISABLED, .detail = "[SYS/PERM] no POP for you" };
  g_autoptr (SignetExplanation) disabled = explain (&c);
  g_autoptr (SignetExplanation) silent = NULL;

  g_assert_cmpstr (disabled->reason, ==,
                   "imap.example.org does not let you sign in: “[SYS/PERM] no POP for you”");
  g_assert_cmpstr (disabled->remedy, ==, "Ask your provider what is missing.");
  for (gsize i = 0; i < G_N_ELEMENTS (unavailable); i++)
    {
      g_autoptr (SignetExplanation) explanation = NULL;

      c = (Case){ .outcome = SIGNET_OUTCOME_UNAVAILABLE, .detail = unavailable[i] };
      explanation = explain (&c);
      g_assert_cmpstr (explanation->remedy, ==,
                       i < 3 ? "Ask your provider what is missing." : "Try again later.");
    }
  c = (Case){ .outcome = SIGNET_OUTCOME_TIMEOUT, .detail = "just a moment" };
  silent = explain (&c);
  g_assert_cmpstr (silent->reason, ==,
                   "imap.example.org stopped answering on port 993. Before, it said: “just a "
                   "moment”");
  g_assert_null (strstr (silent->remedy, "firewall"));
}

/* Only where nothing was connected something may be in the way. */
static void
test_silence (void)
{
  static const struct
  {
    SignetReach reach;
    const char *host;
    const char *detail;
    const char *reason;
    const char *remedy;
  } cases[] = {
    { SIGNET_REACH_NOTHING, NULL, NULL, "imap.example.org did not answer on port 993.",
      "Check the server name and the port, or try another network: a firewall may be in the way." },
    { SIGNET_REACH_CONNECTED, NULL, NULL,
      "imap.example.org took the connection on port 993, and then said nothing.",
      "Check the port and the encryption, or try again later; if it goes on, ask your provider." },
    { SIGNET_REACH_HEARD, NULL, NULL, "imap.example.org stopped answering on port 993.",
      "Try again in a few minutes; if it goes on, ask your provider." },
    { SIGNET_REACH_HEARD, NULL, "wait",
      "imap.example.org stopped answering on port 993. Before, it said: “wait”",
      "Try again in a few minutes; if it goes on, ask your provider." },
    { SIGNET_REACH_CONNECTED, "localhost", NULL,
      "The server runs on this computer, but did not answer on port 993.",
      "Restart the program that provides the server." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case c = { .outcome = SIGNET_OUTCOME_TIMEOUT,
                       .host = cases[i].host,
                       .detail = cases[i].detail,
                       .reach = cases[i].reach };
      g_autoptr (SignetExplanation) explanation = explain (&c);

      g_assert_cmpstr (explanation->reason, ==, cases[i].reason);
      g_assert_cmpstr (explanation->remedy, ==, cases[i].remedy);
    }
}

/* RFC 9051 §7.1 */
static void
test_alert (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  Case c = { .outcome = SIGNET_OUTCOME_OK, .tls = tls, .detail = "[ALERT] Closing at noon" };

  check_reason (&c, "Encrypted, TLS, verified for imap.example.org. The server says: “Closing at "
                    "noon”");
  c.detail = "no alert";
  check_reason (&c, "Encrypted, TLS, verified for imap.example.org");
  c.outcome = SIGNET_OUTCOME_LOGIN_REJECTED;
  c.detail = "[alert] No";
  check_reason (&c, "The server did not accept the password. The server says: “No”");
  c.outcome = SIGNET_OUTCOME_OAUTH_ONLY;
  check_reason (&c, "This provider needs you to sign in on its web page. The server says: “No”");
  c.outcome = SIGNET_OUTCOME_UNAVAILABLE;
  check_reason (&c, "imap.example.org says that it cannot serve you at the moment: “[alert] No”");
}

static void
test_untrusted (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const Case c = { .outcome = SIGNET_OUTCOME_UNTRUSTED, .tls = tls };
  g_autoptr (SignetExplanation) revoked = NULL;
  g_autoptr (SignetExplanation) expired = NULL;

  tls->flaws = SIGNET_FLAW_EXPIRED | SIGNET_FLAW_SELF_SIGNED;
  check_reason (&c,
                "The certificate of imap.example.org does not prove that this is the right server. "
                "It has expired. It is signed by itself. Your password has not been sent.");
  expired = explain (&c);
  g_assert_nonnull (strstr (expired->remedy, "fingerprint"));
  tls->flaws |= SIGNET_FLAW_REVOKED;
  revoked = explain (&c);
  g_assert_cmpstr (revoked->remedy, ==, "Do not connect, and tell your provider.");
}

static void
test_short (void)
{
  const Case c = { .outcome = SIGNET_OUTCOME_TIMEOUT, .elapsed_ms = 5000 };
  g_autoptr (SignetAttempt) attempt = make (&c, SIGNET_PROTOCOL_IMAP);
  g_autofree char *brief = signet_explain_short (signet_attempt_get_facts (attempt));

  g_assert_cmpstr (brief, ==, "No answer after 5 s");
}

static void
test_trying (void)
{
  static const char *const expected[] = {
    [SIGNET_SECURITY_TLS] = "Trying imap.example.org, port 993 with TLS…",
    [SIGNET_SECURITY_STARTTLS] = "Trying imap.example.org, port 993 with STARTTLS…",
    [SIGNET_SECURITY_NONE] = "Trying imap.example.org, port 993 without encryption…",
  };

  for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
    {
      g_autoptr (SignetProfile) profile = signet_profile_new (
          SIGNET_PROTOCOL_IMAP, "imap.example.org", 993, (SignetSecurity)mode);
      g_autofree char *sentence = signet_explain_trying (profile);

      g_assert_cmpstr (sentence, ==, expected[mode]);
    }
}

static SignetAttempt *
add (SignetProtocolResult *result, const Case *c)
{
  g_autoptr (SignetAttempt) attempt = make (c, signet_protocol_result_get_protocol (result));

  signet_protocol_result_add_attempt (result, attempt);
  return attempt;
}

static void
check_service (SignetProtocolResult *result, const char *title, const char *reason)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);

  g_assert_cmpstr (explanation->title, ==, title);
  g_assert_cmpstr (explanation->reason, ==, reason);
}

/* Says why nothing better was chosen, but nothing of what was not tried in earnest */
static void
test_result_ok (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const Case tls_993 = { .outcome = SIGNET_OUTCOME_REFUSED };
  const Case tls_994 = { .outcome = SIGNET_OUTCOME_SUPERSEDED, .port = 994 };
  const Case guessed = { .outcome = SIGNET_OUTCOME_HOST_NOT_FOUND, .host = "mail.example.org" };
  const Case tls_143 = { .outcome = SIGNET_OUTCOME_NOT_MAIL, .port = 143, .opportunistic = TRUE };
  const Case none = { .outcome = SIGNET_OUTCOME_CANCELLED,
                      .security = SIGNET_SECURITY_NONE,
                      .port = 143 };
  const Case chosen = {
    .outcome = SIGNET_OUTCOME_OK, .security = SIGNET_SECURITY_STARTTLS, .port = 143, .tls = tls
  };

  add (result, &tls_993);
  add (result, &guessed);
  add (result, &tls_994);
  add (result, &tls_143);
  add (result, &none);
  signet_protocol_result_choose (result, add (result, &chosen));
  check_service (result, "Encrypted",
                 "Encrypted, TLS, verified for imap.example.org. Port 993 with TLS: Connection "
                 "refused.");
}

/* What is better than the advice says so. */
static void
test_result_advised (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const Case chosen = { .outcome = SIGNET_OUTCOME_OK, .tls = tls, .advised_port = 143 };

  signet_protocol_result_choose (result, add (result, &chosen));
  check_service (result, "Encrypted",
                 "Encrypted, TLS, verified for imap.example.org. The advice was port 143 "
                 "(STARTTLS); this is better.");
}

static void
test_result_unencrypted (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  const Case first = { .outcome = SIGNET_OUTCOME_TIMEOUT, .elapsed_ms = 3500 };
  const Case second = { .outcome = SIGNET_OUTCOME_STARTTLS_REFUSED,
                        .security = SIGNET_SECURITY_STARTTLS,
                        .port = 143 };
  const Case chosen = { .outcome = SIGNET_OUTCOME_OK,
                        .security = SIGNET_SECURITY_NONE,
                        .port = 143 };

  add (result, &first);
  add (result, &second);
  signet_protocol_result_choose (result, add (result, &chosen));
  check_service (result, "Not encrypted",
                 "imap.example.org offers no encryption. Anyone on the network between you and the "
                 "server could read your password and mail. Port 993 with TLS: No answer after "
                 "3.5 s. Port 143 with STARTTLS: Encryption refused.");
}

static void
test_result_failed (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  const Case first = { .outcome = SIGNET_OUTCOME_TIMEOUT };
  const Case second = { .outcome = SIGNET_OUTCOME_UNENCRYPTED_ONLY,
                        .security = SIGNET_SECURITY_STARTTLS,
                        .port = 143 };

  check_service (result, "Not checked yet", "No server was tried.");
  add (result, &first);
  add (result, &second);
  signet_protocol_result_choose (result, NULL);
  check_service (result, "Not connected: this server offers no encryption",
                 "imap.example.org offers no encryption. Your password was not sent.");
}

/* Only who knows the policy can say so. */
static void
test_require_ssl (void)
{
  static const struct
  {
    const char *host;
    const char *expected;
  } cases[] = {
    { "imap.example.org",
      "imap.example.org offers no encryption. Require SSL is on, so your password was not sent." },
    { "127.0.0.1", "The server runs on this computer and offers no encryption. Require SSL is on, "
                   "so your password was not sent." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, cases[i].host,
                                                              143, SIGNET_SECURITY_NONE);
      g_autofree char *sentence = signet_explain_require_ssl (profile);

      g_assert_cmpstr (sentence, ==, cases[i].expected);
    }
}

/* What pages, details and reports are made of */
static void
test_places (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                                          587, SIGNET_SECURITY_STARTTLS);
  g_autofree char *brief = signet_explain_profile (profile);
  g_autofree char *place = signet_explain_place (profile);
  g_autofree char *day = signet_explain_day (1772496000);
  g_autofree char *never = signet_explain_day (0);
  g_autofree char *beyond = signet_explain_day (G_MAXINT64);

  g_assert_cmpstr (brief, ==, "SMTP, STARTTLS, port 587");
  g_assert_cmpstr (place, ==, "smtp.example.org, port 587, STARTTLS");
  g_assert_cmpstr (day, ==, "3 March 2026");
  g_assert_cmpstr (never, ==, NULL);
  g_assert_cmpstr (beyond, ==, NULL);
}

static void
test_tls_version (void)
{
  static const char *const versions[][2] = {
    { "TLS1.3", "TLS 1.3" },
    { "TLS1.2", "TLS 1.2" },
    { "DTLS1.2", "DTLS1.2" },
    { NULL, "TLS" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
      g_autofree char *shown = NULL;

      tls->version = g_strdup (versions[i][0]);
      shown = signet_explain_tls_version (tls);
      g_assert_cmpstr (shown, ==, versions[i][1]);
    }
}

static void
test_copy (void)
{
  const Case c = { .outcome = SIGNET_OUTCOME_OAUTH_ONLY };
  SignetExplanation *explanation = explain (&c);
  SignetExplanation *copy = g_boxed_copy (SIGNET_TYPE_EXPLANATION, explanation);

  g_assert_cmpstr (copy->title, ==, explanation->title);
  g_assert_cmpstr (copy->reason, ==, explanation->reason);
  g_assert_cmpstr (copy->remedy, ==, explanation->remedy);
  g_assert_true (copy->title != explanation->title);
  signet_explanation_free (explanation);
  g_boxed_free (SIGNET_TYPE_EXPLANATION, copy);
  signet_explanation_free (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/everything", test_everything);
  g_test_add_func ("/explain/named-by-the-design", test_named_by_the_design);
  g_test_add_func ("/explain/not-offered", test_not_offered);
  g_test_add_func ("/explain/no-advice-against-safety", test_no_advice_against_safety);
  g_test_add_func ("/explain/ok-encrypted", test_ok_encrypted);
  g_test_add_func ("/explain/ok-unencrypted", test_ok_unencrypted);
  g_test_add_func ("/explain/loopback", test_loopback);
  g_test_add_func ("/explain/not-mail", test_not_mail);
  g_test_add_func ("/explain/servers-words", test_servers_words);
  g_test_add_func ("/explain/remedy-of-words", test_remedy_of_words);
  g_test_add_func ("/explain/alert", test_alert);
  g_test_add_func ("/explain/silence", test_silence);
  g_test_add_func ("/explain/untrusted", test_untrusted);
  g_test_add_func ("/explain/short", test_short);
  g_test_add_func ("/explain/trying", test_trying);
  g_test_add_func ("/explain/result-ok", test_result_ok);
  g_test_add_func ("/explain/result-ok-advised", test_result_advised);
  g_test_add_func ("/explain/result-unencrypted", test_result_unencrypted);
  g_test_add_func ("/explain/result-failed", test_result_failed);
  g_test_add_func ("/explain/copy", test_copy);
  g_test_add_func ("/explain/require-ssl", test_require_ssl);
  g_test_add_func ("/explain/places", test_places);
  g_test_add_func ("/explain/tls-version", test_tls_version);
  return g_test_run ();
}
