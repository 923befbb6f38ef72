/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How certificates are judged: two GnuTLS sessions on a pair of sockets, and every kind of
 * certificate on one of them.
 */
#include "certificate.h"
#include "enum-types.h"
#include "tls-credentials-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct
{
  Certificate *authority;
  Certificate *intermediate;
  Certificate *foreign; /* nobody trusts it */
  SignetTlsCredentials *tls_credentials;
} World;

static void
world_init (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *path = NULL;

  world->authority = certificate_new (
      &(CertificateSpec){ .name = "Authority", .from = -100, .until = 100, .is_authority = TRUE });
  world->intermediate = certificate_new (&(CertificateSpec){
      .name = "Intermediate", .is_authority = TRUE, .issuer = world->authority });
  world->foreign = certificate_new (&(CertificateSpec){ .name = "Foreign", .is_authority = TRUE });
  world->tls_credentials = signet_tls_credentials_new ();
  pem = certificate_to_pem (world->authority);
  path = certificate_write (pem);
  g_assert_true (signet_tls_credentials_add_ca_file (world->tls_credentials, path, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

static void
world_clear (World *world)
{
  certificate_free (world->authority);
  certificate_free (world->intermediate);
  certificate_free (world->foreign);
  signet_tls_credentials_unref (world->tls_credentials);
}

static gnutls_session_t
server_new (gnutls_certificate_credentials_t credentials, int fd)
{
  gnutls_session_t server;

  g_assert_cmpint (gnutls_init (&server, GNUTLS_SERVER | GNUTLS_NONBLOCK), ==, 0);
  g_assert_cmpint (gnutls_set_default_priority (server), ==, 0);
  gnutls_credentials_set (server, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_transport_set_int (server, fd);
  return server;
}

static void
shake_hands (gnutls_session_t client, gnutls_session_t server)
{
  int client_status = GNUTLS_E_AGAIN, server_status = GNUTLS_E_AGAIN;

  while (client_status != 0 || server_status != 0)
    {
      if (client_status != 0)
        client_status = gnutls_handshake (client);
      g_assert_false (gnutls_error_is_fatal (client_status));
      if (server_status != 0)
        server_status = gnutls_handshake (server);
      g_assert_false (gnutls_error_is_fatal (server_status));
    }
}

/* What the client makes of a server that shows @chain, when @host was asked for */
static SignetTlsInfo *
examine_chain (World *world, const Certificate *const *chain, guint length, const char *host)
{
  gnutls_certificate_credentials_t credentials;
  gnutls_x509_crt_t crts[2];
  gnutls_session_t client, server;
  SignetTlsInfo *info;
  int fds[2];

  for (guint i = 0; i < length; i++)
    crts[i] = chain[i]->crt;
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), ==, 0);
  gnutls_certificate_allocate_credentials (&credentials);
  g_assert_cmpint (gnutls_certificate_set_x509_key (credentials, crts, (int)length, chain[0]->key),
                   >=, 0);
  server = server_new (credentials, fds[0]);
  client = signet_tls_credentials_new_session (world->tls_credentials, host, SIGNET_TLS_1_2);
  gnutls_transport_set_int (client, fds[1]);
  shake_hands (client, server);
  info = signet_tls_credentials_examine (world->tls_credentials, client, host);
  gnutls_deinit (client);
  gnutls_deinit (server);
  gnutls_certificate_free_credentials (credentials);
  close (fds[0]);
  close (fds[1]);
  return info;
}

static SignetTlsInfo *
examine (World *world, const CertificateSpec *spec, const char *host)
{
  g_autoptr (Certificate) certificate = certificate_new (spec);
  const Certificate *chain[] = { certificate };

  return examine_chain (world, chain, 1, host);
}

static char *
flaws_of (const SignetTlsInfo *info)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (SIGNET_TYPE_FLAWS);
  GFlagsClass *flags = (GFlagsClass *)type_class;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < flags->n_values; i++)
    if (info->flaws & flags->values[i].value)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                              flags->values[i].value_nick);
  return g_string_free (words, FALSE);
}

static void
check (World *world, const CertificateSpec *spec, const char *host, const char *flaws)
{
  g_autoptr (SignetTlsInfo) info = examine (world, spec, host);
  g_autofree char *found = flaws_of (info);

  g_test_message ("asked for %s", host);
  g_assert_cmpstr (found, ==, flaws);
}

static void
test_names (void)
{
  const struct
  {
    const char *host;
    const char *dns;
    const char *ip;
    const char *name;
    const char *flaws;
  } cases[] = {
    { "mail.example.org", "mail.example.org", NULL, NULL, "" },
    { "mail.example.org", "MAIL.Example.ORG", NULL, NULL, "" },
    { "mail.example.org", "www.example.org mail.example.org", NULL, NULL, "" },
    { "mail.example.org", "*.example.org", NULL, NULL, "" },
    { "mail.example.org", "example.org", NULL, NULL, "wrong-host" },
    { "mail.example.org", "mail.example.org.evil.example", NULL, NULL, "wrong-host" },
    { "mail.example.org", "*.org", NULL, NULL, "wrong-host" },
    { "mail.example.org", "*", NULL, NULL, "wrong-host" },
    { "a.mail.example.org", "*.example.org", NULL, NULL, "wrong-host" },
    { "example.org", "*.example.org", NULL, NULL, "wrong-host" },
    /* RFC 9525 §6.1: the subject names nobody */
    { "mail.example.org", NULL, NULL, "mail.example.org", "wrong-host" },
    { "mail.example.org", "www.example.org", NULL, "mail.example.org", "wrong-host" },
    { "mail.example.org", NULL, "192.0.2.1", "mail.example.org", "wrong-host" },
    /* An address is an address, and a name a name */
    { "192.0.2.1", NULL, "192.0.2.1", NULL, "" },
    { "2001:db8::1", NULL, "2001:db8::1", NULL, "" },
    { "192.0.2.1", NULL, "192.0.2.2", NULL, "wrong-host" },
    { "192.0.2.1", "192.0.2.1", NULL, NULL, "wrong-host" },
    { "192.0.2.1", "*.0.2.1", NULL, NULL, "wrong-host" },
    { "192.0.2.1", NULL, NULL, "192.0.2.1", "wrong-host" },
    { "mail.example.org", NULL, "192.0.2.1", NULL, "wrong-host" },
    { "xn--bcher-kva.example", "xn--bcher-kva.example", NULL, NULL, "" },
    { "xn--bcher-kva.example", "xn--bcher-kvb.example", NULL, NULL, "wrong-host" },
  };
  World world;

  world_init (&world);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&world,
           &(CertificateSpec){ .name = cases[i].name,
                               .dns = cases[i].dns,
                               .ip = cases[i].ip,
                               .issuer = world.authority },
           cases[i].host, cases[i].flaws);
  world_clear (&world);
}

static void
test_flaws (void)
{
  World world;

  world_init (&world);
  {
    const struct
    {
      CertificateSpec spec;
      const char *flaws;
    } cases[] = {
      { { .until = -1, .issuer = world.authority }, "expired" },
      { { .from = 1, .issuer = world.authority }, "not-yet-valid" },
      { { .issuer = world.foreign }, "unknown-authority" },
      { { .name = "me" }, "self-signed" },
      { { .issuer = world.authority, .digest = GNUTLS_DIG_SHA1 }, "weak" },
      { { .issuer = world.authority, .rsa_bits = 1024 }, "weak" },
      { { .issuer = world.authority, .rsa_bits = 2048 }, "" },
      { { .issuer = world.authority, .purpose = GNUTLS_KP_TLS_WWW_CLIENT }, "wrong-usage" },
      { { .issuer = world.authority, .purpose = GNUTLS_KP_EMAIL_PROTECTION }, "wrong-usage" },
      { { .issuer = world.authority, .must_staple = TRUE }, "revocation-unknown" },
      { { .issuer = world.authority, .must_staple = TRUE, .until = -1 },
        "expired revocation-unknown" },
      /* All of them at once, not the first one found */
      { { .until = -1, .issuer = world.foreign }, "expired unknown-authority" },
      { { .name = "me", .until = -1 }, "expired self-signed" },
      { { .from = 1, .issuer = world.foreign }, "not-yet-valid unknown-authority" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        CertificateSpec spec = cases[i].spec;

        spec.dns = "mail.example.org";
        check (&world, &spec, "mail.example.org", cases[i].flaws);
      }
  }
  world_clear (&world);
}

static void
test_chain (void)
{
  World world;

  world_init (&world);
  {
    g_autoptr (Certificate) server = certificate_new (&(CertificateSpec){
        .name = "Mail", .dns = "mail.example.org", .issuer = world.intermediate });
    const Certificate *chain[] = { server, world.intermediate };
    g_autoptr (SignetTlsInfo) whole = examine_chain (&world, chain, 2, "mail.example.org");
    g_autoptr (SignetTlsInfo) broken = examine_chain (&world, chain, 1, "mail.example.org");
    g_autofree char *flaws = flaws_of (broken);

    g_assert_cmpuint (whole->flaws, ==, 0);
    g_assert_cmpstr (flaws, ==, "unknown-authority");
  }
  world_clear (&world);
}

/* A server's certificate cannot issue others */
static void
test_issuer_is_no_authority (void)
{
  World world;

  world_init (&world);
  {
    g_autoptr (Certificate) elsewhere = certificate_new (&(CertificateSpec){
        .name = "elsewhere", .dns = "elsewhere.example", .issuer = world.authority });
    g_autoptr (Certificate) forged = certificate_new (
        &(CertificateSpec){ .dns = "mail.example.org", .issuer = elsewhere });
    const Certificate *chain[] = { forged, elsewhere };
    g_autoptr (SignetTlsInfo) info = examine_chain (&world, chain, 2, "mail.example.org");

    g_assert_cmpuint (info->flaws & SIGNET_FLAW_UNKNOWN_AUTHORITY, !=, 0);
  }
  world_clear (&world);
}

static void
test_facts (void)
{
  World world;
  g_autoptr (SignetTlsInfo) info = NULL;
  g_autofree char *names = NULL;

  world_init (&world);
  info = examine (&world,
                  &(CertificateSpec){ .name = "Mail\x1b[1m",
                                      .dns = "mail.example.org *.example.net",
                                      .ip = "2001:db8::1",
                                      .issuer = world.authority },
                  "mail.example.org");
  names = g_strjoinv (" ", info->names);
  g_assert_cmpstr (info->version, ==, "TLS1.3");
  g_assert_nonnull (info->cipher);
  g_assert_null (strchr (info->subject, '\x1b'));
  g_assert_null (strchr (info->holder, '\x1b'));
  g_assert_cmpstr (info->issuer, ==, "CN=Authority");
  g_assert_cmpstr (names, ==, "mail.example.org *.example.net 2001:db8::1");
  g_assert_cmpint (info->not_before, <, info->not_after);
  g_assert_cmpuint (strlen (info->sha256), ==, 64);
  g_assert_cmpuint (strlen (info->spki_sha256), ==, 64);
  g_assert_cmpstr (info->sha256, !=, info->spki_sha256);
  g_assert_false (info->pinned);
  world_clear (&world);
}

/* RFC 4514 is for programs */
static void
test_plain_names (void)
{
  static const struct
  {
    const char *name;
    const char *company;
    const char *holder;
  } cases[] = {
    { "mail.example.org", NULL, "mail.example.org" },
    { "mail.example.org", "Example", "mail.example.org (Example)" },
    { "Example", "Example", "Example" },
    { NULL, "Example", "Example" },
    { NULL, NULL, NULL },
    { "R11", "Example, \"the\" #1\\+<Company>; ", "R11 (Example, \"the\" #1\\+<Company>; )" },
    { "Zoë", "Käse", "Zoë (Käse)" },
  };
  World world;

  world_init (&world);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetTlsInfo) info = examine (&world,
                                                &(CertificateSpec){ .name = cases[i].name,
                                                                    .company = cases[i].company,
                                                                    .dns = "mail.example.org",
                                                                    .issuer = world.authority },
                                                "mail.example.org");

      g_assert_cmpstr (info->holder, ==, cases[i].holder);
      g_assert_cmpstr (info->authority, ==, "Authority");
    }
  world_clear (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/examine/rule-4/names", test_names);
  g_test_add_func ("/examine/rule-4/flaws", test_flaws);
  g_test_add_func ("/examine/rule-4/chain", test_chain);
  g_test_add_func ("/examine/rule-4/issuer-is-no-authority", test_issuer_is_no_authority);
  g_test_add_func ("/examine/facts", test_facts);
  g_test_add_func ("/examine/plain-names", test_plain_names);
  return g_test_run ();
}
