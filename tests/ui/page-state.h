/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account page over a real editor whose set-up ends as a table says: what the page shows is made
 * by the same code as ever, and no server is needed.
 */
#pragma once

#include "account-page.h"
#include "outcome.h"
#include "server-settings.h"
#include "tls-info.h"

G_BEGIN_DECLS

/**
 * PageStateResult:
 * @outcome: how its last attempt ends; 0 if it never does
 * @flaws: what is wrong with the certificate
 *
 * How one protocol ends.
 */
typedef struct
{
  SignetOutcome outcome;
  SignetFlaws flaws;
} PageStateResult;

/**
 * PageStateCase:
 * @name: what it is called
 * @is_kept: whether the account is kept already, or added
 * @is_long: whether what comes from outside decides how it looks
 * @is_tried: whether the connection is tried
 * @incoming: how incoming mail ends
 * @outgoing: how outgoing mail ends
 * @before: (nullable): the actions to activate before the connection is tried, with blanks between
 * @after: (nullable): the actions to activate in the end
 *
 * How the page gets into a state.
 */
typedef struct
{
  const char *name;
  gboolean is_kept;
  gboolean is_long;
  gboolean is_tried;
  PageStateResult incoming;
  PageStateResult outgoing;
  const char *before;
  const char *after;
} PageStateCase;

/**
 * PageState:
 * @window: the window
 * @page: the page in it
 * @folder: where accounts are kept
 *
 * A page on show.
 */
typedef struct
{
  GtkWindow *window;
  SignetAccountPage *page;
  char *folder;
} PageState;

/**
 * PageStateNames:
 * @host: what all servers are called
 * @words: what they say
 *
 * What comes from outside.
 */
typedef struct
{
  const char *host;
  const char *words;
} PageStateNames;

/**
 * page_state_open:
 * @self: what to fill
 * @page_case: the state
 * @names: what comes from outside; must outlive @self
 *
 * Shows a page in that state, as narrow as the window may be, with everything opened.
 */
void page_state_open (PageState *self, const PageStateCase *page_case, const PageStateNames *names);

/**
 * page_state_close:
 * @self: an open page
 *
 * Destroys the window and all that belongs to it.
 */
void page_state_close (PageState *self);

G_END_DECLS
