/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Facts in lines for people.
 */
#include "details.h"

#include "candidate.h"
#include "detail.h"
#include "explain.h"

#include <glib/gi18n-lib.h>

static void
add (GListStore *details, const char *title, const char *value)
{
  g_autoptr (SignetDetail) detail = NULL;

  if (value == NULL || *value == '\0')
    return;
  detail = signet_detail_new (title, value);
  g_list_store_append (details, detail);
}

static void
add_profile (GListStore *details, const SignetProfile *profile)
{
  g_autofree char *place = signet_explain_place (profile);

  add (details, _ ("Server"), place);
}

/* The rest is in the certificate. */
static void
add_tls (GListStore *details, const SignetTlsInfo *tls)
{
  g_autofree char *version = signet_explain_tls_version (tls);

  /* Translators: such as "TLS 1.3" */
  add (details, _ ("Encryption"), version);
}

static void
add_login (GListStore *details, const SignetAttemptFacts *facts)
{
  if (facts->login != SIGNET_LOGIN_OK)
    return;
  add (details, _ ("Signed in as"), facts->user);
  /* Translators: how the user signed in, such as SCRAM-SHA-256 */
  add (details, _ ("Sign-in method"), facts->mechanism);
}

static void
add_explanation (GListStore *details, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_explain_result (result);

  add (details, _ ("What happened"), explanation->reason);
  add (details, _ ("What to do"), explanation->remedy);
}

void
signet_details_of_result (SignetProtocolResult *result, GListStore *details)
{
  SignetAttempt *headline;
  const SignetAttemptFacts *facts;

  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (result) && G_IS_LIST_STORE (details));

  g_list_store_remove_all (details);
  headline = signet_protocol_result_get_headline (result);
  if (!signet_protocol_result_is_ok (result))
    add_explanation (details, result);
  if (headline == NULL)
    return;
  facts = signet_attempt_get_facts (headline);
  add_profile (details, facts->profile);
  if (facts->tls != NULL)
    add_tls (details, facts->tls);
  add_login (details, facts);
  /* Translators: who said where the server is */
  add (details, _ ("Settings from"),
       signet_source_title (signet_protocol_result_get_source (result)));
  /* Translators: the address of a web page of the provider */
  add (details, _ ("Provider’s help page"), facts->profile->documentation);
}

void
signet_details_of_kept (const SignetServerSettings *kept, GListStore *details)
{
  g_return_if_fail (G_IS_LIST_STORE (details));

  g_list_store_remove_all (details);
  if (kept == NULL || kept->profile == NULL)
    return;
  add_profile (details, kept->profile);
  add (details, _ ("User name"), kept->user);
  add (details, _ ("Settings from"), signet_source_title (kept->source));
}
