/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the servers of an address: asks all sources at once, within one time limit.
 */
#pragma once

#include "gather.h"

G_BEGIN_DECLS

/* The central database */
#define SIGNET_DATABASE_URL "https://autoconfig.thunderbird.net/v1.1/"

/* Which sources to ask: 1 shifted by their SignetSource */
typedef enum /*< skip >*/
{
  SIGNET_SOURCES_SITE = 1 << SIGNET_SOURCE_SITE,             /* files of the administrator */
  SIGNET_SOURCES_AUTOCONFIG = 1 << SIGNET_SOURCE_AUTOCONFIG, /* the provider's file */
  SIGNET_SOURCES_SRV = 1 << SIGNET_SOURCE_SRV,               /* SRV records */
  SIGNET_SOURCES_DATABASE = 1 << SIGNET_SOURCE_DATABASE,     /* the central database */
  SIGNET_SOURCES_MX = 1 << SIGNET_SOURCE_MX,                 /* the mail exchanger's domain */
  SIGNET_SOURCES_GUESS = 1 << SIGNET_SOURCE_GUESS,           /* usual names */
  SIGNET_SOURCES_ALL = 0x7e,                                 /* all of them */
} SignetSources;

/* How to look for servers */
typedef struct
{
  SignetSources sources; /* which sources to ask */
  /* nullable: the central database, SIGNET_DATABASE_URL; NULL where the user does not want it to
   * be asked, which holds for the mail exchanger's domain as well */
  const char *database_url;
  const char *const *ca_files;
  guint timeout_ms; /* the longest time for all of it, in milliseconds */
} SignetDiscoverySettings;

/* Whoever wants to know how it is going */
typedef struct
{
  SignetHeardFunc heard;   /* is told that a source got a connection to whom it asks */
  SignetDeniedFunc denied; /* is told that a protocol is not offered */
  /* is told of each source as soon as it has ended, at the latest when the time is over */
  SignetGatherFunc ended;
  gpointer user_data; /* for all of them */
} SignetDiscoveryWatcher;

/* Asks all sources at once. Only the domain of @target is sent, and no mail server is contacted. */
void signet_discovery_run_async (const SignetTarget *target,
                                 const SignetDiscoverySettings *settings,
                                 const SignetDiscoveryWatcher *watcher,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* (transfer full) (nullable) (element-type SignetCandidate): all candidates but those that are
 * denied, best first, perhaps none; NULL with @error set */
GPtrArray *signet_discovery_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
