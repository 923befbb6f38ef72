/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Why accounts cannot be read or written, each with one clear sentence.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Error domain of the accounts on disk */
#define SIGNET_STORE_ERROR (signet_store_error_quark ())
GQuark signet_store_error_quark (void);

typedef enum
{
  SIGNET_STORE_ERROR_FAILED,     /* the system refuses for a reason not listed here */
  SIGNET_STORE_ERROR_DISK_FULL,  /* no space left, or the user's share is used up */
  SIGNET_STORE_ERROR_READ_ONLY,  /* the folder or the disk cannot be written to */
  SIGNET_STORE_ERROR_BUSY,       /* another program does not let go of the accounts */
  SIGNET_STORE_ERROR_DAMAGED,    /* a file makes no sense; it is left as it is */
  SIGNET_STORE_ERROR_VERSION,    /* a file was written by a newer version; it is left as it is */
  SIGNET_STORE_ERROR_UNKNOWN_ID, /* there is no such account */
  SIGNET_STORE_ERROR_AMBIGUOUS,  /* several accounts have that address */
  SIGNET_STORE_ERROR_EXISTS,     /* there is an account with that id already */
  SIGNET_STORE_ERROR_SITE, /* the account is provided by the administrator and cannot be removed */
  SIGNET_STORE_ERROR_INVALID, /* the account holds something that cannot be kept */
  SIGNET_STORE_ERROR_RATCHET, /* an account that was encrypted would become unencrypted by itself */
  SIGNET_STORE_ERROR_UNSAFE,  /* the change is made, but the disk does not say that it will last */
} SignetStoreError;

/* Turns @code into the error and the sentence that fit */
void signet_store_set_errno (GError **error, const char *path, int code);

/* (transfer full): a change that is made, although the disk would not say that it is for good */
GError *signet_store_error_new_unsafe (const char *path, int code);

G_END_DECLS
