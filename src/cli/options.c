/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The one parser, on top of GOption, which is too forgiving for us: it lets an option with an
 * optional value swallow the next word, takes the last of two contradicting options, and ignores a
 * value given to a switch.
 */
#include "options.h"
#include "command.h"
#include "pin.h"

#include <string.h>

#define SIGNET_MAX_TIMEOUT 600

/* A row, and what was typed for it, before that is read */
typedef struct
{
  const SignetOption *option; /* unowned */
  gboolean is_given;
  char *text;
  GStrv list;
} Typed;

static const SignetOption common_options[] = {
  { "version", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (version), NULL, N_ ("show the version"),
    NULL, NULL },
  { "help", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (help), NULL, N_ ("show this help"), NULL,
    NULL },
  { NULL },
};

static void
typed_clear (Typed *self)
{
  g_free (self->text);
  g_strfreev (self->list);
}

static void
append_rows (GArray *rows, const SignetOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      const Typed typed = { .option = options };

      g_array_append_val (rows, typed);
    }
}

/* Each option of @command, with nothing typed yet */
static GArray *
rows_new (const SignetCommand *command)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Typed));

  g_array_set_clear_func (rows, (GDestroyNotify)typed_clear);
  for (guint i = 0; i < G_N_ELEMENTS (command->options); i++)
    append_rows (rows, command->options[i]);
  append_rows (rows, common_options);
  return rows;
}

/* @word begins with dashes, and may have a value behind it. */
static Typed *
find_row (GArray *rows, const char *word)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Typed *row = &g_array_index (rows, Typed, i);
      gsize length = strlen (row->option->name);

      if (length > 0 && g_str_has_prefix (word, "--")
          && strncmp (word + 2, row->option->name, length) == 0
          && (word[2 + length] == '\0' || word[2 + length] == '='))
        return row;
    }
  return NULL;
}

/* Takes the option *@word, and steps over its value if that is a word of its own. */
static gboolean
take_option (
    Typed *row, const char *const **word, GStrvBuilder *others, GStrvBuilder *bare, GError **error)
{
  const SignetOption *option = row->option;
  gboolean has_value = strchr (**word, '=') != NULL;

  if (option->kind == SIGNET_OPTION_SWITCH && has_value)
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s takes no value."), option->name);
  if (row->is_given && option->kind != SIGNET_OPTION_LIST)
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s is given twice."), option->name);
  row->is_given = TRUE;
  g_strv_builder_add (option->kind == SIGNET_OPTION_OPTIONAL_VALUE && !has_value ? bare : others,
                      **word);
  if (has_value || option->kind == SIGNET_OPTION_SWITCH
      || option->kind == SIGNET_OPTION_OPTIONAL_VALUE)
    return TRUE;
  if ((*word)[1] == NULL)
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s needs a value."), option->name);
  g_strv_builder_add (others, *++*word);
  return TRUE;
}

/* What GOption understands as we do: options whose optional value is missing come behind all
 * others, where no word follows them. */
static GStrv
prepare (GArray *rows, const char *const *arguments, GError **error)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) bare = g_strv_builder_new ();
  g_auto (GStrv) last = NULL;
  const char *const *word;

  g_strv_builder_add (others, g_get_prgname ());
  for (word = arguments; *word != NULL && !g_str_equal (*word, "--"); word++)
    {
      Typed *row = find_row (rows, *word);

      if (row == NULL)
        g_strv_builder_add (others, *word);
      else if (!take_option (row, &word, others, bare, error))
        return NULL;
    }
  last = g_strv_builder_end (bare);
  g_strv_builder_addv (others, (const char **)last);
  g_strv_builder_addv (others, (const char **)word);
  return g_strv_builder_end (others);
}

static gboolean
optional_value_cb (const char *name, const char *value, gpointer rows, GError **error)
{
  find_row (rows, name)->text = g_strdup (value);
  return TRUE;
}

/* File names and not strings, because strings would have to be in the locale's character set; what
 * has to be text is checked to be UTF-8. */
static GOptionEntry
entry_for (Typed *row, SignetOptions *options)
{
  const SignetOption *option = row->option;
  GOptionEntry entry = { .long_name = option->name,
                         .short_name = g_str_equal (option->name, "help") ? 'h' : 0,
                         .description = option->summary,
                         .arg_description = option->value };

  switch (option->kind)
    {
    case SIGNET_OPTION_SWITCH:
      entry.arg = G_OPTION_ARG_NONE;
      entry.arg_data = G_STRUCT_MEMBER_P (options, option->field);
      break;
    case SIGNET_OPTION_OPTIONAL_VALUE:
      entry.flags = G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_FILENAME;
      entry.arg = G_OPTION_ARG_CALLBACK;
      entry.arg_data = (gpointer)(guintptr)optional_value_cb;
      break;
    case SIGNET_OPTION_LIST:
      entry.arg = G_OPTION_ARG_FILENAME_ARRAY;
      entry.arg_data = &row->list;
      break;
    case SIGNET_OPTION_VALUE:
    default:
      entry.arg = G_OPTION_ARG_FILENAME;
      entry.arg_data = &row->text;
      break;
    }
  return entry;
}

/* The details of @command, and what its options have to say besides */
static char *
describe (GArray *rows, const SignetCommand *command)
{
  g_autoptr (GString) text = g_string_new (command->details != NULL ? _ (command->details) : "");

  for (guint i = 0; i < rows->len; i++)
    {
      const SignetOption *option = g_array_index (rows, Typed, i).option;

      if (option->note != NULL)
        g_string_append_printf (text, "\n%s", _ (option->note));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GOptionContext *
context_new (GArray *rows, const SignetCommand *command, SignetOptions *options)
{
  GOptionContext *context = g_option_context_new (*command->synopsis != '\0' ? _ (command->synopsis)
                                                                             : NULL);
  GOptionGroup *group = g_option_group_new (command->name, NULL, NULL, rows, NULL);
  g_autofree char *description = describe (rows, command);

  for (guint i = 0; i < rows->len; i++)
    {
      const GOptionEntry entries[] = { entry_for (&g_array_index (rows, Typed, i), options),
                                       { NULL } };

      g_option_group_add_entries (group, entries);
    }
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (command->description));
  g_option_context_set_description (context, description);
  return context;
}

static gboolean
read_list (const Typed *row, GStrv *field, GError **error)
{
  guint n = row->list != NULL ? g_strv_length (row->list) : 0;
  GStrv list = n > 0 ? g_new0 (char *, n + 1) : NULL;

  *field = list;
  for (guint i = 0; i < n; i++)
    if (row->option->read == NULL)
      list[i] = g_strdup (row->list[i]);
    else if (!row->option->read (row->option->name, row->list[i], &list[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_values (GArray *rows, SignetOptions *options, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Typed *row = &g_array_index (rows, Typed, i);
      gpointer field = G_STRUCT_MEMBER_P (options, row->option->field);

      if (row->option->kind == SIGNET_OPTION_LIST)
        {
          if (!read_list (row, field, error))
            return FALSE;
        }
      else if (row->option->kind != SIGNET_OPTION_SWITCH && row->is_given
               && !row->option->read (row->option->name, row->text, field, error))
        return FALSE;
    }
  if (options->words == NULL)
    options->words = g_new0 (char *, 1);
  return TRUE;
}

static gboolean
parse (SignetOptions *options,
       const char *const *arguments,
       const SignetCommand *command,
       GError **error)
{
  g_autoptr (GArray) rows = rows_new (command);
  g_autoptr (GOptionContext) context = context_new (rows, command, options);
  g_auto (GStrv) prepared = prepare (rows, arguments, error);
  g_autofree char *program = g_strdup_printf ("signet %s", command->name);

  if (prepared == NULL || !g_option_context_parse_strv (context, &prepared, error))
    return FALSE;
  /* The usage line names the program, and a command belongs to it. */
  g_set_prgname (program);
  if (options->help)
    options->answer = g_option_context_get_help (context, TRUE, NULL);
  else if (options->version)
    options->answer = g_strdup (SIGNET_VERSION_LINE);
  return options->answer != NULL || read_values (rows, options, error);
}

SignetOptions *
signet_options_parse (const char *const *arguments, const SignetCommand *command, GError **error)
{
  g_autoptr (SignetOptions) options = g_new0 (SignetOptions, 1);

  g_return_val_if_fail (arguments != NULL && command != NULL, NULL);

  return parse (options, arguments, command, error) ? g_steal_pointer (&options) : NULL;
}

void
signet_options_free (SignetOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->answer);
  g_strfreev (options->words);
  g_strfreev (options->ca_files);
  g_free (options->password_file);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_free (options->servers[i].host);
  g_free (options->user);
  g_free (options->client_certificate);
  g_strfreev (options->trust_sha256);
  g_strfreev (options->accept_hosts);
  g_free (options->targets_file);
  g_free (options->smtp_password_file);
  g_free (options->sha256);
  g_free (options);
}

gboolean
signet_option_refuse (GError **error, const char *format, ...)
{
  va_list parameters;

  va_start (parameters, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, parameters);
  va_end (parameters);
  return FALSE;
}

gboolean
signet_option_read_number (
    const char *name, const char *text, guint maximum, guint *number, GError **error)
{
  g_autofree char *option = g_strconcat ("--", name, NULL);
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (text, 10, 1, maximum, &parsed, NULL))
    /* Translators: the first %s is an option of the command line, the second what was typed. */
    return signet_option_refuse (error, _ ("%s takes a whole number from 1 to %u, not “%s”."),
                                 option, maximum, text);
  *number = (guint)parsed;
  return TRUE;
}

gboolean
signet_option_read_timeout (const char *name, const char *text, gpointer ms, GError **error)
{
  guint seconds = 0;

  if (!signet_option_read_number (name, text, SIGNET_MAX_TIMEOUT, &seconds, error))
    return FALSE;
  *(guint *)ms = seconds * 1000;
  return TRUE;
}

gboolean
signet_option_read_text (const char *name, const char *text, gpointer copy, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: UTF-8 is a character encoding. */
    return signet_option_refuse (error, _ ("What was typed is not valid UTF-8 text."));
  *(char **)copy = g_strdup (text);
  return TRUE;
}

gboolean
signet_option_read_path (const char *name, const char *text, gpointer copy, GError **error)
{
  g_autofree char *option = g_strconcat ("--", name, NULL);

  if (*text == '\0')
    /* Translators: %s is an option of the command line. */
    return signet_option_refuse (error, _ ("%s is empty."), option);
  *(char **)copy = g_strdup (text);
  return TRUE;
}

gboolean
signet_option_read_fingerprint (const char *name, const char *text, gpointer digits, GError **error)
{
  *(char **)digits = signet_fingerprint_parse (text, error);
  return *(char **)digits != NULL;
}
