/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a line of a server means, and what the dialects judge alike.
 */
#pragma once

#include "outcome.h"
#include "refusal.h"
#include "token.h"

G_BEGIN_DECLS

/**
 * SignetVerdict:
 * @SIGNET_VERDICT_MORE: the reply goes on
 * @SIGNET_VERDICT_OK: its good end
 * @SIGNET_VERDICT_NO: its bad end: refused
 * @SIGNET_VERDICT_BAD: its bad end: the command was not understood or is not supported
 * @SIGNET_VERDICT_CHALLENGE: the server waits for the next part of a log-in
 * @SIGNET_VERDICT_PREAUTH: greeted as somebody who is logged in already (IMAP)
 * @SIGNET_VERDICT_BYE: the server is about to hang up
 * @SIGNET_VERDICT_GARBAGE: nothing this protocol knows
 *
 * What a line means.
 */
typedef enum
{
  SIGNET_VERDICT_MORE,
  SIGNET_VERDICT_OK,
  SIGNET_VERDICT_NO,
  SIGNET_VERDICT_BAD,
  SIGNET_VERDICT_CHALLENGE,
  SIGNET_VERDICT_PREAUTH,
  SIGNET_VERDICT_BYE,
  SIGNET_VERDICT_GARBAGE,
} SignetVerdict;

/**
 * SignetJudgement:
 * @verdict: what the line means
 * @outcome: with %SIGNET_VERDICT_BYE before a log-in: what it means for the trial
 * @text: (nullable): the part of the line that is for people, or the challenge; points into the
 *   line
 * @refusal: with %SIGNET_VERDICT_NO, %SIGNET_VERDICT_BAD and %SIGNET_VERDICT_BYE in a log-in: what
 *   the reply means by itself, before anybody reads its codes and words
 *
 * A line, judged.
 */
typedef struct
{
  SignetVerdict verdict;
  SignetOutcome outcome;
  const char *text;
  SignetRefusal refusal;
} SignetJudgement;

/**
 * signet_judgement_hangup:
 * @text: the server's words
 *
 * Returns: the judgement of a server that is about to hang up before anybody logged in: too busy,
 * or unavailable; @text is for people
 */
SignetJudgement signet_judgement_hangup (const char *text);

/**
 * signet_judgement_garbage:
 * @text: a line
 *
 * Returns: the judgement of a line this protocol does not know
 */
SignetJudgement signet_judgement_garbage (const char *text);

/**
 * signet_judgement_refused:
 * @verdict: how the log-in is refused
 * @refusal: what that means by itself
 * @text: the server's words
 *
 * Returns: the judgement of the end of a log-in
 */
SignetJudgement
signet_judgement_refused (SignetVerdict verdict, SignetRefusal refusal, const char *text);

G_END_DECLS
