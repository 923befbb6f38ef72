/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A dialogue that has come to the point where it may log in.
 */
#pragma once

#include "dialogue.h"

G_BEGIN_DECLS

#define READY_PASSWORD "open sesame"

/**
 * Ready:
 * @dialogue: the dialogue
 * @channel: its channel
 * @tls: what is known of the handshake
 *
 * A dialogue that is ready. To be cleared with ready_clear().
 */
typedef struct
{
  SignetDialogue *dialogue;
  SignetChannel channel;
  SignetTlsInfo *tls;
} Ready;

/**
 * ready_init:
 * @ready: (out): a dialogue of IMAP inside TLS
 * @capabilities: what the server says it can do
 * @data: (nullable): what binds a log-in to the channel
 *
 * Brings a dialogue to the point where it may log in.
 */
void ready_init (Ready *ready, const char *capabilities, const char *data);

/**
 * ready_clear:
 * @ready: a dialogue
 *
 * Frees what is in @ready.
 */
void ready_clear (Ready *ready);

/**
 * ready_permit:
 * @channel: a channel
 *
 * Returns: (transfer full) (nullable): a permit for @channel, where no encryption is confirmed
 */
SignetPermit *ready_permit (const SignetChannel *channel);

/**
 * ready_credentials:
 *
 * Returns: (transfer full): an address, a user name, and %READY_PASSWORD
 */
SignetCredentials *ready_credentials (void);

/**
 * ready_log_in:
 * @ready: a dialogue
 *
 * Logs in with a permit, as the second user name.
 */
void ready_log_in (Ready *ready);

/**
 * ready_take_line:
 * @dialogue: a dialogue that has a line to send, with a secret in it
 *
 * Sends the line, and sees that no trace would show it.
 *
 * Returns: (transfer full): the line, without its end
 */
char *ready_take_line (SignetDialogue *dialogue);

G_END_DECLS
