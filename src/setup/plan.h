/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a request means: which protocols, which profiles, and who logs in. Pure.
 */
#pragma once

#include "setup.h"

G_BEGIN_DECLS

/* Whether a protocol may take the place of another */
typedef enum
{
  SIGNET_FALLBACK_NONE, /* every protocol asked for is needed */
  SIGNET_FALLBACK_POP3, /* POP3 takes the place of IMAP where there is no IMAP */
} SignetFallback;

/* Whether @protocol is asked for, or is one of those looked for where none is */
gboolean signet_plan_wants (const SignetSetupRequest *request, SignetProtocol protocol);

/* Whether POP3 may be the fallback for IMAP: only where no protocol is asked for */
SignetFallback signet_plan_fallback (const SignetSetupRequest *request);

/* Whether the user named the server; if not, it has to be found */
gboolean signet_plan_has_host (const SignetSetupRequest *request, SignetProtocol protocol);

/* Whether the server of any protocol asked for has to be found at once; where one is kept it is
 * not, unless that fails */
gboolean signet_plan_needs_discovery (const SignetSetupRequest *request);

/* (transfer full) (element-type SignetProfile): what may be tried for it, best first */
GPtrArray *signet_plan_profiles (const SignetSetupRequest *request, SignetProtocol protocol);

/* (transfer full) (element-type SignetProfile): what may be tried in its place: where the user
 * named the server all there is, else the other ways to the server that is kept */
GPtrArray *signet_plan_alternatives (const SignetSetupRequest *request, SignetProtocol protocol);

/* (transfer full) (element-type SignetProfile): makes profiles of the candidates for @protocol.
 * A source's word is a hint: its port comes first, and what is better than its advice is tried
 * as well. */
GPtrArray *signet_plan_found (const SignetSetupRequest *request,
                              SignetProtocol protocol,
                              GPtrArray *candidates);

/* Whether there is a password for @protocol and nothing says whose it is */
gboolean signet_plan_lacks_user (const SignetSetupRequest *request, SignetProtocol protocol);

/* Whom to trust as the server of @protocol */
SignetTlsCredentials *signet_plan_tls_credentials (const SignetSetupRequest *request,
                                                   SignetProtocol protocol);

/* A server for sending mail that offers no log-in at all would refuse every message (RFC 6409
 * §4.3) unless it knows its users otherwise */
gboolean signet_plan_expects_login (const SignetSetupRequest *request, SignetProtocol protocol);

/* (transfer full) (nullable): who logs in; NULL if nobody does */
SignetCredentials *signet_plan_credentials (const SignetSetupRequest *request,
                                            SignetProtocol protocol);

G_END_DECLS
