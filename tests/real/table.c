/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The journeys that need nothing but a server, a command and what it must report.
 */
#include "table.h"

#define ADA  "correct horse 9"
#define POP3 "ada@lab.test --pop3=%s"

/* What the two protocols of most journeys report. */
#define TLS_OK(port_)                                                                              \
  {                                                                                                \
    .outcome = "ok", .port = port_, .security = "tls", .login = "ok"                               \
  }
#define STARTTLS_OK(port_)                                                                         \
  {                                                                                                \
    .outcome = "ok", .port = port_, .security = "starttls", .login = "ok"                          \
  }
#define NONE_OK(port_)                                                                             \
  {                                                                                                \
    .outcome = "ok", .port = port_, .security = "none", .login = "ok"                              \
  }
#define FAILED(outcome_)                                                                           \
  {                                                                                                \
    .outcome = outcome_                                                                            \
  }
#define NEEDS_CONSENT(outcome_)                                                                    \
  {                                                                                                \
    .outcome = outcome_, .login = "refused"                                                        \
  }
#define FLAWED(flaw_)                                                                              \
  {                                                                                                \
    .outcome = "untrusted", .login = "refused", .flaw = flaw_                                      \
  }

/* clang-format off */
const Journey journeys[] = {
  /* Where encryption is to be had, the best of it is found. */
  { "open", "open", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "open/pop3", "open", POP3, NULL, ADA, 0, 0, .pop3 = TLS_OK (995) },
  { "open/all-three", "open", "ada@lab.test --imap=%s --pop3=%s --smtp=%s", NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .pop3 = TLS_OK (995), .smtp = TLS_OK (465) },
  { "open/host-only", "open", "%s", NULL, NULL, 0, 0,
    .imap = { "ok", 993, "tls", "not-tried" }, .smtp = { "ok", 465, "tls", "not-tried" } },
  { "open/starttls-wanted", "open", NULL, "--security=starttls", ADA, 0, 0,
    .imap = STARTTLS_OK (143), .smtp = STARTTLS_OK (587) },
  { "open/plaintext-allowed-is-not-wanted", "open", NULL, "--no-require-ssl", ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "implicit-only", "implicit", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "starttls-only", "starttls", NULL, NULL, ADA, 0, 0,
    .imap = STARTTLS_OK (143), .smtp = STARTTLS_OK (587) },
  { "starttls-only/pop3", "starttls", POP3, NULL, ADA, 0, 0, .pop3 = STARTTLS_OK (110) },
  { "implicit-black-holed", "blackhole", NULL, NULL, ADA, 0, 2000,
    .imap = STARTTLS_OK (143), .smtp = STARTTLS_OK (587) },
  { "implicit-black-holed/plaintext-allowed", "blackhole", NULL, "--no-require-ssl", ADA, 0, 2000,
    .imap = STARTTLS_OK (143), .smtp = STARTTLS_OK (587) },
  { "starttls-black-holed", "implicitdrop", NULL, NULL, ADA, 0, 2000,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "odd-ports/starttls", "odd", "ada@lab.test --imap=%s:10143 --smtp=%s:10587", NULL, ADA, 0, 0,
    .imap = STARTTLS_OK (10143), .smtp = STARTTLS_OK (10587) },
  { "odd-ports/tls", "odd", "ada@lab.test --imap=%s:10993 --smtp=%s:10465", NULL, ADA, 0, 0,
    .imap = TLS_OK (10993), .smtp = TLS_OK (10465) },
  { "odd-ports/pop3", "odd", "ada@lab.test --pop3=%s:10110", NULL, ADA, 0, 0,
    .pop3 = STARTTLS_OK (10110) },
  { "tls-on-143/told", "tls143", "ada@lab.test --imap=%s:143 --smtp=%s:587", NULL, ADA, 0, 0,
    .imap = TLS_OK (143), .smtp = TLS_OK (587) },
  { "tls-on-143/found", "tls143", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (143), .smtp = TLS_OK (587) },
  { "tls-on-110", "tls143", "ada@lab.test --pop3=%s:110", NULL, ADA, 0, 0, .pop3 = TLS_OK (110) },
  { "starttls-on-25", "smtp25", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = STARTTLS_OK (25) },
  { "pop3-if-imap-fails", "poponly", "%s", NULL, NULL, 0, 0,
    .imap = FAILED ("refused"), .pop3 = { "ok", 995, "tls" }, .smtp = { "ok", 465, "tls" } },

  /* Servers that have to be found. */
  { "found/guess", "open", "ada@lab.test", NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "found/srv", "open", "ada@srv.lab.test", "--user=ada@lab.test", ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "found/better-than-advised", "open", "ada@weak.lab.test", "--user=ada@lab.test", ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "found/foreign", "open", "ada@other.test", "--user=ada@lab.test", ADA, 1, 0,
    .imap = NEEDS_CONSENT ("foreign-server"), .smtp = NEEDS_CONSENT ("foreign-server") },
  { "found/foreign-accepted", "open", "ada@other.test",
    "--user=ada@lab.test --accept-host=open.lab.test", ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "found/foreign-another-accepted", "open", "ada@other.test",
    "--user=ada@lab.test --accept-host=imap.lab.test", ADA, 1, 0,
    .imap = NEEDS_CONSENT ("foreign-server"), .smtp = NEEDS_CONSENT ("foreign-server") },
  { "found/foreign-without-password", "open", "ada@other.test", NULL, NULL, 0, 0,
    .imap = { "ok", 993, "tls", "not-tried" }, .smtp = { "ok", 465, "tls", "not-tried" } },
  { "found/denied", "open", "ada@denied.lab.test", "--user=ada@lab.test", ADA, 1, 0,
    .imap = FAILED ("host-not-found"), .smtp = TLS_OK (465), .pop3 = FAILED ("host-not-found") },
  { "found/denied-but-typed", "open", "ada@denied.lab.test --imap=imap.denied.lab.test",
    "--user=ada@lab.test", ADA, 0, 0, .imap = TLS_OK (993) },
  /* RFC 6186 §6: the certificate has to be for the server, not for the domain */
  { "found/certificate-of-the-domain", "wrongname", "ada@other.example --imap",
    "--accept-host=wrongname.lab.test", ADA, 1, 0, .imap = FLAWED ("wrong-host") },
  { "found/nothing", "open", "ada@nowhere.test", NULL, ADA, 1, 0,
    .imap = FAILED ("host-not-found"), .smtp = FAILED ("host-not-found"),
    .pop3 = FAILED ("host-not-found") },

  /* Without encryption. */
  { "no-tls/allowed", "notls", NULL, "--no-require-ssl", ADA, 0, 0,
    .imap = NONE_OK (143), .smtp = NONE_OK (587) },
  { "no-tls/allowed/pop3", "notls", POP3, "--no-require-ssl", ADA, 0, 0, .pop3 = NONE_OK (110) },
  { "no-tls/odd-port/allowed", "oddnotls", "ada@lab.test --imap=%s:10143 --smtp=%s:10587",
    "--no-require-ssl", ADA, 0, 0, .imap = NONE_OK (10143), .smtp = NONE_OK (10587) },
  { "no-tls/black-holed/allowed", "notlsdrop", NULL, "--no-require-ssl", ADA, 0, 5000,
    .imap = NONE_OK (143), .smtp = NONE_OK (587) },
  { "no-tls/black-holed/required", "notlsdrop", NULL, NULL, ADA, 1, 5000,
    .imap = NEEDS_CONSENT ("unencrypted-only"), .smtp = NEEDS_CONSENT ("unencrypted-only") },

  /* Certificates and versions. */
  { "tls-1.0-only", "tls10", NULL, NULL, ADA, 1, 0,
    .imap = FAILED ("tls-too-old"), .smtp = FAILED ("tls-too-old") },
  { "certificate/expired", "expired", NULL, NULL, ADA, 1, 0,
    .imap = FLAWED ("expired"), .smtp = FLAWED ("expired") },
  { "certificate/wrong-name", "wrongname", NULL, NULL, ADA, 1, 0,
    .imap = FLAWED ("wrong-host"), .smtp = FLAWED ("wrong-host") },
  { "certificate/address-not-named", "open", "ada@lab.test --imap=10.88.0.10 --smtp=10.88.0.10",
    NULL, ADA, 1, 0, .imap = FLAWED ("wrong-host"), .smtp = FLAWED ("wrong-host") },
  { "certificate/self-signed", "selfsigned", NULL, NULL, ADA, 1, 0,
    .imap = FLAWED ("self-signed"), .smtp = FLAWED ("self-signed") },
  { "certificate/missing-intermediate", "nochain", NULL, NULL, ADA, 1, 0,
    .imap = FLAWED ("unknown-authority"), .smtp = FLAWED ("unknown-authority") },
  { "certificate/client-only", "clientonly", NULL, NULL, ADA, 1, 0,
    .imap = FLAWED ("wrong-usage"), .smtp = FLAWED ("wrong-usage") },
  { "client-certificate/demanded", "wantcert", NULL, NULL, ADA, 1, 0,
    .imap = FAILED ("client-certificate-required"),
    .smtp = FAILED ("client-certificate-required") },

  /* Mechanisms. */
  { "plain-only", "plainonly", NULL, NULL, ADA, 0, 0,
    .imap = { "ok", 993, "tls", "ok", "PLAIN" }, .smtp = { "ok", 465, "tls", "ok", "PLAIN" } },
  { "scram-only", "scramonly", "ada@lab.test --imap=%s --pop3=%s", NULL, ADA, 0, 0,
    .imap = { "ok", 993, "tls", "ok", "SCRAM-SHA-256" },
    .pop3 = { "ok", 995, "tls", "ok", "SCRAM-SHA-256" } },
  { "scram-only/kept-salted", "scramonly", "sam@lab.test --imap=%s", NULL, "salted secret 7", 0, 0,
    .imap = { "ok", 993, "tls", "ok", "SCRAM-SHA-256" } },
  { "scram-only/wrong-password", "scramonly", "ada@lab.test --user=ada@lab.test --imap=%s", NULL,
    "wrong", 1, 0, .imap = { "login-rejected", 993, "tls", "rejected", "SCRAM-SHA-256" } },
  { "many-mechanisms", "mixed", "ada@lab.test --imap=%s", NULL, ADA, 0, 0,
    .imap = { "ok", 993, "tls", "ok", "SCRAM-SHA-256" } },
  { "oauth-only", "oauthonly", NULL, NULL, ADA, 1, 0,
    .imap = FAILED ("oauth-only"), .smtp = FAILED ("oauth-only") },
  { "no-sign-in-offered", "relay", "ada@lab.test --smtp=%s", NULL, ADA, 1, 0,
    .smtp = FAILED ("no-usable-mechanism") },
  { "password-not-ascii", "open", "nina@lab.test --imap=%s --pop3=%s --smtp=%s", NULL,
    "pässwörd ☃ ключ", 0, 0,
    .imap = TLS_OK (993), .pop3 = TLS_OK (995), .smtp = TLS_OK (465) },

  /* Networks. */
  { "ipv6/only", "v6only", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "ipv6/both", "dualstack", NULL, NULL, ADA, 0, 0,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "ipv6/dead", "deadv6", NULL, NULL, ADA, 0, 2000,
    .imap = TLS_OK (993), .smtp = TLS_OK (465) },
  { "ipv6/literal", "v6only", "ada@lab.test --imap=[fd88::30]", NULL, ADA, 1, 0,
    .imap = FLAWED ("wrong-host") },
  { "greeting-after-5-seconds", "greet5", NULL, NULL, ADA, 0, 9000,
    .imap = { "ok", 0, NULL, "ok" }, .smtp = TLS_OK (465) },
  { "everything-refused", "allrefused", NULL, NULL, ADA, 1, 2000,
    .imap = FAILED ("refused"), .smtp = FAILED ("refused") },
  { "everything-black-holed", "alldropped", NULL, NULL, ADA, 1, 9000,
    .imap = FAILED ("timeout"), .smtp = FAILED ("timeout") },
  { "everything-black-holed/own-limit", "alldropped", NULL, "--timeout=2", ADA, 1, 2800,
    .imap = FAILED ("timeout"), .smtp = FAILED ("timeout") },
  { "accepts-and-says-nothing", "mute", NULL, "--timeout=6", ADA, 1, 7500,
    .imap = FAILED ("timeout"), .smtp = FAILED ("timeout") },
  { "no-such-host", "nowhere", NULL, NULL, ADA, 1, 0,
    .imap = FAILED ("host-not-found"), .smtp = FAILED ("host-not-found") },
  { NULL },
};
/* clang-format on */
