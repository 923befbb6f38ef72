/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * When a race is run or won without encryption, and when that is barred.
 */
#include "race-play.h"

#define FORBIDDEN   SIGNET_PLAINTEXT_FORBIDDEN
#define UNCONFIRMED SIGNET_PLAINTEXT_UNCONFIRMED
#define CONFIRMED   SIGNET_PLAINTEXT_CONFIRMED

static const RaceCase cases[] = {
  { "after-all-encrypted-refused",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "refused 143/starttls", "start 143/none, 8000" },
      { 30, "known 143/none", "8000" },
      { 50, "proven 143/none", "win 143/none" } } },
  /* The connection that has no STARTTLS goes on; silence of the better one is waited for */
  { "rides-and-waits-for-silence",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 210, "connected 143/starttls", "710" },
      { 215, "moved 143/starttls", "8000" },
      { 220, "no-starttls 143/starttls", "3505" },
      { 220, "in-clear 143/starttls", "8000" },
      { 225, "proven 143/none", "3505" },
      { 3504, NULL, "3505" },
      { 3505, NULL, "win 143/none" } } },
  { "rides-and-better-one-fails",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "no-starttls 143/starttls", "3505" },
      { 220, "in-clear 143/starttls", "8000" },
      { 225, "proven 143/none", "3505" },
      { 300, "refused 993/tls", "win 143/none" } } },
  { "gives-way-to-encryption",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "no-starttls 143/starttls", "3505" },
      { 220, "in-clear 143/starttls", "8000" },
      { 225, "proven 143/none", "3505" },
      { 400, "proven 993/tls", "win 993/tls" } } },
  /* Something answers at 993: it is no longer silent, so plaintext waits until it has failed */
  { "waits-for-what-moves",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "no-starttls 143/starttls", "3505" },
      { 220, "in-clear 143/starttls", "8000" },
      { 225, "proven 143/none", "3505" },
      { 300, "connected 993/tls", "3505" },
      { 310, "moved 993/tls", "never" },
      { 6000, NULL, "never" },
      { 6100, "timeout 993/tls", "win 143/none" } } },
  /* One that a crowded server dropped may be encrypted yet */
  { "waits-for-what-is-backed-off",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 210, "connected 993/tls", "8000" },
      { 215, "backed-off 993/tls", "8000" },
      { 220, "no-starttls 143/starttls", "never" },
      { 220, "in-clear 143/starttls", "never" },
      { 225, "proven 143/none", "never" },
      { 9000, NULL, "never" },
      { 9005, "known 993/tls", "10005" },
      { 9010, "proven 993/tls", "win 993/tls" } } },
  /* Without leave no connection is opened; that none is there is learned on the one there is */
  /* A name that is denied afterwards is no excuse for a certificate */
  { "how-it-ended-first-counts",
    CONFIRMED,
    "993/tls 143/none",
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "3505" },
      { 20, "untrusted 993/tls", "lost" },
      { 30, "host-not-found 993/tls", "lost" } } },
  { "forbidden-is-never-opened",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "refused 143/starttls", "lost" } } },
  { "forbidden-may-ride",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "starttls-refused 143/starttls", "lost" },
      { 30, "in-clear 143/starttls", "never" },
      { 40, "proven 143/none", "win 143/none" } } },
  { "unconfirmed-is-looked-for",
    UNCONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "closed 143/starttls", "start 143/none, 8000" } } },
  /* Everything encrypted is dropped on the way: its own connection after 3.5 s of silence */
  { "opened-after-silence",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 300, "closed 143/starttls", "3505" },
      { 3505, NULL, "start 143/none, 8000" } } },
  { "of-two-ports",
    CONFIRMED,
    "465/tls 587/starttls 25/starttls 587/none 25/none",
    { { 0, NULL, "start 465/tls, 8000" },
      { 0, "known 465/tls", "200" },
      { 10, "refused 465/tls", "start 587/starttls, 8000" },
      { 10, "known 587/starttls", "210" },
      { 20, "no-starttls 587/starttls", "start 25/starttls, 8000" },
      { 20, "in-clear 587/starttls", "8000" },
      { 20, "known 25/starttls", "8000" },
      { 25, "proven 587/none", "3520" },
      { 30, "connected 25/starttls", "3520" },
      { 35, "moved 25/starttls", "never" },
      { 60, "proven 25/starttls", "win 25/starttls" } } },
  /* Only the host's own encrypted profiles stand in the way of its plaintext … */
  { "of-another-host",
    CONFIRMED,
    "a:993/tls b:143/starttls a:143/none b:143/none",
    { { 0, NULL, "start 993/tls, 200" },
      { 0, "known 993/tls", "200" },
      { 200, NULL, "start b:143/starttls, 3500" },
      { 200, "known b:143/starttls", "3500" },
      { 210, "no-starttls b:143/starttls", "start b:143/none, 3500" } } },
};

/* … and whatever else may be the work of somebody who wants plaintext */
static const SignetOutcome bars[] = {
  SIGNET_OUTCOME_UNTRUSTED,
  SIGNET_OUTCOME_TLS_FAILED,
  SIGNET_OUTCOME_TLS_TOO_OLD,
  SIGNET_OUTCOME_INJECTED,
  SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED,
  SIGNET_OUTCOME_TOO_MANY_CONNECTIONS,
  SIGNET_OUTCOME_UNAVAILABLE,
};

/* Neither a connection of its own nor one that is there goes on in clear after such an end */
static void
test_barred (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
      g_autoptr (GPtrArray) profiles = race_profiles ("993/tls 143/starttls 143/none");
      g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

      g_assert_cmpint (signet_race_next (race, 0).action, ==, SIGNET_RACE_START);
      signet_race_started (race, 0, 0);
      signet_race_failed (race, 0, bars[i]);
      g_assert_cmpint (signet_race_next (race, 10).action, ==, SIGNET_RACE_START);
      signet_race_started (race, 1, 10);
      signet_race_failed (race, 1, SIGNET_OUTCOME_REFUSED);
      g_assert_cmpint (signet_race_next (race, 20).action, ==, SIGNET_RACE_LOST);
      g_assert_cmpint (signet_race_next (race, 9000).action, ==, SIGNET_RACE_LOST);
    }
}

static void
test_barred_while_riding (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
      g_autoptr (GPtrArray) profiles = race_profiles ("143/tls 143/starttls 143/none");
      g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
      g_autofree char *moves = NULL;

      g_free (race_ask (race, profiles, 0));
      signet_race_started (race, 0, 0);
      signet_race_started (race, 1, 0);
      signet_race_failed (race, 1, SIGNET_OUTCOME_NO_STARTTLS);
      g_assert_cmpint (signet_race_in_clear (race, 1, 10), ==, 2);
      signet_race_proven (race, 2, 20);
      signet_race_failed (race, 0, bars[i]);
      moves = race_ask (race, profiles, 30);
      g_assert_cmpstr (moves, ==, "give-up 143/none, lost");
    }
}

/* A certificate error at one host says nothing of another */
static void
test_barred_is_per_host (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = race_profiles ("a:993/tls b:143/starttls a:143/none b:143/none");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
  g_autofree char *moves = NULL;

  g_free (race_ask (race, profiles, 0));
  signet_race_failed (race, 0, SIGNET_OUTCOME_UNTRUSTED);
  g_free (race_ask (race, profiles, 0));
  signet_race_failed (race, 1, SIGNET_OUTCOME_REFUSED);
  moves = race_ask (race, profiles, 10);
  g_assert_cmpstr (moves, ==, "start b:143/none, 8000");
}

/* There is nothing to go on for: nobody asked for plaintext on this port */
static void
test_nobody_to_ride (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = race_profiles ("143/starttls 144/none b:143/none");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  g_free (race_ask (race, profiles, 0));
  signet_race_failed (race, 0, SIGNET_OUTCOME_NO_STARTTLS);
  g_assert_cmpint (signet_race_in_clear (race, 0, 10), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  race_add_tests ("/race-plain", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/race-plain/rule-1/barred", test_barred);
  g_test_add_func ("/race-plain/rule-1/barred-while-riding", test_barred_while_riding);
  g_test_add_func ("/race-plain/barred-is-per-host", test_barred_is_per_host);
  g_test_add_func ("/race-plain/nobody-to-ride", test_nobody_to_ride);
  return g_test_run ();
}
