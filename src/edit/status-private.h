/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the files of a status know of each other.
 */
#pragma once

#include "status.h"

G_BEGIN_DECLS

/**
 * SignetStatus:
 * @title: what it is about
 * @sentence: what it says
 * @kind: its kind
 * @attempts: owned: those that ended
 * @details: owned: of #SignetDetail
 * @services: (element-type SignetService): owned: what it speaks of
 *
 * The state of a status.
 */
struct _SignetStatus
{
  GObject parent_instance;

  char *title;
  char *sentence;
  SignetStatusKind kind;
  GListStore *attempts;
  GListStore *details;
  GPtrArray *services;
};

/**
 * signet_status_take:
 * @self: a status
 * @kind: its kind
 * @sentence: (transfer full): the sentence
 *
 * Like signet_status_say().
 */
void signet_status_take (SignetStatus *self, SignetStatusKind kind, char *sentence);

/**
 * signet_status_unfollow:
 * @self: a status
 *
 * Speaks of no service any more.
 */
void signet_status_unfollow (SignetStatus *self);

G_END_DECLS
