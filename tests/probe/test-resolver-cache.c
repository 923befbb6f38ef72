/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names are looked up once, by a resolver that answers when the test says so.
 */
#include "resolver-cache.h"

#include "resolver.h"

typedef struct
{
  TestResolver *resolver;
  SignetResolverCache *cache;
  GString *told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->resolver = test_resolver_new ();
  fixture->cache = signet_resolver_cache_new ();
  fixture->told = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->cache, signet_resolver_cache_free);
  test_resolver_free (fixture->resolver);
  g_string_free (fixture->told, TRUE);
}

static void
note (const char *host, GList *addresses, const GError *error, gpointer data)
{
  GString *told = data;
  g_autofree char *address = addresses != NULL ? g_inet_address_to_string (addresses->data) : NULL;

  g_assert_true ((addresses == NULL) == (error != NULL));
  g_string_append_printf (told, "%s=%s ", host, address != NULL ? address : error->message);
}

static void
run (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* IP addresses and the name of this computer need no resolver */
static void
test_literal (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "192.0.2.1", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "2001:db8::1", note, fixture->told);
  g_assert_cmpstr (fixture->told->str, ==, "");
  run ();
  g_assert_cmpstr (fixture->told->str, ==, "192.0.2.1=192.0.2.1 2001:db8::1=2001:db8::1 ");
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 0);
}

static void
test_localhost (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "localhost", note, fixture->told);
  run ();
  g_assert_true (g_str_has_prefix (fixture->told->str, "localhost="));
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 0);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", NULL, NULL);
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", note, fixture->told);
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 1);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  g_assert_cmpstr (fixture->told->str, ==,
                   "mail.example.org=192.0.2.1 mail.example.org=192.0.2.1 ");
}

static void
test_answer_is_kept (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", NULL, NULL);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "mail.example.org", note, fixture->told);
  g_assert_cmpstr (fixture->told->str, ==, "");
  run ();
  g_assert_cmpstr (fixture->told->str, ==,
                   "mail.example.org=192.0.2.1 mail.example.org=192.0.2.1 ");
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 1);
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "nowhere.example", note, fixture->told);
  test_resolver_answer (fixture->resolver, NULL);
  signet_resolver_cache_look_up (fixture->cache, "nowhere.example", note, fixture->told);
  run ();
  g_assert_cmpstr (fixture->told->str, ==,
                   "nowhere.example=no such host nowhere.example=no such host ");
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 1);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "b.example", note, fixture->told);
  g_assert_cmpuint (test_resolver_count (fixture->resolver), ==, 2);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  test_resolver_answer (fixture->resolver, "192.0.2.2");
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.1 b.example=192.0.2.2 ");
}

/* Whoever is gone is not told; the others are */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) gone = g_string_new (NULL);

  signet_resolver_cache_look_up (fixture->cache, "a.example", note, gone);
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, gone);
  signet_resolver_cache_look_up (fixture->cache, "b.example", note, gone);
  signet_resolver_cache_forget (fixture->cache, gone);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  test_resolver_answer (fixture->resolver, "192.0.2.2");
  g_assert_cmpstr (gone->str, ==, "");
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.1 ");
}

static void
test_forget_before_telling (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "a.example", NULL, NULL);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  signet_resolver_cache_forget (fixture->cache, fixture->told);
  run ();
  g_assert_cmpstr (fixture->told->str, ==, "");
}

/* The cache may go while a look-up is under way, and while an answer waits to be told */
static void
test_free_early (Fixture *fixture, gconstpointer data)
{
  signet_resolver_cache_look_up (fixture->cache, "a.example", NULL, NULL);
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  signet_resolver_cache_look_up (fixture->cache, "b.example", note, fixture->told);
  g_clear_pointer (&fixture->cache, signet_resolver_cache_free);
  test_resolver_answer (fixture->resolver, "192.0.2.2");
  g_assert_cmpstr (fixture->told->str, ==, "");
}

#define IPV4 G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY
#define IPV6 G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY

/* The answer for both families keeps them waiting, and each is asked for by itself */
static void
ask_for_families (Fixture *fixture)
{
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  while (test_resolver_count (fixture->resolver) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
ask_again (Fixture *fixture)
{
  g_string_truncate (fixture->told, 0);
  signet_resolver_cache_look_up (fixture->cache, "a.example", note, fixture->told);
  run ();
}

/* IPv6 is waited for a little, but not for ever; whoever asks later gets to know it */
static void
test_ipv4_alone (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV4, "192.0.2.1");
  g_assert_cmpstr (fixture->told->str, ==, "");
  while (fixture->told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.1 ");
  test_resolver_answer_family (fixture->resolver, IPV6, "2001:db8::1");
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.1 ");
  ask_again (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=2001:db8::1 ");
  test_resolver_answer (fixture->resolver, "192.0.2.9");
  ask_again (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.9 ");
}

static void
test_ipv4_first (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV4, "192.0.2.1");
  test_resolver_answer_family (fixture->resolver, IPV6, "2001:db8::1");
  g_assert_cmpstr (fixture->told->str, ==, "a.example=2001:db8::1 ");
}

static void
test_ipv6_first (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV6, "2001:db8::1");
  g_assert_cmpstr (fixture->told->str, ==, "");
  while (fixture->told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=2001:db8::1 ");
}

/* What the system says of both families is the last word */
static void
test_whole_first (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV4, "192.0.2.1");
  test_resolver_answer (fixture->resolver, "192.0.2.9");
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.9 ");
  test_resolver_answer_family (fixture->resolver, IPV6, "2001:db8::1");
  ask_again (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.9 ");
}

/* Only the answer for both families says that there is no such name, unless one has answered */
static void
test_families_missing (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV6, NULL);
  test_resolver_answer_family (fixture->resolver, IPV4, NULL);
  g_assert_cmpstr (fixture->told->str, ==, "");
  test_resolver_answer (fixture->resolver, NULL);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=no such host ");
}

static void
test_whole_missing (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  test_resolver_answer_family (fixture->resolver, IPV4, "192.0.2.1");
  test_resolver_answer (fixture->resolver, NULL);
  g_assert_cmpstr (fixture->told->str, ==, "a.example=192.0.2.1 ");
}

/* The cache may go before anybody is asked for a family, and while one is waited for */
static void
test_free_before_families (Fixture *fixture, gconstpointer data)
{
  ask_for_families (fixture);
  signet_resolver_cache_look_up (fixture->cache, "b.example", note, fixture->told);
  test_resolver_answer_family (fixture->resolver, IPV4, "192.0.2.1");
  g_clear_pointer (&fixture->cache, signet_resolver_cache_free);
  test_resolver_answer_family (fixture->resolver, IPV6, "2001:db8::1");
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  test_resolver_answer (fixture->resolver, "192.0.2.1");
  g_assert_cmpstr (fixture->told->str, ==, "");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/resolver-cache/literal", test_literal);
  ADD ("/resolver-cache/localhost", test_localhost);
  ADD ("/resolver-cache/once", test_once);
  ADD ("/resolver-cache/answer-is-kept", test_answer_is_kept);
  ADD ("/resolver-cache/not-found", test_not_found);
  ADD ("/resolver-cache/several", test_several);
  ADD ("/resolver-cache/forget", test_forget);
  ADD ("/resolver-cache/forget-before-telling", test_forget_before_telling);
  ADD ("/resolver-cache/free-early", test_free_early);
  ADD ("/resolver-cache/families/ipv4-alone", test_ipv4_alone);
  ADD ("/resolver-cache/families/ipv4-first", test_ipv4_first);
  ADD ("/resolver-cache/families/ipv6-first", test_ipv6_first);
  ADD ("/resolver-cache/families/whole-first", test_whole_first);
  ADD ("/resolver-cache/families/missing", test_families_missing);
  ADD ("/resolver-cache/families/whole-missing", test_whole_missing);
  ADD ("/resolver-cache/families/free-early", test_free_before_families);
  return g_test_run ();
}
