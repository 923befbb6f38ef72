/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "find": shows what discovery knows of an address. No mail server is contacted.
 */
#include "command.h"
#include "deadline.h"
#include "discovery.h"
#include "find-options.h"
#include "find-output.h"
#include "output.h"
#include "settings.h"
#include "stop.h"
#include "tls-credentials.h"

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **found = user_data;

  *found = g_object_ref (result);
}

/* The same sentences for a certificate file as in the other commands. */
static gboolean
check_ca_files (const SignetFindOptions *options, GError **error)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();

  for (guint i = 0; options->ca_files != NULL && options->ca_files[i] != NULL; i++)
    if (!signet_tls_credentials_add_ca_file (tls_credentials, options->ca_files[i], error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
look (const SignetFindOptions *options, GError **error)
{
  g_autoptr (SignetSettings) chosen = signet_settings_new ();
  const SignetRules rules = signet_settings_get_rules (chosen, options->timeout_ms);
  const SignetDiscoverySettings settings = {
    .sources = options->sources,
    .database_url = rules.use_database ? SIGNET_DATABASE_URL : NULL,
    .ca_files = (const char *const *)options->ca_files,
    .timeout_ms = signet_deadline_get_left_for_servers (),
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  signet_stop_cancel (cancellable);
  signet_discovery_run_async (options->target, &settings, NULL, cancellable, on_found, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return signet_discovery_run_finish (result, error);
}

static void
print (const SignetFindOptions *options, GPtrArray *candidates)
{
  g_autofree char *text = NULL;

  if (options->json)
    {
      text = signet_find_to_json (options->target->host, candidates);
      signet_output_json (text);
    }
  else
    {
      text = signet_find_to_text (options->target->host, candidates);
      signet_output_text (text);
    }
}

static gboolean
has_found (const SignetFindOptions *options, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->source != SIGNET_SOURCE_GUESS || options->guesses_count)
        return TRUE;
    }
  return FALSE;
}

static SignetExit
find (const SignetFindOptions *options)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) error = NULL;

  if (!check_ca_files (options, &error))
    {
      signet_output_error ("%s", error->message);
      return SIGNET_EXIT_USAGE;
    }
  candidates = look (options, &error);
  if (candidates == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        signet_output_error ("%s", error->message);
      return SIGNET_EXIT_STOPPED;
    }
  print (options, candidates);
  if (signet_output_failed ())
    return SIGNET_EXIT_STOPPED;
  return has_found (options, candidates) ? SIGNET_EXIT_OK : SIGNET_EXIT_FAILED;
}

static SignetExit
show (const char *text)
{
  signet_output_text (text);
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}

SignetExit
signet_command_find (const char *const *arguments)
{
  g_autoptr (SignetFindOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  signet_stop_init ();
  options = signet_find_options_parse (arguments, &error);
  if (options == NULL)
    {
      signet_output_error ("%s", error->message);
      return SIGNET_EXIT_USAGE;
    }
  if (options->help != NULL)
    return show (options->help);
  if (options->version)
    return show ("signet " SIGNET_VERSION "\n");
  signet_deadline_start (options->timeout_ms);
  return find (options);
}
