/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Turns an outcome into what people read: a title, the reason, and what to do. The only place
 * that does; every program shows these sentences.
 */
#pragma once

#include "attempt.h"
#include "protocol-result.h"

G_BEGIN_DECLS

/* An outcome in plain, translated language. Plain text, never markup. */
typedef struct
{
  char *title;  /* a few words, for a heading */
  char *reason; /* one or two sentences that say what happened */
  /* nullable: one or two sentences that say what to do, or NULL where nothing needs doing */
  char *remedy;
} SignetExplanation;

#define SIGNET_TYPE_EXPLANATION (signet_explanation_get_type ())
GType signet_explanation_get_type (void);

/* (transfer full): explains how an attempt ended */
SignetExplanation *signet_explain (const SignetAttemptFacts *facts);

/* (transfer full): explains what became of @result, by its headline; what the other attempts add
 * (a better way that failed, encryption that was offered in vain) is taken into account */
SignetExplanation *signet_explain_result (SignetProtocolResult *result);

/* (transfer full): says what is wrong with a certificate, one sentence a flaw ("It expired on 3
 * March 2026.") */
GStrv signet_explain_flaws (const SignetTlsInfo *tls, const char *host);

/* (transfer full) (nullable): that the source advised something weaker, in one sentence; NULL
 * where it did not */
char *signet_explain_advice (const SignetProfile *profile);

/* (transfer full): a sentence such as "Trying imap.example.org, port 993 with TLS…" */
char *signet_explain_trying (const SignetProfile *profile);

/* (transfer full): how the attempt ended in a few words, such as "No answer after 5 s" */
char *signet_explain_short (const SignetAttemptFacts *facts);

/* (transfer full): says why nothing was sent where Require SSL is on. What became of an attempt
 * does not tell that; its policy does. */
char *signet_explain_require_ssl (const SignetProfile *profile);

/* (transfer full): how it is reached in a few words, such as "IMAP, TLS, port 993" */
char *signet_explain_profile (const SignetProfile *profile);

/* (transfer full): where it is, such as "imap.example.org, port 993, TLS" */
char *signet_explain_place (const SignetProfile *profile);

/* (transfer full): the version as people write it, such as "TLS 1.3" */
char *signet_explain_tls_version (const SignetTlsInfo *tls);

/* (transfer full): both, as the language puts sentences one after the other */
char *signet_explain_join (const char *first, const char *second);

/* (transfer full) (nullable): since certificates are matched by DNS names (RFC 9525 §6.1) many
 * name nobody else; these are said instead */
char *signet_explain_holder (const SignetTlsInfo *tls);

/* (transfer full) (nullable): the day, such as "3 March 2026", or NULL for 0 and for times
 * beyond the calendar */
char *signet_explain_day (gint64 time);

SignetExplanation *signet_explanation_copy (const SignetExplanation *explanation);

void signet_explanation_free (SignetExplanation *explanation);

/* (transfer full): @status with the name of the server, which may be %NULL */
char *signet_explain_with_server (const char *status, const char *host);

/* (transfer full): in a few words how a connection that works is encrypted, and where to */
char *signet_explain_connection (const SignetAttemptFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetExplanation, signet_explanation_free)

G_END_DECLS
