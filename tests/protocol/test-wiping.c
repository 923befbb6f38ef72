/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a dialogue was about to send does not stay in its memory, whether it was sent or given up
 * (safety rule 7). The memory stays the dialogue's, so that it may be looked at.
 */
#include "dialogue.h"

#include <string.h>

#define PASSWORD "correct horse 9"

static void
feed (SignetDialogue *dialogue, const char *lines)
{
  signet_dialogue_feed (dialogue, lines, strlen (lines));
}

static SignetPermit *
new_permit (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetChannel channel = { .id = 1, .host = "imap.example.org", .port = 993, .tls = tls };
  SignetOutcome reason;

  return signet_policy_issue_permit (policy, &channel, &reason);
}

/* A dialogue that is about to send a password. */
static SignetDialogue *
new_dialogue (void)
{
  SignetDialogue *dialogue = signet_dialogue_new (SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS);
  g_autoptr (SignetSecret) password = signet_secret_new (PASSWORD, -1);
  g_autoptr (SignetCredentials) credentials = signet_credentials_new ("ada", NULL, password);

  signet_dialogue_tls_started (dialogue, SIGNET_BINDING_NONE, NULL, 0);
  feed (dialogue, "* OK [CAPABILITY IMAP4rev1] ready\r\n");
  signet_dialogue_login (dialogue, new_permit (), 1, credentials, 0);
  return dialogue;
}

static const char *
peek (SignetDialogue *dialogue, gsize *length)
{
  const char *bytes = signet_dialogue_peek_output (dialogue, length);

  g_assert_nonnull (memmem (bytes, *length, PASSWORD, strlen (PASSWORD)));
  return bytes;
}

static void
assert_wiped (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (bytes[i], ==, 0);
}

static void
test_when_sent (void)
{
  g_autoptr (SignetDialogue) dialogue = new_dialogue ();
  gsize length;
  const char *bytes = peek (dialogue, &length);

  signet_dialogue_wrote (dialogue, length);
  assert_wiped (bytes, length);
}

static void
test_when_sent_in_part (void)
{
  g_autoptr (SignetDialogue) dialogue = new_dialogue ();
  gsize length;
  const char *bytes = peek (dialogue, &length);

  signet_dialogue_wrote (dialogue, length - 2);
  assert_wiped (bytes + 2, length - 2);
}

static void
test_when_not_sent (void)
{
  g_autoptr (SignetDialogue) dialogue = new_dialogue ();
  gsize length;
  const char *bytes = peek (dialogue, &length);

  signet_dialogue_quit (dialogue);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_DONE);
  assert_wiped (bytes, length);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wiping/rule-7/when-sent", test_when_sent);
  g_test_add_func ("/wiping/rule-7/when-sent-in-part", test_when_sent_in_part);
  g_test_add_func ("/wiping/rule-7/when-not-sent", test_when_not_sent);
  return g_test_run ();
}
