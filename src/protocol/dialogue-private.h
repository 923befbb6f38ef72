/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a dialogue, shared by the engine (dialogue.c) and its log-in (login.c).
 */
#pragma once

#include "dialect.h"
#include "dialogue.h"
#include "lines.h"
#include "sasl.h"

G_BEGIN_DECLS

/* The most lines a reply may have */
#define SIGNET_REPLY_LINES_MAX 256

/* The most challenges of one log-in; the longest mechanism needs three */
#define SIGNET_CHALLENGES_MAX 8

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

typedef struct
{
  SignetPermit *permit;           /* owned: the permit for the channel */
  SignetCredentials *credentials; /* owned: who logs in */
  const char *user;               /* unowned: the user name of this try */
  GPtrArray *mechanisms;          /* owned: those that may be used, best first */
  guint next;                     /* which of them comes next */
  const char *mechanism;          /* unowned: the one in use, static */
  SignetSasl *sasl;               /* owned, nullable: the exchange, NULL for LOGIN and USER */
  GQueue parts;          /* owned: what is still to be sent, one by one, for LOGIN and USER */
  guint n_challenges;    /* how many challenges came */
  gboolean is_giving_up; /* whether "*" was sent to end the exchange */
  gboolean server_not_verified; /* whether the server could not prove itself */
  gboolean was_initial;         /* whether the command under way carried its initial response */
  gboolean is_in_two_lines;     /* whether commands carry no initial response any more */
  gboolean is_without_plus;     /* whether binding to the channel was refused */
  /* whether mechanisms that show the password were refused as too weak */
  gboolean is_without_password;
  /* what the server told within the exchange of a refusal that is yet to come */
  SignetRefusal told;
} SignetLoginState;

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
  GString *output;          /* owned: to be sent */
  GString *shown;           /* owned: the same without secrets */
  char tag[16];
  guint n_commands;
  guint n_lines;        /* of this reply */
  GString *words;       /* owned: the server's words in this reply, a line each */
  GString *alert;       /* owned: what people have to see, of any reply */
  gsize n_alert_before; /* how much of it came before this reply */
  SignetCapabilities capabilities;
  char **auth; /* owned: the mechanisms as the caller sees them */
  SignetChannelBinding binding;
  SignetLoginState login;
  guint n_tries; /* how often the server may have checked a password */
  SignetOutcome outcome;
  char *detail; /* owned */
};

G_END_DECLS
