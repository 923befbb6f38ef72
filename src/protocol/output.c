/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is to be sent.
 */
#include "output.h"

#include "secret.h"

#include <string.h>

struct _SignetOutput
{
  GString *bytes; /* owned */
  GString *shown; /* owned: the same without secrets */
};

SignetOutput *
signet_output_new (void)
{
  SignetOutput *self = g_new (SignetOutput, 1);

  self->bytes = g_string_sized_new (1024);
  self->shown = g_string_new (NULL);
  return self;
}

void
signet_output_free (SignetOutput *self)
{
  signet_output_drop (self);
  g_string_free (self->bytes, TRUE);
  g_string_free (self->shown, TRUE);
  g_free (self);
}

void
signet_output_add_secret (SignetOutput *self, const char *secret)
{
  g_string_append (self->bytes, secret);
  g_string_append (self->bytes, "\r\n");
  g_string_append (self->shown, g_str_equal (secret, "*") ? "*" : "***");
}

void
signet_output_add_command (SignetOutput *self,
                           const char *tag,
                           const char *words,
                           const char *secret)
{
  g_autofree char *command = g_strjoin (*tag != '\0' ? " " : "", tag, words, NULL);

  g_string_append (self->bytes, command);
  g_string_append (self->shown, command);
  if (secret != NULL)
    {
      g_string_append_c (self->bytes, ' ');
      g_string_append_c (self->shown, ' ');
      signet_output_add_secret (self, secret);
    }
  else
    g_string_append (self->bytes, "\r\n");
}

gboolean
signet_output_is_empty (const SignetOutput *self)
{
  return self->bytes->len == 0;
}

const char *
signet_output_peek (const SignetOutput *self, gsize *length)
{
  *length = self->bytes->len;
  return self->bytes->str;
}

const char *
signet_output_describe (const SignetOutput *self)
{
  return self->shown->str;
}

void
signet_output_wrote (SignetOutput *self, gsize length)
{
  g_return_if_fail (length <= self->bytes->len);

  memmove (self->bytes->str, self->bytes->str + length, self->bytes->len - length);
  signet_secret_wipe (self->bytes->str + self->bytes->len - length, length);
  g_string_truncate (self->bytes, self->bytes->len - length);
  if (self->bytes->len == 0)
    g_string_truncate (self->shown, 0);
}

void
signet_output_drop (SignetOutput *self)
{
  signet_secret_wipe (self->bytes->str, self->bytes->allocated_len);
  g_string_truncate (self->bytes, 0);
  g_string_truncate (self->shown, 0);
}
