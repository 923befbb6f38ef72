/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The removal lives as long as its toast, and the application until the disk and the keyring have
 * followed.
 */
#include "removal-toast.h"

#include "toasts.h"

#include <glib/gi18n-lib.h>

#define PENDING "signet-removal"

/* Enough to read it and to think again */
#define SECONDS 10

typedef struct
{
  SignetRemoval *removal;      /* owned */
  GtkApplication *application; /* owned, and held */
} Pending;

static void
pending_free (Pending *self)
{
  g_application_release (G_APPLICATION (self->application));
  g_clear_object (&self->application);
  g_clear_object (&self->removal);
  g_free (self);
}

static const char *
heading_for (const Pending *self)
{
  return signet_removal_is_back (self->removal) ? _ ("The Account Could Not Be Removed")
                                                : _ ("The Account Could Not Be Brought Back");
}

/* The dialog keeps the application alive until it is read. */
static void
complain (const Pending *self, const GError *error)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  GtkWidget *dialog = adw_message_dialog_new (window, heading_for (self), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), self->application);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pending *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!signet_removal_wait_finish (SIGNET_REMOVAL (source), result, &error))
    complain (self, error);
  pending_free (self);
}

/* Once it was undone there is nothing left to make final. */
static void
settle (gpointer data)
{
  Pending *self = data;

  signet_removal_finish (self->removal);
  signet_removal_wait_async (self->removal, on_done, self);
}

/* Not below the button that is just being pressed */
static gboolean
dismiss (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

static void
on_clicked (AdwToast *toast)
{
  const Pending *self = g_object_get_data (G_OBJECT (toast), PENDING);

  signet_removal_undo (self->removal);
  g_idle_add_full (G_PRIORITY_DEFAULT, dismiss, g_object_ref (toast), g_object_unref);
}

/* A label of the button itself would be read twice. */
static GtkWidget *
make_button (AdwToast *toast)
{
  const char *label = _ ("Undo");
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (label));
  gtk_widget_add_css_class (button, "text-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), toast, G_CONNECT_SWAPPED);
  return button;
}

AdwToast *
signet_removal_toast_new (SignetRemoval *removal, GtkApplication *application)
{
  AdwToast *toast = adw_toast_new ("");
  Pending *pending = g_new0 (Pending, 1);
  g_autofree char *title = g_strdup_printf (
      /* Translators: %s is an e-mail address */
      _ ("%s removed"), signet_removal_get_address (removal));

  pending->removal = g_object_ref (removal);
  pending->application = g_object_ref (application);
  g_application_hold (G_APPLICATION (application));
  g_object_set_data_full (G_OBJECT (toast), PENDING, pending, settle);
  adw_toast_set_timeout (toast, SECONDS);
  signet_toasts_set_title (toast, title, make_button (toast));
  return toast;
}
