/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a status row says of what is kept, when nothing was tried since, or what was is forgotten.
 */
#include "status-private.h"

#include "details.h"
#include "explain-account.h"
#include "explain.h"
#include "policy.h"

#include <glib/gi18n-lib.h>

static SignetStatusKind
kind_of_kept (const SignetAccountService *kept)
{
  if (kept->outcome != SIGNET_OUTCOME_OK)
    return SIGNET_STATUS_PROBLEM;
  return signet_profile_is_encrypted (kept->profile) ? SIGNET_STATUS_ENCRYPTED
                                                     : SIGNET_STATUS_UNENCRYPTED;
}

static char *
say_kept (const SignetAccountService *kept)
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
    return g_strdup (signet_profile_is_encrypted (kept->profile) ? _ ("Encrypted")
                                                                 : _ ("Not encrypted"));
  explanation = signet_explain (&facts);
  return g_strdup (explanation->title);
}

void
signet_status_clear (SignetStatus *self)
{
  g_return_if_fail (SIGNET_IS_STATUS (self));

  signet_status_unfollow (self);
  g_list_store_remove_all (self->attempts);
  g_list_store_remove_all (self->details);
}

void
signet_status_show_kept (SignetStatus *self, const SignetAccountService *kept, gboolean may_use)
{
  g_return_if_fail (SIGNET_IS_STATUS (self));

  signet_status_clear (self);
  signet_details_of_kept (kept, self->details);
  if (kept != NULL && kept->checked && kept->profile == NULL)
    signet_status_take (self, SIGNET_STATUS_PROBLEM, g_strdup (_ ("Does not work yet")));
  else if (kept == NULL)
    /* Translators: incoming or outgoing mail of an account that has only the other */
    signet_status_take (self, SIGNET_STATUS_IDLE, g_strdup (_ ("Not set up")));
  else if (!kept->checked)
    signet_status_take (self, SIGNET_STATUS_IDLE, g_strdup (_ ("Not checked yet")));
  else if (!may_use)
    signet_status_take (self, SIGNET_STATUS_UNENCRYPTED, g_strdup (signet_explain_turned_off ()));
  else
    signet_status_take (self, kind_of_kept (kept), say_kept (kept));
}
