/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Bad input: one clear sentence on standard error, exit code 2, and nothing sent.
 */
#include "peer.h"
#include "run.h"

#include <glib/gstdio.h>

#include <string.h>

#define LABEL_60 "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"

typedef struct
{
  const char *name;
  const char *line;
  const char *says; /* a part of the sentence */
} BadInput;

static const BadInput bad_inputs[] = {
  { "no-command", "", "Name a command" },
  { "unknown-command", "prove x", "no command “prove”" },
  { "command-with-escapes", "'\033[31mx'", "no command “" },
  { "find-nothing", "find", "Name one e-mail address" },
  { "find-two", "find ada@x.example ben@x.example", "Name one e-mail address" },
  { "find-host", "find x.example", "not an e-mail address" },
  { "find-port", "find ada@x.example:143", "without a port" },
  { "find-broken-address", "find @x.example", "" },
  { "find-unknown-source", "find --sources=site,ldap ada@x.example", "not “ldap”" },
  { "find-typed-is-no-source", "find --sources=typed ada@x.example", "not “typed”" },
  { "find-empty-source", "find --sources=site, ada@x.example", "not “”" },
  { "find-no-source", "find --sources= ada@x.example", "not “”" },
  { "find-sources-twice", "find --sources=mx --sources=mx ada@x.example", "given twice" },
  { "find-timeout", "find --timeout=0 ada@x.example", "1 to 600" },
  { "find-ca-file", "find --ca-file=/nonexistent ada@x.example", "cannot be read" },
  { "find-unknown-option", "find --imap ada@x.example", "--imap" },
  { "no-target", "probe", "Name an e-mail address" },
  { "empty-target", "probe ''", "Nothing was typed" },
  { "blank-target", "probe '  '", "Nothing was typed" },
  { "unknown-option", "probe --frobnicate x.example", "--frobnicate" },
  { "unknown-letter", "probe -q x.example", "-q" },
  { "password-on-command-line", "probe --password=x ada@x.example", "--password" },
  { "switch-with-value", "probe --json=yes x.example", "--json takes no value" },
  { "twice", "probe --user=a --user=b x.example", "--user is given twice" },
  { "imap-twice", "probe --imap --imap=a.example x.example", "--imap is given twice" },
  { "missing-value", "probe x.example --imap --user", "--user needs a value" },
  { "both-require", "probe --require-ssl --no-require-ssl x.example", "contradict" },
  { "none-requires-off", "probe --security=none --imap=x.example x.example", "Require SSL" },
  { "unknown-mode", "probe --security=ssl x.example", "not “ssl”" },
  { "url-against-mode", "probe --security=starttls --imap=imaps://x.example x.example",
    "contradicts" },
  { "target-against-mode", "probe --security=starttls imaps://x.example", "contradicts" },
  { "url-for-another", "probe --smtp=imaps://x.example x.example", "is a server for IMAP" },
  { "timeout-0", "probe --timeout=0 x.example", "1 to 600" },
  { "timeout-601", "probe --timeout=601 x.example", "1 to 600" },
  { "timeout-word", "probe --timeout=1s x.example", "not “1s”" },
  { "timeout-huge", "probe --timeout=99999999999999999999 x.example", "1 to 600" },
  { "jobs-0", "probe --jobs=0 x.example", "1 to 1000" },
  { "jobs-negative", "probe --jobs=-1 x.example", "1 to 1000" },
  { "port-0", "probe x.example:0", "“0” is not a port" },
  { "port-65536", "probe x.example:65536", "“65536” is not a port" },
  { "port-letters", "probe x.example:143x", "“143x” is not a port" },
  { "port-of-option", "probe --imap=x.example:0 x.example", "“0” is not a port" },
  { "port-without-protocol", "probe x.example:1143", "1143" },
  { "two-ports", "probe x.example:143:993", "more than one colon" },
  { "bad-v6", "probe '[2001:db8::zz]:993'", "square brackets" },
  { "open-bracket", "probe '[2001:db8::1'", "square brackets" },
  { "empty-host", "probe --imap= x.example", "Nothing was typed" },
  { "long-host", "probe " LABEL_60 "." LABEL_60 "." LABEL_60 "." LABEL_60 "." LABEL_60 ".example",
    "too long" },
  { "long-label", "probe " LABEL_60 LABEL_60 ".example", "" },
  { "address-without-domain", "probe ada@", "domain after the “@”" },
  { "address-as-server", "probe --imap=ada@x.example x.example", "is an e-mail address" },
  { "mixed-script", "probe 'p\320\260ypal.example'", "different alphabets" },
  { "not-utf8", "probe 'x\377.example'", "UTF-8" },
  { "url-with-password", "probe imaps://ada:secret@x.example", "password" },
  { "url-of-the-web", "probe https://x.example", "URL" },
  { "second-of-two", "probe good.example bad.example:0", "“bad.example:0”: " },
  { "no-password-file", "probe --password-file=/nonexistent ada@x.example",
    "“/nonexistent” cannot be read" },
  { "password-from-folder", "probe --password-file=/ ada@x.example", "cannot be read" },
  { "password-of-nobody", "probe --password-file=/dev/zero x.example", "" },
  { "empty-password", "probe --password-file=/dev/null ada@x.example", "password is empty" },
  { "endless-password", "probe --password-file=/dev/zero ada@x.example", "longer than 1024" },
  { "empty-user", "probe --user= ada@x.example", "--user is empty" },
  { "no-ca-file", "probe --ca-file=/nonexistent ada@x.example", "/nonexistent" },
  { "empty-ca-file", "probe --ca-file=/dev/null ada@x.example", "/dev/null" },
  { "no-client-certificate", "probe --client-certificate=/nonexistent x.example", "/nonexistent" },
  { "no-targets-file", "probe --targets-file=/nonexistent", "“/nonexistent” cannot be read" },
  { "empty-targets-file", "probe --targets-file=/dev/null", "list of targets is empty" },
  { "endless-targets-file", "probe --targets-file=/dev/zero", "too long" },
  { "input-twice", "probe --targets-file=- --password-file=-", "not both" },
};

/* One line, of one sentence, that no terminal obeys. */
static void
assert_refused (const Run *run, const char *says)
{
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_str_has_prefix (run->errors, "signet: "));
  g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
  g_assert_null (strchr (run->errors, '\033'));
  if (strstr (run->errors, says) == NULL)
    g_error ("“%s” does not say “%s”", run->errors, says);
}

static void
test_bad_input (gconstpointer data)
{
  const BadInput *bad = data;
  g_auto (Run) run = run_line (bad->line);

  assert_refused (&run, bad->says);
}

static void
test_nothing_is_sent (void)
{
  g_autoptr (Peer) peer = peer_new (NULL);
  g_auto (Run)
      run = run_format ("probe --imap=127.0.0.1:%u x.example y.example:0", peer_get_port (peer));

  assert_refused (&run, "is not a port");
  g_assert_false (g_main_context_pending (NULL));
  g_assert_cmpuint (peer_count (peer), ==, 0);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *says;
} BadPassword;

static const BadPassword bad_passwords[] = {
  { "only-a-line-break", "\n", 1, "password is empty" },
  { "two-lines", "one\ntwo\n", 8, "line break" },
  { "carriage-return", "one\rtwo", 7, "line break" },
  { "nul", "one\0two", 7, "NUL" },
  { "only-a-mark", "\xef\xbb\xbf\n", 4, "password is empty" },
  { "utf16-little", "\xff\xfeo\0n\0e\0", 8, "UTF-16" },
  { "utf16-big", "\xfe\xff\0o\0n\0e", 8, "UTF-16" },
};

static void
test_bad_password (gconstpointer data)
{
  const BadPassword *bad = data;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "signet-test-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autoptr (GError) error = NULL;
  g_auto (Run) run = { 0 };

  g_assert_cmpint (fd, !=, -1);
  g_close (fd, NULL);
  g_file_set_contents (path, bad->bytes, (gssize)bad->length, &error);
  g_assert_no_error (error);
  run = run_format ("probe --password-file='%s' ada@x.example", path);
  g_unlink (path);
  assert_refused (&run, bad->says);
}

static void
test_targets_with_bad_line (void)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_auto (Run) run = run_finish (run_start (launcher, "probe --targets-file=-"),
                                 "good.example\n\n# comment\nbad.example:0 # two\n");

  assert_refused (&run, "-, line 4: “0” is not a port");
}

static void
assert_fine (const Run *run)
{
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->errors, ==, "");
}

static void
test_help (void)
{
  g_auto (Run) all = run_line ("--help");
  g_auto (Run) probe = run_line ("probe --help");
  g_auto (Run) letter = run_line ("probe -h");

  assert_fine (&all);
  g_assert_nonnull (strstr (all.output, "probe [OPTION…] TARGET…"));
  assert_fine (&probe);
  g_assert_true (g_str_has_prefix (probe.output, "Usage:\n  signet probe [OPTION…] TARGET…\n"));
  g_assert_nonnull (strstr (probe.output, "--no-require-ssl"));
  assert_fine (&letter);
  g_assert_cmpstr (letter.output, ==, probe.output);
}

static void
test_version (void)
{
  g_auto (Run) program = run_line ("--version");
  g_auto (Run) probe = run_line ("probe --version");

  assert_fine (&program);
  g_assert_true (g_str_has_prefix (program.output, "signet "));
  assert_fine (&probe);
  g_assert_cmpstr (program.output, ==, probe.output);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad_inputs); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-input/", bad_inputs[i].name, NULL);

      g_test_add_data_func (path, &bad_inputs[i], test_bad_input);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_passwords); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-password/", bad_passwords[i].name, NULL);

      g_test_add_data_func (path, &bad_passwords[i], test_bad_password);
    }
  g_test_add_func ("/cli/bad-input/nothing-is-sent", test_nothing_is_sent);
  g_test_add_func ("/cli/bad-input/line-of-targets-file", test_targets_with_bad_line);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/version", test_version);
  return g_test_run ();
}
