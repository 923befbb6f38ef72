/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the race of one protocol.
 */
#include "runner-private.h"

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
  self->lanes = g_new0 (SignetLane, self->profiles->len);
  for (guint i = 0; i < self->profiles->len; i++)
    self->lanes[i].profile = g_ptr_array_index (self->profiles, i);
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
    {
      g_clear_pointer (&self->lanes[i].trial, signet_trial_free);
      g_clear_pointer (&self->lanes[i].dropped, signet_trial_free);
    }
  g_ptr_array_unref (self->retired);
  g_clear_object (&self->rejected);
  g_clear_object (&self->denied);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  signet_race_free (self->race);
  g_ptr_array_unref (self->profiles);
  g_object_unref (self->result);
  signet_tls_credentials_unref (self->tls_credentials);
  g_free (self->lanes);
  g_free (self);
}

gint64
signet_runner_now (void)
{
  return g_get_monotonic_time () / 1000;
}

static gboolean
is_denied (const SignetRunner *self)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if (!self->lanes[i].profile->is_denied)
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

void
signet_runner_settle (SignetRunner *self, SignetAttempt *chosen)
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
  self->host->settled (self, self->host->user_data); /* the probe may be gone after this */
}

static void
end_others (SignetRunner *self, SignetOutcome outcome)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if ((int)i != self->winner)
      signet_lane_end (self, i, outcome);
}

static gboolean
timer_fired (gpointer data)
{
  SignetRunner *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  signet_runner_advance (self);
  return G_SOURCE_REMOVE;
}

static void
wait_until (SignetRunner *self, GSource **source, gint64 until, GSourceFunc callback)
{
  gint64 left = until - signet_runner_now ();

  drop_source (source);
  if (until == G_MAXINT64)
    return;
  *source = g_timeout_source_new ((guint)CLAMP (left, 0, G_MAXINT32));
  g_source_set_callback (*source, callback, self, NULL);
  g_source_attach (*source, g_main_context_get_thread_default ());
}

SignetLogin
signet_runner_refused_login (const SignetRunner *self)
{
  return self->credentials != NULL ? SIGNET_LOGIN_REFUSED : SIGNET_LOGIN_NOT_TRIED;
}

static void
win (SignetRunner *self, guint index)
{
  gboolean is_encrypted = signet_profile_is_encrypted (self->lanes[index].profile);

  self->winner = (int)index;
  drop_source (&self->timer);
  drop_source (&self->resume);
  /* Encryption is not superseded by plaintext: it was waited for in vain. */
  end_others (self, is_encrypted ? SIGNET_OUTCOME_SUPERSEDED : SIGNET_OUTCOME_TIMEOUT);
  self->host->ended (self->host->user_data);
  signet_login_phase_begin (self);
}

static void
give_up (SignetRunner *self, guint index)
{
  signet_lane_end (self, index, SIGNET_OUTCOME_TIMEOUT);
  self->host->ended (self->host->user_data);
}

/* Does what the race says, until it says wait. Returns whether it has more to say. */
static gboolean
make_move (SignetRunner *self)
{
  SignetRaceMove move = signet_race_next (self->race, signet_runner_now ());

  switch (move.action)
    {
    case SIGNET_RACE_START:
      signet_lane_start (self, move.index);
      return TRUE;
    case SIGNET_RACE_GIVE_UP:
      give_up (self, move.index);
      return TRUE;
    case SIGNET_RACE_WIN:
      win (self, move.index);
      return FALSE;
    case SIGNET_RACE_LOST:
      signet_runner_settle (self, NULL);
      return FALSE;
    case SIGNET_RACE_WAIT:
    default:
      wait_until (self, &self->timer, move.until, timer_fired);
      return FALSE;
    }
}

void
signet_runner_advance (SignetRunner *self)
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

static void
grow_lanes (SignetRunner *self, guint n_before)
{
  self->lanes = g_renew (SignetLane, self->lanes, self->profiles->len);
  for (guint i = n_before; i < self->profiles->len; i++)
    self->lanes[i] = (SignetLane){ .profile = g_ptr_array_index (self->profiles, i) };
  signet_race_added (self->race);
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
      signet_lane_deny (self, i);
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
  grow_lanes (self, n_before);
  deny_worse (self);
}

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

  signet_runner_advance (self);
}

/* There was no time to try anything: that is said of the best there was to try. */
static void
record_untried (SignetRunner *self)
{
  g_autoptr (SignetAttempt) attempt = NULL;

  if (self->profiles->len == 0)
    return;
  attempt = signet_attempt_new (&(SignetAttemptFacts){
      .profile = g_ptr_array_index (self->profiles, 0),
      .outcome = SIGNET_OUTCOME_TIMEOUT,
      .elapsed_ms = (guint)((g_get_monotonic_time () - self->host->begun) / 1000) });
  signet_protocol_result_add_attempt (self->result, attempt);
}

void
signet_runner_stop (SignetRunner *self, SignetOutcome outcome)
{
  g_return_if_fail (self != NULL);

  if (self->is_settled)
    return;
  self->winner = -1;
  end_others (self, outcome);
  if (outcome == SIGNET_OUTCOME_TIMEOUT
      && signet_protocol_result_get_headline (self->result) == NULL)
    record_untried (self);
  if (self->rejected != NULL)
    signet_protocol_result_add_attempt (self->result, self->rejected);
  signet_runner_settle (self, NULL);
}

gint64
signet_runner_get_login_start (const SignetRunner *self)
{
  return self->login_started;
}

/* The trial of a lane that has, or is about to have, a connection to @host */
static SignetTrial *
find_open (const SignetRunner *self, guint index, const char *host)
{
  const SignetLane *lane = &self->lanes[index];

  return lane->trial != NULL && signet_trial_is_open (lane->trial)
                 && g_str_equal (lane->profile->host, host)
             ? lane->trial
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
is_waiting (const SignetRunner *self, guint index)
{
  const SignetLane *lane = &self->lanes[index];

  return lane->is_proven && (int)index != self->winner
         && !signet_profile_is_encrypted (lane->profile);
}

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

      if (trial == NULL || is_waiting (self, i))
        continue;
      if (signet_trial_get_reach (trial, &since) >= talking)
        return G_MAXINT64;
      until = MAX (until, since + SIGNET_RACE_GREETING_DELAY_MS);
    }
  return until;
}

static gboolean
resume_later (gpointer data)
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

      if (self->lanes[i].dropped == NULL)
        continue;
      until = self->host->busy_until (self, self->lanes[i].profile->host, self->host->user_data);
      if (until <= signet_runner_now ())
        signet_lane_start (self, i);
      else
        next = MIN (next, until);
    }
  if (self->winner < 0 && !self->is_settled)
    wait_until (self, &self->resume, next, resume_later);
}
