/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a race, shared by the files that make it up: what it is told, who may start, and
 * who wins.
 */
#pragma once

#include "contender.h"
#include "race.h"

G_BEGIN_DECLS

struct _SignetRace
{
  GPtrArray *profiles;         /* owned */
  SignetPolicy *policy;        /* owned */
  SignetContender *contenders; /* owned, as many as there are profiles */
  guint n_contenders;
  SignetExpected expected;
  gint64 begun;
};

/* Whether an encrypted trial of the same host ended in a way that is no leave for plaintext */
gboolean signet_race_is_barred (const SignetRace *self, const SignetContender *plain);

/* When it may be started as things are now, in milliseconds; G_MAXINT64 for never */
gint64 signet_race_may_start (const SignetRace *self, guint index);

/* Whether a trial with encryption is proven: then no other is started any more */
gboolean signet_race_has_encryption (const SignetRace *self);

/* Asks for the best trial that is proven. One without encryption that is barred by now is over
 * from then on. */
SignetRaceMove signet_race_settle (SignetRace *self, gint64 now);

G_END_DECLS
