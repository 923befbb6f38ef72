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

/* What happened to a trial */
typedef enum
{
  SIGNET_TRIAL_HELD,      /* there is no descriptor for the connection; it is tried again soon */
  SIGNET_TRIAL_CONNECTED, /* the connection is open */
  SIGNET_TRIAL_MOVED,     /* the server has sent something for the first time */
  /* it connects again: the server hung up without a word, and its next address is tried, or
   * there may be a descriptor now */
  SIGNET_TRIAL_RESTARTED,
  SIGNET_TRIAL_IN_CLEAR, /* encryption is not to be had; signet_trial_go_on_in_clear() or end it */
  SIGNET_TRIAL_READY,    /* the profile is proven; signet_trial_login() or end it */
  SIGNET_TRIAL_ANSWERED, /* the log-in was answered; log in with the second name, or end it */
  SIGNET_TRIAL_ENDED,    /* it ended by itself */
} SignetTrialEvent;

/* What all trials of a probe have in common; outlives them */
typedef struct
{
  SignetPolicy *policy;                  /* unowned: what is allowed */
  SignetTlsCredentials *tls_credentials; /* unowned: whom to trust, loaded */
  SignetTraceFunc trace;                 /* nullable: is told every line */
  gpointer trace_data;
} SignetTrialSettings;

typedef struct _SignetTrial SignetTrial;

/* Tells the owner; never called again once the trial has ended */
typedef void (*SignetTrialFunc) (SignetTrial *self, SignetTrialEvent event, gpointer user_data);

/* (transfer full): a trial that has not started */
SignetTrial *signet_trial_new (const SignetProfile *profile,
                               const SignetTrialSettings *settings,
                               SignetTrialFunc callback,
                               gpointer user_data);

/* Drops the owner's reference; an unfinished trial is ended without a word; takes @self */
void signet_trial_free (SignetTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTrial, signet_trial_free)

/* Connects. Whoever hangs up before the first byte has given no answer, and the host's next
 * address is tried. */
void signet_trial_start (SignetTrial *self, GList *addresses);

/* Goes on on the same connection */
void signet_trial_go_on_in_clear (SignetTrial *self, const SignetProfile *profile);

/* (transfer full) (nullable): asks the policy for a permit to log in over this trial's channel */
SignetPermit *signet_trial_get_permit (SignetTrial *self, SignetOutcome *reason);

/* Whether another user name may be tried after a rejection */
gboolean signet_trial_may_try_again (SignetTrial *self);

/* Whether the server offers no way to log in, so that none is needed */
gboolean signet_trial_needs_no_login (SignetTrial *self);

/* Logs in; takes @permit */
void signet_trial_login (SignetTrial *self,
                         SignetPermit *permit,
                         SignetCredentials *credentials,
                         guint user_index);

/* Whether signet_trial_start() was called */
gboolean signet_trial_is_started (const SignetTrial *self);

/* Whether its connection is to be opened, being opened, or in use */
gboolean signet_trial_is_open (const SignetTrial *self);

/* How far it has got; and when it was made, last began to connect, or was connected, in
 * milliseconds of the monotonic clock */
SignetReach signet_trial_get_reach (const SignetTrial *self, gint64 *since);

/* Whether the server has greeted */
gboolean signet_trial_has_greeting (const SignetTrial *self);

/* How it stands, or how it ended */
SignetOutcome signet_trial_get_outcome (const SignetTrial *self);

/* Ends it: says goodbye if the server listens, and closes the connection. No event follows. */
void signet_trial_end (SignetTrial *self, SignetOutcome outcome);

SignetAttempt *signet_trial_make_attempt (SignetTrial *self, SignetLogin login);

G_END_DECLS
