/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The fields of server settings, for what treats one like the other: files, JSON, "set".
 */
#pragma once

#include "server-settings.h"

G_BEGIN_DECLS

typedef enum
{
  SIGNET_FIELD_END,
  SIGNET_FIELD_TEXT,
  SIGNET_FIELD_HOST,    /* a text: a host in ASCII or an IP address */
  SIGNET_FIELD_PATH,    /* a text: a file, or a "pkcs11:" URI */
  SIGNET_FIELD_PORT,    /* a number: 0 for none */
  SIGNET_FIELD_ENUM,    /* a number: 0 is what an absent one means */
  SIGNET_FIELD_BOOLEAN, /* a number */
  SIGNET_FIELD_PROFILE,
} SignetFieldKind;

typedef struct
{
  SignetFieldKind kind;
  gsize offset;         /* in SignetServerSettings */
  const char *key;      /* in an account file; of a profile what its three keys begin with */
  const char *setting;  /* (nullable): for the user who sets it by hand */
  const char *member;   /* (nullable): in JSON, among what is set by hand */
  GType (*type) (void); /* (nullable): of an enumeration */
  gboolean says_zero;   /* whether the 0 of an enumeration is written out, too */
  gsize known; /* where a boolean says whether an enumeration has a value; 0: it always has */
} SignetServerField;

/* All of them, in the order of files; the last one is SIGNET_FIELD_END */
extern const SignetServerField signet_server_fields[];

gboolean signet_server_field_is_text (const SignetServerField *field);

/* (transfer none) (nullable) */
const char *signet_server_field_get_text (const SignetServerField *field,
                                          const SignetServerSettings *settings);

void signet_server_field_set_text (const SignetServerField *field,
                                   SignetServerSettings *settings,
                                   const char *text);

int signet_server_field_get_number (const SignetServerField *field,
                                    const SignetServerSettings *settings);

void signet_server_field_set_number (const SignetServerField *field,
                                     SignetServerSettings *settings,
                                     int number);

/* (nullable): of a value of an enumeration, or NULL where that is not worth a word */
const char *signet_server_field_get_nick (const SignetServerField *field,
                                          const SignetServerSettings *settings);

/* (transfer none) (nullable) */
const SignetProfile *signet_server_field_get_profile (const SignetServerField *field,
                                                      const SignetServerSettings *settings);

/* @profile is (transfer full) (nullable) */
void signet_server_field_set_profile (const SignetServerField *field,
                                      SignetServerSettings *settings,
                                      SignetProfile *profile);

/* Sets a text, or else a number; signet_server_settings_set_by_hand() says what is remembered */
void signet_server_field_set_by_hand (const SignetServerField *field,
                                      SignetServerSettings *settings,
                                      const char *text,
                                      int number);

G_END_DECLS
