/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One profile in the race, and how far it has got. Private to the race. Pure.
 */
#pragma once

#include "outcome.h"
#include "profile.h"

G_BEGIN_DECLS

/* How far a contender has got */
typedef enum
{
  SIGNET_CONTENDER_WAITING, /* not started */
  /* to be started, once the addresses are known, or there is a descriptor */
  SIGNET_CONTENDER_LOOKING,
  SIGNET_CONTENDER_OPEN,       /* started, not connected */
  SIGNET_CONTENDER_CONNECTED,  /* connected, not proven */
  SIGNET_CONTENDER_BACKED_OFF, /* dropped by a crowded server, to be tried again */
  SIGNET_CONTENDER_PROVEN,
  SIGNET_CONTENDER_OVER, /* failed, or given up */
} SignetContenderState;

/* One profile in the race */
typedef struct
{
  const SignetProfile *profile; /* unowned: the race holds the array */
  guint index;                  /* its place among the profiles */
  SignetContenderState state;   /* how far it has got */
  SignetOutcome outcome;        /* how it ended, once it is over */
  gint64 started;               /* since when it looks its host up, or connects, in milliseconds */
  gint64 connected;             /* when it was connected */
  gint64 proven;                /* when it was proven */
  gboolean has_moved;           /* whether its server has sent something */
  gboolean is_held;             /* whether it is to be started once there is a descriptor for it */
} SignetContender;

/* Whether its profile is encrypted */
gboolean signet_contender_is_encrypted (const SignetContender *self);

/* Whether it is connecting or connected, and nothing is proven */
gboolean signet_contender_is_under_way (const SignetContender *self);

/* Whether they try the same host */
gboolean signet_contender_same_host (const SignetContender *a, const SignetContender *b);

/* Whether they try the same port of the same host */
gboolean signet_contender_same_port (const SignetContender *a, const SignetContender *b);

/* Whether @a is to be preferred: named by a better source, or better among that source's */
gboolean signet_contender_is_better (const SignetContender *a, const SignetContender *b);

/* Whether @self is an encrypted one of the same host that ended in a way that is no leave for
 * plaintext */
gboolean signet_contender_bars (const SignetContender *self, const SignetContender *plain);

/* When it stops standing in the way of plaintext and of later stages, in milliseconds: once it
 * is over (G_MININT64), or has been silent for long; G_MAXINT64 if that cannot be told */
gint64 signet_contender_obstacle_ends (const SignetContender *self);

G_END_DECLS
