/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One user, editing one account.
 */
#include "journey.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>

#include <string.h>

static char *home;

/* libsecret 0.20 forgets to free the etag of its file at each change. The objects of ours are
 * counted one by one. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static void
on_added (SignetEditor *editor, Journey *self)
{
  self->added++;
}

static void
on_question (SignetEditor *editor, GParamSpec *pspec, Journey *self)
{
  self->asked += signet_editor_get_question (editor) != NULL;
}

static void
on_focus (SignetEditor *editor, SignetField field, Journey *self)
{
  self->focus = field;
}

static void
on_removed (SignetEditor *editor, SignetRemoval *removal, Journey *self)
{
  g_set_object (&self->removal, removal);
}

void
journey_open (Journey *self, SignetAccount *account)
{
  g_autoptr (SignetAccount) held = account != NULL ? g_object_ref (account) : NULL;

  journey_close (self);
  self->editor = signet_editor_new (self->context, held);
  self->added = self->asked = 0;
  self->focus = SIGNET_FIELD_NONE;
  g_signal_connect (self->editor, "added", G_CALLBACK (on_added), self);
  g_signal_connect (self->editor, "notify::question", G_CALLBACK (on_question), self);
  g_signal_connect (self->editor, "focus", G_CALLBACK (on_focus), self);
  g_signal_connect (self->editor, "removed", G_CALLBACK (on_removed), self);
}

void
journey_open_kept (Journey *self)
{
  g_autoptr (SignetAccount) account = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, 1);
  account = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  journey_open (self, account);
}

void
journey_close (Journey *self)
{
  gpointer watched = self->editor;

  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_object_add_weak_pointer (G_OBJECT (self->editor), &watched);
  g_clear_object (&self->editor);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
journey_serve (Journey *self, const char *certificate, const char *services)
{
  g_clear_pointer (&self->provider, provider_free);
  self->provider = provider_new_listener (self->folder, certificate, services);
}

void
journey_serve_again (Journey *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_str_has_prefix (name, "said."))
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

void
journey_type (Journey *self, const char *property, const char *text)
{
  g_object_set (signet_editor_get_form (self->editor), property, text, NULL);
}

void
journey_type_server (Journey *self, const char *property, const char *service)
{
  g_autofree char *text = g_strdup_printf ("127.0.0.1:%u",
                                           provider_get_port (self->provider, service));

  journey_type (self, property, text);
}

void
journey_type_password (Journey *self, const char *password)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (password, -1);

  signet_form_set_password (signet_editor_get_form (self->editor), SIGNET_PROTOCOL_IMAP, secret);
}

void
journey_type_all (Journey *self, const char *incoming, const char *outgoing)
{
  g_autofree char *ca_file = g_build_filename (self->folder, "ca.pem", NULL);

  journey_type (self, "address", PROVIDER_USER);
  journey_type_server (self, "incoming-server", incoming);
  journey_type_server (self, "outgoing-server", outgoing);
  journey_type (self, "ca-file", ca_file);
  journey_type_password (self, PROVIDER_PASSWORD);
}

void
journey_switch (Journey *self, const char *property, gboolean value)
{
  g_object_set (signet_editor_get_form (self->editor), property, value, NULL);
}

static gboolean
is_busy (Journey *self)
{
  SignetEditorState state = signet_editor_get_state (self->editor);

  return state == SIGNET_EDITOR_PROBING || state == SIGNET_EDITOR_SAVING;
}

void
journey_wait (Journey *self)
{
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
}

void
journey_settle (Journey *self)
{
  g_autoptr (SignetAccount) other = signet_account_new (NULL, "other@example.org");
  g_autoptr (SignetAccount) added = fixture_add (self->store, other, NULL);

  g_assert_nonnull (added);
  g_assert_true (fixture_remove (self->store, signet_account_get_id (other), NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
journey_connect (Journey *self)
{
  g_assert_true (signet_editor_is_ready (self->editor));
  signet_editor_probe (self->editor);
  journey_wait (self);
}

void
journey_add_account (Journey *self, const char *incoming, const char *outgoing)
{
  journey_type_all (self, incoming, outgoing);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_open_kept (self);
}

void
journey_assert_notice (Journey *self, const char *text)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  g_assert_cmpstr (notice != NULL ? notice->text : NULL, ==, text);
}

void
journey_assert_said (Journey *self, const char *service, const char *word, guint times)
{
  g_autofree char *said = provider_get_said (self->provider, service);
  guint n = 0;

  for (const char *at = strstr (said, word); at != NULL; at = strstr (at + 1, word))
    n++;
  if (n != times)
    g_test_message ("%s was told: %s", service, said);
  g_assert_cmpuint (n, ==, times);
}

static SignetAccountStore *
read_elsewhere (Journey *self)
{
  return signet_account_store_new_for_folders (self->accounts, NULL);
}

SignetAccount *
journey_get_kept (Journey *self)
{
  g_autoptr (SignetAccountStore) elsewhere = read_elsewhere (self);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (elsewhere)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (elsewhere), 0);
}

guint
journey_count_kept (Journey *self)
{
  g_autoptr (SignetAccountStore) elsewhere = read_elsewhere (self);

  return g_list_model_get_n_items (G_LIST_MODEL (elsewhere));
}

void
journey_change_elsewhere (Journey *self, SignetAccountChange change, gpointer data)
{
  g_autoptr (SignetAccountStore) elsewhere = read_elsewhere (self);
  g_autoptr (SignetAccount) before = journey_get_kept (self);
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (SignetAccount) changed = NULL;
  g_autoptr (GError) error = NULL;

  changed = fixture_update (elsewhere, signet_account_get_id (before), change, data, &error);
  g_assert_no_error (error);
  account = signet_account_store_find (self->store, signet_account_get_id (before), &error);
  g_assert_no_error (error);
  while (signet_account_get_generation (account) < signet_account_get_generation (changed))
    g_main_context_iteration (NULL, TRUE);
}

gboolean
journey_set_user (SignetAccount *account, gpointer user, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  g_free (server->user);
  server->user = g_strdup (user);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

void
journey_let_disk_refuse (Journey *self)
{
  g_assert_cmpint (g_rmdir (self->accounts), ==, 0);
  g_assert_true (g_file_set_contents (self->accounts, "", 0, NULL));
}

void
journey_let_disk_work (Journey *self)
{
  g_assert_cmpint (g_unlink (self->accounts), ==, 0);
  g_assert_cmpint (g_mkdir (self->accounts, 0700), ==, 0);
}

guint
journey_count_passwords (void)
{
  g_autoptr (GHashTable) any = g_hash_table_new (g_str_hash, g_str_equal);
  g_autolist (GObject) items = NULL;

  g_hash_table_insert (any, (gpointer) "user", (gpointer)PROVIDER_USER);
  items = secret_password_searchv_sync (NULL, any, SECRET_SEARCH_ALL, NULL, NULL);
  return g_list_length (items);
}

gboolean
journey_has_password (Journey *self, SignetAccount *account, SignetProtocol protocol)
{
  SignetKeyringItem item = signet_keyring_item_for (account, protocol);
  g_autoptr (SignetSecret) found = fixture_lookup_password (
      signet_context_get_keyring (self->context), &item, SIGNET_KEYRING_QUIET, NULL);

  return found != NULL;
}

void
journey_assert_password (Journey *self,
                         SignetAccount *account,
                         SignetProtocol protocol,
                         const char *expected)
{
  SignetKeyring *keyring = signet_context_get_keyring (self->context);
  SignetKeyringItem item = signet_keyring_item_for (account, protocol);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret)
      found = fixture_lookup_password (keyring, &item, SIGNET_KEYRING_QUIET, &error);

  g_assert_cmpstr (found != NULL ? signet_secret_get_text (found) : NULL, ==, expected);
}

static void
set_up (Journey *self, gconstpointer unused)
{
  self->home = home;
  self->folder = fixture_new_folder ();
  self->accounts = g_build_filename (self->folder, "accounts", NULL);
  self->settings = g_settings_new ("io.github.signet.mail-accounts");
  g_settings_reset (self->settings, "require-ssl");
  g_settings_set_boolean (self->settings, "use-central-database", FALSE);
  self->network = test_network_new ();
  self->store = signet_account_store_new_watching_folders (self->accounts, NULL);
  self->context = signet_context_new_for (self->store, G_NETWORK_MONITOR (self->network));
  journey_open (self, NULL);
}

static void
drop (gpointer *slot)
{
  gpointer watched = *slot;

  if (watched == NULL)
    return;
  g_object_add_weak_pointer (watched, &watched);
  g_clear_object (slot);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Whatever is not let go makes the test hang until its time is over. */
static void
tear_down (Journey *self, gconstpointer unused)
{
  journey_close (self);
  drop ((gpointer *)&self->removal);
  drop ((gpointer *)&self->context);
  drop ((gpointer *)&self->store);
  drop ((gpointer *)&self->network);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->provider, provider_free);
  g_free (self->accounts);
  fixture_remove_folder (self->folder);
}

static void
run (Journey *self, gconstpointer test)
{
  void (*function) (Journey * journey) = test;

  function (self);
}

void
journey_add (const char *path, void (*test) (Journey *self))
{
  g_test_add (path, Journey, (gconstpointer)test, set_up, run, tear_down);
}

int
journey_main_with (int argc, char *argv[], void (*add) (void), int (*run_all) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home = home_new ();
  add ();
  status = run_all ();
  home_free (home);
  return status;
}

int
journey_main (int argc, char *argv[], void (*add) (void))
{
  return journey_main_with (argc, argv, add, g_test_run);
}
