/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The journeys that need nothing but a server, a command and what it must report.
 */
#pragma once

#include "expectation.h"

G_BEGIN_DECLS

/**
 * Journey:
 * @name: the name of the test
 * @server: the server's name in the lab
 * @arguments: (nullable): the command's arguments with %s for the server's name; %NULL for
 *   "ada@lab.test --imap=… --smtp=…"
 * @options: (nullable): more options
 * @password: (nullable): the password
 * @status: the exit status
 * @limit_ms: the longest time it may take, in milliseconds; 0 for 4 seconds
 * @imap: (nullable): what is expected of IMAP
 * @pop3: (nullable): what is expected of POP3
 * @smtp: (nullable): what is expected of SMTP
 *
 * One journey.
 */
typedef struct
{
  const char *name;
  const char *server;
  const char *arguments;
  const char *options;
  const char *password;
  int status;
  guint limit_ms;
  Expectation imap;
  Expectation pop3;
  Expectation smtp;
} Journey;

/**
 * journeys:
 *
 * All of them; the last has no name.
 */
extern const Journey journeys[];

G_END_DECLS
