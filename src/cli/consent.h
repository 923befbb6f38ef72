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

/**
 * signet_consent_is_possible:
 * @options: the options of the command
 *
 * Returns: whether there is somebody to ask: standard input and standard error are a terminal, and
 *   no program reads the output
 */
gboolean signet_consent_is_possible (const SignetOptions *options);

/**
 * signet_consent_ask:
 * @request: a request; its policy is replaced by one that says what the user agrees to
 * @report: what came of it
 *
 * Asks for every consent that @report still needs. One no, or a
 * signal, ends the questions.
 *
 * Returns: whether the user agreed, and @request is worth another try
 */
gboolean signet_consent_ask (SignetSetupRequest *request, SignetReport *report);

/**
 * signet_consent_to_keep:
 * @options: the options of the command
 * @request: a request
 * @report: what came of it, all of it good
 *
 * What is kept counts as agreed to. Without a password no consent was needed and nobody was asked,
 * so that is made up for: on a terminal by a question, elsewhere by a sentence on standard error
 * that names the option to agree with.
 *
 * Returns: whether the user agrees to every server in @report
 */
gboolean signet_consent_to_keep (const SignetOptions *options,
                                 SignetSetupRequest *request,
                                 SignetReport *report);

/**
 * signet_consent_hint:
 * @policy: the policy of the request
 * @report: what came of it
 *
 * Names the options that say what signet_consent_ask() would ask for.
 *
 * Returns: (transfer full): whole lines for people, or an empty text
 */
char *signet_consent_hint (const SignetPolicy *policy, SignetReport *report);

G_END_DECLS
