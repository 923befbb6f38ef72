/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the program on the client's side of the lab, and reads its JSON.
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LabRun:
 * @out: what the program wrote to standard output
 * @err: what it wrote to standard error
 * @status: its exit status, or -1 if a signal ended it
 * @elapsed_ms: how long it took
 * @capture_start: the capture's length before it started
 * @report: (nullable): its first JSON object
 *
 * A run of the program.
 */
typedef struct
{
  char *out;
  char *err;
  int status;
  guint elapsed_ms;
  gsize capture_start;
  JsonNode *report;
} LabRun;

/**
 * lab_env:
 * @name: the name of a variable the lab sets
 *
 * Returns: (transfer none): its value; ends the test program if it is not set
 */
const char *lab_env (const char *name);

/**
 * lab_spawn:
 * @arguments: what follows "signet probe --json --ca-file …", separated by spaces
 * @error: return location for a #GError
 *
 * Starts the program on the client's side, with pipes.
 *
 * Returns: (transfer full): the process
 */
GSubprocess *lab_spawn (const char *arguments, GError **error);

/**
 * lab_run:
 * @arguments: what follows "signet probe --json --ca-file …", separated by spaces
 * @password: (nullable): the password, given on standard input
 *
 * Runs the program to its end.
 *
 * Returns: (transfer full): what became of it
 */
LabRun *lab_run (const char *arguments, const char *password);

/**
 * lab_run_end:
 * @process: a process of lab_spawn()
 * @password: (nullable): the password, given on standard input
 * @start: when it was started, monotonic microseconds
 * @capture_start: the capture's length before it was started
 *
 * Waits for the end of @process.
 *
 * Returns: (transfer full): what became of it
 */
LabRun *lab_run_end (GSubprocess *process, const char *password, gint64 start, gsize capture_start);

/**
 * lab_run_free:
 * @run: (nullable) (transfer full): a run
 *
 * Frees @run.
 */
void lab_run_free (LabRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LabRun, lab_run_free)

/**
 * lab_run_service:
 * @run: a run
 * @protocol: "imap", "pop3" or "smtp"
 *
 * Returns: (transfer none): the object of that protocol; fails the test if there is none
 */
JsonObject *lab_run_service (LabRun *run, const char *protocol);

G_END_DECLS
