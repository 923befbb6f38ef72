/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Tables of lines for a dialect, and what has to come of them.
 */
#pragma once

#include "dialect.h"

G_BEGIN_DECLS

/**
 * JudgeCase:
 * @phase: what the line is expected to belong to
 * @index: 0 for the first line of a reply
 * @text: the line
 * @verdict: what it has to mean
 * @outcome: what it has to mean for the trial; looked at for NO and BYE only
 * @words: (nullable): what has to be left for people, or the challenge
 *
 * A line and its judgement. Commands carry the tag "A7".
 */
typedef struct
{
  SignetPhase phase;
  guint index;
  const char *text;
  SignetVerdict verdict;
  SignetOutcome outcome;
  const char *words;
} JudgeCase;

/**
 * LearnCase:
 * @phase: what the lines are expected to belong to
 * @lines: the lines of a reply, parted by LF
 * @offer: what has to be learned: some of "listed starttls login-disabled ir user auth", then a
 *   colon and the mechanisms
 *
 * A reply and the offer in it.
 */
typedef struct
{
  SignetPhase phase;
  const char *lines;
  const char *offer;
} LearnCase;

/**
 * table_judge:
 * @dialect: a dialect
 * @cases: (array length=n_cases): the lines
 * @n_cases: how many
 *
 * Asserts that @dialect judges every line as it should.
 */
void table_judge (const SignetDialect *dialect, const JudgeCase *cases, gsize n_cases);

/**
 * table_learn:
 * @dialect: a dialect
 * @cases: (array length=n_cases): the replies
 * @n_cases: how many
 *
 * Asserts that @dialect learns from every reply what it should.
 */
void table_learn (const SignetDialect *dialect, const LearnCase *cases, gsize n_cases);

G_END_DECLS
