/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who may log in, and where: without a permit for this very channel nothing is sent.
 */
#include "ready.h"

/* The user name is the one that was asked for */
static void
test_second_user (void)
{
  Ready ready;
  g_autofree char *line = NULL;

  ready_init (&ready, "IMAP4rev1", NULL);
  ready_log_in (&ready);
  line = ready_take_line (ready.dialogue);
  g_assert_cmpstr (line, ==, "A1 LOGIN \"ada\" \"open sesame\"");
  ready_clear (&ready);
}

static void
check_refused (Ready *ready, SignetPermit *permit, guint64 id, guint index, const char *message)
{
  g_autoptr (SignetCredentials) credentials = ready_credentials ();
  SignetStep step = signet_dialogue_get_step (ready->dialogue);
  gsize length;

  g_test_expect_message ("signet-protocol", G_LOG_LEVEL_CRITICAL, message);
  signet_dialogue_login (ready->dialogue, permit, id, credentials, index);
  g_test_assert_expected_messages ();
  signet_dialogue_peek_output (ready->dialogue, &length);
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (signet_dialogue_get_step (ready->dialogue), ==, step);
}

static void
test_no_permit (void)
{
  Ready ready;

  ready_init (&ready, "IMAP4rev1", NULL);
  check_refused (&ready, NULL, 7, 0, "*signet_permit_covers*");
  ready_clear (&ready);
}

/* A permit for the channel before TLS, or for another connection, is none for this one */
static void
test_permit_of_another_channel (void)
{
  Ready ready;
  SignetChannel other;

  ready_init (&ready, "IMAP4rev1", NULL);
  other = ready.channel;
  other.id++;
  check_refused (&ready, ready_permit (&other), 7, 0, "*signet_permit_covers*");
  check_refused (&ready, ready_permit (&ready.channel), 8, 0, "*signet_permit_covers*");
  ready_clear (&ready);
}

/* A permit for plaintext is none for TLS, and the other way round, whatever the channel's id */
static void
test_permit_of_another_kind (void)
{
  Ready ready;
  SignetChannel other;

  ready_init (&ready, "IMAP4rev1", NULL);
  other = ready.channel;
  other.tls = NULL;
  check_refused (&ready, ready_permit (&other), 7, 0, "*is_encrypted*");
  signet_dialogue_free (ready.dialogue);
  ready.dialogue = signet_dialogue_new (SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE);
  signet_dialogue_feed (ready.dialogue, "* OK [CAPABILITY X] hi\r\n", 24);
  check_refused (&ready, ready_permit (&ready.channel), 7, 0, "*is_encrypted*");
  ready_clear (&ready);
}

static void
test_no_third_user (void)
{
  Ready ready;

  ready_init (&ready, "IMAP4rev1", NULL);
  check_refused (&ready, ready_permit (&ready.channel), 7, 2, "*user_index*");
  ready_clear (&ready);
}

/* Before the server's settings are proven nobody logs in, permit or not */
static void
test_not_ready (void)
{
  Ready ready = { signet_dialogue_new (SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS),
                  { .id = 7, .host = "mail.example.org", .port = 143, .tls = NULL },
                  NULL };

  ready.tls = signet_tls_info_new ();
  check_refused (&ready, ready_permit (&ready.channel), 7, 0, "*SIGNET_STATE_READY*");
  signet_dialogue_feed (ready.dialogue, "* BYE\r\n", 7);
  check_refused (&ready, ready_permit (&ready.channel), 7, 0, "*SIGNET_STATE_READY*");
  ready_clear (&ready);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/permit/second-user", test_second_user);
  g_test_add_func ("/permit/rule-1/no-permit", test_no_permit);
  g_test_add_func ("/permit/rule-1/permit-of-another-channel", test_permit_of_another_channel);
  g_test_add_func ("/permit/rule-1/permit-of-another-kind", test_permit_of_another_kind);
  g_test_add_func ("/permit/rule-1/no-third-user", test_no_third_user);
  g_test_add_func ("/permit/rule-1/not-ready", test_not_ready);
  return g_test_run ();
}
