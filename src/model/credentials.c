/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * User names and password, shared by reference. The names are not secret; the password stays in
 * its SignetSecret and is never copied here.
 */
#include "credentials.h"

struct _SignetCredentials
{
  char *users[SIGNET_MAX_USERS];
  SignetSecret *password;
};

G_DEFINE_BOXED_TYPE (SignetCredentials,
                     signet_credentials,
                     signet_credentials_ref,
                     signet_credentials_unref)

static void
credentials_clear (gpointer data)
{
  SignetCredentials *credentials = data;

  for (guint i = 0; i < SIGNET_MAX_USERS; i++)
    g_free (credentials->users[i]);
  g_clear_pointer (&credentials->password, signet_secret_unref);
}

SignetCredentials *
signet_credentials_new (const char *user, const char *second_user, SignetSecret *password)
{
  SignetCredentials *credentials;

  g_return_val_if_fail (user != NULL, NULL);

  credentials = g_atomic_rc_box_new0 (SignetCredentials);
  credentials->users[0] = g_strdup (user);
  /* The same name again would only bring the server closer to locking the account */
  if (g_strcmp0 (user, second_user) != 0)
    credentials->users[1] = g_strdup (second_user);
  credentials->password = password == NULL ? NULL : signet_secret_ref (password);
  return credentials;
}

SignetCredentials *
signet_credentials_ref (SignetCredentials *credentials)
{
  g_return_val_if_fail (credentials != NULL, NULL);

  return g_atomic_rc_box_acquire (credentials);
}

void
signet_credentials_unref (SignetCredentials *credentials)
{
  g_return_if_fail (credentials != NULL);

  g_atomic_rc_box_release_full (credentials, credentials_clear);
}

const char *
signet_credentials_get_user (const SignetCredentials *credentials, guint index)
{
  g_return_val_if_fail (credentials != NULL, NULL);

  return index < SIGNET_MAX_USERS ? credentials->users[index] : NULL;
}

SignetSecret *
signet_credentials_get_password (const SignetCredentials *credentials)
{
  g_return_val_if_fail (credentials != NULL, NULL);

  return credentials->password;
}
