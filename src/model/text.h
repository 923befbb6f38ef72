/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Text from outside (a server's words, a certificate's names) made harmless: bounded, valid
 * UTF-8, and with every character escaped that could command a terminal or mislead a reader.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes signet_text_escape() returns where the caller gives no limit of its own */
#define SIGNET_TEXT_MAX 512

/* (transfer full): makes untrusted text safe to show in a terminal, a log, a plain label or JSON */
char *signet_text_escape (const char *bytes, gssize length, gsize max);

G_END_DECLS
