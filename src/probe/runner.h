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

/* One protocol's race under way */
typedef struct _SignetRunner SignetRunner;

/* What a runner needs from its probe */
typedef struct
{
  SignetTrialSettings settings;        /* what all trials have in common, but for whom they trust */
  SignetResolverCache *resolver_cache; /* the host names of the probe */
  gint64 begun; /* when the set-up began, in microseconds of the monotonic clock */
  /* tells how many connections to a host are open in all of the probe but for @except */
  guint (*count_open) (const char *host, const SignetTrial *except, gpointer user_data);
  /* tells until when the backed-off trials of @self have to wait for other connections to a
   * host, in milliseconds of the monotonic clock; G_MAXINT64 for as long as one is open */
  gint64 (*busy_until) (const SignetRunner *self, const char *host, gpointer user_data);
  /* called when a connection ended, so that backed-off trials may get their turn */
  void (*ended) (gpointer user_data);
  /* called once, when the protocol is settled */
  void (*settled) (SignetRunner *self, gpointer user_data);
  gpointer user_data; /* for the four of them */
} SignetRunnerHost;

/* (transfer full): a runner that has not started */
SignetRunner *signet_runner_new (const SignetProbeRequest *request, const SignetRunnerHost *host);

/* Drops a reference; takes @self */
void signet_runner_unref (SignetRunner *self);

/* Adds profiles a source has named. One that is known already, by a source less trusted, is
 * promoted. */
void signet_runner_add (SignetRunner *self, GPtrArray *profiles);

/* Says that a source of rank @worst denies the protocol. Profiles of a worse one are over, also
 * those that are added later; a winner is left alone. */
void signet_runner_deny (SignetRunner *self, guint worst);

/* Says what may still come */
void signet_runner_expect (SignetRunner *self, const SignetExpected *expected);

/* The record it fills */
SignetProtocolResult *signet_runner_get_result (const SignetRunner *self);

/* Begins the race */
void signet_runner_start (SignetRunner *self);

/* Ends everything and settles the protocol with what is known */
void signet_runner_stop (SignetRunner *self, SignetOutcome outcome);

/* When the log-in that is under way began, in microseconds of the monotonic clock; 0 if there is
 * none */
gint64 signet_runner_get_login_start (const SignetRunner *self);

/* How many connections to @host @self has open or is about to open, those that wait with a
 * proven profile or log in included */
guint
signet_runner_count_open (const SignetRunner *self, const char *host, const SignetTrial *except);

/* A server that is talking is waited for */
gint64 signet_runner_get_busy_until (const SignetRunner *self,
                                     const char *host,
                                     const SignetRunner *backed_off);

/* Starts backed-off trials again that have their host for themselves */
void signet_runner_resume_backed_off (SignetRunner *self);

G_END_DECLS
