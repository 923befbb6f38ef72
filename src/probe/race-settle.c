/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who wins, and who is waited for before that is settled.
 */
#include "race-private.h"

/* When a better profile is no longer waited for, now that a worse one is proven: if it has not
 * said a word, after three times what the worse one took to connect; if it is moving, a moment
 * longer. */
static gint64
patience_ends (const SignetContender *better, const SignetContender *proven)
{
  gint64 connect = proven->connected - proven->started;

  if (better->has_moved)
    return proven->proven + SIGNET_RACE_PATIENCE_MS;
  return better->started + MAX (SIGNET_RACE_HEAD_START_MS, 3 * connect);
}

/* When profiles that a better source may still name are no longer waited for. A silent source is
 * given three times what the others took, since all of them began; but that is for encrypted
 * servers of the address's own domain, which lose little by it. */
static gint64
expectation_ends (const SignetRace *self, const SignetContender *proven)
{
  const SignetExpected *expected = &self->expected;
  guint rank = proven->profile->rank;
  gint64 latest = proven->proven + SIGNET_RACE_PATIENCE_MS;

  if (expected->silent >= rank && expected->heard >= rank)
    return G_MININT64;
  if (expected->heard < rank || !proven->profile->is_inside
      || !signet_contender_is_encrypted (proven))
    return latest;
  return CLAMP (self->begun + 3 * (gint64)expected->usual_ms,
                proven->proven + SIGNET_RACE_HEAD_START_MS, latest);
}

static SignetRaceMove
settle_encrypted (const SignetRace *self, guint index, gint64 now)
{
  const SignetContender *proven = &self->contenders[index];
  gint64 until = now;

  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (signet_contender_is_better (other, proven) && signet_contender_is_encrypted (other)
          && signet_contender_is_under_way (other))
        until = MAX (until, patience_ends (other, proven));
    }
  until = MAX (until, expectation_ends (self, proven));
  if (until > now)
    return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
  return (SignetRaceMove){ SIGNET_RACE_WIN, index, 0 };
}

static int
find_proven (const SignetRace *self, gboolean encrypted)
{
  int best = -1;

  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (other->state == SIGNET_CONTENDER_PROVEN
          && signet_contender_is_encrypted (other) == encrypted
          && (best < 0 || signet_contender_is_better (other, &self->contenders[best])))
        best = (int)i;
    }
  return best;
}

static SignetRaceMove
settle_plain (SignetRace *self, guint index, gint64 now)
{
  SignetContender *plain = &self->contenders[index];
  gint64 until = now;

  if (signet_race_is_barred (self, plain))
    {
      plain->state = SIGNET_CONTENDER_OVER;
      plain->outcome = SIGNET_OUTCOME_SUPERSEDED;
      return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, index, 0 };
    }
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (signet_contender_is_encrypted (other)
          && (signet_contender_same_host (other, plain) || other->has_moved))
        until = MAX (until, signet_contender_obstacle_ends (other));
    }
  until = MAX (until, expectation_ends (self, plain));
  if (until > now)
    return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
  return (SignetRaceMove){ SIGNET_RACE_WIN, index, 0 };
}

gboolean
signet_race_has_encryption (const SignetRace *self)
{
  return find_proven (self, TRUE) >= 0;
}

SignetRaceMove
signet_race_settle (SignetRace *self, gint64 now)
{
  int proven;

  if ((proven = find_proven (self, TRUE)) >= 0)
    return settle_encrypted (self, (guint)proven, now);
  if ((proven = find_proven (self, FALSE)) >= 0)
    return settle_plain (self, (guint)proven, now);
  return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, G_MAXINT64 };
}
