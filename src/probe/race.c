/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The referee of one protocol's trials. Pure.
 */
#include "race.h"

#include <string.h>

typedef enum
{
  WAITING,
  LOOKING,   /* to be started, once the addresses are known */
  OPEN,      /* started, not connected */
  CONNECTED, /* connected, not proven */
  PARKED,    /* dropped by a crowded server, to be tried again */
  PROVEN,
  OVER,
} State;

typedef struct
{
  const SignetProfile *profile; /* unowned: the race holds the array */
  State state;
  SignetOutcome outcome; /* once it is OVER */
  gint64 started;
  gint64 connected;
  gint64 proven;
  gboolean has_moved;
} Runner;

struct _SignetRace
{
  GPtrArray *profiles;  /* owned */
  SignetPolicy *policy; /* owned */
  Runner *runners;      /* owned, as many as there are profiles */
  guint n_runners;
  guint expected; /* the best rank that may still be added */
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
  self->expected = G_MAXUINT;
  signet_race_added (self);
  return self;
}

void
signet_race_added (SignetRace *self)
{
  guint n = self->profiles->len;

  g_return_if_fail (self != NULL);

  self->runners = g_renew (Runner, self->runners, n);
  for (guint i = self->n_runners; i < n; i++)
    self->runners[i] = (Runner){ .profile = g_ptr_array_index (self->profiles, i) };
  self->n_runners = n;
}

void
signet_race_expect (SignetRace *self, guint rank)
{
  g_return_if_fail (self != NULL);

  self->expected = rank;
}

void
signet_race_free (SignetRace *self)
{
  if (self == NULL)
    return;
  g_free (self->runners);
  g_ptr_array_unref (self->profiles);
  signet_policy_unref (self->policy);
  g_free (self);
}

static gboolean
is_encrypted (const Runner *runner)
{
  return signet_profile_is_encrypted (runner->profile);
}

static gboolean
is_under_way (const Runner *runner)
{
  return runner->state == OPEN || runner->state == CONNECTED;
}

static gboolean
same_host (const Runner *a, const Runner *b)
{
  return strcmp (a->profile->host, b->profile->host) == 0;
}

static gboolean
same_port (const Runner *a, const Runner *b)
{
  return same_host (a, b) && a->profile->port == b->profile->port;
}

/* Whether @a is to be preferred: named by a better source, or better among that source's. */
static gboolean
is_better (const Runner *a, const Runner *b)
{
  if (a->profile->rank != b->profile->rank)
    return a->profile->rank < b->profile->rank;
  return a < b;
}

/* The STARTTLS trial on the same port: its connection serves this one, too. */
static const Runner *
starttls_of (const SignetRace *self, const Runner *runner)
{
  for (guint i = 0; i < self->n_runners; i++)
    if (self->runners[i].profile->security == SIGNET_SECURITY_STARTTLS
        && same_port (&self->runners[i], runner))
      return &self->runners[i];
  return NULL;
}

static SignetRaceMove
wait_until (gint64 until)
{
  return (SignetRaceMove){ SIGNET_RACE_WAIT, 0, until };
}

/* When a better profile is no longer waited for, now that a worse one is proven: if it has not
 * said a word, after three times what the worse one took to connect; if it is moving, a moment
 * longer. */
static gint64
patience_ends (const Runner *better, const Runner *proven)
{
  gint64 connect = proven->connected - proven->started;

  if (better->has_moved)
    return proven->proven + SIGNET_RACE_PATIENCE_MS;
  return better->started + MAX (SIGNET_RACE_HEAD_START_MS, 3 * connect);
}

/* When profiles that a better source may still name are no longer waited for. */
static gint64
expectation_ends (const SignetRace *self, const Runner *proven)
{
  return self->expected < proven->profile->rank ? proven->proven + SIGNET_RACE_PATIENCE_MS
                                                : G_MININT64;
}

static SignetRaceMove
settle_encrypted (const SignetRace *self, guint index, gint64 now)
{
  const Runner *proven = &self->runners[index];
  gint64 until = now;

  for (guint i = 0; i < self->n_runners; i++)
    if (is_better (&self->runners[i], proven) && is_encrypted (&self->runners[i])
        && is_under_way (&self->runners[i]))
      until = MAX (until, patience_ends (&self->runners[i], proven));
  until = MAX (until, expectation_ends (self, proven));
  if (until > now)
    return wait_until (until);
  return (SignetRaceMove){ SIGNET_RACE_WIN, index, 0 };
}

static int
find_proven (const SignetRace *self, gboolean encrypted)
{
  int best = -1;

  for (guint i = 0; i < self->n_runners; i++)
    if (self->runners[i].state == PROVEN && is_encrypted (&self->runners[i]) == encrypted
        && (best < 0 || is_better (&self->runners[i], &self->runners[best])))
      best = (int)i;
  return best;
}

static gboolean
forbids_plaintext (const Runner *runner)
{
  return runner->state == OVER && is_encrypted (runner)
         && !signet_outcome_rules_out_encryption (runner->outcome);
}

/* Whether an encrypted trial of the same host ended in a way that is no leave for plaintext. */
static gboolean
is_barred (const SignetRace *self, const Runner *plain)
{
  for (guint i = 0; i < self->n_runners; i++)
    if (forbids_plaintext (&self->runners[i]) && same_host (&self->runners[i], plain))
      return TRUE;
  return FALSE;
}

/* When an encrypted trial stops standing in the way of plaintext: once it is over, or has been
 * silent for long. */
static gint64
obstacle_ends (const Runner *runner)
{
  if (runner->state == OVER)
    return G_MININT64;
  if (runner->state == WAITING)
    return runner->profile->found_only ? G_MININT64 : G_MAXINT64;
  if (is_under_way (runner) && !runner->has_moved)
    return runner->started + SIGNET_RACE_SILENCE_MS;
  return G_MAXINT64;
}

static SignetRaceMove
settle_plain (SignetRace *self, guint index, gint64 now)
{
  Runner *plain = &self->runners[index];
  gint64 until = now;

  if (is_barred (self, plain))
    {
      plain->state = OVER;
      plain->outcome = SIGNET_OUTCOME_SUPERSEDED;
      return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, index, 0 };
    }
  for (guint i = 0; i < self->n_runners; i++)
    if (is_encrypted (&self->runners[i])
        && (same_host (&self->runners[i], plain) || self->runners[i].has_moved))
      until = MAX (until, obstacle_ends (&self->runners[i]));
  until = MAX (until, expectation_ends (self, plain));
  if (until > now)
    return wait_until (until);
  return (SignetRaceMove){ SIGNET_RACE_WIN, index, 0 };
}

/* When the next trial may start, as far as an earlier one is concerned. A look-up is no head start:
 * the next trial of that host would have to wait for it as well. Two on one port start side by
 * side: one speaks TLS at once and the other waits for a greeting, so no time-out has to tell them
 * apart. */
static gint64
way_is_free (const Runner *earlier, const Runner *next)
{
  if (earlier->state == OVER || same_port (earlier, next))
    return G_MININT64;
  if (earlier->state == OPEN || (earlier->state == LOOKING && !same_host (earlier, next)))
    return earlier->started + SIGNET_RACE_HEAD_START_MS;
  if (earlier->state == CONNECTED)
    return earlier->connected + SIGNET_RACE_PATIENCE_MS;
  return G_MAXINT64;
}

static gboolean
same_source (const Runner *a, const Runner *b)
{
  return a->profile->rank == b->profile->rank && same_host (a, b);
}

/* A later stage begins when nothing of the earlier ones can be hoped for any more. */
static gint64
stage_begins (const SignetRace *self, const Runner *runner)
{
  gint64 begins = G_MININT64;

  for (guint i = 0; i < self->n_runners; i++)
    if (self->runners[i].profile->stage < runner->profile->stage
        && same_source (&self->runners[i], runner) && is_encrypted (&self->runners[i]))
      begins = MAX (begins, obstacle_ends (&self->runners[i]));
  return begins;
}

static gint64
may_start_encrypted (const SignetRace *self, guint index)
{
  const Runner *runner = &self->runners[index];
  gint64 start = stage_begins (self, runner);

  for (guint i = 0; i < self->n_runners; i++)
    if (is_better (&self->runners[i], runner) && is_encrypted (&self->runners[i])
        && !self->runners[i].profile->found_only
        && self->runners[i].profile->stage <= runner->profile->stage)
      start = MAX (start, way_is_free (&self->runners[i], runner));
  return start;
}

/* Whether an encrypted trial of the same host is getting somewhere. */
static gboolean
has_hope (const SignetRace *self, const Runner *runner)
{
  for (guint i = 0; i < self->n_runners; i++)
    if (same_host (&self->runners[i], runner) && is_encrypted (&self->runners[i])
        && self->runners[i].state == CONNECTED && self->runners[i].has_moved)
      return TRUE;
  return FALSE;
}

/* A server that keeps its greeting back on a standard port may be waiting for a TLS handshake
 * there. */
static gint64
may_start_found (const SignetRace *self, const Runner *runner)
{
  const Runner *starttls = starttls_of (self, runner);

  if (starttls == NULL || starttls->has_moved || has_hope (self, runner))
    return G_MAXINT64;
  if (starttls->state == CONNECTED)
    return starttls->connected + SIGNET_RACE_HUSH_MS;
  return G_MAXINT64;
}

/* A connection of its own is opened for plaintext only where none is there that could go on, and
 * every encrypted profile of the host is ruled out. */
static gint64
may_start_plain (const SignetRace *self, const Runner *runner)
{
  const Runner *starttls = starttls_of (self, runner);
  gint64 start = stage_begins (self, runner);

  if (!signet_policy_may_open (self->policy, runner->profile) || is_barred (self, runner))
    return G_MAXINT64;
  if (starttls != NULL && starttls->state != OVER)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_runners; i++)
    if (is_encrypted (&self->runners[i]) && same_host (&self->runners[i], runner))
      start = MAX (start, obstacle_ends (&self->runners[i]));
  return start;
}

static gint64
may_start (const SignetRace *self, guint index)
{
  const Runner *runner = &self->runners[index];

  if (!is_encrypted (runner))
    return may_start_plain (self, runner);
  if (runner->profile->found_only)
    return may_start_found (self, runner);
  return may_start_encrypted (self, index);
}

/* Whether @other has heard a TLS server on the port on which @runner waits for a greeting */
static gboolean
has_heard_tls (const Runner *other, const Runner *runner)
{
  return other->state == OVER && other->profile->security == SIGNET_SECURITY_TLS
         && other->outcome > SIGNET_OUTCOME_TLS_FAILED && same_port (other, runner);
}

/* When a silent trial is given up for good. Next to a parked one, which has to be alone, that is
 * soon; and where the port is known to speak TLS from the first byte. */
static gint64
silence_ends (const SignetRace *self, const Runner *runner)
{
  if (runner->has_moved)
    return G_MAXINT64;
  for (guint i = 0; i < self->n_runners; i++)
    if (runner->state == CONNECTED
        && (self->runners[i].state == PARKED || has_heard_tls (&self->runners[i], runner)))
      return runner->connected + SIGNET_RACE_HUSH_MS;
  return MAX (self->begun + SIGNET_RACE_LIMIT_MS, runner->started + SIGNET_RACE_PATIENCE_MS);
}

static SignetRaceMove
start (SignetRace *self, guint index, gint64 now)
{
  self->runners[index].state = LOOKING;
  self->runners[index].started = now;
  return (SignetRaceMove){ SIGNET_RACE_START, index, 0 };
}

static void
time_out (Runner *runner)
{
  runner->state = OVER;
  runner->outcome = SIGNET_OUTCOME_TIMEOUT;
}

/* Whose addresses were waited for in vain is not looked up once more. */
static void
end_host (SignetRace *self, const Runner *looking)
{
  for (guint i = 0; i < self->n_runners; i++)
    if (self->runners[i].state == WAITING && same_host (&self->runners[i], looking))
      time_out (&self->runners[i]);
}

static SignetRaceMove
give_up (SignetRace *self, guint index)
{
  if (self->runners[index].state == LOOKING)
    end_host (self, &self->runners[index]);
  time_out (&self->runners[index]);
  return (SignetRaceMove){ SIGNET_RACE_GIVE_UP, index, 0 };
}

/* Who has to start or to end; else when to ask again, or that all is lost. */
static SignetRaceMove
go_on (SignetRace *self, gint64 now)
{
  gint64 until = G_MAXINT64;
  gboolean is_lost = TRUE;

  for (guint i = 0; i < self->n_runners; i++)
    {
      const Runner *runner = &self->runners[i];
      gint64 time = G_MAXINT64;

      if (runner->state == WAITING && (time = may_start (self, i)) <= now)
        return start (self, i, now);
      if ((is_under_way (runner) || runner->state == LOOKING)
          && (time = silence_ends (self, runner)) <= now)
        return give_up (self, i);
      until = MIN (until, time);
      is_lost &= runner->state == WAITING || runner->state == OVER;
    }
  if (is_lost && until == G_MAXINT64 && self->expected == G_MAXUINT)
    return (SignetRaceMove){ SIGNET_RACE_LOST, 0, 0 };
  return wait_until (until);
}

SignetRaceMove
signet_race_next (SignetRace *self, gint64 now)
{
  SignetRaceMove settled = wait_until (G_MAXINT64);
  SignetRaceMove move;
  int proven;

  g_return_val_if_fail (self != NULL, wait_until (G_MAXINT64));

  if ((proven = find_proven (self, TRUE)) >= 0)
    return settle_encrypted (self, (guint)proven, now);
  if ((proven = find_proven (self, FALSE)) >= 0)
    settled = settle_plain (self, (guint)proven, now);
  if (settled.action != SIGNET_RACE_WAIT)
    return settled;
  move = go_on (self, now);
  if (move.action == SIGNET_RACE_WAIT)
    move.until = MIN (move.until, settled.until);
  return move;
}

void
signet_race_started (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].state = OPEN;
  self->runners[index].started = now;
  self->runners[index].has_moved = FALSE;
}

void
signet_race_connected (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].state = CONNECTED;
  self->runners[index].connected = now;
}

void
signet_race_moved (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].has_moved = TRUE;
}

void
signet_race_proven (SignetRace *self, guint index, gint64 now)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].state = PROVEN;
  self->runners[index].proven = now;
}

void
signet_race_failed (SignetRace *self, guint index, SignetOutcome outcome)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].state = OVER;
  self->runners[index].outcome = outcome;
}

int
signet_race_in_clear (SignetRace *self, guint index, gint64 now)
{
  g_return_val_if_fail (self != NULL && index < self->n_runners, -1);

  for (guint i = 0; i < self->n_runners; i++)
    {
      Runner *runner = &self->runners[i];

      if (runner->profile->security != SIGNET_SECURITY_NONE || runner->state != WAITING
          || !same_port (runner, &self->runners[index]))
        continue;
      runner->started = self->runners[index].started;
      runner->has_moved = TRUE;
      signet_race_connected (self, i, now);
      return (int)i;
    }
  return -1;
}

void
signet_race_parked (SignetRace *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_runners);

  self->runners[index].state = PARKED;
}
