/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in on the connection that won a race.
 */
#include "runner-private.h"

/* The protocol is settled by the winner's trial, whose connection has ended. */
static void
settle_by (SignetRunner *self, SignetTrial *trial, SignetLogin login)
{
  g_autoptr (SignetAttempt) attempt = signet_lane_record (self, trial, login);
  gboolean is_ok = signet_attempt_get_outcome (attempt) == SIGNET_OUTCOME_OK;

  signet_runner_settle (self, is_ok ? attempt : NULL);
}

static void
end_winner (SignetRunner *self, SignetOutcome outcome, SignetLogin login)
{
  SignetTrial *trial = self->lanes[self->winner].trial;

  signet_trial_end (trial, outcome);
  settle_by (self, trial, login);
}

/* A user name that was only derived from the address gives way to the one the provider names; the
 * whole address is then the second try. */
static void
use_named_user (SignetRunner *self)
{
  const char *named = self->lanes[self->winner].profile->user;
  g_autoptr (SignetCredentials) derived = NULL;
  const char *address;

  if (named == NULL || self->credentials == NULL || self->user_index > 0
      || signet_credentials_get_user (self->credentials, 1) == NULL)
    return;
  derived = g_steal_pointer (&self->credentials);
  address = signet_credentials_get_user (derived, 0);
  if (g_str_equal (named, address))
    address = signet_credentials_get_user (derived, 1);
  self->credentials = signet_credentials_new (named, address,
                                              signet_credentials_get_password (derived));
}

/* The one place where a permit is asked for before anything of the user's is sent. */
void
signet_login_phase_log_in (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = signet_trial_get_permit (trial, &reason);

  if (permit == NULL && !(self->credentials == NULL && reason == SIGNET_OUTCOME_FOREIGN_SERVER))
    end_winner (self, reason, signet_runner_refused_login (self));
  else if (self->credentials == NULL || signet_trial_needs_no_login (trial))
    end_winner (self, SIGNET_OUTCOME_OK, SIGNET_LOGIN_NOT_TRIED);
  else
    {
      self->login_started = g_get_monotonic_time ();
      signet_trial_login (trial, g_steal_pointer (&permit), self->credentials, self->user_index);
    }
}

void
signet_login_phase_begin (SignetRunner *self)
{
  use_named_user (self);
  signet_login_phase_log_in (self);
}

static gboolean
has_second_user (const SignetRunner *self, SignetTrial *trial)
{
  return self->user_index == 0 && signet_credentials_get_user (self->credentials, 1) != NULL
         && signet_trial_may_try_again (trial);
}

/* Two tries at the most: a third might lock the account. */
void
signet_login_phase_answered (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  self->login_started = 0;
  if (outcome == SIGNET_OUTCOME_LOGIN_REJECTED && has_second_user (self, trial))
    {
      self->rejected = signet_trial_make_attempt (trial, SIGNET_LOGIN_REJECTED);
      self->user_index = 1;
      signet_login_phase_log_in (self);
      return;
    }
  end_winner (self, outcome,
              outcome == SIGNET_OUTCOME_OK               ? SIGNET_LOGIN_OK
              : outcome == SIGNET_OUTCOME_LOGIN_REJECTED ? SIGNET_LOGIN_REJECTED
                                                         : SIGNET_LOGIN_NOT_TRIED);
}

/* Some servers hang up on the first rejection; the second name then needs a connection of its own.
 * If that fails, too, the first answer stands. A second name that was judged is not sent again. */
void
signet_login_phase_ended (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;

  self->login_started = 0;
  if (self->rejected == NULL || signet_trial_get_outcome (trial) == SIGNET_OUTCOME_LOGIN_REJECTED)
    settle_by (self, trial, SIGNET_LOGIN_NOT_TRIED);
  else if (!self->has_reconnected)
    {
      self->has_reconnected = TRUE;
      signet_lane_retire (self, (guint)self->winner);
      signet_lane_start (self, (guint)self->winner);
    }
  else
    {
      signet_protocol_result_add_attempt (self->result, self->rejected);
      signet_runner_settle (self, NULL);
    }
}
