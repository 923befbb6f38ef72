/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account page in a window of its own, over a fake editor, and what tests of it need.
 */
#pragma once

#include "account-page.h"
#include "fake-editor.h"

G_BEGIN_DECLS

/**
 * Page:
 * @window: its window
 * @page: what is tested
 * @editor: its fake editor
 * @folder: where accounts would be
 *
 * A page on show.
 */
typedef struct
{
  GtkWindow *window;
  SignetAccountPage *page;
  SignetEditor *editor;
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
 * page_new_service:
 * @protocol: a protocol
 * @outcome: how its only attempt ended
 * @flaws: what is wrong with its certificate
 * @detail: (nullable): the server's words
 *
 * Returns: (transfer full): a service that is settled; there is TLS from
 *   %SIGNET_OUTCOME_UNTRUSTED on, except for %SIGNET_OUTCOME_UNENCRYPTED_ONLY
 */
SignetService *page_new_service (SignetProtocol protocol,
                                 SignetOutcome outcome,
                                 SignetFlaws flaws,
                                 const char *detail);

/**
 * page_follow:
 * @status: a status
 * @service: (transfer full): a service
 *
 * Makes @status show @service.
 */
void page_follow (SignetStatus *status, SignetService *service);

/**
 * page_assert_calls:
 * @self: a page
 * @expected: what the page has called since the last time
 *
 * Fails the test if it called anything else.
 */
void page_assert_calls (Page *self, const char *expected);

G_END_DECLS
