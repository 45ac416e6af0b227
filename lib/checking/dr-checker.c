/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-checker.h>

#include "checking/dr-held-private.h"
#include "model/dr-finding-private.h"

/**
 * DrChecker:
 *
 * Finds what does not add up in a report.
 *
 * A checker judges figures by what the report itself states, each within the
 * precision and the hedge it is written with: «trên 260» of 240 may well be
 * «trên 108%». Whether a figure was rounded or cut off is decided figure by
 * figure, because offices do both in one report. It never guesses: what is not
 * stated is not checked, and where the words allow another reading it is silent.
 *
 * Its rules have stable names; [class@DistrictReport.RuleSet] switches them off,
 * weighs them otherwise and adds to them. Those that go by the words around
 * figures («gồm», «trong đó») need the text of the report, and are silent about
 * a report that came without it.
 *
 * ```c
 * g_autoptr (DrChecker) checker = dr_checker_new ();
 * g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
 *
 * for (guint i = 0; i < dr_findings_get_n (findings); i++)
 *   {
 *     g_autofree char *message = dr_finding_dup_message (dr_findings_get (findings, i), DR_LANGUAGE_ENGLISH);
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
 * A checker does not change: any number of threads may use one, if the rules
 * that an application added allow it.
 *
 * Since: 1.0
 */
struct _DrChecker
{
  GObject    parent_instance;

  DrRuleSet *rules;             /* (owned) */
};

G_DEFINE_FINAL_TYPE (DrChecker, dr_checker, G_TYPE_OBJECT)

static void
dr_checker_finalize (GObject *object)
{
  DrChecker *self = DR_CHECKER (object);

  g_clear_object (&self->rules);

  G_OBJECT_CLASS (dr_checker_parent_class)->finalize (object);
}

static void
dr_checker_class_init (DrCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_checker_finalize;
}

static void
dr_checker_init (DrChecker *self)
{
  self->rules = dr_rule_set_new ();
}

/**
 * dr_checker_new:
 *
 * Makes a checker with every rule of the library.
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
 * dr_checker_new_with_rules:
 * @rules: the rules to go by
 *
 * Makes a checker that goes by @rules as they stand: what is changed in the set
 * afterwards does not concern it.
 *
 * Returns: (transfer full): the checker
 *
 * Since: 1.0
 */
DrChecker *
dr_checker_new_with_rules (DrRuleSet *rules)
{
  g_return_val_if_fail (DR_IS_RULE_SET (rules), NULL);

  DrChecker *self = g_object_new (DR_TYPE_CHECKER, NULL);

  g_object_unref (self->rules);
  self->rules = dr_rule_set_copy (rules);

  return self;
}

/* A rule that fails says so in a finding of its own, which is one: the name was asked for when the rule was added. */
static void
add_failure (DrFindings        *findings,
             const DrRuleEntry *entry,
             const GError      *problem)
{
  const char *why = problem != NULL && *problem->message != '\0' ? problem->message : NULL;
  g_autofree char *valid = why != NULL ? g_utf8_make_valid (why, -1) : NULL;
  g_autofree char *vietnamese = valid != NULL ? g_strdup_printf ("quy tắc không chạy được: %s", valid)
                                              : g_strdup ("quy tắc không chạy được, không rõ vì sao");
  g_autofree char *english = valid != NULL ? g_strdup_printf ("the rule failed: %s", valid)
                                           : g_strdup ("the rule failed, and did not say why");
  g_autoptr (DrFinding) finding = dr_finding_new (entry->id, DR_SEVERITY_WARNING, NULL, NULL, NULL, NULL, vietnamese,
                                                  english, NULL, NULL);

  dr_findings_add (findings, finding, NULL);
}

static void
ask_application (DrReport          *report,
                 DrFindings        *findings,
                 const DrRuleEntry *entry)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_done = entry->closure->function (report, findings, entry->closure->user_data, &problem);

  if (!is_done || problem != NULL)
    add_failure (findings, entry, problem);
}

/* Moves what one rule found into the list of all, weighed as the set has it. */
static void
take_over (DrFindings        *all,
           DrFindings        *found,
           const DrRuleEntry *entry)
{
  for (guint i = 0; i < dr_findings_get_n (found); i++)
    {
      DrFinding *finding = dr_findings_get (found, i);
      DrSeverity severity = dr_finding_get_severity (finding);
      /* An application's rule grades its own findings, but never graver than it was added with. */
      DrSeverity grade = entry->builtin != NULL ? dr_rule_entry_grade (entry, severity)
                                                : MIN (severity, entry->severity);
      g_autoptr (DrFinding) graded = dr_finding_new_graded (finding, grade);

      dr_findings_add (all, graded, NULL); /* it was in a list already */
    }
}

/* Asks every rule about the report alone. */
static DrFindings *
check_alone (DrChecker     *self,
             DrReport      *report,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DrFindings) all = dr_findings_new ();
  g_auto (DrCheck) check = { NULL };
  const DrReportData *data = dr_report_get_data (report);
  /* A bare object has no period: it was not made by a builder. */
  gboolean is_made = data->periods->len > 0;
  if (is_made)
    dr_check_init (&check, report, NULL);
  check.said = all;
  check.cancellable = cancellable;

  for (guint i = 0; i < dr_rule_set_get_n_entries (self->rules); i++)
    {
      const DrRuleEntry *entry = dr_rule_set_get_entry (self->rules, i);
      g_autoptr (DrFindings) found = dr_findings_new ();

      if (!entry->is_enabled)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      check.findings = found;
      if (entry->closure != NULL)
        ask_application (report, found, entry);
      else if (is_made && entry->builtin->check != NULL && !entry->builtin->check (&check, error))
        return NULL;
      take_over (all, found, entry);
    }

  /* The last rule may be one of the application, which nobody can stop. */
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&all);
}

/* Asks the rules across reports. */
static DrFindings *
check_held (DrChecker     *self,
            DrReport      *report,
            GList         *earlier,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (DrFindings) all = dr_findings_new ();
  g_auto (DrCheck) check = { NULL };
  dr_check_init (&check, report, NULL);
  check.said = all;
  check.cancellable = cancellable;

  for (GList *link = earlier; link != NULL; link = link->next)
    {
      g_auto (DrHeld) held = { .period = NULL };

      g_return_val_if_fail (DR_IS_REPORT (link->data), NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !dr_held_init (&held, report, link->data, error))
        return NULL;

      for (guint i = 0; i < dr_rule_set_get_n_entries (self->rules); i++)
        {
          const DrRuleEntry *entry = dr_rule_set_get_entry (self->rules, i);
          g_autoptr (DrFindings) found = dr_findings_new ();

          if (!entry->is_enabled || entry->builtin == NULL || entry->builtin->held == NULL)
            continue;
          check.findings = found;
          if (!entry->builtin->held (&check, &held, error))
            return NULL;
          take_over (all, found, entry);
        }
    }

  return g_steal_pointer (&all);
}

/**
 * dr_checker_check:
 * @self: a checker
 * @report: a report
 * @earlier: (element-type DistrictReport.Report) (nullable): earlier reports of the same
 *   body, none to check the report by itself
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Checks a report by every rule that is switched on, and holds it against earlier
 * ones: all that [method@DistrictReport.Checker.check_report] finds, then all that
 * [method@DistrictReport.Checker.check_against] does.
 *
 * A cancelled check gives no findings and fails with %G_IO_ERROR_CANCELLED. The rules
 * of the library look at @cancellable for each figure, so that this takes as long as a
 * figure with its sentence does, besides one walk through the report that lists its
 * lines and parts. A rule of an application is asked to the end; whatever it finds
 * then is dropped.
 *
 * Fails as check_against() does besides.
 *
 * Returns: (transfer full): the findings
 *
 * Since: 1.0
 */
DrFindings *
dr_checker_check (DrChecker     *self,
                  DrReport      *report,
                  GList         *earlier,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (DR_IS_CHECKER (self), NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);

  g_autoptr (DrFindings) findings = check_alone (self, report, cancellable, error);
  if (findings == NULL || earlier == NULL)
    return g_steal_pointer (&findings);

  g_autoptr (DrFindings) held = check_held (self, report, earlier, cancellable, error);
  if (held == NULL)
    return NULL;
  for (guint i = 0; i < dr_findings_get_n (held); i++)
    dr_findings_add (findings, dr_findings_get (held, i), NULL); /* it was in a list already */

  return g_steal_pointer (&findings);
}

/* --- in a thread --- */

typedef struct
{
  DrReport *report;       /* (owned) */
  GList    *earlier;      /* (owned) (element-type DrReport) */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->report);
  g_list_free_full (self->earlier, g_object_unref);
  g_free (self);
}

static void
do_job (GTask        *task,
        gpointer      object,
        gpointer      data,
        GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  DrFindings *findings = dr_checker_check (object, job->report, job->earlier, cancellable, &error);

  if (findings != NULL)
    g_task_return_pointer (task, findings, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dr_checker_check_async:
 * @self: a checker
 * @report: a report
 * @earlier: (element-type DistrictReport.Report) (nullable): earlier reports of the same
 *   body, none to check the report by itself
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable) (scope async): called when the report has been checked
 * @user_data: data for @callback
 *
 * Checks a report as [method@DistrictReport.Checker.check] does, without blocking, in a
 * thread of its own. @callback is called in the thread-default main context of the
 * caller.
 *
 * Rules of the application are asked in that thread too: they must be able to bear
 * that. Those written in JavaScript cannot; check with them without a thread.
 *
 * Since: 1.0
 */
void
dr_checker_check_async (DrChecker           *self,
                        DrReport            *report,
                        GList               *earlier,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (DR_IS_CHECKER (self));
  g_return_if_fail (DR_IS_REPORT (report));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->report = g_object_ref (report);
  job->earlier = g_list_copy_deep (earlier, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_task_set_source_tag (task, dr_checker_check_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, do_job);
}

/**
 * dr_checker_check_finish:
 * @self: a checker
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends a check that [method@DistrictReport.Checker.check_async] began, and fails as
 * [method@DistrictReport.Checker.check] does.
 *
 * Returns: (transfer full): the findings
 *
 * Since: 1.0
 */
DrFindings *
dr_checker_check_finish (DrChecker     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (DR_IS_CHECKER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- one half of it --- */

/**
 * dr_checker_check_report:
 * @self: a checker
 * @report: a report
 * @error: return location for an error
 *
 * Checks a report by every rule that is switched on, to the end; a check that can be
 * cancelled is [method@DistrictReport.Checker.check].
 *
 * The findings of one rule stand together, in the order of the text. What only
 * the source could show (a figure without a source) is left out. A report in
 * which everything adds up gives an empty list.
 *
 * Figures too large for exact arithmetic make no error but a note, or are passed
 * over. The report is not changed.
 *
 * Returns: (transfer full): the findings
 *
 * Since: 1.0
 */
DrFindings *
dr_checker_check_report (DrChecker  *self,
                         DrReport   *report,
                         GError    **error)
{
  g_return_val_if_fail (DR_IS_CHECKER (self), NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);

  return check_alone (self, report, NULL, error);
}

/**
 * dr_checker_check_against:
 * @self: a checker
 * @report: a report
 * @earlier: (element-type DistrictReport.Report): earlier reports of the same body
 * @error: return location for an error
 *
 * Holds a report against earlier ones of the same body, such as last quarter's
 * and last year's: stated changes against the figures of the period that they
 * name, running totals that went down or are not the last one and what came
 * since, slips by a thousand, targets of one
 * period that changed, and open directives that nobody speaks of any more.
 *
 * Only what the rules across reports find is given; for the report itself there
 * is [method@DistrictReport.Checker.check_report]. Figures belong together if
 * unit and indicator have the same ids; what one report states more than once is
 * passed over. The sources are places in @report; an open directive has none.
 *
 * Fails with [error@DistrictReport.Error.MISMATCH] if a report is of another
 * issuer, does not name its issuer, or is not earlier; and with
 * [error@DistrictReport.Error.INVALID] if a report was not made by a builder.
 *
 * Returns: (transfer full): the findings, by rule within each earlier report
 *
 * Since: 1.0
 */
DrFindings *
dr_checker_check_against (DrChecker  *self,
                          DrReport   *report,
                          GList      *earlier,
                          GError    **error)
{
  g_return_val_if_fail (DR_IS_CHECKER (self), NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);

  return check_held (self, report, earlier, NULL, error);
}
