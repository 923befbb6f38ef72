/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The password in a server's words.
 */
#include "mask.h"

#include <string.h>

static void
test_mask (void)
{
  const struct
  {
    const char *text;
    const char *secret;
    const char *masked;
  } cases[] = {
    { "wrong: sesame!", "sesame", "wrong: ***!" },
    { "sesamesesame", "sesame", "******" },
    { "nothing of the kind", "sesame", "nothing of the kind" },
    { "", "sesame", "" },
    { "no secret", "", "no secret" },
    { "\"pa\\\"ss\\\\\"", "pa\"ss\\", "\"***\"" },
    { "c2VzYW1l", "sesame", "***" },
    { "(c2VzYW1l)", "sesame", "(***)" },
    { "AUTH PLAIN AGEAc2VzYW1l?", "sesame", "AUTH PLAIN ***?" },
    { "AUTH PLAIN AGFkYQBzZXNhbWU=?", "sesame", "AUTH PLAIN ***?" },
    { "AUTH PLAIN AGFkAHNlc2FtZQ==?", "sesame", "AUTH PLAIN ***?" },
    { "c2VzYW1l c2VzYW1l", "sesame", "*** ***" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = signet_mask (cases[i].text, cases[i].secret);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

/* Wherever it stands in a SASL message, and however long it is */
static void
test_in_base64 (void)
{
  for (gsize length = 2; length < 20; length++)
    for (gsize before = 0; before < 6; before++)
      for (gsize after = 0; after < 4; after++)
        {
          g_autofree char *left = g_strnfill (before, 'a');
          g_autofree char *secret = g_strnfill (length, 'X');
          g_autofree char *right = g_strnfill (after, 'b');
          g_autofree char *message = g_strconcat (left, secret, right, NULL);
          g_autofree char *encoded = g_base64_encode ((const guchar *)message, strlen (message));
          g_autofree char *text = g_strdup_printf ("no: %s", encoded);
          g_autofree char *masked = signet_mask (text, secret);

          g_assert_cmpstr (masked, ==, "no: ***");
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/rule-7/mask", test_mask);
  g_test_add_func ("/mask/rule-7/in-base64", test_in_base64);
  return g_test_run ();
}
