/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An action row set up for text from outside.
 */
#include "fact-row.h"

/* Enough for the longest words of a server at 360 pixels; more only pushes the rest away. */
#define TITLE_LINES 3
#define TEXT_LINES  8

GtkWidget *
signet_fact_row_new (const char *title, const char *text)
{
  GtkWidget *row;

  g_return_val_if_fail (title != NULL && text != NULL, NULL);

  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", TITLE_LINES,
                      "subtitle-lines", TEXT_LINES, "title", title, "subtitle", text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  return row;
}
