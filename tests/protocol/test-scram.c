/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Log-ins in which the server proves itself as well, against a server that can.
 */
#include "ready.h"
#include "sasl-server.h"

#include <string.h>

static void
say (SignetDialogue *dialogue, const char *prefix, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s%s\r\n", prefix, text);

  signet_dialogue_feed (dialogue, line, strlen (line));
}

/* Logs in with SCRAM up to the server's last word, which is @last, or what it should be */
static void
play_scram (Ready *ready, const char *command, SaslServer *server, const char *last)
{
  g_autofree char *first = NULL;
  g_autofree char *challenge = NULL;
  g_autofree char *final = NULL;
  g_autofree char *proof = NULL;

  ready_log_in (ready);
  first = ready_take_line (ready->dialogue);
  g_assert_true (g_str_has_prefix (first, command));
  challenge = sasl_server_step (server, first + strlen (command));
  say (ready->dialogue, "+ ", challenge);
  final = ready_take_line (ready->dialogue);
  proof = sasl_server_step (server, final);
  g_assert_true (sasl_server_has_accepted (server));
  say (ready->dialogue, "+ ", last != NULL ? last : proof);
}

static void
test_scram (void)
{
  g_autoptr (SaslServer)
      server = sasl_server_new ("SCRAM-SHA-256", "ada", READY_PASSWORD, SIGNET_BINDING_NONE, NULL);
  Ready ready;

  ready_init (&ready, "SASL-IR AUTH=PLAIN AUTH=SCRAM-SHA-256", NULL);
  play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256 ", server, NULL);
  signet_dialogue_wrote (ready.dialogue, 2);
  say (ready.dialogue, "A1 OK", "");
  g_assert_cmpint (signet_dialogue_get_step (ready.dialogue), ==, SIGNET_STEP_ANSWERED);
  g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==, SIGNET_OUTCOME_OK);
  g_assert_cmpstr (signet_dialogue_get_mechanism (ready.dialogue), ==, "SCRAM-SHA-256");
  ready_clear (&ready);
}

/* The bytes of the channel are bound, as the server sees them, too */
static void
test_scram_plus (void)
{
  g_autoptr (SaslServer) server = sasl_server_new ("SCRAM-SHA-256-PLUS", "ada", READY_PASSWORD,
                                                   SIGNET_BINDING_TLS_EXPORTER, "Y2hhbm5lbA==");
  Ready ready;

  ready_init (&ready, "SASL-IR AUTH=SCRAM-SHA-256-PLUS AUTH=PLAIN", "channel");
  play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256-PLUS ", server, NULL);
  signet_dialogue_wrote (ready.dialogue, 2);
  say (ready.dialogue, "A1 OK", "");
  g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==, SIGNET_OUTCOME_OK);
  ready_clear (&ready);
}

/* Who fails to prove himself gets nothing more: above all not the password itself */
static void
test_server_not_verified (void)
{
  static const char *const ends[] = { "A1 OK welcome", "A1 NO as you like", "A1 BAD as you like" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SaslServer) server = sasl_server_new ("SCRAM-SHA-256", "ada", READY_PASSWORD,
                                                       SIGNET_BINDING_NONE, NULL);
      Ready ready;

      ready_init (&ready, "SASL-IR AUTH=PLAIN AUTH=SCRAM-SHA-256", NULL);
      play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256 ", server, "dj1BQUFB");
      g_assert_cmpstr (signet_dialogue_describe_output (ready.dialogue), ==, "*");
      signet_dialogue_wrote (ready.dialogue, 3);
      say (ready.dialogue, ends[i], "");
      g_assert_cmpint (signet_dialogue_get_step (ready.dialogue), ==, SIGNET_STEP_ANSWERED);
      g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==,
                       SIGNET_OUTCOME_NO_USABLE_MECHANISM);
      ready_clear (&ready);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scram/not-bound", test_scram);
  g_test_add_func ("/scram/bound", test_scram_plus);
  g_test_add_func ("/scram/rule-8/server-not-verified", test_server_not_verified);
  return g_test_run ();
}
