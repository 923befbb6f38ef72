/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The trace of one trial: every line both ways, escaped, with secrets masked.
 */
#pragma once

#include "dialogue.h"
#include "probe.h"

G_BEGIN_DECLS

typedef struct _SignetTrace SignetTrace;

/* @profile: (unowned): outlives the trace; @callback: (nullable) */
SignetTrace *
signet_trace_new (const SignetProfile *profile, SignetTraceFunc callback, gpointer user_data);

void signet_trace_free (SignetTrace *self);

/* The trial goes on with another profile on the same connection. */
void signet_trace_set_profile (SignetTrace *self, const SignetProfile *profile);

void signet_trace_event (SignetTrace *self, const char *text);

void signet_trace_tls (SignetTrace *self, const SignetTlsInfo *tls);

/* @text: without its secrets */
void signet_trace_sent (SignetTrace *self, const char *text);

/* @dialogue: knows what has to be masked. A line that is not whole yet is kept until it is. */
void signet_trace_received (SignetTrace *self,
                            const SignetDialogue *dialogue,
                            const char *bytes,
                            gsize length);

G_END_DECLS
