/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the user, on a terminal, before the password goes to another company's server or travels
 * without encryption. Whether that may be asked at all is the policy's.
 */
#pragma once

#include "options.h"
#include "setup.h"

G_BEGIN_DECLS

/* Whether somebody is at a terminal who can be asked, and no program reads the output */
gboolean signet_consent_is_possible (const SignetOptions *options);

/* Asks for the consent that @report lacks; @request gets its own policy. Whether to try again */
gboolean signet_consent_ask (SignetSetupRequest *request, SignetReport *report);

/* Whether the user agrees to every server, also where there was no password for it */
gboolean signet_consent_to_keep (const SignetOptions *options,
                                 SignetSetupRequest *request,
                                 SignetReport *report);

/* (transfer full): lines that name the options to agree with, or an empty text */
char *signet_consent_hint (const SignetPolicy *policy, SignetReport *report);

G_END_DECLS
