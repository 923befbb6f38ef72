/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a page shows of an account that is edited. Two views are compared to find what has changed.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/**
 * SignetEditServer:
 * @is_used: whether its rows are shown
 * @is_forbidden: whether the mode is not possible while Require SSL is on
 * @security: the mode set by hand
 * @typed_port: the port set by hand, or 0
 * @port: the port to show: the one set by hand, else that of the server's name, else the standard
 *   port of the mode set by hand, else the one found, else the first standard port
 * @found: (nullable): owned: the profile that works
 * @security_note: owned: the sentence below the mode
 * @port_note: owned: the sentence below the port
 *
 * What Advanced shows of one protocol.
 */
typedef struct
{
  gboolean is_used;
  gboolean is_forbidden;
  SignetSecurity security;
  guint16 typed_port;
  guint16 port;
  SignetProfile *found;
  char *security_note;
  char *port_note;
} SignetEditServer;

/**
 * SignetEditView:
 * @values: what is typed
 * @is_new: whether no account is shown
 * @is_require_ssl_locked: whether the administrator prescribes the switch
 * @is_plausible: whether the address is good enough to look up
 * @is_changed: whether anything differs from what was shown
 * @n_overrides: how many settings of Advanced are set by hand
 * @overrides_text: owned: a sentence about that
 * @incoming_note: owned: the sentence below the type of incoming mail
 * @servers: each protocol
 * @account: (nullable): owned: the account as it is kept
 * @title: (nullable): owned: its title
 * @existing: (nullable): owned: the account that has the address already
 * @phase: how far it is
 * @primary: what the primary button does
 * @is_ready: whether that can be pressed
 * @is_removable: whether the account can be removed
 * @must_ask: whether leaving now would lose changes
 * @notice: (nullable): owned: what is said above everything else
 * @question: (nullable): owned: what is to be asked now
 * @rows: the status of each side
 *
 * What a page shows.
 */
typedef struct
{
  SignetFormValues values;
  gboolean is_new;
  gboolean is_require_ssl_locked;
  gboolean is_plausible;
  gboolean is_changed;
  guint n_overrides;
  char *overrides_text;
  char *incoming_note;
  SignetEditServer servers[SIGNET_N_PROTOCOLS];
  SignetAccount *account;
  char *title;
  SignetAccount *existing;
  SignetEditorState phase;
  SignetPrimary primary;
  gboolean is_ready;
  gboolean is_removable;
  gboolean must_ask;
  SignetNotice *notice;
  SignetQuestion *question;
  SignetEditRow rows[SIGNET_EDIT_N_SIDES];
} SignetEditView;

/* (transfer full): what a page shows now */
SignetEditView *signet_edit_state_view (const SignetEditState *self);

SignetEditView *signet_edit_view_ref (SignetEditView *self);

void signet_edit_view_unref (SignetEditView *self);

/* What the user should look at when a probe has ended */
SignetField signet_edit_state_find_field (const SignetEditState *self);

gboolean signet_edit_row_equal (const SignetEditRow *a, const SignetEditRow *b);

/* @row gets copies and references of what is in @from */
void signet_edit_row_copy (SignetEditRow *row, const SignetEditRow *from);

void signet_edit_row_clear (SignetEditRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditView, signet_edit_view_unref)

G_END_DECLS
