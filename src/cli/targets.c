/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Collects targets. A file holds one a line; blank lines do not count, and "#" begins a comment
 * where a line or a blank comes before it.
 */
#include "targets.h"
#include "input.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <string.h>

#define SIGNET_MAX_TARGETS_FILE (4 * 1024 * 1024)

static gboolean
add_target (GPtrArray *targets, const char *text, GError **error)
{
  SignetTarget *target;

  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: UTF-8 is a character encoding. */
    return signet_option_refuse (error, _ ("The target is not valid UTF-8 text."));
  target = signet_target_parse (text, error);
  if (target == NULL)
    return FALSE;
  g_ptr_array_add (targets, target);
  return TRUE;
}

/* One target needs no name to be told from the others. */
static gboolean
add_words (GPtrArray *targets, const char *const *words, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!add_target (targets, words[i], error))
      {
        if (words[1] != NULL)
          /* Translators: what was typed; a sentence follows. */
          g_prefix_error (error, _ ("“%s”: "), words[i]);
        return FALSE;
      }
  return TRUE;
}

static void
strip_comment (char *line)
{
  for (char *p = line; *p != '\0'; p++)
    if (*p == '#' && (p == line || g_ascii_isspace (p[-1])))
      *p = '\0';
  g_strstrip (line);
}

static gboolean
add_lines (GPtrArray *targets, char *text, const char *path, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      strip_comment (lines[i]);
      if (*lines[i] != '\0' && !add_target (targets, lines[i], error))
        {
          /* Translators: a file's name and the number of a line; a sentence follows. */
          g_prefix_error (error, _ ("%s, line %u: "), name, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_text (const char *text, gsize length, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (length == SIGNET_MAX_TARGETS_FILE)
    /* Translators: %s is a file's name. */
    return signet_option_refuse (error, _ ("The file “%s” is too long for a list of targets."),
                                 name);
  if (signet_input_is_utf16 (text, length))
    /* Translators: %s is a file's name; UTF-16 and UTF-8 are character encodings. */
    return signet_option_refuse (error, _ ("The file “%s” is UTF-16 text; save it as UTF-8."),
                                 name);
  if (memchr (text, '\0', length) != NULL)
    /* Translators: %s is a file's name. */
    return signet_option_refuse (error, _ ("The file “%s” is not a list of targets."), name);
  return TRUE;
}

static gboolean
add_file (GPtrArray *targets, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gboolean ok;
  gsize length = 0;
  int fd = signet_input_open (path, error);

  if (fd == -1)
    return FALSE;
  text = g_malloc (SIGNET_MAX_TARGETS_FILE + 1);
  ok = signet_input_read (fd, path, text, SIGNET_MAX_TARGETS_FILE, &length, error);
  g_close (fd, NULL);
  text[length] = '\0';
  return ok && check_text (text, length, path, error)
         && add_lines (targets, text + signet_input_get_mark (text, length), path, error);
}

static gboolean
add_all (GPtrArray *targets, const SignetOptions *options, GError **error)
{
  if (!add_words (targets, (const char *const *)options->words, error))
    return FALSE;
  if (options->targets_file != NULL && !add_file (targets, options->targets_file, error))
    return FALSE;
  if (targets->len == 0)
    return signet_option_refuse (error, _ ("The list of targets is empty."));
  return TRUE;
}

GPtrArray *
signet_targets_collect (const SignetOptions *options, GError **error)
{
  g_autoptr (GPtrArray) targets = NULL;

  g_return_val_if_fail (options != NULL, NULL);

  targets = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_target_free);
  return add_all (targets, options, error) ? g_steal_pointer (&targets) : NULL;
}
