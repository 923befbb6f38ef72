/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a page says above everything else: one clear sentence and what can be done. Made in one
 * place for every state of an account that is edited.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SIGNET_NOTICE_INFO,    /* good to know */
  SIGNET_NOTICE_WARNING, /* something is to be done */
  SIGNET_NOTICE_ERROR,   /* something does not work */
} SignetNoticeKind;

/* How many buttons a notice may have */
#define SIGNET_NOTICE_BUTTONS 2

/* A button of a notice. Both strings are static. */
typedef struct
{
  const char *label;  /* nullable: the translated label, or NULL for no button */
  const char *action; /* the action it activates, such as "account.save" */
} SignetNoticeButton;

typedef struct
{
  SignetNoticeKind kind; /* how grave it is */
  char *text;            /* the sentence, plain text */
  /* nullable: the nick of the help page that says more ("connect", "require-ssl", "app-
   * password"), static */
  const char *help;
  SignetNoticeButton buttons[SIGNET_NOTICE_BUTTONS]; /* what can be done */
} SignetNotice;

#define SIGNET_TYPE_NOTICE (signet_notice_get_type ())
GType signet_notice_get_type (void);

/* (transfer full): a notice without buttons; takes @text */
SignetNotice *signet_notice_new (SignetNoticeKind kind, char *text);

SignetNotice *signet_notice_copy (const SignetNotice *notice);

void signet_notice_free (SignetNotice *notice);

/* Both may be %NULL */
gboolean signet_notice_equal (const SignetNotice *a, const SignetNotice *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetNotice, signet_notice_free)

G_END_DECLS
