/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A key file whose every value is checked as it is read. The first value that makes no sense is
 * remembered, and everything after it reads as absent. Private to the store.
 */
#pragma once

#include "outcome.h"

G_BEGIN_DECLS

/**
 * SignetKeys:
 *
 * A key file being read or written, one group at a time.
 */
typedef struct _SignetKeys SignetKeys;

/**
 * signet_keys_new:
 *
 * Returns: (transfer full): an empty key file
 */
SignetKeys *signet_keys_new (void);

/**
 * signet_keys_free:
 * @keys: (transfer full): a key file
 *
 * Frees @keys.
 */
void signet_keys_free (SignetKeys *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeys, signet_keys_free)

/**
 * signet_keys_load:
 * @keys: a key file
 * @bytes: its contents
 *
 * Returns: whether @bytes is a key file
 */
gboolean signet_keys_load (SignetKeys *keys, GBytes *bytes);

/**
 * signet_keys_save:
 * @keys: a key file
 *
 * Returns: (transfer full): its contents
 */
GBytes *signet_keys_save (SignetKeys *keys);

/**
 * signet_keys_is_good:
 * @keys: a key file
 * @error: return location for what was wrong
 *
 * Returns: whether everything read so far made sense
 */
gboolean signet_keys_is_good (SignetKeys *keys, GError **error);

/**
 * signet_keys_fail:
 * @keys: a key file
 * @key: a key of the present group
 *
 * Says that the value of @key makes no sense.
 *
 * Returns: %FALSE
 */
gboolean signet_keys_fail (SignetKeys *keys, const char *key);

/**
 * signet_keys_fail_version:
 * @keys: a key file
 *
 * Says that a newer version wrote the file.
 *
 * Returns: %FALSE
 */
gboolean signet_keys_fail_version (SignetKeys *keys);

/**
 * signet_keys_get_groups:
 * @keys: a key file
 *
 * Returns: (transfer full): the names of all groups
 */
GStrv signet_keys_get_groups (SignetKeys *keys);

/**
 * signet_keys_enter:
 * @keys: a key file
 * @group: the group that the other functions mean from now on
 *
 * Changes to another group.
 */
void signet_keys_enter (SignetKeys *keys, const char *group);

/**
 * signet_keys_remove_group:
 * @keys: a key file
 *
 * Removes the present group, if it is there.
 */
void signet_keys_remove_group (SignetKeys *keys);

/**
 * signet_keys_has:
 * @keys: a key file
 * @key: a key
 *
 * Returns: whether @key is there
 */
gboolean signet_keys_has (SignetKeys *keys, const char *key);

/**
 * signet_keys_is_host:
 * @text: a text
 *
 * Returns: whether @text is a host in ASCII or an IP address, as it is kept everywhere
 */
gboolean signet_keys_is_host (const char *text);

/**
 * signet_keys_get_string:
 * @keys: a key file
 * @key: a key
 *
 * Returns: (transfer full) (nullable): a text without control characters, or %NULL if absent
 */
char *signet_keys_get_string (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_address:
 * @keys: a key file
 * @key: a key that must be there
 *
 * Returns: (transfer full) (nullable): an e-mail address
 */
char *signet_keys_get_address (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_host:
 * @keys: a key file
 * @key: a key
 *
 * Returns: (transfer full) (nullable): a host, or %NULL if absent
 */
char *signet_keys_get_host (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_number:
 * @keys: a key file
 * @key: a key
 *
 * Returns: a number, or 0 if absent
 */
guint64 signet_keys_get_number (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_port:
 * @keys: a key file
 * @key: a key
 *
 * Returns: a port, or 0 if absent
 */
guint16 signet_keys_get_port (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_boolean:
 * @keys: a key file
 * @key: a key
 * @fallback: what an absent key means
 *
 * Returns: "true" or "false"
 */
gboolean signet_keys_get_boolean (SignetKeys *keys, const char *key, gboolean fallback);

/**
 * signet_keys_get_nick:
 * @keys: a key file
 * @key: a key
 * @type: an enumeration
 * @fallback: what an absent key means
 *
 * Returns: the value of @type whose nick is there
 */
int signet_keys_get_nick (SignetKeys *keys, const char *key, GType type, int fallback);

/**
 * signet_keys_get_flaws:
 * @keys: a key file
 * @key: a key
 *
 * Returns: the set of flaws whose nicks are there, separated by ";"
 */
SignetFlaws signet_keys_get_flaws (SignetKeys *keys, const char *key);

/**
 * signet_keys_get_time:
 * @keys: a key file
 * @key: a key
 *
 * Returns: a time such as "2026-11-03T09:30:00Z" in seconds since 1970 UTC, or 0 if absent
 */
gint64 signet_keys_get_time (SignetKeys *keys, const char *key);

/**
 * signet_keys_set_string:
 * @keys: a key file
 * @key: a key
 * @value: (nullable): its value, or %NULL to remove it
 *
 * Writes a text.
 */
void signet_keys_set_string (SignetKeys *keys, const char *key, const char *value);

/**
 * signet_keys_set_word:
 * @keys: a key file
 * @key: a key
 * @value: (nullable): its value, in which nothing needs escaping, or %NULL to remove it
 *
 * Writes a word.
 */
void signet_keys_set_word (SignetKeys *keys, const char *key, const char *value);

/**
 * signet_keys_set_number:
 * @keys: a key file
 * @key: a key
 * @value: its value, or 0 to remove it
 *
 * Writes a number.
 */
void signet_keys_set_number (SignetKeys *keys, const char *key, guint64 value);

/**
 * signet_keys_set_boolean:
 * @keys: a key file
 * @key: a key
 * @value: %TRUE, or %FALSE to remove it
 *
 * Writes a truth.
 */
void signet_keys_set_boolean (SignetKeys *keys, const char *key, gboolean value);

/**
 * signet_keys_set_nick:
 * @keys: a key file
 * @key: a key
 * @type: an enumeration
 * @value: a value of it
 * @fallback: the value for which the key is removed; may be none of @type
 *
 * Writes the nick of a value.
 */
void signet_keys_set_nick (SignetKeys *keys, const char *key, GType type, int value, int fallback);

/**
 * signet_keys_set_flaws:
 * @keys: a key file
 * @key: a key
 * @flaws: a set of flaws
 *
 * Writes a set of flaws.
 */
void signet_keys_set_flaws (SignetKeys *keys, const char *key, SignetFlaws flaws);

/**
 * signet_keys_set_time:
 * @keys: a key file
 * @key: a key
 * @time: seconds since 1970 UTC, or 0 to remove it
 *
 * Writes a time.
 */
void signet_keys_set_time (SignetKeys *keys, const char *key, gint64 time);

G_END_DECLS
