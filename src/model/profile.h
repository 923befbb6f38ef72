/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The three protocols, the three ways to secure them, the profile (one way to reach one
 * server) and the only table of standard ports in the project.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetProtocol:
 * @SIGNET_PROTOCOL_IMAP: IMAP (RFC 9051, RFC 3501)
 * @SIGNET_PROTOCOL_POP3: POP3 (RFC 1939)
 * @SIGNET_PROTOCOL_SMTP: message submission over SMTP (RFC 6409, RFC 5321)
 *
 * A mail protocol. The nick ("imap") is the word used in JSON and on the command line.
 */
typedef enum
{
  SIGNET_PROTOCOL_IMAP,
  SIGNET_PROTOCOL_POP3,
  SIGNET_PROTOCOL_SMTP,
} SignetProtocol;

/**
 * SIGNET_N_PROTOCOLS:
 *
 * How many protocols there are.
 */
#define SIGNET_N_PROTOCOLS 3

/**
 * SignetSecurity:
 * @SIGNET_SECURITY_AUTO: not decided; stands only in what is typed and in overrides, never in a
 *   profile
 * @SIGNET_SECURITY_TLS: implicit TLS, from the first byte (RFC 8314)
 * @SIGNET_SECURITY_STARTTLS: TLS after a command of the protocol (RFC 2595, RFC 3207)
 * @SIGNET_SECURITY_NONE: no encryption
 *
 * How a connection is secured. The nick is the word used in JSON and on the command line.
 */
typedef enum
{
  SIGNET_SECURITY_AUTO,
  SIGNET_SECURITY_TLS,
  SIGNET_SECURITY_STARTTLS,
  SIGNET_SECURITY_NONE,
} SignetSecurity;

/**
 * SignetPortRule:
 * @SIGNET_PORT_STANDARD: no port is known; the standard ports are tried
 * @SIGNET_PORT_FIRST: the port came with the host name: it is tried first, in every mode, and the
 *   standard ports only if it fails
 * @SIGNET_PORT_ONLY: the port was set on purpose: nothing else is tried
 *
 * What a known port means for the profiles that may be tried.
 */
typedef enum
{
  SIGNET_PORT_STANDARD,
  SIGNET_PORT_FIRST,
  SIGNET_PORT_ONLY,
} SignetPortRule;

/**
 * SignetProfile:
 * @protocol: the protocol
 * @host: (not nullable): host name in ASCII (A-labels) or an IP address, without brackets
 * @port: TCP port, host byte order
 * @security: how the connection is secured, never %SIGNET_SECURITY_AUTO
 * @stage: profiles of a later stage are tried only when all of the earlier ones have failed
 * @rank: how far the source that named the host is trusted: lower is better
 * @source: (nullable): the nick of that source
 * @user: (nullable): the user name that source gives, ready for use
 * @documentation: (nullable): the provider's page about the settings, if the source names one
 * @is_foreign: whether the host belongs to another company than the address and the source is no
 *   authority for the address's domain: the user has to agree first
 * @is_inside: whether the host lies within the registrable domain of the address
 * @is_open: whether the site's or the provider's own file says that nobody signs in there
 * @advised_port: where the source names a weaker way to this host: its port; 0 where it does not
 * @advised: and its mode
 * @is_denied: whether the domain's DNS says that the protocol is not offered, and is trusted more
 *   than who named the host: it is not tried any more
 * @opportunistic: %TRUE for a profile nobody named and no standard lists (implicit TLS on a
 *   standard port): it is tried only where the server's silence suggests it
 *
 * One way to reach one server, that may be tried.
 */
typedef struct
{
  SignetProtocol protocol;
  char *host;
  guint16 port;
  SignetSecurity security;
  guint stage;
  guint rank;
  char *source;
  char *user;
  char *documentation;
  gboolean is_foreign;
  gboolean is_inside;
  gboolean is_open;
  guint16 advised_port;
  SignetSecurity advised;
  gboolean is_denied;
  gboolean opportunistic;
} SignetProfile;

#define SIGNET_TYPE_PROFILE (signet_profile_get_type ())
GType signet_profile_get_type (void);

/**
 * signet_profile_new:
 * @protocol: the protocol
 * @host: host name in ASCII or an IP address
 * @port: TCP port, not 0
 * @security: how the connection is secured, not %SIGNET_SECURITY_AUTO
 *
 * Returns: (transfer full): a new profile of stage 0
 */
SignetProfile *signet_profile_new (SignetProtocol protocol,
                                   const char *host,
                                   guint16 port,
                                   SignetSecurity security);

/**
 * signet_profile_copy:
 * @profile: a profile
 *
 * Returns: (transfer full): a copy of @profile
 */
SignetProfile *signet_profile_copy (const SignetProfile *profile);

/**
 * signet_profile_free:
 * @profile: (nullable) (transfer full): a profile
 *
 * Frees @profile.
 */
void signet_profile_free (SignetProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetProfile, signet_profile_free)

/**
 * signet_profile_is_encrypted:
 * @profile: a profile
 *
 * Returns: whether a connection that follows @profile is encrypted before any log-in
 */
gboolean signet_profile_is_encrypted (const SignetProfile *profile);

/**
 * signet_profiles_for:
 * @protocol: the protocol
 * @host: host name in ASCII or an IP address
 * @port: a known port, or 0 with %SIGNET_PORT_STANDARD
 * @rule: what @port means
 * @security: the only mode to try, or %SIGNET_SECURITY_AUTO for all of them
 *
 * Lists the profiles of one server that may be tried, best first: implicit TLS on the secure port
 * (RFC 8314 §3), STARTTLS on the standard port, and no encryption there. Whether one without
 * encryption may be used is for #SignetPolicy to say.
 *
 * Returns: (transfer full) (element-type SignetProfile): the profiles, best first
 */
GPtrArray *signet_profiles_for (SignetProtocol protocol,
                                const char *host,
                                guint16 port,
                                SignetPortRule rule,
                                SignetSecurity security);

/**
 * signet_standard_port:
 * @protocol: the protocol
 * @security: how the connection is secured, not %SIGNET_SECURITY_AUTO
 *
 * Returns: the first standard port for @protocol secured by @security
 */
guint16 signet_standard_port (SignetProtocol protocol, SignetSecurity security);

/**
 * signet_protocol_of_port:
 * @port: a TCP port
 * @protocol: (out): the protocol, set only when %TRUE is returned
 *
 * Tells which protocol a standard mail port belongs to.
 *
 * Returns: whether @port is a standard port of one of the protocols
 */
gboolean signet_protocol_of_port (guint16 port, SignetProtocol *protocol);

/**
 * signet_protocol_title:
 * @protocol: a protocol
 *
 * Returns: (transfer none): the name people know, "IMAP", "POP3" or "SMTP"; not translated
 */
const char *signet_protocol_title (SignetProtocol protocol);

/**
 * signet_security_title:
 * @security: how a connection is secured
 *
 * Returns: (transfer none): the word of the Advanced section: "TLS", "STARTTLS", or a translated
 *   "None" or "Automatic"
 */
const char *signet_security_title (SignetSecurity security);

/**
 * signet_nick:
 * @enum_type: a type made of one of the enumerations of this library
 * @value: a value of it
 *
 * Returns: (transfer none): the word that stands for @value in JSON, on the command line and on
 *   D-Bus
 */
const char *signet_nick (GType enum_type, int value);

/**
 * signet_from_nick:
 * @enum_type: a type made of one of the enumerations of this library
 * @nick: a word
 * @value: (out): the value, set only when %TRUE is returned
 *
 * The opposite of signet_nick().
 *
 * Returns: whether @nick is a word of @enum_type
 */
gboolean signet_from_nick (GType enum_type, const char *nick, int *value);

G_END_DECLS
