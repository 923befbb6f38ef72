/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Translations, icons and colours.
 */
#include "init.h"

#include "high-contrast.h"

#include <adwaita.h>
#include <libintl.h>

void
signet_ui_init (void)
{
  static gsize is_done = 0;

  if (!g_once_init_enter (&is_done))
    return;
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  adw_init ();
  signet_high_contrast_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/signet/MailAccounts/icons");
  g_once_init_leave (&is_done, 1);
}
