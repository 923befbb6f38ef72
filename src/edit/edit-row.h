/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The status of one side of an account that is edited: results, what is kept, or a sentence. Pure.
 */
#pragma once

#include "policy.h"
#include "status.h"

G_BEGIN_DECLS

/* The sides of an account */
typedef enum /*< skip >*/
{
  SIGNET_EDIT_INCOMING, /* incoming mail */
  SIGNET_EDIT_OUTGOING, /* outgoing mail */
  SIGNET_EDIT_N_SIDES,  /* how many there are */
} SignetEditSide;

/* What a status row shows */
typedef struct
{
  GPtrArray *results;         /* nullable: owned: those whose attempts are shown */
  gboolean is_stopped;        /* whether what becomes of them is not shown any more */
  gboolean is_kept;           /* whether it speaks of what is kept */
  SignetServerSettings *kept; /* nullable: owned: what is kept */
  gboolean may_use;           /* whether the policy allows to use that */
  const char *said;           /* nullable: a translated sentence to say instead, static */
  SignetStatusKind kind;
} SignetEditRow;

/* The side that @protocol is on */
SignetEditSide signet_edit_side_of (SignetProtocol protocol);

gboolean signet_edit_row_equal (const SignetEditRow *a, const SignetEditRow *b);

/* @row gets copies and references of what is in @from */
void signet_edit_row_copy (SignetEditRow *row, const SignetEditRow *from);

/* Speaks of nothing any more */
void signet_edit_row_clear (SignetEditRow *row);

/* Says @sentence, which is static, whatever else is shown */
void signet_edit_row_set_sentence (SignetEditRow *row, SignetStatusKind kind, const char *sentence);

/* Speaks of what @account keeps of @side */
void signet_edit_row_show_kept (SignetEditRow *row,
                                SignetEditSide side,
                                SignetAccount *account,
                                SignetPlaintext admin_limit);

/* Speaks of @results, (transfer full), unless it does already */
void signet_edit_row_follow (SignetEditRow *row, GPtrArray *results);

G_END_DECLS
