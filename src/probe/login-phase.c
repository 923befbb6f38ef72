/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in on the connection that won a race.
 */
#include "login-phase.h"

struct _SignetLoginPhase
{
  SignetCredentials *credentials; /* owned, nullable */
  guint user_index;
  gint64 started;          /* microseconds of the monotonic clock; 0 if none is under way */
  SignetAttempt *rejected; /* owned, nullable: the log-in with the first user name */
  gboolean has_reconnected;
  SignetLogin login;
};

/* A user name that was only derived from the address gives way to the one the provider names; the
 * whole address is then the second try. */
static SignetCredentials *
with_named_user (SignetCredentials *credentials, const char *named)
{
  const char *address;

  if (credentials == NULL)
    return NULL;
  if (named == NULL || signet_credentials_get_user (credentials, 1) == NULL)
    return signet_credentials_ref (credentials);
  address = signet_credentials_get_user (credentials, 0);
  if (g_str_equal (named, address))
    address = signet_credentials_get_user (credentials, 1);
  return signet_credentials_new (named, address, signet_credentials_get_password (credentials));
}

SignetLoginPhase *
signet_login_phase_new (SignetCredentials *credentials, const SignetProfile *profile)
{
  SignetLoginPhase *self = g_new0 (SignetLoginPhase, 1);

  self->credentials = with_named_user (credentials, profile->user);
  self->login = SIGNET_LOGIN_NOT_TRIED;
  return self;
}

void
signet_login_phase_free (SignetLoginPhase *self)
{
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  g_clear_object (&self->rejected);
  g_free (self);
}

static SignetLoginPhaseStep
end (SignetLoginPhase *self, SignetTrial *trial, SignetOutcome outcome, SignetLogin login)
{
  signet_trial_end (trial, outcome);
  self->login = login;
  return SIGNET_LOGIN_PHASE_OVER;
}

/* The one place where a permit is asked for before anything of the user's is sent. */
static SignetLoginPhaseStep
log_in (SignetLoginPhase *self, SignetTrial *trial)
{
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = signet_trial_get_permit (trial, &reason);

  if (permit == NULL && !(self->credentials == NULL && reason == SIGNET_OUTCOME_FOREIGN_SERVER))
    return end (self, trial, reason,
                self->credentials != NULL ? SIGNET_LOGIN_REFUSED : SIGNET_LOGIN_NOT_TRIED);
  if (self->credentials == NULL || signet_trial_needs_no_login (trial))
    return end (self, trial, SIGNET_OUTCOME_OK, SIGNET_LOGIN_NOT_TRIED);
  self->started = g_get_monotonic_time ();
  signet_trial_login (trial, g_steal_pointer (&permit), self->credentials, self->user_index);
  return SIGNET_LOGIN_PHASE_WAIT;
}

static gboolean
has_second_user (const SignetLoginPhase *self, SignetTrial *trial)
{
  return self->user_index == 0 && signet_credentials_get_user (self->credentials, 1) != NULL
         && signet_trial_may_try_again (trial);
}

/* Two tries at the most: a third might lock the account. */
static SignetLoginPhaseStep
answered (SignetLoginPhase *self, SignetTrial *trial)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  self->started = 0;
  if (outcome == SIGNET_OUTCOME_LOGIN_REJECTED && has_second_user (self, trial))
    {
      self->rejected = signet_trial_make_attempt (trial, SIGNET_LOGIN_REJECTED);
      self->user_index = 1;
      return log_in (self, trial);
    }
  return end (self, trial, outcome,
              outcome == SIGNET_OUTCOME_OK               ? SIGNET_LOGIN_OK
              : outcome == SIGNET_OUTCOME_LOGIN_REJECTED ? SIGNET_LOGIN_REJECTED
                                                         : SIGNET_LOGIN_NOT_TRIED);
}

/* Some servers hang up on the first rejection; the second name then needs a connection of its own.
 * If that fails, too, the first answer stands. A second name that was judged is not sent again. */
static SignetLoginPhaseStep
ended (SignetLoginPhase *self, SignetTrial *trial)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  self->started = 0;
  if (self->rejected == NULL || outcome == SIGNET_OUTCOME_LOGIN_REJECTED)
    return end (self, trial, outcome, SIGNET_LOGIN_NOT_TRIED);
  if (self->has_reconnected)
    return SIGNET_LOGIN_PHASE_REJECTED;
  self->has_reconnected = TRUE;
  return SIGNET_LOGIN_PHASE_RECONNECT;
}

SignetLoginPhaseStep
signet_login_phase_handle (SignetLoginPhase *self, SignetTrial *trial, SignetTrialEvent event)
{
  switch (event)
    {
    case SIGNET_TRIAL_READY:
      return log_in (self, trial);
    case SIGNET_TRIAL_ANSWERED:
      return answered (self, trial);
    case SIGNET_TRIAL_IN_CLEAR:
      /* A second connection that offers no encryption: nothing may follow on that one. */
      signet_trial_end (trial, signet_trial_get_outcome (trial));
      return ended (self, trial);
    case SIGNET_TRIAL_ENDED:
      return ended (self, trial);
    case SIGNET_TRIAL_HELD:
    case SIGNET_TRIAL_CONNECTED:
    case SIGNET_TRIAL_MOVED:
    case SIGNET_TRIAL_RESTARTED:
    default:
      return SIGNET_LOGIN_PHASE_WAIT;
    }
}

SignetLogin
signet_login_phase_get_login (const SignetLoginPhase *self)
{
  return self->login;
}

SignetAttempt *
signet_login_phase_get_rejected (const SignetLoginPhase *self)
{
  return self->rejected;
}

gint64
signet_login_phase_get_start (const SignetLoginPhase *self)
{
  return self->started;
}
