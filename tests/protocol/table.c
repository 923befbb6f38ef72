/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Tables of lines for a dialect.
 */
#include "table.h"

static void
judge_one (const SignetDialect *dialect, const JudgeCase *row)
{
  SignetLine line = { row->phase, row->index, dialect->has_tags ? "A7" : "", row->text };
  SignetJudgement judgement = dialect->judge (&line);

  g_test_message ("phase %d, line %u: '%s'", row->phase, row->index, row->text);
  g_assert_cmpint (judgement.verdict, ==, row->verdict);
  if (row->verdict == SIGNET_VERDICT_NO || row->verdict == SIGNET_VERDICT_BYE)
    g_assert_cmpint (judgement.outcome, ==, row->outcome);
  if (row->verdict != SIGNET_VERDICT_GARBAGE)
    g_assert_cmpstr (judgement.text, ==, row->words);
}

void
table_judge (const SignetDialect *dialect, const JudgeCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    judge_one (dialect, &cases[i]);
}

static char *
describe (const SignetOffer *offer)
{
  GString *text = g_string_new (NULL);

  g_string_append (text, offer->is_listed ? "listed " : "");
  g_string_append (text, offer->starttls ? "starttls " : "");
  g_string_append (text, offer->login_disabled ? "login-disabled " : "");
  g_string_append (text, offer->initial_response ? "ir " : "");
  g_string_append (text, offer->user ? "user " : "");
  g_string_append (text, offer->auth ? "auth " : "");
  g_string_append_c (text, ':');
  for (guint i = 0; i < offer->mechanisms->len; i++)
    g_string_append_printf (text, " %s", (char *)g_ptr_array_index (offer->mechanisms, i));
  return g_string_free (text, FALSE);
}

static void
learn_one (const SignetDialect *dialect, const LearnCase *row)
{
  g_auto (GStrv) lines = g_strsplit (row->lines, "\n", 0);
  g_autofree char *learned = NULL;
  SignetOffer offer;

  signet_offer_init (&offer);
  for (guint i = 0; lines[i] != NULL; i++)
    dialect->learn (&offer, &(SignetLine){ row->phase, i, "A7", lines[i] });
  learned = describe (&offer);
  g_test_message ("phase %d: '%s'", row->phase, row->lines);
  g_assert_cmpstr (learned, ==, row->offer);
  signet_offer_clear (&offer);
}

void
table_learn (const SignetDialect *dialect, const LearnCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    learn_one (dialect, &cases[i]);
}
