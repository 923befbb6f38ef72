/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What happens to a runner's trials: told to the race, or to the winner.
 */
#include "runner-private.h"

static int
lane_of (const SignetRunner *self, const SignetTrial *trial)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if (self->lanes[i].trial == trial)
      return (int)i;
  return -1;
}

static void
lane_ended (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->lanes[index].trial;
  SignetOutcome outcome = signet_trial_get_outcome (trial);
  SignetLogin login = outcome == SIGNET_OUTCOME_UNTRUSTED ? signet_runner_refused_login (self)
                                                          : SIGNET_LOGIN_NOT_TRIED;

  if (!signet_lane_back_off (self, index))
    {
      g_object_unref (signet_lane_record (self, trial, login));
      signet_race_failed (self->race, index, outcome);
      signet_lane_retire (self, index);
    }
  self->host->ended (self->host->user_data);
}

/* STARTTLS is not to be had: that attempt is over, and its connection may serve the next one. */
static void
goes_on_in_clear (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->lanes[index].trial;
  int plain;

  g_object_unref (signet_lane_record (self, trial, SIGNET_LOGIN_NOT_TRIED));
  signet_race_failed (self->race, index, signet_trial_get_outcome (trial));
  plain = signet_race_in_clear (self->race, index, signet_runner_now ());
  if (plain < 0)
    {
      signet_trial_end (trial, signet_trial_get_outcome (trial));
      signet_lane_retire (self, index);
      self->host->ended (self->host->user_data);
      return;
    }
  self->lanes[plain].trial = g_steal_pointer (&self->lanes[index].trial);
  signet_trial_go_on_in_clear (trial, self->lanes[plain].profile);
}

/* What had won offers no encryption on its second connection: nothing may follow on that one. */
static void
lose_encryption (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;

  signet_trial_end (trial, signet_trial_get_outcome (trial));
  signet_login_phase_ended (self);
}

/* It would refuse to pass a message on, such as a server that only takes in mail for its own users;
 * another one may still do. */
static gboolean
is_no_way_out (const SignetRunner *self, guint index)
{
  const SignetLane *lane = &self->lanes[index];

  return self->expects_login && !lane->profile->is_open
         && signet_trial_needs_no_login (lane->trial);
}

static void
lane_ready (SignetRunner *self, guint index)
{
  if ((int)index == self->winner)
    {
      signet_login_phase_log_in (self);
      return;
    }
  if (is_no_way_out (self, index))
    {
      signet_lane_end (self, index, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
      signet_race_failed (self->race, index, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
    }
  else
    {
      self->lanes[index].is_proven = TRUE;
      signet_race_proven (self->race, index, signet_runner_now ());
    }
  self->host->ended (self->host->user_data);
}

static void
handle (SignetRunner *self, guint index, SignetTrialEvent event)
{
  gboolean is_winner = (int)index == self->winner;

  switch (event)
    {
    case SIGNET_TRIAL_HELD:
      if (!is_winner)
        signet_race_held (self->race, index);
      break;
    case SIGNET_TRIAL_CONNECTED:
      if (!is_winner)
        signet_race_connected (self->race, index, signet_runner_now ());
      break;
    case SIGNET_TRIAL_MOVED:
      signet_race_moved (self->race, index);
      break;
    case SIGNET_TRIAL_RESTARTED:
      if (!is_winner)
        signet_race_started (self->race, index, signet_runner_now ());
      break;
    case SIGNET_TRIAL_IN_CLEAR:
      if (is_winner)
        lose_encryption (self);
      else
        goes_on_in_clear (self, index);
      break;
    case SIGNET_TRIAL_READY:
      lane_ready (self, index);
      break;
    case SIGNET_TRIAL_ANSWERED:
      signet_login_phase_answered (self);
      break;
    case SIGNET_TRIAL_ENDED:
    default:
      if (is_winner)
        signet_login_phase_ended (self);
      else
        lane_ended (self, index);
    }
}

void
signet_runner_trial_event (SignetTrial *trial, SignetTrialEvent event, gpointer data)
{
  SignetRunner *self = data;
  int index = lane_of (self, trial);

  if (index < 0 || self->is_settled)
    return;
  g_ref_count_inc (&self->refs);
  handle (self, (guint)index, event);
  signet_runner_advance (self);
  signet_runner_unref (self);
}
