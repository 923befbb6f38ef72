/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A profile being tried: moves bytes between its connection and its dialogue. It decides nothing
 * that its owner could.
 */
#include "trial.h"

#include "connection.h"
#include "descriptors.h"
#include "dialogue.h"
#include "endpoint.h"
#include "text.h"
#include "trace.h"

#define ADDRESS "signet-address"

struct _SignetTrial
{
  grefcount refs;
  SignetProfile *profile;              /* owned */
  const SignetTrialSettings *settings; /* unowned */
  SignetTrialFunc callback;
  gpointer user_data;
  SignetEndpoint *endpoint;     /* owned, nullable: the addresses that have not hung up */
  GSocketAddress *address;      /* owned, nullable: the last one that was connected to */
  GCancellable *cancellable;    /* owned: the connecting */
  SignetConnection *connection; /* owned, nullable */
  SignetDialogue *dialogue;     /* owned */
  SignetTrace *tracer;          /* owned */
  GSource *timer;               /* owned, nullable: the limit of the diagnosis */
  GSource *hold;                /* owned, nullable: until there may be a descriptor */
  SignetLeniency leniency;
  gboolean has_hung_up; /* an earlier address, which the outcome and the detail speak of */
  gboolean may_be_old;
  gint64 made; /* microseconds of the monotonic clock */
  gint64 started;
  gint64 since; /* when it was made, last began to connect, or was connected */
  gint64 ended;
  SignetReach reach;
  gboolean is_over;
  SignetOutcome outcome;
  char *detail;                   /* owned */
  const char *user;               /* unowned: the credentials' */
  SignetCredentials *credentials; /* owned, nullable */
};

static void connect_anew (SignetTrial *self);
static void run (SignetTrial *self);

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
unref_trial (SignetTrial *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
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

static SignetTrial *
ref_trial (SignetTrial *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* @detail may be the one that it has */
static void
finish (SignetTrial *self, SignetOutcome outcome, const char *detail)
{
  char *copy = g_strdup (detail);

  g_free (self->detail);
  self->detail = copy;
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
signet_trial_free (SignetTrial *self)
{
  g_return_if_fail (self != NULL);

  if (!self->is_over)
    finish (self, SIGNET_OUTCOME_CANCELLED, NULL);
  unref_trial (self);
}

/* It ended by itself: the owner has to know. */
static void
conclude (SignetTrial *self, SignetOutcome outcome, const char *detail)
{
  finish (self, outcome, detail);
  self->callback (self, SIGNET_TRIAL_ENDED, self->user_data);
}

/* What a later connection, which came to nothing, does not change. */
static void
conclude_as_found (SignetTrial *self)
{
  conclude (self, self->outcome, self->detail);
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
  run (data);
}

static void
note_moved (SignetTrial *self)
{
  if (self->reach == SIGNET_REACH_HEARD || self->connection == NULL
      || !signet_connection_has_heard (self->connection))
    return;
  self->reach = SIGNET_REACH_HEARD;
  self->callback (self, SIGNET_TRIAL_MOVED, self->user_data);
}

static void
tell_own_address (SignetTrial *self, GSocketConnection *stream)
{
  g_autoptr (GSocketAddress) own = g_socket_connection_get_local_address (stream, NULL);
  g_autofree char *text = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (own))
    return;
  text = g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (own)));
  signet_dialogue_set_own_address (self->dialogue, text);
}

static gboolean
diagnosis_timed_out (gpointer data)
{
  SignetTrial *self = ref_trial (data);

  g_clear_pointer (&self->timer, g_source_unref);
  conclude_as_found (self);
  unref_trial (self);
  return G_SOURCE_REMOVE;
}

static void
begin_anew (SignetTrial *self)
{
  signet_dialogue_free (self->dialogue);
  self->dialogue = signet_dialogue_new (self->profile->protocol, self->profile->security);
}

/* The server may know only old TLS: another connection to the same address, good for nothing else,
 * finds out. */
static void
diagnose_old_tls (SignetTrial *self)
{
  self->leniency = SIGNET_LENIENCY_OLD_TLS;
  begin_anew (self);
  signet_trace_event (self->tracer, "trying again with older versions of TLS, to find out why");
  self->timer = g_timeout_source_new (SIGNET_TRIAL_DIAGNOSIS_MS);
  g_source_set_callback (self->timer, diagnosis_timed_out, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  connect_anew (self);
}

static void
keep_finding (SignetTrial *self, const SignetFailure *failure)
{
  g_free (self->detail);
  self->outcome = failure->outcome;
  self->detail = g_strdup (failure->detail);
  self->may_be_old = failure->may_be_old;
}

static void
conclude_finding (SignetTrial *self)
{
  if (self->may_be_old)
    diagnose_old_tls (self);
  else
    conclude_as_found (self);
}

/* Noted in time: a connection that was reset does not know its address any more. */
static void
note_address (GSocketClient *client,
              GSocketClientEvent event,
              GSocketConnectable *connectable,
              GSocketConnection *stream,
              gpointer unused)
{
  if (event == G_SOCKET_CLIENT_CONNECTING)
    g_object_set_data_full (G_OBJECT (stream), ADDRESS,
                            g_socket_connection_get_remote_address (stream, NULL), g_object_unref);
}

static gboolean
hold_ended (gpointer data)
{
  SignetTrial *self = ref_trial (data);

  g_clear_pointer (&self->hold, g_source_unref);
  if (self->leniency == SIGNET_LENIENCY_NONE)
    {
      self->started = g_get_monotonic_time ();
      self->callback (self, SIGNET_TRIAL_RESTARTED, self->user_data);
    }
  if (!self->is_over)
    connect_anew (self);
  unref_trial (self);
  return G_SOURCE_REMOVE;
}

/* Every connection that ends, of whomever, leaves a descriptor. */
static void
hold (SignetTrial *self)
{
  self->hold = g_timeout_source_new (SIGNET_DESCRIPTORS_WAIT_MS);
  g_source_set_callback (self->hold, hold_ended, self, NULL);
  g_source_attach (self->hold, g_main_context_get_thread_default ());
  if (self->leniency == SIGNET_LENIENCY_NONE)
    self->callback (self, SIGNET_TRIAL_HELD, self->user_data);
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
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES))
    hold (self);
  else if (stream == NULL && self->leniency == SIGNET_LENIENCY_OLD_TLS)
    conclude_as_found (self);
  else if (stream == NULL && self->has_hung_up)
    conclude_finding (self);
  else if (stream == NULL)
    conclude (self, outcome_of_error (error),
              g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ? NULL : error->message);
  else
    {
      g_clear_object (&self->address);
      self->address = g_object_ref (g_object_get_data (G_OBJECT (stream), ADDRESS));
      tell_own_address (self, stream);
      signet_connection_adopt (self->connection, stream);
      self->reach = MAX (self->reach, SIGNET_REACH_CONNECTED);
      self->since = g_get_monotonic_time ();
      if (self->leniency == SIGNET_LENIENCY_NONE)
        self->callback (self, SIGNET_TRIAL_CONNECTED, self->user_data);
      run (self);
    }
  unref_trial (self);
}

static void
connect_anew (SignetTrial *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  gboolean is_diagnosis = self->leniency == SIGNET_LENIENCY_OLD_TLS;

  self->since = g_get_monotonic_time ();
  g_clear_pointer (&self->connection, signet_connection_free);
  self->connection = signet_connection_new (self->profile, self->settings->tls_credentials);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_signal_connect (client, "event", G_CALLBACK (note_address), NULL);
  g_socket_client_connect_async (client,
                                 is_diagnosis ? G_SOCKET_CONNECTABLE (self->address)
                                              : G_SOCKET_CONNECTABLE (self->endpoint),
                                 self->cancellable, connected, ref_trial (self));
}

/* Not a byte came, so that nothing was sent that anybody could have answered, and no finding is
 * lost that would forbid to go on without encryption: there may be more behind the next address. */
static void
hung_up (SignetTrial *self, const SignetFailure *failure)
{
  keep_finding (self, failure);
  self->has_hung_up = TRUE;
  if (!signet_endpoint_drop (self->endpoint, self->address))
    {
      conclude_finding (self);
      return;
    }
  begin_anew (self);
  signet_trace_event (self->tracer, "hung up without a word, trying the next address");
  self->callback (self, SIGNET_TRIAL_RESTARTED, self->user_data);
  if (!self->is_over)
    connect_anew (self);
}

static void
connection_failed (SignetTrial *self)
{
  const SignetFailure *failure = signet_connection_get_failure (self->connection);

  if (self->leniency == SIGNET_LENIENCY_OLD_TLS && failure->outcome != SIGNET_OUTCOME_TLS_TOO_OLD)
    conclude_as_found (self);
  else if (failure->outcome == SIGNET_OUTCOME_CLOSED
           && !signet_connection_has_heard (self->connection))
    hung_up (self, failure);
  else if (failure->may_be_old)
    {
      keep_finding (self, failure);
      diagnose_old_tls (self);
    }
  else
    conclude (self, failure->outcome, failure->detail);
}

/* A channel to a server that is not trusted is of no use: nothing more is said on it. Whether the
 * user agrees to another company's server matters only for the log-in. */
static void
handshake_done (SignetTrial *self)
{
  const SignetChannel *channel = signet_connection_get_channel (self->connection);
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = NULL;
  g_autofree char *detail = NULL;
  SignetBinding binding;
  guint8 data[64];
  gsize length;

  signet_trace_tls (self->tracer, channel->tls);
  detail = signet_policy_apply_pins (self->settings->policy, channel);
  permit = signet_policy_issue_permit (self->settings->policy, channel, &reason);
  if (permit == NULL && reason != SIGNET_OUTCOME_FOREIGN_SERVER)
    {
      conclude (self, reason, detail);
      return;
    }
  binding = signet_connection_get_binding (self->connection, data, &length);
  signet_dialogue_tls_started (self->dialogue, binding, data, length);
}

static gboolean
do_handshake (SignetTrial *self)
{
  int status;

  signet_connection_begin_tls (
      self->connection, signet_policy_get_tls_minimum (self->settings->policy), self->leniency);
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

/* The owner decides how it goes on. */
static void
come_to_rest (SignetTrial *self, SignetTrialEvent event)
{
  g_clear_pointer (&self->detail, g_free);
  self->outcome = signet_dialogue_get_outcome (self->dialogue);
  self->ended = g_get_monotonic_time ();
  self->callback (self, event, self->user_data);
}

static void
dialogue_done (SignetTrial *self)
{
  if (self->leniency == SIGNET_LENIENCY_OLD_TLS)
    conclude_as_found (self);
  else if (!signet_connection_has_heard (self->connection))
    hung_up (self, &(SignetFailure){ signet_dialogue_get_outcome (self->dialogue), NULL, FALSE });
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
        conclude_as_found (self);
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
run (SignetTrial *self)
{
  ref_trial (self);
  while (!self->is_over && do_step (self))
    continue;
  unref_trial (self);
}

/* Whoever hangs up before the first byte has given no answer, and the host's next address is tried.
 */
void
signet_trial_start (SignetTrial *self, GList *addresses)
{
  g_return_if_fail (self != NULL && addresses != NULL && self->endpoint == NULL);

  self->started = g_get_monotonic_time ();
  self->endpoint = signet_endpoint_new (addresses, self->profile->port);
  signet_trace_event (self->tracer, "connecting");
  connect_anew (self);
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
  run (self);
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
  run (self);
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
  g_return_if_fail (self != NULL);

  if (self->is_over)
    return;
  if (finding_stands (self, outcome))
    {
      finish (self, self->outcome, self->detail);
      return;
    }
  if (outcome == SIGNET_OUTCOME_TIMEOUT)
    outcome = signet_dialogue_time_out (self->dialogue);
  if (signet_dialogue_has_greeting (self->dialogue))
    say_goodbye (self);
  finish (self, outcome, signet_dialogue_get_detail (self->dialogue));
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
