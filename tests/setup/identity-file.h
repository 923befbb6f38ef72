/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A client certificate in a file, for as long as a test needs it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * identity_file_new:
 *
 * Returns: (transfer full): the path of a new file with a certificate that nobody has signed, and
 *   its key; for the caller to remove
 */
char *identity_file_new (void);

G_END_DECLS
