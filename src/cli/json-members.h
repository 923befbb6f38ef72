/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Members of JSON objects. What is not known is null, never left out.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * signet_json_add_string:
 * @builder: a builder inside an object
 * @name: the name of the member
 * @value: (nullable): its value, or %NULL for null
 *
 * Adds a member.
 */
void signet_json_add_string (JsonBuilder *builder, const char *name, const char *value);

/**
 * signet_json_add_strings:
 * @builder: a builder inside an object
 * @name: the name of the member
 * @values: (nullable) (array zero-terminated=1): the elements of its array
 *
 * Adds a member.
 */
void signet_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);

/**
 * signet_json_add_nick:
 * @builder: a builder inside an object
 * @name: the name of the member
 * @type: the type of an enumeration
 * @value: a value of it, whose word is added
 *
 * Adds a member.
 */
void signet_json_add_nick (JsonBuilder *builder, const char *name, GType type, int value);

/**
 * signet_json_add_port:
 * @builder: a builder inside an object
 * @port: a port
 *
 * Adds the member "port"; null for 0.
 */
void signet_json_add_port (JsonBuilder *builder, guint16 port);

/**
 * signet_json_add_time:
 * @builder: a builder inside an object
 * @name: the name of the member
 * @seconds: seconds since 1970 UTC
 *
 * Adds a member with a time as RFC 3339 writes it; null for one outside the calendar of four-digit
 * years.
 */
void signet_json_add_time (JsonBuilder *builder, const char *name, gint64 seconds);

/**
 * signet_json_end:
 * @builder: (transfer full): a builder whose outermost value is complete
 *
 * Returns: (transfer full): the value on one line, in UTF-8, without a line break at the end
 */
char *signet_json_end (JsonBuilder *builder);

G_END_DECLS
