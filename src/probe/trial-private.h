/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a trial, shared by the trial and its pump.
 */
#pragma once

#include "connection.h"
#include "dialogue.h"
#include "endpoint.h"
#include "trace.h"
#include "trial.h"

G_BEGIN_DECLS

struct _SignetTrial
{
  grefcount refs;
  SignetProfile *profile;              /* owned */
  const SignetTrialSettings *settings; /* unowned */
  SignetTrialFunc callback;
  gpointer user_data;
  SignetEndpoint *endpoint;     /* owned, nullable: the addresses that have not hung up */
  GSocketAddress *address;      /* owned, nullable: the last one that was connected to */
  GCancellable *cancellable;    /* owned: the connecting */
  SignetConnection *connection; /* owned, nullable */
  SignetDialogue *dialogue;     /* owned */
  SignetTrace *tracer;          /* owned */
  GSource *timer;               /* owned, nullable: the limit of the diagnosis */
  GSource *hold;                /* owned, nullable: until there may be a descriptor */
  SignetLeniency leniency;
  gboolean has_hung_up; /* an earlier address, which the outcome and the detail speak of */
  gboolean may_be_old;
  gint64 made; /* microseconds of the monotonic clock */
  gint64 started;
  gint64 since; /* when it was made, last began to connect, or was connected */
  gint64 ended;
  SignetReach reach;
  gboolean is_over;
  SignetOutcome outcome;
  char *detail;                   /* owned */
  const char *user;               /* unowned: the credentials' */
  SignetCredentials *credentials; /* owned, nullable */
};

/* (transfer full): @self, with one more reference */
SignetTrial *signet_trial_ref (SignetTrial *self);

/* Drops a reference; takes @self */
void signet_trial_unref (SignetTrial *self);

/* Ends the trial and closes its connection; tells nobody */
void signet_trial_finish (SignetTrial *self, SignetOutcome outcome, const char *detail);

/* Opens a connection, and goes on once it is open */
void signet_pump_connect (SignetTrial *self);

/* Goes on until there is something to wait for. The owner may end the trial in any callback. */
void signet_pump_run (SignetTrial *self);

G_END_DECLS
