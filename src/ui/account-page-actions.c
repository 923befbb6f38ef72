/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Everything that can be done on the page, as actions without a parameter: buttons, keys and
 * assistive technology use the same ones. Each is one row of a table.
 */
#include "account-page-private.h"
#include "help.h"
#include "reveal.h"

#include <glib/gi18n-lib.h>

#define ONLINE_ACCOUNTS "gnome-online-accounts-panel.desktop"

typedef struct
{
  const char *name;
  void (*act) (SignetAccountPage *self);
  gboolean (*is_possible) (SignetAccountPage *self, const char *name);
} Action;

static SignetForm *
get_form (SignetAccountPage *self)
{
  return signet_editor_get_form (self->editor);
}

static gboolean
get_form_flag (SignetAccountPage *self, const char *property)
{
  gboolean value = FALSE;

  g_object_get (get_form (self), property, &value, NULL);
  return value;
}

static gboolean
is_always_possible (SignetAccountPage *self, const char *name)
{
  return TRUE;
}

static gboolean
is_offered (SignetAccountPage *self, const char *name)
{
  return signet_banner_offers (self->banner, name);
}

static gboolean
can_press (SignetAccountPage *self, SignetPrimary primary)
{
  return signet_editor_is_ready (self->editor)
         && signet_editor_get_primary (self->editor) == primary;
}

static gboolean
can_probe (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_CONNECT) || can_press (self, SIGNET_PRIMARY_CHECK_AGAIN);
}

static gboolean
can_stop (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_STOP);
}

static gboolean
can_save (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_SAVE);
}

static void
probe (SignetAccountPage *self)
{
  signet_editor_probe (self->editor);
}

static void
stop (SignetAccountPage *self)
{
  signet_editor_stop (self->editor);
}

static void
save (SignetAccountPage *self)
{
  signet_editor_save (self->editor);
}

static void
unlock (SignetAccountPage *self)
{
  if (signet_editor_get_state (self->editor) == SIGNET_EDITOR_UNSAVED)
    save (self);
  else
    probe (self);
}

static void
save_incoming (SignetAccountPage *self)
{
  signet_editor_save_incoming (self->editor);
}

static void
retry_outgoing (SignetAccountPage *self)
{
  signet_editor_retry_outgoing (self->editor);
}

static void
open_existing (SignetAccountPage *self)
{
  SignetAccount *existing = signet_editor_get_existing (self->editor);

  if (existing != NULL)
    signet_account_page_emit_open (self, signet_account_get_id (existing));
}

static void
add_again (SignetAccountPage *self)
{
  signet_editor_add_again (self->editor);
}

static gboolean
can_set_up_outgoing (SignetAccountPage *self, const char *name)
{
  return signet_form_can_add_outgoing (get_form (self));
}

static void
set_up_outgoing (SignetAccountPage *self)
{
  signet_form_add_outgoing (get_form (self));
  probe (self);
}

static void
keep_old (SignetAccountPage *self)
{
  signet_editor_keep_old (self->editor);
}

static gboolean
can_switch (SignetAccountPage *self, const char *name)
{
  return !get_form_flag (self, "require-ssl-locked");
}

static void
switch_require_ssl (SignetAccountPage *self)
{
  g_object_set (get_form (self), "require-ssl", !get_form_flag (self, "require-ssl"), NULL);
}

static void
show_incoming (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->incoming));
}

static void
show_outgoing (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->outgoing));
}

static void
show_advanced (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->advanced));
}

static void
show_details (SignetAccountPage *self)
{
  if (signet_account_page_find_problem (self) == self->outgoing)
    show_outgoing (self);
  else
    show_incoming (self);
}

static gboolean
can_show_certificate (SignetAccountPage *self, const char *name)
{
  return signet_account_page_find_certificate (self) != NULL;
}

static void
show_certificate (SignetAccountPage *self)
{
  SignetStatusRow *row = signet_account_page_find_certificate (self);

  if (row != NULL)
    signet_account_page_show_certificate (self, row);
}

static gboolean
can_reset (SignetAccountPage *self, const char *name)
{
  guint overrides = 0;

  g_object_get (get_form (self), "overrides", &overrides, NULL);
  return overrides > 0;
}

static void
reset (SignetAccountPage *self)
{
  signet_form_reset (get_form (self));
}

static gboolean
can_remove (SignetAccountPage *self, const char *name)
{
  gboolean is_removable = FALSE;

  g_object_get (self->editor, "removable", &is_removable, NULL);
  return is_removable;
}

static void
remove_account (SignetAccountPage *self)
{
  signet_editor_remove (self->editor);
}

/* Of an account that was never tried there is nothing to tell. */
static gboolean
has_report (SignetAccountPage *self, const char *name)
{
  return signet_editor_get_state (self->editor) != SIGNET_EDITOR_TYPING
         || signet_status_get_headline (signet_editor_get_incoming (self->editor)) != NULL
         || signet_status_get_headline (signet_editor_get_outgoing (self->editor)) != NULL;
}

/* A page that goes away has no names any more. */
static void
name_copy (SignetAccountPage *self, const char *name)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->copy_report))
      || g_str_equal (gtk_label_get_text (self->copy_label), name))
    return;
  gtk_label_set_text (self->copy_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_report), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* The button itself says so, until something changes: a toast would cover what it is about. */
static void
copy_report (SignetAccountPage *self)
{
  g_autofree char *report = signet_editor_write_report (self->editor);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  name_copy (self, _ ("Report Copied"));
}

/* Looked up once, when it is first offered: this is asked with every key that is pressed. */
static gboolean
has_online_accounts (SignetAccountPage *self, const char *name)
{
  if (!is_offered (self, name))
    return FALSE;
  if (!self->knows_online_accounts)
    self->online_accounts = g_desktop_app_info_new (ONLINE_ACCOUNTS);
  self->knows_online_accounts = TRUE;
  return self->online_accounts != NULL;
}

static void
open_online_accounts (SignetAccountPage *self)
{
  GDesktopAppInfo *panel = self->online_accounts;
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch (G_APP_INFO (panel), NULL, G_APP_LAUNCH_CONTEXT (context), &error))
    g_warning ("%s does not open: %s", ONLINE_ACCOUNTS, error->message);
}

static void
help_connect (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "connect");
}

static void
help_require_ssl (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "require-ssl");
}

static void
help_app_password (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "app-password");
}

static const Action actions[] = {
  { "account.probe", probe, can_probe },
  { "account.stop", stop, can_stop },
  { "account.save", save, can_save },
  { "account.require-ssl", switch_require_ssl, can_switch },
  { "account.show-incoming", show_incoming, is_always_possible },
  { "account.show-outgoing", show_outgoing, is_always_possible },
  { "account.show-details", show_details, is_always_possible },
  { "account.certificate", show_certificate, can_show_certificate },
  { "account.advanced", show_advanced, is_always_possible },
  { "account.reset", reset, can_reset },
  { "account.remove", remove_account, can_remove },
  { "account.save-incoming", save_incoming, is_offered },
  { "account.retry-outgoing", retry_outgoing, is_offered },
  { "account.open-existing", open_existing, is_offered },
  { "account.add-again", add_again, is_offered },
  { "account.set-up-outgoing", set_up_outgoing, can_set_up_outgoing },
  { "account.keep-old", keep_old, is_offered },
  { "account.unlock", unlock, is_offered },
  { "account.copy-report", copy_report, has_report },
  { "account.open-online-accounts", open_online_accounts, has_online_accounts },
  { "account.help-connect", help_connect, is_always_possible },
  { "account.help-require-ssl", help_require_ssl, is_always_possible },
  { "account.help-app-password", help_app_password, is_always_possible },
};

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].act (SIGNET_ACCOUNT_PAGE (widget));
}

static gboolean
on_primary_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  signet_account_page_activate_primary (SIGNET_ACCOUNT_PAGE (widget));
  return GDK_EVENT_STOP;
}

void
signet_account_page_install_actions (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate);
  signet_account_page_install_modes (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, on_primary_key, NULL);
}

void
signet_account_page_update_actions (SignetAccountPage *self)
{
  /* What is being tried stops when the page goes, and says so. */
  if (self->editor == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].is_possible (self, actions[i].name));
  signet_account_page_update_modes (self);
  name_copy (self, _ ("Copy Report"));
}

void
signet_account_page_activate_primary (SignetAccountPage *self)
{
  if (!signet_editor_is_ready (self->editor))
    return;
  switch (signet_editor_get_primary (self->editor))
    {
    case SIGNET_PRIMARY_CONNECT:
    case SIGNET_PRIMARY_CHECK_AGAIN:
      probe (self);
      break;
    case SIGNET_PRIMARY_STOP:
      stop (self);
      break;
    case SIGNET_PRIMARY_SAVE:
      save (self);
      break;
    }
}
