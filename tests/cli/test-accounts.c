/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The life of an account on the command line, against the demo provider: kept, shown, checked,
 * changed, removed, and the password where it belongs.
 */
#include "customer.h"
#include "peer.h"
#include "run.h"

#include <json-glib/json-glib.h>

#include <string.h>
#include <unistd.h>

static void
assert_kept_password (const char *expected)
{
  g_autofree char *incoming = home_look_up ("imap");
  g_autofree char *outgoing = home_look_up ("smtp");

  g_assert_cmpstr (incoming, ==, expected);
  g_assert_cmpstr (outgoing, ==, expected);
}

static JsonNode *
show (Customer *customer)
{
  g_auto (Run) shown = run_format ("show --json %s", customer->id);
  JsonNode *node = json_from_string (shown.output, NULL);

  g_assert_cmpint (shown.status, ==, 0);
  g_assert_nonnull (node);
  return node;
}

static void
assert_imap (Customer *customer, guint port, const char *security)
{
  g_autoptr (JsonNode) account = show (customer);
  JsonArray *services = json_object_get_array_member (json_node_get_object (account), "services");
  JsonObject *imap = json_array_get_object_element (services, 0);

  g_assert_cmpstr (json_object_get_string_member (imap, "protocol"), ==, "imap");
  g_assert_cmpint (json_object_get_int_member (imap, "port"), ==, port);
  g_assert_cmpstr (json_object_get_string_member (imap, "security"), ==, security);
}

static void
assert_status (Customer *customer, const char *status)
{
  g_autoptr (JsonNode) account = show (customer);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (account), "status"), ==,
                   status);
}

static void
test_add_failed (Customer *customer, gconstpointer unused)
{
  g_auto (Run)
      added = run_format ("add %s --password-file '%s'", customer->options, customer->wrong_file);
  g_autofree char *id = customer_find_id ();

  g_assert_cmpint (added.status, ==, 1);
  g_assert_null (id);
  assert_kept_password (NULL);
}

/* The password was sent by then, which an exit code of 2 would deny. */
static void
test_add_unwritable (Customer *customer, gconstpointer unused)
{
  g_autofree char *authority = g_build_filename (customer->home, "ca.pem", NULL);
  g_autofree char *text = NULL;
  g_autofree char *odd = NULL;
  g_auto (GStrv) parts = g_strsplit (customer->options, authority, 2);
  g_auto (Run) added = { 0 };
  g_autofree char *id = NULL;

  g_assert_true (g_file_get_contents (authority, &text, NULL, NULL));
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  odd = home_write (customer->home, "two\nlines.pem", text);
  added = run_format ("add %s%s%s --password-file '%s'", parts[0], odd, parts[1],
                      customer->password_file);
  id = customer_find_id ();
  g_assert_cmpint (added.status, ==, 3);
  g_assert_null (id);
  assert_kept_password (NULL);
}

/* The same address twice is seldom meant, and nothing is sent before the user says so. */
static void
test_again (Customer *customer, gconstpointer unused)
{
  g_auto (Run) refused = run_format ("add %s --password-file '%s'", customer->options,
                                     customer->password_file);
  g_auto (Run) added = run_format ("add --again %s --password-file '%s'", customer->options,
                                   customer->password_file);
  g_auto (Run) ambiguous = run_line ("show " PROVIDER_USER);

  g_assert_cmpint (refused.status, ==, 2);
  g_assert_cmpstr (refused.output, ==, "");
  g_assert_nonnull (strstr (refused.errors, customer->id));
  g_assert_nonnull (strstr (refused.errors, "--again"));
  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpint (ambiguous.status, ==, 2);
}

static void
test_kept (Customer *customer, gconstpointer unused)
{
  g_auto (Run) by_address = run_line ("show " PROVIDER_USER);
  g_auto (Run) unknown = run_line ("show nobody@example.org");

  g_assert_cmpint (by_address.status, ==, 0);
  g_assert_nonnull (strstr (by_address.output, customer->id));
  g_assert_cmpint (unknown.status, ==, 2);
  assert_imap (customer, provider_get_port (customer->provider, "imaps"), "tls");
  assert_status (customer, "ok");
  assert_kept_password (PROVIDER_PASSWORD);
}

static void
test_check (Customer *customer, gconstpointer unused)
{
  g_auto (Run) well = run_line ("check");
  g_auto (Run) failing = { 0 };
  g_autofree char *services = g_strdup_printf (
      "submissions=%u", provider_get_port (customer->provider, "submissions"));

  g_assert_cmpint (well.status, ==, 0);
  g_assert_cmpstr (well.output, ==, "");
  g_assert_cmpstr (well.errors, ==, "");
  provider_free (customer->provider);
  customer->provider = provider_new (customer->home, services);
  failing = run_line ("check");
  g_assert_cmpint (failing.status, ==, 1);
  g_assert_nonnull (strstr (failing.output, "IMAP worked and does not work any more."));
  g_assert_null (strstr (failing.output, "SMTP worked"));
  assert_status (customer, "failed");
  assert_kept_password (PROVIDER_PASSWORD);
}

/* A file of libsecret's has other bytes after each change. */
static GBytes *
read_keyring (Customer *customer)
{
  g_autofree char *path = g_build_filename (customer->home, "keyring", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/* The complaint this is for: a changed setting had no effect. Passwords that stay where they are
 * are not stored again, over what another program may have stored meanwhile. */
static void
test_set (Customer *customer, gconstpointer unused)
{
  guint port = provider_get_port (customer->provider, "imap");
  g_autoptr (GBytes) before = read_keyring (customer);
  g_autoptr (GBytes) after = NULL;
  g_auto (Run)
      changed = run_format ("set %s imap.port=%u imap.security=starttls", customer->id, port);
  g_auto (Run) failing = run_format ("set %s imap.port=%u", customer->id, peer_refusing_port ());
  g_auto (Run) contradicting = run_format ("set %s imap.security=none", customer->id);
  g_auto (Run) unknown = run_format ("set %s imap.colour=red", customer->id);

  g_assert_cmpint (changed.status, ==, 0);
  g_assert_nonnull (strstr (changed.output, "signed in as"));
  g_assert_cmpint (failing.status, ==, 1);
  g_assert_cmpint (contradicting.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 2);
  assert_imap (customer, port, "starttls");
  assert_status (customer, "ok");
  assert_kept_password (PROVIDER_PASSWORD);
  after = read_keyring (customer);
  g_assert_true (g_bytes_equal (before, after));
}

/* The password of a server that is to ask nobody any more does not stay behind. */
static void
test_no_sign_in (Customer *customer, gconstpointer unused)
{
  g_auto (Run) changed = run_format ("set %s --no-check smtp.sign-in=none", customer->id);
  g_autofree char *incoming = home_look_up ("imap");
  g_autofree char *outgoing = home_look_up ("smtp");

  g_assert_cmpint (changed.status, ==, 0);
  g_assert_cmpstr (incoming, ==, PROVIDER_PASSWORD);
  g_assert_null (outgoing);
}

static void
drop_smtp (Customer *customer)
{
  g_autofree char *name = g_strdup_printf ("%s.account", customer->id);
  g_autofree char *path = g_build_filename (customer->home, "config", "signet", "accounts", name,
                                            NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_key_file_remove_group (file, "smtp", NULL);
  g_key_file_save_to_file (file, path, &error);
  g_assert_no_error (error);
}

/* The password of incoming mail is tried at the new server for the same user, and no other. */
static void
test_new_server (Customer *customer, gconstpointer user)
{
  g_autoptr (Provider) relay = provider_new_listener (customer->home, "good", "submissions=0");
  g_autofree char *said = NULL;
  g_auto (Run) changed = { 0 };

  drop_smtp (customer);
  changed = run_format (
      "set %s smtp.host=localhost smtp.port=%u smtp.user=%s smtp.ca-file=%s/ca.pem", customer->id,
      provider_get_port (relay, "submissions"), (const char *)user, customer->home);
  g_assert_cmpint (changed.status, ==, 0);
  said = provider_get_said (relay, "submissions");
  g_assert_nonnull (strstr (said, "EHLO"));
  g_assert_cmpint (strstr (said, "AUTH") != NULL, ==, g_str_equal (user, PROVIDER_USER));
}

static void
test_set_no_check (Customer *customer, gconstpointer unused)
{
  guint port = peer_refusing_port ();
  g_auto (Run) changed = run_format ("set %s --no-check imap.port=%u imap.security=starttls",
                                     customer->id, port);
  g_auto (Run) checked = { 0 };

  g_assert_cmpint (changed.status, ==, 0);
  assert_imap (customer, port, "starttls");
  assert_status (customer, "unchecked");
  checked = run_line ("check");
  g_assert_cmpint (checked.status, ==, 1);
}

static void
test_set_password (Customer *customer, gconstpointer unused)
{
  g_auto (Run)
      wrong = run_format ("set %s --password-file '%s'", customer->id, customer->wrong_file);
  g_auto (Run) right = { 0 };

  g_assert_cmpint (wrong.status, ==, 1);
  assert_kept_password (PROVIDER_PASSWORD);
  right = run_format ("set %s --password-file '%s'", customer->id, customer->password_file);
  g_assert_cmpint (right.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
}

static void
test_remove (Customer *customer, gconstpointer unused)
{
  g_auto (Run) removed = run_format ("remove %s", customer->id);
  g_auto (Run) again = run_format ("remove %s", customer->id);
  g_autofree char *id = customer_find_id ();

  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpint (again.status, ==, 2);
  g_assert_null (id);
  assert_kept_password (NULL);
}

/* Under the account of the user there may be another one with the same id. */
static void
test_remove_own (Customer *customer, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("site/signet/accounts/%s.account", customer->id);
  g_autofree char *own = g_strdup_printf ("config/signet/accounts/%s.account", customer->id);
  g_autofree char *path = g_build_filename (customer->home, own, NULL);
  g_autofree char *text = NULL;
  g_autofree char *site = NULL;
  g_auto (Run) set = { 0 };
  g_auto (Run) removed = { 0 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  site = home_write (customer->home, name, text);
  set = run_format ("set %s --no-check imap.port=1143", customer->id);
  removed = run_format ("remove %s --json", customer->id);
  g_assert_cmpint (set.status, ==, 0);
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_nonnull (strstr (removed.output, "1143"));
}

static void
test_damaged (Customer *customer, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("config/signet/accounts/%s.account", customer->id);
  g_autofree char *path = home_write (customer->home, name, "rubbish");
  g_autofree char *left = NULL;
  g_auto (Run) listed = run_line ("list");
  g_auto (Run) removed = run_format ("remove %s", customer->id);

  g_assert_cmpint (listed.status, ==, 3);
  g_assert_nonnull (strstr (listed.errors, customer->id));
  g_assert_null (strstr (strstr (listed.errors, customer->id) + 1, customer->id));
  g_assert_cmpint (removed.status, ==, 3);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "rubbish");
}

/* A mark that an editor put before the text is not part of the password. */
static void
test_mark (Customer *customer, gconstpointer unused)
{
  g_autofree char *marked = home_write (customer->home, "given/marked",
                                        "\xef\xbb\xbf" PROVIDER_PASSWORD "\r\n");
  g_auto (Run) added = run_format ("add %s --password-file '%s'", customer->options, marked);

  g_assert_cmpint (added.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
}

/* Accounts never land below the folder one happens to stand in. */
static void
test_relative_folder (Customer *customer, gconstpointer unused)
{
  g_autofree char *in_home = g_build_filename (customer->home, ".config", NULL);
  g_auto (Run) added = { 0 };

  g_setenv ("XDG_CONFIG_HOME", "config", TRUE);
  added = run_format ("add %s --password-file '%s'", customer->options, customer->password_file);
  g_assert_cmpint (added.status, ==, 0);
  g_assert_false (g_file_test ("config", G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (in_home, G_FILE_TEST_IS_DIR));
}

/* Starts an addition, and waits until it has put its passwords into the keyring */
static GSubprocess *
start_adding (Customer *customer)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autofree char *line = g_strdup_printf ("add %s --password-file '%s'", customer->options,
                                           customer->password_file);
  GSubprocess *adding = run_start (launcher, line);
  char *stored = NULL;

  while (stored == NULL)
    stored = home_look_up ("smtp");
  g_free (stored);
  return adding;
}

/* What another program is adding at this moment is left alone. */
static void
test_under_way (Customer *customer, gconstpointer unused)
{
  int held = home_hold_accounts (customer->home);
  GSubprocess *adding = start_adding (customer);
  g_auto (Run) checked = run_line ("check");
  g_auto (Run) added = { 0 };
  g_auto (Run) again = { 0 };

  g_assert_cmpint (checked.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
  close (held);
  added = run_finish (adding, NULL);
  g_assert_cmpint (added.status, ==, 0);
  again = run_line ("check");
  g_assert_cmpint (again.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
}

/* The passwords of an addition that was killed are gone when the next command has run. */
static void
test_killed (Customer *customer, gconstpointer unused)
{
  int held = home_hold_accounts (customer->home);
  g_autoptr (GSubprocess) adding = start_adding (customer);
  g_auto (Run) listed = { 0 };
  g_auto (Run) checked = { 0 };

  g_subprocess_force_exit (adding);
  g_assert_true (g_subprocess_wait (adding, NULL, NULL));
  close (held);
  listed = run_line ("list");
  g_assert_cmpint (listed.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
  checked = run_line ("check");
  g_assert_cmpint (checked.status, ==, 0);
  assert_kept_password (NULL);
}

/* Another program that does not finish is not waited for longer than --timeout says. */
static void
test_busy (Customer *customer, gconstpointer unused)
{
  int held = home_hold_accounts (customer->home);
  gint64 start = g_get_monotonic_time ();
  g_auto (Run) changed = run_format ("set %s --timeout=1 name=Ada", customer->id);

  g_assert_cmpint (changed.status, ==, 3);
  g_assert_nonnull (strstr (changed.errors, "Another program is changing accounts"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_TIME_SPAN_SECOND);
  close (held);
}

/* What had to be changed in the keyring before is as it was. */
static void
test_busy_passwords (Customer *customer, gconstpointer unused)
{
  int held = home_hold_accounts (customer->home);
  g_auto (Run) changed = run_format ("set %s --no-check --timeout=1 --password-file '%s'",
                                     customer->id, customer->wrong_file);
  g_auto (Run) removed = { 0 };

  g_assert_cmpint (changed.status, ==, 3);
  assert_kept_password (PROVIDER_PASSWORD);
  removed = run_format ("remove %s --timeout=1", customer->id);
  g_assert_cmpint (removed.status, ==, 3);
  assert_kept_password (PROVIDER_PASSWORD);
  close (held);
}

static void
test_no_keyring (Customer *customer, gconstpointer unused)
{
  g_auto (Run) added = { 0 };
  g_auto (Run) checked = { 0 };
  g_auto (Run) named = { 0 };
  g_auto (Run) unchecked = { 0 };
  g_auto (Run) password = { 0 };
  g_auto (Run) removed = { 0 };
  g_autofree char *id = NULL;

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  added = run_format ("add %s --password-file '%s'", customer->options, customer->password_file);
  checked = run_line ("check");
  named = run_line ("set " PROVIDER_USER " name=Ada");
  unchecked = run_format ("set " PROVIDER_USER " --no-check imap.port=%u",
                          provider_get_port (customer->provider, "imaps"));
  password = run_format ("set " PROVIDER_USER " --password-file '%s'", customer->password_file);
  removed = run_line ("remove " PROVIDER_USER);
  id = customer_find_id ();
  g_assert_cmpint (added.status, ==, 0);
  g_assert_nonnull (strstr (added.errors, "no keyring"));
  g_assert_cmpint (checked.status, ==, 3);
  g_assert_cmpint (named.status, ==, 0);
  g_assert_cmpstr (named.errors, ==, "");
  g_assert_cmpint (unchecked.status, ==, 0);
  g_assert_cmpstr (unchecked.errors, ==, "");
  g_assert_cmpint (password.status, ==, 3);
  g_assert_nonnull (strstr (password.errors, "There is no keyring in this session"));
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_null (id);
}

/* A server where the encryption is gone says hello and is asked no more than what it can do. */
static void
test_ratchet (Customer *customer, gconstpointer unused)
{
  g_autoptr (Peer) peer = peer_new ("S: * OK IMAP4rev1 ready\n"
                                    "C: A1 CAPABILITY\n"
                                    "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN\n"
                                    "S: A1 OK done\n");
  g_auto (Run) moved = run_format ("set %s --no-check imap.port=%u imap.security=starttls",
                                   customer->id, peer_get_port (peer));
  g_auto (Run) checked = run_line ("check --trace");
  g_auto (Run) lax = run_format ("set %s --no-check require-ssl=false", customer->id);
  g_auto (Run) after = run_line ("check --trace");

  g_assert_cmpint (moved.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_nonnull (strstr (checked.output, "may be an attack"));
  g_assert_nonnull (strstr (checked.errors, "C: A1 CAPABILITY"));
  g_assert_null (strstr (checked.errors, "AUTHENTICATE"));
  g_assert_cmpint (lax.status, ==, 0);
  g_assert_cmpint (after.status, ==, 1);
  g_assert_null (strstr (after.errors, "AUTHENTICATE"));
  assert_imap (customer, peer_get_port (peer), "starttls");
}

/* Turning the switch on counts at once, whatever the server can do; turning it off alone lowers
 * nothing. */
static void
test_switch (Customer *customer, gconstpointer unused)
{
  g_autoptr (Provider)
      plain = provider_new_player (customer->home, "imap/good-none-confirmed.dialogue");
  guint port = provider_get_port (plain, "script");
  g_auto (Run) lax = run_format ("set %s imap.port=%u require-ssl=false", customer->id, port);
  g_auto (Run) lowered = run_format ("set %s imap.port=%u imap.security=none require-ssl=false",
                                     customer->id, port);
  g_auto (Run) used = run_line ("check --trace");
  g_auto (Run) raised = { 0 };
  g_auto (Run) checked = { 0 };

  g_assert_cmpint (lax.status, ==, 1);
  g_assert_cmpint (lowered.status, ==, 0);
  assert_imap (customer, port, "none");
  g_assert_cmpint (used.status, ==, 0);
  g_assert_nonnull (strstr (used.errors, "AUTHENTICATE"));
  raised = run_format ("set %s require-ssl=true --timeout=4", customer->id);
  g_assert_cmpint (raised.status, ==, 1);
  checked = run_line ("check --trace --timeout=4");
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_null (strstr (checked.errors, "AUTHENTICATE"));
  assert_status (customer, "failed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CUSTOMER_TEST ("/accounts/add-failed", customer_set_up, test_add_failed);
  CUSTOMER_TEST ("/accounts/add-unwritable", customer_set_up, test_add_unwritable);
  CUSTOMER_TEST ("/accounts/add-again", customer_set_up_account, test_again);
  CUSTOMER_TEST ("/accounts/kept", customer_set_up_account, test_kept);
  CUSTOMER_TEST ("/accounts/check", customer_set_up_account, test_check);
  CUSTOMER_TEST ("/accounts/set", customer_set_up_account, test_set);
  CUSTOMER_TEST ("/accounts/no-sign-in", customer_set_up_account, test_no_sign_in);
  g_test_add ("/accounts/new-server/same-user", Customer, PROVIDER_USER, customer_set_up_account,
              test_new_server, customer_tear_down);
  g_test_add ("/accounts/new-server/other-user", Customer, "apikey", customer_set_up_account,
              test_new_server, customer_tear_down);
  CUSTOMER_TEST ("/accounts/set-no-check", customer_set_up_account, test_set_no_check);
  CUSTOMER_TEST ("/accounts/set-password", customer_set_up_account, test_set_password);
  CUSTOMER_TEST ("/accounts/remove", customer_set_up_account, test_remove);
  CUSTOMER_TEST ("/accounts/remove-own", customer_set_up_account, test_remove_own);
  CUSTOMER_TEST ("/accounts/damaged", customer_set_up_account, test_damaged);
  CUSTOMER_TEST ("/accounts/mark", customer_set_up, test_mark);
  CUSTOMER_TEST ("/accounts/relative-folder", customer_set_up, test_relative_folder);
  CUSTOMER_TEST ("/accounts/under-way", customer_set_up, test_under_way);
  CUSTOMER_TEST ("/accounts/killed", customer_set_up, test_killed);
  CUSTOMER_TEST ("/accounts/busy", customer_set_up_account, test_busy);
  CUSTOMER_TEST ("/accounts/busy-passwords", customer_set_up_account, test_busy_passwords);
  CUSTOMER_TEST ("/accounts/no-keyring", customer_set_up, test_no_keyring);
  CUSTOMER_TEST ("/accounts/ratchet", customer_set_up_account, test_ratchet);
  CUSTOMER_TEST ("/accounts/switch", customer_set_up_account, test_switch);
  return g_test_run ();
}
