/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The table of sentences, one row an outcome, and how their places are filled. Named places, not
 * "%s": a translation may use them in any order and leave out what it does not need.
 */
#include "explain-sentences.h"

#include "target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Translators: in all these sentences the words in braces stay as they are: {host} is the name of a
 * server, {port} a number, {protocol} is IMAP, POP3 or SMTP, {detail} what answers instead or the
 * server's own words, {seconds} a number. */
static const SignetSentences everywhere[] = {
  [SIGNET_OUTCOME_CANCELLED] = {
    N_ ("Stopped"),
    N_ ("Stopped"),
    N_ ("Checking {host} was stopped before it ended."),
    N_ ("Check again, and allow more time if the network is slow."),
  },
  [SIGNET_OUTCOME_SUPERSEDED] = {
    N_ ("Not needed"),
    N_ ("Not needed, another way worked"),
    N_ ("Another way to reach the server worked, so port {port} of {host} was not used."),
    NULL,
  },
  [SIGNET_OUTCOME_HOST_NOT_FOUND] = {
    N_ ("Server not found"),
    N_ ("No server of that name"),
    N_ ("No server named {host} was found."),
    N_ ("Check the spelling."),
  },
  [SIGNET_OUTCOME_UNREACHABLE] = {
    N_ ("Server not reachable"),
    N_ ("Not reachable"),
    N_ ("There is no way through the network to {host}."),
    N_ ("Check that you are connected to a network, and whether this server needs a VPN."),
  },
  [SIGNET_OUTCOME_REFUSED] = {
    N_ ("No mail service there"),
    N_ ("Connection refused"),
    N_ ("{host} refused the connection: nothing answers on port {port}."),
    N_ ("Check the server name and the port."),
  },
  [SIGNET_OUTCOME_TIMEOUT] = {
    N_ ("No answer"),
    /* Translators: {seconds} is a number, such as 5 or 0.4; "s" is the unit */
    N_ ("No answer after {seconds} s"),
    N_ ("{host} did not answer on port {port}."),
    N_ ("Check the server name and the port, or try another network: a firewall may be in the "
        "way."),
  },
  [SIGNET_OUTCOME_CLOSED] = {
    N_ ("Connection closed"),
    N_ ("The server hung up"),
    N_ ("{host} closed the connection on port {port} too early."),
    N_ ("Try again in a few minutes; if it goes on, ask your provider."),
  },
  [SIGNET_OUTCOME_NOT_MAIL] = {
    N_ ("Not the expected mail service"),
    N_ ("Another service answers"),
    N_ ("What answers on port {port} of {host} is not {protocol}."),
    N_ ("Check the server name and the port."),
  },
  [SIGNET_OUTCOME_TOO_MANY_CONNECTIONS] = {
    N_ ("Too many connections"),
    N_ ("Too many connections"),
    N_ ("{host} accepts no more connections from you at the moment."),
    N_ ("Close other mail programs or wait a few minutes, then try again."),
  },
  [SIGNET_OUTCOME_UNAVAILABLE] = {
    N_ ("Server not available"),
    N_ ("Not available now"),
    N_ ("{host} says that it cannot serve you at the moment."),
    N_ ("Try again later."),
  },
  [SIGNET_OUTCOME_NO_STARTTLS] = {
    N_ ("No encryption offered"),
    N_ ("Offers no encryption"),
    N_ ("{host} offers no encryption on port {port}."),
    N_ ("Use another port, or ask your provider for encrypted access."),
  },
  [SIGNET_OUTCOME_STARTTLS_REFUSED] = {
    N_ ("Encryption refused"),
    N_ ("Encryption refused"),
    N_ ("{host} announces encryption on port {port} and then refuses it."),
    N_ ("Try again later; if it goes on, ask your provider."),
  },
  [SIGNET_OUTCOME_INJECTED] = {
    N_ ("Somebody interferes with the connection"),
    N_ ("Somebody interferes"),
    N_ ("Unencrypted data came from {host} where only encrypted data may come. This can be an "
        "attack. Your password was not sent."),
    N_ ("Do not use this network for your mail; try another one, and tell your provider."),
  },
  [SIGNET_OUTCOME_TLS_FAILED] = {
    N_ ("Encryption failed"),
    N_ ("Encryption failed"),
    N_ ("An encrypted connection to {host} on port {port} could not be made. Your password was "
        "not sent."),
    N_ ("Try again; if it goes on, tell your provider."),
  },
  [SIGNET_OUTCOME_TLS_TOO_OLD] = {
    N_ ("Encryption too old"),
    N_ ("Encryption too old"),
    N_ ("{host} knows only old kinds of encryption that are no longer safe. Your password was not "
        "sent."),
    N_ ("Ask your provider for TLS 1.2 or newer."),
  },
  [SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED] = {
    N_ ("Your certificate is needed"),
    N_ ("Needs a certificate of yours"),
    N_ ("{host} lets in only people who show a certificate of their own."),
    N_ ("Ask your provider or administrator for your certificate, and choose it in the advanced "
        "settings."),
  },
  [SIGNET_OUTCOME_UNTRUSTED] = {
    N_ ("Server identity not confirmed"),
    N_ ("Server identity not confirmed"),
    N_ ("The certificate of {host} does not prove that this is the right server."),
    N_ ("Do not connect, unless your provider or administrator tells you the fingerprint of this "
        "certificate."),
  },
  [SIGNET_OUTCOME_FOREIGN_SERVER] = {
    N_ ("Another company’s server"),
    N_ ("Another company’s server"),
    N_ ("{host} belongs to another domain than your address. Your password was not sent."),
    N_ ("Continue only if you know that your mail is kept there."),
  },
  [SIGNET_OUTCOME_UNENCRYPTED_ONLY] = {
    N_ ("Not connected: this server offers no encryption"),
    N_ ("Offers no encryption"),
    N_ ("{host} offers no encryption. Your password was not sent."),
    N_ ("Ask your provider for encrypted access."),
  },
  [SIGNET_OUTCOME_LOGIN_DISABLED] = {
    N_ ("Sign-in not allowed there"),
    N_ ("Sign-in not allowed"),
    N_ ("{host} lets nobody sign in on port {port}."),
    N_ ("Use another port, or ask your provider which one is for you."),
  },
  [SIGNET_OUTCOME_NO_USABLE_MECHANISM] = {
    N_ ("No shared way to sign in"),
    N_ ("No shared way to sign in"),
    N_ ("{host} offers no way to sign in that is known here and safe."),
    N_ ("Ask your provider which ways to sign in it supports."),
  },
  [SIGNET_OUTCOME_OAUTH_ONLY] = {
    N_ ("Sign-in on the web only"),
    N_ ("Sign-in on the web only"),
    N_ ("This provider needs you to sign in on its web page."),
    /* Translators: "Online Accounts" is the panel of GNOME Settings */
    N_ ("Use an app password, or add the account in Online Accounts."),
  },
  [SIGNET_OUTCOME_LOGIN_UNAVAILABLE] = {
    N_ ("Sign-in not possible now"),
    N_ ("Sign-in not possible now"),
    N_ ("{host} cannot check your password at the moment. It may well be right."),
    N_ ("Try again later."),
  },
  [SIGNET_OUTCOME_LOGIN_REJECTED] = {
    N_ ("Password not accepted"),
    N_ ("Password not accepted"),
    N_ ("The server did not accept the password."),
    N_ ("Check the user name and the password. Some providers want an app password, made on their "
        "web page, for mail programs."),
  },
};

/* What is said differently of a server on this computer; a missing sentence is as above */
static const SignetSentences on_this_computer[G_N_ELEMENTS (everywhere)] = {
  [SIGNET_OUTCOME_UNREACHABLE] = {
    NULL,
    NULL,
    N_ ("The server should run on this computer, but cannot be reached as {host}."),
    N_ ("Check that the program that provides the server is running."),
  },
  [SIGNET_OUTCOME_REFUSED] = {
    NULL,
    NULL,
    N_ ("The server should run on this computer, but nothing answers on port {port}."),
    N_ ("Start the program that provides the server, or check the port it uses."),
  },
  [SIGNET_OUTCOME_TIMEOUT] = {
    NULL,
    NULL,
    N_ ("The server runs on this computer, but did not answer on port {port}."),
    N_ ("Restart the program that provides the server."),
  },
  [SIGNET_OUTCOME_NO_STARTTLS] = {
    NULL,
    NULL,
    N_ ("The server runs on this computer and offers no encryption on port {port}."),
    N_ ("Turn encryption on in the program that provides the server."),
  },
  [SIGNET_OUTCOME_UNTRUSTED] = {
    NULL,
    NULL,
    N_ ("The server runs on this computer, but its certificate does not prove that it is the right "
        "one."),
    N_ ("Do not connect, unless the program that provides the server shows you the fingerprint of "
        "this certificate."),
  },
  [SIGNET_OUTCOME_UNENCRYPTED_ONLY] = {
    NULL,
    NULL,
    N_ ("The server runs on this computer and offers no encryption. Your password was not sent."),
    N_ ("Turn encryption on in the program that provides the server. Without it the password would "
        "still stay on this computer."),
  },
};

/* Where the domain's DNS says so */
static const SignetSentences not_offered = {
  N_ ("Not offered"),
  N_ ("Not offered by the provider"),
  N_ ("Your provider says that it offers no {protocol}."),
  N_ ("Use another protocol, or name the server if you know that there is one."),
};

/* What is said differently of silence after a connection was made: nothing is in its way */
static const SignetSentences silent_since[] = {
  [SIGNET_REACH_NOTHING] = { NULL, NULL, NULL, NULL },
  [SIGNET_REACH_CONNECTED] = {
    NULL,
    NULL,
    N_ ("{host} took the connection on port {port}, and then said nothing."),
    N_ ("Check the port and the encryption, or try again later; if it goes on, ask your provider."),
  },
  [SIGNET_REACH_HEARD] = {
    NULL,
    NULL,
    N_ ("{host} stopped answering on port {port}."),
    N_ ("Try again in a few minutes; if it goes on, ask your provider."),
  },
};

/* Says what answers instead of the mail server; @facts->detail names it */
static const char *
not_mail_reason (const SignetAttemptFacts *facts)
{
  const char *own = signet_protocol_title (facts->profile->protocol);
  gboolean is_tls = facts->profile->security == SIGNET_SECURITY_TLS;

  if (!is_tls && g_str_equal (facts->detail, "TLS"))
    return N_ (
        "Port {port} of {host} speaks TLS from the first byte, and was addressed without it.");
  if (is_tls && g_str_equal (facts->detail, own))
    return N_ ("Port {port} of {host} speaks {protocol}, but not encrypted from the first byte.");
  /* Translators: {detail} is a protocol, such as SSH or HTTP, or the server's own words */
  return N_ ("What answers on port {port} of {host} is not {protocol} but “{detail}”.");
}

static const char *
stalled_reason (const SignetAttemptFacts *facts)
{
  switch (facts->outcome)
    {
    case SIGNET_OUTCOME_TOO_MANY_CONNECTIONS:
      return N_ ("{host} accepts no more connections from you at the moment. It says: “{detail}”");
    case SIGNET_OUTCOME_UNAVAILABLE:
      return N_ ("{host} says that it cannot serve you at the moment: “{detail}”");
    case SIGNET_OUTCOME_STARTTLS_REFUSED:
      return N_ ("{host} announces encryption on port {port} and then refuses it: “{detail}”");
    case SIGNET_OUTCOME_TIMEOUT:
      return N_ ("{host} stopped answering on port {port}. Before, it said: “{detail}”");
    case SIGNET_OUTCOME_LOGIN_DISABLED:
      return N_ ("{host} does not let you sign in: “{detail}”");
    case SIGNET_OUTCOME_LOGIN_UNAVAILABLE:
      return N_ (
          "{host} cannot check your password at the moment. It may well be right. The server "
          "says: “{detail}”");
    default:
      return NULL;
    }
}

/* Codes that say so (RFC 3463 §2, RFC 3206 §4, RFC 5530 §3) */
static gboolean
is_permanent (const char *detail)
{
  return (g_str_has_prefix (detail, "5.") && g_ascii_isdigit (detail[2]))
         || g_ascii_strncasecmp (detail, "[SYS/PERM]", 10) == 0
         || g_ascii_strncasecmp (detail, "[CONTACTADMIN]", 14) == 0;
}

/* What to do where the server's words tell more than its silence would */
static const char *
remedy_with_detail (const SignetAttemptFacts *facts)
{
  switch (facts->outcome)
    {
    case SIGNET_OUTCOME_UNAVAILABLE:
      return is_permanent (facts->detail) ? N_ ("Ask your provider what is missing.") : NULL;
    case SIGNET_OUTCOME_TIMEOUT:
      return N_ ("Try again in a few minutes; if it goes on, ask your provider.");
    case SIGNET_OUTCOME_LOGIN_DISABLED:
      return N_ ("Ask your provider what is missing.");
    default:
      return NULL;
    }
}

static const char *
reason_with_detail (const SignetAttemptFacts *facts)
{
  if (facts->detail == NULL || *facts->detail == '\0')
    return NULL;
  return facts->outcome == SIGNET_OUTCOME_NOT_MAIL ? not_mail_reason (facts)
                                                   : stalled_reason (facts);
}

static void
replace (SignetSentences *sentences, const SignetSentences *special)
{
  if (special->reason != NULL)
    sentences->reason = special->reason;
  if (special->remedy != NULL)
    sentences->remedy = special->remedy;
}

SignetSentences
signet_sentences_for (const SignetAttemptFacts *facts)
{
  SignetSentences sentences;
  const char *detailed = reason_with_detail (facts);

  g_assert (facts->outcome < G_N_ELEMENTS (everywhere));

  if (facts->profile->is_denied && facts->outcome == SIGNET_OUTCOME_HOST_NOT_FOUND)
    return not_offered;
  sentences = everywhere[facts->outcome];
  if (facts->outcome == SIGNET_OUTCOME_TIMEOUT)
    replace (&sentences, &silent_since[facts->reach]);
  if (signet_host_is_loopback (facts->profile->host))
    replace (&sentences, &on_this_computer[facts->outcome]);
  if (detailed != NULL)
    {
      const char *remedy = remedy_with_detail (facts);

      sentences.reason = detailed;
      sentences.remedy = remedy != NULL ? remedy : sentences.remedy;
    }
  return sentences;
}

/* Whole seconds, and tenths below ten where they matter */
static char *
seconds_of (guint ms)
{
  if (ms < 10000 && ms % 1000 >= 100)
    return g_strdup_printf ("%.1f", ms / 100 / 10.0);
  return g_strdup_printf ("%u", ms / 1000);
}

/* Returns NULL where no known place begins */
static char *
value_of (const char *place, const SignetAttemptFacts *facts)
{
  if (g_str_has_prefix (place, "{host}"))
    return g_strdup (facts->profile->host);
  if (g_str_has_prefix (place, "{port}"))
    return g_strdup_printf ("%u", facts->profile->port);
  if (g_str_has_prefix (place, "{protocol}"))
    return g_strdup (signet_protocol_title (facts->profile->protocol));
  if (g_str_has_prefix (place, "{seconds}"))
    return seconds_of (facts->elapsed_ms);
  if (g_str_has_prefix (place, "{detail}"))
    return g_strdup (facts->detail);
  return NULL;
}

char *
signet_sentence_fill (const char *sentence, const SignetAttemptFacts *facts)
{
  GString *filled = g_string_new (NULL);
  const char *place;

  while ((place = strchr (sentence, '{')) != NULL)
    {
      g_autofree char *value = value_of (place, facts);

      g_string_append_len (filled, sentence, place - sentence);
      g_string_append (filled, value != NULL ? value : "{");
      sentence = value != NULL ? strchr (place, '}') + 1 : place + 1;
    }
  g_string_append (filled, sentence);
  return g_string_free (filled, FALSE);
}
