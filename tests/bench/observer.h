/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the parts of the observer share. It is a library that is loaded into a program before its
 * own ones, measures, and tells what it saw line by line; the program knows nothing of it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*ObserverFunc) (GtkWindow *window);

/**
 * observer_tell:
 * @format: printf format
 *
 * Writes one line to whoever started the program.
 */
void observer_tell (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * observer_find:
 * @widget: where to begin
 * @type_name: the name of a type
 *
 * Returns: (transfer none) (nullable): the first visible widget of that very type
 */
GtkWidget *observer_find (GtkWidget *widget, const char *type_name);

/**
 * observer_watch_loop:
 *
 * Measures the main loop from now on.
 */
void observer_watch_loop (void);

/**
 * observer_when_quiet:
 * @window: for @func
 * @func: called once, from the main loop
 *
 * Waits until nothing happens for a quarter of a second: no event, no frame, no timer.
 */
void observer_when_quiet (GtkWindow *window, ObserverFunc func);

/**
 * observer_start_stalls:
 *
 * Forgets the stalls so far.
 */
void observer_start_stalls (void);

/**
 * observer_tell_stalls:
 *
 * Tells the longest times in which the main loop did not look for events, in ms, the longest first
 * and without the waiting for a processor, each with the main thread's CPU time in it:
 * "stall 12.3 11.9 12.0 0.5".
 */
void observer_tell_stalls (void);

/**
 * observer_watch_frames:
 * @window: a mapped window
 *
 * Measures frames from now on.
 */
void observer_watch_frames (GtkWindow *window);

/**
 * observer_start_frames:
 *
 * Forgets the frames so far.
 */
void observer_start_frames (void);

/**
 * observer_tell_frames:
 * @name: for the line
 *
 * Tells how long the work of each frame took (update, layout and paint), in ms: "frames NAME 1.1
 * …".
 */
void observer_tell_frames (const char *name);

/**
 * observer_scroll:
 * @window: a window with a list that is larger than it
 *
 * Scrolls from one end to the other, and tells about its frames.
 */
void observer_scroll (GtkWindow *window);

/**
 * observer_probe:
 * @window: a window with an account page that has an address
 *
 * Types a password, probes, and tells the stalls.
 */
void observer_probe (GtkWindow *window);

/**
 * observer_type:
 * @window: a window with the page of an account
 *
 * Types into it, and tells how long the page took for each key, in ms: "keys 0.3 …".
 */
void observer_type (GtkWindow *window);

G_END_DECLS
