/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Where settings and data are, by the XDG Base Directory Specification. Unlike GLib, and as the
 * specification demands, it ignores folders that are not absolute: they would be another place with
 * each folder one stands in.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `$XDG_CONFIG_HOME`, or where that is not absolute its default; (transfer full) */
char *signet_folders_get_user_config (void);

/* The same for `$XDG_DATA_HOME`; (transfer full) */
char *signet_folders_get_user_data (void);

/* Those of `$XDG_CONFIG_DIRS` that are absolute, or the default if none is; (transfer full) */
GStrv signet_folders_get_system_config (void);

/* The same for `$XDG_DATA_DIRS`; (transfer full) */
GStrv signet_folders_get_system_data (void);

G_END_DECLS
