/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Results made by hand.
 */
#include "fake-results.h"

#define DAY (24 * 60 * 60)

SignetProtocolResult *
fake_result (const SignetAttemptFacts *facts)
{
  SignetProtocolResult *result = signet_protocol_result_new (facts->profile->protocol);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (facts);

  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, attempt);
  return result;
}

static SignetProtocolResult *
settle (SignetProtocol protocol,
        const char *host,
        SignetSecurity security,
        SignetAttemptFacts *facts)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, host, signet_standard_port (protocol, security), security);

  facts->profile = profile;
  facts->elapsed_ms = 42;
  return fake_result (facts);
}

SignetProtocolResult *
fake_plain (SignetProtocol protocol,
            const char *host,
            SignetSecurity security,
            SignetOutcome outcome)
{
  SignetAttemptFacts facts = { .outcome = outcome };

  return settle (protocol, host, security, &facts);
}

SignetTlsInfo *
fake_tls (SignetFlaws flaws, int days)
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

SignetProtocolResult *
fake_encrypted (
    SignetProtocol protocol, const char *host, SignetOutcome outcome, SignetFlaws flaws, int days)
{
  g_autoptr (SignetTlsInfo) tls = fake_tls (flaws, days);
  SignetAttemptFacts facts = {
    .outcome = outcome,
    .tls = tls,
    .login = outcome == SIGNET_OUTCOME_OK ? SIGNET_LOGIN_OK : SIGNET_LOGIN_NOT_TRIED,
  };

  return settle (protocol, host, SIGNET_SECURITY_TLS, &facts);
}

static gboolean is_staging;

void __real_signet_edit_probe_async (SignetContext *context,
                                     SignetEditProbeInput *input,
                                     SignetReport *report,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void __wrap_signet_edit_probe_async (SignetContext *context,
                                     SignetEditProbeInput *input,
                                     SignetReport *report,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
SignetEditProbeOutput *
__real_signet_edit_probe_finish (GAsyncResult *result, SignetField *field, GError **error);
SignetEditProbeOutput *
__wrap_signet_edit_probe_finish (GAsyncResult *result, SignetField *field, GError **error);

/* The results come from the test; this run ends late, and nobody cares. */
void
__wrap_signet_edit_probe_async (SignetContext *context,
                                SignetEditProbeInput *input,
                                SignetReport *report,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  if (!is_staging)
    {
      __real_signet_edit_probe_async (context, input, report, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, fake_probe);
  signet_edit_probe_input_free (input);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "fake");
}

SignetEditProbeOutput *
__wrap_signet_edit_probe_finish (GAsyncResult *result, SignetField *field, GError **error)
{
  if (g_async_result_is_tagged (result, fake_probe))
    return g_task_propagate_pointer (G_TASK (result), error);
  return __real_signet_edit_probe_finish (result, field, error);
}

typedef void (*Send) (gpointer target, const SignetEditEvent *event);

static void
send_end (const SignetEditState *state,
          SignetProtocolResult *incoming,
          SignetProtocolResult *outgoing,
          SignetPlaintext plaintext,
          const char *text,
          Send send,
          gpointer target)
{
  g_autoptr (SignetProtocolResult) in = incoming;
  g_autoptr (SignetProtocolResult) out = outgoing;
  g_autoptr (SignetPolicy) policy = signet_policy_new (plaintext, SIGNET_TLS_1_2);
  g_autoptr (SignetSecret) password = text != NULL ? signet_secret_new (text, -1) : NULL;
  SignetSecret *passwords[SIGNET_N_PROTOCOLS] = { password, password, password };
  SignetEditEvent event = { .type = SIGNET_EDIT_RESULT, .run = state->run };

  g_assert_cmpuint (event.run, !=, 0);
  event.result = in;
  send (target, &event);
  event.result = out;
  send (target, &event);
  event.type = SIGNET_EDIT_PROBED;
  event.policy = policy;
  event.passwords = passwords;
  event.now = g_get_real_time () / G_USEC_PER_SEC;
  send (target, &event);
}

void
fake_handle (SignetEditState *state, const SignetEditEvent *event)
{
  g_ptr_array_unref (signet_edit_state_handle (state, event));
}

void
fake_type (SignetEditState *state, SignetFormText text, const char *value)
{
  SignetFormValues values;

  signet_form_values_copy (&values, &state->typed);
  signet_form_values_set_text (&values, text, value);
  fake_handle (state, &(SignetEditEvent){ .type = SIGNET_EDIT_TYPED, .values = &values });
  signet_form_values_clear (&values);
}

static void
send_to_state (gpointer state, const SignetEditEvent *event)
{
  fake_handle (state, event);
}

void
fake_conclude (SignetEditState *state,
               SignetProtocolResult *incoming,
               SignetProtocolResult *outgoing,
               SignetPlaintext plaintext)
{
  fake_handle (state, &(SignetEditEvent){ .type = SIGNET_EDIT_PROBE });
  send_end (state, incoming, outgoing, plaintext, "x", send_to_state, state);
}

void
fake_conclude_without_password (SignetEditState *state,
                                SignetProtocolResult *incoming,
                                SignetProtocolResult *outgoing)
{
  fake_handle (state, &(SignetEditEvent){ .type = SIGNET_EDIT_PROBE });
  send_end (state, incoming, outgoing, SIGNET_PLAINTEXT_FORBIDDEN, NULL, send_to_state, state);
}

static void
send_to_editor (gpointer editor, const SignetEditEvent *event)
{
  signet_editor_handle (editor, event);
}

void
fake_probe (SignetEditor *editor,
            SignetProtocolResult *incoming,
            SignetProtocolResult *outgoing,
            SignetPlaintext plaintext)
{
  const SignetEditState *state = signet_form_get_state (signet_editor_get_form (editor));

  is_staging = TRUE;
  signet_editor_probe (editor);
  is_staging = FALSE;
  send_end (state, incoming, outgoing, plaintext, "x", send_to_editor, editor);
}
