/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whom TLS trusts: what is loaded, and the sessions made with it. How a certificate is judged
 * is in examine.c.
 */
#include "descriptors.h"
#include "secret.h"
#include "tls-credentials-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gnutls/pkcs12.h>
#include <string.h>

GQuark
signet_tls_credentials_error_quark (void)
{
  return g_quark_from_static_string ("signet-tls-credentials-error-quark");
}

/* The system's authorities. Everybody who trusts somebody at the same time shares them. */
typedef struct
{
  guint n_users;
  gnutls_certificate_credentials_t credentials; /* owned */
  gboolean is_loaded;
  gboolean is_loading;
  GPtrArray *waiting; /* (element-type GTask), owned: whoever waits for the store */
} Store;

struct _SignetTlsCredentials
{
  gatomicrefcount refs;
  Store *store;                                 /* one use of it is owned */
  gnutls_certificate_credentials_t authorities; /* owned, nullable: of the user's CA files */
  gnutls_certificate_credentials_t identity;    /* owned, nullable: the client certificate */
};

/* Goes with its last user, so that an authority which is installed later counts the next time. */
static Store *system_store;

static Store *
store_use (void)
{
  if (system_store == NULL)
    {
      system_store = g_new0 (Store, 1);
      gnutls_certificate_allocate_credentials (&system_store->credentials);
      system_store->waiting = g_ptr_array_new_with_free_func (g_object_unref);
    }
  system_store->n_users++;
  return system_store;
}

static void
store_leave (Store *store)
{
  if (--store->n_users > 0)
    return;
  system_store = NULL;
  gnutls_certificate_free_credentials (store->credentials);
  g_ptr_array_unref (store->waiting);
  g_free (store);
}

SignetTlsCredentials *
signet_tls_credentials_new (void)
{
  SignetTlsCredentials *self = g_new0 (SignetTlsCredentials, 1);

  g_atomic_ref_count_init (&self->refs);
  self->store = store_use ();
  return self;
}

SignetTlsCredentials *
signet_tls_credentials_ref (SignetTlsCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
signet_tls_credentials_unref (SignetTlsCredentials *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->authorities, gnutls_certificate_free_credentials);
  g_clear_pointer (&self->identity, gnutls_certificate_free_credentials);
  store_leave (self->store);
  g_free (self);
}

static char *
read_file (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = NULL;
  char *contents;

  if (g_file_get_contents (path, &contents, length, &reason))
    return contents;
  shown = g_filename_display_name (path);
  g_set_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_FILE,
               /* Translators: the first %s is a file, the second the reason the system gives. */
               _ ("The certificate file “%s” cannot be read: %s"), shown, reason->message);
  return NULL;
}

gboolean
signet_tls_credentials_add_ca_file (SignetTlsCredentials *self, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *shown = NULL;
  gnutls_datum_t datum;
  gsize length;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  contents = read_file (path, &length, error);
  if (contents == NULL)
    return FALSE;
  datum.data = (unsigned char *)contents;
  datum.size = (unsigned int)length;
  if (self->authorities == NULL)
    gnutls_certificate_allocate_credentials (&self->authorities);
  if (gnutls_certificate_set_x509_trust_mem (self->authorities, &datum, GNUTLS_X509_FMT_PEM) > 0)
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE,
               /* Translators: %s is a file. */
               _ ("The file “%s” holds no certificate authority in PEM format."), shown);
  return FALSE;
}

static gboolean
refuse_password (const char *location, GError **error)
{
  g_autofree char *shown = g_filename_display_name (location);

  g_set_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD,
               /* Translators: %s is a file name. */
               _ ("“%s” is protected with a password. Please save the certificate and its private "
                  "key without a password, and use that file."),
               shown);
  return FALSE;
}

static gboolean
refuse_client_certificate (const char *location, int status, GError **error)
{
  g_autofree char *shown = NULL;
  gboolean is_key = status == GNUTLS_E_CERTIFICATE_KEY_MISMATCH;

  if (status == GNUTLS_E_MAC_VERIFY_FAILED || status == GNUTLS_E_DECRYPTION_FAILED)
    return refuse_password (location, error);
  shown = g_filename_display_name (location);
  g_set_error (
      error, SIGNET_TLS_CREDENTIALS_ERROR,
      is_key ? SIGNET_TLS_CREDENTIALS_ERROR_KEY : SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE,
      /* Translators: the first %s is a file name or a URI, the second a library's words. */
      _ ("“%s” holds no certificate with its private key that can be used: %s"), shown,
      gnutls_strerror (status));
  return FALSE;
}

static gboolean
is_pkcs12 (const gnutls_datum_t *datum)
{
  gnutls_pkcs12_t container;
  int status;

  if (gnutls_pkcs12_init (&container) < 0)
    return FALSE;
  status = gnutls_pkcs12_import (container, datum, GNUTLS_X509_FMT_DER, 0);
  gnutls_pkcs12_deinit (container);
  return status >= 0;
}

/* No password is two things here (RFC 7292 appendix B.1): the empty one, which most programs use
 * to encrypt all the same, and none, where nothing is encrypted. */
static int
use_pkcs12 (gnutls_certificate_credentials_t identity, const gnutls_datum_t *datum)
{
  int status = gnutls_certificate_set_x509_simple_pkcs12_mem (identity, datum, GNUTLS_X509_FMT_DER,
                                                              "");

  if (status < 0
      && gnutls_certificate_set_x509_simple_pkcs12_mem (identity, datum, GNUTLS_X509_FMT_DER, NULL)
             >= 0)
    return GNUTLS_E_SUCCESS;
  return status;
}

/* PKCS#12 is tried only where PEM failed, and what is neither is refused in PEM's words. */
static int
use_client_certificate (gnutls_certificate_credentials_t identity,
                        const char *contents,
                        gsize length)
{
  gnutls_datum_t datum = { (unsigned char *)contents, (unsigned int)length };
  int status = gnutls_certificate_set_x509_key_mem (identity, &datum, &datum, GNUTLS_X509_FMT_PEM);

  return status < 0 && is_pkcs12 (&datum) ? use_pkcs12 (identity, &datum) : status;
}

gboolean
signet_tls_credentials_set_client_certificate (SignetTlsCredentials *self,
                                               const char *location,
                                               GError **error)
{
  gnutls_certificate_credentials_t identity;
  g_autofree char *contents = NULL;
  gsize length;
  int status;

  g_return_val_if_fail (self != NULL && location != NULL, FALSE);

  if (!g_str_has_prefix (location, "pkcs11:")
      && (contents = read_file (location, &length, error)) == NULL)
    return FALSE;
  gnutls_certificate_allocate_credentials (&identity);
  if (contents == NULL)
    status = gnutls_certificate_set_x509_key_file (identity, location, location,
                                                   GNUTLS_X509_FMT_PEM);
  else
    {
      status = use_client_certificate (identity, contents, length);
      signet_secret_wipe (contents, length);
    }
  if (status < 0)
    {
      gnutls_certificate_free_credentials (identity);
      return refuse_client_certificate (location, status, error);
    }
  g_clear_pointer (&self->identity, gnutls_certificate_free_credentials);
  self->identity = identity;
  return TRUE;
}

gboolean
signet_tls_credentials_has_client_certificate (const SignetTlsCredentials *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->identity != NULL;
}

/* An empty store is no error: the user's CA files may be all there is, and every certificate is
 * then judged as it deserves. */
static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Store *store = data;
  guint n_waits = 0;

  do
    errno = 0;
  while (gnutls_certificate_set_x509_system_trust (store->credentials) <= 0
         && signet_descriptors_wait (errno, &n_waits));
  g_task_return_boolean (task, TRUE);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Store *store = data;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&store->waiting);

  store->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  store->is_loaded = TRUE;
  store->is_loading = FALSE;
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
  store_leave (store);
}

static void
start_loading (Store *store)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, loaded, store);

  store->n_users++;
  store->is_loading = TRUE;
  g_task_set_task_data (task, store, NULL);
  g_task_run_in_thread (task, load);
}

void
signet_tls_credentials_load_async (SignetTlsCredentials *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  if (self->store->is_loaded)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_ptr_array_add (self->store->waiting, g_object_ref (task));
  if (!self->store->is_loading)
    start_loading (self->store);
}

gboolean
signet_tls_credentials_load_finish (SignetTlsCredentials *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (self != NULL && g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Whom the server gets to see; without a client certificate that is nobody */
static gnutls_certificate_credentials_t
get_identity (const SignetTlsCredentials *self)
{
  return self->identity != NULL ? self->identity : self->store->credentials;
}

static gnutls_session_t
new_session (SignetTlsCredentials *self, const char *host)
{
  gnutls_session_t session;

  gnutls_init (&session, GNUTLS_CLIENT | GNUTLS_NONBLOCK);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, get_identity (self));
  if (!g_hostname_is_ip_address (host)) /* RFC 6066 §3 */
    gnutls_server_name_set (session, GNUTLS_NAME_DNS, host, strlen (host));
  return session;
}

gnutls_session_t
signet_tls_credentials_new_session (SignetTlsCredentials *self,
                                    const char *host,
                                    SignetTlsMinimum minimum)
{
  gnutls_session_t session = new_session (self, host);
  const char *versions = minimum == SIGNET_TLS_1_3 ? "-VERS-TLS1.2:-VERS-TLS1.1:-VERS-TLS1.0"
                                                   : "-VERS-TLS1.1:-VERS-TLS1.0";

  /* Versions are only taken away, so that the system's policy is never loosened. Where nothing is
   * left, the session has no priorities at all, and its handshake fails. */
  gnutls_set_default_priority_append (session, versions, NULL, 0);
  return session;
}

gnutls_session_t
signet_tls_credentials_new_lenient_session (SignetTlsCredentials *self, const char *host)
{
  gnutls_session_t session = new_session (self, host);

  /* Whoever knows better refuses this (RFC 7507 §3), and is not old. */
  gnutls_priority_set_direct (
      session, "NORMAL:-VERS-ALL:+VERS-TLS1.1:+VERS-TLS1.0:%COMPAT:%FALLBACK_SCSV", NULL);
  return session;
}

/* A session verifies by the credentials that it has at the time. */
static int
verify_by (gnutls_certificate_credentials_t authorities,
           gnutls_session_t session,
           gnutls_typed_vdata_st *purpose,
           unsigned int *status)
{
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, authorities);
  return gnutls_certificate_verify_peers (session, purpose, 1, status);
}

int
signet_tls_credentials_verify (SignetTlsCredentials *self,
                               gnutls_session_t session,
                               gnutls_typed_vdata_st *purpose,
                               unsigned int *status)
{
  int result = GNUTLS_E_NO_CERTIFICATE_FOUND;

  if (self->authorities != NULL)
    result = verify_by (self->authorities, session, purpose, status);
  if (result != GNUTLS_E_SUCCESS || (*status & GNUTLS_CERT_SIGNER_NOT_FOUND) != 0)
    result = verify_by (self->store->credentials, session, purpose, status);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, get_identity (self));
  return result;
}
