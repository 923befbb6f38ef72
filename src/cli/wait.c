/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Turns the main loop until there is a result.
 */
#include "wait.h"

#define TICK_MS 50

struct _SignetWait
{
  GAsyncResult *result; /* (nullable): owned */
  SignetWaitFunc goes_on;
  gpointer data;
};

static void
wait_clear (gpointer data)
{
  SignetWait *self = data;

  g_clear_object (&self->result);
}

SignetWait *
signet_wait_new (void)
{
  return g_rc_box_new0 (SignetWait);
}

void
signet_wait_unref (SignetWait *self)
{
  g_rc_box_release_full (self, wait_clear);
}

gpointer
signet_wait_data (SignetWait *self)
{
  return g_rc_box_acquire (self);
}

void
signet_wait_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  g_autoptr (SignetWait) self = wait;

  self->result = g_object_ref (result);
}

static gboolean
lacks_result (gpointer data)
{
  const SignetWait *self = data;

  return self->result == NULL && (self->goes_on == NULL || self->goes_on (self->data));
}

static gboolean
tick_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

GAsyncResult *
signet_wait_for (SignetWait *self, SignetWaitFunc goes_on, gpointer data)
{
  guint tick;

  g_return_val_if_fail (self != NULL, NULL);

  self->goes_on = goes_on;
  self->data = data;
  tick = g_timeout_add (TICK_MS, tick_cb, NULL);
  signet_wait_while (lacks_result, self);
  g_source_remove (tick);
  return self->result;
}

void
signet_wait_while (SignetWaitFunc goes_on, gpointer data)
{
  while (goes_on (data))
    g_main_context_iteration (NULL, TRUE);
}
