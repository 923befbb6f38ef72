/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Why a server refuses: the one table of codes and words for all protocols.
 */
#pragma once

#include "outcome.h"

G_BEGIN_DECLS

typedef enum
{
  SIGNET_REFUSAL_UNKNOWN,   /* neither code nor words tell */
  SIGNET_REFUSAL_PASSWORD,  /* user name or password is wrong; the only one that counts as a try */
  SIGNET_REFUSAL_FORM,      /* the command as it was written, not what it says */
  SIGNET_REFUSAL_MECHANISM, /* the mechanism, whoever uses it */
  SIGNET_REFUSAL_TOO_WEAK,  /* the mechanism, as not safe enough */
  SIGNET_REFUSAL_DISABLED,  /* the account or its way in; no later try will change that */
  SIGNET_REFUSAL_TEMPORARY, /* a later try may succeed */
  SIGNET_REFUSAL_CROWDED,   /* too many at once */
  SIGNET_REFUSAL_WEB,       /* passwords like this one: sign-in on the web only */
} SignetRefusal;

/* @words: what the server said, a line each; a line may begin with codes */
SignetRefusal signet_refusal_read (const char *words);

/* @base: what the reply means by itself; @read: what its codes and words say */
SignetRefusal signet_refusal_refine (SignetRefusal base, SignetRefusal read);

/* @error: SCRAM's server-error (RFC 5802 §7) */
SignetRefusal signet_refusal_read_scram (const char *error);

/* The end of a log-in that is refused so */
SignetOutcome signet_refusal_to_outcome (SignetRefusal refusal);

/* Whether @words say that there are too many connections */
gboolean signet_refusal_is_crowded (const char *words);

/* Whether @line begins with a response code ALERT, whose text people have to see (RFC 9051 §7.1) */
gboolean signet_refusal_is_alert (const char *line);

G_END_DECLS
