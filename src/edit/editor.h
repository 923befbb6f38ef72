/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account being added or edited: what is typed, how it is proven, and when it is kept.
 * Everything a page does, it does through this; everything a page shows is a property of it. No
 * widgets here.
 */
#pragma once

#include "context.h"
#include "form.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EDITOR (signet_editor_get_type ())
G_DECLARE_FINAL_TYPE (SignetEditor, signet_editor, SIGNET, EDITOR, GObject)

SignetEditor *signet_editor_new (SignetContext *context, SignetAccount *account);

/* Owned by @self: what is typed */
SignetForm *signet_editor_get_form (SignetEditor *self);

/* Owned by @self, or %NULL: the account as it is kept */
SignetAccount *signet_editor_get_account (SignetEditor *self);

/* How far it is */
SignetEditorState signet_editor_get_state (SignetEditor *self);

/* Owned by @self: how incoming mail fares */
SignetStatus *signet_editor_get_incoming (SignetEditor *self);

/* Owned by @self: how outgoing mail fares */
SignetStatus *signet_editor_get_outgoing (SignetEditor *self);

/* Owned by @self, or %NULL: what the page says above everything else */
const SignetNotice *signet_editor_get_notice (SignetEditor *self);

/* Owned by @self, or %NULL: what is to be asked now */
const SignetQuestion *signet_editor_get_question (SignetEditor *self);

/* What the primary button does */
SignetPrimary signet_editor_get_primary (SignetEditor *self);

/* Whether the primary button can be pressed */
gboolean signet_editor_is_ready (SignetEditor *self);

/* Finds and proves the settings, and keeps them if they work. What is wrong with the form becomes a
 * notice. */
void signet_editor_probe (SignetEditor *self);

/* Owned by @self, or %NULL: the account that has the address already, while the notice says so */
SignetAccount *signet_editor_get_existing (SignetEditor *self);

/* Tries what is typed although there is an account with the address */
void signet_editor_add_again (SignetEditor *self);

/* Stops whatever is going on, at once; what is known by then stays on show */
void signet_editor_stop (SignetEditor *self);

/* Keeps proven settings: after the keyring or the disk refused. The desktop may ask to unlock the
 * keyring. */
void signet_editor_save (SignetEditor *self);

/* Keeps changed settings of a kept account without proving them */
void signet_editor_save_unchecked (SignetEditor *self);

/* Keeps the account though outgoing mail does not work yet */
void signet_editor_save_incoming (SignetEditor *self);

/* Tries outgoing mail again, and nothing else */
void signet_editor_retry_outgoing (SignetEditor *self);

/* Forgets what was typed, and shows the account as it is kept */
void signet_editor_keep_old (SignetEditor *self);

/* Forgets a new account that was begun */
void signet_editor_discard (SignetEditor *self);

/* The user wants to type another password for the kept account */
void signet_editor_change_password (SignetEditor *self);

/* The user does not want that any more: what was typed of it is forgotten */
void signet_editor_keep_password (SignetEditor *self);

/* Answers the question. After "yes" the settings are tried again with that consent. */
void signet_editor_answer (SignetEditor *self, SignetAnswer answer);

/* See signet_edit_state_can_trust() */
gboolean signet_editor_can_trust (SignetEditor *self, SignetAttempt *attempt);

/* See signet_edit_state_list_same_key() */
GPtrArray *signet_editor_list_same_key (SignetEditor *self, SignetAttempt *attempt);

/* The user trusts this key for this account, protocol, host and port; what failed is tried again */
void signet_editor_trust (SignetEditor *self, SignetAttempt *attempt);

/* Removes the kept account; emits "removed" when it is gone */
void signet_editor_remove (SignetEditor *self);

/* What would be lost if the page were left now */
SignetLeave signet_editor_get_leave (SignetEditor *self);

/* Whether a new account is begun that is worth coming back to */
gboolean signet_editor_is_draft (SignetEditor *self);

/* Whether an account was just added, and nothing has been done with it */
gboolean signet_editor_is_added (SignetEditor *self);

/* See signet_edit_state_write_report() */
char *signet_editor_write_report (SignetEditor *self);

/* Handles @event, does what follows, and shows what differs. Everything above goes through this. */
void signet_editor_handle (SignetEditor *self, const SignetEditEvent *event);

G_END_DECLS
