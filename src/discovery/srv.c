/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SRV records: read and ordered, which is pure, and looked up, all services at once, by GResolver.
 */
#include "srv.h"

#include "registrable.h"
#include "source.h"

#define MAX_RECORDS 20

/* Those with implicit TLS first (RFC 8314 §5.1). The ones without it in their name want STARTTLS:
 * RFC 6186 §3.1 has clients require it. */
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

/* RFC 2782 has clients choose at random among equal priorities; what is found here is kept for
 * years, so the greatest weight comes first and the answer is the same every time. */
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

/* Returns NULL for a target of ".", which is no host name. A certificate has to be for the target,
 * as for any host: RFC 6186 §6 asks for the domain's name, which few have, or else for the user's
 * agreement to a target of another domain, which is asked for. */
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

/* The look-up of one service */
typedef struct
{
  GTask *task;      /* owned while it runs */
  GPtrArray *found; /* (element-type SignetCandidate), owned, nullable until it has ended */
  gboolean denies;
} Lookup;

typedef struct
{
  const SignetSourceQuery *query; /* unowned: stays until the callback */
  Lookup lookups[SIGNET_N_SRV_SERVICES];
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    g_clear_pointer (&search->lookups[i].found, g_ptr_array_unref);
  g_free (search);
}

static gboolean
is_complete (const Search *search)
{
  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    if (search->lookups[i].found == NULL)
      return FALSE;
  return TRUE;
}

/* Whether one service of @protocol is denied, and no other is named: the one with TLS may be there
 * where the one without is not. */
static gboolean
is_denied (const Search *search, SignetProtocol protocol)
{
  gboolean denies = FALSE;

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    {
      if (signet_srv_services[i].protocol != protocol)
        continue;
      if (search->lookups[i].found->len > 0)
        return FALSE;
      denies |= search->lookups[i].denies;
    }
  return denies;
}

static void
tell_denied (const Search *search)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS && search->query->denied != NULL; i++)
    if (is_denied (search, (SignetProtocol)i))
      search->query->denied ((SignetProtocol)i, search->query->denied_data);
}

/* Partial records are usual: what is there counts. */
static GPtrArray *
join (Search *search)
{
  GPtrArray *all = signet_candidates_new ();

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&search->lookups[i].found));
  return all;
}

static void
free_records (GList *records)
{
  g_list_free_full (records, (GDestroyNotify)g_variant_unref);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lookup *lookup = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&lookup->task);
  Search *search = g_task_get_task_data (task);
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, NULL);

  lookup->found = signet_srv_candidates (&signet_srv_services[lookup - search->lookups], records,
                                         search->query->domain);
  lookup->denies = signet_srv_denies (records);
  free_records (records);
  if (!is_complete (search))
    return;
  tell_denied (search);
  signet_source_return (task, join (search));
}

static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Search *search = g_new0 (Search, 1);

  g_task_set_check_cancellable (task, FALSE);
  search->query = query;
  g_task_set_task_data (task, search, search_free);
  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s._tcp.%s", signet_srv_services[i].name,
                                               query->domain);

      search->lookups[i].task = g_object_ref (task);
      g_resolver_lookup_records_async (resolver, name, G_RESOLVER_RECORD_SRV, cancellable,
                                       on_looked_up, &search->lookups[i]);
    }
}

const SignetSourceClass signet_source_srv = { SIGNET_SOURCE_SRV, find_async };
