/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One conversation with a mail server, as a pure state machine: bytes in, bytes out, and one
 * question: what next? It opens no socket, knows no main loop and no clock, and finishes no
 * handshake; whoever drives it (probe/trial, a test, a fuzzer) does that.
 */
#pragma once

#include "credentials.h"
#include "outcome.h"
#include "policy.h"
#include "profile.h"

G_BEGIN_DECLS

/**
 * SignetStep:
 * @SIGNET_STEP_READ: wait for bytes and signet_dialogue_feed() them
 * @SIGNET_STEP_WRITE: send what signet_dialogue_peek_output() gives
 * @SIGNET_STEP_START_TLS: do the TLS handshake, then call signet_dialogue_tls_started()
 * @SIGNET_STEP_NO_STARTTLS: encryption is not to be had on this connection; go on in clear with
 *   signet_dialogue_go_on_in_clear(), or signet_dialogue_quit()
 * @SIGNET_STEP_READY: the server's settings are proven; signet_dialogue_login(), or quit
 * @SIGNET_STEP_ANSWERED: the log-in was answered, see signet_dialogue_get_outcome(); it may be
 *   tried with the second user name, or quit
 * @SIGNET_STEP_DONE: nothing more to do; close the connection
 *
 * What the driver of a dialogue has to do next.
 */
typedef enum
{
  SIGNET_STEP_READ,
  SIGNET_STEP_WRITE,
  SIGNET_STEP_START_TLS,
  SIGNET_STEP_NO_STARTTLS,
  SIGNET_STEP_READY,
  SIGNET_STEP_ANSWERED,
  SIGNET_STEP_DONE,
} SignetStep;

/**
 * SignetBinding:
 * @SIGNET_BINDING_NONE: the channel can not be bound to
 * @SIGNET_BINDING_TLS_UNIQUE: "tls-unique" (RFC 5929), TLS 1.2 with extended master secret only
 * @SIGNET_BINDING_TLS_EXPORTER: "tls-exporter" (RFC 9266), TLS 1.3
 *
 * The kinds of channel binding.
 */
typedef enum
{
  SIGNET_BINDING_NONE,
  SIGNET_BINDING_TLS_UNIQUE,
  SIGNET_BINDING_TLS_EXPORTER,
} SignetBinding;

/**
 * SignetDialogue:
 *
 * A conversation with a mail server.
 */
typedef struct _SignetDialogue SignetDialogue;

/**
 * signet_dialogue_new:
 * @protocol: the protocol
 * @security: %SIGNET_SECURITY_TLS if TLS has to be finished before the greeting,
 *   %SIGNET_SECURITY_STARTTLS to ask for it, or %SIGNET_SECURITY_NONE not to
 *
 * Returns: (transfer full): a new dialogue; its first step is %SIGNET_STEP_START_TLS for implicit
 *   TLS, else %SIGNET_STEP_READ
 */
SignetDialogue *signet_dialogue_new (SignetProtocol protocol, SignetSecurity security);

/**
 * signet_dialogue_free:
 * @self: (nullable) (transfer full): a dialogue
 *
 * Frees @self and wipes what it was about to send.
 */
void signet_dialogue_free (SignetDialogue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetDialogue, signet_dialogue_free)

/**
 * signet_dialogue_get_step:
 * @self: a dialogue
 *
 * Returns: what has to be done next
 */
SignetStep signet_dialogue_get_step (const SignetDialogue *self);

/**
 * signet_dialogue_set_own_address:
 * @self: a dialogue that has not yet been greeted
 * @address: the address of the connection's own end, as a text
 *
 * Says what to call the client (RFC 5321 §4.1.4); without it that is 127.0.0.1.
 */
void signet_dialogue_set_own_address (SignetDialogue *self, const char *address);

/**
 * signet_dialogue_feed:
 * @self: a dialogue
 * @bytes: (array length=length): what the server sent
 * @length: how many bytes, at least 1
 *
 * Hands over bytes from the server. They may be cut anywhere: every cut leads to the same end. May
 * be called at any step: bytes that come when none may come are an attack (before TLS starts) or
 * are refused.
 */
void signet_dialogue_feed (SignetDialogue *self, const char *bytes, gsize length);

/**
 * signet_dialogue_feed_eof:
 * @self: a dialogue
 *
 * Says that the server hung up.
 */
void signet_dialogue_feed_eof (SignetDialogue *self);

/**
 * signet_dialogue_time_out:
 * @self: a dialogue
 *
 * Says that the server was waited for long enough. The outcome and the detail are then what it said
 * before, if that answers the question: a refused log-in, although the end of the answer is
 * missing.
 *
 * Returns: the outcome
 */
SignetOutcome signet_dialogue_time_out (SignetDialogue *self);

/**
 * signet_dialogue_peek_output:
 * @self: a dialogue at %SIGNET_STEP_WRITE
 * @length: (out): how many bytes there are
 *
 * Returns: (transfer none) (array length=length): the bytes to send
 */
const char *signet_dialogue_peek_output (const SignetDialogue *self, gsize *length);

/**
 * signet_dialogue_wrote:
 * @self: a dialogue at %SIGNET_STEP_WRITE
 * @length: how many bytes were sent
 *
 * Says that the first @length bytes of the output are sent, and wipes them.
 */
void signet_dialogue_wrote (SignetDialogue *self, gsize length);

/**
 * signet_dialogue_describe_output:
 * @self: a dialogue at %SIGNET_STEP_WRITE
 *
 * Returns: (transfer none): the output as a trace may show it: with "***" for every secret
 */
const char *signet_dialogue_describe_output (const SignetDialogue *self);

/**
 * signet_dialogue_mask:
 * @self: a dialogue
 * @text: text of the server's
 *
 * A server may repeat what it was sent. This removes the password from its words.
 *
 * Returns: (transfer full): @text with the password, in every form it may have been sent in,
 * replaced by "***"
 */
char *signet_dialogue_mask (const SignetDialogue *self, const char *text);

/**
 * signet_dialogue_tls_started:
 * @self: a dialogue at %SIGNET_STEP_START_TLS
 * @binding: what the channel can be bound by
 * @data: (array length=length) (nullable): the channel binding's bytes
 * @length: how many bytes
 *
 * Says that the TLS handshake has finished. All capabilities from before are forgotten (RFC 2595
 * §2.4, RFC 3207 §4.2).
 */
void signet_dialogue_tls_started (SignetDialogue *self,
                                  SignetBinding binding,
                                  const guint8 *data,
                                  gsize length);

/**
 * signet_dialogue_go_on_in_clear:
 * @self: a dialogue at %SIGNET_STEP_NO_STARTTLS
 *
 * Goes on without encryption on the same connection, up to %SIGNET_STEP_READY.
 */
void signet_dialogue_go_on_in_clear (SignetDialogue *self);

/**
 * signet_dialogue_login:
 * @self: a dialogue at %SIGNET_STEP_READY or %SIGNET_STEP_ANSWERED
 * @permit: (transfer full): the permit for the channel the dialogue runs on
 * @channel_id: the id of that channel
 * @credentials: who logs in
 * @user_index: 0 for the first user name, 1 for the second
 *
 * Logs in with the best mechanism both sides know. Without a permit that covers @channel_id this
 * is a programming error, and nothing is sent. Ends at %SIGNET_STEP_ANSWERED with the outcome
 * %SIGNET_OUTCOME_OK, %SIGNET_OUTCOME_LOGIN_REJECTED, %SIGNET_OUTCOME_LOGIN_UNAVAILABLE,
 * %SIGNET_OUTCOME_LOGIN_DISABLED, %SIGNET_OUTCOME_NO_USABLE_MECHANISM or
 * %SIGNET_OUTCOME_OAUTH_ONLY or, if a server would not say what it offers,
 * %SIGNET_OUTCOME_UNAVAILABLE; or at %SIGNET_STEP_DONE if the server hung up.
 */
void signet_dialogue_login (SignetDialogue *self,
                            SignetPermit *permit,
                            guint64 channel_id,
                            SignetCredentials *credentials,
                            guint user_index);

/**
 * signet_dialogue_quit:
 * @self: a dialogue
 *
 * Says goodbye politely, if the server listens, and ends at %SIGNET_STEP_DONE without waiting for
 * an answer. The outcome stays.
 */
void signet_dialogue_quit (SignetDialogue *self);

/**
 * signet_dialogue_get_outcome:
 * @self: a dialogue
 *
 * Returns: at %SIGNET_STEP_READY %SIGNET_OUTCOME_OK; at %SIGNET_STEP_NO_STARTTLS
 *   %SIGNET_OUTCOME_NO_STARTTLS or %SIGNET_OUTCOME_STARTTLS_REFUSED; afterwards how it ended
 */
SignetOutcome signet_dialogue_get_outcome (const SignetDialogue *self);

/**
 * signet_dialogue_get_detail:
 * @self: a dialogue
 *
 * Returns: (transfer none) (nullable): the server's own words that belong to the outcome, escaped
 */
const char *signet_dialogue_get_detail (const SignetDialogue *self);

/**
 * signet_dialogue_get_auth:
 * @self: a dialogue
 *
 * Returns: (transfer none) (array zero-terminated=1): the mechanisms the server offers on this
 *   channel in its order, upper case; "LOGIN" for IMAP's and "USER" for POP3's own commands where
 *   no SASL mechanism is offered
 */
const char *const *signet_dialogue_get_auth (const SignetDialogue *self);

/**
 * signet_dialogue_get_mechanism:
 * @self: a dialogue
 *
 * Returns: (transfer none) (nullable): the mechanism the log-in used
 */
const char *signet_dialogue_get_mechanism (const SignetDialogue *self);

/**
 * signet_dialogue_may_try_again:
 * @self: a dialogue at %SIGNET_STEP_ANSWERED
 *
 * Returns: whether another user name may be tried. A refusal that does not say whether the password
 *   was looked at counts, and so does the second user name
 */
gboolean signet_dialogue_may_try_again (const SignetDialogue *self);

/**
 * signet_dialogue_has_greeting:
 * @self: a dialogue
 *
 * Returns: whether the server has greeted
 */
gboolean signet_dialogue_has_greeting (const SignetDialogue *self);

/**
 * signet_dialogue_needs_no_login:
 * @self: a dialogue at %SIGNET_STEP_READY
 *
 * Returns: whether none is needed: the server (SMTP) says that it offers no way to log in at all,
 * or (IMAP) has greeted with PREAUTH inside TLS
 */
gboolean signet_dialogue_needs_no_login (const SignetDialogue *self);

G_END_DECLS
