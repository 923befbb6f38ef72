/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in of a dialogue: mechanism after mechanism, until the server has checked the
 * password. Nothing here runs without a permit.
 */
#include "login.h"

#include "conversation.h"

#include <string.h>

static void
wipe_and_free (gpointer text)
{
  if (text != NULL)
    signet_secret_wipe (text, strlen (text));
  g_free (text);
}

static void
clear_exchange (SignetLoginState *login)
{
  g_clear_pointer (&login->sasl, signet_sasl_free);
  g_queue_clear_full (&login->parts, wipe_and_free);
  login->n_challenges = 0;
  login->is_giving_up = FALSE;
  login->was_initial = FALSE;
  login->told = SIGNET_REFUSAL_UNKNOWN;
}

void
signet_login_clear (SignetLoginState *login)
{
  clear_exchange (login);
  g_clear_pointer (&login->permit, signet_permit_free);
  g_clear_pointer (&login->credentials, signet_credentials_unref);
  g_clear_pointer (&login->mechanisms, g_ptr_array_unref);
  login->next = 0;
  login->server_not_verified = FALSE;
  login->is_in_two_lines = FALSE;
  login->is_without_plus = FALSE;
  login->is_without_password = FALSE;
}

static void
answered (SignetDialogue *self, SignetOutcome outcome)
{
  clear_exchange (&self->login);
  signet_conversation_settle (self, SIGNET_STATE_ANSWERED, outcome);
}

static const char *
password_of (const SignetLoginState *login)
{
  SignetSecret *password = signet_credentials_get_password (login->credentials);

  return password != NULL ? signet_secret_get_text (password) : NULL;
}

static gboolean
has_line_break (const char *text)
{
  return strpbrk (text, "\r\n") != NULL;
}

/* RFC 2449 §6.3: without USER in its list a server may still know it; inside TLS that is tried
 * where nothing else is offered, or where what is offered does not work. A server without CAPA
 * knows no other way. */
static gboolean
is_user_offered (const SignetDialogue *self)
{
  const SignetCapabilities *capabilities = &self->capabilities;
  gboolean has_failed = self->login.mechanism != NULL;

  return capabilities->user || !capabilities->is_listed
         || (self->is_encrypted && (capabilities->mechanisms->len == 0 || has_failed));
}

/* IMAP's LOGIN is offered unless the server disables it (RFC 9051 §6.2.3); one that wants a token
 * from its web page would only count it as a wrong password. */
gboolean
signet_login_is_command_offered (const SignetDialogue *self)
{
  switch (self->dialect->password_command)
    {
    case SIGNET_PASSWORD_COMMAND_LOGIN:
      return !self->capabilities.login_disabled
             && !signet_capabilities_has_oauth (&self->capabilities);
    case SIGNET_PASSWORD_COMMAND_USER:
      return is_user_offered (self);
    case SIGNET_PASSWORD_COMMAND_NONE:
    default:
      return FALSE;
    }
}

/* A line of POP3 has no way to write a line break. */
static gboolean
may_use_password_command (const SignetDialogue *self)
{
  const char *password = password_of (&self->login);
  gboolean is_line = self->dialect->password_command == SIGNET_PASSWORD_COMMAND_USER;

  if (password == NULL || self->login.is_without_password
      || !signet_login_is_command_offered (self))
    return FALSE;
  return !is_line || (!has_line_break (self->login.user) && !has_line_break (password));
}

/* RFC 9051 §4.3: a quoted string holds printable ASCII; anything else goes as a literal. */
static gboolean
is_quotable (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < 0x20 || *text > 0x7e)
      return FALSE;
  return TRUE;
}

static void
append_quoted (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (line, '\\');
      g_string_append_c (line, *text);
    }
  g_string_append_c (line, '"');
}

/* A literal announces its length; the server has to invite it. So the line is cut there. */
static void
append_string (SignetLoginState *login, GString *line, const char *text)
{
  if (is_quotable (text))
    {
      append_quoted (line, text);
      return;
    }
  g_string_append_printf (line, "{%" G_GSIZE_FORMAT "}", strlen (text));
  g_queue_push_tail (&login->parts, g_strdup (line->str));
  signet_secret_wipe (line->str, line->len);
  g_string_assign (line, text);
}

static void
send_login (SignetDialogue *self, const SignetPermit *permit)
{
  SignetLoginState *login = &self->login;
  const char *password = password_of (login);
  GString *line = g_string_sized_new (2 * (strlen (login->user) + strlen (password)) + 64);
  char *first;

  g_return_if_fail (permit != NULL);

  append_string (login, line, login->user);
  g_string_append_c (line, ' ');
  append_string (login, line, password);
  g_queue_push_tail (&login->parts, g_string_free (line, FALSE));
  first = g_queue_pop_head (&login->parts);
  signet_conversation_send (self, "LOGIN", first);
  wipe_and_free (first);
}

static void
send_user (SignetDialogue *self, const SignetPermit *permit)
{
  g_return_if_fail (permit != NULL);

  g_queue_push_tail (&self->login.parts, g_strdup (password_of (&self->login)));
  signet_conversation_send (self, "USER", self->login.user);
}

static void
send_password_command (SignetDialogue *self)
{
  if (self->dialect->password_command == SIGNET_PASSWORD_COMMAND_LOGIN)
    {
      self->login.mechanism = "LOGIN";
      send_login (self, self->login.permit);
    }
  else
    {
      self->login.mechanism = "USER";
      send_user (self, self->login.permit);
    }
  signet_conversation_expect (self, SIGNET_STATE_LOGIN);
}

/* RFC 4959 §3: an IMAP server takes an initial response only if it says so. */
static gboolean
takes_initial (const SignetDialogue *self)
{
  return !self->login.is_in_two_lines
         && (self->dialect->protocol != SIGNET_PROTOCOL_IMAP
             || self->capabilities.initial_response);
}

/* The initial response goes with the command if it fits; an empty one is written "=". */
static void
send_authenticate (SignetDialogue *self)
{
  SignetLoginState *login = &self->login;
  g_autofree char *command = g_strdup_printf (
      "%s %s", self->dialect->format (SIGNET_COMMAND_AUTHENTICATE), login->mechanism);
  char *initial = NULL;

  if (signet_sasl_is_client_first (login->sasl) && takes_initial (self))
    signet_sasl_step (login->sasl, NULL, &initial);
  if (initial != NULL && strlen (initial) > self->dialect->max_initial)
    g_queue_push_tail (&login->parts, g_steal_pointer (&initial));
  login->was_initial = initial != NULL;
  signet_conversation_send (self, command, initial != NULL && *initial == '\0' ? "=" : initial);
  wipe_and_free (initial);
  signet_conversation_expect (self, SIGNET_STATE_LOGIN);
}

static gboolean
start_exchange (SignetDialogue *self, const char *mechanism)
{
  SignetLoginState *login = &self->login;

  login->sasl = signet_sasl_new (login->permit, mechanism, &self->binding, login->user,
                                 signet_credentials_get_password (login->credentials));
  if (login->sasl == NULL)
    return FALSE;
  login->mechanism = mechanism;
  send_authenticate (self);
  return TRUE;
}

/* Why there is nothing to log in with. LOGINDISABLED says something of this channel only where
 * nothing else is offered on it, or where it is in clear. */
static SignetOutcome
nothing_usable (const SignetDialogue *self)
{
  gboolean is_silent = self->capabilities.mechanisms->len == 0;

  if (self->login.mechanism != NULL)
    return SIGNET_OUTCOME_NO_USABLE_MECHANISM;
  if (!signet_conversation_knows_capabilities (self))
    return SIGNET_OUTCOME_UNAVAILABLE;
  if (signet_capabilities_has_oauth (&self->capabilities))
    return SIGNET_OUTCOME_OAUTH_ONLY;
  if (self->is_encrypted ? self->capabilities.login_disabled && is_silent
                         : self->capabilities.login_disabled || is_silent)
    return SIGNET_OUTCOME_LOGIN_DISABLED;
  return SIGNET_OUTCOME_NO_USABLE_MECHANISM;
}

static gboolean
is_out (const SignetLoginState *login, const char *mechanism)
{
  return (login->is_without_plus && signet_sasl_is_plus (mechanism))
         || (login->is_without_password && signet_sasl_shows_password (mechanism));
}

static void
try_next (SignetDialogue *self)
{
  SignetLoginState *login = &self->login;

  clear_exchange (login);
  while (login->next < login->mechanisms->len)
    {
      const char *mechanism = g_ptr_array_index (login->mechanisms, login->next++);

      if (!is_out (login, mechanism) && start_exchange (self, mechanism))
        return;
    }
  if (login->next++ == login->mechanisms->len && may_use_password_command (self))
    {
      send_password_command (self);
      return;
    }
  if (!signet_conversation_knows_capabilities (self) && self->refused_hello != NULL)
    g_string_assign (self->words, self->refused_hello);
  answered (self, nothing_usable (self));
}

/* A mechanism that fails for technical reasons says nothing about the password. Inside TLS the next
 * one may be tried: after a bound one the same, not bound. In clear a failing server could lure the
 * password out that way. */
static void
failed_technically (SignetDialogue *self)
{
  if (self->login.server_not_verified || !signet_permit_is_encrypted (self->login.permit))
    {
      answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
      return;
    }
  self->login.is_without_plus |= signet_sasl_is_plus (self->login.mechanism);
  try_next (self);
}

/* The same once more, in two lines: that shows nobody more than the first time. Else the next. */
static void
try_next_form (SignetDialogue *self)
{
  SignetLoginState *login = &self->login;

  if (!login->was_initial || login->server_not_verified)
    {
      failed_technically (self);
      return;
    }
  login->is_in_two_lines = TRUE;
  login->next--;
  try_next (self);
}

static void
send_response (SignetDialogue *self, char *response)
{
  signet_conversation_send_rest (self, response);
  wipe_and_free (response);
  signet_conversation_expect (self, SIGNET_STATE_LOGIN);
}

/* RFC 9051 §6.2.2, RFC 5034 §4, RFC 4954 §4: a "*" ends the exchange. */
static void
answer_challenge (SignetDialogue *self, const char *challenge)
{
  char *response = NULL;
  SignetSaslState state = signet_sasl_step (self->login.sasl, challenge, &response);

  self->login.server_not_verified |= state == SIGNET_SASL_SERVER_NOT_VERIFIED;
  self->login.told = signet_sasl_get_refusal (self->login.sasl);
  self->login.is_giving_up = response == NULL;
  send_response (self, response != NULL ? response : g_strdup ("*"));
}

static void
take_challenge (SignetDialogue *self, const char *challenge)
{
  SignetLoginState *login = &self->login;
  gboolean is_user = login->sasl == NULL
                     && self->dialect->password_command == SIGNET_PASSWORD_COMMAND_USER;

  if (++login->n_challenges > SIGNET_CHALLENGES_MAX || login->is_giving_up || is_user)
    answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
  else if (!g_queue_is_empty (&login->parts))
    send_response (self, g_queue_pop_head (&login->parts));
  else if (login->sasl != NULL)
    answer_challenge (self, challenge);
  else
    answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
}

static void
send_pass (SignetDialogue *self)
{
  char *password = g_queue_pop_head (&self->login.parts);

  signet_conversation_send (self, "PASS", password);
  wipe_and_free (password);
  signet_conversation_expect (self, SIGNET_STATE_LOGIN);
}

/* Only a finished exchange is believed: a server that says OK before it has proven itself is not
 * the one that knows the password (RFC 5802 §3). */
static void
take_ok (SignetDialogue *self)
{
  SignetLoginState *login = &self->login;

  if (login->sasl != NULL)
    answered (self, !login->is_giving_up && signet_sasl_is_complete (login->sasl)
                        ? SIGNET_OUTCOME_OK
                        : SIGNET_OUTCOME_NO_USABLE_MECHANISM);
  else if (g_queue_is_empty (&login->parts))
    answered (self, SIGNET_OUTCOME_OK);
  else if (self->dialect->password_command == SIGNET_PASSWORD_COMMAND_USER)
    send_pass (self);
  else
    answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM);
}

/* A server may ask for a client certificate in the handshake and miss it only here; then the
 * password was not even looked at. */
static gboolean
misses_certificate (const SignetDialogue *self)
{
  return self->is_encrypted && signet_line_mentions (self->words->str, "certificate");
}

/* Whether there is another form for a password that was maybe not even looked at; that is a second
 * try all the same */
static gboolean
has_other_form (const SignetDialogue *self)
{
  return signet_dialogue_may_try_again (self)
         && (self->login.was_initial || signet_sasl_is_plus (self->login.mechanism));
}

/* SCRAM refused before the proof was sent is SCRAM without secrets on the server's side, not a
 * wrong password. */
static void
take_rejection (SignetDialogue *self, gboolean is_sure)
{
  SignetLoginState *login = &self->login;

  if (misses_certificate (self))
    {
      answered (self, SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED);
      return;
    }
  if (login->sasl != NULL && !signet_sasl_used_password (login->sasl))
    {
      failed_technically (self);
      return;
    }
  self->n_tries++;
  if (!is_sure && has_other_form (self))
    try_next_form (self);
  else
    answered (self, SIGNET_OUTCOME_LOGIN_REJECTED);
}

/* Only a check of the password ends the log-in as a wrong password. */
static void
take_refusal (SignetDialogue *self, SignetRefusal base)
{
  SignetLoginState *login = &self->login;
  SignetRefusal refusal = signet_refusal_refine (base, signet_refusal_read (self->words->str));

  if (login->told != SIGNET_REFUSAL_UNKNOWN)
    refusal = login->told;
  else if (login->is_giving_up)
    refusal = SIGNET_REFUSAL_MECHANISM;
  switch (refusal)
    {
    case SIGNET_REFUSAL_UNKNOWN:
    case SIGNET_REFUSAL_PASSWORD:
      take_rejection (self, refusal == SIGNET_REFUSAL_PASSWORD);
      break;
    case SIGNET_REFUSAL_FORM:
      try_next_form (self);
      break;
    case SIGNET_REFUSAL_TOO_WEAK:
      login->is_without_password = TRUE;
      failed_technically (self);
      break;
    case SIGNET_REFUSAL_MECHANISM:
      failed_technically (self);
      break;
    case SIGNET_REFUSAL_DISABLED:
    case SIGNET_REFUSAL_TEMPORARY:
    case SIGNET_REFUSAL_CROWDED:
    case SIGNET_REFUSAL_WEB:
    default:
      answered (self, signet_refusal_to_outcome (refusal));
    }
}

void
signet_login_take_bye (SignetDialogue *self, const SignetReply *reply)
{
  SignetRefusal refusal = signet_refusal_refine (reply->refusal,
                                                 signet_refusal_read (self->words->str));

  signet_conversation_fail (self,
                            refusal == SIGNET_REFUSAL_UNKNOWN ? reply->outcome
                                                              : signet_refusal_to_outcome (refusal),
                            self->words->str);
}

void
signet_login_take (SignetDialogue *self, const SignetReply *reply)
{
  g_return_if_fail (self != NULL && reply != NULL);

  switch (reply->reply_class)
    {
    case SIGNET_REPLY_CHALLENGE:
      take_challenge (self, reply->text);
      break;
    case SIGNET_REPLY_OK:
      take_ok (self);
      break;
    case SIGNET_REPLY_NO:
    case SIGNET_REPLY_BAD:
      take_refusal (self, reply->refusal);
      break;
    case SIGNET_REPLY_MORE:
    case SIGNET_REPLY_PREAUTH:
    case SIGNET_REPLY_BYE:
    case SIGNET_REPLY_GARBAGE:
    default:
      g_assert_not_reached ();
    }
}

void
signet_login_start (SignetDialogue *self)
{
  SignetLoginState *login = &self->login;

  g_return_if_fail (login->permit != NULL && login->credentials != NULL && login->user != NULL);

  login->mechanism = NULL;
  login->mechanisms = signet_sasl_rank (&self->capabilities, login->permit, &self->binding,
                                        login->credentials);
  try_next (self);
}
