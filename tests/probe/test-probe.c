/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whole probes of one or several protocols against servers in threads.
 */
#include "probe.h"

#include "enum-types.h"
#include "identity.h"
#include "peer.h"
#include "resolver.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PASSWORD "open sesame"

/* For how many of the next sockets there is no descriptor, and what the system says then */
static gint n_refused;
static int refusal;

/* Stands in for the system's, for everybody in this program */
int
socket (int family, int type, int protocol)
{
  if (g_atomic_int_get (&n_refused) == 0)
    return (int)syscall (SYS_socket, family, type, protocol);
  g_atomic_int_dec_and_test (&n_refused);
  errno = refusal;
  return -1;
}

typedef struct
{
  SignetProtocolResult *result;
  Peer *other;        /* unowned, nullable: whose connections are counted at the end */
  GCancellable *stop; /* unowned, nullable */
  guint n_calls;
  gboolean is_settled;
} Run;

static void
run_clear (Run *run)
{
  g_clear_object (&run->result);
}

static void
settled (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  g_assert_true (signet_probe_run_finish (SIGNET_PROBE (source), result, NULL)
                 == !g_cancellable_is_cancelled (run->stop));
  run->n_calls = run->other != NULL ? peer_count_calls (run->other) : 0;
  run->is_settled = TRUE;
}

static void
start_all (Run *run,
           SignetProbe *probe,
           SignetTlsCredentials *tls_credentials,
           GPtrArray *profiles,
           SignetCredentials *credentials)
{
  const SignetProfile *first = g_ptr_array_index (profiles, 0);
  SignetProbeRequest request;

  run->result = signet_protocol_result_new (first->protocol);
  request = (SignetProbeRequest){ .result = run->result,
                                  .profiles = profiles,
                                  .credentials = credentials,
                                  .tls_credentials = tls_credentials };
  signet_probe_run_async (probe, &request, run->stop, settled, run);
}

static void
start (Run *run,
       SignetProbe *probe,
       SignetTlsCredentials *tls_credentials,
       const SignetProfile *profile,
       SignetCredentials *credentials)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();

  g_ptr_array_add (profiles, (gpointer)profile);
  start_all (run, probe, tls_credentials, profiles, credentials);
}

static void
wait_for (const Run *run)
{
  while (!run->is_settled)
    g_main_context_iteration (NULL, TRUE);
}

static void
check_headline (const Run *run, SignetOutcome outcome, const char *host)
{
  SignetAttempt *headline = signet_protocol_result_get_headline (run->result);

  g_assert_nonnull (headline);
  g_assert_cmpstr (signet_nick (SIGNET_TYPE_OUTCOME, signet_attempt_get_outcome (headline)), ==,
                   signet_nick (SIGNET_TYPE_OUTCOME, outcome));
  g_assert_cmpstr (signet_attempt_get_profile (headline)->host, ==, host);
}

/* A server that dropped a connection while another was open is tried once more, but not before the
 * other protocol has logged in: alone means alone */
static void
test_alone (void)
{
  Identity identity;
  g_autoptr (SignetSecret) password = signet_secret_new (PASSWORD, -1);
  g_autoptr (SignetCredentials) ada = signet_credentials_new ("ada", NULL, password);
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (SignetProbe) probe = NULL;
  PeerPlan imap = { .script = "TLS\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\n"
                              "C: A1\nPAUSE 300\nS: A1 OK welcome\nWAIT" };
  PeerPlan smtp = { .script = "NEXT\nS: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 STARTTLS\nC: STARTTLS\n"
                              "S: 220 go\nTLS\nC: EHLO\nS: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH\n"
                              "S: 235 welcome\nWAIT" };
  g_autoptr (SignetProfile) incoming = NULL;
  g_autoptr (SignetProfile) outgoing = NULL;
  Peer *imap_peer, *smtp_peer;
  Run in = { 0 }, out = { 0 };

  identity_init (&identity);
  imap.certificate = smtp.certificate = identity.server;
  imap_peer = peer_new (&imap);
  smtp_peer = peer_new (&smtp);
  incoming = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1", peer_get_port (imap_peer),
                                 SIGNET_SECURITY_TLS);
  outgoing = signet_profile_new (SIGNET_PROTOCOL_SMTP, "127.0.0.1", peer_get_port (smtp_peer),
                                 SIGNET_SECURITY_STARTTLS);
  in.other = smtp_peer;
  probe = signet_probe_new (policy, 15000, 0);
  start (&in, probe, identity.tls_credentials, incoming, ada);
  start (&out, probe, identity.tls_credentials, outgoing, ada);
  wait_for (&in);
  wait_for (&out);
  check_headline (&in, SIGNET_OUTCOME_OK, "127.0.0.1");
  g_assert_cmpuint (in.n_calls, ==, 1);
  check_headline (&out, SIGNET_OUTCOME_OK, "127.0.0.1");
  g_free (peer_finish (imap_peer));
  g_free (peer_finish (smtp_peer));
  run_clear (&in);
  run_clear (&out);
  identity_clear (&identity);
}

/* Who dropped us at each of its addresses is tried once more at each of them, alone */
static void
test_alone_at_all_addresses (void)
{
  TestResolver *resolver = test_resolver_new ();
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  PeerPlan imap = { .script = "PAUSE 300\nS: SSH-2.0-x\nWAIT" };
  PeerPlan smtp = { .script = "" };
  PeerPlan next = { .script = "NEXT\nS: 554 go away\nWAIT" };
  Peer *imap_peer = peer_new (&imap);
  Peer *smtp_peer = peer_new (&smtp);
  Peer *next_peer = peer_new_at (&next, "127.0.0.2", peer_get_port (smtp_peer));
  g_autoptr (SignetProfile) incoming = signet_profile_new (
      SIGNET_PROTOCOL_IMAP, "mail.example.org", peer_get_port (imap_peer), SIGNET_SECURITY_TLS);
  g_autoptr (SignetProfile)
      outgoing = signet_profile_new (SIGNET_PROTOCOL_SMTP, "mail.example.org",
                                     peer_get_port (smtp_peer), SIGNET_SECURITY_STARTTLS);
  Run in = { .other = next_peer }, out = { 0 };

  start (&in, probe, tls_credentials, incoming, NULL);
  start (&out, probe, tls_credentials, outgoing, NULL);
  test_resolver_answer (resolver, "127.0.0.1 127.0.0.2");
  wait_for (&in);
  wait_for (&out);
  check_headline (&in, SIGNET_OUTCOME_NOT_MAIL, "mail.example.org");
  g_assert_cmpuint (in.n_calls, ==, 1);
  check_headline (&out, SIGNET_OUTCOME_UNAVAILABLE, "mail.example.org");
  g_assert_cmpuint (peer_count_calls (smtp_peer), ==, 2);
  g_assert_cmpuint (peer_count_calls (next_peer), ==, 2);
  g_free (peer_finish (imap_peer));
  g_free (peer_finish (smtp_peer));
  g_free (peer_finish (next_peer));
  run_clear (&in);
  run_clear (&out);
  signet_tls_credentials_unref (tls_credentials);
  test_resolver_free (resolver);
}

/* What a server said that dropped us counts, also if there was no time to try it once more */
static void
test_alone_out_of_time (void)
{
  Identity identity;
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  g_autoptr (SignetProbe) probe = NULL;
  PeerPlan imap = { .script = "TLS\nB: * OK\nWAIT" };
  PeerPlan smtp = { .script = "S: 421 too many connections\n" };
  g_autoptr (SignetProfile) incoming = NULL;
  g_autoptr (SignetProfile) outgoing = NULL;
  Peer *imap_peer, *smtp_peer;
  Run in = { 0 }, out = { 0 };

  identity_init (&identity);
  imap.certificate = identity.server;
  imap_peer = peer_new (&imap);
  smtp_peer = peer_new (&smtp);
  incoming = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1", peer_get_port (imap_peer),
                                 SIGNET_SECURITY_TLS);
  outgoing = signet_profile_new (SIGNET_PROTOCOL_SMTP, "127.0.0.1", peer_get_port (smtp_peer),
                                 SIGNET_SECURITY_STARTTLS);
  probe = signet_probe_new (policy, 3000, 0);
  start (&out, probe, identity.tls_credentials, outgoing, NULL);
  start (&in, probe, identity.tls_credentials, incoming, NULL);
  wait_for (&in);
  wait_for (&out);
  check_headline (&in, SIGNET_OUTCOME_TIMEOUT, "127.0.0.1");
  check_headline (&out, SIGNET_OUTCOME_TOO_MANY_CONNECTIONS, "127.0.0.1");
  g_free (peer_finish (imap_peer));
  g_free (peer_finish (smtp_peer));
  run_clear (&in);
  run_clear (&out);
  identity_clear (&identity);
}

/* Listens, and takes no connection: what is asked for after the first one is never answered */
static GSocket *
black_hole_new (GSocketConnection **filler, guint16 *port)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocket *listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                    G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_set_listen_backlog (listener, 0);
  g_assert_true (g_socket_bind (listener, any, FALSE, NULL));
  g_assert_true (g_socket_listen (listener, NULL));
  bound = g_socket_get_local_address (listener, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  *filler = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (bound), NULL, NULL);
  g_assert_nonnull (*filler);
  return listener;
}

/* Alone is who shares the server with nobody that gets somewhere: silence of another protocol,
 * before the connection or after, is waited for a moment, not until it ends */
static void
test_alone_next_to_silence (gconstpointer is_connected)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  PeerPlan imap = { .script = "WAIT" };
  PeerPlan smtp = { .script = "S: 421 too many connections\nNEXT\nS: SSH-2.0-x\nWAIT" };
  Peer *imap_peer = peer_new (&imap);
  Peer *smtp_peer = peer_new (&smtp);
  g_autoptr (GSocketConnection) filler = NULL;
  guint16 port;
  g_autoptr (GSocket) black_hole = black_hole_new (&filler, &port);
  g_autoptr (SignetProfile) incoming = signet_profile_new (
      SIGNET_PROTOCOL_IMAP, "127.0.0.1", is_connected ? peer_get_port (imap_peer) : port,
      SIGNET_SECURITY_TLS);
  g_autoptr (SignetProfile) outgoing = signet_profile_new (
      SIGNET_PROTOCOL_SMTP, "127.0.0.1", peer_get_port (smtp_peer), SIGNET_SECURITY_STARTTLS);
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Run in = { .stop = stop }, out = { 0 };

  start (&in, probe, tls_credentials, incoming, NULL);
  start (&out, probe, tls_credentials, outgoing, NULL);
  wait_for (&out);
  check_headline (&out, SIGNET_OUTCOME_NOT_MAIL, "127.0.0.1");
  g_assert_cmpuint (peer_count_calls (smtp_peer), ==, 2);
  g_assert_false (in.is_settled);
  g_assert_false (g_socket_is_closed (black_hole));
  g_cancellable_cancel (stop);
  wait_for (&in);
  g_free (peer_finish (imap_peer));
  g_free (peer_finish (smtp_peer));
  run_clear (&in);
  run_clear (&out);
  signet_tls_credentials_unref (tls_credentials);
}

/* A crowded server drops the encrypted connection while the one in clear is proven: that one waits,
 * and is not waited for */
static void
test_alone_next_to_plaintext (void)
{
  Identity identity;
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 60000, 0);
  g_autoptr (GPtrArray)
      profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  PeerPlan tls = { .script = "PAUSE 1300\nNEXT\nTLS\n"
                             "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\nWAIT" };
  PeerPlan clear = { .script = "S: * OK ready\nC: A1\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN\n"
                               "S: A1 OK done\nWAIT" };
  Peer *tls_peer, *clear_peer;
  Run run = { 0 };

  identity_init (&identity);
  tls.certificate = identity.server;
  tls_peer = peer_new (&tls);
  clear_peer = peer_new (&clear);
  g_ptr_array_add (profiles, signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1",
                                                 peer_get_port (tls_peer), SIGNET_SECURITY_TLS));
  for (int i = SIGNET_SECURITY_STARTTLS; i <= SIGNET_SECURITY_NONE; i++)
    g_ptr_array_add (profiles, signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1",
                                                   peer_get_port (clear_peer), (SignetSecurity)i));
  start_all (&run, probe, identity.tls_credentials, profiles, NULL);
  wait_for (&run);
  check_headline (&run, SIGNET_OUTCOME_OK, "127.0.0.1");
  g_assert_cmpint (
      signet_attempt_get_profile (signet_protocol_result_get_headline (run.result))->security, ==,
      SIGNET_SECURITY_TLS);
  g_assert_cmpuint (peer_count_calls (tls_peer), ==, 3);
  g_free (peer_finish (tls_peer));
  g_free (peer_finish (clear_peer));
  run_clear (&run);
  identity_clear (&identity);
}

/* The server hangs up on the first user name. The second one is tried on another connection, but
 * not without encryption, and not once more where it was judged. */
static void
test_second_user (gconstpointer data)
{
  static const struct
  {
    SignetProtocol protocol;
    SignetSecurity security;
    const char *script;
    guint n_calls;
    const char *sent; /* as often as there was a log-in */
    guint n_sent;
  } rows[] = {
    { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS,
      "S: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\nC: EHLO\n"
      "S: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH\nS: 535 no\n"
      "NEXT\nS: 220 hi\nC: EHLO\nS: 250-hi\nS: 250 AUTH PLAIN\nWAIT",
      2, "AUTH ", 1 },
    { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS,
      "TLS\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: A1\n"
      "S: A1 NO [AUTHENTICATIONFAILED] no\nC: A2\nS: * NO [AUTHENTICATIONFAILED] no\n",
      1, "AUTHENTICATE ", 2 },
  };
  guint row = GPOINTER_TO_UINT (data);
  Identity identity;
  g_autoptr (SignetSecret) password = signet_secret_new (PASSWORD, -1);
  g_autoptr (SignetCredentials) ada = signet_credentials_new ("ada@example.org", "ada", password);
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 60000, 0);
  PeerPlan plan = { .script = rows[row].script };
  g_autoptr (SignetProfile) profile = NULL;
  g_autofree char *said = NULL;
  g_auto (GStrv) parts = NULL;
  Peer *peer;
  Run run = { 0 };

  identity_init (&identity);
  plan.certificate = identity.server;
  peer = peer_new (&plan);
  profile = signet_profile_new (rows[row].protocol, "127.0.0.1", peer_get_port (peer),
                                rows[row].security);
  start (&run, probe, identity.tls_credentials, profile, ada);
  wait_for (&run);
  check_headline (&run, SIGNET_OUTCOME_LOGIN_REJECTED, "127.0.0.1");
  g_assert_cmpuint (peer_count_calls (peer), ==, rows[row].n_calls);
  said = peer_finish (peer);
  parts = g_strsplit (said, rows[row].sent, 0);
  g_assert_cmpuint (g_strv_length (parts) - 1, ==, rows[row].n_sent);
  run_clear (&run);
  identity_clear (&identity);
}

/* Out of descriptors, of its own or of the system, means later */
static void
test_no_descriptor (gconstpointer error)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  PeerPlan plan = { .script = "S: SSH-2.0-x\nWAIT" };
  Peer *peer = peer_new (&plan);
  g_autoptr (SignetProfile) profile = signet_profile_new (
      SIGNET_PROTOCOL_IMAP, "127.0.0.1", peer_get_port (peer), SIGNET_SECURITY_TLS);
  Run run = { 0 };

  refusal = GPOINTER_TO_INT (error);
  g_atomic_int_set (&n_refused, 3);
  start (&run, probe, tls_credentials, profile, NULL);
  wait_for (&run);
  g_assert_cmpint (g_atomic_int_get (&n_refused), ==, 0);
  check_headline (&run, SIGNET_OUTCOME_NOT_MAIL, "127.0.0.1");
  run_clear (&run);
  g_free (peer_finish (peer));
  signet_tls_credentials_unref (tls_credentials);
}

/* Whose address is not told in time is called by its name */
static void
test_no_name_server (void)
{
  TestResolver *resolver = test_resolver_new ();
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 500, 0);
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                                          993, SIGNET_SECURITY_TLS);
  Run run = { 0 };

  start (&run, probe, tls_credentials, profile, NULL);
  wait_for (&run);
  check_headline (&run, SIGNET_OUTCOME_TIMEOUT, "imap.example.org");
  g_assert_cmpuint (
      signet_attempt_get_facts (signet_protocol_result_get_headline (run.result))->elapsed_ms, >,
      0);
  run_clear (&run);
  signet_tls_credentials_unref (tls_credentials);
  test_resolver_free (resolver);
}

/* IPv4 starts where nobody answers for IPv6 */
static void
test_no_ipv6 (void)
{
  TestResolver *resolver = test_resolver_new ();
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 15000, 0);
  PeerPlan plan = { .script = "S: SSH-2.0-x\nWAIT" };
  Peer *peer = peer_new (&plan);
  g_autoptr (SignetProfile) profile = signet_profile_new (
      SIGNET_PROTOCOL_IMAP, "imap.example.org", peer_get_port (peer), SIGNET_SECURITY_TLS);
  Run run = { 0 };

  start (&run, probe, tls_credentials, profile, NULL);
  while (test_resolver_count (resolver) < 3)
    g_main_context_iteration (NULL, TRUE);
  test_resolver_answer_family (resolver, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, "127.0.0.1");
  wait_for (&run);
  check_headline (&run, SIGNET_OUTCOME_NOT_MAIL, "imap.example.org");
  run_clear (&run);
  g_free (peer_finish (peer));
  signet_tls_credentials_unref (tls_credentials);
  test_resolver_free (resolver);
}

/* The same where there was no time to look it up at all */
static void
test_no_time (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  g_autoptr (SignetProbe) probe = signet_probe_new (policy, 0, 0);
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1", 993, SIGNET_SECURITY_TLS);
  Run run = { 0 };

  start (&run, probe, tls_credentials, profile, NULL);
  wait_for (&run);
  check_headline (&run, SIGNET_OUTCOME_TIMEOUT, "127.0.0.1");
  run_clear (&run);
  signet_tls_credentials_unref (tls_credentials);
}

/* How far a connection got on which the server keeps silent */
static void
test_reach (void)
{
  static const struct
  {
    const char *script;
    SignetSecurity security;
    SignetReach reach;
  } cases[] = {
    { "WAIT", SIGNET_SECURITY_TLS, SIGNET_REACH_CONNECTED },
    { "WAIT", SIGNET_SECURITY_STARTTLS, SIGNET_REACH_CONNECTED },
    { "S: * OK ready\nWAIT", SIGNET_SECURITY_STARTTLS, SIGNET_REACH_HEARD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetPolicy)
          policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_2);
      SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
      g_autoptr (SignetProbe) probe = signet_probe_new (policy, 1500, 0);
      const PeerPlan plan = { .script = cases[i].script };
      Peer *peer = peer_new (&plan);
      g_autoptr (SignetProfile) profile = signet_profile_new (
          SIGNET_PROTOCOL_IMAP, "127.0.0.1", peer_get_port (peer), cases[i].security);
      Run run = { 0 };

      start (&run, probe, tls_credentials, profile, NULL);
      wait_for (&run);
      check_headline (&run, SIGNET_OUTCOME_TIMEOUT, "127.0.0.1");
      g_assert_cmpint (
          signet_attempt_get_facts (signet_protocol_result_get_headline (run.result))->reach, ==,
          cases[i].reach);
      g_free (peer_finish (peer));
      run_clear (&run);
      signet_tls_credentials_unref (tls_credentials);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/alone", test_alone);
  g_test_add_func ("/probe/alone-at-all-addresses", test_alone_at_all_addresses);
  g_test_add_func ("/probe/alone-out-of-time", test_alone_out_of_time);
  g_test_add_data_func ("/probe/alone-next-to-silence/connected", GINT_TO_POINTER (TRUE),
                        test_alone_next_to_silence);
  g_test_add_data_func ("/probe/alone-next-to-silence/not-connected", GINT_TO_POINTER (FALSE),
                        test_alone_next_to_silence);
  g_test_add_func ("/probe/alone-next-to-plaintext", test_alone_next_to_plaintext);
  g_test_add_data_func ("/probe/second-user/lost-encryption", GUINT_TO_POINTER (0),
                        test_second_user);
  g_test_add_data_func ("/probe/second-user/judged", GUINT_TO_POINTER (1), test_second_user);
  g_test_add_data_func ("/probe/no-descriptor/of-its-own", GINT_TO_POINTER (EMFILE),
                        test_no_descriptor);
  g_test_add_data_func ("/probe/no-descriptor/of-the-system", GINT_TO_POINTER (ENFILE),
                        test_no_descriptor);
  g_test_add_func ("/probe/reach", test_reach);
  g_test_add_func ("/probe/no-name-server", test_no_name_server);
  g_test_add_func ("/probe/no-ipv6", test_no_ipv6);
  g_test_add_func ("/probe/no-time", test_no_time);
  return g_test_run ();
}
