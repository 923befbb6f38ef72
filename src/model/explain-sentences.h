/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The sentences of explain.c, with named places for what varies. Private to the model.
 */
#pragma once

#include "attempt.h"

G_BEGIN_DECLS

/**
 * SignetSentences:
 * @title: a few words, for a heading
 * @brief: how the attempt ended in a few words, for a line below the profile
 * @reason: what happened
 * @remedy: (nullable): what to do
 *
 * What is said of an outcome, not yet translated. `{host}`, `{port}`, `{protocol}`, `{detail}`
 * and `{seconds}` stand for what signet_sentence_fill() puts there.
 */
typedef struct
{
  const char *title;
  const char *brief;
  const char *reason;
  const char *remedy;
} SignetSentences;

/**
 * signet_sentences_for:
 * @facts: what is said of an attempt that is not %SIGNET_OUTCOME_OK
 *
 * Returns: the sentences for how it ended; those for a server on this computer where that makes a
 *   difference
 */
SignetSentences signet_sentences_for (const SignetAttemptFacts *facts);

/**
 * signet_sentence_fill:
 * @sentence: a translated sentence with named places
 * @facts: what is said of an attempt
 *
 * Returns: (transfer full): the sentence with everything in its place
 */
char *signet_sentence_fill (const char *sentence, const SignetAttemptFacts *facts);

G_END_DECLS
