/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The lanes of a race: one profile each, with its trial from the look-up of the host to the
 * attempt.
 */
#include "runner-private.h"

SignetAttempt *
signet_lane_record (SignetRunner *self, SignetTrial *trial, SignetLogin login)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);
  g_autoptr (SignetAttempt) attempt = NULL;

  /* To a server that does not prove who it is the password was not just not sent: it was withheld.
   * And who rejects it and hangs up has rejected it. */
  if (outcome == SIGNET_OUTCOME_UNTRUSTED)
    login = SIGNET_LOGIN_REFUSED;
  else if (outcome == SIGNET_OUTCOME_LOGIN_REJECTED)
    login = SIGNET_LOGIN_REJECTED;
  attempt = signet_trial_make_attempt (trial, login);
  signet_protocol_result_add_attempt (self->result, attempt);
  return g_steal_pointer (&attempt);
}

/* A trial may be up the stack, so it is kept until the runner goes. */
void
signet_lane_retire (SignetRunner *self, guint index)
{
  if (self->lanes[index].trial != NULL)
    g_ptr_array_add (self->retired, g_steal_pointer (&self->lanes[index].trial));
  self->lanes[index].is_proven = FALSE;
}

static void
forget_dropped (SignetRunner *self, SignetLane *lane)
{
  if (lane->dropped != NULL)
    g_ptr_array_add (self->retired, g_steal_pointer (&lane->dropped));
}

void
signet_lane_end (SignetRunner *self, guint index, SignetOutcome outcome)
{
  SignetLane *lane = &self->lanes[index];
  gboolean is_tried;

  if (lane->dropped != NULL)
    g_object_unref (signet_lane_record (self, lane->dropped, SIGNET_LOGIN_NOT_TRIED));
  forget_dropped (self, lane);
  if (lane->trial == NULL)
    return;
  /* No answer of a name server is an answer, as long as it matters. */
  is_tried = signet_trial_is_started (lane->trial)
             || (outcome == SIGNET_OUTCOME_TIMEOUT && self->winner < 0);
  if (lane->is_proven && self->winner >= 0)
    outcome = SIGNET_OUTCOME_SUPERSEDED;
  signet_trial_end (lane->trial, outcome);
  if (is_tried)
    g_object_unref (signet_lane_record (self, lane->trial, SIGNET_LOGIN_NOT_TRIED));
  signet_lane_retire (self, index);
}

static gboolean
is_crowded (const SignetRunner *self, const SignetTrial *trial)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  return outcome == SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
         || (outcome == SIGNET_OUTCOME_CLOSED && !signet_trial_has_greeting (trial));
}

gboolean
signet_lane_back_off (SignetRunner *self, guint index)
{
  SignetLane *lane = &self->lanes[index];
  const char *host = lane->profile->host;

  if (!is_crowded (self, lane->trial)
      || self->host->count_open (host, lane->trial, self->host->user_data) == 0
      || !signet_race_back_off (self->race, index))
    return FALSE;
  lane->dropped = g_steal_pointer (&lane->trial);
  return TRUE;
}

static SignetTrial *
new_trial (SignetRunner *self, guint index)
{
  return signet_trial_new (self->lanes[index].profile, &self->settings, signet_runner_trial_event,
                           self);
}

/* The record is a trial's that was not started: it knows that the profile is denied. */
void
signet_lane_deny (SignetRunner *self, guint index)
{
  SignetLane *lane = &self->lanes[index];
  gboolean was_tried = lane->trial != NULL && signet_trial_is_started (lane->trial);
  g_autoptr (SignetAttempt) attempt = NULL;

  forget_dropped (self, lane);
  if (lane->trial != NULL)
    signet_trial_end (lane->trial, SIGNET_OUTCOME_HOST_NOT_FOUND);
  signet_lane_retire (self, index);
  signet_race_failed (self->race, index, SIGNET_OUTCOME_HOST_NOT_FOUND);
  if (!was_tried && self->denied != NULL)
    return;
  lane->trial = new_trial (self, index);
  signet_trial_end (lane->trial, SIGNET_OUTCOME_HOST_NOT_FOUND);
  attempt = signet_lane_record (self, lane->trial, SIGNET_LOGIN_NOT_TRIED);
  g_set_object (&self->denied, attempt);
  signet_lane_retire (self, index);
}

static SignetOutcome
outcome_of_look_up (const GError *error)
{
  return g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND)
             ? SIGNET_OUTCOME_HOST_NOT_FOUND
             : SIGNET_OUTCOME_UNREACHABLE;
}

/* A name without addresses fails all profiles of that host; one attempt says so. */
static void
fail_host (SignetRunner *self, guint index, SignetOutcome outcome)
{
  g_autoptr (SignetTrial) trial = new_trial (self, index);
  const char *host = self->lanes[index].profile->host;

  for (guint i = 0; i < self->profiles->len; i++)
    if (g_str_equal (self->lanes[i].profile->host, host))
      signet_race_failed (self->race, i, outcome);
  signet_trial_end (trial, outcome);
  g_object_unref (signet_lane_record (self, trial, SIGNET_LOGIN_NOT_TRIED));
}

gboolean
signet_lane_is_looking (const SignetLane *lane)
{
  return lane->trial != NULL && !signet_trial_is_started (lane->trial);
}

static void
host_missing (SignetRunner *self, const char *host, SignetOutcome outcome)
{
  int first = -1;

  for (guint i = self->profiles->len; i > 0; i--)
    if (signet_lane_is_looking (&self->lanes[i - 1])
        && g_str_equal (self->lanes[i - 1].profile->host, host))
      {
        first = (int)i - 1;
        signet_lane_retire (self, i - 1);
      }
  if (first >= 0)
    fail_host (self, (guint)first, outcome);
}

static void
host_known (SignetRunner *self, const char *host, GList *addresses)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      SignetLane *lane = &self->lanes[i];

      if (!signet_lane_is_looking (lane) || !g_str_equal (lane->profile->host, host))
        continue;
      if ((int)i != self->winner)
        signet_race_started (self->race, i, signet_runner_now ());
      signet_trial_start (lane->trial, addresses);
    }
}

/* Called once for each lane that asked; the first call serves them all. */
static void
host_found (const char *host, GList *addresses, const GError *error, gpointer data)
{
  SignetRunner *self = data;

  if (self->is_settled)
    return;
  g_ref_count_inc (&self->refs);
  if (error != NULL)
    host_missing (self, host, outcome_of_look_up (error));
  else
    host_known (self, host, addresses);
  signet_runner_advance (self);
  signet_runner_unref (self);
}

void
signet_lane_start (SignetRunner *self, guint index)
{
  SignetLane *lane = &self->lanes[index];

  forget_dropped (self, lane);
  lane->trial = new_trial (self, index);
  signet_protocol_result_set_trying (self->result, lane->profile);
  signet_resolver_cache_look_up (self->host->resolver_cache, lane->profile->host, host_found, self);
}
