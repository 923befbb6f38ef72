/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names what answers on a port from its first bytes.
 */
#include "fingerprint.h"

#include <string.h>

static const struct
{
  const char *prefix;
  const char *name;
} known[] = {
  { "SSH-", "SSH" },     { "HTTP/", "HTTP" },      { "<!DOCTYPE", "HTTP" },  { "<html", "HTTP" },
  { "* OK", "IMAP" },    { "* PREAUTH", "IMAP" },  { "* BYE", "IMAP" },      { "+OK", "POP3" },
  { "-ERR", "POP3" },    { "220 (vsFTPd", "FTP" }, { "220 ProFTPD", "FTP" }, { "220-", "SMTP" },
  { "220 ", "SMTP" },    { "421 ", "SMTP" },       { "554 ", "SMTP" },       { "RFB ", "VNC" },
  { "<?xml", "XMPP" },   { "<stream:", "XMPP" },   { "\x16\x03", "TLS" }, /* a handshake record */
  { "\x15\x03", "TLS" },                                                  /* an alert record */
};

const char *
signet_fingerprint (const char *bytes, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gsize n = strlen (known[i].prefix);

      if (length >= n && memcmp (bytes, known[i].prefix, n) == 0)
        return known[i].name;
    }
  return NULL;
}
