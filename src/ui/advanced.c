/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Binds the rows of the template to the form.
 */
#include "advanced.h"

#include "accessible.h"
#include "edit-enum-types.h"
#include "enum-types.h"
#include "enum-row.h"
#include "file-row.h"
#include "password-entry.h"
#include "port-row.h"
#include "security-row.h"
#include "server-row.h"

#include <glib/gi18n-lib.h>

struct _SignetAdvanced
{
  AdwExpanderRow parent_instance;

  AdwComboRow *incoming_type;
  GtkWidget *incoming_undo;
  SignetSecurityRow *imap_security;
  SignetSecurityRow *pop3_security;
  SignetSecurityRow *smtp_security;
  SignetPortRow *imap_port;
  SignetPortRow *pop3_port;
  SignetPortRow *smtp_port;
  GtkWidget *user;
  AdwComboRow *outgoing_sign_in;
  GtkWidget *outgoing_user;
  GtkWidget *outgoing_password;
  SignetFileRow *ca_file;
  SignetFileRow *client_certificate;

  SignetForm *form;
};

typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
} Mode;

/* As actions without a parameter: assistive technology lists no others, and opens no combo row. */
static const Mode modes[] = {
  { "account.imap-security-auto", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_AUTO },
  { "account.imap-security-tls", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "account.imap-security-starttls", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS },
  { "account.imap-security-none", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE },
  { "account.pop3-security-auto", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_AUTO },
  { "account.pop3-security-tls", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
  { "account.pop3-security-starttls", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_STARTTLS },
  { "account.pop3-security-none", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_NONE },
  { "account.smtp-security-auto", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_AUTO },
  { "account.smtp-security-tls", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS },
  { "account.smtp-security-starttls", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS },
  { "account.smtp-security-none", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_NONE },
};

enum
{
  PROP_FORM = 1,
};

G_DEFINE_FINAL_TYPE (SignetAdvanced, signet_advanced, ADW_TYPE_EXPANDER_ROW)

static char *
title_of_incoming (AdwEnumListItem *item, SignetAdvanced *self)
{
  switch ((SignetIncoming)adw_enum_list_item_get_value (item))
    {
    case SIGNET_INCOMING_IMAP:
      return g_strdup (signet_protocol_title (SIGNET_PROTOCOL_IMAP));
    case SIGNET_INCOMING_POP3:
      return g_strdup (signet_protocol_title (SIGNET_PROTOCOL_POP3));
    default:
      /* Translators: the program finds out whether incoming mail is IMAP or POP3 */
      return g_strdup (C_ ("incoming type", "Automatic"));
    }
}

static char *
title_of_outgoing (AdwEnumListItem *item, SignetAdvanced *self)
{
  switch ((SignetOutgoing)adw_enum_list_item_get_value (item))
    {
    case SIGNET_OUTGOING_OWN:
      /* Translators: outgoing mail signs in with these, not with those of incoming mail */
      return g_strdup (_ ("Different user name and password"));
    case SIGNET_OUTGOING_NONE:
      /* Translators: outgoing mail does not sign in */
      return g_strdup (_ ("No sign-in"));
    default:
      /* Translators: outgoing mail signs in with the user name and password of incoming mail */
      return g_strdup (_ ("Same as incoming"));
    }
}

/* The button goes away: the focus stays with the row. */
static void
undo_incoming_cb (SignetAdvanced *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->incoming_type));
  g_object_set (self->form, "incoming-type", SIGNET_INCOMING_AUTO, NULL);
}

static gboolean
is_own (SignetAdvanced *self, SignetOutgoing sign_in)
{
  return sign_in == SIGNET_OUTGOING_OWN;
}

static void
outgoing_password_cb (SignetAdvanced *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->outgoing_password));
  g_autoptr (SignetSecret) password = *text == '\0' ? NULL : signet_secret_new (text, -1);

  signet_form_set_password (self->form, SIGNET_PROTOCOL_SMTP, password);
}

/* What is out of sight is not kept for later. */
static void
outgoing_sign_in_cb (SignetAdvanced *self)
{
  SignetOutgoing sign_in;

  g_object_get (self->form, "outgoing-sign-in", &sign_in, NULL);
  if (sign_in != SIGNET_OUTGOING_OWN)
    gtk_editable_set_text (GTK_EDITABLE (self->outgoing_password), "");
}

/* The form has forgotten it. */
static void
shown_cb (SignetAdvanced *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->outgoing_password), "");
}

static void
bind_servers (SignetAdvanced *self)
{
  SignetServerForm *imap = signet_form_get_server (self->form, SIGNET_PROTOCOL_IMAP);
  SignetServerForm *pop3 = signet_form_get_server (self->form, SIGNET_PROTOCOL_POP3);
  SignetServerForm *smtp = signet_form_get_server (self->form, SIGNET_PROTOCOL_SMTP);

  signet_security_row_set_server (self->imap_security, imap);
  signet_security_row_set_server (self->pop3_security, pop3);
  signet_security_row_set_server (self->smtp_security, smtp);
  signet_port_row_set_server (self->imap_port, imap);
  signet_port_row_set_server (self->pop3_port, pop3);
  signet_port_row_set_server (self->smtp_port, smtp);
}

static void
bind (SignetAdvanced *self, const char *property, gpointer row, const char *row_property)
{
  g_object_bind_property (self->form, property, row, row_property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
set_mode (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SignetForm *form = SIGNET_ADVANCED (widget)->form;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].name, name))
      signet_server_form_set_security (signet_form_get_server (form, modes[i].protocol),
                                       modes[i].security);
}

/* The mode of a protocol that is not in use is out of sight, and out of reach. */
static void
update_modes (SignetAdvanced *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      gboolean is_used = FALSE;

      g_object_get (signet_form_get_server (self->form, modes[i].protocol), "used", &is_used, NULL);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), modes[i].name, is_used);
    }
}

static void
follow_modes (SignetAdvanced *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_signal_connect_object (signet_form_get_server (self->form, (SignetProtocol)i), "notify::used",
                             G_CALLBACK (update_modes), self, G_CONNECT_SWAPPED);
  update_modes (self);
}

static void
signet_advanced_constructed (GObject *object)
{
  SignetAdvanced *self = SIGNET_ADVANCED (object);

  G_OBJECT_CLASS (signet_advanced_parent_class)->constructed (object);
  signet_password_entry_set_up (GTK_EDITABLE (self->outgoing_password));
  g_object_bind_property (self->form, "overrides-text", self, "subtitle", G_BINDING_SYNC_CREATE);
  signet_server_row_bind_setting (ADW_ACTION_ROW (self->incoming_type), self->incoming_undo,
                                  self->form, "incoming");
  signet_accessible_name_button (self->incoming_undo, _ ("Use automatic incoming type"));
  signet_accessible_describe_row (GTK_WIDGET (self->incoming_type));
  bind_servers (self);
  follow_modes (self);
  signet_enum_row_bind (self->incoming_type, self->form, "incoming-type");
  signet_enum_row_bind (self->outgoing_sign_in, self->form, "outgoing-sign-in");
  bind (self, "user", self->user, "text");
  bind (self, "outgoing-user", self->outgoing_user, "text");
  bind (self, "ca-file", self->ca_file, "path");
  bind (self, "client-certificate", self->client_certificate, "path");
  g_signal_connect_object (self->form, "notify::outgoing-sign-in", G_CALLBACK (outgoing_sign_in_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

static void
signet_advanced_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, SIGNET_ADVANCED (object)->form);
}

static void
signet_advanced_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SIGNET_ADVANCED (object)->form = g_value_dup_object (value);
}

static void
signet_advanced_dispose (GObject *object)
{
  SignetAdvanced *self = SIGNET_ADVANCED (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_ADVANCED);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (signet_advanced_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/advanced.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, incoming_type);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, incoming_undo);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, imap_security);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, pop3_security);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, smtp_security);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, imap_port);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, pop3_port);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, smtp_port);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, user);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, outgoing_sign_in);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, outgoing_user);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, outgoing_password);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, ca_file);
  gtk_widget_class_bind_template_child (widget_class, SignetAdvanced, client_certificate);
  gtk_widget_class_bind_template_callback (widget_class, title_of_incoming);
  gtk_widget_class_bind_template_callback (widget_class, title_of_outgoing);
  gtk_widget_class_bind_template_callback (widget_class, undo_incoming_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_own);
  gtk_widget_class_bind_template_callback (widget_class, outgoing_password_cb);
}

static void
signet_advanced_class_init (SignetAdvancedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = signet_advanced_constructed;
  object_class->get_property = signet_advanced_get_property;
  object_class->set_property = signet_advanced_set_property;
  object_class->dispose = signet_advanced_dispose;
  g_object_class_install_property (
      object_class, PROP_FORM,
      g_param_spec_object ("form", NULL, NULL, SIGNET_TYPE_FORM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (SIGNET_TYPE_FILE_ROW);
  g_type_ensure (SIGNET_TYPE_INCOMING);
  g_type_ensure (SIGNET_TYPE_OUTGOING);
  g_type_ensure (SIGNET_TYPE_PORT_ROW);
  g_type_ensure (SIGNET_TYPE_SECURITY_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), modes[i].name, NULL, set_mode);
}

static void
signet_advanced_init (SignetAdvanced *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_describe_row (GTK_WIDGET (self));
}

GtkWidget *
signet_advanced_new (SignetForm *form)
{
  g_return_val_if_fail (SIGNET_IS_FORM (form), NULL);

  return g_object_new (SIGNET_TYPE_ADVANCED, "form", form, NULL);
}

void
signet_advanced_focus_outgoing_password (SignetAdvanced *self)
{
  g_return_if_fail (SIGNET_IS_ADVANCED (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (self->outgoing_password);
}
