/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the Advanced section says about one protocol: mode and port, set by hand or automatic, what
 * was found, and the words that say which. Rows bind to its properties.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SERVER_FORM (signet_server_form_get_type ())
G_DECLARE_FINAL_TYPE (SignetServerForm, signet_server_form, SIGNET, SERVER_FORM, GObject)

/**
 * signet_server_form_new:
 * @protocol: the protocol
 *
 * Makes a form in which everything is automatic. Properties: "protocol"; "used" (whether the
 * protocol is in use, so that its rows are shown); "security" (#SignetSecurity, rw); "port" (rw:
 * what the row shows; writing it sets it by hand); "port-set" and "security-set" (whether it is set
 * by hand); "found" (the #SignetProfile that works,
 * or %NULL); "forbidden" (whether the mode is not possible while Require SSL is on);
 * "security-note" and "port-note" (the sentences below the rows); "overrides" (how many of the two
 * are set by hand).
 *
 * Returns: (transfer full): a new form
 */
SignetServerForm *signet_server_form_new (SignetProtocol protocol);

/**
 * signet_server_form_get_protocol:
 * @self: a form
 *
 * Returns: the protocol
 */
SignetProtocol signet_server_form_get_protocol (SignetServerForm *self);

/**
 * signet_server_form_get_security:
 * @self: a form
 *
 * Returns: the mode set by hand, or %SIGNET_SECURITY_AUTO
 */
SignetSecurity signet_server_form_get_security (SignetServerForm *self);

/**
 * signet_server_form_set_security:
 * @self: a form
 * @security: a mode, or %SIGNET_SECURITY_AUTO for automatic
 *
 * Sets the mode. A port that was not typed follows it.
 */
void signet_server_form_set_security (SignetServerForm *self, SignetSecurity security);

/**
 * signet_server_form_get_typed_port:
 * @self: a form
 *
 * Returns: the port set by hand, or 0 for automatic
 */
guint16 signet_server_form_get_typed_port (SignetServerForm *self);

/**
 * signet_server_form_get_port:
 * @self: a form
 *
 * Returns: the port to show: the one set by hand, else that of the server's name, else the standard
 *   port of the mode set by hand, else the one found, else the first standard port
 */
guint16 signet_server_form_get_port (SignetServerForm *self);

/**
 * signet_server_form_set_port:
 * @self: a form
 * @port: a port, or 0 for automatic
 *
 * Sets the port by hand; it survives changes of the mode.
 */
void signet_server_form_set_port (SignetServerForm *self, guint16 port);

/**
 * signet_server_form_set_used:
 * @self: a form
 * @used: whether the protocol is in use
 *
 * Says whether to show it.
 */
void signet_server_form_set_used (SignetServerForm *self, gboolean used);

/**
 * signet_server_form_set_forbidden:
 * @self: a form
 * @forbidden: whether the mode is not possible while Require SSL is on
 *
 * Says so.
 */
void signet_server_form_set_forbidden (SignetServerForm *self, gboolean forbidden);

/**
 * signet_server_form_set_named_port:
 * @self: a form
 * @port: the port that was typed with the server's name, or 0
 *
 * Says so.
 */
void signet_server_form_set_named_port (SignetServerForm *self, guint16 port);

/**
 * signet_server_form_set_found:
 * @self: a form
 * @found: (nullable): the profile that works, copied, or %NULL
 *
 * Says what was found.
 */
void signet_server_form_set_found (SignetServerForm *self, const SignetProfile *found);

/**
 * signet_server_form_say_found:
 * @found: (nullable): what was found, in a word
 *
 * Returns: (transfer full): what is said of a setting that is automatic
 */
char *signet_server_form_say_found (const char *found);

/**
 * signet_server_form_say_set:
 * @found: (nullable): what was found before, in a word
 *
 * Returns: (transfer full): what is said of a setting that was set by hand
 */
char *signet_server_form_say_set (const char *found);

/**
 * signet_server_form_reset:
 * @self: a form
 *
 * Makes everything automatic.
 */
void signet_server_form_reset (SignetServerForm *self);

G_END_DECLS
