/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The sources that may still name servers, as the race needs to know them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may still be named */
typedef struct
{
  /* the best rank of the sources that have not given any sign of life, or G_MAXUINT */
  guint silent;
  guint heard;    /* the best rank of those that have and are not done, or G_MAXUINT */
  guint usual_ms; /* how long, since the set-up began, the slowest of the others took to give one */
} SignetExpected;

/* All that can be named is */
#define SIGNET_EXPECTED_NOTHING ((SignetExpected){ G_MAXUINT, G_MAXUINT, 0 })

G_END_DECLS
