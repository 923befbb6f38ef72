/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What one profile in the race is to another. Pure.
 */
#include "contender.h"

#include "race.h"

#include <string.h>

gboolean
signet_contender_is_encrypted (const SignetContender *self)
{
  return signet_profile_is_encrypted (self->profile);
}

gboolean
signet_contender_is_under_way (const SignetContender *self)
{
  return self->state == SIGNET_CONTENDER_OPEN || self->state == SIGNET_CONTENDER_CONNECTED;
}

gboolean
signet_contender_same_host (const SignetContender *a, const SignetContender *b)
{
  return strcmp (a->profile->host, b->profile->host) == 0;
}

gboolean
signet_contender_same_port (const SignetContender *a, const SignetContender *b)
{
  return signet_contender_same_host (a, b) && a->profile->port == b->profile->port;
}

gboolean
signet_contender_is_better (const SignetContender *a, const SignetContender *b)
{
  if (a->profile->rank != b->profile->rank)
    return a->profile->rank < b->profile->rank;
  return a->index < b->index;
}

gboolean
signet_contender_bars (const SignetContender *self, const SignetContender *plain)
{
  return self->state == SIGNET_CONTENDER_OVER && signet_contender_is_encrypted (self)
         && signet_contender_same_host (self, plain)
         && !signet_outcome_rules_out_encryption (self->outcome);
}

gint64
signet_contender_obstacle_ends (const SignetContender *self)
{
  if (self->state == SIGNET_CONTENDER_OVER)
    return G_MININT64;
  if (self->state == SIGNET_CONTENDER_WAITING)
    return self->profile->opportunistic ? G_MININT64 : G_MAXINT64;
  if (signet_contender_is_under_way (self) && !self->has_moved)
    return self->started + SIGNET_RACE_SILENCE_MS;
  return G_MAXINT64;
}
