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

/**
 * signet_autoconfig_parse:
 * @bytes: (array length=length): a file
 * @length: how long it is
 * @target: the address whose server is looked for
 * @source: what to mark the candidates with
 *
 * Reads all servers of an autoconfig file. What is wrong with one of them leaves that one out and
 * touches no other; a file that is not well-formed, declares a document type, or is no such file at
 * all gives none. An unknown way of connecting is never taken for "no encryption". Here a candidate
 * is authenticated if one of the provider's domains is that of @target; it is for the caller to
 * judge whether the file may be believed.
 *
 * Returns: (transfer full) (element-type SignetCandidate): the servers, in the order of the file
 */
GPtrArray *signet_autoconfig_parse (const char *bytes,
                                    gsize length,
                                    const SignetTarget *target,
                                    SignetSource source);

G_END_DECLS
