/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Submission over SMTP (RFC 5321, RFC 6409), with STARTTLS (RFC 3207) and AUTH (RFC 4954), as
 * a dialect.
 */
#include "dialect.h"

#include <string.h>

/* The three digits of a reply (RFC 5321 §4.2), or 0. */
static int
reply_code (const char *text)
{
  for (int i = 0; i < 3; i++)
    if (!g_ascii_isdigit (text[i]))
      return 0;
  if (text[3] != '\0' && text[3] != ' ' && text[3] != '-')
    return 0;
  return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

/* RFC 4954 §4 and §6: what a code means by itself. */
static SignetRefusal
refusal_of (int code)
{
  switch (code)
    {
    case 432: /* a password transition: another mechanism is needed */
    case 504:
      return SIGNET_REFUSAL_MECHANISM;
    case 500:
    case 501:
    case 502:
    case 503:
      return SIGNET_REFUSAL_FORM;
    case 530:
    case 538:
      return SIGNET_REFUSAL_DISABLED;
    case 534:
      return SIGNET_REFUSAL_TOO_WEAK;
    case 535:
      return SIGNET_REFUSAL_PASSWORD;
    default:
      return code / 100 == 4 ? SIGNET_REFUSAL_TEMPORARY : SIGNET_REFUSAL_UNKNOWN;
    }
}

static SignetReply
classify_login (const SignetLine *line, int code, const char *text)
{
  SignetRefusal refusal = refusal_of (code);

  if (code == 235)
    return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, text };
  if (code == 334)
    return (SignetReply){ SIGNET_REPLY_CHALLENGE, SIGNET_OUTCOME_OK, text };
  if (code / 100 != 4 && code / 100 != 5)
    return signet_reply_garbage (line->text);
  if (code == 421)
    return signet_reply_refused (SIGNET_REPLY_BYE, refusal, text);
  return signet_reply_refused (refusal == SIGNET_REFUSAL_FORM || refusal == SIGNET_REFUSAL_MECHANISM
                                   ? SIGNET_REPLY_BAD
                                   : SIGNET_REPLY_NO,
                               refusal, text);
}

/* RFC 5321 §4.1.4: a server may not know EHLO, or refuse the name it is told, for good or for now.
 */
static SignetReply
classify_capabilities (const SignetLine *line, int code, const char *text)
{
  if (code == 250)
    return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, text };
  if (code == 421 || (code / 100 == 4 && signet_refusal_is_crowded (text)))
    return signet_reply_hangup (text);
  if (code == 500 || code == 502 || code == 530) /* 530 is what FTP servers say */
    return (SignetReply){ SIGNET_REPLY_BAD, SIGNET_OUTCOME_OK, text };
  if (code / 100 == 4 || code / 100 == 5)
    return (SignetReply){ SIGNET_REPLY_NO, SIGNET_OUTCOME_UNAVAILABLE, text };
  return signet_reply_garbage (line->text);
}

static SignetReply
classify_starttls (const SignetLine *line, int code, const char *text)
{
  if (code == 220)
    return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, text };
  if (code == 421)
    return signet_reply_hangup (text);
  if (code / 100 == 4 || code / 100 == 5)
    return (SignetReply){ SIGNET_REPLY_NO, SIGNET_OUTCOME_STARTTLS_REFUSED, text };
  return signet_reply_garbage (line->text);
}

static SignetReply
classify_greeting (const SignetLine *line, int code, const char *text)
{
  if (code == 220)
    return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, text };
  if (code / 100 == 4 || code / 100 == 5)
    return signet_reply_hangup (text);
  return signet_reply_garbage (line->text);
}

static SignetReply
classify (const SignetLine *line)
{
  int code = reply_code (line->text);
  const char *text;

  if (code == 0)
    return signet_reply_garbage (line->text);
  text = line->text + 3 + (line->text[3] != '\0');
  if (line->text[3] == '-')
    return (SignetReply){ SIGNET_REPLY_MORE, SIGNET_OUTCOME_OK, text };
  switch (line->phase)
    {
    case SIGNET_PHASE_GREETING:
      return classify_greeting (line, code, text);
    case SIGNET_PHASE_CAPABILITIES:
      return classify_capabilities (line, code, text);
    case SIGNET_PHASE_STARTTLS:
      return classify_starttls (line, code, text);
    case SIGNET_PHASE_LOGIN:
    default:
      return classify_login (line, code, text);
    }
}

/* The first line of the answer to EHLO names the server (RFC 5321 §4.1.1.1). "AUTH=" is what
 * servers wrote before there was a standard. */
static void
parse (SignetCapabilities *capabilities, const SignetLine *line)
{
  const char *rest;
  SignetToken word;

  if (line->phase != SIGNET_PHASE_CAPABILITIES || line->index == 0
      || !signet_line_begins (line->text, "250") || line->text[3] == '\0')
    return;
  rest = line->text + 4;
  capabilities->is_listed = TRUE;
  word = signet_token_next (&rest);
  if (signet_token_is (word, "STARTTLS"))
    capabilities->starttls = TRUE;
  else if (signet_token_is (word, "AUTH") || signet_token_skip (&word, "AUTH="))
    {
      capabilities->auth = TRUE;
      do
        if (!signet_token_is (word, "AUTH"))
          signet_capabilities_add_mechanism (capabilities, word);
      while ((word = signet_token_next (&rest)).length > 0);
    }
}

/* RFC 5321 §4.1.3, §4.1.4: the socket's own address literal tells the server nothing new. The name
 * is nobody's (RFC 8375): that of the user's computer is none of the server's business, and
 * "localhost" or the server's own domain are taken for lies. */
#define NAME "client.home.arpa"

static const char *
format (SignetCommand command)
{
  switch (command)
    {
    case SIGNET_COMMAND_CAPABILITIES:
      return "EHLO";
    case SIGNET_COMMAND_CAPABILITIES_BY_NAME:
      return "EHLO " NAME;
    case SIGNET_COMMAND_CAPABILITIES_OLD:
      return "HELO " NAME;
    case SIGNET_COMMAND_STARTTLS:
      return "STARTTLS";
    case SIGNET_COMMAND_AUTHENTICATE:
      return "AUTH";
    case SIGNET_COMMAND_QUIT:
      return "QUIT";
    default:
      return NULL;
    }
}

const SignetDialect signet_dialect_smtp = {
  .has_tags = FALSE,
  .starttls_unasked = FALSE,
  .says_address = TRUE,
  .may_need_no_login = TRUE,
  .max_initial = 400, /* RFC 5321 §4.5.3.1.4: a command line has at most 512 octets */
  .password_command = SIGNET_PASSWORD_COMMAND_NONE,
  .classify = classify,
  .parse = parse,
  .format = format,
};
