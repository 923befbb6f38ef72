/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A .dialogue script: what a server says and what it expects to hear, with the end it must come
 * to. Read from a file, checked line by line, and never changed afterwards.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MOCK_SCRIPT_ERROR:
 *
 * Error domain of everything that goes wrong with a script: it cannot be read, or the client did
 * not do what it says. The message names the script's line.
 */
#define MOCK_SCRIPT_ERROR (mock_script_error_quark ())
GQuark mock_script_error_quark (void);

/**
 * MockScriptError:
 * @MOCK_SCRIPT_ERROR_SYNTAX: the script is not well-formed
 * @MOCK_SCRIPT_ERROR_MISMATCH: the client said something else than the script expects
 *
 * What is wrong.
 */
typedef enum
{
  MOCK_SCRIPT_ERROR_SYNTAX,
  MOCK_SCRIPT_ERROR_MISMATCH,
} MockScriptError;

/**
 * MockStepKind:
 * @MOCK_STEP_SEND: "S: line"
 * @MOCK_STEP_SEND_RAW: "S-raw: bytes", with escapes and no line end of its own
 * @MOCK_STEP_SEND_REPEAT: "S-repeat N: line", N times
 * @MOCK_STEP_SEND_ENDLESS: "S-endless: bytes", again and again until the client goes away
 * @MOCK_STEP_SEND_DRIP: "S-drip MS: bytes", one byte every so many milliseconds
 * @MOCK_STEP_EXPECT: "C: line" that the client has to say
 * @MOCK_STEP_EXPECT_OPTIONAL: "C-optional: line" that the client may say
 * @MOCK_STEP_EXPECT_ANY: "C-any" one line, whatever it is
 * @MOCK_STEP_PACKET: "PACKET": what was said so far goes out on its own
 * @MOCK_STEP_PAUSE: "PAUSE MS": what was said so far goes out, and then nothing for a while
 * @MOCK_STEP_TLS: "TLS": the handshake
 * @MOCK_STEP_TLS_REFUSE: "TLS-refuse": a fatal alert in answer to the ClientHello
 * @MOCK_STEP_TLS_TOO_OLD: "TLS-too-old": a handshake with nothing newer than TLS 1.1
 * @MOCK_STEP_TLS_WANTS_CERTIFICATE: "TLS-wants-certificate": one that demands a client certificate
 * @MOCK_STEP_TLS_HELLO: "TLS-hello": waits for the ClientHello and swallows it
 * @MOCK_STEP_SILENCE: "SILENCE" until the client goes away
 * @MOCK_STEP_CLOSE: "CLOSE" the connection
 * @MOCK_STEP_RESET: "RESET" it
 *
 * What a line of a script asks for.
 */
typedef enum
{
  MOCK_STEP_SEND,
  MOCK_STEP_SEND_RAW,
  MOCK_STEP_SEND_REPEAT,
  MOCK_STEP_SEND_ENDLESS,
  MOCK_STEP_SEND_DRIP,
  MOCK_STEP_EXPECT,
  MOCK_STEP_EXPECT_OPTIONAL,
  MOCK_STEP_EXPECT_ANY,
  MOCK_STEP_PACKET,
  MOCK_STEP_PAUSE,
  MOCK_STEP_TLS,
  MOCK_STEP_TLS_REFUSE,
  MOCK_STEP_TLS_TOO_OLD,
  MOCK_STEP_TLS_WANTS_CERTIFICATE,
  MOCK_STEP_TLS_HELLO,
  MOCK_STEP_SILENCE,
  MOCK_STEP_CLOSE,
  MOCK_STEP_RESET,
} MockStepKind;

/**
 * MockStep:
 * @kind: what is to be done
 * @line: the line of the file, from 1
 * @number: the number of the directive, or 0
 * @text: what is said or expected, as written
 *
 * One line of a script.
 */
typedef struct
{
  MockStepKind kind;
  guint line;
  guint number;
  char *text;
} MockStep;

/**
 * MockScript:
 *
 * A script.
 */
typedef struct _MockScript MockScript;

/**
 * mock_script_load:
 * @path: a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the script, or %NULL with #MOCK_SCRIPT_ERROR or #G_FILE_ERROR
 */
MockScript *mock_script_load (const char *path, GError **error);

/**
 * mock_script_parse:
 * @name: the name to use in messages
 * @text: what stands in the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the script, or %NULL with %MOCK_SCRIPT_ERROR_SYNTAX
 */
MockScript *mock_script_parse (const char *name, const char *text, GError **error);

/**
 * mock_script_free:
 * @self: (nullable) (transfer full): a script
 *
 * Frees @self.
 */
void mock_script_free (MockScript *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockScript, mock_script_free)

/**
 * mock_script_get_name:
 * @self: a script
 *
 * Returns: (transfer none): "imap/injected" for the file imap/injected.dialogue
 */
const char *mock_script_get_name (const MockScript *self);

/**
 * mock_script_get:
 * @self: a script
 * @key: a key of the head
 *
 * Returns: (transfer none) (nullable): its value, or the key's default
 */
const char *mock_script_get (const MockScript *self, const char *key);

/**
 * mock_script_get_steps:
 * @self: a script
 * @connection: which connection, from 0; the last section serves all further ones
 *
 * Returns: (transfer none) (element-type MockStep): what to do on that connection
 */
const GPtrArray *mock_script_get_steps (const MockScript *self, guint connection);

/**
 * mock_script_mismatch:
 * @self: a script
 * @step: (nullable): where in the script, or %NULL for its end
 * @format: a printf() format, and its arguments
 *
 * Returns: (transfer full): an error that names the script's line
 */
GError *mock_script_mismatch (const MockScript *self, const MockStep *step, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
