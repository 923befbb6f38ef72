/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays the table of an edit to its state.
 */
#include "edit-play.h"

#include "edit-enum-types.h"
#include "edit-view.h"
#include "enum-types.h"
#include "fake-results.h"

#include <string.h>

typedef struct
{
  SignetEditState *state;
  SignetAccount *account; /* as it is kept, or would be */
  guint run;              /* the last one */
  guint saving;           /* the last one that kept something */
  SignetPlaintext plaintext;
} Play;

static SignetServerSettings *
server_new (SignetProtocol protocol)
{
  SignetServerSettings *server = signet_server_settings_new ();
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, "mail.example.org", signet_standard_port (protocol, SIGNET_SECURITY_TLS),
      SIGNET_SECURITY_TLS);

  signet_server_settings_set_profile (server, profile);
  server->checked = TRUE;
  server->outcome = SIGNET_OUTCOME_OK;
  server->login = SIGNET_LOGIN_OK;
  return server;
}

static void
open_kept (Play *self, gboolean is_lax)
{
  static const SignetProtocol protocols[] = { SIGNET_PROTOCOL_IMAP, SIGNET_PROTOCOL_SMTP };

  signet_account_set_require_ssl (self->account, !is_lax);
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      g_autoptr (SignetServerSettings) server = server_new (protocols[i]);

      signet_account_set_server (self->account, protocols[i], server);
    }
  fake_handle (self->state,
               &(SignetEditEvent){ .type = SIGNET_EDIT_SHOW, .account = self->account });
}

static SignetProtocolResult *
result_of (SignetProtocol protocol, SignetOutcome outcome)
{
  if (outcome == SIGNET_OUTCOME_UNENCRYPTED_ONLY)
    return fake_plain (protocol, "mail.example.org", SIGNET_SECURITY_NONE, outcome);
  if (outcome < SIGNET_OUTCOME_UNTRUSTED || outcome == SIGNET_OUTCOME_FOREIGN_SERVER)
    return fake_plain (protocol, "mail.example.org", SIGNET_SECURITY_TLS, outcome);
  return fake_encrypted (protocol, "mail.example.org", outcome,
                         outcome == SIGNET_OUTCOME_UNTRUSTED ? SIGNET_FLAW_EXPIRED : 0, 30);
}

static gboolean
type_text (SignetFormValues *values, const char *name, const char *value)
{
  static const char *const texts[SIGNET_FORM_N_TEXTS] = {
    "address",       "incoming-server", "outgoing-server",    "user",
    "outgoing-user", "ca-file",         "client-certificate",
  };

  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    if (g_str_equal (texts[i], name))
      {
        signet_form_values_set_text (values, (SignetFormText)i, value);
        return TRUE;
      }
  return FALSE;
}

static gboolean
type_other (SignetFormValues *values, const char *name, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 2);
  int incoming, protocol, security;

  if (g_str_equal (name, "password"))
    values->password = signet_secret_new (value, -1);
  else if (g_str_equal (name, "require-ssl"))
    values->require_ssl = g_str_equal (value, "on");
  else if (g_str_equal (name, "incoming-type")
           && signet_from_nick (SIGNET_TYPE_INCOMING, value, &incoming))
    values->incoming = (SignetIncoming)incoming;
  else if (g_strcmp0 (parts[1], "security") == 0
           && signet_from_nick (SIGNET_TYPE_PROTOCOL, parts[0], &protocol)
           && signet_from_nick (SIGNET_TYPE_SECURITY, value, &security))
    values->security[protocol] = (SignetSecurity)security;
  else
    return FALSE;
  return TRUE;
}

static GPtrArray *
take (Play *self, SignetEditEvent *event)
{
  return signet_edit_state_handle (self->state, event);
}

static GPtrArray *
type (Play *self, const char *name, const char *value)
{
  SignetFormValues values;
  SignetEditEvent event = { .type = SIGNET_EDIT_TYPED, .values = &values };
  GPtrArray *effects = NULL;

  signet_form_values_copy (&values, &self->state->typed);
  if (type_text (&values, name, value) || type_other (&values, name, value))
    effects = take (self, &event);
  signet_form_values_clear (&values);
  return effects;
}

static GPtrArray *
end_probe (Play *self, const char *what)
{
  gboolean has_passwords = !g_str_equal (what, "unprobed");
  g_autoptr (SignetPolicy) policy = signet_policy_new (self->plaintext, SIGNET_TLS_1_2);
  g_autoptr (SignetSecret) password = has_passwords ? signet_secret_new ("x", -1) : NULL;
  SignetSecret *passwords[SIGNET_N_PROTOCOLS] = { password, password, password };

  return take (self, &(SignetEditEvent){ .type = SIGNET_EDIT_PROBED,
                                         .run = self->run,
                                         .is_domain_missing = g_str_equal (what, "probed-nowhere"),
                                         .policy = policy,
                                         .passwords = passwords });
}

static GPtrArray *
end_saving (Play *self, gboolean is_kept, const GError *error)
{
  SignetEditSaveOutput saved = { .account = is_kept ? self->account : NULL };

  if (!is_kept && self->state->account == NULL && self->state->draft != NULL)
    saved.unsaved_id = (char *)signet_account_get_id (self->state->draft);
  return take (
      self, &(SignetEditEvent){
                .type = SIGNET_EDIT_SAVED, .run = self->saving, .saved = &saved, .error = error });
}

static GPtrArray *
change_elsewhere (Play *self, const char *what)
{
  g_autoptr (SignetServerSettings) pop3 = server_new (SIGNET_PROTOCOL_POP3);

  if (g_str_equal (what, "strict-elsewhere"))
    signet_account_set_require_ssl (self->account, TRUE);
  else if (g_str_equal (what, "pop3-elsewhere"))
    {
      signet_account_set_incoming (self->account, SIGNET_INCOMING_POP3, SIGNET_INCOMING_IMAP);
      signet_account_set_server (self->account, SIGNET_PROTOCOL_IMAP, NULL);
      signet_account_set_server (self->account, SIGNET_PROTOCOL_POP3, pop3);
    }
  else
    signet_account_set_server (self->account, SIGNET_PROTOCOL_SMTP, NULL);
  return take (
      self, &(SignetEditEvent){ .type = SIGNET_EDIT_CHANGED_ELSEWHERE, .account = self->account });
}

static GPtrArray *
trust (Play *self)
{
  SignetProtocolResult *result = signet_edit_state_get_result (self->state, SIGNET_EDIT_INCOMING);

  return take (self, &(SignetEditEvent){ .type = SIGNET_EDIT_TRUST,
                                         .attempt = signet_protocol_result_get_headline (result) });
}

/* There is an account with the address already. */
static GPtrArray *
meet (Play *self, SignetEditEventType type)
{
  g_autoptr (SignetAccount) existing = signet_account_new (NULL, "ada@example.org");

  return take (self, &(SignetEditEvent){ .type = type, .account = existing });
}

static GPtrArray *
want (Play *self, const char *what)
{
  static const struct
  {
    const char *word;
    SignetEditEvent event;
  } words[] = {
    { "probe", { .type = SIGNET_EDIT_PROBE } },
    { "stop", { .type = SIGNET_EDIT_STOP } },
    { "save", { .type = SIGNET_EDIT_SAVE } },
    { "save-unchecked", { .type = SIGNET_EDIT_SAVE_UNCHECKED } },
    { "save-incoming", { .type = SIGNET_EDIT_SAVE_INCOMING } },
    { "retry-outgoing", { .type = SIGNET_EDIT_RETRY_OUTGOING } },
    { "keep-old", { .type = SIGNET_EDIT_KEEP_OLD } },
    { "change-password", { .type = SIGNET_EDIT_CHANGE_PASSWORD } },
    { "keep-password", { .type = SIGNET_EDIT_KEEP_PASSWORD } },
    { "discard", { .type = SIGNET_EDIT_SHOW } },
    { "remove", { .type = SIGNET_EDIT_REMOVE } },
    { "close", { .type = SIGNET_EDIT_CLOSE } },
    { "yes", { .type = SIGNET_EDIT_ANSWER, .answer = SIGNET_ANSWER_YES } },
    { "no", { .type = SIGNET_EDIT_ANSWER, .answer = SIGNET_ANSWER_NO } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, what))
      return signet_edit_state_handle (self->state, &words[i].event);
  g_error ("no such event: %s", what);
}

/* What comes of something that was to be done */
static GPtrArray *
end (Play *self, const char *what)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Full.");

  if (g_str_equal (what, "probed") || g_str_equal (what, "unprobed")
      || g_str_equal (what, "probed-nowhere"))
    return end_probe (self, what);
  if (g_str_equal (what, "probe-failed"))
    return take (self, &(SignetEditEvent){ .type = SIGNET_EDIT_PROBE_FAILED,
                                           .run = self->run,
                                           .field = SIGNET_FIELD_ADVANCED,
                                           .error = error });
  if (g_str_equal (what, "saved") || g_str_equal (what, "late-saved"))
    return end_saving (self, TRUE, NULL);
  if (g_str_equal (what, "save-failed"))
    return end_saving (self, FALSE, error);
  if (g_str_equal (what, "tightened") || g_str_equal (what, "tighten-failed"))
    return take (self,
                 &(SignetEditEvent){ .type = SIGNET_EDIT_TIGHTENED,
                                     .error = g_str_equal (what, "tightened") ? NULL : error });
  if (g_str_equal (what, "removed"))
    return take (self, &(SignetEditEvent){ .type = SIGNET_EDIT_REMOVED, .account = self->account });
  if (g_str_has_suffix (what, "-elsewhere"))
    return change_elsewhere (self, what);
  if (g_str_equal (what, "probe-existing") || g_str_equal (what, "add-again"))
    return meet (self, g_str_equal (what, "add-again") ? SIGNET_EDIT_ADD_AGAIN : SIGNET_EDIT_PROBE);
  return g_str_equal (what, "trust") ? trust (self) : want (self, what);
}

static GPtrArray *
happen (Play *self, const char *what)
{
  g_auto (GStrv) words = g_strsplit (what, " ", 2);
  g_autoptr (SignetProtocolResult) result = NULL;
  GPtrArray *effects;
  int protocol, outcome;

  if (words[1] == NULL)
    effects = end (self, what);
  else if (signet_from_nick (SIGNET_TYPE_PROTOCOL, words[0], &protocol)
           && signet_from_nick (SIGNET_TYPE_OUTCOME, words[1], &outcome))
    {
      result = result_of ((SignetProtocol)protocol, (SignetOutcome)outcome);
      effects = take (self, &(SignetEditEvent){
                                .type = SIGNET_EDIT_RESULT, .run = self->run, .result = result });
    }
  else
    effects = type (self, words[0], words[1]);
  if (effects == NULL)
    g_error ("no such event: %s", what);
  if (self->state->run != 0)
    self->run = self->state->run;
  if (self->state->phase == SIGNET_EDITOR_SAVING)
    self->saving = self->state->run;
  return effects;
}

static void
say_probe (GString *words, const SignetEditProbeInput *input)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (input->rechecks[i] != SIGNET_RECHECK_SKIP)
      g_string_append_printf (words, " %s%s%s", signet_nick (SIGNET_TYPE_PROTOCOL, i),
                              input->rechecks[i] == SIGNET_RECHECK_STORED_PROFILE ? "!" : "",
                              input->looks_up[i] ? "?" : "");
}

static gboolean
is_left_out (const SignetEditSaveInput *input, SignetProtocol protocol)
{
  return input->base != NULL && signet_account_get_server (input->wanted, protocol) != NULL
         && signet_account_get_server (input->to_save, protocol) == NULL;
}

static void
say_save (GString *words, const SignetEditSaveInput *input)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (input->passwords[i] != NULL)
      g_string_append_printf (words, " %s", signet_nick (SIGNET_TYPE_PROTOCOL, i));
    else if (is_left_out (input, (SignetProtocol)i))
      g_string_append_printf (words, " -%s", signet_nick (SIGNET_TYPE_PROTOCOL, i));
}

static char *
say_effects (GPtrArray *effects)
{
  static const char *const names[] = {
    [SIGNET_EDIT_DO_CANCEL] = "cancel",
    [SIGNET_EDIT_DO_PROBE] = "probe",
    [SIGNET_EDIT_DO_SAVE] = "save",
    [SIGNET_EDIT_DO_NOTE] = "note",
    [SIGNET_EDIT_DO_TIGHTEN] = "tighten",
    [SIGNET_EDIT_DO_REMOVE] = "remove",
    [SIGNET_EDIT_DO_CLEAR] = "clear",
    [SIGNET_EDIT_DO_TELL_SHOWN] = "shown",
    [SIGNET_EDIT_DO_FOCUS] = "focus",
    [SIGNET_EDIT_DO_TELL_ADDED] = "added",
    [SIGNET_EDIT_DO_TELL_REMOVED] = "removed",
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < effects->len; i++)
    {
      const SignetEditEffect *effect = g_ptr_array_index (effects, i);

      g_string_append_printf (words, "%s%s", i == 0 ? "" : ", ", names[effect->type]);
      if (effect->type == SIGNET_EDIT_DO_PROBE)
        say_probe (words, effect->probe);
      if (effect->type == SIGNET_EDIT_DO_SAVE)
        say_save (words, effect->save);
      if (effect->type == SIGNET_EDIT_DO_FOCUS)
        g_string_append_printf (words, " %s", signet_nick (SIGNET_TYPE_FIELD, effect->field));
    }
  return g_string_free (words, FALSE);
}

static const char *
say_row (const SignetEditRow *row)
{
  if (row->said != NULL)
    return "said";
  if (row->is_stopped)
    return "stopped";
  if (row->results != NULL)
    return "result";
  return row->is_kept ? "kept" : "nothing";
}

static char *
say_view (const SignetEditState *state)
{
  static const char *const leave_words[] = {
    [SIGNET_LEAVE_FREELY] = "",
    [SIGNET_LEAVE_CHANGED] = ", must-ask",
    [SIGNET_LEAVE_PASSWORD] = ", must-ask-password",
    [SIGNET_LEAVE_NEW] = ", must-ask-new",
  };
  g_autoptr (SignetEditView) view = signet_edit_state_view (state);
  GString *words = g_string_new (signet_nick (SIGNET_TYPE_EDITOR_STATE, view->phase));

  if (view->question != NULL)
    g_string_append_printf (words, ", asks %s",
                            signet_nick (SIGNET_TYPE_QUESTION_KIND, view->question->kind));
  g_string_append (words, leave_words[view->leave]);
  if (view->added.title != NULL)
    g_string_append (words, ", added");
  if (view->account != NULL && view->is_password_open)
    g_string_append (words, ", password");
  if (state->draft != NULL && signet_account_get_pins (state->draft)->len > 0)
    g_string_append_printf (words, ", pins %u", signet_account_get_pins (state->draft)->len);
  if (view->changes_note != NULL)
    g_string_append (words, ", changes");
  if (view->notice != NULL)
    g_string_append (words, ", says");
  for (int i = 0; view->notice != NULL && i < SIGNET_NOTICE_BUTTONS; i++)
    if (view->notice->buttons[i].action != NULL)
      g_string_append_printf (words, " %s", view->notice->buttons[i].action + strlen ("account."));
  g_string_append_printf (words, "; %s %s", say_row (&view->rows[SIGNET_EDIT_INCOMING]),
                          say_row (&view->rows[SIGNET_EDIT_OUTGOING]));
  return g_string_free (words, FALSE);
}

static void
test_edit (gconstpointer data)
{
  const EditCase *row = data;
  g_autoptr (SignetEditState) state = signet_edit_state_new ();
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");
  Play play = {
    .state = state,
    .account = account,
    /* What was encrypted stays so. */
    .plaintext = row->is_kept ? SIGNET_PLAINTEXT_FORBIDDEN : SIGNET_PLAINTEXT_UNCONFIRMED,
  };

  fake_handle (state, &(SignetEditEvent){ .type = SIGNET_EDIT_SETTINGS,
                                          .admin_limit = SIGNET_PLAINTEXT_CONFIRMED,
                                          .require_ssl = TRUE });
  if (row->is_kept)
    open_kept (&play, row->is_lax);
  for (guint i = 0; i < EDIT_MAX_STEPS && row->steps[i].what != NULL; i++)
    {
      g_autoptr (GPtrArray) done = happen (&play, row->steps[i].what);
      g_autofree char *effects = say_effects (done);
      g_autofree char *view = say_view (state);

      g_test_message ("%s -> %s -> %s", row->steps[i].what, effects, view);
      g_assert_cmpstr (effects, ==, row->steps[i].effects);
      g_assert_cmpstr (view, ==, row->steps[i].view);
    }
}

void
edit_add_tests (const char *prefix, const EditCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_edit);
    }
}
