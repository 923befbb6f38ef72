/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names that mail servers usually have.
 */
#include "guess.h"

#include <gio/gio.h>

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
