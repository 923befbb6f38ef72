/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GKeyFile, a place in it, and the first thing that was wrong with it.
 */
#include "account-keys.h"

#include "enum-types.h"
#include "store-error.h"
#include "target.h"
#include "text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _SignetKeys
{
  GKeyFile *file; /* owned */
  char *group;    /* (nullable): owned */
  GError *error;  /* (nullable): owned */
};

SignetKeys *
signet_keys_new (void)
{
  SignetKeys *keys = g_new0 (SignetKeys, 1);

  keys->file = g_key_file_new ();
  return keys;
}

void
signet_keys_free (SignetKeys *keys)
{
  g_key_file_unref (keys->file);
  g_free (keys->group);
  g_clear_error (&keys->error);
  g_free (keys);
}

gboolean
signet_keys_load (SignetKeys *keys, GBytes *bytes)
{
  if (g_key_file_load_from_bytes (keys->file, bytes, G_KEY_FILE_KEEP_COMMENTS, NULL))
    return TRUE;
  if (keys->error == NULL)
    g_set_error_literal (&keys->error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DAMAGED,
                         /* Translators: ends the sentence "The file is damaged …: " */
                         _ ("it is not a key file"));
  return FALSE;
}

GBytes *
signet_keys_save (SignetKeys *keys)
{
  gsize length;
  char *data = g_key_file_to_data (keys->file, &length, NULL);

  return g_bytes_new_take (data, length);
}

gboolean
signet_keys_is_good (SignetKeys *keys, GError **error)
{
  if (keys->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (keys->error));
  return FALSE;
}

gboolean
signet_keys_fail (SignetKeys *keys, const char *key)
{
  g_autofree char *group = signet_text_escape (keys->group, -1, 0);

  if (keys->error == NULL)
    g_set_error (&keys->error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DAMAGED,
                 /* Translators: ends the sentence "The file is damaged …: "; %1$s is a key and
                    %2$s a group of a key file */
                 _ ("“%1$s” in [%2$s] is missing or makes no sense"), key, group);
  return FALSE;
}

gboolean
signet_keys_fail_version (SignetKeys *keys)
{
  if (keys->error == NULL)
    g_set_error_literal (&keys->error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_VERSION,
                         /* Translators: a file of settings */
                         _ ("a newer version of this program wrote it"));
  return FALSE;
}

GStrv
signet_keys_get_groups (SignetKeys *keys)
{
  return g_key_file_get_groups (keys->file, NULL);
}

void
signet_keys_enter (SignetKeys *keys, const char *group)
{
  g_free (keys->group);
  keys->group = g_strdup (group);
}

void
signet_keys_remove_group (SignetKeys *keys)
{
  g_key_file_remove_group (keys->file, keys->group, NULL);
}

gboolean
signet_keys_has (SignetKeys *keys, const char *key)
{
  return keys->error == NULL && g_key_file_has_key (keys->file, keys->group, key, NULL);
}

gboolean
signet_keys_is_host (const char *text)
{
  g_autoptr (SignetTarget) target = signet_target_parse_server (text, NULL);

  return target != NULL && target->port == 0 && !target->has_protocol
         && strcmp (target->host, text) == 0;
}

static gboolean
is_printable (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

char *
signet_keys_get_string (SignetKeys *keys, const char *key)
{
  g_autofree char *text = NULL;

  if (!signet_keys_has (keys, key))
    return NULL;
  text = g_key_file_get_string (keys->file, keys->group, key, NULL);
  if (text != NULL && *text != '\0' && is_printable (text))
    return g_steal_pointer (&text);
  signet_keys_fail (keys, key);
  return NULL;
}

char *
signet_keys_get_address (SignetKeys *keys, const char *key)
{
  g_autofree char *text = signet_keys_get_string (keys, key);
  g_autoptr (SignetTarget) target = text != NULL ? signet_target_parse (text, NULL) : NULL;

  /* What people paste is more than what stands in a file. */
  if (target != NULL && target->address != NULL && g_str_equal (target->text, text))
    return g_steal_pointer (&text);
  signet_keys_fail (keys, key);
  return NULL;
}

char *
signet_keys_get_host (SignetKeys *keys, const char *key)
{
  g_autofree char *text = signet_keys_get_string (keys, key);

  if (text == NULL || signet_keys_is_host (text))
    return g_steal_pointer (&text);
  signet_keys_fail (keys, key);
  return NULL;
}

static guint64
get_number (SignetKeys *keys, const char *key, guint64 max)
{
  g_autofree char *text = signet_keys_get_string (keys, key);
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, max, &number, NULL))
    signet_keys_fail (keys, key);
  return number;
}

guint64
signet_keys_get_number (SignetKeys *keys, const char *key)
{
  return get_number (keys, key, G_MAXINT64);
}

guint16
signet_keys_get_port (SignetKeys *keys, const char *key)
{
  return (guint16)get_number (keys, key, G_MAXUINT16);
}

gboolean
signet_keys_get_boolean (SignetKeys *keys, const char *key, gboolean fallback)
{
  g_autofree char *text = signet_keys_get_string (keys, key);

  if (text == NULL)
    return fallback;
  if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
    signet_keys_fail (keys, key);
  return strcmp (text, "true") == 0;
}

int
signet_keys_get_nick (SignetKeys *keys, const char *key, GType type, int fallback)
{
  g_autofree char *text = signet_keys_get_string (keys, key);
  int value = fallback;

  if (text != NULL && !signet_from_nick (type, text, &value))
    signet_keys_fail (keys, key);
  return value;
}

SignetFlaws
signet_keys_get_flaws (SignetKeys *keys, const char *key)
{
  g_autofree char *text = signet_keys_get_string (keys, key);
  g_auto (GStrv) nicks = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autoptr (GFlagsClass) flags = g_type_class_ref (SIGNET_TYPE_FLAWS);
  guint set = 0;

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      const GFlagsValue *value = g_flags_get_value_by_nick (flags, nicks[i]);

      if (value != NULL)
        set |= value->value;
      else
        signet_keys_fail (keys, key);
    }
  return (SignetFlaws)set;
}

gint64
signet_keys_get_time (SignetKeys *keys, const char *key)
{
  g_autofree char *text = signet_keys_get_string (keys, key);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  gint64 seconds = time != NULL ? g_date_time_to_unix (time) : 0;

  if (text != NULL && seconds <= 0)
    signet_keys_fail (keys, key);
  return MAX (seconds, 0);
}

void
signet_keys_set_string (SignetKeys *keys, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (keys->file, keys->group, key, value);
  else
    g_key_file_remove_key (keys->file, keys->group, key, NULL);
}

void
signet_keys_set_word (SignetKeys *keys, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_value (keys->file, keys->group, key, value);
  else
    g_key_file_remove_key (keys->file, keys->group, key, NULL);
}

void
signet_keys_set_number (SignetKeys *keys, const char *key, guint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);

  signet_keys_set_word (keys, key, value != 0 ? text : NULL);
}

void
signet_keys_set_boolean (SignetKeys *keys, const char *key, gboolean value)
{
  signet_keys_set_word (keys, key, value ? "true" : NULL);
}

void
signet_keys_set_nick (SignetKeys *keys, const char *key, GType type, int value, int fallback)
{
  signet_keys_set_word (keys, key, value != fallback ? signet_nick (type, value) : NULL);
}

void
signet_keys_set_flaws (SignetKeys *keys, const char *key, SignetFlaws flaws)
{
  g_auto (GStrv) nicks = signet_flaws_to_strv (flaws);
  g_autofree char *text = g_strjoinv (";", nicks);

  signet_keys_set_word (keys, key, text);
}

void
signet_keys_set_time (SignetKeys *keys, const char *key, gint64 time)
{
  g_autoptr (GDateTime) moment = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  signet_keys_set_word (keys, key, text);
}
