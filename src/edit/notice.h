/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a page says above everything else: one clear sentence and what can be done. Made in one
 * place for every state of an account that is edited.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetNoticeKind:
 * @SIGNET_NOTICE_INFO: good to know
 * @SIGNET_NOTICE_WARNING: something is to be done
 * @SIGNET_NOTICE_ERROR: something does not work
 *
 * How grave it is.
 */
typedef enum
{
  SIGNET_NOTICE_INFO,
  SIGNET_NOTICE_WARNING,
  SIGNET_NOTICE_ERROR,
} SignetNoticeKind;

/**
 * SIGNET_NOTICE_BUTTONS:
 *
 * How many buttons a notice may have.
 */
#define SIGNET_NOTICE_BUTTONS 2

/**
 * SignetNoticeButton:
 * @label: (nullable): the translated label, or %NULL for no button
 * @action: the action it activates, such as "account.save"
 *
 * A button of a notice. Both strings are static.
 */
typedef struct
{
  const char *label;
  const char *action;
} SignetNoticeButton;

/**
 * SignetNotice:
 * @kind: how grave it is
 * @text: the sentence, plain text
 * @help: (nullable): the nick of the help page that says more ("connect", "require-ssl",
 *   "app-password"), static
 * @buttons: what can be done
 *
 * A notice.
 */
typedef struct
{
  SignetNoticeKind kind;
  char *text;
  const char *help;
  SignetNoticeButton buttons[SIGNET_NOTICE_BUTTONS];
} SignetNotice;

#define SIGNET_TYPE_NOTICE (signet_notice_get_type ())
GType signet_notice_get_type (void);

/**
 * signet_notice_new:
 * @kind: how grave it is
 * @text: (transfer full): the sentence
 *
 * Returns: (transfer full): a notice without buttons
 */
SignetNotice *signet_notice_new (SignetNoticeKind kind, char *text);

/**
 * signet_notice_copy:
 * @notice: a notice
 *
 * Returns: (transfer full): a copy
 */
SignetNotice *signet_notice_copy (const SignetNotice *notice);

/**
 * signet_notice_free:
 * @notice: (nullable) (transfer full): a notice
 *
 * Frees @notice.
 */
void signet_notice_free (SignetNotice *notice);

/* Both may be %NULL */
gboolean signet_notice_equal (const SignetNotice *a, const SignetNotice *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetNotice, signet_notice_free)

G_END_DECLS
