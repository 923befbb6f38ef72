/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The grammar of what stands before the "@". What was typed is not repeated in an error: it may be
 * a password in the wrong place.
 */
#include "local-part.h"

#include "target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5321 §4.5.3.1.1 */
#define MAX_LOCAL_PART 64

static gboolean
refuse (GError **error, SignetTargetError code, const char *sentence)
{
  g_set_error_literal (error, SIGNET_TARGET_ERROR, (int)code, sentence);
  return FALSE;
}

/* Quoted-string of RFC 5321 §4.1.2: anything goes between the quotes but a bare quote */
static gboolean
is_quoted_string (const char *text)
{
  const char *p = text + 1;

  if (*text != '"')
    return FALSE;
  while (*p != '\0' && *p != '"')
    p += *p == '\\' && p[1] != '\0' ? 2 : 1;
  return p > text + 1 && p[0] == '"' && p[1] == '\0';
}

/* Dot-string of RFC 5321 §4.1.2, extended by RFC 6531 §3.3 */
static gboolean
is_dot_string (const char *text)
{
  gboolean after_dot = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '.' ? after_dot
                    : !g_ascii_isalnum (*p) && (guchar)*p < 0x80
                          && strchr ("!#$%&'*+-/=?^_`{|}~", *p) == NULL)
        return FALSE;
      after_dot = *p == '.';
    }
  return !after_dot;
}

gboolean
signet_local_part_check (const char *text, GError **error)
{
  if (*text == '\0')
    return refuse (error, SIGNET_TARGET_ERROR_ADDRESS,
                   _ ("The name before the “@” is missing; type an address such as "
                      "ada@example.org."));
  if (strlen (text) > MAX_LOCAL_PART)
    return refuse (error, SIGNET_TARGET_ERROR_TOO_LONG,
                   _ ("The name before the “@” is too long; check the address."));
  if (is_quoted_string (text) || is_dot_string (text))
    return TRUE;
  if (strchr (text, '@') != NULL)
    return refuse (error, SIGNET_TARGET_ERROR_ADDRESS,
                   _ ("There is more than one “@”; type one address such as ada@example.org."));
  return refuse (error, SIGNET_TARGET_ERROR_ADDRESS,
                 _ ("What stands before the “@” is not the name of a mailbox; type an address such "
                    "as ada@example.org."));
}
