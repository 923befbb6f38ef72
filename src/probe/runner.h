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

typedef struct _SignetRunner SignetRunner;

/* What a runner needs from its probe */
typedef struct
{
  SignetTrialSettings settings; /* but for whom they trust */
  SignetResolverCache *resolver_cache;
  gint64 begun; /* microseconds of the monotonic clock */
  /* These two ask all the runners of the probe. */
  guint (*count_open) (const char *host, const SignetTrial *except, gpointer user_data);
  gint64 (*busy_until) (const SignetRunner *self, const char *host, gpointer user_data);
  void (*ended) (gpointer user_data); /* a connection: backed-off trials may get their turn */
  void (*settled) (SignetRunner *self, gpointer user_data); /* once */
  gpointer user_data;
} SignetRunnerHost;

/* @host: (unowned): outlives the runner */
SignetRunner *signet_runner_new (const SignetProbeRequest *request, const SignetRunnerHost *host);

void signet_runner_unref (SignetRunner *self);

/* Adds copies of @profiles; one that a less trusted source has named is promoted. */
void signet_runner_add (SignetRunner *self, GPtrArray *profiles);

/* Profiles of a rank worse than @worst are over, also those that are added later. */
void signet_runner_deny (SignetRunner *self, guint worst);

/* Says what may still come */
void signet_runner_expect (SignetRunner *self, const SignetExpected *expected);

SignetProtocolResult *signet_runner_get_result (const SignetRunner *self);

void signet_runner_start (SignetRunner *self);

/* Ends everything and settles the protocol with what is known */
void signet_runner_stop (SignetRunner *self, SignetOutcome outcome);

/* When the log-in under way began, in microseconds of the monotonic clock; 0 if there is none */
gint64 signet_runner_get_login_start (const SignetRunner *self);

/* How many connections to @host are open, or about to be, but for that of @except (nullable) */
guint
signet_runner_count_open (const SignetRunner *self, const char *host, const SignetTrial *except);

/* Until when @backed_off has to wait for connections to @host, in milliseconds, or G_MAXINT64 */
gint64 signet_runner_get_busy_until (const SignetRunner *self,
                                     const char *host,
                                     const SignetRunner *backed_off);

/* Starts backed-off trials again that have their host for themselves */
void signet_runner_resume_backed_off (SignetRunner *self);

G_END_DECLS
