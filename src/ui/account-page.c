/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Shows an editor, tells it what is typed and pressed, and moves the focus to what it is about.
 * Nothing is worked out here.
 */
#include "account-page.h"

#include "accessible.h"
#include "account-page-private.h"
#include "added-group.h"
#include "advanced.h"
#include "banner.h"
#include "changes-bar.h"
#include "context-private.h"
#include "help.h"
#include "init.h"
#include "page-dialogs.h"
#include "password-entry.h"
#include "primary-button.h"
#include "removal.h"
#include "reveal.h"
#include "servers-row.h"
#include "status-row.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n-lib.h>

#define ONLINE_ACCOUNTS "gnome-online-accounts-panel.desktop"

struct _SignetAccountPage
{
  AdwPreferencesPage parent_instance;

  SignetBanner *banner;
  GtkWidget *banner_scroller; /* with large text a sentence may be higher than the window */
  SignetAddedGroup *added;
  AdwPreferencesGroup *connection_group;
  SignetStatusRow *incoming;
  SignetStatusRow *outgoing;
  AdwActionRow *check_row;
  SignetPrimaryButton *check;
  AdwPreferencesGroup *account_group;
  AdwEntryRow *address;
  AdwActionRow *password_row;
  GtkWidget *change_password;
  AdwEntryRow *password;
  AdwActionRow *require_ssl_row;
  GtkSwitch *require_ssl;
  GtkWidget *connect_group;
  SignetPrimaryButton *connect;
  AdwPreferencesGroup *folds_group;
  SignetServersRow *servers;
  SignetAdvanced *advanced; /* unowned */
  GtkWidget *end_group;
  GtkButton *copy_report;
  GtkLabel *copy_label;
  GtkWidget *remove;
  SignetChangesBar *bar;

  SignetContext *context;           /* owned */
  char *id;                         /* owned; NULL to add an account */
  SignetEditor *editor;             /* owned */
  SignetPageDialogs *dialogs;       /* owned */
  GDesktopAppInfo *online_accounts; /* (nullable): owned; NULL also when not looked up yet */
  gboolean knows_online_accounts;   /* whether it was looked up */
};

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
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetAccountPage, signet_account_page, ADW_TYPE_PREFERENCES_PAGE)

static void update_actions (SignetAccountPage *self);
static void install_actions (GtkWidgetClass *widget_class);

static SignetForm *
get_form (SignetAccountPage *self)
{
  return signet_editor_get_form (self->editor);
}

static gboolean
get_flag (gpointer object, const char *property)
{
  gboolean value = FALSE;

  g_object_get (object, property, &value, NULL);
  return value;
}

/* The banner stands above what scrolls. */
static void
show_entry (AdwEntryRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  signet_reveal (GTK_WIDGET (row), GTK_WIDGET (row));
}

/* That no password was typed yet, or the address is known already, is no mistake. */
static void
show_typed (SignetAccountPage *self, AdwEntryRow *row)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  if (notice != NULL && notice->kind != SIGNET_NOTICE_INFO)
    signet_accessible_mark_wrong (GTK_WIDGET (row));
  show_entry (row);
}

static void
show_server (SignetAccountPage *self, SignetField field)
{
  AdwEntryRow *row = signet_servers_row_open (self->servers, field);

  signet_accessible_mark_wrong (GTK_WIDGET (row));
  show_entry (row);
}

/* Where all is well both results matter. */
static void
show_row (SignetAccountPage *self, gpointer row)
{
  signet_reveal_focus (row);
  signet_reveal (row, GTK_WIDGET (self->outgoing));
}

/* A problem is opened at once. Two that work stand side by side, and are opened by who wants to
 * know more. */
static void
show_status (SignetAccountPage *self, SignetStatusRow *row)
{
  SignetStatusKind kind = signet_status_get_kind (signet_status_row_get_status (row));

  if (kind == SIGNET_STATUS_PROBLEM || kind == SIGNET_STATUS_UNENCRYPTED)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  show_row (self, row);
}

static void
show_field (SignetAccountPage *self, SignetField field)
{
  switch (field)
    {
    case SIGNET_FIELD_ADDRESS:
      show_typed (self, self->address);
      break;
    case SIGNET_FIELD_PASSWORD:
      show_typed (self, self->password);
      break;
    case SIGNET_FIELD_INCOMING_SERVER:
    case SIGNET_FIELD_OUTGOING_SERVER:
      show_server (self, field);
      break;
    case SIGNET_FIELD_INCOMING:
      show_status (self, self->incoming);
      break;
    case SIGNET_FIELD_OUTGOING:
      show_status (self, self->outgoing);
      break;
    case SIGNET_FIELD_OUTGOING_PASSWORD:
      signet_advanced_focus_outgoing_password (self->advanced);
      break;
    case SIGNET_FIELD_ADVANCED:
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->advanced), TRUE);
      show_row (self, self->advanced);
      break;
    case SIGNET_FIELD_DONE:
      signet_added_group_focus (self->added);
      break;
    case SIGNET_FIELD_NONE:
    default:
      break;
    }
}

/* What they hold is tried again, or works. */
static void
clear_wrong (SignetAccountPage *self)
{
  SignetEditorState state = signet_editor_get_state (self->editor);

  if (state != SIGNET_EDITOR_PROBING && state != SIGNET_EDITOR_KEPT)
    return;
  signet_accessible_unmark_wrong (GTK_WIDGET (self->address));
  signet_accessible_unmark_wrong (GTK_WIDGET (self->password));
  signet_servers_row_clear_wrong (self->servers);
}

/* Nobody knows whether it is still wrong. */
static void
on_edited (SignetAccountPage *self, AdwEntryRow *row)
{
  signet_accessible_unmark_wrong (GTK_WIDGET (row));
}

/* How far a problem got, so that of two the one that says more is shown; -1 for no problem. */
static int
get_progress (SignetStatusRow *row)
{
  SignetStatus *status = signet_status_row_get_status (row);
  SignetAttempt *attempt = signet_status_get_headline (status);
  SignetStatusKind kind = signet_status_get_kind (status);

  if (kind != SIGNET_STATUS_PROBLEM && kind != SIGNET_STATUS_UNENCRYPTED)
    return -1;
  return attempt == NULL ? 0 : (int)signet_attempt_get_outcome (attempt);
}

/* The status with the problem that got furthest, or that of incoming mail if there is none */
static SignetStatusRow *
find_problem (SignetAccountPage *self)
{
  return get_progress (self->outgoing) > get_progress (self->incoming) ? self->outgoing
                                                                       : self->incoming;
}

static gboolean
has_certificate (SignetStatusRow *row)
{
  g_autofree char *host = NULL;

  g_object_get (signet_status_row_get_status (row), "certificate-host", &host, NULL);
  return host != NULL;
}

/* The status whose certificate matters most */
static SignetStatusRow *
find_certificate (SignetAccountPage *self)
{
  SignetStatusRow *const rows[] = { find_problem (self), self->incoming, self->outgoing };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (has_certificate (rows[i]))
      return rows[i];
  return NULL;
}

static void
show_certificate_of (SignetAccountPage *self, SignetStatusRow *row)
{
  SignetAttempt *attempt = signet_status_get_headline (signet_status_row_get_status (row));

  if (attempt != NULL)
    signet_page_dialogs_show_certificate (self->dialogs, attempt);
}

static void
done (SignetAccountPage *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

/* What the primary button says, if it can be pressed */
static void
activate_primary (SignetAccountPage *self)
{
  if (!signet_editor_is_ready (self->editor))
    return;
  switch (signet_editor_get_primary (self->editor))
    {
    case SIGNET_PRIMARY_CONNECT:
    case SIGNET_PRIMARY_CHECK_AGAIN:
      signet_editor_probe (self->editor);
      break;
    case SIGNET_PRIMARY_STOP:
      signet_editor_stop (self->editor);
      break;
    case SIGNET_PRIMARY_SAVE:
      signet_editor_save (self->editor);
      break;
    }
}

/* Return starts what is to be done next; it does not stop it. */
static void
on_entry_activated (SignetAccountPage *self)
{
  if (signet_editor_get_primary (self->editor) != SIGNET_PRIMARY_STOP)
    activate_primary (self);
}

/* GTK's own buffer of a password row is wiped too. */
static void
on_password_changed (SignetAccountPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->password));
  g_autoptr (SignetSecret) password = *text == '\0' ? NULL : signet_secret_new (text, -1);

  signet_form_set_password (get_form (self), SIGNET_PROTOCOL_IMAP, password);
}

/* What is kept needs no dots that stand for a password nobody typed. */
static void
forget_password (SignetAccountPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
}

static void
show_password (SignetAccountPage *self)
{
  if (!get_flag (self->editor, "password-open"))
    forget_password (self);
}

/* The entry goes, and the focus with it. */
static gboolean
keep_password (GtkWidget *row, GVariant *arguments, gpointer page)
{
  SignetAccountPage *self = page;

  if (get_flag (get_form (self), "new"))
    return GDK_EVENT_PROPAGATE;
  signet_editor_keep_password (self->editor);
  gtk_widget_grab_focus (self->change_password);
  return GDK_EVENT_STOP;
}

static void
set_up_password (SignetAccountPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (keep_password, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->password), controller);
  signet_password_entry_set_up (GTK_EDITABLE (self->password));
}

/* For whatever has a place for a title: a header bar, a panel */
static void
show_title (SignetAccountPage *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->editor, "title", &title, NULL);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self),
                                  title != NULL ? title : _ ("Add Account"));
}

static void
move_before (gpointer group, gpointer next)
{
  gtk_widget_insert_before (group, gtk_widget_get_parent (next), next);
}

/* A new account is typed first, and its connection follows; of a kept one that matters most. One
 * that was just added has nothing to be typed. */
static void
arrange (SignetAccountPage *self)
{
  gboolean is_new = get_flag (get_form (self), "new");
  gboolean is_added = get_flag (self->editor, "just-added");

  if (is_new)
    move_before (self->connection_group, self->folds_group);
  else
    move_before (self->connection_group, self->account_group);
  adw_preferences_group_set_title (self->account_group,
                                   /* Translators: the settings of an account */
                                   is_new ? "" : C_ ("group", "Account"));
  gtk_widget_set_visible (GTK_WIDGET (self->account_group), !is_added);
  gtk_widget_set_visible (self->connect_group, is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->folds_group), !is_added);
  gtk_widget_set_visible (self->end_group, !is_added && get_flag (self->editor, "has-connection"));
}

/* What is changed is checked by the bar below the page. */
static void
show_check (SignetAccountPage *self)
{
  g_autofree char *changes = NULL;

  g_object_get (self->editor, "changes-note", &changes, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check_row),
                          changes == NULL && !get_flag (get_form (self), "new")
                              && !get_flag (self->editor, "just-added"));
}

static void
show_lock (SignetAccountPage *self)
{
  gboolean is_locked = get_flag (get_form (self), "require-ssl-locked");

  gtk_widget_set_sensitive (GTK_WIDGET (self->require_ssl_row), !is_locked);
  adw_action_row_set_subtitle (self->require_ssl_row,
                               is_locked
                                   ? _ ("Set by your administrator")
                                   : _ ("Never send the password over an unencrypted connection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->require_ssl),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_action_row_get_subtitle (self->require_ssl_row), -1);
}

static void
follow (SignetAccountPage *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
bind_form (SignetAccountPage *self)
{
  SignetForm *form = get_form (self);
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (form, "address", self->address, "text", both);
  g_object_bind_property (form, "new", self->address, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (form, "require-ssl", self->require_ssl, "active", both);
  signet_servers_row_set_form (self->servers, form);
  follow (self, form, "notify::require-ssl-locked", G_CALLBACK (show_lock));
  follow (self, form, "notify::new", G_CALLBACK (arrange));
  follow (self, form, "shown", G_CALLBACK (forget_password));
  show_lock (self);
}

static void
bind_editor (SignetAccountPage *self)
{
  SignetEditor *editor = self->editor;

  g_object_bind_property (editor, "notice", self->banner, "notice", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "incoming", self->incoming, "status", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "outgoing", self->outgoing, "status", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "has-connection", self->connection_group, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "checked-note", self->check_row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "password-note", self->password_row, "subtitle",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "password-open", self->password, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (editor, "password-open", self->password_row, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (editor, "removable", self->remove, "visible", G_BINDING_SYNC_CREATE);
  signet_primary_button_set_editor (self->connect, editor);
  signet_primary_button_set_editor (self->check, editor);
  signet_added_group_set_editor (self->added, editor);
  signet_changes_bar_set_editor (self->bar, editor);
  follow (self, editor, "notify::title", G_CALLBACK (show_title));
  follow (self, editor, "notify::just-added", G_CALLBACK (arrange));
  follow (self, editor, "notify::has-connection", G_CALLBACK (arrange));
  follow (self, editor, "notify::just-added", G_CALLBACK (show_check));
  follow (self, editor, "notify::changes-note", G_CALLBACK (show_check));
  follow (self, editor, "notify::account", G_CALLBACK (show_check));
  follow (self, editor, "notify::password-open", G_CALLBACK (show_password));
  follow (self, editor, "updated", G_CALLBACK (clear_wrong));
  follow (self, editor, "focus", G_CALLBACK (show_field));
  show_title (self);
  arrange (self);
  show_check (self);
}

/* Whatever happens may make something possible; a status also moves while it is being tried. */
static void
follow_actions (SignetAccountPage *self)
{
  const GConnectFlags last = G_CONNECT_SWAPPED | G_CONNECT_AFTER;

  g_signal_connect_object (self->editor, "updated", G_CALLBACK (update_actions), self, last);
  g_signal_connect_object (signet_editor_get_incoming (self->editor), "notify",
                           G_CALLBACK (update_actions), self, last);
  g_signal_connect_object (signet_editor_get_outgoing (self->editor), "notify",
                           G_CALLBACK (update_actions), self, last);
  update_actions (self);
}

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

/* Nobody waits for what is being tried out of sight. */
static void
on_left (SignetAccountPage *self)
{
  if (signet_editor_is_draft (self->editor))
    signet_editor_stop (self->editor);
  g_signal_emit (self, signals[LEFT], 0);
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
  self->dialogs = signet_page_dialogs_new (GTK_WIDGET (self), self->editor);
  self->advanced = SIGNET_ADVANCED (signet_advanced_new (get_form (self)));
  adw_preferences_group_add (self->folds_group, GTK_WIDGET (self->advanced));
  bind_form (self);
  bind_editor (self);
  follow_actions (self);
  follow (self, self->editor, "added", G_CALLBACK (on_added));
  follow (self, self->editor, "removed", G_CALLBACK (on_removed));
  follow (self, self->dialogs, "left", G_CALLBACK (on_left));
}

/* An account is added by typing its address first, or, where that is known, its password. */
static gboolean
signet_account_page_grab_focus (GtkWidget *widget)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (widget);
  gboolean is_known = *signet_form_get_address (get_form (self)) != '\0';

  if (signet_editor_is_added (self->editor))
    {
      signet_added_group_focus (self->added);
      return TRUE;
    }
  if (!get_flag (get_form (self), "new") && !get_flag (self->editor, "password-open"))
    return gtk_widget_grab_focus (signet_accessible_get_header (GTK_WIDGET (self->incoming)));
  return gtk_widget_grab_focus (GTK_WIDGET (is_known ? self->password : self->address));
}

static void
signet_account_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (signet_account_page_parent_class)->map (widget);
  if (gtk_widget_get_focus_child (widget) == NULL)
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

  if (self->dialogs != NULL)
    signet_page_dialogs_close (self->dialogs);
  g_clear_object (&self->dialogs);
  g_clear_pointer (&self->banner_scroller, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **)&self->bar, gtk_widget_unparent);
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
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SIGNET_TYPE_ADDED_GROUP);
  g_type_ensure (SIGNET_TYPE_BANNER);
  g_type_ensure (SIGNET_TYPE_CHANGES_BAR);
  g_type_ensure (SIGNET_TYPE_PRIMARY_BUTTON);
  g_type_ensure (SIGNET_TYPE_SERVERS_ROW);
  g_type_ensure (SIGNET_TYPE_STATUS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, banner_scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, added);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, connection_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, incoming);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, outgoing);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, check);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, account_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, address);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, change_password);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, password);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, require_ssl_row);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, require_ssl);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, connect_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, connect);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, folds_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, servers);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, end_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, copy_report);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, copy_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, remove);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, activate_primary);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_certificate_of);
}

static void
signet_account_page_class_init (SignetAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = signet_account_page_constructed;
  object_class->set_property = signet_account_page_set_property;
  object_class->dispose = signet_account_page_dispose;
  object_class->finalize = signet_account_page_finalize;
  widget_class->grab_focus = signet_account_page_grab_focus;
  widget_class->map = signet_account_page_map;
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, SIGNET_TYPE_CONTEXT,
                                                  flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals (G_TYPE_FROM_CLASS (klass));
  bind_template (widget_class);
  install_actions (widget_class);
  /* Above and below what libadwaita lets scroll there is something that does not. */
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
signet_account_page_init (SignetAccountPage *self)
{
  GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (self));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_insert_before (self->banner_scroller, GTK_WIDGET (self), scroller);
  signet_accessible_describe_row (GTK_WIDGET (self->password_row));
  set_up_password (self);
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

void
signet_account_page_leave (SignetAccountPage *self)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_PAGE (self));

  signet_page_dialogs_leave (self->dialogs);
}

gboolean
signet_account_page_is_draft (SignetAccountPage *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_PAGE (self), FALSE);

  return signet_editor_is_draft (self->editor);
}

const char *
signet_account_page_get_id (SignetAccountPage *self)
{
  SignetAccount *account;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_PAGE (self), NULL);

  account = signet_editor_get_account (self->editor);
  return account != NULL ? signet_account_get_id (account) : NULL;
}

SignetEditor *
signet_account_page_get_editor (SignetAccountPage *self)
{
  return self->editor;
}

/* Everything that can be done on the page, as actions without a parameter: buttons, keys and
 * assistive technology use the same ones. */
typedef struct
{
  const char *name;
  void (*act) (SignetAccountPage *self);
  gboolean (*is_possible) (SignetAccountPage *self, const char *name);
} Action;

static gboolean
is_always_possible (SignetAccountPage *self, const char *name)
{
  return TRUE;
}

static gboolean
is_offered (SignetAccountPage *self, const char *name)
{
  return signet_banner_offers (self->banner, name);
}

static gboolean
can_press (SignetAccountPage *self, SignetPrimary primary)
{
  return signet_editor_is_ready (self->editor)
         && signet_editor_get_primary (self->editor) == primary;
}

static gboolean
can_probe (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_CONNECT) || can_press (self, SIGNET_PRIMARY_CHECK_AGAIN);
}

static gboolean
can_stop (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_STOP);
}

static gboolean
can_save (SignetAccountPage *self, const char *name)
{
  return can_press (self, SIGNET_PRIMARY_SAVE);
}

static void
probe (SignetAccountPage *self)
{
  signet_editor_probe (self->editor);
}

static void
stop (SignetAccountPage *self)
{
  signet_editor_stop (self->editor);
}

static void
save (SignetAccountPage *self)
{
  signet_editor_save (self->editor);
}

static void
unlock (SignetAccountPage *self)
{
  if (signet_editor_get_state (self->editor) == SIGNET_EDITOR_UNSAVED)
    save (self);
  else
    probe (self);
}

static void
save_incoming (SignetAccountPage *self)
{
  signet_editor_save_incoming (self->editor);
}

static void
retry_outgoing (SignetAccountPage *self)
{
  signet_editor_retry_outgoing (self->editor);
}

/* What was typed is there already. */
static void
open_existing (SignetAccountPage *self)
{
  SignetAccount *existing = signet_editor_get_existing (self->editor);
  g_autofree char *id = NULL;

  if (existing == NULL)
    return;
  id = g_strdup (signet_account_get_id (existing));
  signet_editor_discard (self->editor);
  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
add_again (SignetAccountPage *self)
{
  signet_editor_add_again (self->editor);
}

static gboolean
can_set_up_outgoing (SignetAccountPage *self, const char *name)
{
  return signet_form_can_add_outgoing (get_form (self));
}

static void
set_up_outgoing (SignetAccountPage *self)
{
  signet_form_add_outgoing (get_form (self));
  probe (self);
}

static void
keep_old (SignetAccountPage *self)
{
  signet_editor_keep_old (self->editor);
}

static gboolean
can_discard (SignetAccountPage *self, const char *name)
{
  SignetEditorState state = signet_editor_get_state (self->editor);

  return signet_editor_get_account (self->editor) != NULL && state != SIGNET_EDITOR_SAVING
         && signet_form_is_changed (get_form (self));
}

static gboolean
can_change_password (SignetAccountPage *self, const char *name)
{
  return !get_flag (self->editor, "password-open");
}

static void
change_password (SignetAccountPage *self)
{
  signet_editor_change_password (self->editor);
}

static gboolean
can_be_done (SignetAccountPage *self, const char *name)
{
  return signet_editor_is_added (self->editor);
}

static gboolean
can_switch (SignetAccountPage *self, const char *name)
{
  return !get_flag (get_form (self), "require-ssl-locked");
}

static void
switch_require_ssl (SignetAccountPage *self)
{
  g_object_set (get_form (self), "require-ssl", !get_flag (get_form (self), "require-ssl"), NULL);
}

static void
show_incoming (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->incoming));
}

static void
show_outgoing (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->outgoing));
}

static void
show_servers (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->servers));
}

static void
show_advanced (SignetAccountPage *self)
{
  signet_reveal_unfolded (ADW_EXPANDER_ROW (self->advanced));
}

static void
show_details (SignetAccountPage *self)
{
  if (find_problem (self) == self->outgoing)
    show_outgoing (self);
  else
    show_incoming (self);
}

static gboolean
can_show_certificate (SignetAccountPage *self, const char *name)
{
  return find_certificate (self) != NULL;
}

static void
show_certificate (SignetAccountPage *self)
{
  SignetStatusRow *row = find_certificate (self);

  if (row != NULL)
    show_certificate_of (self, row);
}

static gboolean
can_reset (SignetAccountPage *self, const char *name)
{
  guint overrides = 0;

  g_object_get (get_form (self), "overrides", &overrides, NULL);
  return overrides > 0;
}

static void
reset (SignetAccountPage *self)
{
  signet_form_reset (get_form (self));
}

static gboolean
can_remove (SignetAccountPage *self, const char *name)
{
  gboolean is_removable = FALSE;

  g_object_get (self->editor, "removable", &is_removable, NULL);
  return is_removable;
}

static void
remove_account (SignetAccountPage *self)
{
  signet_editor_remove (self->editor);
}

/* Of an account that was never tried there is nothing to tell. */
static gboolean
has_report (SignetAccountPage *self, const char *name)
{
  return signet_editor_get_state (self->editor) != SIGNET_EDITOR_TYPING
         || signet_status_get_headline (signet_editor_get_incoming (self->editor)) != NULL
         || signet_status_get_headline (signet_editor_get_outgoing (self->editor)) != NULL;
}

/* A page that goes away has no names any more. */
static void
name_copy (SignetAccountPage *self, const char *name)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->copy_report))
      || g_str_equal (gtk_label_get_text (self->copy_label), name))
    return;
  gtk_label_set_text (self->copy_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_report), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* The button itself says so, until something changes: a toast would cover what it is about. */
static void
copy_report (SignetAccountPage *self)
{
  g_autofree char *report = signet_editor_write_report (self->editor);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  name_copy (self, _ ("Report Copied"));
}

/* Looked up once, when it is first offered: this is asked with every key that is pressed. */
static gboolean
has_online_accounts (SignetAccountPage *self, const char *name)
{
  if (!is_offered (self, name))
    return FALSE;
  if (!self->knows_online_accounts)
    self->online_accounts = g_desktop_app_info_new (ONLINE_ACCOUNTS);
  self->knows_online_accounts = TRUE;
  return self->online_accounts != NULL;
}

static void
open_online_accounts (SignetAccountPage *self)
{
  GDesktopAppInfo *panel = self->online_accounts;
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch (G_APP_INFO (panel), NULL, G_APP_LAUNCH_CONTEXT (context), &error))
    g_warning ("%s does not open: %s", ONLINE_ACCOUNTS, error->message);
}

static void
help_connect (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "connect");
}

static void
help_require_ssl (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "require-ssl");
}

static void
help_app_password (SignetAccountPage *self)
{
  signet_help_present (GTK_WIDGET (self), "app-password");
}

static const Action actions[] = {
  { "account.probe", probe, can_probe },
  { "account.stop", stop, can_stop },
  { "account.save", save, can_save },
  { "account.require-ssl", switch_require_ssl, can_switch },
  { "account.show-incoming", show_incoming, is_always_possible },
  { "account.show-outgoing", show_outgoing, is_always_possible },
  { "account.show-details", show_details, is_always_possible },
  { "account.certificate", show_certificate, can_show_certificate },
  { "account.servers", show_servers, is_always_possible },
  { "account.advanced", show_advanced, is_always_possible },
  { "account.change-password", change_password, can_change_password },
  { "account.discard", keep_old, can_discard },
  { "account.done", done, can_be_done },
  { "account.reset", reset, can_reset },
  { "account.remove", remove_account, can_remove },
  { "account.save-incoming", save_incoming, is_offered },
  { "account.retry-outgoing", retry_outgoing, is_offered },
  { "account.open-existing", open_existing, is_offered },
  { "account.add-again", add_again, is_offered },
  { "account.set-up-outgoing", set_up_outgoing, can_set_up_outgoing },
  { "account.keep-old", keep_old, is_offered },
  { "account.unlock", unlock, is_offered },
  { "account.copy-report", copy_report, has_report },
  { "account.open-online-accounts", open_online_accounts, has_online_accounts },
  { "account.help-connect", help_connect, is_always_possible },
  { "account.help-require-ssl", help_require_ssl, is_always_possible },
  { "account.help-app-password", help_app_password, is_always_possible },
};

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].act (SIGNET_ACCOUNT_PAGE (widget));
}

static gboolean
on_primary_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SignetAccountPage *self = SIGNET_ACCOUNT_PAGE (widget);

  if (signet_editor_is_added (self->editor))
    done (self);
  else
    activate_primary (self);
  return GDK_EVENT_STOP;
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, on_primary_key, NULL);
}

static void
update_actions (SignetAccountPage *self)
{
  /* What is being tried stops when the page goes, and says so. */
  if (self->editor == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].is_possible (self, actions[i].name));
  name_copy (self, _ ("Copy Report"));
}
