/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Questions on a terminal whose answer is no unless the user types yes.
 */
#include "consent.h"
#include "consent-needed.h"
#include "explain.h"
#include "input.h"
#include "layout.h"
#include "output.h"
#include "text.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Two domain names of the greatest length, and the words around them: who asks for consent cuts
 * nothing. */
#define QUESTION_MAX 2048

static gboolean
is_yes (const char *answer)
{
  g_autofree char *folded = g_utf8_casefold (answer, -1);
  /* Translators: what people type to say yes, short and long, in small letters */
  const char *const words[] = { "y", "yes", C_ ("answer", "y"), C_ ("answer", "yes"), NULL };

  return g_strv_contains (words, folded);
}

/* What was typed before the question was there is no answer to it. */
static gboolean
read_yes (void)
{
  char buffer[32] = "";
  gsize length;

  tcflush (STDIN_FILENO, TCIFLUSH);
  /* Translators: a question; the capital letter is the answer of who just presses Return. */
  signet_output_aside (_ ("Continue? [y/N] "));
  if (!signet_input_read_once (STDIN_FILENO, "-", buffer, sizeof buffer - 1, &length, NULL))
    return FALSE;
  buffer[length] = '\0';
  return g_utf8_validate (buffer, -1, NULL) && is_yes (g_strstrip (buffer));
}

static gboolean
ask (const char *sentences)
{
  g_autofree char *safe = signet_text_escape (sentences, -1, QUESTION_MAX);
  g_autofree char *line = g_strdup_printf ("%s\n", safe);

  signet_output_aside (line);
  return read_yes ();
}

/* Returns whether the user agreed, or is known to have. */
static gboolean
ask_foreign (const SignetSetupRequest *request, SignetProtocolResult *result, GPtrArray *hosts)
{
  const char *host =
      signet_attempt_get_profile (signet_protocol_result_get_headline (result))->host;
  g_autofree char *sentences = signet_consent_needed_explain (SIGNET_CONSENT_NEEDED_FOREIGN, result,
                                                              request->target->host);

  if (g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
    return TRUE;
  if (!ask (sentences))
    return FALSE;
  signet_policy_accept_host (request->policy, host);
  g_ptr_array_add (hosts, g_strdup (host));
  return TRUE;
}

static gboolean
ask_plaintext (const SignetSetupRequest *request,
               SignetProtocolResult *result,
               const SignetProfile *profile)
{
  g_autofree char *sentences = signet_consent_needed_explain (SIGNET_CONSENT_NEEDED_PLAINTEXT,
                                                              result, request->target->host);

  if (!ask (sentences))
    return FALSE;
  signet_policy_confirm_plaintext (request->policy, profile);
  return TRUE;
}

gboolean
signet_consent_is_possible (const SignetOptions *options)
{
  g_return_val_if_fail (options != NULL, FALSE);

  return !options->json && !options->quiet && isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

gboolean
signet_consent_ask (SignetSetupRequest *request, SignetReport *report)
{
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);
  SignetPolicy *policy;
  gboolean has_agreed = FALSE;

  g_return_val_if_fail (request != NULL && SIGNET_IS_REPORT (report), FALSE);

  if (signet_report_is_ok (report))
    return FALSE;
  /* Other requests may use the policy, too, and the user is asked about this one. */
  policy = signet_policy_copy (request->policy);
  signet_policy_unref (request->policy);
  request->policy = policy;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);
      const SignetProfile *profile = NULL;
      SignetConsentNeeded question = signet_consent_needed_find (policy, result, &profile);

      if (question == SIGNET_CONSENT_NEEDED_NONE)
        continue;
      has_agreed = question == SIGNET_CONSENT_NEEDED_FOREIGN
                       ? ask_foreign (request, result, hosts)
                       : ask_plaintext (request, result, profile);
      if (!has_agreed)
        return FALSE;
    }
  return has_agreed;
}

static void
name_option (const SignetSetupRequest *request, SignetProtocolResult *result)
{
  const char *host =
      signet_attempt_get_profile (signet_protocol_result_get_headline (result))->host;
  g_autofree char *sentences = signet_consent_needed_explain (SIGNET_CONSENT_NEEDED_FOREIGN, result,
                                                              request->target->host);
  /* Translators: %s is the name of a server; the rest of the word is an option. */
  g_autofree char *option = g_strdup_printf (_ ("To agree, add --accept-host=%s."), host);
  g_autofree char *whole = signet_explain_join (sentences, option);

  signet_output_error ("%s", whole);
}

gboolean
signet_consent_to_keep (const SignetOptions *options,
                        SignetSetupRequest *request,
                        SignetReport *report)
{
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (options != NULL && request != NULL && SIGNET_IS_REPORT (report), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      if (signet_consent_needed_is_agreed (request->policy, result))
        continue;
      if (!signet_consent_is_possible (options))
        name_option (request, result);
      if (!signet_consent_is_possible (options) || !ask_foreign (request, result, hosts))
        return FALSE;
    }
  return TRUE;
}

char *
signet_consent_hint (const SignetPolicy *policy, SignetReport *report)
{
  GString *text;

  g_return_val_if_fail (policy != NULL && SIGNET_IS_REPORT (report), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);
      const SignetProfile *profile = NULL;
      SignetConsentNeeded question = signet_consent_needed_find (policy, result, &profile);
      g_autofree char *hint = NULL;

      if (question == SIGNET_CONSENT_NEEDED_FOREIGN)
        /* Translators: %s is the name of a server; the rest of the word is an option. */
        hint = g_strdup_printf (_ ("To agree, add --accept-host=%s."), profile->host);
      else if (question == SIGNET_CONSENT_NEEDED_PLAINTEXT)
        /* Translators: %s is the name of a server; the word with dashes is an option. */
        hint = g_strdup_printf (_ ("To send your password to %s without encryption, add "
                                   "--no-require-ssl."),
                                profile->host);
      else if (signet_protocol_result_get_outcome (result) == SIGNET_OUTCOME_UNENCRYPTED_ONLY)
        hint = g_strdup (_ ("Require SSL is on."));
      if (hint != NULL && strstr (text->str, hint) == NULL)
        signet_layout_paragraph (text, hint);
    }
  return g_string_free (text, FALSE);
}
