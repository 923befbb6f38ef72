/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the help says: titles and paragraphs, in one table. No widgets here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_HELP_PARTS:
 *
 * The most parts that a page has.
 */
#define SIGNET_HELP_PARTS 6

/**
 * SignetHelpPart:
 * @heading: (nullable): a question that people ask, or %NULL after the last part
 * @text: the answer: one paragraph
 *
 * A part of a page. Both are to be translated when they are shown.
 */
typedef struct
{
  const char *heading;
  const char *text;
} SignetHelpPart;

/**
 * SignetHelpPage:
 * @nick: the name of the page in the program: that of #SignetNotice
 * @title: its title, to be translated when it is shown
 * @parts: what it says
 *
 * A page of the help.
 */
typedef struct
{
  const char *nick;
  const char *title;
  SignetHelpPart parts[SIGNET_HELP_PARTS];
} SignetHelpPage;

/**
 * signet_help_page_find:
 * @nick: "connect", "require-ssl" or "app-password"
 *
 * Returns: (transfer none) (nullable): the page, or %NULL if there is none of that name
 */
const SignetHelpPage *signet_help_page_find (const char *nick);

G_END_DECLS
