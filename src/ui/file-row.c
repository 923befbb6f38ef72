/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The file's name is the subtitle; the desktop's own dialog chooses. The file is not opened here.
 */
#include "file-row.h"

#include "accessible.h"

#include <glib/gi18n-lib.h>

struct _SignetFileRow
{
  AdwActionRow parent_instance;

  GtkWidget *choose;
  GtkWidget *clear;

  char *path;
  char *none;
  char *clear_label;
  gboolean is_refused;
  gulong response; /* the handler while the dialog is open for this row, or 0 */
};

enum
{
  PROP_PATH = 1,
  PROP_NONE,
  PROP_CLEAR_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetFileRow, signet_file_row, ADW_TYPE_ACTION_ROW)

static char *
describe_path (SignetFileRow *self)
{
  if (self->is_refused)
    return g_strdup (_ ("That file cannot be used. Choose one on this computer."));
  if (*self->path == '\0')
    return g_strdup (self->none);
  return g_path_is_absolute (self->path) ? g_filename_display_basename (self->path)
                                         : g_strdup (self->path);
}

static void
show_path (SignetFileRow *self)
{
  g_autofree char *subtitle = describe_path (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->clear, *self->path != '\0');
}

/* Files of another computer may have no path here, and accounts are kept as UTF-8. */
static void
take_file (SignetFileRow *self, GFile *file)
{
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  self->is_refused = path == NULL || !g_utf8_validate (path, -1, NULL);
  if (self->is_refused)
    show_path (self);
  else
    signet_file_row_set_path (self, path);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static GtkNativeDialog *
new_dialog (void)
{
  static const char *const certificates[] = { "*.pem", "*.crt", "*.cer", "*.der",
                                              "*.p12", "*.pfx", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      NULL, NULL, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* Translators: a kind of files, in a dialog that chooses one */
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Certificates"), certificates);
  /* Translators: a kind of files, in a dialog that chooses one */
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), all);
  return GTK_NATIVE_DIALOG (dialog);
}

/* One for the whole program, which never goes: GTK 4.18 crashes where a dialog goes while it still
 * looks at folders. */
static GtkNativeDialog *
get_dialog (void)
{
  static GtkNativeDialog *dialog;

  if (dialog == NULL)
    dialog = new_dialog ();
  return dialog;
}

static void
leave_dialog (SignetFileRow *self)
{
  GtkNativeDialog *dialog = get_dialog ();

  g_clear_signal_handler (&self->response, dialog);
  gtk_native_dialog_hide (dialog);
  gtk_native_dialog_set_transient_for (dialog, NULL);
}

static void
response_cb (SignetFileRow *self, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (get_dialog ()));

  leave_dialog (self);
  if (response == GTK_RESPONSE_ACCEPT)
    take_file (self, file);
}

static void
choose_cb (SignetFileRow *self)
{
  GtkNativeDialog *dialog = get_dialog ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (gtk_native_dialog_get_visible (dialog))
    return;
  gtk_native_dialog_set_title (dialog, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_native_dialog_set_transient_for (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  self->response = g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (dialog);
}

/* The button goes away: the focus stays with the row. */
static void
clear_cb (SignetFileRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  signet_file_row_set_path (self, "");
}

static void
signet_file_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetFileRow *self = SIGNET_FILE_ROW (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NONE:
      g_value_set_string (value, self->none);
      break;
    case PROP_CLEAR_LABEL:
      g_value_set_string (value, self->clear_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_file_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SignetFileRow *self = SIGNET_FILE_ROW (object);

  switch (id)
    {
    case PROP_PATH:
      signet_file_row_set_path (self, g_value_get_string (value));
      break;
    case PROP_NONE:
      self->none = g_value_dup_string (value);
      break;
    case PROP_CLEAR_LABEL:
      self->clear_label = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_file_row_constructed (GObject *object)
{
  SignetFileRow *self = SIGNET_FILE_ROW (object);

  G_OBJECT_CLASS (signet_file_row_parent_class)->constructed (object);
  if (self->clear_label != NULL)
    signet_accessible_name_button (self->clear, self->clear_label);
  show_path (self);
}

static void
signet_file_row_dispose (GObject *object)
{
  SignetFileRow *self = SIGNET_FILE_ROW (object);

  if (self->response != 0)
    leave_dialog (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_FILE_ROW);
  G_OBJECT_CLASS (signet_file_row_parent_class)->dispose (object);
}

static void
signet_file_row_finalize (GObject *object)
{
  SignetFileRow *self = SIGNET_FILE_ROW (object);

  g_free (self->path);
  g_free (self->none);
  g_free (self->clear_label);
  G_OBJECT_CLASS (signet_file_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags construct_only = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                     | G_PARAM_STATIC_STRINGS;

  properties[PROP_PATH] = g_param_spec_string (
      "path", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL, construct_only);
  properties[PROP_CLEAR_LABEL] = g_param_spec_string ("clear-label", NULL, NULL, NULL,
                                                      construct_only);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_file_row_class_init (SignetFileRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_file_row_get_property;
  object_class->set_property = signet_file_row_set_property;
  object_class->constructed = signet_file_row_constructed;
  object_class->dispose = signet_file_row_dispose;
  object_class->finalize = signet_file_row_finalize;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFileRow, choose);
  gtk_widget_class_bind_template_child (widget_class, SignetFileRow, clear);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
signet_file_row_init (SignetFileRow *self)
{
  self->path = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_describe_row (GTK_WIDGET (self));
}

const char *
signet_file_row_get_path (SignetFileRow *self)
{
  g_return_val_if_fail (SIGNET_IS_FILE_ROW (self), NULL);

  return self->path;
}

void
signet_file_row_set_path (SignetFileRow *self, const char *path)
{
  g_return_if_fail (SIGNET_IS_FILE_ROW (self));

  self->is_refused = FALSE;
  if (g_strcmp0 (path, self->path) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (path != NULL ? path : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
    }
  show_path (self);
}
