/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Sources in words for people.
 */
#include "candidate.h"
#include "discovery-enum-types.h"

#include <glib/gi18n-lib.h>

static const char *const titles[] = {
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_TYPED] = N_ ("Typed by you"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_SITE] = N_ ("Your administrator"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_AUTOCONFIG] = N_ ("Your provider"),
  /* Translators: where the settings of an account come from; DNS is a technical word */
  [SIGNET_SOURCE_SRV] = N_ ("The DNS records of your provider"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_DATABASE] = N_ ("The central database"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_MX] = N_ ("The company that receives your mail"),
  /* Translators: where the settings of an account come from */
  [SIGNET_SOURCE_GUESS] = N_ ("A usual name that was tried"),
};

const char *
signet_source_title (const char *nick)
{
  int source = SIGNET_SOURCE_TYPED;

  if (nick != NULL)
    signet_from_nick (SIGNET_TYPE_SOURCE, nick, &source);
  return _ (titles[source]);
}
