/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What makes one mail protocol differ from another: a const table of three functions (classify a
 * line, parse the capabilities in it, format a command). The engine (dialogue.c) does everything
 * else. A new protocol is one file that fills in such a table.
 */
#pragma once

#include "capabilities.h"
#include "profile.h"
#include "reply.h"

G_BEGIN_DECLS

/**
 * SignetPhase:
 * @SIGNET_PHASE_GREETING: the server speaks first
 * @SIGNET_PHASE_CAPABILITIES: the answer to the question what it can do
 * @SIGNET_PHASE_STARTTLS: the answer to STARTTLS
 * @SIGNET_PHASE_LOGIN: the answers during a log-in
 *
 * What a line is expected to belong to.
 */
typedef enum
{
  SIGNET_PHASE_GREETING,
  SIGNET_PHASE_CAPABILITIES,
  SIGNET_PHASE_STARTTLS,
  SIGNET_PHASE_LOGIN,
} SignetPhase;

/**
 * SignetLine:
 * @phase: what it is expected to belong to
 * @index: 0 for the first line of a reply
 * @tag: the tag of the command (IMAP), or ""
 * @text: the line, without its end
 *
 * A line from the server.
 */
typedef struct
{
  SignetPhase phase;
  guint index;
  const char *tag;
  const char *text;
} SignetLine;

/**
 * SignetCommand:
 * @SIGNET_COMMAND_CAPABILITIES: what can you do?
 * @SIGNET_COMMAND_CAPABILITIES_BY_NAME: the same with a name in place of an address, for servers
 *   that refuse that; not every protocol has it
 * @SIGNET_COMMAND_CAPABILITIES_OLD: the same in an older way, for servers that do not know the
 *   first; not every protocol has it
 * @SIGNET_COMMAND_STARTTLS: let us start TLS
 * @SIGNET_COMMAND_AUTHENTICATE: log in with a SASL mechanism, which is appended
 * @SIGNET_COMMAND_QUIT: goodbye
 *
 * A command that holds nothing of the user's.
 */
typedef enum
{
  SIGNET_COMMAND_CAPABILITIES,
  SIGNET_COMMAND_CAPABILITIES_BY_NAME,
  SIGNET_COMMAND_CAPABILITIES_OLD,
  SIGNET_COMMAND_STARTTLS,
  SIGNET_COMMAND_AUTHENTICATE,
  SIGNET_COMMAND_QUIT,
} SignetCommand;

/**
 * SignetPasswordCommand:
 * @SIGNET_PASSWORD_COMMAND_NONE: there is no way to log in but SASL (SMTP)
 * @SIGNET_PASSWORD_COMMAND_LOGIN: IMAP's LOGIN, with quoted strings or literals
 * @SIGNET_PASSWORD_COMMAND_USER: POP3's USER and PASS
 *
 * The protocol's own way to log in, older than SASL.
 */
typedef enum
{
  SIGNET_PASSWORD_COMMAND_NONE,
  SIGNET_PASSWORD_COMMAND_LOGIN,
  SIGNET_PASSWORD_COMMAND_USER,
} SignetPasswordCommand;

/**
 * SignetDialect:
 * @has_tags: whether commands carry tags
 * @starttls_unasked: whether STARTTLS may be asked for before the capabilities are known, which
 *   saves a round trip
 * @says_address: whether the question for the capabilities ends with the client's own address
 * @may_need_no_login: whether a server may know its users without a log-in (RFC 6409 §3.3)
 * @announces_initial: whether a server says so if it takes an initial response (RFC 4959 §3)
 * @max_initial: the longest initial response that may stand in the command
 * @password_command: the protocol's own way to log in
 * @classify: tells what a line means
 * @parse: takes the capabilities out of a line
 * @format: gives the words of a command, or %NULL if the protocol lacks it
 *
 * A protocol.
 */
typedef struct
{
  gboolean has_tags;
  gboolean starttls_unasked;
  gboolean says_address;
  gboolean may_need_no_login;
  gboolean announces_initial;
  gsize max_initial;
  SignetPasswordCommand password_command;
  SignetReply (*classify) (const SignetLine *line);
  void (*parse) (SignetCapabilities *capabilities, const SignetLine *line);
  const char *(*format) (SignetCommand command);
} SignetDialect;

/**
 * signet_dialect_imap:
 *
 * IMAP (RFC 9051, RFC 3501).
 */
extern const SignetDialect signet_dialect_imap;

/**
 * signet_dialect_pop3:
 *
 * POP3 (RFC 1939, RFC 2449, RFC 5034).
 */
extern const SignetDialect signet_dialect_pop3;

/**
 * signet_dialect_smtp:
 *
 * Submission over SMTP (RFC 5321, RFC 4954).
 */
extern const SignetDialect signet_dialect_smtp;

/**
 * signet_dialect_for:
 * @protocol: a protocol
 *
 * Returns: (transfer none): its dialect
 */
const SignetDialect *signet_dialect_for (SignetProtocol protocol);

G_END_DECLS
