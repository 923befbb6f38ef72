/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row for one way to a server that was tried, and what came of it.
 */
#pragma once

#include "attempt.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a row called "IMAP, TLS, port 993" that says how @attempt ended, at which server, and
 * quotes the server's own words */
GtkWidget *signet_attempt_row_new (SignetAttempt *attempt);

G_END_DECLS
