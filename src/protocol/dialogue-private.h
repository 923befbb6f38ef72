/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a dialogue, shared by the dialogue and its conversation.
 */
#pragma once

#include "dialect.h"
#include "dialogue.h"
#include "lines.h"
#include "login.h"

G_BEGIN_DECLS

/* The most lines a reply may have */
#define SIGNET_REPLY_LINES_MAX 256

/* Where a dialogue stands */
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
  SignetLoginState *login; /* owned */
  SignetOutcome outcome;
  char *detail; /* owned */
};

G_END_DECLS
