/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the race of one protocol: starts and ends the trials as the race says, logs in on the
 * winner's connection, and fills in the record of the protocol.
 */
#pragma once

#include "probe.h"
#include "resolver-cache.h"
#include "trial.h"

G_BEGIN_DECLS

/**
 * SignetRunner:
 *
 * One protocol's race under way.
 */
typedef struct _SignetRunner SignetRunner;

/**
 * SignetRunnerHost:
 * @settings: what all trials have in common, but for whom they trust
 * @resolver_cache: the host names of the probe
 * @begun: when the set-up began, in microseconds of the monotonic clock
 * @count_open: tells how many connections to a host are open in all of the probe but for @except
 * @busy_until: tells until when the backed-off trials of @self have to wait for other connections
 *   to a host, in milliseconds of the monotonic clock; %G_MAXINT64 for as long as one is open
 * @ended: called when a connection ended, so that backed-off trials may get their turn
 * @settled: called once, when the protocol is settled
 * @user_data: for the four of them
 *
 * What a runner needs from its probe.
 */
typedef struct
{
  SignetTrialSettings settings;
  SignetResolverCache *resolver_cache;
  gint64 begun;
  guint (*count_open) (const char *host, const SignetTrial *except, gpointer user_data);
  gint64 (*busy_until) (const SignetRunner *self, const char *host, gpointer user_data);
  void (*ended) (gpointer user_data);
  void (*settled) (SignetRunner *self, gpointer user_data);
  gpointer user_data;
} SignetRunnerHost;

/**
 * signet_runner_new:
 * @request: what to try
 * @host: (unowned): the probe; outlives the runner
 *
 * Returns: (transfer full): a runner that has not started
 */
SignetRunner *signet_runner_new (const SignetProbeRequest *request, const SignetRunnerHost *host);

/**
 * signet_runner_unref:
 * @self: (transfer full): a runner
 *
 * Drops a reference.
 */
void signet_runner_unref (SignetRunner *self);

/**
 * signet_runner_add:
 * @self: a runner
 * @profiles: (element-type SignetProfile): more that may be tried; copied
 *
 * Adds profiles a source has named. One that is known already, by a source less trusted, is
 * promoted.
 */
void signet_runner_add (SignetRunner *self, GPtrArray *profiles);

/**
 * signet_runner_deny:
 * @self: a runner
 * @worst: the worst rank that is still to be tried
 *
 * Says that a source of rank @worst denies the protocol. Profiles of a worse one are over, also
 * those that are added later; a winner is left alone. One that better source names as well is a new
 * one.
 */
void signet_runner_deny (SignetRunner *self, guint worst);

/**
 * signet_runner_expect:
 * @self: a runner
 * @expected: what may still be added
 *
 * Says what may still come.
 */
void signet_runner_expect (SignetRunner *self, const SignetExpected *expected);

/**
 * signet_runner_get_result:
 * @self: a runner
 *
 * Returns: (transfer none): the record it fills
 */
SignetProtocolResult *signet_runner_get_result (const SignetRunner *self);

/**
 * signet_runner_start:
 * @self: a runner
 *
 * Begins the race.
 */
void signet_runner_start (SignetRunner *self);

/**
 * signet_runner_stop:
 * @self: a runner
 * @outcome: %SIGNET_OUTCOME_CANCELLED or %SIGNET_OUTCOME_TIMEOUT
 *
 * Ends everything and settles the protocol with what is known.
 */
void signet_runner_stop (SignetRunner *self, SignetOutcome outcome);

/**
 * signet_runner_get_login_start:
 * @self: a runner
 *
 * Returns: when the log-in that is under way began, in microseconds of the monotonic clock; 0 if
 *   there is none
 */
gint64 signet_runner_get_login_start (const SignetRunner *self);

/**
 * signet_runner_count_open:
 * @self: a runner
 * @host: a host
 * @except: (nullable): a trial not to be counted
 *
 * Returns: how many connections to @host @self has open or is about to open, those that wait with a
 *   proven profile or log in included
 */
guint
signet_runner_count_open (const SignetRunner *self, const char *host, const SignetTrial *except);

/**
 * signet_runner_get_busy_until:
 * @self: a runner
 * @host: a host
 * @backed_off: the runner that has backed off
 *
 * A server that is talking is waited for. One that keeps silent may do so for long (a slow one
 * greets late), and is waited for only a moment; but within one race the referee sees to it that
 * silence ends.
 *
 * Returns: until when @backed_off has to wait for connections of @self to @host, in milliseconds of
 *   the monotonic clock; %G_MAXINT64 for as long as they are open
 */
gint64 signet_runner_get_busy_until (const SignetRunner *self,
                                     const char *host,
                                     const SignetRunner *backed_off);

/**
 * signet_runner_resume_backed_off:
 * @self: a runner
 *
 * Starts backed-off trials again that have their host for themselves.
 */
void signet_runner_resume_backed_off (SignetRunner *self);

G_END_DECLS
