/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads a file, or standard input, that the user named: bounded, and ended by a signal.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "-" is standard input. A descriptor for the caller to close, or -1 with @error set */
int signet_input_open (const char *path, GError **error);

/* Reads to the end, or until the buffer is full; leaves no copy of the bytes anywhere else */
gboolean signet_input_read (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error);

/* Reads what is there: from a terminal, one line. 0 bytes are the end. */
gboolean signet_input_read_once (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error);

/* The length of the mark that some editors put before UTF-8 text (U+FEFF), or 0 */
gsize signet_input_get_mark (const char *bytes, gsize length);

/* Whether the text begins with the mark of UTF-16 */
gboolean signet_input_is_utf16 (const char *bytes, gsize length);

G_END_DECLS
