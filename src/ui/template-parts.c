/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The names of template children are private to libadwaita. In the versions that were looked at
 * they are taken by name; in all others a part is found by its style class, which themes rely on.
 */
#include "template-parts.h"

#define LAST_KNOWN_MINOR 10

typedef struct
{
  const char *name;
  const char *style;
  GType (*get_type) (void);
} Part;

static const Part header = { "action_row", "header", adw_action_row_get_type };
static const Part arrow = { "image", "expander-row-arrow", gtk_image_get_type };
static const Part title = { "title", "title", gtk_label_get_type };
static const Part subtitle = { "subtitle", "subtitle", gtk_label_get_type };
static const Part heading = { "heading_label", "title-2", gtk_label_get_type };
static const Part body = { "body_label", "body", gtk_label_get_type };

static gboolean
is_known_version (void)
{
  return adw_get_major_version () == 1 && adw_get_minor_version () <= LAST_KNOWN_MINOR;
}

static gboolean
is_part (GtkWidget *widget, const Part *part)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), part->get_type ())
         && gtk_widget_has_css_class (widget, part->style);
}

/* The first in the order of the tree: what a row holds of others comes after its own. */
static GtkWidget *
find_by_style (GtkWidget *widget, const Part *part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = is_part (child, part) ? child : find_by_style (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_part (gpointer widget, GType type, const Part *part)
{
  GObject *found = NULL;

  if (is_known_version ())
    found = gtk_widget_get_template_child (widget, type, part->name);
  if (found != NULL && g_type_is_a (G_OBJECT_TYPE (found), part->get_type ()))
    return found;
  return find_by_style (widget, part);
}

GtkWidget *
signet_template_parts_get_header (AdwExpanderRow *row)
{
  return find_part (row, ADW_TYPE_EXPANDER_ROW, &header);
}

GtkWidget *
signet_template_parts_get_arrow (AdwExpanderRow *row)
{
  return find_part (row, ADW_TYPE_EXPANDER_ROW, &arrow);
}

GtkLabel *
signet_template_parts_get_title (AdwActionRow *row)
{
  return find_part (row, ADW_TYPE_ACTION_ROW, &title);
}

GtkLabel *
signet_template_parts_get_subtitle (AdwActionRow *row)
{
  return find_part (row, ADW_TYPE_ACTION_ROW, &subtitle);
}

GtkLabel *
signet_template_parts_get_heading (AdwMessageDialog *dialog)
{
  return find_part (dialog, ADW_TYPE_MESSAGE_DIALOG, &heading);
}

GtkLabel *
signet_template_parts_get_body (AdwMessageDialog *dialog)
{
  return find_part (dialog, ADW_TYPE_MESSAGE_DIALOG, &body);
}
