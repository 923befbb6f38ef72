/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Text from outside (a server's words, a certificate's names) made harmless: bounded, valid
 * UTF-8, and with every character escaped that could command a terminal or mislead a reader.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_TEXT_MAX:
 *
 * The most bytes signet_text_escape() returns where the caller gives no limit of its own.
 */
#define SIGNET_TEXT_MAX 512

/**
 * signet_text_escape:
 * @bytes: (array length=length): bytes from outside; may hold anything
 * @length: how many, or -1 if they end with a NUL
 * @max: the most bytes to return, or 0 for %SIGNET_TEXT_MAX; what is cut off is replaced by "…"
 *
 * Makes untrusted text safe to show in a terminal, a log, a plain label or JSON. Invalid UTF-8
 * becomes "\xNN"; control characters, line separators, zero-width, bidirectional-formatting and
 * unassigned characters become "\u{NNNN}"; runs of blanks are kept; a backslash stays as it is.
 * The result holds no line break. Markup characters are kept: labels must show it as plain text.
 *
 * Returns: (transfer full): the safe text, valid UTF-8, at most @max bytes
 */
char *signet_text_escape (const char *bytes, gssize length, gsize max);

G_END_DECLS
