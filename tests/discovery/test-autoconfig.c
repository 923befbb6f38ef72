/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Autoconfig files, good and bad: each gives exactly the servers that can be used.
 */
#include "autoconfig.h"
#include "enum-types.h"

#include <string.h>

#define PROVIDER(inside)                                                                           \
  "<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">" inside                        \
  "</emailProvider></clientConfig>"

#define FIELDS(host, port, mode)                                                                   \
  "<hostname>" host "</hostname><port>" port "</port><socketType>" mode "</socketType>"

#define IMAP(inside) "<incomingServer type=\"imap\">" inside "</incomingServer>"
#define SMTP(inside) "<outgoingServer type=\"smtp\">" inside "</outgoingServer>"

#define GOOD       IMAP (FIELDS ("imap.example.org", "993", "SSL"))
#define GOOD_SHOWN "imap imap.example.org 993 tls - [] no;"

#define OWN_DOMAIN "<domain>example.org</domain>"

/* What a file gives: "protocol host port security user [auth] authenticated;" for each server */
static const struct
{
  const char *name;
  const char *file;
  const char *shown;
} files[] = {
  { "one", PROVIDER (GOOD), GOOD_SHOWN },
  { "all-protocols",
    PROVIDER (
        IMAP (FIELDS ("i.example.org", "993", "SSL")) "<incomingServer type=\"pop3\">" FIELDS (
            "p.example.org",
            "110",
            "STARTTLS") "</incomingServer>" SMTP (FIELDS ("s.example.org", "587", "STARTTLS"))),
    "imap i.example.org 993 tls - [] no;pop3 p.example.org 110 starttls - [] no;"
    "smtp s.example.org 587 starttls - [] no;" },
  { "plain", PROVIDER (IMAP (FIELDS ("i.example.org", "143", "plain"))),
    "imap i.example.org 143 none - [] no;" },
  { "blanks-and-case", PROVIDER (IMAP (FIELDS ("\n I.Example.ORG. \t", " 993 ", " ssl "))),
    "imap i.example.org 993 tls - [] no;" },
  { "comments-and-cdata",
    "<?xml version=\"1.0\"?><!-- <!DOCTYPE x> -->" PROVIDER (
        IMAP ("<hostname><![CDATA[i.example.org]]></hostname><!-- x --><port>9<!-- -->93</port>"
              "<socketType>SSL</socketType>")),
    "imap i.example.org 993 tls - [] no;" },
  { "characters", PROVIDER (IMAP (FIELDS ("&#105;.example.org", "993", "SSL"))),
    "imap i.example.org 993 tls - [] no;" },
  { "byte-order-mark", "\xef\xbb\xbf" PROVIDER (GOOD), GOOD_SHOWN },
  { "idn", PROVIDER (IMAP (FIELDS ("bücher.example", "993", "SSL"))),
    "imap xn--bcher-kva.example 993 tls - [] no;" },
  { "v6", PROVIDER (IMAP (FIELDS ("[2001:DB8::1]", "993", "SSL"))),
    "imap 2001:db8::1 993 tls - [] no;" },

  /* The domain may stand before and behind the servers */
  { "domain-before", PROVIDER (OWN_DOMAIN GOOD), "imap imap.example.org 993 tls - [] yes;" },
  { "domain-behind", PROVIDER (GOOD OWN_DOMAIN), "imap imap.example.org 993 tls - [] yes;" },
  { "domain-case", PROVIDER ("<domain> EXAMPLE.org. </domain>" GOOD),
    "imap imap.example.org 993 tls - [] yes;" },
  { "domain-of-several",
    PROVIDER ("<domain>a.example</domain>" OWN_DOMAIN "<domain>b.example</domain>" GOOD),
    "imap imap.example.org 993 tls - [] yes;" },
  { "domain-placeholder", PROVIDER ("<domain>%EMAILDOMAIN%</domain>" GOOD),
    "imap imap.example.org 993 tls - [] yes;" },
  { "domain-foreign", PROVIDER ("<domain>evil.example</domain>" GOOD), GOOD_SHOWN },
  { "domain-part", PROVIDER ("<domain>notexample.org</domain><domain>org</domain>" GOOD),
    GOOD_SHOWN },
  { "domain-in-server", PROVIDER (IMAP (OWN_DOMAIN FIELDS ("imap.example.org", "993", "SSL"))),
    GOOD_SHOWN },
  { "domain-of-other-provider",
    "<clientConfig><emailProvider>" OWN_DOMAIN "</emailProvider><emailProvider>" GOOD
    "</emailProvider></clientConfig>",
    GOOD_SHOWN },

  /* Placeholders, in hosts too */
  { "placeholders",
    PROVIDER (IMAP (FIELDS ("imap.%EMAILDOMAIN%", "993", "SSL") "<username>%EMAILADDRESS%"
                                                                "</username>")
                  SMTP (FIELDS ("%EMAILLOCALPART%.example.net",
                                "465",
                                "SSL") "<username>%EMAILLOCALPART%+%EMAILDOMAIN%</username>")),
    "imap imap.example.org 993 tls ada@example.org [] no;"
    "smtp ada.example.net 465 tls ada+example.org [] no;" },
  { "unknown-placeholder-in-user",
    PROVIDER (IMAP (FIELDS ("i.example.org", "993", "SSL") "<username>%REALNAME%</username>")),
    "imap i.example.org 993 tls - [] no;" },
  { "unknown-placeholder-in-host",
    PROVIDER (IMAP (FIELDS ("%OWNSERVER%.example.org", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "percent-in-user",
    PROVIDER (
        IMAP (FIELDS ("i.example.org", "993", "SSL") "<username>%EMAILLOCALPART%%x%</username>")),
    "imap i.example.org 993 tls ada%x% [] no;" },
  { "user-with-escape",
    PROVIDER (IMAP (FIELDS ("i.example.org", "993", "SSL") "<username>a&#10;b</username>")),
    "imap i.example.org 993 tls - [] no;" },

  /* Ways to log in */
  { "auth",
    PROVIDER (IMAP (FIELDS (
        "i.example.org",
        "993",
        "SSL") "<authentication>OAuth2</authentication><authentication>plain</authentication>"
               "<authentication>telepathy</authentication>"
               "<authentication>password-cleartext</authentication>"
               "<authentication>secure</authentication>")),
    "imap i.example.org 993 tls - [OAuth2 password-cleartext password-encrypted] no;" },
  { "oauth-only",
    PROVIDER (
        IMAP (FIELDS ("i.example.org", "993", "SSL") "<authentication>OAuth2</authentication>")),
    "imap i.example.org 993 tls - [OAuth2] no;" },

  /* One bad element never spoils the others */
  { "unknown-mode", PROVIDER (IMAP (FIELDS ("i.example.org", "143", "QUIC")) GOOD), GOOD_SHOWN },
  { "tls-is-no-mode", PROVIDER (IMAP (FIELDS ("i.example.org", "143", "TLS")) GOOD), GOOD_SHOWN },
  { "empty-mode", PROVIDER (IMAP (FIELDS ("i.example.org", "143", "")) GOOD), GOOD_SHOWN },
  { "no-mode", PROVIDER (IMAP ("<hostname>i.example.org</hostname><port>143</port>") GOOD),
    GOOD_SHOWN },
  { "second-mode-is-known",
    PROVIDER (IMAP (FIELDS ("i.example.org", "993", "QUIC") "<socketType>SSL</socketType>")),
    "imap i.example.org 993 tls - [] no;" },
  { "first-mode-counts",
    PROVIDER (IMAP (FIELDS ("i.example.org", "993", "SSL") "<socketType>plain</socketType>")),
    "imap i.example.org 993 tls - [] no;" },
  { "port-0", PROVIDER (IMAP (FIELDS ("i.example.org", "0", "SSL")) GOOD), GOOD_SHOWN },
  { "port-65536", PROVIDER (IMAP (FIELDS ("i.example.org", "65536", "SSL")) GOOD), GOOD_SHOWN },
  { "port-negative", PROVIDER (IMAP (FIELDS ("i.example.org", "-1", "SSL")) GOOD), GOOD_SHOWN },
  { "port-words", PROVIDER (IMAP (FIELDS ("i.example.org", "99 3", "SSL")) GOOD), GOOD_SHOWN },
  { "no-port",
    PROVIDER (IMAP ("<hostname>i.example.org</hostname><socketType>SSL</socketType>") GOOD),
    GOOD_SHOWN },
  { "host-empty", PROVIDER (IMAP (FIELDS ("", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "host-with-port", PROVIDER (IMAP (FIELDS ("i.example.org:1", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "host-url", PROVIDER (IMAP (FIELDS ("imaps://i.example.org", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "host-address", PROVIDER (IMAP (FIELDS ("a@example.org", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "host-path", PROVIDER (IMAP (FIELDS ("../../etc", "993", "SSL")) GOOD), GOOD_SHOWN },
  { "host-two-words", PROVIDER (IMAP (FIELDS ("a.example b.example", "993", "SSL")) GOOD),
    GOOD_SHOWN },
  { "host-mixed-alphabets", PROVIDER (IMAP (FIELDS ("im\xd0\xb0p.example.org", "993", "SSL")) GOOD),
    GOOD_SHOWN },
  { "host-escape", PROVIDER (IMAP (FIELDS ("i&#x1b;[31m.example.org", "993", "SSL")) GOOD),
    GOOD_SHOWN },
  { "host-bidi", PROVIDER (IMAP (FIELDS ("i&#x202e;.example.org", "993", "SSL")) GOOD),
    GOOD_SHOWN },
  { "unknown-type",
    PROVIDER ("<incomingServer type=\"exchange\">" FIELDS (
        "x.example.org", "443", "SSL") "</incomingServer>" GOOD),
    GOOD_SHOWN },
  { "no-type",
    PROVIDER ("<incomingServer>" FIELDS ("x.example.org", "993", "SSL") "</incomingServer>" GOOD),
    GOOD_SHOWN },
  { "outgoing-imap",
    PROVIDER ("<outgoingServer type=\"imap\">" FIELDS (
        "x.example.org", "993", "SSL") "</outgoingServer><incomingServer "
                                       "type=\"smtp\">" FIELDS (
                                           "x.example.org", "465", "SSL") "</"
                                                                          "incomingServer>" GOOD),
    GOOD_SHOWN },
  { "twice", PROVIDER (GOOD GOOD), GOOD_SHOWN },
  { "unknown-elements",
    PROVIDER ("<displayName>X</displayName><webMail><loginPage url=\"x\"/></webMail>"
              "<a><incomingServer type=\"imap\">" FIELDS (
                  "deep.example.org", "993", "SSL") "</incomingServer></a>" GOOD),
    GOOD_SHOWN },
  { "element-in-field",
    PROVIDER (IMAP ("<hostname>i.<b>evil.</b>example.org</hostname><port>993</port>"
                    "<socketType>SSL</socketType>")),
    "imap i.example.org 993 tls - [] no;" },
  { "fields-outside", PROVIDER (FIELDS ("x.example.org", "993", "SSL") GOOD), GOOD_SHOWN },
  { "server-in-server", PROVIDER (IMAP (GOOD)), "" },
  { "latin-1",
    "<?xml version='1.0' encoding='iso-8859-1'?>" PROVIDER ("<displayName>B\xfc"
                                                            "cher"
                                                            "</displayName>" GOOD),
    GOOD_SHOWN },

  /* Files that give nothing */
  { "empty", "", "" },
  { "blank", " \n", "" },
  { "text", "autoconfig", "" },
  { "html", "<!DOCTYPE html><html><head><title>Login</title></head><body><p>Hi</body></html>", "" },
  { "xhtml", "<html><body>" GOOD "</body></html>", "" },
  { "doctype", "<!DOCTYPE clientConfig>" PROVIDER (GOOD), "" },
  { "doctype-inside", PROVIDER ("<!DOCTYPE x>" GOOD), "" },
  { "entity-declared",
    "<!DOCTYPE x [<!ENTITY h SYSTEM \"file:///etc/passwd\">]>" PROVIDER (
        IMAP (FIELDS ("&h;", "993", "SSL"))),
    "" },
  { "entity-unknown", PROVIDER (IMAP (FIELDS ("&host;", "993", "SSL")) GOOD), "" },
  { "truncated", "<clientConfig><emailProvider>" GOOD, "" },
  { "truncated-in-tag", "<clientConfig><emailProvider>" GOOD "</emailPro", "" },
  { "crossed", "<clientConfig><emailProvider>" GOOD "</clientConfig></emailProvider>", "" },
  { "no-provider", "<clientConfig>" GOOD "</clientConfig>", "" },
  { "other-root", "<config><emailProvider>" GOOD "</emailProvider></config>", "" },
  { "not-utf-8",
    PROVIDER ("<displayName>B\xfc"
              "cher</displayName>" GOOD),
    "" },
  { "unknown-charset", "<?xml version='1.0' encoding='UTF-7'?>" PROVIDER (GOOD), "" },
  { "nul-character", PROVIDER ("<displayName>&#0;</displayName>" GOOD), "" },
};

static void
append_candidate (GString *shown, const SignetCandidate *candidate)
{
  g_autofree char *auth = g_strjoinv (" ", candidate->auth);

  g_string_append_printf (shown, "%s %s %u %s %s [%s] %s;",
                          signet_nick (SIGNET_TYPE_PROTOCOL, candidate->protocol), candidate->host,
                          candidate->port, signet_nick (SIGNET_TYPE_SECURITY, candidate->security),
                          candidate->user != NULL ? candidate->user : "-", auth,
                          candidate->authenticated ? "yes" : "no");
}

static char *
show (const char *file, gsize length)
{
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  g_autoptr (GPtrArray)
      candidates = signet_autoconfig_parse (file, length, target, SIGNET_SOURCE_AUTOCONFIG);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    append_candidate (shown, g_ptr_array_index (candidates, i));
  return g_string_free (shown, FALSE);
}

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *shown = show (files[i].file, strlen (files[i].file));

  g_assert_cmpstr (shown, ==, files[i].shown);
}

/* Whatever is cut off or damaged: never a crash, and nothing from a file that is not whole. */
static void
test_truncated (void)
{
  static const char file[] = PROVIDER (OWN_DOMAIN GOOD);

  for (gsize length = 0; length + 1 < sizeof file; length++)
    {
      g_autofree char *part = g_memdup2 (file, length + 1);
      g_autofree char *shown = show (part, length);

      g_assert_cmpstr (shown, ==, "");
    }
}

static void
test_nul (void)
{
  static const char file[] = "<clientConfig>\0</clientConfig>";
  g_autofree char *shown = show (file, sizeof file - 1);

  g_assert_cmpstr (shown, ==, "");
}

static void
test_utf_16 (void)
{
  gsize length = 0;
  g_autofree char *file = g_convert (PROVIDER (GOOD), -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_autofree char *shown = show (file, length);

  g_assert_cmpstr (shown, ==, GOOD_SHOWN);
}

/* Every "#" in @part becomes its number. */
static char *
repeat (const char *before, const char *part, guint n, const char *behind)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    for (const char *p = part; *p != '\0'; p++)
      if (*p == '#')
        g_string_append_printf (text, "%u", i);
      else
        g_string_append_c (text, *p);
  g_string_append (text, behind);
  return g_string_free (text, FALSE);
}

#define BEGIN "<clientConfig><emailProvider>"
#define END   "</emailProvider></clientConfig>"

static void
test_deep (void)
{
  g_autofree char *open = repeat (BEGIN GOOD, "<a>", 28, "");
  g_autofree char *whole = repeat (open, "</a>", 28, END);
  g_autofree char *too_deep = repeat (BEGIN GOOD, "<a>", 100000, "");
  g_autofree char *shown = show (whole, strlen (whole));
  g_autofree char *shown_too_deep = show (too_deep, strlen (too_deep));

  g_assert_cmpstr (shown, ==, GOOD_SHOWN);
  g_assert_cmpstr (shown_too_deep, ==, "");
}

static void
test_many (void)
{
  g_autofree char *file = repeat (BEGIN, IMAP (FIELDS ("i#.example.org", "993", "SSL")), 5000, END);
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  g_autoptr (GPtrArray)
      candidates = signet_autoconfig_parse (file, strlen (file), target, SIGNET_SOURCE_SITE);

  g_assert_cmpuint (candidates->len, ==, 20);
  g_assert_cmpint (((SignetCandidate *)candidates->pdata[19])->source, ==, SIGNET_SOURCE_SITE);
}

/* Half of a long name would be another name. */
static void
test_long_text (void)
{
  g_autofree char *file = repeat (BEGIN GOOD "<incomingServer type=\"imap\"><port>993</port>"
                                             "<socketType>SSL</socketType><hostname>i.example.org",
                                  " ", 2000, "</hostname></incomingServer>" END);
  g_autofree char *shown = show (file, strlen (file));

  g_assert_cmpstr (shown, ==, GOOD_SHOWN);
}

static void
test_many_auth (void)
{
  g_autofree char *file = repeat (
      BEGIN "<incomingServer type=\"imap\">" FIELDS ("imap.example.org", "993", "SSL"),
      "<authentication>x#</authentication><authentication>NTLM</authentication>", 2000,
      "</incomingServer>" END);
  g_autofree char *shown = show (file, strlen (file));

  g_assert_cmpstr (shown, ==, "imap imap.example.org 993 tls - [NTLM] no;");
}

static const struct
{
  const char *url;
  gboolean good;
} links[] = {
  { "https://help.example.org/mail?a=1&amp;b=2", TRUE },
  { "http://help.example.org/", TRUE },
  { "javascript:alert(1)", FALSE },
  { "file:///etc/passwd", FALSE },
  { "help.example.org", FALSE },
  { "https:///mail", FALSE },
  { "https://help.example.org/&#x202e;x", FALSE },
  { "", FALSE },
};

static void
test_documentation (void)
{
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *file = g_strdup_printf (
          BEGIN GOOD "<documentation url=\"%s\"><descr>x</descr></documentation>" END,
          links[i].url);
      g_autoptr (GPtrArray)
          candidates = signet_autoconfig_parse (file, strlen (file), target, SIGNET_SOURCE_SITE);
      const SignetCandidate *candidate = candidates->pdata[0];

      g_test_message ("%s", links[i].url);
      g_assert_cmpint (candidate->documentation != NULL, ==, links[i].good);
    }
}

static void
test_first_documentation (void)
{
  static const char file[] = PROVIDER (
      "<documentation url=\"ftp://x.example/\"/><documentation url=\"https://a.example/?x&amp;y\"/>"
      "<documentation url=\"https://b.example/\"/>" GOOD);
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  g_autoptr (GPtrArray)
      candidates = signet_autoconfig_parse (file, strlen (file), target, SIGNET_SOURCE_SITE);
  const SignetCandidate *candidate = candidates->pdata[0];

  g_assert_cmpstr (candidate->documentation, ==, "https://a.example/?x&y");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/autoconfig/file/%s", files[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/autoconfig/truncated", test_truncated);
  g_test_add_func ("/autoconfig/nul", test_nul);
  g_test_add_func ("/autoconfig/utf-16", test_utf_16);
  g_test_add_func ("/autoconfig/deep", test_deep);
  g_test_add_func ("/autoconfig/many", test_many);
  g_test_add_func ("/autoconfig/long-text", test_long_text);
  g_test_add_func ("/autoconfig/many-auth", test_many_auth);
  g_test_add_func ("/autoconfig/documentation", test_documentation);
  g_test_add_func ("/autoconfig/first-documentation", test_first_documentation);
  return g_test_run ();
}
