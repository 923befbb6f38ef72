/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Holds what pages share.
 */
#include "context-private.h"

#include "leftovers.h"

struct _SignetContext
{
  GObject parent_instance;

  SignetAccountStore *store; /* owned */
  SignetKeyring *keyring;    /* owned */
  SignetSettings *settings;  /* owned */
  GNetworkMonitor *network;  /* owned */
  guint n_unfinished;
};

enum
{
  PROP_BUSY = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetContext, signet_context, G_TYPE_OBJECT)

static void
signet_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, SIGNET_CONTEXT (object)->n_unfinished > 0);
}

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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_context_get_property;
  object_class->finalize = signet_context_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_context_init (SignetContext *self)
{
  self->keyring = signet_keyring_new ();
  self->settings = signet_settings_new ();
}

static gboolean
clear_leftovers (gpointer data)
{
  SignetContext *self = data;

  signet_leftovers_clear_async (self->store, self->keyring, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

SignetContext *
signet_context_new (void)
{
  g_autoptr (SignetAccountStore) store = signet_account_store_new_watching ();
  SignetContext *self = signet_context_new_for (store, g_network_monitor_get_default ());

  /* After the first frame */
  g_idle_add_full (G_PRIORITY_LOW, clear_leftovers, g_object_ref (self), g_object_unref);
  return self;
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

void
signet_context_begin (SignetContext *self)
{
  g_return_if_fail (SIGNET_IS_CONTEXT (self));

  g_object_ref (self);
  self->n_unfinished++;
  if (self->n_unfinished == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
signet_context_end (SignetContext *self)
{
  g_return_if_fail (SIGNET_IS_CONTEXT (self) && self->n_unfinished > 0);

  self->n_unfinished--;
  if (self->n_unfinished == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_unref (self);
}

char *
signet_context_find (SignetContext *self, const char *text, GError **error)
{
  g_autoptr (SignetAccount) account = NULL;

  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  account = signet_account_store_find (signet_context_get_store (self), text, error);
  return account != NULL ? g_strdup (signet_account_get_id (account)) : NULL;
}

/* That they could not be removed changes nothing for anyone. */
static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  signet_keyring_clear_finish (SIGNET_KEYRING (source), result, NULL);
  signet_context_end (data);
}

void
signet_context_clear_passwords (SignetContext *self, const char *id)
{
  g_return_if_fail (SIGNET_IS_CONTEXT (self) && id != NULL);

  signet_context_begin (self);
  signet_keyring_clear_async (self->keyring, id, NULL, on_cleared, self);
}

void
signet_context_clear_password (SignetContext *self, const char *id, SignetProtocol protocol)
{
  g_return_if_fail (SIGNET_IS_CONTEXT (self) && id != NULL);

  signet_context_begin (self);
  signet_keyring_clear_service_async (self->keyring, id, protocol, NULL, on_cleared, self);
}
