/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report for people. The sentences are model/explain's; here they are only laid out.
 */
#include "text-report.h"
#include "layout.h"
#include "output.h"
#include "terminal.h"
#include "text.h"
#include "view.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <unistd.h>

#define SIGNET_CODE_OK     "\033[1;32m"
#define SIGNET_CODE_OPEN   "\033[1;33m"
#define SIGNET_CODE_FAILED "\033[1;31m"
#define SIGNET_CODE_END    "\033[0m"

typedef struct
{
  GString *text;
  gboolean has_colour;
  gboolean is_ok; /* of the whole report */
  int host_width;
} Page;

static int
get_host_width (SignetReport *report)
{
  int width = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);
      SignetAttemptFacts facts = signet_view_get_facts (result);
      int own = facts.profile != NULL ? (int)g_utf8_strlen (facts.profile->host, -1) : 0;

      width = MAX (width, own);
    }
  return width;
}

static const char *
get_colour (const Page *page, SignetProtocolResult *result, const SignetAttemptFacts *facts)
{
  if (!signet_protocol_result_is_ok (result))
    return page->is_ok ? "" : SIGNET_CODE_FAILED;
  return facts->tls != NULL ? SIGNET_CODE_OK : SIGNET_CODE_OPEN;
}

static void
append_protocol (Page *page, SignetProtocolResult *result, const SignetAttemptFacts *facts)
{
  g_string_append_printf (page->text, "%s%-4s%s  ",
                          page->has_colour ? get_colour (page, result, facts) : "",
                          signet_protocol_title (signet_protocol_result_get_protocol (result)),
                          page->has_colour ? SIGNET_CODE_END : "");
}

static void
append_profile (Page *page, const SignetProfile *profile, const char *host)
{
  signet_layout_pad (page->text, host, page->host_width);
  g_string_append_printf (page->text, "  %-5u  ", profile->port);
  signet_layout_pad (page->text, signet_security_title (profile->security), 8);
  g_string_append (page->text, "  ");
}

/* The server's words are quoted, so that nobody takes them for ours. */
static void
append_detail (Page *page, const SignetAttemptFacts *facts)
{
  g_autofree char *quoted = NULL;

  /* Where no server spoke, the words are the system's, and say the same again. */
  if (facts->detail == NULL || facts->outcome < SIGNET_OUTCOME_CLOSED)
    return;
  /* Translators: %s is what the server said, in its own words. */
  quoted = g_strdup_printf (_ ("Details: “%s”"), facts->detail);
  signet_layout_paragraph (page->text, quoted);
}

static void
append_other_attempt (Page *page, SignetAttempt *attempt, const SignetProfile *shown)
{
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);
  gboolean is_same_host = g_str_equal (facts->profile->host, shown->host);
  g_autofree char *how = signet_explain_short (facts);

  g_string_append (page->text, SIGNET_LAYOUT_INDENT);
  append_profile (page, facts->profile, is_same_host ? "" : facts->profile->host);
  g_string_append_printf (page->text, "%s\n", how);
}

/* What lost against a way that works did not fail; and that a guessed name does not exist is no
 * news once another does. */
static gboolean
is_worth_telling (SignetProtocolResult *result, SignetAttempt *attempt)
{
  SignetOutcome outcome = signet_attempt_get_outcome (attempt);

  return outcome != SIGNET_OUTCOME_SUPERSEDED
         && !(outcome == SIGNET_OUTCOME_HOST_NOT_FOUND && signet_protocol_result_is_ok (result));
}

static void
append_other_attempts (Page *page, SignetProtocolResult *result)
{
  SignetAttempt *headline = signet_protocol_result_get_headline (result);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (result)); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (result), i);

      if (attempt != headline && is_worth_telling (result, attempt))
        append_other_attempt (page, attempt, signet_attempt_get_profile (headline));
    }
}

/* "TLS1.3" of GnuTLS, as people write it. */
static void
append_version (Page *page, const SignetTlsInfo *tls)
{
  if (tls != NULL && tls->version != NULL && g_str_has_prefix (tls->version, "TLS1"))
    g_string_append_printf (page->text, ", TLS %s", tls->version + strlen ("TLS"));
}

static void
append_login (Page *page, const SignetAttemptFacts *facts)
{
  g_autofree char *user = NULL;

  if (facts->login != SIGNET_LOGIN_OK || facts->user == NULL)
    return;
  user = signet_text_escape (facts->user, -1, 0);
  g_string_append (page->text, " — ");
  /* Translators: %s is a user name. */
  g_string_append_printf (page->text, _ ("signed in as %s"), user);
}

/* What is well needs no more than a line, unless it is better than what was advised. */
static void
append_success (Page *page, const SignetAttemptFacts *facts)
{
  g_autoptr (SignetExplanation) explanation = signet_explain (facts);
  g_autofree char *advice = signet_explain_advice (facts->profile);

  g_string_append (page->text, explanation->title);
  append_version (page, facts->tls);
  append_login (page, facts);
  g_string_append_c (page->text, '\n');
  if (advice != NULL)
    signet_layout_paragraph (page->text, advice);
  if (facts->tls != NULL && facts->tls->flaws == 0)
    return;
  signet_layout_paragraph (page->text, explanation->reason);
  signet_layout_paragraph (page->text, explanation->remedy);
}

/* So that it can be compared with what the provider says. */
static void
append_fingerprint (Page *page, const SignetAttemptFacts *facts)
{
  if (facts->outcome == SIGNET_OUTCOME_UNTRUSTED && facts->tls != NULL
      && facts->tls->sha256 != NULL)
    g_string_append_printf (page->text, SIGNET_LAYOUT_INDENT "SHA-256 %s\n", facts->tls->sha256);
}

/* Where something fails, the provider may have a page that says what it wants. */
static void
append_documentation (Page *page, const SignetAttemptFacts *facts)
{
  g_autofree char *url = NULL;
  g_autofree char *line = NULL;

  if (facts->profile == NULL || facts->profile->documentation == NULL)
    return;
  url = signet_text_escape (facts->profile->documentation, -1, 0);
  /* Translators: %s is the address of a web page. */
  line = g_strdup_printf (_ ("Your provider’s own page: %s"), url);
  signet_layout_paragraph (page->text, line);
}

static void
append_failure (Page *page, const SignetAttemptFacts *facts, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_view_explain (result);

  g_string_append_printf (page->text, "%s\n", explanation->title);
  /* POP3 is the fallback for IMAP: nothing needs doing. */
  if (page->is_ok)
    return;
  signet_layout_paragraph (page->text, explanation->reason);
  signet_layout_paragraph (page->text, explanation->remedy);
  append_fingerprint (page, facts);
  append_detail (page, facts);
  append_documentation (page, facts);
}

static void
append_result (Page *page, SignetProtocolResult *result)
{
  SignetAttemptFacts facts = signet_view_get_facts (result);

  append_protocol (page, result, &facts);
  if (facts.profile != NULL)
    append_profile (page, facts.profile, facts.profile->host);
  if (signet_protocol_result_is_ok (result))
    append_success (page, &facts);
  else
    append_failure (page, &facts, result);
  append_other_attempts (page, result);
}

static void
append_report (GString *text, SignetReport *report)
{
  Page page = { .text = text,
                .has_colour = signet_terminal_has_colour (STDOUT_FILENO),
                .is_ok = signet_report_is_ok (report),
                .host_width = get_host_width (report) };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      append_result (&page, result);
    }
}

void
signet_text_print_report (SignetReport *report, SignetTextHeading heading, const char *hint)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (SIGNET_IS_REPORT (report) && hint != NULL);

  if (heading == SIGNET_TEXT_WITH_HEADING)
    {
      g_autofree char *target = signet_text_escape (signet_report_get_target (report), -1, 0);

      g_string_append_printf (text, "%s\n", target);
    }
  append_report (text, report);
  if (heading == SIGNET_TEXT_WITH_HEADING)
    g_string_append_c (text, '\n');
  g_string_append (text, hint);
  signet_output_text (text->str);
}

void
signet_text_print_addition (SignetReport *report, const char *id, const char *hint)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (SIGNET_IS_REPORT (report) && hint != NULL);

  append_report (text, report);
  g_string_append (text, hint);
  if (id != NULL)
    /* Translators: %s is the id of an account. */
    g_string_append_printf (text, _ ("The account is kept: %s\n"), id);
  else
    g_string_append (text, _ ("The account is not kept.\n"));
  signet_output_text (text->str);
}

void
signet_text_print_check (SignetReport *report, SignetAccount *account, const char *const *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (SIGNET_IS_REPORT (report) && SIGNET_IS_ACCOUNT (account));

  g_string_append_printf (text, "%s (%s)\n", signet_report_get_target (report),
                          signet_account_get_id (account));
  append_report (text, report);
  for (guint i = 0; changes[i] != NULL; i++)
    signet_layout_paragraph (text, changes[i]);
  signet_output_text (text->str);
}
