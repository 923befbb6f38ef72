/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names that mail servers usually have: the last resort where nothing says which server
 * a domain uses.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

/**
 * signet_guess_hosts:
 * @protocol: a protocol
 * @domain: the domain of an address, in ASCII; there are no names below an IP address
 *
 * Guesses hosts, the likeliest first. The domain itself comes last: it often is a web server that
 * swallows what is sent to mail ports.
 *
 * Returns: (transfer full): the host names
 */
GStrv signet_guess_hosts (SignetProtocol protocol, const char *domain);

G_END_DECLS
