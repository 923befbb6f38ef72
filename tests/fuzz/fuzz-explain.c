/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes explanations: whatever a server says, people get sentences that are valid text and cannot
 * command a terminal. Six bytes choose protocol, mode, outcome, log-in, flaws and more; then come,
 * each ended by "|", the server's words, the user name, the certificate's subject and issuer, and a
 * name in it.
 */
#include "explain.h"
#include "fuzz.h"
#include "text.h"

#include <string.h>

static const SignetSecurity modes[] = {
  SIGNET_SECURITY_TLS,
  SIGNET_SECURITY_STARTTLS,
  SIGNET_SECURITY_NONE,
};

static const char *const hosts[] = { "mail.example.org", "localhost", "192.0.2.1", "2001:db8::1" };

static char *
take_text (FuzzInput *input)
{
  FuzzInput part = fuzz_take_until (input, '|');
  g_autofree char *bytes = g_memdup2 (part.bytes, part.length);
  char *text = signet_text_escape (part.length > 0 ? bytes : "", (gssize)part.length, 0);

  fuzz_check_text (text);
  g_assert_cmpuint (strlen (text), <=, SIGNET_TEXT_MAX);
  return text;
}

static SignetTlsInfo *
take_tls (FuzzInput *input, SignetFlaws flaws, gboolean pinned)
{
  SignetTlsInfo *tls = signet_tls_info_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *name = NULL;

  tls->version = g_strdup ("TLS1.3");
  tls->cipher = g_strdup ("AES-256-GCM");
  tls->flaws = flaws;
  tls->pinned = pinned;
  tls->subject = take_text (input);
  tls->issuer = take_text (input);
  name = take_text (input);
  g_strv_builder_add (names, name);
  tls->names = g_strv_builder_end (names);
  tls->not_after = (gint64)fuzz_take_byte (input) << 34;
  tls->not_before = -tls->not_after;
  return tls;
}

static void
check_explanation (SignetExplanation *explanation)
{
  g_assert_cmpuint (strlen (explanation->title), >, 0);
  g_assert_cmpuint (strlen (explanation->reason), >, 0);
  fuzz_check_text (explanation->title);
  fuzz_check_text (explanation->reason);
  fuzz_check_text (explanation->remedy);
  signet_explanation_free (explanation);
}

static void
check_facts (const SignetAttemptFacts *facts)
{
  g_autofree char *brief = signet_explain_short (facts);
  g_autofree char *trying = signet_explain_trying (facts->profile);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (facts);
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (facts->profile->protocol);

  fuzz_check_text (brief);
  fuzz_check_text (trying);
  check_explanation (signet_explain (facts));
  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, facts->outcome == SIGNET_OUTCOME_OK ? attempt : NULL);
  check_explanation (signet_explain_result (result));
}

static void
check_flaws (const SignetTlsInfo *tls, const char *host)
{
  g_auto (GStrv) sentences = signet_explain_flaws (tls, host);

  g_assert_true ((tls->flaws == 0) == (sentences[0] == NULL));
  for (guint i = 0; sentences[i] != NULL; i++)
    fuzz_check_text (sentences[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzInput input = { (const char *)data, size };
  SignetProtocol protocol = fuzz_take_byte (&input) % SIGNET_N_PROTOCOLS;
  SignetSecurity mode = modes[fuzz_take_byte (&input) % G_N_ELEMENTS (modes)];
  SignetOutcome outcome = fuzz_take_byte (&input) % (SIGNET_OUTCOME_OK + 1);
  SignetLogin login = fuzz_take_byte (&input) % (SIGNET_LOGIN_OK + 1);
  SignetFlaws flaws = fuzz_take_byte (&input);
  guint8 more = fuzz_take_byte (&input);
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, hosts[more % G_N_ELEMENTS (hosts)], signet_standard_port (protocol, mode), mode);
  g_autofree char *detail = take_text (&input);
  g_autofree char *user = take_text (&input);
  g_autoptr (SignetTlsInfo) tls = take_tls (&input, flaws, (more & 4) != 0);
  const SignetAttemptFacts facts = {
    .profile = profile,
    .outcome = outcome,
    .detail = (more & 8) != 0 ? detail : NULL,
    .tls = (more & 16) != 0 ? tls : NULL,
    .login = login,
    .user = (more & 32) != 0 ? user : NULL,
    .elapsed_ms = more * 100u,
  };

  check_flaws (tls, profile->host);
  check_facts (&facts);
  return 0;
}
