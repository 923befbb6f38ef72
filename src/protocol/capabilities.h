/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now. Forgotten when TLS starts.
 */
#pragma once

#include "token.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_listed;        /* the server gave its list */
  gboolean starttls;         /* STARTTLS, POP3's STLS */
  gboolean login_disabled;   /* IMAP's LOGINDISABLED */
  gboolean initial_response; /* IMAP's SASL-IR (RFC 4959) */
  gboolean user;             /* POP3's USER */
  gboolean auth;             /* SMTP's AUTH, even where it names no mechanism */
  GPtrArray *mechanisms;     /* (element-type utf8): upper case, in the server's order */
} SignetCapabilities;

void signet_capabilities_init (SignetCapabilities *capabilities);

/* signet_capabilities_init() makes it usable again. */
void signet_capabilities_clear (SignetCapabilities *capabilities);

/* Once; what is no mechanism name (RFC 4422 §3.1), or one too many, is passed over. */
void signet_capabilities_add_mechanism (SignetCapabilities *capabilities, SignetToken name);

/* @mechanism: in upper case */
gboolean signet_capabilities_has (const SignetCapabilities *capabilities, const char *mechanism);

/* Whether a mechanism that takes a token from the provider's web page is offered (RFC 7628) */
gboolean signet_capabilities_has_oauth (const SignetCapabilities *capabilities);

G_END_DECLS
