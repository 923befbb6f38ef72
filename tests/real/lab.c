/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the program on the client's side of the lab, and reads its JSON.
 */
#include "lab.h"

#include "capture.h"

const char *
lab_env (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL)
    g_error ("%s is not set: run this by tests/real/run", name);
  return value;
}

GSubprocess *
lab_spawn (const char *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
      | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *command = g_strdup_printf ("ip netns exec %s %s probe --json --ca-file %s %s",
                                              lab_env ("LAB_CLIENT"), lab_env ("SIGNET"),
                                              lab_env ("LAB_CA"), arguments);
  g_auto (GStrv) argv = g_strsplit (command, " ", -1);

  g_subprocess_launcher_setenv (launcher, "HOME", lab_env ("LAB_DIR"), TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_test_message ("%s", command);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *)argv, error);
}

static JsonNode *
parse_first_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  g_autoptr (JsonNode) node = NULL;

  if (lines[0] == NULL || lines[0][0] == '\0')
    return NULL;
  node = json_from_string (text, NULL);
  return node != NULL ? g_steal_pointer (&node) : json_from_string (lines[0], NULL);
}

LabRun *
lab_run_end (GSubprocess *process, const char *password, gint64 start, gsize capture_start)
{
  g_autoptr (LabRun) run = g_new0 (LabRun, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, password, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  run->elapsed_ms = (guint)((g_get_monotonic_time () - start) / 1000);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  run->capture_start = capture_start;
  run->report = parse_first_line (run->out);
  g_test_message ("exit %d after %u ms: %s%s", run->status, run->elapsed_ms, run->out, run->err);
  return g_steal_pointer (&run);
}

LabRun *
lab_run (const char *arguments, const char *password)
{
  gsize capture_start = capture_length ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = lab_spawn (arguments, &error);

  g_assert_no_error (error);
  return lab_run_end (process, password, start, capture_start);
}

void
lab_run_free (LabRun *run)
{
  if (run == NULL)
    return;
  g_free (run->out);
  g_free (run->err);
  g_clear_pointer (&run->report, json_node_unref);
  g_free (run);
}

JsonObject *
lab_run_service (LabRun *run, const char *protocol)
{
  JsonArray *services;

  if (run->report == NULL)
    g_error ("no JSON: %s%s", run->out, run->err);
  services = json_object_get_array_member (json_node_get_object (run->report), "services");
  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      JsonObject *service = json_array_get_object_element (services, i);

      if (g_str_equal (json_object_get_string_member (service, "protocol"), protocol))
        return service;
    }
  g_error ("no %s in %s", protocol, run->out);
}
