/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads a file, or standard input, that the user named: bounded, and ended by a signal.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * signet_input_open:
 * @path: a file, or "-" for standard input
 * @error: return location for a #GFileError; one sentence that names the file
 *
 * Returns: a file descriptor to read from, to be closed by the caller, or -1 with @error set
 */
int signet_input_open (const char *path, GError **error);

/**
 * signet_input_read:
 * @fd: a file descriptor
 * @path: its name, for the message
 * @buffer: (out caller-allocates) (array length=size): where the bytes go
 * @size: the size of @buffer
 * @length: (out): how many bytes there were; @size if there may be more
 * @error: return location for a #GFileError, or %G_IO_ERROR_CANCELLED if a signal came
 *
 * Reads @fd to its end, or until @buffer is full. Leaves no copy of the bytes anywhere else.
 *
 * Returns: whether reading went well
 */
gboolean signet_input_read (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error);

/**
 * signet_input_read_once:
 * @fd: a file descriptor
 * @path: its name, for the message
 * @buffer: (out caller-allocates) (array length=size): where the bytes go
 * @size: the size of @buffer
 * @length: (out): how many bytes there were, 0 at the end
 * @error: return location for a #GFileError, or %G_IO_ERROR_CANCELLED if a signal came
 *
 * Reads what is there at the moment: from a terminal, one line.
 *
 * Returns: whether reading went well
 */
gboolean signet_input_read_once (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error);

/* The length of the mark that some editors put before UTF-8 text (U+FEFF), or 0 */
gsize signet_input_get_mark (const char *bytes, gsize length);

/* Whether the text begins with the mark of UTF-16 */
gboolean signet_input_is_utf16 (const char *bytes, gsize length);

G_END_DECLS
