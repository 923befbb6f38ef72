/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Readies arguments for GOption. It knows of the options only what their entries say.
 */
#include "arguments.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GStrvBuilder *others; /* unowned */
  GStrvBuilder *bare;   /* unowned; options with an optional value that have none */
  GHashTable *seen;     /* unowned; set of GOptionEntry */
} Sorter;

static gboolean
has_value (const char *word)
{
  return strchr (word, '=') != NULL;
}

static gboolean
takes_no_value (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_NONE || (entry->flags & G_OPTION_FLAG_NO_ARG) != 0;
}

static gboolean
has_optional_value (const GOptionEntry *entry)
{
  return (entry->flags & G_OPTION_FLAG_OPTIONAL_ARG) != 0;
}

static gboolean
takes_a_list (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_STRING_ARRAY || entry->arg == G_OPTION_ARG_FILENAME_ARRAY;
}

static gboolean
is_word_of (const GOptionEntry *entry, const char *word)
{
  const char *rest;

  if (*entry->long_name == '\0' || !g_str_has_prefix (word, "--"))
    return FALSE;
  rest = word + strlen ("--");
  if (!g_str_has_prefix (rest, entry->long_name))
    return FALSE;
  rest += strlen (entry->long_name);
  return *rest == '\0' || *rest == '=';
}

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *word)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (is_word_of (entry, word))
      return entry;
  return NULL;
}

static gboolean
check_option (Sorter *self, const GOptionEntry *entry, const char *word, GError **error)
{
  if (takes_no_value (entry) && has_value (word))
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s takes no value."), entry->long_name);
  if (!g_hash_table_add (self->seen, (gpointer)entry) && !takes_a_list (entry))
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s is given twice."), entry->long_name);
  return TRUE;
}

/* Takes the option *word, and steps over its value if that is a word of its own. */
static gboolean
take_option (Sorter *self, const GOptionEntry *entry, const char *const **word, GError **error)
{
  if (!check_option (self, entry, **word, error))
    return FALSE;
  if (has_optional_value (entry) && !has_value (**word))
    {
      g_strv_builder_add (self->bare, **word);
      return TRUE;
    }
  g_strv_builder_add (self->others, **word);
  if (takes_no_value (entry) || has_value (**word))
    return TRUE;
  if ((*word)[1] == NULL)
    /* Translators: %s is an option of the command line, without the leading dashes. */
    return signet_option_refuse (error, _ ("The option --%s needs a value."), entry->long_name);
  g_strv_builder_add (self->others, *++*word);
  return TRUE;
}

static GStrv
join (Sorter *self, const char *const *rest)
{
  g_auto (GStrv) bare = g_strv_builder_end (self->bare);

  g_strv_builder_addv (self->others, (const char **)bare);
  g_strv_builder_addv (self->others, (const char **)rest);
  return g_strv_builder_end (self->others);
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

GStrv
signet_arguments_prepare (const char *const *arguments, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) bare = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Sorter sorter = { others, bare, seen };
  const char *const *word;

  g_return_val_if_fail (arguments != NULL && entries != NULL, NULL);

  g_strv_builder_add (others, g_get_prgname ());
  for (word = arguments; *word != NULL && !g_str_equal (*word, "--"); word++)
    {
      const GOptionEntry *entry = find_entry (entries, *word);

      if (entry == NULL)
        g_strv_builder_add (others, *word);
      else if (!take_option (&sorter, entry, &word, error))
        return NULL;
    }
  return join (&sorter, word);
}
