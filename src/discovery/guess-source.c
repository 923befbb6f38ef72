/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Usual names as a source.
 */
#include "guess.h"
#include "registrable.h"
#include "source.h"

static void
add_guesses (GPtrArray *candidates, SignetProtocol protocol, const char *domain)
{
  g_auto (GStrv) hosts = signet_guess_hosts (protocol, domain);

  for (guint i = 0; hosts[i] != NULL; i++)
    {
      SignetCandidate *candidate = signet_candidate_new (SIGNET_SOURCE_GUESS, protocol,
                                                         g_strdup (hosts[i]));

      candidate->authenticated = signet_same_registrable_domain (hosts[i], domain);
      signet_candidates_add (candidates, candidate);
    }
}

static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *candidates = signet_candidates_new ();

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    add_guesses (candidates, (SignetProtocol)i, query->domain);
  signet_source_return (task, candidates);
}

const SignetSourceClass signet_source_guess = { SIGNET_SOURCE_GUESS, find_async };
