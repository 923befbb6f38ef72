/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A window with the parts of one page below each other.
 */
#include "help.h"

#include "help-pages.h"
#include "init.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SIGNET_TYPE_HELP (signet_help_get_type ())
G_DECLARE_FINAL_TYPE (SignetHelp, signet_help, SIGNET, HELP, AdwWindow)

struct _SignetHelp
{
  AdwWindow parent_instance;

  GtkLabel *title;
  GtkBox *parts;
};

G_DEFINE_FINAL_TYPE (SignetHelp, signet_help, ADW_TYPE_WINDOW)

static GtkWidget *
new_label (GtkAccessibleRole role, const char *text, const char *style)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "css-classes",
                       (const char *const[]){ style, NULL }, NULL);
}

static void
add_part (SignetHelp *self, const SignetHelpPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box),
                  new_label (GTK_ACCESSIBLE_ROLE_HEADING, _ (part->heading), "heading"));
  gtk_box_append (GTK_BOX (box), new_label (GTK_ACCESSIBLE_ROLE_LABEL, _ (part->text), "body"));
  gtk_box_append (self->parts, box);
}

static void
show_page (SignetHelp *self, const SignetHelpPage *page)
{
  gtk_window_set_title (GTK_WINDOW (self), _ (page->title));
  gtk_label_set_label (self->title, _ (page->title));
  for (guint i = 0; i < SIGNET_HELP_PARTS && page->parts[i].heading != NULL; i++)
    add_part (self, &page->parts[i]);
}

static void
signet_help_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_HELP);
  G_OBJECT_CLASS (signet_help_parent_class)->dispose (object);
}

static void
signet_help_class_init (SignetHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_help_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/help.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetHelp, title);
  gtk_widget_class_bind_template_child (widget_class, SignetHelp, parts);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_help_init (SignetHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
signet_help_present (GtkWidget *near, const char *page)
{
  const SignetHelpPage *found = page == NULL ? NULL : signet_help_page_find (page);
  GtkRoot *root;
  SignetHelp *self;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (found != NULL);

  signet_ui_init ();
  root = gtk_widget_get_root (near);
  self = g_object_new (SIGNET_TYPE_HELP, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  show_page (self, found);
  gtk_window_present (GTK_WINDOW (self));
}
