/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the command line, and makes the window when it is first needed.
 */
#include "application.h"

#include "context.h"
#include "shortcuts.h"
#include "unfinished.h"
#include "window.h"

#include <glib/gi18n-lib.h>

struct _SignetApplication
{
  AdwApplication parent_instance;

  SignetContext *context; /* (nullable): owned */
};

enum
{
  EXIT_USAGE = 2,
};

G_DEFINE_FINAL_TYPE (SignetApplication, signet_application, ADW_TYPE_APPLICATION)

static SignetContext *
ensure_context (SignetApplication *self)
{
  if (self->context == NULL)
    {
      self->context = signet_context_new ();
      signet_unfinished_hold (self->context, G_APPLICATION (self));
    }
  return self->context;
}

static SignetWindow *
ensure_window (SignetApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *window = windows; window != NULL; window = window->next)
    if (SIGNET_IS_WINDOW (window->data))
      return window->data;
  return signet_window_new (GTK_APPLICATION (self), ensure_context (self));
}

static void
signet_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (SIGNET_APPLICATION (application))));
}

static void
add_account (SignetApplication *self, const char *address)
{
  SignetWindow *window = ensure_window (self);

  signet_window_add (window, address);
  gtk_window_present (GTK_WINDOW (window));
}

static int
open_account (SignetApplication *self, const char *text, GApplicationCommandLine *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = signet_context_find (ensure_context (self), text, &error);
  SignetWindow *window;

  if (id == NULL)
    {
      g_application_command_line_printerr (command_line, "%s\n", error->message);
      return EXIT_USAGE;
    }
  window = ensure_window (self);
  signet_window_open (window, id);
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

static int
signet_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *text;

  if (g_variant_dict_lookup (options, "account", "&s", &text))
    return open_account (self, text, command_line);
  if (g_variant_dict_lookup (options, "add", "&s", &text))
    add_account (self, text);
  else
    g_application_activate (application);
  return 0;
}

static int
signet_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("signet-settings " SIGNET_VERSION "\n");
      return 0;
    }
  if (g_variant_dict_contains (options, "add") && g_variant_dict_contains (options, "account"))
    {
      g_printerr ("%s\n", _ ("Give either “--add” or “--account”, not both."));
      return EXIT_USAGE;
    }
  return -1;
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *window = copy; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

static void
signet_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit } };

  G_APPLICATION_CLASS (signet_application_parent_class)->startup (application);
  g_set_application_name (_ ("Mail Accounts"));
  gtk_window_set_default_icon_name (SIGNET_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  signet_shortcuts_set_keys (GTK_APPLICATION (application));
}

static void
signet_application_finalize (GObject *object)
{
  SignetApplication *self = SIGNET_APPLICATION (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (signet_application_parent_class)->finalize (object);
}

static void
signet_application_class_init (SignetApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_application_finalize;
  application_class->activate = signet_application_activate;
  application_class->command_line = signet_application_command_line;
  application_class->handle_local_options = signet_application_handle_local_options;
  application_class->startup = signet_application_startup;
}

static void
signet_application_init (SignetApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option (application, "add", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING,
                                 _ ("Add an account for this e-mail address"),
                                 /* Translators: stands for an e-mail address in the help */
                                 _ ("ADDRESS"));
  g_application_add_main_option (
      application, "account", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING,
      _ ("Show the account with this id, or with this e-mail address where only one has it"),
      /* Translators: stands for the id of an account in the help */
      _ ("ID"));
  g_application_add_main_option (application, "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Show the version"), NULL);
}

SignetApplication *
signet_application_new (void)
{
  return g_object_new (SIGNET_TYPE_APPLICATION, "application-id", SIGNET_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/signet/MailAccounts", NULL);
}
