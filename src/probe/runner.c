/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the race of one protocol.
 */
#include "runner.h"

#include "race.h"

/* One profile of the race. */
typedef struct
{
  const SignetProfile *profile; /* unowned: the race's */
  SignetTrial *trial;           /* owned, nullable */
  gboolean is_proven;
  gboolean is_parked;
  gboolean was_parked;
} Lane;

struct _SignetRunner
{
  grefcount refs;
  const SignetRunnerHost *host;   /* unowned */
  SignetService *service;         /* owned */
  SignetCredentials *credentials; /* owned, nullable */
  GPtrArray *profiles;            /* owned */
  SignetRace *race;               /* owned */
  Lane *lanes;                    /* owned, as many as profiles */
  GPtrArray *retired;             /* (element-type SignetTrial), owned: ended, freed at the end */
  GSource *timer;                 /* owned, nullable */
  int winner;                     /* -1 before the race is won */
  guint user_index;
  SignetAttempt *rejected; /* owned, nullable: the log-in with the first user name */
  gboolean has_reconnected;
  gboolean is_settled;
  gboolean is_advancing;
};

static void
advance (SignetRunner *self);

SignetRunner *
signet_runner_new (const SignetProbeService *service, const SignetRunnerHost *host)
{
  SignetRunner *self = g_new0 (SignetRunner, 1);

  g_ref_count_init (&self->refs);
  self->host = host;
  self->service = g_object_ref (service->service);
  if (service->credentials != NULL)
    self->credentials = signet_credentials_ref (service->credentials);
  self->profiles = g_ptr_array_ref (service->profiles);
  self->race = signet_race_new (self->profiles, host->settings.policy, host->begun / 1000);
  self->lanes = g_new0 (Lane, self->profiles->len);
  for (guint i = 0; i < self->profiles->len; i++)
    self->lanes[i].profile = g_ptr_array_index (self->profiles, i);
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_trial_unref);
  self->winner = -1;
  return self;
}

static void
stop_timer (SignetRunner *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

void
signet_runner_unref (SignetRunner *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  stop_timer (self);
  for (guint i = 0; i < self->profiles->len; i++)
    g_clear_pointer (&self->lanes[i].trial, signet_trial_unref);
  g_ptr_array_unref (self->retired);
  g_clear_object (&self->rejected);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  signet_race_free (self->race);
  g_ptr_array_unref (self->profiles);
  g_object_unref (self->service);
  g_free (self->lanes);
  g_free (self);
}

static gint64
now_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

static void
settle (SignetRunner *self, SignetAttempt *chosen)
{
  gint64 elapsed = g_get_monotonic_time () - self->host->begun;

  self->is_settled = TRUE;
  stop_timer (self);
  signet_service_set_trying (self->service, NULL);
  signet_service_set_elapsed_ms (self->service, (guint)(elapsed / 1000));
  signet_service_choose (self->service, chosen);
  signet_names_forget (self->host->names, self);
  self->host->settled (self, self->host->user_data); /* the probe may be gone after this */
}

static SignetAttempt *
record (SignetRunner *self, SignetTrial *trial, SignetLogin login)
{
  g_autoptr (SignetAttempt) attempt = signet_trial_make_attempt (trial, login);

  signet_service_add_attempt (self->service, attempt);
  return g_steal_pointer (&attempt);
}

/* A trial may be up the stack, so it is kept until the runner goes. */
static void
retire (SignetRunner *self, guint index)
{
  if (self->lanes[index].trial != NULL)
    g_ptr_array_add (self->retired, g_steal_pointer (&self->lanes[index].trial));
  self->lanes[index].is_proven = FALSE;
}

static void
end_lane (SignetRunner *self, guint index, SignetOutcome outcome)
{
  Lane *lane = &self->lanes[index];
  gboolean is_tried;

  lane->is_parked = FALSE;
  if (lane->trial == NULL)
    return;
  is_tried = signet_trial_is_started (lane->trial) || outcome == SIGNET_OUTCOME_UNREACHABLE;
  signet_trial_end (lane->trial, outcome);
  if (is_tried)
    g_object_unref (record (self, lane->trial, SIGNET_LOGIN_NOT_TRIED));
  retire (self, index);
}

static void
end_others (SignetRunner *self, SignetOutcome outcome)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if ((int)i != self->winner)
      end_lane (self, i, outcome);
}

static gboolean
timer_fired (gpointer data)
{
  SignetRunner *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  advance (self);
  return G_SOURCE_REMOVE;
}

static void
wait_until (SignetRunner *self, gint64 until)
{
  stop_timer (self);
  if (until == G_MAXINT64)
    return;
  self->timer = g_timeout_source_new ((guint)CLAMP (until - now_ms (), 0, G_MAXINT32));
  g_source_set_callback (self->timer, timer_fired, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static int
lane_of (const SignetRunner *self, const SignetTrial *trial)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if (self->lanes[i].trial == trial)
      return (int)i;
  return -1;
}

/* The service is settled by the winner's trial, whose connection has ended. */
static void
settle_by (SignetRunner *self, SignetTrial *trial, SignetLogin login)
{
  g_autoptr (SignetAttempt) attempt = record (self, trial, login);
  gboolean is_ok = signet_attempt_get_outcome (attempt) == SIGNET_OUTCOME_OK;

  settle (self, is_ok ? attempt : NULL);
}

static void
end_winner (SignetRunner *self, SignetOutcome outcome, SignetLogin login)
{
  SignetTrial *trial = self->lanes[self->winner].trial;

  signet_trial_end (trial, outcome);
  settle_by (self, trial, login);
}

/* Nothing is withheld from a server where there is nothing to send. */
static SignetLogin
withheld (const SignetRunner *self)
{
  return self->credentials != NULL ? SIGNET_LOGIN_REFUSED : SIGNET_LOGIN_NOT_TRIED;
}

/* The one place where a permit is asked for before anything of the user's is sent. */
static void
log_in (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = signet_trial_get_permit (trial, &reason);

  if (permit == NULL)
    end_winner (self, reason, withheld (self));
  else if (self->credentials == NULL || signet_trial_needs_no_login (trial))
    end_winner (self, SIGNET_OUTCOME_OK, SIGNET_LOGIN_NOT_TRIED);
  else
    signet_trial_login (trial, g_steal_pointer (&permit), self->credentials, self->user_index);
}

static gboolean
has_second_user (const SignetRunner *self)
{
  return self->user_index == 0 && signet_credentials_get_user (self->credentials, 1) != NULL;
}

/* Two tries at the most: a third might lock the account. */
static void
answered (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  if (outcome == SIGNET_OUTCOME_LOGIN_REJECTED && has_second_user (self))
    {
      self->rejected = signet_trial_make_attempt (trial, SIGNET_LOGIN_REJECTED);
      self->user_index = 1;
      log_in (self);
      return;
    }
  end_winner (self, outcome,
              outcome == SIGNET_OUTCOME_OK               ? SIGNET_LOGIN_OK
              : outcome == SIGNET_OUTCOME_LOGIN_REJECTED ? SIGNET_LOGIN_REJECTED
                                                         : SIGNET_LOGIN_NOT_TRIED);
}

static void
start_lane (SignetRunner *self, guint index);

/* Some servers hang up on the first rejection; the second name then needs a connection of its own.
 * If that fails, too, the first answer stands. */
static void
winner_ended (SignetRunner *self)
{
  SignetTrial *trial = self->lanes[self->winner].trial;

  if (self->rejected == NULL)
    settle_by (self, trial, SIGNET_LOGIN_NOT_TRIED);
  else if (!self->has_reconnected)
    {
      self->has_reconnected = TRUE;
      retire (self, (guint)self->winner);
      start_lane (self, (guint)self->winner);
    }
  else
    {
      signet_service_add_attempt (self->service, self->rejected);
      settle (self, NULL);
    }
}

static gboolean
is_crowded (const SignetRunner *self, const SignetTrial *trial)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  return outcome == SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
         || (outcome == SIGNET_OUTCOME_CLOSED && !signet_trial_has_greeting (trial));
}

static gboolean
park (SignetRunner *self, guint index)
{
  Lane *lane = &self->lanes[index];
  const char *host = lane->profile->host;

  if (lane->was_parked || !is_crowded (self, lane->trial)
      || self->host->count_open (host, lane->trial, self->host->user_data) == 0)
    return FALSE;
  lane->was_parked = lane->is_parked = TRUE;
  retire (self, index);
  signet_race_parked (self->race, index);
  return TRUE;
}

static void
lane_ended (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->lanes[index].trial;
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  if (!park (self, index))
    {
      g_object_unref (
          record (self, trial,
                  outcome == SIGNET_OUTCOME_UNTRUSTED ? withheld (self) : SIGNET_LOGIN_NOT_TRIED));
      signet_race_failed (self->race, index, outcome);
      retire (self, index);
    }
  self->host->ended (self->host->user_data);
}

/* STARTTLS is not to be had: that attempt is over, and its connection may serve the next one. */
static void
goes_on_in_clear (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->lanes[index].trial;
  int plain;

  g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
  signet_race_failed (self->race, index, signet_trial_get_outcome (trial));
  plain = signet_race_in_clear (self->race, index, now_ms ());
  if (plain < 0)
    {
      signet_trial_end (trial, signet_trial_get_outcome (trial));
      retire (self, index);
      return;
    }
  self->lanes[plain].trial = g_steal_pointer (&self->lanes[index].trial);
  signet_trial_go_on_in_clear (trial, self->lanes[plain].profile);
}

static void
lane_ready (SignetRunner *self, guint index)
{
  if ((int)index == self->winner)
    {
      log_in (self);
      return;
    }
  self->lanes[index].is_proven = TRUE;
  signet_race_proven (self->race, index, now_ms ());
  self->host->ended (self->host->user_data);
}

static void
handle (SignetRunner *self, guint index, SignetTrialEvent event)
{
  gboolean is_winner = (int)index == self->winner;

  switch (event)
    {
    case SIGNET_TRIAL_CONNECTED:
      if (!is_winner)
        signet_race_connected (self->race, index, now_ms ());
      break;
    case SIGNET_TRIAL_MOVED:
      signet_race_moved (self->race, index);
      break;
    case SIGNET_TRIAL_IN_CLEAR:
      goes_on_in_clear (self, index);
      break;
    case SIGNET_TRIAL_READY:
      lane_ready (self, index);
      break;
    case SIGNET_TRIAL_ANSWERED:
      answered (self);
      break;
    case SIGNET_TRIAL_ENDED:
    default:
      if (is_winner)
        winner_ended (self);
      else
        lane_ended (self, index);
    }
}

static void
trial_event (SignetTrial *trial, SignetTrialEvent event, gpointer data)
{
  SignetRunner *self = data;
  int index = lane_of (self, trial);

  if (index < 0 || self->is_settled)
    return;
  g_ref_count_inc (&self->refs);
  handle (self, (guint)index, event);
  advance (self);
  signet_runner_unref (self);
}

static SignetTrial *
new_trial (SignetRunner *self, guint index)
{
  return signet_trial_new (self->lanes[index].profile, &self->host->settings, trial_event, self);
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
  g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
}

static gboolean
is_looking (const Lane *lane)
{
  return lane->trial != NULL && !signet_trial_is_started (lane->trial);
}

static void
host_missing (SignetRunner *self, const char *host, SignetOutcome outcome)
{
  int first = -1;

  for (guint i = self->profiles->len; i > 0; i--)
    if (is_looking (&self->lanes[i - 1]) && g_str_equal (self->lanes[i - 1].profile->host, host))
      {
        first = (int)i - 1;
        retire (self, i - 1);
      }
  if (first >= 0)
    fail_host (self, (guint)first, outcome);
}

static void
host_known (SignetRunner *self, const char *host, GList *addresses)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      Lane *lane = &self->lanes[i];

      if (!is_looking (lane) || !g_str_equal (lane->profile->host, host))
        continue;
      if ((int)i != self->winner)
        signet_race_started (self->race, i, now_ms ());
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
  advance (self);
  signet_runner_unref (self);
}

static void
start_lane (SignetRunner *self, guint index)
{
  Lane *lane = &self->lanes[index];

  lane->is_parked = FALSE;
  lane->trial = new_trial (self, index);
  signet_service_set_trying (self->service, lane->profile);
  signet_names_look_up (self->host->names, lane->profile->host, host_found, self);
}

static void
win (SignetRunner *self, guint index)
{
  self->winner = (int)index;
  stop_timer (self);
  end_others (self, SIGNET_OUTCOME_SUPERSEDED);
  self->host->ended (self->host->user_data);
  log_in (self);
}

static void
give_up (SignetRunner *self, guint index)
{
  end_lane (self, index,
            is_looking (&self->lanes[index]) ? SIGNET_OUTCOME_UNREACHABLE : SIGNET_OUTCOME_TIMEOUT);
  self->host->ended (self->host->user_data);
}

/* Does what the race says, until it says wait. Returns whether it has more to say. */
static gboolean
make_move (SignetRunner *self)
{
  SignetRaceMove move = signet_race_next (self->race, now_ms ());

  switch (move.action)
    {
    case SIGNET_RACE_START:
      start_lane (self, move.index);
      return TRUE;
    case SIGNET_RACE_GIVE_UP:
      give_up (self, move.index);
      return TRUE;
    case SIGNET_RACE_WIN:
      win (self, move.index);
      return FALSE;
    case SIGNET_RACE_LOST:
      settle (self, NULL);
      return FALSE;
    case SIGNET_RACE_WAIT:
    default:
      wait_until (self, move.until);
      return FALSE;
    }
}

static void
advance (SignetRunner *self)
{
  if (self->is_advancing || self->is_settled || self->winner >= 0)
    return;
  g_ref_count_inc (&self->refs);
  self->is_advancing = TRUE;
  while (make_move (self))
    continue;
  self->is_advancing = FALSE;
  signet_runner_unref (self);
}

void
signet_runner_start (SignetRunner *self)
{
  g_return_if_fail (self != NULL);

  advance (self);
}

void
signet_runner_stop (SignetRunner *self, SignetOutcome outcome)
{
  g_return_if_fail (self != NULL);

  if (self->is_settled)
    return;
  self->winner = -1;
  end_others (self, outcome);
  if (self->rejected != NULL)
    signet_service_add_attempt (self->service, self->rejected);
  settle (self, NULL);
}

guint
signet_runner_count_open (const SignetRunner *self, const char *host, const SignetTrial *except)
{
  guint n = 0;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      const Lane *lane = &self->lanes[i];

      n += lane->trial != NULL && lane->trial != except && !lane->is_proven
           && signet_trial_is_open (lane->trial) && g_str_equal (lane->profile->host, host);
    }
  return n;
}

void
signet_runner_resume_parked (SignetRunner *self)
{
  for (guint i = 0; i < self->profiles->len && self->winner < 0 && !self->is_settled; i++)
    if (self->lanes[i].is_parked
        && self->host->count_open (self->lanes[i].profile->host, NULL, self->host->user_data) == 0)
      start_lane (self, i);
}
