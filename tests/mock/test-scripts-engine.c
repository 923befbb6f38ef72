/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every script, played to the bare engine: whole, byte by byte, and cut in two at every position.
 * Wherever it is cut, the end must be the one the script says.
 */

#include "engine-run.h"
#include "stack.h"

/* Long scripts hold thousands of equal lines; a sample of the cuts does there. */
#define EVERY_CUT_UP_TO      4096
#define CUTS_OF_LONG_SCRIPTS 16

static void
run_engine (const MockScript *script, gsize cut, gsize *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockRunResult) result = mock_engine_run (script, cut, said, &error);

  if (result != NULL)
    mock_run_result_check (result, script, MOCK_RUNNER_ENGINE, &error);
  if (error == NULL)
    return;
  if (cut == MOCK_CUT_EVERYWHERE)
    g_prefix_error (&error, "byte by byte: ");
  else if (cut > 0)
    g_prefix_error (&error, "cut after byte %" G_GSIZE_FORMAT ": ", cut);
  g_test_message ("%s", error->message);
  g_test_fail ();
}

static void
test_script (gconstpointer data)
{
  const MockScript *script = data;
  gsize said, step;

  run_engine (script, 0, &said);
  step = said <= EVERY_CUT_UP_TO ? 1 : said / CUTS_OF_LONG_SCRIPTS;
  for (gsize cut = 1; cut < said && !g_test_failed (); cut += step)
    run_engine (script, cut, NULL);
  if (said <= EVERY_CUT_UP_TO && !g_test_failed ())
    run_engine (script, MOCK_CUT_EVERYWHERE, NULL);
}

static void
add_script (MockScript *script)
{
  g_autofree char *path = g_strconcat ("/dialogue/", mock_script_get_name (script), NULL);

  if (g_str_equal (mock_script_get (script, "engine"), "yes"))
    g_test_add_data_func (path, script, test_script);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) scripts = NULL;

  g_test_init (&argc, &argv, NULL);
  scripts = mock_stack_load (argv[1]);
  for (guint i = 0; i < scripts->len; i++)
    add_script (scripts->pdata[i]);
  return g_test_run ();
}
