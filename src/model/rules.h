/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The settings as far as they bind every set-up, as a value: the store reads them, and no request
 * can be made without them.
 */
#pragma once

#include "policy.h"

G_BEGIN_DECLS

typedef struct
{
  SignetPlaintext admin_limit; /* the most that the administrator allows */
  SignetTlsMinimum minimum;    /* the oldest TLS version to accept */
  gboolean use_database;       /* whether the central database may be asked */
  guint timeout_ms;            /* the longest time for all of it */
} SignetRules;

G_END_DECLS
