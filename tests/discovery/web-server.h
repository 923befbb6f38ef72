/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A web server in this process, on a port of loopback, that misbehaves as its path says.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WebServer:
 *
 * A web server with a certificate for localhost.
 */
typedef struct _WebServer WebServer;

/**
 * web_server_new:
 * @flaw: the flaw of its certificate, as mock_certificate_make() knows them, or "good"; %NULL for
 *   a server without TLS
 *
 * Starts a server. Its pages:
 *
 * - "/text/TEXT": 200 and TEXT
 * - "/config/HOST": 200 and an autoconfig file that names HOST
 * - "/status/N": the status N and an autoconfig file
 * - "/zeros/N": N zeros, with their number in the header; "/chunks/N" without it
 * - "/to?URL": a redirect to URL, with a cookie
 * - "/hops/N": N redirects, and then as "/text/end"
 * - "/mute": nothing
 * - "/drip": byte after byte, for ever
 *
 * Returns: (transfer full): the server
 */
WebServer *web_server_new (const char *flaw);

/**
 * web_server_free:
 * @self: (transfer full): a server
 *
 * Ends it.
 */
void web_server_free (WebServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebServer, web_server_free)

/**
 * web_server_url:
 * @self: a server
 * @path: what follows the port
 *
 * Returns: (transfer full): the address of a page
 */
char *web_server_url (const WebServer *self, const char *path);

/**
 * web_server_get_ca_file:
 * @self: a server
 *
 * Returns: (transfer none): the file with its authority
 */
const char *web_server_get_ca_file (const WebServer *self);

/**
 * web_server_get_requests:
 * @self: a server
 *
 * Returns: (transfer none): all requests so far: "METHOD PATH" and the headers, a line each
 */
const char *web_server_get_requests (const WebServer *self);

/**
 * web_server_count:
 * @self: a server
 *
 * Returns: how many requests there were
 */
guint web_server_count (const WebServer *self);

G_END_DECLS
