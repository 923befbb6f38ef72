/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A title and a value.
 */
#include "detail.h"

struct _SignetDetail
{
  GObject parent_instance;

  char *title;
  char *value;
};

enum
{
  PROP_TITLE = 1,
  PROP_VALUE,
};

G_DEFINE_FINAL_TYPE (SignetDetail, signet_detail, G_TYPE_OBJECT)

static void
signet_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetDetail *self = SIGNET_DETAIL (object);

  g_value_set_string (value, id == PROP_TITLE ? self->title : self->value);
}

static void
signet_detail_finalize (GObject *object)
{
  SignetDetail *self = SIGNET_DETAIL (object);

  g_free (self->title);
  g_free (self->value);
  G_OBJECT_CLASS (signet_detail_parent_class)->finalize (object);
}

static void
signet_detail_class_init (SignetDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = signet_detail_get_property;
  object_class->finalize = signet_detail_finalize;
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_VALUE,
                                   g_param_spec_string ("value", NULL, NULL, NULL, flags));
}

static void
signet_detail_init (SignetDetail *self)
{
}

SignetDetail *
signet_detail_new (const char *title, const char *value)
{
  SignetDetail *self = g_object_new (SIGNET_TYPE_DETAIL, NULL);

  g_return_val_if_fail (title != NULL && value != NULL, NULL);

  self->title = g_strdup (title);
  self->value = g_strdup (value);
  return self;
}

const char *
signet_detail_get_title (SignetDetail *self)
{
  g_return_val_if_fail (SIGNET_IS_DETAIL (self), NULL);

  return self->title;
}

const char *
signet_detail_get_value (SignetDetail *self)
{
  g_return_val_if_fail (SIGNET_IS_DETAIL (self), NULL);

  return self->value;
}
