/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts the situation into words: what the rows say, and above everything else one sentence with
 * what can be done, the gravest matter first. Decides nothing.
 */
#include "edit-view.h"

#include "explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY (24 * 60 * 60)

/* When a certificate is said to expire soon */
#define SOON (14 * DAY)

static SignetNotice *
make (SignetNoticeKind kind, char *text, const char *label, const char *action)
{
  SignetNotice *notice = signet_notice_new (kind, text);

  notice->buttons[0] = (SignetNoticeButton){ label, action };
  return notice;
}

static SignetNotice *
show_details (SignetNoticeKind kind, char *text)
{
  return make (kind, text, _ ("Show Details"), "account.show-details");
}

static gboolean
is_locked (const GError *error)
{
  return g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_LOCKED)
         || g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED);
}

static SignetNotice *
of_error (const SignetEditState *self)
{
  gboolean is_unsaved = self->phase == SIGNET_EDITOR_UNSAVED;

  if (is_locked (self->error))
    return make (SIGNET_NOTICE_WARNING,
                 g_strdup (is_unsaved
                               ? _ ("Your passwords are locked. Unlock them to save this account.")
                               : _ ("Your passwords are locked. Unlock them to check this "
                                    "account.")),
                 _ ("Unlock"), "account.unlock");
  return signet_notice_new (SIGNET_NOTICE_ERROR, g_strdup (self->error->message));
}

static const SignetProfile *
profile_of (SignetProtocolResult *result)
{
  SignetAttempt *headline = signet_protocol_result_get_headline (result);

  return headline != NULL ? signet_attempt_get_profile (headline) : NULL;
}

static SignetNotice *
of_lost_encryption (const SignetEditState *self)
{
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    {
      if (!signet_edit_state_has_lost_encryption (self, (SignetEditSide)i))
        continue;
      return show_details (
          SIGNET_NOTICE_ERROR,
          /* Translators: %s is the name of a server. */
          g_strdup_printf (
              _ ("%s used to be encrypted and no longer is. This can be an attack. "
                 "Your password was not sent."),
              profile_of (signet_edit_state_get_result (self, (SignetEditSide)i))->host));
    }
  return NULL;
}

static gboolean
is_network_outcome (SignetOutcome outcome)
{
  return outcome <= SIGNET_OUTCOME_TIMEOUT;
}

static SignetNotice *
of_offline (const SignetEditState *self, SignetProtocolResult *result)
{
  const SignetProfile *profile = profile_of (result);

  if (!self->is_offline || !is_network_outcome (signet_protocol_result_get_outcome (result))
      || (profile != NULL && signet_host_is_loopback (profile->host)))
    return NULL;
  return signet_notice_new (SIGNET_NOTICE_WARNING,
                            g_strdup (_ ("You are offline. Connect to a network and try again.")));
}

/* A certificate that proves nothing will not do so the next time either. */
static SignetNotice *
of_partly (const SignetEditState *self, SignetProtocolResult *outgoing)
{
  gboolean is_untrusted = signet_protocol_result_get_outcome (outgoing) == SIGNET_OUTCOME_UNTRUSTED;
  SignetNotice *notice = make (SIGNET_NOTICE_WARNING,
                               g_strdup (_ ("Incoming mail works. Outgoing mail does not yet.")),
                               is_untrusted ? _ ("Show Details") : _ ("Retry Outgoing"),
                               is_untrusted ? "account.certificate" : "account.retry-outgoing");

  if (self->account == NULL)
    notice->buttons[1] = (SignetNoticeButton){ _ ("Save Incoming Only"), "account.save-incoming" };
  notice->help = "connect";
  return notice;
}

/* Require SSL is on, or the user has said no, or was not asked. */
static SignetNotice *
of_unencrypted (const SignetEditState *self, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);
  SignetNotice *notice;

  if (self->policy != NULL && !signet_policy_may_ask (self->policy, profile_of (result)))
    notice = show_details (SIGNET_NOTICE_ERROR, signet_explain_require_ssl (profile_of (result)));
  else
    notice = show_details (SIGNET_NOTICE_WARNING, g_strdup (explanation->reason));
  notice->help = "require-ssl";
  return notice;
}

static SignetNotice *
of_untrusted (SignetProtocolResult *result)
{
  return make (SIGNET_NOTICE_ERROR,
               /* Translators: %s is the name of a server. */
               g_strdup_printf (_ ("The identity of %s is not confirmed. Your password was not "
                                   "sent."),
                                profile_of (result)->host),
               _ ("Show Details"), "account.certificate");
}

static SignetNotice *
of_oauth (void)
{
  g_autofree char *panel = g_find_program_in_path ("gnome-control-center");
  SignetNotice *notice = signet_notice_new (
      SIGNET_NOTICE_WARNING,
      /* Translators: "Online Accounts" is the panel of GNOME Settings. */
      g_strdup (_ ("This provider needs you to sign in on its web page. Use an app password, or "
                   "add the account in Online Accounts.")));

  notice->help = "app-password";
  if (panel != NULL)
    notice->buttons[0] = (SignetNoticeButton){ _ ("Open Online Accounts"),
                                               "account.open-online-accounts" };
  return notice;
}

/* Nobody sees a blank that was copied with a password. */
static const char *
find_blank (const char *password)
{
  gsize length = strlen (password);

  if (length > 0 && g_ascii_isspace (password[length - 1]))
    return _ ("The password ends with a blank.");
  return length > 0 && g_ascii_isspace (password[0]) ? _ ("The password begins with a blank.")
                                                     : NULL;
}

static char *
say_rejected (const SignetEditState *self, SignetProtocol protocol)
{
  const SignetSecret *password = self->protocols[protocol].password;
  const char *sentence = _ ("The server did not accept the password.");
  const char *blank = password != NULL ? find_blank (signet_secret_get_text (password)) : NULL;

  return blank != NULL ? signet_explain_join (sentence, blank) : g_strdup (sentence);
}

static SignetNotice *
of_password (char *text, SignetNoticeKind kind)
{
  SignetNotice *notice = signet_notice_new (kind, text);

  notice->help = "app-password";
  return notice;
}

static SignetNotice *
of_other (SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);
  SignetNotice *notice;

  if (explanation->remedy == NULL)
    notice = show_details (SIGNET_NOTICE_ERROR, g_strdup (explanation->reason));
  else
    notice = show_details (SIGNET_NOTICE_ERROR,
                           signet_explain_join (explanation->reason, explanation->remedy));
  notice->help = "connect";
  return notice;
}

static SignetNotice *
of_outcome (const SignetEditState *self, SignetProtocolResult *result)
{
  if (signet_edit_state_lacks_password (self, signet_protocol_result_get_protocol (result))
      && signet_protocol_result_is_ok (result))
    return of_password (g_strdup (_ ("The settings were found. Enter the password to finish.")),
                        SIGNET_NOTICE_INFO);
  switch (signet_protocol_result_get_outcome (result))
    {
    case SIGNET_OUTCOME_UNENCRYPTED_ONLY:
      return of_unencrypted (self, result);
    case SIGNET_OUTCOME_UNTRUSTED:
      return of_untrusted (result);
    case SIGNET_OUTCOME_OAUTH_ONLY:
      return of_oauth ();
    case SIGNET_OUTCOME_LOGIN_REJECTED:
      return of_password (say_rejected (self, signet_protocol_result_get_protocol (result)),
                          SIGNET_NOTICE_ERROR);
    default:
      return of_other (result);
    }
}

/* The first button that is free goes back to what worked. */
static SignetNotice *
offer_old (const SignetEditState *self, SignetNotice *notice)
{
  if (self->account == NULL || !signet_edit_state_is_changed (self))
    return notice;
  for (int i = 0; i < SIGNET_NOTICE_BUTTONS; i++)
    if (notice->buttons[i].label == NULL)
      {
        notice->buttons[i] = (SignetNoticeButton){ _ ("Keep Old Settings"), "account.keep-old" };
        break;
      }
  return notice;
}

static SignetNotice *
of_failure (const SignetEditState *self)
{
  SignetProtocolResult *bad = signet_edit_state_find_bad (self);
  SignetNotice *notice = of_lost_encryption (self);

  if (notice == NULL && bad != NULL)
    notice = of_offline (self, bad);
  if (notice == NULL && bad != NULL)
    notice = signet_edit_state_has_incoming (self) ? of_partly (self, bad) : of_outcome (self, bad);
  return notice != NULL ? offer_old (self, notice) : NULL;
}

/* For how many days more the certificate of @result is valid, where these are few; else 0 */
static guint
count_days (SignetProtocolResult *result, gint64 now)
{
  SignetAttempt *headline = result != NULL ? signet_protocol_result_get_headline (result) : NULL;
  const SignetAttemptFacts *facts = headline != NULL ? signet_attempt_get_facts (headline) : NULL;
  gint64 left;

  if (facts == NULL || facts->tls == NULL || facts->outcome != SIGNET_OUTCOME_OK)
    return 0;
  left = facts->tls->not_after - now;
  return left > 0 && left <= SOON ? (guint)((left + DAY - 1) / DAY) : 0;
}

static SignetNotice *
of_expiry (const SignetEditState *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      guint days = count_days (self->protocols[i].result, self->now);

      if (days == 0)
        continue;
      return signet_notice_new (
          SIGNET_NOTICE_INFO,
          /* Translators: %s is the name of a server, %u a number of days. */
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The certificate of %s expires in %u day.",
                                        "The certificate of %s expires in %u days.", days),
                           profile_of (self->protocols[i].result)->host, days));
    }
  return NULL;
}

static SignetNotice *
of_kept (const SignetEditState *self)
{
  if (self->place == SIGNET_KEYRING_PLACE_MEMORY)
    return signet_notice_new (SIGNET_NOTICE_WARNING,
                              g_strdup (_ ("Passwords cannot be stored on this system. The account "
                                           "is saved; you will be asked for the password each "
                                           "time.")));
  return of_expiry (self);
}

static SignetNotice *
of_existing (const SignetEditState *self)
{
  SignetNotice *notice = make (
      SIGNET_NOTICE_INFO,
      /* Translators: %s is an e-mail address. */
      g_strdup_printf (_ ("%s is already set up."), signet_account_get_address (self->existing)),
      /* Translators: a button: the account that is already set up */
      _ ("Open It"), "account.open-existing");

  /* Translators: a button: another account with the same address */
  notice->buttons[1] = (SignetNoticeButton){ _ ("Add Again"), "account.add-again" };
  return notice;
}

static SignetNotice *
make_notice (const SignetEditState *self)
{
  if (self->existing != NULL)
    return of_existing (self);
  if (self->error != NULL)
    return of_error (self);
  switch (self->phase)
    {
    case SIGNET_EDITOR_FAILED:
      return of_failure (self);
    case SIGNET_EDITOR_KEPT:
      return of_kept (self);
    default:
      return NULL;
    }
}

static gboolean
is_typed (const SignetEditState *self, SignetFormText text)
{
  return *self->typed.texts[text] != '\0';
}

static SignetField
field_of_host (const SignetEditState *self, gboolean is_outgoing)
{
  if (is_typed (self, is_outgoing ? SIGNET_FORM_OUTGOING_SERVER : SIGNET_FORM_INCOMING_SERVER))
    return is_outgoing ? SIGNET_FIELD_OUTGOING_SERVER : SIGNET_FIELD_INCOMING_SERVER;
  return self->account == NULL ? SIGNET_FIELD_ADDRESS : SIGNET_FIELD_INCOMING_SERVER;
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
  if (self->account != NULL)
    {
      view->account = g_object_ref (self->account);
      view->title = g_strdup (signet_account_get_title (self->account));
    }
  view->existing = self->existing != NULL ? g_object_ref (self->existing) : NULL;
  view->phase = self->phase;
  view->primary = find_primary (self);
  view->is_ready = view->is_plausible && !self->is_removed;
  view->is_removable = self->account != NULL && !signet_account_is_site (self->account)
                       && !self->is_removed;
  view->must_ask = signet_edit_state_must_ask (self);
  view->notice = make_notice (self);
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
