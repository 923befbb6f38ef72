/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads .dialogue scripts. Strict: an unknown word is an error, so that a slip of the pen can not
 * make a test pass.
 */

#include "script.h"

struct _MockScript
{
  char *name;
  GHashTable *head;
  GPtrArray *connections;
};

GQuark
mock_script_error_quark (void)
{
  return g_quark_from_static_string ("mock-script-error-quark");
}

typedef struct
{
  const char *key;
  const char *fallback;
} Key;

static const Key keys[] = {
  { "protocol", NULL },         { "security", NULL },
  { "socket-security", NULL },  { "user", NULL },
  { "second-user", NULL },      { "password", "correct horse 9" },
  { "plaintext", "forbidden" }, { "certificate", "good" },
  { "binding", NULL },          { "timeout", "10" },
  { "within", NULL },           { "socket-host", "localhost" },
  { "system-policy", NULL },    { "engine", "yes" },
  { "socket", "yes" },          { "outcome", NULL },
  { "socket-outcome", NULL },   { "login", NULL },
  { "detail", NULL },           { "auth", NULL },
  { "mechanism", NULL },        { "fallback", NULL },
};

typedef enum
{
  ALONE,
  WITH_NUMBER,
  WITH_TEXT,
  WITH_NUMBER_AND_TEXT,
} Shape;

typedef struct
{
  const char *word;
  MockStepKind kind;
  Shape shape;
} Directive;

static const Directive directives[] = {
  { "S", MOCK_STEP_SEND, WITH_TEXT },
  { "S-raw", MOCK_STEP_SEND_RAW, WITH_TEXT },
  { "S-repeat", MOCK_STEP_SEND_REPEAT, WITH_NUMBER_AND_TEXT },
  { "S-endless", MOCK_STEP_SEND_ENDLESS, WITH_TEXT },
  { "S-drip", MOCK_STEP_SEND_DRIP, WITH_NUMBER_AND_TEXT },
  { "C", MOCK_STEP_EXPECT, WITH_TEXT },
  { "C-optional", MOCK_STEP_EXPECT_OPTIONAL, WITH_TEXT },
  { "C-any", MOCK_STEP_EXPECT_ANY, ALONE },
  { "PACKET", MOCK_STEP_PACKET, ALONE },
  { "PAUSE", MOCK_STEP_PAUSE, WITH_NUMBER },
  { "TLS", MOCK_STEP_TLS, ALONE },
  { "TLS-refuse", MOCK_STEP_TLS_REFUSE, ALONE },
  { "TLS-too-old", MOCK_STEP_TLS_TOO_OLD, ALONE },
  { "TLS-wants-certificate", MOCK_STEP_TLS_WANTS_CERTIFICATE, ALONE },
  { "TLS-hello", MOCK_STEP_TLS_HELLO, ALONE },
  { "SILENCE", MOCK_STEP_SILENCE, ALONE },
  { "CLOSE", MOCK_STEP_CLOSE, ALONE },
  { "RESET", MOCK_STEP_RESET, ALONE },
};

static void
step_free (gpointer data)
{
  MockStep *step = data;

  g_free (step->text);
  g_free (step);
}

static GPtrArray *
add_connection (MockScript *self)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);

  g_ptr_array_add (self->connections, steps);
  return steps;
}

static const Key *
find_key (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].key, name))
        return &keys[i];
    }
  return NULL;
}

static const Directive *
find_directive (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (directives); i++)
    {
      if (g_str_equal (directives[i].word, word))
        return &directives[i];
    }
  return NULL;
}

static gboolean
syntax_error (MockScript *self, guint line, const char *message, const char *text, GError **error)
{
  g_set_error (error, MOCK_SCRIPT_ERROR, MOCK_SCRIPT_ERROR_SYNTAX, "%s:%u: %s: %s", self->name,
               line, message, text);
  return FALSE;
}

static gboolean
parse_head (MockScript *self, guint line, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  if (g_strv_length (parts) != 2 || find_key (parts[0]) == NULL)
    return syntax_error (self, line, "no such key", text, error);
  if (!g_hash_table_insert (self->head, g_strdup (parts[0]), g_strdup (g_strstrip (parts[1]))))
    return syntax_error (self, line, "the key is given twice", text, error);
  return TRUE;
}

/* "WORD", "WORD 12", "WORD: text" or "WORD 12: text"; one blank after the colon belongs to the
 * syntax. */
static gboolean
split_step (const char *text, char **word, char **number, char **rest)
{
  g_autoptr (GRegex)
      regex = g_regex_new ("^([A-Za-z-]+)(?: ([0-9]+))?(?:: ?(.*))?$", G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  *word = g_match_info_fetch (match, 1);
  *number = g_match_info_fetch (match, 2);
  *rest = g_match_info_fetch (match, 3);
  return TRUE;
}

static gboolean
has_shape (const Directive *directive, const char *text, const char *number)
{
  gboolean has_number = number != NULL && *number != '\0';
  gboolean has_text = strchr (text, ':') != NULL;

  return has_text == (directive->shape >= WITH_TEXT)
         && has_number
                == (directive->shape == WITH_NUMBER || directive->shape == WITH_NUMBER_AND_TEXT);
}

static gboolean
parse_step (MockScript *self, guint line, const char *text, GError **error)
{
  g_autofree char *word = NULL;
  g_autofree char *number = NULL;
  g_autofree char *rest = NULL;
  const Directive *directive = split_step (text, &word, &number, &rest) ? find_directive (word)
                                                                        : NULL;
  MockStep *step;

  if (directive == NULL || !has_shape (directive, text, number))
    return syntax_error (self, line, "no such directive", text, error);
  step = g_new0 (MockStep, 1);
  step->kind = directive->kind;
  step->line = line;
  step->number = number != NULL ? (guint)g_ascii_strtoull (number, NULL, 10) : 0;
  step->text = rest != NULL ? g_steal_pointer (&rest) : g_strdup ("");
  g_ptr_array_add (self->connections->pdata[self->connections->len - 1], step);
  return TRUE;
}

static gboolean
parse_line (MockScript *self, guint line, const char *text, GError **error)
{
  if (g_str_has_prefix (text, "---"))
    {
      add_connection (self);
      return TRUE;
    }
  if (*text == '\0' || *text == '#')
    return TRUE;
  return self->connections->len == 0 ? parse_head (self, line, text, error)
                                     : parse_step (self, line, text, error);
}

static gboolean
parse_lines (MockScript *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!parse_line (self, i + 1, lines[i], error))
        return FALSE;
    }
  if (self->connections->len == 0)
    return syntax_error (self, g_strv_length (lines), "no dialogue", "---", error);
  return TRUE;
}

static gboolean
check_head (MockScript *self, GError **error)
{
  static const char *const wanted[] = { "protocol", "security", "outcome" };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (mock_script_get (self, wanted[i]) == NULL)
        return syntax_error (self, 1, "a key is missing", wanted[i], error);
    }
  return TRUE;
}

MockScript *
mock_script_parse (const char *name, const char *text, GError **error)
{
  g_autoptr (MockScript) self = g_new0 (MockScript, 1);

  self->name = g_strdup (name);
  self->head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->connections = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  if (!parse_lines (self, text, error) || !check_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
name_of_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *protocol = g_path_get_basename (folder);
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".dialogue"))
    base[strlen (base) - strlen (".dialogue")] = '\0';
  return g_strdup_printf ("%s/%s", protocol, base);
}

MockScript *
mock_script_load (const char *path, GError **error)
{
  g_autofree char *name = name_of_path (path);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  return mock_script_parse (name, text, error);
}

void
mock_script_free (MockScript *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->head);
  g_ptr_array_unref (self->connections);
  g_free (self);
}

const char *
mock_script_get_name (const MockScript *self)
{
  return self->name;
}

const char *
mock_script_get (const MockScript *self, const char *key)
{
  const Key *known = find_key (key);
  const char *value = g_hash_table_lookup (self->head, key);

  g_assert (known != NULL);
  return value != NULL ? value : known->fallback;
}

const GPtrArray *
mock_script_get_steps (const MockScript *self, guint connection)
{
  return self->connections->pdata[MIN (connection, self->connections->len - 1)];
}

GError *
mock_script_mismatch (const MockScript *self, const MockStep *step, const char *format, ...)
{
  g_autofree char *place = step != NULL ? g_strdup_printf ("%u", step->line) : g_strdup ("end");
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_error_new (MOCK_SCRIPT_ERROR, MOCK_SCRIPT_ERROR_MISMATCH, "%s:%s: %s", self->name, place,
                      message);
}
