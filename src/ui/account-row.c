/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row is told again what to show whenever anything of its account changes.
 */
#include "account-row.h"

#include "explain-account.h"

struct _SignetAccountRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  SignetAccount *account;   /* owned */
  SignetSettings *settings; /* owned */
};

static const struct
{
  const char *icon;
  const char *css_class; /* (nullable) */
} looks[] = {
  [SIGNET_SUMMARY_UNKNOWN] = { "dialog-question-symbolic", "dim-label" },
  [SIGNET_SUMMARY_ENCRYPTED] = { "signet-encrypted-symbolic", NULL },
  [SIGNET_SUMMARY_UNENCRYPTED] = { "signet-not-encrypted-symbolic", "warning" },
  [SIGNET_SUMMARY_PROBLEM] = { "dialog-warning-symbolic", "error" },
};

G_DEFINE_FINAL_TYPE (SignetAccountRow, signet_account_row, ADW_TYPE_ACTION_ROW)

static void
set_look (SignetAccountRow *self, SignetSummary summary)
{
  const char *const classes[] = { looks[summary].css_class, NULL };

  gtk_image_set_from_icon_name (self->icon, looks[summary].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **)classes);
}

/* libadwaita 1.2 shows the subtitle to nobody who listens instead of looking. */
static void
update (SignetAccountRow *self)
{
  SignetPlaintext limit = signet_settings_get_plaintext_limit (self->settings);
  SignetSummary summary;
  const char *words = signet_explain_account (self->account, limit, &summary);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 signet_account_get_title (self->account));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  set_look (self, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  signet_account_get_address (self->account),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
open_account (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
signet_account_row_dispose (GObject *object)
{
  SignetAccountRow *self = SIGNET_ACCOUNT_ROW (object);

  g_clear_object (&self->account);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_ACCOUNT_ROW);
  G_OBJECT_CLASS (signet_account_row_parent_class)->dispose (object);
}

static void
signet_account_row_class_init (SignetAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_account_row_dispose;
  gtk_widget_class_install_action (widget_class, "accounts.open", NULL, open_account);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAccountRow, icon);
}

static void
signet_account_row_init (SignetAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The row would be read with its title and with its address, one after the other. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

SignetAccountRow *
signet_account_row_new (SignetAccount *account, SignetSettings *settings)
{
  SignetAccountRow *self;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_ACCOUNT_ROW, NULL);
  self->account = g_object_ref (account);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (account, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

SignetAccount *
signet_account_row_get_account (SignetAccountRow *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_ROW (self), NULL);

  return self->account;
}
