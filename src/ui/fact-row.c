/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An action row set up for text from outside.
 */
#include "fact-row.h"
#include "fingerprint-label.h"
#include "plain-text.h"

/* More than any sentence of ours needs at 360 pixels and 200 % text */
#define TITLE_LINES 3
#define TEXT_LINES  24

GtkWidget *
signet_fact_row_new (const char *title, const char *text)
{
  GtkWidget *row;

  g_return_val_if_fail (title != NULL && text != NULL, NULL);

  row = adw_action_row_new ();
  signet_plain_text_row (ADW_PREFERENCES_ROW (row));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), TITLE_LINES);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), TEXT_LINES);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  signet_fingerprint_label_keep_bytes (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  return row;
}
