/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names that mail servers usually have, and those of a domain as a source.
 */
#include "guess.h"

#include "registrable.h"
#include "source.h"

enum
{
  MAX_NAMES = 4
};

static const char *const names[SIGNET_N_PROTOCOLS][MAX_NAMES] = {
  [SIGNET_PROTOCOL_IMAP] = { "imap", "mail" },
  [SIGNET_PROTOCOL_POP3] = { "pop", "pop3", "mail" },
  [SIGNET_PROTOCOL_SMTP] = { "smtp", "mail" },
};

static void
add_names (GStrvBuilder *builder, SignetProtocol protocol, const char *domain)
{
  for (int i = 0; i < MAX_NAMES && names[protocol][i] != NULL; i++)
    {
      g_autofree char *host = g_strdup_printf ("%s.%s", names[protocol][i], domain);

      g_strv_builder_add (builder, host);
    }
}

GStrv
signet_guess_hosts (SignetProtocol protocol, const char *domain)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (protocol < SIGNET_N_PROTOCOLS && domain != NULL, NULL);

  if (!g_hostname_is_ip_address (domain))
    add_names (builder, protocol, domain);
  g_strv_builder_add (builder, domain);
  return g_strv_builder_end (builder);
}

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
