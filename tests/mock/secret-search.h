/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Looks for a password where none may be: as it is, in base64 or in hexadecimal digits.
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * mock_secret_is_in:
 * @password: a password
 * @bytes: where to look
 * @length: how many bytes
 *
 * Returns: whether @bytes hold the password, also as a part of something in base64
 */
gboolean mock_secret_is_in (const char *password, const char *bytes, gsize length);

/**
 * mock_secret_is_expected:
 * @script: a script
 *
 * Returns: whether the script expects the client to say its password somewhere
 */
gboolean mock_secret_is_expected (const MockScript *script);

G_END_DECLS
