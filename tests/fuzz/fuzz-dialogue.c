/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Fuzzes a dialogue. FUZZ_PROTOCOL says of which protocol.
 *
 * An input begins with three letters: the mode ("t" implicit TLS, "s" STARTTLS, "n" none); a set of
 * bits (1 Require SSL, 2 the certificate is flawed, 4 no password, 8 a password that is not ASCII,
 * 16 a channel binding), so that "@" is none of them; and the size of the chunks of the second run.
 * The rest is what the server sends, in parts that "|" ends: the client speaks between two parts.
 */
#include "dialogue.h"
#include "fuzz.h"

#include <string.h>

#define SIGNET_CHANNEL_ID 7

/* More than any conversation needs: each step either waits for the next part or answers it. */
#define SIGNET_STEPS_MAX 100000

enum
{
  BIT_REQUIRE_SSL = 1 << 0,
  BIT_FLAWED = 1 << 1,
  BIT_NO_PASSWORD = 1 << 2,
  BIT_NOT_ASCII = 1 << 3,
  BIT_BINDING = 1 << 4,
};

typedef struct
{
  SignetDialogue *dialogue;       /* owned */
  SignetPolicy *policy;           /* owned */
  SignetTlsInfo *tls;             /* owned; NULL in clear */
  SignetCredentials *credentials; /* owned */
  const char *password;           /* unowned, nullable */
  GString *sent;                  /* owned */
  guint8 bits;
  guint logins;
  guint steps;
} Driver;

static SignetSecurity
security_of (guint8 letter)
{
  switch (letter)
    {
    case 't':
      return SIGNET_SECURITY_TLS;
    case 's':
      return SIGNET_SECURITY_STARTTLS;
    default:
      return SIGNET_SECURITY_NONE;
    }
}

static SignetCredentials *
credentials_of (guint8 bits, const char **password)
{
  g_autoptr (SignetSecret) secret = NULL;

  *password = (bits & BIT_NOT_ASCII) != 0 ? "kärrekt \"9\" häst" : "correct horse 9";
  if ((bits & BIT_NO_PASSWORD) != 0)
    *password = NULL;
  else
    secret = signet_secret_new (*password, -1);
  return signet_credentials_new ("ada@example.org", "ada", secret);
}

static void
driver_init (Driver *self, guint8 letter, guint8 bits)
{
  *self = (Driver){ .bits = bits };
  self->dialogue = signet_dialogue_new (FUZZ_PROTOCOL, security_of (letter));
  self->policy = signet_policy_new ((bits & BIT_REQUIRE_SSL) != 0 ? SIGNET_PLAINTEXT_FORBIDDEN
                                                                  : SIGNET_PLAINTEXT_CONFIRMED,
                                    SIGNET_TLS_1_2);
  self->credentials = credentials_of (bits, &self->password);
  self->sent = g_string_new (NULL);
}

static void
driver_clear (Driver *self)
{
  signet_dialogue_free (self->dialogue);
  signet_policy_unref (self->policy);
  g_clear_pointer (&self->tls, signet_tls_info_unref);
  signet_credentials_unref (self->credentials);
  g_string_free (self->sent, TRUE);
}

/* Nothing of the user's leaves before a log-in was permitted (rule 1); and a trace, which shows
 * descriptions only, never shows a password (rule 7). */
static void
check_output (Driver *self, const char *output, gsize length)
{
  const char *shown = signet_dialogue_describe_output (self->dialogue);

  fuzz_check_text (shown);
  if (self->password != NULL)
    g_assert_null (strstr (shown, self->password));
  if (self->logins > 0)
    return;
  g_assert_null (g_strstr_len (output, (gssize)length, "LOGIN"));
  g_assert_null (g_strstr_len (output, (gssize)length, "AUTH"));
  g_assert_null (g_strstr_len (output, (gssize)length, "USER"));
  g_assert_null (g_strstr_len (output, (gssize)length, "ada"));
}

/* Sends in two parts, because sockets do. */
static void
write_output (Driver *self)
{
  gsize length;
  const char *output = signet_dialogue_peek_output (self->dialogue, &length);
  gsize first = length / 2;

  g_assert_cmpuint (length, >, 0);
  check_output (self, output, length);
  g_string_append_len (self->sent, output, (gssize)length);
  if (first > 0)
    signet_dialogue_wrote (self->dialogue, first);
  signet_dialogue_wrote (self->dialogue, length - first);
}

static void
start_tls (Driver *self)
{
  static const guint8 binding[32] = { 1, 2, 3 };
  gboolean bound = (self->bits & BIT_BINDING) != 0;

  g_assert_null (self->tls);
  self->tls = signet_tls_info_new ();
  self->tls->version = g_strdup ("TLS1.3");
  self->tls->flaws = (self->bits & BIT_FLAWED) != 0 ? SIGNET_FLAW_EXPIRED : 0;
  signet_dialogue_tls_started (self->dialogue,
                               bound ? SIGNET_BINDING_TLS_EXPORTER : SIGNET_BINDING_NONE,
                               bound ? binding : NULL, bound ? sizeof binding : 0);
}

static void
login_or_quit (Driver *self)
{
  const SignetChannel channel = {
    .id = SIGNET_CHANNEL_ID, .host = "mail.example.org", .port = 143, .tls = self->tls
  };
  SignetOutcome reason = SIGNET_OUTCOME_OK;
  SignetPermit *permit = NULL;

  if (self->logins < SIGNET_MAX_USERS)
    permit = signet_policy_issue_permit (self->policy, &channel, &reason);
  if (permit == NULL)
    {
      signet_dialogue_quit (self->dialogue);
      return;
    }
  g_assert_true (self->tls != NULL || (self->bits & BIT_REQUIRE_SSL) == 0);
  g_assert_true (self->tls == NULL || self->tls->flaws == 0);
  self->logins++;
  signet_dialogue_login (self->dialogue, permit, SIGNET_CHANNEL_ID, self->credentials,
                         self->logins - 1);
}

/* Answers what the server said, until there is nothing to do but to listen; FALSE at the end. */
static gboolean
answer (Driver *self)
{
  for (; self->steps < SIGNET_STEPS_MAX; self->steps++)
    switch (signet_dialogue_get_step (self->dialogue))
      {
      case SIGNET_STEP_READ:
        return TRUE;
      case SIGNET_STEP_WRITE:
        write_output (self);
        break;
      case SIGNET_STEP_START_TLS:
        start_tls (self);
        break;
      case SIGNET_STEP_NO_STARTTLS:
        signet_dialogue_go_on_in_clear (self->dialogue);
        break;
      case SIGNET_STEP_READY:
      case SIGNET_STEP_ANSWERED:
        login_or_quit (self);
        break;
      case SIGNET_STEP_DONE:
        return FALSE;
      default:
        g_assert_not_reached ();
      }
  g_assert_not_reached ();
}

static void
feed (Driver *self, FuzzInput part, gsize chunk)
{
  while (part.length > 0)
    {
      gsize length = MIN (chunk, part.length);
      /* A copy of that very size: what is read behind its end is noticed. */
      g_autofree char *bytes = g_memdup2 (part.bytes, length);

      signet_dialogue_feed (self->dialogue, bytes, length);
      part.bytes += length;
      part.length -= length;
    }
}

static void
check_end (Driver *self)
{
  const char *const *auth = signet_dialogue_get_auth (self->dialogue);
  const char *detail = signet_dialogue_get_detail (self->dialogue);

  g_assert_cmpint (signet_dialogue_get_step (self->dialogue), ==, SIGNET_STEP_DONE);
  fuzz_check_text (detail);
  for (guint i = 0; auth[i] != NULL; i++)
    fuzz_check_text (auth[i]);
  if (self->password == NULL)
    return;
  /* Before a log-in a server may say by chance what is the password: it does not know that. */
  if (self->logins == 0)
    g_assert_null (strstr (self->sent->str, self->password));
  else if (detail != NULL)
    g_assert_null (strstr (detail, self->password));
}

static void
drive (Driver *self, FuzzInput input, gsize chunk)
{
  while (answer (self) && input.length > 0)
    feed (self, fuzz_take_until (&input, '|'), chunk);
  signet_dialogue_feed_eof (self->dialogue);
  answer (self);
  check_end (self);
}

/* However the server's bytes are cut, the end is the same. What was sent is only as long, because
 * of the random numbers in it. */
static void
check_same_end (const Driver *whole, const Driver *cut)
{
  const SignetDialogue *a = whole->dialogue;
  const SignetDialogue *b = cut->dialogue;

  g_assert_cmpint (signet_dialogue_get_outcome (a), ==, signet_dialogue_get_outcome (b));
  /* How much of what was injected had come by then is shown. */
  if (signet_dialogue_get_outcome (a) != SIGNET_OUTCOME_INJECTED)
    g_assert_cmpstr (signet_dialogue_get_detail (a), ==, signet_dialogue_get_detail (b));
  g_assert_cmpstr (signet_dialogue_get_mechanism (a), ==, signet_dialogue_get_mechanism (b));
  g_assert_cmpstrv (signet_dialogue_get_auth (a), signet_dialogue_get_auth (b));
  g_assert_cmpint (signet_dialogue_has_greeting (a), ==, signet_dialogue_has_greeting (b));
  g_assert_cmpuint (whole->sent->len, ==, cut->sent->len);
  g_assert_cmpuint (whole->logins, ==, cut->logins);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzInput input = { (const char *)data, size };
  guint8 letter = fuzz_take_byte (&input);
  guint8 bits = fuzz_take_byte (&input);
  gsize chunk = 1 + fuzz_take_byte (&input) % 64;
  Driver whole, cut;

  driver_init (&whole, letter, bits);
  driver_init (&cut, letter, bits);
  drive (&whole, input, G_MAXSIZE);
  drive (&cut, input, chunk);
  check_same_end (&whole, &cut);
  driver_clear (&whole);
  driver_clear (&cut);
  return 0;
}
