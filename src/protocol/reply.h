/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a line of a server means, and the lines that the dialects classify alike.
 */
#pragma once

#include "outcome.h"
#include "refusal.h"
#include "token.h"

G_BEGIN_DECLS

/**
 * SignetReplyClass:
 * @SIGNET_REPLY_MORE: the reply goes on
 * @SIGNET_REPLY_OK: its good end
 * @SIGNET_REPLY_NO: its bad end: refused
 * @SIGNET_REPLY_BAD: its bad end: the command was not understood or is not supported
 * @SIGNET_REPLY_CHALLENGE: the server waits for the next part of a log-in
 * @SIGNET_REPLY_PREAUTH: greeted as somebody who is logged in already (IMAP)
 * @SIGNET_REPLY_BYE: the server is about to hang up
 * @SIGNET_REPLY_GARBAGE: nothing this protocol knows
 *
 * What a line means.
 */
typedef enum
{
  SIGNET_REPLY_MORE,
  SIGNET_REPLY_OK,
  SIGNET_REPLY_NO,
  SIGNET_REPLY_BAD,
  SIGNET_REPLY_CHALLENGE,
  SIGNET_REPLY_PREAUTH,
  SIGNET_REPLY_BYE,
  SIGNET_REPLY_GARBAGE,
} SignetReplyClass;

/**
 * SignetReply:
 * @reply_class: what the line means
 * @outcome: with %SIGNET_REPLY_BYE before a log-in: what it means for the trial
 * @text: (nullable): the part of the line that is for people, or the challenge; points into the
 *   line
 * @refusal: with %SIGNET_REPLY_NO, %SIGNET_REPLY_BAD and %SIGNET_REPLY_BYE in a log-in: what
 *   the reply means by itself, before anybody reads its codes and words
 *
 * A line, classified.
 */
typedef struct
{
  SignetReplyClass reply_class;
  SignetOutcome outcome;
  const char *text;
  SignetRefusal refusal;
} SignetReply;

/**
 * signet_reply_hangup:
 * @text: the server's words
 *
 * Returns: the reply for a server that is about to hang up before anybody logged in: too busy,
 * or unavailable; @text is for people
 */
SignetReply signet_reply_hangup (const char *text);

/**
 * signet_reply_garbage:
 * @text: a line
 *
 * Returns: the reply for a line this protocol does not know
 */
SignetReply signet_reply_garbage (const char *text);

/**
 * signet_reply_refused:
 * @reply_class: how the log-in is refused
 * @refusal: what that means by itself
 * @text: the server's words
 *
 * Returns: the reply for the end of a log-in
 */
SignetReply
signet_reply_refused (SignetReplyClass reply_class, SignetRefusal refusal, const char *text);

G_END_DECLS
