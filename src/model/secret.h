/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A password in memory that is kept out of swap and core files where the system allows it,
 * and wiped when it is no longer needed.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetSecret:
 *
 * A password. Reference counted; wiped with the last reference.
 */
typedef struct _SignetSecret SignetSecret;

#define SIGNET_TYPE_SECRET (signet_secret_get_type ())
GType signet_secret_get_type (void);

/**
 * signet_secret_new:
 * @text: the password's bytes
 * @length: how many bytes, or -1 if @text ends with a NUL
 *
 * Returns: (transfer full): a secret that holds a copy of @text; the caller wipes its own
 */
SignetSecret *signet_secret_new (const char *text, gssize length);

/**
 * signet_secret_ref:
 * @secret: a secret
 *
 * Returns: (transfer full): @secret, with one more reference
 */
SignetSecret *signet_secret_ref (SignetSecret *secret);

/**
 * signet_secret_unref:
 * @secret: (transfer full): a secret
 *
 * Drops a reference; wipes and frees @secret with the last one.
 */
void signet_secret_unref (SignetSecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSecret, signet_secret_unref)

/**
 * signet_secret_get_text:
 * @secret: a secret
 *
 * Returns: (transfer none): the password, ending with a NUL. Copy it nowhere that is not wiped.
 */
const char *signet_secret_get_text (const SignetSecret *secret);

/**
 * signet_secret_wipe:
 * @memory: (nullable): memory that held a secret
 * @size: its size in bytes
 *
 * Overwrites @memory in a way the compiler does not remove.
 */
void signet_secret_wipe (void *memory, gsize size);

G_END_DECLS
