/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Why a password cannot be had from the keyring, or kept there.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Error domain of the keyring. The message is one translated sentence. */
#define SIGNET_KEYRING_ERROR (signet_keyring_error_quark ())
GQuark signet_keyring_error_quark (void);

/* What went wrong. Nothing was changed, but for the last one. */
typedef enum
{
  SIGNET_KEYRING_ERROR_NOT_STORED, /* there is no such password */
  SIGNET_KEYRING_ERROR_LOCKED, /* it is there, but the keyring is locked and nobody may be asked */
  SIGNET_KEYRING_ERROR_DISMISSED,   /* the user was asked and did not unlock the keyring */
  SIGNET_KEYRING_ERROR_UNAVAILABLE, /* there is no keyring in this session */
  SIGNET_KEYRING_ERROR_SILENT,      /* the keyring is there and does not answer */
  SIGNET_KEYRING_ERROR_FAILED,
  /* an account could not be changed, and its old password could not be put back */
  SIGNET_KEYRING_ERROR_NOT_RESTORED,
} SignetKeyringError;

/* What may be done about a locked keyring */
typedef enum
{
  SIGNET_KEYRING_QUIET,   /* nobody is asked: for programs that run by themselves */
  SIGNET_KEYRING_MAY_ASK, /* the desktop may ask the user to unlock the keyring */
} SignetKeyringPrompt;

/* (transfer full): the error with its sentence */
GError *signet_keyring_error_new (SignetKeyringError code);

/* (transfer full): what it means: a SignetKeyringError, or @error if that is cancelled; takes
 * @error */
GError *signet_keyring_error_translate (GError *error, SignetKeyringPrompt prompt);

G_END_DECLS
