/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the fuzz targets share: taking an input apart, and what every text for people has to be.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FuzzInput:
 * @bytes: what is left of the input
 * @length: how much that is
 *
 * An input that is taken apart from its beginning.
 */
typedef struct
{
  const char *bytes;
  gsize length;
} FuzzInput;

/**
 * fuzz_take_byte:
 * @input: an input
 *
 * Returns: its next byte, 0 at its end
 */
guint8 fuzz_take_byte (FuzzInput *input);

/**
 * fuzz_take_until:
 * @input: an input
 * @end: the byte that ends the part; is taken, too
 *
 * Returns: the bytes up to @end or the end of @input
 */
FuzzInput fuzz_take_until (FuzzInput *input, char end);

/**
 * fuzz_to_string:
 * @input: an input
 *
 * Returns: (transfer full): its bytes up to the first NUL, in memory of that very size, so that a
 *   read behind its end is noticed
 */
char *fuzz_to_string (const FuzzInput *input);

/**
 * fuzz_check_text:
 * @text: (nullable): a text that people will see
 *
 * Ends the program if @text is not valid UTF-8, or if it holds a control character.
 */
void fuzz_check_text (const char *text);

/**
 * __lsan_default_suppressions:
 *
 * Called by the leak checker. libgsasl 2.2 loses the name of a channel binding ("tls-exporter") in
 * every SCRAM exchange that could be bound and is not.
 *
 * Returns: which leaks not to report
 */
const char *__lsan_default_suppressions (void);

/**
 * LLVMFuzzerTestOneInput:
 * @data: (array length=size): an input
 * @size: its size
 *
 * Called by libFuzzer with every input.
 *
 * Returns: 0
 */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
