/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Pins: what they mean for a certificate, and fingerprints as people write them.
 */
#include "pin.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  SHA256_DIGITS = 64
};

G_DEFINE_BOXED_TYPE (SignetPin, signet_pin, signet_pin_copy, signet_pin_free)
GQuark
signet_pin_error_quark (void)
{
  return g_quark_from_static_string ("signet-pin-error-quark");
}

SignetPin *
signet_pin_new (
    SignetProtocol protocol, const char *host, guint16 port, const SignetTlsInfo *tls, gint64 since)
{
  SignetPin *pin;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port != 0, NULL);
  g_return_val_if_fail (tls != NULL, NULL);

  if (tls->flaws == 0 || tls->spki_sha256 == NULL || (tls->flaws & SIGNET_FLAW_REVOKED) != 0)
    return NULL;
  pin = g_new0 (SignetPin, 1);
  pin->protocol = protocol;
  pin->host = g_strdup (host);
  pin->port = port;
  pin->spki_sha256 = g_strdup (tls->spki_sha256);
  pin->flaws = tls->flaws;
  pin->since = since;
  return pin;
}

SignetPin *
signet_pin_copy (const SignetPin *pin)
{
  SignetPin *copy;

  g_return_val_if_fail (pin != NULL, NULL);

  copy = g_memdup2 (pin, sizeof (SignetPin));
  copy->host = g_strdup (pin->host);
  copy->spki_sha256 = g_strdup (pin->spki_sha256);
  return copy;
}

void
signet_pin_free (SignetPin *pin)
{
  if (pin == NULL)
    return;
  g_free (pin->host);
  g_free (pin->spki_sha256);
  g_free (pin);
}

gboolean
signet_pin_equal (const SignetPin *a, const SignetPin *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return signet_pin_is_at (a, b->protocol, b->host, b->port) && a->flaws == b->flaws
         && a->since == b->since && strcmp (a->spki_sha256, b->spki_sha256) == 0;
}

gboolean
signet_pin_is_at (const SignetPin *pin, SignetProtocol protocol, const char *host, guint16 port)
{
  g_return_val_if_fail (pin != NULL, FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  return pin->protocol == protocol && pin->port == port && strcmp (pin->host, host) == 0;
}

/* A revoked key may be in somebody else's hands, so that comes before everything. */
SignetPinMatch
signet_pin_match (const SignetPin *pin, const SignetTlsInfo *tls)
{
  g_return_val_if_fail (tls != NULL, SIGNET_PIN_ABSENT);

  if (pin == NULL)
    return SIGNET_PIN_ABSENT;
  if ((tls->flaws & SIGNET_FLAW_REVOKED) != 0)
    return SIGNET_PIN_REVOKED;
  if (tls->flaws == 0)
    return SIGNET_PIN_OBSOLETE;
  if (g_strcmp0 (pin->spki_sha256, tls->spki_sha256) != 0)
    return SIGNET_PIN_OTHER_KEY;
  return (tls->flaws & ~pin->flaws) == 0 ? SIGNET_PIN_MATCHES : SIGNET_PIN_NEW_FLAW;
}

char *
signet_fingerprint_format (const char *digits)
{
  GString *text;

  g_return_val_if_fail (digits != NULL, NULL);

  text = g_string_new (NULL);
  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (digits[i]));
    }
  return g_string_free (text, FALSE);
}

char *
signet_pin_explain (const SignetPin *pin, const SignetTlsInfo *tls)
{
  SignetPinMatch match = signet_pin_match (pin, tls);
  g_autofree char *old = pin != NULL ? signet_fingerprint_format (pin->spki_sha256) : NULL;
  g_autofree char *shown = NULL;

  if (match == SIGNET_PIN_NEW_FLAW)
    /* Translators: %s is the fingerprint of a key; a flaw is, for example, that it has expired */
    return g_strdup_printf (_ ("The key is the one you trust, %s, but its certificate has a flaw "
                               "that it did not have then."),
                            old);
  if (match != SIGNET_PIN_OTHER_KEY || tls->spki_sha256 == NULL)
    return NULL;
  shown = signet_fingerprint_format (tls->spki_sha256);
  /* Translators: both %s are fingerprints of keys */
  return g_strdup_printf (_ ("The server shows another key than the one you trust. Trusted: %s. "
                             "Shown now: %s."),
                          old, shown);
}

static char *
digits_of (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  GString *digits = g_string_new (NULL);

  for (const char *at = trimmed; *at != '\0'; at++)
    if (*at != ':')
      g_string_append_c (digits, g_ascii_tolower (*at));
  return g_string_free (digits, FALSE);
}

char *
signet_fingerprint_parse (const char *text, GError **error)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  digits = digits_of (text);
  if (strlen (digits) == SHA256_DIGITS && strspn (digits, "0123456789abcdef") == SHA256_DIGITS)
    return g_steal_pointer (&digits);
  g_set_error (error, SIGNET_PIN_ERROR, SIGNET_PIN_ERROR_FINGERPRINT,
               /* Translators: SHA-256 is a way to make fingerprints; %d is always 64 */
               _ ("This is not a SHA-256 fingerprint: it must have %d hexadecimal digits."),
               SHA256_DIGITS);
  return NULL;
}

gboolean
signet_fingerprint_matches (const char *fingerprint, const SignetTlsInfo *tls)
{
  g_return_val_if_fail (fingerprint != NULL, FALSE);
  g_return_val_if_fail (tls != NULL, FALSE);

  return g_strcmp0 (fingerprint, tls->spki_sha256) == 0
         || g_strcmp0 (fingerprint, tls->sha256) == 0;
}
