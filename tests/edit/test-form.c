/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed of an account: what the form says of it.
 */
#include "typing.h"

static SignetSecret *
secret (const char *text)
{
  return signet_secret_new (text, -1);
}

static void
test_empty (Typing *self, gconstpointer unused)
{
  static const char *const texts[] = {
    "address",       "incoming-server", "outgoing-server",    "user",
    "outgoing-user", "ca-file",         "client-certificate",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      typing_assert_text (self->form, texts[i], "");
      g_object_set (self->form, texts[i], "x", NULL);
      typing_assert_text (self->form, texts[i], "x");
      g_object_set (self->form, texts[i], NULL, NULL);
      typing_assert_text (self->form, texts[i], "");
    }
  typing_assert_flag (self->form, "require-ssl", TRUE);
  typing_assert_flag (self->form, "require-ssl-locked", FALSE);
  typing_assert_flag (self->form, "new", TRUE);
  typing_assert_flag (self->form, "changed", FALSE);
  typing_assert_text (self->form, "overrides-text", "Ports and security");
  typing_assert_text (self->form, "incoming-note", "Not checked yet");
}

static void
test_plausible (Typing *self, gconstpointer unused)
{
  static const struct
  {
    const char *address;
    gboolean expected;
  } cases[] = {
    { "", FALSE },        { "a", FALSE },          { "@b", FALSE },           { "a@", FALSE },
    { "a@b", TRUE },      { "a@b c", FALSE },      { "a b@c", TRUE },         { "a@b@c", TRUE },
    { "a@[::1]", TRUE },  { "a@127.0.0.1", TRUE }, { "a@例え.jp", TRUE },     { " a@b ", TRUE },
    { " @b", FALSE },     { "a@ ", FALSE },        { "Ada L. <a@b>,", TRUE }, { "a@b,", TRUE },
    { "Ada <a@", FALSE }, { "mailto:a@b", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (self->form, "address", cases[i].address, NULL);
      typing_assert_flag (self->form, "plausible", cases[i].expected);
    }
}

static void
test_check (Typing *self, gconstpointer unused)
{
  static const struct
  {
    const char *property;
    const char *text;
    SignetField field;
  } cases[] = {
    { "address", "a@b@c d", SIGNET_FIELD_ADDRESS },
    { "incoming-server", "two words", SIGNET_FIELD_INCOMING_SERVER },
    { "incoming-server", "host:99999", SIGNET_FIELD_INCOMING_SERVER },
    { "outgoing-server", "ada@example.org", SIGNET_FIELD_OUTGOING_SERVER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SignetField field = SIGNET_FIELD_NONE;

      signet_form_show (self->form, NULL);
      g_object_set (self->form, "address", "ada@example.org", NULL);
      g_assert_true (signet_edit_state_check (typing_get_state (self), &field, NULL));
      g_object_set (self->form, cases[i].property, cases[i].text, NULL);
      g_assert_false (signet_edit_state_check (typing_get_state (self), &field, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (field, ==, cases[i].field);
    }
}

/* None is refused while Require SSL is on, where the protocol is in use; nothing flips. */
static void
test_forbidden (Typing *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SignetField field;

  g_object_set (self->form, "address", "ada@example.org", NULL);
  signet_server_form_set_security (typing_server (self, SIGNET_PROTOCOL_POP3),
                                   SIGNET_SECURITY_NONE);
  typing_assert_text (typing_server (self, SIGNET_PROTOCOL_POP3), "security-note",
                      "Not possible while Require SSL is on");
  g_assert_true (signet_edit_state_check (typing_get_state (self), &field, NULL));
  signet_server_form_set_security (typing_server (self, SIGNET_PROTOCOL_IMAP),
                                   SIGNET_SECURITY_NONE);
  typing_assert_flag (typing_server (self, SIGNET_PROTOCOL_IMAP), "forbidden", TRUE);
  typing_assert_flag (self->form, "require-ssl", TRUE);
  g_assert_false (signet_edit_state_check (typing_get_state (self), &field, &error));
  g_assert_cmpint (field, ==, SIGNET_FIELD_ADVANCED);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  typing_assert_text (typing_server (self, SIGNET_PROTOCOL_IMAP), "security-note", "Set by you");
  g_assert_true (signet_edit_state_check (typing_get_state (self), &field, NULL));
  g_object_set (self->form, "require-ssl", TRUE, NULL);
  g_assert_cmpint (signet_server_form_get_security (typing_server (self, SIGNET_PROTOCOL_IMAP)), ==,
                   SIGNET_SECURITY_NONE);
}

static void
test_notes (Typing *self, gconstpointer unused)
{
  SignetServerForm *imap = typing_server (self, SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      found = signet_profile_new (SIGNET_PROTOCOL_IMAP, TYPING_HOST, 993, SIGNET_SECURITY_TLS);

  typing_assert_text (imap, "security-note", "Not checked yet");
  typing_assert_text (imap, "port-note", "Not checked yet");
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, found);
  typing_assert_text (imap, "security-note", "Found: TLS");
  typing_assert_text (imap, "port-note", "Found: 993");
  signet_server_form_set_security (imap, SIGNET_SECURITY_STARTTLS);
  typing_assert_text (imap, "security-note", "Set by you");
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, found);
  typing_assert_text (imap, "security-note", "Set by you (found: TLS)");
  typing_assert_text (imap, "port-note", "Follows the security mode");
  signet_server_form_set_port (imap, 1143);
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, found);
  typing_assert_text (imap, "port-note", "Set by you (found: 993)");
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, NULL);
  typing_assert_text (imap, "port-note", "Set by you");
  signet_server_form_reset (imap);
  g_object_set (self->form, "incoming-server", TYPING_HOST ":143", NULL);
  typing_assert_text (imap, "port-note", "From the server name");
  g_assert_cmpuint (signet_server_form_get_port (imap), ==, 143);
  g_object_set (self->form, "incoming-server", "pop3s://" TYPING_HOST ":1995", NULL);
  typing_assert_text (imap, "port-note", "Not checked yet");
  typing_assert_text (typing_server (self, SIGNET_PROTOCOL_POP3), "port-note",
                      "From the server name");
}

/* Not "None", which would sound as if nothing had been found */
static void
test_notes_without_encryption (Typing *self, gconstpointer unused)
{
  SignetServerForm *imap = typing_server (self, SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      found = signet_profile_new (SIGNET_PROTOCOL_IMAP, TYPING_HOST, 143, SIGNET_SECURITY_NONE);

  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, found);
  typing_assert_text (imap, "security-note", "Found: no encryption");
}

static void
test_ports_follow (Typing *self, gconstpointer unused)
{
  static const struct
  {
    SignetProtocol protocol;
    SignetSecurity security;
    guint port;
  } cases[] = {
    { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS, 993 },
    { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS, 143 },
    { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE, 143 },
    { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS, 995 },
    { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_STARTTLS, 110 },
    { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_NONE, 110 },
    { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS, 465 },
    { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS, 587 },
    { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_NONE, 587 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SignetServerForm *form = typing_server (self, cases[i].protocol);

      signet_server_form_set_port (form, 0);
      signet_server_form_set_security (form, cases[i].security);
      g_assert_cmpuint (signet_server_form_get_port (form), ==, cases[i].port);
      signet_server_form_set_port (form, 4711);
      signet_server_form_set_security (form, SIGNET_SECURITY_AUTO);
      g_assert_cmpuint (signet_server_form_get_port (form), ==, 4711);
      signet_server_form_set_security (form, cases[i].security);
      g_assert_cmpuint (signet_server_form_get_port (form), ==, 4711);
    }
}

static void
assert_overrides (Typing *self, guint expected, const char *text)
{
  guint overrides;

  g_object_get (self->form, "overrides", &overrides, NULL);
  g_assert_cmpuint (overrides, ==, expected);
  typing_assert_text (self->form, "overrides-text", text);
}

static void
test_overrides (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetSecret) own = secret ("x");

  assert_overrides (self, 0, "Ports and security");
  signet_server_form_set_security (typing_server (self, SIGNET_PROTOCOL_IMAP), SIGNET_SECURITY_TLS);
  assert_overrides (self, 1, "1 setting changed");
  signet_server_form_set_port (typing_server (self, SIGNET_PROTOCOL_SMTP), 2525);
  g_object_set (self->form, "user", "ada", "ca-file", "/x", "outgoing-sign-in", SIGNET_OUTGOING_OWN,
                "incoming-type", SIGNET_INCOMING_POP3, NULL);
  assert_overrides (self, 6, "6 settings changed");
  signet_form_set_password (self->form, SIGNET_PROTOCOL_SMTP, own);
  g_assert_true (signet_form_is_changed (self->form));
  signet_form_reset (self->form);
  assert_overrides (self, 0, "Ports and security");
  g_assert_false (signet_form_is_changed (self->form));
  g_assert_null (signet_form_get_password (self->form, SIGNET_PROTOCOL_SMTP));
}

typedef struct
{
  SignetFormValues before;
  SignetFormValues after;
} Typed;

/* What an edit is about; what is typed a second time is none. */
static void
test_compare (Typing *self, gconstpointer unused)
{
  static const struct
  {
    SignetFormText text;
    SignetEdit about;
  } texts[] = {
    { SIGNET_FORM_INCOMING_SERVER, SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 },
    { SIGNET_FORM_OUTGOING_SERVER, SIGNET_EDIT_SMTP },
    { SIGNET_FORM_USER, SIGNET_EDIT_SIGN_IN },
    { SIGNET_FORM_OUTGOING_USER, SIGNET_EDIT_SIGN_IN },
    { SIGNET_FORM_CA_FILE, SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP },
    { SIGNET_FORM_ADDRESS,
      SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP | SIGNET_EDIT_SIGN_IN },
  };
  Typed typed;

  signet_form_values_init (&typed.before);
  signet_form_values_copy (&typed.after, &typed.before);
#define assert_about(edit)                                                                         \
  g_assert_cmpuint (signet_form_values_compare (&typed.before, &typed.after), ==, edit)
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      signet_form_values_set_text (&typed.after, texts[i].text, TYPING_HOST);
      assert_about (texts[i].about);
      signet_form_values_set_text (&typed.after, texts[i].text, "");
    }
  typed.after.port[SIGNET_PROTOCOL_POP3] = 42;
  assert_about (SIGNET_EDIT_POP3);
  typed.before.port[SIGNET_PROTOCOL_POP3] = 42;
  typed.after.password = secret ("x");
  assert_about (SIGNET_EDIT_SIGN_IN);
  typed.before.password = secret ("x");
  assert_about (0);
  typed.after.require_ssl = FALSE;
  assert_about (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP);
#undef assert_about
  signet_form_values_clear (&typed.before);
  signet_form_values_clear (&typed.after);
}

static void
test_shown (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (SignetSecret) password = secret ("x");

  signet_form_set_password (self->form, SIGNET_PROTOCOL_IMAP, password);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  g_assert_cmpuint (self->shown, ==, 0);
  account = typing_show (self);
  g_assert_cmpuint (self->shown, ==, 1);
  typing_assert_flag (self->form, "changed", FALSE);
  typing_assert_flag (self->form, "new", FALSE);
  typing_assert_text (self->form, "address", "ada@example.org");
  g_assert_null (signet_form_get_password (self->form, SIGNET_PROTOCOL_IMAP));
}

static void
count (guint *number)
{
  ++*number;
}

/* Only what differs is notified, and once. */
static void
test_notifies (Typing *self, gconstpointer unused)
{
  SignetServerForm *imap = typing_server (self, SIGNET_PROTOCOL_IMAP);
  guint form = 0;
  guint server = 0;

  g_object_set (self->form, "address", "ada@example.org", NULL);
  g_signal_connect_swapped (self->form, "notify", G_CALLBACK (count), &form);
  g_signal_connect_swapped (imap, "notify", G_CALLBACK (count), &server);
  /* With the note that names the servers */
  g_object_set (self->form, "incoming-server", "i", NULL);
  g_assert_cmpuint (form, ==, 2);
  g_assert_cmpuint (server, ==, 0);
  g_object_set (self->form, "incoming-server", "i", NULL);
  g_assert_cmpuint (form, ==, 2);
  g_object_set (self->form, "incoming-server", "i:42", NULL);
  g_assert_cmpuint (form, ==, 4);
  g_assert_cmpuint (server, ==, 2);
}

static void
assert_used (Typing *self, gboolean imap, gboolean pop3)
{
  typing_assert_flag (typing_server (self, SIGNET_PROTOCOL_IMAP), "used", imap);
  typing_assert_flag (typing_server (self, SIGNET_PROTOCOL_POP3), "used", pop3);
}

static void
test_used (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetProfile)
      found = signet_profile_new (SIGNET_PROTOCOL_POP3, TYPING_HOST, 995, SIGNET_SECURITY_TLS);
  g_autoptr (SignetAccount) account = NULL;

  assert_used (self, TRUE, FALSE);
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_POP3, NULL);
  assert_used (self, FALSE, TRUE);
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_IMAP, NULL);
  assert_used (self, TRUE, FALSE);
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_AUTO, NULL);
  signet_form_set_found (self->form, SIGNET_PROTOCOL_POP3, found);
  assert_used (self, FALSE, TRUE);
  signet_form_set_found (self->form, SIGNET_PROTOCOL_POP3, NULL);
  g_object_set (self->form, "incoming-server", "pop3://" TYPING_HOST, NULL);
  assert_used (self, FALSE, TRUE);
  account = typing_show (self);
  assert_used (self, TRUE, FALSE);
}

/* The administrator's word is shown and counts for nothing that the user did. */
static void
test_lock (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = typing_account (NULL, NULL);

  signet_account_set_require_ssl (account, FALSE);
  signet_form_show (self->form, account);
  typing_assert_flag (self->form, "require-ssl", FALSE);
  signet_form_set_admin_limit (self->form, SIGNET_PLAINTEXT_FORBIDDEN, TRUE);
  typing_assert_flag (self->form, "require-ssl", TRUE);
  typing_assert_flag (self->form, "require-ssl-locked", TRUE);
  typing_assert_flag (self->form, "changed", FALSE);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  typing_assert_flag (self->form, "require-ssl", TRUE);
  typing_apply (self, account);
  g_assert_false (signet_account_get_require_ssl (account));
  signet_form_set_admin_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, TRUE);
  typing_assert_flag (self->form, "require-ssl", FALSE);
  typing_assert_flag (self->form, "changed", FALSE);
}

/* The default is for new accounts, and only until the user turns the switch. */
static void
test_default (Typing *self, gconstpointer unused)
{
  signet_form_set_admin_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, FALSE);
  typing_assert_flag (self->form, "require-ssl", FALSE);
  typing_assert_flag (self->form, "changed", FALSE);
  g_object_set (self->form, "require-ssl", TRUE, NULL);
  signet_form_set_admin_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, FALSE);
  typing_assert_flag (self->form, "require-ssl", TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TYPING_TEST ("/form/empty", test_empty);
  TYPING_TEST ("/form/plausible", test_plausible);
  TYPING_TEST ("/form/check", test_check);
  TYPING_TEST ("/form/forbidden", test_forbidden);
  TYPING_TEST ("/form/notes", test_notes);
  TYPING_TEST ("/form/notes-without-encryption", test_notes_without_encryption);
  TYPING_TEST ("/form/ports-follow", test_ports_follow);
  TYPING_TEST ("/form/overrides", test_overrides);
  TYPING_TEST ("/form/compare", test_compare);
  TYPING_TEST ("/form/shown", test_shown);
  TYPING_TEST ("/form/notifies", test_notifies);
  TYPING_TEST ("/form/used", test_used);
  TYPING_TEST ("/form/lock", test_lock);
  TYPING_TEST ("/form/default", test_default);
  return g_test_run ();
}
