/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What changed, in sentences.
 */
#include "changes.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GStrvBuilder *sentences; /* unowned */
  SignetProtocol protocol;
  const SignetServerSettings *before; /* unowned */
  const SignetServerSettings *after;  /* unowned */
} Change;

static void
add (const Change *self, char *sentence)
{
  g_autofree char *owned = sentence;

  g_strv_builder_add (self->sentences, owned);
}

static gboolean
was_ok (const SignetServerSettings *server)
{
  return server->checked && server->outcome == SIGNET_OUTCOME_OK;
}

static gboolean
is_same_profile (const SignetProfile *a, const SignetProfile *b)
{
  return a->port == b->port && a->security == b->security && g_str_equal (a->host, b->host);
}

static void
describe_profile (const Change *self)
{
  const SignetProfile *profile = self->after->profile;

  if (profile == NULL
      || (self->before->profile != NULL && is_same_profile (self->before->profile, profile)))
    return;
  /* Translators: "IMAP", a server's name, a port, and "TLS", "STARTTLS" or "None". */
  add (self, g_strdup_printf (_ ("%s is now used at %s, port %u, security: %s."),
                              signet_protocol_title (self->protocol), profile->host, profile->port,
                              signet_security_title (profile->security)));
}

static void
describe_status (const Change *self)
{
  const char *title = signet_protocol_title (self->protocol);

  if (was_ok (self->before) && !was_ok (self->after))
    /* Translators: %s is "IMAP", "POP3" or "SMTP". */
    add (self, g_strdup_printf (_ ("%s worked and does not work any more."), title));
  if (self->before->checked && !was_ok (self->before) && was_ok (self->after))
    /* Translators: %s is "IMAP", "POP3" or "SMTP". */
    add (self, g_strdup_printf (_ ("%s works again."), title));
}

static void
describe_lost_encryption (const Change *self)
{
  if (!signet_policy_has_lost_encryption (self->before, self->after->outcome))
    return;
  /* Translators: %s is "IMAP", "POP3" or "SMTP". */
  add (self, g_strdup_printf (_ ("%s was encrypted until now, and the server offers no encryption "
                                 "any more. This may be an attack by somebody between you and the "
                                 "server. The password was not sent."),
                              signet_protocol_title (self->protocol)));
}

static void
describe_lock (const Change *self, SignetPlaintext admin_limit)
{
  const SignetProfile *kept = self->after->profile;

  if (!signet_policy_is_prescribed (admin_limit) || kept == NULL
      || signet_profile_is_encrypted (kept))
    return;
  /* Translators: %s is "IMAP", "POP3" or "SMTP". */
  add (self, g_strdup_printf (_ ("The administrator of this computer requires SSL (the setting "
                                 "“require-ssl” is locked), so %s is not used without encryption."),
                              signet_protocol_title (self->protocol)));
}

static void
describe_pins (GStrvBuilder *sentences, SignetAccount *before, SignetAccount *after)
{
  GPtrArray *pins = signet_account_get_pins (before);

  for (guint i = 0; i < pins->len; i++)
    {
      const SignetPin *pin = g_ptr_array_index (pins, i);
      g_autofree char *sentence = NULL;

      if (signet_account_find_pin (after, pin->protocol, pin->host, pin->port) != NULL)
        continue;
      /* Translators: %s is a server's name. */
      sentence = g_strdup_printf (_ ("The certificate of %s can be verified now, so the key you "
                                     "trusted is no longer kept."),
                                  pin->host);
      g_strv_builder_add (sentences, sentence);
    }
}

GStrv
signet_changes_describe (SignetAccount *before, SignetAccount *after, SignetPlaintext admin_limit)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (before) && SIGNET_IS_ACCOUNT (after), NULL);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const Change change = { sentences, (SignetProtocol)i,
                              signet_account_get_server (before, (SignetProtocol)i),
                              signet_account_get_server (after, (SignetProtocol)i) };

      if (change.before == NULL || change.after == NULL)
        continue;
      describe_lost_encryption (&change);
      describe_lock (&change, admin_limit);
      describe_status (&change);
      describe_profile (&change);
    }
  describe_pins (sentences, before, after);
  return g_strv_builder_end (sentences);
}
