/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row that names a file with a certificate, and lets choose another one.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "path" (the file, or a "pkcs11:" address; "" for none), "none" (what to show where
 * there is none), "clear-label" (the name of the button that takes the file away) */
#define SIGNET_TYPE_FILE_ROW (signet_file_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetFileRow, signet_file_row, SIGNET, FILE_ROW, AdwActionRow)

/* The file, "" for none */
const char *signet_file_row_get_path (SignetFileRow *self);

/* Shows another file */
void signet_file_row_set_path (SignetFileRow *self, const char *path);

G_END_DECLS
