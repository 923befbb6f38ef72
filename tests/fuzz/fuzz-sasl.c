/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes what a server may say in a SASL exchange. The first byte chooses the mechanism ("0" to
 * "9"), the second whether there is a channel binding ("b"); each line of the rest is a challenge.
 */
#include "fuzz.h"
#include "sasl.h"

#include <string.h>

#define SIGNET_TEST_PASSWORD "correct horse 9"

static const char *const mechanisms[] = {
  "PLAIN",
  "LOGIN",
  "CRAM-MD5",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
  "SCRAM-SHA-1-PLUS",
  "SCRAM-SHA-256-PLUS",
  "EXTERNAL",
};

static SignetPermit *
permit_new (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const SignetChannel channel = { .id = 1, .host = "mail.example.org", .port = 993, .tls = tls };
  SignetOutcome reason;

  tls->version = g_strdup ("TLS1.3");
  return signet_policy_issue_permit (policy, &channel, &reason);
}

static gboolean
shows_password (const char *mechanism)
{
  return g_str_equal (mechanism, "PLAIN") || g_str_equal (mechanism, "LOGIN");
}

/* Only what is meant to carry the password does; and an answer is base64, one line. */
static void
check_response (const char *mechanism, const char *response)
{
  g_autofree guchar *decoded = NULL;
  gsize length;

  g_assert_null (strpbrk (response, "\r\n"));
  g_assert_cmpuint (strlen (response) % 4, ==, 0);
  if (*response == '\0' || shows_password (mechanism))
    return;
  decoded = g_base64_decode (response, &length);
  g_assert_null (g_strstr_len ((const char *)decoded, (gssize)length, SIGNET_TEST_PASSWORD));
}

static SignetSaslState
step (SignetSasl *sasl, const char *mechanism, const char *challenge)
{
  char *response = NULL;
  SignetSaslState state = signet_sasl_step (sasl, challenge, &response);
  gboolean goes_on = state == SIGNET_SASL_MORE || state == SIGNET_SASL_COMPLETE;

  g_assert_true (goes_on == (response != NULL));
  g_assert_true (state != SIGNET_SASL_COMPLETE || signet_sasl_is_complete (sasl));
  if (response != NULL)
    check_response (mechanism, response);
  g_free (response);
  return state;
}

/* No server knows the password here, so none can finish SCRAM. */
static void
exchange (SignetSasl *sasl, const char *mechanism, FuzzInput input)
{
  SignetSaslState state = SIGNET_SASL_MORE;

  if (signet_sasl_is_client_first (sasl))
    state = step (sasl, mechanism, NULL);
  while (input.length > 0 && (state == SIGNET_SASL_MORE || state == SIGNET_SASL_COMPLETE))
    {
      FuzzInput line = fuzz_take_until (&input, '\n');
      g_autofree char *challenge = fuzz_to_string (&line);

      state = step (sasl, mechanism, challenge);
    }
  if (g_str_has_prefix (mechanism, "SCRAM-"))
    g_assert_false (signet_sasl_is_complete (sasl));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzInput input = { (const char *)data, size };
  const char *mechanism = mechanisms[fuzz_take_byte (&input) % G_N_ELEMENTS (mechanisms)];
  gboolean bound = fuzz_take_byte (&input) == 'b';
  const SignetChannelBinding binding = { bound ? SIGNET_BINDING_TLS_EXPORTER : SIGNET_BINDING_NONE,
                                         bound ? (char *)"AAECAwQFBgc=" : NULL };
  g_autoptr (SignetPermit) permit = permit_new ();
  g_autoptr (SignetSecret) password = signet_secret_new (SIGNET_TEST_PASSWORD, -1);
  g_autoptr (SignetSasl) sasl = NULL;
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  sasl = signet_sasl_new (permit, mechanism, &binding, "ada@example.org", password);
  if (sasl != NULL)
    exchange (sasl, mechanism, input);
  signet_capabilities_clear (&capabilities);
  return 0;
}
