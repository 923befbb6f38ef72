/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads and writes account files. Every value is checked when it is read, and what is written is
 * read back before it is handed out: no program can keep an account that it cannot open again.
 */
#include "account-file.h"

#include "account-keys.h"
#include "enum-types.h"
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

/* The keys of a profile: all of them, or none */
typedef struct
{
  const char *host;
  const char *port;
  const char *security;
} ProfileKeys;

static const ProfileKeys in_use = { "Host", "Port", "Security" };
static const ProfileKeys found = { "FoundHost", "FoundPort", "FoundSecurity" };

static gboolean
read_profile (SignetKeys *keys,
              const ProfileKeys *names,
              SignetProtocol protocol,
              SignetProfile **profile)
{
  g_autofree char *host = signet_keys_get_host (keys, names->host);
  guint16 port = signet_keys_get_port (keys, names->port);
  int security = signet_keys_get_nick (keys, names->security, SIGNET_TYPE_SECURITY,
                                       SIGNET_SECURITY_AUTO);

  if (host == NULL && port == 0 && security == SIGNET_SECURITY_AUTO)
    return TRUE;
  if (host == NULL || port == 0 || security == SIGNET_SECURITY_AUTO)
    return signet_keys_fail (keys, names->host);
  *profile = signet_profile_new (protocol, host, port, (SignetSecurity)security);
  return TRUE;
}

static gboolean
read_confirmation (SignetKeys *keys, SignetServerSettings *server)
{
  server->confirmed_host = signet_keys_get_host (keys, "ConfirmedHost");
  server->confirmed_port = signet_keys_get_port (keys, "ConfirmedPort");
  if ((server->confirmed_host == NULL) != (server->confirmed_port == 0))
    return signet_keys_fail (keys, "ConfirmedHost");
  return TRUE;
}

static void
read_overrides (SignetKeys *keys, SignetServerSettings *server)
{
  server->user = signet_keys_get_string (keys, "User");
  server->sign_in = (SignetSignIn)signet_keys_get_nick (keys, "SignIn", SIGNET_TYPE_SIGN_IN,
                                                        SIGNET_SIGN_IN_PASSWORD);
  server->host = signet_keys_get_host (keys, "SetHost");
  server->port = signet_keys_get_port (keys, "SetPort");
  server->security = (SignetSecurity)signet_keys_get_nick (
      keys, "SetSecurity", SIGNET_TYPE_SECURITY, SIGNET_SECURITY_AUTO);
  server->ca_file = signet_keys_get_string (keys, "CaFile");
  server->client_certificate = signet_keys_get_string (keys, "ClientCertificate");
}

static void
read_check (SignetKeys *keys, SignetServerSettings *server)
{
  server->source = signet_keys_get_string (keys, "Source");
  server->was_encrypted = signet_keys_get_boolean (keys, "WasEncrypted", FALSE);
  server->checked = signet_keys_has (keys, "Outcome");
  server->outcome = (SignetOutcome)signet_keys_get_nick (keys, "Outcome", SIGNET_TYPE_OUTCOME,
                                                         SIGNET_OUTCOME_CANCELLED);
  server->login = (SignetLogin)signet_keys_get_nick (keys, "Login", SIGNET_TYPE_LOGIN,
                                                     SIGNET_LOGIN_NOT_TRIED);
}

static void
read_server (SignetKeys *keys, SignetAccount *account, SignetProtocol protocol)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  signet_keys_enter (keys, group_of (protocol));
  if (!read_profile (keys, &in_use, protocol, &server->profile)
      || !read_profile (keys, &found, protocol, &server->found)
      || !read_confirmation (keys, server))
    return;
  read_overrides (keys, server);
  read_check (keys, server);
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
write_profile (SignetKeys *keys, const ProfileKeys *names, const SignetProfile *profile)
{
  signet_keys_set_string (keys, names->host, profile != NULL ? profile->host : NULL);
  signet_keys_set_number (keys, names->port, profile != NULL ? profile->port : 0);
  signet_keys_set_nick (keys, names->security, SIGNET_TYPE_SECURITY,
                        profile != NULL ? (int)profile->security : SIGNET_SECURITY_AUTO,
                        SIGNET_SECURITY_AUTO);
}

static void
write_overrides (SignetKeys *keys, const SignetServerSettings *server)
{
  signet_keys_set_string (keys, "User", server->user);
  /* Always written: a group without keys would not be there */
  signet_keys_set_nick (keys, "SignIn", SIGNET_TYPE_SIGN_IN, (int)server->sign_in, -1);
  signet_keys_set_string (keys, "SetHost", server->host);
  signet_keys_set_number (keys, "SetPort", server->port);
  signet_keys_set_nick (keys, "SetSecurity", SIGNET_TYPE_SECURITY, (int)server->security,
                        SIGNET_SECURITY_AUTO);
  signet_keys_set_string (keys, "CaFile", server->ca_file);
  signet_keys_set_string (keys, "ClientCertificate", server->client_certificate);
}

static void
write_check (SignetKeys *keys, const SignetServerSettings *server)
{
  signet_keys_set_string (keys, "ConfirmedHost", server->confirmed_host);
  signet_keys_set_number (keys, "ConfirmedPort", server->confirmed_port);
  signet_keys_set_boolean (keys, "WasEncrypted", server->was_encrypted);
  signet_keys_set_string (keys, "Source", server->source);
  signet_keys_set_nick (keys, "Outcome", SIGNET_TYPE_OUTCOME,
                        server->checked ? (int)server->outcome : -1, -1);
  signet_keys_set_nick (keys, "Login", SIGNET_TYPE_LOGIN, (int)server->login,
                        SIGNET_LOGIN_NOT_TRIED);
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
  write_profile (keys, &in_use, server->profile);
  write_profile (keys, &found, server->found);
  write_overrides (keys, server);
  write_check (keys, server);
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
