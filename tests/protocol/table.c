/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Tables of lines for a dialect.
 */
#include "table.h"

static void
classify_one (const SignetDialect *dialect, const ClassifyCase *row)
{
  SignetLine line = { row->phase, row->index, dialect->has_tags ? "A7" : "", row->text };
  SignetReply reply = dialect->classify (&line);

  g_test_message ("phase %d, line %u: '%s'", row->phase, row->index, row->text);
  g_assert_cmpint (reply.reply_class, ==, row->reply_class);
  if (row->reply_class == SIGNET_REPLY_NO || row->reply_class == SIGNET_REPLY_BYE)
    g_assert_cmpint (reply.outcome, ==, row->outcome);
  if (row->reply_class != SIGNET_REPLY_GARBAGE)
    g_assert_cmpstr (reply.text, ==, row->words);
}

void
table_classify (const SignetDialect *dialect, const ClassifyCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    classify_one (dialect, &cases[i]);
}

static char *
describe (const SignetCapabilities *capabilities)
{
  GString *text = g_string_new (NULL);

  g_string_append (text, capabilities->is_listed ? "listed " : "");
  g_string_append (text, capabilities->starttls ? "starttls " : "");
  g_string_append (text, capabilities->login_disabled ? "login-disabled " : "");
  g_string_append (text, capabilities->initial_response ? "ir " : "");
  g_string_append (text, capabilities->user ? "user " : "");
  g_string_append (text, capabilities->auth ? "auth " : "");
  g_string_append_c (text, ':');
  for (guint i = 0; i < capabilities->mechanisms->len; i++)
    g_string_append_printf (text, " %s", (char *)g_ptr_array_index (capabilities->mechanisms, i));
  return g_string_free (text, FALSE);
}

static void
parse_one (const SignetDialect *dialect, const ParseCase *row)
{
  g_auto (GStrv) lines = g_strsplit (row->lines, "\n", 0);
  g_autofree char *parsed = NULL;
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  for (guint i = 0; lines[i] != NULL; i++)
    dialect->parse (&capabilities, &(SignetLine){ row->phase, i, "A7", lines[i] });
  parsed = describe (&capabilities);
  g_test_message ("phase %d: '%s'", row->phase, row->lines);
  g_assert_cmpstr (parsed, ==, row->capabilities);
  signet_capabilities_clear (&capabilities);
}

void
table_parse (const SignetDialect *dialect, const ParseCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    parse_one (dialect, &cases[i]);
}
