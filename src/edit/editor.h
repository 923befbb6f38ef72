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
#include "notice.h"
#include "question.h"
#include "status.h"

G_BEGIN_DECLS

/**
 * SignetEditorState:
 * @SIGNET_EDITOR_TYPING: a new account of which nothing was proven since something was typed
 * @SIGNET_EDITOR_KEPT: everything is as it is kept
 * @SIGNET_EDITOR_CHANGED: settings of a kept account were changed and not checked yet
 * @SIGNET_EDITOR_PROBING: settings are being found and proven
 * @SIGNET_EDITOR_SAVING: proven settings are being kept
 * @SIGNET_EDITOR_UNSAVED: proven settings could not be kept
 * @SIGNET_EDITOR_FAILED: the settings do not work
 *
 * How far the editing of an account is.
 */
typedef enum
{
  SIGNET_EDITOR_TYPING,
  SIGNET_EDITOR_KEPT,
  SIGNET_EDITOR_CHANGED,
  SIGNET_EDITOR_PROBING,
  SIGNET_EDITOR_SAVING,
  SIGNET_EDITOR_UNSAVED,
  SIGNET_EDITOR_FAILED,
} SignetEditorState;

/**
 * SignetPrimary:
 * @SIGNET_PRIMARY_CONNECT: "Connect"
 * @SIGNET_PRIMARY_STOP: "Stop"
 * @SIGNET_PRIMARY_CHECK_AGAIN: "Check Again"
 * @SIGNET_PRIMARY_SAVE: "Save"
 *
 * What the primary button does.
 */
typedef enum
{
  SIGNET_PRIMARY_CONNECT,
  SIGNET_PRIMARY_STOP,
  SIGNET_PRIMARY_CHECK_AGAIN,
  SIGNET_PRIMARY_SAVE,
} SignetPrimary;

#define SIGNET_TYPE_EDITOR (signet_editor_get_type ())
G_DECLARE_FINAL_TYPE (SignetEditor, signet_editor, SIGNET, EDITOR, GObject)

/**
 * signet_editor_new:
 * @context: the context
 * @account: (nullable): an account of the context's store, or %NULL to add one
 *
 * Starts to edit. Read-only properties: "form", "account" (%NULL until it is kept), "state",
 * "incoming" and "outgoing" (#SignetStatus), "notice" (#SignetNotice or %NULL), "question"
 * (#SignetQuestion to be asked now, or %NULL), "primary" (#SignetPrimary), "ready" (whether the
 * primary button can be pressed), "removable".
 *
 * Signals: "added" (a new account is kept), "removed" (with a #SignetRemoval to undo or to finish),
 * "focus" (a probe the user started has ended; with the #SignetField to look at).
 *
 * Returns: (transfer full): a new editor
 */
SignetEditor *signet_editor_new (SignetContext *context, SignetAccount *account);

/**
 * signet_editor_get_form:
 * @self: an editor
 *
 * Returns: (transfer none): what is typed
 */
SignetForm *signet_editor_get_form (SignetEditor *self);

/**
 * signet_editor_get_account:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the account as it is kept
 */
SignetAccount *signet_editor_get_account (SignetEditor *self);

/**
 * signet_editor_get_state:
 * @self: an editor
 *
 * Returns: how far it is
 */
SignetEditorState signet_editor_get_state (SignetEditor *self);

/**
 * signet_editor_get_incoming:
 * @self: an editor
 *
 * Returns: (transfer none): how incoming mail fares
 */
SignetStatus *signet_editor_get_incoming (SignetEditor *self);

/**
 * signet_editor_get_outgoing:
 * @self: an editor
 *
 * Returns: (transfer none): how outgoing mail fares
 */
SignetStatus *signet_editor_get_outgoing (SignetEditor *self);

/**
 * signet_editor_get_notice:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what the page says above everything else
 */
const SignetNotice *signet_editor_get_notice (SignetEditor *self);

/**
 * signet_editor_get_question:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is to be asked now
 */
const SignetQuestion *signet_editor_get_question (SignetEditor *self);

/**
 * signet_editor_get_primary:
 * @self: an editor
 *
 * Returns: what the primary button does
 */
SignetPrimary signet_editor_get_primary (SignetEditor *self);

/**
 * signet_editor_is_ready:
 * @self: an editor
 *
 * Returns: whether the primary button can be pressed
 */
gboolean signet_editor_is_ready (SignetEditor *self);

/**
 * signet_editor_probe:
 * @self: an editor
 *
 * Finds and proves the settings, and keeps them if they work. What is wrong with the form becomes a
 * notice.
 */
void signet_editor_probe (SignetEditor *self);

/**
 * signet_editor_get_existing:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the account that has the address already, while the notice
 *   says so
 */
SignetAccount *signet_editor_get_existing (SignetEditor *self);

/**
 * signet_editor_add_again:
 * @self: an editor whose address is set up already
 *
 * Tries what is typed although there is an account with the address.
 */
void signet_editor_add_again (SignetEditor *self);

/**
 * signet_editor_stop:
 * @self: an editor
 *
 * Stops whatever is going on, at once; what is known by then stays on show.
 */
void signet_editor_stop (SignetEditor *self);

/**
 * signet_editor_save:
 * @self: an editor
 *
 * Keeps proven settings: after the keyring or the disk refused. The desktop may ask to unlock the
 * keyring.
 */
void signet_editor_save (SignetEditor *self);

/**
 * signet_editor_save_unchecked:
 * @self: an editor of a kept account
 *
 * Keeps changed settings without proving them.
 */
void signet_editor_save_unchecked (SignetEditor *self);

/**
 * signet_editor_save_incoming:
 * @self: an editor
 *
 * Keeps the account though outgoing mail does not work yet.
 */
void signet_editor_save_incoming (SignetEditor *self);

/**
 * signet_editor_retry_outgoing:
 * @self: an editor
 *
 * Tries outgoing mail again, and nothing else.
 */
void signet_editor_retry_outgoing (SignetEditor *self);

/**
 * signet_editor_keep_old:
 * @self: an editor of a kept account
 *
 * Forgets what was typed, and shows the account as it is kept.
 */
void signet_editor_keep_old (SignetEditor *self);

/**
 * signet_editor_answer:
 * @self: an editor with a question
 * @answer: the user's answer
 *
 * Answers the question. After "yes" the settings are tried again with that leave.
 */
void signet_editor_answer (SignetEditor *self, SignetAnswer answer);

/**
 * signet_editor_can_trust:
 * @self: an editor
 * @attempt: an attempt of this editor's
 *
 * Returns: whether the user may decide to trust the certificate that @attempt saw: it does not
 * prove who the server is, was not revoked, and is not trusted already
 */
gboolean signet_editor_can_trust (SignetEditor *self, SignetAttempt *attempt);

/**
 * signet_editor_trust:
 * @self: an editor
 * @attempt: an attempt for which signet_editor_can_trust()
 *
 * The user trusts this key for this account, protocol, host and port; what failed is tried again.
 */
void signet_editor_trust (SignetEditor *self, SignetAttempt *attempt);

/**
 * signet_editor_remove:
 * @self: an editor of a kept account
 *
 * Removes the account; emits "removed" when it is gone.
 */
void signet_editor_remove (SignetEditor *self);

/**
 * signet_editor_must_ask:
 * @self: an editor
 *
 * Returns: whether leaving now would lose changes to a kept account
 */
gboolean signet_editor_must_ask (SignetEditor *self);

/**
 * signet_editor_write_report:
 * @self: an editor
 *
 * Writes down what was tried and what came of it, for a help desk: readable, without passwords,
 * user names and the part of the address before the "@".
 *
 * Returns: (transfer full): plain text
 */
char *signet_editor_write_report (SignetEditor *self);

G_END_DECLS
