/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "standings-fixture.h"

static void
test_bare_object_is_empty (void)
{
  g_autoptr (DrScoreSheet) bare = g_object_new (DR_TYPE_SCORE_SHEET, NULL);

  g_assert_null (dr_score_sheet_get_period (bare));
  g_assert_cmpuint (dr_score_sheet_get_n_units (bare), ==, 0);
}

static void
test_keeps_what_is_entered (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrScoreSheet) sheet = make_sheet ("2023-Q4; u1 a=1/3 b=null; u2 a=2", &error);
  g_assert_no_error (error);
  g_autoptr (DrUnit) one = make_nameless_unit ("u1");
  g_autoptr (DrUnit) three = make_nameless_unit ("u3");
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  g_autofree char *value = dr_ratio_to_string (dr_score_sheet_get_value (sheet, one, "a"));
  g_autofree char *period = dr_period_to_string (dr_score_sheet_get_period (sheet));

  g_assert_cmpuint (dr_score_sheet_get_n_units (sheet), ==, 2);
  g_assert_cmpstr (period, ==, "2023-Q4");
  g_assert_cmpstr (value, ==, "1/3");
  g_assert_null (dr_score_sheet_get_value (sheet, one, "b"));
  g_assert_null (dr_score_sheet_get_value (sheet, one, "c"));
  g_assert_null (dr_score_sheet_get_value (sheet, three, "a"));
  g_assert_null (dr_score_sheet_get_value (sheet, bare, "a"));
}

/* One line of a sheet that holds u1 with the value a already. */
static const struct
{
  const char *name;
  const char *line;
} refusals[] = {
  { "a-unit-twice", "u1" },
  { "a-unit-twice-in-two-cohorts", "u1 @k" },
  { "a-value-twice", "u2 a=1 a=1" },
  { "a-value-after-missing", "u2 a=null a=1" },
  { "an-empty-criterion", "u2 =1" },
  { "negative-bonus", "u2 +-1:x" },
  { "negative-penalty", "u2 --1:x" },
  { "a-bonus-without-reason", "u2 +1:" },
  { "a-penalty-without-reason", "u2 -1:" },
  { "a-veto-without-reason", "u2 !>X" },
  { "a-veto-with-an-empty-grade", "u2 !x>" },
  { "an-empty-cohort", "u2 @" },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf ("2023; u1 a=1; %s", refusals[i].line);
  g_autoptr (GError) error = NULL;

  g_assert_null (make_sheet (text, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_refuses_units_it_does_not_know (void)
{
  g_autoptr (DrScoreSheet) sheet = make_sheet ("2023; u1", NULL);
  g_autoptr (DrUnit) other = make_nameless_unit ("u2");
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  DrUnit *units[] = { other, bare };
  g_autoptr (DrRatio) two = dr_ratio_parse ("2", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GError *errors[4] = { NULL };

      g_assert_false (dr_score_sheet_set_value (sheet, units[i], "a", two, &errors[0]));
      g_assert_false (dr_score_sheet_add_bonus (sheet, units[i], two, "x", &errors[1]));
      g_assert_false (dr_score_sheet_add_penalty (sheet, units[i], two, "x", &errors[2]));
      g_assert_false (dr_score_sheet_add_veto (sheet, units[i], "x", NULL, &errors[3]));
      for (guint j = 0; j < G_N_ELEMENTS (errors); j++)
        {
          g_assert_error (errors[j], DR_ERROR, DR_ERROR_INVALID);
          g_clear_error (&errors[j]);
        }
    }

  g_autoptr (GError) error = NULL;
  g_assert_false (dr_score_sheet_add_unit (sheet, bare, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_refuses_what_is_not_utf8 (void)
{
  g_autoptr (DrScoreSheet) sheet = make_sheet ("2023; u1", NULL);
  g_autoptr (DrUnit) one = make_nameless_unit ("u1");
  g_autoptr (DrUnit) two = make_nameless_unit ("u2");
  g_autoptr (DrRatio) points = dr_ratio_parse ("2", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_score_sheet_add_bonus (sheet, one, points, "\xff", &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
  g_clear_error (&error);
  g_assert_false (dr_score_sheet_add_unit (sheet, two, "\xff", &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-sheet/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/score-sheet/keeps-what-is-entered", test_keeps_what_is_entered);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/score-sheet/refuses/%s", refusals[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/score-sheet/refuses/units-it-does-not-know", test_refuses_units_it_does_not_know);
  g_test_add_func ("/score-sheet/refuses/what-is-not-utf8", test_refuses_what_is_not_utf8);

  return g_test_run ();
}
