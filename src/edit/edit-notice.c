/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Above everything else one sentence with what can be done, the gravest matter first.
 */
#include "edit-notice.h"

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
  const char *remedy = password != NULL ? find_blank (signet_secret_get_text (password)) : NULL;
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is an e-mail address. */
      _ ("The server did not accept the password for %s."),
      signet_account_get_address (self->wanted));

  if (remedy == NULL)
    remedy = _ ("Check it. Some providers want an app password, made on their web page, or another "
                "user name: see Advanced.");
  return signet_explain_join (sentence, remedy);
}

static SignetNotice *
of_password (char *text, SignetNoticeKind kind)
{
  SignetNotice *notice = signet_notice_new (kind, text);

  notice->help = "app-password";
  return notice;
}

static gboolean
is_server_typed (const SignetEditState *self, SignetProtocolResult *result)
{
  gboolean is_outgoing = signet_protocol_result_get_protocol (result) == SIGNET_PROTOCOL_SMTP;

  return *self->typed.texts[is_outgoing ? SIGNET_FORM_OUTGOING_SERVER : SIGNET_FORM_INCOMING_SERVER]
         != '\0';
}

static const char *
domain_of (const SignetEditState *self)
{
  return strrchr (signet_account_get_address (self->wanted), '@') + 1;
}

/* Nobody typed the name that was not found. */
static char *
say_no_servers (const SignetEditState *self)
{
  if (self->is_domain_missing)
    /* Translators: %s is the domain of an e-mail address. */
    return g_strdup_printf (_ ("There is no domain %s. Check the spelling of the address."),
                            domain_of (self));
  return g_strdup_printf (
      /* Translators: %s is the domain of an e-mail address; below are entries for the names. */
      _ ("No mail servers were found for %s. Ask your provider for their names and type them "
         "below."),
      domain_of (self));
}

static gboolean
is_silent (SignetProtocolResult *result)
{
  const SignetAttemptFacts *facts = signet_attempt_get_facts (
      signet_protocol_result_get_headline (result));

  return facts->outcome == SIGNET_OUTCOME_TIMEOUT && facts->reach == SIGNET_REACH_NOTHING
         && g_list_model_get_n_items (G_LIST_MODEL (result)) > 1
         && !signet_host_is_loopback (facts->profile->host);
}

/* Not of the one port that happened to be first */
static char *
say_silent (const SignetEditState *self, SignetProtocolResult *result)
{
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is the name of a server, or the domain of an e-mail address. */
      _ ("%s did not answer on any mail port."),
      is_server_typed (self, result) ? profile_of (result)->host : domain_of (self));

  return signet_explain_join (sentence, _ ("Check the name of the server, or try another network: "
                                           "a firewall may be in the way."));
}

static SignetNotice *
of_other (const SignetEditState *self, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);
  SignetNotice *notice;

  if (signet_protocol_result_get_outcome (result) == SIGNET_OUTCOME_HOST_NOT_FOUND
      && !is_server_typed (self, result) && !profile_of (result)->is_denied)
    {
      notice = show_details (SIGNET_NOTICE_ERROR, say_no_servers (self));
      notice->help = "connect";
      return notice;
    }
  if (signet_protocol_result_get_headline (result) != NULL && is_silent (result))
    {
      notice = show_details (SIGNET_NOTICE_ERROR, say_silent (self, result));
      notice->help = "connect";
      return notice;
    }

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
      return of_other (self, result);
    }
}

/* Says why in the words of that alone. A certificate that proves nothing will not do so the next
 * time either. */
static SignetNotice *
of_partly (const SignetEditState *self, SignetProtocolResult *outgoing)
{
  gboolean is_untrusted = signet_protocol_result_get_outcome (outgoing) == SIGNET_OUTCOME_UNTRUSTED;
  g_autoptr (SignetNotice) reason = of_outcome (self, outgoing);
  SignetNotice *notice = make (
      SIGNET_NOTICE_WARNING,
      /* Translators: %s is one or more sentences that say why, and what can be done about it */
      g_strdup_printf (_ ("Incoming mail works. Outgoing mail does not yet: %s"), reason->text),
      is_untrusted ? _ ("Show Details") : _ ("Retry Outgoing"),
      is_untrusted ? "account.certificate" : "account.retry-outgoing");

  if (self->account == NULL)
    notice->buttons[1] = (SignetNoticeButton){ _ ("Save Incoming Only"), "account.save-incoming" };
  notice->help = reason->help != NULL ? reason->help : "connect";
  return notice;
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

SignetNotice *
signet_edit_make_notice (const SignetEditState *self)
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
