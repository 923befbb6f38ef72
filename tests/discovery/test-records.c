/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SRV and MX records: their order, what they say of nothing, and odd bytes in them.
 */
#include "mx.h"
#include "srv.h"

/* Records as "priority weight port target;…" */
static GList *
srv (const char *text)
{
  g_auto (GStrv) records = g_strsplit (text, ";", -1);
  GList *list = NULL;

  for (guint i = 0; records[i] != NULL && *records[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (records[i], " ", 4);

      list = g_list_append (list, g_variant_ref_sink (g_variant_new (
                                      "(qqqs)", (guint16)g_ascii_strtoull (words[0], NULL, 10),
                                      (guint16)g_ascii_strtoull (words[1], NULL, 10),
                                      (guint16)g_ascii_strtoull (words[2], NULL, 10), words[3])));
    }
  return list;
}

static void
free_records (GList *records)
{
  g_list_free_full (records, (GDestroyNotify)g_variant_unref);
}

static const struct
{
  const char *records;
  const char *shown; /* "host:port" with "!" behind the authenticated ones */
} srv_table[] = {
  { "", "" },
  { "0 1 993 imap.example.org", "imap.example.org:993! " },
  { "0 1 993 Imap.Example.ORG.", "imap.example.org:993! " },
  { "0 1 993 imap.example.net", "imap.example.net:993 " },
  { "0 1 993 imap.example.org.evil.net", "imap.example.org.evil.net:993 " },
  { "20 0 1 c.example.org;10 0 2 b.example.org;0 0 3 a.example.org",
    "a.example.org:3! b.example.org:2! c.example.org:1! " },
  { "5 10 1 a.example.org;5 60 2 b.example.org;5 0 3 c.example.org",
    "b.example.org:2! a.example.org:1! c.example.org:3! " },
  { "5 5 1 b.example.org;5 5 1 a.example.org", "a.example.org:1! b.example.org:1! " },
  /* RFC 2782: the service is decidedly not available */
  { "0 0 0 .", "" },
  { "0 0 993 .", "" },
  { "0 0 0 .;10 0 993 a.example.org", "a.example.org:993! " },
  { "0 0 0 a.example.org", "" },
  { "0 0 993 ", "" },
  { "0 0 993 a example.org", "" },
  { "0 0 993 a\\000b.example.org;0 0 1 b.example.org", "b.example.org:1! " },
  { "0 0 993 a\033[31m.example.org", "" },
  { "0 0 993 -x.example.org;0 0 993 ../../etc/passwd;0 0 993 a..b", "" },
  { "0 0 993 192.0.2.1", "192.0.2.1:993 " },
  { "0 0 1 a.example.org;0 0 1 a.example.org", "a.example.org:1! " },
};

static void
test_srv (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (srv_table); i++)
    {
      GList *records = srv (srv_table[i].records);
      g_autoptr (GPtrArray)
          candidates = signet_srv_candidates (&signet_srv_services[0], records, "example.org");
      g_autoptr (GString) shown = g_string_new (NULL);

      for (guint j = 0; j < candidates->len; j++)
        {
          const SignetCandidate *candidate = candidates->pdata[j];

          g_assert_cmpint (candidate->protocol, ==, SIGNET_PROTOCOL_IMAP);
          g_assert_cmpint (candidate->security, ==, SIGNET_SECURITY_TLS);
          g_string_append_printf (shown, "%s:%u%s ", candidate->host, candidate->port,
                                  candidate->authenticated ? "!" : "");
        }
      g_assert_cmpstr (shown->str, ==, srv_table[i].shown);
      free_records (records);
    }
}

/* RFC 6186 §3.1 to §3.3, RFC 8314 §5.1: those without TLS in their name want STARTTLS */
static void
test_srv_services (void)
{
  static const struct
  {
    const char *name;
    SignetProtocol protocol;
    SignetSecurity security;
  } cases[] = {
    { "_imaps", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
    { "_imap", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS },
    { "_pop3s", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
    { "_pop3", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_STARTTLS },
    { "_submissions", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS },
    { "_submission", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, SIGNET_N_SRV_SERVICES);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GList *records = srv ("0 0 1234 mail.example.org");
      g_autoptr (GPtrArray)
          candidates = signet_srv_candidates (&signet_srv_services[i], records, "example.org");
      const SignetCandidate *only = candidates->pdata[0];

      g_assert_cmpstr (signet_srv_services[i].name, ==, cases[i].name);
      g_assert_cmpint (only->protocol, ==, cases[i].protocol);
      g_assert_cmpint (only->security, ==, cases[i].security);
      g_assert_cmpuint (only->port, ==, 1234);
      free_records (records);
    }
}

/* RFC 2782, RFC 6186 §3.4; GLib writes "." as an empty name */
static void
test_srv_denies (void)
{
  static const struct
  {
    const char *records;
    gboolean denies;
  } cases[] = {
    { "", FALSE },
    { "0 0 0 .", TRUE },
    { "0 0 0 ", TRUE },
    { "0 0 993 .", TRUE },
    { "0 0 993 a.example.org", FALSE },
    { "0 0 993 a.example.org;10 0 0 .", TRUE },
    { "0 0 0 a.example.org", FALSE },
    { "0 0 993 ..", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GList *records = srv (cases[i].records);

      g_test_message ("%s", cases[i].records);
      g_assert_cmpint (signet_srv_denies (records), ==, cases[i].denies);
      free_records (records);
    }
}

static void
test_srv_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) candidates = NULL;
  GList *records;

  for (int i = 100; i > 0; i--)
    g_string_append_printf (text, "%d 0 993 h%d.example.org;", i, i);
  records = srv (text->str);
  candidates = signet_srv_candidates (&signet_srv_services[1], records, "example.org");
  g_assert_cmpuint (candidates->len, ==, 20);
  g_assert_cmpstr (((SignetCandidate *)candidates->pdata[0])->host, ==, "h1.example.org");
  free_records (records);
}

static const struct
{
  const char *records; /* "preference exchange;…" */
  const char *domain;
  const char *host;
} mx_table[] = {
  { "", NULL, NULL },
  { "10 mx1.provider.net", "provider.net", "mx1.provider.net" },
  { "20 mx.other.net;10 mx.provider.net.;30 mx.third.net", "provider.net", "mx.provider.net" },
  { "10 b.bbb.net;10 a.aaa.net", "aaa.net", "a.aaa.net" },
  { "10 mx.a.b.provider.co.uk", "provider.co.uk", "mx.a.b.provider.co.uk" },
  { "10 mail.example.org", NULL, "mail.example.org" },
  { "10 example.org;20 mx.provider.net", NULL, "example.org" },
  /* RFC 7505 */
  { "0 .", NULL, NULL },
  { "10 co.uk", NULL, "co.uk" },
  { "10 192.0.2.1", NULL, "192.0.2.1" },
  { "10 a\\.b c;20 mx.provider.net", "provider.net", "mx.provider.net" },
};

static void
test_mx (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mx_table); i++)
    {
      g_auto (GStrv) lines = g_strsplit (mx_table[i].records, ";", -1);
      g_autofree char *domain = NULL;
      g_autofree char *host = NULL;
      GList *records = NULL;

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_auto (GStrv) words = g_strsplit (lines[j], " ", 2);

          records = g_list_append (
              records, g_variant_ref_sink (g_variant_new (
                           "(qs)", (guint16)g_ascii_strtoull (words[0], NULL, 10), words[1])));
        }
      domain = signet_mx_domain (records, "example.org");
      g_assert_cmpstr (domain, ==, mx_table[i].domain);
      host = signet_mx_host (records);
      g_assert_cmpstr (host, ==, mx_table[i].host);
      free_records (records);
    }
}

/* Mail for a part of a domain may be taken by the whole */
static void
test_mx_parent (void)
{
  GList *records = g_list_append (NULL,
                                  g_variant_ref_sink (g_variant_new ("(qs)", 1, "mx.example.org")));
  g_autofree char *domain = signet_mx_domain (records, "dept.example.org");

  g_assert_cmpstr (domain, ==, "example.org");
  free_records (records);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/srv", test_srv);
  g_test_add_func ("/records/srv-services", test_srv_services);
  g_test_add_func ("/records/srv-denies", test_srv_denies);
  g_test_add_func ("/records/srv-many", test_srv_many);
  g_test_add_func ("/records/mx", test_mx);
  g_test_add_func ("/records/mx-parent", test_mx_parent);
  return g_test_run ();
}
