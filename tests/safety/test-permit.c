/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What stands between a password and the wire: the engine writes no log-in without a permit for the
 * very channel (rule 1), and keeps none in memory once it is sent or given up (rule 7).
 */
#include "dialogue.h"

#include <string.h>

#define PASSWORD "correct horse 9"

typedef struct
{
  SignetDialogue *dialogue;
  SignetPolicy *policy;
  SignetCredentials *credentials;
  SignetChannel channel;
} Fixture;

static void
feed (SignetDialogue *dialogue, const char *lines)
{
  signet_dialogue_feed (dialogue, lines, strlen (lines));
}

static void
flush (SignetDialogue *dialogue)
{
  gsize length;

  signet_dialogue_peek_output (dialogue, &length);
  signet_dialogue_wrote (dialogue, length);
}

/* A server that offers IMAP's LOGIN, and TLS before it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SignetSecret) password = signet_secret_new (PASSWORD, -1);

  fixture->dialogue = signet_dialogue_new (SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS);
  fixture->policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  fixture->credentials = signet_credentials_new ("ada", NULL, password);
  fixture->channel =
      (SignetChannel){ .id = 1, .host = "imap.example.org", .port = 143, .tls = NULL };
  feed (fixture->dialogue, "* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n");
  flush (fixture->dialogue);
  feed (fixture->dialogue, "A1 OK begin\r\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  signet_dialogue_free (fixture->dialogue);
  signet_policy_unref (fixture->policy);
  signet_credentials_unref (fixture->credentials);
  g_clear_pointer (&fixture->channel.tls, signet_tls_info_unref);
}

static SignetPermit *
get_permit (Fixture *fixture)
{
  SignetOutcome reason;
  SignetPermit *permit = signet_policy_issue_permit (fixture->policy, &fixture->channel, &reason);

  g_assert_nonnull (permit);
  return permit;
}

static void
start_tls (Fixture *fixture)
{
  fixture->channel.id++;
  fixture->channel.tls = signet_tls_info_new ();
  signet_dialogue_tls_started (fixture->dialogue, SIGNET_BINDING_NONE, NULL, 0);
  flush (fixture->dialogue);
  feed (fixture->dialogue, "* CAPABILITY IMAP4rev1\r\nA2 OK done\r\n");
  g_assert_cmpint (signet_dialogue_get_step (fixture->dialogue), ==, SIGNET_STEP_READY);
}

static void
log_in (Fixture *fixture, SignetPermit *permit)
{
  signet_dialogue_login (fixture->dialogue, permit, fixture->channel.id, fixture->credentials, 0);
}

/* The call is a mistake of the program's, and is refused as one. */
static void
assert_refused (Fixture *fixture, SignetPermit *permit)
{
  gsize length;

  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*permit*");
  log_in (fixture, permit);
  g_test_assert_expected_messages ();
  signet_dialogue_peek_output (fixture->dialogue, &length);
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (signet_dialogue_get_step (fixture->dialogue), ==, SIGNET_STEP_READY);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  start_tls (fixture);
  assert_refused (fixture, NULL);
}

static void
test_of_another_channel (Fixture *fixture, gconstpointer data)
{
  SignetPermit *permit;

  start_tls (fixture);
  permit = get_permit (fixture);
  fixture->channel.id++;
  assert_refused (fixture, permit);
}

/* Not even if somebody forgot to give the channel a new number. */
static void
test_from_before_tls (Fixture *fixture, gconstpointer data)
{
  SignetPermit *permit = get_permit (fixture);

  start_tls (fixture);
  fixture->channel.id--;
  assert_refused (fixture, permit);
}

static const char *
log_in_and_peek (Fixture *fixture, gsize *length)
{
  const char *bytes;

  start_tls (fixture);
  log_in (fixture, get_permit (fixture));
  bytes = signet_dialogue_peek_output (fixture->dialogue, length);
  g_assert_nonnull (memmem (bytes, *length, PASSWORD, strlen (PASSWORD)));
  return bytes;
}

/* The memory stays the dialogue's, so that it may be looked at. */
static void
assert_wiped (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (bytes[i], ==, 0);
}

static void
test_wiped_when_sent (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const char *bytes = log_in_and_peek (fixture, &length);

  flush (fixture->dialogue);
  assert_wiped (bytes, length);
}

static void
test_wiped_when_not_sent (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const char *bytes = log_in_and_peek (fixture, &length);

  signet_dialogue_quit (fixture->dialogue);
  g_assert_cmpint (signet_dialogue_get_step (fixture->dialogue), ==, SIGNET_STEP_DONE);
  assert_wiped (bytes, length);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/permit/rule-1/none", test_none);
  add ("/permit/rule-1/of-another-channel", test_of_another_channel);
  add ("/permit/rule-1/from-before-tls", test_from_before_tls);
  add ("/permit/rule-7/wiped-when-sent", test_wiped_when_sent);
  add ("/permit/rule-7/wiped-when-not-sent", test_wiped_when_not_sent);
  return g_test_run ();
}
