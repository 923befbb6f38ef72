/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The rows that say how incoming and outgoing mail fare: sentences, attempts and details, also for
 * those who hear them, and whatever a server may have said.
 */
#include "banner.h"
#include "finder.h"
#include "page.h"
#include "pictures.h"
#include "waiting.h"

#define HOSTILE "<b>“A & B”</b> <a href=\"https://example.net\">\342\200\256here</a> %s %n"

enum
{
  WIDTH = 360,
  ENDLESS = 10000,
};

typedef struct
{
  GtkWidget *page;
  const char *title;
} Wanted;

static gboolean
has_row (gpointer data)
{
  const Wanted *wanted = data;

  return page_find_row (wanted->page, wanted->title) != NULL;
}

/* Rows are made one a frame. */
static GtkWidget *
find_row (Page *page, const char *title)
{
  Wanted wanted = { GTK_WIDGET (page->page), title };

  wait_until (has_row, &wanted);
  return page_find_row (wanted.page, title);
}

static void
assert_described (GtkWidget *row, const char *text)
{
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_relation (
      row, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      gtk_widget_get_template_child (row, ADW_TYPE_ACTION_ROW, "title"), NULL);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

static void
test_sentence (void)
{
  Page page = { 0 };
  SignetStatus *outgoing;

  page_open (&page);
  assert_described (find_row (&page, "Incoming mail"), "Not checked yet");
  outgoing = signet_editor_get_outgoing (page.editor);
  signet_status_set_sentence (outgoing, SIGNET_STATUS_PROBLEM, HOSTILE);
  assert_described (find_row (&page, "Outgoing mail"), HOSTILE);
  assert_described (find_row (&page, "Incoming mail"), "Not checked yet");
  page_close (&page);
}

static void
check_look (Page *page, SignetStatusKind kind, const char *icon, const char *style)
{
  GtkWidget *stack = finder_inside (find_row (page, "Incoming mail"), GTK_TYPE_STACK);
  GtkWidget *image;

  signet_status_set_sentence (signet_editor_get_incoming (page->editor), kind, "x");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "icon");
  image = gtk_stack_get_visible_child (GTK_STACK (stack));
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, icon);
  g_assert_true (gtk_widget_has_css_class (image, style));
  g_assert_true (gtk_icon_theme_has_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (image)), icon));
}

static void
test_look (void)
{
  Page page = { 0 };
  GtkWidget *stack;
  GtkWidget *spinner;

  page_open (&page);
  check_look (&page, SIGNET_STATUS_ENCRYPTED, "signet-encrypted-symbolic", "success");
  check_look (&page, SIGNET_STATUS_UNENCRYPTED, "signet-not-encrypted-symbolic", "error");
  check_look (&page, SIGNET_STATUS_PROBLEM, "dialog-warning-symbolic", "warning");
  check_look (&page, SIGNET_STATUS_IDLE, "content-loading-symbolic", "dim-label");
  stack = finder_inside (find_row (&page, "Incoming mail"), GTK_TYPE_STACK);
  spinner = finder_inside (stack, GTK_TYPE_SPINNER);
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  signet_status_set_sentence (signet_editor_get_incoming (page.editor), SIGNET_STATUS_BUSY, "x");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "spinner");
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  page_close (&page);
}

static GtkWidget *
find_arrow (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "expander-row-arrow") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_arrow (child);
  return found;
}

static void
check_opens (Page *page, gboolean expected)
{
  GtkWidget *header = find_row (page, "Incoming mail");

  g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (header)), ==, expected);
  g_assert_cmpint (gtk_widget_get_opacity (find_arrow (header)) > 0, ==, expected);
}

/* A row that has nothing inside does not look as if it could be opened. */
static void
test_arrow (void)
{
  Page page = { 0 };
  SignetStatus *incoming;

  page_open (&page);
  incoming = signet_editor_get_incoming (page.editor);
  check_opens (&page, FALSE);
  signet_status_set_sentence (incoming, SIGNET_STATUS_BUSY, "x");
  check_opens (&page, TRUE);
  page_follow (incoming, page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_TIMEOUT, 0, NULL));
  signet_status_set_sentence (incoming, SIGNET_STATUS_IDLE, "x");
  check_opens (&page, TRUE);
  signet_status_clear (incoming);
  check_opens (&page, FALSE);
  page_close (&page);
}

static void
open_with_details (Page *page)
{
  page_open (page);
  gtk_widget_activate_action (GTK_WIDGET (page->page), "account.show-incoming", NULL);
}

static void
test_attempts (void)
{
  Page page = { 0 };
  SignetStatus *incoming;
  SignetProtocolResult *result;

  open_with_details (&page);
  incoming = signet_editor_get_incoming (page.editor);
  g_assert_null (page_find_row (GTK_WIDGET (page.page), "IMAP, TLS, port 993"));
  result = page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_TIMEOUT, 0, "the system's");
  page_follow (incoming, result);
  assert_described (find_row (&page, "IMAP, TLS, port 993"),
                    "No answer after 5 s\nimap.example.org");
  result = page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_LOGIN_REJECTED, 0, HOSTILE);
  page_follow (incoming, result);
  assert_described (find_row (&page, "IMAP, TLS, port 993"),
                    "Password not accepted\nimap.example.org\n“" HOSTILE "”");
  page_close (&page);
}

static guint
count_rows (GtkWidget *widget)
{
  guint number = ADW_IS_ACTION_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    number += count_rows (child);
  return number;
}

/* What is shown later stands below what was shown before, and nothing is left of it. */
static void
test_details (void)
{
  Page page = { 0 };
  SignetStatus *incoming;
  GtkWidget *row;
  guint before;

  open_with_details (&page);
  incoming = signet_editor_get_incoming (page.editor);
  row = gtk_widget_get_ancestor (find_row (&page, "Incoming mail"), ADW_TYPE_EXPANDER_ROW);
  g_assert_cmpuint (count_rows (row), ==, 1);
  page_follow (incoming, page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_OK, 0, NULL));
  assert_described (find_row (&page, "Encryption"), "TLS 1.3");
  find_row (&page, "Settings from");
  before = count_rows (row);
  page_follow (incoming, page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_OK, 0, NULL));
  find_row (&page, "Settings from");
  g_assert_cmpuint (count_rows (row), ==, before);
  signet_status_show_kept (incoming, NULL, TRUE);
  g_assert_cmpuint (count_rows (row), ==, 1);
  page_close (&page);
}

/* Rows would be measured with the page all the time, also where nobody looks. */
static void
test_details_when_opened (void)
{
  Page page = { 0 };
  GtkWidget *row;

  page_open (&page);
  page_follow (signet_editor_get_incoming (page.editor),
               page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_OK, 0, NULL));
  pictures_settle (GTK_WIDGET (page.page));
  row = gtk_widget_get_ancestor (find_row (&page, "Incoming mail"), ADW_TYPE_EXPANDER_ROW);
  g_assert_cmpuint (count_rows (row), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page.page), "account.show-incoming", NULL);
  find_row (&page, "Settings from");
  page_close (&page);
}

/* The attempt of a probe that still runs comes before the details, wherever the certificate is. */
static void
test_order (void)
{
  Page page = { 0 };
  g_autoptr (SignetProtocolResult) later = NULL;
  g_autoptr (SignetProtocolResult) result = NULL;
  g_autoptr (SignetAttempt) attempt = NULL;
  GtkWidget *list;
  GtkWidget *last;

  open_with_details (&page);
  result = page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_OK, 0, NULL);
  page_follow (signet_editor_get_incoming (page.editor), g_object_ref (result));
  later = page_new_result (SIGNET_PROTOCOL_POP3, SIGNET_OUTCOME_REFUSED, 0, NULL);
  attempt = g_list_model_get_item (G_LIST_MODEL (later), 0);
  signet_protocol_result_add_attempt (result, attempt);
  list = gtk_widget_get_parent (find_row (&page, "POP3, TLS, port 993"));
  g_assert_true (gtk_widget_get_first_child (list) == find_row (&page, "IMAP, TLS, port 993"));
  g_assert_true (gtk_widget_get_next_sibling (gtk_widget_get_first_child (list))
                 == find_row (&page, "POP3, TLS, port 993"));
  last = gtk_widget_get_last_child (list);
  g_assert_nonnull (page_find_button (last, "Show certificate of imap.example.org"));
  page_close (&page);
}

static void
test_certificate (void)
{
  Page page = { 0 };
  GtkWidget *button;

  page_open (&page);
  gtk_widget_activate_action (GTK_WIDGET (page.page), "account.show-outgoing", NULL);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Show certificate of imap.example.org"));
  page_follow (signet_editor_get_outgoing (page.editor),
               page_new_result (SIGNET_PROTOCOL_SMTP, SIGNET_OUTCOME_OK, 0, NULL));
  pictures_settle (GTK_WIDGET (page.page));
  button = page_find_button (GTK_WIDGET (page.page), "Show certificate of imap.example.org");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show certificate of imap.example.org");
  g_assert_null (page_find_dialog ());
  g_signal_emit_by_name (button, "clicked");
  page_wait_for_dialog ();
  page_close (&page);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

static void
check_fits (Page *page, const char *text)
{
  SignetStatus *incoming = signet_editor_get_incoming (page->editor);
  g_autoptr (SignetNotice) notice = signet_notice_new (SIGNET_NOTICE_ERROR, g_strdup (text));
  int least = 0;

  page_set_notice (page, notice);
  page_show (page);
  page_follow (incoming,
               page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_LOGIN_REJECTED, 0, text));
  signet_status_set_sentence (incoming, SIGNET_STATUS_PROBLEM, text);
  gtk_widget_activate_action (GTK_WIDGET (page->page), "account.show-incoming", NULL);
  pictures_settle (GTK_WIDGET (page->window));
  wait_until (is_laid_out, find_row (page, "IMAP, TLS, port 993"));
  gtk_widget_measure (GTK_WIDGET (page->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, WIDTH);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page->window)), <=, WIDTH);
  g_assert_cmpint (
      gtk_widget_get_height (finder_inside (GTK_WIDGET (page->page), SIGNET_TYPE_BANNER)), <=,
      WIDTH);
  g_assert_cmpint (gtk_widget_get_height (find_row (page, "Incoming mail")), <=, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (find_row (page, "IMAP, TLS, port 993")), <=, WIDTH);
}

static void
test_endless (void)
{
  Page page = { 0 };
  g_autofree char *word = g_strnfill (ENDLESS, 'W');
  g_autofree char *words = g_strnfill (ENDLESS, 'W');

  for (guint i = 0; i < ENDLESS; i += 7)
    words[i] = ' ';
  page_open (&page);
  check_fits (&page, word);
  check_fits (&page, words);
  page_close (&page);
}

static void
test_hostile (void)
{
  Page page = { 0 };

  page_open (&page);
  check_fits (&page, HOSTILE);
  page_close (&page);
}

static void
test_right_to_left (void)
{
  Page page = { 0 };

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page_open (&page);
  check_fits (&page, HOSTILE);
  page_close (&page);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/status-row/sentence", test_sentence);
  g_test_add_func ("/status-row/look", test_look);
  g_test_add_func ("/status-row/arrow", test_arrow);
  g_test_add_func ("/status-row/attempts", test_attempts);
  g_test_add_func ("/status-row/details", test_details);
  g_test_add_func ("/status-row/details-when-opened", test_details_when_opened);
  g_test_add_func ("/status-row/order", test_order);
  g_test_add_func ("/status-row/certificate", test_certificate);
  g_test_add_func ("/status-row/endless", test_endless);
  g_test_add_func ("/status-row/hostile", test_hostile);
  g_test_add_func ("/status-row/right-to-left", test_right_to_left);
  return g_test_run ();
}
