/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Answers of a name server that the test itself gives. Names it does not know are not found; a name
 * that is to be silent never gets an answer.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

/**
 * test_resolver_install:
 *
 * Makes a resolver and has GIO use it.
 *
 * Returns: (transfer full): the resolver
 */
TestResolver *test_resolver_install (void);

/**
 * test_resolver_add:
 * @self: a resolver
 * @name: a name
 * @record: (transfer floating): one more record it has; %NULL to keep the name silent
 *
 * Says what the answer for @name is.
 */
void test_resolver_add (TestResolver *self, const char *name, GVariant *record);

/**
 * test_resolver_get_asked:
 * @self: a resolver
 *
 * Returns: (transfer none): all names that were asked for, with blanks between them
 */
const char *test_resolver_get_asked (TestResolver *self);

G_END_DECLS
