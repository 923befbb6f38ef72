/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The details of a connection, line by line, from the facts of an attempt or from what is kept.
 */
#pragma once

#include "protocol-result.h"
#include "server-settings.h"

G_BEGIN_DECLS

/* Replaces what is in @details: what happened and what to do where it failed, else the server,
 * TLS, the certificate, the log-in and where the settings came from */
void signet_details_of_result (SignetProtocolResult *result, GListStore *details);

/* Replaces what is in @details by what is known without trying */
void signet_details_of_kept (const SignetServerSettings *kept, GListStore *details);

G_END_DECLS
