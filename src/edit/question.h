/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A question to the user before a password goes somewhere, or before changes are lost. The safe
 * answer is the default.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SIGNET_QUESTION_PLAINTEXT, /* send the password without encryption? */
  SIGNET_QUESTION_FOREIGN,   /* send the password to another company's server? */
} SignetQuestionKind;

typedef struct
{
  SignetQuestionKind kind; /* what is asked */
  char *heading;
  char *body;      /* one or two sentences, plain text */
  const char *no;  /* the label of the safe answer: the default, and that of Escape */
  const char *yes; /* the label of the other one */
} SignetQuestion;

typedef enum
{
  SIGNET_ANSWER_NO,  /* the safe answer */
  SIGNET_ANSWER_YES, /* the other one */
} SignetAnswer;

#define SIGNET_TYPE_QUESTION (signet_question_get_type ())
GType signet_question_get_type (void);

SignetQuestion *signet_question_copy (const SignetQuestion *question);

void signet_question_free (SignetQuestion *question);

/* Both may be %NULL */
gboolean signet_question_equal (const SignetQuestion *a, const SignetQuestion *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetQuestion, signet_question_free)

G_END_DECLS
