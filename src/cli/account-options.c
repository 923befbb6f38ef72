/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes the command lines of the account commands apart.
 */
#include "account-options.h"
#include "arguments.h"
#include "option-values.h"
#include "output.h"
#include "pin.h"

#include <glib/gi18n-lib.h>

/* What GOption fills in, before it is checked. */
typedef struct
{
  SignetAccountOptions *options; /* unowned */
  gboolean help;
  char *timeout;
  char *sha256;
} Parser;

static void
parser_clear (Parser *self)
{
  g_free (self->timeout);
  g_free (self->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

static gboolean
check_not_empty (const char *text, const char *option, GError **error)
{
  if (text == NULL || *text != '\0')
    return TRUE;
  /* Translators: %s is an option of the command line. */
  return signet_option_refuse (error, _ ("%s is empty."), option);
}

static gboolean
check_words (const GStrv words, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL))
      /* Translators: UTF-8 is a character encoding. */
      return signet_option_refuse (error, _ ("What was typed is not valid UTF-8 text."));
  return TRUE;
}

static gboolean
check_files (const SignetAccountOptions *options, GError **error)
{
  if (!check_not_empty (options->password_file, "--password-file", error)
      || !check_not_empty (options->smtp_password_file, "--smtp-password-file", error))
    return FALSE;
  if (options->password_file != NULL && options->smtp_password_file != NULL
      && g_str_equal (options->password_file, "-")
      && g_str_equal (options->smtp_password_file, "-"))
    return signet_option_refuse (error, _ ("Standard input can hold one password, not two."));
  return TRUE;
}

static gboolean
parse_values (Parser *self, GError **error)
{
  SignetAccountOptions *options = self->options;
  guint seconds = 0;

  if (!signet_option_parse_number ("--timeout", self->timeout, SIGNET_MAX_TIMEOUT, &seconds, error))
    return FALSE;
  options->timeout_ms = seconds * 1000;
  if (self->sha256 != NULL)
    {
      options->sha256 = signet_fingerprint_parse (self->sha256, error);
      if (options->sha256 == NULL)
        return FALSE;
    }
  if (options->words == NULL)
    options->words = g_new0 (char *, 1);
  return check_words (options->words, error) && check_files (options, error);
}

static GOptionContext *
new_context (Parser *self, const GOptionEntry *entries, const SignetAccountHelp *help)
{
  GOptionContext *context = g_option_context_new (*help->synopsis != '\0' ? _ (help->synopsis)
                                                                          : NULL);
  g_autofree char *description = NULL;
  GOptionGroup *group = g_option_group_new (help->word, NULL, NULL, self, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (help->summary));
  if (help->description != NULL)
    description = g_strv_contains (help->options, "timeout")
                      ? signet_option_explain_timeout (_ (help->description))
                      : g_strdup (_ (help->description));
  g_option_context_set_description (context, description);
  return context;
}

static gboolean
parse (Parser *self,
       const GOptionEntry *entries,
       const char *const *arguments,
       const SignetAccountHelp *help,
       GError **error)
{
  g_autoptr (GOptionContext) context = new_context (self, entries, help);
  g_auto (GStrv) prepared = signet_arguments_prepare (arguments, entries, error);

  if (prepared == NULL || !g_option_context_parse_strv (context, &prepared, error))
    return FALSE;
  /* The usage line names the program, and a command belongs to it. */
  g_set_prgname (help->program);
  if (self->help)
    self->options->help = g_option_context_get_help (context, TRUE, NULL);
  return self->help || self->options->version || parse_values (self, error);
}

static gboolean
is_taken (const SignetAccountHelp *help, const GOptionEntry *entry)
{
  static const char *const always[] = { "json", "version", "help", "", NULL };

  return g_strv_contains (always, entry->long_name)
         || g_strv_contains (help->options, entry->long_name);
}

/* Leaves those that the command takes. */
static void
select_entries (GOptionEntry *entries, const SignetAccountHelp *help)
{
  GOptionEntry *to = entries;

  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (is_taken (help, entry))
      *to++ = *entry;
  *to = (GOptionEntry){ NULL };
}

SignetAccountOptions *
signet_account_options_parse (const char *const *arguments,
                              const SignetAccountHelp *help,
                              GError **error)
{
  g_autoptr (SignetAccountOptions) options = g_new0 (SignetAccountOptions, 1);
  g_auto (Parser) parser = { .options = options };
  GOptionEntry entries[] = {
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
      N_ ("the new password is in FILE (“-”: standard input)"), N_ ("FILE") },
    { "smtp-password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->smtp_password_file,
      N_ ("the new password for outgoing mail, if it is another"), N_ ("FILE") },
    { "no-check", 0, 0, G_OPTION_ARG_NONE, &options->no_check,
      N_ ("keep the settings without trying them"), NULL },
    { "sha256", 0, 0, G_OPTION_ARG_FILENAME, &parser.sha256,
      N_ ("the fingerprint of the server's key or certificate"), N_ ("FINGERPRINT") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_ ("list the keys that are trusted"),
      NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options->remove, N_ ("trust the key no longer"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_FILENAME, &parser.timeout,
      N_ ("the longest time for an account, 1 to 600 (default 15)"), N_ ("SECONDS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { "trace", 0, 0, G_OPTION_ARG_NONE, &options->trace,
      N_ ("every line both ways on standard error, secrets masked"), NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet,
      N_ ("nothing but errors; the exit status is the answer"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("show the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &parser.help, N_ ("show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->words, NULL, NULL },
    { NULL },
  };

  g_return_val_if_fail (arguments != NULL && help != NULL, NULL);

  select_entries (entries, help);
  return parse (&parser, entries, arguments, help, error) ? g_steal_pointer (&options) : NULL;
}

void
signet_account_options_free (SignetAccountOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->help);
  g_free (options->sha256);
  g_free (options->password_file);
  g_free (options->smtp_password_file);
  g_strfreev (options->words);
  g_free (options);
}

gboolean
signet_account_options_answer (const SignetAccountOptions *options)
{
  g_return_val_if_fail (options != NULL, FALSE);

  if (options->help != NULL)
    signet_output_text (options->help);
  else if (options->version)
    signet_output_text ("signet " SIGNET_VERSION "\n");
  return options->help != NULL || options->version;
}
