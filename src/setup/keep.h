/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Between reports and accounts: what of a report is kept, and what is asked when a kept account is
 * tried again. Opens no connection and writes nothing.
 */
#pragma once

#include "setup.h"

#include "account.h"
#include "report.h"

G_BEGIN_DECLS

/* How one protocol of an account is tried again. What was set by hand counts in any case. */
typedef enum
{
  /* straight to the profile that is kept; the settings anew, wherever the server is, only where
   * there is no way any more */
  SIGNET_RECHECK_STORED_PROFILE,
  SIGNET_RECHECK_STORED_PROFILE_ONLY, /* to the profile that is kept, and to nothing else */
  SIGNET_RECHECK_SAME_PORT,           /* the settings anew, at the host and port that are kept */
  SIGNET_RECHECK_SAME_HOST,           /* the settings anew, at the host that is kept */
  SIGNET_RECHECK_REDISCOVER,          /* the settings anew, wherever the server is */
  SIGNET_RECHECK_SKIP,                /* not at all */
} SignetRecheck;

/* What counts as the user's consent to log in without encryption */
typedef enum
{
  /* the mode "none" that was set with Require SSL off is the user's consent */
  SIGNET_KEEP_CONSENT_GIVEN,
  SIGNET_KEEP_CONSENT_ASKED, /* the user is asked, and the answer alone is the consent */
} SignetKeepConsent;

/* How an account is tried again */
typedef struct
{
  /* how each protocol is tried; one that the account does not use is left out */
  SignetRecheck rechecks[SIGNET_N_PROTOCOLS];
  SignetRules rules;         /* the settings */
  SignetKeepConsent consent; /* what counts as the user's consent to log in without encryption */
} SignetKeepOptions;

/* (transfer full) (nullable): makes the request that tries @account, with its pins, certificates
 * and user names; the passwords are for the caller to fill in */
SignetSetupRequest *
signet_keep_request_new (SignetAccount *account, const SignetKeepOptions *options, GError **error);

/* Tells whether the kept password must not be used: it follows to another server only where that
 * can prove who it is */
gboolean signet_keep_must_not_reuse_password (SignetAccount *account,
                                              SignetProtocol protocol,
                                              SignetRecheck recheck);

/* Tells whether the kept password may go to @profile: to the server it is for, or to one that
 * proves who it is */
gboolean signet_keep_password_follows (SignetAccount *before, const SignetProfile *profile);

/* Tells whether @to may log in with the password of @from: one and the same user */
gboolean
signet_keep_may_share_password (SignetAccount *account, SignetProtocol from, SignetProtocol to);

/* Keeps in @account how each protocol of @report fared. A profile that worked takes the place of
 * the one that was kept; one that failed changes nothing of it. */
void signet_keep_report (SignetAccount *account, SignetReport *report, gint64 now);

/* Makes the settings of @account count without trying them. Where they say host, port and mode,
 * that is the profile from now on; else there is none until the account is checked. */
void signet_keep_unproven (SignetAccount *account, const SignetKeepOptions *options);

G_END_DECLS
