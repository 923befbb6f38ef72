/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The help: every page is there, is read by everybody, and its window is a good guest.
 */
#include "finder.h"
#include "help-pages.h"
#include "help.h"
#include "init.h"
#include "pictures.h"
#include "waiting.h"

static const struct
{
  const char *nick;
  const char *title;
} pages[] = {
  { "connect", "Why can’t it connect?" },
  { "require-ssl", "What does Require SSL do?" },
  { "app-password", "What is an app password?" },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const SignetHelpPage *page = signet_help_page_find (pages[i].nick);

      g_assert_nonnull (page);
      g_assert_cmpstr (page->title, ==, pages[i].title);
      g_assert_nonnull (page->parts[0].heading);
    }
  g_assert_null (signet_help_page_find ("else"));
}

static void
assert_plain (const char *text, guint most)
{
  static const char *const not_plain[] = { "IMAP",     "POP3", "SMTP", "STARTTLS", "port ",
                                           "protocol", "http", "<",    "  " };

  for (guint i = 0; i < G_N_ELEMENTS (not_plain); i++)
    if (strstr (text, not_plain[i]) != NULL)
      g_error ("“%s” is in “%s”", not_plain[i], text);
  g_assert_cmpuint (strlen (text), >, 8);
  g_assert_cmpuint (strlen (text), <, most);
}

/* Short, without terms of art and without links */
static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const SignetHelpPage *page = signet_help_page_find (pages[i].nick);

      for (guint j = 0; j < SIGNET_HELP_PARTS && page->parts[j].heading != NULL; j++)
        {
          assert_plain (page->parts[j].heading, 50);
          assert_plain (page->parts[j].text, 270);
        }
    }
}

typedef struct
{
  GtkWindow *window;
  GtkWidget *near;
} Guest;

static void
guest_open (Guest *guest)
{
  guest->near = gtk_button_new_with_label ("Help");
  guest->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (guest->window), guest->near);
  gtk_window_set_default_size (guest->window, 360, 600);
  pictures_show (guest->window);
}

static GtkWindow *
find_help (Guest *guest)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != guest->window)
        return window;
    }
  return NULL;
}

static gboolean
is_closed (gpointer guest)
{
  return find_help (guest) == NULL;
}

static GtkWindow *
present (Guest *guest, const char *nick)
{
  GtkWindow *help;

  signet_help_present (guest->near, nick);
  help = find_help (guest);
  g_assert_nonnull (help);
  pictures_show (help);
  return help;
}

static void
assert_label (GtkWindow *help, const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = finder_label (help, text);

  if (label == NULL)
    g_error ("“%s” is not shown", text);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), role);
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (label)));
}

static void
assert_shown (GtkWindow *help, const SignetHelpPage *page)
{
  g_assert_cmpstr (gtk_window_get_title (help), ==, page->title);
  assert_label (help, page->title, GTK_ACCESSIBLE_ROLE_HEADING);
  for (guint i = 0; i < SIGNET_HELP_PARTS && page->parts[i].heading != NULL; i++)
    {
      assert_label (help, page->parts[i].heading, GTK_ACCESSIBLE_ROLE_HEADING);
      assert_label (help, page->parts[i].text, GTK_ACCESSIBLE_ROLE_LABEL);
    }
}

static void
test_present (void)
{
  Guest guest;

  guest_open (&guest);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWindow *help = present (&guest, pages[i].nick);

      assert_shown (help, signet_help_page_find (pages[i].nick));
      g_assert_true (gtk_window_get_transient_for (help) == guest.window);
      g_assert_true (gtk_window_get_modal (help));
      gtk_window_close (help);
      wait_until (is_closed, &guest);
    }
  gtk_window_destroy (guest.window);
}

/* Wide text, and a window as narrow as the page's */
static void
test_narrow (void)
{
  Guest guest;
  GtkWindow *help;
  int minimum;

  guest_open (&guest);
  help = present (&guest, "connect");
  gtk_widget_measure (GTK_WIDGET (help), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (guest.window);
  wait_until (is_closed, &guest);
}

/* The shortcut is looked up and its action done: what a key press does */
static void
press_escape (GtkWindow *help)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (help));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; G_IS_LIST_MODEL (shortcuts) && j < g_list_model_get_n_items (shortcuts);
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          g_autofree char *key = gtk_shortcut_trigger_to_string (
              gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (key, "Escape"))
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (help), NULL);
              return;
            }
        }
    }
  g_error ("Escape does nothing");
}

/* Nothing is left of it. */
static void
test_escape (void)
{
  Guest guest;
  GtkWindow *help;

  guest_open (&guest);
  help = g_object_ref (present (&guest, "require-ssl"));
  press_escape (help);
  wait_until (is_closed, &guest);
  wait_until_gone (help);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (guest.window)));
  gtk_window_destroy (guest.window);
}

/* The page goes, its help goes */
static void
test_leave (void)
{
  Guest guest;
  gpointer help;

  guest_open (&guest);
  help = present (&guest, "app-password");
  g_object_add_weak_pointer (help, &help);
  gtk_window_destroy (guest.window);
  g_assert_null (help);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/plain", test_plain);
  g_test_add_func ("/help/present", test_present);
  g_test_add_func ("/help/narrow", test_narrow);
  g_test_add_func ("/help/escape", test_escape);
  g_test_add_func ("/help/leave", test_leave);
  return g_test_run ();
}
