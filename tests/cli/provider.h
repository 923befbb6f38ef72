/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A user's home, empty, with a keyring of its own, and the mock's demo provider. The variable
 * MOCK_SERVER of the environment names the mock.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PROVIDER_USER     "ada@example.org"
#define PROVIDER_PASSWORD "correct horse 9"

/**
 * home_new:
 *
 * Makes an empty home and lets the environment point to it, for the programs that are started from
 * now on. The passwords are in a keyring in a file.
 *
 * Returns: (transfer full): its path
 */
char *home_new (void);

/**
 * home_free:
 * @home: (transfer full): a home
 *
 * Removes it with all that is in it.
 */
void home_free (char *home);

/**
 * home_write:
 * @home: a home
 * @name: the name of a file
 * @text: what to write
 *
 * Returns: (transfer full): the path of the file
 */
char *home_write (const char *home, const char *name, const char *text);

/* (transfer full) (nullable): the password that other programs find in the keyring */
char *home_look_up (const char *service);

/* Holds the lock of the accounts, as a program does that is changing them. Returns what to close.
 */
int home_hold_accounts (const char *home);

/**
 * home_foreach:
 * @folder: a home, or a folder in it
 * @func: called with the path and the bytes of each file
 * @user_data: for @func
 *
 * Reads all files below @folder.
 */
void home_foreach (const char *folder,
                   void (*func) (const char *path, GBytes *bytes, gpointer user_data),
                   gpointer user_data);

/**
 * Provider:
 *
 * A running mock server.
 */
typedef struct _Provider Provider;

/**
 * provider_new:
 * @home: where its authority goes, as "ca.pem"
 * @services: what it offers, as "imap=0 imaps=0", with a port or 0 for a free one
 *
 * Returns: (transfer full): a provider with a certificate of its own, that has opened its ports
 */
Provider *provider_new (const char *home, const char *services);

/**
 * provider_new_listener:
 * @home: where its authority goes, as "ca.pem", and what it is told
 * @certificate: "good", or what is wrong with its certificate
 * @services: what it offers; "clear-imap" and the like are without encryption
 *
 * Returns: (transfer full): a provider that writes down what it is told
 */
Provider *provider_new_listener (const char *home, const char *certificate, const char *services);

/**
 * provider_new_player:
 * @home: where its authority goes, as "other.pem"
 * @script: the path of a script below that of the mock's scripts
 *
 * Returns: (transfer full): a mock server that plays @script to whoever comes, on the port
 *   "script"
 */
Provider *provider_new_player (const char *home, const char *script);

/**
 * provider_free:
 * @self: (transfer full): a provider
 *
 * Ends it.
 */
void provider_free (Provider *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Provider, provider_free)

/**
 * provider_get_port:
 * @self: a provider
 * @service: "imap", "imaps", "submission", …
 *
 * Returns: its port
 */
guint provider_get_port (Provider *self, const char *service);

/**
 * provider_get_said:
 * @self: a provider of provider_new_listener()
 * @service: "imap", "imaps", "clear-imap", …
 *
 * Returns: (transfer full): what clients have said there, in clear and then in TLS
 */
char *provider_get_said (Provider *self, const char *service);

G_END_DECLS
