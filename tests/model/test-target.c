/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Everything a user may type where an address or a server is asked for, right and wrong.
 */
#include "target.h"

#include <string.h>

#define NO_PROTOCOL ((SignetProtocol)-1)

static const struct
{
  const char *text;
  const char *host;
  const char *address;
  const char *local_part;
  guint16 port;
  SignetProtocol protocol;
  SignetSecurity security;
} right[] = {
  { "imap.example.org", "imap.example.org", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { " \timap.example.org\n", "imap.example.org", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "IMAP.Example.Org.", "imap.example.org", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "localhost", "localhost", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "imap.aol.com:143", "imap.aol.com", NULL, NULL, 143, SIGNET_PROTOCOL_IMAP, 0 },
  { "mail.example.org:1143", "mail.example.org", NULL, NULL, 1143, NO_PROTOCOL, 0 },
  { "mail.example.org:995", "mail.example.org", NULL, NULL, 995, SIGNET_PROTOCOL_POP3, 0 },
  { "mail.example.org:25", "mail.example.org", NULL, NULL, 25, SIGNET_PROTOCOL_SMTP, 0 },
  { "mail.example.org:65535", "mail.example.org", NULL, NULL, 65535, NO_PROTOCOL, 0 },
  { "192.0.2.1", "192.0.2.1", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "192.0.2.1:993", "192.0.2.1", NULL, NULL, 993, SIGNET_PROTOCOL_IMAP, 0 },
  { "::1", "::1", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "2001:DB8:0::1", "2001:db8::1", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "[::1]", "::1", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "[::1]:993", "::1", NULL, NULL, 993, SIGNET_PROTOCOL_IMAP, 0 },
  { "bücher.example:143", "xn--bcher-kva.example", NULL, NULL, 143, SIGNET_PROTOCOL_IMAP, 0 },

  { "ada@example.org", "example.org", "ada@example.org", "ada", 0, NO_PROTOCOL, 0 },
  { "Ada@EXAMPLE.Org.", "example.org", "Ada@example.org", "Ada", 0, NO_PROTOCOL, 0 },
  { "ada@localhost", "localhost", "ada@localhost", "ada", 0, NO_PROTOCOL, 0 },
  { "ada+mail@example.org", "example.org", "ada+mail@example.org", "ada+mail", 0, NO_PROTOCOL, 0 },
  { "\"a@b\"@example.org", "example.org", "\"a@b\"@example.org", "\"a@b\"", 0, NO_PROTOCOL, 0 },
  { "\"a://b\"@example.org", "example.org", "\"a://b\"@example.org", "\"a://b\"", 0, NO_PROTOCOL,
    0 },
  { "użytkownik@BÜCHER.example", "xn--bcher-kva.example", "użytkownik@bücher.example", "użytkownik",
    0, NO_PROTOCOL, 0 },
  { "ada@ｅxample。org．", "example.org", "ada@example.org", "ada", 0, NO_PROTOCOL, 0 },
  { "ada@example.org:143", "example.org", "ada@example.org", "ada", 143, SIGNET_PROTOCOL_IMAP, 0 },
  { "ada@[192.0.2.1]", "192.0.2.1", "ada@[192.0.2.1]", "ada", 0, NO_PROTOCOL, 0 },
  { "ada@[IPv6:2001:db8::1]:587", "2001:db8::1", "ada@[ipv6:2001:db8::1]", "ada", 587,
    SIGNET_PROTOCOL_SMTP, 0 },

/* What is copied with an address */
#define ADA "example.org", "ada@example.org", "ada", 0, NO_PROTOCOL, 0
  { "Ada <ada@example.org>", ADA },
  { "Ada Lovelace <ada@example.org>,", ADA },
  { "\"Lovelace, Ada (mail@work)\" <ada@example.org>; ", ADA },
  { "<ada@example.org>", ADA },
  { "< ada@example.org >", ADA },
  { "mailto:ada@example.org", ADA },
  { "MailTo:ada%40example.org?subject=Hello", ADA },
  { "<mailto:ada@example.org>", ADA },
  { "ada@example.org,", ADA },
  { "ada@example.org ;", ADA },
  { "\r\n\tada@example.org \r\n", ADA },
  { "\xc2\xa0"
    "ada@example.org\xe2\x80\x83",
    ADA },
  { "\xe2\x80\xaa"
    "ada@example.org\xe2\x80\xac",
    ADA },
  { "\xef\xbb\xbf"
    "ada@example.org\xe2\x80\x8b",
    ADA },
#undef ADA
  { "\"a<b\"@example.org", "example.org", "\"a<b\"@example.org", "\"a<b\"", 0, NO_PROTOCOL, 0 },
  { "imap.example.org,", "imap.example.org", NULL, NULL, 0, NO_PROTOCOL, 0 },
  { "<imaps://imap.example.org>", "imap.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_IMAP,
    SIGNET_SECURITY_TLS },

  { "imap://imap.example.org", "imap.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_IMAP,
    SIGNET_SECURITY_AUTO },
  { "imaps://imap.example.org", "imap.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_IMAP,
    SIGNET_SECURITY_TLS },
  { "IMAPS://IMAP.example.org:1993/INBOX;UID=1?a#b", "imap.example.org", NULL, NULL, 1993,
    SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "pop://p.example.org?x", "p.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_POP3,
    SIGNET_SECURITY_AUTO },
  { "pop3://p.example.org#x", "p.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_POP3,
    SIGNET_SECURITY_AUTO },
  { "pops://p.example.org/", "p.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_POP3,
    SIGNET_SECURITY_TLS },
  { "pop3s://[::1]:995", "::1", NULL, NULL, 995, SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
  { "smtp://s.example.org:25", "s.example.org", NULL, NULL, 25, SIGNET_PROTOCOL_SMTP,
    SIGNET_SECURITY_AUTO },
  { "smtps://s.example.org", "s.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_SMTP,
    SIGNET_SECURITY_TLS },
  { "submission://s.example.org", "s.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_SMTP,
    SIGNET_SECURITY_AUTO },
  { "submissions://s.example.org", "s.example.org", NULL, NULL, 0, SIGNET_PROTOCOL_SMTP,
    SIGNET_SECURITY_TLS },
  /* The scheme says which protocol it is, whatever the port */
  { "imap://imap.example.org:25", "imap.example.org", NULL, NULL, 25, SIGNET_PROTOCOL_IMAP,
    SIGNET_SECURITY_AUTO },
  { "imaps://ada%40example.org@imap.example.org", "imap.example.org", NULL, "ada@example.org", 0,
    SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "imaps://ada@example.org@imap.example.org", "imap.example.org", NULL, "ada@example.org", 0,
    SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "imap://ada;AUTH=PLAIN@imap.example.org", "imap.example.org", NULL, "ada", 0,
    SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_AUTO },
};

static void
assert_right (gsize i, const SignetTarget *target)
{
  g_assert_cmpstr (target->host, ==, right[i].host);
  g_assert_cmpstr (target->address, ==, right[i].address);
  g_assert_cmpstr (target->local_part, ==, right[i].local_part);
  g_assert_cmpuint (target->port, ==, right[i].port);
  g_assert_cmpint (target->has_protocol, ==, right[i].protocol != NO_PROTOCOL);
  if (target->has_protocol)
    g_assert_cmpint (target->protocol, ==, right[i].protocol);
  g_assert_cmpint (target->security, ==, right[i].security);
}

static void
test_right (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetTarget) target = signet_target_parse (right[i].text, &error);
      g_autofree char *shown = g_strescape (right[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_no_error (error);
      assert_right (i, target);
    }
}

static const struct
{
  const char *text;
  SignetTargetError error;
} wrong[] = {
  { "", SIGNET_TARGET_ERROR_EMPTY },
  { "  \t\r\n", SIGNET_TARGET_ERROR_EMPTY },

  { "host:", SIGNET_TARGET_ERROR_PORT },
  { "host:0", SIGNET_TARGET_ERROR_PORT },
  { "host:65536", SIGNET_TARGET_ERROR_PORT },
  { "host:99999999999999999999", SIGNET_TARGET_ERROR_PORT },
  { "host:143x", SIGNET_TARGET_ERROR_PORT },
  { "host:-1", SIGNET_TARGET_ERROR_PORT },
  { "host:+143", SIGNET_TARGET_ERROR_PORT },
  { "host: 143", SIGNET_TARGET_ERROR_PORT },
  { "host:143:993", SIGNET_TARGET_ERROR_PORT },
  { "host::143", SIGNET_TARGET_ERROR_PORT },
  { "[::1]:", SIGNET_TARGET_ERROR_PORT },
  { "[::1]:0", SIGNET_TARGET_ERROR_PORT },
  { "imaps://host:x", SIGNET_TARGET_ERROR_PORT },
  { "ada@host:0", SIGNET_TARGET_ERROR_PORT },

  { ":143", SIGNET_TARGET_ERROR_HOST },
  { ".", SIGNET_TARGET_ERROR_HOST },
  { "[::1", SIGNET_TARGET_ERROR_HOST },
  { "[", SIGNET_TARGET_ERROR_HOST },
  { "[]", SIGNET_TARGET_ERROR_HOST },
  { "[::1]993", SIGNET_TARGET_ERROR_HOST },
  { "[host]:143", SIGNET_TARGET_ERROR_HOST },
  { "[::zz]", SIGNET_TARGET_ERROR_HOST },
  { "1::2::3", SIGNET_TARGET_ERROR_HOST },
  { "fe80::zz", SIGNET_TARGET_ERROR_HOST },
  { "::ffff:999.0.0.1", SIGNET_TARGET_ERROR_HOST },
  { "fe80::1%eth0", SIGNET_TARGET_ERROR_HOST },
  { "999.1.1.1", SIGNET_TARGET_ERROR_HOST },
  { "two words", SIGNET_TARGET_ERROR_HOST },
  { "host\x01name", SIGNET_TARGET_ERROR_HOST },
  { "host\tname", SIGNET_TARGET_ERROR_HOST },
  { "host\xffname", SIGNET_TARGET_ERROR_HOST },
  { "host\xe2\x80\xaename", SIGNET_TARGET_ERROR_HOST },
  { "host\xe2\x80\x8dname", SIGNET_TARGET_ERROR_HOST },
  { "host\xcd\x8fname", SIGNET_TARGET_ERROR_HOST },
  { "ada\xe2\x80\x8b@example.org", SIGNET_TARGET_ERROR_HOST },
  { "xn--zzzzzz999999.example", SIGNET_TARGET_ERROR_HOST },
  { "ada@-x", SIGNET_TARGET_ERROR_HOST },
  { "ada@x-", SIGNET_TARGET_ERROR_HOST },
  { "ada@example..org", SIGNET_TARGET_ERROR_HOST },
  { "imaps://", SIGNET_TARGET_ERROR_HOST },
  { "imaps://:993", SIGNET_TARGET_ERROR_HOST },
  { "imaps://ada@/INBOX", SIGNET_TARGET_ERROR_HOST },
  { "imaps://ho%73t", SIGNET_TARGET_ERROR_HOST },

  { "@", SIGNET_TARGET_ERROR_ADDRESS },
  { "ada@", SIGNET_TARGET_ERROR_ADDRESS },
  { "ada@:143", SIGNET_TARGET_ERROR_ADDRESS },
  { "@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { "a@b@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { "a b@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { ".ada@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { "Ada <ada@example.org> <eve@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { "ada@example.org, eve@example.org", SIGNET_TARGET_ERROR_ADDRESS },
  { "Ada <", SIGNET_TARGET_ERROR_HOST },
  { "Ada <>", SIGNET_TARGET_ERROR_EMPTY },
  { ",", SIGNET_TARGET_ERROR_EMPTY },
  { "mailto:", SIGNET_TARGET_ERROR_EMPTY },
  { "mailto:?subject=x", SIGNET_TARGET_ERROR_EMPTY },
  { "mailto:%80", SIGNET_TARGET_ERROR_HOST },
  { "mailto:ada%0a@example.org", SIGNET_TARGET_ERROR_HOST },

  { "xn--80ak6aa92e.com.аpple.com", SIGNET_TARGET_ERROR_MIXED_SCRIPT },
  { "ada@pаypal.example", SIGNET_TARGET_ERROR_MIXED_SCRIPT },

  { "http://example.org", SIGNET_TARGET_ERROR_URL },
  { "mailto://ada@example.org", SIGNET_TARGET_ERROR_URL },
  { "://example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://ada:secret@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://:secret@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://a%00a@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://a%0aa@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://a%ffa@example.org", SIGNET_TARGET_ERROR_URL },
  { "imap://a%zza@example.org", SIGNET_TARGET_ERROR_URL },
};

/* One sentence, in one line */
static void
assert_sentence (const char *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_true (g_str_has_suffix (message, "."));
  g_assert_null (strchr (message, '\n'));
  g_assert_cmpuint (strlen (message), >, 20);
  g_assert_cmpuint (strlen (message), <, 300);
}

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetTarget) target = signet_target_parse (wrong[i].text, &error);
      g_autofree char *shown = g_strescape (wrong[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_null (target);
      g_assert_error (error, SIGNET_TARGET_ERROR, (int)wrong[i].error);
      assert_sentence (error->message);
    }
}

static void
test_too_long (void)
{
  static const struct
  {
    const char *before;
    gsize n;
    const char *after;
  } cases[] = {
    { "", 300, "" },   { "", 64, ".org" },          { "ada@", 300, ".org" },
    { "", 300, "@a" }, { "imaps://", 300, ":993" }, { "", 100000, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *middle = g_strnfill (cases[i].n, 'a');
      g_autofree char *text = g_strconcat (cases[i].before, middle, cases[i].after, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_target_parse (text, &error));
      g_assert_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_TOO_LONG);
      assert_sentence (error->message);
    }
}

/* A pasted password does not come back on the screen or in a log */
static void
test_password_not_repeated (void)
{
  static const char *const texts[] = {
    "imap://ada:secret@example.org", "imap://ada:secret@exam ple.org",
    "http://ada:secret@example.org", "ada:secret@example.org",
    "ada secret@example.org",        "ada:x:secret",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_target_parse (texts[i], &error));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_server (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetTarget) host = signet_target_parse_server ("imap.example.org:143", &error);
  g_autoptr (SignetTarget) url = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (host->port, ==, 143);
  url = signet_target_parse_server ("imaps://ada@imap.example.org", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (url->local_part, ==, "ada");
  g_assert_null (signet_target_parse_server ("ada@example.org", &error));
  g_assert_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_ADDRESS);
  assert_sentence (error->message);
  g_clear_error (&error);
  g_assert_null (signet_target_parse_server ("", &error));
  g_assert_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_EMPTY);
}

static void
test_copy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      SignetTarget *target = signet_target_parse (right[i].text, NULL);
      SignetTarget *copy = g_boxed_copy (SIGNET_TYPE_TARGET, target);

      g_assert_cmpstr (copy->text, ==, target->text);
      signet_target_free (target);
      assert_right (i, copy);
      g_boxed_free (SIGNET_TYPE_TARGET, copy);
    }
  signet_target_free (NULL);
}

/* Nothing breaks, and a target that comes out has an ASCII host; the parts of right texts are put
 * together at random */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const char *one = right[g_test_rand_int_range (0, G_N_ELEMENTS (right))].text;
      const char *two = wrong[g_test_rand_int_range (0, G_N_ELEMENTS (wrong))].text;
      g_autofree char *head = g_strndup (one, (gsize)g_test_rand_int_range (0, 20));
      g_autofree char *text = g_strconcat (
          head, two + g_test_rand_int_range (0, (int)strlen (two) + 1), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetTarget) target = signet_target_parse (text, &error);

      g_assert_true ((target == NULL) == (error != NULL));
      if (target == NULL)
        assert_sentence (error->message);
      else
        g_assert_true (*target->host != '\0' && g_str_is_ascii (target->host)
                       && strpbrk (target->host, " \t/@[]%") == NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/right", test_right);
  g_test_add_func ("/target/wrong", test_wrong);
  g_test_add_func ("/target/too-long", test_too_long);
  g_test_add_func ("/target/rule-7/password-not-repeated", test_password_not_repeated);
  g_test_add_func ("/target/server", test_server);
  g_test_add_func ("/target/copy", test_copy);
  g_test_add_func ("/target/random", test_random);
  return g_test_run ();
}
