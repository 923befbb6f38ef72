/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A question to the user before a password goes somewhere, or before changes are lost. The safe
 * answer is the default.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetQuestionKind:
 * @SIGNET_QUESTION_PLAINTEXT: send the password without encryption?
 * @SIGNET_QUESTION_FOREIGN: send the password to another company's server?
 *
 * What is asked.
 */
typedef enum
{
  SIGNET_QUESTION_PLAINTEXT,
  SIGNET_QUESTION_FOREIGN,
} SignetQuestionKind;

/**
 * SignetQuestion:
 * @kind: what is asked
 * @heading: the heading
 * @body: one or two sentences, plain text
 * @no: the label of the safe answer: the default, and that of Escape
 * @yes: the label of the other one
 *
 * A question.
 */
typedef struct
{
  SignetQuestionKind kind;
  char *heading;
  char *body;
  const char *no;
  const char *yes;
} SignetQuestion;

/**
 * SignetAnswer:
 * @SIGNET_ANSWER_NO: the safe answer
 * @SIGNET_ANSWER_YES: the other one
 *
 * An answer.
 */
typedef enum
{
  SIGNET_ANSWER_NO,
  SIGNET_ANSWER_YES,
} SignetAnswer;

#define SIGNET_TYPE_QUESTION (signet_question_get_type ())
GType signet_question_get_type (void);

/**
 * signet_question_copy:
 * @question: a question
 *
 * Returns: (transfer full): a copy
 */
SignetQuestion *signet_question_copy (const SignetQuestion *question);

/**
 * signet_question_free:
 * @question: (nullable) (transfer full): a question
 *
 * Frees @question.
 */
void signet_question_free (SignetQuestion *question);

/* Both may be %NULL */
gboolean signet_question_equal (const SignetQuestion *a, const SignetQuestion *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetQuestion, signet_question_free)

G_END_DECLS
