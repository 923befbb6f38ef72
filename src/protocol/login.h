/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in of a dialogue.
 */
#pragma once

#include "dialogue-private.h"

G_BEGIN_DECLS

/* Chooses the mechanisms and sends the first command */
void signet_login_start (SignetDialogue *self);

/* Goes on with the log-in */
void signet_login_take (SignetDialogue *self, const SignetReply *reply);

/* Takes the words with which the server hangs up in a log-in */
void signet_login_take_bye (SignetDialogue *self, const SignetReply *reply);

/* Whether the protocol's own command may be used: because it is listed, or because nothing says
 * that it may not */
gboolean signet_login_is_command_offered (const SignetDialogue *self);

/* Drops and wipes what @login holds */
void signet_login_clear (SignetLoginState *login);

G_END_DECLS
