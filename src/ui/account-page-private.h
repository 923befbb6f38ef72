/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the files of the account page share: its parts. account-page.c is the widget,
 * account-page-bindings.c shows the editor, account-page-actions.c and account-page-modes.c act on
 * it, account-page-dialogs.c asks, and account-page-fields.c moves the focus.
 */
#pragma once

#include "account-page.h"
#include "advanced.h"
#include "banner.h"
#include "editor.h"
#include "status-row.h"

#include <gio/gdesktopappinfo.h>

G_BEGIN_DECLS

struct _SignetAccountPage
{
  AdwPreferencesPage parent_instance;

  SignetBanner *banner;
  AdwEntryRow *address;
  AdwEntryRow *password;
  AdwEntryRow *incoming_server;
  AdwEntryRow *outgoing_server;
  AdwActionRow *require_ssl_row;
  GtkSwitch *require_ssl;
  GtkButton *primary;
  GtkLabel *primary_label;
  SignetStatusRow *incoming;
  SignetStatusRow *outgoing;
  AdwPreferencesGroup *advanced_group;
  SignetAdvanced *advanced; /* unowned */
  GtkButton *copy_report;
  GtkLabel *copy_label;
  GtkButton *remove;

  SignetContext *context;           /* owned */
  char *id;                         /* owned; NULL to add an account */
  SignetEditor *editor;             /* owned */
  GtkWindow *question;              /* weak; asks the editor's question */
  GtkWindow *leave_question;        /* weak; asks what becomes of changes */
  GtkWindow *certificate_dialog;    /* weak */
  gboolean is_leaving;              /* when the changes are kept */
  GDesktopAppInfo *online_accounts; /* (nullable): owned; NULL also when not looked up yet */
  gboolean knows_online_accounts;   /* whether it was looked up */
};

/* Says that nothing is in the way of going elsewhere */
void signet_account_page_emit_left (SignetAccountPage *self);

/* Says that the user wants to see that account instead */
void signet_account_page_emit_open (SignetAccountPage *self, const char *id);

/* Moves the focus there. An entry is marked as wrong until it is edited; a problem is opened,
 * and what works stays as the user left it. */
void signet_account_page_show_field (SignetAccountPage *self, SignetField field);

/* Takes the mark away: nobody knows whether @row is still wrong */
void signet_account_page_clear_wrong (SignetAccountPage *self, AdwEntryRow *row);

/* Takes the marks of all entries away: what they hold is tried again, or works */
void signet_account_page_clear_all_wrong (SignetAccountPage *self);

/* The status with the problem that got furthest, or that of incoming mail if there is none */
SignetStatusRow *signet_account_page_find_problem (SignetAccountPage *self);

/* (nullable): the status whose certificate matters most: that of the problem, or of incoming
 * mail, or of outgoing mail */
SignetStatusRow *signet_account_page_find_certificate (SignetAccountPage *self);

/* Binds every row to the editor and its form */
void signet_account_page_bind (SignetAccountPage *self);

/* Installs the actions "account.…" and the key of the primary button */
void signet_account_page_install_actions (GtkWidgetClass *widget_class);

/* Enables what is possible now, and disables the rest */
void signet_account_page_update_actions (SignetAccountPage *self);

/* Installs the actions that set a mode by hand, "account.imap-security-tls" and the like */
void signet_account_page_install_modes (GtkWidgetClass *widget_class);

/* Enables the modes of the protocols in use, and disables the rest */
void signet_account_page_update_modes (SignetAccountPage *self);

/* Does what the primary button says, if it can be pressed */
void signet_account_page_activate_primary (SignetAccountPage *self);

/* Opens the dialog with the certificate that the status of @row speaks of */
void signet_account_page_show_certificate (SignetAccountPage *self, SignetStatusRow *row);

/* Asks what the editor wants to know now; closes the dialog if that is nothing */
void signet_account_page_follow_question (SignetAccountPage *self);

/* Leaves when the changes are kept, and takes back the question about them if there are none */
void signet_account_page_follow_state (SignetAccountPage *self);

/* Closes whatever the page asks or shows; nothing is answered */
void signet_account_page_close_dialogs (SignetAccountPage *self);

G_END_DECLS
