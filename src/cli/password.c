/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads a password into wiped memory, and refuses what no mail protocol could carry.
 */
#include "password.h"
#include "input.h"
#include "options.h"
#include "output.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <string.h>
#include <termios.h>
#include <unistd.h>

#define SIGNET_MAX_PASSWORD 1024

typedef gboolean (*Reader) (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error);

static gsize
strip_line_break (const char *bytes, gsize length)
{
  if (length == 0 || bytes[length - 1] != '\n')
    return length;
  length--;
  return length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
}

static SignetSecret *
check (const char *bytes, gsize length, GError **error)
{
  gsize mark = signet_input_get_mark (bytes, length);

  bytes += mark;
  length = strip_line_break (bytes, length - mark);
  if (signet_input_is_utf16 (bytes, length))
    /* Translators: UTF-16 and UTF-8 are character encodings. */
    signet_option_refuse (error, _ ("The password is in a file of UTF-16 text; save it as UTF-8."));
  else if (length == 0)
    signet_option_refuse (error, _ ("The password is empty."));
  else if (length > SIGNET_MAX_PASSWORD)
    /* Translators: %d is a number. */
    signet_option_refuse (error, _ ("The password is longer than %d bytes."), SIGNET_MAX_PASSWORD);
  else if (memchr (bytes, '\0', length) != NULL)
    /* Translators: NUL is the character with the code 0. */
    signet_option_refuse (error, _ ("The password holds a NUL character."));
  else if (memchr (bytes, '\n', length) != NULL || memchr (bytes, '\r', length) != NULL)
    signet_option_refuse (error, _ ("The password holds a line break; one line is expected."));
  else
    return signet_secret_new (bytes, (gssize)length);
  return NULL;
}

static SignetSecret *
read_with (Reader reader, int fd, const char *path, GError **error)
{
  /* More than allowed: a mark and a line break, and one byte to see that it is too long */
  char buffer[SIGNET_MAX_PASSWORD + 6];
  gsize length;
  SignetSecret *password = NULL;

  if (reader (fd, path, buffer, sizeof buffer, &length, error))
    password = check (buffer, length, error);
  signet_secret_wipe (buffer, sizeof buffer);
  return password;
}

static SignetSecret *
ask (int fd, const char *path, const struct termios *mode, GError **error)
{
  struct termios silent = *mode;
  SignetSecret *password;

  silent.c_lflag &= ~(tcflag_t)ECHO;
  silent.c_lflag |= ECHONL;
  signet_output_aside (_ ("Password: "));
  tcsetattr (fd, TCSAFLUSH, &silent);
  password = read_with (signet_input_read_once, fd, path, error);
  tcsetattr (fd, TCSAFLUSH, mode);
  return password;
}

SignetSecret *
signet_password_read (const char *path, GError **error)
{
  SignetSecret *password;
  struct termios mode;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = signet_input_open (path, error);
  if (fd == -1)
    return NULL;
  if (tcgetattr (fd, &mode) == 0)
    password = ask (fd, path, &mode, error);
  else
    password = read_with (signet_input_read, fd, path, error);
  g_close (fd, NULL);
  return password;
}
