/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The dialogs of an account page: what its editor wants to know, what becomes of changes, and
 * certificates. One that goes away by itself, because its question does, answers nothing.
 */
#pragma once

#include "editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PAGE_DIALOGS (signet_page_dialogs_get_type ())
G_DECLARE_FINAL_TYPE (SignetPageDialogs, signet_page_dialogs, SIGNET, PAGE_DIALOGS, GObject)

/* (transfer full): the dialogs of @page, which is not owned, about what @editor says. The signal
 * "left" says that nothing is in the way of going elsewhere. */
SignetPageDialogs *signet_page_dialogs_new (GtkWidget *page, SignetEditor *editor);

/* The user wants to go elsewhere: asks where something would be lost */
void signet_page_dialogs_leave (SignetPageDialogs *self);

/* Opens the certificate that @attempt saw */
void signet_page_dialogs_show_certificate (SignetPageDialogs *self, SignetAttempt *attempt);

/* Closes them all; nothing is answered */
void signet_page_dialogs_close (SignetPageDialogs *self);

G_END_DECLS
