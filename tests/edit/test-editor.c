/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whole lives of an account in an editor: added, kept, changed.
 */
#include "journey.h"
#include "secret-search.h"

#include <string.h>

#define REJECTED "The server did not accept the password for " PROVIDER_USER ". "
#define REMEDY                                                                                     \
  "Check it. Some providers want an app password, made on their web page, or another user name: "  \
  "see Advanced."
#define PARTLY "Incoming mail works. Outgoing mail does not yet: "

#define SERVICES "imap=0 imaps=0 submission=0 submissions=0"

static void
test_add (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  g_assert_false (signet_editor_is_ready (self->editor));
  journey_type_all (self, "imaps", "submissions");
  g_assert_true (signet_editor_is_ready (self->editor));
  g_assert_null (signet_editor_get_account (self->editor));
  signet_editor_probe (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_PROBING);
  g_assert_cmpint (signet_editor_get_primary (self->editor), ==, SIGNET_PRIMARY_STOP);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->added, ==, 1);
  g_assert_cmpuint (self->asked, ==, 0);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_DONE);
  g_assert_true (signet_editor_is_added (self->editor));
  kept = journey_get_kept (self);
  g_assert_true (signet_account_equal (kept, signet_editor_get_account (self->editor)));
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
  g_assert_null (signet_account_get_server (kept, SIGNET_PROTOCOL_POP3));
  journey_assert_password (self, kept, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_FREELY);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Encrypted, TLS 1.3 · 127.0.0.1");
}

/* Only the log-in is repeated: one more connection each, straight to what was found. */
static void
test_wrong_password (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imap", "submission");
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, REJECTED REMEDY);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_PASSWORD);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_assert_said (self, "imap", "AUTHENTICATE", 2);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Password not accepted");
  journey_serve_again (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imap", "STARTTLS", 1);
  journey_assert_said (self, "imap", "AUTHENTICATE", 1);
  journey_assert_said (self, "submission", "STARTTLS", 1);
  journey_assert_said (self, "submission", "AUTH", 1);
}

static void
test_partly (Journey *self)
{
  const SignetNotice *notice;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "imaps=0");
  journey_type_all (self, "imaps", "imaps");
  journey_type (self, "outgoing-server", "127.0.0.1:1");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, PARTLY
                         "The server should run on this computer, but nothing answers on port 1. "
                         "Start the program that provides the server, or check the port it uses.");
  notice = signet_editor_get_notice (self->editor);
  g_assert_cmpstr (notice->buttons[0].action, ==, "account.retry-outgoing");
  g_assert_cmpstr (notice->buttons[1].action, ==, "account.save-incoming");
  signet_editor_retry_outgoing (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  signet_editor_save_incoming (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->added, ==, 1);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->outcome, ==,
                   SIGNET_OUTCOME_OK);
  g_assert_null (signet_account_get_server (kept, SIGNET_PROTOCOL_SMTP));
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_outgoing (self->editor)), ==,
                   "Not set up");
}

/* Outgoing mail that was left out warns of nothing, and is set up when the user wants it. */
static void
test_set_up_outgoing (Journey *self)
{
  SignetForm *form;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "imaps=0 submissions=0");
  journey_type_all (self, "imaps", "submissions");
  journey_type (self, "outgoing-server", "127.0.0.1:1");
  journey_connect (self);
  signet_editor_save_incoming (self->editor);
  journey_wait (self);
  journey_open_kept (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  form = signet_editor_get_form (self->editor);
  g_assert_true (signet_form_can_add_outgoing (form));
  signet_form_add_outgoing (form);
  g_assert_false (signet_form_can_add_outgoing (form));
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  signet_editor_keep_old (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_true (signet_form_can_add_outgoing (form));
  signet_form_add_outgoing (form);
  journey_type_server (self, "outgoing-server", "submissions");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_false (signet_form_can_add_outgoing (form));
  kept = journey_get_kept (self);
  g_assert_nonnull (signet_account_get_server (kept, SIGNET_PROTOCOL_SMTP)->profile);
  g_assert_true (journey_has_password (self, kept, SIGNET_PROTOCOL_SMTP));
}

/* The same address twice is seldom meant, and nothing is sent before the user says so. */
static void
test_already_set_up (Journey *self)
{
  const SignetNotice *notice;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  kept = journey_get_kept (self);
  journey_serve_again (self);
  journey_open (self, NULL);
  journey_type_all (self, "imaps", "submissions");
  journey_type (self, "address", "Ada <ADA@example.org>,");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  journey_assert_notice (self, PROVIDER_USER " is already set up.");
  notice = signet_editor_get_notice (self->editor);
  g_assert_cmpstr (notice->buttons[0].action, ==, "account.open-existing");
  g_assert_cmpstr (notice->buttons[1].action, ==, "account.add-again");
  g_assert_cmpstr (signet_account_get_id (signet_editor_get_existing (self->editor)), ==,
                   signet_account_get_id (kept));
  journey_assert_said (self, "imaps", "CAPABILITY", 0);
  journey_type (self, "address", PROVIDER_USER);
  journey_assert_notice (self, NULL);
  journey_connect (self);
  journey_assert_notice (self, PROVIDER_USER " is already set up.");
  signet_editor_add_again (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (journey_count_kept (self), ==, 2);
}

static void
assert_rejected (Journey *self, const char *password, const char *notice)
{
  journey_type_password (self, password);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, notice);
}

/* Nobody sees a blank that was copied with a password. */
static void
test_blank (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  assert_rejected (self, PROVIDER_PASSWORD " ", REJECTED "The password ends with a blank.");
  assert_rejected (self, " " PROVIDER_PASSWORD, REJECTED "The password begins with a blank.");
  assert_rejected (self, "wrong horse 8", REJECTED REMEDY);
}

static void
type_outgoing_password (Journey *self, const char *password)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (password, -1);

  signet_form_set_password (signet_editor_get_form (self->editor), SIGNET_PROTOCOL_SMTP, secret);
}

static void
choose_outgoing (Journey *self, SignetOutgoing outgoing)
{
  g_object_set (signet_editor_get_form (self->editor), "outgoing-sign-in", outgoing, NULL);
}

/* With a password of its own outgoing mail fails alone, and its field is the one to look at. */
static void
test_outgoing_own (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  choose_outgoing (self, SIGNET_OUTGOING_OWN);
  journey_type (self, "outgoing-user", PROVIDER_USER);
  type_outgoing_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, PARTLY REJECTED REMEDY);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_OUTGOING_PASSWORD);
  type_outgoing_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
}

static void
test_outgoing_none (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  choose_outgoing (self, SIGNET_OUTGOING_NONE);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "submissions", "AUTH", 0);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_server (kept, SIGNET_PROTOCOL_SMTP)->sign_in, ==,
                   SIGNET_SIGN_IN_NONE);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, NULL);
}

/* Without a password the settings are found, and nothing is kept yet. */
static void
test_no_password (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  signet_form_set_password (signet_editor_get_form (self->editor), SIGNET_PROTOCOL_IMAP, NULL);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "The settings were found. Enter the password to finish.");
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_PASSWORD);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_serve_again (self);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

/* Where the incoming server has no IMAP, POP3 is the fallback. */
static void
test_pop3_named (Journey *self)
{
  g_autofree char *text = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "pop3s=0 submissions=0");
  journey_type_all (self, "pop3s", "submissions");
  text = g_strdup_printf ("pop3s://127.0.0.1:%u", provider_get_port (self->provider, "pop3s"));
  journey_type (self, "incoming-server", text);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_null (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP));
  g_assert_nonnull (signet_account_get_server (kept, SIGNET_PROTOCOL_POP3));
  journey_assert_password (self, kept, SIGNET_PROTOCOL_POP3, PROVIDER_PASSWORD);
}

static void
test_pop3_chosen (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "pop3=0 submissions=0");
  journey_type_all (self, "pop3", "submissions");
  g_object_set (signet_editor_get_form (self->editor), "incoming-type", SIGNET_INCOMING_POP3, NULL);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_null (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP));
  journey_open_kept (self);
  g_object_set (signet_editor_get_form (self->editor), "incoming-type", SIGNET_INCOMING_IMAP, NULL);
  journey_type (self, "incoming-server", "127.0.0.1:1");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  signet_editor_keep_old (self->editor);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
}

/* Nobody is asked to look for IMAP: the port is that of POP3 and nothing else answers. */
static void
test_pop3_stands_in (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "pop3s=0 submissions=0");
  journey_type_all (self, "pop3s", "submissions");
  signet_server_form_set_port (
      signet_form_get_server (signet_editor_get_form (self->editor), SIGNET_PROTOCOL_IMAP), 1);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_null (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP));
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Encrypted, TLS 1.3 · 127.0.0.1");
}

static void
look_for_password (const char *path, GBytes *bytes, gpointer user_data)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!g_str_has_suffix (path, ".tls"))
    g_assert_false (mock_secret_is_in ("wrong horse 8", text, length));
}

static void
assert_no_password (GObject *object)
{
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *shown = NULL;

      g_value_init (&value, pspecs[i]->value_type);
      g_object_get_property (object, pspecs[i]->name, &value);
      shown = g_strdup_value_contents (&value);
      g_assert_false (mock_secret_is_in ("wrong horse 8", shown, strlen (shown)));
    }
}

/* A password that was typed shows up nowhere, neither in what is shown nor on the disk. */
static void
test_password_nowhere (Journey *self)
{
  const SignetNotice *notice;
  g_autofree char *report = NULL;

  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imaps", "submissions");
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  notice = signet_editor_get_notice (self->editor);
  report = signet_editor_write_report (self->editor);
  g_assert_false (mock_secret_is_in ("wrong horse 8", notice->text, strlen (notice->text)));
  g_assert_false (mock_secret_is_in ("wrong horse 8", report, strlen (report)));
  assert_no_password (G_OBJECT (self->editor));
  assert_no_password (G_OBJECT (signet_editor_get_form (self->editor)));
  assert_no_password (G_OBJECT (signet_editor_get_incoming (self->editor)));
  assert_no_password (G_OBJECT (signet_editor_get_outgoing (self->editor)));
  home_foreach (self->folder, look_for_password, NULL);
  home_foreach (self->home, look_for_password, NULL);
}

static void
count (guint *number)
{
  ++*number;
}

/* A key that is pressed is one event, and of what does not differ nobody hears. */
static void
test_one_refresh (Journey *self)
{
  guint updated = 0;
  guint notified = 0;

  journey_type (self, "address", PROVIDER_USER);
  g_signal_connect_swapped (self->editor, "updated", G_CALLBACK (count), &updated);
  g_signal_connect_swapped (self->editor, "notify", G_CALLBACK (count), &notified);
  g_signal_connect_swapped (signet_editor_get_incoming (self->editor), "notify", G_CALLBACK (count),
                            &notified);
  journey_type (self, "incoming-server", "a");
  g_assert_cmpuint (updated, ==, 1);
  journey_type (self, "incoming-server", "ab");
  g_assert_cmpuint (updated, ==, 2);
  journey_type (self, "incoming-server", "ab");
  g_assert_cmpuint (updated, ==, 2);
  g_assert_cmpuint (notified, ==, 0);
  g_signal_handlers_disconnect_by_data (self->editor, &updated);
  g_signal_handlers_disconnect_by_data (self->editor, &notified);
}

static void
add_tests (void)
{
  journey_add ("/editor/add", test_add);
  journey_add ("/editor/wrong-password", test_wrong_password);
  journey_add ("/editor/partly", test_partly);
  journey_add ("/editor/set-up-outgoing", test_set_up_outgoing);
  journey_add ("/editor/already-set-up", test_already_set_up);
  journey_add ("/editor/blank", test_blank);
  journey_add ("/editor/no-password", test_no_password);
  journey_add ("/editor/one-refresh", test_one_refresh);
  journey_add ("/editor/outgoing/own", test_outgoing_own);
  journey_add ("/editor/outgoing/none", test_outgoing_none);
  journey_add ("/editor/pop3/named", test_pop3_named);
  journey_add ("/editor/pop3/chosen", test_pop3_chosen);
  journey_add ("/editor/pop3/stands-in", test_pop3_stands_in);
  journey_add ("/editor/password-nowhere", test_password_nowhere);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
