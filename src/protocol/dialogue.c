/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The engine: how a conversation goes, line after line, reply after reply, from the greeting to the
 * log-in. The protocols differ in their dialects only.
 */
#include "dialogue.h"

#include "fingerprint.h"
#include "lines.h"
#include "login.h"
#include "mask.h"
#include "output.h"
#include "text.h"

#include <string.h>

/* The most lines a reply may have */
#define SIGNET_REPLY_LINES_MAX 256

typedef enum
{
  SIGNET_STATE_TLS,
  SIGNET_STATE_GREETING,
  SIGNET_STATE_CAPABILITIES,
  SIGNET_STATE_STARTTLS,
  SIGNET_STATE_NO_STARTTLS,
  SIGNET_STATE_READY,
  SIGNET_STATE_LOGIN,
  SIGNET_STATE_ANSWERED,
  SIGNET_STATE_DONE,
} SignetState;

struct _SignetDialogue
{
  const SignetDialect *dialect;
  SignetSecurity security;
  SignetState state;
  gboolean is_encrypted;
  gboolean has_greeted;
  gboolean is_logged_in;    /* greeted so: a client certificate was enough (IMAP) */
  gboolean starttls_failed; /* asked for unasked, and refused */
  SignetCommand asked;      /* how the capabilities were asked for */
  char *own_address;        /* owned: as a literal */
  gboolean knows_no_hello;  /* EHLO was not understood, whatever stands behind it */
  char *refused_hello;      /* owned, nullable: the words */
  SignetLines *lines;       /* owned */
  SignetOutput *output;     /* owned */
  char tag[16];
  guint n_commands;
  guint n_lines;        /* of this reply */
  GString *words;       /* owned: the server's words in this reply, a line each */
  GString *alert;       /* owned: what people have to see, of any reply */
  gsize n_alert_before; /* how much of it came before this reply */
  SignetCapabilities capabilities;
  char **auth; /* owned: the mechanisms as the caller sees them */
  SignetChannelBinding binding;
  SignetLoginState *login; /* owned */
  SignetOutcome outcome;
  char *detail; /* owned */
};

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
  self->output = signet_output_new ();
  self->words = g_string_new (NULL);
  self->alert = g_string_new (NULL);
  self->own_address = g_strdup ("[127.0.0.1]");
  self->auth = g_new0 (char *, 1);
  signet_capabilities_init (&self->capabilities);
  self->login = signet_login_new ();
  return self;
}

void
signet_dialogue_free (SignetDialogue *self)
{
  if (self == NULL)
    return;
  signet_output_free (self->output);
  g_string_free (self->words, TRUE);
  g_string_free (self->alert, TRUE);
  g_free (self->own_address);
  g_free (self->refused_hello);
  signet_lines_free (self->lines);
  signet_capabilities_clear (&self->capabilities);
  signet_login_free (self->login);
  g_strfreev (self->auth);
  g_free (self->binding.data);
  g_free (self->detail);
  g_free (self);
}

/* RFC 5321 §4.1.3. An IPv4 address in IPv6 clothes is that address; a zone is the computer's own
 * matter. */
void
signet_dialogue_set_own_address (SignetDialogue *self, const char *address)
{
  static const char mapped[] = "::ffff:";
  gboolean is_mapped = g_str_has_prefix (address, mapped) && strchr (address, '.') != NULL;
  const char *plain = is_mapped ? address + strlen (mapped) : address;
  int length = (int)strcspn (plain, "%");

  g_return_if_fail (self != NULL && address != NULL);

  g_free (self->own_address);
  self->own_address = g_strdup_printf (strchr (plain, ':') != NULL ? "[IPv6:%.*s]" : "[%.*s]",
                                       length, plain);
}

static void
send_command (SignetDialogue *self, const char *words, const char *secret)
{
  if (self->dialect->has_tags)
    g_snprintf (self->tag, sizeof self->tag, "A%u", ++self->n_commands);
  signet_output_add_command (self->output, self->tag, words, secret);
}

static void
expect (SignetDialogue *self, SignetState state)
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

static void
note (SignetDialogue *self, SignetOutcome outcome, const char *words)
{
  self->outcome = outcome;
  set_detail (self, words);
}

static void
settle (SignetDialogue *self, SignetState state, SignetOutcome outcome)
{
  note (self, outcome, self->words->str);
  expect (self, state);
}

static void
fail (SignetDialogue *self, SignetOutcome outcome, const char *words)
{
  signet_output_drop (self->output);
  note (self, outcome, words);
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
ask (SignetDialogue *self, SignetCommand command)
{
  g_autofree char *words = NULL;

  signet_capabilities_clear (&self->capabilities);
  signet_capabilities_init (&self->capabilities);
  self->asked = command;
  if (command == SIGNET_COMMAND_CAPABILITIES && self->dialect->says_address)
    words = g_strdup_printf ("%s %s", self->dialect->format (command), self->own_address);
  else
    words = g_strdup (self->dialect->format (command));
  send_command (self, words, NULL);
  expect (self, SIGNET_STATE_CAPABILITIES);
}

static void
ask_starttls (SignetDialogue *self)
{
  send_command (self, self->dialect->format (SIGNET_COMMAND_STARTTLS), NULL);
  expect (self, SIGNET_STATE_STARTTLS);
}

/* The list of extensions comes with EHLO only (RFC 5321 §4.1.1.1). */
static gboolean
knows_capabilities (const SignetDialogue *self)
{
  return self->asked != SIGNET_COMMAND_CAPABILITIES_OLD;
}

static SignetLoginOffer
get_offer (const SignetDialogue *self)
{
  return (SignetLoginOffer){
    .dialect = self->dialect,
    .capabilities = &self->capabilities,
    .refused = knows_capabilities (self) ? NULL : self->refused_hello,
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

static void
get_ready (SignetDialogue *self)
{
  publish_auth (self);
  g_string_truncate (self->words, 0);
  settle (self, SIGNET_STATE_READY, SIGNET_OUTCOME_OK);
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
  settle (self, SIGNET_STATE_NO_STARTTLS, outcome);
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
    get_ready (self);
  else
    ask (self, SIGNET_COMMAND_CAPABILITIES);
}

/* PREAUTH leaves no way to start TLS (RFC 9051 §7.1.4, §11.5): a known way to keep a client in
 * clear. Inside TLS it is what it says, and leaves nothing to log in for. */
static void
take_preauth (SignetDialogue *self, const SignetReply *reply)
{
  if (!self->is_encrypted)
    {
      fail (self, SIGNET_OUTCOME_INJECTED, reply->text);
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
    get_ready (self);
  else if (!knows_capabilities (self))
    fail (self, SIGNET_OUTCOME_UNAVAILABLE, self->refused_hello);
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
    fail (self, SIGNET_OUTCOME_UNAVAILABLE, self->words->str);
  else if (!self->dialect->says_address)
    capabilities_known (self);
  else if (self->asked != SIGNET_COMMAND_CAPABILITIES_OLD)
    ask (self, ask_otherwise (self, reply_class));
  else
    fail (self,
          self->knows_no_hello && reply_class == SIGNET_REPLY_BAD ? SIGNET_OUTCOME_NOT_MAIL
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
      ask (self, SIGNET_COMMAND_CAPABILITIES);
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

static void
do_login_step (SignetDialogue *self, const SignetLoginStep *step)
{
  switch (step->type)
    {
    case SIGNET_LOGIN_STEP_COMMAND:
      send_command (self, step->command, step->secret);
      expect (self, SIGNET_STATE_LOGIN);
      break;
    case SIGNET_LOGIN_STEP_RESPONSE:
      signet_output_add_secret (self->output, step->secret);
      expect (self, SIGNET_STATE_LOGIN);
      break;
    case SIGNET_LOGIN_STEP_ANSWERED:
      note (self, step->outcome, step->words);
      expect (self, SIGNET_STATE_ANSWERED);
      break;
    case SIGNET_LOGIN_STEP_HUNG_UP:
    default:
      fail (self, step->outcome, step->words);
    }
}

static void
log_in (SignetDialogue *self,
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
    fail (self, signet_reply_hangup (self->words->str).outcome, self->words->str);
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
  return signet_output_is_empty (self->output)
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
    fail (self, SIGNET_OUTCOME_NOT_MAIL, name != NULL ? name : "");
}

static void
process (SignetDialogue *self)
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
        fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NUL:
        fail (self, SIGNET_OUTCOME_NOT_MAIL, "");
        break;
      case SIGNET_LINES_NONE:
      default:
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

/* A refusal without a tag, and then nothing more, is an answer all the same. */
static SignetOutcome
said_before (const SignetDialogue *self, SignetOutcome otherwise)
{
  return self->state == SIGNET_STATE_LOGIN
             ? signet_login_cut_off (self->login, self->words->str, otherwise)
             : otherwise;
}

/* What was queued can no longer be sent; what had come may still explain the hanging up. */
void
signet_dialogue_feed_eof (SignetDialogue *self)
{
  g_return_if_fail (self != NULL);

  signet_output_drop (self->output);
  process (self);
  if (self->state == SIGNET_STATE_ANSWERED)
    self->state = SIGNET_STATE_DONE;
  else if (self->state != SIGNET_STATE_DONE)
    fail (self, said_before (self, SIGNET_OUTCOME_CLOSED), self->words->str);
}

/* The state stays: a goodbye may still be said. */
SignetOutcome
signet_dialogue_time_out (SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_OUTCOME_TIMEOUT);

  if (signet_dialogue_get_step (self) != SIGNET_STEP_READ)
    return SIGNET_OUTCOME_TIMEOUT;
  note (self, said_before (self, SIGNET_OUTCOME_TIMEOUT), self->words->str);
  return self->outcome;
}

SignetStep
signet_dialogue_get_step (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_STEP_DONE);

  if (!signet_output_is_empty (self->output))
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

  return signet_output_peek (self->output, length);
}

void
signet_dialogue_wrote (SignetDialogue *self, gsize length)
{
  g_return_if_fail (self != NULL);

  signet_output_wrote (self->output, length);
  if (signet_output_is_empty (self->output))
    process (self);
}

const char *
signet_dialogue_describe_output (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_output_describe (self->output);
}

void
signet_dialogue_tls_started (SignetDialogue *self,
                             SignetBinding binding,
                             const guint8 *data,
                             gsize length)
{
  g_return_if_fail (self != NULL && self->state == SIGNET_STATE_TLS);

  self->is_encrypted = TRUE;
  g_string_truncate (self->alert, 0);
  self->n_alert_before = 0;
  self->binding.kind = binding;
  self->binding.data = length > 0 ? g_base64_encode (data, length) : NULL;
  if (self->security == SIGNET_SECURITY_TLS)
    expect (self, SIGNET_STATE_GREETING);
  else
    ask (self, SIGNET_COMMAND_CAPABILITIES);
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

  log_in (self, g_steal_pointer (&owned), credentials, user_index);
}

/* In the middle of an exchange or of a handshake a command would not be understood. */
void
signet_dialogue_quit (SignetDialogue *self)
{
  gboolean may_speak;

  g_return_if_fail (self != NULL);

  may_speak = self->has_greeted && signet_output_is_empty (self->output)
              && self->state != SIGNET_STATE_TLS && self->state != SIGNET_STATE_LOGIN
              && self->state != SIGNET_STATE_DONE;
  signet_output_drop (self->output);
  if (may_speak)
    send_command (self, self->dialect->format (SIGNET_COMMAND_QUIT), NULL);
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

  return signet_login_get_mechanism (self->login);
}

gboolean
signet_dialogue_has_greeting (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_greeted;
}

gboolean
signet_dialogue_needs_no_login (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_logged_in
         || (self->dialect->may_need_no_login && !self->capabilities.auth
             && knows_capabilities (self));
}

gboolean
signet_dialogue_may_try_again (const SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return signet_login_may_try_again (self->login);
}

/* Neither a trace nor a detail may show the password because the server repeats it. */
char *
signet_dialogue_mask (const SignetDialogue *self, const char *text)
{
  SignetSecret *password;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  password = signet_login_get_password (self->login);
  return signet_mask (text, password != NULL ? signet_secret_get_text (password) : "");
}
