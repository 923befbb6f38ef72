/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Rows that are bound to an editor and its form. Nothing is worked out here.
 */
#include "account-page-private.h"

#include <glib/gi18n-lib.h>

static const char *
get_primary_text (SignetPrimary primary)
{
  switch (primary)
    {
    case SIGNET_PRIMARY_STOP:
      return _ ("Stop");
    case SIGNET_PRIMARY_CHECK_AGAIN:
      return _ ("Check Again");
    case SIGNET_PRIMARY_SAVE:
      return _ ("Save");
    case SIGNET_PRIMARY_CONNECT:
    default:
      return _ ("Connect");
    }
}

/* For whatever has a place for a title: a header bar, a panel */
static void
show_title (SignetAccountPage *self)
{
  SignetAccount *account = signet_editor_get_account (self->editor);

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self),
                                  account != NULL ? signet_account_get_title (account)
                                                  : _ ("Add Account"));
}

static void
show_primary (SignetAccountPage *self)
{
  SignetPrimary primary = signet_editor_get_primary (self->editor);
  const char *text = get_primary_text (primary);

  gtk_label_set_text (self->primary_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->primary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (primary == SIGNET_PRIMARY_STOP)
    gtk_widget_remove_css_class (GTK_WIDGET (self->primary), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->primary), "suggested-action");
}

static void
show_lock (SignetAccountPage *self)
{
  gboolean is_locked = FALSE;

  g_object_get (signet_editor_get_form (self->editor), "require-ssl-locked", &is_locked, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->require_ssl_row), !is_locked);
  adw_action_row_set_subtitle (self->require_ssl_row,
                               is_locked
                                   ? _ ("Set by your administrator")
                                   : _ ("Never send the password over an unencrypted connection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->require_ssl),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_action_row_get_subtitle (self->require_ssl_row), -1);
}

/* What is kept needs no dots that stand for a password nobody typed. */
static void
on_shown (SignetAccountPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
}

static void
bind_text (SignetAccountPage *self, const char *property, AdwEntryRow *row)
{
  g_object_bind_property (signet_editor_get_form (self->editor), property, row, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
bind_form (SignetAccountPage *self)
{
  SignetForm *form = signet_editor_get_form (self->editor);

  bind_text (self, "address", self->address);
  bind_text (self, "incoming-server", self->incoming_server);
  bind_text (self, "outgoing-server", self->outgoing_server);
  g_object_bind_property (form, "new", self->address, "editable", G_BINDING_SYNC_CREATE);
  g_object_bind_property (form, "require-ssl", self->require_ssl, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (form, "notify::require-ssl-locked", G_CALLBACK (show_lock), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  show_lock (self);
}

static void
bind_editor (SignetAccountPage *self)
{
  SignetEditor *editor = self->editor;

  g_object_bind_property (editor, "notice", self->banner, "notice", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "incoming", self->incoming, "status", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "outgoing", self->outgoing, "status", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "ready", self->primary, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "removable", self->remove, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (editor, "notify::account", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::primary", G_CALLBACK (show_primary), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::question",
                           G_CALLBACK (signet_account_page_follow_question), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "updated", G_CALLBACK (signet_account_page_follow_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "focus", G_CALLBACK (signet_account_page_show_field), self,
                           G_CONNECT_SWAPPED);
  show_title (self);
  show_primary (self);
}

static void
update_with (SignetAccountPage *self, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (signet_account_page_update_actions), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Whatever happens may make something possible; a status also moves while it is being tried. */
static void
follow_actions (SignetAccountPage *self)
{
  update_with (self, self->editor, "updated");
  update_with (self, signet_editor_get_incoming (self->editor), "notify");
  update_with (self, signet_editor_get_outgoing (self->editor), "notify");
  signet_account_page_update_actions (self);
}

void
signet_account_page_bind (SignetAccountPage *self)
{
  bind_form (self);
  bind_editor (self);
  follow_actions (self);
}
