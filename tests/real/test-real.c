/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whole journeys: the built program against real Dovecot and Exim, one case for each. What is said
 * is read from its JSON; what was done, from the packets on the link and the servers' own logs.
 */
#include "capture.h"
#include "expectation.h"
#include "server-log.h"
#include "table.h"

#include <signal.h>

#define ADA         "correct horse 9"
#define FAILED_AUTH "(?:Password mismatch|[Uu]nknown user|authenticator failed)"

static LabRun *
run_against (const char *server, const char *user, const char *options, const char *password)
{
  g_autofree char *arguments = g_strdup_printf (
      "%s --imap=%s.lab.test --smtp=%s.lab.test --password-file=-%s%s", user, server, server,
      options[0] != '\0' ? " " : "", options);

  return lab_run (arguments, password);
}

static char *
fill_in (const Journey *journey)
{
  const char *pattern = journey->arguments != NULL ? journey->arguments
                                                   : "ada@lab.test --imap=%s --smtp=%s";
  g_autofree char *host = g_strconcat (journey->server, ".lab.test", NULL);
  GString *filled = g_string_new (pattern);

  g_string_replace (filled, "%s", host, 0);
  if (journey->options != NULL)
    g_string_append_printf (filled, " %s", journey->options);
  if (journey->password != NULL)
    g_string_append (filled, " --password-file=-");
  return g_string_free (filled, FALSE);
}

/* The sanitizers make the program slower; what the limits are to find is seconds too long. */
static void
test_journey (gconstpointer data)
{
  const Journey *journey = data;
  g_autofree char *arguments = fill_in (journey);
  g_autoptr (LabRun) run = lab_run (arguments, journey->password);

  g_assert_cmpint (run->status, ==, journey->status);
  g_assert_cmpuint (run->elapsed_ms, <=, journey->limit_ms != 0 ? journey->limit_ms : 4000);
  if (journey->imap.outcome != NULL)
    expectation_check (run, "imap", &journey->imap);
  if (journey->pop3.outcome != NULL)
    expectation_check (run, "pop3", &journey->pop3);
  if (journey->smtp.outcome != NULL)
    expectation_check (run, "smtp", &journey->smtp);
}

/* DESIGN: a healthy server sees one connection per protocol. */
static void
test_one_connection_each (void)
{
  g_autoptr (LabRun) run = run_against ("open", "ada@lab.test", "", ADA);

  g_assert_cmpint (run->status, ==, 0);
  capture_settle ();
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.10", 993), ==, 1);
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.10", 465), ==, 1);
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.10", 0), ==, 2);
}

/* Rule 1: with Require SSL nothing of a log-in leaves in clear. */
static void
test_nothing_in_clear (gconstpointer server_and_address)
{
  const char *const *pair = server_and_address;
  g_autoptr (LabRun) run = run_against (pair[0], "ada@lab.test", "", ADA);
  const Expectation refused = { "unencrypted-only", .login = "refused" };

  g_assert_cmpint (run->status, ==, 1);
  expectation_check (run, "imap", &refused);
  expectation_check (run, "smtp", &refused);
  capture_assert_no_login (run->capture_start, pair[1], "ada@lab.test", ADA);
}

/* Where the server would take a password before TLS, it gets it after. */
static void
test_nothing_before_starttls (void)
{
  g_autoptr (LabRun) run = run_against ("startclear", "ada@lab.test", "", ADA);
  const Expectation imap = { "ok", 143, "starttls", "ok" };
  const Expectation smtp = { "ok", 587, "starttls", "ok" };

  g_assert_cmpint (run->status, ==, 0);
  expectation_check (run, "imap", &imap);
  expectation_check (run, "smtp", &smtp);
  capture_assert_no_login (run->capture_start, "10.88.0.13", "ada@lab.test", ADA);
}

/* A certificate error is no leave for anything, not even where plaintext is allowed. */
static void
test_untrusted_is_not_plaintext (gconstpointer server_and_address)
{
  const char *const *pair = server_and_address;
  g_autoptr (LabRun) run = run_against (pair[0], "ada@lab.test", "--no-require-ssl", ADA);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (lab_run_service (run, "imap"), "outcome"), ==,
                   pair[2]);
  capture_assert_no_login (run->capture_start, pair[1], "ada@lab.test", ADA);
}

/* That the search above can find something: here plaintext is allowed, and goes over the one
 * connection on which STARTTLS was not offered. */
static void
test_plaintext_is_seen (void)
{
  g_autoptr (LabRun) run = run_against ("notls", "ada@lab.test", "--no-require-ssl", ADA);
  g_autofree char *sent = NULL;

  g_assert_cmpint (run->status, ==, 0);
  capture_settle ();
  sent = capture_sent (run->capture_start, "10.88.0.14");
  g_assert_nonnull (strstr (sent, "AGFkYUBsYWIudGVzdABjb3JyZWN0IGhvcnNlIDk="));
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.14", 143), ==, 1);
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.14", 587), ==, 1);
}

static void
check_tries (const char *options, guint expected)
{
  const Expectation rejected = { "login-rejected", .login = "rejected" };
  gsize imap_start = server_log_length ("LAB_IMAP_LOG");
  gsize smtp_start = server_log_length ("LAB_SMTP_LOG");
  g_autoptr (LabRun) run = run_against ("open", "ada@lab.test", options, "wrong");
  g_autofree char *imap = NULL;
  g_autofree char *smtp = NULL;

  g_assert_cmpint (run->status, ==, 1);
  expectation_check (run, "imap", &rejected);
  expectation_check (run, "smtp", &rejected);
  imap = server_log_wait ("LAB_IMAP_LOG", imap_start, "imap-login: .*auth failed");
  smtp = server_log_wait ("LAB_SMTP_LOG", smtp_start, "SMTP connection .*closed");
  g_assert_cmpuint (server_log_count (imap, FAILED_AUTH), ==, expected);
  g_assert_cmpuint (server_log_count (smtp, FAILED_AUTH), ==, expected);
  capture_settle ();
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.10", 0), ==, 2);
}

/* Lock-outs: two tries at most, where the user name was only derived from the address. */
static void
test_wrong_password (void)
{
  check_tries ("", 2);
}

static void
test_wrong_password_own_user (void)
{
  check_tries ("--user=ada@lab.test", 1);
}

static void
test_second_user_name (void)
{
  const Expectation imap = { "ok", 993, "tls", "ok" };
  g_autoptr (LabRun) run = run_against ("open", "ben@lab.test", "", "battery staple 8");

  g_assert_cmpint (run->status, ==, 0);
  expectation_check (run, "imap", &imap);
  g_assert_cmpstr (json_object_get_string_member (lab_run_service (run, "imap"), "user"), ==,
                   "ben");
  g_assert_cmpstr (json_object_get_string_member (lab_run_service (run, "smtp"), "user"), ==,
                   "ben");
}

static void
test_client_certificate (void)
{
  const Expectation imap = { "ok", 993, "tls", "ok" }, smtp = { "ok", 465, "tls", "ok" };
  g_autofree char *option = g_strconcat (
      "--client-certificate=", lab_env ("LAB_CLIENT_CERTIFICATE"), NULL);
  g_autoptr (LabRun) run = run_against ("wantcert", "ada@lab.test", option, ADA);

  g_assert_cmpint (run->status, ==, 0);
  expectation_check (run, "imap", &imap);
  expectation_check (run, "smtp", &smtp);
}

/* Without a password nothing of the user's is ever sent: the servers see no log-in. */
static void
test_no_password (void)
{
  const Expectation imap = { "ok", 993, "tls", "not-tried" };
  gsize start = server_log_length ("LAB_IMAP_LOG");
  g_autoptr (LabRun) run = lab_run ("ada@lab.test --imap=open.lab.test", NULL);
  g_autofree char *log = NULL;

  g_assert_cmpint (run->status, ==, 0);
  expectation_check (run, "imap", &imap);
  log = server_log_wait ("LAB_IMAP_LOG", start, "imap-login: .*lip=10\\.88\\.0\\.10");
  g_assert_cmpuint (server_log_count (log, "no auth attempts"), ==, 1);
}

/* An option that contradicts Require SSL is refused before anything is sent. */
static void
test_contradiction (void)
{
  g_autoptr (LabRun) run = run_against ("open", "ada@lab.test", "--security=none", ADA);

  g_assert_cmpint (run->status, ==, 2);
  capture_settle ();
  g_assert_cmpuint (capture_count_connections (run->capture_start, "10.88.0.10", 0), ==, 0);
}

static void
wait_for_connection (gsize start, const char *address)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (capture_count_connections (start, address, 0) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_thread_yield ();
    }
}

/* In the middle of everything: a prompt end that keeps what is known. */
static void
test_interrupt (void)
{
  gsize capture_start = capture_length ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
      process = lab_spawn ("ada@lab.test --imap=alldropped.lab.test --smtp=open.lab.test", &error);
  g_autoptr (LabRun) run = NULL;
  gint64 start;

  g_assert_no_error (error);
  wait_for_connection (capture_start, "10.88.0.36");
  start = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGINT);
  run = lab_run_end (process, NULL, start, capture_start);
  g_assert_cmpint (run->status, ==, 3);
  g_assert_cmpuint (run->elapsed_ms, <, 1000);
  g_assert_nonnull (run->report);
  g_assert_cmpstr (json_object_get_string_member (lab_run_service (run, "imap"), "status"), ==,
                   "failed");
}

static void
add_safety_tests (void)
{
  static const char *const notls[] = { "notls", "10.88.0.14" };
  static const char *const black_holed[] = { "notlsdrop", "10.88.0.15" };
  static const char *const expired[] = { "expired", "10.88.0.20", "untrusted" };
  static const char *const too_old[] = { "tls10", "10.88.0.19", "tls-too-old" };

  g_test_add_func ("/real/safety/one-connection-each", test_one_connection_each);
  g_test_add_data_func ("/real/safety/nothing-in-clear", notls, test_nothing_in_clear);
  g_test_add_data_func ("/real/safety/nothing-in-clear/black-holed", black_holed,
                        test_nothing_in_clear);
  g_test_add_func ("/real/safety/nothing-before-starttls", test_nothing_before_starttls);
  g_test_add_data_func ("/real/safety/untrusted-is-not-plaintext", expired,
                        test_untrusted_is_not_plaintext);
  g_test_add_data_func ("/real/safety/too-old-is-not-plaintext", too_old,
                        test_untrusted_is_not_plaintext);
  g_test_add_func ("/real/safety/plaintext-is-seen", test_plaintext_is_seen);
  g_test_add_func ("/real/safety/no-password", test_no_password);
  g_test_add_func ("/real/safety/contradiction", test_contradiction);
  g_test_add_func ("/real/login/wrong-password", test_wrong_password);
  g_test_add_func ("/real/login/wrong-password/own-user", test_wrong_password_own_user);
  g_test_add_func ("/real/login/second-user-name", test_second_user_name);
  g_test_add_func ("/real/login/client-certificate", test_client_certificate);
  g_test_add_func ("/real/interrupt", test_interrupt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* One journey that fails leaves the others to be taken. */
  g_test_set_nonfatal_assertions ();
  for (const Journey *journey = journeys; journey->name != NULL; journey++)
    {
      g_autofree char *path = g_strconcat ("/real/journey/", journey->name, NULL);

      g_test_add_data_func (path, journey, test_journey);
    }
  add_safety_tests ();
  return g_test_run ();
}
