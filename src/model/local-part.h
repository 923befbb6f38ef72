/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What stands before the "@" of an address. Private to the model.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Checks @text by RFC 5321 §4.1.2 (Dot-string or Quoted-string), with letters of all alphabets
 * as RFC 6531 §3.3 allows */
gboolean signet_local_part_check (const char *text, GError **error);

G_END_DECLS
