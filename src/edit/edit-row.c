/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row as a value, and what it is set to.
 */
#include "edit-row.h"

SignetEditSide
signet_edit_side_of (SignetProtocol protocol)
{
  return protocol == SIGNET_PROTOCOL_SMTP ? SIGNET_EDIT_OUTGOING : SIGNET_EDIT_INCOMING;
}

gboolean
signet_edit_row_equal (const SignetEditRow *a, const SignetEditRow *b)
{
  return a->results == b->results && a->is_stopped == b->is_stopped && a->is_kept == b->is_kept
         && signet_server_settings_equal (a->kept, b->kept) && a->may_use == b->may_use
         && g_strcmp0 (a->said, b->said) == 0 && a->kind == b->kind;
}

void
signet_edit_row_copy (SignetEditRow *row, const SignetEditRow *from)
{
  *row = *from;
  if (from->results != NULL)
    g_ptr_array_ref (from->results);
  if (from->kept != NULL)
    row->kept = signet_server_settings_copy (from->kept);
}

void
signet_edit_row_clear (SignetEditRow *row)
{
  g_clear_pointer (&row->results, g_ptr_array_unref);
  g_clear_pointer (&row->kept, signet_server_settings_free);
  *row = (SignetEditRow){ 0 };
}

void
signet_edit_row_set_sentence (SignetEditRow *row, SignetStatusKind kind, const char *sentence)
{
  row->kind = kind;
  row->said = sentence;
}

static SignetProtocol
choose_protocol (SignetEditSide side, SignetAccount *account)
{
  if (side == SIGNET_EDIT_OUTGOING)
    return SIGNET_PROTOCOL_SMTP;
  return signet_account_get_server (account, SIGNET_PROTOCOL_IMAP) != NULL ? SIGNET_PROTOCOL_IMAP
                                                                           : SIGNET_PROTOCOL_POP3;
}

void
signet_edit_row_show_kept (SignetEditRow *row,
                           SignetEditSide side,
                           SignetAccount *account,
                           SignetPlaintext admin_limit)
{
  SignetProtocol protocol = choose_protocol (side, account);
  const SignetServerSettings *kept = signet_account_get_server (account, protocol);

  signet_edit_row_clear (row);
  row->is_kept = TRUE;
  row->kept = kept != NULL ? signet_server_settings_copy (kept) : NULL;
  row->may_use = signet_policy_may_use (account, protocol, admin_limit);
}

static gboolean
speaks_of (const SignetEditRow *row, GPtrArray *results)
{
  if (row->results == NULL || row->results->len != results->len || row->is_stopped
      || row->said != NULL)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    if (g_ptr_array_index (row->results, i) != g_ptr_array_index (results, i))
      return FALSE;
  return TRUE;
}

void
signet_edit_row_follow (SignetEditRow *row, GPtrArray *results)
{
  if (speaks_of (row, results))
    {
      g_ptr_array_unref (results);
      return;
    }
  signet_edit_row_clear (row);
  row->results = results;
}
