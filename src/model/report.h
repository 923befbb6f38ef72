/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * All attempts of a set-up, by protocol, with the chosen profiles and the time it took. Every
 * program prints from this one record.
 */
#pragma once

#include "protocol-result.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_REPORT (signet_report_get_type ())
G_DECLARE_FINAL_TYPE (SignetReport, signet_report, SIGNET, REPORT, GObject)

/**
 * signet_report_new:
 * @target: what the user typed
 *
 * Makes an empty report. It is a #GListModel of #SignetProtocolResult.
 *
 * Returns: (transfer full): a new report
 */
SignetReport *signet_report_new (const char *target);

/**
 * signet_report_get_target:
 * @self: a report
 *
 * Returns: (transfer none): what the user typed
 */
const char *signet_report_get_target (SignetReport *self);

/**
 * signet_report_add_result:
 * @self: a report
 * @result: the record of one protocol
 *
 * Appends @result.
 */
void signet_report_add_result (SignetReport *self, SignetProtocolResult *result);

/**
 * signet_report_get_result:
 * @self: a report
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): the record of @protocol, or %NULL if it was not asked for
 */
SignetProtocolResult *signet_report_get_result (SignetReport *self, SignetProtocol protocol);

/**
 * signet_report_set_elapsed_ms:
 * @self: a report
 * @elapsed_ms: how long the set-up took, in milliseconds
 *
 * Says how long it took.
 */
void signet_report_set_elapsed_ms (SignetReport *self, guint elapsed_ms);

/**
 * signet_report_get_elapsed_ms:
 * @self: a report
 *
 * Returns: how long the set-up took, in milliseconds
 */
guint signet_report_get_elapsed_ms (SignetReport *self);

/**
 * signet_report_is_ok:
 * @self: a report
 *
 * Tells whether the set-up as a whole succeeded. POP3 is the fallback for IMAP where both are in
 * the report, so one of the two suffices.
 *
 * Returns: whether every protocol asked for has a usable profile
 */
gboolean signet_report_is_ok (SignetReport *self);

G_END_DECLS
