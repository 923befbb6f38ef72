/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Works through many requests, some of them at once. One after the other is a special case.
 */
#pragma once

#include "report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SignetJobsWatcher:
 * @started: called with each report before its work begins
 * @ended: called with each report when its work is over
 * @user_data: for both
 *
 * Who wants to know how far the work is.
 */
typedef struct
{
  void (*started) (SignetReport *report, gpointer user_data);
  void (*ended) (SignetReport *report, gpointer user_data);
  gpointer user_data;
} SignetJobsWatcher;

/**
 * signet_jobs_run:
 * @requests: (element-type SignetSetupRequest): the requests
 * @at_once: how many to work on at once, at least 1
 * @watcher: is told of every start and every end
 * @cancellable: stops the work; what has begun still ends, what has not never starts
 *
 * Works through @requests in the default main context, and returns when all is over.
 *
 * Returns: whether all of them were answered and every answer is a good one
 */
gboolean signet_jobs_run (GPtrArray *requests,
                          guint at_once,
                          const SignetJobsWatcher *watcher,
                          GCancellable *cancellable);

G_END_DECLS
