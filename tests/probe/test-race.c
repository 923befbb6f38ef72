/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The rules of the race, each a table: what happens at which millisecond, and what the referee
 * has to say to it. No clock runs here.
 */
#include "race.h"

#include "enum-types.h"

#include <string.h>

/**
 * Event:
 * @at: the time in milliseconds
 * @what: (nullable): "VERB TRIAL", where the verb is "known" (its host's addresses are),
 * "connected", "moved", "proven", "in-clear", "parked", or how it failed
 * @moves: what the referee has to say then: "start TRIAL", "give-up TRIAL", "win TRIAL", "lost", or
 *   the time to ask again
 *
 * One line of a table. A trial is called by port and mode, and by its host if that is not "a".
 */
typedef struct
{
  gint64 at;
  const char *what;
  const char *moves;
} Event;

enum
{
  MAX_EVENTS = 24
};

typedef struct
{
  const char *name;
  SignetPlaintext plaintext;
  const char *profiles; /* NULL for the standard ones of IMAP; "+" begins another stage */
  Event events[MAX_EVENTS];
} RaceCase;

#define FORBIDDEN   SIGNET_PLAINTEXT_FORBIDDEN
#define UNCONFIRMED SIGNET_PLAINTEXT_UNCONFIRMED
#define CONFIRMED   SIGNET_PLAINTEXT_CONFIRMED

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
      { 10, "connected 1143/starttls", "8000" },
      { 15, "moved 1143/starttls", "8000" },
      { 30, "proven 1143/starttls", "205" },
      { 205, NULL, "win 1143/starttls" } } },
  { "pair-on-one-port-implicit",
    FORBIDDEN,
    "1143/tls 1143/starttls 1143/none",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 5, "known 1143/tls", "8000" },
      { 5, "known 1143/starttls", "8000" },
      { 10, "connected 1143/tls", "8000" },
      { 10, "connected 1143/starttls", "8000" },
      { 15, "moved 1143/tls", "8000" },
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
      { 240, "connected 143/starttls", "8000" },
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
      { 240, "connected 143/starttls", "8000" },
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

  /* No encryption */
  { "plain-after-all-encrypted-refused",
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
  { "plain-rides-and-waits-for-silence",
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
  { "plain-rides-and-better-one-fails",
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
  { "plain-gives-way-to-encryption",
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
  { "plain-waits-for-what-moves",
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
  /* Without leave no connection is opened; that none is there is learned on the one there is */
  { "plain-forbidden-is-never-opened",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "refused 143/starttls", "lost" } } },
  { "plain-forbidden-may-ride",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "starttls-refused 143/starttls", "lost" },
      { 30, "in-clear 143/starttls", "never" },
      { 40, "proven 143/none", "win 143/none" } } },
  { "plain-unconfirmed-is-looked-for",
    UNCONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 20, "refused 993/tls", "start 143/starttls, 8000" },
      { 20, "known 143/starttls", "8000" },
      { 30, "closed 143/starttls", "start 143/none, 8000" } } },
  /* Everything encrypted is dropped on the way: its own connection after 3.5 s of silence */
  { "plain-opened-after-silence",
    CONFIRMED,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 5, "known 993/tls", "205" },
      { 205, NULL, "start 143/starttls, 8000" },
      { 205, "known 143/starttls", "8000" },
      { 300, "closed 143/starttls", "3505" },
      { 3505, NULL, "start 143/none, 8000" } } },
  { "plain-of-two-ports",
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
      { 6, "connected 1143/starttls", "8000" },
      { 20, "untrusted 1143/tls", "506" },
      { 506, NULL, "give-up 1143/starttls, lost" } } },
  { "all-fail",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "refused 993/tls", "start 143/starttls, 8000" },
      { 1, "known 143/starttls", "8000" },
      { 2, "refused 143/starttls", "lost" } } },

  /* Implicit TLS on 143, where nobody expects it: the silence of a greeting suggests it */
  { "found-only-after-a-hush",
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
      { 503, "connected 143/tls", "8000" },
      { 504, "moved 143/tls", "8000" },
      { 510, "proven 143/tls", "win 143/tls" } } },
  { "found-only-not-without-a-hush",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 1, "refused 993/tls", "start 143/starttls, 8000" },
      { 1, "known 143/starttls", "8000" },
      { 2, "connected 143/starttls", "502" },
      { 3, "moved 143/starttls", "never" },
      { 600, "no-starttls 143/starttls", "lost" } } },
  { "found-only-not-while-993-gets-somewhere",
    FORBIDDEN,
    NULL,
    { { 0, NULL, "start 993/tls, 8000" },
      { 0, "known 993/tls", "200" },
      { 200, NULL, "start 143/starttls, 8000" },
      { 200, "known 143/starttls", "8000" },
      { 205, "connected 993/tls", "8000" },
      { 206, "connected 143/starttls", "706" },
      { 210, "moved 993/tls", "8000" },
      { 706, NULL, "8000" } } },

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
      { 3620, "connected 993/tls", "8000" },
      { 3625, "moved 993/tls", "never" },
      { 3630, "proven 993/tls", "4630" },
      { 3700, "proven 1143/starttls", "win 1143/starttls" } } },

  /* A crowded server: the trial it dropped is tried again, alone */
  { "parked",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/tls", "8000" },
      { 6, "connected 1143/starttls", "8000" },
      { 7, "parked 1143/tls", "506" },
      { 506, NULL, "give-up 1143/starttls, never" },
      { 507, "known 1143/tls", "8000" },
      { 510, "connected 1143/tls", "8000" },
      { 520, "proven 1143/tls", "win 1143/tls" } } },
  { "parked-is-not-lost",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "parked 1143/tls", "8000" },
      { 6, "not-mail 1143/starttls", "never" },
      { 7, "too-many-connections 1143/tls", "lost" } } },
  /* Only silent ones make room early; one that gets somewhere keeps its time */
  { "parked-next-to-a-moving-one",
    FORBIDDEN,
    "1143/tls 1143/starttls",
    { { 0, NULL, "start 1143/tls, start 1143/starttls, 8000" },
      { 0, "known 1143/tls", "8000" },
      { 0, "known 1143/starttls", "8000" },
      { 5, "connected 1143/starttls", "8000" },
      { 6, "moved 1143/starttls", "8000" },
      { 7, "parked 1143/tls", "never" },
      { 30, "proven 1143/starttls", "win 1143/starttls" } } },

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
  /* Only the host's own encrypted profiles stand in the way of its plaintext … */
  { "hosts-plain-of-another",
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

static SignetProfile *
profile_new (const char *word, guint stage)
{
  const char *colon = strchr (word, ':');
  const char *from = colon != NULL ? colon + 1 : word;
  g_autofree char *host = colon != NULL ? g_strndup (word, (gsize)(colon - word)) : g_strdup ("a");
  SignetProfile *profile;
  int security;

  g_assert_true (signet_from_nick (SIGNET_TYPE_SECURITY, strchr (from, '/') + 1, &security));
  profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, host,
                                (guint16)g_ascii_strtoull (from, NULL, 10),
                                (SignetSecurity)security);
  profile->stage = stage;
  return profile;
}

static GPtrArray *
profiles_of (const char *words)
{
  GPtrArray *profiles;
  g_auto (GStrv) parts = NULL;
  guint stage = 0;

  if (words == NULL)
    return signet_profiles_for (SIGNET_PROTOCOL_IMAP, "a", 0, SIGNET_PORT_STANDARD,
                                SIGNET_SECURITY_AUTO);
  profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  parts = g_strsplit (words, " ", 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], "+"))
      stage++;
    else
      g_ptr_array_add (profiles, profile_new (parts[i], stage));
  return profiles;
}

static char *
name_of (GPtrArray *profiles, guint index)
{
  const SignetProfile *profile = g_ptr_array_index (profiles, index);
  g_autofree char *host = g_strdup_printf ("%s:", profile->host);

  return g_strdup_printf ("%s%u/%s", g_str_equal (host, "a:") ? "" : host, profile->port,
                          signet_nick (SIGNET_TYPE_SECURITY, profile->security));
}

static guint
index_of (GPtrArray *profiles, const char *name)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      g_autofree char *own = name_of (profiles, i);

      if (g_str_equal (own, name))
        return i;
    }
  g_error ("no such trial: %s", name);
}

static void
happen (SignetRace *race, GPtrArray *profiles, const Event *event)
{
  g_auto (GStrv) words = g_strsplit (event->what, " ", 2);
  guint index = index_of (profiles, words[1]);
  int outcome;

  if (g_str_equal (words[0], "known"))
    signet_race_started (race, index, event->at);
  else if (g_str_equal (words[0], "connected"))
    signet_race_connected (race, index, event->at);
  else if (g_str_equal (words[0], "moved"))
    signet_race_moved (race, index);
  else if (g_str_equal (words[0], "proven"))
    signet_race_proven (race, index, event->at);
  else if (g_str_equal (words[0], "parked"))
    signet_race_parked (race, index);
  else if (g_str_equal (words[0], "in-clear"))
    g_assert_cmpint (signet_race_in_clear (race, index, event->at), >=, 0);
  else if (signet_from_nick (SIGNET_TYPE_OUTCOME, words[0], &outcome))
    signet_race_failed (race, index, (SignetOutcome)outcome);
  else
    g_error ("no such event: %s", words[0]);
}

/* Appends one move; returns whether there are more */
static gboolean
take_move (SignetRace *race, GPtrArray *profiles, gint64 now, GString *moves)
{
  static const char *const words[] = {
    [SIGNET_RACE_START] = "start",
    [SIGNET_RACE_GIVE_UP] = "give-up",
    [SIGNET_RACE_WIN] = "win",
  };
  SignetRaceMove move = signet_race_next (race, now);
  g_autofree char *name = NULL;

  if (moves->len > 0)
    g_string_append (moves, ", ");
  if (move.action == SIGNET_RACE_WAIT && move.until == G_MAXINT64)
    g_string_append (moves, "never");
  else if (move.action == SIGNET_RACE_WAIT)
    g_string_append_printf (moves, "%" G_GINT64_FORMAT, move.until);
  else if (move.action == SIGNET_RACE_LOST)
    g_string_append (moves, "lost");
  else
    {
      name = name_of (profiles, move.index);
      g_string_append_printf (moves, "%s %s", words[move.action], name);
    }
  return move.action == SIGNET_RACE_START || move.action == SIGNET_RACE_GIVE_UP;
}

static char *
ask (SignetRace *race, GPtrArray *profiles, gint64 now)
{
  GString *moves = g_string_new (NULL);

  while (take_move (race, profiles, now, moves))
    continue;
  return g_string_free (moves, FALSE);
}

static void
test_race (gconstpointer data)
{
  const RaceCase *row = data;
  g_autoptr (SignetPolicy) policy = signet_policy_new (row->plaintext, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = profiles_of (row->profiles);
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  for (guint i = 0; i < MAX_EVENTS && row->events[i].moves != NULL; i++)
    {
      const Event *event = &row->events[i];
      g_autofree char *moves = NULL;

      if (event->what != NULL)
        happen (race, profiles, event);
      moves = ask (race, profiles, event->at);
      g_test_message ("%d: %s -> %s", (int)event->at, event->what, moves);
      g_assert_cmpstr (moves, ==, event->moves);
    }
}

/* Neither a connection of its own nor one that is there goes on in clear after such an end */
static void
test_barred (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
      g_autoptr (GPtrArray) profiles = profiles_of ("993/tls 143/starttls 143/none");
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
      g_autoptr (GPtrArray) profiles = profiles_of ("143/tls 143/starttls 143/none");
      g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
      g_autofree char *moves = NULL;

      g_free (ask (race, profiles, 0));
      signet_race_started (race, 0, 0);
      signet_race_started (race, 1, 0);
      signet_race_failed (race, 1, SIGNET_OUTCOME_NO_STARTTLS);
      g_assert_cmpint (signet_race_in_clear (race, 1, 10), ==, 2);
      signet_race_proven (race, 2, 20);
      signet_race_failed (race, 0, bars[i]);
      moves = ask (race, profiles, 30);
      g_assert_cmpstr (moves, ==, "give-up 143/none, lost");
    }
}

/* A certificate error at one host says nothing of another */
static void
test_barred_is_per_host (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = profiles_of ("a:993/tls b:143/starttls a:143/none b:143/none");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);
  g_autofree char *moves = NULL;

  g_free (ask (race, profiles, 0));
  signet_race_failed (race, 0, SIGNET_OUTCOME_UNTRUSTED);
  g_free (ask (race, profiles, 0));
  signet_race_failed (race, 1, SIGNET_OUTCOME_REFUSED);
  moves = ask (race, profiles, 10);
  g_assert_cmpstr (moves, ==, "start b:143/none, 8000");
}

/* There is nothing to go on for: nobody asked for plaintext on this port */
static void
test_nobody_to_ride (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (GPtrArray) profiles = profiles_of ("143/starttls 144/none b:143/none");
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  g_free (ask (race, profiles, 0));
  signet_race_failed (race, 0, SIGNET_OUTCOME_NO_STARTTLS);
  g_assert_cmpint (signet_race_in_clear (race, 0, 10), ==, -1);
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
  g_autoptr (GPtrArray) profiles = profiles_of (NULL);
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, begun);
  g_autofree char *moves = ask (race, profiles, begun + 100);

  g_assert_cmpstr (moves, ==, "start 993/tls, 1234575890");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/race/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_race);
    }
  g_test_add_func ("/race/rule-1/barred", test_barred);
  g_test_add_func ("/race/rule-1/barred-while-riding", test_barred_while_riding);
  g_test_add_func ("/race/barred-is-per-host", test_barred_is_per_host);
  g_test_add_func ("/race/nobody-to-ride", test_nobody_to_ride);
  g_test_add_func ("/race/nothing-to-try", test_nothing_to_try);
  g_test_add_func ("/race/any-clock", test_any_clock);
  return g_test_run ();
}
