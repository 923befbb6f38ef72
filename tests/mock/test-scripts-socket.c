/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every script, played by the mock server over real sockets and real TLS to the real program.
 * Several at a time, so that the silent servers do not add up.
 */

#include "socket-run.h"
#include "stack.h"

#define AT_A_TIME 8

typedef struct
{
  const MockScript *script;
  char *path;
  gboolean over;
  char *failure;
} Case;

static GQueue waiting = G_QUEUE_INIT;
static guint active;

static void fill_stages (void);

static void
on_over (const char *failure, gpointer user_data)
{
  Case *self = user_data;

  self->over = TRUE;
  self->failure = g_strdup (failure);
  active--;
}

static void
fill_stages (void)
{
  Case *next;

  while (active < AT_A_TIME && (next = g_queue_pop_head (&waiting)) != NULL)
    {
      active++;
      mock_socket_run_start (next->script, on_over, next);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;

  while (!self->over)
    {
      fill_stages ();
      g_main_context_iteration (NULL, TRUE);
    }
  if (self->failure == NULL)
    return;
  g_test_message ("%s", self->failure);
  g_test_fail ();
}

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->path);
  g_free (self->failure);
  g_free (self);
}

/* GLib does not tell which tests it will run; only those may start their servers. */
static gboolean
is_asked_for (const char *path, char **arguments)
{
  gboolean any = TRUE;

  for (guint i = 1; arguments[i] != NULL; i++)
    {
      if (!g_str_equal (arguments[i], "-p") || arguments[i + 1] == NULL)
        continue;
      any = FALSE;
      if (g_str_has_prefix (path, arguments[++i]))
        return TRUE;
    }
  return any;
}

static Case *
case_new (const MockScript *script)
{
  Case *self = g_new0 (Case, 1);

  self->script = script;
  self->path = g_strconcat ("/dialogue/", mock_script_get_name (script), NULL);
  return self;
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GPtrArray) scripts = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);

  g_test_init (&argc, &argv, NULL);
  scripts = mock_stack_load (NULL);
  for (guint i = 0; i < scripts->len; i++)
    {
      Case *self = case_new (scripts->pdata[i]);

      g_ptr_array_add (cases, self);
      if (!g_str_equal (mock_script_get (self->script, "socket"), "yes"))
        continue;
      g_test_add_data_func (self->path, self, test_case);
      if (is_asked_for (self->path, arguments))
        g_queue_push_tail (&waiting, self);
    }
  return g_test_run ();
}
