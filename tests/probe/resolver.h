/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A resolver that answers when the test says so.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

/**
 * test_resolver_new:
 *
 * Returns: (transfer full): a resolver that everybody asks until test_resolver_free()
 */
TestResolver *test_resolver_new (void);

/**
 * test_resolver_free:
 * @self: (transfer full): a resolver
 *
 * Lets nobody ask it any more.
 */
void test_resolver_free (TestResolver *self);

/**
 * test_resolver_count:
 * @self: a resolver
 *
 * Returns: how many times it was asked
 */
guint test_resolver_count (const TestResolver *self);

/**
 * test_resolver_answer:
 * @self: a resolver
 * @address: (nullable): addresses, with spaces between them, or %NULL for "no such host"
 *
 * Answers the oldest question for both families, and lets everybody hear it.
 */
void test_resolver_answer (TestResolver *self, const char *address);

/**
 * test_resolver_answer_family:
 * @self: a resolver
 * @flags: for which family
 * @address: (nullable): addresses, with spaces between them, or %NULL for "no such host"
 *
 * Answers the oldest question with @flags, and lets everybody hear it.
 */
void test_resolver_answer_family (TestResolver *self,
                                  GResolverNameLookupFlags flags,
                                  const char *address);

G_END_DECLS
