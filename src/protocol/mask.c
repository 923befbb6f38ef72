/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A server may repeat what it was sent: the password, or the response of a mechanism, where the
 * password is in the middle of something else.
 */
#include "mask.h"

#include "secret.h"

#include <string.h>

#define MASK "***"

/* A shorter password would be found by chance in words that are no base64 at all. */
#define MIN_HIDDEN 4

static gsize
run_of_base64 (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || text[length] == '+' || text[length] == '/')
    length++;
  while (length > 0 && text[length] == '=')
    length++;
  return length;
}

static gboolean
hides (const char *run, gsize length, const char *password)
{
  g_autofree char *base64 = g_strndup (run, length);
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (base64, &size);
  gboolean found = memmem (bytes, size, password, strlen (password)) != NULL;

  signet_secret_wipe (base64, length);
  signet_secret_wipe (bytes, size);
  return found;
}

static char *
mask_base64 (const char *text, const char *password)
{
  GString *masked = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize run = run_of_base64 (text);

      if (run == 0)
        g_string_append_c (masked, *text);
      else if (hides (text, run, password))
        g_string_append (masked, MASK);
      else
        g_string_append_len (masked, text, (gssize)run);
      text += MAX (run, 1);
    }
  return g_string_free (masked, FALSE);
}

static void
mask_plain (GString *text, const char *password)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *)password, strlen (password));

  g_string_replace (text, password, MASK, 0);
  g_string_replace (text, encoded, MASK, 0);
  signet_secret_wipe (encoded, strlen (encoded));
}

char *
signet_mask (const char *text, const char *password)
{
  g_autoptr (GString) masked = NULL;

  g_return_val_if_fail (text != NULL && password != NULL, NULL);

  if (*password == '\0')
    return g_strdup (text);
  masked = g_string_new (text);
  mask_plain (masked, password);
  if (strlen (password) >= MIN_HIDDEN)
    return mask_base64 (masked->str, password);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}
