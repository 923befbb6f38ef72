/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every state of the account page, at 360 pixels and in the language of "pseudo": whatever is read
 * or heard went through a translator, and has room. With the variable TEXT_PERCENT the text is
 * larger, and with PICTURES each state is drawn into that folder. By hand:
 *
 *   tests/ui/pseudo tests/ui/display BUILD/tests/ui/test-looks
 */
#include "account-page-private.h"
#include "help.h"
#include "init.h"
#include "enum-types.h"
#include "pictures.h"
#include "stage.h"
#include "words.h"

#include <libintl.h>
#include <string.h>

#define ALL_FLAWS                                                                                  \
  (SIGNET_FLAW_EXPIRED | SIGNET_FLAW_WRONG_HOST | SIGNET_FLAW_SELF_SIGNED                          \
   | SIGNET_FLAW_UNKNOWN_AUTHORITY)

#define GOOD                                                                                       \
  {                                                                                                \
    SIGNET_OUTCOME_OK, 0                                                                           \
  }
#define UNTRUSTED(flaws)                                                                           \
  {                                                                                                \
    SIGNET_OUTCOME_UNTRUSTED, flaws                                                                \
  }
#define BAD(outcome)                                                                               \
  {                                                                                                \
    SIGNET_OUTCOME_##outcome, 0                                                                    \
  }

enum
{
  WORDS = 10000,
  DPI = 96 * 1024,
};

typedef enum
{
  USUAL,
  LONG,
} Length;

static gboolean is_pseudo;

static const StagePlay plays[] = {
  { .name = "typing" },
  { .name = "probing", .is_long = TRUE, .is_tried = TRUE },
  { .name = "found", .is_long = TRUE, .is_tried = TRUE, .incoming = GOOD, .outgoing = GOOD },
  {
      .name = "certificate",
      .is_tried = TRUE,
      .incoming = GOOD,
      .outgoing = GOOD,
      .after = "account.certificate",
  },
  {
      .name = "untrusted-dialog",
      .is_long = TRUE,
      .is_tried = TRUE,
      .incoming = UNTRUSTED (ALL_FLAWS),
      .outgoing = UNTRUSTED (ALL_FLAWS),
      .after = "account.certificate",
  },
  {
      .name = "revoked-dialog",
      .is_tried = TRUE,
      .incoming = UNTRUSTED (SIGNET_FLAW_REVOKED),
      .outgoing = UNTRUSTED (SIGNET_FLAW_REVOKED),
      .after = "account.certificate",
  },
  {
      .name = "plaintext-question",
      .is_long = TRUE,
      .is_tried = TRUE,
      .before = "account.require-ssl",
      .incoming = BAD (UNENCRYPTED_ONLY),
      .outgoing = BAD (UNENCRYPTED_ONLY),
  },
  { .name = "partly", .is_tried = TRUE, .incoming = GOOD, .outgoing = BAD (TIMEOUT) },
  { .name = "kept", .is_kept = TRUE },
  { .name = "changed", .is_kept = TRUE, .after = "account.imap-security-starttls" },
  {
      .name = "overrides",
      .after = "account.imap-security-none account.smtp-security-tls",
  },
  {
      .name = "lost-encryption",
      .is_kept = TRUE,
      .is_tried = TRUE,
      .incoming = BAD (UNENCRYPTED_ONLY),
      .outgoing = GOOD,
  },
  {
      .name = "old-settings",
      .is_kept = TRUE,
      .is_tried = TRUE,
      .before = "account.imap-security-starttls",
      .incoming = BAD (REFUSED),
      .outgoing = GOOD,
  },
};

typedef void (*Search) (GtkWidget *root, GPtrArray *found);

static void
assert_none (GtkWidget *window, const char *name, const char *what, Search search)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  search (window, found);
  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s: %s: %s", name, what, (const char *)g_ptr_array_index (found, i));
  if (found->len > 0)
    g_test_fail ();
}

/* What comes from outside may be cut where it is too long. */
static void
look_at (GtkWidget *window, const char *name, Length length)
{
  assert_none (window, name, "outside", words_find_outside);
  if (length == USUAL)
    assert_none (window, name, "cut", words_find_cut);
  if (is_pseudo && length == USUAL)
    assert_none (window, name, "not translated", words_find_unmarked);
}

static void
draw (GtkWidget *window, const char *name)
{
  GtkWidget *content = ADW_IS_MESSAGE_DIALOG (window)
                           ? window
                           : adw_window_get_content (ADW_WINDOW (window));
  g_autofree char *path = NULL;

  if (g_getenv ("PICTURES") != NULL)
    path = pictures_save (content, name);
}

static void
look_at_all (const char *name, Length length)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *numbered = g_strdup_printf ("%s-%u", name, i);

      look_at (window, name, length);
      draw (window, numbered);
    }
}

static void
test_play (gconstpointer data)
{
  const StageNames names = { "imap.example.org", "mail.example.org" };
  Stage stage;

  stage_open (&stage, data, &names);
  look_at_all (((const StagePlay *)data)->name, USUAL);
  stage_close (&stage);
}

static char *
nick_of (SignetOutcome outcome)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_OUTCOME);

  return g_strdup (g_enum_get_value (klass, (int)outcome)->value_nick);
}

/* However it goes wrong */
static void
test_outcome (gconstpointer data)
{
  const StageNames names = { "imap.example.org", "mail.example.org" };
  SignetOutcome outcome = (SignetOutcome)GPOINTER_TO_UINT (data);
  g_autofree char *nick = nick_of (outcome);
  StagePlay play = { .name = nick, .is_tried = TRUE };
  Stage stage;

  play.incoming.outcome = outcome;
  play.outgoing.outcome = outcome;
  if (outcome == SIGNET_OUTCOME_UNTRUSTED)
    play.incoming.flaws = play.outgoing.flaws = ALL_FLAWS;
  stage_open (&stage, &play, &names);
  look_at_all (nick, USUAL);
  stage_close (&stage);
}

/* What servers are called and say has no limit that we could rely on. */
static void
test_long (gconstpointer data)
{
  g_autofree char *label = g_strnfill (63, 'm');
  g_autofree char *host = g_strdup_printf ("%s.%s.%s.example.org", label, label, label);
  g_autofree char *words = g_strnfill (WORDS, 'w');
  g_autofree char *name = g_strdup_printf ("long-%s", ((const StagePlay *)data)->name);
  const StageNames names = { host, words };
  Stage stage;

  stage_open (&stage, data, &names);
  look_at_all (name, LONG);
  stage_close (&stage);
}

static void
add_test (const char *group, const char *name, gconstpointer data, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/looks/%s/%s", group, name);

  g_test_add_data_func (path, data, function);
}

static void
add_outcomes (void)
{
  for (guint i = SIGNET_OUTCOME_SUPERSEDED + 1; i < SIGNET_OUTCOME_OK; i++)
    {
      g_autofree char *nick = nick_of ((SignetOutcome)i);

      add_test ("outcomes", nick, GUINT_TO_POINTER (i), test_outcome);
    }
}

static void
use_pseudo (void)
{
  const char *folder = g_getenv ("PSEUDO_LOCALE_DIR");

  is_pseudo = folder != NULL;
  if (is_pseudo)
    bindtextdomain ("signet", folder);
}

static void
enlarge_text (void)
{
  const char *percent = g_getenv ("TEXT_PERCENT");

  if (percent != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI / 100 * atoi (percent), NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  use_pseudo ();
  enlarge_text ();
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      add_test ("states", plays[i].name, &plays[i], test_play);
      if (plays[i].is_long)
        add_test ("long", plays[i].name, &plays[i], test_long);
    }
  add_outcomes ();
  return g_test_run ();
}
