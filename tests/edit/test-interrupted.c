/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What comes in between: a stop, an edit, another program, a disk that refuses.
 */
#include "fixture.h"
#include "journey.h"

#define SERVICES "imap=0 imaps=0 submission=0 submissions=0"

static void
start (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  signet_editor_probe (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_PROBING);
}

static const char *
incoming_sentence (Journey *self)
{
  return signet_status_get_sentence (signet_editor_get_incoming (self->editor));
}

/* As soon as the incoming row says that something is being tried */
static void
wait_until_trying (Journey *self)
{
  SignetStatus *incoming = signet_editor_get_incoming (self->editor);

  while (signet_status_get_kind (incoming) != SIGNET_STATUS_BUSY)
    g_main_context_iteration (NULL, TRUE);
  journey_assert_state (self, SIGNET_EDITOR_PROBING);
}

static void
assert_nothing_came (Journey *self, SignetEditorState state)
{
  g_autofree char *sentence = g_strdup (incoming_sentence (self));

  journey_settle (self);
  journey_assert_state (self, state);
  g_assert_cmpstr (incoming_sentence (self), ==, sentence);
  g_assert_cmpint (signet_status_get_kind (signet_editor_get_incoming (self->editor)), ==,
                   SIGNET_STATUS_IDLE);
  g_assert_cmpuint (self->added, ==, 0);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
}

static void
test_stop_at_once (Journey *self)
{
  start (self);
  signet_editor_stop (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  assert_nothing_came (self, SIGNET_EDITOR_TYPING);
  journey_assert_said (self, "imaps", "CAPABILITY", 0);
}

static void
test_stop_while_trying (Journey *self)
{
  start (self);
  wait_until_trying (self);
  signet_editor_stop (self->editor);
  g_assert_cmpstr (incoming_sentence (self), ==, "Stopped");
  assert_nothing_came (self, SIGNET_EDITOR_TYPING);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
}

/* From within: what is told first may be the page that stops. */
static void
on_state (SignetEditor *editor, GParamSpec *pspec, gpointer state)
{
  if (signet_editor_get_state (editor) == (SignetEditorState)GPOINTER_TO_INT (state))
    signet_editor_stop (editor);
}

static void
test_stop_from_within (Journey *self)
{
  g_signal_connect (self->editor, "notify::state", G_CALLBACK (on_state),
                    GINT_TO_POINTER (SIGNET_EDITOR_PROBING));
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  signet_editor_probe (self->editor);
  assert_nothing_came (self, SIGNET_EDITOR_TYPING);
  journey_assert_said (self, "imaps", "CAPABILITY", 0);
}

/* When the second probe has ended the first one would have, too, had it gone on. */
static void
test_edit_stops (Journey *self)
{
  start (self);
  wait_until_trying (self);
  journey_type (self, "incoming-server", "127.0.0.1:1");
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  g_assert_cmpstr (incoming_sentence (self), ==, "Not checked yet");
  assert_nothing_came (self, SIGNET_EDITOR_TYPING);
  journey_type_all (self, "imaps", "submissions");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

static void
test_password_stops (Journey *self)
{
  start (self);
  wait_until_trying (self);
  journey_type_password (self, "wrong horse 8");
  g_assert_cmpstr (incoming_sentence (self), ==, "Stopped");
  assert_nothing_came (self, SIGNET_EDITOR_TYPING);
}

/* Whoever leaves the page does not wait. */
static void
test_leave (Journey *self)
{
  start (self);
  wait_until_trying (self);
  journey_close (self);
  journey_settle (self);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
}

/* Stopped while it is being kept: either it was too late, and the page knows, or nothing is kept.
 */
static void
test_stop_saving (Journey *self)
{
  start (self);
  while (signet_editor_get_state (self->editor) == SIGNET_EDITOR_PROBING)
    g_main_context_iteration (NULL, TRUE);
  journey_assert_state (self, SIGNET_EDITOR_SAVING);
  signet_editor_stop (self->editor);
  journey_settle (self);
  g_assert_cmpuint (journey_count_kept (self), ==,
                    signet_editor_get_account (self->editor) != NULL);
  g_assert_cmpuint (journey_count_kept (self), ==, self->added);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (journey_count_kept (self), ==, 1);
  g_assert_cmpuint (self->added, ==, 1);
}

/* Stopped at every turn of the loop between the button and the end */
static void
test_stop_anywhere (Journey *self)
{
  gboolean is_at_end = FALSE;

  for (int turns = 0; !is_at_end; turns++)
    {
      journey_open (self, NULL);
      start (self);
      for (int i = 0; i < turns && signet_editor_get_state (self->editor) != SIGNET_EDITOR_KEPT;
           i++)
        g_main_context_iteration (NULL, TRUE);
      is_at_end = signet_editor_get_state (self->editor) == SIGNET_EDITOR_KEPT;
      signet_editor_stop (self->editor);
      journey_settle (self);
      if (journey_count_kept (self) == 0)
        journey_assert_state (self, SIGNET_EDITOR_TYPING);
      else
        {
          g_assert_nonnull (signet_editor_get_account (self->editor));
          is_at_end = TRUE;
        }
    }
  journey_open_kept (self);
}

static void
add (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
}

static gboolean
is_kept_at (Journey *self, const char *service)
{
  g_autoptr (SignetAccount) now = journey_get_kept (self);

  return signet_account_get_server (now, SIGNET_PROTOCOL_IMAP)->profile->port
         == provider_get_port (self->provider, service);
}

/* Once the keyring has the new password, the account gets the settings that go with it, whatever
 * the user does meanwhile: the old password is gone. */
static void
test_stop_changing (Journey *self)
{
  g_autoptr (SignetAccount) now = NULL;

  add (self);
  journey_type_server (self, "incoming-server", "imap");
  journey_type_password (self, PROVIDER_PASSWORD);
  signet_editor_probe (self->editor);
  while (signet_editor_get_state (self->editor) == SIGNET_EDITOR_PROBING)
    g_main_context_iteration (NULL, TRUE);
  journey_assert_state (self, SIGNET_EDITOR_SAVING);
  journey_type_password (self, "something else");
  while (!is_kept_at (self, "imap"))
    journey_settle (self);
  now = journey_get_kept (self);
  journey_assert_password (self, now, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, now, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
}

static char *
typed (Journey *self, const char *property)
{
  char *text;

  g_object_get (signet_editor_get_form (self->editor), property, &text, NULL);
  return text;
}

static void
test_changed_elsewhere (Journey *self)
{
  g_autofree char *user = NULL;
  g_autofree char *kept_user = NULL;

  add (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_change_elsewhere (self, journey_set_user, (gpointer) "somebody");
  user = typed (self, "user");
  g_assert_cmpstr (user, ==, "somebody");
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpstr (incoming_sentence (self), ==, "Encrypted · 127.0.0.1");
  journey_type (self, "outgoing-server", "127.0.0.1:1");
  journey_change_elsewhere (self, journey_set_user, (gpointer) "else");
  kept_user = typed (self, "user");
  g_assert_cmpstr (kept_user, ==, "somebody");
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
}

/* What was not touched here is as the other program wants it. */
static void
test_changed_while_probing (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  add (self);
  journey_type_server (self, "outgoing-server", "submission");
  signet_editor_probe (self->editor);
  journey_change_elsewhere (self, journey_set_user, (gpointer) "somebody");
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpstr (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->user, ==, "somebody");
  g_assert_cmpint (signet_account_get_server (kept, SIGNET_PROTOCOL_SMTP)->profile->security, ==,
                   SIGNET_SECURITY_STARTTLS);
}

/* A folder that is none: root may write everywhere else. */
static void
test_disk_refuses (Journey *self)
{
  const SignetNotice *notice;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  journey_let_disk_refuse (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  g_assert_cmpint (signet_editor_get_primary (self->editor), ==, SIGNET_PRIMARY_SAVE);
  notice = signet_editor_get_notice (self->editor);
  g_assert_nonnull (notice);
  g_assert_cmpint (notice->kind, ==, SIGNET_NOTICE_ERROR);
  g_assert_cmpuint (self->added, ==, 0);
  g_assert_cmpstr (incoming_sentence (self), ==, "Encrypted, TLS 1.3 · 127.0.0.1");
  signet_editor_save (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_let_disk_work (self);
  signet_editor_save (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->added, ==, 1);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
}

/* Whoever gives up leaves no password behind; the test ends when there is none more. */
static void
test_disk_refuses_for_good (Journey *self)
{
  guint before = journey_count_passwords ();

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  journey_let_disk_refuse (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  g_assert_cmpuint (journey_count_passwords (), ==, before + 2);
  journey_close (self);
  while (journey_count_passwords () > before)
    g_main_context_iteration (NULL, FALSE);
  journey_let_disk_work (self);
}

/* Nor does whoever turns to another address. */
static void
test_disk_refuses_one (Journey *self)
{
  guint before = journey_count_passwords ();

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  journey_let_disk_refuse (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_let_disk_work (self);
  journey_type (self, "address", "other@example.org");
  journey_type (self, "user", PROVIDER_USER);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  while (journey_count_passwords () > before + 2)
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
be_lax (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_require_ssl (account, FALSE);
  return TRUE;
}

static gboolean
is_busy (Journey *self)
{
  gboolean busy;

  g_object_get (self->context, "busy", &busy, NULL);
  return busy;
}

/* Returns whether it led to something being written */
static gboolean
writes (Journey *self)
{
  gboolean wrote = is_busy (self);

  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  return wrote;
}

/* Require SSL is written when it is turned on; a disk that refuses is not asked with every key. */
static void
test_disk_refuses_require_ssl (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  journey_change_elsewhere (self, be_lax, NULL);
  journey_open_kept (self);
  fixture_remove_folder (g_strdup (self->accounts));
  g_assert_true (g_file_set_contents (self->accounts, "", 0, NULL));
  journey_switch (self, "require-ssl", TRUE);
  g_assert_true (writes (self));
  g_assert_nonnull (signet_editor_get_notice (self->editor));
  journey_type (self, "incoming-server", "a");
  g_assert_false (writes (self));
  journey_type (self, "incoming-server", "ab");
  g_assert_false (writes (self));
  journey_switch (self, "require-ssl", FALSE);
  g_assert_false (writes (self));
  journey_switch (self, "require-ssl", TRUE);
  g_assert_true (writes (self));
  journey_let_disk_work (self);
}

static void
add_tests (void)
{
  journey_add ("/interrupted/stop/at-once", test_stop_at_once);
  journey_add ("/interrupted/stop/while-trying", test_stop_while_trying);
  journey_add ("/interrupted/stop/from-within", test_stop_from_within);
  journey_add ("/interrupted/stop/saving", test_stop_saving);
  journey_add ("/interrupted/stop/anywhere", test_stop_anywhere);
  journey_add ("/interrupted/stop/changing", test_stop_changing);
  journey_add ("/interrupted/edit/server", test_edit_stops);
  journey_add ("/interrupted/edit/password", test_password_stops);
  journey_add ("/interrupted/leave", test_leave);
  journey_add ("/interrupted/elsewhere/page", test_changed_elsewhere);
  journey_add ("/interrupted/elsewhere/probing", test_changed_while_probing);
  journey_add ("/interrupted/disk-refuses", test_disk_refuses);
  journey_add ("/interrupted/disk-refuses-for-good", test_disk_refuses_for_good);
  journey_add ("/interrupted/disk-refuses-one", test_disk_refuses_one);
  journey_add ("/interrupted/disk-refuses-require-ssl", test_disk_refuses_require_ssl);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
