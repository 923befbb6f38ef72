/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in on the connection that won a race: who logs in, how often, and what the answers mean.
 * It knows neither the race nor who runs it.
 */
#pragma once

#include "trial.h"

G_BEGIN_DECLS

typedef enum
{
  SIGNET_LOGIN_PHASE_WAIT,      /* for the next event */
  SIGNET_LOGIN_PHASE_RECONNECT, /* it goes on with another trial of the same profile */
  SIGNET_LOGIN_PHASE_OVER,      /* the trial, which has ended, tells how it went */
  SIGNET_LOGIN_PHASE_REJECTED,  /* the trial does not matter: the first answer stands */
} SignetLoginPhaseStep;

typedef struct _SignetLoginPhase SignetLoginPhase;

/* @credentials: (nullable); @profile: the winner */
SignetLoginPhase *signet_login_phase_new (SignetCredentials *credentials,
                                          const SignetProfile *profile);

void signet_login_phase_free (SignetLoginPhase *self);

/* The first event is that the trial is ready. Others may come before this returns. */
SignetLoginPhaseStep
signet_login_phase_handle (SignetLoginPhase *self, SignetTrial *trial, SignetTrialEvent event);

/* Once it is over */
SignetLogin signet_login_phase_get_login (const SignetLoginPhase *self);

/* (nullable): what came of the first user name, if the second one is tried */
SignetAttempt *signet_login_phase_get_rejected (const SignetLoginPhase *self);

/* When the log-in under way began, in microseconds of the monotonic clock; 0 if there is none */
gint64 signet_login_phase_get_start (const SignetLoginPhase *self);

G_END_DECLS
