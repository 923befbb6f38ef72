/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in the keyring: those of an account that was not kept go, those of one that was stay.
 */
#include "fixture.h"
#include "journey.h"

#define SERVICES "imap=0 imaps=0 submission=0 submissions=0"

static void
wait_for_passwords (guint expected)
{
  while (journey_count_passwords () != expected)
    g_main_context_iteration (NULL, FALSE);
}

static void
serve (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  journey_type (self, "user", PROVIDER_USER);
}

/* Another address is another account. */
static void
test_other_address (Journey *self)
{
  guint before = journey_count_passwords ();

  serve (self);
  journey_let_disk_refuse (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  g_assert_cmpuint (journey_count_passwords (), ==, before + 2);
  journey_let_disk_work (self);
  journey_type (self, "address", "bob@example.org");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  wait_for_passwords (before + 2);
}

/* The keyring answers only when the user has gone on to another address. */
static void
test_stored_late (Journey *self)
{
  guint before = journey_count_passwords ();

  serve (self);
  signet_editor_probe (self->editor);
  while (signet_editor_get_state (self->editor) == SIGNET_EDITOR_PROBING)
    g_main_context_iteration (NULL, TRUE);
  journey_assert_state (self, SIGNET_EDITOR_SAVING);
  journey_type (self, "address", "bob@example.org");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  wait_for_passwords (before + 2);
}

/* As soon as the account is on the disk, before the page was told */
static void
try_another_password (GListModel *store, guint position, guint removed, guint added, Journey *self)
{
  if (added == 0 || signet_editor_get_state (self->editor) != SIGNET_EDITOR_SAVING)
    return;
  journey_type_password (self, "wrong horse 8");
  signet_editor_probe (self->editor);
}

static void
test_kept_late (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  serve (self);
  g_signal_connect (self->store, "items-changed", G_CALLBACK (try_another_password), self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_assert_nonnull (signet_editor_get_account (self->editor));
  kept = journey_get_kept (self);
  journey_close (self);
  for (int i = 0; i < 10; i++)
    journey_settle (self);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
}

static void
try_another_address (GListModel *store, guint position, guint removed, guint added, Journey *self)
{
  if (added == 0 || signet_editor_get_state (self->editor) != SIGNET_EDITOR_SAVING)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  journey_type (self, "address", "bob@example.org");
  signet_editor_probe (self->editor);
}

/* What was kept is the account of the first address, and stays so. */
static void
test_kept_late_for_other (Journey *self)
{
  serve (self);
  g_signal_connect (self->store, "items-changed", G_CALLBACK (try_another_address), self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (journey_count_kept (self), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SignetAccount) kept = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      g_assert_cmpstr (signet_account_get_address (kept), ==,
                       i == 0 ? PROVIDER_USER : "bob@example.org");
      journey_assert_password (self, kept, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
    }
}

static void
add_tests (void)
{
  journey_add ("/left-behind/other-address", test_other_address);
  journey_add ("/left-behind/stored-late", test_stored_late);
  journey_add ("/left-behind/kept-late/password", test_kept_late);
  journey_add ("/left-behind/kept-late/address", test_kept_late_for_other);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
