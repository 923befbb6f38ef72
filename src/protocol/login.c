/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A log-in: mechanism after mechanism, until the server has checked the password. Nothing here runs
 * without a permit.
 */
#include "login.h"

#include <string.h>

/* The most challenges of one exchange; the longest mechanism needs three */
#define SIGNET_CHALLENGES_MAX 8

struct _SignetLoginState
{
  guint n_tries; /* how often the server may have checked a password */
  SignetLoginOffer offer;
  SignetPermit *permit;           /* owned */
  SignetCredentials *credentials; /* owned */
  const char *user;               /* unowned: the credentials' */
  GPtrArray *mechanisms;          /* owned: those that may be used, best first */
  guint next;                     /* which of them comes next */
  const char *mechanism;          /* unowned: the one in use, static */
  gboolean server_not_verified;
  gboolean is_in_two_lines;     /* commands carry no initial response any more */
  gboolean is_without_plus;     /* binding to the channel was refused */
  gboolean is_without_password; /* mechanisms that show it were refused as too weak */

  /* of one exchange */
  SignetSasl *sasl; /* owned, nullable: there is none for LOGIN and USER */
  GQueue parts;     /* (element-type utf8), owned: what is still to be sent, one by one */
  guint n_challenges;
  gboolean is_giving_up; /* "*" was sent to end the exchange */
  gboolean was_initial;  /* the command carried its initial response */
  SignetRefusal told;    /* within the exchange, of a refusal that is yet to come */
};

static void
wipe_and_free (gpointer text)
{
  if (text != NULL)
    signet_secret_wipe (text, strlen (text));
  g_free (text);
}

void
signet_login_step_clear (SignetLoginStep *step)
{
  g_clear_pointer (&step->command, g_free);
  g_clear_pointer (&step->secret, wipe_and_free);
}

static void
clear_exchange (SignetLoginState *self)
{
  g_clear_pointer (&self->sasl, signet_sasl_free);
  g_queue_clear_full (&self->parts, wipe_and_free);
  self->n_challenges = 0;
  self->is_giving_up = FALSE;
  self->was_initial = FALSE;
  self->told = SIGNET_REFUSAL_UNKNOWN;
}

static void
clear (SignetLoginState *self)
{
  clear_exchange (self);
  g_clear_pointer (&self->permit, signet_permit_free);
  g_clear_pointer (&self->credentials, signet_credentials_unref);
  g_clear_pointer (&self->mechanisms, g_ptr_array_unref);
  self->next = 0;
  self->mechanism = NULL;
  self->server_not_verified = FALSE;
  self->is_in_two_lines = FALSE;
  self->is_without_plus = FALSE;
  self->is_without_password = FALSE;
}

SignetLoginState *
signet_login_new (void)
{
  SignetLoginState *self = g_new0 (SignetLoginState, 1);

  g_queue_init (&self->parts);
  return self;
}

void
signet_login_free (SignetLoginState *self)
{
  clear (self);
  g_free (self);
}

/* What stands for the command is said, what is secret comes after it. */
static SignetLoginStep
send_command (const char *command, char *secret)
{
  return (SignetLoginStep){ SIGNET_LOGIN_STEP_COMMAND, g_strdup (command), secret,
                            SIGNET_OUTCOME_OK, NULL };
}

static SignetLoginStep
respond (char *secret)
{
  return (SignetLoginStep){ SIGNET_LOGIN_STEP_RESPONSE, NULL, secret, SIGNET_OUTCOME_OK, NULL };
}

static SignetLoginStep
answered (SignetLoginState *self, SignetOutcome outcome, const char *words)
{
  clear_exchange (self);
  return (SignetLoginStep){ SIGNET_LOGIN_STEP_ANSWERED, NULL, NULL, outcome, words };
}

static const char *
password_of (const SignetLoginState *self)
{
  SignetSecret *password = signet_login_get_password (self);

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
is_user_offered (const SignetLoginOffer *offer, const char *failed)
{
  const SignetCapabilities *capabilities = offer->capabilities;

  return capabilities->user || !capabilities->is_listed
         || (offer->is_encrypted && (capabilities->mechanisms->len == 0 || failed != NULL));
}

/* IMAP's LOGIN is offered unless the server disables it (RFC 9051 §6.2.3); one that wants a token
 * from its web page would only count it as a wrong password. */
static gboolean
is_command_offered (const SignetLoginOffer *offer, const char *failed)
{
  switch (offer->dialect->password_command)
    {
    case SIGNET_PASSWORD_COMMAND_LOGIN:
      return !offer->capabilities->login_disabled
             && !signet_capabilities_has_oauth (offer->capabilities);
    case SIGNET_PASSWORD_COMMAND_USER:
      return is_user_offered (offer, failed);
    case SIGNET_PASSWORD_COMMAND_NONE:
    default:
      return FALSE;
    }
}

gboolean
signet_login_is_command_offered (const SignetLoginOffer *offer)
{
  return is_command_offered (offer, NULL);
}

/* A line of POP3 has no way to write a line break. */
static gboolean
may_use_password_command (const SignetLoginState *self)
{
  const char *password = password_of (self);
  gboolean is_line = self->offer.dialect->password_command == SIGNET_PASSWORD_COMMAND_USER;

  if (password == NULL || self->is_without_password
      || !is_command_offered (&self->offer, self->mechanism))
    return FALSE;
  return !is_line || (!has_line_break (self->user) && !has_line_break (password));
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
append_string (SignetLoginState *self, GString *line, const char *text)
{
  if (is_quotable (text))
    {
      append_quoted (line, text);
      return;
    }
  g_string_append_printf (line, "{%" G_GSIZE_FORMAT "}", strlen (text));
  g_queue_push_tail (&self->parts, g_strdup (line->str));
  signet_secret_wipe (line->str, line->len);
  g_string_assign (line, text);
}

static SignetLoginStep
send_login (SignetLoginState *self)
{
  const char *password = password_of (self);
  GString *line = g_string_sized_new (2 * (strlen (self->user) + strlen (password)) + 64);

  self->mechanism = "LOGIN";
  append_string (self, line, self->user);
  g_string_append_c (line, ' ');
  append_string (self, line, password);
  g_queue_push_tail (&self->parts, g_string_free (line, FALSE));
  return send_command ("LOGIN", g_queue_pop_head (&self->parts));
}

static SignetLoginStep
send_user (SignetLoginState *self)
{
  self->mechanism = "USER";
  g_queue_push_tail (&self->parts, g_strdup (password_of (self)));
  return send_command ("USER", g_strdup (self->user));
}

static gboolean
takes_initial (const SignetLoginState *self)
{
  return !self->is_in_two_lines
         && (!self->offer.dialect->announces_initial || self->offer.capabilities->initial_response);
}

/* The initial response goes with the command if it fits; an empty one is written "=". */
static SignetLoginStep
send_authenticate (SignetLoginState *self)
{
  const SignetDialect *dialect = self->offer.dialect;
  g_autofree char *command = g_strdup_printf (
      "%s %s", dialect->format (SIGNET_COMMAND_AUTHENTICATE), self->mechanism);
  char *initial = NULL;

  if (signet_sasl_is_client_first (self->sasl) && takes_initial (self))
    signet_sasl_step (self->sasl, NULL, &initial);
  if (initial != NULL && strlen (initial) > dialect->max_initial)
    g_queue_push_tail (&self->parts, g_steal_pointer (&initial));
  self->was_initial = initial != NULL;
  if (initial != NULL && *initial == '\0')
    {
      g_free (initial);
      initial = g_strdup ("=");
    }
  return send_command (command, initial);
}

/* Why there is nothing to log in with. LOGINDISABLED says something of this channel only where
 * nothing else is offered on it, or where it is in clear. */
static SignetOutcome
nothing_usable (const SignetLoginState *self)
{
  const SignetCapabilities *capabilities = self->offer.capabilities;
  gboolean is_silent = capabilities->mechanisms->len == 0;

  if (self->mechanism != NULL)
    return SIGNET_OUTCOME_NO_USABLE_MECHANISM;
  if (self->offer.refused != NULL)
    return SIGNET_OUTCOME_UNAVAILABLE;
  if (signet_capabilities_has_oauth (capabilities))
    return SIGNET_OUTCOME_OAUTH_ONLY;
  if (self->offer.is_encrypted ? capabilities->login_disabled && is_silent
                               : capabilities->login_disabled || is_silent)
    return SIGNET_OUTCOME_LOGIN_DISABLED;
  return SIGNET_OUTCOME_NO_USABLE_MECHANISM;
}

static gboolean
is_out (const SignetLoginState *self, const char *mechanism)
{
  return (self->is_without_plus && signet_sasl_is_plus (mechanism))
         || (self->is_without_password && signet_sasl_shows_password (mechanism));
}

static SignetLoginStep
try_next (SignetLoginState *self, const char *words)
{
  clear_exchange (self);
  while (self->next < self->mechanisms->len)
    {
      const char *mechanism = g_ptr_array_index (self->mechanisms, self->next++);

      if (!is_out (self, mechanism))
        self->sasl = signet_sasl_new (self->permit, mechanism, self->offer.binding, self->user,
                                      signet_login_get_password (self));
      if (self->sasl == NULL)
        continue;
      self->mechanism = mechanism;
      return send_authenticate (self);
    }
  if (self->next++ == self->mechanisms->len && may_use_password_command (self))
    return self->offer.dialect->password_command == SIGNET_PASSWORD_COMMAND_LOGIN
               ? send_login (self)
               : send_user (self);
  return answered (self, nothing_usable (self),
                   self->offer.refused != NULL ? self->offer.refused : words);
}

/* A mechanism that fails for technical reasons says nothing about the password. Inside TLS the next
 * one may be tried: after a bound one the same, not bound. In clear a failing server could lure the
 * password out that way. */
static SignetLoginStep
failed_technically (SignetLoginState *self, const char *words)
{
  if (self->server_not_verified || !signet_permit_is_encrypted (self->permit))
    return answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM, words);
  self->is_without_plus |= signet_sasl_is_plus (self->mechanism);
  return try_next (self, words);
}

/* The same once more, in two lines: that shows nobody more than the first time. Else the next. */
static SignetLoginStep
try_next_form (SignetLoginState *self, const char *words)
{
  if (!self->was_initial || self->server_not_verified)
    return failed_technically (self, words);
  self->is_in_two_lines = TRUE;
  self->next--;
  return try_next (self, words);
}

/* RFC 9051 §6.2.2, RFC 5034 §4, RFC 4954 §4: a "*" ends the exchange. */
static SignetLoginStep
answer_challenge (SignetLoginState *self, const char *challenge)
{
  char *response = NULL;
  SignetSaslState state = signet_sasl_step (self->sasl, challenge, &response);

  self->server_not_verified |= state == SIGNET_SASL_SERVER_NOT_VERIFIED;
  self->told = signet_sasl_get_refusal (self->sasl);
  self->is_giving_up = response == NULL;
  return respond (response != NULL ? response : g_strdup ("*"));
}

static SignetLoginStep
take_challenge (SignetLoginState *self, const char *challenge, const char *words)
{
  gboolean is_user = self->sasl == NULL
                     && self->offer.dialect->password_command == SIGNET_PASSWORD_COMMAND_USER;

  if (++self->n_challenges > SIGNET_CHALLENGES_MAX || self->is_giving_up || is_user)
    return answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM, words);
  if (!g_queue_is_empty (&self->parts))
    return respond (g_queue_pop_head (&self->parts));
  if (self->sasl != NULL)
    return answer_challenge (self, challenge);
  return answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM, words);
}

/* Only a finished exchange is believed: a server that says OK before it has proven itself is not
 * the one that knows the password (RFC 5802 §3). */
static SignetLoginStep
take_ok (SignetLoginState *self, const char *words)
{
  if (self->sasl != NULL)
    return answered (self,
                     !self->is_giving_up && signet_sasl_is_complete (self->sasl)
                         ? SIGNET_OUTCOME_OK
                         : SIGNET_OUTCOME_NO_USABLE_MECHANISM,
                     words);
  if (g_queue_is_empty (&self->parts))
    return answered (self, SIGNET_OUTCOME_OK, words);
  if (self->offer.dialect->password_command == SIGNET_PASSWORD_COMMAND_USER)
    return send_command ("PASS", g_queue_pop_head (&self->parts));
  return answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM, words);
}

/* Whether there is another form for a password that was maybe not even looked at; that is a second
 * try all the same */
static gboolean
has_other_form (const SignetLoginState *self)
{
  return signet_login_may_try_again (self)
         && (self->was_initial || signet_sasl_is_plus (self->mechanism));
}

/* A server may ask for a client certificate in the handshake and miss it only here; then the
 * password was not even looked at. SCRAM refused before the proof was sent is SCRAM without secrets
 * on the server's side, not a wrong password. */
static SignetLoginStep
take_rejection (SignetLoginState *self, SignetRefusal refusal, const char *words)
{
  if (self->offer.is_encrypted && signet_line_mentions (words, "certificate"))
    return answered (self, SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED, words);
  if (self->sasl != NULL && !signet_sasl_used_password (self->sasl))
    return failed_technically (self, words);
  self->n_tries++;
  if (refusal == SIGNET_REFUSAL_UNKNOWN && has_other_form (self))
    return try_next_form (self, words);
  return answered (self, SIGNET_OUTCOME_LOGIN_REJECTED, words);
}

/* Only a check of the password ends the log-in as a wrong password. */
static SignetLoginStep
take_refusal (SignetLoginState *self, SignetRefusal base, const char *words)
{
  SignetRefusal refusal = signet_refusal_refine (base, signet_refusal_read (words));

  if (self->told != SIGNET_REFUSAL_UNKNOWN)
    refusal = self->told;
  else if (self->is_giving_up)
    refusal = SIGNET_REFUSAL_MECHANISM;
  switch (refusal)
    {
    case SIGNET_REFUSAL_UNKNOWN:
    case SIGNET_REFUSAL_PASSWORD:
      return take_rejection (self, refusal, words);
    case SIGNET_REFUSAL_FORM:
      return try_next_form (self, words);
    case SIGNET_REFUSAL_TOO_WEAK:
      self->is_without_password = TRUE;
      return failed_technically (self, words);
    case SIGNET_REFUSAL_MECHANISM:
      return failed_technically (self, words);
    case SIGNET_REFUSAL_DISABLED:
    case SIGNET_REFUSAL_TEMPORARY:
    case SIGNET_REFUSAL_CROWDED:
    case SIGNET_REFUSAL_WEB:
    default:
      return answered (self, signet_refusal_to_outcome (refusal), words);
    }
}

static SignetLoginStep
take_bye (const SignetReply *reply, const char *words)
{
  SignetRefusal refusal = signet_refusal_refine (reply->refusal, signet_refusal_read (words));

  return (SignetLoginStep){ SIGNET_LOGIN_STEP_HUNG_UP, NULL, NULL,
                            refusal == SIGNET_REFUSAL_UNKNOWN ? reply->outcome
                                                              : signet_refusal_to_outcome (refusal),
                            words };
}

SignetLoginStep
signet_login_take (SignetLoginState *self, const SignetReply *reply, const char *words)
{
  switch (reply->reply_class)
    {
    case SIGNET_REPLY_CHALLENGE:
      return take_challenge (self, reply->text, words);
    case SIGNET_REPLY_OK:
      return take_ok (self, words);
    case SIGNET_REPLY_NO:
    case SIGNET_REPLY_BAD:
      return take_refusal (self, reply->refusal, words);
    case SIGNET_REPLY_BYE:
      return take_bye (reply, words);
    case SIGNET_REPLY_MORE:
    case SIGNET_REPLY_PREAUTH:
    case SIGNET_REPLY_GARBAGE:
    default:
      g_assert_not_reached ();
    }
}

SignetLoginStep
signet_login_start (SignetLoginState *self,
                    const SignetLoginOffer *offer,
                    SignetPermit *permit,
                    SignetCredentials *credentials,
                    guint user_index)
{
  g_return_val_if_fail (permit != NULL, answered (self, SIGNET_OUTCOME_NO_USABLE_MECHANISM, ""));

  clear (self);
  self->n_tries = MAX (self->n_tries, user_index);
  self->offer = *offer;
  self->permit = permit;
  self->credentials = signet_credentials_ref (credentials);
  self->user = signet_credentials_get_user (credentials, user_index);
  self->mechanisms = signet_sasl_rank (offer->capabilities, permit, offer->binding, credentials);
  return try_next (self, "");
}

SignetOutcome
signet_login_cut_off (const SignetLoginState *self, const char *words, SignetOutcome otherwise)
{
  SignetRefusal refusal = signet_refusal_refine (self->told, signet_refusal_read (words));

  return refusal != SIGNET_REFUSAL_UNKNOWN ? signet_refusal_to_outcome (refusal) : otherwise;
}

gboolean
signet_login_may_try_again (const SignetLoginState *self)
{
  return self->n_tries < SIGNET_MAX_USERS;
}

const char *
signet_login_get_mechanism (const SignetLoginState *self)
{
  return self->mechanism;
}

SignetSecret *
signet_login_get_password (const SignetLoginState *self)
{
  return self->credentials != NULL ? signet_credentials_get_password (self->credentials) : NULL;
}
