/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The format of account files: bytes into an account and back. Pure; what makes no sense is
 * refused, what is merely unknown is kept. Private to the store.
 *
 * A file is a GKeyFile with the group [Account] (Version=1), a group for each protocol used
 * ([imap], [pop3], [smtp]), one for each pin ([Pin PROTOCOL HOST PORT]) and, in files written by
 * this program, [End] as the last one: a file that was cut off does not pass for a shorter one.
 */
#pragma once

#include "account.h"

G_BEGIN_DECLS

/* The most bytes an account file may have */
#define SIGNET_ACCOUNT_FILE_MAX (256 * 1024)

/* (transfer full) (nullable): reads an account. Unknown groups and keys are allowed. The message
 * of @error is a clause such as "the port in [imap] is not a number between 1 and 65535" for a
 * sentence about the file. */
SignetAccount *signet_account_file_parse (const char *id, GBytes *bytes, GError **error);

/* (transfer full) (nullable): the new contents of the file, or NULL with @error set */
GBytes *signet_account_file_format (SignetAccount *account, GBytes *old, GError **error);

G_END_DECLS
