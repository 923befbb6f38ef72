/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Tables of lines for a dialect, and what has to come of them.
 */
#pragma once

#include "dialect.h"

G_BEGIN_DECLS

/**
 * ClassifyCase:
 * @phase: what the line is expected to belong to
 * @index: 0 for the first line of a reply
 * @text: the line
 * @reply_class: what it has to mean
 * @outcome: what it has to mean for the trial; looked at for NO and BYE only
 * @words: (nullable): what has to be left for people, or the challenge
 *
 * A line and its class. Commands carry the tag "A7".
 */
typedef struct
{
  SignetPhase phase;
  guint index;
  const char *text;
  SignetReplyClass reply_class;
  SignetOutcome outcome;
  const char *words;
} ClassifyCase;

/**
 * ParseCase:
 * @phase: what the lines are expected to belong to
 * @lines: the lines of a reply, parted by LF
 * @capabilities: what has to be parsed: some of "listed starttls login-disabled ir user auth", then
 *   a colon and the mechanisms
 *
 * A reply and the capabilities in it.
 */
typedef struct
{
  SignetPhase phase;
  const char *lines;
  const char *capabilities;
} ParseCase;

/**
 * table_classify:
 * @dialect: a dialect
 * @cases: (array length=n_cases): the lines
 * @n_cases: how many
 *
 * Asserts that @dialect classifies every line as it should.
 */
void table_classify (const SignetDialect *dialect, const ClassifyCase *cases, gsize n_cases);

/**
 * table_parse:
 * @dialect: a dialect
 * @cases: (array length=n_cases): the replies
 * @n_cases: how many
 *
 * Asserts that @dialect parses every reply as it should.
 */
void table_parse (const SignetDialect *dialect, const ParseCase *cases, gsize n_cases);

G_END_DECLS
