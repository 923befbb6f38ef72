/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A log-in as a pure machine: it is told what a server offers, then each reply, and answers what is
 * to be sent, or how it went. It sends nothing itself and knows no dialogue.
 */
#pragma once

#include "dialect.h"
#include "sasl.h"

G_BEGIN_DECLS

typedef enum
{
  SIGNET_LOGIN_STEP_COMMAND,  /* send a command, and take the reply */
  SIGNET_LOGIN_STEP_RESPONSE, /* send the next part of the command under way, and take the reply */
  SIGNET_LOGIN_STEP_ANSWERED, /* it is over; the second user name may be tried */
  SIGNET_LOGIN_STEP_HUNG_UP,  /* it is over, and so is the connection */
} SignetLoginStepType;

/* To be cleared with signet_login_step_clear() */
typedef struct
{
  SignetLoginStepType type;
  char *command;         /* owned, nullable: what a trace may show */
  char *secret;          /* owned, nullable: what follows, and no trace may show */
  SignetOutcome outcome; /* once it is over */
  const char *words;     /* the server's, which belong to the outcome */
} SignetLoginStep;

/* What a server offers on the channel as it is now; all unowned */
typedef struct
{
  const SignetDialect *dialect;
  const SignetCapabilities *capabilities;
  const char *refused; /* nullable: the server's words, if it would not say what it offers */
  const SignetChannelBinding *binding;
  gboolean is_encrypted;
} SignetLoginOffer;

typedef struct _SignetLoginState SignetLoginState;

/* Wipes what was to be sent */
void signet_login_step_clear (SignetLoginStep *step);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetLoginStep, signet_login_step_clear)

/* Whether the protocol's own command may be used: nothing says that it may not */
gboolean signet_login_is_command_offered (const SignetLoginOffer *offer);

/* One for all tries on a connection: it counts them. */
SignetLoginState *signet_login_new (void);

void signet_login_free (SignetLoginState *self);

/* @offer: outlives the log-in; @permit: (transfer full): without one nothing is answered */
SignetLoginStep signet_login_start (SignetLoginState *self,
                                    const SignetLoginOffer *offer,
                                    SignetPermit *permit,
                                    SignetCredentials *credentials,
                                    guint user_index);

/* @reply: a challenge, or a reply's end; @words: all of its words, which the step may point to */
SignetLoginStep
signet_login_take (SignetLoginState *self, const SignetReply *reply, const char *words);

/* How a log-in ended whose reply has no end: by the words that came, or @otherwise */
SignetOutcome
signet_login_cut_off (const SignetLoginState *self, const char *words, SignetOutcome otherwise);

/* Whether another user name may be tried, as far as the tries are counted */
gboolean signet_login_may_try_again (const SignetLoginState *self);

/* (nullable): static */
const char *signet_login_get_mechanism (const SignetLoginState *self);

/* (nullable) (transfer none): the last one that was used */
SignetSecret *signet_login_get_password (const SignetLoginState *self);

G_END_DECLS
