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

#define SIGNET_TYPE_SERVICE (signet_service_get_type ())
G_DECLARE_FINAL_TYPE (SignetService, signet_service, SIGNET, SERVICE, GObject)

/**
 * signet_service_new:
 * @protocol: the protocol
 *
 * Makes the record of one protocol. It is a #GListModel of #SignetAttempt.
 *
 * Returns: (transfer full): a new record without attempts
 */
SignetService *signet_service_new (SignetProtocol protocol);

/**
 * signet_service_get_protocol:
 * @self: a service
 *
 * Returns: the protocol
 */
SignetProtocol signet_service_get_protocol (SignetService *self);

/**
 * signet_service_set_trying:
 * @self: a service
 * @profile: (nullable): the profile that is tried now, or %NULL when nothing is
 *
 * Says what is going on; notifies the property "trying".
 */
void signet_service_set_trying (SignetService *self, const SignetProfile *profile);

/**
 * signet_service_get_trying:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the profile that is tried now
 */
const SignetProfile *signet_service_get_trying (SignetService *self);

/**
 * signet_service_add_attempt:
 * @self: a service
 * @attempt: a trial that ended
 *
 * Appends @attempt and emits #GListModel::items-changed.
 */
void signet_service_add_attempt (SignetService *self, SignetAttempt *attempt);

/**
 * signet_service_choose:
 * @self: a service
 * @attempt: (nullable): the attempt that settles the service, already added; %NULL if all failed
 *
 * Settles the service; notifies "settled". Call it once.
 */
void signet_service_choose (SignetService *self, SignetAttempt *attempt);

/**
 * signet_service_is_settled:
 * @self: a service
 *
 * Returns: whether signet_service_choose() was called
 */
gboolean signet_service_is_settled (SignetService *self);

/**
 * signet_service_is_ok:
 * @self: a service
 *
 * Returns: whether a usable profile was found, and the log-in accepted if one was asked for
 */
gboolean signet_service_is_ok (SignetService *self);

/**
 * signet_service_get_headline:
 * @self: a service
 *
 * Finds the attempt that stands for the service: the chosen one, or else the one that got
 * furthest, the earlier one among equals.
 *
 * Returns: (transfer none) (nullable): the attempt, or %NULL if there was none
 */
SignetAttempt *signet_service_get_headline (SignetService *self);

/**
 * signet_service_get_outcome:
 * @self: a service
 *
 * Returns: the outcome of the headline, or %SIGNET_OUTCOME_CANCELLED if there was no attempt
 */
SignetOutcome signet_service_get_outcome (SignetService *self);

/**
 * signet_service_set_elapsed_ms:
 * @self: a service
 * @elapsed_ms: milliseconds from the start of the set-up until the service was settled
 *
 * Says how long it took.
 */
void signet_service_set_elapsed_ms (SignetService *self, guint elapsed_ms);

/**
 * signet_service_get_elapsed_ms:
 * @self: a service
 *
 * Returns: milliseconds from the start of the set-up until the service was settled
 */
guint signet_service_get_elapsed_ms (SignetService *self);

/**
 * signet_service_set_source:
 * @self: a service
 * @source: (nullable): the nick of the source that named the server
 *
 * Says where the settings of the headline came from.
 */
void signet_service_set_source (SignetService *self, const char *source);

/**
 * signet_service_get_source:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the nick of the source that named the server
 */
const char *signet_service_get_source (SignetService *self);

G_END_DECLS
