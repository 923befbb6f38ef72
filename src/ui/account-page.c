/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The page as a widget: its parts, and the editor it belongs to.
 */
#include "account-page-private.h"
#include "context-private.h"
#include "init.h"
#include "password-entry.h"
#include "removal.h"

enum
{
  PROP_CONTEXT = 1,
  PROP_ID,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  ADDED,
  REMOVED,
  LEFT,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetAccountPage, signet_account_page, ADW_TYPE_PREFERENCES_PAGE)

static void
on_added (SignetAccountPage *self)
{
  g_signal_emit (self, signals[ADDED], 0);
}

static void
on_removed (SignetAccountPage *self, SignetRemoval *removal)
{
  g_signal_emit (self, signals[REMOVED], 0, removal);
}

/* GTK's own buffer of a password row is wiped too. */
static void
on_password_changed (SignetAccountPage *self, AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (SignetSecret) password = *text == '\0' ? NULL : signet_secret_new (text, -1);

  signet_form_set_password (signet_editor_get_form (self->editor), SIGNET_PROTOCOL_IMAP, password);
}

/* Return starts what is to be done next; it does not stop it. */
static void
on_entry_activated (SignetAccountPage *self)
{
  if (signet_editor_get_primary (self->editor) != SIGNET_PRIMARY_STOP)
    signet_account_page_activate_primary (self);
}

static void
on_show_certificate (SignetAccountPage *self, SignetStatusRow *row)
{
  signet_account_page_show_certificate (self, row);
}

static SignetAccount *
find_account (SignetAccountPage *self)
{
  SignetAccountStore *store = signet_context_get_store (self->context);
  g_autoptr (GError) error = NULL;
  SignetAccount *account;

  if (self->id == NULL)
    return NULL;
  account = signet_account_store_find (store, self->id, &error);
  if (account == NULL)
    g_warning ("No account is shown: %s", error->message);
  return account;
}

static void
signet_account_page_constructed (GObject *object)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (object);
  g_autoptr (SignetAccount) account = find_account (self);

  G_OBJECT_CLASS (signet_account_page_parent_class)->constructed (object);
  self->editor = signet_editor_new (self->context, account);
  self->advanced = SIGNET_ADVANCED (signet_advanced_new (signet_editor_get_form (self->editor)));
  adw_preferences_group_add (self->advanced_group, GTK_WIDGET (self->advanced));
  signet_account_page_bind (self);
  g_signal_connect_object (self->editor, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (on_removed), self,
                           G_CONNECT_SWAPPED);
}

/* An account is added by typing its address first, or, where that is known, its password. */
static gboolean
signet_account_page_grab_focus (GtkWidget *widget)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (widget);
  const char *address = signet_form_get_address (signet_editor_get_form (self->editor));
  gboolean is_known = self->id == NULL && *address != '\0';

  return gtk_widget_grab_focus (GTK_WIDGET (is_known ? self->password : self->address));
}

static void
signet_account_page_map (GtkWidget *widget)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (widget);

  GTK_WIDGET_CLASS (signet_account_page_parent_class)->map (widget);
  if (self->id == NULL && gtk_widget_get_focus_child (widget) == NULL)
    gtk_widget_grab_focus (widget);
}

static void
signet_account_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_account_page_dispose (GObject *object)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (object);

  signet_account_page_close_dialogs (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_ACCOUNT_PAGE);
  g_clear_object (&self->online_accounts);
  g_clear_object (&self->editor);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (signet_account_page_parent_class)->dispose (object);
}

static void
signet_account_page_finalize (GObject *object)
{
  g_free (SIGNET_ACCOUNT_PAGE (object)->id);
  G_OBJECT_CLASS (signet_account_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, SIGNET_TYPE_CONTEXT,
                                                  flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
install_signals (GType type)
{
  signals[ADDED] = g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SIGNET_TYPE_REMOVAL);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, address);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, password);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, incoming_server);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, outgoing_server);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, require_ssl_row);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, require_ssl);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, primary);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, primary_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, incoming);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, outgoing);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, advanced_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, copy_report);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, copy_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, remove);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, signet_account_page_clear_wrong);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_show_certificate);
  gtk_widget_class_bind_template_callback (widget_class, signet_account_page_activate_primary);
}

static void
signet_account_page_class_init (SignetAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = signet_account_page_constructed;
  object_class->set_property = signet_account_page_set_property;
  object_class->dispose = signet_account_page_dispose;
  object_class->finalize = signet_account_page_finalize;
  widget_class->grab_focus = signet_account_page_grab_focus;
  widget_class->map = signet_account_page_map;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (SIGNET_TYPE_BANNER);
  g_type_ensure (SIGNET_TYPE_STATUS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/account-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  signet_account_page_install_actions (widget_class);
}

static void
signet_account_page_init (SignetAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_password_entry_set_up (GTK_EDITABLE (self->password));
}

void
signet_account_page_emit_left (SignetAccountPage *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

void
signet_account_page_emit_open (SignetAccountPage *self, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, id);
}

SignetAccountPage *
signet_account_page_new (SignetContext *context, const char *id)
{
  g_return_val_if_fail (SIGNET_IS_CONTEXT (context), NULL);

  signet_ui_init ();
  return g_object_new (SIGNET_TYPE_ACCOUNT_PAGE, "context", context, "id", id, NULL);
}

void
signet_account_page_set_address (SignetAccountPage *self, const char *address)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_PAGE (self));
  g_return_if_fail (address != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
