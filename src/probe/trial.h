/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A profile being tried: the pump between one connection and one dialogue. It reports what happens
 * and leaves every decision, also how long a server is waited for, to its owner.
 */
#pragma once

#include "attempt.h"
#include "credentials.h"
#include "probe.h"

G_BEGIN_DECLS

/* How long it may take to find out why a handshake failed */
#define SIGNET_TRIAL_DIAGNOSIS_MS 5000

typedef enum
{
  SIGNET_TRIAL_HELD, /* there is no descriptor for the connection; it is tried again soon */
  SIGNET_TRIAL_CONNECTED,
  SIGNET_TRIAL_MOVED,     /* the server has sent something for the first time */
  SIGNET_TRIAL_RESTARTED, /* it connects again: to the next address, or after a hold */
  SIGNET_TRIAL_IN_CLEAR,  /* no encryption to be had: signet_trial_go_on_in_clear(), or end it */
  SIGNET_TRIAL_READY,     /* the profile is proven: signet_trial_login(), or end it */
  SIGNET_TRIAL_ANSWERED,  /* log in with the second name, or end it */
  SIGNET_TRIAL_ENDED,     /* by itself */
} SignetTrialEvent;

/* What all trials of a probe have in common; outlives them */
typedef struct
{
  SignetPolicy *policy;
  SignetTlsCredentials *tls_credentials; /* loaded */
  SignetTraceFunc trace;                 /* nullable */
  gpointer trace_data;
} SignetTrialSettings;

typedef struct _SignetTrial SignetTrial;

/* Never called again once the trial has ended */
typedef void (*SignetTrialFunc) (SignetTrial *self, SignetTrialEvent event, gpointer user_data);

/* @settings: (unowned) */
SignetTrial *signet_trial_new (const SignetProfile *profile,
                               const SignetTrialSettings *settings,
                               SignetTrialFunc callback,
                               gpointer user_data);

/* An unfinished trial is ended without a word. */
void signet_trial_free (SignetTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTrial, signet_trial_free)

/* @addresses: (element-type GInetAddress): at least one */
void signet_trial_start (SignetTrial *self, GList *addresses);

/* At SIGNET_TRIAL_IN_CLEAR: it stands for @profile from now on, on the same connection */
void signet_trial_go_on_in_clear (SignetTrial *self, const SignetProfile *profile);

/* (transfer full) (nullable): the policy's permit to log in over this trial's channel */
SignetPermit *signet_trial_get_permit (SignetTrial *self, SignetOutcome *reason);

/* Whether another user name may be tried after a rejection */
gboolean signet_trial_may_try_again (SignetTrial *self);

/* At SIGNET_TRIAL_READY: whether the server offers no way to log in, so that none is needed */
gboolean signet_trial_needs_no_login (SignetTrial *self);

/* @permit: (transfer full); @user_index: 0 for the first user name, 1 for the second */
void signet_trial_login (SignetTrial *self,
                         SignetPermit *permit,
                         SignetCredentials *credentials,
                         guint user_index);

gboolean signet_trial_is_started (const SignetTrial *self);

/* Whether its connection is to be opened, being opened, or in use */
gboolean signet_trial_is_open (const SignetTrial *self);

/* @since: when it was made, last began to connect, or was connected, in milliseconds */
SignetReach signet_trial_get_reach (const SignetTrial *self, gint64 *since);

gboolean signet_trial_has_greeting (const SignetTrial *self);

/* How it stands, or how it ended */
SignetOutcome signet_trial_get_outcome (const SignetTrial *self);

/* Says goodbye if the server listens, and closes the connection. No event follows. */
void signet_trial_end (SignetTrial *self, SignetOutcome outcome);

/* (transfer full): the attempt that it is, or was */
SignetAttempt *signet_trial_make_attempt (SignetTrial *self, SignetLogin login);

G_END_DECLS
