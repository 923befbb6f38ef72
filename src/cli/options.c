/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes the command line apart. What each option accepts is in option-values.c, how they go
 * together in options-check.c.
 */
#include "options.h"
#include "arguments.h"
#include "enum-types.h"
#include "option-values.h"
#include "pin.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SIGNET_DEFAULT_JOBS 50
#define SIGNET_MAX_JOBS     1000

/* What GOption fills in, before it is checked. */
typedef struct
{
  SignetOptions *options; /* unowned */
  SignetOptionsKind kind;
  gboolean help;
  char *security;
  char *timeout;
  char *jobs;
} Parser;

static void
parser_clear (Parser *self)
{
  g_free (self->security);
  g_free (self->timeout);
  g_free (self->jobs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

static gboolean
on_server (const char *name, const char *value, gpointer data, GError **error)
{
  Parser *self = data;
  int protocol = 0;
  gboolean known = signet_from_nick (SIGNET_TYPE_PROTOCOL, name + strlen ("--"), &protocol);
  SignetOptionsServer *server = &self->options->servers[protocol];

  g_assert (known);
  server->wanted = TRUE;
  return value == NULL || signet_option_parse_server (value, protocol, server, error);
}

static gboolean
parse_fingerprints (GStrv fingerprints, GError **error)
{
  for (guint i = 0; fingerprints != NULL && fingerprints[i] != NULL; i++)
    {
      char *digits = signet_fingerprint_parse (fingerprints[i], error);

      if (digits == NULL)
        return FALSE;
      g_free (fingerprints[i]);
      fingerprints[i] = digits;
    }
  return TRUE;
}

static gboolean
parse_hosts (GStrv hosts, GError **error)
{
  for (guint i = 0; hosts != NULL && hosts[i] != NULL; i++)
    {
      g_autoptr (SignetTarget) target = signet_target_parse_server (hosts[i], error);

      if (target == NULL)
        return FALSE;
      g_free (hosts[i]);
      hosts[i] = g_strdup (target->host);
    }
  return TRUE;
}

static gboolean
parse_values (Parser *self, GError **error)
{
  SignetOptions *options = self->options;
  guint seconds = 0;

  if (!signet_option_parse_security (self->security, &options->security, error)
      || !signet_option_parse_number ("--timeout", self->timeout, SIGNET_MAX_TIMEOUT, &seconds,
                                      error)
      || !signet_option_parse_number ("--jobs", self->jobs, SIGNET_MAX_JOBS, &options->jobs, error))
    return FALSE;
  options->timeout_ms = seconds * 1000;
  return parse_fingerprints (options->trust_sha256, error)
         && parse_hosts (options->accept_hosts, error);
}

typedef struct
{
  const char *word;
  const char *program;
  const char *synopsis;
  const char *summary;
  const char *description;
} Help;

static const Help helps[] = {
  [SIGNET_OPTIONS_PROBE] = { "probe", "signet probe", N_ ("TARGET…"),
                             N_ ("Finds the settings of mail servers and proves them by really "
                                 "connecting,\n"
                                 "the most secure first. Keeps nothing.\n\n"
                                 "TARGET is an e-mail address, a server (imap.example.org, "
                                 "host:port, [v6]:port)\n"
                                 "or a URL (imaps://imap.example.org). With an address the servers "
                                 "are found;\n"
                                 "IMAP and SMTP are probed, and POP3 if there is no IMAP."),
                             N_ ("Without --password-file nothing of yours is ever sent. With it "
                                 "the log-in is tried\n"
                                 "on the best connection, with two user names at most, and only if "
                                 "that is encrypted\n"
                                 "and the server's certificate proves who it is, unless you allow "
                                 "otherwise.\n\n"
                                 "Exit status: 0 every protocol has a usable profile (and the "
                                 "log-in was accepted),\n"
                                 "1 not so, 2 the command makes no sense and nothing was sent, 3 "
                                 "stopped or an\n"
                                 "internal error.\n\n"
                                 "Examples:\n"
                                 "  signet probe ada@example.org\n"
                                 "  signet probe ada@example.org --password-file -\n"
                                 "  signet probe --imap=imap.example.org:1143 "
                                 "--smtp=smtp.example.org ada@example.org\n"
                                 "  signet probe --json --jobs=20 --targets-file=servers.txt\n") },
  [SIGNET_OPTIONS_ADD] = { "add", "signet add", N_ ("ADDRESS"),
                           N_ ("Finds the settings of mail servers, proves them by really "
                               "connecting, and keeps\n"
                               "the account, with its password in the keyring, if everything "
                               "works."),
                           N_ ("Nothing is kept unless every protocol has a usable profile and the "
                               "log-in, if a\n"
                               "password is given, is accepted.\n\n"
                               "Exit status: 0 the account is kept, 1 something does not work and "
                               "nothing is kept,\n"
                               "2 the command makes no sense and nothing was sent, 3 stopped, or "
                               "the disk or the\n"
                               "keyring refuses and nothing is kept.\n\n"
                               "Examples:\n"
                               "  signet add ada@example.org --password-file -\n"
                               "  signet add --imap=localhost:1143 --smtp=localhost:1025 "
                               "ada@example.org\n") },
};

static GOptionContext *
new_context (Parser *self, const GOptionEntry *entries)
{
  const Help *help = &helps[self->kind];
  g_autofree char *description = signet_option_explain_timeout (_ (help->description));
  GOptionContext *context = g_option_context_new (_ (help->synopsis));
  GOptionGroup *group = g_option_group_new (help->word, NULL, NULL, self, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (help->summary));
  g_option_context_set_description (context, description);
  return context;
}

/* Certificates of an account are kept as one file for each protocol. */
static gboolean
check_kind (const Parser *self, GError **error)
{
  const SignetOptions *options = self->options;

  if (self->kind == SIGNET_OPTIONS_PROBE)
    return TRUE;
  if (options->targets == NULL || options->targets[1] != NULL || options->targets_file != NULL)
    return signet_option_refuse (error, _ ("Name one e-mail address, such as ada@example.org."));
  if (options->ca_files != NULL && options->ca_files[0] != NULL && options->ca_files[1] != NULL)
    return signet_option_refuse (error, _ ("An account keeps one --ca-file; put all authorities "
                                           "into it."));
  return TRUE;
}

static gboolean
parse (Parser *self, const GOptionEntry *entries, const char *const *arguments, GError **error)
{
  g_autoptr (GOptionContext) context = new_context (self, entries);
  g_auto (GStrv) prepared = signet_arguments_prepare (arguments, entries, error);

  if (prepared == NULL || !g_option_context_parse_strv (context, &prepared, error))
    return FALSE;
  /* The usage line names the program, and a command belongs to it. */
  g_set_prgname (helps[self->kind].program);
  if (self->help)
    self->options->help = g_option_context_get_help (context, TRUE, NULL);
  return self->help || self->options->version
         || (parse_values (self, error) && signet_options_check (self->options, error)
             && check_kind (self, error));
}

SignetOptions *
signet_options_parse (const char *const *arguments, SignetOptionsKind kind, GError **error)
{
  g_autoptr (SignetOptions) options = g_new0 (SignetOptions, 1);
  g_auto (Parser) parser = { .options = options, .kind = kind };
  gpointer callback = (gpointer)(guintptr)on_server;
  /* File names and not strings, because strings would have to be in the locale's character set;
   * what has to be text is checked to be UTF-8. */
  GOptionEntry entries[] = {
    { "imap", 0, G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK,
      callback, N_ ("probe IMAP; its server after “=”, if you know it"), N_ ("HOST[:PORT]") },
    { "pop3", 0, G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK,
      callback, N_ ("the same for POP3; all that are given are probed"), N_ ("HOST[:PORT]") },
    { "smtp", 0, G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK,
      callback, N_ ("the same for SMTP"), N_ ("HOST[:PORT]") },
    { "security", 0, 0, G_OPTION_ARG_FILENAME, &parser.security,
      N_ ("only this: auto (default), tls, starttls or none"), N_ ("MODE") },
    { "require-ssl", 0, 0, G_OPTION_ARG_NONE, &options->require_ssl,
      N_ ("never send the password unencrypted (default)"), NULL },
    { "no-require-ssl", 0, 0, G_OPTION_ARG_NONE, &options->no_require_ssl,
      N_ ("send it unencrypted if there is no encryption"), NULL },
    { "user", 0, 0, G_OPTION_ARG_FILENAME, &options->user,
      N_ ("the user name, if it is not made of the address"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
      N_ ("log in with the password in FILE (“-”: standard input)"), N_ ("FILE") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->ca_files,
      N_ ("trust the authorities in FILE too; may be repeated"), N_ ("FILE") },
    { "client-certificate", 0, 0, G_OPTION_ARG_FILENAME, &options->client_certificate,
      N_ ("your certificate and key: PEM or PKCS#12 file, or pkcs11: URI"), N_ ("FILE|URI") },
    { "trust-sha256", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->trust_sha256,
      N_ ("trust the key or certificate with this fingerprint"), N_ ("FINGERPRINT") },
    { "accept-host", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->accept_hosts,
      N_ ("log in there although it is another company's"), N_ ("HOST") },
    { "timeout", 0, 0, G_OPTION_ARG_FILENAME, &parser.timeout,
      N_ ("the longest time for a target, 1 to 600 (default 15)"), N_ ("SECONDS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      N_ ("print one JSON object a line for each target"), NULL },
    { "trace", 0, 0, G_OPTION_ARG_NONE, &options->trace,
      N_ ("every line both ways on standard error, secrets masked"), NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet,
      N_ ("nothing but errors; the exit status is the answer"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("show the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &parser.help, N_ ("show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->targets, NULL, NULL },
    /* Only "probe" takes many targets: its options are the last ones, where "add" has its own. */
    { "targets-file", 0, 0, G_OPTION_ARG_FILENAME, &options->targets_file,
      N_ ("more targets, one a line, in FILE (“-”: standard input)"), N_ ("FILE") },
    { "jobs", 0, 0, G_OPTION_ARG_FILENAME, &parser.jobs,
      N_ ("so many targets at once, 1 to 1000 (default 50)"), N_ ("N") },
    { NULL },
  };

  const GOptionEntry again = { "again",
                               0,
                               0,
                               G_OPTION_ARG_NONE,
                               &options->again,
                               N_ ("add the address although it is already set up"),
                               NULL };

  if (kind != SIGNET_OPTIONS_PROBE)
    {
      entries[G_N_ELEMENTS (entries) - 3] = again;
      entries[G_N_ELEMENTS (entries) - 2] = entries[G_N_ELEMENTS (entries) - 1];
    }
  options->jobs = SIGNET_DEFAULT_JOBS;
  return parse (&parser, entries, arguments, error) ? g_steal_pointer (&options) : NULL;
}

void
signet_options_free (SignetOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->help);
  g_strfreev (options->targets);
  g_free (options->targets_file);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_free (options->servers[i].host);
  g_free (options->user);
  g_free (options->password_file);
  g_strfreev (options->ca_files);
  g_free (options->client_certificate);
  g_strfreev (options->trust_sha256);
  g_strfreev (options->accept_hosts);
  g_free (options);
}
