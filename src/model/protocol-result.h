/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What became of one protocol of a set-up: its attempts in the order they ended, the one that
 * was chosen, and what is being tried now. A GListModel of attempts that a page can bind to.
 */
#pragma once

#include "attempt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PROTOCOL_RESULT (signet_protocol_result_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetProtocolResult, signet_protocol_result, SIGNET, PROTOCOL_RESULT, GObject)

/**
 * signet_protocol_result_new:
 * @protocol: the protocol
 *
 * Makes the record of one protocol. It is a #GListModel of #SignetAttempt.
 *
 * Returns: (transfer full): a new record without attempts
 */
SignetProtocolResult *signet_protocol_result_new (SignetProtocol protocol);

/**
 * signet_protocol_result_get_protocol:
 * @self: a result
 *
 * Returns: the protocol
 */
SignetProtocol signet_protocol_result_get_protocol (SignetProtocolResult *self);

/**
 * signet_protocol_result_set_trying:
 * @self: a result
 * @profile: (nullable): the profile that is tried now, or %NULL when nothing is
 *
 * Says what is going on; notifies the property "trying".
 */
void signet_protocol_result_set_trying (SignetProtocolResult *self, const SignetProfile *profile);

/**
 * signet_protocol_result_get_trying:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the profile that is tried now
 */
const SignetProfile *signet_protocol_result_get_trying (SignetProtocolResult *self);

/**
 * signet_protocol_result_set_signing_in:
 * @self: a result
 *
 * Says that the log-in is on its way to the profile that is tried; notifies the property "trying".
 */
void signet_protocol_result_set_signing_in (SignetProtocolResult *self);

/**
 * signet_protocol_result_is_signing_in:
 * @self: a result
 *
 * Returns: whether the log-in is on its way to the profile that is tried
 */
gboolean signet_protocol_result_is_signing_in (SignetProtocolResult *self);

/**
 * signet_protocol_result_add_attempt:
 * @self: a result
 * @attempt: a trial that ended
 *
 * Appends @attempt and emits #GListModel::items-changed.
 */
void signet_protocol_result_add_attempt (SignetProtocolResult *self, SignetAttempt *attempt);

/**
 * signet_protocol_result_choose:
 * @self: a result
 * @attempt: (nullable): the attempt that settles it, already added; %NULL if all failed
 *
 * Settles the protocol; notifies "settled". Call it once.
 */
void signet_protocol_result_choose (SignetProtocolResult *self, SignetAttempt *attempt);

/**
 * signet_protocol_result_is_settled:
 * @self: a result
 *
 * Returns: whether signet_protocol_result_choose() was called
 */
gboolean signet_protocol_result_is_settled (SignetProtocolResult *self);

/**
 * signet_protocol_result_is_ok:
 * @self: a result
 *
 * Returns: whether a usable profile was found, and the log-in accepted if one was asked for
 */
gboolean signet_protocol_result_is_ok (SignetProtocolResult *self);

/**
 * signet_protocol_result_get_headline:
 * @self: a result
 *
 * Finds the attempt that stands for the protocol: the chosen one, or else the one that got
 * furthest, the earlier one among equals.
 *
 * Returns: (transfer none) (nullable): the attempt, or %NULL if there was none
 */
SignetAttempt *signet_protocol_result_get_headline (SignetProtocolResult *self);

/**
 * signet_protocol_result_get_outcome:
 * @self: a result
 *
 * Returns: the outcome of the headline, or %SIGNET_OUTCOME_CANCELLED if there was no attempt
 */
SignetOutcome signet_protocol_result_get_outcome (SignetProtocolResult *self);

/**
 * signet_protocol_result_set_elapsed_ms:
 * @self: a result
 * @elapsed_ms: milliseconds from the start of the set-up until the protocol was settled
 *
 * Says how long it took.
 */
void signet_protocol_result_set_elapsed_ms (SignetProtocolResult *self, guint elapsed_ms);

/**
 * signet_protocol_result_get_elapsed_ms:
 * @self: a result
 *
 * Returns: milliseconds from the start of the set-up until the protocol was settled
 */
guint signet_protocol_result_get_elapsed_ms (SignetProtocolResult *self);

/**
 * signet_protocol_result_set_source:
 * @self: a result
 * @source: (nullable): the nick of the source that named the server
 *
 * Says where the settings of the headline came from.
 */
void signet_protocol_result_set_source (SignetProtocolResult *self, const char *source);

/**
 * signet_protocol_result_get_source:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the nick of the source that named the server
 */
const char *signet_protocol_result_get_source (SignetProtocolResult *self);

G_END_DECLS
