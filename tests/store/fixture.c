/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the tests of the store share.
 */
#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>

char *
fixture_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("signet-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_contents (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        {
          remove_contents (path);
          g_rmdir (path);
        }
    }
}

void
fixture_remove_folder (char *folder)
{
  remove_contents (folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static void
add_service (SignetAccount *account, SignetProtocol protocol, const char *host, guint16 port)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();
  g_autoptr (SignetProfile)
      profile = signet_profile_new (protocol, host, port, SIGNET_SECURITY_TLS);

  signet_server_settings_set_profile (server, profile);
  server->was_encrypted = TRUE;
  server->source = g_strdup ("srv");
  server->checked = TRUE;
  server->outcome = SIGNET_OUTCOME_OK;
  server->login = SIGNET_LOGIN_OK;
  signet_account_set_server (account, protocol, server);
}

SignetAccount *
fixture_account (const char *id, const char *address)
{
  SignetAccount *account = signet_account_new (id, address);
  const SignetPin pin = {
    .protocol = SIGNET_PROTOCOL_IMAP,
    .host = (char *)"imap.example.org",
    .port = 993,
    .spki_sha256 = (char *)"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    .flaws = SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_WRONG_HOST,
    .since = 1800000000,
  };

  add_service (account, SIGNET_PROTOCOL_IMAP, "imap.example.org", 993);
  add_service (account, SIGNET_PROTOCOL_SMTP, "smtp.example.org", 465);
  signet_account_add_pin (account, &pin);
  signet_account_set_last_check (account, 1800000000);
  return account;
}

void
fixture_write (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
fixture_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
fixture_on_result (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
fixture_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

SignetAccount *
fixture_add (SignetAccountStore *store, SignetAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_account_store_add_async (store, account, NULL, fixture_on_result, &result);
  return signet_account_store_change_finish (store, fixture_wait (&result), error);
}

SignetAccount *
fixture_update (SignetAccountStore *store,
                const char *id,
                SignetAccountChange change,
                gpointer data,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_account_store_update_async (store, id, change, data, NULL, fixture_on_result, &result);
  return signet_account_store_change_finish (store, fixture_wait (&result), error);
}

gboolean
fixture_remove (SignetAccountStore *store, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetAccount) removed = NULL;

  signet_account_store_remove_async (store, id, NULL, fixture_on_result, &result);
  removed = signet_account_store_change_finish (store, fixture_wait (&result), error);
  return removed != NULL;
}

gboolean
fixture_set_name (SignetAccount *account, gpointer name, GError **error)
{
  signet_account_set_name (account, name);
  return TRUE;
}

gboolean
fixture_store_password (SignetKeyring *keyring,
                        const SignetKeyringItem *item,
                        const char *password,
                        SignetKeyringPlace *place,
                        GError **error)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (password, -1);
  g_autoptr (GAsyncResult) result = NULL;

  signet_keyring_store_async (keyring, item, secret, NULL, fixture_on_result, &result);
  return signet_keyring_store_finish (keyring, fixture_wait (&result), place, error);
}

SignetSecret *
fixture_lookup_password (SignetKeyring *keyring,
                         const SignetKeyringItem *item,
                         SignetKeyringPrompt prompt,
                         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_keyring_lookup_async (keyring, item, prompt, NULL, fixture_on_result, &result);
  return signet_keyring_lookup_finish (keyring, fixture_wait (&result), error);
}

void
fixture_assert_password (SignetKeyring *keyring,
                         const SignetKeyringItem *item,
                         const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret)
      secret = fixture_lookup_password (keyring, item, SIGNET_KEYRING_QUIET, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (signet_secret_get_text (secret), ==, expected);
}

gboolean
fixture_clear_passwords (SignetKeyring *keyring, const char *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_keyring_clear_async (keyring, account, NULL, fixture_on_result, &result);
  return signet_keyring_clear_finish (keyring, fixture_wait (&result), error);
}
