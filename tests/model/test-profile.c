/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The table of ports, the lists of profiles, and the words for protocols and modes.
 */
#include "profile.h"

#include "enum-types.h"
#include "policy.h"

/* "993 tls" of stage 0, "993 tls +1" of stage 1, "143 tls ?" for one that is opportunistic */
static char *
describe (GPtrArray *profiles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);

      g_string_append_printf (text, "%s%u %s%s%s", i == 0 ? "" : ", ", profile->port,
                              signet_nick (SIGNET_TYPE_SECURITY, (int)profile->security),
                              profile->stage == 1 ? " +1" : "", profile->opportunistic ? " ?" : "");
      g_assert_cmpstr (profile->host, ==, "mail.example.org");
      g_assert_cmpuint (profile->stage, <=, 1);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  SignetProtocol protocol;
  guint16 port;
  SignetPortRule rule;
  SignetSecurity security;
  const char *expected;
} lists[] = {
  { SIGNET_PROTOCOL_IMAP, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO,
    "993 tls, 143 starttls, 143 tls ?, 143 none" },
  { SIGNET_PROTOCOL_POP3, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO,
    "995 tls, 110 starttls, 110 tls ?, 110 none" },
  { SIGNET_PROTOCOL_SMTP, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO,
    "465 tls, 587 starttls, 25 starttls, 587 tls ?, 25 tls ?, 587 none, 25 none" },
  { SIGNET_PROTOCOL_SMTP, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_TLS, "465 tls" },
  { SIGNET_PROTOCOL_SMTP, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_STARTTLS,
    "587 starttls, 25 starttls" },
  { SIGNET_PROTOCOL_SMTP, 0, SIGNET_PORT_STANDARD, SIGNET_SECURITY_NONE, "587 none, 25 none" },
  { SIGNET_PROTOCOL_IMAP, 1143, SIGNET_PORT_FIRST, SIGNET_SECURITY_AUTO,
    "1143 tls, 1143 starttls, 1143 none, "
    "993 tls +1, 143 starttls +1, 143 tls +1 ?, 143 none +1" },
  { SIGNET_PROTOCOL_IMAP, 143, SIGNET_PORT_FIRST, SIGNET_SECURITY_AUTO,
    "143 tls, 143 starttls, 143 none, 993 tls +1" },
  { SIGNET_PROTOCOL_IMAP, 993, SIGNET_PORT_FIRST, SIGNET_SECURITY_AUTO,
    "993 tls, 993 starttls, 993 none, 143 starttls +1, 143 tls +1 ?, 143 none +1" },
  { SIGNET_PROTOCOL_IMAP, 1143, SIGNET_PORT_FIRST, SIGNET_SECURITY_STARTTLS,
    "1143 starttls, 143 starttls +1" },
  { SIGNET_PROTOCOL_IMAP, 143, SIGNET_PORT_ONLY, SIGNET_SECURITY_AUTO,
    "143 tls, 143 starttls, 143 none" },
  { SIGNET_PROTOCOL_IMAP, 143, SIGNET_PORT_ONLY, SIGNET_SECURITY_TLS, "143 tls" },
  { SIGNET_PROTOCOL_IMAP, 1143, SIGNET_PORT_ONLY, SIGNET_SECURITY_STARTTLS, "1143 starttls" },
};

static void
test_lists (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) profiles = signet_profiles_for (
          lists[i].protocol, "mail.example.org", lists[i].port, lists[i].rule, lists[i].security);
      g_autofree char *text = describe (profiles);

      g_assert_cmpstr (text, ==, lists[i].expected);
    }
}

/* No encryption is never listed before an encrypted profile of the same stage */
static void
test_encrypted_first (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) profiles = signet_profiles_for (
          lists[i].protocol, "mail.example.org", lists[i].port, lists[i].rule, lists[i].security);

      for (guint j = 1; j < profiles->len; j++)
        {
          const SignetProfile *before = g_ptr_array_index (profiles, j - 1);
          const SignetProfile *after = g_ptr_array_index (profiles, j);

          g_assert_true (signet_profile_is_encrypted (before) || before->stage < after->stage
                         || !signet_profile_is_encrypted (after));
        }
    }
}

static void
test_standard_port (void)
{
  static const guint16 ports[SIGNET_N_PROTOCOLS][3] = { { 993, 143, 143 },
                                                        { 995, 110, 110 },
                                                        { 465, 587, 587 } };

  for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
    for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
      g_assert_cmpuint (signet_standard_port ((SignetProtocol)protocol, (SignetSecurity)mode), ==,
                        ports[protocol][mode - SIGNET_SECURITY_TLS]);
}

static void
test_protocol_of_port (void)
{
  static const struct
  {
    guint16 port;
    SignetProtocol protocol;
  } known[] = {
    { 143, SIGNET_PROTOCOL_IMAP }, { 993, SIGNET_PROTOCOL_IMAP }, { 110, SIGNET_PROTOCOL_POP3 },
    { 995, SIGNET_PROTOCOL_POP3 }, { 25, SIGNET_PROTOCOL_SMTP },  { 465, SIGNET_PROTOCOL_SMTP },
    { 587, SIGNET_PROTOCOL_SMTP },
  };
  SignetProtocol protocol = SIGNET_PROTOCOL_POP3;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_true (signet_protocol_of_port (known[i].port, &protocol));
      g_assert_cmpint (protocol, ==, known[i].protocol);
    }
  g_assert_false (signet_protocol_of_port (80, &protocol));
  g_assert_false (signet_protocol_of_port (1143, &protocol));
}

static void
test_copy (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                                          587, SIGNET_SECURITY_STARTTLS);
  SignetProfile *copy;

  profile->stage = 1;
  profile->opportunistic = TRUE;
  copy = g_boxed_copy (SIGNET_TYPE_PROFILE, profile);
  g_assert_true (copy->host != profile->host);
  g_assert_cmpstr (copy->host, ==, "smtp.example.org");
  g_assert_cmpint (copy->protocol, ==, SIGNET_PROTOCOL_SMTP);
  g_assert_cmpuint (copy->port, ==, 587);
  g_assert_cmpint (copy->security, ==, SIGNET_SECURITY_STARTTLS);
  g_assert_cmpuint (copy->stage, ==, 1);
  g_assert_true (copy->opportunistic);
  g_boxed_free (SIGNET_TYPE_PROFILE, copy);
  signet_profile_free (NULL);
}

static void
test_titles (void)
{
  g_assert_cmpstr (signet_protocol_title (SIGNET_PROTOCOL_IMAP), ==, "IMAP");
  g_assert_cmpstr (signet_protocol_title (SIGNET_PROTOCOL_POP3), ==, "POP3");
  g_assert_cmpstr (signet_protocol_title (SIGNET_PROTOCOL_SMTP), ==, "SMTP");
  g_assert_cmpstr (signet_security_title (SIGNET_SECURITY_AUTO), ==, "Automatic");
  g_assert_cmpstr (signet_security_title (SIGNET_SECURITY_TLS), ==, "TLS");
  g_assert_cmpstr (signet_security_title (SIGNET_SECURITY_STARTTLS), ==, "STARTTLS");
  g_assert_cmpstr (signet_security_title (SIGNET_SECURITY_NONE), ==, "None");
}

static void
test_nicks (void)
{
  int value = 7;

  g_assert_cmpstr (signet_nick (SIGNET_TYPE_PROTOCOL, SIGNET_PROTOCOL_IMAP), ==, "imap");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_PROTOCOL, SIGNET_PROTOCOL_POP3), ==, "pop3");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_PROTOCOL, SIGNET_PROTOCOL_SMTP), ==, "smtp");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_SECURITY, SIGNET_SECURITY_AUTO), ==, "auto");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_SECURITY, SIGNET_SECURITY_TLS), ==, "tls");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_SECURITY, SIGNET_SECURITY_STARTTLS), ==, "starttls");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_SECURITY, SIGNET_SECURITY_NONE), ==, "none");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_TLS_MINIMUM, SIGNET_TLS_1_2), ==, "1.2");
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_TLS_MINIMUM, SIGNET_TLS_1_3), ==, "1.3");
  g_assert_true (signet_from_nick (SIGNET_TYPE_SECURITY, "starttls", &value));
  g_assert_cmpint (value, ==, SIGNET_SECURITY_STARTTLS);
  g_assert_false (signet_from_nick (SIGNET_TYPE_SECURITY, "TLS", &value));
  g_assert_false (signet_from_nick (SIGNET_TYPE_SECURITY, "", &value));
  g_assert_cmpint (value, ==, SIGNET_SECURITY_STARTTLS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/lists", test_lists);
  g_test_add_func ("/profile/encrypted-first", test_encrypted_first);
  g_test_add_func ("/profile/standard-port", test_standard_port);
  g_test_add_func ("/profile/protocol-of-port", test_protocol_of_port);
  g_test_add_func ("/profile/copy", test_copy);
  g_test_add_func ("/profile/titles", test_titles);
  g_test_add_func ("/profile/nicks", test_nicks);
  return g_test_run ();
}
