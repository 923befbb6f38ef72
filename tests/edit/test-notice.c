/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The sentence above everything else, for every state there is: its kind, its buttons, its help and
 * where the focus goes.
 */
#include "edit-view.h"
#include "fake-results.h"

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
assert_notice (SignetEditState *self, const Expected *expected)
{
  g_autoptr (SignetEditView) view = signet_edit_state_view (self);
  const SignetNotice *notice = view->notice;

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

static void
assert_text (SignetEditState *self, const char *text)
{
  g_autoptr (SignetEditView) view = signet_edit_state_view (self);

  g_assert_cmpstr (view->notice != NULL ? view->notice->text : NULL, ==, text);
}

static void
assert_field (SignetEditState *self, SignetField field)
{
  g_assert_cmpint (signet_edit_state_find_field (self), ==, field);
}

static SignetProtocolResult *
good_smtp (void)
{
  return fake_encrypted (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_OUTCOME_OK, 0, 30);
}

static SignetProtocolResult *
bad_imap (SignetOutcome outcome)
{
  return fake_encrypted (SIGNET_PROTOCOL_IMAP, HOST, outcome, 0, 30);
}

static void
type_address (SignetEditState *self)
{
  fake_type (self, SIGNET_FORM_ADDRESS, "ada@example.org");
}

static void
test_typing (SignetEditState *self)
{
  assert_text (self, NULL);
  type_address (self);
  assert_text (self, NULL);
}

/* Incoming mail fails so, and outgoing mail works. */
static void
test_outcomes (SignetEditState *self)
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
        "The server did not accept the password for ada@example.org. Check it. Some providers want "
        "an app password, made on their web page, or another user name: see Advanced.",
        "app-password",
        { NOTHING, NOTHING } } },
    { SIGNET_OUTCOME_HOST_NOT_FOUND,
      SIGNET_FIELD_INCOMING_SERVER,
      { SIGNET_NOTICE_ERROR,
        "No mail servers were found for example.org. Ask your provider for their names and type "
        "them below.",
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
      g_autoptr (SignetEditState) one = signet_edit_state_new ();

      type_address (one);
      fake_conclude (one, bad_imap (cases[i].outcome), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      assert_notice (one, &cases[i].expected);
      assert_field (one, cases[i].field);
    }
}

/* The row that has the name is the one to look at. */
static void
test_host_typed (SignetEditState *self)
{
  type_address (self);
  fake_type (self, SIGNET_FORM_INCOMING_SERVER, HOST);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_HOST_NOT_FOUND), good_smtp (),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  assert_field (self, SIGNET_FIELD_INCOMING_SERVER);
  assert_text (self, "No server named " HOST " was found. Check the spelling.");
}

/* The address leads nowhere: it is what has to be looked at. */
static void
test_no_domain (SignetEditState *self)
{
  type_address (self);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_HOST_NOT_FOUND), good_smtp (),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  self->is_domain_missing = TRUE;
  assert_field (self, SIGNET_FIELD_ADDRESS);
  assert_text (self, "There is no domain example.org. Check the spelling of the address.");
}

/* One silent port is named; of several none is. */
static void
test_silent (SignetEditState *self)
{
  SignetProtocolResult *imap = bad_imap (SIGNET_OUTCOME_TIMEOUT);
  SignetAttempt *first = signet_protocol_result_get_headline (imap);

  type_address (self);
  fake_conclude (self, g_object_ref (imap), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_text (self, HOST " did not answer on port 993. Check the server name and the port, or try "
                          "another network: a firewall may be in the way.");
  signet_protocol_result_add_attempt (imap, first);
  assert_text (self,
               "example.org did not answer on any mail port. Check the name of the server, or "
               "try another network: a firewall may be in the way.");
  fake_type (self, SIGNET_FORM_INCOMING_SERVER, HOST);
  fake_conclude (self, imap, good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_text (self, HOST " did not answer on any mail port. Check the name of the server, or try "
                          "another network: a firewall may be in the way.");
}

static void
test_oauth (SignetEditState *self)
{
  g_autoptr (SignetEditView) view = NULL;
  const SignetNotice *notice;
  g_autofree char *panel = g_find_program_in_path ("gnome-control-center");

  type_address (self);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_OAUTH_ONLY), good_smtp (),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  view = signet_edit_state_view (self);
  notice = view->notice;
  g_assert_cmpstr (notice->text, ==,
                   "This provider needs you to sign in on its web page. Use an app password, or "
                   "add the account in Online Accounts.");
  g_assert_cmpstr (notice->help, ==, "app-password");
  g_assert_cmpstr (notice->buttons[0].label, ==, panel != NULL ? "Open Online Accounts" : NULL);
}

/* Only the policy knows whether it was Require SSL. */
static void
test_unencrypted (SignetEditState *self)
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
      fake_conclude (self,
                     fake_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_NONE,
                                 SIGNET_OUTCOME_UNENCRYPTED_ONLY),
                     good_smtp (), cases[i].plaintext);
      assert_notice (self, &cases[i].expected);
    }
}

static void
test_untrusted (SignetEditState *self)
{
  static const Expected expected = {
    SIGNET_NOTICE_ERROR,
    "The identity of " HOST " is not confirmed. Your password was not sent.",
    NULL,
    { { "Show Details", "account.certificate" }, NOTHING },
  };

  type_address (self);
  fake_conclude (self,
                 fake_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_UNTRUSTED,
                                 SIGNET_FLAW_EXPIRED, 30),
                 good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &expected);
}

static void
test_foreign (SignetEditState *self)
{
  type_address (self);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_FOREIGN_SERVER), good_smtp (),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  assert_text (self, HOST " belongs to another domain than your address. Your password "
                          "was not sent. Continue only if you know that your mail is kept "
                          "there.");
}

static void
open_kept (SignetEditState *self)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");
  static const char *const hosts[] = {
    [SIGNET_PROTOCOL_IMAP] = HOST, [SIGNET_PROTOCOL_SMTP] = SMTP
  };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

      if (hosts[i] == NULL)
        continue;
      server->profile = signet_profile_new (
          (SignetProtocol)i, hosts[i],
          signet_standard_port ((SignetProtocol)i, SIGNET_SECURITY_TLS), SIGNET_SECURITY_TLS);
      server->was_encrypted = TRUE;
      server->checked = TRUE;
      server->outcome = SIGNET_OUTCOME_OK;
      signet_account_set_server (account, (SignetProtocol)i, server);
    }
  fake_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SHOW, .account = account });
}

static void
test_lost_encryption (SignetEditState *self)
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
      fake_conclude (self,
                     fake_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_STARTTLS, outcomes[i]),
                     good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      assert_notice (self, &expected);
    }
}

/* What worked can be had back, where something was changed. */
static void
test_keep_old (SignetEditState *self)
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
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_TIMEOUT), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &unchanged);
  fake_type (self, SIGNET_FORM_INCOMING_SERVER, HOST);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_TIMEOUT), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &changed);
}

static void
fail_outgoing (SignetEditState *self)
{
  fake_conclude (
      self, bad_imap (SIGNET_OUTCOME_OK),
      fake_plain (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED),
      SIGNET_PLAINTEXT_FORBIDDEN);
}

static void
test_partly (SignetEditState *self)
{
  Expected expected = {
    SIGNET_NOTICE_WARNING,
    "Incoming mail works. Outgoing mail does not yet: " SMTP
    " refused the connection: nothing answers on port 465. Check the server name and the port.",
    "connect",
    { { "Retry Outgoing", "account.retry-outgoing" },
      { "Save Incoming Only", "account.save-incoming" } },
  };

  type_address (self);
  fail_outgoing (self);
  assert_notice (self, &expected);
  assert_field (self, SIGNET_FIELD_OUTGOING);
  open_kept (self);
  fail_outgoing (self);
  expected.buttons[1] = (SignetNoticeButton)NOTHING;
  assert_notice (self, &expected);
  fake_type (self, SIGNET_FORM_OUTGOING_SERVER, SMTP);
  fail_outgoing (self);
  expected.buttons[1] = (SignetNoticeButton)KEEP_OLD;
  assert_notice (self, &expected);
}

/* To try again is no use; to look at the certificate is. */
static void
test_partly_untrusted (SignetEditState *self)
{
  const Expected expected = {
    SIGNET_NOTICE_WARNING,
    "Incoming mail works. Outgoing mail does not yet: The identity of " SMTP
    " is not confirmed. Your password was not sent.",
    "connect",
    { { "Show Details", "account.certificate" },
      { "Save Incoming Only", "account.save-incoming" } },
  };

  type_address (self);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_OK),
                 fake_encrypted (SIGNET_PROTOCOL_SMTP, SMTP, SIGNET_OUTCOME_UNTRUSTED,
                                 SIGNET_FLAW_EXPIRED, 30),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  assert_notice (self, &expected);
}

/* Advice: servers on this computer answer without any network, and what answered is there. */
static void
test_offline (SignetEditState *self)
{
  static const char offline[] = "You are offline. Connect to a network and try again.";
  static const struct
  {
    const char *host;
    SignetOutcome outcome;
    gboolean is_offline;
  } cases[] = {
    { HOST, SIGNET_OUTCOME_HOST_NOT_FOUND, TRUE },
    { HOST, SIGNET_OUTCOME_TIMEOUT, TRUE },
    { HOST, SIGNET_OUTCOME_NOT_MAIL, FALSE },
    { "127.0.0.1", SIGNET_OUTCOME_REFUSED, FALSE },
  };

  type_address (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetEditView) view = NULL;

      fake_conclude (
          self,
          fake_plain (SIGNET_PROTOCOL_IMAP, cases[i].host, SIGNET_SECURITY_TLS, cases[i].outcome),
          good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      self->is_offline = TRUE;
      view = signet_edit_state_view (self);
      g_assert_cmpint (g_str_equal (view->notice->text, offline), ==, cases[i].is_offline);
    }
}

static void
fail_saving (SignetEditState *self, const GError *error)
{
  SignetEditSaveOutput saved = { 0 };

  fake_conclude (self, bad_imap (SIGNET_OUTCOME_OK), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_cmpint (self->phase, ==, SIGNET_EDITOR_SAVING);
  fake_handle (self,
               &(SignetEditEvent){
                   .type = SIGNET_EDIT_SAVED, .run = self->run, .saved = &saved, .error = error });
}

static void
fail_probing (SignetEditState *self, const GError *error)
{
  fake_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_PROBE });
  fake_handle (self, &(SignetEditEvent){
                         .type = SIGNET_EDIT_PROBE_FAILED, .run = self->run, .error = error });
}

static void
test_keyring_locked (SignetEditState *self)
{
  static const int codes[] = { SIGNET_KEYRING_ERROR_LOCKED, SIGNET_KEYRING_ERROR_DISMISSED };
  Expected expected = {
    SIGNET_NOTICE_WARNING, NULL, NULL, { { "Unlock", "account.unlock" }, NOTHING }
  };

  type_address (self);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new (SIGNET_KEYRING_ERROR, codes[i], "x");

      expected.text = "Your passwords are locked. Unlock them to save this account.";
      fail_saving (self, error);
      assert_notice (self, &expected);
      g_assert_cmpint (self->phase, ==, SIGNET_EDITOR_UNSAVED);
      expected.text = "Your passwords are locked. Unlock them to check this account.";
      fail_probing (self, error);
      assert_notice (self, &expected);
    }
}

static void
succeed_saving (SignetEditState *self, SignetKeyringPlace place)
{
  SignetEditSaveOutput saved = { .account = self->account, .place = place };

  fake_handle (self,
               &(SignetEditEvent){ .type = SIGNET_EDIT_SAVED, .run = self->run, .saved = &saved });
  g_assert_cmpint (self->phase, ==, SIGNET_EDITOR_KEPT);
}

static void
test_kept (SignetEditState *self)
{
  static const Expected missing = {
    SIGNET_NOTICE_WARNING,
    "Passwords cannot be stored on this system. The account is saved; you will be asked for the "
    "password each time.",
    NULL,
    { NOTHING, NOTHING },
  };

  open_kept (self);
  assert_text (self, NULL);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_OK), good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
  succeed_saving (self, SIGNET_KEYRING_PLACE_MEMORY);
  assert_notice (self, &missing);
}

static void
test_expiry (SignetEditState *self)
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
      g_autoptr (SignetEditView) view = NULL;

      fake_conclude (
          self, fake_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_OK, 0, cases[i].days),
          good_smtp (), SIGNET_PLAINTEXT_FORBIDDEN);
      succeed_saving (self, SIGNET_KEYRING_PLACE_KEYRING);
      assert_text (self, cases[i].text);
      view = signet_edit_state_view (self);
      if (cases[i].text != NULL)
        g_assert_cmpint (view->notice->kind, ==, SIGNET_NOTICE_INFO);
    }
}

static void
test_no_password (SignetEditState *self)
{
  static const Expected expected = {
    SIGNET_NOTICE_INFO,
    "The settings were found. Enter the password to finish.",
    "app-password",
    { NOTHING, NOTHING },
  };

  type_address (self);
  fake_conclude_without_password (self, bad_imap (SIGNET_OUTCOME_OK), good_smtp ());
  assert_notice (self, &expected);
  assert_field (self, SIGNET_FIELD_PASSWORD);
}

/* Who one server is says nothing of another, whatever key that shows. */
static void
test_same_key (SignetEditState *self)
{
  static const char *const hosts[] = { HOST, SMTP };

  type_address (self);
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GPtrArray) attempts = NULL;

      fake_conclude (self,
                     fake_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_UNTRUSTED,
                                     SIGNET_FLAW_EXPIRED, 30),
                     fake_encrypted (SIGNET_PROTOCOL_SMTP, hosts[i], SIGNET_OUTCOME_UNTRUSTED,
                                     SIGNET_FLAW_EXPIRED, 30),
                     SIGNET_PLAINTEXT_FORBIDDEN);
      attempts = signet_edit_state_list_same_key (
          self, signet_protocol_result_get_headline (self->protocols[SIGNET_PROTOCOL_IMAP].result));
      g_assert_cmpuint (attempts->len, ==, i == 0 ? 2 : 1);
    }
}

/* An edit takes back what is said, for it is about something else now. */
static void
test_edited (SignetEditState *self)
{
  type_address (self);
  fake_conclude (self, bad_imap (SIGNET_OUTCOME_LOGIN_REJECTED), good_smtp (),
                 SIGNET_PLAINTEXT_FORBIDDEN);
  fake_type (self, SIGNET_FORM_USER, "another");
  assert_text (self, NULL);
  g_assert_cmpint (self->phase, ==, SIGNET_EDITOR_TYPING);
}

static void
run_test (gconstpointer test)
{
  g_autoptr (SignetEditState) state = signet_edit_state_new ();

  ((void (*) (SignetEditState *))test) (state);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (SignetEditState *self);
  } tests[] = {
    { "/notice/typing", test_typing },
    { "/notice/outcomes", test_outcomes },
    { "/notice/host-typed", test_host_typed },
    { "/notice/same-key", test_same_key },
    { "/notice/no-domain", test_no_domain },
    { "/notice/silent", test_silent },
    { "/notice/oauth", test_oauth },
    { "/notice/unencrypted", test_unencrypted },
    { "/notice/untrusted", test_untrusted },
    { "/notice/foreign", test_foreign },
    { "/notice/lost-encryption", test_lost_encryption },
    { "/notice/keep-old", test_keep_old },
    { "/notice/partly", test_partly },
    { "/notice/partly-untrusted", test_partly_untrusted },
    { "/notice/offline", test_offline },
    { "/notice/keyring-locked", test_keyring_locked },
    { "/notice/kept", test_kept },
    { "/notice/expiry", test_expiry },
    { "/notice/no-password", test_no_password },
    { "/notice/edited", test_edited },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, (gconstpointer)tests[i].run, run_test);
  return g_test_run ();
}
