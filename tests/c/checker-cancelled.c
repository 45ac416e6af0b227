/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A check that is given up, and one that does not block. How soon it is given up is counted in check-work.c. */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>

static DrReport *
read_report (const char *period,
             const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *text = g_strdup_printf ("BÁO CÁO\nkết quả công tác %s của Hội Nông dân huyện\n\n%s\n", period, words);
  DrReport *report = dr_reader_read_text (reader, text, &error);

  g_assert_no_error (error);

  return report;
}

static DrReport *
read_wrong (void)
{
  return read_report ("quý III năm 2023", "Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu, tăng 9 hội viên so với quý trước.");
}

static char *
list_rules (DrFindings *findings)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", dr_finding_get_rule (dr_findings_get (findings, i)));

  return g_string_free (words, FALSE);
}

static void
test_one_call_asks_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrReport) report = read_wrong ();
  g_autoptr (DrReport) before = read_report ("quý II năm 2023", "Kết nạp 620 hội viên.");
  GList earlier = { before, NULL, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DrFindings) alone = dr_checker_check (checker, report, NULL, cancellable, &error);
  g_assert_no_error (error);
  g_autoptr (DrFindings) both = dr_checker_check (checker, report, &earlier, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *alone_rules = list_rules (alone);
  g_autofree char *both_rules = list_rules (both);

  g_assert_cmpstr (alone_rules, ==, "percent-of-target");
  g_assert_cmpstr (both_rules, ==, "percent-of-target held-change");

  GList not_earlier = { report, NULL, NULL };
  g_assert_null (dr_checker_check (checker, report, &not_earlier, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
}

static void
test_cancelled_before (void)
{
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrReport) report = read_wrong ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dr_checker_check (checker, report, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GCancellable *cancellable;
  guint         n_asked;
  gboolean      fails;
} Rule;

static gboolean
cancel (DrReport    *report,
        DrFindings  *sink,
        gpointer     user_data,
        GError     **error)
{
  Rule *self = user_data;

  self->n_asked++;
  g_cancellable_cancel (self->cancellable);
  if (self->fails)
    g_set_error_literal (error, DR_ERROR, DR_ERROR_INVALID, "no words");

  return !self->fails;
}

/* The rule runs to its end, the one behind it is not asked, and what it found or failed with is dropped. */
static void
test_cancelled_in_a_rule (gconstpointer data)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrReport) report = read_wrong ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Rule first = { cancellable, 0, GPOINTER_TO_INT (data) };
  Rule second = { cancellable, 0, FALSE };

  g_assert_true (dr_rule_set_add (rules, "first", DR_SEVERITY_NOTE, cancel, &first, NULL, NULL));
  g_autoptr (DrChecker) alone = dr_checker_new_with_rules (rules);
  g_assert_true (dr_rule_set_add (rules, "second", DR_SEVERITY_NOTE, cancel, &second, NULL, NULL));
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);

  g_assert_null (dr_checker_check (checker, report, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (first.n_asked, ==, 1);
  g_assert_cmpuint (second.n_asked, ==, 0);

  /* Though there is no rule behind it. */
  g_cancellable_reset (cancellable);
  g_assert_null (dr_checker_check (alone, report, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (first.n_asked, ==, 2);
}

typedef struct
{
  GMainLoop  *loop;
  GThread    *thread;
  DrFindings *findings;
  GError     *error;
} Run;

static void
on_end (GObject      *checker,
        GAsyncResult *result,
        gpointer      data)
{
  Run *self = data;

  g_assert_true (g_thread_self () == self->thread);
  self->findings = dr_checker_check_finish (DR_CHECKER (checker), result, &self->error);
  g_main_loop_quit (self->loop);
}

static Run
check_async (DrChecker    *checker,
             DrReport     *report,
             DrReport     *before,
             GCancellable *cancellable)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, g_thread_self (), NULL, NULL };
  g_autoptr (GList) earlier = before != NULL ? g_list_prepend (NULL, before) : NULL;

  dr_checker_check_async (checker, report, earlier, cancellable, on_end, &run);
  g_main_loop_run (loop);

  return run;
}

static void
test_async (void)
{
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrReport) report = read_wrong ();
  g_autoptr (DrReport) before = read_report ("quý II năm 2023", "Kết nạp 620 hội viên.");
  Run run = check_async (checker, report, before, NULL);

  g_assert_no_error (run.error);
  g_autofree char *rules = list_rules (run.findings);
  g_assert_cmpstr (rules, ==, "percent-of-target held-change");
  g_clear_object (&run.findings);

  run = check_async (checker, report, report, NULL);
  g_assert_null (run.findings);
  g_assert_error (run.error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&run.error);
}

static void
test_async_cancelled (gconstpointer data)
{
  gboolean in_a_rule = GPOINTER_TO_INT (data);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrReport) report = read_wrong ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Rule rule = { cancellable, 0, FALSE };

  g_assert_true (dr_rule_set_add (rules, "cancels", DR_SEVERITY_NOTE, cancel, &rule, NULL, NULL));
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
  if (!in_a_rule)
    g_cancellable_cancel (cancellable);
  Run run = check_async (checker, report, NULL, cancellable);

  g_assert_null (run.findings);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  g_assert_cmpuint (rule.n_asked, ==, in_a_rule ? 1 : 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checker-cancelled/one-call-asks-all", test_one_call_asks_all);
  g_test_add_func ("/checker-cancelled/before-it-began", test_cancelled_before);
  g_test_add_data_func ("/checker-cancelled/in-a-rule-of-the-application", GINT_TO_POINTER (FALSE), test_cancelled_in_a_rule);
  g_test_add_data_func ("/checker-cancelled/in-a-rule-that-fails", GINT_TO_POINTER (TRUE), test_cancelled_in_a_rule);
  g_test_add_func ("/checker-cancelled/async", test_async);
  g_test_add_data_func ("/checker-cancelled/async-before-it-began", GINT_TO_POINTER (FALSE), test_async_cancelled);
  g_test_add_data_func ("/checker-cancelled/async-in-a-rule", GINT_TO_POINTER (TRUE), test_async_cancelled);

  return g_test_run ();
}
