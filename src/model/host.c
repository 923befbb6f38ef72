/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Checks host names: length, letters, numbers that look like addresses, and names of mixed
 * alphabets that could pass for another name.
 */
#include "host.h"

#include "target.h"
#include "text.h"

#include <arpa/inet.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 1035 §2.3.4; 253 is what remains of 255 octets in the text form */
#define MAX_HOST  253
#define MAX_LABEL 63

/* How much of a wrong name is repeated in a sentence */
#define MAX_QUOTED 80

static gboolean
refuse_host (GError **error, const char *text)
{
  g_autofree char *quoted = signet_text_escape (text, -1, MAX_QUOTED);

  g_set_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_HOST,
               /* Translators: %s is what the user typed */
               _ ("“%s” is not the name of a server; type a name such as imap.example.org."),
               quoted);
  return FALSE;
}

static gboolean
refuse_length (GError **error)
{
  g_set_error_literal (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_TOO_LONG,
                       _ ("The server name is too long; type a name such as imap.example.org."));
  return FALSE;
}

static gboolean
refuse_ambiguous (GError **error, const char *text)
{
  g_autofree char *quoted = signet_text_escape (text, -1, MAX_QUOTED);

  g_set_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_HOST,
               /* Translators: %s is what the user typed */
               _ ("“%s” holds a letter that programs take for different servers; type the name in "
                  "plain letters, or its form that begins with “xn--”."),
               quoted);
  return FALSE;
}

static gboolean
refuse_mixed (GError **error, const char *label)
{
  g_autofree char *quoted = signet_text_escape (label, -1, MAX_QUOTED);

  g_set_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_MIXED_SCRIPT,
               /* Translators: %s is a part of a server name */
               _ ("“%s” mixes letters of different alphabets, as misleading names do; type the "
                  "name by hand in one alphabet."),
               quoted);
  return FALSE;
}

static gboolean
refuse_ip (GError **error, const char *text)
{
  g_autofree char *quoted = signet_text_escape (text, -1, MAX_QUOTED);

  g_set_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_HOST,
               /* Translators: %s is what the user typed */
               _ ("“%s” is not an IP address; type one such as 192.0.2.1, or a server name."),
               quoted);
  return FALSE;
}

char *
signet_host_normalize_ip (const char *text)
{
  char canonical[INET6_ADDRSTRLEN];
  guint8 address[16];
  int family = strchr (text, ':') != NULL ? AF_INET6 : AF_INET;

  if (inet_pton (family, text, address) != 1)
    return NULL;
  inet_ntop (family, address, canonical, sizeof canonical);
  return g_strdup (canonical);
}

/* RFC 3490 §3.1 */
static gboolean
is_dot (gunichar c)
{
  return c == '.' || c == 0x3002 || c == 0xff0e || c == 0xff61;
}

/* Letters as wide as ideographs, and narrow Japanese ones (Unicode block FF00 to FFEF): an input
 * method writes them where a keyboard has the usual ones. */
static gboolean
has_other_width (gunichar c)
{
  return c >= 0xff01 && c <= 0xffee;
}

static char *
compose (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gssize length = g_utf8_next_char (p) - p;
      g_autofree char *usual = has_other_width (g_utf8_get_char (p))
                                   ? g_utf8_normalize (p, length, G_NORMALIZE_ALL_COMPOSE)
                                   : NULL;

      if (is_dot (g_utf8_get_char (p)))
        g_string_append_c (plain, '.');
      else if (usual != NULL)
        g_string_append (plain, usual);
      else
        g_string_append_len (plain, p, length);
    }
  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static char *
to_lower (const char *text)
{
  GString *lower = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (lower, FALSE);
}

char *
signet_host_fold (const char *text)
{
  g_autofree char *composed = compose (text);

  return to_lower (composed);
}

/* The alphabets of a label, as bits. Those that are written together share their bits: Japanese,
 * Korean and Chinese mix with Latin letters ("highly restrictive" of UTS #39 §5.2). */
enum
{
  JAPANESE = 1 << 0,
  KOREAN = 1 << 1,
  CHINESE = 1 << 2,
  EVERY_MIX = JAPANESE | KOREAN | CHINESE,
};

static guint
mixes_of_script (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_HAN:
      return EVERY_MIX;
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return JAPANESE;
    case G_UNICODE_SCRIPT_HANGUL:
      return KOREAN;
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return CHINESE;
    default:
      return 0;
    }
}

static gboolean
is_mixed (const char *label)
{
  GUnicodeScript first = G_UNICODE_SCRIPT_COMMON;
  guint mixes = EVERY_MIX;
  gboolean several = FALSE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      several = several || (first != G_UNICODE_SCRIPT_COMMON && script != first);
      first = script;
      mixes &= mixes_of_script (script);
    }
  return several && mixes == 0;
}

/* Letters, marks and digits, and the dots inside Catalan and Japanese words (RFC 5892 §2.1,
 * appendix A). Underscores stand in no host name by the book, but in some that exist. */
static gboolean
is_name_character (gunichar c)
{
  return c == '-' || c == '_' || c == 0x00b7 || c == 0x30fb || g_unichar_isalnum (c)
         || g_unichar_ismark (c);
}

/* A letter whose lower case is not what it is compared by: ß and ς, which are "ss" and another
 * sigma in IDNA2003 and themselves today (RFC 5894 §7.2); the Turkish İ, which is i with a dot
 * above it in IDNA and just i in Turkey; ligatures. Each of its forms is a name of its own, and may
 * be somebody else's. */
static gboolean
is_ambiguous (const char *letter, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (letter, (gssize)length);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *own = g_strndup (letter, length);
  g_autofree char *lower = to_lower (own);

  return !g_str_equal (composed, lower);
}

static gboolean
has_ambiguous (const char *text)
{
  g_autofree char *composed = compose (text);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    if (is_ambiguous (p, (gsize)(g_utf8_next_char (p) - p)))
      return TRUE;
  return FALSE;
}

/* Whether each label of @host, in ASCII, stands for the one typed: IDNA maps other signs as well
 * ("℡" to "tel"). */
static gboolean
is_same_name (const char *host, const char *folded)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  g_auto (GStrv) typed = g_strsplit (folded, ".", -1);

  if (g_strv_length (labels) != g_strv_length (typed))
    return FALSE;
  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *unicode = g_str_is_ascii (typed[i]) ? g_strdup (labels[i])
                                                           : g_hostname_to_unicode (labels[i]);

      if (g_strcmp0 (unicode, typed[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Letters of today's IDNA that GLib may encode as IDNA2003 did */
static gboolean
is_deviation (gunichar c)
{
  return c == 0x00df || c == 0x03c2;
}

static gboolean
has_deviation (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_deviation (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
check_letters (const char *label, GError **error)
{
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_character (g_utf8_get_char (p)))
      return refuse_host (error, label);
  return is_mixed (label) ? refuse_mixed (error, label) : TRUE;
}

/* An A-label must be what its own Unicode form is encoded to (RFC 5891 §5.4) */
static gboolean
check_a_label (const char *label, GError **error)
{
  g_autofree char *unicode = g_hostname_to_unicode (label);
  g_autofree char *again = NULL;

  if (unicode == NULL)
    return refuse_host (error, label);
  if (has_deviation (unicode))
    return check_letters (unicode, error);
  again = g_hostname_to_ascii (unicode);
  if (g_strcmp0 (again, label) != 0)
    return refuse_host (error, label);
  return check_letters (unicode, error);
}

static gboolean
check_label (const char *label, GError **error)
{
  gsize length = strlen (label);

  if (length > MAX_LABEL)
    return refuse_length (error);
  if (label[0] == '-' || label[length - 1] == '-')
    return refuse_host (error, label);
  if (g_str_has_prefix (label, "xn--"))
    return check_a_label (label, error);
  return check_letters (label, error);
}

/* What a resolver would take for an address in one of the old notations ("127.1", "0x7f000001") */
static gboolean
is_numeric (const char *label)
{
  if (g_str_has_prefix (label, "0x"))
    return label[2 + strspn (label + 2, "0123456789abcdef")] == '\0';
  return label[strspn (label, "0123456789")] == '\0';
}

static gboolean
check_labels (const char *host, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  const char *last = host;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      last = labels[i];
      if (*last == '\0')
        return refuse_host (error, host);
      if (!check_label (last, error))
        return FALSE;
    }
  return is_numeric (last) ? refuse_ip (error, host) : TRUE;
}

static void
strip_final_dot (char *host)
{
  gsize length = strlen (host);

  if (length > 1 && host[length - 1] == '.')
    host[length - 1] = '\0';
}

/* Returns the name in A-labels and lower case, not yet checked, or NULL */
static char *
to_ascii (const char *text, GError **error)
{
  g_autofree char *folded = signet_host_fold (text);
  g_autofree char *host = NULL;

  if (has_ambiguous (text))
    {
      refuse_ambiguous (error, text);
      return NULL;
    }
  host = g_hostname_to_ascii (folded);
  if (host == NULL)
    {
      refuse_host (error, text);
      return NULL;
    }
  if (strlen (host) > MAX_HOST + 1)
    {
      refuse_length (error);
      return NULL;
    }
  if (!is_same_name (host, folded))
    {
      refuse_ambiguous (error, text);
      return NULL;
    }
  strip_final_dot (host);
  return g_steal_pointer (&host);
}

/* Says of a name that is too long just that, before GLib refuses it without a reason */
static gboolean
check_lengths (const char *text, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  if (g_utf8_strlen (text, -1) > MAX_HOST + 1)
    return refuse_length (error);
  for (guint i = 0; labels[i] != NULL; i++)
    if (g_utf8_strlen (labels[i], -1) > MAX_LABEL)
      return refuse_length (error);
  return TRUE;
}

char *
signet_host_normalize (const char *text, GError **error)
{
  g_autofree char *host = NULL;
  char *ip;

  if (!check_lengths (text, error))
    return NULL;
  host = to_ascii (text, error);
  if (host == NULL)
    return NULL;
  ip = signet_host_normalize_ip (host);
  if (ip != NULL)
    return ip;
  if (strlen (host) > MAX_HOST)
    {
      refuse_length (error);
      return NULL;
    }
  return check_labels (host, error) ? g_steal_pointer (&host) : NULL;
}

gboolean
signet_host_is_loopback (const char *host)
{
  guint8 address[16];

  g_return_val_if_fail (host != NULL, FALSE);

  if (inet_pton (AF_INET, host, address) == 1)
    return address[0] == 127;
  if (inet_pton (AF_INET6, host, address) == 1)
    return IN6_IS_ADDR_LOOPBACK ((const struct in6_addr *)address)
           || (IN6_IS_ADDR_V4MAPPED ((const struct in6_addr *)address) && address[12] == 127);
  return g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost");
}
