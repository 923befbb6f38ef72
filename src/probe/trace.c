/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The trace of one trial.
 */
#include "trace.h"

#include "text.h"

#include <string.h>

enum
{
  MAX_LINE = 1024
};

struct _SignetTrace
{
  const SignetProfile *profile; /* unowned */
  SignetTraceFunc callback;
  gpointer user_data;
  GString *line; /* owned: the beginning of a line */
};

SignetTrace *
signet_trace_new (const SignetProfile *profile, SignetTraceFunc callback, gpointer user_data)
{
  SignetTrace *self = g_new0 (SignetTrace, 1);

  self->profile = profile;
  self->callback = callback;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  return self;
}

void
signet_trace_free (SignetTrace *self)
{
  g_string_free (self->line, TRUE);
  g_free (self);
}

void
signet_trace_set_profile (SignetTrace *self, const SignetProfile *profile)
{
  self->profile = profile;
}

static void
tell (SignetTrace *self, char direction, const char *text, gssize length)
{
  g_autofree char *escaped = NULL;

  if (self->callback == NULL)
    return;
  escaped = signet_text_escape (text, length, MAX_LINE);
  self->callback (self->profile, direction, escaped, self->user_data);
}

void
signet_trace_event (SignetTrace *self, const char *text)
{
  tell (self, '*', text, -1);
}

void
signet_trace_tls (SignetTrace *self, const SignetTlsInfo *tls)
{
  g_autofree char *text = g_strdup_printf ("%s, %s, certificate of %s%s", tls->version, tls->cipher,
                                           tls->subject != NULL ? tls->subject : "?",
                                           tls->flaws == 0 ? ", verified" : ", NOT verified");

  signet_trace_event (self, text);
}

void
signet_trace_sent (SignetTrace *self, const char *text)
{
  tell (self, 'C', text, -1);
}

static void
tell_line (SignetTrace *self, const SignetDialogue *dialogue)
{
  g_autofree char *masked = signet_dialogue_mask (dialogue, self->line->str);

  g_strchomp (masked);
  tell (self, 'S', masked, -1);
  g_string_truncate (self->line, 0);
}

void
signet_trace_received (SignetTrace *self,
                       const SignetDialogue *dialogue,
                       const char *bytes,
                       gsize length)
{
  if (self->callback == NULL)
    return;
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] != '\n' && bytes[i] != '\0' && self->line->len < MAX_LINE)
        g_string_append_c (self->line, bytes[i]);
      if (bytes[i] == '\n')
        tell_line (self, dialogue);
    }
}
