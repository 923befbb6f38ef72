/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords, on their way between the keyring and a request.
 */
#include "passwords.h"
#include "output.h"

#include <glib/gi18n-lib.h>

void
signet_passwords_clear (SignetPasswords *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&self->of[i], signet_secret_unref);
}

void
signet_passwords_set (SignetPasswords *self, SignetProtocol protocol, SignetSecret *password)
{
  SignetSecret *held = password != NULL ? signet_secret_ref (password) : NULL;

  g_return_if_fail (self != NULL && (guint)protocol < SIGNET_N_PROTOCOLS);

  g_clear_pointer (&self->of[protocol], signet_secret_unref);
  self->of[protocol] = held;
}

static gboolean
has_password (SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  return server != NULL && server->sign_in == SIGNET_SIGN_IN_PASSWORD;
}

static gboolean
load_one (SignetPasswords *self,
          SignetSession *session,
          const SignetKeyringItem *item,
          SignetKeyringPrompt prompt,
          GError **error)
{
  g_autoptr (GError) own = NULL;

  self->of[item->protocol] = signet_session_lookup (session, item, prompt, &own);
  if (own == NULL || g_error_matches (own, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

gboolean
signet_passwords_load (SignetPasswords *self,
                       SignetSession *session,
                       SignetAccount *account,
                       SignetKeyringPrompt prompt,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && session != NULL, FALSE);
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (has_password (account, (SignetProtocol)i))
      {
        SignetKeyringItem item = signet_keyring_item_for (account, (SignetProtocol)i);

        if (!load_one (self, session, &item, prompt, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
signet_passwords_keep (const SignetPasswords *self,
                       SignetSession *session,
                       SignetKeyringChange *change,
                       SignetAccount *account,
                       SignetKeyringPlace *place,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && session != NULL && place != NULL, FALSE);
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  *place = SIGNET_KEYRING_PLACE_KEYRING;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->of[i] != NULL && has_password (account, (SignetProtocol)i))
      {
        SignetKeyringItem item = signet_keyring_item_for (account, (SignetProtocol)i);

        if (!signet_session_store (session, change, &item, self->of[i], place, error))
          return FALSE;
      }
  return TRUE;
}

static void
follow_one (SignetSession *session, SignetKeyringChange *change, SignetKeyringItem *items)
{
  SignetKeyringPlace place;
  g_autoptr (SignetSecret) password = NULL;

  if (!signet_keyring_item_moves (&items[0], &items[1]))
    return;
  password = signet_session_lookup (session, &items[0], SIGNET_KEYRING_QUIET, NULL);
  if (password != NULL)
    signet_session_store (session, change, &items[1], password, &place, NULL);
}

/* Where the server was found, the password is found under the old place as well: by us, but by no
 * other program. */
void
signet_passwords_follow (SignetSession *session, SignetAccount *before, SignetAccount *after)
{
  g_autoptr (SignetKeyringChange) change = NULL;

  g_return_if_fail (session != NULL);
  g_return_if_fail (SIGNET_IS_ACCOUNT (before) && SIGNET_IS_ACCOUNT (after));

  change = signet_keyring_change_new (session->store, session->keyring,
                                      signet_account_get_id (after), before);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (has_password (before, (SignetProtocol)i) && has_password (after, (SignetProtocol)i))
      {
        SignetKeyringItem items[] = { signet_keyring_item_for (before, (SignetProtocol)i),
                                      signet_keyring_item_for (after, (SignetProtocol)i) };

        follow_one (session, change, items);
      }
}

void
signet_passwords_complain (void)
{
  signet_output_error (_ ("There is no keyring in this session, so the password is not kept."));
}
