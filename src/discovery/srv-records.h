/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SRV records of mail services, read and ordered. Pure: looks nothing up.
 */
#pragma once

#include "candidate.h"

G_BEGIN_DECLS

/**
 * SignetSrvService:
 * @name: the name below the domain, such as "_imaps"
 * @protocol: its protocol
 * @security: how to connect
 *
 * A service that SRV records tell of.
 */
typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
} SignetSrvService;

/**
 * SIGNET_N_SRV_SERVICES:
 *
 * How many such services there are.
 */
#define SIGNET_N_SRV_SERVICES 6

/**
 * signet_srv_services:
 *
 * The services, those with implicit TLS first (RFC 6186 §3.1 to §3.3, RFC 8314 §5.1). The ones
 * without it in their name want STARTTLS: RFC 6186 §3.1 has clients require it.
 */
extern const SignetSrvService signet_srv_services[SIGNET_N_SRV_SERVICES];

/**
 * signet_srv_candidates:
 * @service: what was looked up
 * @records: (element-type GVariant): the answer of g_resolver_lookup_records_finish()
 * @domain: the domain of the address
 *
 * Orders the records by priority and weight (RFC 2782). RFC 2782 has clients choose at random among
 * equal priorities; what is found here is kept for years, so the greatest weight comes first and
 * the answer is the same every time. A target of "." names none, and names that are none are
 * left out.
 *
 * A certificate has to be for the target, as for any host: RFC 6186 §6 asks for the domain's name,
 * which few have, or else for the user's agreement to a target of another domain, which is asked
 * for.
 *
 * Returns: (transfer full) (element-type SignetCandidate): the servers, best first; authenticated
 *   are those within the registrable domain of @domain (RFC 6186 §6)
 */
GPtrArray *
signet_srv_candidates (const SignetSrvService *service, GList *records, const char *domain);

/**
 * signet_srv_denies:
 * @records: (element-type GVariant): the answer of g_resolver_lookup_records_finish()
 *
 * Returns: whether one of them has a target of ".": the service is decidedly not available there
 *   (RFC 2782, RFC 6186 §3.4)
 */
gboolean signet_srv_denies (GList *records);

G_END_DECLS
