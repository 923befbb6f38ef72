/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A trial that ended: profile, outcome, the server's own words, TLS facts, milliseconds.
 * Immutable once made; shown by every program, changed by none.
 */
#pragma once

#include "outcome.h"
#include "profile.h"
#include "tls-info.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ATTEMPT (signet_attempt_get_type ())
G_DECLARE_FINAL_TYPE (SignetAttempt, signet_attempt, SIGNET, ATTEMPT, GObject)

/**
 * SignetReach:
 * @SIGNET_REACH_NOTHING: no connection was made
 * @SIGNET_REACH_CONNECTED: a connection was made
 * @SIGNET_REACH_HEARD: the server has sent something
 *
 * How far an attempt got on the network.
 */
typedef enum
{
  SIGNET_REACH_NOTHING,
  SIGNET_REACH_CONNECTED,
  SIGNET_REACH_HEARD,
} SignetReach;

/**
 * SignetAttemptFacts:
 * @profile: the profile that was tried
 * @outcome: how it ended
 * @detail: (nullable): the server's own words or the library's, escaped by signet_text_escape()
 * @tls: (nullable): the facts of the TLS handshake, if one finished
 * @auth: (nullable): the mechanisms the server offered on this channel, for example "PLAIN"
 * @mechanism: (nullable): the mechanism that was used for the log-in
 * @login: what became of the log-in
 * @user: (nullable): the user name that was used, or that the server rejected last
 * @reach: how far it got on the network
 * @elapsed_ms: milliseconds from the start of the trial to its end
 *
 * What is said of an attempt.
 */
typedef struct
{
  const SignetProfile *profile;
  SignetOutcome outcome;
  const char *detail;
  SignetTlsInfo *tls;
  const char *const *auth;
  const char *mechanism;
  SignetLogin login;
  const char *user;
  SignetReach reach;
  guint elapsed_ms;
} SignetAttemptFacts;

/**
 * signet_attempt_new:
 * @facts: what is said of the attempt; everything is copied
 *
 * Returns: (transfer full): a new attempt
 */
SignetAttempt *signet_attempt_new (const SignetAttemptFacts *facts);

/**
 * signet_attempt_get_facts:
 * @self: an attempt
 *
 * Returns: (transfer none): everything that is said of @self; belongs to @self
 */
const SignetAttemptFacts *signet_attempt_get_facts (SignetAttempt *self);

/**
 * signet_attempt_get_profile:
 * @self: an attempt
 *
 * Returns: (transfer none): the profile that was tried
 */
const SignetProfile *signet_attempt_get_profile (SignetAttempt *self);

/**
 * signet_attempt_get_outcome:
 * @self: an attempt
 *
 * Returns: how it ended
 */
SignetOutcome signet_attempt_get_outcome (SignetAttempt *self);

G_END_DECLS
