/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Makes the certificates of the mock server on the spot: an authority, and one for this computer
 * that is good or has one chosen flaw.
 */
#pragma once

#include <gio/gio.h>

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * mock_certificate_make:
 * @flaw: "good", "expired", "not-yet-valid", "wrong-host", "self-signed", "unknown-authority",
 *   "wrong-usage", "common-name" (no other name than the subject's), "other-address" (127.0.0.2),
 *   "critical-extension" (that nobody knows) or "misleading" (a subject with control characters)
 * @ca_file: where to write the authority a client may trust
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): credentials with a certificate for localhost and 127.0.0.1,
 *   or %NULL
 */
gnutls_certificate_credentials_t
mock_certificate_make (const char *flaw, const char *ca_file, GError **error);

G_END_DECLS
