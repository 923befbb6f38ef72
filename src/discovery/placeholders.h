/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The placeholders of autoconfig files: %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN%. Pure.
 */
#pragma once

#include "target.h"

G_BEGIN_DECLS

/* Where a text with placeholders stands */
typedef enum
{
  SIGNET_PLACEHOLDER_HOST, /* in a host name: the domain is in ASCII */
  SIGNET_PLACEHOLDER_USER, /* in a user name: the domain is as it was typed */
} SignetPlaceholderUse;

/* (transfer full) (nullable): @text with all placeholders replaced, or NULL if there is one that
 * cannot be */
char *
signet_placeholders_expand (const char *text, const SignetTarget *target, SignetPlaceholderUse use);

G_END_DECLS
