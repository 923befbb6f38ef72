/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A protocol that its domain denies while it is being probed: who goes on, and whether anything of
 * the user's was sent. The server is in a thread.
 */
#include "probe.h"

#include "enum-types.h"
#include "peer.h"

#include <string.h>

#define AUTOCONFIG 2
#define SRV        3
#define GUESS      6
#define NOBODY     G_MAXUINT

#define SIGN_IN "A1 AUTHENTICATE PLAIN AGFkYQBvcGVuIHNlc2FtZQ==\r\n"

typedef struct
{
  const char *name;
  guint rank;  /* of who named the server */
  guint later; /* of who names it again after the denial */
  SignetOutcome outcome;
  const char *heard; /* what the server got */
} DeniedCase;

static const DeniedCase cases[] = {
  /* Proven, and waiting for a better source */
  { "guess", GUESS, NOBODY, SIGNET_OUTCOME_HOST_NOT_FOUND, "A1 LOGOUT\r\n" },
  { "guess-named-again", GUESS, GUESS, SIGNET_OUTCOME_HOST_NOT_FOUND, "A1 LOGOUT\r\n" },
  { "named-by-a-file", AUTOCONFIG, NOBODY, SIGNET_OUTCOME_OK, SIGN_IN "A2 LOGOUT\r\n" },
  { "guess-then-named-by-a-file", GUESS, AUTOCONFIG, SIGNET_OUTCOME_OK,
    "A1 LOGOUT\r\n" SIGN_IN "A2 LOGOUT\r\n" },
};

typedef struct
{
  const DeniedCase *row;
  SignetProbe *probe;
  SignetProtocolResult *result;
  GPtrArray *profiles; /* the one, for a second time */
  gboolean is_done;
} Fixture;

static GPtrArray *
profiles_new (guint16 port, guint rank)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  SignetProfile *profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1", port,
                                               SIGNET_SECURITY_NONE);

  profile->rank = rank;
  g_ptr_array_add (profiles, profile);
  return profiles;
}

/* By now the profile is proven; without the denial it would be logged in to after a second. */
static gboolean
deny (gpointer data)
{
  Fixture *fixture = data;

  signet_probe_deny (fixture->probe, fixture->result, SRV);
  signet_probe_add (fixture->probe, fixture->result, fixture->profiles, &SIGNET_EXPECTED_NOTHING);
  return G_SOURCE_REMOVE;
}

static void
on_line (const SignetProfile *profile, char direction, const char *text, gpointer data)
{
  if (direction == 'S' && strstr (text, "ready") != NULL)
    g_idle_add (deny, data);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *)data)->is_done = TRUE;
}

static void
test_denied (gconstpointer data)
{
  const DeniedCase *row = data;
  const PeerPlan plan = {
    "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: A1\nS: A1 OK done\nWAIT"
  };
  const SignetExpected expected = { AUTOCONFIG - 1, G_MAXUINT, 0 };
  Peer *peer = peer_new (&plan);
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetSecret) password = signet_secret_new ("open sesame", -1);
  g_autoptr (SignetCredentials) credentials = signet_credentials_new ("ada", NULL, password);
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (GPtrArray) profiles = profiles_new (peer_get_port (peer), row->rank);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) again = row->later == NOBODY
                                    ? g_ptr_array_new ()
                                    : profiles_new (peer_get_port (peer), row->later);
  Fixture fixture = { row, probe, result, again, FALSE };
  g_autofree char *heard = NULL;

  signet_probe_set_trace (probe, on_line, &fixture);
  signet_probe_run_async (probe,
                          &(SignetProbeRequest){ .result = result,
                                                 .profiles = profiles,
                                                 .credentials = credentials,
                                                 .tls_credentials = tls_credentials },
                          NULL, on_done, &fixture);
  signet_probe_add (probe, result, none, &expected);
  while (!fixture.is_done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  heard = peer_finish (peer);
  g_assert_cmpstr (heard, ==, row->heard);
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_OUTCOME, signet_protocol_result_get_outcome (result)),
                   ==, signet_nick (SIGNET_TYPE_OUTCOME, row->outcome));
  if (row->outcome != SIGNET_OUTCOME_OK)
    g_assert_true (
        signet_attempt_get_profile (signet_protocol_result_get_headline (result))->is_denied);
}

/* Before anything has begun one record says it all. */
static void
test_before (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_POP3);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) guesses = signet_profiles_for (SIGNET_PROTOCOL_POP3, "127.0.0.1", 0,
                                                       SIGNET_PORT_STANDARD, SIGNET_SECURITY_AUTO);
  Fixture fixture = { NULL, probe, result, none, FALSE };

  for (guint i = 0; i < guesses->len; i++)
    ((SignetProfile *)g_ptr_array_index (guesses, i))->rank = GUESS;
  signet_probe_run_async (probe,
                          &(SignetProbeRequest){ .result = result,
                                                 .profiles = none,
                                                 .tls_credentials = tls_credentials },
                          NULL, on_done, &fixture);
  signet_probe_deny (probe, result, SRV);
  signet_probe_add (probe, result, guesses, &SIGNET_EXPECTED_NOTHING);
  while (!fixture.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (signet_protocol_result_is_ok (result));
  g_assert_cmpint (signet_protocol_result_get_outcome (result), ==, SIGNET_OUTCOME_HOST_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (result)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/denied/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_denied);
    }
  g_test_add_func ("/denied/before", test_before);
  return g_test_run ();
}
