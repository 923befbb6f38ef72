/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Moves the focus to what something is about, and marks what is wrong until it is edited.
 */
#include "account-page-private.h"

static void
set_invalid (AdwEntryRow *row, GtkAccessibleInvalidState state)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
  if (state == GTK_ACCESSIBLE_INVALID_TRUE)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static void
show_wrong (AdwEntryRow *row)
{
  set_invalid (row, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Of a row that expands only the header takes the focus. */
static void
open_row (GtkWidget *row)
{
  GObject *header = gtk_widget_get_template_child (row, ADW_TYPE_EXPANDER_ROW, "action_row");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (header != NULL ? GTK_WIDGET (header) : row);
}

void
signet_account_page_clear_wrong (SignetAccountPage *self, AdwEntryRow *row)
{
  set_invalid (row, GTK_ACCESSIBLE_INVALID_FALSE);
}

void
signet_account_page_show_field (SignetAccountPage *self, SignetField field)
{
  switch (field)
    {
    case SIGNET_FIELD_ADDRESS:
      show_wrong (self->address);
      break;
    case SIGNET_FIELD_PASSWORD:
      show_wrong (self->password);
      break;
    case SIGNET_FIELD_INCOMING_SERVER:
      show_wrong (self->incoming_server);
      break;
    case SIGNET_FIELD_OUTGOING_SERVER:
      show_wrong (self->outgoing_server);
      break;
    case SIGNET_FIELD_INCOMING:
      open_row (GTK_WIDGET (self->incoming));
      break;
    case SIGNET_FIELD_OUTGOING:
      open_row (GTK_WIDGET (self->outgoing));
      break;
    case SIGNET_FIELD_OUTGOING_PASSWORD:
      signet_advanced_focus_outgoing_password (self->advanced);
      break;
    case SIGNET_FIELD_ADVANCED:
      open_row (GTK_WIDGET (self->advanced));
      break;
    case SIGNET_FIELD_NONE:
    default:
      break;
    }
}
