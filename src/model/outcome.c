/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words for sets of flaws. What outcomes mean for people is said in explain.c.
 */
#include "outcome.h"

#include "enum-types.h"

GStrv
signet_flaws_to_strv (SignetFlaws flaws)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GTypeClass) type_class = g_type_class_ref (SIGNET_TYPE_FLAWS);
  const GFlagsClass *words = (const GFlagsClass *)type_class;

  for (guint i = 0; i < words->n_values; i++)
    if ((flaws & words->values[i].value) != 0)
      g_strv_builder_add (builder, words->values[i].value_nick);
  return g_strv_builder_end (builder);
}
