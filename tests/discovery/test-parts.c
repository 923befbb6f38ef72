/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Placeholders, character sets, and usual names: small pure parts.
 */
#include "guess.h"
#include "placeholders.h"
#include "xml-charset.h"

static const struct
{
  const char *text;
  const char *host;
  const char *user;
} expansions[] = {
  { "", "", "" },
  { "plain", "plain", "plain" },
  { "%EMAILADDRESS%", "ada@bücher.example", "ada@bücher.example" },
  { "%EMAILLOCALPART%", "ada", "ada" },
  { "%EMAILDOMAIN%", "xn--bcher-kva.example", "bücher.example" },
  { "a%EMAILLOCALPART%%EMAILLOCALPART%b", "aadaadab", "aadaadab" },
  { "100%", "100%", "100%" },
  { "%%", "%%", "%%" },
  { "%emaildomain%", "%emaildomain%", "%emaildomain%" },
  { "%EMAILDOMAIN", "%EMAILDOMAIN", "%EMAILDOMAIN" },
  { "%REALNAME%", NULL, NULL },
  { "%EMAIL%", NULL, NULL },
  { "x%EMAILDOMAINX%", NULL, NULL },
};

static void
test_expand (void)
{
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@bücher.example", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (expansions); i++)
    {
      g_autofree char *host = signet_placeholders_expand (expansions[i].text, target,
                                                          SIGNET_PLACEHOLDER_HOST);
      g_autofree char *user = signet_placeholders_expand (expansions[i].text, target,
                                                          SIGNET_PLACEHOLDER_USER);

      g_assert_cmpstr (host, ==, expansions[i].host);
      g_assert_cmpstr (user, ==, expansions[i].user);
    }
}

static void
test_expand_without_address (void)
{
  g_autoptr (SignetTarget) target = signet_target_parse ("example.org", NULL);
  g_autofree char *domain = signet_placeholders_expand ("%EMAILDOMAIN%", target,
                                                        SIGNET_PLACEHOLDER_USER);
  g_autofree char *address = signet_placeholders_expand ("%EMAILADDRESS%", target,
                                                         SIGNET_PLACEHOLDER_USER);

  g_assert_cmpstr (domain, ==, "example.org");
  g_assert_null (address);
}

#define BYTES(text) text, sizeof text - 1

static const struct
{
  const char *bytes;
  gsize length;
  const char *utf8;
} sets[] = {
  { BYTES (""), NULL },
  { BYTES ("<a/>"), "<a/>" },
  { BYTES ("\xef\xbb\xbf<a/>"), "<a/>" },
  { BYTES ("\xef\xbb\xbf"), "" },
  { BYTES ("\xff\xfe<\0a\0/\0>\0"), "<a/>" },
  { BYTES ("\xfe\xff\0<\0a\0/\0>"), "<a/>" },
  { BYTES ("\xff\xfe<"), NULL },
  { BYTES ("\xff"), NULL },
  { BYTES ("<?xml encoding=\"utf-8\"?>ü"), "<?xml encoding=\"utf-8\"?>ü" },
  { BYTES ("<?xml encoding='ISO-8859-1'?>\xfc"), "<?xml encoding='ISO-8859-1'?>ü" },
  { BYTES ("<?xml encoding=\"Windows-1252\" ?>\x80"), "<?xml encoding=\"Windows-1252\" ?>€" },
  { BYTES ("<?xml encoding=\"us-ascii\"?>ü"), NULL },
  { BYTES ("<?xml encoding=\"UTF-7\"?>"), NULL },
  { BYTES ("<?xml encoding=\"../../x\"?>"), NULL },
  { BYTES ("<?xml encoding=\"?>"), NULL },
  { BYTES ("<?xml encoding"), "<?xml encoding" },
  { BYTES ("<?xml encoding ?>"), "<?xml encoding ?>" },
  { BYTES ("\xfc"), NULL },
};

static void
test_charset (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (GBytes) utf8 = signet_xml_to_utf8 (sets[i].bytes, sets[i].length);
      g_autofree char *text = utf8 != NULL ? g_strndup (
                                  g_bytes_get_size (utf8) > 0 ? g_bytes_get_data (utf8, NULL) : "",
                                  g_bytes_get_size (utf8))
                                           : NULL;

      g_test_message ("%zu", i);
      g_assert_cmpstr (text, ==, sets[i].utf8);
    }
}

static const struct
{
  SignetProtocol protocol;
  const char *domain;
  const char *hosts;
} guesses[] = {
  { SIGNET_PROTOCOL_IMAP, "example.org", "imap.example.org mail.example.org example.org" },
  { SIGNET_PROTOCOL_POP3, "example.org",
    "pop.example.org pop3.example.org mail.example.org example.org" },
  { SIGNET_PROTOCOL_SMTP, "example.org", "smtp.example.org mail.example.org example.org" },
  { SIGNET_PROTOCOL_IMAP, "192.0.2.1", "192.0.2.1" },
  { SIGNET_PROTOCOL_SMTP, "2001:db8::1", "2001:db8::1" },
};

static void
test_guess (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_auto (GStrv) hosts = signet_guess_hosts (guesses[i].protocol, guesses[i].domain);
      g_autofree char *joined = g_strjoinv (" ", hosts);

      g_assert_cmpstr (joined, ==, guesses[i].hosts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/expand", test_expand);
  g_test_add_func ("/parts/expand-without-address", test_expand_without_address);
  g_test_add_func ("/parts/charset", test_charset);
  g_test_add_func ("/parts/guess", test_guess);
  return g_test_run ();
}
