/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A JSON object on a line of standard output, and its members. What is not known is null, never
 * left out.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): a builder inside the object */
JsonBuilder *signet_json_begin (void);

/* Ends the object and prints it; @builder is (transfer full) */
void signet_json_print (JsonBuilder *builder);

/* A NULL, a port of 0, or a time outside the calendar of four-digit years is null. */
void signet_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void signet_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);
void signet_json_add_nick (JsonBuilder *builder, const char *name, GType type, int value);
void signet_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void signet_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void signet_json_add_port (JsonBuilder *builder, const char *name, guint16 port);
void signet_json_add_time (JsonBuilder *builder, const char *name, gint64 seconds);

/* To be ended with json_builder_end_array() */
void signet_json_begin_array (JsonBuilder *builder, const char *name);

G_END_DECLS
