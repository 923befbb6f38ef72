/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * GTK gives the focus to whatever stands first: in a narrow dialog, where answers stand in a
 * column, that is the one that does harm.
 */
#include "dialog-focus.h"

/* Wide and narrow dialogs have buttons of their own. */
static void
focus_default (GtkWindow *window)
{
  gtk_window_set_focus (window, gtk_window_get_default_widget (window));
}

void
signet_dialog_focus_default (AdwMessageDialog *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default), NULL);
}
