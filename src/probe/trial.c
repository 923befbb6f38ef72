/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A profile being tried: the pump between one connection and one dialogue.
 */
#include "trial.h"

#include "connection.h"
#include "dialogue.h"
#include "endpoint.h"
#include "text.h"
#include "trace.h"

struct _SignetTrial
{
  grefcount refs;
  SignetProfile *profile;              /* owned */
  const SignetTrialSettings *settings; /* unowned */
  SignetTrialFunc callback;
  gpointer user_data;
  GList *addresses;             /* (element-type GInetAddress), owned */
  GCancellable *cancellable;    /* owned: the connecting */
  SignetConnection *connection; /* owned, nullable */
  SignetDialogue *dialogue;     /* owned */
  SignetTrace *tracer;          /* owned */
  GSource *timer;               /* owned, nullable */
  SignetLeniency leniency;
  gint64 started; /* microseconds of the monotonic clock */
  gint64 ended;
  gboolean has_moved;
  gboolean is_over;
  SignetOutcome outcome;
  char *detail;                   /* owned */
  const char *user;               /* unowned: the credentials' */
  SignetCredentials *credentials; /* owned, nullable */
};

static void pump (SignetTrial *self);

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
  g_list_free_full (self->addresses, g_object_unref);
  signet_profile_free (self->profile);
  g_free (self->detail);
  g_free (self);
}

static SignetTrial *
hold (SignetTrial *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

static void
let_go (SignetTrial *self)
{
  if (g_ref_count_dec (&self->refs))
    free_trial (self);
}

static void
stop_timer (SignetTrial *self)
{
  if (self->timer == NULL)
    return;
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
finish (SignetTrial *self, SignetOutcome outcome, const char *detail)
{
  g_free (self->detail);
  self->detail = g_strdup (detail);
  self->outcome = outcome;
  self->is_over = TRUE;
  self->ended = g_get_monotonic_time ();
  stop_timer (self);
  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    signet_connection_close (self->connection);
}

/* It ended by itself: the owner has to know. */
static void
conclude (SignetTrial *self, SignetOutcome outcome, const char *detail)
{
  finish (self, outcome, detail);
  self->callback (self, SIGNET_TRIAL_ENDED, self->user_data);
}

static gboolean
step_timed_out (gpointer data)
{
  SignetTrial *self = hold (data);

  g_clear_pointer (&self->timer, g_source_unref);
  conclude (self, SIGNET_OUTCOME_TIMEOUT, NULL);
  let_go (self);
  return G_SOURCE_REMOVE;
}

static void
begin_step (SignetTrial *self)
{
  stop_timer (self);
  self->timer = g_timeout_source_new (self->credentials != NULL ? SIGNET_TRIAL_LOGIN_MS
                                                                : SIGNET_TRIAL_STEP_MS);
  g_source_set_callback (self->timer, step_timed_out, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static SignetOutcome
outcome_of_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return SIGNET_OUTCOME_REFUSED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return SIGNET_OUTCOME_TIMEOUT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return SIGNET_OUTCOME_CLOSED;
  return SIGNET_OUTCOME_UNREACHABLE;
}

static void
ready (SignetConnection *connection, gpointer data)
{
  pump (data);
}

static void
note_moved (SignetTrial *self)
{
  if (self->has_moved || self->connection == NULL
      || !signet_connection_has_heard (self->connection))
    return;
  self->has_moved = TRUE;
  self->callback (self, SIGNET_TRIAL_MOVED, self->user_data);
}

static void
connected (GObject *source, GAsyncResult *result, gpointer data)
{
  SignetTrial *self = data;
  g_autoptr (GError) error = NULL;
  GSocketConnection *stream = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result,
                                                              &error);

  if (self->is_over)
    g_clear_object (&stream);
  else if (stream == NULL)
    conclude (self, outcome_of_error (error), error->message);
  else
    {
      signet_connection_adopt (self->connection, stream);
      begin_step (self);
      if (self->leniency == SIGNET_LENIENCY_NONE)
        self->callback (self, SIGNET_TRIAL_CONNECTED, self->user_data);
      pump (self);
    }
  let_go (self);
}

static void
open_connection (SignetTrial *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (self->addresses, self->profile->port);

  g_clear_pointer (&self->connection, signet_connection_free);
  self->connection = signet_connection_new (self->profile->host, self->profile->port,
                                            self->settings->trust);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (endpoint), self->cancellable,
                                 connected, hold (self));
}

void
signet_trial_start (SignetTrial *self, GList *addresses)
{
  g_return_if_fail (self != NULL && addresses != NULL && self->addresses == NULL);

  self->started = g_get_monotonic_time ();
  self->addresses = g_list_copy_deep (addresses, (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  signet_trace_event (self->tracer, "connecting");
  open_connection (self);
}

/* The server may know only old TLS: a second connection, good for nothing else, finds out. */
static void
diagnose_old_tls (SignetTrial *self, const SignetFailure *failure)
{
  self->leniency = SIGNET_LENIENCY_OLD_TLS;
  self->outcome = failure->outcome;
  self->detail = g_strdup (failure->detail);
  signet_dialogue_free (self->dialogue);
  self->dialogue = signet_dialogue_new (self->profile->protocol, self->profile->security);
  signet_trace_event (self->tracer, "trying again with older versions of TLS, to find out why");
  open_connection (self);
}

/* What was found on the second connection matters only if it is that TLS is too old. */
static void
conclude_diagnosis (SignetTrial *self)
{
  g_autofree char *detail = g_strdup (self->detail);

  conclude (self, self->outcome, detail);
}

static void
connection_failed (SignetTrial *self)
{
  const SignetFailure *failure = signet_connection_get_failure (self->connection);

  if (self->leniency == SIGNET_LENIENCY_OLD_TLS)
    conclude_diagnosis (self);
  else if (failure->may_be_old)
    diagnose_old_tls (self, failure);
  else
    conclude (self, failure->outcome, failure->detail);
}

/* A channel that no permit can be had for is of no use: nothing more is said on it. */
static void
handshake_done (SignetTrial *self)
{
  const SignetChannel *channel = signet_connection_get_channel (self->connection);
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = NULL;
  SignetBinding binding;
  guint8 data[64];
  gsize length;

  if (self->leniency == SIGNET_LENIENCY_OLD_TLS)
    {
      conclude (self, SIGNET_OUTCOME_TLS_TOO_OLD, channel->tls->version);
      return;
    }
  signet_trace_tls (self->tracer, channel->tls);
  permit = signet_policy_issue_permit (self->settings->policy, channel, &reason);
  if (permit == NULL)
    {
      conclude (self, reason, NULL);
      return;
    }
  binding = signet_connection_get_binding (self->connection, data, &length);
  signet_dialogue_tls_started (self->dialogue, binding, data, length);
  begin_step (self);
}

static gboolean
do_handshake (SignetTrial *self)
{
  int status;

  if (signet_connection_begin_tls (
          self->connection, signet_policy_get_tls_minimum (self->settings->policy), self->leniency))
    begin_step (self);
  status = signet_connection_handshake (self->connection);
  note_moved (self);
  if (self->is_over)
    return FALSE;
  if (status == 0)
    handshake_done (self);
  else if (status == SIGNET_IO_AGAIN)
    signet_connection_wait (self->connection, ready, self);
  else
    connection_failed (self);
  return status == 0;
}

static gboolean
do_write (SignetTrial *self)
{
  gsize length;
  const char *bytes = signet_dialogue_peek_output (self->dialogue, &length);
  gssize n = signet_connection_write (self->connection, bytes, length);

  if (n == SIGNET_IO_AGAIN)
    signet_connection_wait (self->connection, ready, self);
  else if (n < 0)
    connection_failed (self);
  if (n <= 0)
    return FALSE;
  if ((gsize)n == length)
    signet_trace_sent (self->tracer, signet_dialogue_describe_output (self->dialogue));
  signet_dialogue_wrote (self->dialogue, (gsize)n);
  begin_step (self);
  return TRUE;
}

static gboolean
do_read (SignetTrial *self)
{
  char buffer[4096];
  gssize n = signet_connection_read (self->connection, buffer, sizeof buffer);

  if (n == SIGNET_IO_AGAIN)
    signet_connection_wait (self->connection, ready, self);
  else if (n < 0)
    connection_failed (self);
  else if (n == 0)
    signet_dialogue_feed_eof (self->dialogue);
  else
    {
      signet_trace_received (self->tracer, self->dialogue, buffer, (gsize)n);
      signet_dialogue_feed (self->dialogue, buffer, (gsize)n);
    }
  signet_secret_wipe (buffer, n > 0 ? (gsize)n : 0);
  if (n < 0)
    return FALSE;
  note_moved (self);
  return TRUE;
}

/* The owner decides how it goes on; until then the server is waited for no longer. */
static void
come_to_rest (SignetTrial *self, SignetTrialEvent event)
{
  stop_timer (self);
  self->outcome = signet_dialogue_get_outcome (self->dialogue);
  self->ended = g_get_monotonic_time ();
  self->callback (self, event, self->user_data);
}

static void
dialogue_done (SignetTrial *self)
{
  if (self->leniency == SIGNET_LENIENCY_OLD_TLS)
    conclude_diagnosis (self);
  else
    conclude (self, signet_dialogue_get_outcome (self->dialogue),
              signet_dialogue_get_detail (self->dialogue));
}

static gboolean
do_step (SignetTrial *self)
{
  switch (signet_dialogue_get_step (self->dialogue))
    {
    case SIGNET_STEP_READ:
      return do_read (self);
    case SIGNET_STEP_WRITE:
      return do_write (self);
    case SIGNET_STEP_START_TLS:
      return do_handshake (self);
    case SIGNET_STEP_NO_STARTTLS:
      if (self->leniency == SIGNET_LENIENCY_OLD_TLS)
        conclude_diagnosis (self);
      else
        come_to_rest (self, SIGNET_TRIAL_IN_CLEAR);
      return FALSE;
    case SIGNET_STEP_READY:
      come_to_rest (self, SIGNET_TRIAL_READY);
      return FALSE;
    case SIGNET_STEP_ANSWERED:
      come_to_rest (self, SIGNET_TRIAL_ANSWERED);
      return FALSE;
    case SIGNET_STEP_DONE:
    default:
      dialogue_done (self);
      return FALSE;
    }
}

/* Goes on until there is something to wait for. The owner may end the trial in any callback. */
static void
pump (SignetTrial *self)
{
  hold (self);
  while (!self->is_over && do_step (self))
    continue;
  let_go (self);
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
  pump (self);
}

SignetPermit *
signet_trial_get_permit (SignetTrial *self, SignetOutcome *reason)
{
  g_return_val_if_fail (self != NULL && self->connection != NULL, NULL);

  return signet_policy_issue_permit (self->settings->policy,
                                     signet_connection_get_channel (self->connection), reason);
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
  begin_step (self);
  pump (self);
}

gboolean
signet_trial_is_open (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->is_over && self->started > 0;
}

gboolean
signet_trial_is_started (const SignetTrial *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->started > 0;
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

void
signet_trial_end (SignetTrial *self, SignetOutcome outcome)
{
  g_autofree char *detail = NULL;

  g_return_if_fail (self != NULL);

  if (self->is_over)
    return;
  detail = g_strdup (signet_dialogue_get_detail (self->dialogue));
  if (signet_dialogue_has_greeting (self->dialogue))
    say_goodbye (self);
  finish (self, outcome, detail);
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
  facts.user = self->user;
  facts.elapsed_ms = self->started > 0 ? (guint)((ended - self->started) / 1000) : 0;
  return signet_attempt_new (&facts);
}

void
signet_trial_unref (SignetTrial *self)
{
  g_return_if_fail (self != NULL);

  if (!self->is_over)
    finish (self, SIGNET_OUTCOME_CANCELLED, NULL);
  let_go (self);
}
