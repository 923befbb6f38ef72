/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A misspelt domain is told from one without mail servers, and from a name server that is silent.
 */
#include "domain.h"

#include "test-resolver.h"

typedef struct
{
  gboolean is_done;
  gboolean is_missing;
} Answer;

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->is_missing = signet_domain_is_missing_finish (result);
  answer->is_done = TRUE;
}

static void
check (const char *domain, gboolean is_missing)
{
  Answer answer = { 0 };

  signet_domain_look_up_async (domain, NULL, looked_up_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer.is_missing, ==, is_missing);
}

/* Whoever is registered has name servers; what is below needs none. */
static void
test_answers (void)
{
  g_autoptr (TestResolver) resolver = test_resolver_install ();

  test_resolver_add (resolver, "example.org", g_variant_new ("(s)", "ns.example.org"));
  check ("example.org", FALSE);
  check ("mail.example.org", FALSE);
  check ("exmaple.org", TRUE);
}

/* No answer says nothing. */
static void
test_cancelled (void)
{
  g_autoptr (TestResolver) resolver = test_resolver_install ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  test_resolver_add (resolver, "example.org", NULL);
  signet_domain_look_up_async ("example.org", cancellable, looked_up_cb, &answer);
  g_cancellable_cancel (cancellable);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (answer.is_missing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/answers", test_answers);
  g_test_add_func ("/domain/cancelled", test_cancelled);
  return g_test_run ();
}
