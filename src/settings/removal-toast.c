/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The removal lives as long as its toast, and the application until the disk and the keyring have
 * followed.
 */
#include "removal-toast.h"

#include <glib/gi18n-lib.h>

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

AdwToast *
signet_removal_toast_new (SignetRemoval *removal, GtkApplication *application)
{
  AdwToast *toast;
  Pending *pending = g_new0 (Pending, 1);

  pending->removal = g_object_ref (removal);
  pending->application = g_object_ref (application);
  g_application_hold (G_APPLICATION (application));
  toast = adw_toast_new (_ ("Account removed"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (signet_removal_undo), removal,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (toast), "signet-removal", pending, settle);
  return toast;
}
