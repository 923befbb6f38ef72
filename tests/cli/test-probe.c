/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Probes of loopback, and the JSON that comes of them.
 */
#include "peer.h"
#include "run.h"

#include <json-glib/json-glib.h>

#include <string.h>

static const char *const service_members[] = {
  "protocol", "status",    "host",  "port", "security", "outcome",    "explanation", "tls",
  "auth",     "mechanism", "login", "user", "source",   "elapsed_ms", "attempts",
};

static JsonNode *
parse_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (line, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

static JsonObject *
get_service (JsonNode *report, guint index)
{
  JsonArray *services = json_object_get_array_member (json_node_get_object (report), "services");

  g_assert_cmpuint (json_array_get_length (services), >, index);
  return json_array_get_object_element (services, index);
}

static guint
count_results (JsonNode *report)
{
  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (report), "services"));
}

static void
assert_member (JsonObject *object, const char *name, const char *value)
{
  g_assert_cmpstr (json_object_get_string_member_with_default (object, name, NULL), ==, value);
}

static void
assert_shape (JsonObject *service)
{
  JsonObject *explanation = json_object_get_object_member (service, "explanation");

  for (guint i = 0; i < G_N_ELEMENTS (service_members); i++)
    if (!json_object_has_member (service, service_members[i]))
      g_error ("The member “%s” is missing.", service_members[i]);
  g_assert_cmpuint (json_object_get_size (service), ==, G_N_ELEMENTS (service_members));
  g_assert_nonnull (json_object_get_string_member (explanation, "title"));
  g_assert_nonnull (json_object_get_string_member (explanation, "reason"));
  g_assert_true (json_object_has_member (explanation, "remedy"));
}

static void
test_refused (void)
{
  guint16 port = peer_refusing_port ();
  g_auto (Run) run = run_format ("probe --json --security=tls --imap=127.0.0.1:%u 127.0.0.1", port);
  g_autoptr (JsonNode) report = parse_line (run.output);
  JsonObject *service = get_service (report, 0);
  JsonArray *attempts = json_object_get_array_member (service, "attempts");
  JsonObject *attempt = json_array_get_object_element (attempts, 0);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_true (strchr (run.output, '\n') == run.output + strlen (run.output) - 1);
  assert_member (json_node_get_object (report), "target", "127.0.0.1");
  assert_shape (service);
  assert_member (service, "protocol", "imap");
  assert_member (service, "status", "failed");
  assert_member (service, "outcome", "refused");
  assert_member (service, "host", "127.0.0.1");
  assert_member (service, "security", "tls");
  assert_member (service, "login", "not-tried");
  g_assert_cmpint (json_object_get_int_member (service, "port"), ==, port);
  g_assert_true (json_object_get_null_member (service, "tls"));
  g_assert_cmpuint (json_array_get_length (attempts), ==, 1);
  assert_member (attempt, "outcome", "refused");
}

/* GOption would take TARGET for the value of --imap, and complain of a missing target. */
static void
test_bare_option_swallows_nothing (void)
{
  guint16 port = peer_refusing_port ();
  g_auto (Run) run = run_format ("probe --security=tls --imap 127.0.0.1:%u --json", port);
  g_autoptr (JsonNode) report = parse_line (run.output);
  g_autofree char *target = g_strdup_printf ("127.0.0.1:%u", port);

  g_assert_cmpint (run.status, ==, 1);
  assert_member (json_node_get_object (report), "target", target);
  g_assert_cmpuint (count_results (report), ==, 1);
  assert_member (get_service (report, 0), "protocol", "imap");
}

static void
assert_targets (const Run *run, const char *first, const char *second)
{
  g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonNode) report = parse_line (lines[i]);
      JsonObject *object = json_node_get_object (report);

      g_hash_table_add (seen, g_strdup (json_object_get_string_member (object, "target")));
    }
  g_assert_true (g_hash_table_contains (seen, first));
  g_assert_true (g_hash_table_contains (seen, second));
}

static void
test_targets_file (void)
{
  guint16 port = peer_refusing_port ();
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autofree char *input = g_strdup_printf (
      "# mine\n\n  imaps://127.0.0.1:%u\r\nsmtps://127.0.0.1:%u # out\n", port, port);
  g_autofree char *first = g_strdup_printf ("imaps://127.0.0.1:%u", port);
  g_autofree char *second = g_strdup_printf ("smtps://127.0.0.1:%u", port);
  g_auto (Run)
      run = run_finish (run_start (launcher, "probe --json --jobs=1 --targets-file=-"), input);

  assert_targets (&run, first, second);
}

static void
test_quiet (void)
{
  g_auto (Run) run = run_format ("probe --quiet --security=tls --imap=127.0.0.1:%u 127.0.0.1",
                                 peer_refusing_port ());

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.output, ==, "");
  g_assert_cmpstr (run.errors, ==, "");
}

static void
test_text (void)
{
  guint16 port = peer_refusing_port ();
  g_auto (Run) run = run_format ("probe --security=tls --imap=127.0.0.1:%u 127.0.0.1", port);
  g_autofree char *start = g_strdup_printf ("IMAP  127.0.0.1  %-5u  TLS       ", port);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_str_has_prefix (run.output, start));
  g_assert_null (strchr (run.output, '\033'));
  g_assert_cmpstr (run.errors, ==, "");
}

static const char login_script[] = "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                                   "C: A1 AUTHENTICATE PLAIN \n"
                                   "S: A1 OK welcome\n"
                                   "C: A2 LOGOUT";

static Run
run_with_password (const char *password, const char *options, guint16 port)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autofree char *line = g_strdup_printf (
      "probe --json --security=none --password-file=- %s --imap=127.0.0.1:%u ada@example.org",
      options, port);

  return run_finish (run_start (launcher, line), password);
}

static void
test_plaintext_login (void)
{
  g_autoptr (Peer) peer = peer_new (login_script);
  g_auto (Run) run = run_with_password ("correct horse 9\n", "--no-require-ssl --trace",
                                        peer_get_port (peer));
  g_autoptr (JsonNode) report = parse_line (run.output);
  JsonObject *service = get_service (report, 0);

  g_assert_cmpint (run.status, ==, 0);
  assert_shape (service);
  assert_member (service, "status", "ok");
  assert_member (service, "outcome", "ok");
  assert_member (service, "login", "ok");
  assert_member (service, "mechanism", "PLAIN");
  assert_member (service, "user", "ada@example.org");
  assert_member (service, "security", "none");
  g_assert_nonnull (strstr (run.errors, "S: * OK"));
  g_assert_nonnull (strstr (run.errors, "AUTHENTICATE PLAIN ***"));
  g_assert_null (strstr (run.errors, "correct horse 9"));
}

/* Rules 6 and 7: neither what the server repeats nor how it writes gets to a terminal. */
static void
test_trace_is_safe (void)
{
  g_autoptr (Peer) peer = peer_new (
      "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] \033[31m\342\200\256ready\n"
      "C: A1 AUTHENTICATE PLAIN \n"
      "S: * OK you said correct horse 9, or AGFkYQBjb3JyZWN0IGhvcnNlIDk=\n"
      "S: A1 OK welcome\n"
      "C: A2 LOGOUT");
  g_auto (Run) run = run_with_password ("correct horse 9\n", "--no-require-ssl --trace",
                                        peer_get_port (peer));

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.errors, "\\u{001B}[31m\\u{202E}ready"));
  g_assert_nonnull (strstr (run.errors, "you said ***, or ***"));
  g_assert_null (strstr (run.errors, "correct horse 9"));
  g_assert_null (strchr (run.errors, '\033'));
}

static void
test_no_password (void)
{
  g_autoptr (Peer) peer = peer_new ("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                                    "C: A1 LOGOUT");
  g_auto (Run) run = run_format (
      "probe --json --security=none --no-require-ssl --imap=127.0.0.1:%u ada@example.org",
      peer_get_port (peer));
  g_autoptr (JsonNode) report = parse_line (run.output);

  g_assert_cmpint (run.status, ==, 0);
  assert_member (get_service (report, 0), "login", "not-tried");
}

static void
test_require_ssl_contradicts (void)
{
  g_autoptr (Peer) peer = peer_new (login_script);
  g_auto (Run) run = run_with_password ("correct horse 9\n", "", peer_get_port (peer));

  g_assert_cmpint (run.status, ==, 2);
  g_assert_cmpstr (run.output, ==, "");
  g_assert_cmpuint (peer_count (peer), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/probe/refused", test_refused);
  g_test_add_func ("/cli/probe/bare-option-swallows-nothing", test_bare_option_swallows_nothing);
  g_test_add_func ("/cli/probe/targets-file", test_targets_file);
  g_test_add_func ("/cli/probe/quiet", test_quiet);
  g_test_add_func ("/cli/probe/text", test_text);
  g_test_add_func ("/cli/probe/plaintext-login", test_plaintext_login);
  g_test_add_func ("/cli/probe/trace-is-safe", test_trace_is_safe);
  g_test_add_func ("/cli/probe/no-password", test_no_password);
  g_test_add_func ("/cli/probe/require-ssl-contradicts", test_require_ssl_contradicts);
  return g_test_run ();
}
