/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Another company's server, found by looking for it: no order of typing and pressing sends it the
 * password before the user has agreed.
 */
#include "journey.h"
#include "test-resolver.h"

#define SERVICES "imaps=0 submissions=0"

static void
name_server (Journey *self, TestResolver *resolver, const char *name, const char *service)
{
  guint16 port = (guint16)provider_get_port (self->provider, service);

  test_resolver_add (resolver, name, g_variant_new ("(qqqs)", 0, 0, port, "localhost"));
}

static TestResolver *
serve_elsewhere (Journey *self)
{
  TestResolver *resolver = test_resolver_install ();

  journey_serve (self, "good", SERVICES);
  name_server (self, resolver, "_imaps._tcp.example.org", "imaps");
  name_server (self, resolver, "_submissions._tcp.example.org", "submissions");
  return resolver;
}

static void
type_address (Journey *self)
{
  g_autofree char *ca_file = g_build_filename (self->folder, "ca.pem", NULL);

  journey_type (self, "address", PROVIDER_USER);
  journey_type (self, "ca-file", ca_file);
}

static void
assert_withheld (Journey *self)
{
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 0);
  journey_assert_said (self, "submissions", "AUTH", 0);
}

static void
test_asked (Journey *self)
{
  g_autoptr (TestResolver) resolver = serve_elsewhere (self);

  type_address (self);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  assert_withheld (self);
}

/* What was found without a password was not agreed to. */
static void
test_password_later (Journey *self)
{
  g_autoptr (TestResolver) resolver = serve_elsewhere (self);

  type_address (self);
  journey_connect (self);
  journey_assert_notice (self, "The settings were found. Enter the password to finish.");
  g_assert_cmpuint (self->asked, ==, 0);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  assert_withheld (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

static void
add_tests (void)
{
  journey_add ("/foreign/asked", test_asked);
  journey_add ("/foreign/password-later", test_password_later);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
