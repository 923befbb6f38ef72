/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The demo provider: one loop for the three protocols, and a table of what each says. "%t" stands
 * for the tag of IMAP's commands.
 */

#include "demo.h"

#include "session.h"

#include <string.h>

#define MODERN "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

typedef enum
{
  CAPABILITIES,
  STARTTLS,
  AUTHENTICATE,
  NOOP,
  QUIT,
  N_VERBS,
} Verb;

typedef struct
{
  const char *verbs[N_VERBS];
  const char *greeting;
  const char *clear;
  const char *encrypted;
  const char *begin_tls;
  const char *go_on;
  const char *accepted;
  const char *rejected;
  const char *done;
  const char *bad;
  gboolean has_no_tls; /* and so lets users in without */
} Words;

static const Words imap = {
  .verbs = { "CAPABILITY", "STARTTLS", "AUTHENTICATE PLAIN", "NOOP", "LOGOUT" },
  .greeting = "* OK demo ready\r\n",
  .clear = "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n%t OK done\r\n",
  .encrypted = "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n%t OK done\r\n",
  .begin_tls = "%t OK begin TLS\r\n",
  .go_on = "+ \r\n",
  .accepted = "%t OK logged in\r\n",
  .rejected = "%t NO [AUTHENTICATIONFAILED] wrong user name or password\r\n",
  .done = "%t OK done\r\n",
  .bad = "%t BAD not here\r\n",
};

static const Words pop3 = {
  .verbs = { "CAPA", "STLS", "AUTH PLAIN", "NOOP", "QUIT" },
  .greeting = "+OK demo ready\r\n",
  .clear = "+OK\r\nSTLS\r\n.\r\n",
  .encrypted = "+OK\r\nSASL PLAIN\r\n.\r\n",
  .begin_tls = "+OK begin TLS\r\n",
  .go_on = "+ \r\n",
  .accepted = "+OK logged in\r\n",
  .rejected = "-ERR [AUTH] wrong user name or password\r\n",
  .done = "+OK\r\n",
  .bad = "-ERR not here\r\n",
};

static const Words smtp = {
  .verbs = { "EHLO", "STARTTLS", "AUTH PLAIN", "NOOP", "QUIT" },
  .greeting = "220 localhost ESMTP demo ready\r\n",
  .clear = "250-localhost\r\n250 STARTTLS\r\n",
  .encrypted = "250-localhost\r\n250 AUTH PLAIN\r\n",
  .begin_tls = "220 begin TLS\r\n",
  .go_on = "334 \r\n",
  .accepted = "235 2.7.0 logged in\r\n",
  .rejected = "535 5.7.8 wrong user name or password\r\n",
  .done = "250 2.0.0 OK\r\n",
  .bad = "502 5.5.1 not here\r\n",
};

/* The same of a provider that offers no encryption */
static const Words clear_imap = {
  .verbs = { "CAPABILITY", "STARTTLS", "AUTHENTICATE PLAIN", "NOOP", "LOGOUT" },
  .greeting = "* OK demo ready\r\n",
  .clear = "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n%t OK done\r\n",
  .go_on = "+ \r\n",
  .accepted = "%t OK logged in\r\n",
  .rejected = "%t NO [AUTHENTICATIONFAILED] wrong user name or password\r\n",
  .done = "%t OK done\r\n",
  .bad = "%t BAD not here\r\n",
  .has_no_tls = TRUE,
};

static const Words clear_pop3 = {
  .verbs = { "CAPA", "STLS", "AUTH PLAIN", "NOOP", "QUIT" },
  .greeting = "+OK demo ready\r\n",
  .clear = "+OK\r\nSASL PLAIN\r\n.\r\n",
  .go_on = "+ \r\n",
  .accepted = "+OK logged in\r\n",
  .rejected = "-ERR [AUTH] wrong user name or password\r\n",
  .done = "+OK\r\n",
  .bad = "-ERR not here\r\n",
  .has_no_tls = TRUE,
};

static const Words clear_smtp = {
  .verbs = { "EHLO", "STARTTLS", "AUTH PLAIN", "NOOP", "QUIT" },
  .greeting = "220 localhost ESMTP demo ready\r\n",
  .clear = "250-localhost\r\n250 AUTH PLAIN\r\n",
  .go_on = "334 \r\n",
  .accepted = "235 2.7.0 logged in\r\n",
  .rejected = "535 5.7.8 wrong user name or password\r\n",
  .done = "250 2.0.0 OK\r\n",
  .bad = "502 5.5.1 not here\r\n",
  .has_no_tls = TRUE,
};

typedef struct
{
  const char *name;
  const Words *words;
  gboolean implicit;
} Service;

static const Service services[] = {
  { "imap", &imap, FALSE },
  { "imaps", &imap, TRUE },
  { "clear-imap", &clear_imap, FALSE },
  { "pop3", &pop3, FALSE },
  { "pop3s", &pop3, TRUE },
  { "clear-pop3", &clear_pop3, FALSE },
  { "submission", &smtp, FALSE },
  { "submissions", &smtp, TRUE },
  { "clear-submission", &clear_smtp, FALSE },
};

typedef struct
{
  const MockDemo *demo;
  const Service *service;
} Place;

typedef struct
{
  const MockDemo *demo;
  const Words *words;
  MockSession *session;
  gboolean encrypted;
  char *tag;
} Visit;

static gboolean
reply (Visit *self, const char *text)
{
  g_autoptr (GString) words = g_string_new (text);

  g_string_replace (words, "%t", self->tag != NULL ? self->tag : "*", 0);
  return mock_session_send (self->session, words->str, words->len);
}

static gboolean
start_tls (Visit *self)
{
  self->encrypted = mock_session_start_tls (self->session, self->demo->credentials, MODERN,
                                            GNUTLS_CERT_IGNORE);
  return self->encrypted;
}

/* RFC 4616 §2: authorisation identity NUL user NUL password. */
static gboolean
is_right (const Visit *self, const char *base64)
{
  gsize length, user = strlen (self->demo->user), password = strlen (self->demo->password);
  g_autofree guchar *message = g_base64_decode (base64, &length);
  const char *start = length > 0 ? memchr (message, '\0', length) : NULL;

  if (start == NULL || (const char *)message + length - ++start != (gssize)(user + 1 + password))
    return FALSE;
  return memcmp (start, self->demo->user, user + 1) == 0
         && memcmp (start + user + 1, self->demo->password, password) == 0;
}

static gboolean
authenticate (Visit *self, const char *initial)
{
  g_autoptr (GString) line = NULL;

  if (!self->encrypted && !self->words->has_no_tls)
    return reply (self, self->words->bad);
  if (*initial == '\0')
    {
      if (!reply (self, self->words->go_on))
        return FALSE;
      line = mock_session_read_line (self->session);
      initial = line != NULL ? line->str : "";
    }
  return reply (self, is_right (self, initial) ? self->words->accepted : self->words->rejected);
}

static Verb
find_verb (const Words *words, const char *command, const char **rest)
{
  for (int i = 0; i < N_VERBS; i++)
    {
      gsize length = strlen (words->verbs[i]);

      *rest = command + length;
      if (g_ascii_strncasecmp (command, words->verbs[i], length) == 0
          && (**rest == '\0' || *(*rest)++ == ' '))
        return (Verb)i;
    }
  return N_VERBS;
}

static gboolean
obey (Visit *self, const char *command)
{
  const char *rest;

  switch (find_verb (self->words, command, &rest))
    {
    case CAPABILITIES:
      return reply (self, self->encrypted ? self->words->encrypted : self->words->clear);
    case STARTTLS:
      return !self->encrypted && !self->words->has_no_tls
                 ? reply (self, self->words->begin_tls) && start_tls (self)
                 : reply (self, self->words->bad);
    case AUTHENTICATE:
      return authenticate (self, rest);
    case NOOP:
      return reply (self, self->words->done);
    case QUIT:
      reply (self, self->words->done);
      return FALSE;
    case N_VERBS:
    default:
      return reply (self, self->words->bad);
    }
}

static gboolean
obey_line (Visit *self, const char *line)
{
  g_auto (GStrv) parts = NULL;
  gboolean more;

  if (self->words != &imap && self->words != &clear_imap)
    return obey (self, line);
  parts = g_strsplit (line, " ", 2);
  self->tag = parts[0];
  more = obey (self, g_strv_length (parts) == 2 ? parts[1] : "");
  self->tag = NULL;
  return more;
}

static void
serve (int fd, guint number, gpointer user_data)
{
  const Place *place = user_data;
  g_autofree char *log = place->demo->log != NULL
                             ? g_strdup_printf ("%s.%s", place->demo->log, place->service->name)
                             : NULL;
  g_autoptr (MockSession) session = mock_session_new (fd, log);
  Visit self = { .demo = place->demo, .words = place->service->words, .session = session };
  gboolean more = (!place->service->implicit || start_tls (&self))
                  && reply (&self, self.words->greeting);

  while (more)
    {
      g_autoptr (GString) line = mock_session_read_line (session);

      more = line != NULL && obey_line (&self, line->str);
    }
}

static gboolean
open_service (const MockDemo *demo, MockListener *listener, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "=", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      Place *place;
      guint16 port;

      if (g_strv_length (parts) != 2 || !g_str_equal (parts[0], services[i].name))
        continue;
      place = g_new (Place, 1); /* kept as long as the port is open: until the end */
      *place = (Place){ demo, &services[i] };
      port = (guint16)g_ascii_strtoull (parts[1], NULL, 10);
      port = mock_listener_open (listener, port, serve, place, error);
      g_print ("%s %u\n", parts[0], port);
      return port != 0;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s: no such service", name);
  return FALSE;
}

gboolean
mock_demo_open (const MockDemo *demo,
                MockListener *listener,
                const char *const *names,
                GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!open_service (demo, listener, names[i], error))
        return FALSE;
    }
  return TRUE;
}
