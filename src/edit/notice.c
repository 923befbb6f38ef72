/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A sentence with buttons.
 */
#include "notice.h"

G_DEFINE_BOXED_TYPE (SignetNotice, signet_notice, signet_notice_copy, signet_notice_free)

SignetNotice *
signet_notice_new (SignetNoticeKind kind, char *text)
{
  SignetNotice *notice = g_new0 (SignetNotice, 1);

  g_return_val_if_fail (text != NULL, NULL);

  notice->kind = kind;
  notice->text = text;
  return notice;
}

SignetNotice *
signet_notice_copy (const SignetNotice *notice)
{
  SignetNotice *copy;

  g_return_val_if_fail (notice != NULL, NULL);

  copy = g_memdup2 (notice, sizeof *notice);
  copy->text = g_strdup (notice->text);
  return copy;
}

void
signet_notice_free (SignetNotice *notice)
{
  if (notice == NULL)
    return;
  g_free (notice->text);
  g_free (notice);
}

gboolean
signet_notice_equal (const SignetNotice *a, const SignetNotice *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (int i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    if (g_strcmp0 (a->buttons[i].label, b->buttons[i].label) != 0
        || g_strcmp0 (a->buttons[i].action, b->buttons[i].action) != 0)
      return FALSE;
  return a->kind == b->kind && g_str_equal (a->text, b->text) && g_strcmp0 (a->help, b->help) == 0;
}
