/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Says in a few words how an account stands, for a list of accounts. The only place that does;
 * whether something may be used is for the policy to say.
 */
#pragma once

#include "account.h"
#include "policy.h"

G_BEGIN_DECLS

/* How an account stands, for its icon */
typedef enum
{
  SIGNET_SUMMARY_UNKNOWN,     /* it was not checked yet */
  SIGNET_SUMMARY_ENCRYPTED,   /* it works, and all of it is encrypted */
  SIGNET_SUMMARY_UNENCRYPTED, /* something of it is used without encryption */
  SIGNET_SUMMARY_PROBLEM,     /* something of it does not work */
} SignetSummary;

/* What is said of a server whose encryption has disappeared */
const char *signet_explain_lost_encryption (void);

/* What is said of a server that is not used because Require SSL is on */
const char *signet_explain_turned_off (void);

/* Says the gravest thing there is to say of @account: encryption that has disappeared comes
 * before what is turned off, that before what fails, and that before what is merely not known
 * yet */
const char *signet_explain_account (SignetAccount *account,
                                    SignetPlaintext admin_limit,
                                    SignetSummary *summary);

/* (transfer full): when an account was checked, in seconds since 1970 UTC: the time of today, or
 * the day; 0 is never */
char *signet_explain_checked (gint64 checked, gint64 now);

G_END_DECLS
