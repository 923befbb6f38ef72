/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Another company's server, found by looking for it: no order of typing and pressing sends it the
 * password before the user has agreed.
 */
#include "fake-results.h"
#include "journey.h"
#include "test-resolver.h"

#define SERVICES "imaps=0 submissions=0"

static void
name_server (Journey *self, TestResolver *resolver, const char *name, const char *service)
{
  guint16 port = (guint16)provider_get_port (self->provider, service);

  test_resolver_add (resolver, name, g_variant_new ("(qqqs)", 0, 0, port, "localhost"));
}

static void
serve_elsewhere (Journey *self)
{
  g_autoptr (TestResolver) resolver = test_resolver_install ();

  journey_serve (self, "good", SERVICES);
  name_server (self, resolver, "_imaps._tcp.example.org", "imaps");
  name_server (self, resolver, "_submissions._tcp.example.org", "submissions");
}

static void
type_address (Journey *self)
{
  g_autofree char *ca_file = g_build_filename (self->folder, "ca.pem", NULL);

  journey_type (self, "address", PROVIDER_USER);
  journey_type (self, "ca-file", ca_file);
}

static void
assert_not_sent (Journey *self)
{
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 0);
  journey_assert_said (self, "submissions", "AUTH", 0);
}

static void
test_asked (Journey *self)
{
  serve_elsewhere (self);
  type_address (self);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  assert_not_sent (self);
}

/* What was found without a password was not agreed to. */
static void
test_password_later (Journey *self)
{
  serve_elsewhere (self);
  type_address (self);
  journey_connect (self);
  journey_assert_notice (self, "The settings were found. Enter the password to finish.");
  g_assert_cmpuint (self->asked, ==, 0);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  assert_not_sent (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

static SignetProtocolResult *
find_elsewhere (SignetProtocol protocol)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (protocol, "mail.example.net", 993, SIGNET_SECURITY_TLS);
  SignetAttemptFacts facts = { .profile = profile, .outcome = SIGNET_OUTCOME_OK };

  profile->is_foreign = TRUE;
  return fake_result (&facts);
}

/* Nor does a check without a password make it the server of a kept account. */
static void
test_kept (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) after = NULL;

  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  before = journey_get_kept (self);
  fake_probe (self->editor, find_elsewhere (SIGNET_PROTOCOL_IMAP),
              find_elsewhere (SIGNET_PROTOCOL_SMTP), SIGNET_PLAINTEXT_FORBIDDEN);
  journey_settle (self);
  after = journey_get_kept (self);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_assert_true (
        signet_server_settings_equal (signet_account_get_server (before, (SignetProtocol)i),
                                      signet_account_get_server (after, (SignetProtocol)i)));
}

static void
add_tests (void)
{
  journey_add ("/foreign/asked", test_asked);
  journey_add ("/foreign/password-later", test_password_later);
  journey_add ("/foreign/kept", test_kept);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
