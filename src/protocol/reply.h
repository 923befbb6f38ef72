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

typedef enum
{
  SIGNET_REPLY_MORE,      /* it goes on */
  SIGNET_REPLY_OK,        /* its good end */
  SIGNET_REPLY_NO,        /* its bad end: refused */
  SIGNET_REPLY_BAD,       /* its bad end: not understood, or not supported */
  SIGNET_REPLY_CHALLENGE, /* the server waits for the next part of a log-in */
  SIGNET_REPLY_PREAUTH,   /* greeted as somebody who is logged in already (IMAP) */
  SIGNET_REPLY_BYE,       /* the server is about to hang up */
  SIGNET_REPLY_GARBAGE,   /* nothing this protocol knows */
} SignetReplyClass;

/* A line, classified */
typedef struct
{
  SignetReplyClass reply_class;
  SignetOutcome outcome; /* with SIGNET_REPLY_BYE before a log-in */
  const char *text;      /* nullable: for people, or the challenge; points into the line */
  SignetRefusal refusal; /* in a log-in: what it means before its codes and words are read */
} SignetReply;

/* A server that is about to hang up before anybody logged in: too busy, or unavailable */
SignetReply signet_reply_hangup (const char *text);

/* A line this protocol does not know */
SignetReply signet_reply_garbage (const char *text);

/* The end of a log-in */
SignetReply
signet_reply_refused (SignetReplyClass reply_class, SignetRefusal refusal, const char *text);

G_END_DECLS
