/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A server that was found for a domain, with its source and whether that source may speak for
 * the domain. Only a hint: the probe proves it.
 */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

/* Who named a server, the most trusted first. The nick is the word in JSON and on the command
 * line. */
typedef enum
{
  SIGNET_SOURCE_TYPED,      /* the user */
  SIGNET_SOURCE_SITE,       /* a file of the administrator or the distribution */
  SIGNET_SOURCE_AUTOCONFIG, /* the provider's configuration file, over https */
  SIGNET_SOURCE_SRV,        /* SRV records (RFC 6186, RFC 8314 §5.1) */
  SIGNET_SOURCE_DATABASE,   /* the central database */
  /* any of the others, asked about the domain of the mail exchanger (RFC 5321 §5) */
  SIGNET_SOURCE_MX,
  SIGNET_SOURCE_GUESS, /* a usual name */
} SignetSource;

/* Where settings come from, in translated words for people */
const char *signet_source_title (const char *nick);

/* A server that was found */
typedef struct
{
  SignetProtocol protocol;
  char *host;   /* host name in ASCII (A-labels) or an IP address, without brackets */
  guint16 port; /* its port, or 0 where the source does not say */
  /* how to connect, or SIGNET_SECURITY_AUTO where the source does not say */
  SignetSecurity security;
  char *user; /* nullable: the user name, or NULL where the source does not say */
  /* array zero-terminated=1: how to log in, in the words of autoconfig files, the best first:
   * "OAuth2", "password-cleartext"…; empty where the source does not say */
  GStrv auth;
  SignetSource source; /* who named it */
  /* whether the source may speak for the domain; if not, the user has to agree to a server of
   * another domain before a password goes there */
  gboolean authenticated;
  gboolean is_last;    /* whether it is tried after whatever else may be found, guesses included */
  char *documentation; /* nullable: the address of the provider's help page (http or https) */
} SignetCandidate;

#define SIGNET_TYPE_CANDIDATE (signet_candidate_get_type ())
GType signet_candidate_get_type (void);

/* (transfer full): a candidate of which nothing else is known; takes @host */
SignetCandidate *signet_candidate_new (SignetSource source, SignetProtocol protocol, char *host);

SignetCandidate *signet_candidate_copy (const SignetCandidate *candidate);

void signet_candidate_free (SignetCandidate *candidate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCandidate, signet_candidate_free)

/* Whether the source says that passwords are of no use there: one logs in on the provider's web
 * page (OAuth 2, RFC 6749) */
gboolean signet_candidate_is_oauth_only (const SignetCandidate *candidate);

/* Whether that outweighs the word of who named @candidate */
gboolean signet_candidate_is_denied (const SignetCandidate *candidate, guint denied);

/* (transfer full) (nullable): the host in ASCII, or NULL if it is not one */
char *signet_candidate_check_host (const char *text);

/* (transfer full) (element-type SignetCandidate): an empty list that owns its candidates */
GPtrArray *signet_candidates_new (void);

/* Appends @candidate, unless the same source has already named the same server; takes @candidate */
void signet_candidates_add (GPtrArray *candidates, SignetCandidate *candidate);

/* Sorts by trust in the source, then by encryption; what is equal keeps the order of its source */
void signet_candidates_sort (GPtrArray *candidates);

G_END_DECLS
