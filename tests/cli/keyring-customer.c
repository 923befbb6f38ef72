/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A user of the demo provider with gnome-keyring.
 */
#include "keyring-customer.h"
#include "keyring-daemon.h"

#include <signal.h>

void
keyring_customer_set_up (KeyringCustomer *self, gconstpointer unused)
{
  customer_set_up (&self->customer, NULL);
  g_unsetenv ("SECRET_BACKEND");
  self->daemon = keyring_daemon_start ();
  self->options = g_strdup_printf ("%s --password-file '%s'", self->customer.options,
                                   self->customer.password_file);
}

void
keyring_customer_tear_down (KeyringCustomer *self, gconstpointer unused)
{
  g_subprocess_send_signal (self->daemon, SIGCONT);
  keyring_daemon_stop (self->daemon);
  g_free (self->options);
  customer_tear_down (&self->customer, NULL);
}

int
keyring_customer_run_tests (void)
{
  if (keyring_daemon_is_installed ())
    return keyring_daemon_run_tests ();
  g_print ("1..0 # SKIP gnome-keyring-daemon, secret-tool or dbus-daemon is missing\n");
  return 0;
}
