/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Thunderbird's autoconfig files (config-v1.1.xml): bytes in, candidates out. Pure; the bytes
 * are not trusted.
 */
#pragma once

#include "candidate.h"
#include "target.h"

G_BEGIN_DECLS

/* (transfer full) (element-type SignetCandidate): reads all servers of an autoconfig file */
GPtrArray *signet_autoconfig_parse (const char *bytes,
                                    gsize length,
                                    const SignetTarget *target,
                                    SignetSource source);

G_END_DECLS
