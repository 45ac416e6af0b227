/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-ratio.h>

#include "figures/dr-ratio-private.h"

#include "vectors.h"

typedef DrRatio * (*Operation) (DrRatio *, DrRatio *, GError **);

static const struct
{
  const char *name;
  Operation   operation;
} operations[] = {
  { "add", dr_ratio_add },
  { "subtract", dr_ratio_subtract },
  { "multiply", dr_ratio_multiply },
  { "divide", dr_ratio_divide },
};

static DrRatio *
ratio (const char *text)
{
  g_autoptr (GError) error = NULL;
  DrRatio *value = dr_ratio_parse (text, &error);

  g_assert_no_error (error);

  return value;
}

static DrRounding
parse_rounding (const char *nick)
{
  g_autoptr (GEnumClass) roundings = g_type_class_ref (DR_TYPE_ROUNDING);
  GEnumValue *value = g_enum_get_value_by_nick (roundings, nick);

  g_assert_nonnull (value);

  return value->value;
}

/* Writes and drops the result of an operation; NULL if it failed. */
static char *
take_text (DrRatio *value)
{
  if (value == NULL)
    return NULL;

  char *text = dr_ratio_to_string (value);
  dr_ratio_unref (value);

  return text;
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  if (g_str_equal (operation, "new"))
    return take_text (dr_ratio_new (arguments[0], arguments[1], error));
  if (g_str_equal (operation, "parse"))
    return take_text (dr_ratio_parse (arguments[0], error));

  g_autoptr (DrRatio) self = ratio (arguments[0]);
  if (g_str_equal (operation, "dup_numerator"))
    return dr_ratio_dup_numerator (self);
  if (g_str_equal (operation, "dup_denominator"))
    return dr_ratio_dup_denominator (self);
  if (g_str_equal (operation, "get_sign"))
    return g_strdup_printf ("%d", dr_ratio_get_sign (self));
  if (g_str_equal (operation, "to_decimal"))
    return dr_ratio_to_decimal (self, (guint) atoi (arguments[1]), parse_rounding (arguments[2]));
  if (g_str_equal (operation, "to_percent"))
    return dr_ratio_to_percent (self, (guint) atoi (arguments[1]), parse_rounding (arguments[2]));

  g_autoptr (DrRatio) other = ratio (arguments[1]);
  if (g_str_equal (operation, "compare"))
    return g_strdup_printf ("%d", dr_ratio_compare (self, other));
  if (g_str_equal (operation, "equal"))
    return g_strdup (dr_ratio_equal (self, other) ? "true" : "false");

  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operation, operations[i].name))
      return take_text (operations[i].operation (self, other, error));

  g_error ("no such operation: %s", operation);
}

static void
test_equal_ratios_have_equal_hashes (void)
{
  g_autoptr (DrRatio) fraction = ratio ("6/4");
  g_autoptr (DrRatio) decimal = ratio ("1.5");
  g_autoptr (DrRatio) inverse = ratio ("2/3");

  g_assert_cmpuint (dr_ratio_hash (fraction), ==, dr_ratio_hash (decimal));
  g_assert_cmpuint (dr_ratio_hash (fraction), !=, dr_ratio_hash (inverse));
}

static void
test_errors_may_be_ignored (void)
{
  g_assert_null (dr_ratio_new ("1", "0", NULL));
  g_assert_null (dr_ratio_parse ("x", NULL));
}

static void
test_long_text_is_cut_in_messages (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_ratio_parse (text, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_a_thousand_decimals (void)
{
  g_autoptr (DrRatio) third = ratio ("1/3");
  g_autofree char *text = dr_ratio_to_decimal (third, 1000, DR_ROUNDING_HALF_TO_EVEN);

  g_assert_cmpuint (strlen (text), ==, 1002);
  g_assert_cmpuint (strspn (text + 2, "3"), ==, 1000);
}

static void
test_double_is_near (void)
{
  const struct
  {
    const char *text;
    double      value;
  } doubles[] = {
    { "0", 0.0 },
    { "1/3", 1.0 / 3.0 },
    { "-45.2", -45.2 },
    { "170141183460469231731687303715884105727", 0x1p127 },
    { "1/170141183460469231731687303715884105727", 0x1p-127 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      g_autoptr (DrRatio) value = ratio (doubles[i].text);

      g_assert_cmpfloat (dr_ratio_to_double (value), ==, doubles[i].value);
    }
}

static void
test_floor_and_ceiling (void)
{
  const struct
  {
    const char *text;
    int         floor;
    int         ceiling;
  } whole[] = {
    { "7/2", 3, 4 }, { "-7/2", -4, -3 }, { "4", 4, 4 }, { "-4", -4, -4 }, { "1/9", 0, 1 }, { "-1/9", -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (DrRatio) value = ratio (whole[i].text);

      g_assert_cmpint ((int) dr_ratio_get_floor (value), ==, whole[i].floor);
      g_assert_cmpint ((int) dr_ratio_get_ceiling (value), ==, whole[i].ceiling);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("ratio.json", "/ratio", run);
  g_test_add_func ("/ratio/hash/is-equal-for-equal-ratios", test_equal_ratios_have_equal_hashes);
  g_test_add_func ("/ratio/errors/may-be-ignored", test_errors_may_be_ignored);
  g_test_add_func ("/ratio/errors/cut-long-text", test_long_text_is_cut_in_messages);
  g_test_add_func ("/ratio/to_decimal/a-thousand-decimals", test_a_thousand_decimals);
  g_test_add_func ("/ratio/to_double/is-near", test_double_is_near);
  g_test_add_func ("/ratio/floor-and-ceiling", test_floor_and_ceiling);

  return g_test_run ();
}
