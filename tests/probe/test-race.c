/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The rules of the race, each a table: who starts, who is waited for, who wins. What becomes of
 * those without encryption is in test-race-plain.c.
 */
#include "race-play.h"

#define FORBIDDEN SIGNET_PLAINTEXT_FORBIDDEN
#define CONFIRMED SIGNET_PLAINTEXT_CONFIRMED

static const RaceCase cases[] = {
  /* Who starts, and when */
  { "head-start",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 204, NULL, "205" },
      { 205, NULL, "start 143/starttls, 8000" } } },
  { "head-start-ends-with-failure",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" } } },
  /* A healthy server sees exactly one connection */
  { "one-connection",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 105, "connected 993/tls", "1105" },
      { 205, "moved 993/tls", "1105" },
      { 405, "proven 993/tls", "win 993/tls" } } },
  /* Slow, but moving: the next one starts after a second, not before */
  { "connected-holds-the-next-back",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 150, "connected 993/tls", "1150" },
      { 160, "moved 993/tls", "1150" },
      { 1149, NULL, "1150" },
      { 1150, NULL, "start 143/starttls, 8000" } } },
  /* A look-up is no head start: the next one would have to wait for it as well */
  { "look-up-is-no-head-start",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 1000, NULL, "8000" },
      { 3000, "known 993/tls", "3200" } } },
  /* Implicit TLS and STARTTLS on one port are told apart without a time-out */
  { "pair-on-one-port",
    FORBIDDEN,
    "1143/tls 1143/starttls 1143/none",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 5, "known 1143/tls", "8000" },
      { 5, "known 1143/starttls", "8000" },
      { 10, "connected 1143/tls", "8000" },
      { 10, "connected 1143/starttls", "never" },
      { 15, "moved 1143/starttls", "never" },
      { 30, "proven 1143/starttls", "205" },
      { 205, NULL, "win 1143/starttls" } } },
  { "pair-on-one-port-implicit",
    FORBIDDEN,
    "1143/tls 1143/starttls 1143/none",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 5, "known 1143/tls", "8000" },
      { 5, "known 1143/starttls", "8000" },
      { 10, "connected 1143/tls", "8000" },
      { 10, "connected 1143/starttls", "never" },
      { 15, "moved 1143/tls", "never" },
      { 30, "proven 1143/tls", "win 1143/tls" } } },

  /* Who wins, and who is waited for */
  { "best-wins-at-once",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 300, "proven 993/tls", "win 993/tls" } } },
  { "worse-wins-once-better-has-failed",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "connected 143/starttls", "530" },
      { 40, "moved 143/starttls", "never" },
      { 60, "proven 143/starttls", "win 143/starttls" } } },
  /* 200 ms at the least: the sibling was near */
  { "black-hole-near",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 206, "connected 143/starttls", "706" },
      { 208, "moved 143/starttls", "8000" },
      { 210, "proven 143/starttls", "win 143/starttls" } } },
  /* Three times what the sibling took to connect: it was far */
  { "black-hole-far",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 705, "connected 143/starttls", "1205" },
      { 1000, "moved 143/starttls", "8000" },
      { 1200, "proven 143/starttls", "1505" },
      { 1504, NULL, "1505" },
      { 1505, NULL, "win 143/starttls" } } },
  /* Connected and moving: waited for, and it wins */
  { "moving-better-one-wins",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "connected 993/tls", "8000" },
      { 230, "moved 993/tls", "8000" },
      { 240, "connected 143/starttls", "never" },
      { 250, "moved 143/starttls", "never" },
      { 260, "proven 143/starttls", "1260" },
      { 900, "proven 993/tls", "win 993/tls" } } },
  /* … but for a second at the most */
  { "moving-better-one-is-waited-for-a-second",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "connected 993/tls", "8000" },
      { 230, "moved 993/tls", "8000" },
      { 240, "connected 143/starttls", "never" },
      { 250, "moved 143/starttls", "never" },
      { 260, "proven 143/starttls", "1260" },
      { 1259, NULL, "1260" },
      { 1260, NULL, "win 143/starttls" } } },
  { "moving-better-one-fails",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 220, "connected 993/tls", "8000" },
      { 230, "moved 993/tls", "8000" },
      { 260, "proven 143/starttls", "1260" },
      { 300, "untrusted 993/tls", "win 143/starttls" } } },

  /* Two lost packets do not wait for ever */
  { "total-silence",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 200, NULL, "start 143/starttls, 8000" },
      { 200, "known 143/starttls", "8000" },
      { 7999, NULL, "8000" },
      { 8000, NULL, "give-up 993/tls, give-up 143/starttls, lost" } } },
  { "total-silence-before-addresses",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" }, { 8000, NULL, "give-up 993/tls, lost" } } },
  /* Who answered once is left to the clock of its steps */
  { "moving-is-no-silence",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 10, "connected 993/tls", "1010" },
      { 20, "moved 993/tls", "1010" },
      { 1010, NULL, "start 143/starttls, 8000" },
      { 1010, "known 143/starttls", "8000" },
      { 1020, "refused 143/starttls", "never" },
      { 9000, NULL, "never" },
      { 9001, "tls-failed 993/tls", "lost" } } },
  /* A port that speaks TLS at once sends no greeting to who waits for one */
  { "untrusted-on-one-port",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 15, "moved 1143/tls", "never" },
      { 20, "untrusted 1143/tls", "give-up 1143/starttls, lost" } } },
  /* The same where the server took its leave inside TLS */
  { "bye-on-one-port",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 15, "moved 1143/tls", "never" },
      { 20, "unavailable 1143/tls", "give-up 1143/starttls, lost" } } },
  { "hung-up-on-one-port",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 15, "moved 1143/tls", "8000" },
      { 20, "closed 1143/tls", "give-up 1143/starttls, lost" } } },
  /* One that ended without a word does not tell what the port speaks */
  { "hung-up-without-a-word-on-one-port",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 20, "closed 1143/tls", "never" },
      { 9000, "moved 1143/starttls", "never" },
      { 9010, "proven 1143/starttls", "win 1143/starttls" } } },
  /* Who is connected is alive: only what was never made is given up */
  { "late-greeting",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 200, NULL, "start 143/starttls, 8000" },
      { 200, "known 143/starttls", "8000" },
      { 220, "connected 143/starttls", "720" },
      { 720, NULL, "start 143/tls, 8000" },
      { 720, "known 143/tls", "8000" },
      { 730, "refused 143/tls", "8000" },
      { 8000, NULL, "give-up 993/tls, never" },
      { 10000, "moved 143/starttls", "never" },
      { 10010, "proven 143/starttls", "win 143/starttls" } } },
  { "all-fail",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "refused 993/tls", "start 143/starttls, 8000" },
      { 1, "known 143/starttls", "8000" },
      { 2, "refused 143/starttls", "lost" } } },

  /* Implicit TLS on 143, where nobody expects it: the silence of a greeting suggests it */
  { "opportunistic-after-greeting-delay",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "refused 993/tls", "start 143/starttls, 8000" },
      { 1, "known 143/starttls", "8000" },
      { 2, "connected 143/starttls", "502" },
      { 501, NULL, "502" },
      { 502, NULL, "start 143/tls, 8000" },
      { 502, "known 143/tls", "8000" },
      { 503, "connected 143/tls", "never" },
      { 504, "moved 143/tls", "never" },
      { 510, "proven 143/tls", "win 143/tls" } } },
  { "opportunistic-not-without-greeting-delay",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "refused 993/tls", "start 143/starttls, 8000" },
      { 1, "known 143/starttls", "8000" },
      { 2, "connected 143/starttls", "502" },
      { 3, "moved 143/starttls", "never" },
      { 600, "no-starttls 143/starttls", "lost" } } },
  { "opportunistic-not-while-993-gets-somewhere",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 200, NULL, "start 143/starttls, 8000" },
      { 200, "known 143/starttls", "8000" },
      { 205, "connected 993/tls", "8000" },
      { 206, "connected 143/starttls", "706" },
      { 210, "moved 993/tls", "never" },
      { 706, NULL, "never" } } },

  /* Stages: the named port first, the standard ones only if it fails */
  { "stage-after-failure",
    FORBIDDEN,
    "1143/tls 1143/starttls + 993/tls 143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "3500" },
      { 5, "refused 1143/tls", "3500" },
      { 6, "refused 1143/starttls", "start 993/tls, 8000" } } },
  { "stage-after-silence",
    FORBIDDEN,
    "1143/tls 1143/starttls + 993/tls 143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "3500" },
      { 3499, NULL, "3500" },
      { 3500, NULL, "start 993/tls, 8000" } } },
  { "stage-not-while-moving",
    FORBIDDEN,
    "1143/tls 1143/starttls + 993/tls 143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "3500" },
      { 5, "refused 1143/tls", "3500" },
      { 6, "connected 1143/starttls", "3500" },
      { 7, "moved 1143/starttls", "never" },
      { 5000, NULL, "never" } } },
  { "stage-later-one-does-not-win-early",
    FORBIDDEN,
    "1143/starttls + 993/tls",
    { { 0, NULL, "start 1143/starttls, 8000" },
      { 0, "known 1143/starttls", "3500" },
      { 3500, NULL, "start 993/tls, 8000" },
      { 3500, "known 993/tls", "8000" },
      { 3600, "connected 1143/starttls", "8000" },
      { 3610, "moved 1143/starttls", "8000" },
      { 3620, "connected 993/tls", "never" },
      { 3625, "moved 993/tls", "never" },
      { 3630, "proven 993/tls", "4630" },
      { 3700, "proven 1143/starttls", "win 1143/starttls" } } },

  /* A crowded server: the trial it dropped is tried again, alone */
  { "backed-off",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 7, "backed-off 1143/tls", "506" },
      { 506, NULL, "give-up 1143/starttls, never" },
      { 507, "known 1143/tls", "8000" },
      { 510, "connected 1143/tls", "never" },
      { 520, "proven 1143/tls", "win 1143/tls" } } },
  /* Where plaintext would follow, silence is no leave for it before its time: it would be the
   * backed-off one's fault */
  { "backed-off-beside-plaintext",
    CONFIRMED,
    "1143/tls 1143/starttls 1143/none",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 7, "backed-off 1143/tls", "3500" },
      { 506, NULL, "3500" },
      { 3500, NULL, "give-up 1143/starttls, never" },
      { 3501, "known 1143/tls", "7001" },
      { 3510, "connected 1143/tls", "7001" },
      { 3520, "proven 1143/tls", "win 1143/tls" } } },
  { "backed-off-beside-forbidden-plaintext",
    FORBIDDEN,
    "1143/tls 1143/starttls 1143/none",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 7, "backed-off 1143/tls", "506" },
      { 506, NULL, "give-up 1143/starttls, never" } } },
  /* One that is not even connected is not at the server: it keeps its time */
  { "backed-off-beside-one-not-connected",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 7, "backed-off 1143/tls", "8000" },
      { 506, NULL, "8000" },
      { 507, "known 1143/tls", "8000" },
      { 510, "connected 1143/tls", "8000" },
      { 520, "proven 1143/tls", "win 1143/tls" } } },
  /* What it heard was TLS: who waits for a greeting there makes room at once */
  { "backed-off-after-tls",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "never" },
      { 7, "moved 1143/tls", "never" },
      { 8, "backed-off 1143/tls", "give-up 1143/starttls, never" } } },
  { "backed-off-is-not-lost",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "backed-off 1143/tls", "8000" },
      { 6, "not-mail 1143/starttls", "never" },
      { 7, "too-many-connections 1143/tls", "lost" } } },
  /* Only silent ones make room early; one that gets somewhere keeps its time */
  { "backed-off-next-to-a-moving-one",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/starttls", "8000" },
      { 6, "moved 1143/starttls", "8000" },
      { 7, "backed-off 1143/tls", "never" },
      { 30, "proven 1143/starttls", "win 1143/starttls" } } },

  /* No descriptor is left: that is no silence of the server, and so no leave for less */
  { "held-is-not-silent",
    SIGNET_PLAINTEXT_CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "held 993/tls", "never" },
      { 9000, NULL, "never" },
      { 9001, "known 993/tls", "9201" },
      { 9002, "refused 993/tls", "start 143/starttls, 10002" } } },

  /* Several hosts */
  { "hosts-one-after-the-other",
    FORBIDDEN,
    "a:993/tls b:993/tls",
    { { 0, NULL, "start 993/tls, 200" },
      { 10, "known 993/tls", "210" },
      { 210, NULL, "start b:993/tls, 8000" },
      { 215, "known b:993/tls", "8000" },
      { 300, "connected b:993/tls", "8000" },
      { 320, "moved b:993/tls", "8000" },
      { 400, "proven b:993/tls", "win b:993/tls" } } },
  /* A name that is looked up for long does not hold the others */
  { "hosts-slow-look-up",
    FORBIDDEN,
    "a:993/tls b:993/tls",
    { { 0, NULL, "start 993/tls, 200" },
      { 200, NULL, "start b:993/tls, 8000" },
      { 210, "known b:993/tls", "8000" },
      { 300, "proven b:993/tls", "win b:993/tls" } } },
  { "hosts-not-found",
    FORBIDDEN,
    "a:993/tls a:143/starttls b:993/tls",
    { { 0, NULL, "start 993/tls, 8000" },
      { 10, "host-not-found 993/tls", "start 143/starttls, 210" },
      { 10, "host-not-found 143/starttls", "start b:993/tls, 8000" },
      { 20, "host-not-found b:993/tls", "lost" } } },
};

/* How long a proven profile of rank 6 waits for better sources */
static void
test_expected (void)
{
  enum
  {
    PROVEN = 500,
    NONE = G_MAXUINT
  };
  const struct
  {
    const char *what;
    SignetExpected expected;
    gboolean is_inside;
    gboolean is_encrypted;
    const char *moves;
  } rows[] = {
    { "nothing", { NONE, NONE, 100 }, TRUE, TRUE, "win 993/tls" },
    { "equal or worse ones", { 6, 6, 100 }, TRUE, TRUE, "win 993/tls" },
    { "silent", { 2, NONE, 100 }, TRUE, TRUE, "700" },
    { "silent, the others were far", { 2, NONE, 300 }, TRUE, TRUE, "900" },
    { "silent, the others were slow", { 2, NONE, 700 }, TRUE, TRUE, "1500" },
    { "silent, of another domain", { 2, NONE, 100 }, FALSE, TRUE, "1500" },
    { "silent, without encryption", { 2, NONE, 100 }, TRUE, FALSE, "1500" },
    { "alive", { NONE, 4, 100 }, TRUE, TRUE, "1500" },
    { "one silent, one alive", { 2, 4, 100 }, TRUE, TRUE, "1500" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
      g_autoptr (GPtrArray)
          profiles = race_profiles (rows[i].is_encrypted ? "993/tls" : "143/none");
      SignetProfile *profile = g_ptr_array_index (profiles, 0);
      g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
      g_autofree char *started = NULL;
      g_autofree char *moves = NULL;

      profile->rank = 6;
      profile->is_inside = rows[i].is_inside;
      started = race_ask (race, profiles, 0);
      signet_race_started (race, 0, 100);
      signet_race_connected (race, 0, 200);
      signet_race_proven (race, 0, PROVEN);
      signet_race_expect (race, &rows[i].expected);
      moves = race_ask (race, profiles, PROVEN);
      g_test_message ("%s", rows[i].what);
      g_assert_cmpstr (moves, ==, rows[i].moves);
    }
}

/* Nothing is lost before the sources have ended */
static void
test_expected_when_all_failed (void)
{
  const SignetExpected silent = { 2, G_MAXUINT, 0 };
  const SignetExpected heard = { G_MAXUINT, 2, 0 };
  g_autoptr (SignetPolicy) policy = signet_policy_new (FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = race_profiles ("993/tls");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
  g_autofree char *started = race_ask (race, profiles, 0);
  g_autofree char *while_silent = NULL;
  g_autofree char *while_heard = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_str_has_prefix (started, "start 993/tls"));
  signet_race_failed (race, 0, SIGNET_OUTCOME_REFUSED);
  signet_race_expect (race, &silent);
  while_silent = race_ask (race, profiles, 10);
  g_assert_cmpstr (while_silent, ==, "never");
  signet_race_expect (race, &heard);
  while_heard = race_ask (race, profiles, 20);
  g_assert_cmpstr (while_heard, ==, "never");
  signet_race_expect (race, &SIGNET_EXPECTED_NOTHING);
  after = race_ask (race, profiles, 30);
  g_assert_cmpstr (after, ==, "lost");
}

static void
test_nothing_to_try (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  g_assert_cmpint (signet_race_next (race, 0).action, ==, SIGNET_RACE_LOST);
}

/* The clock may stand at any time when the set-up begins */
static void
test_any_clock (void)
{
  const gint64 begun = 1234567890;
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = race_profiles (NULL);
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, begun);
  g_autofree char *moves = race_ask (race, profiles, begun + 100);

  g_assert_cmpstr (moves, ==, "start 993/tls, 1234575890");
}

/* A crowded server is tried once more, and no third time */
static void
test_backed_off_once (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = race_profiles ("993/tls");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  g_assert_cmpint (signet_race_next (race, 0).action, ==, SIGNET_RACE_START);
  g_assert_cmpint (signet_race_get_state (race, 0), ==, SIGNET_RACE_LOOKING_UP);
  signet_race_started (race, 0, 1);
  signet_race_connected (race, 0, 2);
  g_assert_true (signet_race_back_off (race, 0));
  g_assert_cmpint (signet_race_get_state (race, 0), ==, SIGNET_RACE_BACKED_OFF);
  signet_race_started (race, 0, 3);
  signet_race_connected (race, 0, 4);
  g_assert_false (signet_race_back_off (race, 0));
  g_assert_cmpint (signet_race_get_state (race, 0), ==, SIGNET_RACE_CONNECTED);
  signet_race_failed (race, 0, SIGNET_OUTCOME_TOO_MANY_CONNECTIONS);
  g_assert_cmpint (signet_race_next (race, 5).action, ==, SIGNET_RACE_LOST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  race_add_tests ("/race", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/race/expected", test_expected);
  g_test_add_func ("/race/expected-when-all-failed", test_expected_when_all_failed);
  g_test_add_func ("/race/nothing-to-try", test_nothing_to_try);
  g_test_add_func ("/race/any-clock", test_any_clock);
  g_test_add_func ("/race/backed-off-once", test_backed_off_once);
  return g_test_run ();
}
