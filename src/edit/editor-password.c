/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the password each protocol is tried with: the one that was typed, or else the one the
 * keyring holds, where that may go to the server in question.
 */
#include "editor-private.h"

#include "form-private.h"

#include <string.h>

typedef struct
{
  SignetEditor *editor; /* weak */
  SignetKeepManner manners[SIGNET_N_PROTOCOLS];
  int next; /* the protocol whose password is looked for next */
} Search;

static void
search_free (Search *self)
{
  g_clear_weak_pointer (&self->editor);
  g_free (self);
}

static const SignetAccountService *
wished_service (SignetEditor *self, int protocol)
{
  return self->wished != NULL ? signet_account_get_service (self->wished, (SignetProtocol)protocol)
                              : NULL;
}

static gboolean
needs_password (SignetEditor *self, int protocol)
{
  return signet_account_service_needs_password (wished_service (self, protocol));
}

gboolean
signet_editor_lacks_password (SignetEditor *self, SignetProtocol protocol)
{
  return needs_password (self, (int)protocol) && self->passwords[protocol] == NULL;
}

gboolean
signet_editor_has_own_password (SignetEditor *self, SignetProtocol protocol)
{
  const SignetAccountService *kept = NULL;

  if (self->account != NULL)
    kept = signet_account_get_service (self->account, protocol);
  return signet_account_service_needs_password (kept)
         && !(protocol == SIGNET_PROTOCOL_SMTP && signet_form_joins_sign_in (self->form));
}

/* Whether what the keyring holds must not be tried there */
static gboolean
is_withheld (const Search *self, int protocol)
{
  SignetEditor *editor = self->editor;
  SignetKeepManner manner = self->manners[protocol];

  if (editor->account == NULL || manner == SIGNET_KEEP_OUT)
    return FALSE;
  if (signet_keep_withholds_password (editor->wished, (SignetProtocol)protocol, manner))
    return TRUE;
  return manner == SIGNET_KEEP_STRAIGHT
         && !signet_keep_password_follows (editor->account,
                                           wished_service (editor, protocol)->profile);
}

/* A protocol that had no password before, or is to have that of incoming mail, signs in like the
 * others. */
static void
share_passwords (const Search *self)
{
  SignetEditor *editor = self->editor;
  SignetSecret *any = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    any = any != NULL ? any : editor->passwords[i];
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (any != NULL && signet_editor_lacks_password (editor, (SignetProtocol)i)
        && editor->account != NULL && !signet_editor_has_own_password (editor, (SignetProtocol)i)
        && !is_withheld (self, i))
      editor->passwords[i] = signet_secret_ref (any);
}

static void
take_password (SignetEditor *self, int protocol, SignetSecret *password)
{
  g_clear_pointer (&self->passwords[protocol], signet_secret_unref);
  self->passwords[protocol] = password;
}

/* Where the keyring has to be asked; what was typed counts more. */
static gboolean
must_look_up (const Search *self)
{
  SignetEditor *editor = self->editor;
  SignetSecret *typed = signet_form_get_password (editor->form, (SignetProtocol)self->next);

  if (!needs_password (editor, self->next))
    return FALSE;
  if (typed != NULL)
    take_password (editor, self->next, signet_secret_ref (typed));
  else if (is_withheld (self, self->next))
    take_password (editor, self->next, NULL);
  else
    return editor->passwords[self->next] == NULL && self->manners[self->next] != SIGNET_KEEP_OUT
           && signet_editor_has_own_password (editor, (SignetProtocol)self->next);
  return FALSE;
}

static void
look_up (GTask *task, GAsyncReadyCallback callback)
{
  Search *self = g_task_get_task_data (task);
  SignetEditor *editor = self->editor;
  SignetKeyringItem item;

  while (self->next < SIGNET_N_PROTOCOLS && !must_look_up (self))
    self->next++;
  if (self->next == SIGNET_N_PROTOCOLS)
    {
      share_passwords (self);
      g_task_return_boolean (task, TRUE);
      return;
    }
  item = signet_keyring_item_for (editor->account, (SignetProtocol)self->next);
  /* Whoever stops does not take the desktop's question away: closing it makes gnome-keyring 42 end.
   */
  signet_keyring_lookup_async (signet_context_get_keyring (editor->context), &item,
                               SIGNET_KEYRING_MAY_ASK, NULL, callback, g_object_ref (task));
}

/* Where there is no password, or no keyring, there is nothing wrong. */
static gboolean
is_serious (const GError *error)
{
  return error != NULL
         && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED)
         && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret)
      password = signet_keyring_lookup_finish (SIGNET_KEYRING (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (is_serious (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_password (self->editor, self->next, g_steal_pointer (&password));
  self->next++;
  look_up (task, on_looked_up);
}

void
signet_editor_find_passwords_async (SignetEditor *self,
                                    const SignetKeepManner *manners,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, signet_editor_find_passwords_async);
  g_set_weak_pointer (&search->editor, self);
  memcpy (search->manners, manners, sizeof search->manners);
  g_task_set_task_data (task, search, (GDestroyNotify)search_free);
  look_up (task, on_looked_up);
}

gboolean
signet_editor_find_passwords_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
