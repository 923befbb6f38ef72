/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Waiting for a condition with the main loop running, never for a time.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * WaitCondition:
 * @user_data: what was handed in
 *
 * Returns: whether it has come true
 */
typedef gboolean (*WaitCondition) (gpointer user_data);

/**
 * wait_until:
 * @condition: what to wait for
 * @user_data: for @condition
 *
 * Runs the default main context until @condition is true. Fails the test after ten seconds.
 */
#define wait_until(condition, user_data)                                                           \
  wait_until_at (G_STRLOC, #condition, (condition), (user_data))

/**
 * wait_until_at:
 * @place: where in the source
 * @what: the condition's name
 * @condition: what to wait for
 * @user_data: for @condition
 *
 * Stands behind wait_until().
 */
void
wait_until_at (const char *place, const char *what, WaitCondition condition, gpointer user_data);

/**
 * wait_until_idle:
 *
 * Runs the default main context until it has nothing to do at once.
 */
void wait_until_idle (void);

/**
 * wait_until_gone:
 * @object: (transfer full): an object
 *
 * Drops the reference to @object and waits until the object is gone: nothing else may hold it.
 */
void wait_until_gone (gpointer object);

G_END_DECLS
