/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How a conversation goes, for the dialogue and its log-in.
 */
#pragma once

#include "dialogue-private.h"

G_BEGIN_DECLS

/* Wipes what was to be sent */
void signet_conversation_drop_output (SignetDialogue *self);

/* Queues a command, with a tag where there are tags; @secret: (nullable): what no trace shows */
void signet_conversation_send (SignetDialogue *self, const char *words, const char *secret);

/* Queues a line that belongs to the command under way and that no trace may show */
void signet_conversation_send_rest (SignetDialogue *self, const char *secret);

/* Waits for a new reply */
void signet_conversation_expect (SignetDialogue *self, SignetState state);

/* Takes down how it stands, with the server's words, or "" */
void signet_conversation_note (SignetDialogue *self, SignetOutcome outcome, const char *words);

/* Comes to rest with the server's words of this reply as detail */
void signet_conversation_settle (SignetDialogue *self, SignetState state, SignetOutcome outcome);

/* Ends the dialogue; @words: or "" */
void signet_conversation_fail (SignetDialogue *self, SignetOutcome outcome, const char *words);

/* Bytes came in clear where only TLS may come. */
void signet_conversation_fail_injected (SignetDialogue *self);

/* Asks what the server can do, and forgets what it said before */
void signet_conversation_ask (SignetDialogue *self, SignetCommand command);

/* Whether what the server offers is known, not just what it did not say */
gboolean signet_conversation_knows_capabilities (const SignetDialogue *self);

/* Comes to rest with the server's settings proven */
void signet_conversation_get_ready (SignetDialogue *self);

/* @permit: (transfer full) */
void signet_conversation_log_in (SignetDialogue *self,
                                 SignetPermit *permit,
                                 SignetCredentials *credentials,
                                 guint user_index);

/* Takes the lines that have come, as far as they are waited for */
void signet_conversation_process (SignetDialogue *self);

G_END_DECLS
