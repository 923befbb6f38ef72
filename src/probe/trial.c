/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A profile being tried, as its owner sees it. What moves it is in pump.c.
 */
#include "trial-private.h"

#include "text.h"

SignetTrial *
signet_trial_new (const SignetProfile *profile,
                  const SignetTrialSettings *settings,
                  SignetTrialFunc callback,
                  gpointer user_data)
{
  SignetTrial *self;

  g_return_val_if_fail (profile != NULL && settings != NULL && callback != NULL, NULL);

  self = g_new0 (SignetTrial, 1);
  g_ref_count_init (&self->refs);
  self->made = g_get_monotonic_time ();
  self->since = self->made;
  self->profile = signet_profile_copy (profile);
  self->settings = settings;
  self->callback = callback;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->dialogue = signet_dialogue_new (profile->protocol, profile->security);
  self->tracer = signet_trace_new (self->profile, settings->trace, settings->trace_data);
  return self;
}

static void
free_trial (SignetTrial *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connection, signet_connection_free);
  g_clear_pointer (&self->dialogue, signet_dialogue_free);
  g_clear_pointer (&self->tracer, signet_trace_free);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->address);
  signet_profile_free (self->profile);
  g_free (self->detail);
  g_free (self);
}

SignetTrial *
signet_trial_ref (SignetTrial *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
signet_trial_unref (SignetTrial *self)
{
  if (g_ref_count_dec (&self->refs))
    free_trial (self);
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
signet_trial_finish (SignetTrial *self, SignetOutcome outcome, const char *detail)
{
  g_free (self->detail);
  self->detail = g_strdup (detail);
  self->outcome = outcome;
  self->is_over = TRUE;
  self->ended = g_get_monotonic_time ();
  drop_source (&self->timer);
  drop_source (&self->hold);
  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    signet_connection_close (self->connection);
}

void
signet_trial_start (SignetTrial *self, GList *addresses)
{
  g_return_if_fail (self != NULL && addresses != NULL && self->endpoint == NULL);

  self->started = g_get_monotonic_time ();
  self->endpoint = signet_endpoint_new (addresses, self->profile->port);
  signet_trace_event (self->tracer, "connecting");
  signet_pump_connect (self);
}

void
signet_trial_go_on_in_clear (SignetTrial *self, const SignetProfile *profile)
{
  g_return_if_fail (self != NULL && !self->is_over);

  signet_profile_free (self->profile);
  self->profile = signet_profile_copy (profile);
  signet_trace_set_profile (self->tracer, self->profile);
  self->started = g_get_monotonic_time ();
  signet_dialogue_go_on_in_clear (self->dialogue);
  signet_pump_run (self);
}

SignetPermit *
signet_trial_get_permit (SignetTrial *self, SignetOutcome *reason)
{
  g_return_val_if_fail (self != NULL && self->connection != NULL, NULL);

  return signet_policy_issue_permit (self->settings->policy,
                                     signet_connection_get_channel (self->connection), reason);
}

gboolean
signet_trial_may_try_again (SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return signet_dialogue_may_try_again (self->dialogue);
}

gboolean
signet_trial_needs_no_login (SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return signet_dialogue_needs_no_login (self->dialogue);
}

void
signet_trial_login (SignetTrial *self,
                    SignetPermit *permit,
                    SignetCredentials *credentials,
                    guint user_index)
{
  g_return_if_fail (self != NULL && !self->is_over && credentials != NULL);

  g_clear_pointer (&self->credentials, signet_credentials_unref);
  self->credentials = signet_credentials_ref (credentials);
  self->user = signet_credentials_get_user (credentials, user_index);
  signet_dialogue_login (self->dialogue, permit,
                         signet_connection_get_channel (self->connection)->id, credentials,
                         user_index);
  signet_pump_run (self);
}

gboolean
signet_trial_is_open (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->is_over;
}

gboolean
signet_trial_is_started (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->started > 0;
}

SignetReach
signet_trial_get_reach (const SignetTrial *self, gint64 *since)
{
  g_return_val_if_fail (self != NULL && since != NULL, SIGNET_REACH_NOTHING);

  *since = self->since / 1000;
  return self->reach;
}

gboolean
signet_trial_has_greeting (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return signet_dialogue_has_greeting (self->dialogue);
}

SignetOutcome
signet_trial_get_outcome (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_OUTCOME_CANCELLED);

  return self->outcome;
}

/* One attempt to send the goodbye; nobody waits for it. */
static void
say_goodbye (SignetTrial *self)
{
  gsize length;
  const char *bytes;

  signet_dialogue_quit (self->dialogue);
  if (signet_dialogue_get_step (self->dialogue) != SIGNET_STEP_WRITE)
    return;
  bytes = signet_dialogue_peek_output (self->dialogue, &length);
  if (signet_connection_write (self->connection, bytes, length) == (gssize)length)
    signet_trace_sent (self->tracer, signet_dialogue_describe_output (self->dialogue));
}

/* That a diagnosis, or the next address, came to no end says nothing about what was found before.
 */
static gboolean
finding_stands (const SignetTrial *self, SignetOutcome outcome)
{
  if (outcome != SIGNET_OUTCOME_TIMEOUT)
    return FALSE;
  return self->leniency == SIGNET_LENIENCY_OLD_TLS
         || (self->has_hung_up && !signet_connection_has_heard (self->connection));
}

void
signet_trial_end (SignetTrial *self, SignetOutcome outcome)
{
  g_autofree char *detail = NULL;

  g_return_if_fail (self != NULL);

  if (self->is_over)
    return;
  if (finding_stands (self, outcome))
    {
      detail = g_strdup (self->detail);
      signet_trial_finish (self, self->outcome, detail);
      return;
    }
  if (outcome == SIGNET_OUTCOME_TIMEOUT)
    outcome = signet_dialogue_time_out (self->dialogue);
  detail = g_strdup (signet_dialogue_get_detail (self->dialogue));
  if (signet_dialogue_has_greeting (self->dialogue))
    say_goodbye (self);
  signet_trial_finish (self, outcome, detail);
}

SignetAttempt *
signet_trial_make_attempt (SignetTrial *self, SignetLogin login)
{
  const SignetChannel *channel = NULL;
  g_autofree char *detail = NULL;
  SignetAttemptFacts facts = { .profile = self->profile, .outcome = self->outcome };
  gint64 ended = self->is_over || self->ended > 0 ? self->ended : g_get_monotonic_time ();

  if (self->connection != NULL)
    channel = signet_connection_get_channel (self->connection);
  if (self->detail != NULL)
    detail = signet_text_escape (self->detail, -1, 0);
  facts.detail = detail != NULL ? detail : signet_dialogue_get_detail (self->dialogue);
  facts.tls = channel != NULL ? channel->tls : NULL;
  facts.auth = signet_dialogue_get_auth (self->dialogue);
  facts.mechanism = signet_dialogue_get_mechanism (self->dialogue);
  facts.login = login;
  facts.reach = self->reach;
  facts.user = self->user;
  facts.elapsed_ms = (guint)((ended - (self->started > 0 ? self->started : self->made)) / 1000);
  return signet_attempt_new (&facts);
}

void
signet_trial_free (SignetTrial *self)
{
  g_return_if_fail (self != NULL);

  if (!self->is_over)
    signet_trial_finish (self, SIGNET_OUTCOME_CANCELLED, NULL);
  signet_trial_unref (self);
}
