/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is kept of a mail account: its servers and how they are reached, user names, the switch
 * "Require SSL", what was set by hand, and pins. Never the password.
 */
#pragma once

#include "pin.h"
#include "server-settings.h"

G_BEGIN_DECLS

/**
 * SignetAccountStatus:
 * @SIGNET_ACCOUNT_UNCHECKED: a server was not checked yet
 * @SIGNET_ACCOUNT_FAILED: a server failed when it was checked last
 * @SIGNET_ACCOUNT_OK: all servers worked when they were checked last
 *
 * How an account fared at its last check.
 */
typedef enum
{
  SIGNET_ACCOUNT_UNCHECKED,
  SIGNET_ACCOUNT_FAILED,
  SIGNET_ACCOUNT_OK,
} SignetAccountStatus;

/**
 * SignetIncoming:
 * @SIGNET_INCOMING_AUTO: IMAP, or POP3 where there is no IMAP
 * @SIGNET_INCOMING_IMAP: IMAP
 * @SIGNET_INCOMING_POP3: POP3
 *
 * The type of incoming mail.
 */
typedef enum
{
  SIGNET_INCOMING_AUTO,
  SIGNET_INCOMING_IMAP,
  SIGNET_INCOMING_POP3,
} SignetIncoming;

#define SIGNET_TYPE_ACCOUNT (signet_account_get_type ())
G_DECLARE_FINAL_TYPE (SignetAccount, signet_account, SIGNET, ACCOUNT, GObject)

/**
 * signet_account_new:
 * @id: (nullable): a UUID, or %NULL for a new one
 * @address: the e-mail address
 *
 * Makes an account without servers that requires SSL. The properties "imap", "pop3", "smtp",
 * "name", "title", "require-ssl", "status", "last-check" and "site" notify of changes. An account
 * that a store handed out is changed through the store only.
 *
 * Returns: (transfer full): a new account
 */
SignetAccount *signet_account_new (const char *id, const char *address);

/**
 * signet_account_copy:
 * @self: an account
 *
 * Returns: (transfer full): a copy of @self, to change freely
 */
SignetAccount *signet_account_copy (SignetAccount *self);

/**
 * signet_account_assign:
 * @self: an account
 * @from: an account with the same id and address
 *
 * Makes everything of @self the same as in @from; notifies of what changes.
 */
void signet_account_assign (SignetAccount *self, SignetAccount *from);

/**
 * signet_account_equal:
 * @a: an account
 * @b: an account
 *
 * Returns: whether all of @a and @b is the same, except for the generation
 */
gboolean signet_account_equal (SignetAccount *a, SignetAccount *b);

/**
 * signet_account_get_id:
 * @self: an account
 *
 * Returns: (transfer none): its UUID
 */
const char *signet_account_get_id (SignetAccount *self);

/**
 * signet_account_get_address:
 * @self: an account
 *
 * Returns: (transfer none): its e-mail address
 */
const char *signet_account_get_address (SignetAccount *self);

/**
 * signet_account_get_name:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the name the user gave it
 */
const char *signet_account_get_name (SignetAccount *self);

/**
 * signet_account_set_name:
 * @self: an account
 * @name: (nullable): a name, or %NULL or "" for none
 *
 * Names the account.
 */
void signet_account_set_name (SignetAccount *self, const char *name);

/**
 * signet_account_get_title:
 * @self: an account
 *
 * Returns: (transfer none): its name, or else its address
 */
const char *signet_account_get_title (SignetAccount *self);

/**
 * signet_account_get_require_ssl:
 * @self: an account
 *
 * Returns: the switch; what it means is for #SignetPolicy to say
 */
gboolean signet_account_get_require_ssl (SignetAccount *self);

/**
 * signet_account_set_require_ssl:
 * @self: an account
 * @require_ssl: the switch
 *
 * Turns the switch.
 */
void signet_account_set_require_ssl (SignetAccount *self, gboolean require_ssl);

/**
 * signet_account_get_last_check:
 * @self: an account
 *
 * Returns: when it was checked last, seconds since 1970 UTC, or 0
 */
gint64 signet_account_get_last_check (SignetAccount *self);

/**
 * signet_account_set_last_check:
 * @self: an account
 * @last_check: seconds since 1970 UTC, or 0
 *
 * Says when it was checked.
 */
void signet_account_set_last_check (SignetAccount *self, gint64 last_check);

/**
 * signet_account_get_server:
 * @self: an account
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): what is kept of @protocol, or %NULL if the account does not
 *   use it; until the next change
 */
const SignetServerSettings *signet_account_get_server (SignetAccount *self,
                                                       SignetProtocol protocol);

/**
 * signet_account_set_server:
 * @self: an account
 * @protocol: a protocol
 * @server: (nullable): what to keep of it, copied, or %NULL not to use it
 *
 * Replaces what is kept of @protocol.
 */
void signet_account_set_server (SignetAccount *self,
                                SignetProtocol protocol,
                                const SignetServerSettings *server);

/**
 * signet_account_get_incoming:
 * @self: an account
 *
 * Returns: the type of incoming mail that was set by hand, or %SIGNET_INCOMING_AUTO
 */
SignetIncoming signet_account_get_incoming (SignetAccount *self);

/**
 * signet_account_get_found_incoming:
 * @self: an account
 *
 * Returns: the type that was found without the user's help, or %SIGNET_INCOMING_AUTO if none was
 */
SignetIncoming signet_account_get_found_incoming (SignetAccount *self);

/**
 * signet_account_set_incoming:
 * @self: an account
 * @incoming: the type that is set by hand, or %SIGNET_INCOMING_AUTO
 * @found: what was found before, or %SIGNET_INCOMING_AUTO for nothing; without meaning where the
 *   type is found anew
 *
 * Says which type of incoming mail is wanted; the servers stay as they are.
 */
void
signet_account_set_incoming (SignetAccount *self, SignetIncoming incoming, SignetIncoming found);

/**
 * signet_account_get_user:
 * @self: an account
 * @protocol: a protocol
 *
 * Returns: (transfer none): the user name for @protocol: the one that is kept, or else the address
 */
const char *signet_account_get_user (SignetAccount *self, SignetProtocol protocol);

/**
 * signet_account_get_status:
 * @self: an account
 *
 * Returns: how all its servers together fared at the last check
 */
SignetAccountStatus signet_account_get_status (SignetAccount *self);

/**
 * signet_account_get_pins:
 * @self: an account
 *
 * Returns: (transfer none) (element-type SignetPin): its pins; until the next change
 */
GPtrArray *signet_account_get_pins (SignetAccount *self);

/**
 * signet_account_find_pin:
 * @self: an account
 * @protocol: a protocol
 * @host: a host
 * @port: a port
 *
 * Returns: (transfer none) (nullable): the pin of that place; until the next change
 */
const SignetPin *signet_account_find_pin (SignetAccount *self,
                                          SignetProtocol protocol,
                                          const char *host,
                                          guint16 port);

/**
 * signet_account_add_pin:
 * @self: an account
 * @pin: a pin; copied
 *
 * Adds @pin; it takes the place of one for the same place.
 */
void signet_account_add_pin (SignetAccount *self, const SignetPin *pin);

/**
 * signet_account_remove_pins:
 * @self: an account
 * @protocol: a protocol
 *
 * Removes all pins of @protocol.
 *
 * Returns: how many there were
 */
guint signet_account_remove_pins (SignetAccount *self, SignetProtocol protocol);

/**
 * signet_account_remove_pin:
 * @self: an account
 * @pin: a pin
 *
 * Removes the pin of the place that @pin is for.
 *
 * Returns: whether there was one
 */
gboolean signet_account_remove_pin (SignetAccount *self, const SignetPin *pin);

/**
 * signet_account_is_site:
 * @self: an account
 *
 * Returns: whether the administrator provides it: changing it makes the user's own copy
 */
gboolean signet_account_is_site (SignetAccount *self);

/**
 * signet_account_set_site:
 * @self: an account
 * @site: whether the administrator provides it
 *
 * For the store.
 */
void signet_account_set_site (SignetAccount *self, gboolean site);

/**
 * signet_account_get_generation:
 * @self: an account
 *
 * Returns: how many times it was written; 0 if never
 */
guint64 signet_account_get_generation (SignetAccount *self);

/**
 * signet_account_set_generation:
 * @self: an account
 * @generation: how many times it was written
 *
 * For the store.
 */
void signet_account_set_generation (SignetAccount *self, guint64 generation);

G_END_DECLS
