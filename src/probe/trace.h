/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The trace of one trial: every line both ways, escaped, with secrets masked.
 */
#pragma once

#include "dialogue.h"
#include "probe.h"

G_BEGIN_DECLS

/**
 * SignetTrace:
 *
 * A trace of one trial.
 */
typedef struct _SignetTrace SignetTrace;

/**
 * signet_trace_new:
 * @profile: (unowned): what is being tried; outlives the trace
 * @callback: (nullable): who is told, or %NULL for nobody
 * @user_data: for @callback
 *
 * Returns: (transfer full): a trace
 */
SignetTrace *
signet_trace_new (const SignetProfile *profile, SignetTraceFunc callback, gpointer user_data);

/**
 * signet_trace_free:
 * @self: (transfer full): a trace
 *
 * Frees @self.
 */
void signet_trace_free (SignetTrace *self);

/**
 * signet_trace_set_profile:
 * @self: a trace
 * @profile: (unowned): what is being tried from now on
 *
 * The trial goes on with another profile on the same connection.
 */
void signet_trace_set_profile (SignetTrace *self, const SignetProfile *profile);

/**
 * signet_trace_event:
 * @self: a trace
 * @text: what happened
 *
 * Tells of an event.
 */
void signet_trace_event (SignetTrace *self, const char *text);

/**
 * signet_trace_tls:
 * @self: a trace
 * @tls: the facts of a handshake
 *
 * Tells that TLS was started.
 */
void signet_trace_tls (SignetTrace *self, const SignetTlsInfo *tls);

/**
 * signet_trace_sent:
 * @self: a trace
 * @text: what was sent, without its secrets
 *
 * Tells of a line of ours.
 */
void signet_trace_sent (SignetTrace *self, const char *text);

/**
 * signet_trace_received:
 * @self: a trace
 * @dialogue: the dialogue, which knows what has to be masked
 * @bytes: (array length=length): what the server sent
 * @length: how many bytes
 *
 * Tells of the server's lines; a line that is not whole yet is kept until it is.
 */
void signet_trace_received (SignetTrace *self,
                            const SignetDialogue *dialogue,
                            const char *bytes,
                            gsize length);

G_END_DECLS
