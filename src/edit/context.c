/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Holds what pages share.
 */
#include "context-private.h"

struct _SignetContext
{
  GObject parent_instance;

  SignetAccountStore *store; /* owned */
  SignetKeyring *keyring;    /* owned */
  SignetSettings *settings;  /* owned */
  GNetworkMonitor *network;  /* owned */
};

G_DEFINE_FINAL_TYPE (SignetContext, signet_context, G_TYPE_OBJECT)

static void
signet_context_finalize (GObject *object)
{
  SignetContext *self = SIGNET_CONTEXT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);
  g_clear_object (&self->network);
  G_OBJECT_CLASS (signet_context_parent_class)->finalize (object);
}

static void
signet_context_class_init (SignetContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_context_finalize;
}

static void
signet_context_init (SignetContext *self)
{
  self->keyring = signet_keyring_new ();
  self->settings = signet_settings_new ();
}

SignetContext *
signet_context_new (void)
{
  g_autoptr (SignetAccountStore) store = signet_account_store_new ();

  signet_account_store_watch (store);
  return signet_context_new_for (store, g_network_monitor_get_default ());
}

SignetContext *
signet_context_new_for (SignetAccountStore *store, GNetworkMonitor *network)
{
  SignetContext *self = g_object_new (SIGNET_TYPE_CONTEXT, NULL);

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (store), NULL);
  g_return_val_if_fail (G_IS_NETWORK_MONITOR (network), NULL);

  self->store = g_object_ref (store);
  self->network = g_object_ref (network);
  return self;
}

SignetAccountStore *
signet_context_get_store (SignetContext *self)
{
  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), NULL);

  return self->store;
}

SignetKeyring *
signet_context_get_keyring (SignetContext *self)
{
  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), NULL);

  return self->keyring;
}

SignetSettings *
signet_context_get_settings (SignetContext *self)
{
  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), NULL);

  return self->settings;
}

gboolean
signet_context_is_offline (SignetContext *self)
{
  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), FALSE);

  return !g_network_monitor_get_network_available (self->network);
}
