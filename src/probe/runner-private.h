/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a runner, shared by the files that make it up: the runner itself, what happens to
 * its trials, its lanes, and what is done with the winner.
 */
#pragma once

#include "race.h"
#include "runner.h"

G_BEGIN_DECLS

/* One profile of the race */
typedef struct
{
  const SignetProfile *profile; /* unowned: the race's */
  SignetTrial *trial;           /* owned, nullable */
  SignetTrial *dropped; /* owned, nullable: the backed-off one, to be tried once more, alone */
  gboolean is_proven;
} SignetLane;

struct _SignetRunner
{
  grefcount refs;
  const SignetRunnerHost *host;          /* unowned */
  SignetTrialSettings settings;          /* the host's, with whom this protocol trusts */
  SignetTlsCredentials *tls_credentials; /* owned */
  SignetProtocolResult *result;          /* owned */
  SignetCredentials *credentials;        /* owned, nullable */
  gboolean expects_login;
  GPtrArray *profiles; /* owned */
  SignetRace *race;    /* owned */
  SignetLane *lanes;   /* owned, as many as profiles */
  GPtrArray *retired;  /* (element-type SignetTrial), owned: ended, freed at the end */
  GSource *timer;      /* owned, nullable */
  GSource *resume;     /* owned, nullable: when the backed-off ones may have their turn */
  int winner;          /* -1 before the race is won */
  guint user_index;
  gint64 login_started;    /* microseconds of the monotonic clock; 0 if none is under way */
  SignetAttempt *rejected; /* owned, nullable: the log-in with the first user name */
  guint worst_rank;        /* worse ones are denied */
  SignetAttempt *denied;   /* owned, nullable: says so */
  gboolean has_reconnected;
  gboolean is_settled;
  gboolean is_advancing;
};

/* The time in milliseconds of the monotonic clock */
gint64 signet_runner_now (void);

/* What became of the log-in where the policy gives no permit: refused, where there was something
 * to send */
SignetLogin signet_runner_refused_login (const SignetRunner *self);

/* Ends the race. The probe may be gone afterwards. */
void signet_runner_settle (SignetRunner *self, SignetAttempt *chosen);

/* Does what the race says, until it says wait */
void signet_runner_advance (SignetRunner *self);

/* Is told what happens to its trials */
void signet_runner_trial_event (SignetTrial *trial, SignetTrialEvent event, gpointer data);

/* Starts its trial, as soon as the host's addresses are known */
void signet_lane_start (SignetRunner *self, guint index);

/* Ends its trial, if there is one, and records the attempt */
void signet_lane_end (SignetRunner *self, guint index, SignetOutcome outcome);

/* Takes the ended trial off the lane. It may be up the stack, so it is kept until the runner
 * goes. */
void signet_lane_retire (SignetRunner *self, guint index);

/* Ends its trial, if there is one. The first of all and every one that was under way are
 * recorded. */
void signet_lane_deny (SignetRunner *self, guint index);

/* Backs off if the server was too crowded, unless the lane did so before */
gboolean signet_lane_back_off (SignetRunner *self, guint index);

/* Whether it waits for its host's addresses */
gboolean signet_lane_is_looking (const SignetLane *lane);

/* (transfer full): adds an attempt to the result */
SignetAttempt *signet_lane_record (SignetRunner *self, SignetTrial *trial, SignetLogin login);

/* Decides who logs in, and does it */
void signet_login_phase_begin (SignetRunner *self);

/* Logs in on the winner's connection, if the policy permits and somebody is to be logged in */
void signet_login_phase_log_in (SignetRunner *self);

/* The log-in was answered: settles the protocol, or tries the second user name */
void signet_login_phase_answered (SignetRunner *self);

/* The winner's connection ended by itself */
void signet_login_phase_ended (SignetRunner *self);

G_END_DECLS
