/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One line of the details of a connection: what it is, and its value.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_DETAIL (signet_detail_get_type ())
G_DECLARE_FINAL_TYPE (SignetDetail, signet_detail, SIGNET, DETAIL, GObject)

SignetDetail *signet_detail_new (const char *title, const char *value);

const char *signet_detail_get_title (SignetDetail *self);

const char *signet_detail_get_value (SignetDetail *self);

G_END_DECLS
