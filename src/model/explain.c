/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts explanations together from the table of sentences and the facts of an attempt.
 */
#include "explain.h"

#include "explain-sentences.h"
#include "target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ALERT "[ALERT]"

G_DEFINE_BOXED_TYPE (SignetExplanation,
                     signet_explanation,
                     signet_explanation_copy,
                     signet_explanation_free)

static SignetExplanation *
explanation_new (char *title, char *reason, char *remedy)
{
  SignetExplanation *explanation = g_new0 (SignetExplanation, 1);

  explanation->title = title;
  explanation->reason = reason;
  explanation->remedy = remedy;
  return explanation;
}

/* GnuTLS says "TLS1.3". */
char *
signet_explain_tls_version (const SignetTlsInfo *tls)
{
  g_return_val_if_fail (tls != NULL, NULL);

  if (tls->version == NULL)
    return g_strdup ("TLS");
  if (g_str_has_prefix (tls->version, "TLS1"))
    return g_strconcat ("TLS ", tls->version + 3, NULL);
  return g_strdup (tls->version);
}

static char *
encrypted_reason (const SignetAttemptFacts *facts)
{
  g_autofree char *version = signet_explain_tls_version (facts->tls);

  if (facts->tls->flaws == 0)
    /* Translators: the first %s is "TLS 1.3", the second a server name */
    return g_strdup_printf (_ ("Encrypted, %s, verified for %s"), version, facts->profile->host);
  if (facts->tls->pinned)
    /* Translators: the first %s is "TLS 1.3", the second a server name */
    return g_strdup_printf (_ ("Encrypted, %s, with the certificate you trust for %s"), version,
                            facts->profile->host);
  /* Translators: the first %s is "TLS 1.3", the second a server name */
  return g_strdup_printf (_ ("Encrypted, %s, but the identity of %s is not confirmed"), version,
                          facts->profile->host);
}

static SignetExplanation *
explain_unencrypted (const SignetAttemptFacts *facts)
{
  if (signet_host_is_loopback (facts->profile->host))
    return explanation_new (
        g_strdup (_ ("Not encrypted")),
        g_strdup (_ ("The server runs on this computer, so the password stays on it.")), NULL);
  return explanation_new (
      g_strdup (_ ("Not encrypted")),
      signet_sentence_fill (_ ("{host} offers no encryption. Anyone on the network between you and "
                               "the server could read your password and mail."),
                            facts),
      g_strdup (_ ("Ask your provider for encrypted access.")));
}

char *
signet_explain_join (const char *first, const char *second)
{
  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  /* Translators: two sentences, one after the other */
  return g_strdup_printf (C_ ("sentences", "%s %s"), first, second);
}

static SignetExplanation *
explain_ok (const SignetAttemptFacts *facts)
{
  if (facts->tls == NULL)
    return explain_unencrypted (facts);
  return explanation_new (g_strdup (_ ("Encrypted")), encrypted_reason (facts), NULL);
}

static void
append_sentence (char **text, const char *sentence)
{
  g_autofree char *before = *text;

  *text = signet_explain_join (before, sentence);
}

/* What is encrypted is said without a full stop. */
static char *
make_sentence (const char *phrase)
{
  /* Translators: %s is a phrase such as "Encrypted, TLS 1.3, verified for imap.example.org", which
   * becomes a sentence. */
  return g_strdup_printf (_ ("%s."), phrase);
}

static gboolean
has_alert (const SignetAttemptFacts *facts)
{
  return facts->detail != NULL && g_ascii_strncasecmp (facts->detail, ALERT, strlen (ALERT)) == 0;
}

/* A server's ALERT has to be seen (RFC 9051 §7.1), unless the reason has the words already. */
static void
add_alert (SignetExplanation *explanation, const SignetAttemptFacts *facts)
{
  g_autofree char *said = NULL;
  const char *words;

  if (!has_alert (facts) || strstr (explanation->reason, facts->detail) != NULL)
    return;
  words = facts->detail + strlen (ALERT);
  words += strspn (words, " ");
  if (*words == '\0')
    return;
  /* Translators: %s is what the server said, in its own words */
  said = g_strdup_printf (_ ("The server says: “%s”"), words);
  if (facts->outcome == SIGNET_OUTCOME_OK && facts->tls != NULL)
    {
      g_autofree char *phrase = g_steal_pointer (&explanation->reason);

      explanation->reason = make_sentence (phrase);
    }
  append_sentence (&explanation->reason, said);
}

/* Adds what is wrong with the certificate to @explanation */
static void
add_flaws (SignetExplanation *explanation, const SignetAttemptFacts *facts)
{
  g_auto (GStrv) flaws = signet_explain_flaws (facts->tls, facts->profile->host);

  for (guint i = 0; flaws[i] != NULL; i++)
    append_sentence (&explanation->reason, flaws[i]);
  append_sentence (&explanation->reason, _ ("Your password has not been sent."));
  if ((facts->tls->flaws & SIGNET_FLAW_REVOKED) == 0)
    return;
  g_free (explanation->remedy);
  explanation->remedy = g_strdup (_ ("Do not connect, and tell your provider."));
}

SignetExplanation *
signet_explain (const SignetAttemptFacts *facts)
{
  SignetSentences sentences;
  SignetExplanation *explanation;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->profile != NULL, NULL);

  if (facts->outcome == SIGNET_OUTCOME_OK)
    {
      explanation = explain_ok (facts);
      add_alert (explanation, facts);
      return explanation;
    }
  sentences = signet_sentences_for (facts);
  explanation = explanation_new (
      g_strdup (_ (sentences.title)), signet_sentence_fill (_ (sentences.reason), facts),
      sentences.remedy == NULL ? NULL : signet_sentence_fill (_ (sentences.remedy), facts));
  if (facts->outcome == SIGNET_OUTCOME_UNTRUSTED && facts->tls != NULL)
    add_flaws (explanation, facts);
  add_alert (explanation, facts);
  return explanation;
}

char *
signet_explain_with_server (const char *status, const char *host)
{
  g_return_val_if_fail (status != NULL, NULL);

  if (host == NULL)
    return g_strdup (status);
  /* Translators: the first %s is how it fares, such as "Encrypted", the second the name of a server
   */
  return g_strdup_printf (_ ("%s · %s"), status, host);
}

char *
signet_explain_connection (const SignetAttemptFacts *facts)
{
  g_autoptr (SignetExplanation) explanation = NULL;
  g_autofree char *version = NULL;
  g_autofree char *encrypted = NULL;

  g_return_val_if_fail (facts != NULL && facts->profile != NULL, NULL);

  if (facts->tls == NULL)
    return signet_explain_with_server (_ ("Not encrypted"), facts->profile->host);
  if (facts->tls->flaws != 0 || has_alert (facts))
    {
      explanation = signet_explain (facts);
      return g_steal_pointer (&explanation->reason);
    }
  version = signet_explain_tls_version (facts->tls);
  /* Translators: %s is "TLS 1.3" */
  encrypted = g_strdup_printf (_ ("Encrypted, %s"), version);
  return signet_explain_with_server (encrypted, facts->profile->host);
}

/* Whether @attempt tried in earnest for something better than @chosen, at the same server: another
 * one that was only guessed says nothing about this one. */
static gboolean
is_better_and_failed (SignetAttempt *attempt, const SignetProfile *chosen)
{
  const SignetProfile *profile = signet_attempt_get_profile (attempt);

  return profile->security < chosen->security && !profile->opportunistic && !profile->is_denied
         && g_str_equal (profile->host, chosen->host)
         && signet_attempt_get_outcome (attempt) > SIGNET_OUTCOME_SUPERSEDED
         && signet_attempt_get_outcome (attempt) != SIGNET_OUTCOME_OK;
}

static char *
explain_failed (SignetAttempt *attempt)
{
  const SignetProfile *profile = signet_attempt_get_profile (attempt);
  g_autofree char *brief = signet_explain_short (signet_attempt_get_facts (attempt));

  /* Translators: %u is a port, the first %s "TLS" or "STARTTLS", the second says how it ended, such
   * as "Connection refused" */
  return g_strdup_printf (_ ("Port %u with %s: %s."), profile->port,
                          signet_security_title (profile->security), brief);
}

static void
add_sentence (SignetExplanation *explanation, gboolean *is_phrase, const char *sentence)
{
  g_autofree char *before = *is_phrase ? make_sentence (explanation->reason)
                                       : g_strdup (explanation->reason);

  *is_phrase = FALSE;
  g_free (explanation->reason);
  explanation->reason = signet_explain_join (before, sentence);
}

/* Adds that less was advised, or why nothing better was chosen */
static void
add_choice (SignetExplanation *explanation, GListModel *attempts, SignetAttempt *chosen)
{
  const SignetProfile *profile = signet_attempt_get_profile (chosen);
  const SignetAttemptFacts *facts = signet_attempt_get_facts (chosen);
  gboolean is_phrase = facts->tls != NULL && !has_alert (facts);

  if (profile->advised_port != 0)
    {
      g_autofree char *advice = signet_explain_advice (profile);

      add_sentence (explanation, &is_phrase, advice);
    }
  for (guint i = 0; i < g_list_model_get_n_items (attempts); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (attempts, i);
      g_autofree char *failed = NULL;

      if (!is_better_and_failed (attempt, profile))
        continue;
      failed = explain_failed (attempt);
      add_sentence (explanation, &is_phrase, failed);
    }
}

char *
signet_explain_advice (const SignetProfile *profile)
{
  g_return_val_if_fail (profile != NULL, NULL);

  if (profile->advised_port == 0)
    return NULL;
  /* Translators: %u is a port, %s "TLS", "STARTTLS" or "None": what the settings that were found
   * say. Something better was tried and works. */
  return g_strdup_printf (_ ("The advice was port %u (%s); this is better."), profile->advised_port,
                          signet_security_title (profile->advised));
}

SignetExplanation *
signet_explain_result (SignetProtocolResult *result)
{
  SignetAttempt *headline;
  SignetExplanation *explanation;

  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (result), NULL);

  headline = signet_protocol_result_get_headline (result);
  if (headline == NULL)
    return explanation_new (g_strdup (_ ("Not checked yet")), g_strdup (_ ("No server was tried.")),
                            g_strdup (_ ("Check again, and name the server if none is found.")));
  explanation = signet_explain (signet_attempt_get_facts (headline));
  if (signet_protocol_result_is_ok (result))
    add_choice (explanation, G_LIST_MODEL (result), headline);
  return explanation;
}

char *
signet_explain_trying (const SignetProfile *profile)
{
  g_return_val_if_fail (profile != NULL, NULL);

  if (!signet_profile_is_encrypted (profile))
    /* Translators: %s is a server name, %u a port */
    return g_strdup_printf (_ ("Trying %s, port %u without encryption…"), profile->host,
                            profile->port);
  /* Translators: the first %s is a server name, %u a port, the second %s "TLS" or "STARTTLS" */
  return g_strdup_printf (_ ("Trying %s, port %u with %s…"), profile->host, profile->port,
                          signet_security_title (profile->security));
}

char *
signet_explain_require_ssl (const SignetProfile *profile)
{
  SignetAttemptFacts facts = { .profile = profile };

  g_return_val_if_fail (profile != NULL, NULL);

  if (signet_host_is_loopback (profile->host))
    return g_strdup (_ ("The server runs on this computer and offers no encryption. Require SSL is "
                        "on, so your password was not sent."));
  return signet_sentence_fill (
      _ ("{host} offers no encryption. Require SSL is on, so your password was not sent."), &facts);
}

/* The mode as one word of several */
static const char *
mode_in_list (SignetSecurity security)
{
  if (security == SIGNET_SECURITY_NONE)
    /* Translators: how a connection is encrypted, in a list such as "IMAP, None, port 143" */
    return C_ ("in a list", "None");
  return signet_security_title (security);
}

char *
signet_explain_profile (const SignetProfile *profile)
{
  g_return_val_if_fail (profile != NULL, NULL);

  /* Translators: the first %s is IMAP, POP3 or SMTP, the second TLS, STARTTLS or "None", %u a port
   */
  return g_strdup_printf (_ ("%s, %s, port %u"), signet_protocol_title (profile->protocol),
                          mode_in_list (profile->security), profile->port);
}

char *
signet_explain_place (const SignetProfile *profile)
{
  g_return_val_if_fail (profile != NULL, NULL);

  /* Translators: the first %s is the name of a server, %u a port, the second %s TLS, STARTTLS or
   * "None" */
  return g_strdup_printf (_ ("%s, port %u, %s"), profile->host, profile->port,
                          mode_in_list (profile->security));
}

char *
signet_explain_short (const SignetAttemptFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->profile != NULL, NULL);

  if (facts->outcome == SIGNET_OUTCOME_OK)
    return g_strdup (facts->tls != NULL ? _ ("Encrypted") : _ ("Not encrypted"));
  return signet_sentence_fill (_ (signet_sentences_for (facts).brief), facts);
}

SignetExplanation *
signet_explanation_copy (const SignetExplanation *explanation)
{
  g_return_val_if_fail (explanation != NULL, NULL);

  return explanation_new (g_strdup (explanation->title), g_strdup (explanation->reason),
                          g_strdup (explanation->remedy));
}

void
signet_explanation_free (SignetExplanation *explanation)
{
  if (explanation == NULL)
    return;
  g_free (explanation->title);
  g_free (explanation->reason);
  g_free (explanation->remedy);
  g_free (explanation);
}
