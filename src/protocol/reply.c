/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Replies that the dialects classify alike.
 */
#include "reply.h"

/* A response code may say that there are too many connections; mostly only words do. */
SignetReply
signet_reply_hangup (const char *text)
{
  gboolean is_crowded = signet_refusal_is_crowded (text)
                        || signet_refusal_read (text) == SIGNET_REFUSAL_CROWDED;

  return (SignetReply){ SIGNET_REPLY_BYE,
                        is_crowded ? SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
                                   : SIGNET_OUTCOME_UNAVAILABLE,
                        text, SIGNET_REFUSAL_TEMPORARY };
}

SignetReply
signet_reply_garbage (const char *text)
{
  return (SignetReply){ SIGNET_REPLY_GARBAGE, SIGNET_OUTCOME_NOT_MAIL, text,
                        SIGNET_REFUSAL_UNKNOWN };
}

SignetReply
signet_reply_refused (SignetReplyClass reply_class, SignetRefusal refusal, const char *text)
{
  return (SignetReply){ reply_class, signet_refusal_to_outcome (refusal), text, refusal };
}
