/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * IMAP (RFC 9051, RFC 3501) as a dialect.
 */
#include "dialect.h"

#include <string.h>

/* The first word of "[CODE …] text", without the bracket. */
static SignetToken
response_code (const char *text)
{
  SignetToken code = signet_token_next (&text);

  if (!signet_token_skip (&code, "["))
    code.length = 0;
  if (code.length > 0 && code.start[code.length - 1] == ']')
    code.length--;
  return code;
}

/* The words without a list of capabilities, which is not meant for people. */
static const char *
skip_capabilities (const char *text)
{
  SignetToken code = response_code (text);
  const char *bracket;

  if (!signet_token_is (code, "CAPABILITY"))
    return text;
  bracket = strchr (text, ']');
  return bracket != NULL ? bracket + 1 + strspn (bracket + 1, " ") : text;
}

static SignetReply
classify_bye (const SignetLine *line, const char *text)
{
  if (line->phase == SIGNET_PHASE_LOGIN)
    return (SignetReply){ SIGNET_REPLY_BYE, SIGNET_OUTCOME_LOGIN_UNAVAILABLE, text,
                          SIGNET_REFUSAL_UNKNOWN };
  return signet_reply_hangup (text);
}

/* RFC 9051 §7: responses without a tag. No greeting is "NO" or "BAD"; who says so all the same will
 * not serve. */
static SignetReply
classify_untagged (const SignetLine *line, const char *rest)
{
  SignetToken status = signet_token_next (&rest);

  rest += strspn (rest, " ");
  if (signet_token_is (status, "BYE"))
    return classify_bye (line, rest);
  if (line->phase == SIGNET_PHASE_GREETING)
    {
      if (signet_token_is (status, "OK"))
        return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, rest };
      if (signet_token_is (status, "PREAUTH"))
        return (SignetReply){ SIGNET_REPLY_PREAUTH, SIGNET_OUTCOME_OK, rest };
      if (signet_token_is (status, "NO") || signet_token_is (status, "BAD"))
        return signet_reply_hangup (rest);
      return signet_reply_garbage (rest);
    }
  if (signet_token_is (status, "NO") || signet_token_is (status, "BAD")
      || signet_refusal_is_alert (rest))
    return (SignetReply){ SIGNET_REPLY_MORE, SIGNET_OUTCOME_OK, rest };
  return (SignetReply){ SIGNET_REPLY_MORE, SIGNET_OUTCOME_OK, NULL };
}

static SignetReply
classify_tagged (const SignetLine *line, const char *rest)
{
  SignetToken status = signet_token_next (&rest);

  rest += strspn (rest, " ");
  if (signet_token_is (status, "OK"))
    return (SignetReply){ SIGNET_REPLY_OK, SIGNET_OUTCOME_OK, skip_capabilities (rest) };
  if (signet_token_is (status, "NO"))
    return signet_reply_refused (SIGNET_REPLY_NO, SIGNET_REFUSAL_PASSWORD, rest);
  if (signet_token_is (status, "BAD"))
    return signet_reply_refused (SIGNET_REPLY_BAD, SIGNET_REFUSAL_FORM, rest);
  return signet_reply_garbage (line->text);
}

/* RFC 9051 §2.2.2: a line begins with "*", "+", or the tag of the one command that is under way. A
 * tag nobody used is refused. */
static SignetReply
classify (const SignetLine *line)
{
  const char *cursor = line->text;
  SignetToken first;

  if (signet_line_begins (line->text, "* "))
    return classify_untagged (line, line->text + 2);
  if (line->text[0] == '+' && line->phase == SIGNET_PHASE_LOGIN)
    return (SignetReply){ SIGNET_REPLY_CHALLENGE, SIGNET_OUTCOME_OK,
                          line->text + 1 + strspn (line->text + 1, " ") };
  first = signet_token_next (&cursor);
  if (line->tag[0] != '\0' && first.start == line->text && signet_token_is (first, line->tag))
    return classify_tagged (line, cursor);
  return signet_reply_garbage (line->text);
}

static void
parse_capability (SignetCapabilities *capabilities, SignetToken token)
{
  if (signet_token_is (token, "STARTTLS"))
    capabilities->starttls = TRUE;
  else if (signet_token_is (token, "LOGINDISABLED"))
    capabilities->login_disabled = TRUE;
  else if (signet_token_is (token, "SASL-IR"))
    capabilities->initial_response = TRUE;
  else if (signet_token_skip (&token, "AUTH="))
    signet_capabilities_add_mechanism (capabilities, token);
}

/* In a response code the list ends with a bracket (RFC 9051 §7.1), in a CAPABILITY response with
 * the line (§7.2.2). */
static void
parse_list (SignetCapabilities *capabilities, const char *list)
{
  capabilities->is_listed = TRUE;
  for (SignetToken token = signet_token_next (&list); token.length > 0;
       token = signet_token_next (&list))
    {
      const char *bracket = memchr (token.start, ']', token.length);

      if (bracket != NULL)
        token.length = (gsize)(bracket - token.start);
      parse_capability (capabilities, token);
      if (bracket != NULL)
        return;
    }
}

static void
parse (SignetCapabilities *capabilities, const SignetLine *line)
{
  const char *rest = line->text;
  SignetToken word;

  signet_token_next (&rest);
  word = signet_token_next (&rest);
  if (line->text[0] == '*' && signet_token_is (word, "CAPABILITY"))
    parse_list (capabilities, rest);
  else if (signet_token_is (word, "OK") && !capabilities->is_listed)
    {
      word = signet_token_next (&rest);
      if (signet_token_is (word, "[CAPABILITY"))
        parse_list (capabilities, rest);
    }
}

static const char *
format (SignetCommand command)
{
  switch (command)
    {
    case SIGNET_COMMAND_CAPABILITIES:
      return "CAPABILITY";
    case SIGNET_COMMAND_STARTTLS:
      return "STARTTLS";
    case SIGNET_COMMAND_AUTHENTICATE:
      return "AUTHENTICATE";
    case SIGNET_COMMAND_QUIT:
      return "LOGOUT";
    case SIGNET_COMMAND_CAPABILITIES_BY_NAME:
    case SIGNET_COMMAND_CAPABILITIES_OLD:
    default:
      return NULL;
    }
}

const SignetDialect signet_dialect_imap = {
  .has_tags = TRUE,
  .starttls_unasked = FALSE,
  .announces_initial = TRUE,
  .max_initial = 4096,
  .password_command = SIGNET_PASSWORD_COMMAND_LOGIN,
  .classify = classify,
  .parse = parse,
  .format = format,
};
