/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the errors of libsecret and of the bus below it mean.
 */
#include "keyring-error.h"

#include "text.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

GQuark
signet_keyring_error_quark (void)
{
  return g_quark_from_static_string ("signet-keyring-error-quark");
}

static const char *
sentence_for (SignetKeyringError code)
{
  switch (code)
    {
    case SIGNET_KEYRING_ERROR_NOT_STORED:
      return _ ("No password is stored for this account.");
    case SIGNET_KEYRING_ERROR_LOCKED:
      return _ ("The keyring is locked. Please unlock it and try again.");
    case SIGNET_KEYRING_ERROR_DISMISSED:
      return _ ("The keyring was not unlocked, so nothing was changed.");
    case SIGNET_KEYRING_ERROR_UNAVAILABLE:
      return _ ("There is no keyring in this session to keep passwords in.");
    case SIGNET_KEYRING_ERROR_SILENT:
      return _ ("The keyring does not answer.");
    case SIGNET_KEYRING_ERROR_NOT_RESTORED:
      return _ ("The account could not be changed, and its old password could not be put back into "
                "the keyring. Please type the password again.");
    default:
      return _ ("The keyring failed.");
    }
}

GError *
signet_keyring_error_new (SignetKeyringError code)
{
  return g_error_new_literal (SIGNET_KEYRING_ERROR, (int)code, sentence_for (code));
}

/* No bus, no service on it, or one that does not start */
static gboolean
is_unavailable (const GError *error)
{
  static const GDBusError absent[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,
    G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_FORK_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,
    G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_FAILED,
    G_DBUS_ERROR_SPAWN_FILE_INVALID,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int)absent[i]))
      return TRUE;
  /* A service that answers with an error of its own is there. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR))
    return FALSE;
  return error->domain == G_SPAWN_ERROR || error->domain == G_IO_ERROR;
}

/* A service that is there and hangs */
static gboolean
is_silent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}

static GError *
failure_new (const GError *error)
{
  g_autofree char *words = signet_text_escape (error->message, -1, 0);

  return g_error_new (SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_FAILED,
                      /* Translators: %s is what the keyring says, in its own words */
                      _ ("The keyring failed: %s"), words);
}

static GError *
meaning_of (const GError *error, SignetKeyringPrompt prompt)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return signet_keyring_error_new (prompt == SIGNET_KEYRING_QUIET
                                         ? SIGNET_KEYRING_ERROR_LOCKED
                                         : SIGNET_KEYRING_ERROR_DISMISSED);
  if (is_silent (error))
    return signet_keyring_error_new (SIGNET_KEYRING_ERROR_SILENT);
  if (is_unavailable (error))
    return signet_keyring_error_new (SIGNET_KEYRING_ERROR_UNAVAILABLE);
  return failure_new (error);
}

GError *
signet_keyring_error_translate (GError *error, SignetKeyringPrompt prompt)
{
  GError *meaning;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  meaning = meaning_of (error, prompt);
  g_error_free (error);
  return meaning;
}
