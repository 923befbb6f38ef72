/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads SRV records.
 */
#include "srv-records.h"

#include "registrable.h"

#define MAX_RECORDS 20

const SignetSrvService signet_srv_services[SIGNET_N_SRV_SERVICES] = {
  { "_imaps", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "_imap", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS },
  { "_pop3s", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
  { "_pop3", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_STARTTLS },
  { "_submissions", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS },
  { "_submission", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS },
};

typedef struct
{
  guint16 priority;
  guint16 weight;
  guint16 port;
  const char *host;
} Record;

static Record
read_record (GVariant *variant)
{
  Record record;

  g_variant_get (variant, "(qqq&s)", &record.priority, &record.weight, &record.port, &record.host);
  return record;
}

static int
compare (gconstpointer first, gconstpointer second)
{
  Record a = read_record ((GVariant *)first);
  Record b = read_record ((GVariant *)second);

  if (a.priority != b.priority)
    return (int)a.priority - (int)b.priority;
  if (a.weight != b.weight)
    return (int)b.weight - (int)a.weight;
  return g_ascii_strcasecmp (a.host, b.host);
}

/* Returns NULL for a target of ".", which is no host name. */
static SignetCandidate *
make_candidate (const SignetSrvService *service, const Record *record, const char *domain)
{
  g_autofree char *host = signet_candidate_check_host (record->host);
  SignetCandidate *candidate;

  if (host == NULL || record->port == 0)
    return NULL;
  candidate = signet_candidate_new (SIGNET_SOURCE_SRV, service->protocol, g_steal_pointer (&host));
  candidate->port = record->port;
  candidate->security = service->security;
  candidate->authenticated = signet_same_registrable_domain (candidate->host, domain);
  return candidate;
}

/* GLib writes the root of DNS as an empty name. */
gboolean
signet_srv_denies (GList *records)
{
  for (GList *link = records; link != NULL; link = link->next)
    {
      Record record = read_record (link->data);

      if (*record.host == '\0' || g_str_equal (record.host, "."))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
signet_srv_candidates (const SignetSrvService *service, GList *records, const char *domain)
{
  GPtrArray *candidates;
  g_autoptr (GList) sorted = NULL;

  g_return_val_if_fail (service != NULL && domain != NULL, NULL);

  candidates = signet_candidates_new ();
  sorted = g_list_sort (g_list_copy (records), compare);
  for (GList *link = sorted; link != NULL && candidates->len < MAX_RECORDS; link = link->next)
    {
      Record record = read_record (link->data);
      SignetCandidate *candidate = make_candidate (service, &record, domain);

      if (candidate != NULL)
        signet_candidates_add (candidates, candidate);
    }
  return candidates;
}
