/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The server's part in one connection of a script: what the written lines really mean, once the
 * placeholders in them are worked out. Does no I/O; both runners and the mock server use it.
 *
 *   <bytes:\x20\r\n>          bytes with escapes (\r \n \t \0 \\ \xNN)
 *   <base64:\0ada\0secret>    the base64 of such bytes
 *   <repeat:70000 x>          a text, many times
 *   <cram-md5:challenge>      the base64 of the right answer to a CRAM-MD5 challenge (RFC 2195)
 *   <scram-client-first>      any first message of SCRAM; stands at the end of a line
 *   <scram-client-final>      the one right final message; likewise
 *   <scram-server-first:…>    see mock_scram_say_first()
 *   <scram-server-final:…>    see mock_scram_say_final()
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * MockPart:
 *
 * The server's part in one connection.
 */
typedef struct _MockPart MockPart;

/**
 * mock_part_new:
 * @script: the script; must outlive the part
 *
 * Returns: (transfer full): a new part
 */
MockPart *mock_part_new (const MockScript *script);

/**
 * mock_part_free:
 * @self: (nullable) (transfer full): a part
 *
 * Frees @self.
 */
void mock_part_free (MockPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockPart, mock_part_free)

/**
 * mock_part_bind:
 * @self: a part
 * @binding: (nullable): the bytes the TLS channel is bound by
 *
 * Says that TLS has started.
 */
void mock_part_bind (MockPart *self, GBytes *binding);

/**
 * mock_part_say:
 * @self: a part
 * @step: a step at which the server speaks
 *
 * Returns: (transfer full): the bytes to send
 */
GBytes *mock_part_say (MockPart *self, const MockStep *step);

/**
 * mock_part_hear:
 * @self: a part
 * @step: a step at which the server listens
 * @line: what the client said, without the line end
 * @error: return location for a %MOCK_SCRIPT_ERROR_MISMATCH
 *
 * Returns: whether the client said what the script expects
 */
gboolean mock_part_hear (MockPart *self, const MockStep *step, GString *line, GError **error);

/**
 * mock_part_is_goodbye:
 * @line: what the client said
 *
 * Returns: whether @line only says goodbye, which a client may do at any end
 */
gboolean mock_part_is_goodbye (GString *line);

G_END_DECLS
