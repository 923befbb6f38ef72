/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The character set of an XML file. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): turns the file into UTF-8 by its byte order mark or its
 * declaration (XML 1.0 §4.3.3 and appendix F). UTF-8, UTF-16, ASCII and the Latin alphabets are
 * known. */
GBytes *signet_xml_to_utf8 (const char *bytes, gsize length);

G_END_DECLS
