/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Searches what was sent, and what was printed, for a password.
 */

#include "secret-search.h"

#include <string.h>

static gboolean
is_base64 (char byte)
{
  return g_ascii_isalnum (byte) || byte == '+' || byte == '/' || byte == '=';
}

/* Every run of base64 characters is decoded as a whole: "AGFkYQB…" hides a password in its middle,
 * at a place that no search for the password's own base64 would find. */
static gboolean
is_in_base64 (const char *password, const char *bytes, gsize length)
{
  gsize start = 0, size;

  while (start < length)
    {
      gsize end = start;

      while (end < length && is_base64 (bytes[end]))
        end++;
      if (end - start >= 4)
        {
          g_autofree char *run = g_strndup (bytes + start, end - start);
          g_autofree guchar *decoded = g_base64_decode (run, &size);

          if (memmem (decoded, size, password, strlen (password)) != NULL)
            return TRUE;
        }
      start = end + 1;
    }
  return FALSE;
}

static char *
to_hex (const char *text)
{
  GString *hex = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    g_string_append_printf (hex, "%02x", (guchar)*p);
  return g_string_free (hex, FALSE);
}

gboolean
mock_secret_is_in (const char *password, const char *bytes, gsize length)
{
  g_autofree char *hex = to_hex (password);

  return memmem (bytes, length, password, strlen (password)) != NULL
         || g_strstr_len (bytes, (gssize)length, hex) != NULL
         || is_in_base64 (password, bytes, length);
}

gboolean
mock_secret_is_expected (const MockScript *script)
{
  const char *password = mock_script_get (script, "password");
  const GPtrArray *steps = mock_script_get_steps (script, 0);

  for (guint i = 0; i < steps->len; i++)
    {
      const MockStep *step = steps->pdata[i];

      if (step->kind == MOCK_STEP_EXPECT && strstr (step->text, password) != NULL)
        return TRUE;
    }
  return FALSE;
}
