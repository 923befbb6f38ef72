/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A question and the labels of its answers.
 */
#include "question.h"

G_DEFINE_BOXED_TYPE (SignetQuestion, signet_question, signet_question_copy, signet_question_free)

SignetQuestion *
signet_question_copy (const SignetQuestion *question)
{
  SignetQuestion *copy;

  g_return_val_if_fail (question != NULL, NULL);

  copy = g_memdup2 (question, sizeof *question);
  copy->heading = g_strdup (question->heading);
  copy->body = g_strdup (question->body);
  return copy;
}

void
signet_question_free (SignetQuestion *question)
{
  if (question == NULL)
    return;
  g_free (question->heading);
  g_free (question->body);
  g_free (question);
}

gboolean
signet_question_equal (const SignetQuestion *a, const SignetQuestion *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && g_str_equal (a->heading, b->heading)
         && g_str_equal (a->body, b->body) && g_str_equal (a->no, b->no)
         && g_str_equal (a->yes, b->yes);
}
