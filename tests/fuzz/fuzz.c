/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the fuzz targets share.
 */
#include "fuzz.h"

#include <string.h>

guint8
fuzz_take_byte (FuzzInput *input)
{
  if (input->length == 0)
    return 0;
  input->length--;
  return (guint8)*input->bytes++;
}

FuzzInput
fuzz_take_until (FuzzInput *input, char end)
{
  const char *found = input->length > 0 ? memchr (input->bytes, end, input->length) : NULL;
  gsize length = found != NULL ? (gsize)(found - input->bytes) : input->length;
  FuzzInput part = { input->bytes, length };
  gsize taken = found != NULL ? length + 1 : length;

  input->bytes += taken;
  input->length -= taken;
  return part;
}

char *
fuzz_to_string (const FuzzInput *input)
{
  return g_strndup (input->bytes, input->length);
}

void
fuzz_check_text (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:libgsasl\n";
}
