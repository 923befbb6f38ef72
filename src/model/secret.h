/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A password in memory that is kept out of swap and core files where the system allows it,
 * and wiped when it is no longer needed.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A password. Reference counted; wiped with the last reference. */
typedef struct _SignetSecret SignetSecret;

#define SIGNET_TYPE_SECRET (signet_secret_get_type ())
GType signet_secret_get_type (void);

/* (transfer full): a secret that holds a copy of @text; the caller wipes its own */
SignetSecret *signet_secret_new (const char *text, gssize length);

/* (transfer full): @secret, with one more reference */
SignetSecret *signet_secret_ref (SignetSecret *secret);

/* Drops a reference; wipes and frees @secret with the last one; takes @secret */
void signet_secret_unref (SignetSecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSecret, signet_secret_unref)

/* The password, ending with a NUL. Copy it nowhere that is not wiped. */
const char *signet_secret_get_text (const SignetSecret *secret);

/* Overwrites @memory in a way the compiler does not remove */
void signet_secret_wipe (void *memory, gsize size);

G_END_DECLS
