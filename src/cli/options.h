/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What was asked for on the command line, as words and numbers that are each sound by themselves.
 * request.c makes questions of them; nothing is read from a file here.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

/**
 * SignetOptionsServer:
 * @wanted: whether the protocol was named
 * @host: (nullable): its server, or %NULL to find it
 * @port: the server's port, or 0
 * @security: the mode a URL named, or %SIGNET_SECURITY_AUTO
 *
 * What --imap, --pop3 or --smtp said.
 */
typedef struct
{
  gboolean wanted;
  char *host;
  guint16 port;
  SignetSecurity security;
} SignetOptionsServer;

/**
 * SignetOptionsKind:
 * @SIGNET_OPTIONS_PROBE: of "probe"
 * @SIGNET_OPTIONS_ADD: of "add", which takes one address
 *
 * Whose options they are.
 */
typedef enum
{
  SIGNET_OPTIONS_PROBE,
  SIGNET_OPTIONS_ADD,
} SignetOptionsKind;

/**
 * SignetOptions:
 * @help: (nullable): the text of --help, if that was asked for
 * @version: whether --version was asked for
 * @targets: (nullable): the targets, as they were typed
 * @targets_file: (nullable): a file with more of them, or "-"
 * @jobs: how many targets to probe at once
 * @servers: what was said about each protocol's server
 * @security: the only mode to try, or %SIGNET_SECURITY_AUTO
 * @require_ssl: whether the default was confirmed
 * @no_require_ssl: whether the password may go out in clear
 * @user: (nullable): the user name
 * @password_file: (nullable): the file with the password, or "-"
 * @ca_files: (nullable): files with more certificate authorities
 * @client_certificate: (nullable): a file or a "pkcs11:" URI
 * @trust_sha256: (nullable): fingerprints the user has compared, as 64 hexadecimal digits
 * @accept_hosts: (nullable): hosts of other companies the user agrees to, in ASCII
 * @timeout_ms: the longest time for a target, in milliseconds, or 0 for that of the settings
 * @json: whether JSON is wanted
 * @trace: whether a trace is wanted
 * @quiet: whether nothing but errors is wanted
 * @again: whether an account is added although there is one with the address
 *
 * What was asked for on the command line.
 */
typedef struct
{
  char *help;
  gboolean version;
  GStrv targets;
  char *targets_file;
  guint jobs;
  SignetOptionsServer servers[SIGNET_N_PROTOCOLS];
  SignetSecurity security;
  gboolean require_ssl;
  gboolean no_require_ssl;
  char *user;
  char *password_file;
  GStrv ca_files;
  char *client_certificate;
  GStrv trust_sha256;
  GStrv accept_hosts;
  guint timeout_ms;
  gboolean json;
  gboolean trace;
  gboolean quiet;
  gboolean again;
} SignetOptions;

/**
 * signet_options_parse:
 * @arguments: (array zero-terminated=1): the arguments after the command's word
 * @kind: whose options they are
 * @error: return location for a #SignetPinError, a #GOptionError or a #SignetTargetError; one
 * sentence
 *
 * Takes the command line apart.
 *
 * Returns: (transfer full) (nullable): the options, or %NULL with @error set
 */
SignetOptions *
signet_options_parse (const char *const *arguments, SignetOptionsKind kind, GError **error);

/**
 * signet_options_free:
 * @options: (nullable) (transfer full): options
 *
 * Frees @options.
 */
void signet_options_free (SignetOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetOptions, signet_options_free)

G_END_DECLS
