/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Colours only what the sentence beside it says.
 */
#include "look.h"

static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [SIGNET_STATUS_IDLE] = { "content-loading-symbolic", "dim-label" },
  [SIGNET_STATUS_BUSY] = { "content-loading-symbolic", "dim-label" },
  [SIGNET_STATUS_ENCRYPTED] = { "signet-encrypted-symbolic", "success" },
  [SIGNET_STATUS_UNENCRYPTED] = { "signet-not-encrypted-symbolic", "error" },
  [SIGNET_STATUS_PROBLEM] = { "dialog-warning-symbolic", "warning" },
};

void
signet_look_apply (GtkImage *icon, SignetStatusKind kind)
{
  const char *const classes[] = { looks[kind].style, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (icon), (const char **)classes);
  gtk_image_set_from_icon_name (icon, looks[kind].icon);
}
