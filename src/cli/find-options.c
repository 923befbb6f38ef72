/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes the command line of "find" apart.
 */
#include "find-options.h"
#include "arguments.h"
#include "discovery-enum-types.h"
#include "option-values.h"

#include <glib/gi18n-lib.h>

/* What GOption fills in, before it is checked. */
typedef struct
{
  SignetFindOptions *options; /* unowned */
  gboolean help;
  char *sources;
  char *timeout;
  GStrv addresses;
} Parser;

static void
parser_clear (Parser *self)
{
  g_free (self->sources);
  g_free (self->timeout);
  g_strfreev (self->addresses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

static gboolean
add_source (SignetFindOptions *options, const char *word, GError **error)
{
  int source = 0;

  if (!signet_from_nick (SIGNET_TYPE_SOURCE, word, &source) || source == SIGNET_SOURCE_TYPED)
    return signet_option_refuse (
        error,
        /* Translators: %s is what was typed; the option and the six words stay as they are. */
        _ ("--sources takes a list of site, autoconfig, srv, database, mx and guess, "
           "not “%s”."),
        word);
  options->sources |= 1u << source;
  return TRUE;
}

static gboolean
parse_sources (SignetFindOptions *options, const char *list, GError **error)
{
  g_auto (GStrv) words = NULL;

  options->sources = SIGNET_SOURCES_ALL;
  if (list == NULL)
    return TRUE;
  options->sources = 0;
  words = g_strsplit (list, ",", -1);
  if (words[0] == NULL)
    return add_source (options, list, error);
  for (guint i = 0; words[i] != NULL; i++)
    if (!add_source (options, words[i], error))
      return FALSE;
  options->guesses_count = (options->sources & SIGNET_SOURCES_GUESS) != 0;
  return TRUE;
}

static gboolean
parse_address (SignetFindOptions *options, const GStrv addresses, GError **error)
{
  if (addresses == NULL || addresses[1] != NULL)
    return signet_option_refuse (error, _ ("Name one e-mail address, such as ada@example.org."));
  if (!g_utf8_validate (addresses[0], -1, NULL))
    return signet_option_refuse (error, _ ("The address is not valid UTF-8 text."));
  options->target = signet_target_parse (addresses[0], error);
  if (options->target == NULL)
    return FALSE;
  if (options->target->address == NULL)
    /* Translators: %s is what was typed. */
    return signet_option_refuse (
        error, _ ("“%s” is not an e-mail address; type one such as ada@example.org."),
        addresses[0]);
  if (options->target->port != 0)
    return signet_option_refuse (error, _ ("Type the address without a port."));
  return TRUE;
}

static gboolean
parse_values (Parser *self, GError **error)
{
  guint seconds = 0;

  if (!parse_sources (self->options, self->sources, error)
      || !signet_option_parse_number ("--timeout", self->timeout, SIGNET_MAX_TIMEOUT, &seconds,
                                      error))
    return FALSE;
  self->options->timeout_ms = seconds * 1000;
  return parse_address (self->options, self->addresses, error);
}

static GOptionContext *
new_context (Parser *self, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (_ ("ADDRESS"));
  GOptionGroup *group = g_option_group_new ("find", NULL, NULL, self, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (
      context, _ ("Shows which mail servers are known for an e-mail address, and who says so.\n"
                  "Contacts no mail server; only the domain of the address is sent to anybody."));
  g_option_context_set_description (
      context,
      _ ("Sources, the most trusted first: site (files of the administrator), autoconfig (the\n"
         "provider's file over https), srv (DNS), database (autoconfig.thunderbird.net), mx (the\n"
         "same for the domain that takes the mail), guess (usual names).\n\n"
         "Exit status: 0 a server is known, 1 nothing but guesses, 2 the command makes no\n"
         "sense, 3 stopped or an internal error.\n\n"
         "Examples:\n"
         "  signet find ada@example.org\n"
         "  signet find --json --sources=autoconfig,srv ada@example.org\n"));
  return context;
}

static gboolean
parse (Parser *self, const GOptionEntry *entries, const char *const *arguments, GError **error)
{
  g_autoptr (GOptionContext) context = new_context (self, entries);
  g_auto (GStrv) prepared = signet_arguments_prepare (arguments, entries, error);

  if (prepared == NULL || !g_option_context_parse_strv (context, &prepared, error))
    return FALSE;
  /* The usage line names the program, and a command belongs to it. */
  g_set_prgname ("signet find");
  if (self->help)
    self->options->help = g_option_context_get_help (context, TRUE, NULL);
  return self->help || self->options->version || parse_values (self, error);
}

SignetFindOptions *
signet_find_options_parse (const char *const *arguments, GError **error)
{
  g_autoptr (SignetFindOptions) options = g_new0 (SignetFindOptions, 1);
  g_auto (Parser) parser = { .options = options };
  const GOptionEntry entries[] = {
    { "sources", 0, 0, G_OPTION_ARG_FILENAME, &parser.sources,
      N_ ("ask only these, with commas between them"), N_ ("LIST") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->ca_files,
      N_ ("trust the authorities in FILE too; may be repeated"), N_ ("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_FILENAME, &parser.timeout,
      N_ ("the longest time for all of it, 1 to 600 (default 15)"), N_ ("SECONDS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print one JSON object"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("show the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &parser.help, N_ ("show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &parser.addresses, NULL, NULL },
    { NULL },
  };

  return parse (&parser, entries, arguments, error) ? g_steal_pointer (&options) : NULL;
}

void
signet_find_options_free (SignetFindOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->help);
  signet_target_free (options->target);
  g_strfreev (options->ca_files);
  g_free (options);
}
