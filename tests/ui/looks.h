/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How windows look: all of what is read or heard went through a translator and has room, at 360
 * pixels. Under "pseudo" that is the language in which every message is in brackets and half as
 * long again; with the variable TEXT_PERCENT the text is larger, with TEXT_DIRECTION=rtl all is the
 * other way round, with CONTRAST all text has at least that contrast, and with PICTURES everything
 * is drawn into that folder. By hand:
 *
 *   tests/ui/pseudo tests/ui/display BUILD/tests/ui/test-looks
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LooksLength:
 * @LOOKS_USUAL: nothing may be cut
 * @LOOKS_LONG: what comes from outside is so long that it is cut
 *
 * What is to be expected.
 */
typedef enum
{
  LOOKS_USUAL,
  LOOKS_LONG,
} LooksLength;

/**
 * looks_init:
 * @argc: of main()
 * @argv: of main()
 *
 * Starts GTK, without animations: what is unfolded is there at once.
 */
void looks_init (int *argc, char ***argv);

/**
 * looks_check:
 * @name: what is on show, for messages and pictures
 * @length: what is to be expected
 *
 * Looks at all windows. The test fails if something is wrong, and goes on.
 */
void looks_check (const char *name, LooksLength length);

G_END_DECLS
