/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Keeps each password in memory pages of its own, that are locked and left out of core files
 * where the system allows it. A limit on locked memory is no reason to refuse a password.
 */
#include "secret.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _SignetSecret
{
  gatomicrefcount ref_count;
  gsize mapped;
  char text[];
};

G_DEFINE_BOXED_TYPE (SignetSecret, signet_secret, signet_secret_ref, signet_secret_unref)

static gsize
pages_for (gsize size)
{
  gsize page = (gsize)sysconf (_SC_PAGESIZE);

  return (size + page - 1) / page * page;
}

static void *
map_private_pages (gsize size)
{
  void *pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (pages == MAP_FAILED)
    g_error ("No memory for a password");
  mlock (pages, size);
  madvise (pages, size, MADV_DONTDUMP);
  return pages;
}

SignetSecret *
signet_secret_new (const char *text, gssize length)
{
  SignetSecret *secret;
  gsize size, mapped;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize)length;
  mapped = pages_for (sizeof (SignetSecret) + size + 1);
  secret = map_private_pages (mapped);
  g_atomic_ref_count_init (&secret->ref_count);
  secret->mapped = mapped;
  memcpy (secret->text, text, size);
  return secret;
}

SignetSecret *
signet_secret_ref (SignetSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  g_atomic_ref_count_inc (&secret->ref_count);
  return secret;
}

void
signet_secret_unref (SignetSecret *secret)
{
  gsize mapped;

  g_return_if_fail (secret != NULL);

  if (!g_atomic_ref_count_dec (&secret->ref_count))
    return;
  mapped = secret->mapped;
  signet_secret_wipe (secret, mapped);
  munmap (secret, mapped);
}

const char *
signet_secret_get_text (const SignetSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return secret->text;
}

void
signet_secret_wipe (void *memory, gsize size)
{
  if (memory != NULL)
    explicit_bzero (memory, size);
}
