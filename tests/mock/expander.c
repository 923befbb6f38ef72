/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Works out the placeholders of scripts, and compares what the client says with what it should.
 */

#include "expander.h"

#include "scram.h"

#define CLIENT_FIRST "<scram-client-first>"
#define CLIENT_FINAL "<scram-client-final>"

struct _MockExpander
{
  const MockScript *script;
  MockScram *scram;
};

MockExpander *
mock_expander_new (const MockScript *script)
{
  MockExpander *self = g_new0 (MockExpander, 1);

  self->script = script;
  mock_expander_bind (self, NULL);
  return self;
}

void
mock_expander_free (MockExpander *self)
{
  if (self == NULL)
    return;
  mock_scram_free (self->scram);
  g_free (self);
}

void
mock_expander_bind (MockExpander *self, GBytes *binding)
{
  mock_scram_free (self->scram);
  self->scram = mock_scram_new (mock_script_get (self->script, "password"), binding);
}

static void
append_unescaped (GString *result, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != '\\')
        g_string_append_c (result, *p);
      else if (*++p == 'x' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          g_string_append_c (
              result, (char)(g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
          p += 2;
        }
      else if (*p == '0')
        g_string_append_c (result, '\0');
      else
        g_string_append_c (result, *p == 'r' ? '\r' : *p == 'n' ? '\n' : *p == 't' ? '\t' : *p);
    }
}

static void
append_base64 (GString *result, const char *text)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *base64 = NULL;

  append_unescaped (bytes, text);
  base64 = g_base64_encode ((const guchar *)bytes->str, bytes->len);
  g_string_append (result, base64);
}

static void
append_repeated (GString *result, const char *argument)
{
  char *text;
  guint64 count = g_ascii_strtoull (argument, &text, 10);

  g_assert (*text == ' ');
  while (count-- > 0)
    g_string_append (result, text + 1);
}

static void
append_cram_md5 (const MockExpander *self, GString *result, const char *challenge)
{
  const char *user = mock_script_get (self->script, "user");
  const char *password = mock_script_get (self->script, "password");
  g_autofree char *digest = g_compute_hmac_for_string (G_CHECKSUM_MD5, (const guchar *)password,
                                                       strlen (password), challenge, -1);
  g_autofree char *answer = g_strdup_printf ("%s %s", user, digest);
  g_autofree char *base64 = g_base64_encode ((const guchar *)answer, strlen (answer));

  g_string_append (result, base64);
}

static void
append_placeholder (MockExpander *self, GString *result, const char *name, const char *argument)
{
  g_autofree char *message = NULL;

  if (g_str_equal (name, "bytes"))
    append_unescaped (result, argument);
  else if (g_str_equal (name, "base64"))
    append_base64 (result, argument);
  else if (g_str_equal (name, "repeat"))
    append_repeated (result, argument);
  else if (g_str_equal (name, "cram-md5"))
    append_cram_md5 (self, result, argument);
  else if (g_str_equal (name, "scram-server-first"))
    message = mock_scram_make_first (self->scram, argument);
  else
    message = mock_scram_make_final (self->scram, argument);
  if (message != NULL)
    g_string_append (result, message);
}

static GRegex *
placeholders (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
        &regex, g_regex_new ("<(bytes|base64|repeat|cram-md5|scram-server-first|scram-server-final)"
                             "(?::([^>]*))?>",
                             G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static GString *
expand (MockExpander *self, const char *text)
{
  GString *result = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0;

  g_regex_match (placeholders (), text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *argument = g_match_info_fetch (match, 2);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (result, text + from, start - from);
      append_placeholder (self, result, name, argument != NULL ? argument : "");
      from = end;
    }
  g_string_append (result, text + from);
  return result;
}

GBytes *
mock_expander_expand (MockExpander *self, const MockStep *step)
{
  g_autoptr (GString) line = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean raw = step->kind != MOCK_STEP_SEND && step->kind != MOCK_STEP_SEND_REPEAT;

  line = expand (self, step->text);
  if (raw)
    append_unescaped (all, line->str);
  else
    {
      g_string_append (line, "\r\n");
      for (guint i = 0; i < MAX (step->number, 1); i++)
        g_string_append_len (all, line->str, (gssize)line->len);
    }
  return g_string_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
match_scram (MockExpander *self, const char *pattern, GString *line, gboolean *heard)
{
  gboolean first = g_str_has_suffix (pattern, CLIENT_FIRST);
  gsize prefix = strlen (pattern) - strlen (CLIENT_FIRST);

  if (!first && !g_str_has_suffix (pattern, CLIENT_FINAL))
    return FALSE;
  G_STATIC_ASSERT (sizeof CLIENT_FIRST == sizeof CLIENT_FINAL);
  *heard = line->len > prefix && strncmp (line->str, pattern, prefix) == 0
           && (first ? mock_scram_check_first (self->scram, line->str + prefix)
                     : mock_scram_check_final (self->scram, line->str + prefix));
  return TRUE;
}

/* A star at the end of a longer line stands for anything: "EHLO *". */
static gboolean
match_line (MockExpander *self, const char *pattern, GString *line)
{
  g_autoptr (GString) expected = NULL;
  gboolean heard;

  if (match_scram (self, pattern, line, &heard))
    return heard;
  expected = expand (self, pattern);
  if (expected->len > 1 && g_str_has_suffix (pattern, "*"))
    return line->len >= expected->len && strncmp (line->str, expected->str, expected->len - 1) == 0;
  return g_string_equal (expected, line);
}

gboolean
mock_expander_match (MockExpander *self, const MockStep *step, GString *line, GError **error)
{
  g_autofree char *heard = NULL;

  if (step->kind == MOCK_STEP_EXPECT_ANY || match_line (self, step->text, line))
    return TRUE;
  heard = g_strescape (line->str, NULL);
  g_propagate_error (error, mock_script_mismatch (self->script, step,
                                                  "expected \"%s\", but the client said \"%s\"",
                                                  step->text, heard));
  return FALSE;
}

gboolean
mock_line_is_goodbye (GString *line)
{
  return g_str_equal (line->str, "QUIT")
         || g_regex_match_simple ("^A[0-9]+ LOGOUT$", line->str, 0, 0);
}
