/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The parts of an editor, and what its files know of each other: editor.c has the properties,
 * editor-state.c changes them, editor-draft.c says what the account is going to be,
 * editor-password.c finds passwords, editor-probe.c proves, editor-question.c asks, editor-save.c
 * keeps what was proven and editor-unchecked.c what was not, editor-change.c turns and removes,
 * editor-notice.c puts the situation into a sentence, editor-focus.c finds what to look at.
 */
#pragma once

#include "context-private.h"
#include "editor.h"
#include "removal.h"
#include "withheld.h"

G_BEGIN_DECLS

/**
 * SignetEditor:
 * @context: owned
 * @form: owned
 * @incoming: owned
 * @outgoing: owned
 * @account: (nullable): owned: the account in the store
 * @draft: (nullable): owned: the account with what was learnt and agreed to since, not kept yet
 * @wished: (nullable): owned: the account as it was asked for in the last probe
 * @before: (nullable): owned: the account as it was kept when @wished was made
 * @pending: (nullable): owned: the account as it is being kept, or could not be
 * @policy: (nullable): owned: the policy of the last probe
 * @run: (nullable): owned: stops what is going on; its identity tells an old run from the present
 * one
 * @report: (nullable): owned: what is being filled
 * @services: (nullable): owned: the last result of each protocol
 * @passwords: (nullable): owned: the password each protocol was tried with
 * @is_proven: whether the draft's profile of a protocol is known to be the right one
 * @is_fresh: whether the result of a protocol is about what is typed now
 * @tried: which protocols are being tried
 * @state: how far it is
 * @notice: (nullable): owned
 * @question: (nullable): owned
 * @error: (nullable): owned: why something could not be done
 * @place: where the passwords went
 * @orphans: (nullable): owned: the id of an account that is not kept, whose passwords the keyring
 * holds
 * @strictness: how many times Require SSL is just being turned on for the kept account
 * @existing: (nullable): owned: a kept account with the address that is to be added
 * @again: (nullable): owned: the address the user adds nevertheless
 * @is_turned_strict: whether Require SSL was turned on for the kept account at the last edit
 * @is_removed: whether the account is on its way out
 * @is_stale: whether kept settings were changed and not checked since
 *
 * The state of an editor.
 */
struct _SignetEditor
{
  GObject parent_instance;

  SignetContext *context;
  SignetForm *form;
  SignetStatus *incoming;
  SignetStatus *outgoing;
  SignetAccount *account;
  SignetAccount *draft;
  SignetAccount *wished;
  SignetAccount *before;
  SignetAccount *pending;
  SignetPolicy *policy;
  GCancellable *run;
  SignetReport *report;
  SignetService *services[SIGNET_N_PROTOCOLS];
  SignetSecret *passwords[SIGNET_N_PROTOCOLS];
  gboolean is_proven[SIGNET_N_PROTOCOLS];
  gboolean is_fresh[SIGNET_N_PROTOCOLS];
  SignetEdit tried;
  SignetEditorState state;
  SignetNotice *notice;
  SignetQuestion *question;
  GError *error;
  SignetKeyringPlace place;
  char *orphans;
  guint strictness;
  SignetAccount *existing;
  char *again;
  gboolean is_turned_strict;
  gboolean is_removed;
  gboolean is_stale;
};

/**
 * signet_editor_stop_run:
 * @self: an editor
 *
 * Stops what is going on; nothing of it arrives any more.
 */
void signet_editor_stop_run (SignetEditor *self);

/**
 * signet_editor_forget_passwords:
 * @self: an editor
 *
 * Forgets with which passwords was tried; what is typed stays.
 */
void signet_editor_forget_passwords (SignetEditor *self);

/**
 * signet_editor_drop_results:
 * @self: an editor
 *
 * Forgets what came of the last probe.
 */
void signet_editor_drop_results (SignetEditor *self);

/**
 * signet_editor_on_edited:
 * @form: the form of @self
 * @edit: what was edited
 * @self: an editor
 *
 * For the signal "edited".
 */
void signet_editor_on_edited (SignetForm *form, SignetEdit edit, SignetEditor *self);

/**
 * signet_editor_take_service:
 * @account: the account to change
 * @from: (nullable): where to take it from, or %NULL for nothing
 * @protocol: a protocol
 *
 * Takes what is kept of @protocol over, with its pins.
 */
void
signet_editor_take_service (SignetAccount *account, SignetAccount *from, SignetProtocol protocol);

/**
 * signet_editor_adopt:
 * @self: an editor
 * @account: the account, which was kept after all when keeping it was stopped
 *
 * Edits @account from now on; what is typed stays.
 */
void signet_editor_adopt (SignetEditor *self, SignetAccount *account);

/**
 * signet_editor_set_state:
 * @self: an editor
 * @state: how far it is
 *
 * Changes the state, and what follows from it.
 */
void signet_editor_set_state (SignetEditor *self, SignetEditorState state);

/**
 * signet_editor_rest:
 * @self: an editor
 *
 * Goes to the state in which nothing is going on and nothing was found out.
 */
void signet_editor_rest (SignetEditor *self);

/**
 * signet_editor_fail:
 * @self: an editor
 * @state: the state to go to
 * @field: what the error is about
 * @error: (transfer full): why something could not be done
 *
 * Shows an error.
 */
void
signet_editor_fail (SignetEditor *self, SignetEditorState state, SignetField field, GError *error);

/**
 * signet_editor_set_question:
 * @self: an editor
 * @question: (nullable) (transfer full): what to ask
 *
 * Asks, or stops asking.
 */
void signet_editor_set_question (SignetEditor *self, SignetQuestion *question);

/**
 * signet_editor_focus:
 * @self: an editor
 * @field: what to look at
 *
 * Tells the page.
 */
void signet_editor_focus (SignetEditor *self, SignetField field);

/**
 * signet_editor_follow:
 * @self: an editor
 *
 * Has the status rows speak of the present results.
 */
void signet_editor_follow (SignetEditor *self);

/**
 * signet_editor_show_account:
 * @self: an editor
 * @account: the account as it is kept now
 *
 * Shows @account in the form; what was typed is in there.
 */
void signet_editor_show_account (SignetEditor *self, SignetAccount *account);

/**
 * signet_editor_begin:
 * @self: an editor
 * @protocols: which protocols to try
 *
 * Tries them as they are typed.
 */
void signet_editor_begin (SignetEditor *self, SignetEdit protocols);

/**
 * signet_editor_wish:
 * @self: an editor whose form makes sense
 *
 * Writes down what is asked for now: the account as it is typed, with what was learnt and agreed
 * to. How it is kept is remembered beside it, for another program may change that meanwhile.
 */
void signet_editor_wish (SignetEditor *self);

/**
 * signet_editor_clear_orphans:
 * @self: an editor
 *
 * Removes the passwords of an account that was not kept in the end.
 */
void signet_editor_clear_orphans (SignetEditor *self);

/**
 * signet_editor_leave_draft:
 * @self: an editor
 *
 * Gives the draft up, with what was learnt for it and the passwords that were kept for it.
 */
void signet_editor_leave_draft (SignetEditor *self);

/**
 * signet_editor_ensure_draft:
 * @self: an editor whose address makes sense
 *
 * Returns: (transfer none): the draft, made anew where there was none
 */
SignetAccount *signet_editor_ensure_draft (SignetEditor *self);

/**
 * signet_editor_learn:
 * @self: an editor
 * @profile: a profile that is the right one for its protocol
 *
 * Goes straight to @profile from now on, until something about it is edited.
 */
void signet_editor_learn (SignetEditor *self, const SignetProfile *profile);

/**
 * signet_editor_is_good:
 * @self: an editor
 * @protocol: a protocol
 *
 * Returns: whether @protocol works as it is typed now, log-in included
 */
gboolean signet_editor_is_good (SignetEditor *self, SignetProtocol protocol);

/**
 * signet_editor_lacks_password:
 * @self: an editor
 * @protocol: a protocol
 *
 * Returns: whether @protocol was tried without the password it needs
 */
gboolean signet_editor_lacks_password (SignetEditor *self, SignetProtocol protocol);

/**
 * signet_editor_has_own_password:
 * @self: an editor
 * @protocol: a protocol
 *
 * Returns: whether the keyring may hold a password that was kept for @protocol as it signs in now
 */
gboolean signet_editor_has_own_password (SignetEditor *self, SignetProtocol protocol);

/**
 * signet_editor_find_passwords_async:
 * @self: an editor
 * @manners: how each protocol is to be tried
 * @cancellable: stops it; the desktop's question stays, and its answer is dropped
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out with which password each protocol is to be tried.
 */
void signet_editor_find_passwords_async (SignetEditor *self,
                                         const SignetKeepManner *manners,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/**
 * signet_editor_find_passwords_finish:
 * @result: what the callback got
 * @error: return location for a #SignetKeyringError, or cancelled
 *
 * Returns: whether all is known; a password that is stored nowhere is no error
 */
gboolean signet_editor_find_passwords_finish (GAsyncResult *result, GError **error);

/**
 * signet_editor_has_incoming:
 * @self: an editor
 *
 * Returns: whether incoming mail works
 */
gboolean signet_editor_has_incoming (SignetEditor *self);

/**
 * signet_editor_find_bad:
 * @self: an editor
 *
 * Returns: the protocols that were tried and do not work, to try again
 */
SignetEdit signet_editor_find_bad (SignetEditor *self);

/**
 * signet_editor_ask:
 * @self: an editor whose probe has failed
 *
 * Asks the user's leave if that is what is missing.
 *
 * Returns: whether there is a question now
 */
gboolean signet_editor_ask (SignetEditor *self);

/**
 * signet_editor_keep:
 * @self: an editor whose last probe found what is to be kept
 *
 * Keeps the passwords and the account.
 */
void signet_editor_keep (SignetEditor *self);

/**
 * signet_editor_begin_saving:
 * @self: an editor with which nothing is going on
 * @after: the account as it is to be kept
 *
 * Keeps the passwords and @after.
 */
void signet_editor_begin_saving (SignetEditor *self, SignetAccount *after);

/**
 * signet_editor_make_report:
 * @self: an editor that has tried something
 *
 * Returns: (transfer full): the present results
 */
SignetReport *signet_editor_make_report (SignetEditor *self);

/**
 * signet_editor_note_failure:
 * @self: an editor whose check has failed
 *
 * Keeps how the check of a kept account ended, where nothing of it was changed; its settings stay.
 */
void signet_editor_note_failure (SignetEditor *self);

/**
 * signet_editor_keep_strictness:
 * @self: an editor of a kept account
 *
 * Turns Require SSL on for the kept account at once.
 */
void signet_editor_keep_strictness (SignetEditor *self);

/**
 * signet_editor_make_notice:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): what the page says above everything else
 */
SignetNotice *signet_editor_make_notice (SignetEditor *self);

/**
 * signet_editor_find_bad_service:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the service that does not work, incoming mail first
 */
SignetService *signet_editor_find_bad_service (SignetEditor *self);

/**
 * signet_editor_has_lost_encryption:
 * @self: an editor
 * @status: its status of incoming or of outgoing mail
 *
 * Returns: whether what was encrypted when it was kept is offered without encryption now
 */
gboolean signet_editor_has_lost_encryption (SignetEditor *self, SignetStatus *status);

/**
 * signet_editor_find_field:
 * @self: an editor whose probe has ended
 *
 * Returns: what the user should look at
 */
SignetField signet_editor_find_field (SignetEditor *self);

/**
 * signet_editor_set_added:
 * @self: an editor
 *
 * Emits "added".
 */
void signet_editor_set_added (SignetEditor *self);

/**
 * signet_editor_set_removal:
 * @self: an editor
 * @removal: the removal of its account
 *
 * Emits "removed".
 */
void signet_editor_set_removal (SignetEditor *self, SignetRemoval *removal);

/**
 * signet_removal_new:
 * @context: the context
 * @account: an account that was just removed
 *
 * Returns: (transfer full): the removal
 */
SignetRemoval *signet_removal_new (SignetContext *context, SignetAccount *account);

G_END_DECLS
