/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the user typed: an address, a host, host:port, [v6]:port or a mail URL, taken apart
 * and checked. Pure; looks nothing up.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

/**
 * SIGNET_TARGET_ERROR:
 *
 * Error domain of signet_target_parse(). The message is one translated sentence for people, that
 * says what is wrong and what to type instead.
 */
#define SIGNET_TARGET_ERROR (signet_target_error_quark ())
GQuark signet_target_error_quark (void);

/**
 * SignetTargetError:
 * @SIGNET_TARGET_ERROR_EMPTY: nothing was typed
 * @SIGNET_TARGET_ERROR_TOO_LONG: the host name or the address is too long
 * @SIGNET_TARGET_ERROR_HOST: not a host name
 * @SIGNET_TARGET_ERROR_PORT: not a port
 * @SIGNET_TARGET_ERROR_ADDRESS: not an address
 * @SIGNET_TARGET_ERROR_MIXED_SCRIPT: letters of different alphabets in one name
 * @SIGNET_TARGET_ERROR_URL: not a mail URL, or one that holds a password
 *
 * Why a target is refused.
 */
typedef enum
{
  SIGNET_TARGET_ERROR_EMPTY,
  SIGNET_TARGET_ERROR_TOO_LONG,
  SIGNET_TARGET_ERROR_HOST,
  SIGNET_TARGET_ERROR_PORT,
  SIGNET_TARGET_ERROR_ADDRESS,
  SIGNET_TARGET_ERROR_MIXED_SCRIPT,
  SIGNET_TARGET_ERROR_URL,
} SignetTargetError;

/**
 * SignetTarget:
 * @text: the text as it was typed, without what was copied with it, see signet_target_strip()
 * @address: (nullable): the whole address "local@domain", with the domain in lower case as typed;
 *   %NULL for a host
 * @local_part: (nullable): the part before the "@" of an address, or the user of a URL
 * @host: (not nullable): the host, or the domain of an address, in ASCII (A-labels) and lower case,
 *   without a final dot; an IP address without brackets
 * @port: the port typed with the host, or 0
 * @has_protocol: whether @protocol is known (a URL, or a standard port)
 * @protocol: the protocol, if @has_protocol
 * @security: the mode a URL's scheme names ("imaps:" is implicit TLS), else %SIGNET_SECURITY_AUTO
 *
 * What the user typed.
 */
typedef struct
{
  char *text;
  char *address;
  char *local_part;
  char *host;
  guint16 port;
  gboolean has_protocol;
  SignetProtocol protocol;
  SignetSecurity security;
} SignetTarget;

#define SIGNET_TYPE_TARGET (signet_target_get_type ())
GType signet_target_get_type (void);

/**
 * signet_target_parse:
 * @text: what the user typed
 * @error: return location for a #SignetTargetError
 *
 * Takes apart an e-mail address (RFC 5321 §4.1.2), a host name, `host:port`, `[v6]:port`, an IP
 * address, or a URL with the scheme imap, imaps, pop, pop3, pops, pop3s, smtp, smtps, submission
 * or submissions. International domain names become A-labels (RFC 5890); names that mix alphabets
 * in a misleading way are refused. signet_target_strip() says what may stand around it.
 *
 * Returns: (transfer full) (nullable): the target, or %NULL with @error set
 */
SignetTarget *signet_target_parse (const char *text, GError **error);

/**
 * signet_target_strip:
 * @text: what the user typed or pasted
 *
 * Takes away what is often copied with an address or a server: blanks around it, a name before it
 * ("Ada <ada@example.org>", RFC 5322 §3.4), "mailto:" (RFC 6068), a final comma. The rest may still
 * be wrong.
 *
 * Returns: (transfer full): the address or the server alone
 */
char *signet_target_strip (const char *text);

/**
 * signet_target_parse_server:
 * @text: what the user typed where only a server makes sense
 * @error: return location for a #SignetTargetError
 *
 * Like signet_target_parse(), but refuses an address.
 *
 * Returns: (transfer full) (nullable): the target, or %NULL with @error set
 */
SignetTarget *signet_target_parse_server (const char *text, GError **error);

/**
 * signet_target_copy:
 * @target: a target
 *
 * Returns: (transfer full): a copy of @target
 */
SignetTarget *signet_target_copy (const SignetTarget *target);

/**
 * signet_target_free:
 * @target: (nullable) (transfer full): a target
 *
 * Frees @target.
 */
void signet_target_free (SignetTarget *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTarget, signet_target_free)

/**
 * signet_host_is_loopback:
 * @host: a host name in ASCII or an IP address
 *
 * Returns: whether @host is this computer: "localhost", a name below it (RFC 6761 §6.3), or a
 *   loopback address
 */
gboolean signet_host_is_loopback (const char *host);

G_END_DECLS
