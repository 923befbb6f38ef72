/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The time that is left to the command. --timeout bounds everything that is waited for; the time of
 * the settings does not bound persons. A process runs one command, so there is one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0 is the time of the settings. It runs from now on; before that there is no limit. */
void signet_deadline_start (guint timeout_ms);

/* The milliseconds that are left, at least @least: what is healthy shall not want for time */
guint signet_deadline_get_left (guint least);

/* The milliseconds that are left for servers, at least a second: the rounding is in their favour */
guint signet_deadline_get_left_for_servers (void);

/* Gives back the time since @start, of g_get_monotonic_time(), because a person needed it */
void signet_deadline_forgive (gint64 start);

/* Whether somebody is there who can be asked, and who can stop the command */
gboolean signet_deadline_has_person (void);

/* Whether that one may take their time, for the user did not say how long to wait */
gboolean signet_deadline_excuses_person (void);

G_END_DECLS
