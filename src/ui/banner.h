/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A sentence above a page, with what can be done about it. libadwaita 1.2 has nothing like it, so
 * this wraps an info bar. It decides nothing: the buttons activate actions of the page around it.
 */
#pragma once

#include "notice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_BANNER (signet_banner_get_type ())
G_DECLARE_FINAL_TYPE (SignetBanner, signet_banner, SIGNET, BANNER, AdwBin)

/* Makes a banner that is invisible until it has a notice. The property "notice" is what it
 * shows. */
SignetBanner *signet_banner_new (void);

/* Says something else. A button whose action is not possible is not shown. */
void signet_banner_set_notice (SignetBanner *self, const SignetNotice *notice);

/* Whether a button of the notice stands for @action */
gboolean signet_banner_offers (SignetBanner *self, const char *action);

G_END_DECLS
