/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is typed about an account: a value that owns its texts and passwords. It can be checked,
 * compared and applied to an account. Pure.
 */
#pragma once

#include "account.h"
#include "keep.h"
#include "secret.h"

G_BEGIN_DECLS

/* How outgoing mail signs in */
typedef enum
{
  SIGNET_OUTGOING_SAME, /* with the user name and password of incoming mail */
  SIGNET_OUTGOING_OWN,  /* with a user name and password of its own */
  SIGNET_OUTGOING_NONE, /* not at all */
} SignetOutgoing;

/* A part of the page that something is about, and that gets the focus */
typedef enum
{
  SIGNET_FIELD_NONE,
  SIGNET_FIELD_ADDRESS, /* the e-mail address */
  SIGNET_FIELD_PASSWORD,
  SIGNET_FIELD_INCOMING_SERVER,
  SIGNET_FIELD_OUTGOING_SERVER,
  SIGNET_FIELD_OUTGOING_PASSWORD, /* the password of outgoing mail */
  SIGNET_FIELD_INCOMING,          /* the status of incoming mail */
  SIGNET_FIELD_OUTGOING,          /* the status of outgoing mail */
  SIGNET_FIELD_ADVANCED,          /* the Advanced section */
  SIGNET_FIELD_DONE,              /* the button that ends the adding of an account */
} SignetField;

/* What an edit is about */
typedef enum /*< flags >*/
{
  SIGNET_EDIT_IMAP = 1 << SIGNET_PROTOCOL_IMAP,  /* where IMAP is and how it is reached */
  SIGNET_EDIT_POP3 = 1 << SIGNET_PROTOCOL_POP3,  /* the same of POP3 */
  SIGNET_EDIT_SMTP = 1 << SIGNET_PROTOCOL_SMTP,  /* the same of SMTP */
  SIGNET_EDIT_SIGN_IN = 1 << SIGNET_N_PROTOCOLS, /* who signs in, and with which password */
} SignetEdit;

/* A text of a form */
typedef enum /*< skip >*/
{
  SIGNET_FORM_ADDRESS, /* the e-mail address */
  SIGNET_FORM_INCOMING_SERVER,
  SIGNET_FORM_OUTGOING_SERVER,
  SIGNET_FORM_USER,               /* the user name */
  SIGNET_FORM_OUTGOING_USER,      /* the user name for outgoing mail */
  SIGNET_FORM_CA_FILE,            /* a file with certificate authorities */
  SIGNET_FORM_CLIENT_CERTIFICATE, /* the user's certificate */
  SIGNET_FORM_N_TEXTS,            /* how many there are */
} SignetFormText;

typedef struct
{
  char *texts[SIGNET_FORM_N_TEXTS]; /* the texts, "" for nothing */
  gboolean require_ssl;             /* the switch */
  SignetIncoming incoming;          /* the type of incoming mail */
  SignetOutgoing outgoing;          /* how outgoing mail signs in */
  /* whether outgoing mail, which the account does not have, is to be set up */
  gboolean adds_outgoing;
  SignetSecurity security[SIGNET_N_PROTOCOLS]; /* the mode set by hand for each protocol */
  guint16 port[SIGNET_N_PROTOCOLS];            /* the port set by hand for each protocol, or 0 */
  SignetSecret *password;                      /* nullable: owned */
  /* nullable: owned: that of outgoing mail, where it has one of its own */
  SignetSecret *outgoing_password;
} SignetFormValues;

/* From no account, with "" for every text */
void signet_form_values_init (SignetFormValues *values);

void signet_form_values_clear (SignetFormValues *values);

void signet_form_values_copy (SignetFormValues *values, const SignetFormValues *from);

void signet_form_values_set_text (SignetFormValues *values, SignetFormText text, const char *value);

/* What an account without a password typed looks like; @account is %NULL for a new one */
void
signet_form_values_read (SignetFormValues *values, SignetAccount *account, gboolean require_ssl);

/* The settings, not the passwords */
gboolean signet_form_values_equal (const SignetFormValues *a, const SignetFormValues *b);

/* What changes between @a and @b is about; 0 if they are the same, passwords included */
SignetEdit signet_form_values_compare (const SignetFormValues *a, const SignetFormValues *b);

/* Good enough to look up; what is wrong with it in detail is said when it is used */
gboolean signet_form_values_are_plausible (const SignetFormValues *values);

/* How many settings of Advanced are set by hand */
guint signet_form_values_count_overrides (const SignetFormValues *values);

/* Owned by @values */
SignetSecret *signet_form_values_get_password (const SignetFormValues *values,
                                               SignetProtocol protocol);

/* (transfer full) (nullable): %NULL if nothing was typed, or with @error set */
SignetTarget *
signet_form_values_server (const SignetFormValues *values, SignetProtocol protocol, GError **error);

/* The port that came with the name of the server, where that is for @protocol, else 0 */
guint16 signet_form_values_named_port (const SignetFormValues *values, SignetProtocol protocol);

/* Whether the name of the incoming server says that it is for POP3 */
gboolean signet_form_values_names_pop3 (const SignetFormValues *values);

/* Whether the type of incoming mail was set by hand, and is automatic again; @account is the one
 * that is shown, or %NULL */
gboolean signet_form_values_frees_incoming (const SignetFormValues *values, SignetAccount *account);

/* Whether @protocol is to be tried; @account is the one that is shown, or %NULL */
gboolean signet_form_values_uses (const SignetFormValues *values,
                                  SignetAccount *account,
                                  SignetProtocol protocol);

/* Whether the texts make sense; if not, @field is what @error is about */
gboolean signet_form_values_check (const SignetFormValues *values,
                                   gboolean is_new,
                                   SignetField *field,
                                   GError **error);

/* Writes what differs from what was shown into @account; profiles stay as they are */
void signet_form_values_apply (const SignetFormValues *values,
                               const SignetFormValues *shown,
                               SignetAccount *account,
                               gboolean is_new);

/* Sets what came with a server's name, its port and mode, as if it were set by hand: for an account
 * that is kept without being tried. After signet_form_values_apply(). */
void signet_form_values_apply_names (const SignetFormValues *values, SignetAccount *account);

/* How @protocol has to be tried because of what was changed */
SignetRecheck signet_form_values_get_recheck (const SignetFormValues *values,
                                              const SignetFormValues *shown,
                                              SignetAccount *account,
                                              SignetProtocol protocol);

/* What is no setting of an account: ports that came with a server's name are tried first, and where
 * the type of incoming mail is found POP3 may be the fallback for IMAP; @account is %NULL for a new
 * one */
void signet_form_values_fill_request (const SignetFormValues *values,
                                      SignetAccount *account,
                                      SignetSetupRequest *request);

G_END_DECLS
