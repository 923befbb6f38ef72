/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Codes first, then words. A code that only says "refused" leaves the rest to the words.
 */
#include "refusal.h"

#include "token.h"

#include <string.h>

typedef struct
{
  const char *code; /* one that ends in "." stands for all that begin so */
  SignetRefusal refusal;
  gboolean is_vague; /* servers put more into the words */
} CodeRow;

/* A code of a mailbox, a message or a command after the log-in has no row: it cannot occur. */
static const CodeRow codes[] = {
  /* RFC 5530 §3, RFC 9051 §7.1 */
  { "UNAVAILABLE", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "AUTHENTICATIONFAILED", SIGNET_REFUSAL_PASSWORD, TRUE }, /* "unwilling to elaborate" */
  { "AUTHORIZATIONFAILED", SIGNET_REFUSAL_DISABLED, FALSE }, /* authenticated, but not let in */
  { "EXPIRED", SIGNET_REFUSAL_PASSWORD, TRUE },
  { "PRIVACYREQUIRED", SIGNET_REFUSAL_DISABLED, FALSE },
  { "CONTACTADMIN", SIGNET_REFUSAL_DISABLED, FALSE },
  { "NOPERM", SIGNET_REFUSAL_DISABLED, FALSE },
  { "INUSE", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "CORRUPTION", SIGNET_REFUSAL_DISABLED, FALSE },
  { "SERVERBUG", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "CLIENTBUG", SIGNET_REFUSAL_FORM, FALSE },
  { "CANNOT", SIGNET_REFUSAL_FORM, FALSE },
  { "LIMIT", SIGNET_REFUSAL_CROWDED, FALSE },
  { "OVERQUOTA", SIGNET_REFUSAL_DISABLED, FALSE },
  { "NONEXISTENT", SIGNET_REFUSAL_PASSWORD, TRUE },
  { "REFERRAL", SIGNET_REFUSAL_TEMPORARY, FALSE }, /* RFC 2221; never followed */
  { "WEBALERT", SIGNET_REFUSAL_WEB, FALSE },       /* Gmail */
  /* RFC 2449 §8.1, RFC 3206 §4, RFC 6856 §5 */
  { "LOGIN-DELAY", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "IN-USE", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "SYS/TEMP", SIGNET_REFUSAL_TEMPORARY, FALSE },
  { "SYS/PERM", SIGNET_REFUSAL_DISABLED, FALSE },
  { "AUTH", SIGNET_REFUSAL_PASSWORD, TRUE },
  { "UTF8", SIGNET_REFUSAL_FORM, FALSE },
  /* RFC 3463, RFC 5248: mailbox, mail system, network, protocol, security */
  { "5.1.", SIGNET_REFUSAL_PASSWORD, TRUE }, /* no such address */
  { "5.2.1", SIGNET_REFUSAL_DISABLED, FALSE },
  { "5.3.3", SIGNET_REFUSAL_MECHANISM, FALSE },
  { "5.3.", SIGNET_REFUSAL_DISABLED, TRUE },
  { "4.4.5", SIGNET_REFUSAL_CROWDED, FALSE },
  { "5.4.", SIGNET_REFUSAL_TEMPORARY, TRUE }, /* the server misses another one */
  { "5.5.", SIGNET_REFUSAL_FORM, TRUE },
  { "5.7.4", SIGNET_REFUSAL_MECHANISM, TRUE },
  { "5.7.5", SIGNET_REFUSAL_MECHANISM, TRUE },
  { "5.7.6", SIGNET_REFUSAL_MECHANISM, TRUE },
  { "5.7.8", SIGNET_REFUSAL_PASSWORD, TRUE },
  { "5.7.9", SIGNET_REFUSAL_TOO_WEAK, TRUE }, /* Gmail: "Application-specific password required" */
  { "5.7.10", SIGNET_REFUSAL_DISABLED, FALSE },
  { "5.7.11", SIGNET_REFUSAL_DISABLED, FALSE },
  { "4.7.12", SIGNET_REFUSAL_MECHANISM, FALSE },
  { "5.7.12", SIGNET_REFUSAL_MECHANISM, FALSE },
  { "5.7.13", SIGNET_REFUSAL_DISABLED, FALSE },
  { "5.7.14", SIGNET_REFUSAL_DISABLED, TRUE },
  { "5.7.15", SIGNET_REFUSAL_CROWDED, FALSE },
  { "4.", SIGNET_REFUSAL_TEMPORARY, TRUE },
};

typedef struct
{
  const char *phrase; /* words as they follow each other, without what stands between them */
  SignetRefusal refusal;
} PhraseRow;

/* The first row that fits counts: a page on the web is asked for in sentences that end in "and try
 * again", and a mechanism may be "temporarily" or "not" there. */
static const PhraseRow phrases[] = {
  { "application specific password", SIGNET_REFUSAL_WEB },
  { "app specific password", SIGNET_REFUSAL_WEB },
  { "application password", SIGNET_REFUSAL_WEB },
  { "app password", SIGNET_REFUSAL_WEB },
  { "authorization code", SIGNET_REFUSAL_WEB },
  { "authorized code", SIGNET_REFUSAL_WEB },
  { "basic authentication is disabled", SIGNET_REFUSAL_WEB },
  { "basic authentication disabled", SIGNET_REFUSAL_WEB },
  { "basic authentication is not", SIGNET_REFUSAL_WEB },
  { "basic auth is disabled", SIGNET_REFUSAL_WEB },
  { "basicauthblocked", SIGNET_REFUSAL_WEB },
  { "web login", SIGNET_REFUSAL_WEB },
  { "web browser", SIGNET_REFUSAL_WEB },
  { "oauth", SIGNET_REFUSAL_WEB },
  { "temporary", SIGNET_REFUSAL_TEMPORARY },
  { "temporarily", SIGNET_REFUSAL_TEMPORARY },
  { "again later", SIGNET_REFUSAL_TEMPORARY },
  { "try later", SIGNET_REFUSAL_TEMPORARY },
  { "too many arguments", SIGNET_REFUSAL_FORM },
  { "too many", SIGNET_REFUSAL_TEMPORARY },
  { "rate limit", SIGNET_REFUSAL_TEMPORARY },
  { "limit exceeded", SIGNET_REFUSAL_TEMPORARY },
  { "busy", SIGNET_REFUSAL_TEMPORARY },
  { "internal error", SIGNET_REFUSAL_TEMPORARY },
  { "internal server error", SIGNET_REFUSAL_TEMPORARY },
  { "generic failure", SIGNET_REFUSAL_TEMPORARY },
  { "service unavailable", SIGNET_REFUSAL_TEMPORARY },
  { "service not available", SIGNET_REFUSAL_TEMPORARY },
  { "server unavailable", SIGNET_REFUSAL_TEMPORARY },
  { "system problem", SIGNET_REFUSAL_TEMPORARY },
  { "too weak", SIGNET_REFUSAL_TOO_WEAK },
  { "mechanism not", SIGNET_REFUSAL_MECHANISM },
  { "mechanism is not", SIGNET_REFUSAL_MECHANISM },
  { "mechanism is disabled", SIGNET_REFUSAL_MECHANISM },
  { "mechanism disabled", SIGNET_REFUSAL_MECHANISM },
  { "mechanism unavailable", SIGNET_REFUSAL_MECHANISM },
  { "no mechanism", SIGNET_REFUSAL_MECHANISM },
  { "no such mechanism", SIGNET_REFUSAL_MECHANISM },
  { "unknown mechanism", SIGNET_REFUSAL_MECHANISM },
  { "invalid mechanism", SIGNET_REFUSAL_MECHANISM },
  { "unrecognized authentication", SIGNET_REFUSAL_MECHANISM },
  { "unknown authentication", SIGNET_REFUSAL_MECHANISM },
  { "channel binding", SIGNET_REFUSAL_MECHANISM },
  { "bad protocol", SIGNET_REFUSAL_MECHANISM }, /* Cyrus SASL */
  { "unsupported", SIGNET_REFUSAL_MECHANISM },
  { "not supported", SIGNET_REFUSAL_MECHANISM },
  { "is disabled for", SIGNET_REFUSAL_DISABLED },
  { "not enabled", SIGNET_REFUSAL_DISABLED },
  { "access disabled", SIGNET_REFUSAL_DISABLED },
  { "access is disabled", SIGNET_REFUSAL_DISABLED },
  { "account disabled", SIGNET_REFUSAL_DISABLED },
  { "account is disabled", SIGNET_REFUSAL_DISABLED },
  { "account has been disabled", SIGNET_REFUSAL_DISABLED },
  { "account suspended", SIGNET_REFUSAL_DISABLED },
  { "account is suspended", SIGNET_REFUSAL_DISABLED },
  { "account has been suspended", SIGNET_REFUSAL_DISABLED },
  { "unknown command", SIGNET_REFUSAL_FORM },
  { "invalid command", SIGNET_REFUSAL_FORM },
  { "bad command", SIGNET_REFUSAL_FORM },
  { "unrecognized command", SIGNET_REFUSAL_FORM },
  { "command not", SIGNET_REFUSAL_FORM },
  { "not implemented", SIGNET_REFUSAL_FORM },
  { "syntax error", SIGNET_REFUSAL_FORM },
  { "line too long", SIGNET_REFUSAL_FORM },
  { "invalid credentials", SIGNET_REFUSAL_PASSWORD },
  { "bad credentials", SIGNET_REFUSAL_PASSWORD },
  { "authentication failed", SIGNET_REFUSAL_PASSWORD },
  { "authentication failure", SIGNET_REFUSAL_PASSWORD },
  { "authentication unsuccessful", SIGNET_REFUSAL_PASSWORD },
  { "auth failed", SIGNET_REFUSAL_PASSWORD },
  { "login failed", SIGNET_REFUSAL_PASSWORD },
  { "login incorrect", SIGNET_REFUSAL_PASSWORD },
  { "logon failure", SIGNET_REFUSAL_PASSWORD },
  { "invalid login", SIGNET_REFUSAL_PASSWORD },
  { "invalid user", SIGNET_REFUSAL_PASSWORD },
  { "unknown user", SIGNET_REFUSAL_PASSWORD },
  { "no such user", SIGNET_REFUSAL_PASSWORD },
  { "invalid password", SIGNET_REFUSAL_PASSWORD },
  { "bad password", SIGNET_REFUSAL_PASSWORD },
  { "wrong password", SIGNET_REFUSAL_PASSWORD },
  { "incorrect password", SIGNET_REFUSAL_PASSWORD },
  { "incorrect username", SIGNET_REFUSAL_PASSWORD },
  { "password incorrect", SIGNET_REFUSAL_PASSWORD },
  { "password is incorrect", SIGNET_REFUSAL_PASSWORD },
  { "password not accepted", SIGNET_REFUSAL_PASSWORD },
};

static const CodeRow *
find_code (SignetToken code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      SignetToken rest = code;

      if (signet_token_is (code, codes[i].code)
          || (g_str_has_suffix (codes[i].code, ".") && signet_token_skip (&rest, codes[i].code)))
        return &codes[i];
    }
  return NULL;
}

/* "[CODE …] text"; @cursor is then behind the bracket */
static gboolean
take_response_code (const char **cursor, SignetToken *code)
{
  const char *end = strpbrk (*cursor, "]\n");

  if (**cursor != '[' || end == NULL || *end != ']')
    return FALSE;
  code->start = *cursor + 1;
  code->length = strcspn (code->start, " ]");
  *cursor = end + 1;
  return TRUE;
}

/* RFC 2034 §3: "5.7.8 text"; some put a "#" or a bracket before it */
static gboolean
take_status_code (const char **cursor, SignetToken *code)
{
  static const char digits[] = "0123456789";
  const char *end = *cursor + strspn (*cursor, "(#");

  code->start = end;
  for (int i = 0; i < 3; i++)
    {
      gsize length = strspn (end, digits);

      if (length == 0 || length > 3 || (i < 2 && end[length] != '.'))
        return FALSE;
      end += length + (i < 2 ? 1 : 0);
    }
  code->length = (gsize)(end - code->start);
  *cursor = end + strspn (end, ":)");
  return **cursor == '\0' || g_ascii_isspace (**cursor);
}

/* The codes at the beginning of a line; the one that says more counts, and of two the later one */
static void
read_codes (const char *line, const CodeRow **best)
{
  SignetToken code;

  while (TRUE)
    {
      const CodeRow *row;

      line += strspn (line, " ");
      if (!take_response_code (&line, &code) && !take_status_code (&line, &code))
        return;
      row = find_code (code);
      if (row != NULL && (*best == NULL || (*best)->is_vague))
        *best = row;
    }
}

static SignetRefusal
read_phrases (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (signet_line_mentions (words, phrases[i].phrase))
      return phrases[i].refusal;
  return signet_refusal_is_crowded (words) ? SIGNET_REFUSAL_CROWDED : SIGNET_REFUSAL_UNKNOWN;
}

/* No code says that only another password than the user's will do; words do */
SignetRefusal
signet_refusal_read (const char *words)
{
  const CodeRow *code = NULL;
  SignetRefusal said;

  for (const char *line = words; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      read_codes (line, &code);
    }
  said = read_phrases (words);
  if (code == NULL || said == SIGNET_REFUSAL_WEB)
    return said;
  return code->is_vague && said > SIGNET_REFUSAL_PASSWORD ? said : code->refusal;
}

/* A reply that says "later" or "not here" by itself does not become a wrong password by its words
 */
SignetRefusal
signet_refusal_refine (SignetRefusal base, SignetRefusal read)
{
  if (read == SIGNET_REFUSAL_UNKNOWN)
    return base;
  if (read == SIGNET_REFUSAL_PASSWORD && base > SIGNET_REFUSAL_FORM)
    return base;
  return read;
}

SignetRefusal
signet_refusal_read_scram (const char *error)
{
  static const PhraseRow rows[] = {
    { "invalid-proof", SIGNET_REFUSAL_PASSWORD },
    { "unknown-user", SIGNET_REFUSAL_PASSWORD },
    { "invalid-username-encoding", SIGNET_REFUSAL_PASSWORD },
    { "channel-bindings-dont-match", SIGNET_REFUSAL_MECHANISM },
    { "server-does-support-channel-binding", SIGNET_REFUSAL_MECHANISM },
    { "channel-binding-not-supported", SIGNET_REFUSAL_MECHANISM },
    { "unsupported-channel-binding-type", SIGNET_REFUSAL_MECHANISM },
    { "extensions-not-supported", SIGNET_REFUSAL_MECHANISM },
    { "invalid-encoding", SIGNET_REFUSAL_MECHANISM },
    { "no-resources", SIGNET_REFUSAL_TEMPORARY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (error, rows[i].phrase))
      return rows[i].refusal;
  return SIGNET_REFUSAL_UNKNOWN;
}

SignetOutcome
signet_refusal_to_outcome (SignetRefusal refusal)
{
  switch (refusal)
    {
    case SIGNET_REFUSAL_FORM:
    case SIGNET_REFUSAL_MECHANISM:
    case SIGNET_REFUSAL_TOO_WEAK:
      return SIGNET_OUTCOME_NO_USABLE_MECHANISM;
    case SIGNET_REFUSAL_DISABLED:
      return SIGNET_OUTCOME_LOGIN_DISABLED;
    case SIGNET_REFUSAL_TEMPORARY:
    case SIGNET_REFUSAL_CROWDED:
      return SIGNET_OUTCOME_LOGIN_UNAVAILABLE;
    case SIGNET_REFUSAL_WEB:
      return SIGNET_OUTCOME_OAUTH_ONLY;
    case SIGNET_REFUSAL_UNKNOWN:
    case SIGNET_REFUSAL_PASSWORD:
    default:
      return SIGNET_OUTCOME_LOGIN_REJECTED;
    }
}

static gboolean
mentions_any (const char *words, const char *const *of, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (signet_line_mentions (words, of[i]))
      return TRUE;
  return FALSE;
}

gboolean
signet_refusal_is_crowded (const char *words)
{
  static const char *const much[] = { "many", "maximum", "limit", "max", "exceeded" };
  static const char *const what[] = { "connection", "connections", "session",
                                      "sessions",   "concurrent",  "simultaneous" };

  return mentions_any (words, much, G_N_ELEMENTS (much))
         && mentions_any (words, what, G_N_ELEMENTS (what));
}

gboolean
signet_refusal_is_alert (const char *line)
{
  SignetToken code;

  while (take_response_code (&line, &code))
    {
      if (signet_token_is (code, "ALERT"))
        return TRUE;
      line += strspn (line, " ");
    }
  return FALSE;
}
