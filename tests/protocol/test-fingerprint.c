/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What answers on a port.
 */
#include "fingerprint.h"

#include <string.h>

static const struct
{
  const char *bytes;
  const char *name; /* NULL where it is not known */
} cases[] = {
  { "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n", "SSH" },
  { "HTTP/1.1 400 Bad Request\r\n", "HTTP" },
  { "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">", "HTTP" },
  { "<html><head>", "HTTP" },
  { "* OK IMAP4rev1 ready", "IMAP" },
  { "* PREAUTH hello", "IMAP" },
  { "* BYE overloaded", "IMAP" },
  { "+OK POP3 ready", "POP3" },
  { "-ERR busy", "POP3" },
  { "220 mail.example.org ESMTP", "SMTP" },
  { "220-mail.example.org ESMTP", "SMTP" },
  { "421 too busy", "SMTP" },
  { "554 no", "SMTP" },
  { "220 (vsFTPd 3.0.3)", "FTP" },
  { "220 ProFTPD Server", "FTP" },
  { "RFB 003.008\n", "VNC" },
  { "<?xml version='1.0'?>", "XMPP" },
  { "<stream:stream", "XMPP" },
  { "\x16\x03\x01", "TLS" },
  { "\x15\x03\x03", "TLS" },
  { "\x16\x02", NULL },
  { "\x14\x03", NULL },
  { "", NULL },
  { "SSH", NULL },
  { "2200 bytes", NULL },
  { "Hello", NULL },
  { " SSH-2.0", NULL },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (signet_fingerprint (cases[i].bytes, strlen (cases[i].bytes)), ==,
                     cases[i].name);
}

/* Never looks behind the end of what came */
static void
test_short (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length < strlen (cases[i].bytes); length++)
      {
        g_autofree char *exact = g_memdup2 (cases[i].bytes, length);
        const char *name = signet_fingerprint (exact, length);

        /* "220 (vsFTPd" begins like SMTP */
        if (name != NULL && !g_str_equal (name, "SMTP"))
          g_assert_cmpstr (name, ==, cases[i].name);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint/names", test_names);
  g_test_add_func ("/fingerprint/short", test_short);
  return g_test_run ();
}
