/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The facts of a certificate in a message dialog. All that a certificate says of itself was escaped
 * when it was read; here it is plain text in bounded rows.
 */
#include "certificate-dialog.h"
#include "dialog-body.h"
#include "dialog-focus.h"
#include "explain.h"
#include "fact-row.h"
#include "fingerprint-label.h"
#include "pin.h"
#include "plain-label.h"
#include "plain-text.h"

#include <glib/gi18n-lib.h>

/* A sentence of flaws may hold three names of 255 characters. */
#define FLAW_LINES 6

/* What the dialog has besides with usual text, and how little there may be of what scrolls.
 * libadwaita 1.2 forgets that buttons stand above each other where the dialog may not grow. */
#define USUAL_DPI    (96 * 1024)
#define OTHER_HEIGHT 300
#define LEAST_HEIGHT 100
#define MOST_HEIGHT  480

struct _SignetCertificateDialog
{
  AdwMessageDialog parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *flaws;
  AdwPreferencesGroup *facts;
  GtkWidget *fingerprint_row;
  GtkLabel *fingerprint;
  GtkButton *copy;
  SignetEditor *editor;   /* owned */
  SignetAttempt *attempt; /* owned */
};

G_DEFINE_FINAL_TYPE (SignetCertificateDialog, signet_certificate_dialog, ADW_TYPE_MESSAGE_DIALOG)

static const SignetTlsInfo *
get_tls (SignetCertificateDialog *self)
{
  return signet_attempt_get_facts (self->attempt)->tls;
}

static const char *
get_host (SignetCertificateDialog *self)
{
  return signet_attempt_get_profile (self->attempt)->host;
}

static void
append_sentence (SignetCertificateDialog *self, const char *sentence)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "lines", FLAW_LINES, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 40, "xalign", 0.5,
                                   "justify", GTK_JUSTIFY_CENTER, NULL);

  signet_plain_label (GTK_LABEL (label));
  signet_fingerprint_label_keep_bytes (label);
  gtk_box_append (self->flaws, label);
}

static void
show_flaws (SignetCertificateDialog *self)
{
  g_auto (GStrv) sentences = signet_explain_flaws (get_tls (self), get_host (self));

  for (guint i = 0; sentences[i] != NULL; i++)
    append_sentence (self, sentences[i]);
}

static void
show_fact (SignetCertificateDialog *self, const char *title, const char *value)
{
  if (value != NULL)
    adw_preferences_group_add (self->facts, signet_fact_row_new (title, value));
}

static char *
format_validity (const SignetTlsInfo *tls)
{
  g_autofree char *from = signet_explain_day (tls->not_before);
  g_autofree char *until = signet_explain_day (tls->not_after);

  if (from == NULL || until == NULL)
    return NULL;
  /* Translators: from one day until another, as in "3 March 2026 – 3 March 2027" */
  return g_strdup_printf (_ ("%s – %s"), from, until);
}

static void
show_facts (SignetCertificateDialog *self)
{
  const SignetTlsInfo *tls = get_tls (self);
  g_autofree char *version = signet_explain_tls_version (tls);
  g_autofree char *encryption = tls->cipher != NULL
                                    /* Translators: such as "TLS 1.3, AES-256-GCM" */
                                    ? g_strdup_printf (C_ ("encryption", "%s, %s"), version,
                                                       tls->cipher)
                                    : g_strdup (version);
  g_autofree char *holder = signet_explain_holder (tls);
  g_autofree char *validity = format_validity (tls);

  /* Translators: of a certificate; the holder is below */
  show_fact (self, _ ("Issued to"), holder);
  /* Translators: of a certificate; who made it is below */
  show_fact (self, _ ("Issued by"), tls->authority);
  /* Translators: of a certificate; from when until when is below */
  show_fact (self, _ ("Valid"), validity);
  /* Translators: such as "TLS 1.3, AES-256-GCM" */
  show_fact (self, _ ("Encryption"), encryption);
}

static void
show_fingerprint (SignetCertificateDialog *self)
{
  const char *digits = get_tls (self)->sha256;
  g_autofree char *text = digits != NULL ? signet_fingerprint_format (digits) : NULL;

  gtk_widget_set_visible (self->fingerprint_row, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (self->fingerprint, text);
  signet_fingerprint_label_keep_bytes (GTK_WIDGET (self->fingerprint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fingerprint_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
offer_trust (SignetCertificateDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_add_responses (dialog, "close", _ ("Do Not Connect"), "trust",
                                    _ ("Trust This Certificate"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
}

/* One key on more than one port is one question. */
static void
say_ports (SignetCertificateDialog *self)
{
  g_autoptr (GPtrArray) attempts = signet_editor_list_same_key (self->editor, self->attempt);
  g_autofree char *sentence = NULL;

  if (attempts->len < 2)
    return;
  /* Translators: two ports of the same server */
  sentence = g_strdup_printf (
      _ ("Incoming and outgoing mail show the same certificate, on ports %u and %u."),
      signet_attempt_get_profile (g_ptr_array_index (attempts, 0))->port,
      signet_attempt_get_profile (g_ptr_array_index (attempts, 1))->port);
  append_sentence (self, sentence);
}

static void
say_unconfirmed (SignetCertificateDialog *self)
{
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is a server name; sentences such as "It expired on 3 March 2026." follow,
         which speak of the certificate */
      _ ("The certificate of %s does not prove that this is the right server."), get_host (self));

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _ ("Server Identity Not Confirmed"));
  append_sentence (self, body);
  say_ports (self);
  show_flaws (self);
  append_sentence (self, _ ("Your password has not been sent."));
}

static void
say_host (SignetCertificateDialog *self)
{
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _ ("Certificate"));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), get_host (self));
  show_flaws (self);
  gtk_widget_set_visible (GTK_WIDGET (self->flaws),
                          gtk_widget_get_first_child (GTK_WIDGET (self->flaws)) != NULL);
}

static void
fill (SignetCertificateDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  if (signet_attempt_get_outcome (self->attempt) == SIGNET_OUTCOME_UNTRUSTED)
    say_unconfirmed (self);
  else
    say_host (self);
  show_facts (self);
  show_fingerprint (self);
  if (signet_editor_can_trust (self->editor, self->attempt))
    offer_trust (self);
  else
    adw_message_dialog_add_response (dialog, "close", _ ("Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
}

/* The icon tells that it was done; a message has no place here. */
static void
on_copy (SignetCertificateDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), get_tls (self)->sha256);
  gtk_button_set_icon_name (self->copy, "object-select-symbolic");
}

/* What was offered when the dialog opened may no longer be possible. */
static void
signet_certificate_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  SignetCertificateDialog *self = SIGNET_CERTIFICATE_DIALOG (dialog);

  if (g_str_equal (response, "trust") && signet_editor_can_trust (self->editor, self->attempt))
    signet_editor_trust (self->editor, self->attempt);
}

/* A dialog is never higher than the window it belongs to. */
static void
limit_height (SignetCertificateDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  int height = MOST_HEIGHT;
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (parent != NULL)
    height = gtk_widget_get_height (GTK_WIDGET (parent))
             - OTHER_HEIGHT * (MAX (dpi, USUAL_DPI) / 1024) / (USUAL_DPI / 1024);
  gtk_scrolled_window_set_max_content_height (self->scroller,
                                              CLAMP (height, LEAST_HEIGHT, MOST_HEIGHT));
}

static void
signet_certificate_dialog_dispose (GObject *object)
{
  SignetCertificateDialog *self = SIGNET_CERTIFICATE_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->attempt);
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_CERTIFICATE_DIALOG);
  G_OBJECT_CLASS (signet_certificate_dialog_parent_class)->dispose (object);
}

static void
signet_certificate_dialog_class_init (SignetCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_certificate_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = signet_certificate_dialog_response;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/signet/MailAccounts/certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, flaws);
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, SignetCertificateDialog, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
signet_certificate_dialog_init (SignetCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_label_in_dialog (ADW_MESSAGE_DIALOG (self));
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (limit_height), NULL);
  /* Return does what is safe: the focus is not on the first row. */
  signet_dialog_focus_default (ADW_MESSAGE_DIALOG (self));
  signet_dialog_keep_answers_legible (ADW_MESSAGE_DIALOG (self));
}

SignetCertificateDialog *
signet_certificate_dialog_new (SignetEditor *editor, SignetAttempt *attempt)
{
  SignetCertificateDialog *self;

  g_return_val_if_fail (SIGNET_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (SIGNET_IS_ATTEMPT (attempt), NULL);
  g_return_val_if_fail (signet_attempt_get_facts (attempt)->tls != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_CERTIFICATE_DIALOG, NULL);
  self->editor = g_object_ref (editor);
  self->attempt = g_object_ref (attempt);
  fill (self);
  return self;
}
