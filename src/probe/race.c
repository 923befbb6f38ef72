/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The race: what it is told, who may start, who is waited for, who wins. Pure.
 */
#include "race.h"

#include <string.h>

/* One profile in the race */
typedef struct
{
  const SignetProfile *profile; /* unowned: the race holds the array */
  guint index;
  SignetRaceState state;
  SignetOutcome outcome; /* once it is over */
  gint64 started;        /* since when it looks its host up, or connects */
  gint64 connected;
  gint64 proven;
  gboolean has_moved;
  gboolean was_backed_off;
} Entry;

struct _SignetRace
{
  GPtrArray *profiles;  /* owned */
  SignetPolicy *policy; /* owned */
  Entry *entries;       /* owned, as many as there are profiles */
  guint n_entries;
  SignetExpected expected;
  gint64 begun;
};

SignetRace *
signet_race_new (GPtrArray *profiles, SignetPolicy *policy, gint64 now)
{
  SignetRace *self;

  g_return_val_if_fail (profiles != NULL && policy != NULL, NULL);

  self = g_new0 (SignetRace, 1);
  self->profiles = g_ptr_array_ref (profiles);
  self->policy = signet_policy_ref (policy);
  self->begun = now;
  self->expected = SIGNET_EXPECTED_NOTHING;
  signet_race_added (self);
  return self;
}

void
signet_race_free (SignetRace *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_ptr_array_unref (self->profiles);
  signet_policy_unref (self->policy);
  g_free (self);
}

void
signet_race_added (SignetRace *self)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = self->profiles->len;
  self->entries = g_renew (Entry, self->entries, n);
  for (guint i = self->n_entries; i < n; i++)
    self->entries[i] = (Entry){ .profile = g_ptr_array_index (self->profiles, i), .index = i };
  self->n_entries = n;
}

void
signet_race_expect (SignetRace *self, const SignetExpected *expected)
{
  g_return_if_fail (self != NULL && expected != NULL);

  self->expected = *expected;
}

/* The one place where a state changes, and is dated. */
static void
enter (Entry *entry, SignetRaceState state, gint64 now)
{
  entry->state = state;
  switch (state)
    {
    case SIGNET_RACE_LOOKING_UP:
      entry->started = now;
      break;
    case SIGNET_RACE_CONNECTING:
      entry->started = now;
      entry->has_moved = FALSE;
      break;
    case SIGNET_RACE_CONNECTED:
      entry->connected = now;
      break;
    case SIGNET_RACE_PROVEN:
      entry->proven = now;
      break;
    case SIGNET_RACE_BACKED_OFF:
      entry->was_backed_off = TRUE;
      break;
    case SIGNET_RACE_WAITING:
    case SIGNET_RACE_HELD:
    case SIGNET_RACE_OVER:
    default:
      break;
    }
}

static void
end (Entry *entry, SignetOutcome outcome)
{
  enter (entry, SIGNET_RACE_OVER, 0);
  entry->outcome = outcome;
}

static gboolean
is_encrypted (const Entry *entry)
{
  return signet_profile_is_encrypted (entry->profile);
}

/* Connecting or connected, and nothing is proven */
static gboolean
is_under_way (const Entry *entry)
{
  return entry->state == SIGNET_RACE_CONNECTING || entry->state == SIGNET_RACE_CONNECTED;
}

static gboolean
same_host (const Entry *a, const Entry *b)
{
  return strcmp (a->profile->host, b->profile->host) == 0;
}

static gboolean
same_port (const Entry *a, const Entry *b)
{
  return same_host (a, b) && a->profile->port == b->profile->port;
}

static gboolean
same_source (const Entry *a, const Entry *b)
{
  return a->profile->rank == b->profile->rank && same_host (a, b);
}

/* Named by a better source, or better among that source's */
static gboolean
is_better (const Entry *a, const Entry *b)
{
  if (a->profile->rank != b->profile->rank)
    return a->profile->rank < b->profile->rank;
  return a->index < b->index;
}

/* When an encrypted entry stops standing in the way of plaintext and of later stages: once it is
 * over, or has been silent for long; never, if that cannot be told. */
static gint64
obstacle_ends (const Entry *entry)
{
  if (entry->state == SIGNET_RACE_OVER)
    return G_MININT64;
  if (entry->state == SIGNET_RACE_WAITING)
    return entry->profile->opportunistic ? G_MININT64 : G_MAXINT64;
  if (is_under_way (entry) && !entry->has_moved)
    return entry->started + SIGNET_RACE_SILENCE_MS;
  return G_MAXINT64;
}

/* Whether an encrypted entry of the same host ended in a way that is no leave for plaintext */
static gboolean
is_barred (const SignetRace *self, const Entry *plain)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (other->state == SIGNET_RACE_OVER && is_encrypted (other) && same_host (other, plain)
          && !signet_outcome_rules_out_encryption (other->outcome))
        return TRUE;
    }
  return FALSE;
}

/* When the next entry may start, as far as an earlier one is concerned. A look-up is no head start:
 * the next entry of that host would have to wait for it as well. Two on one port start side by
 * side: one speaks TLS at once and the other waits for a greeting, so no time-out has to tell them
 * apart. */
static gint64
way_is_free (const Entry *earlier, const Entry *next)
{
  gboolean is_pending = earlier->state == SIGNET_RACE_LOOKING_UP
                        || earlier->state == SIGNET_RACE_HELD;

  if (earlier->state == SIGNET_RACE_OVER || same_port (earlier, next))
    return G_MININT64;
  if (earlier->state == SIGNET_RACE_CONNECTING || (is_pending && !same_host (earlier, next)))
    return earlier->started + SIGNET_RACE_HEAD_START_MS;
  if (earlier->state == SIGNET_RACE_CONNECTED)
    return earlier->connected + SIGNET_RACE_PATIENCE_MS;
  return G_MAXINT64;
}

/* A later stage begins when nothing of the earlier ones can be hoped for any more. */
static gint64
stage_begins (const SignetRace *self, const Entry *entry)
{
  gint64 begins = G_MININT64;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (other->profile->stage < entry->profile->stage && same_source (other, entry)
          && is_encrypted (other))
        begins = MAX (begins, obstacle_ends (other));
    }
  return begins;
}

static gint64
may_start_encrypted (const SignetRace *self, const Entry *entry)
{
  gint64 start = stage_begins (self, entry);

  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (is_better (other, entry) && is_encrypted (other) && !other->profile->opportunistic
          && other->profile->stage <= entry->profile->stage)
        start = MAX (start, way_is_free (other, entry));
    }
  return start;
}

/* The STARTTLS entry on the same port: its connection serves this one, too. */
static const Entry *
starttls_of (const SignetRace *self, const Entry *entry)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (other->profile->security == SIGNET_SECURITY_STARTTLS && !other->profile->is_denied
          && same_port (other, entry))
        return other;
    }
  return NULL;
}

/* Whether an encrypted entry of the same host is getting somewhere */
static gboolean
has_hope (const SignetRace *self, const Entry *entry)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (same_host (other, entry) && is_encrypted (other) && other->state == SIGNET_RACE_CONNECTED
          && other->has_moved)
        return TRUE;
    }
  return FALSE;
}

/* A server that keeps its greeting back on a standard port may be waiting for a TLS handshake
 * there. */
static gint64
may_start_opportunistic (const SignetRace *self, const Entry *entry)
{
  const Entry *starttls = starttls_of (self, entry);

  if (starttls == NULL || starttls->has_moved || has_hope (self, entry)
      || starttls->state != SIGNET_RACE_CONNECTED)
    return G_MAXINT64;
  return starttls->connected + SIGNET_RACE_GREETING_DELAY_MS;
}

/* A connection of its own is opened for plaintext only where none is there that could go on, and
 * every encrypted profile of the host is ruled out. */
static gint64
may_start_plain (const SignetRace *self, const Entry *entry)
{
  const Entry *starttls = starttls_of (self, entry);
  gint64 start = stage_begins (self, entry);

  if (!signet_policy_may_open (self->policy, entry->profile) || is_barred (self, entry))
    return G_MAXINT64;
  if (starttls != NULL && starttls->state != SIGNET_RACE_OVER)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (is_encrypted (other) && same_host (other, entry))
        start = MAX (start, obstacle_ends (other));
    }
  return start;
}

/* When an entry that waits may start as things are now; %G_MAXINT64 for never */
static gint64
may_start (const SignetRace *self, const Entry *entry)
{
  if (!is_encrypted (entry))
    return may_start_plain (self, entry);
  if (entry->profile->opportunistic)
    return may_start_opportunistic (self, entry);
  return may_start_encrypted (self, entry);
}

/* When a better profile is no longer waited for, now that a worse one is proven: if it has not
 * said a word, after three times what the worse one took to connect; if it is moving, a moment
 * longer. */
static gint64
patience_ends (const Entry *better, const Entry *proven)
{
  gint64 connect = proven->connected - proven->started;

  if (better->has_moved)
    return proven->proven + SIGNET_RACE_PATIENCE_MS;
  return better->started + MAX (SIGNET_RACE_HEAD_START_MS, 3 * connect);
}

/* When profiles that a better source may still name are no longer waited for. A silent source is
 * given three times what the others took, since all of them began; but that is for encrypted
 * servers of the address's own domain, which lose little by it. */
static gint64
expectation_ends (const SignetRace *self, const Entry *proven)
{
  const SignetExpected *expected = &self->expected;
  guint rank = proven->profile->rank;
  gint64 latest = proven->proven + SIGNET_RACE_PATIENCE_MS;

  if (expected->silent >= rank && expected->heard >= rank)
    return G_MININT64;
  if (expected->heard < rank || !proven->profile->is_inside || !is_encrypted (proven))
    return latest;
  return CLAMP (self->begun + 3 * (gint64)expected->usual_ms,
                proven->proven + SIGNET_RACE_HEAD_START_MS, latest);
}

static SignetRaceMove
settle_encrypted (const SignetRace *self, const Entry *proven, gint64 now)
{
  gint64 until = now;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (is_better (other, proven) && is_encrypted (other) && is_under_way (other))
        until = MAX (until, patience_ends (other, proven));
    }
  until = MAX (until, expectation_ends (self, proven));
  if (until > now)
    return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
  return (SignetRaceMove){ SIGNET_RACE_WIN, proven->index, 0 };
}

static SignetRaceMove
settle_plain (SignetRace *self, Entry *proven, gint64 now)
{
  gint64 until = now;

  if (is_barred (self, proven))
    {
      end (proven, SIGNET_OUTCOME_SUPERSEDED);
      return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, proven->index, 0 };
    }
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (is_encrypted (other) && (same_host (other, proven) || other->has_moved))
        until = MAX (until, obstacle_ends (other));
    }
  until = MAX (until, expectation_ends (self, proven));
  if (until > now)
    return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
  return (SignetRaceMove){ SIGNET_RACE_WIN, proven->index, 0 };
}

/* The best entry that is proven: one with encryption, if there is any */
static Entry *
find_proven (SignetRace *self)
{
  Entry *best = NULL;

  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *other = &self->entries[i];

      if (other->state != SIGNET_RACE_PROVEN)
        continue;
      if (best == NULL || is_encrypted (other) > is_encrypted (best)
          || (is_encrypted (other) == is_encrypted (best) && is_better (other, best)))
        best = other;
    }
  return best;
}

/* Whether @other ended, or is backed off, after it has heard TLS on the port on which @entry waits
 * for a greeting in vain */
static gboolean
has_heard_tls (const Entry *other, const Entry *entry)
{
  gboolean is_over = other->state == SIGNET_RACE_OVER && other->outcome != SIGNET_OUTCOME_NOT_MAIL;

  return (is_over || other->state == SIGNET_RACE_BACKED_OFF) && other->has_moved
         && other->profile->security == SIGNET_SECURITY_TLS
         && entry->profile->security != SIGNET_SECURITY_TLS && is_under_way (entry)
         && same_port (other, entry);
}

/* Whether the host of @entry may be tried without encryption once @entry is over */
static gboolean
guards_plaintext (const SignetRace *self, const Entry *entry)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *plain = &self->entries[i];

      if (!is_encrypted (plain) && same_host (plain, entry)
          && signet_policy_may_open (self->policy, plain->profile))
        return TRUE;
    }
  return FALSE;
}

/* When a silent trial is given up for good. Where the port is known to speak TLS from the first
 * byte, that is at once; next to a backed-off one of the host, which has to be alone, soon, unless
 * plaintext would follow, which takes the whole silence. Otherwise, a connected one is alive, and
 * may greet as late as the whole probe's limit allows. */
static gint64
silence_ends (const SignetRace *self, const Entry *entry)
{
  gboolean is_connected = entry->state == SIGNET_RACE_CONNECTED;
  gint64 ends = is_connected ? G_MAXINT64
                             : MAX (self->begun + SIGNET_RACE_LIMIT_MS,
                                    entry->started + SIGNET_RACE_PATIENCE_MS);

  if (entry->has_moved)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *other = &self->entries[i];

      if (has_heard_tls (other, entry))
        return G_MININT64;
      if (is_connected && other->state == SIGNET_RACE_BACKED_OFF && same_host (other, entry))
        ends = guards_plaintext (self, entry) ? entry->started + SIGNET_RACE_SILENCE_MS
                                              : entry->connected + SIGNET_RACE_GREETING_DELAY_MS;
    }
  return ends;
}

static SignetRaceMove
start (Entry *entry, gint64 now)
{
  enter (entry, SIGNET_RACE_LOOKING_UP, now);
  return (SignetRaceMove){ SIGNET_RACE_START, entry->index, 0 };
}

/* A host whose addresses were waited for in vain is not looked up once more. */
static SignetRaceMove
give_up (SignetRace *self, Entry *entry)
{
  gboolean is_host_over = entry->state == SIGNET_RACE_LOOKING_UP;

  for (guint i = 0; is_host_over && i < self->n_entries; i++)
    if (self->entries[i].state == SIGNET_RACE_WAITING && same_host (&self->entries[i], entry))
      end (&self->entries[i], SIGNET_OUTCOME_TIMEOUT);
  end (entry, SIGNET_OUTCOME_TIMEOUT);
  return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, entry->index, 0 };
}

/* Who has to start or to end; else when to ask again, or that all is lost. */
static SignetRaceMove
go_on (SignetRace *self, gint64 now)
{
  gint64 until = G_MAXINT64;
  gboolean is_lost = TRUE;

  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *entry = &self->entries[i];
      gint64 time = G_MAXINT64;

      if (entry->state == SIGNET_RACE_WAITING && (time = may_start (self, entry)) <= now)
        return start (entry, now);
      if ((is_under_way (entry) || entry->state == SIGNET_RACE_LOOKING_UP)
          && (time = silence_ends (self, entry)) <= now)
        return give_up (self, entry);
      until = MIN (until, time);
      is_lost &= entry->state == SIGNET_RACE_WAITING || entry->state == SIGNET_RACE_OVER;
    }
  if (is_lost && until == G_MAXINT64 && self->expected.silent == G_MAXUINT
      && self->expected.heard == G_MAXUINT)
    return (SignetRaceMove){ SIGNET_RACE_LOST, 0, 0 };
  return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
}

SignetRaceMove
signet_race_next (SignetRace *self, gint64 now)
{
  SignetRaceMove settled = { SIGNET_RACE_WAIT, 0, G_MAXINT64 };
  SignetRaceMove move;
  Entry *proven;

  g_return_val_if_fail (self != NULL, settled);

  /* With encryption proven no other is started any more. */
  proven = find_proven (self);
  if (proven != NULL && is_encrypted (proven))
    return settle_encrypted (self, proven, now);
  if (proven != NULL)
    settled = settle_plain (self, proven, now);
  if (settled.action != SIGNET_RACE_WAIT)
    return settled;
  move = go_on (self, now);
  if (move.action == SIGNET_RACE_WAIT)
    move.until = MIN (move.until, settled.until);
  return move;
}

SignetRaceState
signet_race_get_state (const SignetRace *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_entries, SIGNET_RACE_OVER);

  return self->entries[index].state;
}

void
signet_race_started (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  enter (&self->entries[index], SIGNET_RACE_CONNECTING, now);
}

void
signet_race_held (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  enter (&self->entries[index], SIGNET_RACE_HELD, 0);
}

void
signet_race_connected (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  enter (&self->entries[index], SIGNET_RACE_CONNECTED, now);
}

void
signet_race_moved (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  self->entries[index].has_moved = TRUE;
}

void
signet_race_proven (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  enter (&self->entries[index], SIGNET_RACE_PROVEN, now);
}

void
signet_race_failed (SignetRace *self, guint index, SignetOutcome outcome)
{
  g_return_if_fail (self != NULL && index < self->n_entries);

  if (self->entries[index].state != SIGNET_RACE_OVER)
    end (&self->entries[index], outcome);
}

int
signet_race_in_clear (SignetRace *self, guint index, gint64 now)
{
  g_return_val_if_fail (self != NULL && index < self->n_entries, -1);

  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *entry = &self->entries[i];

      if (entry->profile->security != SIGNET_SECURITY_NONE || entry->state != SIGNET_RACE_WAITING
          || !same_port (entry, &self->entries[index]))
        continue;
      entry->started = self->entries[index].started;
      entry->has_moved = TRUE;
      enter (entry, SIGNET_RACE_CONNECTED, now);
      return (int)i;
    }
  return -1;
}

gboolean
signet_race_back_off (SignetRace *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_entries, FALSE);

  if (self->entries[index].was_backed_off)
    return FALSE;
  enter (&self->entries[index], SIGNET_RACE_BACKED_OFF, 0);
  return TRUE;
}
