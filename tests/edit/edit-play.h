/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Edits written down as tables: what happens, what has to be done about it, and what a page shows
 * then. Nothing is done, and nobody is asked.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/**
 * EditStep:
 * @what: what happens: "TEXT …" of a text, "password …", "require-ssl on", "incoming-type …",
 * "PROTOCOL-security MODE", "PROTOCOL OUTCOME" for a result, "probed", "probed-nowhere" (there is
 * no such domain), "unprobed" (no password was known), "probe-failed", "saved", "late-saved"
 * (after it was stopped), "save-failed", "tightened", "tighten-failed", "removed", "changed-
 * elsewhere", "strict-elsewhere", "pop3-elsewhere" (the type of incoming mail is set there),
 * "probe-existing" and "add-again" (there is an account with the address), "yes", "no", or what
 * the user wants
 * @effects: what has to be done: "probe" with the protocols, "?" behind those whose password is
 *   looked up, "!" behind those that go straight; "save" with the protocols whose password is kept,
 *   "-" before those that a kept account does without;
 *   "focus" with the field
 * @view: what is shown: how far it is, "asks" with the kind of the question, "must-ask" where
 * leaving would lose something ("-password", "-new"), "added" where that is all to be seen,
 * "password" where one can be typed for a kept account, "pins" with the keys that are trusted,
 * "changes" where these are said not to be in force, "says" with the actions of the notice, and
 * what the two rows speak of, where that is not a result
 *
 * One line of a table.
 */
typedef struct
{
  const char *what;
  const char *effects;
  const char *view;
} EditStep;

enum
{
  EDIT_MAX_STEPS = 12
};

/**
 * EditCase:
 * @name: what the test is called
 * @is_kept: whether the account is kept already, with TLS and a password of its own for IMAP and
 * SMTP
 * @is_lax: whether it does not require SSL
 * @steps: what happens
 *
 * An edit.
 */
typedef struct
{
  const char *name;
  gboolean is_kept;
  gboolean is_lax;
  EditStep steps[EDIT_MAX_STEPS];
} EditCase;

/**
 * edit_add_tests:
 * @prefix: what the names of the tests begin with
 * @cases: (array length=n_cases): edits
 * @n_cases: how many
 *
 * Adds a test for each of @cases.
 */
void edit_add_tests (const char *prefix, const EditCase *cases, gsize n_cases);

G_END_DECLS
