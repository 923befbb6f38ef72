/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A kept account that cannot be saved keeps the passwords that go with its settings.
 */
#include "fixture.h"
#include "journey.h"

#define OLD "old horse 8"
#define NOT_RESTORED                                                                               \
  "The account could not be changed, and its old password could not be put back into the "         \
  "keyring. Please type the password again."

/* At which one of the next passwords the keyring fails, and how many times; and what else happens
 * when it has stored one */
static struct
{
  guint at;
  guint n;
  void (*stored) (Journey *self);
  Journey *journey;
} plan;

gboolean __real_signet_keyring_store_finish (SignetKeyring *self,
                                             GAsyncResult *result,
                                             SignetKeyringPlace *place,
                                             GError **error);
gboolean __wrap_signet_keyring_store_finish (SignetKeyring *self,
                                             GAsyncResult *result,
                                             SignetKeyringPlace *place,
                                             GError **error);

gboolean
__wrap_signet_keyring_store_finish (SignetKeyring *self,
                                    GAsyncResult *result,
                                    SignetKeyringPlace *place,
                                    GError **error)
{
  gboolean is_stored = __real_signet_keyring_store_finish (self, result, place, error);

  if (plan.at > 1)
    plan.at--;
  else if (plan.n > 0)
    {
      plan.n--;
      g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_FAILED));
      return FALSE;
    }
  else if (plan.stored != NULL)
    plan.stored (plan.journey);
  return is_stored;
}

static void
put (Journey *self, SignetAccount *account, SignetProtocol protocol)
{
  const SignetKeyringItem item = signet_keyring_item_for (account, protocol);
  SignetKeyringPlace place;

  g_assert_true (fixture_store_password (signet_context_get_keyring (self->context), &item, OLD,
                                         &place, NULL));
}

/* Keeps an account whose passwords work no more, and types one that does */
static SignetAccount *
open_changed (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "imap=0 imaps=0 submission=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  kept = journey_get_kept (self);
  put (self, kept, SIGNET_PROTOCOL_IMAP);
  put (self, kept, SIGNET_PROTOCOL_SMTP);
  journey_type_password (self, PROVIDER_PASSWORD);
  plan.journey = self;
  return g_steal_pointer (&kept);
}

static void
assert_passwords (Journey *self, SignetAccount *account, const char *expected)
{
  journey_assert_password (self, account, SIGNET_PROTOCOL_IMAP, expected);
  journey_assert_password (self, account, SIGNET_PROTOCOL_SMTP, expected);
}

static void
damage (Journey *self)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  g_autofree char *name = g_strdup_printf ("%s.account", signet_account_get_id (kept));

  plan.stored = NULL;
  fixture_write (self->accounts, name, "rubbish");
}

static void
test_file_refused (Journey *self)
{
  g_autoptr (SignetAccount) kept = open_changed (self);

  plan.stored = damage;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  assert_passwords (self, kept, OLD);
}

static void
test_keyring_refused (Journey *self)
{
  g_autoptr (SignetAccount) kept = open_changed (self);

  plan.at = 2;
  plan.n = 1;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_assert_notice (self, "The keyring failed.");
  journey_assert_password (self, kept, SIGNET_PROTOCOL_IMAP, OLD);
  signet_editor_save (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  assert_passwords (self, kept, PROVIDER_PASSWORD);
}

static void
test_not_restored (Journey *self)
{
  g_autoptr (SignetAccount) kept = open_changed (self);

  g_assert_nonnull (kept);
  plan.at = 2;
  plan.n = 2;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_assert_notice (self, NOT_RESTORED);
}

/* A protocol that had no password has none again. */
static void
test_new_protocol (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;
  guint before;

  journey_serve (self, "good", "imap=0 imaps=0 submission=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  kept = journey_get_kept (self);
  signet_context_clear_password (self->context, signet_account_get_id (kept), SIGNET_PROTOCOL_SMTP);
  journey_settle (self);
  before = journey_count_passwords ();
  plan.journey = self;
  journey_type_password (self, PROVIDER_PASSWORD);
  plan.at = 2;
  plan.stored = damage;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  g_assert_cmpuint (journey_count_passwords (), ==, before);
}

static gboolean
move_imap (SignetAccount *account, gpointer unused, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  g_free (server->host);
  server->host = g_strdup ("elsewhere.example.org");
  signet_server_settings_set_profile (server, NULL);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

static void
update_elsewhere (Journey *self, SignetAccountChange change)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  g_autoptr (SignetAccountStore)
      elsewhere = signet_account_store_new_for_folders (self->accounts, NULL);
  g_autoptr (SignetAccount)
      after = fixture_update (elsewhere, signet_account_get_id (kept), change, NULL, NULL);

  plan.stored = NULL;
  g_assert_nonnull (after);
}

static void
move_elsewhere (Journey *self)
{
  update_elsewhere (self, move_imap);
}

static gboolean
has_moved (Journey *self)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);

  return signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->profile == NULL;
}

static gboolean
page_has_moved (Journey *self)
{
  SignetAccount *account = signet_editor_get_account (self->editor);

  return signet_account_get_server (account, SIGNET_PROTOCOL_IMAP)->profile == NULL;
}

/* A password for a server that another program has replaced meanwhile is not kept for the new one.
 */
static void
test_moved_elsewhere (Journey *self)
{
  g_autoptr (SignetAccount) before = open_changed (self);

  plan.stored = move_elsewhere;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_assert_notice (self, "Another program has changed the account meanwhile. Please try "
                               "again.");
  assert_passwords (self, before, OLD);
  /* The page follows what is on the disk already. */
  while (!page_has_moved (self))
    g_main_context_iteration (NULL, TRUE);
  signet_editor_save (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_true (has_moved (self));
  journey_assert_password (self, before, SIGNET_PROTOCOL_IMAP, OLD);
  journey_assert_password (self, before, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
}

static gboolean
note_failure (SignetAccount *account, gpointer unused, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  server->outcome = SIGNET_OUTCOME_TIMEOUT;
  server->login = SIGNET_LOGIN_NOT_TRIED;
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

static void
check_elsewhere (Journey *self)
{
  update_elsewhere (self, note_failure);
}

/* A check that only notes how it ended has not changed the settings. */
static void
test_checked_elsewhere (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;
  g_autofree char *services = NULL;

  g_object_unref (open_changed (self));
  services = g_strdup_printf ("imap=%u submissions=%u", provider_get_port (self->provider, "imaps"),
                              provider_get_port (self->provider, "submissions"));
  journey_serve (self, "good", services);
  plan.stored = check_elsewhere;
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->profile->security, ==,
                   SIGNET_SECURITY_STARTTLS);
  assert_passwords (self, kept, PROVIDER_PASSWORD);
}

static void
remove_account (Journey *self)
{
  plan.stored = NULL;
  signet_editor_remove (self->editor);
}

static gboolean
is_busy (Journey *self)
{
  gboolean busy;

  g_object_get (self->context, "busy", &busy, NULL);
  return busy;
}

/* Removed while it is being saved: as long as that can be undone the passwords are there, and they
 * are those of the account that would come back. */
static void
open_removed (Journey *self, SignetAccount **kept)
{
  *kept = open_changed (self);
  plan.at = 2;
  plan.stored = remove_account;
  signet_editor_probe (self->editor);
  while (self->removal == NULL || is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
}

static void
finish_removal (Journey *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_removal_wait_async (self->removal, fixture_on_result, &result);
  fixture_wait (&result);
  g_assert_true (signet_removal_wait_finish (self->removal, result, NULL));
}

static void
test_removed (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (SignetAccount) back = NULL;

  open_removed (self, &kept);
  assert_passwords (self, kept, OLD);
  signet_removal_undo (self->removal);
  finish_removal (self);
  back = journey_get_kept (self);
  assert_passwords (self, back, OLD);
}

static void
test_removed_for_good (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  open_removed (self, &kept);
  signet_removal_finish (self->removal);
  finish_removal (self);
  assert_passwords (self, kept, NULL);
}

static void
remove_elsewhere (Journey *self)
{
  g_autoptr (SignetAccountStore)
      elsewhere = signet_account_store_new_for_folders (self->accounts, NULL);
  g_autoptr (SignetAccount) kept = journey_get_kept (self);

  plan.stored = NULL;
  g_assert_true (fixture_remove (elsewhere, signet_account_get_id (kept), NULL));
}

/* Another program has removed it, and its passwords as far as it knew of them */
static void
test_removed_elsewhere (Journey *self)
{
  g_autoptr (SignetAccount) kept = open_changed (self);

  plan.at = 2;
  plan.stored = remove_elsewhere;
  journey_connect (self);
  assert_passwords (self, kept, NULL);
}

static void
add_tests (void)
{
  journey_add ("/put-back/file-refused", test_file_refused);
  journey_add ("/put-back/keyring-refused", test_keyring_refused);
  journey_add ("/put-back/not-restored", test_not_restored);
  journey_add ("/put-back/new-protocol", test_new_protocol);
  journey_add ("/put-back/moved-elsewhere", test_moved_elsewhere);
  journey_add ("/put-back/checked-elsewhere", test_checked_elsewhere);
  journey_add ("/put-back/removed/undo", test_removed);
  journey_add ("/put-back/removed/finish", test_removed_for_good);
  journey_add ("/put-back/removed/elsewhere", test_removed_elsewhere);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
