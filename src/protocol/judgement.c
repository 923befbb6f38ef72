/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the dialects judge alike.
 */
#include "judgement.h"

/* A response code may say that there are too many connections; mostly only words do. */
SignetJudgement
signet_judgement_hangup (const char *text)
{
  gboolean is_crowded = signet_refusal_is_crowded (text)
                        || signet_refusal_read (text) == SIGNET_REFUSAL_CROWDED;

  return (SignetJudgement){ SIGNET_VERDICT_BYE,
                            is_crowded ? SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
                                       : SIGNET_OUTCOME_UNAVAILABLE,
                            text, SIGNET_REFUSAL_TEMPORARY };
}

SignetJudgement
signet_judgement_garbage (const char *text)
{
  return (SignetJudgement){ SIGNET_VERDICT_GARBAGE, SIGNET_OUTCOME_NOT_MAIL, text,
                            SIGNET_REFUSAL_UNKNOWN };
}

SignetJudgement
signet_judgement_refused (SignetVerdict verdict, SignetRefusal refusal, const char *text)
{
  return (SignetJudgement){ verdict, signet_refusal_to_outcome (refusal), text, refusal };
}
