/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A record that lists and pages bind to. Nothing is judged here.
 */
#include "account.h"

#include "enum-types.h"

struct _SignetAccount
{
  GObject parent_instance;

  char *id;                                          /* owned */
  char *address;                                     /* owned */
  char *name;                                        /* (nullable): owned */
  SignetServerSettings *servers[SIGNET_N_PROTOCOLS]; /* (nullable): owned */
  GPtrArray *pins;                                   /* owned: SignetPin */
  gint64 last_check;
  guint64 generation;
  SignetIncoming incoming;
  SignetIncoming found_incoming;
  gboolean require_ssl;
  gboolean site;
};

/* The properties of the servers come first, in the order of SignetProtocol */
enum
{
  PROP_IMAP = 1,
  PROP_POP3,
  PROP_SMTP,
  PROP_ID,
  PROP_ADDRESS,
  PROP_NAME,
  PROP_TITLE,
  PROP_REQUIRE_SSL,
  PROP_INCOMING,
  PROP_STATUS,
  PROP_LAST_CHECK,
  PROP_PINS,
  PROP_SITE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetAccount, signet_account, G_TYPE_OBJECT)

static GPtrArray *
pins_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)signet_pin_free);
}

static gboolean
pins_equal (GPtrArray *a, GPtrArray *b)
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

static void
set_pins (SignetAccount *self, GPtrArray *pins)
{
  if (pins_equal (self->pins, pins))
    return;
  g_ptr_array_unref (self->pins);
  self->pins = g_ptr_array_copy (pins, pin_copy, NULL);
  g_ptr_array_set_free_func (self->pins, (GDestroyNotify)signet_pin_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINS]);
}

static void
signet_account_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetAccount *self = SIGNET_ACCOUNT (object);

  switch (id)
    {
    case PROP_IMAP:
    case PROP_POP3:
    case PROP_SMTP:
      g_value_set_boxed (value, self->servers[id - PROP_IMAP]);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, signet_account_get_title (self));
      break;
    case PROP_REQUIRE_SSL:
      g_value_set_boolean (value, self->require_ssl);
      break;
    case PROP_INCOMING:
      g_value_set_enum (value, self->incoming);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, signet_account_get_status (self));
      break;
    case PROP_LAST_CHECK:
      g_value_set_int64 (value, self->last_check);
      break;
    case PROP_PINS:
      g_value_set_boxed (value, self->pins);
      break;
    case PROP_SITE:
      g_value_set_boolean (value, self->site);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_account_finalize (GObject *object)
{
  SignetAccount *self = SIGNET_ACCOUNT (object);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    signet_server_settings_free (self->servers[i]);
  g_ptr_array_unref (self->pins);
  g_free (self->id);
  g_free (self->address);
  g_free (self->name);
  G_OBJECT_CLASS (signet_account_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const servers[SIGNET_N_PROTOCOLS] = { "imap", "pop3", "smtp" };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    properties[PROP_IMAP + i] = g_param_spec_boxed (servers[i], NULL, NULL,
                                                    SIGNET_TYPE_SERVER_SETTINGS, flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REQUIRE_SSL] = g_param_spec_boolean ("require-ssl", NULL, NULL, TRUE, flags);
  properties[PROP_INCOMING] = g_param_spec_enum ("incoming", NULL, NULL, SIGNET_TYPE_INCOMING,
                                                 SIGNET_INCOMING_AUTO, flags);
  properties[PROP_STATUS] = g_param_spec_enum ("status", NULL, NULL, SIGNET_TYPE_ACCOUNT_STATUS,
                                               SIGNET_ACCOUNT_UNCHECKED, flags);
  properties[PROP_LAST_CHECK] = g_param_spec_int64 ("last-check", NULL, NULL, 0, G_MAXINT64, 0,
                                                    flags);
  properties[PROP_PINS] = g_param_spec_boxed ("pins", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[PROP_SITE] = g_param_spec_boolean ("site", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_account_class_init (SignetAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_account_get_property;
  object_class->finalize = signet_account_finalize;
  install_properties (object_class);
}

static void
signet_account_init (SignetAccount *self)
{
  self->require_ssl = TRUE;
  self->pins = pins_new ();
}

SignetAccount *
signet_account_new (const char *id, const char *address)
{
  SignetAccount *self;

  g_return_val_if_fail (id == NULL || g_uuid_string_is_valid (id), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_ACCOUNT, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->address = g_strdup (address);
  return self;
}

SignetAccount *
signet_account_copy (SignetAccount *self)
{
  SignetAccount *copy;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  copy = signet_account_new (self->id, self->address);
  signet_account_assign (copy, self);
  return copy;
}

void
signet_account_assign (SignetAccount *self, SignetAccount *from)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));
  g_return_if_fail (SIGNET_IS_ACCOUNT (from));
  g_return_if_fail (g_str_equal (self->id, from->id));
  g_return_if_fail (g_str_equal (self->address, from->address));

  g_object_freeze_notify (G_OBJECT (self));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    signet_account_set_server (self, (SignetProtocol)i, from->servers[i]);
  signet_account_set_name (self, from->name);
  signet_account_set_require_ssl (self, from->require_ssl);
  signet_account_set_incoming (self, from->incoming, from->found_incoming);
  signet_account_set_last_check (self, from->last_check);
  signet_account_set_site (self, from->site);
  set_pins (self, from->pins);
  self->generation = from->generation;
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
same_servers (SignetAccount *a, SignetAccount *b)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!signet_server_settings_equal (a->servers[i], b->servers[i]))
      return FALSE;
  return TRUE;
}

gboolean
signet_account_equal (SignetAccount *a, SignetAccount *b)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (a), FALSE);
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (b), FALSE);

  return g_str_equal (a->id, b->id) && g_str_equal (a->address, b->address)
         && g_strcmp0 (a->name, b->name) == 0 && a->require_ssl == b->require_ssl
         && a->incoming == b->incoming && a->found_incoming == b->found_incoming
         && a->last_check == b->last_check && a->site == b->site && same_servers (a, b)
         && pins_equal (a->pins, b->pins);
}

const char *
signet_account_get_id (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->id;
}

const char *
signet_account_get_address (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->address;
}

const char *
signet_account_get_name (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->name;
}

void
signet_account_set_name (SignetAccount *self, const char *name)
{
  g_autofree char *old = NULL;

  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  if (name != NULL && *name == '\0')
    name = NULL;
  if (g_strcmp0 (self->name, name) == 0)
    return;
  old = self->name;
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
signet_account_get_title (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->name != NULL ? self->name : self->address;
}

gboolean
signet_account_get_require_ssl (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), TRUE);

  return self->require_ssl;
}

void
signet_account_set_require_ssl (SignetAccount *self, gboolean require_ssl)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  if (self->require_ssl == require_ssl)
    return;
  self->require_ssl = require_ssl;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRE_SSL]);
}

SignetIncoming
signet_account_get_incoming (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), SIGNET_INCOMING_AUTO);

  return self->incoming;
}

SignetIncoming
signet_account_get_found_incoming (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), SIGNET_INCOMING_AUTO);

  if (self->incoming != SIGNET_INCOMING_AUTO)
    return self->found_incoming;
  if (signet_server_settings_get_found (self->servers[SIGNET_PROTOCOL_IMAP]) != NULL)
    return SIGNET_INCOMING_IMAP;
  return signet_server_settings_get_found (self->servers[SIGNET_PROTOCOL_POP3]) != NULL
             ? SIGNET_INCOMING_POP3
             : SIGNET_INCOMING_AUTO;
}

void
signet_account_set_incoming (SignetAccount *self, SignetIncoming incoming, SignetIncoming found)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  if (incoming == SIGNET_INCOMING_AUTO)
    found = SIGNET_INCOMING_AUTO;
  if (self->incoming == incoming && self->found_incoming == found)
    return;
  self->incoming = incoming;
  self->found_incoming = found;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCOMING]);
}

gint64
signet_account_get_last_check (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  return self->last_check;
}

void
signet_account_set_last_check (SignetAccount *self, gint64 last_check)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));
  g_return_if_fail (last_check >= 0);

  if (self->last_check == last_check)
    return;
  self->last_check = last_check;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_CHECK]);
}

const SignetServerSettings *
signet_account_get_server (SignetAccount *self, SignetProtocol protocol)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS, NULL);

  return self->servers[protocol];
}

void
signet_account_set_server (SignetAccount *self,
                           SignetProtocol protocol,
                           const SignetServerSettings *server)
{
  SignetServerSettings *old;

  g_return_if_fail (SIGNET_IS_ACCOUNT (self));
  g_return_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS);

  old = self->servers[protocol];
  if (signet_server_settings_equal (old, server))
    return;
  self->servers[protocol] = server != NULL ? signet_server_settings_copy (server) : NULL;
  signet_server_settings_free (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IMAP + (int)protocol]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

const char *
signet_account_get_user (SignetAccount *self, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (self, protocol);

  return server != NULL && server->user != NULL ? server->user : self->address;
}

SignetAccountStatus
signet_account_get_status (SignetAccount *self)
{
  SignetAccountStatus status = SIGNET_ACCOUNT_OK;
  guint n_checked = 0;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), SIGNET_ACCOUNT_UNCHECKED);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->servers[i] != NULL)
      {
        if (!self->servers[i]->checked)
          return SIGNET_ACCOUNT_UNCHECKED;
        if (self->servers[i]->outcome != SIGNET_OUTCOME_OK)
          status = SIGNET_ACCOUNT_FAILED;
        n_checked++;
      }
  return n_checked > 0 ? status : SIGNET_ACCOUNT_UNCHECKED;
}

/* Whether a certificate may be trusted although it does not verify is judged in policy.c. */
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINS]);
}

guint
signet_account_remove_pins (SignetAccount *self, SignetProtocol protocol)
{
  g_autoptr (GPtrArray) kept = pins_new ();
  guint n;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  n = self->pins->len;
  for (guint i = 0; i < n; i++)
    {
      const SignetPin *pin = self->pins->pdata[i];

      if (pin->protocol != protocol)
        g_ptr_array_add (kept, signet_pin_copy (pin));
    }
  set_pins (self, kept);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINS]);
  return TRUE;
}

gboolean
signet_account_is_site (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), FALSE);

  return self->site;
}

void
signet_account_set_site (SignetAccount *self, gboolean site)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  if (self->site == site)
    return;
  self->site = site;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
}

guint64
signet_account_get_generation (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  return self->generation;
}

void
signet_account_set_generation (SignetAccount *self, guint64 generation)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  self->generation = generation;
}
