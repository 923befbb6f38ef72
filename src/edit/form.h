/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed about an account and not yet proven, for rows to bind to: address, passwords,
 * servers, the switch, and what Advanced sets by hand. It shows the state of an edit and tells what
 * was typed; it holds nothing of its own.
 */
#pragma once

#include "server-form.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FORM (signet_form_get_type ())
G_DECLARE_FINAL_TYPE (SignetForm, signet_form, SIGNET, FORM, GObject)

/* Takes an event */
typedef void (*SignetFormSend) (gpointer editor, const SignetEditEvent *event);

SignetForm *signet_form_new (void);

/* (transfer full): a form of @state */
SignetForm *signet_form_new_for (SignetEditState *state, SignetFormSend send, gpointer editor);

/* Nobody takes what is typed any more */
void signet_form_detach (SignetForm *self);

/* Shows @view, and notifies what differs */
void signet_form_show_view (SignetForm *self, SignetEditView *view);

/* Emits "shown" */
void signet_form_tell_shown (SignetForm *self);

/* Says what the administrator and the settings prescribe: for a form without an editor */
void
signet_form_set_admin_limit (SignetForm *self, SignetPlaintext admin_limit, gboolean require_ssl);

/* Forgets what was typed and shows @account, or a new one for %NULL: for a form without an editor
 */
void signet_form_show (SignetForm *self, SignetAccount *account);

/* Whether an account is shown that has no outgoing mail, and none is being set up */
gboolean signet_form_can_add_outgoing (SignetForm *self);

/* The account is to have outgoing mail, too; a server that is not typed is looked for */
void signet_form_add_outgoing (SignetForm *self);

/* Owned by @self: what Advanced says about @protocol */
SignetServerForm *signet_form_get_server (SignetForm *self, SignetProtocol protocol);

/* Says what was found, or %NULL for nothing: for a form without an editor */
void signet_form_set_found (SignetForm *self, SignetProtocol protocol, const SignetProfile *found);

/* Owned by @self: what was typed as the address */
const char *signet_form_get_address (SignetForm *self);

/* Takes a password; it is held in wiped memory only */
void signet_form_set_password (SignetForm *self, SignetProtocol protocol, SignetSecret *password);

/* Owned by @self, %NULL for none: the password that was typed for @protocol */
SignetSecret *signet_form_get_password (SignetForm *self, SignetProtocol protocol);

/* Whether anything differs from what was shown */
gboolean signet_form_is_changed (SignetForm *self);

/* Makes all of Advanced automatic */
void signet_form_reset (SignetForm *self);

/* Owned by @self: what it shows */
const SignetEditState *signet_form_get_state (SignetForm *self);

G_END_DECLS
