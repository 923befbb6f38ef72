/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The engine: one conversation with a mail server as a pure state machine. The protocols
 * differ in their dialects only.
 */
#include "dialogue-private.h"

#include "fingerprint.h"
#include "mask.h"
#include "text.h"

#include <string.h>

SignetDialogue *
signet_dialogue_new (SignetProtocol protocol, SignetSecurity security)
{
  SignetDialogue *self;

  g_return_val_if_fail (security != SIGNET_SECURITY_AUTO, NULL);

  self = g_new0 (SignetDialogue, 1);
  self->dialect = signet_dialect_for (protocol);
  self->security = security;
  self->state = security == SIGNET_SECURITY_TLS ? SIGNET_STATE_TLS : SIGNET_STATE_GREETING;
  self->lines = signet_lines_new ();
  self->output = g_string_sized_new (1024);
  self->shown = g_string_new (NULL);
  self->words = g_string_new (NULL);
  self->auth = g_new0 (char *, 1);
  signet_offer_init (&self->offer);
  g_queue_init (&self->login.parts);
  return self;
}

static void
drop_output (SignetDialogue *self)
{
  signet_secret_wipe (self->output->str, self->output->allocated_len);
  g_string_truncate (self->output, 0);
  g_string_truncate (self->shown, 0);
}

void
signet_dialogue_free (SignetDialogue *self)
{
  if (self == NULL)
    return;
  drop_output (self);
  g_string_free (self->output, TRUE);
  g_string_free (self->shown, TRUE);
  g_string_free (self->words, TRUE);
  signet_lines_free (self->lines);
  signet_offer_clear (&self->offer);
  signet_login_clear (&self->login);
  g_strfreev (self->auth);
  g_free (self->binding.data);
  g_free (self->detail);
  g_free (self);
}

void
signet_dialogue_say_on (SignetDialogue *self, const char *secret)
{
  g_string_append (self->output, secret);
  g_string_append (self->output, "\r\n");
  g_string_append (self->shown, g_str_equal (secret, "*") ? "*" : "***");
}

void
signet_dialogue_say (SignetDialogue *self, const char *words, const char *secret)
{
  if (self->dialect->has_tags)
    {
      g_snprintf (self->tag, sizeof self->tag, "A%u", ++self->n_commands);
      g_string_append_printf (self->output, "%s ", self->tag);
      g_string_append_printf (self->shown, "%s ", self->tag);
    }
  g_string_append (self->output, words);
  g_string_append (self->shown, words);
  if (secret != NULL)
    {
      g_string_append_c (self->output, ' ');
      g_string_append_c (self->shown, ' ');
      signet_dialogue_say_on (self, secret);
    }
  else
    g_string_append (self->output, "\r\n");
}

void
signet_dialogue_expect (SignetDialogue *self, SignetState state)
{
  self->state = state;
  self->n_lines = 0;
  g_string_truncate (self->words, 0);
}

static void
set_detail (SignetDialogue *self, const char *words)
{
  g_autofree char *masked = signet_dialogue_mask (self, words);

  g_free (self->detail);
  self->detail = *masked != '\0' ? signet_text_escape (masked, -1, 0) : NULL;
}

void
signet_dialogue_settle (SignetDialogue *self, SignetState state, SignetOutcome outcome)
{
  self->outcome = outcome;
  set_detail (self, self->words->str);
  signet_dialogue_expect (self, state);
}

static void
fail (SignetDialogue *self, SignetOutcome outcome, const char *words)
{
  drop_output (self);
  self->outcome = outcome;
  set_detail (self, words);
  self->state = SIGNET_STATE_DONE;
}

/* Somebody who can write into the conversation before TLS starts could do so afterwards, too, if
 * those bytes were kept (RFC 9051 §6.2.1, RFC 3207 §6). */
static void
fail_injected (SignetDialogue *self)
{
  gsize length;
  const char *bytes = signet_lines_peek (self->lines, &length);
  g_autofree char *words = g_strndup (bytes, MIN (length, SIGNET_TEXT_MAX));

  fail (self, SIGNET_OUTCOME_INJECTED, words);
}

static void
fail_not_mail (SignetDialogue *self, const char *line)
{
  const char *name = self->has_greeted ? NULL : signet_fingerprint (line, strlen (line));

  fail (self, SIGNET_OUTCOME_NOT_MAIL, name != NULL ? name : line);
}

static void
ask_capabilities (SignetDialogue *self, SignetCommand command)
{
  signet_offer_clear (&self->offer);
  signet_offer_init (&self->offer);
  self->asked_the_old_way = command == SIGNET_COMMAND_CAPABILITIES_OLD;
  signet_dialogue_say (self, self->dialect->say (command), NULL);
  signet_dialogue_expect (self, SIGNET_STATE_CAPABILITIES);
}

static void
ask_starttls (SignetDialogue *self)
{
  signet_dialogue_say (self, self->dialect->say (SIGNET_COMMAND_STARTTLS), NULL);
  signet_dialogue_expect (self, SIGNET_STATE_STARTTLS);
}

/* Where there is no SASL mechanism, the protocol's own command is what is offered. */
static void
publish_auth (SignetDialogue *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const SignetOffer *offer = &self->offer;

  for (guint i = 0; i < offer->mechanisms->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (offer->mechanisms, i));
  if (offer->mechanisms->len == 0
      && self->dialect->password_command == SIGNET_PASSWORD_COMMAND_LOGIN && !offer->login_disabled)
    g_strv_builder_add (builder, "LOGIN");
  if (self->dialect->password_command == SIGNET_PASSWORD_COMMAND_USER
      && (offer->user || !offer->is_listed))
    g_strv_builder_add (builder, "USER");
  g_strfreev (self->auth);
  self->auth = g_strv_builder_end (builder);
}

static void
get_ready (SignetDialogue *self)
{
  publish_auth (self);
  g_string_truncate (self->words, 0);
  signet_dialogue_settle (self, SIGNET_STATE_READY, SIGNET_OUTCOME_OK);
}

static gboolean
wants_starttls (const SignetDialogue *self)
{
  return self->security == SIGNET_SECURITY_STARTTLS && !self->is_encrypted;
}

static void
stay_in_clear (SignetDialogue *self, SignetOutcome outcome)
{
  publish_auth (self);
  signet_dialogue_settle (self, SIGNET_STATE_NO_STARTTLS, outcome);
}

/* A greeting may list capabilities, but only an answer to the question says that STARTTLS is not
 * among them. */
static void
greeted (SignetDialogue *self)
{
  self->has_greeted = TRUE;
  if (wants_starttls (self) && (self->dialect->starttls_unasked || self->offer.starttls))
    ask_starttls (self);
  else if (self->offer.is_listed && !wants_starttls (self))
    get_ready (self);
  else
    ask_capabilities (self, SIGNET_COMMAND_CAPABILITIES);
}

/* PREAUTH leaves no way to start TLS (RFC 9051 §7.1.4, §11.5): a known way to keep a client in
 * clear. Inside TLS it is what it says. */
static void
take_preauth (SignetDialogue *self, const SignetJudgement *judgement)
{
  if (!self->is_encrypted)
    fail (self, SIGNET_OUTCOME_INJECTED, judgement->text);
  else
    greeted (self);
}

static void
learned (SignetDialogue *self)
{
  if (!wants_starttls (self))
    get_ready (self);
  else if (self->starttls_failed)
    stay_in_clear (self, self->offer.starttls ? SIGNET_OUTCOME_STARTTLS_REFUSED
                                              : SIGNET_OUTCOME_NO_STARTTLS);
  else if (self->offer.starttls)
    ask_starttls (self);
  else
    stay_in_clear (self, SIGNET_OUTCOME_NO_STARTTLS);
}

/* RFC 5321 §3.2: a server that does not know EHLO may know HELO. One that knows neither speaks
 * another protocol. */
static void
take_no_capabilities (SignetDialogue *self, const SignetJudgement *judgement)
{
  if (self->dialect->say (SIGNET_COMMAND_CAPABILITIES_OLD) == NULL)
    learned (self);
  else if (!self->asked_the_old_way)
    ask_capabilities (self, SIGNET_COMMAND_CAPABILITIES_OLD);
  else
    fail (self, SIGNET_OUTCOME_NOT_MAIL, judgement->text);
}

static void
take_starttls (SignetDialogue *self, gboolean is_ok)
{
  gsize left;

  if (!is_ok && self->dialect->starttls_unasked)
    {
      self->starttls_failed = TRUE;
      ask_capabilities (self, SIGNET_COMMAND_CAPABILITIES);
      return;
    }
  if (!is_ok)
    {
      stay_in_clear (self, SIGNET_OUTCOME_STARTTLS_REFUSED);
      return;
    }
  self->state = SIGNET_STATE_TLS;
  signet_lines_peek (self->lines, &left);
  if (left > 0)
    fail_injected (self);
}

static SignetPhase
phase_of (SignetState state)
{
  switch (state)
    {
    case SIGNET_STATE_GREETING:
      return SIGNET_PHASE_GREETING;
    case SIGNET_STATE_CAPABILITIES:
      return SIGNET_PHASE_CAPABILITIES;
    case SIGNET_STATE_STARTTLS:
      return SIGNET_PHASE_STARTTLS;
    default:
      return SIGNET_PHASE_LOGIN;
    }
}

static void
take_end_of_reply (SignetDialogue *self, const SignetJudgement *judgement)
{
  gboolean is_ok = judgement->verdict == SIGNET_VERDICT_OK;

  switch (self->state)
    {
    case SIGNET_STATE_GREETING:
      if (judgement->verdict == SIGNET_VERDICT_PREAUTH)
        take_preauth (self, judgement);
      else
        greeted (self);
      break;
    case SIGNET_STATE_CAPABILITIES:
      if (is_ok)
        learned (self);
      else
        take_no_capabilities (self, judgement);
      break;
    case SIGNET_STATE_STARTTLS:
      take_starttls (self, is_ok);
      break;
    default:
      signet_login_take (self, judgement);
    }
}

static void
collect_words (SignetDialogue *self, const char *words)
{
  if (words == NULL || *words == '\0' || self->words->len > SIGNET_TEXT_MAX)
    return;
  if (self->words->len > 0)
    g_string_append_c (self->words, ' ');
  g_string_append (self->words, words);
}

static void
take_line (SignetDialogue *self, const char *text)
{
  SignetLine line = { phase_of (self->state), self->n_lines++, self->tag, text };
  SignetJudgement judgement = self->dialect->judge (&line);

  if (judgement.verdict == SIGNET_VERDICT_GARBAGE || self->n_lines > SIGNET_REPLY_LINES_MAX)
    {
      fail_not_mail (self, text);
      return;
    }
  if (judgement.verdict != SIGNET_VERDICT_CHALLENGE)
    collect_words (self, judgement.text);
  if (line.phase == SIGNET_PHASE_GREETING || line.phase == SIGNET_PHASE_CAPABILITIES)
    self->dialect->learn (&self->offer, &line);
  if (judgement.verdict == SIGNET_VERDICT_BYE)
    fail (self, judgement.outcome, self->words->str);
  else if (judgement.verdict != SIGNET_VERDICT_MORE)
    take_end_of_reply (self, &judgement);
}

static gboolean
is_reading (const SignetDialogue *self)
{
  return self->output->len == 0
         && (self->state == SIGNET_STATE_GREETING || self->state == SIGNET_STATE_CAPABILITIES
             || self->state == SIGNET_STATE_STARTTLS || self->state == SIGNET_STATE_LOGIN);
}

/* Something that is no text is no greeting, and it may never send the end of a line. */
static void
look_at_first_bytes (SignetDialogue *self)
{
  gsize length;
  const char *bytes = signet_lines_peek (self->lines, &length);
  const char *name;

  if (self->has_greeted || length == 0 || self->state != SIGNET_STATE_GREETING)
    return;
  if (g_ascii_isprint (bytes[0]) || (g_ascii_isspace (bytes[0])))
    return;
  name = length > 1 ? signet_fingerprint (bytes, length) : NULL;
  if (length > 1)
    fail (self, SIGNET_OUTCOME_NOT_MAIL, name != NULL ? name : "");
}

static void
process (SignetDialogue *self)
{
  const char *line;

  while (is_reading (self))
    switch (signet_lines_next (self->lines, &line))
      {
      case SIGNET_LINES_LINE:
        take_line (self, line);
        break;
      case SIGNET_LINES_TOO_LONG:
        fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NUL:
        fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NONE:
      default:
        look_at_first_bytes (self);
        return;
      }
}

void
signet_dialogue_feed (SignetDialogue *self, const char *bytes, gsize length)
{
  g_return_if_fail (self != NULL && (bytes != NULL || length == 0));

  if (self->state == SIGNET_STATE_DONE || length == 0)
    return;
  signet_lines_feed (self->lines, bytes, length);
  if (self->state == SIGNET_STATE_TLS)
    fail_injected (self);
  else
    process (self);
}

/* What was queued can no longer be sent; what had come may still explain the hanging up. */
void
signet_dialogue_feed_eof (SignetDialogue *self)
{
  g_return_if_fail (self != NULL);

  drop_output (self);
  process (self);
  if (self->state == SIGNET_STATE_ANSWERED)
    self->state = SIGNET_STATE_DONE;
  else if (self->state != SIGNET_STATE_DONE)
    fail (self, SIGNET_OUTCOME_CLOSED, self->words->str);
}

SignetStep
signet_dialogue_get_step (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_STEP_DONE);

  if (self->output->len > 0)
    return SIGNET_STEP_WRITE;
  switch (self->state)
    {
    case SIGNET_STATE_TLS:
      return SIGNET_STEP_START_TLS;
    case SIGNET_STATE_NO_STARTTLS:
      return SIGNET_STEP_NO_STARTTLS;
    case SIGNET_STATE_READY:
      return SIGNET_STEP_READY;
    case SIGNET_STATE_ANSWERED:
      return SIGNET_STEP_ANSWERED;
    case SIGNET_STATE_DONE:
      return SIGNET_STEP_DONE;
    case SIGNET_STATE_GREETING:
    case SIGNET_STATE_CAPABILITIES:
    case SIGNET_STATE_STARTTLS:
    case SIGNET_STATE_LOGIN:
    default:
      return SIGNET_STEP_READ;
    }
}

const char *
signet_dialogue_peek_output (const SignetDialogue *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = self->output->len;
  return self->output->str;
}

void
signet_dialogue_wrote (SignetDialogue *self, gsize length)
{
  g_return_if_fail (self != NULL && length <= self->output->len);

  memmove (self->output->str, self->output->str + length, self->output->len - length);
  signet_secret_wipe (self->output->str + self->output->len - length, length);
  g_string_truncate (self->output, self->output->len - length);
  if (self->output->len > 0)
    return;
  g_string_truncate (self->shown, 0);
  process (self);
}

const char *
signet_dialogue_describe_output (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shown->str;
}

void
signet_dialogue_tls_started (SignetDialogue *self,
                             SignetBinding binding,
                             const guint8 *data,
                             gsize length)
{
  g_return_if_fail (self != NULL && self->state == SIGNET_STATE_TLS);

  self->is_encrypted = TRUE;
  self->binding.kind = binding;
  self->binding.data = length > 0 ? g_base64_encode (data, length) : NULL;
  if (self->security == SIGNET_SECURITY_TLS)
    signet_dialogue_expect (self, SIGNET_STATE_GREETING);
  else
    ask_capabilities (self, SIGNET_COMMAND_CAPABILITIES);
}

void
signet_dialogue_go_on_in_clear (SignetDialogue *self)
{
  g_return_if_fail (self != NULL && self->state == SIGNET_STATE_NO_STARTTLS);

  self->security = SIGNET_SECURITY_NONE;
  get_ready (self);
}

void
signet_dialogue_login (SignetDialogue *self,
                       SignetPermit *permit,
                       guint64 channel_id,
                       SignetCredentials *credentials,
                       guint user_index)
{
  g_autoptr (SignetPermit) owned = permit;

  g_return_if_fail (self != NULL && credentials != NULL);
  g_return_if_fail (self->state == SIGNET_STATE_READY || self->state == SIGNET_STATE_ANSWERED);
  g_return_if_fail (signet_permit_covers (permit, channel_id));
  g_return_if_fail (signet_permit_is_encrypted (permit) == self->is_encrypted);
  g_return_if_fail (user_index < SIGNET_MAX_USERS);
  g_return_if_fail (signet_credentials_get_user (credentials, user_index) != NULL);

  signet_login_clear (&self->login);
  self->login.permit = g_steal_pointer (&owned);
  self->login.credentials = signet_credentials_ref (credentials);
  self->login.user = signet_credentials_get_user (credentials, user_index);
  signet_login_start (self);
}

/* In the middle of an exchange or of a handshake a command would not be understood. */
void
signet_dialogue_quit (SignetDialogue *self)
{
  gboolean may_speak;

  g_return_if_fail (self != NULL);

  may_speak = self->has_greeted && self->output->len == 0 && self->state != SIGNET_STATE_TLS
              && self->state != SIGNET_STATE_LOGIN && self->state != SIGNET_STATE_DONE;
  drop_output (self);
  if (may_speak)
    signet_dialogue_say (self, self->dialect->say (SIGNET_COMMAND_QUIT), NULL);
  self->state = SIGNET_STATE_DONE;
}

SignetOutcome
signet_dialogue_get_outcome (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_OUTCOME_CANCELLED);

  return self->outcome;
}

const char *
signet_dialogue_get_detail (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->detail;
}

const char *const *
signet_dialogue_get_auth (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->auth;
}

const char *
signet_dialogue_get_mechanism (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->login.mechanism;
}

gboolean
signet_dialogue_has_greeting (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_greeted;
}

/* RFC 6409 §3.3 lets a server know its users by their network. */
gboolean
signet_dialogue_needs_no_login (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->dialect->protocol == SIGNET_PROTOCOL_SMTP && !self->offer.auth;
}

/* Neither a trace nor a detail may show the password because the server repeats it. */
char *
signet_dialogue_mask (const SignetDialogue *self, const char *text)
{
  SignetSecret *password = NULL;

  if (self->login.credentials != NULL)
    password = signet_credentials_get_password (self->login.credentials);
  return signet_mask (text, password != NULL ? signet_secret_get_text (password) : "");
}
