/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "find" without a network: what a site file says, and guesses.
 */
#include "run.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FILE_BEGIN "<clientConfig><emailProvider><domain>example.org</domain>"
#define FILE_END   "</emailProvider></clientConfig>"

#define SERVER(element, type, host, port, mode, more)                                              \
  "<" element " type=\"" type "\"><hostname>" host "</hostname><port>" port                        \
  "</port><socketType>" mode "</socketType>" more "</" element ">"

#define SITE_FILE                                                                                  \
  FILE_BEGIN SERVER ("outgoingServer", "smtp", "smtp.example.net", "25", "plain", "")              \
      SERVER ("incomingServer", "imap", "imap.example.org", "143", "STARTTLS",                     \
              "<username>%EMAILLOCALPART%</username><authentication>plain</authentication>")       \
          SERVER ("incomingServer", "imap", "imap.example.org", "993", "SSL",                      \
                  "") "<documentation url=\"https://example.org/help\"/>" FILE_END

#define OAUTH_FILE                                                                                 \
  FILE_BEGIN SERVER ("incomingServer", "imap", "imap.example.org", "993", "SSL",                   \
                     "<authentication>OAuth2</authentication>") FILE_END

/* Runs "find" with a site file for example.org. */
static Run
find (const char *site_file, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("signet-find-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (home, "signet", "providers", NULL);
  g_autofree char *file = g_build_filename (folder, "example.org.xml", NULL);
  g_autofree char *middle = g_build_filename (home, "signet", NULL);
  Run run;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, site_file, -1, NULL));
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  run = run_finish (run_start (launcher, line), NULL);
  g_unlink (file);
  g_rmdir (folder);
  g_rmdir (middle);
  g_rmdir (home);
  return run;
}

static void
test_json (void)
{
  g_auto (Run) run = find (SITE_FILE, "find --json --sources=site Ada@Example.org");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_cmpstr (
      run.output, ==,
      "{\"domain\":\"example.org\",\"candidates\":["
      "{\"protocol\":\"imap\",\"host\":\"imap.example.org\",\"port\":993,\"security\":\"tls\","
      "\"user\":null,\"auth\":[],\"source\":\"site\",\"authenticated\":true,"
      "\"documentation\":\"https://example.org/help\"},"
      "{\"protocol\":\"imap\",\"host\":\"imap.example.org\",\"port\":143,\"security\":\"starttls\","
      "\"user\":\"Ada\",\"auth\":[\"password-cleartext\"],\"source\":\"site\","
      "\"authenticated\":true,\"documentation\":\"https://example.org/help\"},"
      "{\"protocol\":\"smtp\",\"host\":\"smtp.example.net\",\"port\":25,\"security\":\"none\","
      "\"user\":null,\"auth\":[],\"source\":\"site\",\"authenticated\":true,"
      "\"documentation\":\"https://example.org/help\"}]}\n");
}

static void
test_text (void)
{
  g_auto (Run) run = find (SITE_FILE, "find --sources=site ada@example.org");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.output, ==,
                   "IMAP  imap.example.org  993    TLS       site        trusted\n"
                   "IMAP  imap.example.org  143    STARTTLS  site        trusted, user name ada\n"
                   "SMTP  smtp.example.net  25     None      site        trusted\n"
                   "Help of the provider: https://example.org/help\n");
}

static void
test_oauth (void)
{
  g_auto (Run) run = find (OAUTH_FILE, "find --sources=site ada@example.org");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.output, "web page"));
}

static void
test_nothing (void)
{
  g_auto (Run) text = find (SITE_FILE, "find --sources=site ada@example.net");
  g_auto (Run) json = find (SITE_FILE, "find --sources=site --json ada@example.net");

  g_assert_cmpint (text.status, ==, 1);
  g_assert_cmpstr (text.output, ==, "Nothing on the network says which servers example.net has.\n");
  g_assert_cmpint (json.status, ==, 1);
  g_assert_cmpstr (json.output, ==, "{\"domain\":\"example.net\",\"candidates\":[]}\n");
}

/* Guesses are an answer only to who asks for them. */
static void
test_guesses (void)
{
  g_auto (Run) run = find (SITE_FILE, "find --sources=guess --json ada@example.net");
  g_autoptr (JsonNode) root = NULL;
  JsonArray *candidates;
  JsonObject *first;

  g_assert_cmpint (run.status, ==, 0);
  root = json_from_string (run.output, NULL);
  candidates = json_object_get_array_member (json_node_get_object (root), "candidates");
  g_assert_cmpuint (json_array_get_length (candidates), ==, 10);
  first = json_array_get_object_element (candidates, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "host"), ==, "imap.example.net");
  g_assert_true (json_object_get_null_member (first, "port"));
  g_assert_cmpstr (json_object_get_string_member (first, "security"), ==, "auto");
  g_assert_true (json_object_get_boolean_member (first, "authenticated"));
}

static void
test_help (void)
{
  g_auto (Run) run = run_line ("find --help");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.output, "signet find"));
  g_assert_nonnull (strstr (run.output, "--sources=LIST"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/json", test_json);
  g_test_add_func ("/find/text", test_text);
  g_test_add_func ("/find/oauth", test_oauth);
  g_test_add_func ("/find/nothing", test_nothing);
  g_test_add_func ("/find/guesses", test_guesses);
  g_test_add_func ("/find/help", test_help);
  return g_test_run ();
}
