/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What stands in the elements of a server in an autoconfig file, read into a candidate. Pure.
 */
#pragma once

#include "candidate.h"
#include "target.h"

G_BEGIN_DECLS

/**
 * signet_autoconfig_set_field:
 * @server: the server so far
 * @name: the name of an element
 * @text: what stands in it, without blanks around it
 * @target: the address whose server is looked for
 *
 * Takes what @name says of @server. What is unknown or cannot be used is left out; of several
 * elements that can be used, the first counts.
 */
void signet_autoconfig_set_field (SignetCandidate *server,
                                  const char *name,
                                  const char *text,
                                  const SignetTarget *target);

/**
 * signet_autoconfig_is_usable:
 * @server: a server
 *
 * Returns: whether host, port and mode are known
 */
gboolean signet_autoconfig_is_usable (const SignetCandidate *server);

/**
 * signet_autoconfig_check_link:
 * @text: what may be the address of a help page
 *
 * Returns: whether @text is one that can be shown: http or https, not too long, and with nothing in
 *   it that cannot be seen
 */
gboolean signet_autoconfig_check_link (const char *text);

G_END_DECLS
