/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The life of an account on the command line, against the demo provider: kept, shown, checked,
 * changed, removed, and the password where it belongs and nowhere else.
 */
#include "peer.h"
#include "provider.h"
#include "run.h"
#include "secret-search.h"

#include <json-glib/json-glib.h>

#include <string.h>

typedef struct
{
  char *home;
  char *password_file;
  char *wrong_file;
  Provider *provider;
  char *options; /* what probe and add take to find the provider */
  char *id;
} Fixture;

static Run
run (Fixture *fixture, const char *line)
{
  return run_line (line);
}

static char *
find_id (void)
{
  g_auto (Run) list = run_line ("list --json");
  g_autoptr (JsonNode) node = json_from_string (list.output, NULL);
  JsonArray *accounts;

  g_assert_cmpint (list.status, ==, 0);
  accounts = json_object_get_array_member (json_node_get_object (node), "accounts");
  if (json_array_get_length (accounts) == 0)
    return NULL;
  g_assert_cmpuint (json_array_get_length (accounts), ==, 1);
  return g_strdup (
      json_object_get_string_member (json_array_get_object_element (accounts, 0), "id"));
}

static void
add (Fixture *fixture)
{
  g_auto (Run) added = run_format ("add %s --password-file '%s' --json", fixture->options,
                                   fixture->password_file);

  g_assert_cmpstr (added.errors, ==, "");
  g_assert_cmpint (added.status, ==, 0);
  fixture->id = find_id ();
  g_assert_nonnull (fixture->id);
  g_assert_nonnull (strstr (added.output, fixture->id));
}

static void
set_up_nothing (Fixture *fixture, gconstpointer unused)
{
  fixture->home = home_new ();
  fixture->password_file = home_write (fixture->home, "given/password", PROVIDER_PASSWORD "\n");
  fixture->wrong_file = home_write (fixture->home, "given/wrong", "wrong horse 8\n");
  fixture->provider = provider_new (fixture->home, "imap=0 imaps=0 submission=0 submissions=0");
  fixture->options = g_strdup_printf (
      PROVIDER_USER " --imap=127.0.0.1:%u --smtp=127.0.0.1:%u '--ca-file=%s/ca.pem'",
      provider_get_port (fixture->provider, "imaps"),
      provider_get_port (fixture->provider, "submissions"), fixture->home);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  set_up_nothing (fixture, unused);
  add (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  provider_free (fixture->provider);
  g_free (fixture->password_file);
  g_free (fixture->wrong_file);
  g_free (fixture->options);
  g_free (fixture->id);
  home_free (fixture->home);
}

/* What other programs find in the keyring, or NULL. */
static char *
look_up (const char *service)
{
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "secret-tool", "lookup",
                           "service", service, "user", PROVIDER_USER, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (output != NULL && *output == '\0')
    g_clear_pointer (&output, g_free);
  return output;
}

static void
assert_kept_password (const char *expected)
{
  g_autofree char *incoming = look_up ("imap");
  g_autofree char *outgoing = look_up ("smtp");

  g_assert_cmpstr (incoming, ==, expected);
  g_assert_cmpstr (outgoing, ==, expected);
}

static JsonNode *
show (Fixture *fixture)
{
  g_auto (Run) shown = run_format ("show --json %s", fixture->id);
  JsonNode *node = json_from_string (shown.output, NULL);

  g_assert_cmpint (shown.status, ==, 0);
  g_assert_nonnull (node);
  return node;
}

static void
assert_imap (Fixture *fixture, guint port, const char *security)
{
  g_autoptr (JsonNode) account = show (fixture);
  JsonArray *services = json_object_get_array_member (json_node_get_object (account), "services");
  JsonObject *imap = json_array_get_object_element (services, 0);

  g_assert_cmpstr (json_object_get_string_member (imap, "protocol"), ==, "imap");
  g_assert_cmpint (json_object_get_int_member (imap, "port"), ==, port);
  g_assert_cmpstr (json_object_get_string_member (imap, "security"), ==, security);
}

static void
assert_status (Fixture *fixture, const char *status)
{
  g_autoptr (JsonNode) account = show (fixture);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (account), "status"), ==,
                   status);
}

static void
test_add_failed (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run)
      added = run_format ("add %s --password-file '%s'", fixture->options, fixture->wrong_file);
  g_autofree char *id = find_id ();

  g_assert_cmpint (added.status, ==, 1);
  g_assert_null (id);
  assert_kept_password (NULL);
}

static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) by_address = run (fixture, "show " PROVIDER_USER);
  g_auto (Run) unknown = run (fixture, "show nobody@example.org");

  g_assert_cmpint (by_address.status, ==, 0);
  g_assert_nonnull (strstr (by_address.output, fixture->id));
  g_assert_cmpint (unknown.status, ==, 2);
  assert_imap (fixture, provider_get_port (fixture->provider, "imaps"), "tls");
  assert_status (fixture, "ok");
  assert_kept_password (PROVIDER_PASSWORD);
}

static void
test_check (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) well = run (fixture, "check");
  g_auto (Run) failing = { 0 };
  g_autofree char *services = g_strdup_printf (
      "submissions=%u", provider_get_port (fixture->provider, "submissions"));

  g_assert_cmpint (well.status, ==, 0);
  g_assert_cmpstr (well.output, ==, "");
  g_assert_cmpstr (well.errors, ==, "");
  provider_free (fixture->provider);
  fixture->provider = provider_new (fixture->home, services);
  failing = run (fixture, "check");
  g_assert_cmpint (failing.status, ==, 1);
  g_assert_nonnull (strstr (failing.output, "IMAP worked and does not work any more."));
  g_assert_null (strstr (failing.output, "SMTP worked"));
  assert_status (fixture, "failed");
  assert_kept_password (PROVIDER_PASSWORD);
}

/* The complaint this is for: a changed setting had no effect. */
static void
test_set (Fixture *fixture, gconstpointer unused)
{
  guint port = provider_get_port (fixture->provider, "imap");
  g_auto (Run)
      changed = run_format ("set %s imap.port=%u imap.security=starttls", fixture->id, port);
  g_auto (Run) failing = run_format ("set %s imap.port=%u", fixture->id, peer_refusing_port ());
  g_auto (Run) contradicting = run_format ("set %s imap.security=none", fixture->id);
  g_auto (Run) unknown = run_format ("set %s imap.colour=red", fixture->id);

  g_assert_cmpint (changed.status, ==, 0);
  g_assert_nonnull (strstr (changed.output, "signed in as"));
  g_assert_cmpint (failing.status, ==, 1);
  g_assert_cmpint (contradicting.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 2);
  assert_imap (fixture, port, "starttls");
  assert_status (fixture, "ok");
  assert_kept_password (PROVIDER_PASSWORD);
}

static void
test_set_no_check (Fixture *fixture, gconstpointer unused)
{
  guint port = peer_refusing_port ();
  g_auto (Run) changed = run_format ("set %s --no-check imap.port=%u imap.security=starttls",
                                     fixture->id, port);
  g_auto (Run) checked = { 0 };

  g_assert_cmpint (changed.status, ==, 0);
  assert_imap (fixture, port, "starttls");
  assert_status (fixture, "unchecked");
  checked = run (fixture, "check");
  g_assert_cmpint (checked.status, ==, 1);
}

static void
test_set_password (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) wrong = run_format ("set %s --password-file '%s'", fixture->id, fixture->wrong_file);
  g_auto (Run) right = { 0 };

  g_assert_cmpint (wrong.status, ==, 1);
  assert_kept_password (PROVIDER_PASSWORD);
  right = run_format ("set %s --password-file '%s'", fixture->id, fixture->password_file);
  g_assert_cmpint (right.status, ==, 0);
  assert_kept_password (PROVIDER_PASSWORD);
}

static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) removed = run_format ("remove %s", fixture->id);
  g_auto (Run) again = run_format ("remove %s", fixture->id);
  g_autofree char *id = find_id ();

  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpint (again.status, ==, 2);
  g_assert_null (id);
  assert_kept_password (NULL);
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("config/signet/accounts/%s.account", fixture->id);
  g_autofree char *path = home_write (fixture->home, name, "rubbish");
  g_autofree char *left = NULL;
  g_auto (Run) listed = run (fixture, "list");
  g_auto (Run) removed = run_format ("remove %s", fixture->id);

  g_assert_cmpint (listed.status, ==, 3);
  g_assert_nonnull (strstr (listed.errors, fixture->id));
  g_assert_cmpint (removed.status, ==, 3);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "rubbish");
}

static void
test_no_keyring (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) added = { 0 };
  g_auto (Run) checked = { 0 };
  g_auto (Run) named = { 0 };
  g_auto (Run) removed = { 0 };
  g_autofree char *id = NULL;

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  added = run_format ("add %s --password-file '%s'", fixture->options, fixture->password_file);
  checked = run (fixture, "check");
  named = run (fixture, "set " PROVIDER_USER " name=Ada");
  removed = run (fixture, "remove " PROVIDER_USER);
  id = find_id ();
  g_assert_cmpint (added.status, ==, 0);
  g_assert_nonnull (strstr (added.errors, "no keyring"));
  g_assert_cmpint (checked.status, ==, 3);
  g_assert_cmpint (named.status, ==, 0);
  g_assert_cmpstr (named.errors, ==, "");
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_null (id);
}

/* A server where the encryption is gone says hello and is asked no more than what it can do. */
static void
test_ratchet (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (Peer) peer = peer_new ("S: * OK IMAP4rev1 ready\n"
                                    "C: A1 CAPABILITY\n"
                                    "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN\n"
                                    "S: A1 OK done\n");
  g_auto (Run) moved = run_format ("set %s --no-check imap.port=%u imap.security=starttls",
                                   fixture->id, peer_get_port (peer));
  g_auto (Run) checked = run (fixture, "check --trace");
  g_auto (Run) lax = run_format ("set %s --no-check require-ssl=false", fixture->id);
  g_auto (Run) after = run (fixture, "check --trace");

  g_assert_cmpint (moved.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_nonnull (strstr (checked.output, "may be an attack"));
  g_assert_nonnull (strstr (checked.errors, "C: A1 CAPABILITY"));
  g_assert_null (strstr (checked.errors, "AUTHENTICATE"));
  g_assert_cmpint (lax.status, ==, 0);
  g_assert_cmpint (after.status, ==, 1);
  g_assert_null (strstr (after.errors, "AUTHENTICATE"));
  assert_imap (fixture, peer_get_port (peer), "starttls");
}

/* Turning the switch on counts at once, whatever the server can do; turning it off alone lowers
 * nothing. */
static void
test_switch (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (Provider)
      plain = provider_new_player (fixture->home, "imap/good-none-confirmed.dialogue");
  guint port = provider_get_port (plain, "script");
  g_auto (Run) lax = run_format ("set %s imap.port=%u require-ssl=false", fixture->id, port);
  g_auto (Run) lowered = run_format ("set %s imap.port=%u imap.security=none require-ssl=false",
                                     fixture->id, port);
  g_auto (Run) used = run (fixture, "check --trace");
  g_auto (Run) raised = { 0 };
  g_auto (Run) checked = { 0 };

  g_assert_cmpint (lax.status, ==, 1);
  g_assert_cmpint (lowered.status, ==, 0);
  assert_imap (fixture, port, "none");
  g_assert_cmpint (used.status, ==, 0);
  g_assert_nonnull (strstr (used.errors, "AUTHENTICATE"));
  raised = run_format ("set %s require-ssl=true --timeout=4", fixture->id);
  g_assert_cmpint (raised.status, ==, 1);
  checked = run (fixture, "check --trace --timeout=4");
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_null (strstr (checked.errors, "AUTHENTICATE"));
  assert_status (fixture, "failed");
}

static char *
get_fingerprint (Fixture *fixture)
{
  g_auto (Run) probed = run_format ("probe --json --imap=127.0.0.1:%u --security=tls 127.0.0.1",
                                    provider_get_port (fixture->provider, "imaps"));
  const char *found = strstr (probed.output, "\"spki_sha256\":\"");

  g_assert_cmpint (probed.status, ==, 1);
  g_assert_nonnull (found);
  return g_strndup (found + strlen ("\"spki_sha256\":\""), 64);
}

static void
test_trust (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (fixture);
  g_autofree char *wrong = g_strnfill (64, 'a');
  g_autofree char *services = NULL;
  g_auto (Run)
      forgotten = run_format ("set %s --no-check imap.ca-file=auto smtp.ca-file=auto", fixture->id);
  g_auto (Run) untrusted = run (fixture, "check");
  g_auto (Run) refused = run_format ("trust %s imap --sha256=%s", fixture->id, wrong);
  g_auto (Run) imap = run_format ("trust %s imap --sha256=%s", fixture->id, fingerprint);
  g_auto (Run) smtp = run_format ("trust %s smtp --sha256=%s", fixture->id, fingerprint);
  g_auto (Run) listed = run (fixture, "trust --list --json");
  g_auto (Run) trusted = run (fixture, "check");
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
                              provider_get_port (fixture->provider, "imaps"),
                              provider_get_port (fixture->provider, "submissions"));
  provider_free (fixture->provider);
  fixture->provider = provider_new (fixture->home, services);
  changed = run (fixture, "check");
  g_assert_cmpint (changed.status, ==, 1);
  g_assert_nonnull (strstr (changed.output, "another key"));
}

static void
test_trust_at_first (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (fixture);
  g_auto (Run) added = run_format (
      "add " PROVIDER_USER " --imap=127.0.0.1:%u --smtp=127.0.0.1:%u --password-file '%s' "
      "--trust-sha256=%s",
      provider_get_port (fixture->provider, "imaps"),
      provider_get_port (fixture->provider, "submissions"), fixture->password_file, fingerprint);
  g_auto (Run) checked = run (fixture, "check");
  g_auto (Run) listed = run (fixture, "trust --list");
  g_auto (Run) removed = run (fixture, "trust " PROVIDER_USER " --remove");
  g_auto (Run) empty = run (fixture, "trust --list");
  g_auto (Run) untrusted = run (fixture, "check");

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_cmpstr (listed.output, !=, "");
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpstr (empty.output, ==, "");
  g_assert_cmpint (untrusted.status, ==, 1);
}

/* Nothing has to be excused once the authority is known, so the pin goes by itself. */
static void
test_trust_no_longer_needed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fingerprint = get_fingerprint (fixture);
  g_auto (Run)
      forgotten = run_format ("set %s --no-check imap.ca-file=auto smtp.ca-file=auto", fixture->id);
  g_auto (Run) untrusted = run (fixture, "check");
  g_auto (Run) imap = run_format ("trust %s imap --sha256=%s", fixture->id, fingerprint);
  g_auto (Run) smtp = run_format ("trust %s smtp --sha256=%s", fixture->id, fingerprint);
  g_auto (Run) trusted = run (fixture, "check");
  g_auto (Run) listed = run (fixture, "trust --list");
  g_auto (Run)
      known = run_format ("set %s --no-check 'imap.ca-file=%s/ca.pem'", fixture->id, fixture->home);
  g_auto (Run) still = run (fixture, "trust --list");
  g_auto (Run) verified = run (fixture, "check");
  g_auto (Run) empty = run (fixture, "trust --list");

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

static void
assert_free_of_password (const char *where, const char *bytes, gsize length)
{
  if (mock_secret_is_in (PROVIDER_PASSWORD, bytes, length))
    g_error ("The password is in %s.", where);
}

/* The kernel shows nothing of a process that is just becoming the program, or has just ended. */
static gboolean
assert_process_is_free (GSubprocess *process, const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (g_subprocess_get_identifier (process) == NULL)
    return FALSE;
  path = g_strdup_printf ("/proc/%s/%s", g_subprocess_get_identifier (process), name);
  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  assert_free_of_password (path, bytes, length);
  return length > 0;
}

static void
count_if_free (GSubprocess *process, gpointer user_data)
{
  int *n_looks = user_data;

  if (assert_process_is_free (process, "cmdline") && assert_process_is_free (process, "environ"))
    (*n_looks)++;
}

static void
assert_file_is_free (const char *path, GBytes *bytes, gpointer password_file)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_str_equal (path, password_file))
    assert_free_of_password (path, data, length);
}

/* What reads its password from a pipe cannot end before it is given one, so it is seen alive. What
 * comes later is seen as often as it says something. */
static void
assert_run_is_free (Fixture *fixture, const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  GSubprocess *process = run_start (launcher, line);
  g_auto (Run) ended = { 0 };
  int n_looks = 0;

  while (input != NULL && n_looks == 0)
    count_if_free (process, &n_looks);
  ended = run_finish_watched (process, input, count_if_free, &n_looks);
  g_assert_cmpint (ended.status, ==, 0);
  assert_free_of_password ("the output", ended.output, strlen (ended.output));
  assert_free_of_password ("the errors", ended.errors, strlen (ended.errors));
  home_foreach (fixture->home, assert_file_is_free, fixture->password_file);
}

static void
test_secrecy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *added = g_strdup_printf ("add %s --trace --password-file -", fixture->options);

  g_assert_true (
      mock_secret_is_in (PROVIDER_PASSWORD, PROVIDER_PASSWORD, strlen (PROVIDER_PASSWORD)));
  assert_run_is_free (fixture, added, PROVIDER_PASSWORD "\n");
  assert_run_is_free (fixture, "set " PROVIDER_USER " --trace --json --password-file -",
                      PROVIDER_PASSWORD "\n");
  assert_run_is_free (fixture, "check --trace --json", NULL);
  assert_run_is_free (fixture, "show --json " PROVIDER_USER, NULL);
  assert_run_is_free (fixture, "list", NULL);
}

#define ADD(path, setup, test) g_test_add (path, Fixture, NULL, setup, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/accounts/add-failed", set_up_nothing, test_add_failed);
  ADD ("/accounts/kept", set_up, test_kept);
  ADD ("/accounts/check", set_up, test_check);
  ADD ("/accounts/set", set_up, test_set);
  ADD ("/accounts/set-no-check", set_up, test_set_no_check);
  ADD ("/accounts/set-password", set_up, test_set_password);
  ADD ("/accounts/remove", set_up, test_remove);
  ADD ("/accounts/damaged", set_up, test_damaged);
  ADD ("/accounts/no-keyring", set_up_nothing, test_no_keyring);
  ADD ("/accounts/ratchet", set_up, test_ratchet);
  ADD ("/accounts/switch", set_up, test_switch);
  ADD ("/accounts/trust", set_up, test_trust);
  ADD ("/accounts/trust-at-first", set_up_nothing, test_trust_at_first);
  ADD ("/accounts/trust-no-longer-needed", set_up, test_trust_no_longer_needed);
  ADD ("/accounts/secrecy", set_up_nothing, test_secrecy);
  return g_test_run ();
}
