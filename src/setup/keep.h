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

/**
 * SignetRecheck:
 * @SIGNET_RECHECK_STORED_PROFILE: straight to the profile that is kept; the settings anew, wherever
 *   the server is, only where there is no way any more
 * @SIGNET_RECHECK_STORED_PROFILE_ONLY: to the profile that is kept, and to nothing else
 * @SIGNET_RECHECK_SAME_PORT: the settings anew, at the host and port that are kept
 * @SIGNET_RECHECK_SAME_HOST: the settings anew, at the host that is kept
 * @SIGNET_RECHECK_REDISCOVER: the settings anew, wherever the server is
 * @SIGNET_RECHECK_SKIP: not at all
 *
 * How one protocol of an account is tried again. What was set by hand counts in any case.
 */
typedef enum
{
  SIGNET_RECHECK_STORED_PROFILE,
  SIGNET_RECHECK_STORED_PROFILE_ONLY,
  SIGNET_RECHECK_SAME_PORT,
  SIGNET_RECHECK_SAME_HOST,
  SIGNET_RECHECK_REDISCOVER,
  SIGNET_RECHECK_SKIP,
} SignetRecheck;

/**
 * SignetKeepConsent:
 * @SIGNET_KEEP_CONSENT_GIVEN: the mode "none" that was set with Require SSL off is the user's
 *   consent
 * @SIGNET_KEEP_CONSENT_ASKED: the user is asked, and the answer alone is the consent
 *
 * What counts as the user's consent to log in without encryption.
 */
typedef enum
{
  SIGNET_KEEP_CONSENT_GIVEN,
  SIGNET_KEEP_CONSENT_ASKED,
} SignetKeepConsent;

/**
 * SignetKeepOptions:
 * @rechecks: how each protocol is tried; one that the account does not use is left out
 * @rules: the settings
 * @consent: what counts as the user's consent to log in without encryption
 *
 * How an account is tried again.
 */
typedef struct
{
  SignetRecheck rechecks[SIGNET_N_PROTOCOLS];
  SignetRules rules;
  SignetKeepConsent consent;
} SignetKeepOptions;

/**
 * signet_keep_request_new:
 * @account: an account
 * @options: how to try it
 * @error: return location for a #SignetTlsCredentialsError, or a #SignetTargetError
 *
 * Makes the request that tries @account, with its pins, certificates and user names; the passwords
 * are for the caller to fill in. A kept profile that the policy does not let be used any more is
 * not tried; an encrypted one is looked for at the same place instead.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL with @error set
 */
SignetSetupRequest *
signet_keep_request_new (SignetAccount *account, const SignetKeepOptions *options, GError **error);

/**
 * signet_keep_must_not_reuse_password:
 * @account: an account
 * @protocol: a protocol
 * @recheck: how @protocol is tried again
 *
 * Tells whether the kept password must not be used: it follows to another server only where that
 * can prove who it is.
 *
 * Returns: whether the user has to give the password again
 */
gboolean signet_keep_must_not_reuse_password (SignetAccount *account,
                                              SignetProtocol protocol,
                                              SignetRecheck recheck);

/**
 * signet_keep_password_follows:
 * @before: an account as it is kept
 * @profile: (nullable): where its password would go, or %NULL where that is not known yet
 *
 * Tells whether the kept password may go to @profile: to the server it is for, or to one that
 * proves who it is. Nobody's consent is enough to send it elsewhere without encryption; it has to
 * be typed again.
 *
 * Returns: whether it may
 */
gboolean signet_keep_password_follows (SignetAccount *before, const SignetProfile *profile);

/**
 * signet_keep_report:
 * @account: the account to change
 * @report: what came of trying it
 * @now: seconds since 1970 UTC
 *
 * Keeps in @account how each protocol of @report fared. A profile that worked takes the place of
 * the one that was kept; one that failed changes nothing of it. A protocol that @account does not
 * use yet is kept if it worked. A key that the user trusted becomes a pin, and a pin whose
 * certificate now verifies goes.
 */
void signet_keep_report (SignetAccount *account, SignetReport *report, gint64 now);

/**
 * signet_keep_unproven:
 * @account: the account to change
 * @options: how each protocol would have to be tried
 *
 * Makes the settings of @account count without trying them. Where they say host, port and mode,
 * that is the profile from now on; else there is none until the account is checked.
 */
void signet_keep_unproven (SignetAccount *account, const SignetKeepOptions *options);

G_END_DECLS
