/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The groups of an account file that hold pins.
 */
#include "account-file-pins.h"

#include "enum-types.h"

#include <string.h>

static const char prefix[] = "Pin ";

gboolean
signet_account_file_is_pin (const char *group)
{
  return g_str_has_prefix (group, prefix);
}

/* A pin's group names its place: "Pin imap mail.example.org 993" */
static gboolean
read_pin_place (const char *group, SignetPin *pin)
{
  g_auto (GStrv) words = g_strsplit (group, " ", -1);
  guint64 port;
  int protocol;

  if (g_strv_length (words) != 4 || !signet_from_nick (SIGNET_TYPE_PROTOCOL, words[1], &protocol)
      || !signet_keys_is_host (words[2])
      || !g_ascii_string_to_unsigned (words[3], 10, 1, G_MAXUINT16, &port, NULL))
    return FALSE;
  pin->protocol = (SignetProtocol)protocol;
  pin->host = g_strdup (words[2]);
  pin->port = (guint16)port;
  return TRUE;
}

static gboolean
is_fingerprint (const char *text)
{
  g_autofree char *digits = text != NULL ? signet_fingerprint_parse (text, NULL) : NULL;

  return digits != NULL && strcmp (digits, text) == 0;
}

void
signet_account_file_read_pin (SignetKeys *keys, SignetAccount *account, const char *group)
{
  g_autoptr (SignetPin) pin = g_new0 (SignetPin, 1);

  signet_keys_enter (keys, group);
  pin->spki_sha256 = signet_keys_get_string (keys, "SpkiSha256");
  pin->flaws = signet_keys_get_flaws (keys, "Flaws");
  pin->since = signet_keys_get_time (keys, "Since");
  if (!read_pin_place (group, pin) || !is_fingerprint (pin->spki_sha256))
    signet_keys_fail (keys, "SpkiSha256");
  else if (pin->flaws == 0 || (pin->flaws & SIGNET_FLAW_REVOKED) != 0)
    signet_keys_fail (keys, "Flaws");
  else
    signet_account_add_pin (account, pin);
}

static char *
group_of_pin (const SignetPin *pin)
{
  return g_strdup_printf ("%s%s %s %u", prefix,
                          signet_nick (SIGNET_TYPE_PROTOCOL, (int)pin->protocol), pin->host,
                          pin->port);
}

static void
write_pin (SignetKeys *keys, const SignetPin *pin)
{
  g_autofree char *group = group_of_pin (pin);

  signet_keys_enter (keys, group);
  signet_keys_set_string (keys, "SpkiSha256", pin->spki_sha256);
  signet_keys_set_flaws (keys, "Flaws", pin->flaws);
  signet_keys_set_time (keys, "Since", pin->since);
}

static gboolean
has_pin (SignetAccount *account, const char *group)
{
  GPtrArray *pins = signet_account_get_pins (account);

  for (guint i = 0; i < pins->len; i++)
    {
      g_autofree char *other = group_of_pin (pins->pdata[i]);

      if (strcmp (other, group) == 0)
        return TRUE;
    }
  return FALSE;
}

void
signet_account_file_write_pins (SignetKeys *keys, SignetAccount *account)
{
  GPtrArray *pins = signet_account_get_pins (account);
  g_auto (GStrv) groups = signet_keys_get_groups (keys);

  for (guint i = 0; groups[i] != NULL; i++)
    if (signet_account_file_is_pin (groups[i]) && !has_pin (account, groups[i]))
      {
        signet_keys_enter (keys, groups[i]);
        signet_keys_remove_group (keys);
      }
  for (guint i = 0; i < pins->len; i++)
    write_pin (keys, pins->pdata[i]);
}
