/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A home and a provider.
 */
#include "provider.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>

struct _Provider
{
  char *log; /* (nullable) */
  GSubprocess *process;
  GHashTable *ports; /* (element-type utf8 guint) */
};

static void
point (const char *variable, const char *home, const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);

  g_setenv (variable, path, TRUE);
}

/* libsecret 0.20 forgets to free the etag of its file at each change, in the program under test. A
 * journey with a real keyring shows leaks of our own. */
static void
allow_leaks (void)
{
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *lenient = g_strconcat (options != NULL ? options : "", ":detect_leaks=0", NULL);

  g_setenv ("ASAN_OPTIONS", lenient, TRUE);
}

char *
home_new (void)
{
  g_autoptr (GError) error = NULL;
  char *home = g_dir_make_tmp ("signet-home-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", home, TRUE);
  point ("XDG_CONFIG_HOME", home, "config");
  point ("XDG_DATA_HOME", home, "data");
  point ("XDG_CACHE_HOME", home, "cache");
  point ("XDG_CONFIG_DIRS", home, "site");
  point ("SECRET_FILE_TEST_PATH", home, "keyring");
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  allow_leaks ();
  return home;
}

static void
remove_below (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_below (child);
    }
  g_remove (path);
}

void
home_free (char *home)
{
  remove_below (home);
  g_free (home);
}

char *
home_write (const char *home, const char *name, const char *text)
{
  char *path = g_build_filename (home, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
home_look_up (const char *service)
{
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "secret-tool", "lookup",
                           "service", service, "user", PROVIDER_USER, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (output != NULL && *output == '\0')
    g_clear_pointer (&output, g_free);
  return output;
}

int
home_hold_accounts (const char *home)
{
  g_autofree char *path = g_build_filename (home, "config", "signet", "accounts", ".lock", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  struct flock held = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int fd;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &held), ==, 0);
  return fd;
}

void
home_foreach (const char *folder,
              void (*func) (const char *path, GBytes *bytes, gpointer user_data),
              gpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      char *contents;
      gsize length;

      home_foreach (path, func, user_data);
      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)
          || !g_file_get_contents (path, &contents, &length, NULL))
        continue;
      bytes = g_bytes_new_take (contents, length);
      func (path, bytes, user_data);
    }
}

/* "imap 20143" of the demo, "20143" of a script */
static void
read_port (Provider *self, GDataInputStream *lines)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  const char *blank;

  g_assert_no_error (error);
  g_assert_nonnull (line);
  blank = strchr (line, ' ');
  g_hash_table_insert (
      self->ports, blank != NULL ? g_strndup (line, (gsize)(blank - line)) : g_strdup ("script"),
      GUINT_TO_POINTER (g_ascii_strtoull (blank != NULL ? blank + 1 : line, NULL, 10)));
}

static Provider *
start (const char *line, guint n_ports)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  Provider *self = g_new0 (Provider, 1);

  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  self->ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->process = g_subprocess_newv ((const char *const *)arguments,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                     &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  /* What it says later is nobody's business, but the pipe stays open for it. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  for (guint i = 0; i < n_ports; i++)
    read_port (self, lines);
  return self;
}

Provider *
provider_new (const char *home, const char *services)
{
  g_autofree char *line = g_strdup_printf ("'%s' '--ca-file=%s/ca.pem' --demo --user=" PROVIDER_USER
                                           " '--password=" PROVIDER_PASSWORD "' %s",
                                           g_getenv ("MOCK_SERVER"), home, services);
  g_auto (GStrv) words = g_strsplit (services, " ", -1);

  return start (line, g_strv_length (words));
}

Provider *
provider_new_listener (const char *home, const char *certificate, const char *services)
{
  g_autofree char *line = g_strdup_printf (
      "'%s' '--ca-file=%s/ca.pem' '--log=%s/said' --demo '--certificate=%s' --user=" PROVIDER_USER
      " '--password=" PROVIDER_PASSWORD "' %s",
      g_getenv ("MOCK_SERVER"), home, home, certificate, services);
  g_auto (GStrv) words = g_strsplit (services, " ", -1);
  Provider *self = start (line, g_strv_length (words));

  self->log = g_build_filename (home, "said", NULL);
  return self;
}

Provider *
provider_new_player (const char *home, const char *script)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "mock", "scripts", script, NULL);
  g_autofree char *line = g_strdup_printf ("'%s' '--ca-file=%s/other.pem' '%s'",
                                           g_getenv ("MOCK_SERVER"), home, path);

  return start (line, 1);
}

void
provider_free (Provider *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_hash_table_unref (self->ports);
  g_free (self->log);
  g_free (self);
}

guint
provider_get_port (Provider *self, const char *service)
{
  guint port = GPOINTER_TO_UINT (g_hash_table_lookup (self->ports, service));

  g_assert_cmpuint (port, !=, 0);
  return port;
}

char *
provider_get_said (Provider *self, const char *service)
{
  g_autoptr (GString) said = g_string_new (NULL);
  static const char *const endings[] = { "clear", "tls" };

  g_assert_nonnull (self->log);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s.%s", self->log, service, endings[i]);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_get_contents (path, &text, &length, NULL))
        g_string_append_len (said, text, (gssize)length);
    }
  /* A client that begins with TLS says bytes that are no text. */
  for (gsize i = 0; i < said->len; i++)
    if (said->str[i] == '\0')
      said->str[i] = '?';
  return g_string_free (g_steal_pointer (&said), FALSE);
}
