/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The interface all sources of candidates share. A source looks one domain up; what it cannot
 * find, or not in time, is an empty list and never an error.
 */
#pragma once

#include "candidate.h"
#include "fetcher.h"
#include "target.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Is told that a source which has not ended got a connection to whom it asks */
typedef void (*SignetHeardFunc) (SignetSource source, gpointer user_data);

/* Is told that the domain's DNS says @protocol is not offered, before the source ends. It
 * outweighs those that are trusted less. */
typedef void (*SignetDeniedFunc) (SignetProtocol protocol, gpointer user_data);

/* What a source is asked. It must stay until the callback. */
typedef struct
{
  /* the address the user typed; its local part is for user names and is sent to nobody */
  const SignetTarget *target;
  /* the domain to look up, in ASCII: the address's, or that of its mail exchanger */
  const char *domain;
  SignetFetcher *fetcher; /* reads pages over https */
  /* nullable: the central database, to which the domain is appended; NULL not to use it */
  const char *database_url;
  SignetHeardFunc heard; /* nullable: is told of first signs of life */
  gpointer heard_data;
  SignetDeniedFunc denied; /* nullable: is told of protocols that are not offered */
  gpointer denied_data;
} SignetSourceQuery;

typedef struct
{
  SignetSource source; /* what its candidates are marked with */
  /* starts to look; ends soon after the cancellable was cancelled */
  void (*find_async) (const SignetSourceQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
} SignetSourceClass;

/* Ends @task; takes @candidates */
void signet_source_return (GTask *task, GPtrArray *candidates);

/* (transfer full) (element-type SignetCandidate): what was found, perhaps nothing */
GPtrArray *signet_source_find_finish (GAsyncResult *result);

/* Files of the administrator and of the distribution, in the form of autoconfig files:
 * signet/providers/DOMAIN.xml in the user's and the system's configuration and data directories,
 * and Thunderbird's isp folders */
extern const SignetSourceClass signet_source_site;

/* The provider's own file, at autoconfig.DOMAIN or at the well-known place of DOMAIN */
extern const SignetSourceClass signet_source_autoconfig;

/* SRV records of the domain (RFC 2782, RFC 6186, RFC 8314 §5.1) */
extern const SignetSourceClass signet_source_srv;

/* The central database; nothing but the domain is sent */
extern const SignetSourceClass signet_source_database;

/* The registrable domain of the best mail exchanger, looked up in the other sources. What is
 * found this way is never authenticated: DNS is not. */
extern const SignetSourceClass signet_source_mx;

/* Usual names; neither port nor mode is known of them, nor whether they exist */
extern const SignetSourceClass signet_source_guess;

G_END_DECLS
