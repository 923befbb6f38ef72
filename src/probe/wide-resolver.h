/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GResolver for programs that probe many targets at once. GLib's own looks up ten names at a
 * time, in threads it shares with everything else: on a link of 100 ms the last of 200 targets
 * would wait two seconds for its turn.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WIDE_RESOLVER (signet_wide_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SignetWideResolver, signet_wide_resolver, SIGNET, WIDE_RESOLVER, GResolver)

/**
 * signet_wide_resolver_new:
 * @fallback: the resolver that looks up whatever is not a name
 *
 * Makes a resolver that looks up as many names at a time as it is asked for, each by the system's
 * getaddrinfo() in a thread: the system knows no other way. Give it to g_resolver_set_default().
 *
 * Returns: (transfer full): a new resolver
 */
GResolver *signet_wide_resolver_new (GResolver *fallback);

G_END_DECLS
