/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Compares what the program reports about one protocol with what is expected.
 */
#include "expectation.h"

static void
check_word (JsonObject *service, const char *member, const char *expected)
{
  if (expected != NULL)
    g_assert_cmpstr (json_object_get_string_member_with_default (service, member, NULL), ==,
                     expected);
}

static void
check_flaw (JsonObject *tls, const char *expected)
{
  JsonArray *errors = json_object_get_array_member (tls, "errors");

  g_assert_cmpint (json_object_get_boolean_member (tls, "verified"), ==, expected == NULL);
  g_assert_cmpuint (json_array_get_length (errors), ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_cmpstr (json_array_get_string_element (errors, 0), ==, expected);
}

static void
check_certificate (JsonObject *tls)
{
  JsonObject *certificate = json_object_get_object_member (tls, "certificate");

  g_assert_cmpuint (strlen (json_object_get_string_member (certificate, "sha256")), >=, 64);
  g_assert_cmpuint (strlen (json_object_get_string_member (certificate, "spki_sha256")), >=, 64);
  g_assert_nonnull (json_object_get_string_member (certificate, "subject"));
}

static void
check_tls (JsonObject *service, const Expectation *expected)
{
  gboolean is_ok = g_str_equal (expected->outcome, "ok");
  JsonObject *tls;

  if (json_object_get_null_member (service, "tls"))
    {
      g_assert_null (expected->flaw);
      g_assert_true (!is_ok || g_strcmp0 (expected->security, "none") == 0);
      return;
    }
  tls = json_object_get_object_member (service, "tls");
  check_flaw (tls, expected->flaw);
  check_certificate (tls);
  if (is_ok)
    g_assert_true (
        g_strv_contains ((const char *const[]){ "TLS1.2", "TLS1.3", NULL },
                         json_object_get_string_member_with_default (tls, "version", "")));
}

void
expectation_check (LabRun *run, const char *protocol, const Expectation *expected)
{
  JsonObject *service = lab_run_service (run, protocol);
  JsonObject *explanation = json_object_get_object_member (service, "explanation");
  gboolean is_ok = g_str_equal (expected->outcome, "ok");

  check_word (service, "outcome", expected->outcome);
  check_word (service, "status", is_ok ? "ok" : "failed");
  check_word (service, "security", expected->security);
  check_word (service, "login", expected->login);
  check_word (service, "mechanism", expected->mechanism);
  if (expected->port != 0)
    g_assert_cmpint (json_object_get_int_member (service, "port"), ==, expected->port);
  g_assert_cmpstr (json_object_get_string_member (explanation, "title"), !=, "");
  check_tls (service, expected);
}
