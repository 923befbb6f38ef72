/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who may start, and when.
 */
#include "race-private.h"

/* When the next trial may start, as far as an earlier one is concerned. A look-up is no head start:
 * the next trial of that host would have to wait for it as well. Two on one port start side by
 * side: one speaks TLS at once and the other waits for a greeting, so no time-out has to tell them
 * apart. */
static gint64
way_is_free (const SignetContender *earlier, const SignetContender *next)
{
  if (earlier->state == SIGNET_CONTENDER_OVER || signet_contender_same_port (earlier, next))
    return G_MININT64;
  if (earlier->state == SIGNET_CONTENDER_OPEN
      || (earlier->state == SIGNET_CONTENDER_LOOKING
          && !signet_contender_same_host (earlier, next)))
    return earlier->started + SIGNET_RACE_HEAD_START_MS;
  if (earlier->state == SIGNET_CONTENDER_CONNECTED)
    return earlier->connected + SIGNET_RACE_PATIENCE_MS;
  return G_MAXINT64;
}

/* The STARTTLS trial on the same port: its connection serves this one, too. */
static const SignetContender *
starttls_of (const SignetRace *self, const SignetContender *contender)
{
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (other->profile->security == SIGNET_SECURITY_STARTTLS && !other->profile->is_denied
          && signet_contender_same_port (other, contender))
        return other;
    }
  return NULL;
}

static gboolean
same_source (const SignetContender *a, const SignetContender *b)
{
  return a->profile->rank == b->profile->rank && signet_contender_same_host (a, b);
}

/* A later stage begins when nothing of the earlier ones can be hoped for any more. */
static gint64
stage_begins (const SignetRace *self, const SignetContender *contender)
{
  gint64 begins = G_MININT64;

  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (other->profile->stage < contender->profile->stage && same_source (other, contender)
          && signet_contender_is_encrypted (other))
        begins = MAX (begins, signet_contender_obstacle_ends (other));
    }
  return begins;
}

static gint64
may_start_encrypted (const SignetRace *self, const SignetContender *contender)
{
  gint64 start = stage_begins (self, contender);

  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (signet_contender_is_better (other, contender) && signet_contender_is_encrypted (other)
          && !other->profile->opportunistic && other->profile->stage <= contender->profile->stage)
        start = MAX (start, way_is_free (other, contender));
    }
  return start;
}

/* Whether an encrypted trial of the same host is getting somewhere. */
static gboolean
has_hope (const SignetRace *self, const SignetContender *contender)
{
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (signet_contender_same_host (other, contender) && signet_contender_is_encrypted (other)
          && other->state == SIGNET_CONTENDER_CONNECTED && other->has_moved)
        return TRUE;
    }
  return FALSE;
}

/* A server that keeps its greeting back on a standard port may be waiting for a TLS handshake
 * there. */
static gint64
may_start_opportunistic (const SignetRace *self, const SignetContender *contender)
{
  const SignetContender *starttls = starttls_of (self, contender);

  if (starttls == NULL || starttls->has_moved || has_hope (self, contender))
    return G_MAXINT64;
  if (starttls->state == SIGNET_CONTENDER_CONNECTED)
    return starttls->connected + SIGNET_RACE_GREETING_DELAY_MS;
  return G_MAXINT64;
}

gboolean
signet_race_is_barred (const SignetRace *self, const SignetContender *plain)
{
  for (guint i = 0; i < self->n_contenders; i++)
    if (signet_contender_bars (&self->contenders[i], plain))
      return TRUE;
  return FALSE;
}

/* A connection of its own is opened for plaintext only where none is there that could go on, and
 * every encrypted profile of the host is ruled out. */
static gint64
may_start_plain (const SignetRace *self, const SignetContender *contender)
{
  const SignetContender *starttls = starttls_of (self, contender);
  gint64 start = stage_begins (self, contender);

  if (!signet_policy_may_open (self->policy, contender->profile)
      || signet_race_is_barred (self, contender))
    return G_MAXINT64;
  if (starttls != NULL && starttls->state != SIGNET_CONTENDER_OVER)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_contenders; i++)
    {
      const SignetContender *other = &self->contenders[i];

      if (signet_contender_is_encrypted (other) && signet_contender_same_host (other, contender))
        start = MAX (start, signet_contender_obstacle_ends (other));
    }
  return start;
}

gint64
signet_race_may_start (const SignetRace *self, guint index)
{
  const SignetContender *contender = &self->contenders[index];

  if (!signet_contender_is_encrypted (contender))
    return may_start_plain (self, contender);
  if (contender->profile->opportunistic)
    return may_start_opportunistic (self, contender);
  return may_start_encrypted (self, contender);
}
