/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row is told again what to show whenever anything of its account changes.
 */
#include "account-row.h"

#include "explain-account.h"
#include "explain.h"
#include "plain-label.h"

struct _SignetAccountRow
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *status;
  SignetAccount *account;   /* (nullable): owned */
  SignetSettings *settings; /* owned */
};

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [SIGNET_SUMMARY_UNKNOWN] = { "dialog-question-symbolic", "dim-label" },
  [SIGNET_SUMMARY_ENCRYPTED] = { "signet-encrypted-symbolic", "success" },
  [SIGNET_SUMMARY_UNENCRYPTED] = { "signet-not-encrypted-symbolic", "error" },
  [SIGNET_SUMMARY_PROBLEM] = { "dialog-warning-symbolic", "warning" },
};

G_DEFINE_FINAL_TYPE (SignetAccountRow, signet_account_row, GTK_TYPE_BOX)

static void
set_look (SignetAccountRow *self, SignetSummary summary)
{
  const char *const classes[] = { looks[summary].css_class, NULL };

  gtk_image_set_from_icon_name (self->icon, looks[summary].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **)classes);
}

/* It is the list item that gets the focus. */
static void
name_item (SignetAccountRow *self, const char *words)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  signet_account_get_address (self->account),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* Where mail comes from, while it does */
static const char *
find_host (SignetAccount *account, SignetSummary summary)
{
  const SignetServerSettings *server = signet_account_get_server (account, SIGNET_PROTOCOL_IMAP);

  if (summary != SIGNET_SUMMARY_ENCRYPTED && summary != SIGNET_SUMMARY_UNENCRYPTED)
    return NULL;
  if (server == NULL)
    server = signet_account_get_server (account, SIGNET_PROTOCOL_POP3);
  return server != NULL && server->profile != NULL ? server->profile->host : NULL;
}

static void
update (SignetAccountRow *self)
{
  SignetPlaintext admin_limit = signet_settings_get_admin_limit (self->settings);
  SignetSummary summary;
  const char *status;
  g_autofree char *words = NULL;
  g_autofree char *checked = NULL;

  if (self->account == NULL)
    return;
  status = signet_explain_account (self->account, admin_limit, &summary);
  words = signet_explain_with_server (status, find_host (self->account, summary));
  checked = signet_explain_checked (signet_account_get_last_check (self->account),
                                    g_get_real_time () / G_USEC_PER_SEC);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), checked);
  gtk_label_set_text (self->title, signet_account_get_title (self->account));
  gtk_label_set_text (self->status, words);
  set_look (self, summary);
  name_item (self, words);
}

static void
signet_account_row_dispose (GObject *object)
{
  SignetAccountRow *self = SIGNET_ACCOUNT_ROW (object);

  signet_account_row_set_account (self, NULL);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_ACCOUNT_ROW);
  G_OBJECT_CLASS (signet_account_row_parent_class)->dispose (object);
}

static void
signet_account_row_class_init (SignetAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_account_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAccountRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountRow, title);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountRow, status);
}

static void
signet_account_row_init (SignetAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_label (self->title);
  /* The row would be read with its title and with its address, one after the other. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

SignetAccountRow *
signet_account_row_new (SignetSettings *settings)
{
  SignetAccountRow *self;

  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_ACCOUNT_ROW, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

void
signet_account_row_set_account (SignetAccountRow *self, SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_ROW (self));
  g_return_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account));

  if (self->account != NULL)
    g_signal_handlers_disconnect_by_func (self->account, update, self);
  g_set_object (&self->account, account);
  if (account != NULL)
    g_signal_connect_object (account, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

SignetAccount *
signet_account_row_get_account (SignetAccountRow *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_ROW (self), NULL);

  return self->account;
}
