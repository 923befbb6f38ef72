/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The sentences of explain.c, with named places for what varies. Private to the model.
 */
#pragma once

#include "attempt.h"

G_BEGIN_DECLS

/* What is said of an outcome, not yet translated. `{host}`, `{port}`, `{protocol}`, `{detail}`
 * and `{seconds}` stand for what signet_sentence_fill() puts there. */
typedef struct
{
  const char *title;  /* a few words, for a heading */
  const char *brief;  /* how the attempt ended in a few words, for a line below the profile */
  const char *reason; /* what happened */
  const char *remedy; /* nullable: what to do */
} SignetSentences;

/* The sentences for how it ended; those for a server on this computer where that makes a
 * difference */
SignetSentences signet_sentences_for (const SignetAttemptFacts *facts);

/* (transfer full): the sentence with everything in its place */
char *signet_sentence_fill (const char *sentence, const SignetAttemptFacts *facts);

G_END_DECLS
