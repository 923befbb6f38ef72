/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the dialects judge alike.
 */
#include "judgement.h"

/* No response code says that there are too many connections; only words do. */
static gboolean
says_crowded (const char *text)
{
  static const char *const much[] = { "many", "maximum", "limit", "max", "exceeded" };
  static const char *const what[] = { "connection", "connections", "session",
                                      "sessions",   "concurrent",  "simultaneous" };
  gboolean has_much = FALSE, has_what = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (much); i++)
    has_much |= signet_line_mentions (text, much[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (what); i++)
    has_what |= signet_line_mentions (text, what[i]);
  return has_much && has_what;
}

SignetJudgement
signet_judgement_hangup (const char *text)
{
  return (SignetJudgement){ SIGNET_VERDICT_BYE,
                            says_crowded (text) ? SIGNET_OUTCOME_TOO_MANY_CONNECTIONS
                                                : SIGNET_OUTCOME_UNAVAILABLE,
                            text };
}

SignetJudgement
signet_judgement_garbage (const char *text)
{
  return (SignetJudgement){ SIGNET_VERDICT_GARBAGE, SIGNET_OUTCOME_NOT_MAIL, text };
}

SignetOutcome
signet_judgement_refusal (const SignetLoginCode *codes, SignetToken code, const char *text)
{
  for (const SignetLoginCode *known = codes; known->code != NULL; known++)
    if (signet_token_is (code, known->code))
      return known->outcome;
  return says_crowded (text) ? SIGNET_OUTCOME_LOGIN_UNAVAILABLE : SIGNET_OUTCOME_LOGIN_REJECTED;
}
