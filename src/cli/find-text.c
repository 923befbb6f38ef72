/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Candidates for people.
 */
#include "discovery-enum-types.h"
#include "explain.h"
#include "find-output.h"
#include "layout.h"
#include "text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SOURCE_WIDTH 10

/* How wide the columns are that differ */
typedef struct
{
  glong host;
  glong security;
} Widths;

static Widths
measure (GPtrArray *candidates)
{
  Widths widths = { 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);
      glong host = signet_layout_width (candidate->host);
      glong security = signet_layout_width (signet_security_title (candidate->security));

      widths.host = MAX (widths.host, host);
      widths.security = MAX (widths.security, security);
    }
  return widths;
}

static void
append_port (GString *text, guint16 port)
{
  if (port != 0)
    g_string_append_printf (text, "  %-5u  ", port);
  else
    g_string_append_printf (text, "  %-5s  ", "–");
}

/* Translators: whether the source that names a server may speak for the domain. */
static const char *
describe_trust (const SignetCandidate *candidate)
{
  if (candidate->source == SIGNET_SOURCE_GUESS)
    return _ ("only a guess");
  return candidate->authenticated ? _ ("trusted") : _ ("not confirmed");
}

static void
append_user (GString *text, const SignetCandidate *candidate)
{
  g_autofree char *user = NULL;

  if (candidate->user == NULL)
    return;
  user = signet_text_escape (candidate->user, -1, 0);
  g_string_append (text, ", ");
  /* Translators: %s is the user name for logging in at a server. */
  g_string_append_printf (text, _ ("user name %s"), user);
}

static void
append_candidate (GString *text, const SignetCandidate *candidate, const Widths *widths)
{
  signet_layout_pad (text, signet_protocol_title (candidate->protocol), 6);
  signet_layout_pad (text, candidate->host, widths->host);
  append_port (text, candidate->port);
  signet_layout_pad (text, signet_security_title (candidate->security), widths->security);
  g_string_append (text, "  ");
  signet_layout_pad (text, signet_nick (SIGNET_TYPE_SOURCE, candidate->source), SOURCE_WIDTH);
  g_string_append_printf (text, "  %s", describe_trust (candidate));
  append_user (text, candidate);
  g_string_append_c (text, '\n');
}

/* Whoever reads it looks for one protocol. */
static void
append_candidates (GString *text, GPtrArray *candidates)
{
  const Widths widths = measure (candidates);

  for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
    for (guint i = 0; i < candidates->len; i++)
      {
        const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

        if ((int)candidate->protocol == protocol)
          append_candidate (text, candidate, &widths);
      }
}

static void
append_documentation (GString *text, GPtrArray *candidates)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->documentation == NULL || !g_hash_table_add (shown, candidate->documentation))
        continue;
      /* Translators: %s is the address of a web page. */
      g_string_append_printf (text, _ ("Help of the provider: %s"), candidate->documentation);
      g_string_append_c (text, '\n');
    }
}

static gboolean
has (GPtrArray *candidates, gboolean (*is_so) (const SignetCandidate *candidate))
{
  for (guint i = 0; i < candidates->len; i++)
    if (is_so (g_ptr_array_index (candidates, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_unconfirmed (const SignetCandidate *candidate)
{
  return !candidate->authenticated && candidate->source != SIGNET_SOURCE_GUESS;
}

static gboolean
is_known (const SignetCandidate *candidate)
{
  return candidate->source != SIGNET_SOURCE_GUESS;
}

/* Says what the user can do, in the words of a probe that meets the same. */
static void
append_oauth (GString *text, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr (SignetExplanation) explanation = NULL;
      g_autoptr (SignetProfile) profile = NULL;
      SignetAttemptFacts facts = { .outcome = SIGNET_OUTCOME_OAUTH_ONLY };

      if (!signet_candidate_is_oauth_only (candidate))
        continue;
      profile = signet_profile_new (candidate->protocol, candidate->host, candidate->port,
                                    candidate->security);
      facts.profile = profile;
      explanation = signet_explain (&facts);
      g_string_append_printf (text, "%s\n", explanation->title);
      signet_layout_paragraph (text, explanation->reason);
      signet_layout_paragraph (text, explanation->remedy);
      return;
    }
}

static void
append_notes (GString *text, const char *domain, GPtrArray *candidates)
{
  if (!has (candidates, is_known))
    {
      /* Translators: %s is a domain. */
      g_string_append_printf (text, _ ("Nothing on the network says which servers %s has."),
                              domain);
      g_string_append_c (text, '\n');
      if (candidates->len > 0)
        signet_layout_paragraph (text, _ ("These are usual names; “signet probe” tries them."));
    }
  if (has (candidates, is_unconfirmed))
    {
      g_string_append (text, _ ("Not confirmed:"));
      g_string_append_c (text, '\n');
      signet_layout_paragraph (text, _ ("Nothing proves that these servers may have your password. "
                                        "Ask your provider, or look at its web page."));
    }
}

char *
signet_find_to_text (const char *domain, GPtrArray *candidates)
{
  GString *text;

  g_return_val_if_fail (domain != NULL && candidates != NULL, NULL);

  text = g_string_new (NULL);
  append_candidates (text, candidates);
  append_documentation (text, candidates);
  append_oauth (text, candidates);
  append_notes (text, domain, candidates);
  return g_string_free (text, FALSE);
}
