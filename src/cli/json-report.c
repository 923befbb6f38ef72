/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report as JSON. Every member is always there; what is not known is null.
 */
#include "json-report.h"
#include "enum-types.h"
#include "json-members.h"
#include "view.h"

static void
add_certificate (JsonBuilder *builder, const SignetTlsInfo *tls)
{
  json_builder_set_member_name (builder, "certificate");
  json_builder_begin_object (builder);
  signet_json_add_string (builder, "subject", tls->subject);
  signet_json_add_string (builder, "issuer", tls->issuer);
  signet_json_add_time (builder, "not_after", tls->not_after);
  signet_json_add_string (builder, "sha256", tls->sha256);
  signet_json_add_string (builder, "spki_sha256", tls->spki_sha256);
  json_builder_end_object (builder);
}

static void
add_tls (JsonBuilder *builder, const SignetTlsInfo *tls)
{
  g_auto (GStrv) flaws = NULL;

  json_builder_set_member_name (builder, "tls");
  if (tls == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  flaws = signet_flaws_to_strv (tls->flaws);
  json_builder_begin_object (builder);
  signet_json_add_string (builder, "version", tls->version);
  signet_json_add_string (builder, "cipher", tls->cipher);
  signet_json_add_boolean (builder, "verified", tls->flaws == 0);
  signet_json_add_strings (builder, "errors", (const char *const *)flaws);
  add_certificate (builder, tls);
  json_builder_end_object (builder);
}

static void
add_explanation (JsonBuilder *builder, const SignetExplanation *explanation)
{
  json_builder_set_member_name (builder, "explanation");
  json_builder_begin_object (builder);
  signet_json_add_string (builder, "title", explanation->title);
  signet_json_add_string (builder, "reason", explanation->reason);
  signet_json_add_string (builder, "remedy", explanation->remedy);
  json_builder_end_object (builder);
}

static void
add_profile (JsonBuilder *builder, const SignetProfile *profile)
{
  signet_json_add_string (builder, "host", profile != NULL ? profile->host : NULL);
  json_builder_set_member_name (builder, "port");
  if (profile != NULL)
    json_builder_add_int_value (builder, profile->port);
  else
    json_builder_add_null_value (builder);
  signet_json_add_string (builder, "security",
                          profile != NULL ? signet_nick (SIGNET_TYPE_SECURITY, profile->security)
                                          : NULL);
}

static void
add_attempt (JsonBuilder *builder, SignetAttempt *attempt)
{
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);

  json_builder_begin_object (builder);
  add_profile (builder, facts->profile);
  signet_json_add_nick (builder, "outcome", SIGNET_TYPE_OUTCOME, facts->outcome);
  signet_json_add_string (builder, "detail", facts->detail);
  signet_json_add_int (builder, "elapsed_ms", facts->elapsed_ms);
  json_builder_end_object (builder);
}

static void
add_attempts (JsonBuilder *builder, GListModel *attempts)
{
  signet_json_begin_array (builder, "attempts");
  for (guint i = 0; i < g_list_model_get_n_items (attempts); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (attempts, i);

      add_attempt (builder, attempt);
    }
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder *builder, const SignetAttemptFacts *facts)
{
  add_tls (builder, facts->tls);
  signet_json_add_strings (builder, "auth", facts->auth);
  signet_json_add_string (builder, "mechanism", facts->mechanism);
  signet_json_add_nick (builder, "login", SIGNET_TYPE_LOGIN, facts->login);
  signet_json_add_string (builder, "user", facts->user);
}

static void
add_result (JsonBuilder *builder, SignetProtocolResult *result)
{
  g_autoptr (SignetExplanation) explanation = signet_view_explain (result);
  SignetAttemptFacts facts = signet_view_get_facts (result);

  json_builder_begin_object (builder);
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL,
                        signet_protocol_result_get_protocol (result));
  signet_json_add_string (builder, "status",
                          signet_protocol_result_is_ok (result) ? "ok" : "failed");
  add_profile (builder, facts.profile);
  signet_json_add_nick (builder, "outcome", SIGNET_TYPE_OUTCOME, facts.outcome);
  add_explanation (builder, explanation);
  add_facts (builder, &facts);
  signet_json_add_string (builder, "source", signet_protocol_result_get_source (result));
  signet_json_add_int (builder, "elapsed_ms", signet_protocol_result_get_elapsed_ms (result));
  add_attempts (builder, G_LIST_MODEL (result));
  json_builder_end_object (builder);
}

static void
add_services (JsonBuilder *builder, SignetReport *report)
{
  GListModel *results = G_LIST_MODEL (report);

  signet_json_begin_array (builder, "services");
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (results, i);

      add_result (builder, result);
    }
  json_builder_end_array (builder);
}

static JsonBuilder *
begin_report (SignetReport *report)
{
  JsonBuilder *builder = signet_json_begin ();

  signet_json_add_string (builder, "target", signet_report_get_target (report));
  signet_json_add_int (builder, "elapsed_ms", signet_report_get_elapsed_ms (report));
  add_services (builder, report);
  return builder;
}

void
signet_json_print_report (SignetReport *report)
{
  g_return_if_fail (SIGNET_IS_REPORT (report));

  signet_json_print (begin_report (report));
}

void
signet_json_print_addition (SignetReport *report, const char *id)
{
  JsonBuilder *builder;

  g_return_if_fail (SIGNET_IS_REPORT (report));

  builder = begin_report (report);
  signet_json_add_string (builder, "id", id);
  signet_json_print (builder);
}

void
signet_json_print_check (SignetReport *report, SignetAccount *account, const char *const *changes)
{
  JsonBuilder *builder;

  g_return_if_fail (SIGNET_IS_REPORT (report) && SIGNET_IS_ACCOUNT (account));

  builder = signet_json_begin ();
  signet_json_add_string (builder, "id", signet_account_get_id (account));
  signet_json_add_string (builder, "address", signet_account_get_address (account));
  add_services (builder, report);
  signet_json_add_strings (builder, "changes", changes);
  signet_json_print (builder);
}
