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

/**
 * SignetHeardFunc:
 * @source: a source
 * @user_data: the caller's
 *
 * Is told that a source which has not ended got a connection to whom it asks.
 */
typedef void (*SignetHeardFunc) (SignetSource source, gpointer user_data);

/**
 * SignetDeniedFunc:
 * @protocol: a protocol
 * @user_data: the caller's
 *
 * Is told that the domain's DNS says @protocol is not offered, before the source ends. It outweighs
 * those that are trusted less.
 */
typedef void (*SignetDeniedFunc) (SignetProtocol protocol, gpointer user_data);

/**
 * SignetSourceQuery:
 * @target: the address the user typed; its local part is for user names and is sent to nobody
 * @domain: the domain to look up, in ASCII: the address's, or that of its mail exchanger
 * @fetcher: reads pages over https
 * @database_url: (nullable): the central database, to which the domain is appended; %NULL not to
 *   use it
 * @heard: (nullable): is told of first signs of life
 * @heard_data: for @heard
 * @denied: (nullable): is told of protocols that are not offered
 * @denied_data: for @denied
 *
 * What a source is asked. It must stay until the callback.
 */
typedef struct
{
  const SignetTarget *target;
  const char *domain;
  SignetFetcher *fetcher;
  const char *database_url;
  SignetHeardFunc heard;
  gpointer heard_data;
  SignetDeniedFunc denied;
  gpointer denied_data;
} SignetSourceQuery;

/**
 * SignetSourceClass:
 * @source: what its candidates are marked with
 * @find_async: starts to look; ends soon after the cancellable was cancelled
 *
 * A source.
 */
typedef struct
{
  SignetSource source;
  void (*find_async) (const SignetSourceQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
} SignetSourceClass;

/**
 * signet_source_return:
 * @task: a task of a source
 * @candidates: (transfer full) (element-type SignetCandidate): what was found
 *
 * Ends @task.
 */
void signet_source_return (GTask *task, GPtrArray *candidates);

/**
 * signet_source_find_finish:
 * @result: what the callback of @find_async got, of any source
 *
 * Returns: (transfer full) (element-type SignetCandidate): what was found, perhaps nothing
 */
GPtrArray *signet_source_find_finish (GAsyncResult *result);

/**
 * signet_source_site:
 *
 * Files of the administrator and of the distribution, in the form of autoconfig files:
 * signet/providers/DOMAIN.xml in the user's and the system's configuration and data directories,
 * and Thunderbird's isp folders.
 */
extern const SignetSourceClass signet_source_site;

/**
 * signet_source_autoconfig:
 *
 * The provider's own file, at autoconfig.DOMAIN or at the well-known place of DOMAIN.
 */
extern const SignetSourceClass signet_source_autoconfig;

/**
 * signet_source_srv:
 *
 * SRV records of the domain (RFC 2782, RFC 6186, RFC 8314 §5.1).
 */
extern const SignetSourceClass signet_source_srv;

/**
 * signet_source_database:
 *
 * The central database; nothing but the domain is sent.
 */
extern const SignetSourceClass signet_source_database;

/**
 * signet_source_mx:
 *
 * The registrable domain of the best mail exchanger, looked up in the other sources. What is found
 * this way is never authenticated: DNS is not.
 */
extern const SignetSourceClass signet_source_mx;

/**
 * signet_source_guess:
 *
 * Usual names; neither port nor mode is known of them, nor whether they exist.
 */
extern const SignetSourceClass signet_source_guess;

G_END_DECLS
