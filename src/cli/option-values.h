/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the value of one option, or says in one sentence what is wrong with it.
 */
#pragma once

#include "arguments.h"
#include "options.h"

G_BEGIN_DECLS

/**
 * SIGNET_MAX_TIMEOUT:
 *
 * The greatest number of seconds --timeout takes.
 */
#define SIGNET_MAX_TIMEOUT 600

/**
 * signet_option_parse_number:
 * @option: the option, with its dashes, for the message
 * @text: (nullable): what was typed, or %NULL for nothing
 * @maximum: the greatest number that makes sense; the smallest is 1
 * @number: (inout): the number; stays where nothing was typed
 * @error: return location for a #GOptionError
 *
 * Returns: whether @text is such a number, or nothing
 */
gboolean signet_option_parse_number (
    const char *option, const char *text, guint maximum, guint *number, GError **error);

/**
 * signet_option_parse_security:
 * @text: (nullable): what was typed, or %NULL for nothing
 * @security: (inout): the mode; stays where nothing was typed
 * @error: return location for a #GOptionError
 *
 * Returns: whether @text names a mode, or nothing
 */
gboolean signet_option_parse_security (const char *text, SignetSecurity *security, GError **error);

/**
 * signet_option_parse_server:
 * @text: what was typed: a host, perhaps with a port, or a URL
 * @protocol: the protocol the server is for
 * @server: the record to fill
 * @error: return location for a #SignetTargetError or a #GOptionError
 *
 * Returns: whether @text names a server
 */
gboolean signet_option_parse_server (const char *text,
                                     SignetProtocol protocol,
                                     SignetOptionsServer *server,
                                     GError **error);

/**
 * signet_options_check:
 * @options: options that are each sound by themselves
 * @error: return location for a #GOptionError
 *
 * Refuses what is empty, unreadable as text, or contradicts itself.
 *
 * Returns: whether @options make sense together
 */
gboolean signet_options_check (const SignetOptions *options, GError **error);

/* @description, which is translated, with what --timeout means behind it; (transfer full) */
char *signet_option_explain_timeout (const char *description);

G_END_DECLS
