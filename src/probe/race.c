/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The race itself: what it is told, and what it answers. Who may start and who wins is decided in
 * race-start.c and race-settle.c. Pure.
 */
#include "race-private.h"

SignetRace *
signet_race_new (GPtrArray *profiles, SignetPolicy *policy, gint64 now)
{
  SignetRace *self;

  g_return_val_if_fail (profiles != NULL && policy != NULL, NULL);

  self = g_new0 (SignetRace, 1);
  self->profiles = g_ptr_array_ref (profiles);
  self->policy = signet_policy_ref (policy);
  self->begun = now;
  self->expected = SIGNET_EXPECTED_NOTHING;
  signet_race_added (self);
  return self;
}

void
signet_race_added (SignetRace *self)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = self->profiles->len;
  self->contenders = g_renew (SignetContender, self->contenders, n);
  for (guint i = self->n_contenders; i < n; i++)
    self->contenders[i] = (SignetContender){ .profile = g_ptr_array_index (self->profiles, i),
                                             .index = i };
  self->n_contenders = n;
}

void
signet_race_expect (SignetRace *self, const SignetExpected *expected)
{
  g_return_if_fail (self != NULL && expected != NULL);

  self->expected = *expected;
}

void
signet_race_free (SignetRace *self)
{
  if (self == NULL)
    return;
  g_free (self->contenders);
  g_ptr_array_unref (self->profiles);
  signet_policy_unref (self->policy);
  g_free (self);
}

/* Whether @other ended, or is backed off, after it has heard TLS on the port on which @contender
 * waits for a greeting in vain */
static gboolean
has_heard_tls (const SignetContender *other, const SignetContender *contender)
{
  gboolean is_over = other->state == SIGNET_CONTENDER_OVER
                     && other->outcome != SIGNET_OUTCOME_NOT_MAIL;

  return (is_over || other->state == SIGNET_CONTENDER_BACKED_OFF) && other->has_moved
         && other->profile->security == SIGNET_SECURITY_TLS
         && contender->profile->security != SIGNET_SECURITY_TLS
         && signet_contender_is_under_way (contender)
         && signet_contender_same_port (other, contender);
}

/* Whether the host of @contender may be tried without encryption once @contender is over */
static gboolean
guards_plaintext (const SignetRace *self, const SignetContender *contender)
{
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *plain = &self->contenders[i];

      if (!signet_contender_is_encrypted (plain) && signet_contender_same_host (plain, contender)
          && signet_policy_may_open (self->policy, plain->profile))
        return TRUE;
    }
  return FALSE;
}

/* When a silent trial is given up for good. Where the port is known to speak TLS from the first
 * byte, that is at once; next to a backed-off one of the host, which has to be alone, soon, unless
 * plaintext would follow, which takes the whole silence. Otherwise, a connected one is alive, and
 * may greet as late as the whole probe's limit allows. */
static gint64
silence_ends (const SignetRace *self, const SignetContender *contender)
{
  gboolean is_connected = contender->state == SIGNET_CONTENDER_CONNECTED;
  gint64 ends = is_connected ? G_MAXINT64
                             : MAX (self->begun + SIGNET_RACE_LIMIT_MS,
                                    contender->started + SIGNET_RACE_PATIENCE_MS);

  if (contender->has_moved || contender->is_held)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (has_heard_tls (other, contender))
        return G_MININT64;
      if (is_connected && other->state == SIGNET_CONTENDER_BACKED_OFF
          && signet_contender_same_host (other, contender))
        ends = guards_plaintext (self, contender)
                   ? contender->started + SIGNET_RACE_SILENCE_MS
                   : contender->connected + SIGNET_RACE_GREETING_DELAY_MS;
    }
  return ends;
}

static SignetRaceMove
start (SignetRace *self, guint index, gint64 now)
{
  self->contenders[index].state = SIGNET_CONTENDER_LOOKING;
  self->contenders[index].started = now;
  return (SignetRaceMove){ SIGNET_RACE_START, index, 0 };
}

static void
time_out (SignetContender *contender)
{
  contender->state = SIGNET_CONTENDER_OVER;
  contender->outcome = SIGNET_OUTCOME_TIMEOUT;
}

/* Whose addresses were waited for in vain is not looked up once more. */
static void
end_host (SignetRace *self, const SignetContender *looking)
{
  for (guint i = 0; i < self->n_contenders; i++)
    if (self->contenders[i].state == SIGNET_CONTENDER_WAITING
        && signet_contender_same_host (&self->contenders[i], looking))
      time_out (&self->contenders[i]);
}

static SignetRaceMove
give_up (SignetRace *self, guint index)
{
  if (self->contenders[index].state == SIGNET_CONTENDER_LOOKING)
    end_host (self, &self->contenders[index]);
  time_out (&self->contenders[index]);
  return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, index, 0 };
}

/* Who has to start or to end; else when to ask again, or that all is lost. */
static SignetRaceMove
go_on (SignetRace *self, gint64 now)
{
  gint64 until = G_MAXINT64;
  gboolean is_lost = TRUE;

  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *contender = &self->contenders[i];
      gint64 time = G_MAXINT64;

      if (contender->state == SIGNET_CONTENDER_WAITING
          && (time = signet_race_may_start (self, i)) <= now)
        return start (self, i, now);
      if ((signet_contender_is_under_way (contender)
           || contender->state == SIGNET_CONTENDER_LOOKING)
          && (time = silence_ends (self, contender)) <= now)
        return give_up (self, i);
      until = MIN (until, time);
      is_lost &= contender->state == SIGNET_CONTENDER_WAITING
                 || contender->state == SIGNET_CONTENDER_OVER;
    }
  if (is_lost && until == G_MAXINT64 && self->expected.silent == G_MAXUINT
      && self->expected.heard == G_MAXUINT)
    return (SignetRaceMove){ SIGNET_RACE_LOST, 0, 0 };
  return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
}

SignetRaceMove
signet_race_next (SignetRace *self, gint64 now)
{
  SignetRaceMove settled;
  SignetRaceMove move;

  g_return_val_if_fail (self != NULL, ((SignetRaceMove){ SIGNET_RACE_WAIT, 0, G_MAXINT64 }));

  settled = signet_race_settle (self, now);
  if (settled.action != SIGNET_RACE_WAIT || signet_race_has_encryption (self))
    return settled;
  move = go_on (self, now);
  if (move.action == SIGNET_RACE_WAIT)
    move.until = MIN (move.until, settled.until);
  return move;
}

void
signet_race_started (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].state = SIGNET_CONTENDER_OPEN;
  self->contenders[index].started = now;
  self->contenders[index].has_moved = FALSE;
  self->contenders[index].is_held = FALSE;
}

void
signet_race_connected (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].state = SIGNET_CONTENDER_CONNECTED;
  self->contenders[index].connected = now;
}

void
signet_race_moved (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].has_moved = TRUE;
}

void
signet_race_proven (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].state = SIGNET_CONTENDER_PROVEN;
  self->contenders[index].proven = now;
}

void
signet_race_failed (SignetRace *self, guint index, SignetOutcome outcome)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  if (self->contenders[index].state == SIGNET_CONTENDER_OVER)
    return;
  self->contenders[index].state = SIGNET_CONTENDER_OVER;
  self->contenders[index].outcome = outcome;
}

int
signet_race_in_clear (SignetRace *self, guint index, gint64 now)
{
  g_return_val_if_fail (self != NULL && index < self->n_contenders, -1);

  for (guint i = 0; i < self->n_contenders; i++)
    {
      SignetContender *contender = &self->contenders[i];

      if (contender->profile->security != SIGNET_SECURITY_NONE
          || contender->state != SIGNET_CONTENDER_WAITING
          || !signet_contender_same_port (contender, &self->contenders[index]))
        continue;
      contender->started = self->contenders[index].started;
      contender->has_moved = TRUE;
      signet_race_connected (self, i, now);
      return (int)i;
    }
  return -1;
}

void
signet_race_backed_off (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].state = SIGNET_CONTENDER_BACKED_OFF;
}

void
signet_race_held (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_contenders);

  self->contenders[index].state = SIGNET_CONTENDER_LOOKING;
  self->contenders[index].is_held = TRUE;
}
