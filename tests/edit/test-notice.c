/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The sentence above everything else, for every state there is: its kind, its buttons, its help and
 * where the focus goes.
 */
#include "journey.h"
#include "staged.h"

#define HOST "imap.example.org"
#define SMTP "smtp.example.org"
#define NOTHING                                                                                    \
  {                                                                                                \
    NULL, NULL                                                                                     \
  }
#define DETAILS                                                                                    \
  {                                                                                                \
    "Show Details", "account.show-details"                                                         \
  }
#define KEEP_OLD                                                                                   \
  {                                                                                                \
    "Keep Old Settings", "account.keep-old"                                                        \
  }

typedef struct
{
  SignetNoticeKind kind;
  const char *text;
  const char *help;
  SignetNoticeButton buttons[SIGNET_NOTICE_BUTTONS];
} Expected;

static void
assert_notice (Journey *self, const Expected *expected)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  g_assert_nonnull (notice);
  g_assert_cmpstr (notice->text, ==, expected->text);
  g_assert_cmpint (notice->kind, ==, expected->kind);
  g_assert_cmpstr (notice->help, ==, expected->help);
  for (int i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    {
      g_assert_cmpstr (notice->buttons[i].label, ==, expected->buttons[i].label);
      g_assert_cmpstr (notice->buttons[i].action, ==, expected->buttons[i].action);
    }
}

static SignetService *
good_smtp (void)
{
  return staged_encrypted (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_OUTCOME_OK, 0, 30);
}

static SignetService *
bad_imap (SignetOutcome outcome)
{
  return staged_encrypted (SIGNET_PROTOCOL_IMAP, HOST, outcome, 0, 30);
}

static void
type_address (Journey *self)
{
  journey_type (self, "address", "ada@example.org");
}

static void
test_typing (Journey *self)
{
  journey_assert_notice (self, NULL);
  type_address (self);
  journey_assert_notice (self, NULL);
}

/* Incoming mail fails so, and outgoing mail works. */
static void
test_outcomes (Journey *self)
{
  static const struct
  {
    SignetOutcome outcome;
    SignetField field;
    Expected expected;
  } cases[] = {
    { SIGNET_OUTCOME_LOGIN_REJECTED,
      SIGNET_FIELD_PASSWORD,
      { SIGNET_NOTICE_ERROR,
        "The server did not accept the password.",
        "app-password",
        { NOTHING, NOTHING } } },
    { SIGNET_OUTCOME_HOST_NOT_FOUND,
      SIGNET_FIELD_ADDRESS,
      { SIGNET_NOTICE_ERROR,
        "No server named " HOST " was found. Check the spelling.",
        "connect",
        { DETAILS, NOTHING } } },
    { SIGNET_OUTCOME_REFUSED,
      SIGNET_FIELD_INCOMING,
      { SIGNET_NOTICE_ERROR,
        HOST " refused the connection: nothing answers on port 993. Check the server name and the "
             "port.",
        "connect",
        { DETAILS, NOTHING } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      journey_open (self, NULL);
      type_address (self);
      staged_conclude (self->editor, bad_imap (cases[i].outcome), good_smtp (),
                       SIGNET_PLAINTEXT_FORBIDDEN);
      assert_notice (self, &cases[i].expected);
      g_assert_cmpint (signet_editor_find_field (self->editor), ==, cases[i].field);
    }
}

/* The row that has the name is the one to look at. */
static void
test_host_typed (Journey *self)
{
  type_address (self);
  journey_type (self, "incoming-server", HOST);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_HOST_NOT_FOUND), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_cmpint (signet_editor_find_field (self->editor), ==, SIGNET_FIELD_INCOMING_SERVER);
}

static void
test_oauth (Journey *self)
{
  const SignetNotice *notice;
  g_autofree char *panel = g_find_program_in_path ("gnome-control-center");

  type_address (self);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_OAUTH_ONLY), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  notice = signet_editor_get_notice (self->editor);
  g_assert_cmpstr (notice->text, ==,
                   "This provider needs you to sign in on its web page. Use an app password, or "
                   "add the account in Online Accounts.");
  g_assert_cmpstr (notice->help, ==, "app-password");
  g_assert_cmpstr (notice->buttons[0].label, ==, panel != NULL ? "Open Online Accounts" : NULL);
}

/* Only the policy knows whether it was Require SSL. */
static void
test_unencrypted (Journey *self)
{
  static const struct
  {
    SignetPlaintext plaintext;
    Expected expected;
  } cases[] = {
    { SIGNET_PLAINTEXT_FORBIDDEN,
      { SIGNET_NOTICE_ERROR,
        HOST " offers no encryption. Require SSL is on, so your password was not sent.",
        "require-ssl",
        { DETAILS, NOTHING } } },
    { SIGNET_PLAINTEXT_UNCONFIRMED,
      { SIGNET_NOTICE_WARNING,
        HOST " offers no encryption. Your password was not sent.",
        "require-ssl",
        { DETAILS, NOTHING } } },
  };

  type_address (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      staged_conclude (self->editor,
                       staged_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_NONE,
                                     SIGNET_OUTCOME_UNENCRYPTED_ONLY),
                       good_smtp (), cases[i].plaintext);
      assert_notice (self, &cases[i].expected);
    }
}

static void
test_untrusted (Journey *self)
{
  static const Expected expected = {
    SIGNET_NOTICE_ERROR,
    "The identity of " HOST " is not confirmed. Your password was not sent.",
    NULL,
    { { "Show Details", "account.certificate" }, NOTHING },
  };

  type_address (self);
  staged_conclude (self->editor,
                   staged_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_UNTRUSTED,
                                     SIGNET_FLAW_EXPIRED, 30),
                   good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &expected);
}

static void
test_foreign (Journey *self)
{
  type_address (self);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_FOREIGN_SERVER), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  journey_assert_notice (self,
                         HOST " belongs to another domain than your address. Your password "
                              "was not sent. Continue only if you know that your mail is kept "
                              "there.");
}

static void
open_kept (Journey *self)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");
  static const char *const hosts[] = {
    [SIGNET_PROTOCOL_IMAP] = HOST, [SIGNET_PROTOCOL_SMTP] = SMTP
  };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (SignetAccountService) service = signet_account_service_new ();

      if (hosts[i] == NULL)
        continue;
      service->profile = signet_profile_new (
          (SignetProtocol)i, hosts[i],
          signet_standard_port ((SignetProtocol)i, SIGNET_SECURITY_TLS), SIGNET_SECURITY_TLS);
      service->was_encrypted = TRUE;
      service->checked = TRUE;
      service->outcome = SIGNET_OUTCOME_OK;
      signet_account_set_service (account, (SignetProtocol)i, service);
    }
  journey_open (self, account);
}

static void
test_lost_encryption (Journey *self)
{
  static const SignetOutcome outcomes[] = { SIGNET_OUTCOME_NOT_MAIL, SIGNET_OUTCOME_NO_STARTTLS,
                                            SIGNET_OUTCOME_STARTTLS_REFUSED,
                                            SIGNET_OUTCOME_UNENCRYPTED_ONLY };
  static const Expected expected = {
    SIGNET_NOTICE_ERROR,
    HOST " used to be encrypted and no longer is. This can be an attack. Your password was not "
         "sent.",
    NULL,
    { DETAILS, NOTHING },
  };

  open_kept (self);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      staged_conclude (
          self->editor,
          staged_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_STARTTLS, outcomes[i]),
          good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      assert_notice (self, &expected);
    }
}

/* What worked can be had back, where something was changed. */
static void
test_keep_old (Journey *self)
{
  static const Expected unchanged = {
    SIGNET_NOTICE_ERROR,
    HOST " did not answer on port 993. Check the server name and the port, or try another network: "
         "a firewall may be in the way.",
    "connect",
    { DETAILS, NOTHING },
  };
  Expected changed = unchanged;

  open_kept (self);
  changed.buttons[1] = (SignetNoticeButton)KEEP_OLD;
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_TIMEOUT), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &unchanged);
  journey_type (self, "incoming-server", HOST);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_TIMEOUT), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &changed);
}

static void
fail_outgoing (Journey *self)
{
  staged_conclude (
      self->editor, bad_imap (SIGNET_OUTCOME_OK),
      staged_plain (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED),
      SIGNET_PLAINTEXT_FORBIDDEN);
}

static void
test_partly (Journey *self)
{
  Expected expected = {
    SIGNET_NOTICE_WARNING,
    "Incoming mail works. Outgoing mail does not yet.",
    "connect",
    { { "Retry Outgoing", "account.retry-outgoing" },
      { "Save Incoming Only", "account.save-incoming" } },
  };

  type_address (self);
  fail_outgoing (self);
  assert_notice (self, &expected);
  g_assert_cmpint (signet_editor_find_field (self->editor), ==, SIGNET_FIELD_OUTGOING);
  open_kept (self);
  fail_outgoing (self);
  expected.buttons[1] = (SignetNoticeButton)NOTHING;
  assert_notice (self, &expected);
  journey_type (self, "outgoing-server", SMTP);
  fail_outgoing (self);
  expected.buttons[1] = (SignetNoticeButton)KEEP_OLD;
  assert_notice (self, &expected);
}

/* To try again is no use; to look at the certificate is. */
static void
test_partly_untrusted (Journey *self)
{
  const Expected expected = {
    SIGNET_NOTICE_WARNING,
    "Incoming mail works. Outgoing mail does not yet.",
    "connect",
    { { "Show Details", "account.certificate" },
      { "Save Incoming Only", "account.save-incoming" } },
  };

  type_address (self);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_OK),
                   staged_encrypted (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_OUTCOME_UNTRUSTED,
                                     SIGNET_FLAW_EXPIRED, 30),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &expected);
}

/* Advice: servers on this computer answer without any network, and what answered is there. */
static void
test_offline (Journey *self)
{
  static const char offline[] = "You are offline. Connect to a network and try again.";

  type_address (self);
  test_network_go_offline (self->network);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_HOST_NOT_FOUND), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  journey_assert_notice (self, offline);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_TIMEOUT), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  journey_assert_notice (self, offline);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_LOGIN_REJECTED), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  journey_assert_notice (self, "The server did not accept the password.");
  staged_conclude (
      self->editor,
      staged_plain (SIGNET_PROTOCOL_IMAP, "127.0.0.1", SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED),
      good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_cmpstr (signet_editor_get_notice (self->editor)->text, !=, offline);
}

static void
test_keyring_locked (Journey *self)
{
  static const int codes[] = { SIGNET_KEYRING_ERROR_LOCKED, SIGNET_KEYRING_ERROR_DISMISSED };
  Expected expected = {
    SIGNET_NOTICE_WARNING, NULL, NULL, { { "Unlock", "account.unlock" }, NOTHING }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      expected.text = "Your passwords are locked. Unlock them to save this account.";
      signet_editor_fail (self->editor, SIGNET_EDITOR_UNSAVED, SIGNET_FIELD_NONE,
                          g_error_new (SIGNET_KEYRING_ERROR, codes[i], "x"));
      assert_notice (self, &expected);
      g_assert_cmpint (signet_editor_get_primary (self->editor), ==, SIGNET_PRIMARY_SAVE);
      expected.text = "Your passwords are locked. Unlock them to check this account.";
      signet_editor_fail (self->editor, SIGNET_EDITOR_FAILED, SIGNET_FIELD_NONE,
                          g_error_new (SIGNET_KEYRING_ERROR, codes[i], "x"));
      assert_notice (self, &expected);
    }
}

static void
test_kept (Journey *self)
{
  static const Expected missing = {
    SIGNET_NOTICE_WARNING,
    "Passwords cannot be stored on this system. The account is saved; you will be asked for the "
    "password each time.",
    NULL,
    { NOTHING, NOTHING },
  };

  open_kept (self);
  journey_assert_notice (self, NULL);
  self->editor->place = SIGNET_KEYRING_PLACE_MEMORY;
  signet_editor_set_state (self->editor, SIGNET_EDITOR_KEPT);
  assert_notice (self, &missing);
}

static void
test_expiry (Journey *self)
{
  static const struct
  {
    int days;
    const char *text;
  } cases[] = {
    { 30, NULL },
    { 13, "The certificate of " HOST " expires in 13 days." },
    { 6, "The certificate of " HOST " expires in 6 days." },
    { 1, "The certificate of " HOST " expires in 1 day." },
    { -1, NULL },
  };

  open_kept (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      staged_conclude (
          self->editor,
          staged_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_OK, 0, cases[i].days),
          good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      signet_editor_set_state (self->editor, SIGNET_EDITOR_KEPT);
      journey_assert_notice (self, cases[i].text);
      if (cases[i].text != NULL)
        g_assert_cmpint (signet_editor_get_notice (self->editor)->kind, ==, SIGNET_NOTICE_INFO);
    }
}

static void
test_no_password (Journey *self)
{
  static const Expected expected = {
    SIGNET_NOTICE_INFO,
    "The settings were found. Enter the password to finish.",
    "app-password",
    { NOTHING, NOTHING },
  };

  type_address (self);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_OK), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  signet_editor_forget_passwords (self->editor);
  signet_editor_set_state (self->editor, SIGNET_EDITOR_FAILED);
  assert_notice (self, &expected);
  g_assert_cmpint (signet_editor_find_field (self->editor), ==, SIGNET_FIELD_PASSWORD);
}

/* An edit takes back what is said, for it is about something else now. */
static void
test_edited (Journey *self)
{
  type_address (self);
  staged_conclude (self->editor, bad_imap (SIGNET_OUTCOME_LOGIN_REJECTED), good_smtp (),
                   SIGNET_PLAINTEXT_FORBIDDEN);
  journey_type_password (self, "another");
  journey_assert_notice (self, NULL);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
}

static void
add_tests (void)
{
  journey_add ("/notice/typing", test_typing);
  journey_add ("/notice/outcomes", test_outcomes);
  journey_add ("/notice/host-typed", test_host_typed);
  journey_add ("/notice/oauth", test_oauth);
  journey_add ("/notice/unencrypted", test_unencrypted);
  journey_add ("/notice/untrusted", test_untrusted);
  journey_add ("/notice/foreign", test_foreign);
  journey_add ("/notice/lost-encryption", test_lost_encryption);
  journey_add ("/notice/keep-old", test_keep_old);
  journey_add ("/notice/partly", test_partly);
  journey_add ("/notice/partly-untrusted", test_partly_untrusted);
  journey_add ("/notice/offline", test_offline);
  journey_add ("/notice/keyring-locked", test_keyring_locked);
  journey_add ("/notice/kept", test_kept);
  journey_add ("/notice/expiry", test_expiry);
  journey_add ("/notice/no-password", test_no_password);
  journey_add ("/notice/edited", test_edited);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
