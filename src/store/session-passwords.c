/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A table of secrets.
 */
#include "session-passwords.h"

#include "enum-types.h"

struct _SignetSessionPasswords
{
  GHashTable *table; /* owned: "protocol account" -> Entry */
};

typedef struct
{
  char *host;             /* owned: what @password is for */
  SignetSecret *password; /* owned */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->host);
  signet_secret_unref (entry->password);
  g_free (entry);
}

SignetSessionPasswords *
signet_session_passwords_new (void)
{
  SignetSessionPasswords *passwords = g_new0 (SignetSessionPasswords, 1);

  passwords->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
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
                              const char *host,
                              SignetSecret *password)
{
  g_autofree char *key = key_for (account, protocol);
  Entry *entry;

  if (password == NULL)
    {
      g_hash_table_remove (passwords->table, key);
      return;
    }
  entry = g_new0 (Entry, 1);
  entry->host = g_strdup (host);
  entry->password = signet_secret_ref (password);
  g_hash_table_replace (passwords->table, g_steal_pointer (&key), entry);
}

SignetSecret *
signet_session_passwords_get (SignetSessionPasswords *passwords,
                              const char *account,
                              SignetProtocol protocol,
                              const char *host)
{
  g_autofree char *key = key_for (account, protocol);
  const Entry *entry = g_hash_table_lookup (passwords->table, key);

  if (entry == NULL || (host != NULL && g_strcmp0 (host, entry->host) != 0))
    return NULL;
  return signet_secret_ref (entry->password);
}
