/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How a conversation goes: line after line, reply after reply, from the greeting to the log-in. The
 * protocols differ in their dialects only.
 */
#include "conversation.h"

#include "fingerprint.h"
#include "text.h"

#include <string.h>

void
signet_conversation_drop_output (SignetDialogue *self)
{
  signet_secret_wipe (self->output->str, self->output->allocated_len);
  g_string_truncate (self->output, 0);
  g_string_truncate (self->shown, 0);
}

void
signet_conversation_send_rest (SignetDialogue *self, const char *secret)
{
  g_string_append (self->output, secret);
  g_string_append (self->output, "\r\n");
  g_string_append (self->shown, g_str_equal (secret, "*") ? "*" : "***");
}

void
signet_conversation_send (SignetDialogue *self, const char *words, const char *secret)
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
      signet_conversation_send_rest (self, secret);
    }
  else
    g_string_append (self->output, "\r\n");
}

void
signet_conversation_expect (SignetDialogue *self, SignetState state)
{
  self->state = state;
  self->n_lines = 0;
  self->n_alert_before = self->alert->len;
  g_string_truncate (self->words, 0);
}

/* An alert has to be seen, whatever else was said, and whenever (RFC 9051 §7.1). */
static char *
add_alert (const SignetDialogue *self, const char *words)
{
  if (self->alert->len > 0 && (*words == '\0' || self->outcome == SIGNET_OUTCOME_OK))
    return g_strdup (self->alert->str);
  if (self->n_alert_before == 0)
    return g_strdup (words);
  return g_strdup_printf ("%.*s %s", (int)self->n_alert_before, self->alert->str, words);
}

static void
set_detail (SignetDialogue *self, const char *words)
{
  g_autofree char *all = add_alert (self, words);
  g_autofree char *masked = signet_dialogue_mask (self, g_strdelimit (all, "\n", ' '));

  g_free (self->detail);
  self->detail = *masked != '\0' ? signet_text_escape (masked, -1, 0) : NULL;
}

void
signet_conversation_note (SignetDialogue *self, SignetOutcome outcome, const char *words)
{
  self->outcome = outcome;
  set_detail (self, words);
}

void
signet_conversation_settle (SignetDialogue *self, SignetState state, SignetOutcome outcome)
{
  signet_conversation_note (self, outcome, self->words->str);
  signet_conversation_expect (self, state);
}

void
signet_conversation_fail (SignetDialogue *self, SignetOutcome outcome, const char *words)
{
  signet_conversation_drop_output (self);
  signet_conversation_note (self, outcome, words);
  self->state = SIGNET_STATE_DONE;
}

/* Somebody who can write into the conversation before TLS starts could do so afterwards, too, if
 * those bytes were kept (RFC 9051 §6.2.1, RFC 3207 §6). */
void
signet_conversation_fail_injected (SignetDialogue *self)
{
  gsize length;
  const char *bytes = signet_lines_peek (self->lines, &length);
  g_autofree char *words = g_strndup (bytes, MIN (length, SIGNET_TEXT_MAX));

  signet_conversation_fail (self, SIGNET_OUTCOME_INJECTED, words);
}

static void
fail_not_mail (SignetDialogue *self, const char *line)
{
  const char *name = self->has_greeted ? NULL : signet_fingerprint (line, strlen (line));

  signet_conversation_fail (self, SIGNET_OUTCOME_NOT_MAIL, name != NULL ? name : line);
}

void
signet_conversation_ask (SignetDialogue *self, SignetCommand command)
{
  g_autofree char *words = NULL;

  signet_capabilities_clear (&self->capabilities);
  signet_capabilities_init (&self->capabilities);
  self->asked = command;
  if (command == SIGNET_COMMAND_CAPABILITIES && self->dialect->says_address)
    words = g_strdup_printf ("%s %s", self->dialect->format (command), self->own_address);
  else
    words = g_strdup (self->dialect->format (command));
  signet_conversation_send (self, words, NULL);
  signet_conversation_expect (self, SIGNET_STATE_CAPABILITIES);
}

static void
ask_starttls (SignetDialogue *self)
{
  signet_conversation_send (self, self->dialect->format (SIGNET_COMMAND_STARTTLS), NULL);
  signet_conversation_expect (self, SIGNET_STATE_STARTTLS);
}

/* The list of extensions comes with EHLO only (RFC 5321 §4.1.1.1). */
gboolean
signet_conversation_knows_capabilities (const SignetDialogue *self)
{
  return self->asked != SIGNET_COMMAND_CAPABILITIES_OLD;
}

static SignetLoginOffer
get_offer (const SignetDialogue *self)
{
  return (SignetLoginOffer){
    .dialect = self->dialect,
    .capabilities = &self->capabilities,
    .refused = signet_conversation_knows_capabilities (self) ? NULL : self->refused_hello,
    .binding = &self->binding,
    .is_encrypted = self->is_encrypted,
  };
}

/* Where there is no SASL mechanism, the protocol's own command is what is offered. */
static void
publish_auth (SignetDialogue *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const GPtrArray *mechanisms = self->capabilities.mechanisms;
  SignetLoginOffer offer = get_offer (self);
  gboolean is_offered = signet_login_is_command_offered (&offer);

  for (guint i = 0; i < mechanisms->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (mechanisms, i));
  if (is_offered && mechanisms->len == 0
      && self->dialect->password_command == SIGNET_PASSWORD_COMMAND_LOGIN)
    g_strv_builder_add (builder, "LOGIN");
  if (is_offered && self->dialect->password_command == SIGNET_PASSWORD_COMMAND_USER)
    g_strv_builder_add (builder, "USER");
  g_strfreev (self->auth);
  self->auth = g_strv_builder_end (builder);
}

void
signet_conversation_get_ready (SignetDialogue *self)
{
  publish_auth (self);
  g_string_truncate (self->words, 0);
  signet_conversation_settle (self, SIGNET_STATE_READY, SIGNET_OUTCOME_OK);
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
  signet_conversation_settle (self, SIGNET_STATE_NO_STARTTLS, outcome);
}

/* A greeting may list capabilities, but only an answer to the question says that STARTTLS is not
 * among them. */
static void
greeted (SignetDialogue *self)
{
  self->has_greeted = TRUE;
  if (wants_starttls (self) && (self->dialect->starttls_unasked || self->capabilities.starttls))
    ask_starttls (self);
  else if (self->capabilities.is_listed && !wants_starttls (self))
    signet_conversation_get_ready (self);
  else
    signet_conversation_ask (self, SIGNET_COMMAND_CAPABILITIES);
}

/* PREAUTH leaves no way to start TLS (RFC 9051 §7.1.4, §11.5): a known way to keep a client in
 * clear. Inside TLS it is what it says, and leaves nothing to log in for. */
static void
take_preauth (SignetDialogue *self, const SignetReply *reply)
{
  if (!self->is_encrypted)
    {
      signet_conversation_fail (self, SIGNET_OUTCOME_INJECTED, reply->text);
      return;
    }
  self->is_logged_in = TRUE;
  greeted (self);
}

/* What is not known is not missing: nobody may conclude that there is no STARTTLS. */
static void
capabilities_known (SignetDialogue *self)
{
  if (!wants_starttls (self))
    signet_conversation_get_ready (self);
  else if (!signet_conversation_knows_capabilities (self))
    signet_conversation_fail (self, SIGNET_OUTCOME_UNAVAILABLE, self->refused_hello);
  else if (self->starttls_failed)
    stay_in_clear (self, self->capabilities.starttls ? SIGNET_OUTCOME_STARTTLS_REFUSED
                                                     : SIGNET_OUTCOME_NO_STARTTLS);
  else if (self->capabilities.starttls)
    ask_starttls (self);
  else
    stay_in_clear (self, SIGNET_OUTCOME_NO_STARTTLS);
}

/* A server may refuse an address and take a name (RFC 5321 §4.1.4), or not know EHLO (§3.2); a
 * command it does not know gets no better with a name. */
static SignetCommand
ask_otherwise (SignetDialogue *self, SignetReplyClass reply_class)
{
  self->knows_no_hello = reply_class == SIGNET_REPLY_BAD;
  g_free (self->refused_hello);
  self->refused_hello = g_strdup (self->words->str);
  return self->asked == SIGNET_COMMAND_CAPABILITIES && !self->knows_no_hello
             ? SIGNET_COMMAND_CAPABILITIES_BY_NAME
             : SIGNET_COMMAND_CAPABILITIES_OLD;
}

/* Who does not say what it can do has not said that it knows no STARTTLS; asked for that, it has.
 * A server that understands neither EHLO nor HELO speaks another protocol. */
static void
take_no_capabilities (SignetDialogue *self, SignetReplyClass reply_class)
{
  if (!self->dialect->says_address && wants_starttls (self) && !self->starttls_failed)
    signet_conversation_fail (self, SIGNET_OUTCOME_UNAVAILABLE, self->words->str);
  else if (!self->dialect->says_address)
    capabilities_known (self);
  else if (self->asked != SIGNET_COMMAND_CAPABILITIES_OLD)
    signet_conversation_ask (self, ask_otherwise (self, reply_class));
  else
    signet_conversation_fail (self,
                              self->knows_no_hello && reply_class == SIGNET_REPLY_BAD
                                  ? SIGNET_OUTCOME_NOT_MAIL
                                  : SIGNET_OUTCOME_UNAVAILABLE,
                              self->words->str);
}

static void
take_starttls (SignetDialogue *self, gboolean is_ok)
{
  gsize left;

  if (!is_ok && self->dialect->starttls_unasked)
    {
      self->starttls_failed = TRUE;
      signet_conversation_ask (self, SIGNET_COMMAND_CAPABILITIES);
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
    signet_conversation_fail_injected (self);
}

static void
do_login_step (SignetDialogue *self, const SignetLoginStep *step)
{
  switch (step->type)
    {
    case SIGNET_LOGIN_STEP_COMMAND:
      signet_conversation_send (self, step->command, step->secret);
      signet_conversation_expect (self, SIGNET_STATE_LOGIN);
      break;
    case SIGNET_LOGIN_STEP_RESPONSE:
      signet_conversation_send_rest (self, step->secret);
      signet_conversation_expect (self, SIGNET_STATE_LOGIN);
      break;
    case SIGNET_LOGIN_STEP_ANSWERED:
      signet_conversation_note (self, step->outcome, step->words);
      signet_conversation_expect (self, SIGNET_STATE_ANSWERED);
      break;
    case SIGNET_LOGIN_STEP_HUNG_UP:
    default:
      signet_conversation_fail (self, step->outcome, step->words);
    }
}

void
signet_conversation_log_in (SignetDialogue *self,
                            SignetPermit *permit,
                            SignetCredentials *credentials,
                            guint user_index)
{
  SignetLoginOffer offer = get_offer (self);
  g_auto (SignetLoginStep)
      step = signet_login_start (self->login, &offer, permit, credentials, user_index);

  do_login_step (self, &step);
}

static void
take_login (SignetDialogue *self, const SignetReply *reply)
{
  g_auto (SignetLoginStep) step = signet_login_take (self->login, reply, self->words->str);

  do_login_step (self, &step);
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
take_end_of_reply (SignetDialogue *self, const SignetReply *reply)
{
  gboolean is_ok = reply->reply_class == SIGNET_REPLY_OK;

  switch (self->state)
    {
    case SIGNET_STATE_GREETING:
      if (reply->reply_class == SIGNET_REPLY_PREAUTH)
        take_preauth (self, reply);
      else
        greeted (self);
      break;
    case SIGNET_STATE_CAPABILITIES:
      if (is_ok)
        capabilities_known (self);
      else
        take_no_capabilities (self, reply->reply_class);
      break;
    case SIGNET_STATE_STARTTLS:
      take_starttls (self, is_ok);
      break;
    default:
      take_login (self, reply);
    }
}

static void
collect_words (SignetDialogue *self, const char *words)
{
  if (words == NULL || *words == '\0' || self->words->len > SIGNET_TEXT_MAX)
    return;
  if (self->words->len > 0)
    g_string_append_c (self->words, '\n');
  g_string_append (self->words, words);
}

static void
collect_alert (SignetDialogue *self, const char *words)
{
  if (words == NULL || !signet_refusal_is_alert (words) || self->alert->len > SIGNET_TEXT_MAX)
    return;
  if (self->alert->len > 0)
    g_string_append_c (self->alert, ' ');
  g_string_append (self->alert, words);
}

/* Of a reply of several lines all may say why. */
static void
take_bye (SignetDialogue *self, const SignetReply *reply)
{
  if (self->state == SIGNET_STATE_LOGIN)
    take_login (self, reply);
  else
    signet_conversation_fail (self, signet_reply_hangup (self->words->str).outcome,
                              self->words->str);
}

static void
take_line (SignetDialogue *self, const char *text)
{
  SignetLine line = { phase_of (self->state), self->n_lines++, self->tag, text };
  SignetReply reply = self->dialect->classify (&line);

  if (reply.reply_class == SIGNET_REPLY_GARBAGE || self->n_lines > SIGNET_REPLY_LINES_MAX)
    {
      fail_not_mail (self, text);
      return;
    }
  if (reply.reply_class != SIGNET_REPLY_CHALLENGE)
    {
      collect_words (self, reply.text);
      collect_alert (self, reply.text);
    }
  if (line.phase == SIGNET_PHASE_GREETING || line.phase == SIGNET_PHASE_CAPABILITIES)
    self->dialect->parse (&self->capabilities, &line);
  if (reply.reply_class == SIGNET_REPLY_BYE)
    take_bye (self, &reply);
  else if (reply.reply_class != SIGNET_REPLY_MORE)
    take_end_of_reply (self, &reply);
}

static gboolean
is_reading (const SignetDialogue *self)
{
  return self->output->len == 0
         && (self->state == SIGNET_STATE_GREETING || self->state == SIGNET_STATE_CAPABILITIES
             || self->state == SIGNET_STATE_STARTTLS || self->state == SIGNET_STATE_LOGIN);
}

/* Something that is no text is no greeting, and it may never send the end of a line. Looked at
 * before any line, so that it makes no difference where the bytes are cut. */
static void
look_at_first_bytes (SignetDialogue *self)
{
  gsize length;
  const char *bytes = signet_lines_peek (self->lines, &length);
  const char *name;

  if (self->n_lines > 0 || length == 0 || self->state != SIGNET_STATE_GREETING)
    return;
  if (g_ascii_isprint (bytes[0]) || (g_ascii_isspace (bytes[0])))
    return;
  name = length > 1 ? signet_fingerprint (bytes, length) : NULL;
  if (length > 1)
    signet_conversation_fail (self, SIGNET_OUTCOME_NOT_MAIL, name != NULL ? name : "");
}

void
signet_conversation_process (SignetDialogue *self)
{
  const char *line;

  look_at_first_bytes (self);
  while (is_reading (self))
    switch (signet_lines_next (self->lines, &line))
      {
      case SIGNET_LINES_LINE:
        take_line (self, line);
        break;
      case SIGNET_LINES_TOO_LONG:
        signet_conversation_fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NUL:
        signet_conversation_fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NONE:
      default:
        return;
      }
}
