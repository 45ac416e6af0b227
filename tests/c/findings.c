/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-findings.h>

static DrFinding *
make_finding (const char *rule,
              DrSeverity  severity)
{
  g_autoptr (GError) error = NULL;
  DrFinding *finding = dr_finding_new (rule, severity, NULL, NULL, NULL, NULL, "sai", "wrong", NULL, &error);

  g_assert_no_error (error);

  return finding;
}

static void
count_change (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              gpointer    data)
{
  guint *n = data;

  g_assert_cmpuint (position, ==, *n);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  (*n)++;
}

static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autoptr (DrFinding) first = make_finding ("share", DR_SEVERITY_ERROR);
  g_autoptr (DrFinding) second = make_finding ("change", DR_SEVERITY_NOTE);
  guint n_changes = 0;

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
  g_assert_null (dr_findings_get (findings, 0));
  g_assert_null (dr_findings_list (findings));

  g_signal_connect (findings, "items-changed", G_CALLBACK (count_change), &n_changes);
  g_assert_true (dr_findings_add (findings, first, &error));
  g_assert_true (dr_findings_add (findings, second, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 2);
  g_assert_true (dr_findings_get (findings, 0) == first);
  g_assert_true (dr_findings_get (findings, 1) == second);
  g_assert_null (dr_findings_get (findings, 2));

  g_autolist (DrFinding) list = dr_findings_list (findings);
  g_assert_true (list->data == first);
  g_assert_true (list->next->data == second);
  g_assert_null (list->next->next);
}

static void
test_model (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autoptr (DrFinding) finding = make_finding ("share", DR_SEVERITY_ERROR);
  GListModel *model = G_LIST_MODEL (findings);

  dr_findings_add (findings, finding, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) item = g_list_model_get_item (model, 0);

  g_assert_true (g_list_model_get_item_type (model) == DR_TYPE_FINDING);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_true (item == finding);
  g_assert_null (g_list_model_get_item (model, 1));
}

static void
test_severities (void)
{
  static const DrSeverity severities[] = { DR_SEVERITY_NOTE, DR_SEVERITY_ERROR, DR_SEVERITY_NOTE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) findings = dr_findings_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      g_autoptr (DrFinding) finding = make_finding ("share", severities[i]);

      dr_findings_add (findings, finding, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_NOTE), ==, 2);
  g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_ERROR), ==, 1);
}

static void
test_empty_finding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autoptr (DrFinding) empty = g_object_new (DR_TYPE_FINDING, NULL);

  g_assert_false (dr_findings_add (findings, empty, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/keep-their-order", test_order);
  g_test_add_func ("/findings/are-a-list-model", test_model);
  g_test_add_func ("/findings/are-counted-by-severity", test_severities);
  g_test_add_func ("/findings/refuse-an-empty-one", test_empty_finding);

  return g_test_run ();
}
