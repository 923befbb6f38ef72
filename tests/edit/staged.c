/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Results made by hand.
 */
#include "staged.h"

#define DAY (24 * 60 * 60)

SignetService *
staged_service (const SignetAttemptFacts *facts)
{
  SignetService *service = signet_service_new (facts->profile->protocol);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (facts);

  signet_service_add_attempt (service, attempt);
  signet_service_choose (service, attempt);
  return service;
}

static SignetService *
settle (SignetProtocol protocol,
        const char *host,
        SignetSecurity security,
        SignetAttemptFacts *facts)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, host, signet_standard_port (protocol, security), security);

  facts->profile = profile;
  facts->elapsed_ms = 42;
  return staged_service (facts);
}

SignetService *
staged_plain (SignetProtocol protocol,
              const char *host,
              SignetSecurity security,
              SignetOutcome outcome)
{
  SignetAttemptFacts facts = { .outcome = outcome };

  return settle (protocol, host, security, &facts);
}

SignetTlsInfo *
staged_tls (SignetFlaws flaws, int days)
{
  SignetTlsInfo *tls = signet_tls_info_new ();

  tls->version = g_strdup ("TLS1.3");
  tls->cipher = g_strdup ("AES-256-GCM");
  tls->holder = g_strdup ("imap.example.org");
  tls->sha256 = g_strnfill (64, 'a');
  tls->spki_sha256 = g_strnfill (64, 'b');
  tls->flaws = flaws;
  tls->not_after = g_get_real_time () / G_USEC_PER_SEC + (gint64)days * DAY;
  return tls;
}

SignetService *
staged_encrypted (
    SignetProtocol protocol, const char *host, SignetOutcome outcome, SignetFlaws flaws, int days)
{
  g_autoptr (SignetTlsInfo) tls = staged_tls (flaws, days);
  SignetAttemptFacts facts = {
    .outcome = outcome,
    .tls = tls,
    .login = outcome == SIGNET_OUTCOME_OK ? SIGNET_LOGIN_OK : SIGNET_LOGIN_NOT_TRIED,
  };

  return settle (protocol, host, SIGNET_SECURITY_TLS, &facts);
}

static void
put (SignetEditor *editor, SignetService *service)
{
  SignetProtocol protocol = signet_service_get_protocol (service);

  g_clear_object (&editor->services[protocol]);
  editor->services[protocol] = service;
  editor->is_fresh[protocol] = TRUE;
  if (editor->passwords[protocol] == NULL)
    editor->passwords[protocol] = signet_secret_new ("x", -1);
}

void
staged_conclude (SignetEditor *editor,
                 SignetService *incoming,
                 SignetService *outgoing,
                 SignetPlaintext plaintext)
{
  signet_editor_wish (editor);
  put (editor, incoming);
  put (editor, outgoing);
  g_clear_pointer (&editor->policy, signet_policy_unref);
  editor->policy = signet_policy_new (plaintext, SIGNET_TLS_1_2);
  signet_editor_follow (editor);
  signet_editor_set_state (editor, SIGNET_EDITOR_FAILED);
}
