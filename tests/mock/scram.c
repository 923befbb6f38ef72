/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A small SCRAM server over GnuTLS's HMAC and PBKDF2. Names of values are those of RFC 5802 §3.
 */

#include "scram.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#define SALT     "signet mock salt"
#define MAX_HASH 32

struct _MockScram
{
  char *password;
  GBytes *binding;
  gnutls_mac_algorithm_t mac;
  guint size;
  guint iterations;
  char *gs2_header;
  char *client_first_bare;
  char *client_nonce;
  char *server_first;
  char *nonce;
  guint8 server_signature[MAX_HASH];
};

MockScram *
mock_scram_new (const char *password, GBytes *binding)
{
  MockScram *self = g_new0 (MockScram, 1);

  self->password = g_strdup (password);
  self->binding = binding != NULL ? g_bytes_ref (binding) : NULL;
  return self;
}

static void
clear (MockScram *self)
{
  g_clear_pointer (&self->gs2_header, g_free);
  g_clear_pointer (&self->client_first_bare, g_free);
  g_clear_pointer (&self->client_nonce, g_free);
  g_clear_pointer (&self->server_first, g_free);
  g_clear_pointer (&self->nonce, g_free);
}

void
mock_scram_free (MockScram *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_clear_pointer (&self->binding, g_bytes_unref);
  g_free (self->password);
  g_free (self);
}

static char *
decode (const char *base64)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);

  return g_strndup ((const char *)bytes, length);
}

static char *
encode (const char *text)
{
  return g_base64_encode ((const guchar *)text, strlen (text));
}

gboolean
mock_scram_check_first (MockScram *self, const char *message)
{
  g_autofree char *text = decode (message);
  g_autoptr (GRegex)
      regex = g_regex_new ("^((?:n|y|p=[a-z-]+),(?:a=[^,]+)?,)(n=[^,]+,r=([^,]+))$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  clear (self);
  self->gs2_header = g_match_info_fetch (match, 1);
  self->client_first_bare = g_match_info_fetch (match, 2);
  self->client_nonce = g_match_info_fetch (match, 3);
  return TRUE;
}

static void
take_argument (MockScram *self, const char *argument)
{
  if (g_str_equal (argument, "SHA-1"))
    {
      self->mac = GNUTLS_MAC_SHA1;
      self->size = 20;
    }
  else if (g_str_has_prefix (argument, "i="))
    self->iterations = (guint)g_ascii_strtoull (argument + 2, NULL, 10);
  else if (g_str_equal (argument, "nonce=foreign"))
    {
      g_free (self->nonce);
      self->nonce = g_strdup ("somebodyElsesNonce");
    }
  else
    g_assert_cmpstr (argument, ==, "SHA-256");
}

char *
mock_scram_make_first (MockScram *self, const char *arguments)
{
  g_auto (GStrv) list = g_strsplit (arguments, " ", -1);
  g_autofree char *salt = encode (SALT);

  self->mac = GNUTLS_MAC_SHA256;
  self->size = 32;
  self->iterations = 4096;
  g_free (self->nonce);
  self->nonce = g_strconcat (self->client_nonce != NULL ? self->client_nonce : "", "Mock", NULL);
  for (guint i = 0; list[i] != NULL; i++)
    take_argument (self, list[i]);
  g_free (self->server_first);
  self->server_first = g_strdup_printf ("r=%s,s=%s,i=%u", self->nonce, salt, self->iterations);
  return encode (self->server_first);
}

static void
hmac (const MockScram *self, const guint8 *key, const char *text, guint8 *result)
{
  int status = gnutls_hmac_fast (self->mac, key, self->size, text, strlen (text), result);

  g_assert_cmpint (status, ==, 0);
}

/* Deriving the key is the slow part, and the tests do it thousands of times for one password. */
static void
salted_password (const MockScram *self, guint8 *result)
{
  static GMutex mutex;
  static char *last;
  static guint8 value[MAX_HASH];
  g_autofree char *wanted = g_strdup_printf ("%d %u %s", self->mac, self->iterations,
                                             self->password);
  gnutls_datum_t key = { (guint8 *)self->password, strlen (self->password) };
  gnutls_datum_t salt = { (guint8 *)SALT, strlen (SALT) };

  g_mutex_lock (&mutex);
  if (g_strcmp0 (last, wanted) != 0)
    {
      g_assert_cmpint (gnutls_pbkdf2 (self->mac, &key, &salt, self->iterations, value, self->size),
                       ==, 0);
      g_free (last);
      last = g_steal_pointer (&wanted);
    }
  memcpy (result, value, self->size);
  g_mutex_unlock (&mutex);
}

/* RFC 5802 §6: a client that binds the channel says so in its header, and proves it here. */
static gboolean
binds_channel (const MockScram *self, const char *base64)
{
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autofree char *text = NULL;

  g_byte_array_append (expected, (const guint8 *)self->gs2_header,
                       (guint)strlen (self->gs2_header));
  if (g_str_has_prefix (self->gs2_header, "p="))
    {
      if (self->binding == NULL)
        return FALSE;
      g_byte_array_append (expected, g_bytes_get_data (self->binding, NULL),
                           (guint)g_bytes_get_size (self->binding));
    }
  text = g_base64_encode (expected->data, expected->len);
  return g_str_equal (text, base64);
}

/* RFC 5802 §3: StoredKey is the hash of what the proof hides. Prepares the server's own. */
static gboolean
is_proven (MockScram *self, const char *auth_message, const char *base64)
{
  guint8 salted[MAX_HASH], key[MAX_HASH], stored[MAX_HASH], signature[MAX_HASH], hash[MAX_HASH];
  gsize length;
  g_autofree guchar *proof = g_base64_decode (base64, &length);

  salted_password (self, salted);
  hmac (self, salted, "Server Key", key);
  hmac (self, key, auth_message, self->server_signature);
  hmac (self, salted, "Client Key", key);
  gnutls_hash_fast ((gnutls_digest_algorithm_t)self->mac, key, self->size, stored);
  hmac (self, stored, auth_message, signature);
  for (guint i = 0; i < self->size && length == self->size; i++)
    key[i] = proof[i] ^ signature[i];
  gnutls_hash_fast ((gnutls_digest_algorithm_t)self->mac, key, self->size, hash);
  return length == self->size && memcmp (hash, stored, self->size) == 0;
}

gboolean
mock_scram_check_final (MockScram *self, const char *message)
{
  g_autofree char *text = decode (message);
  g_autoptr (GRegex) regex = g_regex_new ("^(c=([^,]+),r=([^,]+)),p=([^,]+)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *auth_message = NULL;

  if (!g_regex_match (regex, text, 0, &match) || self->server_first == NULL)
    return FALSE;
  parts = g_match_info_fetch_all (match);
  auth_message = g_strdup_printf ("%s,%s,%s", self->client_first_bare, self->server_first,
                                  parts[1]);
  return g_str_equal (parts[3], self->nonce) && binds_channel (self, parts[2])
         && is_proven (self, auth_message, parts[4]);
}

char *
mock_scram_make_final (MockScram *self, const char *arguments)
{
  g_autofree char *proof = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (arguments, "wrong"))
    self->server_signature[0] ^= 1;
  proof = g_base64_encode (self->server_signature, self->size);
  text = g_strdup_printf ("v=%s", proof);
  return encode (text);
}
