/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account page in a window of its own, over an editor that shows what the test says, and
 * what tests of it need.
 */
#pragma once

#include "account-page.h"
#include "edit-view.h"
#include "editor.h"

G_BEGIN_DECLS

/**
 * PageShown:
 * @phase: how far it is
 * @notice: (nullable): owned: what is said above everything else
 * @question: (nullable): owned: what is asked
 * @existing: (nullable): not owned: the account that has the address already
 * @primary: what the primary button does
 * @is_ready: whether that can be pressed
 * @is_removable: whether the account can be removed
 * @leave: what would be lost by leaving
 * @has_connection: whether there is anything to say about the connection
 * @is_password_open: whether a password can be typed for a kept account
 * @is_added: whether an account was just added
 * @changes_note: (nullable): a sentence about changes
 * @can_trust: whether a certificate may be trusted
 *
 * What the editor of a page shows instead of what follows from its state.
 */
typedef struct
{
  SignetEditorState phase;
  SignetNotice *notice;
  SignetQuestion *question;
  SignetAccount *existing;
  SignetPrimary primary;
  gboolean is_ready;
  gboolean is_removable;
  SignetLeave leave;
  gboolean has_connection;
  gboolean is_password_open;
  gboolean is_added;
  const char *changes_note;
  gboolean can_trust;
} PageShown;

/**
 * Page:
 * @window: its window
 * @page: what is tested
 * @editor: its editor
 * @shown: what that shows; page_show() after a change
 * @calls: what was asked of it
 * @folder: where accounts would be
 *
 * A page on show.
 */
typedef struct
{
  GtkWindow *window;
  SignetAccountPage *page;
  SignetEditor *editor;
  PageShown shown;
  GString *calls;
  char *folder;
} Page;

/**
 * page_open:
 * @self: what to fill
 *
 * Shows the page for a new account, 360 pixels wide.
 */
void page_open (Page *self);

/**
 * page_close:
 * @self: a page
 *
 * Destroys the window, and checks that neither the page nor the editor outlives it.
 */
void page_close (Page *self);

/**
 * page_clear:
 * @self: a page whose window was destroyed
 *
 * Removes what is left; page_close() does that too.
 */
void page_clear (Page *self);

/**
 * page_show:
 * @self: a page
 *
 * Has the editor show what the test says.
 */
void page_show (Page *self);

/**
 * page_set_notice:
 * @self: a page
 * @notice: (nullable): what is to be shown
 *
 * Sets it; page_show() shows it.
 */
void page_set_notice (Page *self, const SignetNotice *notice);

/**
 * page_set_question:
 * @self: a page
 * @question: (nullable): what is to be asked
 *
 * Sets it; page_show() shows it.
 */
void page_set_question (Page *self, const SignetQuestion *question);

/**
 * page_find_button:
 * @widget: where to look
 * @label: what the button shows
 *
 * Returns: (transfer none) (nullable): the visible button below @widget
 */
GtkWidget *page_find_button (GtkWidget *widget, const char *label);

/**
 * page_find_row:
 * @widget: where to look
 * @title: a title
 *
 * Returns: (transfer none) (nullable): the visible row below @widget; the header of one that
 *   expands
 */
GtkWidget *page_find_row (GtkWidget *widget, const char *title);

/**
 * page_find_dialog:
 *
 * Returns: (transfer none) (nullable): the message dialog on show
 */
AdwMessageDialog *page_find_dialog (void);

/**
 * page_wait_for_dialog:
 *
 * Returns: (transfer none): the message dialog, once it is on show
 */
AdwMessageDialog *page_wait_for_dialog (void);

/**
 * page_new_result:
 * @protocol: a protocol
 * @outcome: how its only attempt ended
 * @flaws: what is wrong with its certificate
 * @detail: (nullable): the server's words
 *
 * Returns: (transfer full): a result that is settled; there is TLS from
 *   %SIGNET_OUTCOME_UNTRUSTED on, except for %SIGNET_OUTCOME_UNENCRYPTED_ONLY
 */
SignetProtocolResult *page_new_result (SignetProtocol protocol,
                                       SignetOutcome outcome,
                                       SignetFlaws flaws,
                                       const char *detail);

/**
 * page_follow:
 * @status: a status
 * @result: (transfer full): a result
 *
 * Makes @status show @result.
 */
void page_follow (SignetStatus *status, SignetProtocolResult *result);

/**
 * page_assert_calls:
 * @self: a page
 * @expected: what the page has called since the last time
 *
 * Fails the test if it called anything else.
 */
void page_assert_calls (Page *self, const char *expected);

G_END_DECLS
