/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account being added or edited, as a value: what is kept, what is typed, how it fares, what is
 * asked. signet_edit_state_handle() alone changes it, and answers with what has to be done;
 * signet_edit_state_view() says what a page shows. Pure: no I/O, no signals, no clock.
 */
#pragma once

#include "edit-row.h"
#include "account-part.h"
#include "form-values.h"
#include "notice.h"
#include "probe-run.h"
#include "question.h"
#include "save-run.h"

G_BEGIN_DECLS

/* How far the editing of an account is */
typedef enum
{
  SIGNET_EDITOR_TYPING,  /* a new account of which nothing was proven since something was typed */
  SIGNET_EDITOR_KEPT,    /* everything is as it is kept */
  SIGNET_EDITOR_CHANGED, /* settings of a kept account were changed and not checked yet */
  SIGNET_EDITOR_PROBING, /* settings are being found and proven */
  SIGNET_EDITOR_SAVING,  /* proven settings are being kept */
  SIGNET_EDITOR_UNSAVED, /* proven settings could not be kept */
  SIGNET_EDITOR_FAILED,  /* the settings do not work */
} SignetEditorState;

/* What the primary button does */
typedef enum
{
  SIGNET_PRIMARY_CONNECT,
  SIGNET_PRIMARY_STOP,
  SIGNET_PRIMARY_CHECK_AGAIN,
  SIGNET_PRIMARY_SAVE,
} SignetPrimary;

/* What would be lost if the page were left now */
typedef enum /*< skip >*/
{
  SIGNET_LEAVE_FREELY,   /* nothing */
  SIGNET_LEAVE_CHANGED,  /* changed settings of a kept account */
  SIGNET_LEAVE_PASSWORD, /* a new password of a kept account, and nothing else */
  SIGNET_LEAVE_NEW,      /* a new account with its password */
} SignetLeave;

/* One protocol of an account that is edited. What the user agreed to, the consent to go without
 * encryption and the keys that are trusted, is in the draft. */
typedef struct
{
  SignetProtocolResult *result; /* nullable: owned: what came of it last */
  SignetProfile *found;         /* nullable: owned: the profile that is said to work */
  SignetSecret *password;       /* nullable: owned: what it was tried with */
  gboolean is_current;          /* whether @result is about what is typed now */
  gboolean is_proven;           /* whether the draft's profile is known to be the right one */
  gboolean is_tried;            /* whether the last probe is about it */
} SignetEditProtocol;

/* All there is to know of an account that is edited. To be read by anyone. */
typedef struct
{
  SignetPlaintext admin_limit;  /* the most that the administrator allows */
  gboolean default_require_ssl; /* whether new accounts require SSL */
  SignetAccount *account;       /* nullable: owned: the account in the store */
  SignetAccount *shown_account; /* nullable: owned: the account as it was shown */
  SignetFormValues shown;
  SignetFormValues typed;
  /* nullable: owned: the account with what was found and agreed to since, not kept yet */
  SignetAccount *draft;
  SignetAccount *wanted;  /* nullable: owned: the account as it was asked for in the last probe */
  SignetAccount *base;    /* nullable: owned: the account as it was kept when @wanted was made */
  SignetAccount *to_save; /* nullable: owned: the account as it is being kept, or could not be */
  SignetPolicy *policy;   /* nullable: owned: the policy of the last probe */
  SignetEditProtocol protocols[SIGNET_N_PROTOCOLS]; /* each protocol */
  SignetIncoming found_incoming; /* the type of incoming mail that was found for a new account */
  SignetEditRow rows[SIGNET_EDIT_N_SIDES]; /* the status of each side */
  SignetEditorState phase;                 /* how far it is */
  guint run;                               /* the number of what is going on, or 0 */
  guint last_run;                          /* the number given last */
  SignetQuestion *question;                /* nullable: owned: what is to be asked now */
  GError *error;                           /* nullable: owned: why something could not be done */
  gboolean is_offline;        /* whether there was no network when the last probe ended */
  gboolean is_domain_missing; /* whether nothing was found because there is no such domain */
  gint64 now;                 /* when it ended, or the account was shown, in seconds */
  SignetKeyringPlace place;   /* where the passwords went */
  /* nullable: owned: the id of an account that is not kept, whose passwords the keyring holds */
  char *unsaved_id;
  guint n_tightenings; /* how many times Require SSL is just being turned on for the kept account */
  /* nullable: owned: a kept account with the address that is to be added */
  SignetAccount *existing;
  char *added_again;         /* nullable: owned: the address the user adds nevertheless */
  gboolean is_unchecked;     /* whether kept settings were changed and not checked since */
  gboolean was_tried;        /* whether the new account was tried */
  gboolean is_added;         /* whether it is kept since, and nothing has been done with it */
  gboolean changes_password; /* whether the user wants to type another password for the kept one */
  gboolean is_removed;       /* whether the account is on its way out */
} SignetEditState;

typedef enum /*< skip >*/
{
  SIGNET_EDIT_SETTINGS, /* @admin_limit and @require_ssl for new accounts */
  SIGNET_EDIT_SHOW,     /* @account is to be shown at @now, NULL for a new one */
  SIGNET_EDIT_FOUND,    /* @profile is said to work for @protocol */
  SIGNET_EDIT_TYPED,    /* @values are typed now */
  SIGNET_EDIT_PROBE, /* the user wants to connect; @account has the address already, if any has */
  SIGNET_EDIT_ADD_AGAIN,       /* the user wants that though @account has the address already */
  SIGNET_EDIT_STOP,            /* the user wants to stop */
  SIGNET_EDIT_SAVE,            /* the user wants to keep what was proven */
  SIGNET_EDIT_SAVE_UNCHECKED,  /* the user wants to keep what was not */
  SIGNET_EDIT_SAVE_INCOMING,   /* the user wants to do without outgoing mail */
  SIGNET_EDIT_RETRY_OUTGOING,  /* the user wants to try outgoing mail again */
  SIGNET_EDIT_KEEP_OLD,        /* the user wants back what is kept */
  SIGNET_EDIT_CHANGE_PASSWORD, /* the user wants to type another password */
  SIGNET_EDIT_KEEP_PASSWORD,   /* the user does not want that any more */
  SIGNET_EDIT_ANSWER,          /* the user has said @answer */
  SIGNET_EDIT_TRUST,           /* the user trusts the certificate of @attempt, at @now */
  SIGNET_EDIT_REMOVE,          /* the user wants the account to go */
  SIGNET_EDIT_RESULT,          /* @run has a @result */
  SIGNET_EDIT_PROBED,          /* @run has ended with what follows from @policy on */
  SIGNET_EDIT_PROBE_FAILED,    /* @run could not be, because of @error about @field */
  SIGNET_EDIT_SAVED,     /* @run has ended with @saved, and @error if the account is not kept */
  SIGNET_EDIT_TIGHTENED, /* Require SSL is on for the kept account, or not because of @error */
  SIGNET_EDIT_REMOVED,   /* @account is gone, or not because of @error */
  SIGNET_EDIT_CHANGED_ELSEWHERE, /* another program has changed @account, at @now */
  SIGNET_EDIT_CLOSE,             /* nobody looks at it any more */
} SignetEditEventType;

/* Something that happens, with what its type says; nothing is owned */
typedef struct
{
  SignetEditEventType type;
  guint run;
  SignetPlaintext admin_limit;
  gboolean require_ssl;
  SignetAccount *account;
  const SignetFormValues *values;
  SignetProtocol protocol;
  const SignetProfile *profile;
  SignetAnswer answer;
  SignetAttempt *attempt;
  SignetProtocolResult *result;
  SignetPolicy *policy;
  SignetSecret *const *passwords;
  const SignetEditSaveOutput *saved;
  SignetField field;
  const GError *error;
  gboolean is_domain_missing;
  gboolean is_offline;
  gint64 now;
} SignetEditEvent;

/* What may have to be done */
typedef enum /*< skip >*/
{
  SIGNET_EDIT_DO_CANCEL,  /* stop what is going on */
  SIGNET_EDIT_DO_PROBE,   /* prove @probe, as @run */
  SIGNET_EDIT_DO_SAVE,    /* keep @save, as @run */
  SIGNET_EDIT_DO_NOTE,    /* note for the kept account how the check of @account ended: @report */
  SIGNET_EDIT_DO_TIGHTEN, /* turn Require SSL on for the kept account */
  SIGNET_EDIT_DO_REMOVE,  /* remove the kept account */
  SIGNET_EDIT_DO_CLEAR,   /* remove the passwords of the account @id */
  /* tell the page that another account is shown, and no password typed */
  SIGNET_EDIT_DO_TELL_SHOWN,
  SIGNET_EDIT_DO_FOCUS,        /* tell the page to show @field */
  SIGNET_EDIT_DO_TELL_ADDED,   /* tell the page that a new account is kept */
  SIGNET_EDIT_DO_TELL_REMOVED, /* tell the page that @account is gone */
} SignetEditEffectType;

/* Something to be done, with what its type says, which is owned. @probe and @save may be taken. */
typedef struct
{
  SignetEditEffectType type;
  guint run;
  SignetEditProbeInput *probe;
  SignetEditSaveInput *save;
  SignetAccount *account;
  SignetReport *report;
  char *id;
  SignetField field;
} SignetEditEffect;

/* (transfer full): a state in which a new account is typed */
SignetEditState *signet_edit_state_new (void);

SignetEditState *signet_edit_state_ref (SignetEditState *self);

void signet_edit_state_unref (SignetEditState *self);

/* (transfer full) (element-type SignetEditEffect): changes the state, and nothing else */
GPtrArray *signet_edit_state_handle (SignetEditState *self, const SignetEditEvent *event);

/* Whether what is typed makes sense; if not, @field is what @error is about */
gboolean signet_edit_state_check (const SignetEditState *self, SignetField *field, GError **error);

/* Whether anything differs from what was shown */
gboolean signet_edit_state_is_changed (const SignetEditState *self);

/* The type of incoming mail that was found without the user's help */
SignetIncoming signet_edit_state_get_found_incoming (const SignetEditState *self);

/* Whether @protocol is one that the page offers to set by hand */
gboolean signet_edit_state_is_in_use (const SignetEditState *self, SignetProtocol protocol);

/* Whether @protocol needs a password as it is wanted */
gboolean signet_edit_state_needs_password (const SignetEditState *self, SignetProtocol protocol);

/* Whether @protocol was tried without the password it needs */
gboolean signet_edit_state_lacks_password (const SignetEditState *self, SignetProtocol protocol);

/* Whether @account was checked without a password though it needs one */
gboolean signet_edit_lacks_kept_password (SignetAccount *account);

/* Whether @protocol works as it is typed now, log-in included */
gboolean signet_edit_state_is_good (const SignetEditState *self, SignetProtocol protocol);

/* Whether incoming mail works */
gboolean signet_edit_state_has_incoming (const SignetEditState *self);

/* (transfer none) (nullable): the result that a row speaks of, if that is about what is typed now
 */
SignetProtocolResult *signet_edit_state_get_result (const SignetEditState *self,
                                                    SignetEditSide side);

/* (transfer none) (nullable): the result that does not work, incoming mail first */
SignetProtocolResult *signet_edit_state_find_bad (const SignetEditState *self);

/* The protocols that were tried and do not work, to try again */
SignetEdit signet_edit_state_find_failed (const SignetEditState *self);

/* Whether what was encrypted when it was kept is offered without encryption now */
gboolean signet_edit_state_has_lost_encryption (const SignetEditState *self, SignetEditSide side);

/* (transfer full) (nullable): the pin that trusting @attempt at @now would make */
SignetPin *signet_edit_make_pin (SignetAttempt *attempt, gint64 now);

/* Whether the user may decide to trust the certificate that @attempt saw: it does not prove who the
 * server is, was not revoked, and is not trusted already */
gboolean signet_edit_state_can_trust (const SignetEditState *self, SignetAttempt *attempt);

/* (transfer full) (element-type SignetAttempt): @attempt, and those that may be trusted as well
 * because they saw the same key on the same host */
GPtrArray *signet_edit_state_list_same_key (const SignetEditState *self, SignetAttempt *attempt);

/* What would be lost if the page were left now */
SignetLeave signet_edit_state_find_leave (const SignetEditState *self);

/* Whether a new account is begun that is worth coming back to */
gboolean signet_edit_state_is_draft (const SignetEditState *self);

/* What was tried and what came of it, for a help desk: readable, without passwords, user names and
 * the part of the address before the "@". (transfer full) */
char *signet_edit_state_write_report (const SignetEditState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditState, signet_edit_state_unref)

G_END_DECLS
