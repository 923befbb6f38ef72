/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Accounts: copies are equal, every difference shows, and lists are told of each change.
 */
#include "account.h"

static SignetServerSettings *
service_new (SignetProtocol protocol)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (protocol, "mail.example.org", 993, SIGNET_SECURITY_TLS);
  SignetServerSettings *server = signet_server_settings_new ();

  signet_server_settings_set_profile (server, profile);
  server->user = g_strdup ("ada");
  server->host = g_strdup ("mail.example.org");
  server->port = 993;
  server->security = SIGNET_SECURITY_TLS;
  server->ca_file = g_strdup ("/etc/ca.pem");
  server->client_certificate = g_strdup ("pkcs11:object=ada");
  signet_server_settings_confirm_plaintext (server, "mail.example.org", 143);
  server->source = g_strdup ("srv");
  server->checked = TRUE;
  server->outcome = SIGNET_OUTCOME_OK;
  server->login = SIGNET_LOGIN_OK;
  return server;
}

static void
add_pin (SignetAccount *account, SignetProtocol protocol, guint16 port)
{
  const SignetPin pin = {
    .protocol = protocol,
    .host = (char *)"mail.example.org",
    .port = port,
    .spki_sha256 = (char *)"00",
    .flaws = SIGNET_FLAW_EXPIRED,
    .since = 12,
  };

  signet_account_add_pin (account, &pin);
}

static SignetAccount *
account_new (void)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings) server = service_new (SIGNET_PROTOCOL_IMAP);

  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  add_pin (account, SIGNET_PROTOCOL_IMAP, 993);
  return account;
}

static void
test_new (void)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");

  g_assert_true (g_uuid_string_is_valid (signet_account_get_id (account)));
  g_assert_true (signet_account_get_require_ssl (account));
  g_assert_cmpstr (signet_account_get_title (account), ==, "ada@example.org");
  g_assert_cmpstr (signet_account_get_user (account, SIGNET_PROTOCOL_SMTP), ==, "ada@example.org");
  g_assert_cmpint (signet_account_get_status (account), ==, SIGNET_ACCOUNT_UNCHECKED);
  g_assert_cmpuint (signet_account_get_pins (account)->len, ==, 0);
}

typedef void (*Alter) (SignetAccount *account, SignetServerSettings *server);

static void
alter_name (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_name (account, "Ada");
}

static void
alter_require_ssl (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_require_ssl (account, FALSE);
}

static void
alter_incoming (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_incoming (account, SIGNET_INCOMING_IMAP, SIGNET_INCOMING_AUTO);
}

static void
alter_found_incoming (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_incoming (account, SIGNET_INCOMING_IMAP, SIGNET_INCOMING_POP3);
}

static void
alter_last_check (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_last_check (account, 77);
}

static void
alter_site (SignetAccount *account, SignetServerSettings *server)
{
  signet_account_set_site (account, TRUE);
}

static void
alter_pins (SignetAccount *account, SignetServerSettings *server)
{
  add_pin (account, SIGNET_PROTOCOL_SMTP, 465);
}

static void
alter_profile (SignetAccount *account, SignetServerSettings *server)
{
  server->profile->port = 1993;
}

static void
alter_no_profile (SignetAccount *account, SignetServerSettings *server)
{
  signet_server_settings_set_profile (server, NULL);
}

static void
alter_found (SignetAccount *account, SignetServerSettings *server)
{
  server->found = signet_profile_copy (server->profile);
}

static void
alter_user (SignetAccount *account, SignetServerSettings *server)
{
  g_clear_pointer (&server->user, g_free);
}

static void
alter_sign_in (SignetAccount *account, SignetServerSettings *server)
{
  server->sign_in = SIGNET_SIGN_IN_NONE;
}

static void
alter_host (SignetAccount *account, SignetServerSettings *server)
{
  g_clear_pointer (&server->host, g_free);
}

static void
alter_port (SignetAccount *account, SignetServerSettings *server)
{
  server->port = 0;
}

static void
alter_security (SignetAccount *account, SignetServerSettings *server)
{
  server->security = SIGNET_SECURITY_AUTO;
}

static void
alter_ca_file (SignetAccount *account, SignetServerSettings *server)
{
  g_clear_pointer (&server->ca_file, g_free);
}

static void
alter_certificate (SignetAccount *account, SignetServerSettings *server)
{
  g_clear_pointer (&server->client_certificate, g_free);
}

static void
alter_confirmation (SignetAccount *account, SignetServerSettings *server)
{
  signet_server_settings_confirm_plaintext (server, NULL, 0);
}

static void
alter_was_encrypted (SignetAccount *account, SignetServerSettings *server)
{
  server->was_encrypted = TRUE;
}

static void
alter_source (SignetAccount *account, SignetServerSettings *server)
{
  g_clear_pointer (&server->source, g_free);
}

static void
alter_outcome (SignetAccount *account, SignetServerSettings *server)
{
  server->outcome = SIGNET_OUTCOME_TIMEOUT;
}

static void
alter_login (SignetAccount *account, SignetServerSettings *server)
{
  server->login = SIGNET_LOGIN_REJECTED;
}

static void
alter_checked (SignetAccount *account, SignetServerSettings *server)
{
  server->checked = FALSE;
}

static const Alter alterations[] = {
  alter_name,    alter_require_ssl, alter_last_check,   alter_site,           alter_pins,
  alter_profile, alter_no_profile,  alter_incoming,     alter_found_incoming, alter_found,
  alter_user,    alter_sign_in,     alter_host,         alter_port,           alter_security,
  alter_ca_file, alter_certificate, alter_confirmation, alter_was_encrypted,  alter_source,
  alter_outcome, alter_login,       alter_checked,
};

static void
count (SignetAccount *account, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* Every difference is one to signet_account_equal(), is announced, and is taken over */
static void
test_each_difference (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_autoptr (SignetAccount) account = account_new ();
      g_autoptr (SignetAccount) copy = signet_account_copy (account);
      g_autoptr (SignetServerSettings) server = service_new (SIGNET_PROTOCOL_IMAP);
      guint n = 0;

      g_assert_true (signet_account_equal (account, copy));
      alterations[i](copy, server);
      signet_account_set_server (copy, SIGNET_PROTOCOL_IMAP, server);
      g_assert_false (signet_account_equal (account, copy));
      g_signal_connect (account, "notify", G_CALLBACK (count), &n);
      signet_account_assign (account, copy);
      g_assert_cmpuint (n, >, 0);
      g_assert_true (signet_account_equal (account, copy));
      n = 0;
      signet_account_assign (account, copy);
      g_assert_cmpuint (n, ==, 0);
    }
}

static void
test_pins (void)
{
  g_autoptr (SignetAccount) account = account_new ();
  SignetPin pin = { .protocol = SIGNET_PROTOCOL_IMAP, .host = (char *)"mail.example.org" };

  add_pin (account, SIGNET_PROTOCOL_IMAP, 143);
  add_pin (account, SIGNET_PROTOCOL_IMAP, 143);
  add_pin (account, SIGNET_PROTOCOL_SMTP, 465);
  g_assert_cmpuint (signet_account_get_pins (account)->len, ==, 3);
  g_assert_nonnull (
      signet_account_find_pin (account, SIGNET_PROTOCOL_IMAP, "mail.example.org", 143));
  g_assert_null (signet_account_find_pin (account, SIGNET_PROTOCOL_SMTP, "mail.example.org", 143));
  pin.port = 143;
  g_assert_true (signet_account_remove_pin (account, &pin));
  g_assert_false (signet_account_remove_pin (account, &pin));
  g_assert_cmpuint (signet_account_remove_pins (account, SIGNET_PROTOCOL_IMAP), ==, 1);
  g_assert_cmpuint (signet_account_remove_pins (account, SIGNET_PROTOCOL_IMAP), ==, 0);
  g_assert_cmpuint (signet_account_get_pins (account)->len, ==, 1);
}

/* A pin that replaces itself must not read what it frees */
static void
test_pin_again (void)
{
  g_autoptr (SignetAccount) account = account_new ();
  GPtrArray *pins = signet_account_get_pins (account);

  signet_account_add_pin (account, pins->pdata[0]);
  g_assert_cmpuint (signet_account_get_pins (account)->len, ==, 1);
}

static void
test_status (void)
{
  g_autoptr (SignetAccount) account = account_new ();
  g_autoptr (SignetServerSettings) smtp = service_new (SIGNET_PROTOCOL_SMTP);

  g_assert_cmpint (signet_account_get_status (account), ==, SIGNET_ACCOUNT_OK);
  smtp->outcome = SIGNET_OUTCOME_LOGIN_REJECTED;
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, smtp);
  g_assert_cmpint (signet_account_get_status (account), ==, SIGNET_ACCOUNT_FAILED);
  smtp->checked = FALSE;
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, smtp);
  g_assert_cmpint (signet_account_get_status (account), ==, SIGNET_ACCOUNT_UNCHECKED);
}

static void
test_properties (void)
{
  g_autoptr (SignetAccount) account = account_new ();
  g_autofree char *title = NULL;
  g_autofree char *address = NULL;
  g_autoptr (SignetServerSettings) imap = NULL;
  SignetServerSettings *pop3 = NULL;
  int status;

  signet_account_set_name (account, "Ada");
  g_object_get (account, "title", &title, "address", &address, "imap", &imap, "pop3", &pop3,
                "status", &status, NULL);
  g_assert_cmpstr (title, ==, "Ada");
  g_assert_cmpstr (address, ==, "ada@example.org");
  g_assert_cmpstr (imap->user, ==, "ada");
  g_assert_null (pop3);
  g_assert_cmpint (status, ==, SIGNET_ACCOUNT_OK);
  signet_account_set_name (account, "");
  g_assert_null (signet_account_get_name (account));
}

static const char *
found (const SignetServerSettings *server)
{
  const SignetProfile *profile = signet_server_settings_get_found (server);

  return profile != NULL ? signet_security_title (profile->security) : NULL;
}

/* What is set by hand never becomes what was found, however well it works. */
static void
test_found (void)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();
  g_autoptr (SignetProfile)
      tls = signet_profile_new (SIGNET_PROTOCOL_IMAP, "h.example", 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetProfile) starttls = signet_profile_new (SIGNET_PROTOCOL_IMAP, "h.example", 143,
                                                           SIGNET_SECURITY_STARTTLS);
  g_autoptr (SignetProfile) elsewhere = signet_profile_new (SIGNET_PROTOCOL_IMAP, "i.example", 143,
                                                            SIGNET_SECURITY_STARTTLS);

  g_assert_cmpstr (found (NULL), ==, NULL);
  g_assert_cmpstr (found (server), ==, NULL);
  signet_server_settings_prove (server, tls);
  g_assert_cmpstr (found (server), ==, "TLS");
  signet_server_settings_set_by_hand (server, 0, SIGNET_SECURITY_STARTTLS);
  g_assert_cmpstr (found (server), ==, "TLS");
  signet_server_settings_prove (server, starttls);
  g_assert_cmpstr (found (server), ==, "TLS");
  signet_server_settings_set_by_hand (server, 143, SIGNET_SECURITY_STARTTLS);
  signet_server_settings_set_by_hand (server, 0, SIGNET_SECURITY_AUTO);
  g_assert_cmpstr (found (server), ==, "TLS");
  signet_server_settings_set_by_hand (server, 143, SIGNET_SECURITY_AUTO);
  g_assert_cmpstr (found (server), ==, "TLS");
  signet_server_settings_prove (server, elsewhere);
  g_assert_cmpstr (found (server), ==, NULL);
  signet_server_settings_set_by_hand (server, 0, SIGNET_SECURITY_AUTO);
  signet_server_settings_prove (server, elsewhere);
  g_assert_cmpstr (found (server), ==, "STARTTLS");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/new", test_new);
  g_test_add_func ("/account/each-difference", test_each_difference);
  g_test_add_func ("/account/found", test_found);
  g_test_add_func ("/account/pins", test_pins);
  g_test_add_func ("/account/pin-again", test_pin_again);
  g_test_add_func ("/account/status", test_status);
  g_test_add_func ("/account/properties", test_properties);
  return g_test_run ();
}
