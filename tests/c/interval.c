/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-interval.h>

#include "vectors.h"

typedef DrInterval * (*Operation) (DrInterval *, DrInterval *, GError **);

static const struct
{
  const char *name;
  Operation   operation;
} operations[] = {
  { "add", dr_interval_add },
  { "subtract", dr_interval_subtract },
  { "multiply", dr_interval_multiply },
  { "divide", dr_interval_divide },
};

static DrInterval *
interval (const char *text)
{
  g_autoptr (GError) error = NULL;
  DrInterval *value = dr_interval_parse (text, &error);

  g_assert_no_error (error);

  return value;
}

static char *
write_boolean (gboolean value)
{
  return g_strdup (value ? "true" : "false");
}

/* Writes and drops the result of an operation; NULL if it failed. */
static char *
take_text (DrInterval *value)
{
  if (value == NULL)
    return NULL;

  char *text = dr_interval_to_string (value);
  dr_interval_unref (value);

  return text;
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  if (g_str_equal (operation, "parse"))
    return take_text (dr_interval_parse (arguments[0], error));

  g_autoptr (DrInterval) self = interval (arguments[0]);
  if (g_str_equal (operation, "is_point"))
    return write_boolean (dr_interval_is_point (self));
  if (g_str_equal (operation, "contains"))
    {
      g_autoptr (DrRatio) value = dr_ratio_parse (arguments[1], NULL);
      return write_boolean (dr_interval_contains (self, value));
    }

  g_autoptr (DrInterval) other = interval (arguments[1]);
  if (g_str_equal (operation, "meets"))
    {
      g_assert_cmpint (dr_interval_meets (other, self), ==, dr_interval_meets (self, other));
      return write_boolean (dr_interval_meets (self, other));
    }
  if (g_str_equal (operation, "equal"))
    return write_boolean (dr_interval_equal (self, other));
  if (g_str_equal (operation, "compare"))
    {
      g_assert_cmpint (dr_interval_compare (other, self), ==, -dr_interval_compare (self, other));
      return g_strdup_printf ("%d", dr_interval_compare (self, other));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operation, operations[i].name))
      return take_text (operations[i].operation (self, other, error));

  g_error ("no such operation: %s", operation);
}

static void
test_new_refuses_ends_that_contradict_themselves (void)
{
  g_autoptr (DrRatio) one = dr_ratio_new ("1", "1", NULL);
  const struct
  {
    DrRatio *lower;
    DrEnd    lower_end;
    DrRatio *upper;
    DrEnd    upper_end;
  } ends[] = {
    { NULL, DR_END_CLOSED, one, DR_END_CLOSED },
    { one, DR_END_ABSENT, one, DR_END_CLOSED },
    { one, DR_END_CLOSED, NULL, DR_END_OPEN },
    { one, DR_END_CLOSED, one, DR_END_ABSENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_interval_new (ends[i].lower, ends[i].lower_end, ends[i].upper, ends[i].upper_end, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
    }
}

static void
test_ends_are_those_given (void)
{
  g_autoptr (DrInterval) self = interval ("(-∞; 40]");
  g_autoptr (DrRatio) forty = dr_ratio_new ("40", "1", NULL);

  g_assert_null (dr_interval_get_lower (self));
  g_assert_cmpint (dr_interval_get_lower_end (self), ==, DR_END_ABSENT);
  g_assert_true (dr_ratio_equal (dr_interval_get_upper (self), forty));
  g_assert_cmpint (dr_interval_get_upper_end (self), ==, DR_END_CLOSED);
}

static void
test_point_holds_its_value (void)
{
  g_autoptr (DrRatio) value = dr_ratio_new ("7", "2", NULL);
  g_autoptr (DrInterval) point = dr_interval_new_point (value);
  g_autofree char *text = dr_interval_to_string (point);

  g_assert_true (dr_interval_is_point (point));
  g_assert_true (dr_interval_contains (point, value));
  g_assert_cmpstr (text, ==, "[7/2; 7/2]");
}

static const char *ascending[] = {
  "(-∞; 1)", "(-∞; 1]", "(-∞; ∞)", "[-1; 0]", "[0; 0]", "[0; 1)", "[0; 1]", "[0; ∞)", "(0; 1)", "(0; 1]", "(0; ∞)", "[2; 3]",
};

static void
test_order_is_total (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        g_autoptr (DrInterval) left = interval (ascending[i]);
        g_autoptr (DrInterval) right = interval (ascending[j]);

        g_assert_cmpint (dr_interval_compare (left, right), ==, (i > j) - (i < j));
        g_assert_cmpint (dr_interval_equal (left, right), ==, i == j);
        if (i == j)
          g_assert_cmpuint (dr_interval_hash (left), ==, dr_interval_hash (right));
        else
          g_assert_cmpuint (dr_interval_hash (left), !=, dr_interval_hash (right));
      }
}

/* Every operation against sampling: a result holds what the operation makes of any two values. */
static void
test_operations_hold_every_result (void)
{
  const char *samples[] = { "-3", "-2", "-1.999", "-1", "-0.001", "0", "0.001", "0.5", "1", "1.999", "2", "3" };
  DrRatio * (*ratio_operations[]) (DrRatio *, DrRatio *, GError **) = {
    dr_ratio_add, dr_ratio_subtract, dr_ratio_multiply, dr_ratio_divide,
  };
  const char *intervals[] = {
    "[-3; -2)", "(-2; -1]", "[-2; 0)", "[-1; 0]", "(-1; 2]", "[0; 0]", "[0; 1)", "(0; 2]", "[1; 2)", "(1; ∞)", "(-∞; 0)", "(-∞; ∞)",
  };

  for (gsize k = 0; k < G_N_ELEMENTS (operations); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
      for (gsize j = 0; j < G_N_ELEMENTS (intervals); j++)
        {
          g_autoptr (DrInterval) left = interval (intervals[i]);
          g_autoptr (DrInterval) right = interval (intervals[j]);
          g_autoptr (DrInterval) result = operations[k].operation (left, right, NULL);

          for (gsize m = 0; result != NULL && m < G_N_ELEMENTS (samples) * G_N_ELEMENTS (samples); m++)
            {
              g_autoptr (DrRatio) x = dr_ratio_parse (samples[m / G_N_ELEMENTS (samples)], NULL);
              g_autoptr (DrRatio) y = dr_ratio_parse (samples[m % G_N_ELEMENTS (samples)], NULL);

              if (!dr_interval_contains (left, x) || !dr_interval_contains (right, y))
                continue;

              g_autoptr (DrRatio) value = ratio_operations[k] (x, y, NULL);
              g_assert_nonnull (value);
              g_assert_true (dr_interval_contains (result, value));
            }
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("interval.json", "/interval", run);
  g_test_add_func ("/interval/new/refuses-ends-that-contradict-themselves", test_new_refuses_ends_that_contradict_themselves);
  g_test_add_func ("/interval/ends/are-those-given", test_ends_are_those_given);
  g_test_add_func ("/interval/point/holds-its-value", test_point_holds_its_value);
  g_test_add_func ("/interval/order/is-total", test_order_is_total);
  g_test_add_func ("/interval/operations/hold-every-result", test_operations_hold_every_result);

  return g_test_run ();
}
