/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the part of the page that something is about, moves the focus there, and marks what is
 * wrong until it is edited.
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
signet_account_page_clear_all_wrong (SignetAccountPage *self)
{
  AdwEntryRow *const rows[] = { self->address, self->password, self->incoming_server,
                                self->outgoing_server };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    set_invalid (rows[i], GTK_ACCESSIBLE_INVALID_FALSE);
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

/* How far a problem got, so that of two the one that says more is shown; -1 for no problem. */
static int
get_progress (SignetStatusRow *row)
{
  SignetStatus *status = signet_status_row_get_status (row);
  SignetAttempt *attempt = signet_status_get_headline (status);
  SignetStatusKind kind = signet_status_get_kind (status);

  if (kind != SIGNET_STATUS_PROBLEM && kind != SIGNET_STATUS_UNENCRYPTED)
    return -1;
  return attempt == NULL ? 0 : (int)signet_attempt_get_outcome (attempt);
}

SignetStatusRow *
signet_account_page_find_problem (SignetAccountPage *self)
{
  return get_progress (self->outgoing) > get_progress (self->incoming) ? self->outgoing
                                                                       : self->incoming;
}

static gboolean
has_certificate (SignetStatusRow *row)
{
  g_autofree char *host = NULL;

  g_object_get (signet_status_row_get_status (row), "certificate-host", &host, NULL);
  return host != NULL;
}

SignetStatusRow *
signet_account_page_find_certificate (SignetAccountPage *self)
{
  SignetStatusRow *const rows[] = { signet_account_page_find_problem (self), self->incoming,
                                    self->outgoing };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (has_certificate (rows[i]))
      return rows[i];
  return NULL;
}
