/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Drives the engine as probe/trial does, with a script for a server and without a clock.
 */

#include "engine-run.h"

#include "expander.h"

#include "dialogue.h"
#include "enum-types.h"

#include <string.h>

/* An endless server is believed to be endless after this much. */
#define ENDLESS (64 * 1024 * 1024)

typedef struct
{
  const MockScript *script;
  const GPtrArray *steps;
  guint next;
  MockExpander *expander;
  SignetDialogue *dialogue;
  SignetPolicy *policy;
  SignetCredentials *credentials;
  SignetChannel channel;
  guint tries;
  gsize cut;
  gsize said;
  GByteArray *coming;
  GString *heard;
  gboolean silent;
  SignetOutcome said_before; /* the silence */
  SignetOutcome reason;
  gboolean refused;
} EngineRun;

static int
value_of (const MockScript *script, const char *key, GType type)
{
  int value;

  if (!signet_from_nick (type, mock_script_get (script, key), &value))
    g_error ("%s: %s: no such word", mock_script_get_name (script), key);
  return value;
}

static SignetCredentials *
credentials_of (const MockScript *script)
{
  g_autoptr (SignetSecret) password = signet_secret_new (mock_script_get (script, "password"), -1);

  if (mock_script_get (script, "user") == NULL)
    return NULL;
  return signet_credentials_new (mock_script_get (script, "user"),
                                 mock_script_get (script, "second-user"), password);
}

static void
engine_run_init (EngineRun *self, const MockScript *script, gsize cut)
{
  SignetPlaintext plaintext = value_of (script, "plaintext", SIGNET_TYPE_PLAINTEXT);

  self->script = script;
  self->steps = mock_script_get_steps (script, 0);
  self->cut = cut;
  self->expander = mock_expander_new (script);
  self->dialogue = signet_dialogue_new (value_of (script, "protocol", SIGNET_TYPE_PROTOCOL),
                                        value_of (script, "security", SIGNET_TYPE_SECURITY));
  self->policy = signet_policy_new (plaintext, SIGNET_TLS_1_2);
  self->credentials = credentials_of (script);
  self->channel.id = 1;
  self->channel.host = "localhost";
  self->channel.port = 143;
  self->coming = g_byte_array_new ();
  self->heard = g_string_new (NULL);
}

static void
engine_run_clear (EngineRun *self)
{
  mock_expander_free (self->expander);
  signet_dialogue_free (self->dialogue);
  signet_policy_unref (self->policy);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  g_clear_pointer (&self->channel.tls, signet_tls_info_unref);
  g_byte_array_unref (self->coming);
  g_string_free (self->heard, TRUE);
}

static const MockStep *
this_step (const EngineRun *self)
{
  return self->next < self->steps->len ? self->steps->pdata[self->next] : NULL;
}

static gboolean
mismatch (const EngineRun *self, const char *message, GError **error)
{
  g_propagate_error (error, mock_script_mismatch (self->script, this_step (self), "%s", message));
  return FALSE;
}

static GString *
take_line (EngineRun *self)
{
  const char *end = memchr (self->heard->str, '\n', self->heard->len);
  gsize length = end != NULL ? (gsize)(end - self->heard->str) : 0;
  GString *line;

  if (length == 0 || self->heard->str[length - 1] != '\r')
    return NULL;
  line = g_string_new_len (self->heard->str, (gssize)length - 1);
  g_string_erase (self->heard, 0, (gssize)length + 1);
  return line;
}

static gboolean
expect_line (EngineRun *self, GError **error)
{
  const MockStep *step = this_step (self);
  g_autofree char *before = g_strdup (self->heard->str);
  g_autoptr (GString) line = take_line (self);

  if (step->kind == MOCK_STEP_EXPECT_OPTIONAL)
    {
      if (line != NULL && !mock_expander_match (self->expander, step, line, NULL))
        g_string_assign (self->heard, before);
    }
  else if (line == NULL)
    return mismatch (self, "the client did not say what is expected here", error);
  else if (!mock_expander_match (self->expander, step, line, error))
    return FALSE;
  self->next++;
  return TRUE;
}

static void
send_step (EngineRun *self)
{
  const MockStep *step = this_step (self);
  g_autoptr (GBytes) bytes = mock_expander_expand (self->expander, step);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (self->coming, data, (guint)size);
  if (step->kind != MOCK_STEP_SEND_ENDLESS)
    self->next++;
}

/* Lets the server act until it has said something or waits for something else than a line. */
static gboolean
server_acts (EngineRun *self, GError **error)
{
  const MockStep *step;

  while ((step = this_step (self)) != NULL)
    {
      if (step->kind >= MOCK_STEP_EXPECT && step->kind <= MOCK_STEP_EXPECT_ANY)
        {
          if (self->coming->len > 0)
            return TRUE;
          if (!expect_line (self, error))
            return FALSE;
        }
      else if (step->kind <= MOCK_STEP_SEND_DRIP && self->coming->len < 65536)
        send_step (self);
      else if ((step->kind == MOCK_STEP_PACKET || step->kind == MOCK_STEP_PAUSE)
               && self->coming->len == 0)
        self->next++;
      else
        return TRUE;
    }
  return TRUE;
}

static void
fall_silent (EngineRun *self)
{
  self->silent = TRUE;
  self->said_before = signet_dialogue_time_out (self->dialogue);
}

static gboolean
server_hangs_up (EngineRun *self, GError **error)
{
  const MockStep *step = this_step (self);

  if (step == NULL)
    return mismatch (self, "the client waits for more", error);
  if (step->kind == MOCK_STEP_SILENCE)
    fall_silent (self);
  else if (step->kind == MOCK_STEP_CLOSE || step->kind == MOCK_STEP_RESET)
    {
      self->next++;
      signet_dialogue_feed_eof (self->dialogue);
    }
  else
    return mismatch (self, "the client waits for a line instead", error);
  return TRUE;
}

static gsize
piece (const EngineRun *self)
{
  if (self->cut == MOCK_CUT_EVERYWHERE)
    return 1;
  if (self->cut > self->said && self->cut - self->said < self->coming->len)
    return self->cut - self->said;
  return self->coming->len;
}

static void
deliver (EngineRun *self)
{
  gsize length = piece (self);

  signet_dialogue_feed (self->dialogue, (const char *)self->coming->data, length);
  self->said += length;
  g_byte_array_remove_range (self->coming, 0, (guint)length);
}

static gboolean
on_read (EngineRun *self, GError **error)
{
  if (!server_acts (self, error))
    return FALSE;
  if (self->coming->len == 0)
    return server_hangs_up (self, error);
  if (self->said > ENDLESS)
    return mismatch (self, "the client listens to an endless server", error);
  deliver (self);
  return TRUE;
}

static void
start_tls (EngineRun *self)
{
  static const guint8 data[32] = "bytes that bind this very thing";
  gboolean bound = mock_script_get (self->script, "binding") != NULL;
  g_autoptr (GBytes) binding = bound ? g_bytes_new_static (data, sizeof data) : NULL;

  self->next++;
  mock_expander_bind (self->expander, binding);
  self->channel.id++;
  g_clear_pointer (&self->channel.tls, signet_tls_info_unref);
  self->channel.tls = signet_tls_info_new ();
  signet_dialogue_tls_started (self->dialogue,
                               bound ? SIGNET_BINDING_TLS_EXPORTER : SIGNET_BINDING_NONE,
                               bound ? data : NULL, bound ? sizeof data : 0);
}

static gboolean
on_start_tls (EngineRun *self, GError **error)
{
  const MockStep *step;

  if (!server_acts (self, error))
    return FALSE;
  step = this_step (self);
  if (self->coming->len > 0)
    deliver (self);
  else if (step != NULL && step->kind == MOCK_STEP_TLS)
    start_tls (self);
  else if (step != NULL && step->kind == MOCK_STEP_SILENCE)
    fall_silent (self);
  else
    return mismatch (self, "the client starts TLS", error);
  return TRUE;
}

static void
on_ready (EngineRun *self)
{
  SignetPermit *permit = signet_policy_issue_permit (self->policy, &self->channel, &self->reason);

  self->refused = permit == NULL;
  if (permit == NULL || self->credentials == NULL
      || signet_dialogue_needs_no_login (self->dialogue))
    {
      signet_permit_free (permit);
      signet_dialogue_quit (self->dialogue);
      return;
    }
  signet_dialogue_login (self->dialogue, permit, self->channel.id, self->credentials,
                         self->tries++);
}

static void
on_answered (EngineRun *self)
{
  if (signet_dialogue_get_outcome (self->dialogue) == SIGNET_OUTCOME_LOGIN_REJECTED
      && signet_dialogue_may_try_again (self->dialogue)
      && signet_credentials_get_user (self->credentials, self->tries) != NULL)
    on_ready (self);
  else
    signet_dialogue_quit (self->dialogue);
}

static void
on_write (EngineRun *self)
{
  gsize length;
  const char *bytes = signet_dialogue_peek_output (self->dialogue, &length);

  if (self->cut == MOCK_CUT_EVERYWHERE)
    length = 1;
  g_string_append_len (self->heard, bytes, (gssize)length);
  signet_dialogue_wrote (self->dialogue, length);
}

static gboolean
act (EngineRun *self, SignetStep step, GError **error)
{
  if (step == SIGNET_STEP_WRITE)
    on_write (self);
  else if (self->coming->len > 0)
    deliver (self);
  else if (step == SIGNET_STEP_READ)
    return on_read (self, error);
  else if (step == SIGNET_STEP_START_TLS)
    return on_start_tls (self, error);
  else if (step == SIGNET_STEP_NO_STARTTLS)
    signet_dialogue_go_on_in_clear (self->dialogue);
  else if (step == SIGNET_STEP_READY)
    on_ready (self);
  else
    on_answered (self);
  return TRUE;
}

static gboolean
check_goodbye (EngineRun *self, GError **error)
{
  while (self->heard->len > 0)
    {
      g_autoptr (GString) line = take_line (self);

      if (line == NULL)
        return mismatch (self, "the client says half a line", error);
      if (!mock_line_is_goodbye (line))
        return mismatch (self, line->str, error);
    }
  return TRUE;
}

/* What the script still wants to hear must have been said; the rest may be a goodbye. */
static gboolean
check_rest (EngineRun *self, GError **error)
{
  const MockStep *step;

  for (; (step = this_step (self)) != NULL; self->next++)
    {
      if (step->kind == MOCK_STEP_EXPECT || step->kind == MOCK_STEP_EXPECT_ANY)
        {
          if (!expect_line (self, error))
            return FALSE;
          self->next--;
        }
      else if (step->kind >= MOCK_STEP_TLS && step->kind <= MOCK_STEP_TLS_HELLO)
        return mismatch (self, "the client did not start TLS", error);
    }
  return check_goodbye (self, error);
}

static SignetOutcome
outcome_of (const EngineRun *self)
{
  if (self->silent)
    return self->said_before;
  return self->refused ? self->reason : signet_dialogue_get_outcome (self->dialogue);
}

static const char *
login_of (const EngineRun *self)
{
  if (self->refused)
    return self->credentials != NULL ? "refused" : "not-tried";
  if (self->tries == 0)
    return "not-tried";
  if (outcome_of (self) == SIGNET_OUTCOME_OK)
    return "ok";
  return outcome_of (self) == SIGNET_OUTCOME_LOGIN_REJECTED ? "rejected" : "not-tried";
}

static MockRunResult *
result_of (const EngineRun *self)
{
  MockRunResult *result = g_new0 (MockRunResult, 1);
  const char *const *auth = signet_dialogue_get_auth (self->dialogue);

  result->outcome = g_strdup (signet_nick (SIGNET_TYPE_OUTCOME, outcome_of (self)));
  result->login = g_strdup (login_of (self));
  result->detail = g_strdup (signet_dialogue_get_detail (self->dialogue));
  result->auth = auth != NULL ? g_strjoinv (" ", (char **)auth) : g_strdup ("");
  result->mechanism = g_strdup (signet_dialogue_get_mechanism (self->dialogue));
  return result;
}

MockRunResult *
mock_engine_run (const MockScript *script, gsize cut, gsize *said, GError **error)
{
  EngineRun self = { 0 };
  MockRunResult *result = NULL;
  SignetStep step;
  gboolean good = TRUE;

  engine_run_init (&self, script, cut);
  while (good && !self.silent
         && (step = signet_dialogue_get_step (self.dialogue)) != SIGNET_STEP_DONE)
    good = act (&self, step, error);
  if (good && (self.silent || check_rest (&self, error)))
    result = result_of (&self);
  if (said != NULL)
    *said = self.said;
  engine_run_clear (&self);
  return result;
}
