/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every state of the account page, in the ways of looks.h.
 */
#include "enum-types.h"
#include "looks.h"
#include "page-state.h"

#define ALL_FLAWS                                                                                  \
  (SIGNET_FLAW_EXPIRED | SIGNET_FLAW_WRONG_HOST | SIGNET_FLAW_SELF_SIGNED                          \
   | SIGNET_FLAW_UNKNOWN_AUTHORITY)

#define GOOD                                                                                       \
  {                                                                                                \
    SIGNET_OUTCOME_OK, 0                                                                           \
  }
#define UNTRUSTED(flaws)                                                                           \
  {                                                                                                \
    SIGNET_OUTCOME_UNTRUSTED, flaws                                                                \
  }
#define BAD(outcome)                                                                               \
  {                                                                                                \
    SIGNET_OUTCOME_##outcome, 0                                                                    \
  }

enum
{
  WORDS = 10000,
};

static const PageStateCase plays[] = {
  { .name = "typing" },
  { .name = "probing", .is_long = TRUE, .is_tried = TRUE },
  { .name = "found", .is_long = TRUE, .is_tried = TRUE, .incoming = GOOD, .outgoing = GOOD },
  {
      .name = "certificate",
      .is_tried = TRUE,
      .incoming = GOOD,
      .outgoing = GOOD,
      .after = "account.certificate",
  },
  {
      .name = "untrusted-dialog",
      .is_long = TRUE,
      .is_tried = TRUE,
      .incoming = UNTRUSTED (ALL_FLAWS),
      .outgoing = UNTRUSTED (ALL_FLAWS),
      .after = "account.certificate",
  },
  {
      .name = "revoked-dialog",
      .is_tried = TRUE,
      .incoming = UNTRUSTED (SIGNET_FLAW_REVOKED),
      .outgoing = UNTRUSTED (SIGNET_FLAW_REVOKED),
      .after = "account.certificate",
  },
  {
      .name = "plaintext-question",
      .is_long = TRUE,
      .is_tried = TRUE,
      .before = "account.require-ssl",
      .incoming = BAD (UNENCRYPTED_ONLY),
      .outgoing = BAD (UNENCRYPTED_ONLY),
  },
  { .name = "partly", .is_tried = TRUE, .incoming = GOOD, .outgoing = BAD (TIMEOUT) },
  { .name = "kept", .is_kept = TRUE },
  { .name = "changed", .is_kept = TRUE, .after = "account.imap-security-starttls" },
  { .name = "change-password", .is_kept = TRUE, .after = "account.change-password" },
  {
      .name = "overrides",
      .after = "account.imap-security-none account.smtp-security-tls",
  },
  {
      .name = "lost-encryption",
      .is_kept = TRUE,
      .is_tried = TRUE,
      .incoming = BAD (UNENCRYPTED_ONLY),
      .outgoing = GOOD,
  },
  {
      .name = "old-settings",
      .is_kept = TRUE,
      .is_tried = TRUE,
      .before = "account.imap-security-starttls",
      .incoming = BAD (REFUSED),
      .outgoing = GOOD,
  },
};

static void
test_state (gconstpointer data)
{
  const PageStateNames names = { "imap.example.org", "mail.example.org" };
  PageState state;

  page_state_open (&state, data, &names);
  looks_check (((const PageStateCase *)data)->name, LOOKS_USUAL);
  page_state_close (&state);
}

static char *
nick_of (SignetOutcome outcome)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_OUTCOME);

  return g_strdup (g_enum_get_value (klass, (int)outcome)->value_nick);
}

/* However it goes wrong */
static void
test_outcome (gconstpointer data)
{
  const PageStateNames names = { "imap.example.org", "mail.example.org" };
  SignetOutcome outcome = (SignetOutcome)GPOINTER_TO_UINT (data);
  g_autofree char *nick = nick_of (outcome);
  PageStateCase page_case = { .name = nick, .is_tried = TRUE };
  PageState state;

  page_case.incoming.outcome = outcome;
  page_case.outgoing.outcome = outcome;
  if (outcome == SIGNET_OUTCOME_UNTRUSTED)
    page_case.incoming.flaws = page_case.outgoing.flaws = ALL_FLAWS;
  page_state_open (&state, &page_case, &names);
  looks_check (nick, LOOKS_USUAL);
  page_state_close (&state);
}

/* What servers are called and say has no limit that we could rely on. */
static void
test_long (gconstpointer data)
{
  g_autofree char *label = g_strnfill (63, 'm');
  g_autofree char *host = g_strdup_printf ("%s.%s.%s.example.org", label, label, label);
  g_autofree char *words = g_strnfill (WORDS, 'w');
  g_autofree char *name = g_strdup_printf ("long-%s", ((const PageStateCase *)data)->name);
  const PageStateNames names = { host, words };
  PageState state;

  page_state_open (&state, data, &names);
  looks_check (name, LOOKS_LONG);
  page_state_close (&state);
}

static void
add_test (const char *group, const char *name, gconstpointer data, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/looks/%s/%s", group, name);

  g_test_add_data_func (path, data, function);
}

static void
add_outcomes (void)
{
  for (guint i = SIGNET_OUTCOME_SUPERSEDED + 1; i < SIGNET_OUTCOME_OK; i++)
    {
      g_autofree char *nick = nick_of ((SignetOutcome)i);

      add_test ("outcomes", nick, GUINT_TO_POINTER (i), test_outcome);
    }
}

int
main (int argc, char *argv[])
{
  looks_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      add_test ("states", plays[i].name, &plays[i], test_state);
      if (plays[i].is_long)
        add_test ("long", plays[i].name, &plays[i], test_long);
    }
  add_outcomes ();
  return g_test_run ();
}
