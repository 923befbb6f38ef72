/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The modes of Advanced as actions without a parameter, because assistive technology lists no
 * others and opens no combo row.
 */
#include "account-page-private.h"

typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
} Mode;

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

static void
activate_mode (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SignetForm *form = signet_editor_get_form (SIGNET_ACCOUNT_PAGE (widget)->editor);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].name, name))
      signet_server_form_set_security (signet_form_get_server (form, modes[i].protocol),
                                       modes[i].security);
}

void
signet_account_page_install_modes (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    gtk_widget_class_install_action (widget_class, modes[i].name, NULL, activate_mode);
}

static void
update_mode (SignetAccountPage *self, const Mode *mode)
{
  SignetForm *form = signet_editor_get_form (self->editor);
  gboolean is_used = FALSE;

  g_object_get (signet_form_get_server (form, mode->protocol), "used", &is_used, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), mode->name, is_used);
}

void
signet_account_page_update_modes (SignetAccountPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    update_mode (self, &modes[i]);
}
