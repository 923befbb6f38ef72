/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SRV records of mail services (RFC 2782, RFC 6186, RFC 8314 §5.1), read and ordered. Pure.
 */
#pragma once

#include "candidate.h"

G_BEGIN_DECLS

/* A service that SRV records tell of */
typedef struct
{
  const char *name; /* below the domain, such as "_imaps" */
  SignetProtocol protocol;
  SignetSecurity security;
} SignetSrvService;

#define SIGNET_N_SRV_SERVICES 6

extern const SignetSrvService signet_srv_services[SIGNET_N_SRV_SERVICES];

/* The servers, best first; authenticated are those in the registrable domain of @domain */
GPtrArray *
signet_srv_candidates (const SignetSrvService *service, GList *records, const char *domain);

/* Whether a target is ".": the service is decidedly not there (RFC 2782, RFC 6186 §3.4) */
gboolean signet_srv_denies (GList *records);

G_END_DECLS
