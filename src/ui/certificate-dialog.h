/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Shows the certificate a server sent, and what is wrong with it. Where it does not prove who the
 * server is the user may trust it here, and nowhere else.
 */
#pragma once

#include "editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CERTIFICATE_DIALOG (signet_certificate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetCertificateDialog,
                      signet_certificate_dialog,
                      SIGNET,
                      CERTIFICATE_DIALOG,
                      AdwMessageDialog)

/* Makes a dialog; the caller presents it. "Trust This Certificate" is offered only where
 * signet_editor_can_trust(), and calls signet_editor_trust(). */
SignetCertificateDialog *signet_certificate_dialog_new (SignetEditor *editor,
                                                        SignetAttempt *attempt);

G_END_DECLS
