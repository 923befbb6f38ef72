/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words are model/explain's; here they are only laid out.
 */
#include "attempt-row.h"
#include "explain.h"
#include "fact-row.h"

#include <glib/gi18n-lib.h>

/* Enough for the longest words of a server at 360 pixels; more only pushes the rest away. */
#define TEXT_LINES 8

static char *
format_title (const SignetProfile *profile)
{
  /* Translators: the protocol, the encryption and the port, as in "IMAP, TLS, port 993" */
  return g_strdup_printf (_ ("%s, %s, port %u"), signet_protocol_title (profile->protocol),
                          signet_security_title (profile->security), profile->port);
}

/* Where no server spoke the words are the system's, and say the same again. */
static gboolean
is_quotable (const SignetAttemptFacts *facts)
{
  return facts->detail != NULL && facts->outcome >= SIGNET_OUTCOME_CLOSED;
}

static char *
format_text (const SignetAttemptFacts *facts)
{
  g_autofree char *result = signet_explain_short (facts);
  GString *text = g_string_new (result);

  g_string_append_printf (text, "\n%s", facts->profile->host);
  if (is_quotable (facts))
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is what the server said, in its own words */
      g_string_append_printf (text, _ ("“%s”"), facts->detail);
    }
  return g_string_free (text, FALSE);
}

static const char *
choose_icon (SignetOutcome outcome)
{
  if (outcome == SIGNET_OUTCOME_OK)
    return "object-select-symbolic";
  return outcome <= SIGNET_OUTCOME_SUPERSEDED ? "content-loading-symbolic"
                                              : "window-close-symbolic";
}

GtkWidget *
signet_attempt_row_new (SignetAttempt *attempt)
{
  const SignetAttemptFacts *facts;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  g_return_val_if_fail (SIGNET_IS_ATTEMPT (attempt), NULL);

  facts = signet_attempt_get_facts (attempt);
  title = format_title (facts->profile);
  text = format_text (facts);
  row = signet_fact_row_new (title, text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), TEXT_LINES);
  /* What the icon says the text says too. */
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                           choose_icon (facts->outcome), NULL));
  return row;
}
