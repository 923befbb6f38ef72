/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A table of secrets.
 */
#include "session-passwords.h"

#include "enum-types.h"

struct _SignetSessionPasswords
{
  GHashTable *table; /* owned: "protocol account" -> SignetSecret */
};

SignetSessionPasswords *
signet_session_passwords_new (void)
{
  SignetSessionPasswords *passwords = g_new0 (SignetSessionPasswords, 1);

  passwords->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)signet_secret_unref);
  return passwords;
}

void
signet_session_passwords_free (SignetSessionPasswords *passwords)
{
  g_hash_table_unref (passwords->table);
  g_free (passwords);
}

static char *
key_for (const char *account, SignetProtocol protocol)
{
  return g_strdup_printf ("%s %s", signet_nick (SIGNET_TYPE_PROTOCOL, (int)protocol), account);
}

void
signet_session_passwords_set (SignetSessionPasswords *passwords,
                              const char *account,
                              SignetProtocol protocol,
                              SignetSecret *password)
{
  g_autofree char *key = key_for (account, protocol);

  if (password == NULL)
    g_hash_table_remove (passwords->table, key);
  else
    g_hash_table_replace (passwords->table, g_steal_pointer (&key), signet_secret_ref (password));
}

SignetSecret *
signet_session_passwords_get (SignetSessionPasswords *passwords,
                              const char *account,
                              SignetProtocol protocol)
{
  g_autofree char *key = key_for (account, protocol);
  SignetSecret *password = g_hash_table_lookup (passwords->table, key);

  return password != NULL ? signet_secret_ref (password) : NULL;
}
