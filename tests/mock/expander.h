/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Expands the placeholders of a script's lines, with what was said in the same connection. Does no
 * I/O; both runners and the mock server use it.
 *
 *   <bytes:\x20\r\n>          bytes with escapes (\r \n \t \0 \\ \xNN)
 *   <base64:\0ada\0secret>    the base64 of such bytes
 *   <repeat:70000 x>          a text, many times
 *   <cram-md5:challenge>      the base64 of the right answer to a CRAM-MD5 challenge (RFC 2195)
 *   <scram-client-first>      any first message of SCRAM; stands at the end of a line
 *   <scram-client-final>      the one right final message; likewise
 *   <scram-server-first:…>    see mock_scram_make_first()
 *   <scram-server-final:…>    see mock_scram_make_final()
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * MockExpander:
 *
 * Expands the lines of one connection.
 */
typedef struct _MockExpander MockExpander;

/**
 * mock_expander_new:
 * @script: the script; must outlive the expander
 *
 * Returns: (transfer full): a new expander
 */
MockExpander *mock_expander_new (const MockScript *script);

/**
 * mock_expander_free:
 * @self: (nullable) (transfer full): an expander
 *
 * Frees @self.
 */
void mock_expander_free (MockExpander *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockExpander, mock_expander_free)

/**
 * mock_expander_bind:
 * @self: an expander
 * @binding: (nullable): the bytes the TLS channel is bound by
 *
 * Says that TLS has started.
 */
void mock_expander_bind (MockExpander *self, GBytes *binding);

/**
 * mock_expander_expand:
 * @self: an expander
 * @step: a step at which the server speaks
 *
 * Returns: (transfer full): the bytes to send
 */
GBytes *mock_expander_expand (MockExpander *self, const MockStep *step);

/**
 * mock_expander_match:
 * @self: an expander
 * @step: a step at which the server listens
 * @line: what the client said, without the line end
 * @error: return location for a %MOCK_SCRIPT_ERROR_MISMATCH
 *
 * Returns: whether the client said what the script expects
 */
gboolean
mock_expander_match (MockExpander *self, const MockStep *step, GString *line, GError **error);

/**
 * mock_line_is_goodbye:
 * @line: what the client said
 *
 * Returns: whether @line only says goodbye, which a client may do at any end
 */
gboolean mock_line_is_goodbye (GString *line);

G_END_DECLS
