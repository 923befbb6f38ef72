/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the help says: titles and paragraphs, in one table. No widgets here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most parts that a page has */
#define SIGNET_HELP_PARTS 6

/* A part of a page. Both are to be translated when they are shown. */
typedef struct
{
  const char *heading; /* nullable: a question that people ask, or NULL after the last part */
  const char *text;    /* the answer: one paragraph */
} SignetHelpPart;

/* A page of the help */
typedef struct
{
  const char *nick;  /* the name of the page in the program: that of SignetNotice */
  const char *title; /* its title, to be translated when it is shown */
  SignetHelpPart parts[SIGNET_HELP_PARTS];
} SignetHelpPage;

/* (nullable): the page, or NULL if there is none of that name */
const SignetHelpPage *signet_help_page_find (const char *nick);

G_END_DECLS
