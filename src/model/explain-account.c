/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the gravest thing among the servers of an account, and the words for it. Where a server
 * failed these are the title that explain.c gives to the same outcome.
 */
#include "explain-account.h"

#include "explain-sentences.h"
#include "explain.h"

#include <glib/gi18n-lib.h>

/* In the order of their gravity */
typedef enum
{
  FINDING_NONE,
  FINDING_ENCRYPTED,
  FINDING_UNCHECKED,
  FINDING_UNENCRYPTED,
  FINDING_PASSWORD,
  FINDING_FAILED,
  FINDING_TURNED_OFF,
  FINDING_LOST,
} Finding;

/* Nothing is kept of a check that was stopped. */
static gboolean
is_checked (const SignetServerSettings *server)
{
  return server->checked && server->outcome > SIGNET_OUTCOME_SUPERSEDED;
}

static Finding
find_in_use (const SignetServerSettings *server)
{
  if (server->profile == NULL)
    return FINDING_UNCHECKED;
  if (!signet_profile_is_encrypted (server->profile))
    return FINDING_UNENCRYPTED;
  return is_checked (server) ? FINDING_ENCRYPTED : FINDING_UNCHECKED;
}

static Finding
find_checked (const SignetServerSettings *server)
{
  if (server->outcome != SIGNET_OUTCOME_OK)
    return FINDING_FAILED;
  if (server->login == SIGNET_LOGIN_NOT_TRIED && server->sign_in == SIGNET_SIGN_IN_PASSWORD)
    return FINDING_PASSWORD;
  return find_in_use (server);
}

/* An unencrypted profile to which nobody agreed is not used, whatever came of the last check. */
static Finding
find (SignetAccount *account, SignetProtocol protocol, SignetPlaintext admin_limit)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  if (server == NULL)
    return FINDING_NONE;
  if (server->checked && signet_policy_has_lost_encryption (server, server->outcome))
    return FINDING_LOST;
  if (signet_policy_is_turned_off (account, protocol, admin_limit))
    return FINDING_TURNED_OFF;
  if (server->profile != NULL && !signet_policy_may_use (account, protocol, admin_limit))
    return FINDING_FAILED;
  return is_checked (server) ? find_checked (server) : find_in_use (server);
}

/* The title for how @server ended; the server's name plays no part in it. */
static const char *
title_of (const SignetServerSettings *server)
{
  const SignetProfile nowhere = { .host = (char *)"" };
  SignetAttemptFacts facts = { .profile = (SignetProfile *)&nowhere, .outcome = server->outcome };

  if (facts.outcome == SIGNET_OUTCOME_LOGIN_REJECTED)
    return _ ("Password needed");
  if (!is_checked (server) || facts.outcome == SIGNET_OUTCOME_OK)
    facts.outcome = SIGNET_OUTCOME_UNENCRYPTED_ONLY;
  return _ (signet_sentences_for (&facts).title);
}

static const char *
explain_failed (SignetAccount *account, const Finding *findings)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (i != SIGNET_PROTOCOL_SMTP && findings[i] == FINDING_FAILED)
      return title_of (signet_account_get_server (account, (SignetProtocol)i));
  if (findings[SIGNET_PROTOCOL_IMAP] == FINDING_NONE
      && findings[SIGNET_PROTOCOL_POP3] == FINDING_NONE)
    return title_of (signet_account_get_server (account, SIGNET_PROTOCOL_SMTP));
  return _ ("Outgoing mail does not work");
}

const char *
signet_explain_lost_encryption (void)
{
  return _ ("Not connected: encryption has disappeared");
}

const char *
signet_explain_turned_off (void)
{
  /* Translators: "Require SSL" is the name of a switch */
  return _ ("Turned off: Require SSL is on and this server offers no encryption");
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return a != NULL && b != NULL && g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
signet_explain_checked (gint64 checked, gint64 now)
{
  g_autoptr (GDateTime) then = checked != 0 ? g_date_time_new_from_unix_local (checked) : NULL;
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autofree char *day = signet_explain_day (checked);
  g_autofree char *time = NULL;

  if (then == NULL)
    return g_strdup (_ ("Not checked yet"));
  if (!is_same_day (then, today))
    /* Translators: %s is a day, as in "3 March 2026" */
    return g_strdup_printf (_ ("Checked on %s"), day);
  /* Translators: a time of day, as in "Checked at 9:41"; see g_date_time_format() */
  time = g_date_time_format (then, _ ("%-H:%M"));
  /* Translators: %s is a time of day, as in "9:41" */
  return g_strdup_printf (_ ("Checked at %s"), time);
}

static SignetSummary
summary_of (Finding finding)
{
  switch (finding)
    {
    case FINDING_NONE:
    case FINDING_UNCHECKED:
      return SIGNET_SUMMARY_UNKNOWN;
    case FINDING_ENCRYPTED:
      return SIGNET_SUMMARY_ENCRYPTED;
    case FINDING_UNENCRYPTED:
      return SIGNET_SUMMARY_UNENCRYPTED;
    default:
      return SIGNET_SUMMARY_PROBLEM;
    }
}

static const char *
words_for (Finding finding, SignetAccount *account, const Finding *findings)
{
  switch (finding)
    {
    case FINDING_ENCRYPTED:
      return _ ("Encrypted");
    case FINDING_UNENCRYPTED:
      return _ ("Not encrypted");
    case FINDING_PASSWORD:
      return _ ("Password needed");
    case FINDING_FAILED:
      return explain_failed (account, findings);
    case FINDING_TURNED_OFF:
      return signet_explain_turned_off ();
    case FINDING_LOST:
      return signet_explain_lost_encryption ();
    default:
      return _ ("Not checked yet");
    }
}

const char *
signet_explain_account (SignetAccount *account, SignetPlaintext admin_limit, SignetSummary *summary)
{
  Finding findings[SIGNET_N_PROTOCOLS];
  Finding gravest = FINDING_NONE;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), NULL);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      findings[i] = find (account, (SignetProtocol)i, admin_limit);
      gravest = MAX (gravest, findings[i]);
    }
  if (summary != NULL)
    *summary = summary_of (gravest);
  return words_for (gravest, account, findings);
}
