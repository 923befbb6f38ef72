/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed about an account and not yet proven: address, passwords, servers, the switch, and
 * what Advanced sets by hand. Rows bind to its properties. It says what an account would be like;
 * it contacts nobody.
 */
#pragma once

#include "account.h"
#include "keep.h"
#include "secret.h"
#include "server-form.h"

G_BEGIN_DECLS

/**
 * SignetOutgoing:
 * @SIGNET_OUTGOING_SAME: with the user name and password of incoming mail
 * @SIGNET_OUTGOING_OWN: with a user name and password of its own
 * @SIGNET_OUTGOING_NONE: not at all
 *
 * How outgoing mail signs in.
 */
typedef enum
{
  SIGNET_OUTGOING_SAME,
  SIGNET_OUTGOING_OWN,
  SIGNET_OUTGOING_NONE,
} SignetOutgoing;

/**
 * SignetField:
 * @SIGNET_FIELD_NONE: none
 * @SIGNET_FIELD_ADDRESS: the e-mail address
 * @SIGNET_FIELD_PASSWORD: the password
 * @SIGNET_FIELD_INCOMING_SERVER: the incoming server
 * @SIGNET_FIELD_OUTGOING_SERVER: the outgoing server
 * @SIGNET_FIELD_OUTGOING_PASSWORD: the password of outgoing mail
 * @SIGNET_FIELD_INCOMING: the status of incoming mail
 * @SIGNET_FIELD_OUTGOING: the status of outgoing mail
 * @SIGNET_FIELD_ADVANCED: the Advanced section
 *
 * A part of the page that something is about, and that gets the focus.
 */
typedef enum
{
  SIGNET_FIELD_NONE,
  SIGNET_FIELD_ADDRESS,
  SIGNET_FIELD_PASSWORD,
  SIGNET_FIELD_INCOMING_SERVER,
  SIGNET_FIELD_OUTGOING_SERVER,
  SIGNET_FIELD_OUTGOING_PASSWORD,
  SIGNET_FIELD_INCOMING,
  SIGNET_FIELD_OUTGOING,
  SIGNET_FIELD_ADVANCED,
} SignetField;

/**
 * SignetEdit:
 * @SIGNET_EDIT_IMAP: where IMAP is and how it is reached
 * @SIGNET_EDIT_POP3: the same of POP3
 * @SIGNET_EDIT_SMTP: the same of SMTP
 * @SIGNET_EDIT_SIGN_IN: who signs in, and with which password
 *
 * What an edit is about.
 */
typedef enum /*< flags >*/
{
  SIGNET_EDIT_IMAP = 1 << SIGNET_PROTOCOL_IMAP,
  SIGNET_EDIT_POP3 = 1 << SIGNET_PROTOCOL_POP3,
  SIGNET_EDIT_SMTP = 1 << SIGNET_PROTOCOL_SMTP,
  SIGNET_EDIT_SIGN_IN = 1 << SIGNET_N_PROTOCOLS,
} SignetEdit;

#define SIGNET_TYPE_FORM (signet_form_get_type ())
G_DECLARE_FINAL_TYPE (SignetForm, signet_form, SIGNET, FORM, GObject)

/**
 * signet_form_new:
 *
 * Makes an empty form. Read-write properties: "address", "incoming-server", "outgoing-server",
 * "require-ssl", "incoming-type" (#SignetIncoming), "user", "outgoing-sign-in" (#SignetOutgoing),
 * "outgoing-user", "ca-file", "client-certificate" (texts are "" where nothing is set, never
 * %NULL). Read-only: "new" (whether no account is shown), "require-ssl-locked" (the administrator
 * prescribes the switch), "plausible" (whether the address looks like x@y), "changed" (whether
 * anything differs from what was shown), "overrides" (how many settings of Advanced are set by
 * hand), "overrides-text" (a sentence that counts them, or says what is in there), "incoming-note"
 * (the sentence below the type of incoming mail), "incoming-set" (whether that is set by hand).
 *
 * Returns: (transfer full): a new form
 */
SignetForm *signet_form_new (void);

/**
 * signet_form_set_limit:
 * @self: a form
 * @limit: the most that the administrator allows
 * @require_ssl: whether new accounts require SSL
 *
 * Says what the administrator and the settings prescribe.
 */
void signet_form_set_limit (SignetForm *self, SignetPlaintext limit, gboolean require_ssl);

/**
 * signet_form_show:
 * @self: a form
 * @account: (nullable): the account to show, copied; %NULL for a new one
 *
 * Forgets what was typed and shows @account. From now on nothing is "changed".
 */
void signet_form_show (SignetForm *self, SignetAccount *account);

/**
 * signet_form_can_add_outgoing:
 * @self: a form
 *
 * Returns: whether an account is shown that has no outgoing mail, and none is being set up
 */
gboolean signet_form_can_add_outgoing (SignetForm *self);

/**
 * signet_form_add_outgoing:
 * @self: a form
 *
 * The account is to have outgoing mail, too; a server that is not typed is looked for.
 */
void signet_form_add_outgoing (SignetForm *self);

/**
 * signet_form_get_server:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: (transfer none): what Advanced says about @protocol
 */
SignetServerForm *signet_form_get_server (SignetForm *self, SignetProtocol protocol);

/**
 * signet_form_set_found:
 * @self: a form
 * @protocol: a protocol
 * @found: (nullable): the profile that works, copied, or %NULL
 *
 * Says what was found.
 */
void signet_form_set_found (SignetForm *self, SignetProtocol protocol, const SignetProfile *found);

/**
 * signet_form_get_address:
 * @self: a form
 *
 * Returns: (transfer none): what was typed as the address
 */
const char *signet_form_get_address (SignetForm *self);

/**
 * signet_form_set_password:
 * @self: a form
 * @protocol: %SIGNET_PROTOCOL_SMTP for the password of outgoing mail where that has one of its own,
 *   any other for the password
 * @password: (nullable): what was typed, or %NULL for nothing
 *
 * Takes a password; it is held in wiped memory only.
 */
void signet_form_set_password (SignetForm *self, SignetProtocol protocol, SignetSecret *password);

/**
 * signet_form_get_password:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): the password that was typed for @protocol
 */
SignetSecret *signet_form_get_password (SignetForm *self, SignetProtocol protocol);

/**
 * signet_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything differs from what was shown
 */
gboolean signet_form_is_changed (SignetForm *self);

/**
 * signet_form_get_manner:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: how @protocol has to be tried because of what was changed
 */
SignetKeepManner signet_form_get_manner (SignetForm *self, SignetProtocol protocol);

/**
 * signet_form_check:
 * @self: a form
 * @field: (out): what the error is about, set only when %FALSE is returned
 * @error: return location for a #SignetTargetError or a #SignetSetupError; one sentence
 *
 * Returns: whether what was typed makes sense
 */
gboolean signet_form_check (SignetForm *self, SignetField *field, GError **error);

/**
 * signet_form_apply:
 * @self: a form that signet_form_check() accepts
 * @account: an account to change
 *
 * Writes what differs from what was shown into @account; profiles stay as they are.
 */
void signet_form_apply (SignetForm *self, SignetAccount *account);

/**
 * signet_form_fill_request:
 * @self: a form that signet_form_check() accepts
 * @request: a request made of the account with signet_form_apply()
 *
 * Adds what is no setting of an account: ports that came with a server's name are tried first, and
 * where the type of incoming mail is automatic POP3 may stand in for IMAP.
 */
void signet_form_fill_request (SignetForm *self, SignetSetupRequest *request);

/**
 * signet_form_reset:
 * @self: a form
 *
 * Makes all of Advanced automatic.
 */
void signet_form_reset (SignetForm *self);

G_END_DECLS
