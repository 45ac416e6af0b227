/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-checker.h>

#include "checking/dr-check-percent-of-target-private.h"
#include "model/dr-report-private.h"

/**
 * DrChecker:
 *
 * Finds what does not add up in a report.
 *
 * A checker judges figures by what the report itself states, each within the
 * precision and the hedge it is written with: «trên 260» of 240 may well be
 * «trên 108%». It never guesses: what is not stated is not checked.
 *
 * Its rules have stable names:
 *
 * - `percent-of-target`: the percentage of a target that is stated beside the
 *   actual and the planned figure. One that no rounding explains is an error;
 *   one whose further digits were cut off instead of rounded is a note, because
 *   offices do both.
 *
 * ```c
 * g_autoptr (DrChecker) checker = dr_checker_new ();
 * g_autolist (DrFinding) findings = dr_checker_check_report (checker, report, &error);
 *
 * for (GList *link = findings; link != NULL; link = link->next)
 *   {
 *     g_autofree char *message = dr_finding_dup_message (link->data, DR_LANGUAGE_ENGLISH);
 *     g_print ("%s\n", message);
 *   }
 * ```
 *
 * For «Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu» this prints:
 *
 * ```
 * the report says 126 % of the target, but 640 / 500 = 128 %
 * ```
 *
 * A checker has no state of its own: any number of threads may use one.
 *
 * Since: 1.0
 */
struct _DrChecker
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DrChecker, dr_checker, G_TYPE_OBJECT)

static void
dr_checker_class_init (DrCheckerClass *klass)
{
}

static void
dr_checker_init (DrChecker *self)
{
}

/**
 * dr_checker_new:
 *
 * Makes a checker with every rule.
 *
 * Returns: (transfer full): the checker
 *
 * Since: 1.0
 */
DrChecker *
dr_checker_new (void)
{
  return g_object_new (DR_TYPE_CHECKER, NULL);
}

/**
 * dr_checker_check_report:
 * @self: a checker
 * @report: a report
 * @error: return location for an error
 *
 * Checks a report by every rule.
 *
 * The findings of one rule stand together, in the order of the figures they are
 * about, which is that of the text. What only the source could show (a figure
 * without a source) is left out. A report in which everything adds up gives an
 * empty list, which is %NULL in C, with no error set.
 *
 * Figures too large for exact arithmetic make no error but a note. The report
 * is not changed.
 *
 * Returns: (transfer full) (element-type DistrictReport.Finding): the findings; empty where there are none,
 *   and where an error is set
 *
 * Since: 1.0
 */
GList *
dr_checker_check_report (DrChecker  *self,
                         DrReport   *report,
                         GError    **error)
{
  g_return_val_if_fail (DR_IS_CHECKER (self), NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);

  g_auto (GQueue) findings = G_QUEUE_INIT;
  if (dr_report_get_data (report) == NULL)
    return NULL;

  if (!dr_check_percent_of_target (report, &findings, error))
    {
      g_queue_clear_full (&findings, g_object_unref);
      return NULL;
    }

  GList *list = findings.head;
  g_queue_init (&findings);

  return list;
}
