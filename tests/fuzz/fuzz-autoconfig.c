/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes autoconfig files: whatever is in them, each server that comes out of it can be looked up
 * and shown, and none is unencrypted unless the file says so.
 */
#include "autoconfig.h"
#include "fuzz.h"

#include <string.h>

static gboolean
mentions (const char *bytes, gsize length, const char *word)
{
  gsize word_length = strlen (word);

  for (gsize i = 0; i + word_length <= length; i++)
    if (g_ascii_strncasecmp (bytes + i, word, word_length) == 0)
      return TRUE;
  return FALSE;
}

static void
check_candidate (const SignetCandidate *candidate)
{
  g_autofree char *host = signet_candidate_check_host (candidate->host);

  g_assert_cmpstr (host, ==, candidate->host);
  g_assert_cmpuint (candidate->port, >, 0);
  g_assert_cmpint (candidate->security, !=, SIGNET_SECURITY_AUTO);
  g_assert_cmpuint (g_strv_length (candidate->auth), <=, 10);
  fuzz_check_text (candidate->user);
  fuzz_check_text (candidate->documentation);
  if (candidate->documentation != NULL)
    g_assert_true (g_ascii_strncasecmp (candidate->documentation, "http", 4) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  g_autoptr (GPtrArray) candidates = signet_autoconfig_parse ((const char *)data, size, target,
                                                              SIGNET_SOURCE_AUTOCONFIG);

  g_assert_cmpuint (candidates->len, <=, 20);
  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

      check_candidate (candidate);
      if (candidate->security == SIGNET_SECURITY_NONE)
        g_assert_true (mentions ((const char *)data, size, "plain")
                       || mentions ((const char *)data, size, "&#")
                       || mentions ((const char *)data, size, "CDATA") || memchr (data, 0, size));
    }
  return 0;
}
