/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Lists of servers: what is the same, what comes first, and what is a host at all.
 */
#include "candidate.h"
#include "discovery-enum-types.h"

static SignetCandidate *
make (SignetSource source, const char *host, guint16 port, SignetSecurity security)
{
  SignetCandidate *candidate = signet_candidate_new (source, SIGNET_PROTOCOL_IMAP, g_strdup (host));

  candidate->port = port;
  candidate->security = security;
  return candidate;
}

static void
test_nicks (void)
{
  static const char *const nicks[] = { "typed",    "site", "autoconfig", "srv",
                                       "database", "mx",   "guess" };

  for (int i = 0; i <= SIGNET_SOURCE_GUESS; i++)
    g_assert_cmpstr (signet_nick (SIGNET_TYPE_SOURCE, i), ==, nicks[i]);
}

static void
test_copy (void)
{
  g_autoptr (SignetCandidate)
      candidate = make (SIGNET_SOURCE_SRV, "a.example", 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetCandidate) copy = NULL;

  candidate->user = g_strdup ("ada");
  candidate->documentation = g_strdup ("https://a.example/");
  candidate->authenticated = TRUE;
  copy = g_boxed_copy (SIGNET_TYPE_CANDIDATE, candidate);
  g_assert_cmpstr (copy->host, ==, "a.example");
  g_assert_true (copy->host != candidate->host);
  g_assert_cmpstr (copy->user, ==, "ada");
  g_assert_cmpstr (copy->documentation, ==, "https://a.example/");
  g_assert_nonnull (copy->auth);
  g_assert_true (copy->authenticated);
  g_assert_cmpuint (copy->port, ==, 993);
}

static void
test_add (void)
{
  g_autoptr (GPtrArray) list = signet_candidates_new ();

  signet_candidates_add (list, make (SIGNET_SOURCE_SRV, "a.example", 993, SIGNET_SECURITY_TLS));
  signet_candidates_add (list, make (SIGNET_SOURCE_SRV, "a.example", 993, SIGNET_SECURITY_TLS));
  g_assert_cmpuint (list->len, ==, 1);
  signet_candidates_add (list, make (SIGNET_SOURCE_MX, "a.example", 993, SIGNET_SECURITY_TLS));
  signet_candidates_add (list, make (SIGNET_SOURCE_SRV, "b.example", 993, SIGNET_SECURITY_TLS));
  signet_candidates_add (list, make (SIGNET_SOURCE_SRV, "a.example", 994, SIGNET_SECURITY_TLS));
  signet_candidates_add (list, make (SIGNET_SOURCE_SRV, "a.example", 993, SIGNET_SECURITY_NONE));
  g_assert_cmpuint (list->len, ==, 5);
}

static void
test_sort (void)
{
  static const struct
  {
    SignetSource source;
    guint16 port;
    SignetSecurity security;
  } sorted[] = {
    { SIGNET_SOURCE_SITE, 143, SIGNET_SECURITY_NONE },
    { SIGNET_SOURCE_AUTOCONFIG, 2, SIGNET_SECURITY_TLS },
    { SIGNET_SOURCE_AUTOCONFIG, 1, SIGNET_SECURITY_TLS },
    { SIGNET_SOURCE_AUTOCONFIG, 3, SIGNET_SECURITY_STARTTLS },
    { SIGNET_SOURCE_SRV, 993, SIGNET_SECURITY_TLS },
    { SIGNET_SOURCE_DATABASE, 993, SIGNET_SECURITY_TLS },
    { SIGNET_SOURCE_MX, 993, SIGNET_SECURITY_TLS },
    { SIGNET_SOURCE_MX, 143, SIGNET_SECURITY_NONE },
    { SIGNET_SOURCE_GUESS, 0, SIGNET_SECURITY_AUTO },
  };
  /* What is equal must stay in this order */
  static const guint shuffled[] = { 8, 3, 7, 1, 6, 2, 5, 0, 4 };
  g_autoptr (GPtrArray) list = signet_candidates_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shuffled); i++)
    signet_candidates_add (list, make (sorted[shuffled[i]].source, "a.example",
                                       sorted[shuffled[i]].port, sorted[shuffled[i]].security));
  signet_candidates_sort (list);
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      const SignetCandidate *candidate = list->pdata[i];

      g_assert_cmpint (candidate->source, ==, sorted[i].source);
      g_assert_cmpuint (candidate->port, ==, sorted[i].port);
      g_assert_cmpint (candidate->security, ==, sorted[i].security);
    }
}

static void
test_oauth_only (void)
{
  static const struct
  {
    const char *auth;
    gboolean only;
  } table[] = {
    { "", FALSE },
    { "OAuth2", TRUE },
    { "OAuth2,password-cleartext", FALSE },
    { "password-cleartext", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (SignetCandidate)
          candidate = make (SIGNET_SOURCE_SITE, "a.example", 993, SIGNET_SECURITY_TLS);

      g_strfreev (candidate->auth);
      candidate->auth = g_strsplit (table[i].auth, ",", -1);
      g_assert_cmpint (signet_candidate_is_oauth_only (candidate), ==, table[i].only);
    }
}

static void
test_check_host (void)
{
  static const struct
  {
    const char *text;
    const char *host;
  } table[] = {
    { "Imap.Example.org.", "imap.example.org" },
    { "192.0.2.1", "192.0.2.1" },
    { "2001:db8::1", "2001:db8::1" },
    { "_x.example.org", "_x.example.org" },
    { NULL, NULL },
    { "", NULL },
    { ".", NULL },
    { "a.example:143", NULL },
    { "imap://a.example", NULL },
    { "ada@a.example", NULL },
    { "a example", NULL },
    { "a..example", NULL },
    { "-a.example", NULL },
    { "a/b.example", NULL },
    { "a\\.example", NULL },
    { "a\001.example", NULL },
    { "%EMAILDOMAIN%", NULL },
    { "127.1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *host = signet_candidate_check_host (table[i].text);

      g_assert_cmpstr (host, ==, table[i].host);
    }
}

/* Every source there is has words of its own; what nobody named was typed. */
static void
test_source_title (void)
{
  g_autoptr (GEnumClass) sources = g_type_class_ref (SIGNET_TYPE_SOURCE);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sources->n_values; i++)
    {
      const char *title = signet_source_title (sources->values[i].value_nick);

      g_assert_nonnull (title);
      g_assert_true (g_hash_table_add (titles, (gpointer)title));
    }
  g_assert_cmpstr (signet_source_title (NULL), ==, "Typed by you");
  g_assert_cmpstr (signet_source_title ("srv"), ==, "The DNS records of your provider");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/candidate/nicks", test_nicks);
  g_test_add_func ("/candidate/copy", test_copy);
  g_test_add_func ("/candidate/add", test_add);
  g_test_add_func ("/candidate/sort", test_sort);
  g_test_add_func ("/candidate/oauth-only", test_oauth_only);
  g_test_add_func ("/candidate/check-host", test_check_host);
  g_test_add_func ("/candidate/source-title", test_source_title);
  return g_test_run ();
}
