/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts the situation into words, one for each place of a page. Decides nothing.
 */
#include "edit-view.h"

#include "edit-notice.h"
#include "explain-account.h"
#include "explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_typed (const SignetEditState *self, SignetFormText text)
{
  return *self->typed.texts[text] != '\0';
}

/* A misspelt address leads nowhere; where there are no servers to be found, they are to be typed.
 */
static SignetField
field_of_host (const SignetEditState *self, gboolean is_outgoing)
{
  if (self->is_domain_missing)
    return SIGNET_FIELD_ADDRESS;
  return is_outgoing ? SIGNET_FIELD_OUTGOING_SERVER : SIGNET_FIELD_INCOMING_SERVER;
}

SignetField
signet_edit_state_find_field (const SignetEditState *self)
{
  SignetProtocolResult *bad = signet_edit_state_find_bad (self);
  gboolean is_outgoing = bad != NULL
                         && signet_protocol_result_get_protocol (bad) == SIGNET_PROTOCOL_SMTP;

  if (bad == NULL)
    return SIGNET_FIELD_INCOMING;
  if (signet_protocol_result_is_ok (bad)
      || signet_protocol_result_get_outcome (bad) == SIGNET_OUTCOME_LOGIN_REJECTED)
    return is_outgoing && self->typed.outgoing == SIGNET_OUTGOING_OWN
               ? SIGNET_FIELD_OUTGOING_PASSWORD
               : SIGNET_FIELD_PASSWORD;
  if (signet_protocol_result_get_outcome (bad) == SIGNET_OUTCOME_HOST_NOT_FOUND)
    return field_of_host (self, is_outgoing);
  return is_outgoing ? SIGNET_FIELD_OUTGOING : SIGNET_FIELD_INCOMING;
}

static SignetPrimary
find_primary (const SignetEditState *self)
{
  switch (self->phase)
    {
    case SIGNET_EDITOR_PROBING:
    case SIGNET_EDITOR_SAVING:
      return SIGNET_PRIMARY_STOP;
    case SIGNET_EDITOR_UNSAVED:
      return SIGNET_PRIMARY_SAVE;
    default:
      return self->account == NULL ? SIGNET_PRIMARY_CONNECT : SIGNET_PRIMARY_CHECK_AGAIN;
    }
}

static char *
say_found (const char *found)
{
  if (found == NULL)
    return g_strdup (_ ("Not checked yet"));
  /* Translators: %s is what a check found: "TLS", "STARTTLS", "no encryption" or a port */
  return g_strdup_printf (_ ("Found: %s"), found);
}

static char *
say_set (const char *found)
{
  if (found == NULL)
    return g_strdup (_ ("Set by you"));
  /* Translators: %s is what was found before it was set by hand: "TLS", "STARTTLS", "no
   * encryption" or a port */
  return g_strdup_printf (_ ("Set by you (found: %s)"), found);
}

static char *
say_security (const SignetEditServer *server)
{
  const char *found = NULL;

  if (server->found != NULL)
    found = server->found->security != SIGNET_SECURITY_NONE
                ? signet_security_title (server->found->security)
                /* Translators: "Found: no encryption" */
                : C_ ("found", "no encryption");
  if (server->is_forbidden)
    return g_strdup (_ ("Not possible while Require SSL is on"));
  return server->security != SIGNET_SECURITY_AUTO ? say_set (found) : say_found (found);
}

static char *
say_port (const SignetEditServer *server, guint16 named_port)
{
  g_autofree char *found = NULL;

  if (server->found != NULL)
    found = g_strdup_printf ("%u", server->found->port);
  if (server->typed_port != 0)
    return say_set (found);
  if (named_port != 0)
    /* Translators: a port that was typed with the server's name */
    return g_strdup (_ ("From the server name"));
  if (server->security != SIGNET_SECURITY_AUTO)
    return g_strdup (_ ("Follows the security mode"));
  return say_found (found);
}

static guint16
choose_port (const SignetEditServer *server, SignetProtocol protocol, guint16 named_port)
{
  if (server->typed_port != 0)
    return server->typed_port;
  if (named_port != 0)
    return named_port;
  if (server->security != SIGNET_SECURITY_AUTO)
    return signet_standard_port (protocol, server->security);
  if (server->found != NULL)
    return server->found->port;
  return signet_standard_port (protocol, SIGNET_SECURITY_TLS);
}

static void
view_server (const SignetEditState *self,
             SignetProtocol protocol,
             SignetAccount *wanted,
             SignetEditServer *server)
{
  const SignetProfile *found = self->protocols[protocol].found;
  guint16 named_port = signet_form_values_named_port (&self->typed, protocol);

  server->is_used = signet_edit_state_is_in_use (self, protocol);
  server->is_forbidden = signet_policy_account_contradicts (wanted, protocol, self->admin_limit);
  server->security = self->typed.security[protocol];
  server->typed_port = self->typed.port[protocol];
  server->found = found != NULL ? signet_profile_copy (found) : NULL;
  server->port = choose_port (server, protocol, named_port);
  server->security_note = say_security (server);
  server->port_note = say_port (server, named_port);
}

static void
view_servers (const SignetEditState *self, SignetEditView *view)
{
  const char *address = view->is_plausible ? self->typed.texts[SIGNET_FORM_ADDRESS]
                                           : "x@example.org";
  g_autoptr (SignetAccount) wanted = signet_account_new (NULL, address);

  signet_form_values_apply (&self->typed, &self->shown, wanted, TRUE);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    view_server (self, (SignetProtocol)i, wanted, &view->servers[i]);
}

static char *
describe_overrides (guint n)
{
  if (n == 0)
    /* Translators: what is in the section "Advanced" */
    return g_strdup (_ ("Ports and security"));
  return g_strdup_printf (
      /* Translators: how many settings of the section "Advanced" are not automatic. */
      g_dngettext (GETTEXT_PACKAGE, "%u setting changed", "%u settings changed", n), n);
}

static char *
describe_incoming (const SignetEditState *self)
{
  SignetIncoming incoming = signet_edit_state_get_found_incoming (self);
  const char *found = NULL;

  if (incoming != SIGNET_INCOMING_AUTO)
    found = signet_protocol_title (incoming == SIGNET_INCOMING_IMAP ? SIGNET_PROTOCOL_IMAP
                                                                    : SIGNET_PROTOCOL_POP3);
  return self->typed.incoming == SIGNET_INCOMING_AUTO ? say_found (found) : say_set (found);
}

/* The host that @account has for one of @protocols, by hand or as it was found */
static const char *
find_host (SignetAccount *account, SignetProtocol first, SignetProtocol last)
{
  for (int i = first; i <= (int)last; i++)
    {
      const SignetServerSettings *kept = signet_edit_get_server (account, (SignetProtocol)i);

      if (kept != NULL && kept->profile != NULL)
        return kept->profile->host;
    }
  return NULL;
}

/* What is typed goes before what was found. */
static const char *
choose_host (const SignetEditState *self, SignetFormText text, SignetProtocol first, int last)
{
  if (is_typed (self, text))
    return self->typed.texts[text];
  if (self->account != NULL && g_str_equal (self->shown.texts[text], ""))
    return find_host (self->account, first, (SignetProtocol)last);
  for (int i = first; i <= last; i++)
    if (self->protocols[i].found != NULL)
      return self->protocols[i].found->host;
  return NULL;
}

static char *
describe_servers (const SignetEditState *self)
{
  const char *incoming = choose_host (self, SIGNET_FORM_INCOMING_SERVER, SIGNET_PROTOCOL_IMAP,
                                      SIGNET_PROTOCOL_POP3);
  const char *outgoing = choose_host (self, SIGNET_FORM_OUTGOING_SERVER, SIGNET_PROTOCOL_SMTP,
                                      SIGNET_PROTOCOL_SMTP);
  gboolean is_by_hand = is_typed (self, SIGNET_FORM_INCOMING_SERVER)
                        || is_typed (self, SIGNET_FORM_OUTGOING_SERVER);
  g_autofree char *both = NULL;

  if (incoming == NULL && outgoing == NULL)
    /* Translators: the names of the mail servers need not be typed */
    return g_strdup (_ ("Found automatically"));
  if (incoming == NULL || outgoing == NULL || g_str_equal (incoming, outgoing))
    both = g_strdup (incoming != NULL ? incoming : outgoing);
  else
    /* Translators: the names of two servers */
    both = g_strdup_printf (C_ ("servers", "%s, %s"), incoming, outgoing);
  return is_by_hand ? g_steal_pointer (&both) : say_found (both);
}

static gboolean
needs_any_password (SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_server_settings_needs_password (signet_edit_get_server (account, (SignetProtocol)i)))
      return TRUE;
  return FALSE;
}

static char *
describe_password (const SignetEditState *self)
{
  if (!needs_any_password (self->account))
    /* Translators: where the password of an account is: none is needed */
    return g_strdup (C_ ("password", "Not needed"));
  if (self->place == SIGNET_KEYRING_PLACE_MEMORY)
    return g_strdup (_ ("Not stored; you will be asked for it"));
  if (signet_edit_lacks_kept_password (self->account))
    return g_strdup (C_ ("password", "Not stored yet"));
  return g_strdup (_ ("Stored in the keyring"));
}

static gboolean
is_encrypted (const SignetServerSettings *kept)
{
  return kept != NULL && kept->profile != NULL && signet_profile_is_encrypted (kept->profile);
}

/* What is kept is in use: where it is not encrypted the user has agreed to that. */
static void
view_added (const SignetEditState *self, SignetEditAdded *added)
{
  const SignetServerSettings *imap = signet_edit_get_server (self->account, SIGNET_PROTOCOL_IMAP);
  const SignetServerSettings *pop3 = signet_edit_get_server (self->account, SIGNET_PROTOCOL_POP3);
  const SignetServerSettings *smtp = signet_edit_get_server (self->account, SIGNET_PROTOCOL_SMTP);
  gboolean is_in_encrypted = is_encrypted (imap != NULL ? imap : pop3);
  gboolean is_out_encrypted = smtp == NULL || is_encrypted (smtp);
  const char *address = signet_account_get_address (self->account);
  const char *sentence;

  if (smtp == NULL)
    /* Translators: %s is an e-mail address */
    added->title = g_strdup_printf (_ ("%s receives mail"), address);
  else
    /* Translators: %s is an e-mail address that was added and works */
    added->title = g_strdup_printf (_ ("%s is ready"), address);
  added->kind = is_in_encrypted && is_out_encrypted ? SIGNET_STATUS_ENCRYPTED
                                                    : SIGNET_STATUS_UNENCRYPTED;
  if (smtp == NULL && is_in_encrypted)
    sentence = _ ("Incoming mail is encrypted. Outgoing mail is not set up.");
  else if (smtp == NULL)
    sentence = _ ("Incoming mail is not encrypted. Outgoing mail is not set up.");
  else if (is_in_encrypted && is_out_encrypted)
    sentence = _ ("Mail is encrypted.");
  else if (is_in_encrypted || is_out_encrypted)
    sentence = _ ("Not all mail is encrypted.");
  else
    sentence = _ ("Mail is not encrypted.");
  if (self->place == SIGNET_KEYRING_PLACE_KEYRING && needs_any_password (self->account))
    added->text = signet_explain_join (sentence, _ ("The password is in your keyring."));
  else
    added->text = g_strdup (sentence);
}

static const char *
describe_changes (const SignetEditState *self)
{
  if (self->phase == SIGNET_EDITOR_UNSAVED)
    return _ ("Not saved yet");
  if (!signet_edit_state_is_changed (self) && !self->is_unchecked)
    return NULL;
  switch (self->phase)
    {
    case SIGNET_EDITOR_PROBING:
      return _ ("Checking the changed settings…");
    case SIGNET_EDITOR_SAVING:
      return _ ("Saving…");
    default:
      return _ ("Settings changed");
    }
}

static void
view_kept (const SignetEditState *self, SignetEditView *view)
{
  view->account = g_object_ref (self->account);
  view->title = g_strdup (signet_account_get_address (self->account));
  view->password_note = describe_password (self);
  view->checked_note = signet_explain_checked (signet_account_get_last_check (self->account),
                                               self->now);
  view->changes_note = describe_changes (self);
  if (self->is_added)
    view_added (self, &view->added);
}

SignetEditView *
signet_edit_state_view (const SignetEditState *self)
{
  SignetEditView *view = g_rc_box_new0 (SignetEditView);

  signet_form_values_copy (&view->values, &self->typed);
  view->is_new = self->shown_account == NULL;
  view->is_require_ssl_locked = signet_policy_is_prescribed (self->admin_limit);
  view->is_plausible = signet_form_values_are_plausible (&self->typed);
  view->is_changed = signet_edit_state_is_changed (self);
  view->n_overrides = signet_form_values_count_overrides (&self->typed);
  view->overrides_text = describe_overrides (view->n_overrides);
  view->incoming_note = describe_incoming (self);
  view_servers (self, view);
  view->servers_note = describe_servers (self);
  view->has_connection = self->account != NULL || self->was_tried;
  view->is_password_open = self->account == NULL || self->changes_password
                           || self->typed.password != NULL;
  if (self->account != NULL)
    view_kept (self, view);
  view->existing = self->existing != NULL ? g_object_ref (self->existing) : NULL;
  view->phase = self->phase;
  view->primary = find_primary (self);
  view->is_ready = view->is_plausible && !self->is_removed;
  view->is_removable = self->account != NULL && !signet_account_is_site (self->account)
                       && !self->is_removed;
  view->leave = signet_edit_state_find_leave (self);
  view->is_draft = signet_edit_state_is_draft (self);
  view->notice = signet_edit_make_notice (self);
  view->question = self->question != NULL ? signet_question_copy (self->question) : NULL;
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    signet_edit_row_copy (&view->rows[i], &self->rows[i]);
  return view;
}

SignetEditView *
signet_edit_view_ref (SignetEditView *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer view)
{
  SignetEditView *self = view;

  signet_form_values_clear (&self->values);
  g_free (self->overrides_text);
  g_free (self->incoming_note);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      signet_profile_free (self->servers[i].found);
      g_free (self->servers[i].security_note);
      g_free (self->servers[i].port_note);
    }
  g_clear_object (&self->account);
  g_free (self->title);
  g_free (self->added.title);
  g_free (self->added.text);
  g_free (self->password_note);
  g_free (self->servers_note);
  g_free (self->checked_note);
  g_clear_object (&self->existing);
  signet_notice_free (self->notice);
  signet_question_free (self->question);
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    signet_edit_row_clear (&self->rows[i]);
}

void
signet_edit_view_unref (SignetEditView *self)
{
  g_rc_box_release_full (self, clear);
}
