/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The table. It is written for people who do not know what a protocol is: short sentences, no
 * terms of art but those they see on the page.
 */
#include "help-pages.h"

#include <glib/gi18n-lib.h>

static const SignetHelpPage pages[] = {
  {
      "connect",
      /* Translators: the title of a help page */
      N_ ("Why can’t it connect?"),
      {
          { N_ ("Is the address spelled right?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("One wrong letter after the @ sign is enough: there is no mail server of that "
                "name, or a stranger’s. Read the address once more, letter by letter.") },
          { N_ ("Are you online?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Open any web page. If that fails too, it is the internet connection that is "
                "missing, and nothing is wrong with your mail. In a hotel or on a train you may "
                "have to agree to the rules of the network on a web page first.") },
          { N_ ("Is it the right password?"),
            /* Translators: help for people without technical knowledge; please keep it simple.
               "app password" is what providers call a password made for one program */
            N_ ("Type it once more, and mind capital letters. Some providers want another password "
                "in mail programs than on their web page; they call it an app password.") },
          { N_ ("Does this network let mail through?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Some offices, schools and hotels hold mail back. Try again at home, or through "
                "your phone. If it works there, your settings are fine and the network is the "
                "reason.") },
          { N_ ("Does your provider name its servers?"),
            /* Translators: help for people without technical knowledge; please keep it simple.
               "Incoming server" and "Outgoing server" are the names of two fields */
            N_ ("Usually they are found for you. If they are not, look in the help of your "
                "provider for the names of its mail servers, and enter them as incoming server and "
                "outgoing server.") },
          { N_ ("Still no luck?"),
            /* Translators: help for people without technical knowledge; please keep it simple.
               "Incoming mail" and "Outgoing mail" are the names of two rows that can be opened */
            N_ ("Open “Incoming mail” and “Outgoing mail”. There you see everything that was tried "
                "and what came of it: just what somebody who helps you needs to know.") },
      },
  },
  {
      "require-ssl",
      /* Translators: the title of a help page; "Require SSL" is the name of a switch */
      N_ ("What does Require SSL do?"),
      {
          { N_ ("What happens while it is on?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Your password and your mail travel encrypted, which means scrambled so that only "
                "your provider can read them. Where a server offers no encryption, neither of them "
                "is sent.") },
          { N_ ("Why does that matter?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Without encryption your mail is like a postcard. Anyone on the way, such as "
                "somebody in the same café, could read it. They could also read your password and "
                "write mail in your name.") },
          { N_ ("What if my server offers no encryption?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Ask your provider first: nearly all have a server that does, sometimes under "
                "another name. This is worth a question, because the missing encryption could also "
                "be an attack.") },
          { N_ ("Can I turn it off?"),
            /* Translators: help for people without technical knowledge; please keep it simple.
               "Not encrypted" is what the page and the list say */
            N_ ("Yes, for each account. Encryption is still used wherever there is some. Where "
                "there is none you are asked before your password is sent, and from then on the "
                "account says “Not encrypted”.") },
          { N_ ("Is this the same as TLS?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("SSL is the old name that most people know. What is used today is its successor, "
                "called TLS.") },
      },
  },
  {
      "app-password",
      /* Translators: the title of a help page; "app password" is what providers call it */
      N_ ("What is an app password?"),
      {
          { N_ ("What is it for?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("It is a second password that your provider makes for a single program. It opens "
                "your mail and little else, and you can take it back whenever you like, without "
                "changing your usual password.") },
          { N_ ("When do I need one?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("When your usual password is right and yet not accepted here. That is so with many "
                "providers, above all if you also enter a code from your phone when you sign in "
                "on their web page.") },
          { N_ ("How do I get one?"),
            /* Translators: help for people without technical knowledge; please keep it simple */
            N_ ("Sign in on the web page of your provider and look for “App passwords”, usually "
                "under security. Let it make one, and enter it here instead of your usual "
                "password. There is no need to remember it.") },
          { N_ ("What if my provider has none?"),
            /* Translators: help for people without technical knowledge; please keep it simple.
               "Online Accounts" is a part of the desktop’s settings */
            N_ ("Then it may let you sign in on its own web page only. Many such accounts can be "
                "added in the settings of your computer, under Online Accounts.") },
      },
  },
};

const SignetHelpPage *
signet_help_page_find (const char *nick)
{
  g_return_val_if_fail (nick != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].nick, nick))
      return &pages[i];
  return NULL;
}
