/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Looks at all windows there are.
 */
#include "looks.h"

#include "contrast.h"
#include "init.h"
#include "pictures.h"
#include "words.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

enum
{
  DPI = 96 * 1024,
  WIDTH = 360,
};

static gboolean
is_pseudo (void)
{
  return g_getenv ("PSEUDO_LOCALE_DIR") != NULL;
}

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

/* A window grows with what does not fit. That of shortcuts is GTK's own. */
static void
find_wide (GtkWidget *window, GPtrArray *found)
{
  int minimum;

  if (GTK_IS_SHORTCUTS_WINDOW (window))
    return;
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  if (minimum > WIDTH)
    g_ptr_array_add (found, g_strdup_printf ("%d pixels", minimum));
}

static void
find_poor (GtkWidget *window, GPtrArray *found)
{
  contrast_find_poor (window, g_ascii_strtod (g_getenv ("CONTRAST"), NULL), found);
}

/* What comes from outside may be cut where it is too long. */
static void
look_at (GtkWidget *window, const char *name, LooksLength length)
{
  assert_none (window, name, "too wide", find_wide);
  assert_none (window, name, "outside", words_find_outside);
  if (length == LOOKS_USUAL)
    assert_none (window, name, "cut", words_find_cut);
  if (is_pseudo () && length == LOOKS_USUAL)
    assert_none (window, name, "not translated", words_find_unmarked);
  if (g_getenv ("CONTRAST") != NULL)
    assert_none (window, name, "pale", find_poor);
}

static void
draw (GtkWidget *window, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("PICTURES") != NULL)
    path = pictures_save (window, name);
}

static void
check_window (GtkWidget *window, const char *name, LooksLength length, guint number)
{
  g_autofree char *numbered = g_strdup_printf ("%s-%u", name, number);

  if (!gtk_widget_get_visible (window))
    return;
  pictures_show (GTK_WINDOW (window));
  look_at (window, name, length);
  draw (window, numbered);
}

void
looks_check (const char *name, LooksLength length)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      check_window (window, name, length, i);
    }
}

/* Tests of GTK choose a locale by themselves. */
static void
use_language (void)
{
  const char *folder = is_pseudo () ? g_getenv ("PSEUDO_LOCALE_DIR") : g_getenv ("CATALOGUE_DIR");

  setlocale (LC_ALL, "");
  if (folder != NULL)
    bindtextdomain ("signet", folder);
}

/* What is unfolded is there at once; the window has the buttons that it has in GNOME. */
static void
settle_looks (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  const char *percent = g_getenv ("TEXT_PERCENT");

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-decoration-layout", ":close", NULL);
  if (g_strcmp0 (g_getenv ("TEXT_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (percent != NULL)
    g_object_set (settings, "gtk-xft-dpi", DPI / 100 * atoi (percent), NULL);
}

void
looks_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv);
  signet_ui_init ();
  use_language ();
  settle_looks ();
}
