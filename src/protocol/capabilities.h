/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now. Forgotten when TLS starts.
 */
#pragma once

#include "token.h"

G_BEGIN_DECLS

/* What the server can do */
typedef struct
{
  gboolean is_listed;        /* whether the server gave its list of capabilities */
  gboolean starttls;         /* whether STARTTLS (STLS) is offered */
  gboolean login_disabled;   /* IMAP's LOGINDISABLED */
  gboolean initial_response; /* IMAP's SASL-IR (RFC 4959) */
  gboolean user;             /* POP3's USER */
  gboolean auth;             /* SMTP's AUTH, even where it names no mechanism */
  GPtrArray *mechanisms; /* element-type utf8: SASL mechanisms, upper case, in the server's order */
} SignetCapabilities;

/* Makes @capabilities empty */
void signet_capabilities_init (SignetCapabilities *capabilities);

/* Frees what @capabilities holds; signet_capabilities_init() makes it usable again */
void signet_capabilities_clear (SignetCapabilities *capabilities);

/* Adds a SASL mechanism, once. What is no mechanism name (RFC 4422 §3.1), or one too many, is
 * passed over. */
void signet_capabilities_add_mechanism (SignetCapabilities *capabilities, SignetToken name);

/* Whether @mechanism is offered */
gboolean signet_capabilities_has (const SignetCapabilities *capabilities, const char *mechanism);

/* Whether a mechanism that takes a token from the provider's web page is offered (RFC 7628) */
gboolean signet_capabilities_has_oauth (const SignetCapabilities *capabilities);

G_END_DECLS
