/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What becomes of an account by what is typed, and how much of it is checked again.
 */
#include "typing.h"

static const SignetServerSettings *
imap_of (SignetAccount *account)
{
  return signet_account_get_server (account, SIGNET_PROTOCOL_IMAP);
}

static const SignetServerSettings *
smtp_of (SignetAccount *account)
{
  return signet_account_get_server (account, SIGNET_PROTOCOL_SMTP);
}

static void
test_apply_new (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");

  g_object_set (self->form, "address", "ada@example.org", "incoming-server", TYPING_HOST ":1993",
                "user", "bob", "outgoing-sign-in", SIGNET_OUTGOING_OWN, "outgoing-user", "eve",
                "require-ssl", FALSE, NULL);
  signet_server_form_set_security (typing_server (self, SIGNET_PROTOCOL_SMTP),
                                   SIGNET_SECURITY_STARTTLS);
  typing_apply (self, account);
  g_assert_cmpstr (imap_of (account)->host, ==, TYPING_HOST);
  g_assert_cmpuint (imap_of (account)->port, ==, 0);
  g_assert_cmpstr (imap_of (account)->user, ==, "bob");
  g_assert_cmpstr (smtp_of (account)->user, ==, "eve");
  g_assert_null (smtp_of (account)->host);
  g_assert_cmpint (smtp_of (account)->security, ==, SIGNET_SECURITY_STARTTLS);
  g_assert_false (signet_account_get_require_ssl (account));
  g_assert_cmpint (typing_get_recheck (self, SIGNET_PROTOCOL_IMAP), ==, SIGNET_RECHECK_REDISCOVER);
  signet_form_values_apply_names (&typing_get_state (self)->typed, account);
  g_assert_cmpuint (imap_of (account)->port, ==, 1993);
}

/* What was not touched stays, also where it differs between incoming and outgoing mail. */
static void
test_apply_untouched (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) before = typing_show (self);
  g_autoptr (SignetAccount) after = signet_account_copy (before);

  typing_apply (self, after);
  g_assert_true (signet_account_equal (before, after));
  g_object_set (self->form, "incoming-server", "mail.example.org", NULL);
  typing_apply (self, after);
  g_assert_cmpstr (imap_of (after)->host, ==, "mail.example.org");
  g_assert_cmpstr (imap_of (after)->profile->host, ==, TYPING_HOST);
  g_assert_cmpstr (imap_of (after)->user, ==, "ada");
  g_assert_true (signet_server_settings_equal (smtp_of (before), smtp_of (after)));
}

static void
test_apply_ca (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) before = typing_show (self);
  g_autoptr (SignetAccount) after = signet_account_copy (before);

  typing_assert_text (self->form, "ca-file", "");
  g_object_set (self->form, "ca-file", "/etc/new.pem", NULL);
  typing_apply (self, after);
  g_assert_cmpstr (imap_of (after)->ca_file, ==, "/etc/new.pem");
  g_assert_cmpstr (smtp_of (after)->ca_file, ==, "/etc/new.pem");
}

/* Users that differ are shown as what they are. */
static void
test_users (Typing *self, gconstpointer unused)
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
      g_autoptr (SignetAccount) account = typing_account (cases[i].imap, cases[i].smtp);
      g_autoptr (SignetAccount) after = signet_account_copy (account);
      SignetOutgoing outgoing;

      signet_form_show (self->form, account);
      g_object_get (self->form, "outgoing-sign-in", &outgoing, NULL);
      g_assert_cmpint (outgoing, ==, cases[i].outgoing);
      typing_assert_text (self->form, "user", cases[i].user);
      typing_assert_text (self->form, "outgoing-user", cases[i].outgoing_user);
      g_assert_false (signet_form_is_changed (self->form));
      typing_apply (self, after);
      g_assert_true (signet_account_equal (account, after));
    }
}

/* An account for incoming mail only gets no outgoing mail by being edited. */
static void
test_incoming_only (Typing *self, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = typing_account (NULL, NULL);

  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, NULL);
  signet_form_show (self->form, account);
  g_object_set (self->form, "user", "bob", NULL);
  typing_apply (self, account);
  g_assert_null (smtp_of (account));
  g_object_set (self->form, "outgoing-server", "smtp.example.org", NULL);
  typing_apply (self, account);
  g_assert_cmpstr (smtp_of (account)->host, ==, "smtp.example.org");
}

static void
test_rechecks (Typing *self, gconstpointer unused)
{
  SignetServerForm *imap = typing_server (self, SIGNET_PROTOCOL_IMAP);

#define assert_recheck(protocol, recheck)                                                          \
  g_assert_cmpint (typing_get_recheck (self, protocol), ==, recheck)
  g_object_unref (typing_show (self));
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_STORED_PROFILE);
  assert_recheck (SIGNET_PROTOCOL_POP3, SIGNET_RECHECK_SKIP);
  signet_server_form_set_security (imap, SIGNET_SECURITY_STARTTLS);
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_SAME_PORT);
  signet_server_form_set_port (imap, 1143);
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_SAME_HOST);
  g_object_set (self->form, "incoming-server", "mail.example.org", NULL);
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_REDISCOVER);
  assert_recheck (SIGNET_PROTOCOL_SMTP, SIGNET_RECHECK_STORED_PROFILE);
  g_object_set (self->form, "user", "bob", "incoming-server", "", NULL);
  signet_server_form_reset (imap);
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_STORED_PROFILE);
  g_assert_true (signet_form_is_changed (self->form));
  g_object_set (self->form, "user", "", NULL);
  g_assert_false (signet_form_is_changed (self->form));
  typing_assert_text (self->form, "incoming-note", "Found: IMAP");
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_POP3, NULL);
  typing_assert_text (self->form, "incoming-note", "Set by you (found: IMAP)");
  assert_recheck (SIGNET_PROTOCOL_IMAP, SIGNET_RECHECK_SKIP);
  assert_recheck (SIGNET_PROTOCOL_POP3, SIGNET_RECHECK_REDISCOVER);
#undef assert_recheck
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TYPING_TEST ("/form-apply/new", test_apply_new);
  TYPING_TEST ("/form-apply/untouched", test_apply_untouched);
  TYPING_TEST ("/form-apply/ca-file", test_apply_ca);
  TYPING_TEST ("/form-apply/users", test_users);
  TYPING_TEST ("/form-apply/incoming-only", test_incoming_only);
  TYPING_TEST ("/form-apply/rechecks", test_rechecks);
  return g_test_run ();
}
