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

/* The kind of a status, for its icon and colour */
typedef enum
{
  SIGNET_STATUS_IDLE,        /* nothing is known, or it waits */
  SIGNET_STATUS_BUSY,        /* something is being tried */
  SIGNET_STATUS_ENCRYPTED,   /* it works and is encrypted */
  SIGNET_STATUS_UNENCRYPTED, /* it works without encryption, or there is only that */
  SIGNET_STATUS_PROBLEM,     /* it does not work */
} SignetStatusKind;

#define SIGNET_TYPE_STATUS (signet_status_get_type ())
G_DECLARE_FINAL_TYPE (SignetStatus, signet_status, SIGNET, STATUS, GObject)

/* (transfer full): makes a status of which nothing is known */
SignetStatus *signet_status_new (const char *title);

/* One or two sentences for people */
const char *signet_status_get_sentence (SignetStatus *self);

SignetStatusKind signet_status_get_kind (SignetStatus *self);

/* (nullable): the attempt it speaks of */
SignetAttempt *signet_status_get_headline (SignetStatus *self);

/* (nullable): the result it speaks of: the one that works, or else the one that got furthest */
SignetProtocolResult *signet_status_get_result (SignetStatus *self);

/* Among @results, of SignetProtocolResult, the one to speak of; not owned, %NULL for none */
SignetProtocolResult *signet_status_find_best (GPtrArray *results);

/* Speaks of no result any more, and has neither attempts nor details. The sentence stays. */
void signet_status_clear (SignetStatus *self);

/* Shows how @results fare from now on, also while they are being tried */
void signet_status_follow (SignetStatus *self, GPtrArray *results);

/* Shows no more of what becomes of the results; what was being tried is said to be stopped */
void signet_status_stop (SignetStatus *self);

/* Says something else than the results do ("Settings changed. Not checked yet."); the attempts
 * stay. */
void signet_status_set_sentence (SignetStatus *self, SignetStatusKind kind, const char *sentence);

/* Shows how it fared when it was checked last */
void
signet_status_show_kept (SignetStatus *self, const SignetServerSettings *kept, gboolean may_use);

G_END_DECLS
