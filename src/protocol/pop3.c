/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * POP3 (RFC 1939), with capabilities (RFC 2449), STLS (RFC 2595) and SASL (RFC 5034), as a
 * dialect.
 */
#include "dialect.h"

#include <string.h>

/* -ERR is all a POP3 server can say: it may mean the password, or a command it does not know. */
static SignetReply
classify_error (const SignetLine *line, const char *text)
{
  switch (line->phase)
    {
    case SIGNET_PHASE_GREETING:
      return signet_reply_hangup (text);
    case SIGNET_PHASE_LOGIN:
      return signet_reply_refused (SIGNET_REPLY_NO, SIGNET_REFUSAL_UNKNOWN, text);
    case SIGNET_PHASE_CAPABILITIES:
    case SIGNET_PHASE_STARTTLS:
    default:
      return (SignetReply){ SIGNET_REPLY_BAD, SIGNET_OUTCOME_OK, text };
    }
}

/* RFC 1939 §3: a status indicator in upper case; servers are known to use lower case. */
static SignetReply
classify (const SignetLine *line)
{
  const char *rest = line->text;
  SignetToken status;

  if (line->phase == SIGNET_PHASE_CAPABILITIES && line->index > 0)
    return (SignetReply){ g_str_equal (line->text, ".") ? SIGNET_REPLY_OK : SIGNET_REPLY_MORE,
                          SIGNET_OUTCOME_OK, NULL };
  status = signet_token_next (&rest);
  rest += strspn (rest, " ");
  if (signet_token_is (status, "+OK"))
    return (SignetReply){ line->phase == SIGNET_PHASE_CAPABILITIES ? SIGNET_REPLY_MORE
                                                                   : SIGNET_REPLY_OK,
                          SIGNET_OUTCOME_OK, rest };
  if (signet_token_is (status, "-ERR"))
    return classify_error (line, rest);
  if (signet_token_is (status, "+") && line->phase == SIGNET_PHASE_LOGIN)
    return (SignetReply){ SIGNET_REPLY_CHALLENGE, SIGNET_OUTCOME_OK, rest };
  return signet_reply_garbage (line->text);
}

static void
parse (SignetCapabilities *capabilities, const SignetLine *line)
{
  const char *rest = line->text;
  SignetToken word;

  if (line->phase != SIGNET_PHASE_CAPABILITIES || line->index == 0)
    return;
  capabilities->is_listed = TRUE;
  word = signet_token_next (&rest);
  if (signet_token_is (word, "STLS"))
    capabilities->starttls = TRUE;
  else if (signet_token_is (word, "USER"))
    capabilities->user = TRUE;
  else if (signet_token_is (word, "SASL"))
    for (word = signet_token_next (&rest); word.length > 0; word = signet_token_next (&rest))
      signet_capabilities_add_mechanism (capabilities, word);
}

static const char *
format (SignetCommand command)
{
  switch (command)
    {
    case SIGNET_COMMAND_CAPABILITIES:
      return "CAPA";
    case SIGNET_COMMAND_STARTTLS:
      return "STLS";
    case SIGNET_COMMAND_AUTHENTICATE:
      return "AUTH";
    case SIGNET_COMMAND_QUIT:
      return "QUIT";
    case SIGNET_COMMAND_CAPABILITIES_BY_NAME:
    case SIGNET_COMMAND_CAPABILITIES_OLD:
    default:
      return NULL;
    }
}

const SignetDialect signet_dialect_pop3 = {
  .has_tags = FALSE,
  .starttls_unasked = TRUE,
  .max_initial = 200, /* RFC 5034 §4: the whole command fits into 255 octets */
  .password_command = SIGNET_PASSWORD_COMMAND_USER,
  .classify = classify,
  .parse = parse,
  .format = format,
};
