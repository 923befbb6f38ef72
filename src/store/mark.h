/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * That an account is unfinished: the keyring may hold passwords of it, and nothing else may be
 * there.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SignetMark SignetMark;

/* (transfer full) (nullable): marks @id in @folder for as long as this program lives */
SignetMark *signet_mark_new (const char *folder, const char *id, GError **error);

/* (transfer full) (nullable): the mark of @id, if its program is gone */
SignetMark *signet_mark_take (const char *folder, const char *id);

/* Takes the mark off the disk */
void signet_mark_remove (SignetMark *mark);

/* Lets go of it; the file stays */
void signet_mark_free (SignetMark *mark);

/* (transfer full): where the mark of @id is */
char *signet_mark_path_for (const char *folder, const char *id);

/* (transfer full) (element-type utf8): the ids that are marked in @folder */
GPtrArray *signet_mark_list (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetMark, signet_mark_free)

G_END_DECLS
