/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the Advanced section says about one protocol: mode and port, set by hand or automatic, what
 * was found, and the words that say which. Rows bind to its properties; it holds nothing of its
 * own.
 */
#pragma once

#include "edit-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SERVER_FORM (signet_server_form_get_type ())
G_DECLARE_FINAL_TYPE (SignetServerForm, signet_server_form, SIGNET, SERVER_FORM, GObject)

typedef void (*SignetServerFormSet) (gpointer form,
                                     SignetProtocol protocol,
                                     SignetSecurity security,
                                     guint16 port);

/* (transfer full): properties: "protocol"; "used" (whether the protocol is in use, so that its
 * rows are shown); "security" (SignetSecurity, rw); "port" (rw: what the row shows; writing it
 * sets it by hand); "port-set" and "security-set" (whether it is set by hand); "security-note"
 * and "port-note" (the sentences below the rows); "found" (the SignetProfile that works, or
 * NULL); "forbidden" (whether the mode is not possible while Require SSL is on); "overrides"
 * (how many of the two are set by hand) */
SignetServerForm *signet_server_form_new (SignetProtocol protocol,
                                          SignetEditView *view,
                                          SignetServerFormSet set,
                                          gpointer form);

/* Nobody takes what is set any more */
void signet_server_form_detach (SignetServerForm *self);

/* Shows @view, and notifies what differs */
void signet_server_form_show_view (SignetServerForm *self, SignetEditView *view);

SignetProtocol signet_server_form_get_protocol (SignetServerForm *self);

/* The mode set by hand, or %SIGNET_SECURITY_AUTO */
SignetSecurity signet_server_form_get_security (SignetServerForm *self);

/* A port that was not typed follows the mode */
void signet_server_form_set_security (SignetServerForm *self, SignetSecurity security);

/* The port set by hand, or 0 */
guint16 signet_server_form_get_typed_port (SignetServerForm *self);

/* The port to show */
guint16 signet_server_form_get_port (SignetServerForm *self);

/* Sets the port by hand, or makes it automatic with 0; it survives changes of the mode */
void signet_server_form_set_port (SignetServerForm *self, guint16 port);

/* Makes both automatic */
void signet_server_form_reset (SignetServerForm *self);

G_END_DECLS
