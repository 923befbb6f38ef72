/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of an account, shared by the record and its pins.
 */
#pragma once

#include "account.h"

G_BEGIN_DECLS

struct _SignetAccount
{
  GObject parent_instance;

  char *id;                                          /* owned */
  char *address;                                     /* owned */
  char *name;                                        /* (nullable): owned */
  SignetServerSettings *servers[SIGNET_N_PROTOCOLS]; /* (nullable): owned */
  GPtrArray *pins;                                   /* owned: SignetPin */
  gint64 last_check;
  guint64 generation;
  SignetIncoming incoming;
  SignetIncoming found_incoming;
  gboolean require_ssl;
  gboolean site;
};

GPtrArray *signet_pins_new (void);

/* Whether they are the same, in whatever order */
gboolean signet_pins_equal (GPtrArray *a, GPtrArray *b);

/* Replaces the pins of @self, and notifies if they are others */
void signet_account_set_pins (SignetAccount *self, GPtrArray *pins);

G_END_DECLS
