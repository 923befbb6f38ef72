/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed in a form, as plain values, and what its files know of each other: form.c has the
 * properties, form-account.c shows an account, form-values.c and form-request.c say what is asked
 * for.
 */
#pragma once

#include "form.h"

G_BEGIN_DECLS

/**
 * SignetFormText:
 * @SIGNET_FORM_ADDRESS: the e-mail address
 * @SIGNET_FORM_INCOMING_SERVER: the incoming server
 * @SIGNET_FORM_OUTGOING_SERVER: the outgoing server
 * @SIGNET_FORM_USER: the user name
 * @SIGNET_FORM_OUTGOING_USER: the user name for outgoing mail
 * @SIGNET_FORM_CA_FILE: a file with certificate authorities
 * @SIGNET_FORM_CLIENT_CERTIFICATE: the user's certificate
 * @SIGNET_FORM_N_TEXTS: how many there are
 *
 * A text of a form.
 */
typedef enum /*< skip >*/
{
  SIGNET_FORM_ADDRESS,
  SIGNET_FORM_INCOMING_SERVER,
  SIGNET_FORM_OUTGOING_SERVER,
  SIGNET_FORM_USER,
  SIGNET_FORM_OUTGOING_USER,
  SIGNET_FORM_CA_FILE,
  SIGNET_FORM_CLIENT_CERTIFICATE,
  SIGNET_FORM_N_TEXTS,
} SignetFormText;

/**
 * SignetFormValues:
 * @texts: the texts, "" for nothing
 * @require_ssl: the switch
 * @incoming: the type of incoming mail
 * @outgoing: how outgoing mail signs in
 * @adds_outgoing: whether outgoing mail, which the account does not have, is to be set up
 * @security: the mode set by hand for each protocol
 * @port: the port set by hand for each protocol, or 0
 *
 * What is typed.
 */
typedef struct
{
  char *texts[SIGNET_FORM_N_TEXTS];
  gboolean require_ssl;
  SignetIncoming incoming;
  SignetOutgoing outgoing;
  gboolean adds_outgoing;
  SignetSecurity security[SIGNET_N_PROTOCOLS];
  guint16 port[SIGNET_N_PROTOCOLS];
} SignetFormValues;

/**
 * SignetForm:
 * @values: what is typed
 * @shown: what was shown
 * @account: (nullable): owned: the account as it is shown
 * @servers: owned: what Advanced says of each protocol
 * @password: (nullable): owned
 * @outgoing_password: (nullable): owned
 * @found_incoming: the type of incoming mail that was found for a new account
 * @limit: the most that the administrator allows
 * @default_require_ssl: whether new accounts require SSL
 * @is_showing: whether an account is being shown, which is no edit
 *
 * The state of a form.
 */
struct _SignetForm
{
  GObject parent_instance;

  SignetFormValues values;
  SignetFormValues shown;
  SignetAccount *account;
  SignetServerForm *servers[SIGNET_N_PROTOCOLS];
  SignetSecret *password;
  SignetSecret *outgoing_password;
  SignetIncoming found_incoming;
  SignetPlaintext limit;
  gboolean default_require_ssl;
  gboolean is_showing;
};

/**
 * signet_form_refresh:
 * @self: a form
 *
 * Has everything that follows from what is typed say so.
 */
void signet_form_refresh (SignetForm *self);

/**
 * signet_form_edited:
 * @self: a form
 * @edit: what the edit is about
 *
 * Something was edited, unless an account is just being shown.
 */
void signet_form_edited (SignetForm *self, SignetEdit edit);

/**
 * signet_form_tell_shown:
 * @self: a form
 *
 * An account has been shown.
 */
void signet_form_tell_shown (SignetForm *self);

/**
 * signet_form_forget_passwords:
 * @self: a form
 *
 * Forgets the passwords that were typed.
 */
void signet_form_forget_passwords (SignetForm *self);

/**
 * signet_form_values_clear:
 * @values: values
 *
 * Frees what @values holds.
 */
void signet_form_values_clear (SignetFormValues *values);

/**
 * signet_form_values_read:
 * @values: empty values
 * @account: (nullable): an account, or %NULL for a new one
 * @require_ssl: whether new accounts require SSL
 *
 * Says what is to be shown of @account.
 */
void
signet_form_values_read (SignetFormValues *values, SignetAccount *account, gboolean require_ssl);

/**
 * signet_form_values_equal:
 * @a: values
 * @b: values
 *
 * Returns: whether all of @a and @b is the same
 */
gboolean signet_form_values_equal (const SignetFormValues *a, const SignetFormValues *b);

/**
 * signet_form_values_frees_incoming:
 * @values: values
 * @account: (nullable): the account that is shown
 *
 * Returns: whether the type of incoming mail was set by hand, and is automatic again
 */
gboolean signet_form_values_frees_incoming (const SignetFormValues *values, SignetAccount *account);

/**
 * signet_form_values_uses:
 * @values: values
 * @account: (nullable): the account that is shown
 * @protocol: a protocol
 *
 * Returns: whether @protocol is to be tried
 */
gboolean signet_form_values_uses (const SignetFormValues *values,
                                  SignetAccount *account,
                                  SignetProtocol protocol);

/**
 * signet_form_values_write:
 * @values: what is typed
 * @shown: what was shown
 * @account: an account to change
 * @is_new: whether it is a new one
 *
 * Writes what differs into @account.
 */
void signet_form_values_write (const SignetFormValues *values,
                               const SignetFormValues *shown,
                               SignetAccount *account,
                               gboolean is_new);

/**
 * signet_form_values_are_plausible:
 * @values: values
 *
 * Returns: whether the address is good enough to look up; what is wrong with it in detail is said
 *   when it is used
 */
gboolean signet_form_values_are_plausible (const SignetFormValues *values);

/**
 * signet_form_values_count_overrides:
 * @values: values
 *
 * Returns: how many settings of Advanced are set by hand
 */
guint signet_form_values_count_overrides (const SignetFormValues *values);

/**
 * signet_form_values_names_pop3:
 * @values: values
 *
 * Returns: whether the name of the incoming server says that it is for POP3
 */
gboolean signet_form_values_names_pop3 (const SignetFormValues *values);

/**
 * signet_form_values_server:
 * @values: values
 * @protocol: a protocol
 * @error: return location for a #SignetTargetError
 *
 * Takes apart what was typed as the server of @protocol.
 *
 * Returns: (transfer full) (nullable): the server, or %NULL if nothing was typed or with @error set
 */
SignetTarget *
signet_form_values_server (const SignetFormValues *values, SignetProtocol protocol, GError **error);

/**
 * signet_form_get_values:
 * @self: a form
 *
 * Returns: (transfer none): what is typed
 */
const SignetFormValues *signet_form_get_values (SignetForm *self);

/**
 * signet_form_get_shown:
 * @self: a form
 *
 * Returns: (transfer none): what was shown
 */
const SignetFormValues *signet_form_get_shown (SignetForm *self);

/**
 * signet_form_shows:
 * @self: a form
 * @account: an account
 *
 * Returns: whether showing @account would show the same
 */
gboolean signet_form_shows (SignetForm *self, SignetAccount *account);

/**
 * signet_form_rebase:
 * @self: a form
 * @account: the account as it is kept now
 *
 * Keeps what is typed; what differs from @account counts as changed from now on.
 */
void signet_form_rebase (SignetForm *self, SignetAccount *account);

/**
 * signet_form_settle_require_ssl:
 * @self: a form of a kept account
 *
 * Require SSL is kept as on; it counts as shown from now on.
 */
void signet_form_settle_require_ssl (SignetForm *self);

/**
 * signet_form_apply_names:
 * @self: a form
 * @account: an account to change, after signet_form_apply()
 *
 * Sets what came with a server's name, its port and mode, as if it were set by hand: for an account
 * that is kept without being tried.
 */
void signet_form_apply_names (SignetForm *self, SignetAccount *account);

/**
 * signet_form_turn_strict:
 * @self: a form that shows an account
 *
 * Require SSL was turned on elsewhere: it is on here as well, and that is an edit.
 */
void signet_form_turn_strict (SignetForm *self);

/**
 * signet_form_is_only_strict:
 * @self: a form
 *
 * Returns: whether Require SSL is turned on and nothing else is changed
 */
gboolean signet_form_is_only_strict (SignetForm *self);

/**
 * signet_form_joins_sign_in:
 * @self: a form
 *
 * Returns: whether outgoing mail, which signed in otherwise, is to sign in like incoming mail
 */
gboolean signet_form_joins_sign_in (SignetForm *self);

/**
 * signet_form_forbids:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: whether @protocol is in use with a mode that is not possible while Require SSL is on
 */
gboolean signet_form_forbids (SignetForm *self, SignetProtocol protocol);

/**
 * signet_form_get_shown_account:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the account that is shown
 */
SignetAccount *signet_form_get_shown_account (SignetForm *self);

G_END_DECLS
