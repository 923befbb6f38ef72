/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Proves profiles: tries those of each protocol by the rules of the race, logs in on the
 * winning connections, and fills in a protocol result for each.
 */
#pragma once

#include "credentials.h"
#include "expected.h"
#include "policy.h"
#include "report.h"
#include "tls-credentials.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SIGNET_PROBE_USUAL_MS:
 *
 * The longest time for a probe where nobody asked for another.
 */
#define SIGNET_PROBE_USUAL_MS 15000

/**
 * SIGNET_PROBE_LOGIN_MS:
 *
 * How long a log-in may take unless less than the usual time was asked for: servers delay their
 * answer to a wrong password.
 */
#define SIGNET_PROBE_LOGIN_MS 20000

/**
 * SignetTraceFunc:
 * @profile: the profile being tried
 * @direction: 'C' for what we say, 'S' for the server's lines, '*' for events such as TLS
 * @text: one line, escaped, with secrets replaced by "***"
 * @user_data: the caller's
 *
 * Is told every line of every trial.
 */
typedef void (*SignetTraceFunc) (const SignetProfile *profile,
                                 char direction,
                                 const char *text,
                                 gpointer user_data);

/**
 * SignetProbeRequest:
 * @result: the record to fill
 * @profiles: (element-type SignetProfile): what may be tried, best first
 * @credentials: (nullable): who logs in; %NULL not to log in
 * @expects_login: whether a server that offers no log-in is none, unless its profile says it is
 * open
 * @tls_credentials: whom to trust
 *
 * One protocol of a probe.
 */
typedef struct
{
  SignetProtocolResult *result;
  GPtrArray *profiles;
  SignetCredentials *credentials;
  gboolean expects_login;
  SignetTlsCredentials *tls_credentials;
} SignetProbeRequest;

/**
 * SignetProbe:
 *
 * The settings of a probe. The protocols given to it are tried side by side.
 */
#define SIGNET_TYPE_PROBE (signet_probe_get_type ())
G_DECLARE_FINAL_TYPE (SignetProbe, signet_probe, SIGNET, PROBE, GObject)

/**
 * signet_probe_new:
 * @policy: what may be used
 * @timeout_ms: the longest time for all of it, in milliseconds
 * @login_ms: how long a log-in that is under way then may take from its start, or 0 for no longer
 *
 * Returns: (transfer full): a new probe; protocols that are run through the same probe share
 * looked-up addresses
 */
SignetProbe *signet_probe_new (SignetPolicy *policy, guint timeout_ms, guint login_ms);

/**
 * signet_probe_set_trace:
 * @self: a probe
 * @trace: (nullable) (scope forever): is told every line
 * @user_data: for @trace
 *
 * Asks for a trace.
 */
void signet_probe_set_trace (SignetProbe *self, SignetTraceFunc trace, gpointer user_data);

/**
 * signet_probe_run_async:
 * @self: a probe
 * @request: what to try; copied
 * @cancellable: (nullable): stops it; the record then says so
 * @callback: called when the protocol is settled
 * @user_data: for @callback
 *
 * Proves one protocol. May be called for several at once.
 */
void signet_probe_run_async (SignetProbe *self,
                             const SignetProbeRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * signet_probe_add:
 * @self: a probe
 * @result: the record of a protocol that is being run
 * @profiles: (element-type SignetProfile): more that may be tried; copied
 * @expected: what may still be added
 *
 * Adds what a source has named while the race is on. One that is settled is left alone. To
 * begin with nothing, or to have better profiles waited for, call it right after
 * signet_probe_run_async().
 */
void signet_probe_add (SignetProbe *self,
                       SignetProtocolResult *result,
                       GPtrArray *profiles,
                       const SignetExpected *expected);

/**
 * signet_probe_deny:
 * @self: a probe
 * @result: the record of a protocol that is being run
 * @worst: the worst rank that is still to be tried
 *
 * Says that the protocol is not offered, in the words of a source of rank @worst. Profiles of a
 * worse one are not tried, and those under way end, unless one has won already.
 */
void signet_probe_deny (SignetProbe *self, SignetProtocolResult *result, guint worst);

/**
 * signet_probe_run_finish:
 * @self: a probe
 * @result: what the callback got
 * @error: return location for a #GError (cancelled only)
 *
 * Returns: %TRUE when the protocol is settled, well or not; %FALSE when it was cancelled (the
 *   record holds what was known until then)
 */
gboolean signet_probe_run_finish (SignetProbe *self, GAsyncResult *result, GError **error);

G_END_DECLS
