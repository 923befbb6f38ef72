/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SRV records of mail services, read and ordered. Pure: looks nothing up.
 */
#pragma once

#include "candidate.h"

G_BEGIN_DECLS

/* A service that SRV records tell of */
typedef struct
{
  const char *name; /* the name below the domain, such as "_imaps" */
  SignetProtocol protocol;
  SignetSecurity security; /* how to connect */
} SignetSrvService;

/* How many such services there are */
#define SIGNET_N_SRV_SERVICES 6

/* The services, those with implicit TLS first (RFC 6186 §3.1 to §3.3, RFC 8314 §5.1). The ones
 * without it in their name want STARTTLS: RFC 6186 §3.1 has clients require it. */
extern const SignetSrvService signet_srv_services[SIGNET_N_SRV_SERVICES];

/* (transfer full) (element-type SignetCandidate): orders the records by priority and weight (RFC
 * 2782) */
GPtrArray *
signet_srv_candidates (const SignetSrvService *service, GList *records, const char *domain);

/* Whether one of them has a target of ".": the service is decidedly not available there (RFC
 * 2782, RFC 6186 §3.4) */
gboolean signet_srv_denies (GList *records);

G_END_DECLS
