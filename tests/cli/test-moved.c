/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A provider that has moved: the same check that finds the kept way closed looks for another one.
 */
#include "customer.h"
#include "run.h"

#include <string.h>

/* What was at the ports of TLS is now something else. */
static void
move (Customer *customer, const char *certificate, const char *imap, const char *smtp)
{
  g_autofree char *services = g_strdup_printf (
      "%s=%u %s=%u", imap, provider_get_port (customer->provider, "imaps"), smtp,
      provider_get_port (customer->provider, "submissions"));

  g_clear_pointer (&customer->provider, provider_free);
  customer->provider = provider_new_listener (customer->home, certificate, services);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    n++;
  return n;
}

/* One check finds it, says so and keeps it, with one log-in; the next one has nothing to say. */
static void
test_moved (Customer *customer, gconstpointer unused)
{
  g_autofree char *said = NULL;
  g_auto (Run) moved = { 0 };
  g_auto (Run) again = { 0 };
  g_auto (Run) shown = { 0 };

  move (customer, "good", "imap", "submission");
  moved = run_line ("check --json");
  g_assert_cmpint (moved.status, ==, 0);
  g_assert_nonnull (strstr (moved.output, "\"changes\":[\""));
  g_assert_nonnull (strstr (moved.output, "\"outcome\":\"not-mail\""));
  said = provider_get_said (customer->provider, "imap");
  g_assert_cmpuint (count (said, "AUTHENTICATE"), ==, 1);
  again = run_line ("check");
  g_assert_cmpint (again.status, ==, 0);
  g_assert_cmpstr (again.output, ==, "");
  shown = run_format ("show %s --json", customer->id);
  g_assert_cmpuint (count (shown.output, "\"security\":\"starttls\""), ==, 2);
}

/* Encryption that has gone is named, and nothing of the user's is sent. */
static void
test_lost (Customer *customer, gconstpointer unused)
{
  g_auto (Run) lost = { 0 };
  g_auto (Run) shown = { 0 };
  g_autofree char *said = NULL;

  move (customer, "good", "clear-imap", "clear-submission");
  lost = run_line ("check");
  g_assert_cmpint (lost.status, ==, 1);
  g_assert_nonnull (strstr (lost.output, "attack"));
  said = provider_get_said (customer->provider, "clear-imap");
  g_assert_null (strstr (said, "LOGIN"));
  g_assert_null (strstr (said, "AUTHENTICATE"));
  shown = run_format ("show %s --json", customer->id);
  g_assert_cmpuint (count (shown.output, "\"security\":\"tls\""), ==, 2);
}

/* A server that is there, and whom only its certificate holds up, has not moved. */
static void
test_untrusted (Customer *customer, gconstpointer unused)
{
  g_auto (Run) untrusted = { 0 };

  move (customer, "expired", "imaps", "submissions");
  untrusted = run_line ("check --json");
  g_assert_cmpint (untrusted.status, ==, 1);
  g_assert_cmpuint (count (untrusted.output, "\"outcome\":\"untrusted\""), ==, 4);
  g_assert_null (strstr (untrusted.output, "\"security\":\"starttls\""));
}

/* The new password was lost for lack of a keyring; the old one, which is kept, was given for
 * another server. */
static void
test_typed (Customer *customer, gconstpointer unused)
{
  g_autoptr (Provider) other = provider_new_listener (customer->home, "good", "imaps=0");
  g_autofree char *said = NULL;
  g_auto (Run) changed = { 0 };
  g_auto (Run) checked = { 0 };

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  changed = run_format ("set %s --no-check imap.host=localhost imap.port=%u --password-file '%s'",
                        customer->id, provider_get_port (other, "imaps"), customer->wrong_file);
  g_assert_cmpint (changed.status, ==, 0);
  g_assert_nonnull (strstr (changed.errors, "no keyring"));
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  checked = run_line ("check");
  g_assert_cmpint (checked.status, ==, 1);
  said = provider_get_said (other, "imaps");
  g_assert_nonnull (strstr (said, "CAPABILITY"));
  g_assert_null (strstr (said, "LOGIN"));
  g_assert_null (strstr (said, "AUTHENTICATE"));
}

/* Lets the provider's own file, and not the user, say where IMAP is */
static void
find_imap (Customer *customer, guint port)
{
  g_autofree char *name = g_strdup_printf ("%s.account", customer->id);
  g_autofree char *path = g_build_filename (customer->home, "config", "signet", "accounts", name,
                                            NULL);
  g_autofree char *text = g_strdup_printf (
      "<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">"
      "<domain>example.org</domain><incomingServer type=\"imap\"><hostname>localhost</hostname>"
      "<port>%u</port><socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>"
      "<authentication>password-cleartext</authentication></incomingServer>"
      "</emailProvider></clientConfig>",
      port);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_free (home_write (customer->home, "config/signet/providers/example.org.xml", text));
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  g_key_file_remove_key (file, "imap", "SetHost", NULL);
  g_key_file_remove_key (file, "imap", "SetPort", NULL);
  g_key_file_save_to_file (file, path, &error);
  g_assert_no_error (error);
}

static char *
look_up_at (const char *host)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
      tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "secret-tool", "lookup",
                               "service", "imap", "host", host, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* Where a server is found elsewhere, other programs find its password there, too. */
static void
test_found (Customer *customer, gconstpointer unused)
{
  g_autofree char *services = g_strdup_printf (
      "imaps=0 submissions=%u", provider_get_port (customer->provider, "submissions"));
  g_autofree char *before = look_up_at ("127.0.0.1");
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_auto (Run) checked = { 0 };

  g_assert_cmpstr (before, ==, PROVIDER_PASSWORD);
  g_clear_pointer (&customer->provider, provider_free);
  customer->provider = provider_new (customer->home, services);
  find_imap (customer, provider_get_port (customer->provider, "imaps"));
  checked = run_line ("check");
  g_test_message ("%s%s", checked.output, checked.errors);
  g_assert_cmpint (checked.status, ==, 0);
  old = look_up_at ("127.0.0.1");
  new = look_up_at ("localhost");
  g_assert_cmpstr (old, ==, "");
  g_assert_cmpstr (new, ==, PROVIDER_PASSWORD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CUSTOMER_TEST ("/moved/other-mode", customer_set_up_account, test_moved);
  CUSTOMER_TEST ("/moved/lost-encryption", customer_set_up_account, test_lost);
  CUSTOMER_TEST ("/moved/untrusted", customer_set_up_account, test_untrusted);
  CUSTOMER_TEST ("/moved/typed", customer_set_up_account, test_typed);
  CUSTOMER_TEST ("/moved/found", customer_set_up_account, test_found);
  return g_test_run ();
}
