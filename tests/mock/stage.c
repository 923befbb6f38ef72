/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays scripts over sockets. What the server says without listening in between leaves in one
 * packet, so that an injected line really travels together with the line it follows.
 */

#include "stage.h"

#include "part.h"

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
  MockPart *part;
  MockWire *wire;
  gnutls_certificate_credentials_t credentials;
  GByteArray *packet;
  GString *kept;
  GError **error;
} Stage;

static gboolean
flush (Stage *self)
{
  gboolean sent = mock_wire_send (self->wire, self->packet->data, self->packet->len);

  g_byte_array_set_size (self->packet, 0);
  return sent;
}

static Turn
say (Stage *self, const MockStep *step)
{
  g_autoptr (GBytes) bytes = mock_part_say (self->part, step);

  g_byte_array_append (self->packet, g_bytes_get_data (bytes, NULL),
                       (guint)g_bytes_get_size (bytes));
  return GO_ON;
}

static Turn
say_endless (Stage *self, const MockStep *step)
{
  while (self->packet->len < 65536)
    say (self, step);
  while (mock_wire_send (self->wire, self->packet->data, self->packet->len))
    continue;
  return FINISHED;
}

static Turn
say_dripping (Stage *self, const MockStep *step)
{
  g_autoptr (GBytes) bytes = mock_part_say (self->part, step);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!flush (self))
    return LEFT;
  for (gsize i = 0; i < size; i++)
    {
      if (!mock_wire_send (self->wire, data + i, 1))
        return FINISHED;
      g_usleep (step->number * 1000);
    }
  return GO_ON;
}

static Turn
hear (Stage *self, const MockStep *step)
{
  g_autoptr (GString) line = g_steal_pointer (&self->kept);
  gboolean optional = step->kind == MOCK_STEP_HEAR_OPTIONAL;

  if (!flush (self))
    return LEFT;
  if (line == NULL)
    line = mock_wire_read_line (self->wire);
  if (line == NULL)
    return optional ? GO_ON : LEFT;
  if (mock_part_hear (self->part, step, line, optional ? NULL : self->error))
    return GO_ON;
  if (!optional)
    return WRONG;
  self->kept = g_steal_pointer (&line);
  return GO_ON;
}

static Turn
start_tls (Stage *self, const char *priority, gnutls_certificate_request_t request)
{
  g_autoptr (GBytes) binding = NULL;

  if (!flush (self) || !mock_wire_starts_tls (self->wire))
    return LEFT;
  if (!mock_wire_start_tls (self->wire, self->credentials, priority, request))
    return FINISHED;
  binding = mock_wire_get_binding (self->wire);
  mock_part_bind (self->part, binding);
  return GO_ON;
}

static Turn
swallow_hello (Stage *self)
{
  if (!flush (self) || !mock_wire_starts_tls (self->wire))
    return LEFT;
  mock_wire_swallow (self->wire);
  return GO_ON;
}

/* RFC 8446 §6: a fatal handshake_failure. */
static Turn
refuse_tls (Stage *self)
{
  static const guint8 alert[] = { 0x15, 3, 3, 0, 2, 2, 40 };
  Turn turn = swallow_hello (self);

  if (turn == GO_ON && mock_wire_send (self->wire, alert, sizeof alert))
    mock_wire_drain (self->wire);
  return turn == GO_ON ? FINISHED : turn;
}

static Turn
be_silent (Stage *self)
{
  if (flush (self))
    mock_wire_drain (self->wire);
  return FINISHED;
}

static Turn
close_it (Stage *self, const MockStep *step)
{
  flush (self);
  if (step->kind == MOCK_STEP_RESET)
    mock_wire_reset (self->wire);
  return FINISHED;
}

static Turn
separate_packets (Stage *self)
{
  if (!flush (self))
    return LEFT;
  mock_wire_wait (self->wire, PACKET_MS);
  return GO_ON;
}

static Turn
pause_for (Stage *self, const MockStep *step)
{
  if (!flush (self))
    return LEFT;
  g_usleep (step->number * 1000);
  return GO_ON;
}

static Turn
play_step (Stage *self, const MockStep *step)
{
  switch (step->kind)
    {
    case MOCK_STEP_SAY:
    case MOCK_STEP_SAY_RAW:
    case MOCK_STEP_SAY_REPEAT:
      return say (self, step);
    case MOCK_STEP_SAY_ENDLESS:
      return say_endless (self, step);
    case MOCK_STEP_SAY_DRIP:
      return say_dripping (self, step);
    case MOCK_STEP_HEAR:
    case MOCK_STEP_HEAR_ANY:
    case MOCK_STEP_HEAR_OPTIONAL:
      return hear (self, step);
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
play_end (Stage *self)
{
  g_autoptr (GString) line = g_steal_pointer (&self->kept);

  if (!flush (self))
    return FINISHED;
  if (line == NULL)
    line = mock_wire_read_line (self->wire);
  if (line == NULL)
    return FINISHED;
  if (mock_part_is_goodbye (line))
    return GO_ON;
  g_propagate_error (
      self->error, mock_script_mismatch (self->script, NULL, "the client said \"%s\"", line->str));
  return WRONG;
}

static gboolean
wants_more (const Stage *self)
{
  for (guint i = self->next; i < self->steps->len; i++)
    {
      const MockStep *step = self->steps->pdata[i];

      if (step->kind == MOCK_STEP_HEAR || step->kind == MOCK_STEP_HEAR_ANY
          || step->kind == MOCK_STEP_TLS)
        return TRUE;
    }
  return FALSE;
}

static MockResult
judge (Stage *self, Turn turn)
{
  const MockStep *step = self->next < self->steps->len ? self->steps->pdata[self->next] : NULL;

  if (turn == WRONG)
    return MOCK_RESULT_MISMATCH;
  if (turn == FINISHED || !wants_more (self))
    return MOCK_RESULT_PLAYED;
  if (!mock_wire_has_heard (self->wire))
    return MOCK_RESULT_UNUSED;
  g_propagate_error (self->error,
                     mock_script_mismatch (self->script, step, "the client went away instead"));
  return MOCK_RESULT_MISMATCH;
}

static MockResult
play (Stage *self)
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
  return judge (self, turn);
}

static gboolean
speaks_first (const MockStep *step)
{
  return step->kind <= MOCK_STEP_SAY_DRIP;
}

/* A client that does not know which of the two a port speaks tries both side by side; the script
 * shows only one. */
static gboolean
is_other_mode (Stage *self)
{
  gboolean both = g_strcmp0 (mock_script_get (self->script, "socket-security"), "auto") == 0;

  return both && speaks_first (self->steps->pdata[0]) && mock_wire_wait (self->wire, PACKET_MS)
         && mock_wire_starts_tls (self->wire);
}

MockResult
mock_stage_play (const MockScript *script,
                 guint connection,
                 MockWire *wire,
                 gnutls_certificate_credentials_t credentials,
                 GError **error)
{
  Stage self = { .script = script,
                 .steps = mock_script_get_steps (script, connection),
                 .part = mock_part_new (script),
                 .wire = wire,
                 .credentials = credentials,
                 .packet = g_byte_array_new (),
                 .error = error };
  MockResult result = MOCK_RESULT_UNUSED;

  if (is_other_mode (&self))
    mock_wire_send (wire, "* BYE no TLS here\r\n", 19);
  else
    result = play (&self);
  mock_part_free (self.part);
  g_byte_array_unref (self.packet);
  if (self.kept != NULL)
    g_string_free (self.kept, TRUE);
  return result;
}
