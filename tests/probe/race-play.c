/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays the table of a race to the referee.
 */
#include "race-play.h"

#include "enum-types.h"

#include <string.h>

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

GPtrArray *
race_profiles (const char *words)
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
happen (SignetRace *race, GPtrArray *profiles, const RaceEvent *event)
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
  else if (g_str_equal (words[0], "backed-off"))
    g_assert_true (signet_race_back_off (race, index));
  else if (g_str_equal (words[0], "held"))
    signet_race_held (race, index);
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

char *
race_ask (SignetRace *race, GPtrArray *profiles, gint64 now)
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
  g_autoptr (GPtrArray) profiles = race_profiles (row->profiles);
  g_autoptr (SignetRace) race = signet_race_new (profiles, policy, 0);

  for (guint i = 0; i < RACE_MAX_EVENTS && row->events[i].moves != NULL; i++)
    {
      const RaceEvent *event = &row->events[i];
      g_autofree char *moves = NULL;

      if (event->what != NULL)
        happen (race, profiles, event);
      moves = race_ask (race, profiles, event->at);
      g_test_message ("%d: %s -> %s", (int)event->at, event->what, moves);
      g_assert_cmpstr (moves, ==, event->moves);
    }
}

void
race_add_tests (const char *prefix, const RaceCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_race);
    }
}
