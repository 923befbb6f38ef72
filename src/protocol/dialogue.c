/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A dialogue as its driver sees it: steps, bytes in, bytes out. How the conversation goes is in
 * conversation.c.
 */
#include "dialogue.h"

#include "conversation.h"
#include "mask.h"

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
  signet_conversation_drop_output (self);
  g_string_free (self->output, TRUE);
  g_string_free (self->shown, TRUE);
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

void
signet_dialogue_feed (SignetDialogue *self, const char *bytes, gsize length)
{
  g_return_if_fail (self != NULL && (bytes != NULL || length == 0));

  if (self->state == SIGNET_STATE_DONE || length == 0)
    return;
  signet_lines_feed (self->lines, bytes, length);
  if (self->state == SIGNET_STATE_TLS)
    signet_conversation_fail_injected (self);
  else
    signet_conversation_process (self);
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

  signet_conversation_drop_output (self);
  signet_conversation_process (self);
  if (self->state == SIGNET_STATE_ANSWERED)
    self->state = SIGNET_STATE_DONE;
  else if (self->state != SIGNET_STATE_DONE)
    signet_conversation_fail (self, said_before (self, SIGNET_OUTCOME_CLOSED), self->words->str);
}

/* The state stays: a goodbye may still be said. */
SignetOutcome
signet_dialogue_time_out (SignetDialogue *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_OUTCOME_TIMEOUT);

  if (signet_dialogue_get_step (self) != SIGNET_STEP_READ)
    return SIGNET_OUTCOME_TIMEOUT;
  signet_conversation_note (self, said_before (self, SIGNET_OUTCOME_TIMEOUT), self->words->str);
  return self->outcome;
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
  signet_conversation_process (self);
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
  g_string_truncate (self->alert, 0);
  self->n_alert_before = 0;
  self->binding.kind = binding;
  self->binding.data = length > 0 ? g_base64_encode (data, length) : NULL;
  if (self->security == SIGNET_SECURITY_TLS)
    signet_conversation_expect (self, SIGNET_STATE_GREETING);
  else
    signet_conversation_ask (self, SIGNET_COMMAND_CAPABILITIES);
}

void
signet_dialogue_go_on_in_clear (SignetDialogue *self)
{
  g_return_if_fail (self != NULL && self->state == SIGNET_STATE_NO_STARTTLS);

  self->security = SIGNET_SECURITY_NONE;
  signet_conversation_get_ready (self);
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

  signet_conversation_log_in (self, g_steal_pointer (&owned), credentials, user_index);
}

/* In the middle of an exchange or of a handshake a command would not be understood. */
void
signet_dialogue_quit (SignetDialogue *self)
{
  gboolean may_speak;

  g_return_if_fail (self != NULL);

  may_speak = self->has_greeted && self->output->len == 0 && self->state != SIGNET_STATE_TLS
              && self->state != SIGNET_STATE_LOGIN && self->state != SIGNET_STATE_DONE;
  signet_conversation_drop_output (self);
  if (may_speak)
    signet_conversation_send (self, self->dialect->format (SIGNET_COMMAND_QUIT), NULL);
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
             && signet_conversation_knows_capabilities (self));
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
