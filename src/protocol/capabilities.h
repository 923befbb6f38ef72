/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now. Forgotten when TLS starts.
 */
#pragma once

#include "token.h"

G_BEGIN_DECLS

/**
 * SignetCapabilities:
 * @is_listed: whether the server gave its list of capabilities
 * @starttls: whether STARTTLS (STLS) is offered
 * @login_disabled: IMAP's LOGINDISABLED
 * @initial_response: IMAP's SASL-IR (RFC 4959)
 * @user: POP3's USER
 * @auth: SMTP's AUTH, even where it names no mechanism
 * @mechanisms: (element-type utf8): SASL mechanisms, upper case, in the server's order
 *
 * What the server can do.
 */
typedef struct
{
  gboolean is_listed;
  gboolean starttls;
  gboolean login_disabled;
  gboolean initial_response;
  gboolean user;
  gboolean auth;
  GPtrArray *mechanisms;
} SignetCapabilities;

/**
 * signet_capabilities_init:
 * @capabilities: memory for capabilities
 *
 * Makes @capabilities empty.
 */
void signet_capabilities_init (SignetCapabilities *capabilities);

/**
 * signet_capabilities_clear:
 * @capabilities: capabilities
 *
 * Frees what @capabilities holds; signet_capabilities_init() makes it usable again.
 */
void signet_capabilities_clear (SignetCapabilities *capabilities);

/**
 * signet_capabilities_add_mechanism:
 * @capabilities: capabilities
 * @name: what the server calls a mechanism
 *
 * Adds a SASL mechanism, once. What is no mechanism name (RFC 4422 §3.1), or one too many, is
 * passed over.
 */
void signet_capabilities_add_mechanism (SignetCapabilities *capabilities, SignetToken name);

/**
 * signet_capabilities_has:
 * @capabilities: capabilities
 * @mechanism: a mechanism in upper case
 *
 * Returns: whether @mechanism is offered
 */
gboolean signet_capabilities_has (const SignetCapabilities *capabilities, const char *mechanism);

/**
 * signet_capabilities_has_oauth:
 * @capabilities: capabilities
 *
 * Returns: whether a mechanism that takes a token from the provider's web page is offered
 *   (RFC 7628)
 */
gboolean signet_capabilities_has_oauth (const SignetCapabilities *capabilities);

G_END_DECLS
