/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The referee of one protocol's trials: who starts, who waits, who is given up, who has won.
 * Pure: it is told what happens and what time it is, and answers with moves.
 */
#pragma once

#include "expected.h"
#include "policy.h"
#include "profile.h"

G_BEGIN_DECLS

/**
 * SIGNET_RACE_HEAD_START_MS:
 *
 * How long a better profile may take to connect before the next one starts.
 */
#define SIGNET_RACE_HEAD_START_MS 200

/**
 * SIGNET_RACE_PATIENCE_MS:
 *
 * How long a better profile that is connected and moving is waited for.
 */
#define SIGNET_RACE_PATIENCE_MS 1000

/**
 * SIGNET_RACE_SILENCE_MS:
 *
 * How long an encrypted profile has to be silent before no encryption is considered; grants two
 * lost SYNs (RFC 6298 §2.1).
 */
#define SIGNET_RACE_SILENCE_MS 3500

/**
 * SIGNET_RACE_GREETING_DELAY_MS:
 *
 * How long a server that is connected may keep its greeting back before it is taken for one that
 * waits for a TLS handshake.
 */
#define SIGNET_RACE_GREETING_DELAY_MS 500

/**
 * SIGNET_RACE_LIMIT_MS:
 *
 * When a look-up or a connection that was never made is given up.
 */
#define SIGNET_RACE_LIMIT_MS 8000

/**
 * SignetRaceAction:
 * @SIGNET_RACE_WAIT: nothing to do before @until
 * @SIGNET_RACE_START: start this trial
 * @SIGNET_RACE_GIVE_UP: end this trial: it was silent for too long
 * @SIGNET_RACE_WIN: this trial has won; end the others
 * @SIGNET_RACE_LOST: every trial has failed
 *
 * What the race wants done.
 */
typedef enum
{
  SIGNET_RACE_WAIT,
  SIGNET_RACE_START,
  SIGNET_RACE_GIVE_UP,
  SIGNET_RACE_WIN,
  SIGNET_RACE_LOST,
} SignetRaceAction;

/**
 * SignetRaceMove:
 * @action: what is to be done
 * @index: to which trial
 * @until: with %SIGNET_RACE_WAIT: when to ask again, in milliseconds; %G_MAXINT64 for never
 *
 * A move.
 */
typedef struct
{
  SignetRaceAction action;
  guint index;
  gint64 until;
} SignetRaceMove;

/**
 * SignetRaceState:
 * @SIGNET_RACE_WAITING: not started
 * @SIGNET_RACE_LOOKING_UP: to be started, once its host's addresses are known
 * @SIGNET_RACE_HELD: to be started, once there is a descriptor
 * @SIGNET_RACE_CONNECTING: started, not connected
 * @SIGNET_RACE_CONNECTED: connected, not proven
 * @SIGNET_RACE_BACKED_OFF: dropped by a crowded server, to be tried again, alone
 * @SIGNET_RACE_PROVEN: proven
 * @SIGNET_RACE_OVER: failed, or given up
 *
 * How far a trial has got. The race alone keeps count of that.
 */
typedef enum
{
  SIGNET_RACE_WAITING,
  SIGNET_RACE_LOOKING_UP,
  SIGNET_RACE_HELD,
  SIGNET_RACE_CONNECTING,
  SIGNET_RACE_CONNECTED,
  SIGNET_RACE_BACKED_OFF,
  SIGNET_RACE_PROVEN,
  SIGNET_RACE_OVER,
} SignetRaceState;

/**
 * SignetRace:
 *
 * The referee of the trials of some profiles, one each, which it calls by their places among the
 * profiles.
 */
typedef struct _SignetRace SignetRace;

/**
 * signet_race_new:
 * @profiles: (element-type SignetProfile): what may be tried, best first; kept, and may be added to
 * @policy: what is allowed
 * @now: the time the whole set-up began, in milliseconds of any clock
 *
 * Returns: (transfer full): a race that has not begun
 */
SignetRace *signet_race_new (GPtrArray *profiles, SignetPolicy *policy, gint64 now);

/**
 * signet_race_free:
 * @self: (nullable) (transfer full): a race
 *
 * Frees @self.
 */
void signet_race_free (SignetRace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRace, signet_race_free)

/**
 * signet_race_next:
 * @self: a race
 * @now: the time in milliseconds
 *
 * Asks for the next move. A trial to be started or given up is from then on treated so. Call it
 * again until it says wait, win or lost.
 *
 * Returns: the move
 */
SignetRaceMove signet_race_next (SignetRace *self, gint64 now);

/**
 * signet_race_get_state:
 * @self: a race
 * @index: a trial
 *
 * Returns: how far it has got
 */
SignetRaceState signet_race_get_state (const SignetRace *self, guint index);

/**
 * signet_race_started:
 * @self: a race
 * @index: a trial that was to be started, is backed off, or goes on to the host's next address
 * @now: the time in milliseconds
 *
 * Says that the host's addresses are known and that the trial is connecting. Until then the trial
 * counts as looking up its host.
 */
void signet_race_started (SignetRace *self, guint index, gint64 now);

/**
 * signet_race_connected:
 * @self: a race
 * @index: a trial
 * @now: the time in milliseconds
 *
 * Says that the trial's connection is open.
 */
void signet_race_connected (SignetRace *self, guint index, gint64 now);

/**
 * signet_race_moved:
 * @self: a race
 * @index: a trial
 *
 * Says that the trial's server has sent something.
 */
void signet_race_moved (SignetRace *self, guint index);

/**
 * signet_race_proven:
 * @self: a race
 * @index: a trial
 * @now: the time in milliseconds
 *
 * Says that the trial's profile is proven.
 */
void signet_race_proven (SignetRace *self, guint index, gint64 now);

/**
 * signet_race_failed:
 * @self: a race
 * @index: a trial
 * @outcome: how it ended
 *
 * Says that the trial ended. How it ended first counts: that may be no leave for plaintext.
 */
void signet_race_failed (SignetRace *self, guint index, SignetOutcome outcome);

/**
 * signet_race_in_clear:
 * @self: a race
 * @index: a trial of STARTTLS
 * @now: the time in milliseconds
 *
 * Asks which trial without encryption may go on on the connection of @index, which has failed; that
 * one counts as started and connected.
 *
 * Returns: the trial, or -1 if there is none
 */
int signet_race_in_clear (SignetRace *self, guint index, gint64 now);

/**
 * signet_race_added:
 * @self: a race
 *
 * Says that profiles were appended to those the race was made with.
 */
void signet_race_added (SignetRace *self);

/**
 * signet_race_expect:
 * @self: a race
 * @expected: what may still be added
 *
 * Says that better profiles may come. A proven one waits for them, though not for long; within the
 * address's own domain still less for sources that keep silent.
 */
void signet_race_expect (SignetRace *self, const SignetExpected *expected);

/**
 * signet_race_back_off:
 * @self: a race
 * @index: a trial whose server was too busy
 *
 * Asks for another try, alone; for that call signet_race_started(). There is one for each trial.
 *
 * Returns: whether it is granted; otherwise the trial has failed
 */
gboolean signet_race_back_off (SignetRace *self, guint index);

/**
 * signet_race_held:
 * @self: a race
 * @index: a trial that was started
 *
 * Says that there is no descriptor for the trial yet: its server is not silent, it was never asked.
 * Then call signet_race_started().
 */
void signet_race_held (SignetRace *self, guint index);

G_END_DECLS
