/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is pasted is put in line by line, without a copy of it.
 */
#include "password-entry.h"

#include <string.h>

#define LINE_ENDS "\r\n"

static void
on_insert_text (GtkEditable *text, const char *inserted, int length, int *position)
{
  const char *end = inserted + (length < 0 ? (int)strlen (inserted) : length);

  if (inserted + strcspn (inserted, LINE_ENDS) >= end)
    return;
  g_signal_stop_emission_by_name (text, "insert-text");
  while (inserted < end)
    {
      int line = (int)MIN (strcspn (inserted, LINE_ENDS), (gsize)(end - inserted));

      if (line > 0)
        gtk_editable_insert_text (text, inserted, line, position);
      inserted += line + 1;
    }
}

/* One that is bare of line ends is inserted as ever, so this ends. */
void
signet_password_entry_set_up (GtkEditable *entry)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  g_signal_connect (gtk_editable_get_delegate (entry), "insert-text", G_CALLBACK (on_insert_text),
                    NULL);
}
