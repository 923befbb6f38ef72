/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The table of fields: it leaves no member out, and what is done by it is done to each.
 */
#include "server-field.h"

static gsize
size_of (const SignetServerField *field)
{
  switch (field->kind)
    {
    case SIGNET_FIELD_PORT:
      return sizeof (guint16);
    case SIGNET_FIELD_ENUM:
    case SIGNET_FIELD_BOOLEAN:
      return sizeof (int);
    default:
      return sizeof (gpointer);
    }
}

/* Between what rows cover there is only what the alignment of the next one needs. */
static void
test_complete (void)
{
  gsize sizes[sizeof (SignetServerSettings) + 1] = { 0 };
  gsize end = 0;

  for (const SignetServerField *field = signet_server_fields; field->kind != SIGNET_FIELD_END;
       field++)
    {
      g_assert_cmpuint (sizes[field->offset], ==, 0);
      sizes[field->offset] = size_of (field);
      if (field->known != 0)
        sizes[field->known] = sizeof (gboolean);
    }
  sizes[sizeof (SignetServerSettings)] = sizeof (gpointer);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] != 0)
      {
        g_assert_cmpuint ((end + sizes[i] - 1) / sizes[i] * sizes[i], ==, i);
        end = i + sizes[i];
      }
}

static void
set_something (const SignetServerField *field, SignetServerSettings *settings)
{
  if (signet_server_field_is_text (field))
    signet_server_field_set_text (field, settings, "mail.example.org");
  else if (field->kind == SIGNET_FIELD_PROFILE)
    signet_server_field_set_profile (
        field, settings,
        signet_profile_new (SIGNET_PROTOCOL_IMAP, "mail.example.org", 993, SIGNET_SECURITY_TLS));
  else
    signet_server_field_set_number (field, settings, 1);
}

/* Twice, so that what was there is freed; the copy has what it has by itself. */
static void
test_each (void)
{
  for (const SignetServerField *field = signet_server_fields; field->kind != SIGNET_FIELD_END;
       field++)
    {
      g_autoptr (SignetServerSettings) empty = signet_server_settings_new ();
      SignetServerSettings *settings = signet_server_settings_new ();
      g_autoptr (SignetServerSettings) copy = NULL;

      set_something (field, settings);
      set_something (field, settings);
      g_assert_false (signet_server_settings_equal (empty, settings));
      copy = signet_server_settings_copy (settings);
      g_assert_true (signet_server_settings_equal (copy, settings));
      signet_server_settings_free (settings);
      g_assert_false (signet_server_settings_equal (empty, copy));
    }
}

static const SignetServerField *
find (const char *key)
{
  const SignetServerField *field = signet_server_fields;

  while (g_strcmp0 (field->key, key) != 0)
    {
      g_assert_cmpint (field->kind, !=, SIGNET_FIELD_END);
      field++;
    }
  return field;
}

/* What means nothing is no word; an outcome means something from the time of the check on. */
static void
test_nick (void)
{
  g_autoptr (SignetServerSettings) settings = signet_server_settings_new ();

  g_assert_null (signet_server_field_get_nick (find ("SetSecurity"), settings));
  g_assert_cmpstr (signet_server_field_get_nick (find ("SignIn"), settings), ==, "password");
  g_assert_null (signet_server_field_get_nick (find ("Outcome"), settings));
  g_assert_null (signet_server_field_get_nick (find ("Login"), settings));
  signet_server_field_set_number (find ("SetSecurity"), settings, SIGNET_SECURITY_NONE);
  signet_server_field_set_number (find ("Outcome"), settings, SIGNET_OUTCOME_CANCELLED);
  g_assert_true (settings->checked);
  g_assert_cmpstr (signet_server_field_get_nick (find ("SetSecurity"), settings), ==, "none");
  g_assert_cmpstr (signet_server_field_get_nick (find ("Outcome"), settings), ==, "cancelled");
}

static void
test_by_hand (void)
{
  static const char *const keys[] = { "SetPort", "SetSecurity" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SignetServerSettings) settings = signet_server_settings_new ();

      set_something (find (""), settings);
      signet_server_field_set_by_hand (find ("User"), settings, "ada", 0);
      g_assert_cmpstr (settings->user, ==, "ada");
      g_assert_null (settings->found);
      signet_server_field_set_by_hand (find (keys[i]), settings, NULL, 1);
      g_assert_cmpint (signet_server_field_get_number (find (keys[i]), settings), ==, 1);
      g_assert_cmpuint (settings->found->port, ==, 993);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server-settings/complete", test_complete);
  g_test_add_func ("/server-settings/each", test_each);
  g_test_add_func ("/server-settings/nick", test_nick);
  g_test_add_func ("/server-settings/by-hand", test_by_hand);
  return g_test_run ();
}
