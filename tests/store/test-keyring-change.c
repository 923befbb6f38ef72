/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords that were replaced or removed come back, and nothing else does.
 */
#include "scratch.h"

#include "keyring-change.h"
#include "leftovers.h"

/* libsecret 0.20 forgets to free the etag of its file at each change */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static const SignetKeyringItem imap = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                        "ada@example.org" };
static const SignetKeyringItem moved = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.com",
                                         "ada" };
static const SignetKeyringItem smtp = { FIXTURE_ID, SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                        "ada@example.org" };
static const SignetKeyringItem pop3 = { FIXTURE_ID, SIGNET_PROTOCOL_POP3, "pop3.example.org",
                                        "ada@example.org" };

/* What storing comes to from now on, whatever it does; 0 for what it does */
static int failing;

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

  if (failing == 0)
    return is_stored;
  g_propagate_error (error, signet_keyring_error_new ((SignetKeyringError)failing));
  return FALSE;
}

static int failing_look_up; /* the same of looking up */

SignetSecret *
__real_signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error);
SignetSecret *
__wrap_signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error);

SignetSecret *
__wrap_signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error)
{
  g_autoptr (SignetSecret) found = NULL;

  if (failing_look_up == 0)
    return __real_signet_keyring_lookup_finish (self, result, error);
  found = __real_signet_keyring_lookup_finish (self, result, NULL);
  g_propagate_error (error, signet_keyring_error_new ((SignetKeyringError)failing_look_up));
  return NULL;
}

typedef struct
{
  SignetKeyring *keyring;
  SignetAccount *kept;
  SignetKeyringChange *change;
} Fixture;

static void
begin (Fixture *self, Scratch *scratch)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  self->keyring = signet_keyring_new ();
  self->kept = signet_account_new (FIXTURE_ID, "ada@example.org");
  server->sign_in = SIGNET_SIGN_IN_PASSWORD;
  server->host = g_strdup (imap.host);
  signet_account_set_server (self->kept, SIGNET_PROTOCOL_IMAP, server);
  g_free (server->host);
  server->host = g_strdup (smtp.host);
  signet_account_set_server (self->kept, SIGNET_PROTOCOL_SMTP, server);
  self->change = signet_keyring_change_new (scratch->store, self->keyring, FIXTURE_ID, self->kept);
}

static void
end (Fixture *self)
{
  failing = 0;
  signet_keyring_change_unref (self->change);
  g_assert_true (fixture_clear_passwords (self->keyring, FIXTURE_ID, NULL));
  g_object_unref (self->keyring);
  g_object_unref (self->kept);
}

static void
put (Fixture *self, const SignetKeyringItem *item, const char *password)
{
  SignetKeyringPlace place;

  g_assert_true (fixture_store_password (self->keyring, item, password, &place, NULL));
}

static gboolean
replace (Fixture *self, const SignetKeyringItem *item, const char *password, GError **error)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (password, -1);
  g_autoptr (GAsyncResult) result = NULL;
  SignetKeyringPlace place;

  signet_keyring_change_store_async (self->change, item, secret, fixture_on_result, &result);
  return signet_keyring_change_store_finish (self->change, fixture_wait (&result), &place, error);
}

static gboolean
undo (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_keyring_change_undo_async (self->change, fixture_on_result, &result);
  return signet_keyring_change_undo_finish (self->change, fixture_wait (&result), error);
}

static gboolean
clear (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_keyring_change_clear_async (self->change, fixture_on_result, &result);
  return signet_keyring_change_clear_finish (self->change, fixture_wait (&result), NULL);
}

static void
expect_none (Fixture *self, const SignetKeyringItem *item)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_lookup_password (self->keyring, item, SIGNET_KEYRING_QUIET, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED);
}

/* One that was there comes back, also where it was replaced twice; one that is new goes; what was
 * not touched stays. */
static void
test_replaced (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  put (&self, &smtp, "other");
  g_assert_true (replace (&self, &moved, "new", NULL));
  g_assert_true (replace (&self, &moved, "newer", NULL));
  g_assert_true (replace (&self, &pop3, "new", NULL));
  g_assert_true (signet_keyring_change_is_begun (self.change));
  fixture_assert_password (self.keyring, &moved, "newer");
  g_assert_true (undo (&self, NULL));
  g_assert_false (signet_keyring_change_is_begun (self.change));
  fixture_assert_password (self.keyring, &imap, "old");
  fixture_assert_password (self.keyring, &smtp, "other");
  expect_none (&self, &pop3);
  end (&self);
}

static void
test_cleared (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  put (&self, &smtp, "other");
  g_assert_true (clear (&self));
  expect_none (&self, &imap);
  g_assert_true (undo (&self, NULL));
  fixture_assert_password (self.keyring, &imap, "old");
  fixture_assert_password (self.keyring, &smtp, "other");
  end (&self);
}

/* Another program has stored one since; this one is nobody's to take back. */
static void
test_changed_since (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  put (&self, &smtp, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  g_assert_true (replace (&self, &smtp, "new", NULL));
  put (&self, &moved, "newest");
  g_assert_true (undo (&self, NULL));
  fixture_assert_password (self.keyring, &moved, "newest");
  fixture_assert_password (self.keyring, &smtp, "old");
  end (&self);
}

/* What cannot be looked at may be newer: it is not replaced unseen. */
static void
test_locked_since (Scratch *scratch, gconstpointer unused)
{
  Fixture self;
  g_autoptr (GError) error = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  put (&self, &moved, "newest");
  failing_look_up = SIGNET_KEYRING_ERROR_LOCKED;
  g_assert_false (undo (&self, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_RESTORED);
  failing_look_up = 0;
  fixture_assert_password (self.keyring, &moved, "newest");
  end (&self);
}

/* Another program has removed the account meanwhile */
static void
test_removed (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  g_assert_true (fixture_remove (scratch->store, FIXTURE_ID, NULL));
  g_assert_true (undo (&self, NULL));
  expect_none (&self, &imap);
  end (&self);
}

/* Somebody has removed it who may bring it back, and clears its passwords if not */
static void
test_being_removed (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  begin (&self, scratch);
  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  put (&self, &imap, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  g_assert_true (undo (&self, NULL));
  fixture_assert_password (self.keyring, &imap, "old");
  signet_leftovers_forget (scratch->store, FIXTURE_ID);
  end (&self);
}

/* That the folder cannot be read does not mean that the account is gone. */
static void
test_no_folder (Scratch *scratch, gconstpointer unused)
{
  Fixture self;

  begin (&self, scratch);
  g_assert_false (g_file_test (scratch->folder, G_FILE_TEST_EXISTS));
  put (&self, &imap, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  g_assert_true (undo (&self, NULL));
  fixture_assert_password (self.keyring, &imap, "old");
  end (&self);
}

/* A keyring that refuses has changed nothing; one that does not answer may have. */
static void
test_refused (Scratch *scratch, gconstpointer unused)
{
  Fixture self;
  g_autoptr (GError) error = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &smtp, "other");
  failing = SIGNET_KEYRING_ERROR_DISMISSED;
  g_assert_false (replace (&self, &imap, "new", &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED);
  g_assert_false (signet_keyring_change_is_begun (self.change));
  failing = SIGNET_KEYRING_ERROR_SILENT;
  g_assert_false (replace (&self, &smtp, "new", NULL));
  g_assert_true (signet_keyring_change_is_begun (self.change));
  failing = 0;
  g_assert_true (undo (&self, NULL));
  fixture_assert_password (self.keyring, &smtp, "other");
  end (&self);
}

static void
test_not_restored (Scratch *scratch, gconstpointer unused)
{
  Fixture self;
  g_autoptr (GError) error = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  begin (&self, scratch);
  put (&self, &imap, "old");
  g_assert_true (replace (&self, &imap, "new", NULL));
  failing = SIGNET_KEYRING_ERROR_FAILED;
  g_assert_false (undo (&self, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_RESTORED);
  g_assert_true (signet_keyring_change_is_begun (self.change));
  end (&self);
}

/* A change that is under way ends first; what is only looked up is not waited for, and what was to
 * be begun is not. */
static void
test_under_way (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetSecret) secret = signet_secret_new ("new", -1);

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  for (int i = 0; i < 2; i++)
    {
      Fixture self;
      g_autoptr (GAsyncResult) stored = NULL;
      g_autoptr (GError) error = NULL;
      SignetKeyringPlace place;
      const SignetKeyringItem *item = i == 0 ? &imap : &pop3;

      begin (&self, scratch);
      put (&self, &imap, "old");
      signet_keyring_change_store_async (self.change, item, secret, fixture_on_result, &stored);
      g_assert_true (undo (&self, NULL));
      g_assert_true ((stored == NULL) == (item == &imap));
      fixture_wait (&stored);
      if (item == &imap)
        {
          g_assert_false (signet_keyring_change_store_finish (self.change, stored, &place, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      else
        g_assert_true (signet_keyring_change_store_finish (self.change, stored, &place, NULL));
      fixture_assert_password (self.keyring, &imap, "old");
      expect_none (&self, &pop3);
      end (&self);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = fixture_new_folder ();
  g_autofree char *path = g_build_filename (home, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  SCRATCH_TEST ("/keyring-change/replaced", test_replaced, NULL);
  SCRATCH_TEST ("/keyring-change/cleared", test_cleared, NULL);
  SCRATCH_TEST ("/keyring-change/changed-since", test_changed_since, NULL);
  SCRATCH_TEST ("/keyring-change/locked-since", test_locked_since, NULL);
  SCRATCH_TEST ("/keyring-change/removed", test_removed, NULL);
  SCRATCH_TEST ("/keyring-change/being-removed", test_being_removed, NULL);
  SCRATCH_TEST ("/keyring-change/no-folder", test_no_folder, NULL);
  SCRATCH_TEST ("/keyring-change/refused", test_refused, NULL);
  SCRATCH_TEST ("/keyring-change/not-restored", test_not_restored, NULL);
  SCRATCH_TEST ("/keyring-change/under-way", test_under_way, NULL);
  status = g_test_run ();
  fixture_remove_folder (g_steal_pointer (&home));
  return status;
}
