/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes the place of the set-up: it reports what the case wants, in the time it takes to say so.
 */
#include "page-state.h"

#include "account-page-private.h"
#include "context-private.h"
#include "finder.h"
#include "fixture.h"
#include "pictures.h"
#include "setup.h"
#include "waiting.h"

enum
{
  WIDTH = 360,
  HEIGHT = 640,
  DAY = 24 * 60 * 60,
};

#define ADDRESS "ada@example.org"

/* The case that is shown: the set-up has no other way to learn of it. */
static const PageStateCase *page_case;
static const PageStateNames *names;

void __wrap_signet_setup_async (const SignetSetupRequest *request,
                                SignetReport *report,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean __wrap_signet_setup_finish (SignetReport *report, GAsyncResult *result, GError **error);

static SignetTlsInfo *
new_tls (SignetFlaws flaws)
{
  SignetTlsInfo *tls = signet_tls_info_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  tls->version = g_strdup ("TLS1.3");
  tls->cipher = g_strdup ("AES-256-GCM");
  tls->flaws = flaws;
  tls->holder = g_strdup (names->host);
  tls->authority = g_strdup (names->host);
  tls->names = g_strsplit (names->host, " ", -1);
  tls->not_before = now - DAY;
  tls->not_after = now + 5 * DAY;
  tls->sha256 = g_strnfill (64, 'a');
  tls->spki_sha256 = g_strnfill (64, 'b');
  return tls;
}

static SignetProfile *
new_profile (SignetProtocol protocol, SignetOutcome outcome)
{
  gboolean is_clear = outcome == SIGNET_OUTCOME_UNENCRYPTED_ONLY;

  if (is_clear)
    return signet_profile_new (protocol, names->host, protocol == SIGNET_PROTOCOL_SMTP ? 587 : 143,
                               SIGNET_SECURITY_NONE);
  return signet_profile_new (protocol, names->host, protocol == SIGNET_PROTOCOL_SMTP ? 465 : 993,
                             SIGNET_SECURITY_TLS);
}

static gboolean
has_tls (SignetOutcome outcome)
{
  return outcome >= SIGNET_OUTCOME_UNTRUSTED && outcome != SIGNET_OUTCOME_UNENCRYPTED_ONLY;
}

static SignetAttempt *
new_attempt (SignetProtocol protocol, const PageStateResult *result)
{
  g_autoptr (SignetProfile) profile = new_profile (protocol, result->outcome);
  g_autoptr (SignetTlsInfo) tls = has_tls (result->outcome) ? new_tls (result->flaws) : NULL;
  gboolean is_in = result->outcome == SIGNET_OUTCOME_OK;

  return signet_attempt_new (&(SignetAttemptFacts){
      .profile = profile,
      .outcome = result->outcome,
      .detail = names->words,
      .tls = tls,
      .mechanism = is_in ? "SCRAM-SHA-256" : NULL,
      .login = is_in ? SIGNET_LOGIN_OK : SIGNET_LOGIN_NOT_TRIED,
      .user = is_in ? ADDRESS : NULL,
      .elapsed_ms = 5000,
  });
}

static void
report_attempt (SignetProtocolResult *protocol_result,
                SignetProtocol protocol,
                const PageStateResult *result)
{
  g_autoptr (SignetAttempt) attempt = new_attempt (protocol, result);

  signet_protocol_result_add_attempt (protocol_result, attempt);
  signet_protocol_result_choose (protocol_result,
                                 result->outcome == SIGNET_OUTCOME_OK ? attempt : NULL);
}

static void
report_result (SignetReport *report, SignetProtocol protocol, const PageStateResult *result)
{
  g_autoptr (SignetProtocolResult) protocol_result = signet_protocol_result_new (protocol);
  g_autoptr (SignetProfile) profile = new_profile (protocol, result->outcome);

  signet_protocol_result_set_source (protocol_result, "srv");
  signet_protocol_result_set_trying (protocol_result, profile);
  signet_report_add_result (report, protocol_result);
  if (result->outcome != 0)
    report_attempt (protocol_result, protocol, result);
}

static void
stop (GCancellable *cancellable, gpointer task)
{
  g_task_return_error_if_cancelled (task);
}

void
__wrap_signet_setup_async (const SignetSetupRequest *request,
                           SignetReport *report,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (report, cancellable, callback, user_data);

  report_result (report, SIGNET_PROTOCOL_IMAP, &page_case->incoming);
  report_result (report, SIGNET_PROTOCOL_SMTP, &page_case->outgoing);
  if (page_case->incoming.outcome != 0)
    g_task_return_boolean (task, TRUE);
  else
    g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (stop), g_object_ref (task),
                           (GClosureNotify)(void (*) (void))g_object_unref, 0);
}

gboolean
__wrap_signet_setup_finish (SignetReport *report, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
keep_account (SignetAccountStore *store)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, ADDRESS);
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (GError) error = NULL;

  kept = fixture_add (store, account, &error);
  g_assert_no_error (error);
}

static void
act (PageState *self, const char *actions)
{
  g_auto (GStrv) list = g_strsplit (actions != NULL ? actions : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!finder_activate (self->page, list[i]))
      g_error ("%s: no action %s", page_case->name, list[i]);
}

static gboolean
has_come_so_far (gpointer page)
{
  SignetEditor *editor = signet_account_page_get_editor (page);
  SignetEditorState state = signet_editor_get_state (editor);

  if (page_case->incoming.outcome == 0)
    return signet_status_get_result (signet_editor_get_outgoing (editor)) != NULL;
  return state != SIGNET_EDITOR_PROBING && state != SIGNET_EDITOR_SAVING;
}

static void
try_connection (PageState *self)
{
  SignetForm *form = signet_editor_get_form (signet_account_page_get_editor (self->page));
  g_autoptr (SignetSecret) password = signet_secret_new ("correct horse 9", -1);

  if (!page_case->is_kept)
    g_object_set (form, "address", ADDRESS, "incoming-server", names->host, NULL);
  signet_form_set_password (form, SIGNET_PROTOCOL_IMAP, password);
  act (self, "account.probe");
  wait_until (has_come_so_far, self->page);
}

static void
open_all (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_all (child);
}

void
page_state_open (PageState *self, const PageStateCase *new_case, const PageStateNames *new_names)
{
  static const char *const no_folders[] = { NULL };
  g_autoptr (SignetAccountStore) store = NULL;
  g_autoptr (SignetContext) context = NULL;

  page_case = new_case;
  names = new_names;
  self->folder = fixture_new_folder ();
  store = signet_account_store_new_for_folders (self->folder, no_folders);
  if (page_case->is_kept)
    keep_account (store);
  context = signet_context_new_for (store, g_network_monitor_get_default ());
  self->window = GTK_WINDOW (adw_window_new ());
  self->page = signet_account_page_new (context, page_case->is_kept ? FIXTURE_ID : NULL);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_widget_set_size_request (GTK_WIDGET (self->page), WIDTH, -1);
  gtk_window_set_default_size (self->window, WIDTH, HEIGHT);
  pictures_show (self->window);
  act (self, page_case->before);
  if (page_case->is_tried)
    try_connection (self);
  open_all (GTK_WIDGET (self->page));
  act (self, page_case->after);
}

void
page_state_close (PageState *self)
{
  g_object_ref (self->page);
  gtk_window_destroy (self->window);
  wait_until_gone (self->page);
  fixture_remove_folder (g_steal_pointer (&self->folder));
}
