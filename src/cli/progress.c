/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Live progress. The lines are drawn anew from the reports whenever one of them changes.
 */
#include "progress.h"
#include "explain.h"
#include "layout.h"
#include "output.h"
#include "terminal.h"

#include <glib/gi18n-lib.h>

#include <unistd.h>

struct _SignetProgress
{
  GPtrArray *reports; /* owned references */
  guint total;
  guint done;
  guint drawn; /* lines that are on the terminal */
  char *shown; /* owned, nullable: what they say */
};

static void
erase (SignetProgress *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (; self->drawn > 0; self->drawn--)
    g_string_append (codes, "\033[1A\033[2K");
  signet_output_aside (codes->str);
  g_clear_pointer (&self->shown, g_free);
}

/* A line that wrapped could not be erased. */
static void
append_line (GString *lines, const char *text)
{
  glong room = (glong)signet_terminal_get_width (STDERR_FILENO) - 1;
  g_autofree char *cut = signet_layout_cut (text, room);

  g_string_append_printf (lines, "%s\n", cut);
}

static void
append_result (GString *lines, SignetProtocolResult *result)
{
  const SignetProfile *trying = signet_protocol_result_get_trying (result);
  const char *title = signet_protocol_title (signet_protocol_result_get_protocol (result));
  g_autofree char *what = NULL;
  g_autofree char *line = NULL;

  if (signet_protocol_result_is_settled (result))
    what = g_strdup (_ ("Done"));
  else if (trying != NULL)
    what = signet_explain_trying (trying);
  else
    what = g_strdup (_ ("Waiting"));
  line = g_strdup_printf ("%-4s  %s", title, what);
  append_line (lines, line);
}

static void
append_results (GString *lines, SignetReport *report)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      append_result (lines, result);
    }
}

static void
append_count (GString *lines, SignetProgress *self)
{
  /* Translators: how many targets are done, of how many. */
  g_autofree char *line = g_strdup_printf (_ ("%u of %u done"), self->done, self->total);

  append_line (lines, line);
}

static guint
count_lines (const char *text)
{
  guint lines = 0;

  for (; *text != '\0'; text++)
    if (*text == '\n')
      lines++;
  return lines;
}

static void
draw (SignetProgress *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (self->total > 1)
    append_count (lines, self);
  else
    for (guint i = 0; i < self->reports->len; i++)
      append_results (lines, g_ptr_array_index (self->reports, i));
  /* Drawing the same again would only flicker. */
  if (g_strcmp0 (lines->str, self->shown) == 0)
    return;
  erase (self);
  self->drawn = count_lines (lines->str);
  self->shown = g_strdup (lines->str);
  signet_output_aside (lines->str);
}

static void
watch_results (SignetProgress *self, SignetReport *report, guint from, guint n_services)
{
  for (guint i = from; i < from + n_services; i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      g_signal_connect_swapped (result, "notify", G_CALLBACK (draw), self);
    }
}

static void
on_services_added (
    SignetReport *report, guint position, guint removed, guint added, SignetProgress *self)
{
  watch_results (self, report, position, added);
  draw (self);
}

static void
unwatch (SignetProgress *self, SignetReport *report)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      g_signal_handlers_disconnect_by_data (result, self);
    }
  g_signal_handlers_disconnect_by_data (report, self);
}

SignetProgress *
signet_progress_new (guint total)
{
  SignetProgress *self;

  if (!signet_terminal_can_move (STDERR_FILENO))
    return NULL;
  self = g_new0 (SignetProgress, 1);
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->total = total;
  return self;
}

void
signet_progress_free (SignetProgress *self)
{
  if (self == NULL)
    return;
  erase (self);
  for (guint i = 0; i < self->reports->len; i++)
    unwatch (self, g_ptr_array_index (self->reports, i));
  g_ptr_array_unref (self->reports);
  g_free (self);
}

void
signet_progress_watch (SignetProgress *self, SignetReport *report)
{
  if (self == NULL)
    return;
  g_ptr_array_add (self->reports, g_object_ref (report));
  g_signal_connect (report, "items-changed", G_CALLBACK (on_services_added), self);
  draw (self);
}

void
signet_progress_forget (SignetProgress *self, SignetReport *report)
{
  if (self == NULL)
    return;
  unwatch (self, report);
  g_ptr_array_remove_fast (self->reports, report);
  self->done++;
  erase (self);
}
