/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-successor.h>

#include "model-fixture.h"

static void
test_weights (void)
{
  const struct { const char *weight; int code; } cases[] = {
    { NULL, -1 }, { "1", -1 }, { "1.00", -1 }, { "0.5", -1 }, { "0.000000000000000001", -1 },
    { "0", DR_ERROR_INVALID }, { "0.00", DR_ERROR_INVALID }, { "-0.5", DR_ERROR_INVALID },
    { "1.01", DR_ERROR_INVALID }, { "50", DR_ERROR_INVALID },
    { "", DR_ERROR_MALFORMED }, { "50%", DR_ERROR_MALFORMED }, { "1/2", DR_ERROR_MALFORMED },
    { "0,5", DR_ERROR_MALFORMED }, { "5e-1", DR_ERROR_MALFORMED }, { "\xff", DR_ERROR_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrUnitSuccessor) successor = dr_unit_successor_new ("xa-b", cases[i].weight, &error);

      g_test_message ("case %u", i);
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (dr_unit_successor_get_weight (successor), ==, cases[i].weight);
        }
      else
        {
          g_assert_error (error, DR_ERROR, cases[i].code);
        }
    }
}

static void
test_names_a_unit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitSuccessor) successor = dr_unit_successor_new ("xa-b", NULL, &error);

  g_assert_cmpstr (dr_unit_successor_get_unit_id (successor), ==, "xa-b");
  g_assert_null (dr_unit_successor_new ("", NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_equal_ones_say_the_same (void)
{
  g_autoptr (DrUnitSuccessor) one = dr_unit_successor_new ("xa-b", "0.5", NULL);
  g_autoptr (DrUnitSuccessor) again = dr_unit_successor_new ("xa-b", "0.5", NULL);
  g_autoptr (DrUnitSuccessor) longer = dr_unit_successor_new ("xa-b", "0.50", NULL);
  g_autoptr (DrUnitSuccessor) other = dr_unit_successor_new ("xa-c", "0.5", NULL);
  g_autoptr (DrUnitSuccessor) whole = dr_unit_successor_new ("xa-b", NULL, NULL);
  g_autofree char *text = dr_unit_successor_to_string (longer);
  g_autofree char *whole_text = dr_unit_successor_to_string (whole);

  g_assert_true (dr_unit_successor_equal (one, again));
  g_assert_cmpuint (dr_unit_successor_hash (one), ==, dr_unit_successor_hash (again));
  g_assert_false (dr_unit_successor_equal (one, longer));
  g_assert_false (dr_unit_successor_equal (one, other));
  g_assert_false (dr_unit_successor_equal (one, whole));
  g_assert_cmpstr (text, ==, "xa-b: 0.50");
  g_assert_cmpstr (whole_text, ==, "xa-b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-successor/weights-are-decimals-up-to-1", test_weights);
  g_test_add_func ("/unit-successor/names-a-unit", test_names_a_unit);
  g_test_add_func ("/unit-successor/equal-ones-say-the-same", test_equal_ones_say_the_same);

  return g_test_run ();
}
