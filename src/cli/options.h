/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command line, taken apart: a command names its options in rows, and one parser reads them for
 * all commands. No file that an option names is opened here.
 */
#pragma once

#include "profile.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

typedef struct _SignetCommand SignetCommand;

/* What --imap, --pop3 or --smtp said */
typedef struct
{
  gboolean wanted;
  char *host;              /* (nullable): its server, or NULL to find it */
  guint16 port;            /* or 0 */
  SignetSecurity security; /* that a URL named, or SIGNET_SECURITY_AUTO */
} SignetOptionsServer;

/* What was asked for, each value sound by itself; a command fills what its rows name. */
typedef struct
{
  char *answer; /* (nullable): the help or the version, which is all that is wanted */
  GStrv words;  /* not nullable: what is no option, as it was typed */

  gboolean help;
  gboolean version;
  gboolean json;
  gboolean trace;
  gboolean quiet;
  guint timeout_ms; /* 0 for the time of the settings */
  GStrv ca_files;   /* (nullable) */
  char *password_file;

  SignetOptionsServer servers[SIGNET_N_PROTOCOLS];
  SignetSecurity security;
  gboolean require_ssl;
  gboolean no_require_ssl;
  char *user;
  char *client_certificate; /* a file or a "pkcs11:" URI */
  GStrv trust_sha256;       /* (nullable): 64 hexadecimal digits each */
  GStrv accept_hosts;       /* (nullable): in ASCII */
  char *targets_file;
  guint jobs;
  gboolean again;

  guint sources; /* 0 for all */

  char *smtp_password_file;
  gboolean no_check;
  char *sha256; /* 64 hexadecimal digits */
  gboolean list;
  gboolean remove;
} SignetOptions;

/* @text is NULL for an optional value that was not given. On failure @error is one sentence. */
typedef gboolean (*SignetOptionReader) (const char *name,
                                        const char *text,
                                        gpointer field,
                                        GError **error);

typedef enum
{
  SIGNET_OPTION_SWITCH,         /* a gboolean, and no reader */
  SIGNET_OPTION_VALUE,          /* the reader fills the field */
  SIGNET_OPTION_OPTIONAL_VALUE, /* the same; the value comes after "=" only */
  SIGNET_OPTION_LIST,           /* may be repeated; the reader, if any, makes each char * */
} SignetOptionKind;

/* A row of a table of options, which ends with an empty one */
typedef struct
{
  const char *name; /* without the dashes; "" for the words that are no option */
  SignetOptionKind kind;
  gsize field; /* in SignetOptions */
  SignetOptionReader read;
  const char *summary; /* marked for translation */
  const char *value;   /* (nullable): what its value is called, marked for translation */
  const char *note;    /* (nullable): lines below all options, marked for translation */
} SignetOption;

#define SIGNET_OPTION_FIELD(name) G_STRUCT_OFFSET (SignetOptions, name)

/* Rows of several commands */
#define SIGNET_OPTION_WORDS(read)                                                                  \
  {                                                                                                \
    "", SIGNET_OPTION_LIST, SIGNET_OPTION_FIELD (words), read, NULL, NULL, NULL                    \
  }
#define SIGNET_OPTION_JSON(summary)                                                                \
  {                                                                                                \
    "json", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (json), NULL, summary, NULL, NULL            \
  }
#define SIGNET_OPTION_TRACE                                                                        \
  {                                                                                                \
    "trace", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (trace), NULL,                              \
        N_ ("every line both ways on standard error, secrets masked"), NULL, NULL                  \
  }
#define SIGNET_OPTION_QUIET                                                                        \
  {                                                                                                \
    "quiet", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (quiet), NULL,                              \
        N_ ("nothing but errors; the exit status is the answer"), NULL, NULL                       \
  }
#define SIGNET_OPTION_CA_FILES                                                                     \
  {                                                                                                \
    "ca-file", SIGNET_OPTION_LIST, SIGNET_OPTION_FIELD (ca_files), NULL,                           \
        N_ ("trust the authorities in FILE too; may be repeated"), N_ ("FILE"), NULL               \
  }
#define SIGNET_OPTION_TIMEOUT(summary, note)                                                       \
  {                                                                                                \
    "timeout", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (timeout_ms), signet_option_read_timeout,  \
        summary, N_ ("SECONDS"), note                                                              \
  }
#define SIGNET_TIMEOUT_NOTE                                                                        \
  N_ ("--timeout bounds all that is waited for, also a keyring that hangs and a password that\n"   \
      "comes through a pipe, but not the time in which you answer a question on a terminal.\n"     \
      "Without it, a password that comes through a pipe has any time on a terminal.\n")

#define SIGNET_VERSION_LINE "signet " SIGNET_VERSION "\n"

/* Readers of several options; char * fields get a copy. */
gboolean
signet_option_read_timeout (const char *name, const char *text, gpointer ms, GError **error);
gboolean
signet_option_read_text (const char *name, const char *text, gpointer copy, GError **error);
gboolean
signet_option_read_path (const char *name, const char *text, gpointer copy, GError **error);
gboolean signet_option_read_fingerprint (const char *name,
                                         const char *text,
                                         gpointer digits,
                                         GError **error);

/* For readers: a whole number from 1 to @maximum */
gboolean signet_option_read_number (
    const char *name, const char *text, guint maximum, guint *number, GError **error);

/* Refuses what was typed, in one translated sentence; returns FALSE */
gboolean signet_option_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* (transfer full): of what follows the command's word, or NULL with @error set, one sentence */
SignetOptions *
signet_options_parse (const char *const *arguments, const SignetCommand *command, GError **error);

void signet_options_free (SignetOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetOptions, signet_options_free)

G_END_DECLS
