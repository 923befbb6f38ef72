/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How incoming or outgoing mail fares, in the words of the status row: the sentence, its kind, the
 * attempts so far and the details of the connection.
 */
#pragma once

#include "account.h"
#include "report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SignetStatusKind:
 * @SIGNET_STATUS_IDLE: nothing is known, or it waits
 * @SIGNET_STATUS_BUSY: something is being tried
 * @SIGNET_STATUS_ENCRYPTED: it works and is encrypted
 * @SIGNET_STATUS_UNENCRYPTED: it works without encryption, or there is only that
 * @SIGNET_STATUS_PROBLEM: it does not work
 *
 * The kind of a status, for its icon and colour.
 */
typedef enum
{
  SIGNET_STATUS_IDLE,
  SIGNET_STATUS_BUSY,
  SIGNET_STATUS_ENCRYPTED,
  SIGNET_STATUS_UNENCRYPTED,
  SIGNET_STATUS_PROBLEM,
} SignetStatusKind;

#define SIGNET_TYPE_STATUS (signet_status_get_type ())
G_DECLARE_FINAL_TYPE (SignetStatus, signet_status, SIGNET, STATUS, GObject)

/**
 * signet_status_new:
 * @title: the translated title, "Incoming mail" or "Outgoing mail"
 *
 * Makes a status of which nothing is known. Properties: "title", "sentence", "kind", "attempts" (a
 * #GListModel of #SignetAttempt that ended, in that order), "details" (a #GListModel of
 * #SignetDetail), "certificate-host" (the host whose certificate can be shown, or %NULL).
 *
 * Returns: (transfer full): a new status
 */
SignetStatus *signet_status_new (const char *title);

/**
 * signet_status_get_sentence:
 * @self: a status
 *
 * Returns: (transfer none): one or two sentences for people
 */
const char *signet_status_get_sentence (SignetStatus *self);

/**
 * signet_status_get_kind:
 * @self: a status
 *
 * Returns: its kind
 */
SignetStatusKind signet_status_get_kind (SignetStatus *self);

/**
 * signet_status_get_headline:
 * @self: a status
 *
 * Returns: (transfer none) (nullable): the attempt it speaks of
 */
SignetAttempt *signet_status_get_headline (SignetStatus *self);

/**
 * signet_status_get_result:
 * @self: a status
 *
 * Returns: (transfer none) (nullable): the result it speaks of: the one that works, or else the
 * one that got furthest
 */
SignetProtocolResult *signet_status_get_result (SignetStatus *self);

/* Among @results, of SignetProtocolResult, the one to speak of; not owned, %NULL for none */
SignetProtocolResult *signet_status_find_best (GPtrArray *results);

/**
 * signet_status_clear:
 * @self: a status
 *
 * Speaks of no result any more, and has neither attempts nor details. The sentence stays.
 */
void signet_status_clear (SignetStatus *self);

/**
 * signet_status_follow:
 * @self: a status
 * @results: (element-type SignetProtocolResult): the results it stands for, the preferred one first
 *
 * Shows how @results fare from now on, also while they are being tried.
 */
void signet_status_follow (SignetStatus *self, GPtrArray *results);

/**
 * signet_status_stop:
 * @self: a status
 *
 * Shows no more of what becomes of the results; what was being tried is said to be stopped.
 */
void signet_status_stop (SignetStatus *self);

/**
 * signet_status_set_sentence:
 * @self: a status
 * @kind: its kind
 * @sentence: the sentence
 *
 * Says something else than the results do ("Settings changed. Not checked yet."); the attempts
 * stay.
 */
void signet_status_set_sentence (SignetStatus *self, SignetStatusKind kind, const char *sentence);

/**
 * signet_status_show_kept:
 * @self: a status
 * @kept: (nullable): what an account keeps, when nothing was tried since
 * @may_use: whether the policy allows to use it
 *
 * Shows how it fared when it was checked last.
 */
void
signet_status_show_kept (SignetStatus *self, const SignetServerSettings *kept, gboolean may_use);

G_END_DECLS
