/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What stands in the elements of a server in an autoconfig file, read into a candidate. Pure.
 */
#pragma once

#include "candidate.h"
#include "target.h"

G_BEGIN_DECLS

/* Takes what @name says of @server. What is unknown or cannot be used is left out; of several
 * elements that can be used, the first counts. */
void signet_autoconfig_set_field (SignetCandidate *server,
                                  const char *name,
                                  const char *text,
                                  const SignetTarget *target);

/* Whether host, port and mode are known */
gboolean signet_autoconfig_is_usable (const SignetCandidate *server);

/* Whether @text is one that can be shown: http or https, not too long, and with nothing in it
 * that cannot be seen */
gboolean signet_autoconfig_check_link (const char *text);

G_END_DECLS
