/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a journey is expected to report about one protocol.
 */
#pragma once

#include "lab.h"

G_BEGIN_DECLS

/**
 * Expectation:
 * @outcome: the outcome; "ok" stands for the status "ok", all others for "failed"
 * @port: the port, or 0 for any
 * @security: (nullable): the security, or %NULL for any
 * @login: (nullable): what became of the log-in, or %NULL for any
 * @mechanism: (nullable): the mechanism, or %NULL for any
 * @flaw: (nullable): the one flaw of the certificate; %NULL: none, if there was a handshake
 *
 * What is expected of one protocol.
 */
typedef struct
{
  const char *outcome;
  int port;
  const char *security;
  const char *login;
  const char *mechanism;
  const char *flaw;
} Expectation;

/**
 * expectation_check:
 * @run: a run
 * @protocol: "imap", "pop3" or "smtp"
 * @expected: what is expected
 *
 * Fails the test unless @run reports @expected for @protocol. Every successful TLS channel must be
 * verified and of TLS 1.2 or newer, every failure explained.
 */
void expectation_check (LabRun *run, const char *protocol, const Expectation *expected);

G_END_DECLS
