/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Says whose a certificate is, and what is wrong with it, one sentence a flaw.
 */
#include "explain.h"

#include <glib/gi18n-lib.h>

/* More names than these only bury the one that was expected */
#define MAX_NAMES 3

static char *
list_names (const SignetTlsInfo *tls)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint i = 0; i < MAX_NAMES && tls->names[i] != NULL; i++)
    g_strv_builder_add (builder, tls->names[i]);
  if (g_strv_length (tls->names) > MAX_NAMES)
    g_strv_builder_add (builder, "…");
  shown = g_strv_builder_end (builder);
  /* Translators: between server names in a list */
  return g_strjoinv (_ (", "), shown);
}

char *
signet_explain_day (gint64 time)
{
  g_autoptr (GDateTime) day = time == 0 ? NULL : g_date_time_new_from_unix_local (time);

  if (day == NULL)
    return NULL;
  /* Translators: a day, as in "It expired on 3 March 2026."; see g_date_time_format() */
  return g_date_time_format (day, _ ("%-e %B %Y"));
}

char *
signet_explain_holder (const SignetTlsInfo *tls)
{
  g_return_val_if_fail (tls != NULL, NULL);

  if (tls->holder != NULL)
    return g_strdup (tls->holder);
  if (tls->names == NULL || tls->names[0] == NULL)
    return NULL;
  return list_names (tls);
}

static char *
expired (const SignetTlsInfo *tls)
{
  g_autofree char *day = signet_explain_day (tls->not_after);

  if (day == NULL)
    return g_strdup (_ ("It has expired."));
  /* Translators: %s is a day; "It" is the server's certificate, here and below */
  return g_strdup_printf (_ ("It expired on %s."), day);
}

static char *
not_yet_valid (const SignetTlsInfo *tls)
{
  g_autofree char *day = signet_explain_day (tls->not_before);

  if (day == NULL)
    return g_strdup (_ ("It is not valid yet."));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("It is not valid before %s."), day);
}

static char *
wrong_host (const SignetTlsInfo *tls, const char *host)
{
  g_autofree char *list = NULL;

  if (tls->names == NULL || tls->names[0] == NULL)
    /* Translators: %s is a server name */
    return g_strdup_printf (_ ("It was not issued for %s."), host);
  list = list_names (tls);
  /* Translators: the first %s is one server name or several, the second is one */
  return g_strdup_printf (_ ("It was issued for %s, not for %s."), list, host);
}

static char *
explain_flaw (SignetFlaws flaw, const SignetTlsInfo *tls, const char *host)
{
  switch (flaw)
    {
    case SIGNET_FLAW_EXPIRED:
      return expired (tls);
    case SIGNET_FLAW_NOT_YET_VALID:
      return not_yet_valid (tls);
    case SIGNET_FLAW_WRONG_HOST:
      return wrong_host (tls, host);
    case SIGNET_FLAW_UNKNOWN_AUTHORITY:
      return g_strdup (_ ("It was issued by an unknown authority."));
    case SIGNET_FLAW_SELF_SIGNED:
      return g_strdup (_ ("It is signed by itself."));
    case SIGNET_FLAW_REVOKED:
      return g_strdup (_ ("It was revoked by its issuer."));
    case SIGNET_FLAW_WEAK:
      return g_strdup (_ ("Its cryptography is too weak to be trusted."));
    case SIGNET_FLAW_WRONG_USAGE:
      return g_strdup (_ ("It was not issued for servers."));
    case SIGNET_FLAW_REVOCATION_UNKNOWN:
      return g_strdup (_ ("Its server shows no current proof that it was not revoked."));
    default:
      g_assert_not_reached ();
    }
}

GStrv
signet_explain_flaws (const SignetTlsInfo *tls, const char *host)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (tls != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  builder = g_strv_builder_new ();
  for (guint flaw = SIGNET_FLAW_EXPIRED; flaw <= SIGNET_FLAW_REVOCATION_UNKNOWN; flaw <<= 1)
    if ((tls->flaws & flaw) != 0)
      {
        g_autofree char *sentence = explain_flaw ((SignetFlaws)flaw, tls, host);

        g_strv_builder_add (builder, sentence);
      }
  return g_strv_builder_end (builder);
}
