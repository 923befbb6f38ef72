/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Follows the results of a report, and finds the one to speak of; or says what is kept, when
 * nothing was tried since.
 */
#include "status.h"

#include "details.h"
#include "edit-enum-types.h"
#include "explain-account.h"
#include "explain.h"
#include "policy.h"

#include <glib/gi18n-lib.h>

struct _SignetStatus
{
  GObject parent_instance;

  char *title;
  char *sentence;
  SignetStatusKind kind;
  GListStore *attempts;   /* owned: those that ended */
  GListStore *details;    /* owned: of SignetDetail */
  GPtrArray *results;     /* owned: what it speaks of */
  char *certificate_host; /* (nullable): owned: as it was told last */
};

enum
{
  PROP_TITLE = 1,
  PROP_SENTENCE,
  PROP_KIND,
  PROP_ATTEMPTS,
  PROP_DETAILS,
  PROP_CERTIFICATE_HOST,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetStatus, signet_status, G_TYPE_OBJECT)

static const char *
find_certificate_host (SignetStatus *self)
{
  SignetAttempt *headline = signet_status_get_headline (self);
  const SignetAttemptFacts *facts = headline != NULL ? signet_attempt_get_facts (headline) : NULL;

  return facts != NULL && facts->tls != NULL ? facts->profile->host : NULL;
}

static void
signet_status_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetStatus *self = SIGNET_STATUS (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_ATTEMPTS:
      g_value_set_object (value, self->attempts);
      break;
    case PROP_DETAILS:
      g_value_set_object (value, self->details);
      break;
    case PROP_CERTIFICATE_HOST:
      g_value_set_string (value, find_certificate_host (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SIGNET_STATUS (object)->title = g_value_dup_string (value);
}

static void
disconnect (SignetStatus *self)
{
  for (guint i = 0; i < self->results->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->results, i), self);
}

static void
unfollow (SignetStatus *self)
{
  disconnect (self);
  g_ptr_array_set_size (self->results, 0);
}

static void
signet_status_finalize (GObject *object)
{
  SignetStatus *self = SIGNET_STATUS (object);

  unfollow (self);
  g_ptr_array_unref (self->results);
  g_clear_object (&self->attempts);
  g_clear_object (&self->details);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->certificate_host);
  G_OBJECT_CLASS (signet_status_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                read | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, read);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SIGNET_TYPE_STATUS_KIND,
                                             SIGNET_STATUS_IDLE, read);
  properties[PROP_ATTEMPTS] = g_param_spec_object ("attempts", NULL, NULL, G_TYPE_LIST_MODEL, read);
  properties[PROP_DETAILS] = g_param_spec_object ("details", NULL, NULL, G_TYPE_LIST_MODEL, read);
  properties[PROP_CERTIFICATE_HOST] = g_param_spec_string ("certificate-host", NULL, NULL, NULL,
                                                           read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_status_class_init (SignetStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_status_get_property;
  object_class->set_property = set_property;
  object_class->finalize = signet_status_finalize;
  install_properties (object_class);
}

static void
signet_status_init (SignetStatus *self)
{
  self->sentence = g_strdup (_ ("Not checked yet"));
  self->attempts = g_list_store_new (SIGNET_TYPE_ATTEMPT);
  self->details = g_list_store_new (G_TYPE_OBJECT);
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
}

SignetStatus *
signet_status_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (SIGNET_TYPE_STATUS, "title", title, NULL);
}

const char *
signet_status_get_sentence (SignetStatus *self)
{
  g_return_val_if_fail (SIGNET_IS_STATUS (self), NULL);

  return self->sentence;
}

SignetStatusKind
signet_status_get_kind (SignetStatus *self)
{
  g_return_val_if_fail (SIGNET_IS_STATUS (self), SIGNET_STATUS_IDLE);

  return self->kind;
}

static gboolean
is_better (SignetProtocolResult *result, SignetProtocolResult *than)
{
  if (signet_protocol_result_is_ok (result) != signet_protocol_result_is_ok (than))
    return signet_protocol_result_is_ok (result);
  return signet_protocol_result_get_outcome (result) > signet_protocol_result_get_outcome (than);
}

SignetProtocolResult *
signet_status_find_best (GPtrArray *results)
{
  SignetProtocolResult *best = NULL;

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      SignetProtocolResult *result = g_ptr_array_index (results, i);

      if (best == NULL || is_better (result, best))
        best = result;
    }
  return best;
}

SignetProtocolResult *
signet_status_get_result (SignetStatus *self)
{
  g_return_val_if_fail (SIGNET_IS_STATUS (self), NULL);

  return signet_status_find_best (self->results);
}

SignetAttempt *
signet_status_get_headline (SignetStatus *self)
{
  SignetProtocolResult *result;

  g_return_val_if_fail (SIGNET_IS_STATUS (self), NULL);

  result = signet_status_get_result (self);
  return result != NULL ? signet_protocol_result_get_headline (result) : NULL;
}

static void
tell_certificate (SignetStatus *self)
{
  const char *host = find_certificate_host (self);

  if (g_strcmp0 (host, self->certificate_host) == 0)
    return;
  g_free (self->certificate_host);
  self->certificate_host = g_strdup (host);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CERTIFICATE_HOST]);
}

/* @sentence is (transfer full) */
static void
take (SignetStatus *self, SignetStatusKind kind, char *sentence)
{
  g_autofree char *before = self->sentence;

  self->sentence = sentence;
  if (self->kind != kind)
    {
      self->kind = kind;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
    }
  if (g_strcmp0 (before, sentence) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
  tell_certificate (self);
}

/* The one that tries something now, or else one that is not settled; NULL if all are */
static SignetProtocolResult *
find_open (SignetStatus *self)
{
  SignetProtocolResult *open = NULL;

  for (guint i = 0; i < self->results->len; i++)
    {
      SignetProtocolResult *result = g_ptr_array_index (self->results, i);

      if (signet_protocol_result_is_settled (result))
        continue;
      open = result;
      if (signet_protocol_result_get_trying (result) != NULL)
        return result;
    }
  return open;
}

static SignetStatusKind
kind_of (SignetProtocolResult *result)
{
  SignetAttempt *headline = signet_protocol_result_get_headline (result);

  if (signet_protocol_result_get_outcome (result) == SIGNET_OUTCOME_UNENCRYPTED_ONLY)
    return SIGNET_STATUS_UNENCRYPTED;
  if (!signet_protocol_result_is_ok (result))
    return SIGNET_STATUS_PROBLEM;
  return signet_attempt_get_facts (headline)->tls != NULL ? SIGNET_STATUS_ENCRYPTED
                                                          : SIGNET_STATUS_UNENCRYPTED;
}

/* A connection says how and where to; everything else says what it is in a few words. */
static void
say_settled (SignetStatus *self)
{
  SignetProtocolResult *result = signet_status_get_result (self);
  SignetAttempt *headline = signet_protocol_result_get_headline (result);
  g_autoptr (SignetExplanation) explanation = NULL;

  signet_details_of_result (result, self->details);
  if (signet_protocol_result_is_ok (result))
    {
      take (self, kind_of (result),
            signet_explain_connection (signet_attempt_get_facts (headline)));
      return;
    }
  explanation = signet_explain_result (result);
  take (self, kind_of (result), g_strdup (explanation->title));
}

static char *
say_busy (SignetStatus *self, SignetProtocolResult *result)
{
  const SignetProfile *trying = signet_protocol_result_get_trying (result);

  if (signet_protocol_result_is_signing_in (result))
    /* Translators: the password is on its way to the server */
    return g_strdup (_ ("Signing in…"));
  if (trying != NULL)
    return signet_explain_trying (trying);
  return g_list_model_get_n_items (G_LIST_MODEL (self->attempts)) > 0
             /* Translators: the connection settings that were kept do not work */
             ? g_strdup (_ ("Looking for another way…"))
             /* Translators: the connection settings are not known yet */
             : g_strdup (_ ("Looking for the server…"));
}

static void
refresh (SignetStatus *self)
{
  SignetProtocolResult *open = find_open (self);

  if (self->results->len == 0)
    return;
  if (open == NULL)
    say_settled (self);
  else
    take (self, SIGNET_STATUS_BUSY, say_busy (self, open));
}

static void
on_changed (GObject *result, GParamSpec *pspec, SignetStatus *self)
{
  refresh (self);
}

static void
on_attempts (GListModel *result, guint position, guint removed, guint added, SignetStatus *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (result, i);

      g_list_store_append (self->attempts, attempt);
    }
}

static void
follow (SignetStatus *self, SignetProtocolResult *result)
{
  g_ptr_array_add (self->results, g_object_ref (result));
  on_attempts (G_LIST_MODEL (result), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (result)), self);
  g_signal_connect (result, "notify::trying", G_CALLBACK (on_changed), self);
  g_signal_connect (result, "notify::settled", G_CALLBACK (on_changed), self);
  g_signal_connect (result, "items-changed", G_CALLBACK (on_attempts), self);
}

void
signet_status_follow (SignetStatus *self, GPtrArray *results)
{
  g_return_if_fail (SIGNET_IS_STATUS (self) && results != NULL);

  signet_status_clear (self);
  for (guint i = 0; i < results->len; i++)
    follow (self, g_ptr_array_index (results, i));
  refresh (self);
}

void
signet_status_stop (SignetStatus *self)
{
  g_return_if_fail (SIGNET_IS_STATUS (self));

  disconnect (self);
  if (self->kind == SIGNET_STATUS_BUSY)
    take (self, SIGNET_STATUS_IDLE, g_strdup (_ ("Stopped")));
}

void
signet_status_set_sentence (SignetStatus *self, SignetStatusKind kind, const char *sentence)
{
  g_return_if_fail (SIGNET_IS_STATUS (self) && sentence != NULL);

  take (self, kind, g_strdup (sentence));
}

static SignetStatusKind
kind_of_kept (const SignetServerSettings *kept)
{
  if (kept->outcome != SIGNET_OUTCOME_OK)
    return SIGNET_STATUS_PROBLEM;
  return signet_profile_is_encrypted (kept->profile) ? SIGNET_STATUS_ENCRYPTED
                                                     : SIGNET_STATUS_UNENCRYPTED;
}

static char *
say_kept (const SignetServerSettings *kept)
{
  SignetAttemptFacts facts = {
    .profile = kept->profile,
    .outcome = kept->outcome,
    .login = kept->login,
  };
  g_autoptr (SignetExplanation) explanation = NULL;

  if (signet_policy_has_lost_encryption (kept, kept->outcome))
    return g_strdup (signet_explain_lost_encryption ());
  if (kept->outcome == SIGNET_OUTCOME_OK)
    return signet_explain_with_server (
        signet_profile_is_encrypted (kept->profile) ? _ ("Encrypted") : _ ("Not encrypted"),
        kept->profile->host);
  explanation = signet_explain (&facts);
  return g_strdup (explanation->title);
}

void
signet_status_clear (SignetStatus *self)
{
  g_return_if_fail (SIGNET_IS_STATUS (self));

  unfollow (self);
  tell_certificate (self);
  g_list_store_remove_all (self->attempts);
  g_list_store_remove_all (self->details);
}

void
signet_status_show_kept (SignetStatus *self, const SignetServerSettings *kept, gboolean may_use)
{
  g_return_if_fail (SIGNET_IS_STATUS (self));

  signet_status_clear (self);
  signet_details_of_kept (kept, self->details);
  if (kept != NULL && kept->checked && kept->profile == NULL)
    take (self, SIGNET_STATUS_PROBLEM, g_strdup (_ ("Does not work yet")));
  else if (kept == NULL)
    /* Translators: incoming or outgoing mail of an account that has only the other */
    take (self, SIGNET_STATUS_IDLE, g_strdup (_ ("Not set up")));
  else if (!kept->checked)
    take (self, SIGNET_STATUS_IDLE, g_strdup (_ ("Not checked yet")));
  else if (!may_use)
    take (self, SIGNET_STATUS_UNENCRYPTED, g_strdup (signet_explain_turned_off ()));
  else
    take (self, kind_of_kept (kept), say_kept (kept));
}
