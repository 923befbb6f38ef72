/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Two locks on one file: whoever wants to write first takes the turn, then waits for the other one
 * to finish, and passes the turn on. So a writer that never rests cannot starve the others. The
 * locks belong to the open file (not to the process), so tasks of one program wait for each other,
 * too.
 */
#include "store-lock.h"

#include "store-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum
{
  POLL_MS = 2
};

/* The bytes of the file that stand for the two locks */
typedef enum
{
  BYTE_HELD,
  BYTE_TURN,
} LockByte;

struct _SignetStoreLock
{
  char *path; /* owned */
  int fd;
  gboolean has_turn;
  gint64 deadline;
};

void
signet_store_lock_free (SignetStoreLock *lock)
{
  g_return_if_fail (lock != NULL);

  if (lock->fd >= 0)
    close (lock->fd);
  g_free (lock->path);
  g_free (lock);
}

static int
set_byte (SignetStoreLock *lock, LockByte byte, short type)
{
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

  return fcntl (lock->fd, F_OFD_SETLK, &range) == 0 ? 0 : errno;
}

/* Returns 0 when the lock is held, EAGAIN to try again, or what went wrong */
static int
try_lock (SignetStoreLock *lock)
{
  int code = lock->has_turn ? 0 : set_byte (lock, BYTE_TURN, F_WRLCK);

  if (code == 0)
    {
      lock->has_turn = TRUE;
      code = set_byte (lock, BYTE_HELD, F_WRLCK);
    }
  if (code == 0)
    set_byte (lock, BYTE_TURN, F_UNLCK);
  return code == EACCES ? EAGAIN : code;
}

static void
return_busy (GTask *task)
{
  g_task_return_new_error (task, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_BUSY, "%s",
                           _ ("Another program is changing accounts and does not finish. Nothing "
                              "was changed; please try again."));
}

static void
return_errno (GTask *task, const char *path, int code)
{
  GError *error = NULL;

  signet_store_set_errno (&error, path, code);
  g_task_return_error (task, error);
}

/* The lock stays the task's until it is held: then nobody waits with a file that is closed. */
static gboolean
on_poll (gpointer data)
{
  GTask *task = data;
  SignetStoreLock *lock = g_task_get_task_data (task);
  int code;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  code = try_lock (lock);
  if (code == EAGAIN && g_get_monotonic_time () < lock->deadline)
    return G_SOURCE_CONTINUE;
  if (code == EAGAIN)
    return_busy (task);
  else if (code != 0)
    return_errno (task, lock->path, code);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
poll_lock (GTask *task)
{
  g_autoptr (GSource) source = NULL;

  if (on_poll (task) == G_SOURCE_REMOVE)
    return;
  source = g_timeout_source_new (POLL_MS);
  g_task_attach_source (task, source, on_poll);
}

static SignetStoreLock *
lock_new (const char *folder, guint patience_ms)
{
  SignetStoreLock *lock = g_new0 (SignetStoreLock, 1);

  lock->path = g_build_filename (folder, ".lock", NULL);
  lock->deadline = g_get_monotonic_time () + patience_ms * G_TIME_SPAN_MILLISECOND;
  lock->fd = open (lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  return lock;
}

static void
lock_clear (gpointer lock)
{
  if (lock != NULL)
    signet_store_lock_free (lock);
}

void
signet_store_lock_async (const char *folder,
                         guint patience_ms,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SignetStoreLock *lock = lock_new (folder, patience_ms);
  int code = errno;

  g_task_set_source_tag (task, signet_store_lock_async);
  g_task_set_task_data (task, lock, lock_clear);
  if (lock->fd < 0)
    return_errno (task, lock->path, code);
  else
    poll_lock (task);
}

static SignetStoreLock *
steal_lock (GTask *task)
{
  SignetStoreLock *lock = g_task_get_task_data (task);
  SignetStoreLock *stolen = g_memdup2 (lock, sizeof (SignetStoreLock));

  lock->fd = -1;
  lock->path = NULL;
  return stolen;
}

SignetStoreLock *
signet_store_lock_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? steal_lock (G_TASK (result)) : NULL;
}
