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
  guint silent;   /* the best rank of the sources without any sign of life, or G_MAXUINT */
  guint heard;    /* that of those that gave one and are not done, or G_MAXUINT */
  guint usual_ms; /* how long the slowest of the others took to give one */
} SignetExpected;

#define SIGNET_EXPECTED_NOTHING ((SignetExpected){ G_MAXUINT, G_MAXUINT, 0 })

G_END_DECLS
