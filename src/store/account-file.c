/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads and writes account files. Every value is checked when it is read, and what is written is
 * read back before it is handed out: no program can keep an account that it cannot open again.
 */
#include "account-file.h"

#include "account-keys.h"
#include "enum-types.h"
#include "server-field.h"
#include "store-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  VERSION = 1
};

static const char group_account[] = "Account";
static const char group_end[] = "End";
static const char pin_prefix[] = "Pin ";

static const char *
group_of (SignetProtocol protocol)
{
  return signet_nick (SIGNET_TYPE_PROTOCOL, (int)protocol);
}

/* A profile has three keys: all of them, or none */
static SignetProfile *
read_profile (SignetKeys *keys, const char *prefix, SignetProtocol protocol)
{
  g_autofree char *host_key = g_strconcat (prefix, "Host", NULL);
  g_autofree char *port_key = g_strconcat (prefix, "Port", NULL);
  g_autofree char *security_key = g_strconcat (prefix, "Security", NULL);
  g_autofree char *host = signet_keys_get_host (keys, host_key);
  guint16 port = signet_keys_get_port (keys, port_key);
  int security = signet_keys_get_nick (keys, security_key, SIGNET_TYPE_SECURITY,
                                       SIGNET_SECURITY_AUTO);

  if (host == NULL && port == 0 && security == SIGNET_SECURITY_AUTO)
    return NULL;
  if (host != NULL && port != 0 && security != SIGNET_SECURITY_AUTO)
    return signet_profile_new (protocol, host, port, (SignetSecurity)security);
  signet_keys_fail (keys, host_key);
  return NULL;
}

static void
read_text (SignetKeys *keys, const SignetServerField *field, SignetServerSettings *server)
{
  g_autofree char *text = field->kind == SIGNET_FIELD_HOST
                              ? signet_keys_get_host (keys, field->key)
                              : signet_keys_get_string (keys, field->key);

  signet_server_field_set_text (field, server, text);
}

static void
read_field (SignetKeys *keys,
            const SignetServerField *field,
            SignetProtocol protocol,
            SignetServerSettings *server)
{
  switch (field->kind)
    {
    case SIGNET_FIELD_PROFILE:
      signet_server_field_set_profile (field, server, read_profile (keys, field->key, protocol));
      break;
    case SIGNET_FIELD_PORT:
      signet_server_field_set_number (field, server, signet_keys_get_port (keys, field->key));
      break;
    case SIGNET_FIELD_BOOLEAN:
      signet_server_field_set_number (field, server,
                                      signet_keys_get_boolean (keys, field->key, FALSE));
      break;
    case SIGNET_FIELD_ENUM:
      if (signet_keys_has (keys, field->key))
        signet_server_field_set_number (field, server,
                                        signet_keys_get_nick (keys, field->key, field->type (), 0));
      break;
    default:
      read_text (keys, field, server);
    }
}

static void
read_server (SignetKeys *keys, SignetAccount *account, SignetProtocol protocol)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  signet_keys_enter (keys, group_of (protocol));
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    read_field (keys, field, protocol, server);
  if ((server->confirmed_host == NULL) != (server->confirmed_port == 0))
    signet_keys_fail (keys, "ConfirmedHost");
  signet_account_set_server (account, protocol, server);
}

static gboolean
is_pin (const char *group)
{
  return g_str_has_prefix (group, pin_prefix);
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

static void
read_pin (SignetKeys *keys, SignetAccount *account, const char *group)
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

static void
read_groups (SignetKeys *keys, SignetAccount *account)
{
  g_auto (GStrv) groups = signet_keys_get_groups (keys);
  int protocol;

  for (guint i = 0; groups[i] != NULL; i++)
    if (is_pin (groups[i]))
      read_pin (keys, account, groups[i]);
    else if (signet_from_nick (SIGNET_TYPE_PROTOCOL, groups[i], &protocol))
      read_server (keys, account, (SignetProtocol)protocol);
}

/* Only files that this program wrote have a generation, and they end with [End]. Those that an
 * administrator writes by hand need neither. */
static void
read_end (SignetKeys *keys, SignetAccount *account)
{
  signet_keys_enter (keys, group_end);
  if (signet_account_get_generation (account) > 0
      && !signet_keys_get_boolean (keys, "Complete", FALSE))
    signet_keys_fail (keys, "Complete");
}

static void
read_incoming (SignetKeys *keys, SignetAccount *account)
{
  int set = signet_keys_get_nick (keys, "SetIncoming", SIGNET_TYPE_INCOMING, SIGNET_INCOMING_AUTO);
  int before = signet_keys_get_nick (keys, "FoundIncoming", SIGNET_TYPE_INCOMING,
                                     SIGNET_INCOMING_AUTO);

  signet_account_set_incoming (account, (SignetIncoming)set, (SignetIncoming)before);
}

static SignetAccount *
read_account (SignetKeys *keys, const char *id)
{
  g_autofree char *address = signet_keys_get_address (keys, "Address");
  g_autofree char *name = NULL;
  SignetAccount *account;

  if (address == NULL)
    return NULL;
  account = signet_account_new (id, address);
  name = signet_keys_get_string (keys, "Name");
  signet_account_set_name (account, name);
  signet_account_set_require_ssl (account, signet_keys_get_boolean (keys, "RequireSsl", TRUE));
  read_incoming (keys, account);
  signet_account_set_last_check (account, signet_keys_get_time (keys, "LastCheck"));
  signet_account_set_generation (account, signet_keys_get_number (keys, "Generation"));
  return account;
}

static gboolean
check_version (SignetKeys *keys)
{
  guint64 version;

  signet_keys_enter (keys, group_account);
  version = signet_keys_get_number (keys, "Version");
  if (version == VERSION)
    return TRUE;
  return version > VERSION ? signet_keys_fail_version (keys) : signet_keys_fail (keys, "Version");
}

SignetAccount *
signet_account_file_parse (const char *id, GBytes *bytes, GError **error)
{
  g_autoptr (SignetKeys) keys = NULL;
  g_autoptr (SignetAccount) account = NULL;

  g_return_val_if_fail (id != NULL && g_uuid_string_is_valid (id), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  keys = signet_keys_new ();
  if (signet_keys_load (keys, bytes) && check_version (keys))
    account = read_account (keys, id);
  if (account != NULL)
    {
      read_groups (keys, account);
      read_end (keys, account);
    }
  return signet_keys_is_good (keys, error) ? g_steal_pointer (&account) : NULL;
}

static void
write_profile (SignetKeys *keys, const char *prefix, const SignetProfile *profile)
{
  g_autofree char *host_key = g_strconcat (prefix, "Host", NULL);
  g_autofree char *port_key = g_strconcat (prefix, "Port", NULL);
  g_autofree char *security_key = g_strconcat (prefix, "Security", NULL);

  signet_keys_set_string (keys, host_key, profile != NULL ? profile->host : NULL);
  signet_keys_set_number (keys, port_key, profile != NULL ? profile->port : 0);
  signet_keys_set_nick (keys, security_key, SIGNET_TYPE_SECURITY,
                        profile != NULL ? (int)profile->security : SIGNET_SECURITY_AUTO,
                        SIGNET_SECURITY_AUTO);
}

static void
write_field (SignetKeys *keys, const SignetServerField *field, const SignetServerSettings *server)
{
  switch (field->kind)
    {
    case SIGNET_FIELD_PROFILE:
      write_profile (keys, field->key, signet_server_field_get_profile (field, server));
      break;
    case SIGNET_FIELD_PORT:
      signet_keys_set_number (keys, field->key,
                              (guint64)signet_server_field_get_number (field, server));
      break;
    case SIGNET_FIELD_BOOLEAN:
      signet_keys_set_boolean (keys, field->key, signet_server_field_get_number (field, server));
      break;
    case SIGNET_FIELD_ENUM:
      signet_keys_set_word (keys, field->key, signet_server_field_get_nick (field, server));
      break;
    default:
      signet_keys_set_string (keys, field->key, signet_server_field_get_text (field, server));
    }
}

static void
write_server (SignetKeys *keys, SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  signet_keys_enter (keys, group_of (protocol));
  if (server == NULL)
    {
      signet_keys_remove_group (keys);
      return;
    }
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    write_field (keys, field, server);
}

/* Without one that is set, what was found is seen from the servers. */
static void
write_incoming (SignetKeys *keys, SignetAccount *account)
{
  SignetIncoming set = signet_account_get_incoming (account);

  signet_keys_set_nick (keys, "SetIncoming", SIGNET_TYPE_INCOMING, (int)set, SIGNET_INCOMING_AUTO);
  signet_keys_set_nick (keys, "FoundIncoming", SIGNET_TYPE_INCOMING,
                        set != SIGNET_INCOMING_AUTO
                            ? (int)signet_account_get_found_incoming (account)
                            : SIGNET_INCOMING_AUTO,
                        SIGNET_INCOMING_AUTO);
}

static void
write_account (SignetKeys *keys, SignetAccount *account)
{
  signet_keys_enter (keys, group_account);
  signet_keys_set_number (keys, "Version", VERSION);
  signet_keys_set_number (keys, "Generation", signet_account_get_generation (account));
  signet_keys_set_string (keys, "Address", signet_account_get_address (account));
  signet_keys_set_string (keys, "Name", signet_account_get_name (account));
  signet_keys_set_word (keys, "RequireSsl",
                        signet_account_get_require_ssl (account) ? "true" : "false");
  write_incoming (keys, account);
  signet_keys_set_time (keys, "LastCheck", signet_account_get_last_check (account));
}

static char *
group_of_pin (const SignetPin *pin)
{
  return g_strdup_printf ("%s%s %s %u", pin_prefix,
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

static void
write_pins (SignetKeys *keys, SignetAccount *account)
{
  GPtrArray *pins = signet_account_get_pins (account);
  g_auto (GStrv) groups = signet_keys_get_groups (keys);

  for (guint i = 0; groups[i] != NULL; i++)
    if (is_pin (groups[i]) && !has_pin (account, groups[i]))
      {
        signet_keys_enter (keys, groups[i]);
        signet_keys_remove_group (keys);
      }
  for (guint i = 0; i < pins->len; i++)
    write_pin (keys, pins->pdata[i]);
}

static GBytes *
write_all (SignetKeys *keys, SignetAccount *account)
{
  write_account (keys, account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    write_server (keys, account, (SignetProtocol)i);
  write_pins (keys, account);
  /* The mark goes behind everything, also behind groups that only a newer version knows. */
  signet_keys_enter (keys, group_end);
  signet_keys_remove_group (keys);
  signet_keys_set_word (keys, "Complete", "true");
  return signet_keys_save (keys);
}

static gboolean
check_written (SignetAccount *account, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SignetAccount)
      again = signet_account_file_parse (signet_account_get_id (account), bytes, &reason);

  if (again != NULL)
    signet_account_set_site (again, signet_account_is_site (account));
  if (again != NULL && signet_account_equal (again, account))
    return TRUE;
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_INVALID,
               /* Translators: %1$s is an e-mail address, %2$s says what, in English */
               _ ("The account “%1$s” holds a value that cannot be kept (%2$s)."),
               signet_account_get_address (account),
               reason != NULL ? reason->message : "it would not be the same");
  return FALSE;
}

GBytes *
signet_account_file_format (SignetAccount *account, GBytes *old, GError **error)
{
  g_autoptr (SignetKeys) keys = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (signet_account_get_generation (account) > 0, NULL);

  keys = signet_keys_new ();
  if (old != NULL && signet_keys_load (keys, old))
    check_version (keys);
  if (!signet_keys_is_good (keys, error))
    return NULL;
  bytes = write_all (keys, account);
  return check_written (account, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}
