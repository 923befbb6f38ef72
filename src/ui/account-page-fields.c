/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the part of the page that something is about, moves the focus there, and marks what is
 * wrong until it is edited.
 */
#include "account-page-private.h"
#include "reveal.h"

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
show_entry (SignetAccountPage *self, AdwEntryRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  signet_reveal (GTK_WIDGET (row), GTK_WIDGET (self->banner));
}

static void
show_wrong (SignetAccountPage *self, AdwEntryRow *row)
{
  set_invalid (row, GTK_ACCESSIBLE_INVALID_TRUE);
  show_entry (self, row);
}

/* What the banner says goes before: it has what can be done. Where all is well both results matter.
 */
static void
show_row (SignetAccountPage *self, gpointer row)
{
  signet_reveal_focus (row);
  if (gtk_widget_get_visible (GTK_WIDGET (self->banner)))
    signet_reveal (GTK_WIDGET (self->banner), row);
  else
    signet_reveal (row, GTK_WIDGET (self->outgoing));
}

/* A problem is opened at once. Two that work stand side by side, and are opened by who wants to
 * know more. */
static void
show_status (SignetAccountPage *self, SignetStatusRow *row)
{
  SignetStatusKind kind = signet_status_get_kind (signet_status_row_get_status (row));

  if (kind == SIGNET_STATUS_PROBLEM || kind == SIGNET_STATUS_UNENCRYPTED)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  show_row (self, row);
}

/* That no password was typed yet, or the address is known already, is no mistake. */
static void
show_typed (SignetAccountPage *self, AdwEntryRow *row)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  if (notice != NULL && notice->kind == SIGNET_NOTICE_INFO)
    show_entry (self, row);
  else
    show_wrong (self, row);
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
      show_typed (self, self->address);
      break;
    case SIGNET_FIELD_PASSWORD:
      show_typed (self, self->password);
      break;
    case SIGNET_FIELD_INCOMING_SERVER:
      show_wrong (self, self->incoming_server);
      break;
    case SIGNET_FIELD_OUTGOING_SERVER:
      show_wrong (self, self->outgoing_server);
      break;
    case SIGNET_FIELD_INCOMING:
      show_status (self, self->incoming);
      break;
    case SIGNET_FIELD_OUTGOING:
      show_status (self, self->outgoing);
      break;
    case SIGNET_FIELD_OUTGOING_PASSWORD:
      signet_advanced_focus_outgoing_password (self->advanced);
      break;
    case SIGNET_FIELD_ADVANCED:
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->advanced), TRUE);
      show_row (self, self->advanced);
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
