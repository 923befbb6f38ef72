/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds what the user should look at when a probe has ended.
 */
#include "editor-private.h"

static gboolean
is_typed (SignetEditor *self, const char *property)
{
  g_autofree char *text = NULL;

  g_object_get (self->form, property, &text, NULL);
  return *text != '\0';
}

static SignetField
field_of_host (SignetEditor *self, gboolean is_outgoing)
{
  if (is_typed (self, is_outgoing ? "outgoing-server" : "incoming-server"))
    return is_outgoing ? SIGNET_FIELD_OUTGOING_SERVER : SIGNET_FIELD_INCOMING_SERVER;
  return self->account == NULL ? SIGNET_FIELD_ADDRESS : SIGNET_FIELD_INCOMING_SERVER;
}

static SignetField
field_of_password (SignetEditor *self, gboolean is_outgoing)
{
  SignetOutgoing sign_in;

  g_object_get (self->form, "outgoing-sign-in", &sign_in, NULL);
  return is_outgoing && sign_in == SIGNET_OUTGOING_OWN ? SIGNET_FIELD_OUTGOING_PASSWORD
                                                       : SIGNET_FIELD_PASSWORD;
}

SignetField
signet_editor_find_field (SignetEditor *self)
{
  SignetService *bad = signet_editor_find_bad_service (self);
  gboolean is_outgoing = bad != NULL && signet_service_get_protocol (bad) == SIGNET_PROTOCOL_SMTP;

  if (bad == NULL)
    return SIGNET_FIELD_INCOMING;
  if (signet_service_is_ok (bad)
      || signet_service_get_outcome (bad) == SIGNET_OUTCOME_LOGIN_REJECTED)
    return field_of_password (self, is_outgoing);
  if (signet_service_get_outcome (bad) == SIGNET_OUTCOME_HOST_NOT_FOUND)
    return field_of_host (self, is_outgoing);
  return is_outgoing ? SIGNET_FIELD_OUTGOING : SIGNET_FIELD_INCOMING;
}
