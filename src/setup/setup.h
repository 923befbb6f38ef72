/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From what the user typed to a Report: finds candidates, lets the policy make profiles of
 * them, and has them proven. The one orchestrator of all programs.
 */
#pragma once

#include "discovery.h"
#include "probe.h"
#include "rules.h"
#include "target.h"

G_BEGIN_DECLS

/**
 * SIGNET_SETUP_ERROR:
 *
 * Error domain of signet_setup_check(): the command makes no sense. The message is one translated
 * sentence.
 */
#define SIGNET_SETUP_ERROR (signet_setup_error_quark ())
GQuark signet_setup_error_quark (void);

/**
 * SignetSetupError:
 * @SIGNET_SETUP_ERROR_CONTRADICTION: a mode was set that the policy never allows
 * @SIGNET_SETUP_ERROR_PROTOCOL: a port is given and nothing says which protocol it is for
 * @SIGNET_SETUP_ERROR_USER: there is a password and nothing says whose it is
 *
 * Why a request is refused.
 */
typedef enum
{
  SIGNET_SETUP_ERROR_CONTRADICTION,
  SIGNET_SETUP_ERROR_PROTOCOL,
  SIGNET_SETUP_ERROR_USER,
} SignetSetupError;

/**
 * SignetSetupServer:
 * @wanted: whether the user asked for this protocol; where none is wanted, IMAP and SMTP are, and
 *   POP3 if there is no IMAP
 * @host: (nullable): the server to use, in ASCII, or %NULL to find it
 * @port: its port, or 0
 * @rule: what @port means
 * @security: the only mode to try, or %SIGNET_SECURITY_AUTO
 * @kept: (nullable): the way that worked last: it is tried alone, and all the rest only where it
 *   fails with an outcome below %SIGNET_OUTCOME_UNTRUSTED
 * @sign_in: how to log in
 * @user: (nullable): the user name, where it is not that of the whole request
 * @password: (nullable): the password, where it is not that of the whole request
 * @tls_credentials: (nullable): whom to trust, where it is not as for the whole request
 *
 * What the user says about the server of one protocol.
 */
typedef struct
{
  gboolean wanted;
  char *host;
  guint16 port;
  SignetPortRule rule;
  SignetSecurity security;
  SignetProfile *kept;
  SignetSignIn sign_in;
  char *user;
  SignetSecret *password;
  SignetTlsCredentials *tls_credentials;
} SignetSetupServer;

/**
 * SignetSetupRequest:
 * @target: what the user typed
 * @servers: what the user says about each protocol's server
 * @user: (nullable): the user name, if it is not to be derived from the address
 * @password: (nullable): the password; without one nothing of the user's is sent
 * @policy: what is allowed
 * @tls_credentials: whom to trust
 * @sources: which sources may name servers
 * @database_url: (nullable): the central database, or %NULL not to ask it
 * @ca_files: (nullable): files with certificate authorities, for the sources that use https;
 *   @tls_credentials has them, too
 * @timeout_ms: the longest time for all of it, in milliseconds
 * @login_ms: how long a log-in that is under way then may take from its start, or 0 for no longer
 * @trace: (nullable): is told every line
 * @trace_data: for @trace
 *
 * A question to signet_setup_async().
 */
typedef struct
{
  SignetTarget *target;
  SignetSetupServer servers[SIGNET_N_PROTOCOLS];
  char *user;
  SignetSecret *password;
  SignetPolicy *policy;
  SignetTlsCredentials *tls_credentials;
  SignetSources sources;
  char *database_url;
  GStrv ca_files;
  guint timeout_ms;
  guint login_ms;
  SignetTraceFunc trace;
  gpointer trace_data;
} SignetSetupRequest;

/**
 * signet_setup_request_new:
 * @rules: the settings, from which it gets its time limit and whether to ask the central database
 *
 * Returns: (transfer full): an empty request with all sources, for the caller to fill: @target,
 *   @policy and @tls_credentials must be set
 */
SignetSetupRequest *signet_setup_request_new (const SignetRules *rules);

/**
 * signet_setup_request_free:
 * @request: (nullable) (transfer full): a request
 *
 * Frees @request and what it holds.
 */
void signet_setup_request_free (SignetSetupRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSetupRequest, signet_setup_request_free)

/**
 * signet_setup_check:
 * @request: a request
 * @error: return location for a #SignetSetupError
 *
 * Tells whether @request makes sense, before anything is sent.
 *
 * Returns: whether it does
 */
gboolean signet_setup_check (const SignetSetupRequest *request, GError **error);

/**
 * signet_setup_async:
 * @request: a request that signet_setup_check() accepts; must stay until the callback
 * @report: the report to fill; watch it to see what is going on
 * @cancellable: (nullable): stops it; @report keeps what is known by then
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds and proves the settings.
 */
void signet_setup_async (const SignetSetupRequest *request,
                         SignetReport *report,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/**
 * signet_setup_finish:
 * @report: the report that was given
 * @result: what the callback got
 * @error: return location for a #GError (cancelled only)
 *
 * Returns: %TRUE when the report is complete, %FALSE when it was cancelled
 */
gboolean signet_setup_finish (SignetReport *report, GAsyncResult *result, GError **error);

G_END_DECLS
