/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Servers that were found, lists of them, and who named them, in words for people.
 */
#include "candidate.h"

#include "discovery-enum-types.h"
#include "target.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (SignetCandidate,
                     signet_candidate,
                     signet_candidate_copy,
                     signet_candidate_free)

static const char *const titles[] = {
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_TYPED] = N_ ("Typed by you"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_SITE] = N_ ("Your administrator"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_AUTOCONFIG] = N_ ("Your provider"),
  /* Translators: where the settings of an account come from; DNS is a technical word */
  [SIGNET_SOURCE_SRV] = N_ ("The DNS records of your provider"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_DATABASE] = N_ ("The central database"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_MX] = N_ ("The company that receives your mail"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_GUESS] = N_ ("A usual name that was tried"),
};

const char *
signet_source_title (const char *nick)
{
  int source = SIGNET_SOURCE_TYPED;

  if (nick != NULL)
    signet_from_nick (SIGNET_TYPE_SOURCE, nick, &source);
  return _ (titles[source]);
}

SignetCandidate *
signet_candidate_new (SignetSource source, SignetProtocol protocol, char *host)
{
  SignetCandidate *candidate = g_new0 (SignetCandidate, 1);

  candidate->source = source;
  candidate->protocol = protocol;
  candidate->host = host;
  candidate->security = SIGNET_SECURITY_AUTO;
  candidate->auth = g_new0 (char *, 1);
  return candidate;
}

SignetCandidate *
signet_candidate_copy (const SignetCandidate *candidate)
{
  SignetCandidate *copy;

  g_return_val_if_fail (candidate != NULL, NULL);

  copy = g_memdup2 (candidate, sizeof (SignetCandidate));
  copy->host = g_strdup (candidate->host);
  copy->user = g_strdup (candidate->user);
  copy->auth = g_strdupv (candidate->auth);
  copy->documentation = g_strdup (candidate->documentation);
  return copy;
}

void
signet_candidate_free (SignetCandidate *candidate)
{
  if (candidate == NULL)
    return;
  g_free (candidate->host);
  g_free (candidate->user);
  g_strfreev (candidate->auth);
  g_free (candidate->documentation);
  g_free (candidate);
}

gboolean
signet_candidate_is_denied (const SignetCandidate *candidate, guint denied)
{
  g_return_val_if_fail (candidate != NULL, FALSE);

  return (denied & (1U << candidate->protocol)) != 0 && candidate->source > SIGNET_SOURCE_SRV;
}

gboolean
signet_candidate_is_oauth_only (const SignetCandidate *candidate)
{
  g_return_val_if_fail (candidate != NULL, FALSE);

  for (guint i = 0; candidate->auth[i] != NULL; i++)
    if (!g_str_equal (candidate->auth[i], "OAuth2"))
      return FALSE;
  return candidate->auth[0] != NULL;
}

char *
signet_candidate_check_host (const char *text)
{
  g_autoptr (SignetTarget) target = text != NULL ? signet_target_parse_server (text, NULL) : NULL;

  if (target == NULL || target->port != 0 || target->has_protocol || target->local_part != NULL)
    return NULL;
  return g_strdup (target->host);
}

GPtrArray *
signet_candidates_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)signet_candidate_free);
}

static gboolean
is_same (gconstpointer first, gconstpointer second)
{
  const SignetCandidate *a = first;
  const SignetCandidate *b = second;

  return a->source == b->source && a->protocol == b->protocol && g_str_equal (a->host, b->host)
         && a->port == b->port && a->security == b->security && g_strcmp0 (a->user, b->user) == 0;
}

void
signet_candidates_add (GPtrArray *candidates, SignetCandidate *candidate)
{
  g_return_if_fail (candidates != NULL && candidate != NULL && candidate->host != NULL);

  if (g_ptr_array_find_with_equal_func (candidates, candidate, is_same, NULL))
    signet_candidate_free (candidate);
  else
    g_ptr_array_add (candidates, candidate);
}

/* RFC 8314 §3: implicit TLS before STARTTLS; what is to be found out comes before what is known
 * to be unencrypted. */
static int
rank_security (SignetSecurity security)
{
  switch (security)
    {
    case SIGNET_SECURITY_TLS:
      return 0;
    case SIGNET_SECURITY_STARTTLS:
      return 1;
    case SIGNET_SECURITY_AUTO:
      return 2;
    case SIGNET_SECURITY_NONE:
    default:
      return 3;
    }
}

static int
compare (gconstpointer first, gconstpointer second)
{
  const SignetCandidate *a = *(SignetCandidate *const *)first;
  const SignetCandidate *b = *(SignetCandidate *const *)second;

  if (a->is_last != b->is_last)
    return a->is_last ? 1 : -1;
  if (a->source != b->source)
    return (int)a->source - (int)b->source;
  return rank_security (a->security) - rank_security (b->security);
}

void
signet_candidates_sort (GPtrArray *candidates)
{
  g_return_if_fail (candidates != NULL);

  g_ptr_array_sort (candidates, compare);
}
