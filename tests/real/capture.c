/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the packets that the lab's link recorded. The file is pcap with raw IP packets.
 */
#include "capture.h"

#include "lab.h"

#include <arpa/inet.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <string.h>

/* The header of the file, and of each packet in it. */
enum
{
  FILE_HEADER = 24,
  PACKET_HEADER = 16
};

typedef struct
{
  char destination[INET6_ADDRSTRLEN];
  guint8 protocol;
  guint16 source_port;
  guint16 destination_port;
  gboolean is_syn;
  const char *payload;
  gsize length;
} Packet;

typedef void (*PacketFunc) (const Packet *packet, gpointer user_data);

static GBytes *
read_capture (void)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (lab_env ("LAB_CAPTURE"), &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

gsize
capture_length (void)
{
  g_autoptr (GBytes) bytes = read_capture ();

  return g_bytes_get_size (bytes);
}

static gsize
parse_ip (const guint8 *data, gsize length, Packet *packet)
{
  const struct iphdr *v4 = (const void *)data;
  const struct ip6_hdr *v6 = (const void *)data;

  if (length >= sizeof *v4 && data[0] >> 4 == 4)
    {
      inet_ntop (AF_INET, &v4->daddr, packet->destination, sizeof packet->destination);
      packet->protocol = v4->protocol;
      return (gsize)v4->ihl * 4;
    }
  if (length >= sizeof *v6 && data[0] >> 4 == 6)
    {
      inet_ntop (AF_INET6, &v6->ip6_dst, packet->destination, sizeof packet->destination);
      packet->protocol = v6->ip6_nxt;
      return sizeof *v6;
    }
  return 0;
}

static gboolean
parse_packet (const guint8 *data, gsize length, Packet *packet)
{
  gsize at = parse_ip (data, length, packet);
  const struct tcphdr *tcp = (const void *)(data + at);
  gsize header = sizeof (struct udphdr);

  if (at == 0 || length < at + header)
    return FALSE;
  if (packet->protocol == IPPROTO_TCP)
    {
      if (length < at + sizeof *tcp)
        return FALSE;
      packet->is_syn = tcp->syn && !tcp->ack;
      header = (gsize)tcp->doff * 4;
    }
  else if (packet->protocol != IPPROTO_UDP)
    return FALSE;
  /* Both headers begin with the ports. */
  packet->source_port = g_ntohs (tcp->source);
  packet->destination_port = g_ntohs (tcp->dest);
  packet->payload = (const char *)data + at + header;
  packet->length = length - MIN (length, at + header);
  return TRUE;
}

static void
foreach_packet (gsize start, PacketFunc func, gpointer user_data)
{
  g_autoptr (GBytes) bytes = read_capture ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize at = MAX (start, FILE_HEADER);

  while (at + PACKET_HEADER <= length)
    {
      guint32 size;
      Packet packet = { .protocol = 0 };
      g_autofree guint8 *aligned = NULL;

      memcpy (&size, data + at + 8, sizeof size);
      at += PACKET_HEADER;
      if (at + size > length)
        return;
      aligned = g_memdup2 (data + at, size);
      if (parse_packet (aligned, size, &packet))
        func (&packet, user_data);
      at += size;
    }
}

typedef struct
{
  const char *address;
  guint16 port;
  GHashTable *connections;
  GString *sent;
} Search;

static void
note_connection (const Packet *packet, gpointer user_data)
{
  Search *search = user_data;
  guint key = (guint)packet->source_port << 16 | packet->destination_port;

  /* A SYN may be sent again: the pair of ports tells connections apart. */
  if (packet->is_syn && g_str_equal (packet->destination, search->address)
      && (search->port == 0 || packet->destination_port == search->port))
    g_hash_table_add (search->connections, GUINT_TO_POINTER (key));
}

guint
capture_count_connections (gsize start, const char *address, guint16 port)
{
  g_autoptr (GHashTable) connections = g_hash_table_new (NULL, NULL);
  Search search = { address, port, connections, NULL };

  foreach_packet (start, note_connection, &search);
  return g_hash_table_size (connections);
}

static void
note_sent (const Packet *packet, gpointer user_data)
{
  Search *search = user_data;

  if (packet->protocol != IPPROTO_TCP || !g_str_equal (packet->destination, search->address))
    return;
  for (gsize i = 0; i < packet->length; i++)
    g_string_append_c (search->sent, packet->payload[i] != '\0' ? packet->payload[i] : '.');
}

char *
capture_sent (gsize start, const char *address)
{
  GString *sent = g_string_new (NULL);
  Search search = { address, 0, NULL, sent };

  foreach_packet (start, note_sent, &search);
  return g_string_free (sent, FALSE);
}

static void
note_marker (const Packet *packet, gpointer user_data)
{
  Search *search = user_data;

  if (packet->protocol == IPPROTO_UDP
      && g_strstr_len (packet->payload, (gssize)packet->length, search->address) != NULL)
    g_string_append_c (search->sent, '!');
}

/* Packets stay in order: once the marker is there, all that was sent before it is. */
void
capture_settle (void)
{
  static guint number;
  g_autofree char *marker = g_strdup_printf ("marker %u.", number++);
  g_autofree char *command = g_strdup_printf (
      "ip netns exec %s bash -c \"echo '%s' >/dev/udp/10.88.0.2/9\"", lab_env ("LAB_CLIENT"),
      marker);
  g_autoptr (GString) seen = g_string_new (NULL);
  Search search = { marker, 0, NULL, seen };
  gsize start = capture_length ();
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  while (seen->len == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      foreach_packet (start, note_marker, &search);
      g_thread_yield ();
    }
}

static void
assert_not_within (const char *sent, const char *needle)
{
  g_autofree char *upper = g_ascii_strup (sent, -1);
  g_autofree char *upper_needle = g_ascii_strup (needle, -1);

  if (strstr (upper, upper_needle) == NULL)
    return;
  g_test_message ("%s", sent);
  g_test_fail_printf ("“%s” was sent in clear", needle);
}

void
capture_assert_no_login (gsize start, const char *address, const char *user, const char *password)
{
  static const char *const commands[] = { "AUTH", " LOGIN ", "USER ", "PASS ", "APOP " };
  g_autofree char *sent = NULL;
  g_autofree char *user_64 = g_base64_encode ((const guchar *)user, strlen (user));
  g_autofree char *password_64 = g_base64_encode ((const guchar *)password, strlen (password));

  capture_settle ();
  sent = capture_sent (start, address);
  g_assert_cmpuint (strlen (sent), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_not_within (sent, commands[i]);
  assert_not_within (sent, user);
  assert_not_within (sent, password);
  assert_not_within (sent, user_64);
  assert_not_within (sent, password_64);
}
