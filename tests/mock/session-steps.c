/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays scripts over sockets. What the server says without listening in between leaves in one
 * packet, so that an injected line really travels together with the line it follows.
 */

#include "session-steps.h"

#include "expander.h"

#include <string.h>

#define MODERN  "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"
#define TOO_OLD "NORMAL:-VERS-ALL:+VERS-TLS1.1:+VERS-TLS1.0:%COMPAT"

/* How long "PACKET" waits for the client to react before the next packet leaves. */
#define PACKET_MS 100

typedef enum
{
  GO_ON,
  FINISHED,
  LEFT,
  WRONG,
} Turn;

typedef struct
{
  const MockScript *script;
  const GPtrArray *steps;
  guint next;
  MockExpander *expander;
  MockSession *session;
  gnutls_certificate_credentials_t credentials;
  GByteArray *packet;
  GString *kept;
  GError **error;
} Session;

static gboolean
flush (Session *self)
{
  gboolean sent = mock_session_send (self->session, self->packet->data, self->packet->len);

  g_byte_array_set_size (self->packet, 0);
  return sent;
}

static Turn
send_step (Session *self, const MockStep *step)
{
  g_autoptr (GBytes) bytes = mock_expander_expand (self->expander, step);

  g_byte_array_append (self->packet, g_bytes_get_data (bytes, NULL),
                       (guint)g_bytes_get_size (bytes));
  return GO_ON;
}

static Turn
send_endless (Session *self, const MockStep *step)
{
  while (self->packet->len < 65536)
    send_step (self, step);
  while (mock_session_send (self->session, self->packet->data, self->packet->len))
    continue;
  return FINISHED;
}

static Turn
send_dripping (Session *self, const MockStep *step)
{
  g_autoptr (GBytes) bytes = mock_expander_expand (self->expander, step);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!flush (self))
    return LEFT;
  for (gsize i = 0; i < size; i++)
    {
      if (!mock_session_send (self->session, data + i, 1))
        return FINISHED;
      g_usleep (step->number * 1000);
    }
  return GO_ON;
}

static Turn
expect_line (Session *self, const MockStep *step)
{
  g_autoptr (GString) line = g_steal_pointer (&self->kept);
  gboolean optional = step->kind == MOCK_STEP_EXPECT_OPTIONAL;

  if (!flush (self))
    return LEFT;
  if (line == NULL)
    line = mock_session_read_line (self->session);
  if (line == NULL)
    return optional ? GO_ON : LEFT;
  if (mock_expander_match (self->expander, step, line, optional ? NULL : self->error))
    return GO_ON;
  if (!optional)
    return WRONG;
  self->kept = g_steal_pointer (&line);
  return GO_ON;
}

static Turn
start_tls (Session *self, const char *priority, gnutls_certificate_request_t request)
{
  g_autoptr (GBytes) binding = NULL;

  if (!flush (self) || !mock_session_starts_tls (self->session))
    return LEFT;
  if (!mock_session_start_tls (self->session, self->credentials, priority, request))
    return FINISHED;
  binding = mock_session_get_binding (self->session);
  mock_expander_bind (self->expander, binding);
  return GO_ON;
}

static Turn
swallow_hello (Session *self)
{
  if (!flush (self) || !mock_session_starts_tls (self->session))
    return LEFT;
  mock_session_swallow (self->session);
  return GO_ON;
}

/* RFC 8446 §6: a fatal handshake_failure. */
static Turn
refuse_tls (Session *self)
{
  static const guint8 alert[] = { 0x15, 3, 3, 0, 2, 2, 40 };
  Turn turn = swallow_hello (self);

  if (turn == GO_ON && mock_session_send (self->session, alert, sizeof alert))
    mock_session_drain (self->session);
  return turn == GO_ON ? FINISHED : turn;
}

static Turn
be_silent (Session *self)
{
  if (flush (self))
    mock_session_drain (self->session);
  return FINISHED;
}

static Turn
close_it (Session *self, const MockStep *step)
{
  flush (self);
  if (step->kind == MOCK_STEP_RESET)
    mock_session_reset (self->session);
  return FINISHED;
}

static Turn
separate_packets (Session *self)
{
  if (!flush (self))
    return LEFT;
  mock_session_wait (self->session, PACKET_MS);
  return GO_ON;
}

static Turn
pause_for (Session *self, const MockStep *step)
{
  if (!flush (self))
    return LEFT;
  g_usleep (step->number * 1000);
  return GO_ON;
}

static Turn
play_step (Session *self, const MockStep *step)
{
  switch (step->kind)
    {
    case MOCK_STEP_SEND:
    case MOCK_STEP_SEND_RAW:
    case MOCK_STEP_SEND_REPEAT:
      return send_step (self, step);
    case MOCK_STEP_SEND_ENDLESS:
      return send_endless (self, step);
    case MOCK_STEP_SEND_DRIP:
      return send_dripping (self, step);
    case MOCK_STEP_EXPECT:
    case MOCK_STEP_EXPECT_ANY:
    case MOCK_STEP_EXPECT_OPTIONAL:
      return expect_line (self, step);
    case MOCK_STEP_PACKET:
      return separate_packets (self);
    case MOCK_STEP_PAUSE:
      return pause_for (self, step);
    case MOCK_STEP_TLS:
      return start_tls (self, MODERN, GNUTLS_CERT_IGNORE);
    case MOCK_STEP_TLS_TOO_OLD:
      return start_tls (self, TOO_OLD, GNUTLS_CERT_IGNORE);
    case MOCK_STEP_TLS_WANTS_CERTIFICATE:
      return start_tls (self, MODERN, GNUTLS_CERT_REQUIRE);
    case MOCK_STEP_TLS_REFUSE:
      return refuse_tls (self);
    case MOCK_STEP_TLS_HELLO:
      return swallow_hello (self);
    case MOCK_STEP_SILENCE:
      return be_silent (self);
    case MOCK_STEP_CLOSE:
    case MOCK_STEP_RESET:
      return close_it (self, step);
    default:
      g_assert_not_reached ();
    }
}

/* Once the script is over the client may say goodbye, and then has to go. */
static Turn
play_end (Session *self)
{
  g_autoptr (GString) line = g_steal_pointer (&self->kept);

  if (!flush (self))
    return FINISHED;
  if (line == NULL)
    line = mock_session_read_line (self->session);
  if (line == NULL)
    return FINISHED;
  if (mock_line_is_goodbye (line))
    return GO_ON;
  g_propagate_error (
      self->error, mock_script_mismatch (self->script, NULL, "the client said \"%s\"", line->str));
  return WRONG;
}

static gboolean
wants_more (const Session *self)
{
  for (guint i = self->next; i < self->steps->len; i++)
    {
      const MockStep *step = self->steps->pdata[i];

      if (step->kind == MOCK_STEP_EXPECT || step->kind == MOCK_STEP_EXPECT_ANY
          || step->kind == MOCK_STEP_TLS)
        return TRUE;
    }
  return FALSE;
}

static MockResult
result_of (Session *self, Turn turn)
{
  const MockStep *step = self->next < self->steps->len ? self->steps->pdata[self->next] : NULL;

  if (turn == WRONG)
    return MOCK_RESULT_MISMATCH;
  if (turn == FINISHED || !wants_more (self))
    return MOCK_RESULT_PLAYED;
  if (!mock_session_has_heard (self->session))
    return MOCK_RESULT_UNUSED;
  g_propagate_error (self->error,
                     mock_script_mismatch (self->script, step, "the client went away instead"));
  return MOCK_RESULT_MISMATCH;
}

static MockResult
play (Session *self)
{
  Turn turn = GO_ON;

  while (turn == GO_ON && self->next < self->steps->len)
    {
      turn = play_step (self, self->steps->pdata[self->next]);
      if (turn == GO_ON)
        self->next++;
    }
  while (turn == GO_ON)
    turn = play_end (self);
  return result_of (self, turn);
}

static gboolean
speaks_first (const MockStep *step)
{
  return step->kind <= MOCK_STEP_SEND_DRIP;
}

/* A client that does not know which of the two a port speaks tries both side by side; the script
 * shows only one. */
static gboolean
is_other_mode (Session *self)
{
  gboolean both = g_strcmp0 (mock_script_get (self->script, "socket-security"), "auto") == 0;

  return both && speaks_first (self->steps->pdata[0])
         && mock_session_wait (self->session, PACKET_MS) && mock_session_starts_tls (self->session);
}

MockResult
mock_session_play (const MockScript *script,
                   guint connection,
                   MockSession *session,
                   gnutls_certificate_credentials_t credentials,
                   GError **error)
{
  Session self = { .script = script,
                   .steps = mock_script_get_steps (script, connection),
                   .expander = mock_expander_new (script),
                   .session = session,
                   .credentials = credentials,
                   .packet = g_byte_array_new (),
                   .error = error };
  MockResult result = MOCK_RESULT_UNUSED;

  if (is_other_mode (&self))
    mock_session_send (session, "* BYE no TLS here\r\n", 19);
  else
    result = play (&self);
  mock_expander_free (self.expander);
  g_byte_array_unref (self.packet);
  if (self.kept != NULL)
    g_string_free (self.kept, TRUE);
  return result;
}
