/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The format of account files: what is read, what is refused, and what survives.
 */
#include "account-file.h"
#include "fixture.h"
#include "store-error.h"

#include <string.h>

static SignetAccount *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return signet_account_file_parse (FIXTURE_ID, bytes, error);
}

static char *
format (SignetAccount *account, const char *old)
{
  g_autoptr (GBytes) old_bytes = old != NULL ? g_bytes_new (old, strlen (old)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = signet_account_file_format (account, old_bytes, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static const char expected_file[] =
    "[Account]\n"
    "Version=1\n"
    "Generation=1\n"
    "Address=ada@example.org\n"
    "Name=Ada\n"
    "RequireSsl=true\n"
    "LastCheck=2027-01-15T08:00:00Z\n"
    "\n"
    "[imap]\n"
    "Host=imap.example.org\n"
    "Port=993\n"
    "Security=tls\n"
    "SignIn=password\n"
    "WasEncrypted=true\n"
    "Source=srv\n"
    "Outcome=ok\n"
    "Login=ok\n"
    "\n"
    "[smtp]\n"
    "Host=smtp.example.org\n"
    "Port=465\n"
    "Security=tls\n"
    "SignIn=password\n"
    "WasEncrypted=true\n"
    "Source=srv\n"
    "Outcome=ok\n"
    "Login=ok\n"
    "\n"
    "[Pin imap imap.example.org 993]\n"
    "SpkiSha256=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"
    "Flaws=wrong-host;self-signed\n"
    "Since=2027-01-15T08:00:00Z\n"
    "\n"
    "[End]\n"
    "Complete=true\n";

static SignetAccount *
example (void)
{
  SignetAccount *account = fixture_account (FIXTURE_ID, "ada@example.org");

  signet_account_set_name (account, "Ada");
  signet_account_set_generation (account, 1);
  return account;
}

static void
test_format (void)
{
  g_autoptr (SignetAccount) account = example ();
  g_autofree char *text = format (account, NULL);

  g_assert_cmpstr (text, ==, expected_file);
}

static void
test_parse (void)
{
  g_autoptr (SignetAccount) expected = example ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) account = parse (expected_file, &error);

  g_assert_no_error (error);
  g_assert_true (signet_account_equal (account, expected));
  g_assert_cmpuint (signet_account_get_generation (account), ==, 1);
}

/* Everything that can be set comes back */
static void
test_everything (void)
{
  g_autoptr (SignetAccount) account = example ();
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) again = NULL;

  server->profile = signet_profile_new (SIGNET_PROTOCOL_POP3, "2001:db8::1", 1110,
                                        SIGNET_SECURITY_NONE);
  server->user = g_strdup ("  ada = [x]; # ünder\\ ");
  server->sign_in = SIGNET_SIGN_IN_NONE;
  server->host = g_strdup ("192.0.2.1");
  server->port = 65535;
  server->security = SIGNET_SECURITY_STARTTLS;
  server->ca_file = g_strdup ("/etc/ca file.pem");
  server->client_certificate = g_strdup ("pkcs11:object=ada;type=cert");
  signet_server_settings_confirm_plaintext (server, "2001:db8::1", 1110);
  server->found = signet_profile_copy (server->profile);
  server->checked = TRUE;
  server->outcome = SIGNET_OUTCOME_LOGIN_REJECTED;
  server->login = SIGNET_LOGIN_REJECTED;
  signet_account_set_server (account, SIGNET_PROTOCOL_POP3, server);
  signet_account_set_require_ssl (account, FALSE);
  signet_account_set_incoming (account, SIGNET_INCOMING_POP3, SIGNET_INCOMING_IMAP);
  text = format (account, NULL);
  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_equal (account, again));
}

#define HEAD "[Account]\nVersion=1\nAddress=ada@example.org\n"
#define KEY  "SpkiSha256=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"

/* What an administrator writes by hand */
static void
test_good (void)
{
  static const char *const good[] = {
    HEAD,
    "[Account]\nAddress=ada@example.org\nVersion=1",
    "# a comment\n\n" HEAD "Name=Ada\nName[de]=Ada\n\n[imap]\nSetHost=imap.example.org\n",
    HEAD "RequireSsl=false\n[smtp]\nSetPort=25\nSetSecurity=none\n[imap]\nSignIn=none\n",
    HEAD "[imap]\nFoundHost=imap.example.org\nFoundPort=993\nFoundSecurity=tls\nSetPort=143\n",
    HEAD "SetIncoming=pop3\nFoundIncoming=imap\n[pop3]\nSetHost=pop.example.org\n",
    HEAD "NewKey=1\n[New Group]\nAnything=goes\n[imap]\nNewKey=x\nUser=ada\n",
    HEAD "[Pin imap 2001:db8::1 993]\n" KEY "Flaws=expired\nSince=2027-01-15T08:00:00Z\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetAccount) account = parse (good[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (signet_account_get_address (account), ==, "ada@example.org");
      g_assert_cmpuint (signet_account_get_generation (account), ==, 0);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    SignetStoreError code;
  } cases[] = {
    { "", SIGNET_STORE_ERROR_DAMAGED },
    { "nonsense", SIGNET_STORE_ERROR_DAMAGED },
    { "\xff\xfe[\0Account", SIGNET_STORE_ERROR_DAMAGED },
    { "[Other]\nVersion=1\nAddress=ada@example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nAddress=ada@example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=0\nAddress=ada@example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=one\nAddress=ada@example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=2\nAddress=ada@example.org\n", SIGNET_STORE_ERROR_VERSION },
    { "[Account]\nVersion=2\nWhatever=1\n[imap]\nPort=x\n", SIGNET_STORE_ERROR_VERSION },
    { "[Account]\nVersion=1\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=1\nAddress=\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=1\nAddress=example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=1\nAddress=Ada <ada@example.org>\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "Generation=1\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "Generation=-1\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "RequireSsl=yes\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "RequireSsl=\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "Name=a\\nb\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "Name=\xff\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "LastCheck=yesterday\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "LastCheck=1969-01-01T00:00:00Z\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=imap.example.org\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=imap.example.org\nPort=993\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=a b\nPort=993\nSecurity=tls\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=h.example\nPort=993\nSecurity=ssl\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=h.example\nPort=993\nSecurity=auto\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=h.example\nPort=0\nSecurity=tls\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nHost=h.example\nPort=65536\nSecurity=tls\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nSetHost=[::1]\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nSetHost=h.example:143\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nSetSecurity=maybe\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nFoundPort=993\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "SetIncoming=exchange\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nSignIn=never\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nWasEncrypted=perhaps\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nOutcome=fine\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nConfirmedHost=h.example\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[imap]\nConfirmedPort=143\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\nFlaws=expired\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\n" KEY, SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\n" KEY "Flaws=\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\n" KEY "Flaws=ugly\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\n" KEY "Flaws=expired;revoked\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example]\n" KEY "Flaws=expired\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin ftp h.example 21]\n" KEY "Flaws=expired\n", SIGNET_STORE_ERROR_DAMAGED },
    { HEAD "[Pin imap h.example 993]\nSpkiSha256=00\nFlaws=expired\n", SIGNET_STORE_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetAccount) account = parse (cases[i].text, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (account);
      g_assert_error (error, SIGNET_STORE_ERROR, (int)cases[i].code);
      g_assert_cmpuint (strlen (error->message), >, 0);
    }
}

/* A file that was cut off never passes for a shorter one */
static void
test_truncated (void)
{
  gsize whole = strlen (expected_file);

  for (gsize n = 0; n < whole - 1; n++)
    {
      g_autofree char *text = g_strndup (expected_file, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetAccount) account = parse (text, &error);

      g_test_message ("%" G_GSIZE_FORMAT " bytes", n);
      g_assert_null (account);
      g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DAMAGED);
    }
}

static void
test_unknown_survives (void)
{
  static const char old[] = "# mine\n" HEAD "Color=red\n[imap]\n# why\nUser=old\nNewKey=x\n"
                            "[smtp]\nUser=gone\n[Later]\nKey=value\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) account = parse (old, &error);
  g_autoptr (SignetServerSettings) imap = signet_server_settings_new ();
  g_autofree char *text = NULL;
  g_autoptr (SignetAccount) again = NULL;

  imap->user = g_strdup ("new");
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, imap);
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, NULL);
  signet_account_set_generation (account, 1);
  text = format (account, old);
  g_assert_nonnull (strstr (text, "# mine\n"));
  g_assert_nonnull (strstr (text, "# why\nUser=new\nNewKey=x\n"));
  g_assert_nonnull (strstr (text, "Color=red\n"));
  g_assert_nonnull (strstr (text, "[Later]\nKey=value\n"));
  g_assert_null (strstr (text, "gone"));
  g_assert_true (g_str_has_suffix (text, "[End]\nComplete=true\n"));
  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_equal (account, again));
}

static void
test_pins_removed (void)
{
  g_autoptr (SignetAccount) account = example ();
  g_autofree char *text = NULL;

  signet_account_remove_pins (account, SIGNET_PROTOCOL_IMAP);
  text = format (account, expected_file);
  g_assert_null (strstr (text, "Pin"));
}

/* Nothing is written that could not be read again */
static void
test_invalid (void)
{
  static const char *const names[] = { "a\nb", "a\001b", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SignetAccount) account = example ();
      g_autoptr (GError) error = NULL;

      signet_account_set_name (account, names[i]);
      g_assert_null (signet_account_file_format (account, NULL, &error));
      g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_INVALID);
    }
}

static void
test_old_not_overwritten (void)
{
  static const struct
  {
    const char *old;
    SignetStoreError code;
  } cases[] = {
    { "nonsense", SIGNET_STORE_ERROR_DAMAGED },
    { "[Account]\nVersion=2\n", SIGNET_STORE_ERROR_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = example ();
      g_autoptr (GBytes) old = g_bytes_new_static (cases[i].old, strlen (cases[i].old));
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_account_file_format (account, old, &error));
      g_assert_error (error, SIGNET_STORE_ERROR, (int)cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-file/format", test_format);
  g_test_add_func ("/account-file/parse", test_parse);
  g_test_add_func ("/account-file/everything", test_everything);
  g_test_add_func ("/account-file/good", test_good);
  g_test_add_func ("/account-file/bad", test_bad);
  g_test_add_func ("/account-file/truncated", test_truncated);
  g_test_add_func ("/account-file/unknown-survives", test_unknown_survives);
  g_test_add_func ("/account-file/pins-removed", test_pins_removed);
  g_test_add_func ("/account-file/invalid", test_invalid);
  g_test_add_func ("/account-file/old-not-overwritten", test_old_not_overwritten);
  return g_test_run ();
}
