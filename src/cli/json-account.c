/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Accounts as JSON. Never a password; what is not known is null.
 */
#include "json-account.h"
#include "enum-types.h"
#include "json-members.h"
#include "server-field.h"

static void
add_security (JsonBuilder *builder, SignetSecurity security)
{
  const char *word = security != SIGNET_SECURITY_AUTO ? signet_nick (SIGNET_TYPE_SECURITY, security)
                                                      : NULL;

  signet_json_add_string (builder, "security", word);
}

static void
add_server (JsonBuilder *builder, SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);
  const SignetProfile *profile = server->profile;

  json_builder_begin_object (builder);
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL, protocol);
  signet_json_add_string (builder, "host", profile != NULL ? profile->host : server->host);
  signet_json_add_port (builder, "port", profile != NULL ? profile->port : server->port);
  add_security (builder, profile != NULL ? profile->security : server->security);
  signet_json_add_string (
      builder, "user",
      server->sign_in == SIGNET_SIGN_IN_NONE ? NULL : signet_account_get_user (account, protocol));
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder *builder, const SignetServerSettings *server, const SignetServerField *field)
{
  if (field->kind == SIGNET_FIELD_PORT)
    signet_json_add_port (builder, field->member,
                          (guint16)signet_server_field_get_number (field, server));
  else if (field->kind == SIGNET_FIELD_ENUM)
    signet_json_add_string (builder, field->member, signet_server_field_get_nick (field, server));
  else
    signet_json_add_string (builder, field->member, signet_server_field_get_text (field, server));
}

static void
add_override (JsonBuilder *builder, const SignetServerSettings *server, SignetProtocol protocol)
{
  json_builder_begin_object (builder);
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL, protocol);
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    if (field->member != NULL)
      add_field (builder, server, field);
  json_builder_end_object (builder);
}

static void
add_services (JsonBuilder *builder, SignetAccount *account)
{
  signet_json_begin_array (builder, "services");
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_account_get_server (account, (SignetProtocol)i) != NULL)
      add_server (builder, account, (SignetProtocol)i);
  json_builder_end_array (builder);
}

static void
add_overrides (JsonBuilder *builder, SignetAccount *account)
{
  signet_json_begin_array (builder, "overrides");
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);

      if (server != NULL)
        add_override (builder, server, (SignetProtocol)i);
    }
  json_builder_end_array (builder);
}

static void
add_pin (JsonBuilder *builder, SignetAccount *account, const SignetPin *pin)
{
  g_auto (GStrv) flaws = signet_flaws_to_strv (pin->flaws);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "id", signet_account_get_id (account));
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL, pin->protocol);
  signet_json_add_string (builder, "host", pin->host);
  signet_json_add_port (builder, "port", pin->port);
  signet_json_add_string (builder, "spki_sha256", pin->spki_sha256);
  signet_json_add_strings (builder, "flaws", (const char *const *)flaws);
  signet_json_add_time (builder, "since", pin->since);
  json_builder_end_object (builder);
}

static void
add_pins (JsonBuilder *builder, SignetAccount *account)
{
  GPtrArray *pins = signet_account_get_pins (account);

  for (guint i = 0; i < pins->len; i++)
    add_pin (builder, account, g_ptr_array_index (pins, i));
}

static void
add_details (JsonBuilder *builder, SignetAccount *account)
{
  gint64 last_check = signet_account_get_last_check (account);

  signet_json_add_string (builder, "name", signet_account_get_name (account));
  signet_json_add_boolean (builder, "require_ssl", signet_account_get_require_ssl (account));
  signet_json_add_nick (builder, "incoming", SIGNET_TYPE_INCOMING,
                        signet_account_get_incoming (account));
  add_overrides (builder, account);
  signet_json_begin_array (builder, "pins");
  add_pins (builder, account);
  json_builder_end_array (builder);
  if (last_check != 0)
    signet_json_add_time (builder, "last_check", last_check);
  else
    signet_json_add_string (builder, "last_check", NULL);
}

static void
add_account (JsonBuilder *builder, SignetAccount *account)
{
  signet_json_add_string (builder, "id", signet_account_get_id (account));
  signet_json_add_string (builder, "address", signet_account_get_address (account));
  signet_json_add_nick (builder, "status", SIGNET_TYPE_ACCOUNT_STATUS,
                        signet_account_get_status (account));
  add_services (builder, account);
}

static void
add_element (JsonBuilder *builder, SignetAccount *account)
{
  json_builder_begin_object (builder);
  add_account (builder, account);
  json_builder_end_object (builder);
}

/* One object with one array, to which @add appends what it has to say of each account. */
static void
print_list (GListModel *accounts, const char *name, void (*add) (JsonBuilder *, SignetAccount *))
{
  JsonBuilder *builder = signet_json_begin ();

  signet_json_begin_array (builder, name);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, i);

      add (builder, account);
    }
  json_builder_end_array (builder);
  signet_json_print (builder);
}

void
signet_json_print_account (SignetAccount *account)
{
  JsonBuilder *builder;

  g_return_if_fail (SIGNET_IS_ACCOUNT (account));

  builder = signet_json_begin ();
  add_account (builder, account);
  add_details (builder, account);
  signet_json_print (builder);
}

void
signet_json_print_accounts (GListModel *accounts)
{
  print_list (accounts, "accounts", add_element);
}

void
signet_json_print_pins (GListModel *accounts)
{
  print_list (accounts, "pins", add_pins);
}
