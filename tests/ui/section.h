/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Advanced in a window of its own, with the form it shows.
 */
#pragma once

#include "advanced.h"

G_BEGIN_DECLS

/**
 * Section:
 * @form: the form, owned
 * @window: the window, owned by GTK
 * @advanced: the section in it
 * @n_resets: how often "account.reset" was activated
 *
 * An open section.
 */
typedef struct
{
  SignetForm *form;
  GtkWindow *window;
  GtkWidget *advanced;
  guint n_resets;
} Section;

/**
 * section_open:
 * @section: (out): to be filled
 *
 * Shows a section of a new account, expanded, in a window as small as the smallest one allowed.
 */
void section_open (Section *section);

/**
 * section_close:
 * @section: an open section
 *
 * Destroys the window. Fails the test if the section, one of its rows or the form is left over.
 */
void section_close (Section *section);

/**
 * section_server:
 * @section: an open section
 * @protocol: a protocol
 *
 * Returns: (transfer none): what the form says about @protocol
 */
SignetServerForm *section_server (Section *section, SignetProtocol protocol);

/**
 * section_row:
 * @section: an open section
 * @title: a title
 *
 * Returns: (transfer none): the row with that title
 */
gpointer section_row (Section *section, const char *title);

G_END_DECLS
