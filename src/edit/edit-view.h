/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a page shows of an account that is edited. Two views are compared to find what has changed.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/* What Advanced shows of one protocol */
typedef struct
{
  gboolean is_used;        /* whether its rows are shown */
  gboolean is_forbidden;   /* whether the mode is not possible while Require SSL is on */
  SignetSecurity security; /* the mode set by hand */
  guint16 typed_port;      /* the port set by hand, or 0 */
  /* the port to show: the one set by hand, else that of the server's name, else the standard
   * port of the mode set by hand, else the one found, else the first standard port */
  guint16 port;
  SignetProfile *found; /* nullable: owned: the profile that works */
  char *security_note;  /* owned: the sentence below the mode */
  char *port_note;      /* owned: the sentence below the port */
} SignetEditServer;

/* What follows when an account was added */
typedef struct
{
  SignetStatusKind kind; /* what the icon shows */
  char *title;           /* nullable: owned: that the account is there, NULL where it was not */
  char *text;            /* nullable: owned: what is good to know about it */
} SignetEditAdded;

typedef struct
{
  SignetFormValues values;        /* what is typed */
  gboolean is_new;                /* whether no account is shown */
  gboolean is_require_ssl_locked; /* whether the administrator prescribes the switch */
  gboolean is_plausible;          /* whether the address is good enough to look up */
  gboolean is_changed;            /* whether anything differs from what was shown */
  guint n_overrides;              /* how many settings of Advanced are set by hand */
  char *overrides_text;           /* owned: a sentence about that */
  char *incoming_note;            /* owned: the sentence below the type of incoming mail */
  SignetEditServer servers[SIGNET_N_PROTOCOLS]; /* each protocol */
  SignetAccount *account;                       /* nullable: owned: the account as it is kept */
  char *title;                                  /* nullable: owned: its address */
  SignetEditAdded added;                        /* that it was added */
  gboolean has_connection;   /* whether there is anything to say about the connection */
  gboolean is_password_open; /* whether a password can be typed */
  char *password_note;       /* nullable: owned: where the password of the kept account is */
  char *servers_note;        /* owned: which servers are used */
  char *checked_note;        /* nullable: owned: when the kept account was checked */
  const char *changes_note;  /* nullable: about changes of it that are not in force, static */
  SignetAccount *existing;   /* nullable: owned: the account that has the address already */
  SignetEditorState phase;   /* how far it is */
  SignetPrimary primary;     /* what the primary button does */
  gboolean is_ready;         /* whether that can be pressed */
  gboolean is_removable;     /* whether the account can be removed */
  SignetLeave leave;         /* what would be lost if the page were left now */
  gboolean is_draft;         /* whether a new account is begun that is worth coming back to */
  SignetNotice *notice;      /* nullable: owned: what is said above everything else */
  SignetQuestion *question;  /* nullable: owned: what is to be asked now */
  SignetEditRow rows[SIGNET_EDIT_N_SIDES]; /* the status of each side */
} SignetEditView;

/* (transfer full): what a page shows now */
SignetEditView *signet_edit_state_view (const SignetEditState *self);

SignetEditView *signet_edit_view_ref (SignetEditView *self);

void signet_edit_view_unref (SignetEditView *self);

/* What the user should look at when a probe has ended */
SignetField signet_edit_state_find_field (const SignetEditState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditView, signet_edit_view_unref)

G_END_DECLS
