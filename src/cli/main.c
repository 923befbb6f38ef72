/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The program: the table of its commands, and what is the same for all of them. What a command does
 * is in its own file.
 */
#include "account-store.h"
#include "command.h"
#include "deadline.h"
#include "keyring.h"
#include "output.h"
#include "stop.h"

#include <glib/gi18n-lib.h>

#include <locale.h>

#define SIGNET_COMMAND_ROW(name) &signet_command_##name,

static const SignetCommand *const commands[] = { SIGNET_COMMANDS (SIGNET_COMMAND_ROW) };

static gboolean
is_usage (const GError *error)
{
  if (error->domain == SIGNET_STORE_ERROR)
    return error->code == SIGNET_STORE_ERROR_UNKNOWN_ID
           || error->code == SIGNET_STORE_ERROR_AMBIGUOUS || error->code == SIGNET_STORE_ERROR_SITE
           || error->code == SIGNET_STORE_ERROR_INVALID
           || error->code == SIGNET_STORE_ERROR_RATCHET;
  return error->domain != SIGNET_KEYRING_ERROR
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A command that cannot do what it was asked to do */
static SignetExit
refuse (const GError *error)
{
  signet_output_refusal (error);
  return is_usage (error) ? SIGNET_EXIT_USAGE : SIGNET_EXIT_STOPPED;
}

static SignetExit
run_command (const SignetCommand *command, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetOptions) options = NULL;
  SignetExit status = SIGNET_EXIT_OK;

  signet_stop_init ();
  options = signet_options_parse (arguments, command, &error);
  if (options != NULL && options->answer != NULL)
    signet_output_text (options->answer);
  else if (options != NULL)
    {
      signet_deadline_start (options->timeout_ms);
      status = command->run (options, &error);
    }
  return error != NULL ? refuse (error) : status;
}

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Usage: signet COMMAND [OPTION…] …\n\n"
                            "Sets up mail accounts securely.\n\n"
                            "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *synopsis = commands[i]->synopsis;

      g_string_append_printf (text, "  %s %s%s%s\n      %s\n", commands[i]->name, _ ("[OPTION…]"),
                              *synopsis != '\0' ? " " : "", *synopsis != '\0' ? _ (synopsis) : "",
                              _ (commands[i]->summary));
    }
  g_string_append (text, _ ("\nOptions:\n"
                            "  --help       show this help; “signet COMMAND --help” tells more\n"
                            "  --version    show the version\n\n"
                            "For example: signet probe ada@example.org\n"));
  signet_output_text (text->str);
}

static SignetExit
run (const char *const *arguments)
{
  const char *word = arguments[0];

  if (word == NULL)
    {
      signet_output_error (_ ("Name a command, for example “signet probe ada@example.org”."));
      return SIGNET_EXIT_USAGE;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    {
      print_help ();
      return SIGNET_EXIT_OK;
    }
  if (g_str_equal (word, "--version"))
    {
      signet_output_text (SIGNET_VERSION_LINE);
      return SIGNET_EXIT_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (word, commands[i]->name))
      return run_command (commands[i], arguments + 1);
  /* Translators: %s is what the user typed where the name of a command is expected. */
  signet_output_error (_ ("There is no command “%s”; “signet --help” lists them."), word);
  return SIGNET_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  SignetExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("signet");
  signet_output_init ();
  /* A caller may run a program without even a name (execve(2)). */
  status = run ((const char *const *)argv + MIN (argc, 1));
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : status;
}
