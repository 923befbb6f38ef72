/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Dialogues written down as text.
 */
#include "dialogue-case.h"

#include "enum-types.h"

#include <string.h>

typedef struct
{
  const DialogueCase *row;
  SignetDialogue *dialogue;
  SignetChannel channel;
  SignetTlsInfo *tls;
  SignetSecret *password; /* nullable */
  GString *coming;        /* bytes of the server's that are not yet fed */
  gsize n_fed;
  gsize cut;  /* where the server's bytes are cut */
  gsize step; /* the most bytes that come at once */
  char *shown;
} Talk;

static void
talk_init (Talk *self, const DialogueCase *row, gsize cut, gsize step)
{
  *self = (Talk){ .row = row, .cut = cut, .step = step };
  self->dialogue = signet_dialogue_new (row->protocol, row->security);
  self->channel = (SignetChannel){ .id = 1, .host = "mail.example.org", .port = 143 };
  self->tls = signet_tls_info_new ();
  self->password = row->password != NULL ? signet_secret_new (row->password, -1) : NULL;
  self->coming = g_string_new (NULL);
}

static void
talk_clear (Talk *self)
{
  signet_dialogue_free (self->dialogue);
  signet_tls_info_unref (self->tls);
  g_clear_pointer (&self->password, signet_secret_unref);
  g_string_free (self->coming, TRUE);
  g_free (self->shown);
}

/* No text for people may hold the password, in whatever form it was sent or came back */
static void
check_clean (const Talk *self, const char *text)
{
  const char *password = self->row->password;
  g_autofree char *encoded = NULL;

  if (text == NULL || password == NULL || *password == '\0')
    return;
  encoded = g_base64_encode ((const guchar *)password, strlen (password));
  g_assert_null (strstr (text, password));
  g_assert_null (strstr (text, encoded));
}

static void
feed (Talk *self)
{
  gsize done = 0;

  while (done < self->coming->len)
    {
      gsize left = self->coming->len - done;
      gsize n = MIN (left, self->step);

      if (self->n_fed < self->cut && self->n_fed + n > self->cut)
        n = self->cut - self->n_fed;
      signet_dialogue_feed (self->dialogue, self->coming->str + done, n);
      done += n;
      self->n_fed += n;
    }
  g_string_truncate (self->coming, 0);
  check_clean (self, signet_dialogue_get_detail (self->dialogue));
}

static void
check_step (const Talk *self, SignetStep step)
{
  g_assert_cmpint (signet_dialogue_get_step (self->dialogue), ==, step);
}

static void
hear (Talk *self, const char *words, gboolean is_whole)
{
  gsize length;
  const char *bytes = signet_dialogue_peek_output (self->dialogue, &length);
  g_autofree char *line = g_strndup (bytes, length);
  const char *shown = signet_dialogue_describe_output (self->dialogue);

  check_step (self, SIGNET_STEP_WRITE);
  check_clean (self, shown);
  g_assert_true (g_str_has_suffix (line, "\r\n"));
  line[length - 2] = '\0';
  if (is_whole)
    g_assert_cmpstr (line, ==, words);
  else
    g_assert_true (g_str_has_prefix (line, words));
  if (self->shown != NULL)
    g_assert_cmpstr (shown, ==, self->shown);
  g_clear_pointer (&self->shown, g_free);
  signet_dialogue_wrote (self->dialogue, length);
}

static void
start_tls (Talk *self)
{
  check_step (self, SIGNET_STEP_START_TLS);
  self->channel.id++;
  self->channel.tls = self->tls;
  signet_dialogue_tls_started (self->dialogue, SIGNET_BINDING_NONE, NULL, 0);
}

static void
log_in (Talk *self, const char *user)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetCredentials) credentials = signet_credentials_new (user, NULL, self->password);
  SignetOutcome reason;

  signet_dialogue_login (self->dialogue,
                         signet_policy_issue_permit (policy, &self->channel, &reason),
                         self->channel.id, credentials, 0);
}

static void
check_auth (const Talk *self, const char *words)
{
  g_autofree char *auth = g_strjoinv (" ", (GStrv)signet_dialogue_get_auth (self->dialogue));

  g_assert_cmpstr (auth, ==, words);
}

static gboolean
check_fact (const Talk *self, const char *word, const char *rest)
{
  SignetDialogue *dialogue = self->dialogue;

  if (g_str_equal (word, "OUTCOME"))
    g_assert_cmpstr (signet_nick (SIGNET_TYPE_OUTCOME, signet_dialogue_get_outcome (dialogue)), ==,
                     rest);
  else if (g_str_equal (word, "DETAIL"))
    g_assert_cmpstr (signet_dialogue_get_detail (dialogue), ==, *rest != '\0' ? rest : NULL);
  else if (g_str_equal (word, "AUTH"))
    check_auth (self, rest);
  else if (g_str_equal (word, "MECHANISM"))
    g_assert_cmpstr (signet_dialogue_get_mechanism (dialogue), ==, rest);
  else
    return FALSE;
  return TRUE;
}

static gboolean
check_place (const Talk *self, const char *word)
{
  static const char *const steps[] = {
    [SIGNET_STEP_READ] = "READ",           [SIGNET_STEP_WRITE] = "WRITE",
    [SIGNET_STEP_START_TLS] = "START-TLS", [SIGNET_STEP_NO_STARTTLS] = "NO-STARTTLS",
    [SIGNET_STEP_READY] = "READY",         [SIGNET_STEP_ANSWERED] = "ANSWERED",
    [SIGNET_STEP_DONE] = "DONE",
  };

  if (!g_strv_contains (steps, word))
    return FALSE;
  g_assert_cmpstr (steps[signet_dialogue_get_step (self->dialogue)], ==, word);
  return TRUE;
}

static void
do_event (Talk *self, const char *word, const char *rest)
{
  if (g_str_equal (word, "C:") || g_str_equal (word, "C~"))
    hear (self, rest, word[1] == ':');
  else if (g_str_equal (word, "T:"))
    self->shown = g_strdup (rest);
  else if (g_str_equal (word, "TLS"))
    start_tls (self);
  else if (g_str_equal (word, "CLEAR"))
    signet_dialogue_go_on_in_clear (self->dialogue);
  else if (g_str_equal (word, "LOGIN"))
    log_in (self, rest);
  else if (g_str_equal (word, "QUIT"))
    signet_dialogue_quit (self->dialogue);
  else if (g_str_equal (word, "EOF"))
    signet_dialogue_feed_eof (self->dialogue);
  else if (!check_place (self, word) && !check_fact (self, word, rest))
    g_error ("%s: no such event: %s", self->row->name, word);
}

static void
play_event (Talk *self, const char *event)
{
  g_auto (GStrv) parts = g_strsplit (event, " ", 2);
  const char *rest = parts[1] != NULL ? parts[1] : "";

  if (g_str_equal (parts[0], "S:"))
    g_string_append_printf (self->coming, "%s\r\n", rest);
  else if (g_str_equal (parts[0], "S,"))
    g_string_append (self->coming, rest);
  else
    {
      feed (self);
      do_event (self, parts[0], rest);
    }
}

/* Plays the first @n_events; returns how many bytes the server sent */
static gsize
play (Talk *self, guint n_events)
{
  g_auto (GStrv) events = g_strsplit (self->row->text, "\n", 0);

  for (guint i = 0; i < n_events && events[i] != NULL; i++)
    play_event (self, events[i]);
  feed (self);
  return self->n_fed;
}

static gsize
play_all (const DialogueCase *row, gsize cut, gsize step)
{
  Talk self;
  gsize n_bytes;

  talk_init (&self, row, cut, step);
  n_bytes = play (&self, G_MAXUINT);
  talk_clear (&self);
  return n_bytes;
}

static void
check_nothing_to_send (const Talk *self)
{
  gsize length;

  signet_dialogue_peek_output (self->dialogue, &length);
  g_assert_cmpuint (length, ==, 0);
  check_step (self, SIGNET_STEP_DONE);
}

/* A refusal may be clear before its end has come */
static gboolean
is_refusal (SignetOutcome outcome)
{
  return outcome > SIGNET_OUTCOME_UNENCRYPTED_ONLY && outcome < SIGNET_OUTCOME_OK;
}

/* Whoever hangs up in the middle gets nothing more, and how it ended is not made up */
static void
hang_up_after (const DialogueCase *row, guint n_events)
{
  Talk self;
  SignetStep step;
  SignetOutcome outcome;

  talk_init (&self, row, 0, G_MAXSIZE);
  play (&self, n_events);
  step = signet_dialogue_get_step (self.dialogue);
  outcome = signet_dialogue_get_outcome (self.dialogue);
  signet_dialogue_feed_eof (self.dialogue);
  check_nothing_to_send (&self);
  if (step == SIGNET_STEP_ANSWERED || step == SIGNET_STEP_DONE)
    g_assert_cmpint (signet_dialogue_get_outcome (self.dialogue), ==, outcome);
  else if (step != SIGNET_STEP_WRITE && !is_refusal (signet_dialogue_get_outcome (self.dialogue)))
    g_assert_cmpint (signet_dialogue_get_outcome (self.dialogue), ==, SIGNET_OUTCOME_CLOSED);
  talk_clear (&self);
}

/* The goodbye, and nothing else */
static void
check_goodbye (const Talk *self, const char *bytes, gsize length)
{
  g_autofree char *line = g_strndup (bytes, length);
  const char *word = self->row->protocol == SIGNET_PROTOCOL_IMAP ? "LOGOUT\r\n" : "QUIT\r\n";

  g_assert_true (g_str_has_suffix (line, word));
  g_assert_cmpuint (strcspn (line, "\n"), ==, length - 1);
  g_assert_cmpuint (length, <, 20);
}

static void
quit_after (const DialogueCase *row, guint n_events)
{
  Talk self;
  SignetOutcome outcome;
  const char *bytes;
  gsize length;

  talk_init (&self, row, 0, G_MAXSIZE);
  play (&self, n_events);
  outcome = signet_dialogue_get_outcome (self.dialogue);
  signet_dialogue_quit (self.dialogue);
  bytes = signet_dialogue_peek_output (self.dialogue, &length);
  if (length > 0)
    {
      check_goodbye (&self, bytes, length);
      signet_dialogue_wrote (self.dialogue, length);
    }
  check_nothing_to_send (&self);
  g_assert_cmpint (signet_dialogue_get_outcome (self.dialogue), ==, outcome);
  talk_clear (&self);
}

static void
test_talk (gconstpointer data)
{
  const DialogueCase *row = data;
  g_auto (GStrv) events = g_strsplit (row->text, "\n", 0);
  gsize n_bytes = play_all (row, 0, G_MAXSIZE);

  play_all (row, 0, 1);
  for (gsize cut = 1; cut < n_bytes; cut++)
    play_all (row, cut, G_MAXSIZE);
  for (guint i = 0; i <= g_strv_length (events); i++)
    {
      hang_up_after (row, i);
      quit_after (row, i);
    }
}

void
dialogue_case_add_tests (const char *prefix, const DialogueCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_talk);
    }
}
