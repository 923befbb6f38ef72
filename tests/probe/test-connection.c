/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One connection to a server in a thread: bytes in clear, handshakes, and what their failures mean.
 */
#include "connection.h"

#include "identity.h"
#include "peer.h"

#include <string.h>

typedef struct
{
  Identity identity;
  PeerPlan plan;
  Peer *peer;
  SignetConnection *connection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  identity_init (&fixture->identity);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  signet_connection_free (fixture->connection);
  g_free (peer_finish (fixture->peer));
  identity_clear (&fixture->identity);
}

static void
open_connection (Fixture *fixture, const PeerPlan *plan)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetProfile) profile = NULL;
  GSocketConnection *stream;

  fixture->plan = *plan;
  if (fixture->plan.certificate == NULL)
    fixture->plan.certificate = fixture->identity.server;
  fixture->peer = peer_new (&fixture->plan);
  profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1", peer_get_port (fixture->peer),
                                SIGNET_SECURITY_TLS);
  fixture->connection = signet_connection_new (profile, fixture->identity.tls_credentials);
  g_socket_client_set_enable_proxy (client, FALSE);
  stream = g_socket_client_connect_to_host (client, "127.0.0.1", peer_get_port (fixture->peer),
                                            NULL, &error);
  g_assert_no_error (error);
  signet_connection_adopt (fixture->connection, stream);
}

static void
can_go_on (SignetConnection *connection, gpointer data)
{
  *(gboolean *)data = TRUE;
}

static void
wait_for (SignetConnection *connection)
{
  gboolean is_ready = FALSE;

  signet_connection_wait (connection, can_go_on, &is_ready);
  while (!is_ready)
    g_main_context_iteration (NULL, TRUE);
}

static int
shake_hands (SignetConnection *connection)
{
  int status;

  while ((status = signet_connection_handshake (connection)) == SIGNET_IO_AGAIN)
    wait_for (connection);
  return status;
}

static gssize
read_some (SignetConnection *connection, char *buffer, gsize size)
{
  gssize n;

  while ((n = signet_connection_read (connection, buffer, size)) == SIGNET_IO_AGAIN)
    wait_for (connection);
  return n;
}

static void
check_reads (SignetConnection *connection, const char *words)
{
  char buffer[256];
  gsize have = 0;

  while (have < strlen (words))
    {
      gssize n = read_some (connection, buffer + have, strlen (words) - have);

      g_assert_cmpint (n, >, 0);
      have += (gsize)n;
    }
  g_assert_cmpmem (buffer, have, words, strlen (words));
}

static void
check_failure (const Fixture *fixture, SignetOutcome outcome, const char *detail)
{
  const SignetFailure *failure = signet_connection_get_failure (fixture->connection);

  g_assert_cmpint (failure->outcome, ==, outcome);
  if (detail != NULL)
    g_assert_cmpstr (failure->detail, ==, detail);
}

static int
begin_and_shake (Fixture *fixture)
{
  g_assert_true (
      signet_connection_begin_tls (fixture->connection, SIGNET_TLS_1_2, SIGNET_LENIENCY_NONE));
  return shake_hands (fixture->connection);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  char byte;

  open_connection (fixture, &(PeerPlan){ .script = "S: hello\nC: hi\nS: bye" });
  g_assert_null (signet_connection_get_channel (fixture->connection)->tls);
  g_assert_false (signet_connection_has_heard (fixture->connection));
  check_reads (fixture->connection, "hello\r\n");
  g_assert_true (signet_connection_has_heard (fixture->connection));
  g_assert_cmpint (signet_connection_write (fixture->connection, "hi\r\n", 4), ==, 4);
  check_reads (fixture->connection, "bye\r\n");
  g_assert_cmpint (read_some (fixture->connection, &byte, 1), ==, 0);
}

static void
test_tls (Fixture *fixture, gconstpointer data)
{
  const SignetChannel *channel;
  guint64 id;

  open_connection (fixture, &(PeerPlan){ .script = "TLS\nS: hello\nC: hi\nS: bye\nWAIT" });
  channel = signet_connection_get_channel (fixture->connection);
  id = channel->id;
  g_assert_cmpint (begin_and_shake (fixture), ==, 0);
  g_assert_false (
      signet_connection_begin_tls (fixture->connection, SIGNET_TLS_1_2, SIGNET_LENIENCY_NONE));
  g_assert_cmpuint (channel->tls->flaws, ==, 0);
  g_assert_cmpuint (channel->id, !=, id);
  check_reads (fixture->connection, "hello\r\n");
  g_assert_cmpint (signet_connection_write (fixture->connection, "hi\r\n", 4), ==, 4);
  check_reads (fixture->connection, "bye\r\n");
}

/* A permit for the channel in clear must be worth nothing afterwards */
static void
test_channel_changes (Fixture *fixture, gconstpointer data)
{
  const SignetChannel *channel;
  guint64 id;

  open_connection (fixture, &(PeerPlan){ .script = "S: hello\nC: STARTTLS\nTLS\nWAIT" });
  channel = signet_connection_get_channel (fixture->connection);
  id = channel->id;
  check_reads (fixture->connection, "hello\r\n");
  g_assert_cmpint (signet_connection_write (fixture->connection, "STARTTLS\r\n", 10), ==, 10);
  g_assert_cmpint (begin_and_shake (fixture), ==, 0);
  g_assert_cmpuint (channel->id, !=, id);
  g_assert_nonnull (channel->tls);
}

static void
test_flaws (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture,
                   &(PeerPlan){ .script = "TLS\nWAIT", .certificate = fixture->identity.expired });
  g_assert_cmpint (begin_and_shake (fixture), ==, 0);
  g_assert_cmpuint (signet_connection_get_channel (fixture->connection)->tls->flaws, ==,
                    SIGNET_FLAW_EXPIRED);
}

static void
test_binding (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *priorities;
    SignetBinding binding;
  } cases[] = {
    { "NORMAL:-VERS-ALL:+VERS-TLS1.3", SIGNET_BINDING_TLS_EXPORTER },
    { "NORMAL:-VERS-ALL:+VERS-TLS1.2", SIGNET_BINDING_TLS_UNIQUE },
    /* RFC 7627: without the extended master secret another channel may have the same */
    { "NORMAL:-VERS-ALL:+VERS-TLS1.2:%NO_SESSION_HASH", SIGNET_BINDING_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 bytes[64];
      gsize length = 99;

      if (i > 0)
        {
          g_clear_pointer (&fixture->connection, signet_connection_free);
          g_free (peer_finish (fixture->peer));
        }
      open_connection (fixture,
                       &(PeerPlan){ .script = "TLS\nWAIT", .priorities = cases[i].priorities });
      g_assert_cmpint (begin_and_shake (fixture), ==, 0);
      g_assert_cmpint (signet_connection_get_binding (fixture->connection, bytes, &length), ==,
                       cases[i].binding);
      g_assert_cmpint (length > 0, ==, cases[i].binding != SIGNET_BINDING_NONE);
    }
}

/* Whatever lives on the port of implicit TLS instead */
static void
test_not_mail (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *script;
    const char *name;
  } cases[] = {
    { "S: SSH-2.0-OpenSSH_9.2\nWAIT", "SSH" },
    { "S: HTTP/1.1 400 Bad Request\nWAIT", "HTTP" },
    { "S: * OK IMAP4rev1 ready\nWAIT", "IMAP" },
    { "S: 220 mail ESMTP\nWAIT", "SMTP" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (i > 0)
        {
          g_clear_pointer (&fixture->connection, signet_connection_free);
          g_free (peer_finish (fixture->peer));
        }
      open_connection (fixture, &(PeerPlan){ .script = cases[i].script });
      g_assert_cmpint (begin_and_shake (fixture), ==, SIGNET_IO_FAILED);
      check_failure (fixture, SIGNET_OUTCOME_NOT_MAIL, cases[i].name);
      g_assert_true (signet_connection_has_heard (fixture->connection));
    }
}

/* The same bytes after STARTTLS were put there by somebody else */
static void
test_injected (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture, &(PeerPlan){ .script = "S: hello\nC: STARTTLS\nS: * OK more\nWAIT" });
  check_reads (fixture->connection, "hello\r\n");
  g_assert_cmpint (signet_connection_write (fixture->connection, "STARTTLS\r\n", 10), ==, 10);
  g_assert_cmpint (begin_and_shake (fixture), ==, SIGNET_IO_FAILED);
  check_failure (fixture, SIGNET_OUTCOME_INJECTED, NULL);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture, &(PeerPlan){ .script = "" });
  g_assert_cmpint (begin_and_shake (fixture), ==, SIGNET_IO_FAILED);
  check_failure (fixture, SIGNET_OUTCOME_CLOSED, NULL);
  g_assert_true (signet_connection_get_failure (fixture->connection)->may_be_old);
}

/* In TLS 1.2 the handshake tells, in TLS 1.3 only the first record */
static void
test_client_certificate (Fixture *fixture, gconstpointer data)
{
  const char *versions[] = { "NORMAL:-VERS-ALL:+VERS-TLS1.2", "NORMAL:-VERS-ALL:+VERS-TLS1.3" };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      char byte;
      int status;

      if (i > 0)
        {
          g_clear_pointer (&fixture->connection, signet_connection_free);
          g_free (peer_finish (fixture->peer));
        }
      open_connection (fixture, &(PeerPlan){ .script = "TLS\nS: hello\nWAIT",
                                             .priorities = versions[i],
                                             .wants_certificate = TRUE });
      status = begin_and_shake (fixture);
      if (status == 0)
        status = (int)read_some (fixture->connection, &byte, 1);
      g_assert_cmpint (status, ==, SIGNET_IO_FAILED);
      check_failure (fixture, SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED, NULL);
    }
}

static void
test_client_certificate_shown (Fixture *fixture, gconstpointer data)
{
  identity_add_client_certificate (&fixture->identity);
  open_connection (fixture,
                   &(PeerPlan){ .script = "TLS\nS: hello\nWAIT", .wants_certificate = TRUE });
  g_assert_cmpint (begin_and_shake (fixture), ==, 0);
  check_reads (fixture->connection, "hello\r\n");
}

#define OLD "NORMAL:-VERS-ALL:+VERS-TLS1.1:+VERS-TLS1.0:%COMPAT"

static void
test_old_tls (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture, &(PeerPlan){ .script = "TLS\nWAIT", .priorities = OLD });
  g_assert_cmpint (begin_and_shake (fixture), ==, SIGNET_IO_FAILED);
  check_failure (fixture, SIGNET_OUTCOME_TLS_FAILED, NULL);
  g_assert_true (signet_connection_get_failure (fixture->connection)->may_be_old);
}

static void
test_old_tls_diagnosed (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture, &(PeerPlan){ .script = "TLS\nWAIT", .priorities = OLD });
  g_assert_true (
      signet_connection_begin_tls (fixture->connection, SIGNET_TLS_1_2, SIGNET_LENIENCY_OLD_TLS));
  /* What it has chosen is known, and no handshake was finished with it */
  g_assert_cmpint (shake_hands (fixture->connection), ==, SIGNET_IO_FAILED);
  check_failure (fixture, SIGNET_OUTCOME_TLS_TOO_OLD, "TLS1.1");
  g_assert_null (signet_connection_get_channel (fixture->connection)->tls);
}

/* Whoever sends nothing but warnings is not listened to for ever */
static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  const char *scripts[] = { "WARN\nTLS\nWAIT", "TLS\nWARN\nS: hello\nWAIT" };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      char byte;
      int status;

      if (i > 0)
        {
          g_clear_pointer (&fixture->connection, signet_connection_free);
          g_free (peer_finish (fixture->peer));
        }
      open_connection (fixture, &(PeerPlan){ .script = scripts[i],
                                             .priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.2" });
      status = begin_and_shake (fixture);
      if (i > 0)
        {
          g_assert_cmpint (status, ==, 0);
          status = (int)read_some (fixture->connection, &byte, 1);
        }
      g_assert_cmpint (status, ==, SIGNET_IO_FAILED);
      check_failure (fixture, SIGNET_OUTCOME_TLS_FAILED, NULL);
      signet_connection_close (fixture->connection);
    }
}

/* The handshake breaks off, and the certificate says why */
static void
test_key_usage (Fixture *fixture, gconstpointer data)
{
  const char *versions[] = {
    "NORMAL:-VERS-ALL:+VERS-TLS1.3:%DEBUG_ALLOW_KEY_USAGE_VIOLATIONS",
    "NORMAL:-VERS-ALL:+VERS-TLS1.2:-RSA:%DEBUG_ALLOW_KEY_USAGE_VIOLATIONS"
  };
  g_autoptr (Certificate)
      certificate = certificate_new (&(CertificateSpec){ .name = "Server",
                                                         .ip = "127.0.0.1",
                                                         .rsa_bits = 2048,
                                                         .usage = GNUTLS_KEY_KEY_ENCIPHERMENT,
                                                         .issuer = fixture->identity.authority });

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      if (i > 0)
        {
          g_clear_pointer (&fixture->connection, signet_connection_free);
          g_free (peer_finish (fixture->peer));
        }
      open_connection (fixture, &(PeerPlan){ .script = "TLS\nWAIT",
                                             .priorities = versions[i],
                                             .certificate = certificate });
      g_assert_cmpint (begin_and_shake (fixture), ==, SIGNET_IO_FAILED);
      check_failure (fixture, SIGNET_OUTCOME_UNTRUSTED, NULL);
      g_assert_cmpuint (signet_connection_get_channel (fixture->connection)->tls->flaws, ==,
                        SIGNET_FLAW_WRONG_USAGE);
      signet_connection_close (fixture->connection);
    }
}

static void
test_minimum (Fixture *fixture, gconstpointer data)
{
  open_connection (
      fixture, &(PeerPlan){ .script = "TLS\nWAIT", .priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.2" });
  g_assert_true (
      signet_connection_begin_tls (fixture->connection, SIGNET_TLS_1_3, SIGNET_LENIENCY_NONE));
  g_assert_cmpint (shake_hands (fixture->connection), ==, SIGNET_IO_FAILED);
  check_failure (fixture, SIGNET_OUTCOME_TLS_FAILED, NULL);
}

/* The server takes its leave inside TLS */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  char byte;

  open_connection (fixture, &(PeerPlan){ .script = "TLS\nS: hello" });
  g_assert_cmpint (begin_and_shake (fixture), ==, 0);
  check_reads (fixture->connection, "hello\r\n");
  g_assert_cmpint (read_some (fixture->connection, &byte, 1), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/connection/clear", test_clear);
  ADD ("/connection/tls", test_tls);
  ADD ("/connection/flaws", test_flaws);
  ADD ("/connection/binding", test_binding);
  ADD ("/connection/not-mail", test_not_mail);
  ADD ("/connection/closed", test_closed);
  ADD ("/connection/cut-off", test_cut_off);
  ADD ("/connection/client-certificate", test_client_certificate);
  ADD ("/connection/client-certificate-shown", test_client_certificate_shown);
  ADD ("/connection/rule-1/channel-changes", test_channel_changes);
  ADD ("/connection/rule-2/injected", test_injected);
  ADD ("/connection/rule-4/old-tls", test_old_tls);
  ADD ("/connection/rule-4/old-tls-diagnosed", test_old_tls_diagnosed);
  ADD ("/connection/rule-4/minimum", test_minimum);
  ADD ("/connection/rule-4/key-usage", test_key_usage);
  ADD ("/connection/rule-5/warnings", test_warnings);
  return g_test_run ();
}
