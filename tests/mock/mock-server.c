/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The mock mail server. It plays a .dialogue script to every connection, or is a small good
 * provider for demonstrations:
 *
 *   mock-server --ca-file=FILE [--log=FILE] SCRIPT
 *   mock-server --ca-file=FILE [--log=FILE] --demo [--certificate=FLAW] --user=NAME
 *     --password=PASSWORD imap=0 imaps=0 …
 *
 * It prints the port (in the demo "name port" for each), later a line for each connection of a
 * script: "played", "unused" or "mismatch:" with the reason. It ends when its standard input does.
 */

#include "certificate.h"
#include "demo.h"
#include "listener.h"
#include "session-steps.h"

#include <stdio.h>
#include <unistd.h>

static char *ca_file;
static char *log_file;
static char *user;
static char *password;
static char *certificate;
static gboolean demo;
static char **arguments;

static const GOptionEntry entries[] = {
  { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &ca_file, "Where to write the authority", "FILE" },
  { "log", 0, 0, G_OPTION_ARG_FILENAME, &log_file, "Where to keep what clients say", "FILE" },
  { "certificate", 0, 0, G_OPTION_ARG_STRING, &certificate, "The certificate of the demo", "FLAW" },
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, "Be a good provider", NULL },
  { "user", 0, 0, G_OPTION_ARG_STRING, &user, "The user of the demo", "NAME" },
  { "password", 0, 0, G_OPTION_ARG_STRING, &password, "The password of the demo", "PASSWORD" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  MockScript *script;
  gnutls_certificate_credentials_t credentials;
} Theatre;

static void
serve (int fd, guint number, gpointer user_data)
{
  static const char *const words[] = { "played", "unused", "mismatch" };
  const Theatre *theatre = user_data;
  MockSession *session = mock_session_new (fd, log_file);
  g_autoptr (GError) error = NULL;
  MockResult result = mock_session_play (theatre->script, number, session, theatre->credentials,
                                         &error);

  mock_session_free (session);
  if (error != NULL)
    g_print ("%s: %s\n", words[result], error->message);
  else
    g_print ("%s\n", words[result]);
}

static int
run_script (MockListener *listener, GError **error)
{
  Theatre theatre = { mock_script_load (arguments[0], error), NULL };
  guint16 port;

  if (theatre.script == NULL)
    return 2;
  theatre.credentials = mock_certificate_make (mock_script_get (theatre.script, "certificate"),
                                               ca_file, error);
  if (theatre.credentials == NULL)
    return 2;
  port = mock_listener_open (listener, 0, serve, &theatre, error);
  if (port == 0)
    return 2;
  g_print ("%u\n", port);
  mock_listener_run (listener);
  return 0;
}

static int
run_demo (MockListener *listener, GError **error)
{
  const char *flaw = certificate != NULL ? certificate : "good";
  MockDemo provider = { user, password, mock_certificate_make (flaw, ca_file, error), log_file };

  if (provider.credentials == NULL
      || !mock_demo_open (&provider, listener, (const char *const *)arguments, error))
    return 2;
  mock_listener_run (listener);
  return 0;
}

static gboolean
arguments_are_good (void)
{
  guint count = arguments != NULL ? g_strv_length (arguments) : 0;

  if (ca_file == NULL || count == 0)
    return FALSE;
  return demo ? user != NULL && password != NULL : count == 1;
}

/* g_print() keeps what it says in a buffer where standard output is a pipe. */
static void
print_now (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("SCRIPT");
  g_autoptr (GError) error = NULL;
  g_autoptr (MockListener) listener = mock_listener_new ();
  int status = 2;

  g_set_print_handler (print_now);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_printerr ("mock-server: %s\n", error->message);
  else if (!arguments_are_good ())
    g_printerr ("mock-server: --ca-file and one script, or --demo with a user, are needed\n");
  else
    status = demo ? run_demo (listener, &error) : run_script (listener, &error);
  if (status != 0 && error != NULL)
    g_printerr ("mock-server: %s\n", error->message);
  /* A connection may still be under way: leave without tidying up under it. */
  fflush (NULL);
  _exit (status);
}
