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

/**
 * SignetExplanation:
 * @title: a few words, for a heading
 * @reason: one or two sentences that say what happened
 * @remedy: (nullable): one or two sentences that say what to do, or %NULL where nothing needs doing
 *
 * An outcome in plain, translated language. Plain text, never markup.
 */
typedef struct
{
  char *title;
  char *reason;
  char *remedy;
} SignetExplanation;

#define SIGNET_TYPE_EXPLANATION (signet_explanation_get_type ())
GType signet_explanation_get_type (void);

/**
 * signet_explain:
 * @facts: what is said of an attempt
 *
 * Explains how an attempt ended.
 *
 * Returns: (transfer full): the explanation; there is one for every outcome and protocol
 */
SignetExplanation *signet_explain (const SignetAttemptFacts *facts);

/**
 * signet_explain_result:
 * @result: a result
 *
 * Explains what became of @result, by its headline; what the other attempts add (a better way
 * that failed, encryption that was offered in vain) is taken into account.
 *
 * Returns: (transfer full): the explanation
 */
SignetExplanation *signet_explain_result (SignetProtocolResult *result);

/**
 * signet_explain_flaws:
 * @tls: the facts of a handshake
 * @host: the host name that was asked for
 *
 * Says what is wrong with a certificate, one sentence a flaw ("It expired on 3 March 2026.").
 *
 * Returns: (transfer full): the sentences, none when nothing is wrong
 */
GStrv signet_explain_flaws (const SignetTlsInfo *tls, const char *host);

/**
 * signet_explain_advice:
 * @profile: a profile that works
 *
 * Returns: (transfer full) (nullable): that the source advised something weaker, in one sentence;
 *   %NULL where it did not
 */
char *signet_explain_advice (const SignetProfile *profile);

/**
 * signet_explain_trying:
 * @profile: a profile that is tried now
 *
 * Returns: (transfer full): a sentence such as "Trying imap.example.org, port 993 with TLS…"
 */
char *signet_explain_trying (const SignetProfile *profile);

/**
 * signet_explain_short:
 * @facts: what is said of an attempt
 *
 * Returns: (transfer full): how the attempt ended in a few words, such as "No answer after 5 s"
 */
char *signet_explain_short (const SignetAttemptFacts *facts);

/**
 * signet_explain_require_ssl:
 * @profile: a profile without encryption
 *
 * Says why nothing was sent where Require SSL is on. What became of an attempt does not tell that;
 * its policy does.
 *
 * Returns: (transfer full): one or two sentences
 */
char *signet_explain_require_ssl (const SignetProfile *profile);

/**
 * signet_explain_profile:
 * @profile: a profile
 *
 * Returns: (transfer full): how it is reached in a few words, such as "IMAP, TLS, port 993"
 */
char *signet_explain_profile (const SignetProfile *profile);

/**
 * signet_explain_place:
 * @profile: a profile
 *
 * Returns: (transfer full): where it is, such as "imap.example.org, port 993, TLS"
 */
char *signet_explain_place (const SignetProfile *profile);

/**
 * signet_explain_tls_version:
 * @tls: the facts of a handshake
 *
 * Returns: (transfer full): the version as people write it, such as "TLS 1.3"
 */
char *signet_explain_tls_version (const SignetTlsInfo *tls);

/**
 * signet_explain_join:
 * @first: a sentence
 * @second: the next one
 *
 * Returns: (transfer full): both, as the language puts sentences one after the other
 */
char *signet_explain_join (const char *first, const char *second);

/**
 * signet_explain_holder:
 * @tls: the facts of a handshake
 *
 * Since certificates are matched by DNS names (RFC 9525 §6.1) many name nobody else; these are
 * said instead.
 *
 * Returns: (transfer full) (nullable): whom the certificate is issued to, or %NULL if it names
 * nobody
 */
char *signet_explain_holder (const SignetTlsInfo *tls);

/**
 * signet_explain_day:
 * @time: seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): the day, such as "3 March 2026", or %NULL for 0 and for
 * times beyond the calendar
 */
char *signet_explain_day (gint64 time);

/**
 * signet_explanation_copy:
 * @explanation: an explanation
 *
 * Returns: (transfer full): a copy of @explanation
 */
SignetExplanation *signet_explanation_copy (const SignetExplanation *explanation);

/**
 * signet_explanation_free:
 * @explanation: (nullable) (transfer full): an explanation
 *
 * Frees @explanation.
 */
void signet_explanation_free (SignetExplanation *explanation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetExplanation, signet_explanation_free)

G_END_DECLS
