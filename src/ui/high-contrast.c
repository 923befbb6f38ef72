/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * GTK 4.8 has no media queries: the style sheet comes and goes with the setting.
 */
#include "high-contrast.h"

#include <adwaita.h>

static void
update (AdwStyleManager *manager, GParamSpec *pspec, GtkStyleProvider *provider)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

void
signet_high_contrast_init (void)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/signet/MailAccounts/high-contrast.css");
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (update),
                         g_object_ref (provider), (GClosureNotify)(void (*) (void))g_object_unref,
                         0);
  update (manager, NULL, GTK_STYLE_PROVIDER (provider));
}
