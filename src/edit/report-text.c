/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Writes down what was tried, for a help desk. Whoever the account belongs to is left out: the part
 * of the address before the "@" and user names, also where a server repeats them.
 */
#include "edit-state.h"

#include "explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char hidden[] = "***";

/* Whole words only: a short name may be part of other words. An address is not. */
static gboolean
is_word (const char *text, const char *found, gsize length)
{
  return memchr (found, '@', length) != NULL
         || ((found == text || !g_ascii_isalnum (found[-1])) && !g_ascii_isalnum (found[length]));
}

/* Returns where to go on */
static gsize
hide_at (GString *text, const char *folded, const char *found, gsize length)
{
  gssize at = found - folded;

  if (!is_word (folded, found, length))
    return (gsize)at + length;
  g_string_erase (text, at, (gssize)length);
  g_string_insert (text, at, hidden);
  return (gsize)at + sizeof hidden - 1;
}

static void
hide (GString *text, const char *name)
{
  g_autofree char *folded_name = g_ascii_strdown (name != NULL ? name : "", -1);
  gsize length = strlen (folded_name);
  gsize at = 0;

  while (length > 0 && at < text->len)
    {
      g_autofree char *folded = g_ascii_strdown (text->str, (gssize)text->len);
      const char *found = strstr (folded + at, folded_name);

      if (found == NULL)
        return;
      at = hide_at (text, folded, found, length);
    }
}

static void
hide_user (GString *text, const char *user)
{
  g_autofree char *local_part = user != NULL ? g_strdup (user) : NULL;
  char *at = local_part != NULL ? strrchr (local_part, '@') : NULL;

  if (at != NULL)
    *at = '\0';
  hide (text, user);
  hide (text, local_part);
}

static void
hide_all (const SignetEditState *self, GString *text)
{
  hide_user (text, self->typed.texts[SIGNET_FORM_ADDRESS]);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetProtocolResult *result = self->protocols[i].result;
      const SignetServerSettings *wanted = NULL;

      if (self->wanted != NULL)
        wanted = signet_account_get_server (self->wanted, (SignetProtocol)i);
      hide_user (text, wanted != NULL ? wanted->user : NULL);
      for (guint n = 0; result != NULL && n < g_list_model_get_n_items (G_LIST_MODEL (result)); n++)
        {
          g_autoptr (SignetAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (result), n);

          hide_user (text, signet_attempt_get_facts (attempt)->user);
        }
    }
}

static void
add_tls (GString *text, const SignetTlsInfo *tls)
{
  g_autofree char *version = signet_explain_tls_version (tls);

  g_string_append_printf (text, "    %s", version);
  if (tls->cipher != NULL)
    g_string_append_printf (text, ", %s", tls->cipher);
  if (tls->sha256 != NULL)
    g_string_append_printf (text, ", SHA-256 %s", tls->sha256);
  g_string_append_c (text, '\n');
}

static void
add_attempt (GString *text, const SignetAttemptFacts *facts)
{
  g_autofree char *place = signet_explain_place (facts->profile);
  g_autofree char *brief = signet_explain_short (facts);

  /* Translators: a line of a report: where, how it ended, and how many milliseconds it took */
  g_string_append_printf (text, _ ("  %s: %s (%u ms)"), place, brief, facts->elapsed_ms);
  g_string_append_c (text, '\n');
  if (facts->tls != NULL)
    add_tls (text, facts->tls);
  if (facts->detail != NULL)
    /* Translators: a line of a report: the server's own words */
    g_string_append_printf (text, _ ("    “%s”\n"), facts->detail);
}

static void
add_result (GString *text, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);

  g_string_append_printf (text, "\n%s: %s\n  %s\n",
                          signet_protocol_title (signet_protocol_result_get_protocol (result)),
                          explanation->title, explanation->reason);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (result)); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (result), i);

      add_attempt (text, signet_attempt_get_facts (attempt));
    }
}

static void
add_heading (const SignetEditState *self, GString *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  const char *domain = strrchr (self->typed.texts[SIGNET_FORM_ADDRESS], '@');
  /* Translators: the first line of a report for a help desk; %s is a time */
  g_string_append_printf (text, _ ("Mail Accounts, report of %s\n"), time);
  /* Translators: %s is the domain of an e-mail address; *** stands for what is before it */
  g_string_append_printf (text, _ ("Address: ***%s\n"), domain != NULL ? domain : "");
  g_string_append (text,
                   self->typed.require_ssl ? _ ("Require SSL: on\n") : _ ("Require SSL: off\n"));
}

char *
signet_edit_state_write_report (const SignetEditState *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);

  add_heading (self, text);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->protocols[i].result != NULL)
      add_result (body, self->protocols[i].result);
  if (body->len == 0)
    g_string_append_printf (body, "\n%s\n", _ ("Nothing was tried yet."));
  hide_all (self, body);
  g_string_append (text, body->str);
  return g_string_free (text, FALSE);
}
