/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GResolver that has no queue. GLib's own looks up ten names at a time, in threads it shares with
 * everything else: an address alone asks for twenty at once, so that its servers' names would wait
 * a round trip for their turn, and those of 200 targets two seconds.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WIDE_RESOLVER (signet_wide_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SignetWideResolver, signet_wide_resolver, SIGNET, WIDE_RESOLVER, GResolver)

/* Takes the place of GLib's default resolver, and of no other */
void signet_wide_resolver_install (void);

G_END_DECLS
