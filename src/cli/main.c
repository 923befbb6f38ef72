/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The program: finds the command that was named and runs it. What a command does is in its own
 * file.
 */
#include "command.h"
#include "output.h"

#include <glib/gi18n-lib.h>

#include <locale.h>
#include <string.h>

static const SignetCliCommand commands[] = {
  { "probe", N_ ("[OPTION…] TARGET…"), N_ ("find and prove settings; keeps nothing"),
    signet_command_probe },
  { "find", N_ ("[OPTION…] ADDRESS"), N_ ("show which servers are known for an address"),
    signet_command_find },
  { "add", N_ ("[OPTION…] ADDRESS"), N_ ("find and prove settings, and keep the account"),
    signet_command_add },
  { "list", "", N_ ("list the accounts that are kept"), signet_command_list },
  { "show", N_ ("ID"), N_ ("show what is kept of an account"), signet_command_show },
  { "check", N_ ("[OPTION…] [ID…]"), N_ ("log in with what is kept, and say what changed"),
    signet_command_check },
  { "set", N_ ("[OPTION…] ID KEY=VALUE…"), N_ ("change settings, once they are proven"),
    signet_command_set },
  { "remove", N_ ("ID"), N_ ("remove an account and its passwords"), signet_command_remove },
  { "trust", N_ ("ID PROTOCOL --sha256=FINGERPRINT"),
    N_ ("trust a key although its certificate does not verify"), signet_command_trust },
};

static const SignetCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static SignetExit
print_version (void)
{
  signet_output_text ("signet " SIGNET_VERSION "\n");
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}

static SignetExit
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Usage: signet COMMAND [OPTION…] …\n\n"
                            "Sets up mail accounts securely.\n\n"
                            "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %s %s\n      %s\n", commands[i].name,
                            *commands[i].synopsis != '\0' ? _ (commands[i].synopsis) : "",
                            _ (commands[i].summary));
  g_string_append (text, _ ("\nOptions:\n"
                            "  --help       show this help; “signet COMMAND --help” tells more\n"
                            "  --version    show the version\n\n"
                            "For example: signet probe ada@example.org\n"));
  signet_output_text (text->str);
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}

static SignetExit
run (const char *const *arguments)
{
  const char *word = arguments[0];
  const SignetCliCommand *command = word != NULL ? find_command (word) : NULL;

  if (command != NULL)
    return command->run (arguments + 1);
  if (word == NULL)
    signet_output_error (_ ("Name a command, for example “signet probe ada@example.org”."));
  else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return print_help ();
  else if (g_str_equal (word, "--version"))
    return print_version ();
  else
    /* Translators: %s is what the user typed where the name of a command is expected. */
    signet_output_error (_ ("There is no command “%s”; “signet --help” lists them."), word);
  return SIGNET_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("signet");
  signet_output_init ();
  /* A caller may run a program without even a name (execve(2)). */
  return run ((const char *const *)argv + MIN (argc, 1));
}
