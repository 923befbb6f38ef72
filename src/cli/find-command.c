/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "find": shows what discovery knows of an address. No mail server is contacted.
 */
#include "command.h"
#include "deadline.h"
#include "discovery-enum-types.h"
#include "discovery.h"
#include "enum-types.h"
#include "explain.h"
#include "json-members.h"
#include "layout.h"
#include "output.h"
#include "settings.h"
#include "stop.h"
#include "text.h"
#include "tls-credentials.h"
#include "wait.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SOURCE_WIDTH 10

static gboolean
read_sources (const char *name, const char *text, gpointer field, GError **error)
{
  g_auto (GStrv) words = g_strsplit (*text != '\0' ? text : ",", ",", -1);
  guint *sources = field;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int source = 0;

      if (!signet_from_nick (SIGNET_TYPE_SOURCE, words[i], &source)
          || source == SIGNET_SOURCE_TYPED)
        return signet_option_refuse (
            error,
            /* Translators: %s is what was typed; the option and the six words stay as they are. */
            _ ("--sources takes a list of site, autoconfig, srv, database, mx and guess, "
               "not “%s”."),
            words[i]);
      *sources |= 1u << source;
    }
  return TRUE;
}

static const SignetOption find_options[] = {
  SIGNET_OPTION_WORDS (NULL),
  { "sources", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (sources), read_sources,
    N_ ("ask only these, with commas between them"), N_ ("LIST"), NULL },
  SIGNET_OPTION_CA_FILES,
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for all of it, 1 to 600 (default 15)"), NULL),
  SIGNET_OPTION_JSON (N_ ("print one JSON object")),
  { NULL },
};

static SignetTarget *
parse_address (const GStrv words, GError **error)
{
  g_autoptr (SignetTarget) target = NULL;

  if (words[0] == NULL || words[1] != NULL)
    signet_option_refuse (error, _ ("Name one e-mail address, such as ada@example.org."));
  else if (!g_utf8_validate (words[0], -1, NULL))
    signet_option_refuse (error, _ ("The address is not valid UTF-8 text."));
  else
    target = signet_target_parse (words[0], error);
  if (target == NULL)
    return NULL;
  if (target->address != NULL && target->port == 0)
    return g_steal_pointer (&target);
  if (target->address == NULL)
    signet_option_refuse (error,
                          /* Translators: %s is what was typed. */
                          _ ("“%s” is not an e-mail address; type one such as ada@example.org."),
                          words[0]);
  else
    signet_option_refuse (error, _ ("Type the address without a port."));
  return NULL;
}

/* The same sentences for a certificate file as in the other commands. */
static gboolean
check_ca_files (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();

  for (guint i = 0; options->ca_files != NULL && options->ca_files[i] != NULL; i++)
    if (!signet_tls_credentials_add_ca_file (tls_credentials, options->ca_files[i], error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
look (const SignetOptions *options, const SignetTarget *target, GError **error)
{
  g_autoptr (SignetSettings) chosen = signet_settings_new ();
  const SignetRules rules = signet_settings_get_rules (chosen, options->timeout_ms);
  const SignetDiscoverySettings settings = {
    .sources = options->sources != 0 ? options->sources : SIGNET_SOURCES_ALL,
    .database_url = rules.use_database ? SIGNET_DATABASE_URL : NULL,
    .ca_files = (const char *const *)options->ca_files,
    .timeout_ms = signet_deadline_get_left_for_servers (),
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SignetWait) wait = signet_wait_new ();

  signet_stop_cancel (cancellable);
  signet_discovery_run_async (target, &settings, NULL, cancellable, signet_wait_cb,
                              signet_wait_data (wait));
  return signet_discovery_run_finish (signet_wait_for (wait, NULL, NULL), error);
}

static void
add_candidate (JsonBuilder *builder, const SignetCandidate *candidate)
{
  json_builder_begin_object (builder);
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL, candidate->protocol);
  signet_json_add_string (builder, "host", candidate->host);
  signet_json_add_port (builder, "port", candidate->port);
  signet_json_add_nick (builder, "security", SIGNET_TYPE_SECURITY, candidate->security);
  signet_json_add_string (builder, "user", candidate->user);
  signet_json_add_strings (builder, "auth", (const char *const *)candidate->auth);
  signet_json_add_nick (builder, "source", SIGNET_TYPE_SOURCE, candidate->source);
  signet_json_add_boolean (builder, "authenticated", candidate->authenticated);
  signet_json_add_string (builder, "documentation", candidate->documentation);
  json_builder_end_object (builder);
}

/* Every member is always there; what the source does not say is null, and the mode "auto". */
static void
print_json (const char *domain, GPtrArray *candidates)
{
  JsonBuilder *builder = signet_json_begin ();

  signet_json_add_string (builder, "domain", domain);
  signet_json_begin_array (builder, "candidates");
  for (guint i = 0; i < candidates->len; i++)
    add_candidate (builder, g_ptr_array_index (candidates, i));
  json_builder_end_array (builder);
  signet_json_print (builder);
}

/* How wide the columns are that differ */
typedef struct
{
  glong host;
  glong security;
} Widths;

static Widths
measure (GPtrArray *candidates)
{
  Widths widths = { 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);
      glong host = signet_layout_width (candidate->host);
      glong security = signet_layout_width (signet_security_title (candidate->security));

      widths.host = MAX (widths.host, host);
      widths.security = MAX (widths.security, security);
    }
  return widths;
}

static void
append_port (GString *text, guint16 port)
{
  if (port != 0)
    g_string_append_printf (text, "  %-5u  ", port);
  else
    g_string_append_printf (text, "  %-5s  ", "–");
}

/* Translators: whether the source that names a server may speak for the domain. */
static const char *
describe_trust (const SignetCandidate *candidate)
{
  if (candidate->source == SIGNET_SOURCE_GUESS)
    return _ ("only a guess");
  return candidate->authenticated ? _ ("trusted") : _ ("not confirmed");
}

static void
append_user (GString *text, const SignetCandidate *candidate)
{
  g_autofree char *user = NULL;

  if (candidate->user == NULL)
    return;
  user = signet_text_escape (candidate->user, -1, 0);
  g_string_append (text, ", ");
  /* Translators: %s is the user name for logging in at a server. */
  g_string_append_printf (text, _ ("user name %s"), user);
}

static void
append_candidate (GString *text, const SignetCandidate *candidate, const Widths *widths)
{
  signet_layout_pad (text, signet_protocol_title (candidate->protocol), 6);
  signet_layout_pad (text, candidate->host, widths->host);
  append_port (text, candidate->port);
  signet_layout_pad (text, signet_security_title (candidate->security), widths->security);
  g_string_append (text, "  ");
  signet_layout_pad (text, signet_nick (SIGNET_TYPE_SOURCE, candidate->source), SOURCE_WIDTH);
  g_string_append_printf (text, "  %s", describe_trust (candidate));
  append_user (text, candidate);
  g_string_append_c (text, '\n');
}

/* Whoever reads it looks for one protocol. */
static void
append_candidates (GString *text, GPtrArray *candidates)
{
  const Widths widths = measure (candidates);

  for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
    for (guint i = 0; i < candidates->len; i++)
      {
        const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

        if ((int)candidate->protocol == protocol)
          append_candidate (text, candidate, &widths);
      }
}

static void
append_documentation (GString *text, GPtrArray *candidates)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->documentation == NULL || !g_hash_table_add (shown, candidate->documentation))
        continue;
      /* Translators: %s is the address of a web page. */
      g_string_append_printf (text, _ ("Help of the provider: %s"), candidate->documentation);
      g_string_append_c (text, '\n');
    }
}

static gboolean
has (GPtrArray *candidates, gboolean (*is_so) (const SignetCandidate *candidate))
{
  for (guint i = 0; i < candidates->len; i++)
    if (is_so (g_ptr_array_index (candidates, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_unconfirmed (const SignetCandidate *candidate)
{
  return !candidate->authenticated && candidate->source != SIGNET_SOURCE_GUESS;
}

static gboolean
is_known (const SignetCandidate *candidate)
{
  return candidate->source != SIGNET_SOURCE_GUESS;
}

/* Says what the user can do, in the words of a probe that meets the same. */
static void
append_oauth (GString *text, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr (SignetExplanation) explanation = NULL;
      g_autoptr (SignetProfile) profile = NULL;
      SignetAttemptFacts facts = { .outcome = SIGNET_OUTCOME_OAUTH_ONLY };

      if (!signet_candidate_is_oauth_only (candidate))
        continue;
      profile = signet_profile_new (candidate->protocol, candidate->host, candidate->port,
                                    candidate->security);
      facts.profile = profile;
      explanation = signet_explain (&facts);
      g_string_append_printf (text, "%s\n", explanation->title);
      signet_layout_paragraph (text, explanation->reason);
      signet_layout_paragraph (text, explanation->remedy);
      return;
    }
}

static void
append_notes (GString *text, const char *domain, GPtrArray *candidates)
{
  if (!has (candidates, is_known))
    {
      /* Translators: %s is a domain. */
      g_string_append_printf (text, _ ("Nothing on the network says which servers %s has."),
                              domain);
      g_string_append_c (text, '\n');
      if (candidates->len > 0)
        signet_layout_paragraph (text, _ ("These are usual names; “signet probe” tries them."));
    }
  if (has (candidates, is_unconfirmed))
    {
      g_string_append (text, _ ("Not confirmed:"));
      g_string_append_c (text, '\n');
      signet_layout_paragraph (text, _ ("Nothing proves that these servers may have your password. "
                                        "Ask your provider, or look at its web page."));
    }
}

static void
print_text (const char *domain, GPtrArray *candidates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_candidates (text, candidates);
  append_documentation (text, candidates);
  append_oauth (text, candidates);
  append_notes (text, domain, candidates);
  signet_output_text (text->str);
}

/* Guesses count only where they were asked for by name. */
static gboolean
has_found (const SignetOptions *options, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->source != SIGNET_SOURCE_GUESS
          || (options->sources & SIGNET_SOURCES_GUESS) != 0)
        return TRUE;
    }
  return FALSE;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetTarget) target = parse_address (options->words, error);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) failure = NULL;

  if (target == NULL || !check_ca_files (options, error))
    return SIGNET_EXIT_USAGE;
  candidates = look (options, target, &failure);
  if (candidates == NULL)
    {
      signet_output_refusal (failure);
      return SIGNET_EXIT_STOPPED;
    }
  if (options->json)
    print_json (target->host, candidates);
  else
    print_text (target->host, candidates);
  return has_found (options, candidates) ? SIGNET_EXIT_OK : SIGNET_EXIT_FAILED;
}

const SignetCommand signet_command_find = {
  .name = "find",
  .synopsis = N_ ("ADDRESS"),
  .summary = N_ ("show which servers are known for an address"),
  .description = N_ ("Shows which mail servers are known for an e-mail address, and who says so.\n"
                     "Contacts no mail server; only the domain of the address is sent to anybody."),
  .details = N_ (
      "Sources, the most trusted first: site (files of the administrator), autoconfig (the\n"
      "provider's file over https), srv (DNS), database (autoconfig.thunderbird.net), mx (the\n"
      "same for the domain that takes the mail), guess (usual names).\n\n"
      "Exit status: 0 a server is known, 1 nothing but guesses, 2 the command makes no\n"
      "sense, 3 stopped or an internal error.\n\n"
      "Examples:\n"
      "  signet find ada@example.org\n"
      "  signet find --json --sources=autoconfig,srv ada@example.org\n"),
  .options = { find_options },
  .run = run,
};
