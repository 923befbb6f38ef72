/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Races written down as tables: what happens at which millisecond, and what the referee has to say
 * to it. No clock runs here.
 */
#pragma once

#include "race.h"

G_BEGIN_DECLS

/**
 * RaceEvent:
 * @at: the time in milliseconds
 * @what: (nullable): "VERB TRIAL", where the verb is "known" (its host's addresses are),
 * "connected", "moved", "proven", "in-clear", "backed-off", "held", or how it failed
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
} RaceEvent;

enum
{
  RACE_MAX_EVENTS = 24
};

/**
 * RaceCase:
 * @name: what the test is called
 * @plaintext: what the user says to no encryption
 * @profiles: (nullable): what race_profiles() takes
 * @events: what happens
 *
 * A race.
 */
typedef struct
{
  const char *name;
  SignetPlaintext plaintext;
  const char *profiles;
  RaceEvent events[RACE_MAX_EVENTS];
} RaceCase;

/**
 * race_profiles:
 * @words: (nullable): "PORT/MODE" or "HOST:PORT/MODE" each, where "+" begins another stage; %NULL
 *   for the standard ones of IMAP
 *
 * Returns: (transfer full) (element-type SignetProfile): the profiles
 */
GPtrArray *race_profiles (const char *words);

/**
 * race_ask:
 * @race: a race
 * @profiles: (element-type SignetProfile): its profiles
 * @now: the time in milliseconds
 *
 * Asks for moves until there is no more to be done.
 *
 * Returns: (transfer full): what the referee says, as in a table
 */
char *race_ask (SignetRace *race, GPtrArray *profiles, gint64 now);

/**
 * race_add_tests:
 * @prefix: what the names of the tests begin with
 * @cases: (array length=n_cases): races
 * @n_cases: how many
 *
 * Adds a test for each of @cases.
 */
void race_add_tests (const char *prefix, const RaceCase *cases, gsize n_cases);

G_END_DECLS
