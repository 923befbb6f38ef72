/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of a set-up: a list of results, and whether they suffice.
 */
#include "report.h"

struct _SignetReport
{
  GObject parent_instance;

  char *target;        /* owned */
  GListStore *results; /* owned */
  guint elapsed_ms;
};

enum
{
  PROP_TARGET = 1,
  PROP_ELAPSED_MS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
signet_report_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_PROTOCOL_RESULT;
}

static guint
signet_report_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SIGNET_REPORT (model)->results));
}

static gpointer
signet_report_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SIGNET_REPORT (model)->results), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_report_get_item_type;
  iface->get_n_items = signet_report_get_n_items;
  iface->get_item = signet_report_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetReport,
                               signet_report,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
signet_report_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetReport *self = SIGNET_REPORT (object);

  switch (id)
    {
    case PROP_TARGET:
      g_value_set_string (value, self->target);
      break;
    case PROP_ELAPSED_MS:
      g_value_set_uint (value, self->elapsed_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_report_finalize (GObject *object)
{
  SignetReport *self = SIGNET_REPORT (object);

  g_free (self->target);
  g_clear_object (&self->results);
  G_OBJECT_CLASS (signet_report_parent_class)->finalize (object);
}

static void
signet_report_class_init (SignetReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = signet_report_get_property;
  object_class->finalize = signet_report_finalize;
  properties[PROP_TARGET] = g_param_spec_string ("target", NULL, NULL, NULL, flags);
  properties[PROP_ELAPSED_MS] = g_param_spec_uint ("elapsed-ms", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_report_init (SignetReport *self)
{
  self->results = g_list_store_new (SIGNET_TYPE_PROTOCOL_RESULT);
  g_signal_connect_object (self->results, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

SignetReport *
signet_report_new (const char *target)
{
  SignetReport *self;

  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_REPORT, NULL);
  self->target = g_strdup (target);
  return self;
}

const char *
signet_report_get_target (SignetReport *self)
{
  g_return_val_if_fail (SIGNET_IS_REPORT (self), NULL);

  return self->target;
}

void
signet_report_add_result (SignetReport *self, SignetProtocolResult *result)
{
  g_return_if_fail (SIGNET_IS_REPORT (self));
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (result));

  g_list_store_append (self->results, result);
}

SignetProtocolResult *
signet_report_get_result (SignetReport *self, SignetProtocol protocol)
{
  GListModel *results;

  g_return_val_if_fail (SIGNET_IS_REPORT (self), NULL);

  results = G_LIST_MODEL (self->results);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (results, i);

      if (signet_protocol_result_get_protocol (result) == protocol)
        return result; /* the list keeps it */
    }
  return NULL;
}

void
signet_report_set_elapsed_ms (SignetReport *self, guint elapsed_ms)
{
  g_return_if_fail (SIGNET_IS_REPORT (self));

  self->elapsed_ms = elapsed_ms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED_MS]);
}

guint
signet_report_get_elapsed_ms (SignetReport *self)
{
  g_return_val_if_fail (SIGNET_IS_REPORT (self), 0);

  return self->elapsed_ms;
}

static gboolean
has_ok (SignetReport *self, SignetProtocol protocol)
{
  SignetProtocolResult *result = signet_report_get_result (self, protocol);

  return result != NULL && signet_protocol_result_is_ok (result);
}

/* One way to read mail is enough where both are in the report */
static gboolean
suffices (SignetReport *self, SignetProtocol protocol)
{
  switch (protocol)
    {
    case SIGNET_PROTOCOL_IMAP:
    case SIGNET_PROTOCOL_POP3:
      return has_ok (self, SIGNET_PROTOCOL_IMAP) || has_ok (self, SIGNET_PROTOCOL_POP3);
    default:
      return has_ok (self, protocol);
    }
}

gboolean
signet_report_is_ok (SignetReport *self)
{
  guint n_services;

  g_return_val_if_fail (SIGNET_IS_REPORT (self), FALSE);

  n_services = signet_report_get_n_items (G_LIST_MODEL (self));
  for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
    if (signet_report_get_result (self, (SignetProtocol)protocol) != NULL
        && !suffices (self, (SignetProtocol)protocol))
      return FALSE;
  return n_services > 0;
}
