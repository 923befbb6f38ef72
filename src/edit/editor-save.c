/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Keeps what was proven: the passwords first, so that there is never an account without its
 * password, then the account as it is on the disk at that moment with what was changed here.
 */
#include "editor-private.h"

#include "leftovers.h"

/* One saving. It outlives being stopped until its callbacks have run. */
typedef struct
{
  SignetEditor *editor;                        /* owned */
  GCancellable *cancellable;                   /* owned: the editor's run */
  SignetAccount *before;                       /* (nullable): owned: the account that was edited */
  SignetAccount *wished;                       /* owned: what the user asked for */
  SignetAccount *after;                        /* owned: as it is to be kept */
  SignetSecret *passwords[SIGNET_N_PROTOCOLS]; /* (nullable): owned: those to be kept */
  int next;                                    /* the protocol whose password is kept next */
  gboolean is_too_late;                        /* whether a stop has come too late */
  gboolean is_orphaned;                        /* whether passwords are kept, and no account yet */
} Saving;

static SignetAccount *
find_kept (const Saving *self)
{
  return signet_account_store_find (signet_context_get_store (self->editor->context),
                                    signet_account_get_id (self->after), NULL);
}

/* They stay only as long as keeping the same account may be tried again. */
static void
leave_orphans (const Saving *self)
{
  SignetEditor *editor = self->editor;
  const char *id = signet_account_get_id (self->after);
  g_autoptr (SignetAccount) kept = find_kept (self);

  if (!self->is_orphaned || kept != NULL)
    return;
  signet_editor_clear_orphans (editor);
  editor->orphans = g_strdup (id);
  if (editor->draft == NULL || !g_str_equal (signet_account_get_id (editor->draft), id))
    signet_editor_clear_orphans (editor);
}

static void
saving_free (Saving *self)
{
  leave_orphans (self);
  signet_context_end (self->editor->context);
  g_clear_object (&self->before);
  g_clear_object (&self->wished);
  g_clear_object (&self->after);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&self->passwords[i], signet_secret_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->editor);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
is_over (const Saving *self)
{
  return self->editor->run != self->cancellable;
}

/* The result stays on show; saving is tried again when the user says so. */
static void
fail (Saving *self, GError *error)
{
  signet_editor_fail (self->editor, SIGNET_EDITOR_UNSAVED, SIGNET_FIELD_NONE, error);
}

static gboolean
needs_password (SignetAccount *account, SignetProtocol protocol)
{
  return signet_account_service_needs_password (signet_account_get_service (account, protocol));
}

/* A password that nothing uses any more does not stay behind. That it could not be removed changes
 * nothing for the account; it goes with it. */
static void
clear_unused_passwords (const Saving *self, SignetAccount *kept)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS && self->before != NULL; i++)
    if (needs_password (self->before, (SignetProtocol)i)
        && !needs_password (kept, (SignetProtocol)i))
      signet_context_clear_password (self->editor->context, signet_account_get_id (kept),
                                     (SignetProtocol)i);
}

static void
conclude (Saving *self, SignetAccount *kept)
{
  g_autoptr (SignetAccount) found = find_kept (self);
  SignetAccount *account = found != NULL ? found : kept;

  self->is_orphaned = FALSE;
  if (g_strcmp0 (self->editor->orphans, signet_account_get_id (account)) == 0)
    g_clear_pointer (&self->editor->orphans, g_free);
  clear_unused_passwords (self, account);
  if (is_over (self))
    {
      signet_editor_adopt (self->editor, account);
      return;
    }
  g_clear_object (&self->editor->run);
  signet_editor_show_account (self->editor, account);
  signet_editor_focus (self->editor, SIGNET_FIELD_INCOMING);
}

/* Where another program has removed the account, its password does not come back alone. */
static void
give_up (Saving *self, GError *error)
{
  if (self->is_too_late
      && g_error_matches (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    signet_context_clear_passwords (self->editor->context, signet_account_get_id (self->before));
  fail (self, error);
}

/* When it was stopped too late, it is kept nevertheless. */
static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  GError *error = NULL;
  g_autoptr (SignetAccount)
      kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result, &error);

  if (kept != NULL)
    conclude (self, kept);
  else if (is_over (self))
    g_clear_error (&error);
  else
    give_up (self, error);
}

static gboolean
is_same_service (SignetAccount *a, SignetAccount *b, SignetProtocol protocol)
{
  return signet_account_service_equal (signet_account_get_service (a, protocol),
                                       signet_account_get_service (b, protocol));
}

/* What another program changed meanwhile stays, unless the user changed it here as well. */
static gboolean
change (SignetAccount *account, gpointer data, GError **error)
{
  const Saving *self = data;
  gboolean require_ssl = signet_account_get_require_ssl (self->after);

  if (require_ssl != signet_account_get_require_ssl (self->before))
    signet_account_set_require_ssl (account, require_ssl);
  if (signet_account_get_incoming (self->after) != signet_account_get_incoming (self->before))
    signet_account_set_incoming (account, signet_account_get_incoming (self->after),
                                 signet_account_get_found_incoming (self->after));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_same_service (account, self->before, (SignetProtocol)i)
        || !is_same_service (self->wished, self->before, (SignetProtocol)i))
      signet_editor_take_service (account, self->after, (SignetProtocol)i);
  signet_account_set_last_check (account, signet_account_get_last_check (self->after));
  return TRUE;
}

static void
keep_account (Saving *owned)
{
  g_autoptr (Saving) self = owned;
  SignetAccountStore *store = signet_context_get_store (self->editor->context);
  GCancellable *cancellable = self->is_too_late ? NULL : self->cancellable;

  if (self->before == NULL)
    signet_account_store_add_async (store, self->after, cancellable, on_kept, self);
  else
    signet_account_store_update_async (store, signet_account_get_id (self->before), change, self,
                                       cancellable, on_kept, self);
  g_steal_pointer (&self);
}

/* A password that was typed, or that is for another server or user than before */
static gboolean
must_store (const Saving *self, SignetProtocol protocol)
{
  const SignetAccountService *after = signet_account_get_service (self->after, protocol);
  SignetKeyringItem item, old;

  if (self->editor->passwords[protocol] == NULL || after == NULL
      || after->sign_in != SIGNET_SIGN_IN_PASSWORD)
    return FALSE;
  if (self->before == NULL || signet_account_get_service (self->before, protocol) == NULL
      || !signet_editor_has_own_password (self->editor, protocol)
      || signet_form_get_password (self->editor->form, protocol) != NULL)
    return TRUE;
  item = signet_keyring_item_for (self->after, protocol);
  old = signet_keyring_item_for (self->before, protocol);
  return !g_str_equal (item.host, old.host) || !g_str_equal (item.user, old.user);
}

/* What is typed meanwhile is about another saving. */
static void
take_passwords (Saving *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (must_store (self, (SignetProtocol)i))
      self->passwords[i] = signet_secret_ref (self->editor->passwords[i]);
}

static gboolean
keep_next_password (Saving *self, GAsyncReadyCallback callback)
{
  SignetKeyringItem item;

  while (self->next < SIGNET_N_PROTOCOLS && self->passwords[self->next] == NULL)
    self->next++;
  if (self->next == SIGNET_N_PROTOCOLS)
    return FALSE;
  item = signet_keyring_item_for (self->after, (SignetProtocol)self->next);
  /* As for looking up, the desktop's question stays when this is stopped. */
  signet_keyring_store_async (signet_context_get_keyring (self->editor->context), &item,
                              self->passwords[self->next], NULL, callback, self);
  return TRUE;
}

/* A new account that was stopped goes, passwords and all. One that has a new password already gets
 * the settings that go with it, too: the old password is gone. */
static void
on_password_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  SignetKeyringPlace place = SIGNET_KEYRING_PLACE_KEYRING;
  GError *error = NULL;

  if (!signet_keyring_store_finish (SIGNET_KEYRING (source), result, &place, &error))
    {
      if (is_over (self))
        g_clear_error (&error);
      else
        fail (self, error);
      return;
    }
  self->is_orphaned = self->before == NULL;
  self->is_too_late = self->before != NULL;
  if (is_over (self) && !self->is_too_late)
    return;
  self->editor->place = place;
  self->next++;
  if (keep_next_password (self, on_password_kept))
    g_steal_pointer (&self);
  else
    keep_account (g_steal_pointer (&self));
}

/* POP3 may stand in for IMAP, which is then not used. */
static void
drop_failed (SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetAccountService *service = signet_account_get_service (account, (SignetProtocol)i);

      if (service != NULL && service->profile == NULL && i != SIGNET_PROTOCOL_SMTP)
        signet_account_set_service (account, (SignetProtocol)i, NULL);
    }
}

/* An automatic type of incoming mail is the one that works; there is only one. */
static void
choose_incoming (SignetEditor *self, SignetAccount *account)
{
  if (signet_account_get_incoming (account) == signet_account_get_incoming (self->before)
      || signet_account_get_incoming (account) != SIGNET_INCOMING_AUTO)
    return;
  signet_editor_take_service (account, NULL,
                              signet_editor_is_good (self, SIGNET_PROTOCOL_IMAP)
                                  ? SIGNET_PROTOCOL_POP3
                                  : SIGNET_PROTOCOL_IMAP);
}

/* What does not work as it was changed stays as it was kept. */
static void
restore_failed (SignetEditor *self, SignetAccount *account)
{
  if (!signet_editor_is_good (self, SIGNET_PROTOCOL_SMTP))
    signet_editor_take_service (account, self->before, SIGNET_PROTOCOL_SMTP);
}

static void
keep_results (SignetEditor *self, SignetAccount *account)
{
  g_autoptr (SignetReport) report = signet_editor_make_report (self);

  signet_keep_report (account, report, g_get_real_time () / G_USEC_PER_SEC);
}

void
signet_editor_begin_saving (SignetEditor *self, SignetAccount *after)
{
  Saving *saving = g_new0 (Saving, 1);

  g_clear_error (&self->error);
  g_set_object (&self->pending, after);
  self->run = g_cancellable_new ();
  signet_context_begin (self->context);
  saving->editor = g_object_ref (self);
  saving->cancellable = g_object_ref (self->run);
  g_set_object (&saving->before, self->before);
  if (saving->before == NULL && self->account != NULL)
    saving->before = signet_account_copy (self->account);
  saving->wished = g_object_ref (self->wished);
  saving->after = g_object_ref (after);
  saving->is_orphaned = self->orphans != NULL;
  g_clear_pointer (&self->orphans, g_free);
  take_passwords (saving);
  /* Where that cannot be noted, the account cannot be kept either, and saving tells why. */
  if (saving->before == NULL)
    signet_leftovers_note (signet_context_get_store (self->context), signet_account_get_id (after),
                           NULL);
  signet_editor_set_state (self, SIGNET_EDITOR_SAVING);
  if (!keep_next_password (saving, on_password_kept))
    keep_account (saving);
}

void
signet_editor_keep (SignetEditor *self)
{
  g_autoptr (SignetAccount) after = signet_account_copy (self->wished);

  keep_results (self, after);
  if (self->account == NULL)
    drop_failed (after);
  else
    {
      restore_failed (self, after);
      choose_incoming (self, after);
    }
  signet_editor_begin_saving (self, after);
}

void
signet_editor_save (SignetEditor *self)
{
  g_autoptr (SignetAccount) pending = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->run != NULL || self->state != SIGNET_EDITOR_UNSAVED)
    return;
  pending = g_object_ref (self->pending);
  signet_editor_begin_saving (self, pending);
}

/* What does not work is left out, not kept broken: it can be set up later. */
void
signet_editor_save_incoming (SignetEditor *self)
{
  g_autoptr (SignetAccount) after = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->run != NULL || self->state != SIGNET_EDITOR_FAILED || self->account != NULL
      || !signet_editor_has_incoming (self))
    return;
  after = signet_account_copy (self->wished);
  keep_results (self, after);
  drop_failed (after);
  signet_editor_take_service (after, NULL, SIGNET_PROTOCOL_SMTP);
  g_clear_object (&self->services[SIGNET_PROTOCOL_SMTP]);
  signet_editor_begin_saving (self, after);
}
