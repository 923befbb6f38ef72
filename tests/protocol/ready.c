/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A dialogue that has come to the point where it may log in.
 */
#include "ready.h"

#include <string.h>

void
ready_init (Ready *ready, const char *capabilities, const char *data)
{
  g_autofree char *greeting = g_strdup_printf ("* OK [CAPABILITY %s] ready\r\n", capabilities);
  SignetBinding binding = data != NULL ? SIGNET_BINDING_TLS_EXPORTER : SIGNET_BINDING_NONE;

  ready->dialogue = signet_dialogue_new (SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS);
  ready->tls = signet_tls_info_new ();
  ready->channel =
      (SignetChannel){ .id = 7, .host = "mail.example.org", .port = 993, .tls = ready->tls };
  signet_dialogue_tls_started (ready->dialogue, binding, (const guint8 *)data,
                               data != NULL ? strlen (data) : 0);
  signet_dialogue_feed (ready->dialogue, greeting, strlen (greeting));
  g_assert_cmpint (signet_dialogue_get_step (ready->dialogue), ==, SIGNET_STEP_READY);
}

void
ready_clear (Ready *ready)
{
  signet_dialogue_free (ready->dialogue);
  signet_tls_info_unref (ready->tls);
}

SignetPermit *
ready_permit (const SignetChannel *channel)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  SignetOutcome reason;

  return signet_policy_issue_permit (policy, channel, &reason);
}

SignetCredentials *
ready_credentials (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (READY_PASSWORD, -1);

  return signet_credentials_new ("ada@example.org", "ada", secret);
}

void
ready_log_in (Ready *ready)
{
  g_autoptr (SignetCredentials) credentials = ready_credentials ();

  signet_dialogue_login (ready->dialogue, ready_permit (&ready->channel), ready->channel.id,
                         credentials, 1);
}

char *
ready_take_line (SignetDialogue *dialogue)
{
  gsize length;
  const char *bytes = signet_dialogue_peek_output (dialogue, &length);
  char *line = g_strndup (bytes, length);

  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_WRITE);
  g_assert_null (strstr (signet_dialogue_describe_output (dialogue), line + 20));
  signet_dialogue_wrote (dialogue, length);
  return g_strchomp (line);
}
