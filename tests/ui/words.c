/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Looks at what is mapped.
 */
#include "words.h"

#include "finder.h"

#include <graphene.h>

/* What is the same in every language, or said by the toolkit itself */
#define NAMES                                                                                      \
  "IMAP|POP3|SMTP|TLS|STARTTLS|SHA-256|TLS 1\\.3|AES-256-GCM|SCRAM-SHA-256"                        \
  "|[\\w.@-]+\\.(org|example)|(aaaa ?)+|(AA:?)+|/[\\w/.-]+|[\\d\\s.,:–-]+"                       \
  "|Close|Minimize|Maximize|Close the window|Minimize the window|Maximize the window|Menu"         \
  "|Ctrl|Ctrl\\+.|Alt|Escape|F\\d+|[A-Z+?/⏎←]|Shortcuts|Search Shortcuts|(Show|Hide) "         \
  "(Text|Password)|Dismiss|Apply|The Signet "                                                      \
  "developers|© "                                                                                 \
  "2026 The Signet developers"

/* Brackets stand within brackets where one message is put into another. */
static char *
take_brackets_out (const char *text)
{
  GString *rest = g_string_new (NULL);
  guint depth = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == 0x27e6)
        depth++;
      else if (c == 0x27e7)
        depth -= depth > 0;
      else if (depth == 0)
        g_string_append_unichar (rest, c);
    }
  return g_string_free (rest, FALSE);
}

static gboolean
is_name (const char *text)
{
  return g_regex_match_simple ("^\\s*(" NAMES ")?\\s*$", text, 0, 0);
}

static void
check (GtkWidget *widget, const char *what, const char *text, GPtrArray *found)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *rest = take_brackets_out (lines[i]);

      if (!is_name (rest))
        g_ptr_array_add (found, g_strdup_printf ("%s of %s: “%s” in “%s”", what,
                                                 G_OBJECT_TYPE_NAME (widget), rest, lines[i]));
    }
}

/* GTK tells what a property is only by saying that it is something else. */
static void
check_accessible (GtkWidget *widget,
                  const char *what,
                  GtkAccessibleProperty property,
                  GPtrArray *found)
{
  g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property,
                                                               "\n");

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    check (widget, what, value, found);
}

static void
look_for_unmarked (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_LABEL (widget))
    check (widget, "label", gtk_label_get_text (GTK_LABEL (widget)), found);
  check (widget, "tooltip", gtk_widget_get_tooltip_text (widget), found);
  check_accessible (widget, "name", GTK_ACCESSIBLE_PROPERTY_LABEL, found);
  check_accessible (widget, "description", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, found);
}

void
words_find_unmarked (GtkWidget *root, GPtrArray *found)
{
  finder_visit (root, look_for_unmarked, found);
}

static void
look_for_cut (GtkWidget *widget, gpointer found)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;
  PangoLayout *layout = label != NULL ? gtk_label_get_layout (label) : NULL;
  int width = 0;
  int height = 0;

  if (label == NULL || is_name (gtk_label_get_text (label)))
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) || width > gtk_widget_get_width (widget)
      || height > gtk_widget_get_height (widget))
    g_ptr_array_add (found, g_strdup_printf ("“%s”", gtk_label_get_text (label)));
}

void
words_find_cut (GtkWidget *root, GPtrArray *found)
{
  finder_visit (root, look_for_cut, found);
}

/* Only what can be scrolled may go on below. */
static gboolean
is_too_low (GtkWidget *widget, const graphene_rect_t *place, const graphene_rect_t *room)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT) == NULL
         && place->origin.y + place->size.height > room->origin.y + room->size.height;
}

static void
look_for_outside (GtkWidget *widget, gpointer found)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t place;
  graphene_rect_t room;

  if (!gtk_widget_compute_bounds (widget, root, &place)
      || !gtk_widget_compute_bounds (root, root, &room))
    return;
  if (is_too_low (widget, &place, &room) || place.origin.x < room.origin.x
      || place.origin.x + place.size.width > room.origin.x + room.size.width)
    g_ptr_array_add (found, g_strdup_printf ("%s, %g pixels wide, does not fit into %g",
                                             G_OBJECT_TYPE_NAME (widget), place.size.width,
                                             room.size.width));
}

void
words_find_outside (GtkWidget *root, GPtrArray *found)
{
  finder_visit (root, look_for_outside, found);
}
