/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the race of one protocol: does what the race says, and tells it what happens. How far each
 * trial has got is the race's to know.
 */
#include "runner.h"

#include "login-phase.h"
#include "race.h"

struct _SignetRunner
{
  grefcount refs;
  const SignetRunnerHost *host;          /* unowned */
  SignetTrialSettings settings;          /* the host's, with whom this protocol trusts */
  SignetTlsCredentials *tls_credentials; /* owned */
  SignetProtocolResult *result;          /* owned */
  SignetCredentials *credentials;        /* owned, nullable */
  gboolean expects_login;
  GPtrArray *profiles;     /* owned */
  SignetRace *race;        /* owned */
  SignetTrial **trials;    /* owned, each nullable: one for each profile; a backed-off one waits */
  GPtrArray *retired;      /* (element-type SignetTrial), owned: ended, freed at the end */
  GSource *timer;          /* owned, nullable */
  GSource *resume;         /* owned, nullable: when the backed-off ones may have their turn */
  int winner;              /* -1 before the race is won */
  SignetLoginPhase *login; /* owned, nullable: the winner's */
  guint worst_rank;        /* worse ones are denied */
  SignetAttempt *denied;   /* owned, nullable: says so */
  gboolean is_settled;
  gboolean is_advancing;
};

static void trial_event_cb (SignetTrial *trial, SignetTrialEvent event, gpointer data);
static void host_found_cb (const char *host, GList *addresses, const GError *error, gpointer data);
static void advance (SignetRunner *self);

static gpointer
copy_profile (gconstpointer profile, gpointer unused)
{
  return signet_profile_copy (profile);
}

SignetRunner *
signet_runner_new (const SignetProbeRequest *request, const SignetRunnerHost *host)
{
  SignetRunner *self = g_new0 (SignetRunner, 1);

  g_ref_count_init (&self->refs);
  self->host = host;
  self->tls_credentials = signet_tls_credentials_ref (request->tls_credentials);
  self->settings = host->settings;
  self->settings.tls_credentials = self->tls_credentials;
  self->result = g_object_ref (request->result);
  self->expects_login = request->expects_login;
  if (request->credentials != NULL)
    self->credentials = signet_credentials_ref (request->credentials);
  self->profiles = g_ptr_array_copy (request->profiles, copy_profile, NULL);
  g_ptr_array_set_free_func (self->profiles, (GDestroyNotify)signet_profile_free);
  self->race = signet_race_new (self->profiles, host->settings.policy, host->begun / 1000);
  self->trials = g_new0 (SignetTrial *, self->profiles->len);
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_trial_free);
  self->winner = -1;
  self->worst_rank = G_MAXUINT;
  return self;
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
signet_runner_unref (SignetRunner *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  drop_source (&self->timer);
  drop_source (&self->resume);
  for (guint i = 0; i < self->profiles->len; i++)
    g_clear_pointer (&self->trials[i], signet_trial_free);
  g_free (self->trials);
  g_ptr_array_unref (self->retired);
  g_clear_pointer (&self->login, signet_login_phase_free);
  g_clear_object (&self->denied);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  signet_race_free (self->race);
  g_ptr_array_unref (self->profiles);
  g_object_unref (self->result);
  signet_tls_credentials_unref (self->tls_credentials);
  g_free (self);
}

static gint64
now_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

static const SignetProfile *
profile_of (const SignetRunner *self, guint index)
{
  return g_ptr_array_index (self->profiles, index);
}

static void
wait_until (SignetRunner *self, GSource **source, gint64 until, GSourceFunc callback)
{
  gint64 left = until - now_ms ();

  drop_source (source);
  if (until == G_MAXINT64)
    return;
  *source = g_timeout_source_new ((guint)CLAMP (left, 0, G_MAXINT32));
  g_source_set_callback (*source, callback, self, NULL);
  g_source_attach (*source, g_main_context_get_thread_default ());
}

static gboolean
is_denied (const SignetRunner *self)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if (!profile_of (self, i)->is_denied)
      return FALSE;
  return self->denied != NULL;
}

/* Who named the server of the attempt that stands for the protocol. */
static void
set_source (SignetRunner *self, SignetAttempt *chosen)
{
  SignetAttempt *headline = chosen != NULL ? chosen
                                           : signet_protocol_result_get_headline (self->result);

  if (headline != NULL)
    signet_protocol_result_set_source (self->result, signet_attempt_get_profile (headline)->source);
}

/* @chosen settles the protocol; without one all have failed. The probe may be gone afterwards. */
static void
settle (SignetRunner *self, SignetAttempt *chosen)
{
  gint64 elapsed = g_get_monotonic_time () - self->host->begun;

  /* How guesses ended before they were denied is no news. */
  if (chosen == NULL && is_denied (self))
    chosen = self->denied;
  self->is_settled = TRUE;
  drop_source (&self->timer);
  drop_source (&self->resume);
  signet_protocol_result_set_trying (self->result, NULL);
  signet_protocol_result_set_elapsed_ms (self->result, (guint)(elapsed / 1000));
  set_source (self, chosen);
  signet_protocol_result_choose (self->result, chosen);
  signet_resolver_cache_forget (self->host->resolver_cache, self);
  self->host->settled (self, self->host->user_data);
}

static SignetTrial *
new_trial (SignetRunner *self, guint index)
{
  return signet_trial_new (profile_of (self, index), &self->settings, trial_event_cb, self);
}

/* A trial may be up the stack, so it is kept until the runner goes. */
static void
retire (SignetRunner *self, guint index)
{
  if (self->trials[index] != NULL)
    g_ptr_array_add (self->retired, g_steal_pointer (&self->trials[index]));
}

static SignetAttempt *
record (SignetRunner *self, SignetTrial *trial, SignetLogin login)
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

/* Ends a trial, if there is one, and records it if it was tried. One that is backed off has ended:
 * so it did. */
static void
end_trial (SignetRunner *self, guint index, SignetOutcome outcome)
{
  SignetTrial *trial = self->trials[index];

  if (trial == NULL)
    return;
  signet_trial_end (trial, outcome);
  /* No answer of a name server is an answer, as long as it matters. */
  if (signet_trial_is_started (trial) || (outcome == SIGNET_OUTCOME_TIMEOUT && self->winner < 0))
    g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
  retire (self, index);
}

/* The record is a trial's that was not started: it knows that the profile is denied. The first of
 * all and every one that was under way are recorded. */
static void
deny_trial (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->trials[index];
  gboolean was_tried = trial != NULL && signet_trial_is_started (trial)
                       && signet_trial_is_open (trial);
  g_autoptr (SignetAttempt) attempt = NULL;

  if (trial != NULL)
    signet_trial_end (trial, SIGNET_OUTCOME_HOST_NOT_FOUND);
  retire (self, index);
  signet_race_failed (self->race, index, SIGNET_OUTCOME_HOST_NOT_FOUND);
  if (!was_tried && self->denied != NULL)
    return;
  self->trials[index] = new_trial (self, index);
  signet_trial_end (self->trials[index], SIGNET_OUTCOME_HOST_NOT_FOUND);
  attempt = record (self, self->trials[index], SIGNET_LOGIN_NOT_TRIED);
  g_set_object (&self->denied, attempt);
  retire (self, index);
}

/* The trial starts as soon as the host's addresses are known. */
static void
start_trial (SignetRunner *self, guint index)
{
  const SignetProfile *profile = profile_of (self, index);

  retire (self, index);
  self->trials[index] = new_trial (self, index);
  signet_protocol_result_set_trying (self->result, profile);
  signet_resolver_cache_look_up (self->host->resolver_cache, profile->host, host_found_cb, self);
}

static gboolean
waits_for_host (const SignetRunner *self, guint index, const char *host)
{
  return self->trials[index] != NULL && !signet_trial_is_started (self->trials[index])
         && g_str_equal (profile_of (self, index)->host, host);
}

static void
host_known (SignetRunner *self, const char *host, GList *addresses)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      if (!waits_for_host (self, i, host))
        continue;
      if ((int)i != self->winner)
        signet_race_started (self->race, i, now_ms ());
      signet_trial_start (self->trials[i], addresses);
    }
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
  const char *host = profile_of (self, index)->host;

  for (guint i = 0; i < self->profiles->len; i++)
    if (g_str_equal (profile_of (self, i)->host, host))
      signet_race_failed (self->race, i, outcome);
  signet_trial_end (trial, outcome);
  g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
}

static void
host_missing (SignetRunner *self, const char *host, SignetOutcome outcome)
{
  int first = -1;

  for (guint i = self->profiles->len; i > 0; i--)
    if (waits_for_host (self, i - 1, host))
      {
        first = (int)i - 1;
        retire (self, i - 1);
      }
  if (first >= 0)
    fail_host (self, (guint)first, outcome);
}

/* Called once for each trial that asked; the first call serves them all. */
static void
host_found_cb (const char *host, GList *addresses, const GError *error, gpointer data)
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

static gboolean
is_crowded (const SignetTrial *trial)
{
  SignetOutcome outcome = signet_trial_get_outcome (trial);

  return outcome == SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
         || (outcome == SIGNET_OUTCOME_CLOSED && !signet_trial_has_greeting (trial));
}

static void
trial_ended (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->trials[index];
  const char *host = profile_of (self, index)->host;

  if (!is_crowded (trial) || self->host->count_open (host, trial, self->host->user_data) == 0
      || !signet_race_back_off (self->race, index))
    {
      g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
      signet_race_failed (self->race, index, signet_trial_get_outcome (trial));
      retire (self, index);
    }
  self->host->ended (self->host->user_data);
}

/* STARTTLS is not to be had: that attempt is over, and its connection may serve the next one. */
static void
go_on_in_clear (SignetRunner *self, guint index)
{
  SignetTrial *trial = self->trials[index];
  int plain;

  g_object_unref (record (self, trial, SIGNET_LOGIN_NOT_TRIED));
  signet_race_failed (self->race, index, signet_trial_get_outcome (trial));
  plain = signet_race_in_clear (self->race, index, now_ms ());
  if (plain < 0)
    {
      signet_trial_end (trial, signet_trial_get_outcome (trial));
      retire (self, index);
      self->host->ended (self->host->user_data);
      return;
    }
  self->trials[plain] = g_steal_pointer (&self->trials[index]);
  signet_trial_go_on_in_clear (trial, profile_of (self, (guint)plain));
}

/* A server may refuse to pass a message on, as one does that only takes in mail for its own users;
 * another one may still do. */
static void
trial_ready (SignetRunner *self, guint index)
{
  if (self->expects_login && !profile_of (self, index)->is_open
      && signet_trial_needs_no_login (self->trials[index]))
    {
      end_trial (self, index, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
      signet_race_failed (self->race, index, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
    }
  else
    signet_race_proven (self->race, index, now_ms ());
  self->host->ended (self->host->user_data);
}

static void
handle_racing (SignetRunner *self, guint index, SignetTrialEvent event)
{
  switch (event)
    {
    case SIGNET_TRIAL_HELD:
      signet_race_held (self->race, index);
      break;
    case SIGNET_TRIAL_CONNECTED:
      signet_race_connected (self->race, index, now_ms ());
      break;
    case SIGNET_TRIAL_MOVED:
      signet_race_moved (self->race, index);
      break;
    case SIGNET_TRIAL_RESTARTED:
      signet_race_started (self->race, index, now_ms ());
      break;
    case SIGNET_TRIAL_IN_CLEAR:
      go_on_in_clear (self, index);
      break;
    case SIGNET_TRIAL_READY:
      trial_ready (self, index);
      break;
    case SIGNET_TRIAL_ENDED:
      trial_ended (self, index);
      break;
    case SIGNET_TRIAL_ANSWERED:
    default:
      g_assert_not_reached ();
    }
}

static void
settle_by (SignetRunner *self, SignetTrial *trial, SignetLogin login)
{
  g_autoptr (SignetAttempt) attempt = record (self, trial, login);
  gboolean is_ok = signet_attempt_get_outcome (attempt) == SIGNET_OUTCOME_OK;

  settle (self, is_ok ? attempt : NULL);
}

static void
handle_winner (SignetRunner *self, SignetTrialEvent event)
{
  guint index = (guint)self->winner;
  SignetTrial *trial = self->trials[index];

  switch (signet_login_phase_handle (self->login, trial, event))
    {
    case SIGNET_LOGIN_PHASE_RECONNECT:
      start_trial (self, index);
      break;
    case SIGNET_LOGIN_PHASE_OVER:
      settle_by (self, trial, signet_login_phase_get_login (self->login));
      break;
    case SIGNET_LOGIN_PHASE_REJECTED:
      signet_protocol_result_add_attempt (self->result,
                                          signet_login_phase_get_rejected (self->login));
      settle (self, NULL);
      break;
    case SIGNET_LOGIN_PHASE_WAIT:
    default:
      if (signet_login_phase_get_start (self->login) != 0)
        signet_protocol_result_set_signing_in (self->result);
      break;
    }
}

static void
trial_event_cb (SignetTrial *trial, SignetTrialEvent event, gpointer data)
{
  SignetRunner *self = data;
  guint index = 0;

  while (index < self->profiles->len && self->trials[index] != trial)
    index++;
  if (index == self->profiles->len || self->is_settled)
    return;
  g_ref_count_inc (&self->refs);
  if ((int)index == self->winner)
    handle_winner (self, event);
  else
    handle_racing (self, index, event);
  advance (self);
  signet_runner_unref (self);
}

/* Encryption is not superseded by plaintext: it was waited for in vain. */
static void
win (SignetRunner *self, guint index)
{
  gboolean is_encrypted = signet_profile_is_encrypted (profile_of (self, index));

  self->winner = (int)index;
  drop_source (&self->timer);
  drop_source (&self->resume);
  for (guint i = 0; i < self->profiles->len; i++)
    if (i != index)
      end_trial (self, i,
                 is_encrypted || signet_race_get_state (self->race, i) == SIGNET_RACE_PROVEN
                     ? SIGNET_OUTCOME_SUPERSEDED
                     : SIGNET_OUTCOME_TIMEOUT);
  self->host->ended (self->host->user_data);
  self->login = signet_login_phase_new (self->credentials, profile_of (self, index));
  handle_winner (self, SIGNET_TRIAL_READY);
}

static gboolean
timer_cb (gpointer data)
{
  SignetRunner *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  advance (self);
  return G_SOURCE_REMOVE;
}

/* Returns whether the race has more to say. */
static gboolean
make_move (SignetRunner *self)
{
  SignetRaceMove move = signet_race_next (self->race, now_ms ());

  switch (move.action)
    {
    case SIGNET_RACE_START:
      start_trial (self, move.index);
      return TRUE;
    case SIGNET_RACE_GIVE_UP:
      end_trial (self, move.index, SIGNET_OUTCOME_TIMEOUT);
      self->host->ended (self->host->user_data);
      return TRUE;
    case SIGNET_RACE_WIN:
      win (self, move.index);
      return FALSE;
    case SIGNET_RACE_LOST:
      settle (self, NULL);
      return FALSE;
    case SIGNET_RACE_WAIT:
    default:
      wait_until (self, &self->timer, move.until, timer_cb);
      return FALSE;
    }
}

/* Does what the race says, until it says wait. */
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

static SignetProfile *
find_same (const SignetRunner *self, const SignetProfile *wanted)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      SignetProfile *profile = g_ptr_array_index (self->profiles, i);

      if (!profile->is_denied && profile->port == wanted->port
          && profile->security == wanted->security && g_str_equal (profile->host, wanted->host))
        return profile;
    }
  return NULL;
}

/* The better source's word counts, also for the user name and for whose server it is. */
static void
promote (SignetProfile *profile, const SignetProfile *named)
{
  /* The same source may advise both. */
  if (profile->rank == named->rank && named->advised_port == 0)
    profile->advised_port = 0;
  if (profile->rank <= named->rank)
    return;
  profile->advised_port = named->advised_port;
  profile->advised = named->advised;
  profile->rank = named->rank;
  profile->is_foreign = named->is_foreign;
  profile->is_open = named->is_open;
  g_free (profile->source);
  profile->source = g_strdup (named->source);
  g_free (profile->user);
  profile->user = g_strdup (named->user);
  g_free (profile->documentation);
  profile->documentation = g_strdup (named->documentation);
}

/* Once one has won it is too late. */
static void
deny_worse (SignetRunner *self)
{
  for (guint i = 0; i < self->profiles->len && self->winner < 0 && !self->is_settled; i++)
    {
      SignetProfile *profile = g_ptr_array_index (self->profiles, i);

      if (profile->is_denied || profile->rank <= self->worst_rank)
        continue;
      profile->is_denied = TRUE;
      deny_trial (self, i);
    }
}

void
signet_runner_add (SignetRunner *self, GPtrArray *profiles)
{
  guint n_before = self->profiles->len;

  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);
      SignetProfile *known = find_same (self, profile);

      if (known != NULL)
        promote (known, profile);
      else
        g_ptr_array_add (self->profiles, signet_profile_copy (profile));
    }
  self->trials = g_renew (SignetTrial *, self->trials, self->profiles->len);
  for (guint i = n_before; i < self->profiles->len; i++)
    self->trials[i] = NULL;
  signet_race_added (self->race);
  deny_worse (self);
}

/* A winner is left alone. A profile that a better source names as well is a new one. */
void
signet_runner_deny (SignetRunner *self, guint worst)
{
  g_return_if_fail (self != NULL);

  self->worst_rank = worst;
  deny_worse (self);
  self->host->ended (self->host->user_data);
}

void
signet_runner_expect (SignetRunner *self, const SignetExpected *expected)
{
  signet_race_expect (self->race, expected);
}

SignetProtocolResult *
signet_runner_get_result (const SignetRunner *self)
{
  return self->result;
}

void
signet_runner_start (SignetRunner *self)
{
  g_return_if_fail (self != NULL);

  advance (self);
}

/* There was no time to try anything: that is said of the best there was to try. */
static void
record_untried (SignetRunner *self)
{
  g_autoptr (SignetAttempt) attempt = NULL;

  if (self->profiles->len == 0)
    return;
  attempt = signet_attempt_new (&(SignetAttemptFacts){
      .profile = profile_of (self, 0),
      .outcome = SIGNET_OUTCOME_TIMEOUT,
      .elapsed_ms = (guint)((g_get_monotonic_time () - self->host->begun) / 1000) });
  signet_protocol_result_add_attempt (self->result, attempt);
}

void
signet_runner_stop (SignetRunner *self, SignetOutcome outcome)
{
  SignetAttempt *rejected;

  g_return_if_fail (self != NULL);

  if (self->is_settled)
    return;
  self->winner = -1;
  for (guint i = 0; i < self->profiles->len; i++)
    end_trial (self, i, outcome);
  if (outcome == SIGNET_OUTCOME_TIMEOUT
      && signet_protocol_result_get_headline (self->result) == NULL)
    record_untried (self);
  rejected = self->login != NULL ? signet_login_phase_get_rejected (self->login) : NULL;
  if (rejected != NULL)
    signet_protocol_result_add_attempt (self->result, rejected);
  settle (self, NULL);
}

gint64
signet_runner_get_login_start (const SignetRunner *self)
{
  return self->login != NULL ? signet_login_phase_get_start (self->login) : 0;
}

/* The trial of a profile that has, or is about to have, a connection to @host */
static SignetTrial *
find_open (const SignetRunner *self, guint index, const char *host)
{
  SignetTrial *trial = self->trials[index];

  return trial != NULL && signet_trial_is_open (trial)
                 && g_str_equal (profile_of (self, index)->host, host)
             ? trial
             : NULL;
}

guint
signet_runner_count_open (const SignetRunner *self, const char *host, const SignetTrial *except)
{
  guint n = 0;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      const SignetTrial *trial = find_open (self, i, host);

      n += trial != NULL && trial != except;
    }
  return n;
}

/* Plaintext that is proven waits for the backed-off ones; they cannot wait for it. */
static gboolean
waits_for_others (const SignetRunner *self, guint index)
{
  return (int)index != self->winner && !signet_profile_is_encrypted (profile_of (self, index))
         && signet_race_get_state (self->race, index) == SIGNET_RACE_PROVEN;
}

/* A server that is talking is waited for. One that keeps silent may do so for long (a slow one
 * greets late), and is waited for only a moment; but within one race the referee sees to it that
 * silence ends. */
gint64
signet_runner_get_busy_until (const SignetRunner *self,
                              const char *host,
                              const SignetRunner *backed_off)
{
  const SignetReach talking = self == backed_off ? SIGNET_REACH_CONNECTED : SIGNET_REACH_HEARD;
  gint64 until = G_MININT64;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      const SignetTrial *trial = find_open (self, i, host);
      gint64 since;

      if (trial == NULL || waits_for_others (self, i))
        continue;
      if (signet_trial_get_reach (trial, &since) >= talking)
        return G_MAXINT64;
      until = MAX (until, since + SIGNET_RACE_GREETING_DELAY_MS);
    }
  return until;
}

static gboolean
resume_cb (gpointer data)
{
  SignetRunner *self = data;

  g_clear_pointer (&self->resume, g_source_unref);
  signet_runner_resume_backed_off (self);
  return G_SOURCE_REMOVE;
}

void
signet_runner_resume_backed_off (SignetRunner *self)
{
  gint64 next = G_MAXINT64;

  drop_source (&self->resume);
  for (guint i = 0; i < self->profiles->len && self->winner < 0 && !self->is_settled; i++)
    {
      gint64 until;

      /* One that has ended and is still here is backed off. */
      if (self->trials[i] == NULL || signet_trial_is_open (self->trials[i]))
        continue;
      until = self->host->busy_until (self, profile_of (self, i)->host, self->host->user_data);
      if (until <= now_ms ())
        start_trial (self, i);
      else
        next = MIN (next, until);
    }
  if (self->winner < 0 && !self->is_settled)
    wait_until (self, &self->resume, next, resume_cb);
}
