/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names that mail servers usually have: the last resort where nothing says which server
 * a domain uses.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

/* (transfer full): guesses hosts, the likeliest first. The domain itself comes last: it often is
 * a web server that swallows what is sent to mail ports. */
GStrv signet_guess_hosts (SignetProtocol protocol, const char *domain);

G_END_DECLS
