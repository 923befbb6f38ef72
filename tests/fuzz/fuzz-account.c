/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes account files: whatever is in them, they are refused with a clause for people, or become
 * an account that is safe to use and that is the same when it is written and read again.
 */
#include "account-file.h"
#include "fuzz.h"
#include "policy.h"
#include "store-error.h"

static const char id[] = "3d6f0a5e-8f0c-4a52-9d0e-0d7c1f0e5a11";

static void
check_service (const SignetServerSettings *server)
{
  fuzz_check_text (server->user);
  fuzz_check_text (server->ca_file);
  fuzz_check_text (server->client_certificate);
  fuzz_check_text (server->source);
  g_assert_true ((server->confirmed_host == NULL) == (server->confirmed_port == 0));
  if (server->profile != NULL)
    {
      g_assert_cmpuint (server->profile->port, >, 0);
      g_assert_cmpint (server->profile->security, !=, SIGNET_SECURITY_AUTO);
    }
}

static void
check_account (SignetAccount *account)
{
  GPtrArray *pins = signet_account_get_pins (account);

  fuzz_check_text (signet_account_get_address (account));
  fuzz_check_text (signet_account_get_name (account));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);

      if (server != NULL)
        check_service (server);
      signet_policy_may_use (account, (SignetProtocol)i, SIGNET_PLAINTEXT_CONFIRMED);
    }
  for (guint i = 0; i < pins->len; i++)
    g_assert_cmpuint (((SignetPin *)pins->pdata[i])->flaws & SIGNET_FLAW_REVOKED, ==, 0);
}

/* What can be read can be written, and comes back the same */
static void
check_again (SignetAccount *account, GBytes *old)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SignetAccount) again = NULL;

  signet_account_set_generation (account, 1);
  bytes = signet_account_file_format (account, old, &error);
  g_assert_no_error (error);
  again = signet_account_file_parse (id, bytes, &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_equal (account, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) account = signet_account_file_parse (id, bytes, &error);

  g_assert_true ((account == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == SIGNET_STORE_ERROR);
      fuzz_check_text (error->message);
      return 0;
    }
  check_account (account);
  check_again (account, bytes);
  check_again (account, NULL);
  return 0;
}
