/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The certificates that are trusted for an account although they do not verify. Whether one may be
 * is judged in policy.c.
 */
#include "account-private.h"

GPtrArray *
signet_pins_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)signet_pin_free);
}

gboolean
signet_pins_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find_with_equal_func (b, a->pdata[i], (GEqualFunc)signet_pin_equal, NULL))
      return FALSE;
  return TRUE;
}

static gpointer
pin_copy (gconstpointer pin, gpointer unused)
{
  return signet_pin_copy (pin);
}

void
signet_account_set_pins (SignetAccount *self, GPtrArray *pins)
{
  if (signet_pins_equal (self->pins, pins))
    return;
  g_ptr_array_unref (self->pins);
  self->pins = g_ptr_array_copy (pins, pin_copy, NULL);
  g_ptr_array_set_free_func (self->pins, (GDestroyNotify)signet_pin_free);
  g_object_notify (G_OBJECT (self), "pins");
}

GPtrArray *
signet_account_get_pins (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->pins;
}

const SignetPin *
signet_account_find_pin (SignetAccount *self,
                         SignetProtocol protocol,
                         const char *host,
                         guint16 port)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  for (guint i = 0; i < self->pins->len; i++)
    if (signet_pin_is_at (self->pins->pdata[i], protocol, host, port))
      return self->pins->pdata[i];
  return NULL;
}

void
signet_account_add_pin (SignetAccount *self, const SignetPin *pin)
{
  const SignetPin *old;
  SignetPin *copy;

  g_return_if_fail (SIGNET_IS_ACCOUNT (self));
  g_return_if_fail (pin != NULL);

  copy = signet_pin_copy (pin);
  old = signet_account_find_pin (self, pin->protocol, pin->host, pin->port);
  if (old != NULL)
    g_ptr_array_remove (self->pins, (gpointer)old);
  g_ptr_array_add (self->pins, copy);
  g_object_notify (G_OBJECT (self), "pins");
}

guint
signet_account_remove_pins (SignetAccount *self, SignetProtocol protocol)
{
  g_autoptr (GPtrArray) kept = signet_pins_new ();
  guint n;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  n = self->pins->len;
  for (guint i = 0; i < n; i++)
    {
      const SignetPin *pin = self->pins->pdata[i];

      if (pin->protocol != protocol)
        g_ptr_array_add (kept, signet_pin_copy (pin));
    }
  signet_account_set_pins (self, kept);
  return n - kept->len;
}

gboolean
signet_account_remove_pin (SignetAccount *self, const SignetPin *pin)
{
  const SignetPin *old;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (pin != NULL, FALSE);

  old = signet_account_find_pin (self, pin->protocol, pin->host, pin->port);
  if (old == NULL)
    return FALSE;
  g_ptr_array_remove (self->pins, (gpointer)old);
  g_object_notify (G_OBJECT (self), "pins");
  return TRUE;
}
