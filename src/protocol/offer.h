/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now. Forgotten when TLS starts.
 */
#pragma once

#include "token.h"

G_BEGIN_DECLS

/**
 * SignetOffer:
 * @is_listed: whether the server gave its list of capabilities
 * @starttls: whether STARTTLS (STLS) is offered
 * @login_disabled: IMAP's LOGINDISABLED
 * @initial_response: IMAP's SASL-IR (RFC 4959)
 * @user: POP3's USER
 * @auth: SMTP's AUTH, even where it names no mechanism
 * @mechanisms: (element-type utf8): SASL mechanisms, upper case, in the server's order
 *
 * Capabilities.
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
} SignetOffer;

/**
 * signet_offer_init:
 * @offer: memory for an offer
 *
 * Makes @offer empty.
 */
void signet_offer_init (SignetOffer *offer);

/**
 * signet_offer_clear:
 * @offer: an offer
 *
 * Frees what @offer holds; signet_offer_init() makes it usable again.
 */
void signet_offer_clear (SignetOffer *offer);

/**
 * signet_offer_add_mechanism:
 * @offer: an offer
 * @name: what the server calls a mechanism
 *
 * Adds a SASL mechanism, once. What is no mechanism name (RFC 4422 §3.1), or one too many, is
 * passed over.
 */
void signet_offer_add_mechanism (SignetOffer *offer, SignetToken name);

/**
 * signet_offer_has:
 * @offer: an offer
 * @mechanism: a mechanism in upper case
 *
 * Returns: whether @mechanism is offered
 */
gboolean signet_offer_has (const SignetOffer *offer, const char *mechanism);

/**
 * signet_offer_has_oauth:
 * @offer: an offer
 *
 * Returns: whether a mechanism that takes a token from the provider's web page is offered
 *   (RFC 7628)
 */
gboolean signet_offer_has_oauth (const SignetOffer *offer);

G_END_DECLS
