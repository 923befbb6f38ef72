/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An info bar whose buttons stand below the text, where a narrow window has room for them.
 */
#include "banner.h"
#include "answers-layout.h"
#include "plain-label.h"

#include <glib/gi18n-lib.h>

struct _SignetBanner
{
  AdwBin parent_instance;

  GtkInfoBar *bar;
  GtkLabel *text;
  GtkBox *buttons;
  SignetNotice *notice; /* owned */
};

enum
{
  PROP_NOTICE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetBanner, signet_banner, ADW_TYPE_BIN)

static GtkMessageType
choose_type (SignetNoticeKind kind)
{
  switch (kind)
    {
    case SIGNET_NOTICE_WARNING:
      return GTK_MESSAGE_WARNING;
    case SIGNET_NOTICE_ERROR:
      return GTK_MESSAGE_ERROR;
    case SIGNET_NOTICE_INFO:
    default:
      return GTK_MESSAGE_INFO;
    }
}

/* Between words only: where they do not fit side by side the buttons stand in a column. */
static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "justify", GTK_JUSTIFY_CENTER,
                       NULL);
}

/* A button that cannot be pressed is no offer: the page disables its actions, and they vanish. It
 * finds its action only within the page, and GTK must not show it while it is put there. */
static void
append_button (SignetBanner *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (self->buttons, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
}

static void
append_help (SignetBanner *self, const char *help)
{
  g_autofree char *action = g_strconcat ("account.help-", help, NULL);

  append_button (self, _ ("Help"), action);
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->buttons)), "flat");
}

static void
remove_buttons (SignetBanner *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);
}

static void
append_buttons (SignetBanner *self)
{
  for (guint i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    if (self->notice->buttons[i].label != NULL)
      append_button (self, self->notice->buttons[i].label, self->notice->buttons[i].action);
  if (self->notice->help != NULL)
    append_help (self, self->notice->help);
}

static void
show_notice (SignetBanner *self)
{
  gtk_info_bar_set_message_type (self->bar, choose_type (self->notice->kind));
  gtk_label_set_text (self->text, self->notice->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->notice->text, -1);
  append_buttons (self);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons),
                          gtk_widget_get_first_child (GTK_WIDGET (self->buttons)) != NULL);
}

/* What is said again is not made again: a button in it may have the focus. */
static gboolean
is_same (const SignetNotice *a, const SignetNotice *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    if (g_strcmp0 (a->buttons[i].label, b->buttons[i].label) != 0
        || g_strcmp0 (a->buttons[i].action, b->buttons[i].action) != 0)
      return FALSE;
  return a->kind == b->kind && g_str_equal (a->text, b->text) && g_strcmp0 (a->help, b->help) == 0;
}

static void
signet_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  signet_banner_set_notice (SIGNET_BANNER (object), g_value_get_boxed (value));
}

static void
signet_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, SIGNET_BANNER (object)->notice);
}

static void
signet_banner_finalize (GObject *object)
{
  g_clear_pointer (&SIGNET_BANNER (object)->notice, signet_notice_free);
  G_OBJECT_CLASS (signet_banner_parent_class)->finalize (object);
}

static void
signet_banner_class_init (SignetBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = signet_banner_set_property;
  object_class->get_property = signet_banner_get_property;
  object_class->finalize = signet_banner_finalize;
  properties[PROP_NOTICE] = g_param_spec_boxed ("notice", NULL, NULL, SIGNET_TYPE_NOTICE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* Screen readers speak a notification when it appears. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetBanner, bar);
  gtk_widget_class_bind_template_child (widget_class, SignetBanner, text);
  gtk_widget_class_bind_template_child (widget_class, SignetBanner, buttons);
}

static void
signet_banner_init (SignetBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_label (self->text);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->buttons), signet_answers_layout_new ());
}

SignetBanner *
signet_banner_new (void)
{
  return g_object_new (SIGNET_TYPE_BANNER, NULL);
}

void
signet_banner_set_notice (SignetBanner *self, const SignetNotice *notice)
{
  g_return_if_fail (SIGNET_IS_BANNER (self));

  if (is_same (notice, self->notice))
    return;
  g_clear_pointer (&self->notice, signet_notice_free);
  remove_buttons (self);
  if (notice != NULL)
    {
      self->notice = signet_notice_copy (notice);
      show_notice (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), notice != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

gboolean
signet_banner_offers (SignetBanner *self, const char *action)
{
  g_return_val_if_fail (SIGNET_IS_BANNER (self), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  if (self->notice == NULL)
    return FALSE;
  for (guint i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    if (g_strcmp0 (self->notice->buttons[i].action, action) == 0)
      return TRUE;
  return FALSE;
}
