/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Certificates that do not verify and are trusted by their fingerprint, on the command line.
 */
#include "customer.h"
#include "run.h"

#include <string.h>

static char *
get_fingerprint (Customer *customer)
{
  g_auto (Run) probed = run_format ("probe --json --imap=127.0.0.1:%u --security=tls 127.0.0.1",
                                    provider_get_port (customer->provider, "imaps"));
  const char *found = strstr (probed.output, "\"spki_sha256\":\"");

  g_assert_cmpint (probed.status, ==, 1);
  g_assert_nonnull (found);
  return g_strndup (found + strlen ("\"spki_sha256\":\""), 64);
}

static void
test_trust (Customer *customer, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (customer);
  g_autofree char *wrong = g_strnfill (64, 'a');
  g_autofree char *services = NULL;
  g_auto (Run) forgotten = run_format ("set %s --no-check imap.ca-file=auto smtp.ca-file=auto",
                                       customer->id);
  g_auto (Run) untrusted = run_line ("check");
  g_auto (Run) refused = run_format ("trust %s imap --sha256=%s", customer->id, wrong);
  g_auto (Run) imap = run_format ("trust %s imap --sha256=%s", customer->id, fingerprint);
  g_auto (Run) smtp = run_format ("trust %s smtp --sha256=%s", customer->id, fingerprint);
  g_auto (Run) listed = run_line ("trust --list --json");
  g_auto (Run) trusted = run_line ("check");
  g_auto (Run) changed = { 0 };

  g_assert_cmpint (forgotten.status, ==, 0);
  g_assert_cmpint (untrusted.status, ==, 1);
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_cmpint (imap.status, ==, 0);
  g_assert_cmpint (smtp.status, ==, 0);
  g_assert_nonnull (strstr (listed.output, fingerprint));
  g_assert_null (strstr (listed.output, wrong));
  g_assert_cmpint (trusted.status, ==, 0);
  services = g_strdup_printf ("imaps=%u submissions=%u",
                              provider_get_port (customer->provider, "imaps"),
                              provider_get_port (customer->provider, "submissions"));
  provider_free (customer->provider);
  customer->provider = provider_new (customer->home, services);
  changed = run_line ("check");
  g_assert_cmpint (changed.status, ==, 1);
  g_assert_nonnull (strstr (changed.output, "another key"));
}

static void
test_trust_at_first (Customer *customer, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (customer);
  g_auto (Run) added = run_format (
      "add " PROVIDER_USER " --imap=127.0.0.1:%u --smtp=127.0.0.1:%u --password-file '%s' "
      "--trust-sha256=%s",
      provider_get_port (customer->provider, "imaps"),
      provider_get_port (customer->provider, "submissions"), customer->password_file, fingerprint);
  g_auto (Run) checked = run_line ("check");
  g_auto (Run) listed = run_line ("trust --list");
  g_auto (Run) removed = run_line ("trust " PROVIDER_USER " --remove");
  g_auto (Run) empty = run_line ("trust --list");
  g_auto (Run) untrusted = run_line ("check");

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_cmpstr (listed.output, !=, "");
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpstr (empty.output, ==, "");
  g_assert_cmpint (untrusted.status, ==, 1);
}

/* Nothing has to be excused once the authority is known, so the pin goes by itself. */
static void
test_trust_no_longer_needed (Customer *customer, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (customer);
  g_auto (Run) forgotten = run_format ("set %s --no-check imap.ca-file=auto smtp.ca-file=auto",
                                       customer->id);
  g_auto (Run) untrusted = run_line ("check");
  g_auto (Run) imap = run_format ("trust %s imap --sha256=%s", customer->id, fingerprint);
  g_auto (Run) smtp = run_format ("trust %s smtp --sha256=%s", customer->id, fingerprint);
  g_auto (Run) trusted = run_line ("check");
  g_auto (Run) listed = run_line ("trust --list");
  g_auto (Run)
      known = run_format ("set %s --no-check 'imap.ca-file=%s/ca.pem' 'smtp.ca-file=%s/ca.pem'",
                          customer->id, customer->home, customer->home);
  g_auto (Run) still = run_line ("trust --list");
  g_auto (Run) verified = run_line ("check");
  g_auto (Run) empty = run_line ("trust --list");

  g_assert_cmpint (forgotten.status, ==, 0);
  g_assert_cmpint (untrusted.status, ==, 1);
  g_assert_cmpint (imap.status, ==, 0);
  g_assert_cmpint (smtp.status, ==, 0);
  g_assert_cmpint (trusted.status, ==, 0);
  g_assert_cmpstr (listed.output, !=, "");
  g_assert_cmpint (known.status, ==, 0);
  g_assert_cmpstr (still.output, ==, listed.output);
  g_assert_cmpint (verified.status, ==, 0);
  g_assert_cmpstr (empty.output, ==, "");
}

/* One protocol's CA file is good for its own server only. */
static void
test_own_ca_file (Customer *customer, gconstpointer unused)
{
  g_auto (Run) both = run_line ("check");
  g_auto (Run) forgotten = run_format ("set %s --no-check smtp.ca-file=auto", customer->id);
  g_auto (Run) one = run_line ("check");

  g_assert_cmpint (both.status, ==, 0);
  g_assert_cmpint (forgotten.status, ==, 0);
  g_assert_cmpint (one.status, ==, 1);
  g_assert_nonnull (strstr (one.output, "SMTP"));
  g_assert_nonnull (strstr (one.output, "SHA-256"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CUSTOMER_TEST ("/trust/kept", customer_set_up_account, test_trust);
  CUSTOMER_TEST ("/trust/at-first", customer_set_up, test_trust_at_first);
  CUSTOMER_TEST ("/trust/no-longer-needed", customer_set_up_account, test_trust_no_longer_needed);
  CUSTOMER_TEST ("/trust/own-ca-file", customer_set_up_account, test_own_ca_file);
  return g_test_run ();
}
