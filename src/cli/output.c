/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Standard output and standard error, by write(2): what is handed over is out, or known to be
 * lost.
 */
#include "output.h"
#include "stop.h"
#include "text.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Room for a sentence with the longest path in it. */
#define SIGNET_ERROR_MAX 5120

static gboolean failed;

/* A descriptor for the wrong direction: what uses it still fails as it would on a closed one. */
static void
keep_descriptor_taken (int fd, int flags)
{
  if (fcntl (fd, F_GETFD) == -1 && errno == EBADF)
    {
      int taken = open ("/dev/null", flags | O_CLOEXEC);

      if (taken != -1 && taken != fd)
        close (taken);
    }
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written == -1 && errno == EINTR && !signet_stop_is_requested ())
        continue;
      if (written == -1)
        return FALSE;
      bytes += written;
      length -= (gsize)written;
    }
  return TRUE;
}

/* Quotation marks and dashes become what ASCII has for them where the locale has no better. */
static char *
to_user_charset (const char *text)
{
  const char *charset;
  char *converted;

  if (g_get_charset (&charset))
    return g_strdup (text);
  converted = g_convert (text, -1, charset, "UTF-8", NULL, NULL, NULL);
  return converted != NULL ? converted : g_str_to_ascii (text, NULL);
}

static void
write_output (const char *bytes, gsize length)
{
  if (failed || write_all (STDOUT_FILENO, bytes, length))
    return;
  failed = TRUE;
  /* A reader that left (head, less) has seen what it wanted, and wants no complaint. */
  if (errno != EPIPE && errno != EINTR)
    /* Translators: %s is the system's message, such as "No space left on device". */
    signet_output_error (_ ("The result cannot be written: %s"), g_strerror (errno));
}

void
signet_output_init (void)
{
  keep_descriptor_taken (STDIN_FILENO, O_WRONLY);
  keep_descriptor_taken (STDOUT_FILENO, O_RDONLY);
  keep_descriptor_taken (STDERR_FILENO, O_RDONLY);
  signal (SIGPIPE, SIG_IGN);
}

void
signet_output_text (const char *text)
{
  g_autofree char *converted = to_user_charset (text);

  write_output (converted, strlen (converted));
}

void
signet_output_json (const char *line)
{
  g_autofree char *ended = g_strconcat (line, "\n", NULL);

  write_output (ended, strlen (ended));
}

gboolean
signet_output_failed (void)
{
  return failed;
}

void
signet_output_error (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *line = NULL;
  va_list parameters;

  va_start (parameters, format);
  message = g_strdup_vprintf (format, parameters);
  va_end (parameters);
  safe = signet_text_escape (message, -1, SIGNET_ERROR_MAX);
  line = g_strdup_printf ("signet: %s\n", safe);
  signet_output_aside (line);
}

void
signet_output_refusal (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_output_error ("%s", error->message);
}

void
signet_output_aside (const char *text)
{
  g_autofree char *converted = to_user_charset (text);

  /* There is nobody left to tell that this failed. */
  write_all (STDERR_FILENO, converted, strlen (converted));
}
