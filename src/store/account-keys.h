/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A key file whose every value is checked as it is read. The first value that makes no sense is
 * remembered, and everything after it reads as absent. Private to the store.
 */
#pragma once

#include "outcome.h"

G_BEGIN_DECLS

/* A key file being read or written, one group at a time */
typedef struct _SignetKeys SignetKeys;

SignetKeys *signet_keys_new (void);

void signet_keys_free (SignetKeys *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeys, signet_keys_free)

/* Whether @bytes is a key file */
gboolean signet_keys_load (SignetKeys *keys, GBytes *bytes);

/* (transfer full): its contents */
GBytes *signet_keys_save (SignetKeys *keys);

/* Whether everything read so far made sense */
gboolean signet_keys_is_good (SignetKeys *keys, GError **error);

/* Says that the value of @key makes no sense */
gboolean signet_keys_fail (SignetKeys *keys, const char *key);

/* Says that a newer version wrote the file */
gboolean signet_keys_fail_version (SignetKeys *keys);

/* (transfer full): the names of all groups */
GStrv signet_keys_get_groups (SignetKeys *keys);

/* Changes to another group */
void signet_keys_enter (SignetKeys *keys, const char *group);

/* Removes the present group, if it is there */
void signet_keys_remove_group (SignetKeys *keys);

gboolean signet_keys_has (SignetKeys *keys, const char *key);

/* Whether @text is a host in ASCII or an IP address, as it is kept everywhere */
gboolean signet_keys_is_host (const char *text);

/* (transfer full) (nullable): a text without control characters, or NULL if absent */
char *signet_keys_get_string (SignetKeys *keys, const char *key);

/* (transfer full) (nullable): an e-mail address */
char *signet_keys_get_address (SignetKeys *keys, const char *key);

/* (transfer full) (nullable): a host, or NULL if absent */
char *signet_keys_get_host (SignetKeys *keys, const char *key);

/* A number, or 0 if absent */
guint64 signet_keys_get_number (SignetKeys *keys, const char *key);

/* A port, or 0 if absent */
guint16 signet_keys_get_port (SignetKeys *keys, const char *key);

/* "true" or "false" */
gboolean signet_keys_get_boolean (SignetKeys *keys, const char *key, gboolean fallback);

/* The value of @type whose nick is there */
int signet_keys_get_nick (SignetKeys *keys, const char *key, GType type, int fallback);

/* The set of flaws whose nicks are there, separated by ";" */
SignetFlaws signet_keys_get_flaws (SignetKeys *keys, const char *key);

/* A time such as "2026-11-03T09:30:00Z" in seconds since 1970 UTC, or 0 if absent */
gint64 signet_keys_get_time (SignetKeys *keys, const char *key);

void signet_keys_set_string (SignetKeys *keys, const char *key, const char *value);

void signet_keys_set_word (SignetKeys *keys, const char *key, const char *value);

void signet_keys_set_number (SignetKeys *keys, const char *key, guint64 value);

/* Writes a truth */
void signet_keys_set_boolean (SignetKeys *keys, const char *key, gboolean value);

/* Writes the nick of a value */
void signet_keys_set_nick (SignetKeys *keys, const char *key, GType type, int value, int fallback);

void signet_keys_set_flaws (SignetKeys *keys, const char *key, SignetFlaws flaws);

void signet_keys_set_time (SignetKeys *keys, const char *key, gint64 time);

G_END_DECLS
