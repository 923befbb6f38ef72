/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes what users type: every text is either refused with a sentence, or becomes a target
 * that is safe to look up, and that means the same when it is typed again.
 */
#include "fuzz.h"
#include "target.h"

#include <string.h>

static void
check_host (const char *host)
{
  gsize length = strlen (host);

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, 255);
  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_ascii_isalnum (host[i]) || strchr (".-_:%", host[i]) != NULL);
      g_assert_false (g_ascii_isupper (host[i]));
    }
  signet_host_is_loopback (host);
}

static void
check_target (const SignetTarget *target)
{
  check_host (target->host);
  if (target->address != NULL)
    {
      g_assert_nonnull (target->local_part);
      g_assert_true (g_utf8_validate (target->address, -1, NULL));
    }
  g_assert_true (target->has_protocol || target->security == SIGNET_SECURITY_AUTO);
}

/* The host of a target is a host. */
static void
check_again (const SignetTarget *target)
{
  gboolean is_v6 = strchr (target->host, ':') != NULL;
  g_autofree char *text = g_strdup_printf (is_v6 ? "[%s]:143" : "%s:143", target->host);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetTarget) again = signet_target_parse_server (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again->host, ==, target->host);
  g_assert_cmpuint (again->port, ==, 143);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzInput input = { (const char *)data, size };
  g_autofree char *text = fuzz_to_string (&input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) server_error = NULL;
  g_autoptr (SignetTarget) target = signet_target_parse (text, &error);
  g_autoptr (SignetTarget) server = signet_target_parse_server (text, &server_error);

  g_assert_true ((target == NULL) == (error != NULL));
  g_assert_true ((server == NULL) == (server_error != NULL));
  if (error != NULL)
    fuzz_check_text (error->message);
  if (server_error != NULL)
    fuzz_check_text (server_error->message);
  if (target != NULL)
    {
      check_target (target);
      check_again (target);
    }
  if (server != NULL)
    g_assert_cmpstr (server->host, ==, target->host);
  return 0;
}
