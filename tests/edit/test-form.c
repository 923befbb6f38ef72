/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed of an account: what the form says of it, and what becomes of the account.
 */
#include "form-private.h"

#define HOST "imap.example.org"

typedef struct
{
  SignetForm *form;
  guint edited;
  SignetEdit edit;
  guint shown;
} Fixture;

static void
on_edited (SignetForm *form, SignetEdit edit, Fixture *self)
{
  self->edited++;
  self->edit = edit;
}

static void
on_shown (SignetForm *form, Fixture *self)
{
  self->shown++;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->form = signet_form_new ();
  g_signal_connect (self->form, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect (self->form, "shown", G_CALLBACK (on_shown), self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->form);
}

static SignetServerForm *
server (Fixture *self, SignetProtocol protocol)
{
  return signet_form_get_server (self->form, protocol);
}

static void
assert_text (gpointer object, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (object, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_flag (gpointer object, const char *property, gboolean expected)
{
  gboolean value;

  g_object_get (object, property, &value, NULL);
  g_assert_cmpint (value, ==, expected);
}

static SignetAccountService *
service_with (SignetProtocol protocol, const char *host, const char *user)
{
  SignetAccountService *service = signet_account_service_new ();
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, host, signet_standard_port (protocol, SIGNET_SECURITY_TLS), SIGNET_SECURITY_TLS);

  signet_account_service_set_profile (service, profile);
  service->user = g_strdup (user);
  return service;
}

static SignetAccount *
account_with (const char *imap_user, const char *smtp_user)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetAccountService) imap = service_with (SIGNET_PROTOCOL_IMAP, HOST, imap_user);
  g_autoptr (SignetAccountService)
      smtp = service_with (SIGNET_PROTOCOL_SMTP, "smtp.example.org", smtp_user);

  smtp->ca_file = g_strdup ("/etc/smtp.pem");
  signet_account_set_service (account, SIGNET_PROTOCOL_IMAP, imap);
  signet_account_set_service (account, SIGNET_PROTOCOL_SMTP, smtp);
  return account;
}

static SignetAccount *
show (Fixture *self)
{
  SignetAccount *account = account_with ("ada", "ada@example.org");

  signet_form_show (self->form, account);
  return account;
}

static SignetSecret *
secret (const char *text)
{
  return signet_secret_new (text, -1);
}

static void
test_empty (Fixture *self, gconstpointer unused)
{
  static const char *const texts[] = {
    "address",       "incoming-server", "outgoing-server",    "user",
    "outgoing-user", "ca-file",         "client-certificate",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_text (self->form, texts[i], "");
      g_object_set (self->form, texts[i], "x", NULL);
      assert_text (self->form, texts[i], "x");
      g_object_set (self->form, texts[i], NULL, NULL);
      assert_text (self->form, texts[i], "");
    }
  assert_flag (self->form, "require-ssl", TRUE);
  assert_flag (self->form, "require-ssl-locked", FALSE);
  assert_flag (self->form, "new", TRUE);
  assert_flag (self->form, "changed", FALSE);
  assert_text (self->form, "overrides-text", "Ports and security");
  assert_text (self->form, "incoming-note", "Not checked yet");
}

static void
test_plausible (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *address;
    gboolean expected;
  } cases[] = {
    { "", FALSE },       { "a", FALSE },          { "@b", FALSE },       { "a@", FALSE },
    { "a@b", TRUE },     { "a@b c", FALSE },      { "a b@c", TRUE },     { "a@b@c", TRUE },
    { "a@[::1]", TRUE }, { "a@127.0.0.1", TRUE }, { "a@例え.jp", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (self->form, "address", cases[i].address, NULL);
      assert_flag (self->form, "plausible", cases[i].expected);
    }
}

static void
test_check (Fixture *self, gconstpointer unused)
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
      g_assert_true (signet_form_check (self->form, &field, NULL));
      g_object_set (self->form, cases[i].property, cases[i].text, NULL);
      g_assert_false (signet_form_check (self->form, &field, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (field, ==, cases[i].field);
    }
}

/* None is refused while Require SSL is on, where the protocol is in use; nothing flips. */
static void
test_forbidden (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SignetField field;

  g_object_set (self->form, "address", "ada@example.org", NULL);
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_POP3), SIGNET_SECURITY_NONE);
  assert_text (server (self, SIGNET_PROTOCOL_POP3), "security-note",
               "Not possible while Require SSL is on");
  g_assert_true (signet_form_check (self->form, &field, NULL));
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_IMAP), SIGNET_SECURITY_NONE);
  assert_flag (server (self, SIGNET_PROTOCOL_IMAP), "forbidden", TRUE);
  assert_flag (self->form, "require-ssl", TRUE);
  g_assert_false (signet_form_check (self->form, &field, &error));
  g_assert_cmpint (field, ==, SIGNET_FIELD_ADVANCED);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  assert_text (server (self, SIGNET_PROTOCOL_IMAP), "security-note", "Set by you");
  g_assert_true (signet_form_check (self->form, &field, NULL));
  g_object_set (self->form, "require-ssl", TRUE, NULL);
  g_assert_cmpint (signet_server_form_get_security (server (self, SIGNET_PROTOCOL_IMAP)), ==,
                   SIGNET_SECURITY_NONE);
}

static void
test_notes (Fixture *self, gconstpointer unused)
{
  SignetServerForm *imap = server (self, SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      found = signet_profile_new (SIGNET_PROTOCOL_IMAP, HOST, 993, SIGNET_SECURITY_TLS);

  assert_text (imap, "security-note", "Not checked yet");
  assert_text (imap, "port-note", "Not checked yet");
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, found);
  assert_text (imap, "security-note", "Found: TLS");
  assert_text (imap, "port-note", "Found: 993");
  signet_server_form_set_security (imap, SIGNET_SECURITY_STARTTLS);
  assert_text (imap, "security-note", "Set by you (found: TLS)");
  assert_text (imap, "port-note", "Follows the security mode");
  signet_server_form_set_port (imap, 1143);
  assert_text (imap, "port-note", "Set by you (found: 993)");
  signet_form_set_found (self->form, SIGNET_PROTOCOL_IMAP, NULL);
  assert_text (imap, "port-note", "Set by you");
  signet_server_form_reset (imap);
  g_object_set (self->form, "incoming-server", HOST ":143", NULL);
  assert_text (imap, "port-note", "From the server name");
  g_assert_cmpuint (signet_server_form_get_port (imap), ==, 143);
  g_object_set (self->form, "incoming-server", "pop3s://" HOST ":1995", NULL);
  assert_text (imap, "port-note", "Not checked yet");
  assert_text (server (self, SIGNET_PROTOCOL_POP3), "port-note", "From the server name");
}

static void
test_ports_follow (Fixture *self, gconstpointer unused)
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
      SignetServerForm *form = server (self, cases[i].protocol);

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
assert_overrides (Fixture *self, guint expected, const char *text)
{
  guint overrides;

  g_object_get (self->form, "overrides", &overrides, NULL);
  g_assert_cmpuint (overrides, ==, expected);
  assert_text (self->form, "overrides-text", text);
}

static void
test_overrides (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetSecret) own = secret ("x");

  assert_overrides (self, 0, "Ports and security");
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_IMAP), SIGNET_SECURITY_TLS);
  assert_overrides (self, 1, "1 setting changed");
  signet_server_form_set_port (server (self, SIGNET_PROTOCOL_SMTP), 2525);
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

static void
test_signals (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (SignetSecret) password = secret ("x");
  g_autoptr (SignetSecret) same = secret ("x");

  g_object_set (self->form, "incoming-server", HOST, NULL);
  g_assert_cmpuint (self->edited, ==, 1);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3);
  g_object_set (self->form, "incoming-server", HOST, NULL);
  g_assert_cmpuint (self->edited, ==, 1);
  g_object_set (self->form, "outgoing-server", HOST, NULL);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_SMTP);
  g_object_set (self->form, "user", "ada", NULL);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_SIGN_IN);
  signet_server_form_set_port (server (self, SIGNET_PROTOCOL_POP3), 42);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_POP3);
  signet_form_set_password (self->form, SIGNET_PROTOCOL_IMAP, password);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_SIGN_IN);
  g_assert_cmpuint (self->edited, ==, 5);
  signet_form_set_password (self->form, SIGNET_PROTOCOL_IMAP, same);
  g_assert_cmpuint (self->edited, ==, 5);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  g_assert_cmpuint (self->edit, ==, SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP);
  g_assert_cmpuint (self->shown, ==, 0);
  account = show (self);
  g_assert_cmpuint (self->shown, ==, 1);
  g_assert_cmpuint (self->edited, ==, 6);
  assert_flag (self->form, "changed", FALSE);
  assert_flag (self->form, "new", FALSE);
  assert_text (self->form, "address", "ada@example.org");
  g_assert_null (signet_form_get_password (self->form, SIGNET_PROTOCOL_IMAP));
}

static void
assert_used (Fixture *self, gboolean imap, gboolean pop3)
{
  assert_flag (server (self, SIGNET_PROTOCOL_IMAP), "used", imap);
  assert_flag (server (self, SIGNET_PROTOCOL_POP3), "used", pop3);
}

static void
test_used (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetProfile)
      found = signet_profile_new (SIGNET_PROTOCOL_POP3, HOST, 995, SIGNET_SECURITY_TLS);
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
  g_object_set (self->form, "incoming-server", "pop3://" HOST, NULL);
  assert_used (self, FALSE, TRUE);
  account = show (self);
  assert_used (self, TRUE, FALSE);
}

static const SignetAccountService *
imap_of (SignetAccount *account)
{
  return signet_account_get_service (account, SIGNET_PROTOCOL_IMAP);
}

static const SignetAccountService *
smtp_of (SignetAccount *account)
{
  return signet_account_get_service (account, SIGNET_PROTOCOL_SMTP);
}

static void
test_apply_new (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");

  g_object_set (self->form, "address", "ada@example.org", "incoming-server", HOST ":1993", "user",
                "bob", "outgoing-sign-in", SIGNET_OUTGOING_OWN, "outgoing-user", "eve",
                "require-ssl", FALSE, NULL);
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_SMTP), SIGNET_SECURITY_STARTTLS);
  signet_form_apply (self->form, account);
  g_assert_cmpstr (imap_of (account)->host, ==, HOST);
  g_assert_cmpuint (imap_of (account)->port, ==, 0);
  g_assert_cmpstr (imap_of (account)->user, ==, "bob");
  g_assert_cmpstr (smtp_of (account)->user, ==, "eve");
  g_assert_null (smtp_of (account)->host);
  g_assert_cmpint (smtp_of (account)->security, ==, SIGNET_SECURITY_STARTTLS);
  g_assert_false (signet_account_get_require_ssl (account));
  g_assert_cmpint (signet_form_get_manner (self->form, SIGNET_PROTOCOL_IMAP), ==,
                   SIGNET_KEEP_NOTHING);
  signet_form_apply_names (self->form, account);
  g_assert_cmpuint (imap_of (account)->port, ==, 1993);
}

/* What was not touched stays, also where it differs between incoming and outgoing mail. */
static void
test_apply_untouched (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) before = show (self);
  g_autoptr (SignetAccount) after = signet_account_copy (before);

  signet_form_apply (self->form, after);
  g_assert_true (signet_account_equal (before, after));
  g_object_set (self->form, "incoming-server", "mail.example.org", NULL);
  signet_form_apply (self->form, after);
  g_assert_cmpstr (imap_of (after)->host, ==, "mail.example.org");
  g_assert_cmpstr (imap_of (after)->profile->host, ==, HOST);
  g_assert_cmpstr (imap_of (after)->user, ==, "ada");
  g_assert_true (signet_account_service_equal (smtp_of (before), smtp_of (after)));
}

static void
test_apply_ca (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) before = show (self);
  g_autoptr (SignetAccount) after = signet_account_copy (before);

  assert_text (self->form, "ca-file", "");
  g_object_set (self->form, "ca-file", "/etc/new.pem", NULL);
  signet_form_apply (self->form, after);
  g_assert_cmpstr (imap_of (after)->ca_file, ==, "/etc/new.pem");
  g_assert_cmpstr (smtp_of (after)->ca_file, ==, "/etc/new.pem");
}

/* Users that differ are shown as what they are. */
static void
test_users (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *imap;
    const char *smtp;
    const char *user;
    SignetOutgoing outgoing;
    const char *outgoing_user;
  } cases[] = {
    { NULL, NULL, "", SIGNET_OUTGOING_SAME, "" },
    { "ada", "ada@example.org", "", SIGNET_OUTGOING_SAME, "" },
    { "bob", "bob", "bob", SIGNET_OUTGOING_SAME, "" },
    { "bob", "eve", "bob", SIGNET_OUTGOING_OWN, "eve" },
    { NULL, "eve", "", SIGNET_OUTGOING_OWN, "eve" },
    { "bob", "ada@example.org", "bob", SIGNET_OUTGOING_OWN, "ada@example.org" },
    { "bob", NULL, "bob", SIGNET_OUTGOING_OWN, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_with (cases[i].imap, cases[i].smtp);
      g_autoptr (SignetAccount) after = signet_account_copy (account);
      SignetOutgoing outgoing;

      signet_form_show (self->form, account);
      g_object_get (self->form, "outgoing-sign-in", &outgoing, NULL);
      g_assert_cmpint (outgoing, ==, cases[i].outgoing);
      assert_text (self->form, "user", cases[i].user);
      assert_text (self->form, "outgoing-user", cases[i].outgoing_user);
      g_assert_false (signet_form_is_changed (self->form));
      signet_form_apply (self->form, after);
      g_assert_true (signet_account_equal (account, after));
    }
}

static void
test_manners (Fixture *self, gconstpointer unused)
{
  SignetServerForm *imap = server (self, SIGNET_PROTOCOL_IMAP);

#define assert_manner(protocol, manner)                                                            \
  g_assert_cmpint (signet_form_get_manner (self->form, protocol), ==, manner)
  g_object_unref (show (self));
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_STRAIGHT);
  assert_manner (SIGNET_PROTOCOL_POP3, SIGNET_KEEP_OUT);
  signet_server_form_set_security (imap, SIGNET_SECURITY_STARTTLS);
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_PLACE);
  signet_server_form_set_port (imap, 1143);
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_HOST);
  g_object_set (self->form, "incoming-server", "mail.example.org", NULL);
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_NOTHING);
  assert_manner (SIGNET_PROTOCOL_SMTP, SIGNET_KEEP_STRAIGHT);
  g_object_set (self->form, "user", "bob", "incoming-server", "", NULL);
  signet_server_form_reset (imap);
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_STRAIGHT);
  g_assert_true (signet_form_is_changed (self->form));
  g_object_set (self->form, "user", "", NULL);
  g_assert_false (signet_form_is_changed (self->form));
  assert_text (self->form, "incoming-note", "Found: IMAP");
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_POP3, NULL);
  assert_text (self->form, "incoming-note", "Set by you (found: IMAP)");
  assert_manner (SIGNET_PROTOCOL_IMAP, SIGNET_KEEP_OUT);
  assert_manner (SIGNET_PROTOCOL_POP3, SIGNET_KEEP_NOTHING);
#undef assert_manner
}

/* An account for incoming mail only gets no outgoing mail by being edited. */
static void
test_incoming_only (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = account_with (NULL, NULL);

  signet_account_set_service (account, SIGNET_PROTOCOL_SMTP, NULL);
  signet_form_show (self->form, account);
  g_object_set (self->form, "user", "bob", NULL);
  signet_form_apply (self->form, account);
  g_assert_null (smtp_of (account));
  g_object_set (self->form, "outgoing-server", "smtp.example.org", NULL);
  signet_form_apply (self->form, account);
  g_assert_cmpstr (smtp_of (account)->host, ==, "smtp.example.org");
}

/* The administrator's word is shown and counts for nothing that the user did. */
static void
test_lock (Fixture *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = account_with (NULL, NULL);

  signet_account_set_require_ssl (account, FALSE);
  signet_form_show (self->form, account);
  assert_flag (self->form, "require-ssl", FALSE);
  signet_form_set_limit (self->form, SIGNET_PLAINTEXT_FORBIDDEN, TRUE);
  assert_flag (self->form, "require-ssl", TRUE);
  assert_flag (self->form, "require-ssl-locked", TRUE);
  assert_flag (self->form, "changed", FALSE);
  g_assert_cmpuint (self->edited, ==, 1);
  g_object_set (self->form, "require-ssl", FALSE, NULL);
  assert_flag (self->form, "require-ssl", TRUE);
  signet_form_apply (self->form, account);
  g_assert_false (signet_account_get_require_ssl (account));
  signet_form_set_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, TRUE);
  assert_flag (self->form, "require-ssl", FALSE);
  assert_flag (self->form, "changed", FALSE);
}

/* The default is for new accounts, and only until the user turns the switch. */
static void
test_default (Fixture *self, gconstpointer unused)
{
  signet_form_set_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, FALSE);
  assert_flag (self->form, "require-ssl", FALSE);
  assert_flag (self->form, "changed", FALSE);
  g_object_set (self->form, "require-ssl", TRUE, NULL);
  signet_form_set_limit (self->form, SIGNET_PLAINTEXT_CONFIRMED, FALSE);
  assert_flag (self->form, "require-ssl", TRUE);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *self, gconstpointer unused);
  } tests[] = {
    { "/form/empty", test_empty },
    { "/form/plausible", test_plausible },
    { "/form/check", test_check },
    { "/form/forbidden", test_forbidden },
    { "/form/notes", test_notes },
    { "/form/ports-follow", test_ports_follow },
    { "/form/overrides", test_overrides },
    { "/form/signals", test_signals },
    { "/form/used", test_used },
    { "/form/apply/new", test_apply_new },
    { "/form/apply/untouched", test_apply_untouched },
    { "/form/apply/ca-file", test_apply_ca },
    { "/form/apply/users", test_users },
    { "/form/apply/incoming-only", test_incoming_only },
    { "/form/manners", test_manners },
    { "/form/lock", test_lock },
    { "/form/default", test_default },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
