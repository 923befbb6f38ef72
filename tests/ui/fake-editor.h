/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An editor that does nothing but what the test says, and writes down what the page wants of it. It
 * takes the place of the real one when the test is linked: a page that shows and never computes
 * must not notice.
 */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

/**
 * fake_editor_get_last:
 *
 * All properties of the editor can be written here; besides there are "must-ask" and "can-trust",
 * which are what signet_editor_must_ask() and signet_editor_can_trust() return.
 *
 * Returns: (transfer none) (nullable): the editor that was made last, while it lives
 */
SignetEditor *fake_editor_get_last (void);

/**
 * fake_editor_take_calls:
 * @self: a fake editor
 *
 * Returns: (transfer full): what was called since the last time, in that order: "probe answer-yes"
 */
char *fake_editor_take_calls (SignetEditor *self);

G_END_DECLS
