/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is to be sent, and what of it a trace may show. It is wiped as soon as it is sent or given
 * up, and its memory stays its own until then.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetOutput SignetOutput;

SignetOutput *signet_output_new (void);

void signet_output_free (SignetOutput *self);

/* @tag: or ""; @secret: (nullable): what follows and no trace may show */
void signet_output_add_command (SignetOutput *self,
                                const char *tag,
                                const char *words,
                                const char *secret);

/* A line that belongs to the command under way and that no trace may show */
void signet_output_add_secret (SignetOutput *self, const char *secret);

gboolean signet_output_is_empty (const SignetOutput *self);

const char *signet_output_peek (const SignetOutput *self, gsize *length);

/* All of it, also once a part is sent, without its secrets */
const char *signet_output_describe (const SignetOutput *self);

/* @length: of the bytes that were sent */
void signet_output_wrote (SignetOutput *self, gsize length);

void signet_output_drop (SignetOutput *self);

G_END_DECLS
