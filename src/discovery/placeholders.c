/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts the address into user names and host names.
 */
#include "placeholders.h"

#include <string.h>

/* What an unknown placeholder looks like; any other percent sign stands for itself. */
static gsize
measure_placeholder (const char *text)
{
  gsize length = 1;

  while (g_ascii_isupper (text[length]) || g_ascii_isdigit (text[length]))
    length++;
  return length > 1 && text[length] == '%' ? length + 1 : 0;
}

static const char *
get_domain (const SignetTarget *target, SignetPlaceholderUse use)
{
  if (use == SIGNET_PLACEHOLDER_HOST || target->address == NULL)
    return target->host;
  return strrchr (target->address, '@') + 1;
}

static gboolean
append_value (GString *expanded,
              const char *name,
              gsize length,
              const SignetTarget *target,
              SignetPlaceholderUse use)
{
  const char *value = NULL;

  if (strncmp (name, "%EMAILADDRESS%", length) == 0)
    value = target->address;
  else if (strncmp (name, "%EMAILLOCALPART%", length) == 0)
    value = target->local_part;
  else if (strncmp (name, "%EMAILDOMAIN%", length) == 0)
    value = get_domain (target, use);
  if (value == NULL)
    return FALSE;
  g_string_append (expanded, value);
  return TRUE;
}

char *
signet_placeholders_expand (const char *text, const SignetTarget *target, SignetPlaceholderUse use)
{
  g_autoptr (GString) expanded = NULL;

  g_return_val_if_fail (text != NULL && target != NULL, NULL);

  expanded = g_string_new (NULL);
  while (*text != '\0')
    {
      gsize length = *text == '%' ? measure_placeholder (text) : 0;

      if (length == 0)
        g_string_append_c (expanded, *text++);
      else if (append_value (expanded, text, length, target, use))
        text += length;
      else
        return NULL;
    }
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}
