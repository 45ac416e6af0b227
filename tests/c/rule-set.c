/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-rule-set.h>

#include <string.h>

static const char wrong[] =
  "BÁO CÁO\n"
  "kết quả công tác năm 2024 của Hội Nông dân huyện\n"
  "\n"
  "Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu. Mở 62/33 lớp, đạt 187,87% kế hoạch.\n";

static DrFindings *
check (DrRuleSet *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, wrong, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

static void
test_defaults (void)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_auto (GStrv) ids = dr_rule_set_list_ids (rules);

  g_assert_cmpuint (g_strv_length (ids), >, 15);
  g_assert_cmpstr (ids[0], ==, "percent-of-target");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *vietnamese = dr_rule_set_dup_summary (rules, ids[i], DR_LANGUAGE_VIETNAMESE);
      g_autofree char *english = dr_rule_set_dup_summary (rules, ids[i], DR_LANGUAGE_ENGLISH);

      g_assert_true (dr_rule_set_has (rules, ids[i]));
      g_assert_true (dr_rule_set_is_enabled (rules, ids[i]));
      g_assert_nonnull (vietnamese);
      g_assert_nonnull (english);
      g_assert_cmpstr (vietnamese, !=, english);
      /* No id twice. */
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (ids[i], !=, ids[j]);
    }
  g_assert_cmpint (dr_rule_set_get_severity (rules, "percent-of-target"), ==, DR_SEVERITY_ERROR);
  g_assert_cmpint (dr_rule_set_get_severity (rules, "separators"), ==, DR_SEVERITY_NOTE);
}

static void
test_unknown_rule (void)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_rule_set_has (rules, "no-such-rule"));
  g_assert_false (dr_rule_set_is_enabled (rules, "no-such-rule"));
  g_assert_cmpint (dr_rule_set_get_severity (rules, "no-such-rule"), ==, DR_SEVERITY_NOTE);
  g_assert_null (dr_rule_set_dup_summary (rules, "no-such-rule", DR_LANGUAGE_ENGLISH));
  g_assert_false (dr_rule_set_set_enabled (rules, "no-such-rule", FALSE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dr_rule_set_set_severity (rules, "no-such-rule", DR_SEVERITY_NOTE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dr_rule_set_set_severity (rules, "share", 99, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_cmpint (dr_rule_set_get_severity (rules, "share"), ==, DR_SEVERITY_ERROR);
}

static void
test_switched_off (void)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) with = check (rules);

  g_assert_true (dr_rule_set_set_enabled (rules, "percent-of-target", FALSE, &error));
  g_assert_no_error (error);
  g_autoptr (DrFindings) without = check (rules);

  g_assert_cmpuint (dr_findings_get_n (with), ==, 2);
  g_assert_cmpuint (dr_findings_get_n (without), ==, 0);
}

/* A rule's own severity becomes the new one; its notes stay notes. */
static void
test_severity (void)
{
  static const struct
  {
    DrSeverity set;
    guint      n_errors, n_warnings, n_notes;
  } rows[] = {
    { DR_SEVERITY_ERROR, 1, 0, 1 },
    { DR_SEVERITY_WARNING, 0, 1, 1 },
    { DR_SEVERITY_NOTE, 0, 0, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
      g_autoptr (GError) error = NULL;

      dr_rule_set_set_severity (rules, "percent-of-target", rows[i].set, &error);
      g_assert_no_error (error);
      g_autoptr (DrFindings) findings = check (rules);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_ERROR), ==, rows[i].n_errors);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_WARNING), ==, rows[i].n_warnings);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_NOTE), ==, rows[i].n_notes);
    }
}

/* What a rule of an application is to do when it is asked. */
typedef struct
{
  const char *path;
  gboolean    adds;
  const char *problem;
  gboolean    returns;
  guint       n_findings;
  const char *last_message; /* begins so; NULL for none */
} Behaviour;

static gboolean
behave (DrReport    *report,
        DrFindings  *sink,
        gpointer     user_data,
        GError     **error)
{
  const Behaviour *behaviour = user_data;

  g_assert_true (DR_IS_REPORT (report));
  if (behaviour->adds)
    {
      g_autoptr (DrFinding) finding = dr_finding_new ("house-style", DR_SEVERITY_ERROR, NULL, NULL, NULL, NULL, "tên",
                                                      "a name", NULL, error);
      g_assert_true (dr_findings_add (sink, finding, error));
    }
  if (behaviour->problem != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, behaviour->problem);

  return behaviour->returns;
}

static const Behaviour behaviours[] = {
  { "/rule-set/application/finds-nothing", FALSE, NULL, TRUE, 0, NULL },
  { "/rule-set/application/finds-something", TRUE, NULL, TRUE, 1, "a name" },
  { "/rule-set/application/fails-with-an-error", FALSE, "the list is gone", FALSE, 1, "the rule failed: the list is gone" },
  { "/rule-set/application/fails-without-an-error", FALSE, NULL, FALSE, 1, "the rule failed, and did not say why" },
  { "/rule-set/application/fails-with-an-empty-message", FALSE, "", FALSE, 1, "the rule failed, and did not say why" },
  { "/rule-set/application/says-yes-and-sets-an-error", FALSE, "the list is gone", TRUE, 1, "the rule failed: the list is gone" },
  { "/rule-set/application/keeps-what-was-found-before-it-failed", TRUE, "the list is gone", FALSE, 2,
    "the rule failed: the list is gone" },
};

static void
test_application (gconstpointer data)
{
  const Behaviour *behaviour = data;
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (GError) error = NULL;

  dr_rule_set_set_enabled (rules, "percent-of-target", FALSE, NULL);
  g_assert_true (dr_rule_set_add (rules, "house-style", DR_SEVERITY_WARNING, behave, (gpointer) data, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (DrFindings) findings = check (rules);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, behaviour->n_findings);
  /* Never graver than the rule was added with. */
  g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_ERROR), ==, 0);
  if (behaviour->n_findings > 0)
    {
      DrFinding *last = dr_findings_get (findings, behaviour->n_findings - 1);
      g_autofree char *message = dr_finding_dup_message (last, DR_LANGUAGE_ENGLISH);

      g_assert_cmpstr (message, ==, behaviour->last_message);
      g_assert_cmpstr (dr_finding_get_rule (last), ==, "house-style");
    }
  g_assert_null (dr_rule_set_dup_summary (rules, "house-style", DR_LANGUAGE_ENGLISH));
}

static void
count_down (gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
count_up (DrReport    *report,
          DrFindings  *sink,
          gpointer     user_data,
          GError     **error)
{
  return TRUE;
}

/* What came with a rule lives as long as the last set or checker that has it, and no longer. */
static void
test_ownership (void)
{
  guint n_destroyed = 0;
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();

  g_assert_true (dr_rule_set_add (rules, "house-style", DR_SEVERITY_NOTE, count_up, &n_destroyed, count_down, NULL));
  g_autoptr (DrRuleSet) copy = dr_rule_set_copy (rules);
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (copy);
  g_clear_object (&rules);
  g_clear_object (&copy);
  g_assert_cmpuint (n_destroyed, ==, 0);
  g_clear_object (&checker);
  g_assert_cmpuint (n_destroyed, ==, 1);
}

static void
test_refused_names (void)
{
  static const char * const names[] = { "", "House", "house style", "-house", "percent-of-target" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n_destroyed = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (DrRuleSet) rules = dr_rule_set_new ();

      g_assert_false (dr_rule_set_add (rules, names[i], DR_SEVERITY_NOTE, count_up, &n_destroyed, count_down, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
      g_assert_cmpuint (n_destroyed, ==, 1);
    }
}

/* A checker takes the rules as they stand. */
static void
test_snapshot (void)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrRuleSet) copy = dr_rule_set_copy (rules);

  dr_rule_set_set_enabled (rules, "share", FALSE, NULL);
  dr_rule_set_set_severity (rules, "change", DR_SEVERITY_NOTE, NULL);
  g_assert_true (dr_rule_set_is_enabled (copy, "share"));
  g_assert_cmpint (dr_rule_set_get_severity (copy, "change"), ==, DR_SEVERITY_ERROR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set/holds-every-rule-switched-on", test_defaults);
  g_test_add_func ("/rule-set/knows-no-other-rule", test_unknown_rule);
  g_test_add_func ("/rule-set/rule-that-is-off-finds-nothing", test_switched_off);
  g_test_add_func ("/rule-set/severity-is-set", test_severity);
  for (gsize i = 0; i < G_N_ELEMENTS (behaviours); i++)
    g_test_add_data_func (behaviours[i].path, &behaviours[i], test_application);
  g_test_add_func ("/rule-set/application/lets-go-of-its-data", test_ownership);
  g_test_add_func ("/rule-set/application/needs-a-name-of-its-own", test_refused_names);
  g_test_add_func ("/rule-set/copy-is-apart", test_snapshot);

  return g_test_run ();
}
