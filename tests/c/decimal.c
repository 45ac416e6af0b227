/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-decimal-private.h"

#define NINES_38 "99999999999999999999999999999999999999"
#define ZEROS_37 "0000000000000000000000000000000000000"

static DrDecimal
decimal (const char *text)
{
  DrDecimal value;

  if (!dr_decimal_parse (text, -1, &value))
    g_error ("not a decimal: %s", text);

  return value;
}

static void
assert_decimal (const DrDecimal *value,
                const char      *expected,
                int              exponent)
{
  g_autofree char *text = dr_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (value->exponent, ==, exponent);
}

static const struct
{
  const char *name;
  const char *text;
  const char *written;  /* NULL where it is no decimal */
  int         exponent;
} parse_vectors[] = {
  { "whole", "1236", "1236", 0 },
  { "padded", "007", "7", 0 },
  { "zeros-at-the-end-are-precision", "12.50", "12.50", -2 },
  { "negative", "-45.2", "-45.2", -1 },
  { "zero", "0", "0", 0 },
  { "zero-with-decimals", "0.00", "0.00", -2 },
  { "negative-zero-has-no-sign", "-0.00", "0.00", -2 },
  { "below-one", "-0.05", "-0.05", -2 },
  { "more-than-64-bits", "123456789012345678901234567890", "123456789012345678901234567890", 0 },
  { "zeros-within", "10000000000000000000000000000000000001", "10000000000000000000000000000000000001", 0 },
  { "38-digits", NINES_38, NINES_38, 0 },
  { "38-digits-negative", "-" NINES_38, "-" NINES_38, 0 },
  { "38-digits-after-zeros", "000" NINES_38, NINES_38, 0 },
  { "38-decimals", "0." ZEROS_37 "1", "0." ZEROS_37 "1", -38 },
  { "39-digits", "1" ZEROS_37 "0", NULL, 0 },
  { "39-decimals", "0." ZEROS_37 "01", NULL, 0 },
  { "empty", "", NULL, 0 },
  { "sign-alone", "-", NULL, 0 },
  { "plus", "+1", NULL, 0 },
  { "two-signs", "--1", NULL, 0 },
  { "point-first", ".5", NULL, 0 },
  { "point-last", "5.", NULL, 0 },
  { "two-points", "1.2.3", NULL, 0 },
  { "comma", "1,5", NULL, 0 },
  { "space-before", " 1", NULL, 0 },
  { "space-after", "1 ", NULL, 0 },
  { "exponent", "1e3", NULL, 0 },
  { "hexadecimal", "0x10", NULL, 0 },
};

static void
test_parse (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DrDecimal value;

  g_assert_cmpint (dr_decimal_parse (parse_vectors[i].text, -1, &value), ==, parse_vectors[i].written != NULL);
  if (parse_vectors[i].written != NULL)
    assert_decimal (&value, parse_vectors[i].written, parse_vectors[i].exponent);
}

static void
test_parse_stops_at_length (void)
{
  DrDecimal value;

  g_assert_true (dr_decimal_parse ("12.345", 4, &value));
  assert_decimal (&value, "12.3", -1);
  g_assert_false (dr_decimal_parse ("12.345", 3, &value));
  g_assert_false (dr_decimal_parse ("12", 0, &value));
}

static void
test_well_formed_tells_size_from_syntax (void)
{
  g_assert_true (dr_decimal_is_well_formed ("1" NINES_38, -1));
  g_assert_false (dr_decimal_is_well_formed ("1" NINES_38 "x", -1));
}

static void
test_write_fills_a_positive_exponent (void)
{
  DrDecimal billions = { 452, 8 };
  DrDecimal nothing = { 0, 8 };
  DrDecimal widest = { -decimal (NINES_38).coefficient, DR_DECIMAL_MAX_EXPONENT };
  char buffer[DR_DECIMAL_BUFFER];

  assert_decimal (&billions, "45200000000", 8);
  assert_decimal (&nothing, "0", 8);
  g_assert_cmpuint (dr_decimal_write (&widest, buffer), ==, 77);
  g_assert_cmpuint (strlen (buffer), ==, 77);
  g_assert_true (g_str_has_prefix (buffer, "-" NINES_38 "0"));
}

typedef gboolean (*Operation) (const DrDecimal *, const DrDecimal *, DrDecimal *);

static const struct
{
  const char *name;
  Operation   operation;
  DrDecimal   left;
  DrDecimal   right;
  const char *result;  /* NULL where it does not fit */
} arithmetic_vectors[] = {
  { "add/takes-the-finer-exponent", dr_decimal_add, { 45, -1 }, { 125, -2 }, "5.75" },
  { "add/mixed-magnitudes", dr_decimal_add, { 1, 9 }, { 250, 6 }, "1250000000" },
  { "add/opposite-signs", dr_decimal_add, { -3, 0 }, { 5, -1 }, "-2.5" },
  { "add/to-zero", dr_decimal_add, { -3, 0 }, { 30, -1 }, "0.0" },
  { "add/zero-too-far-away-to-rescale", dr_decimal_add, { 0, 38 }, { 5, -38 }, "0." ZEROS_37 "5" },
  { "add/term-too-far-away", dr_decimal_add, { 1, 38 }, { 5, -38 }, NULL },
  { "subtract/below-zero", dr_decimal_subtract, { 1, 0 }, { 25, -1 }, "-1.5" },
  { "subtract/from-itself", dr_decimal_subtract, { 7, -2 }, { 7, -2 }, "0.00" },
  { "multiply/adds-exponents", dr_decimal_multiply, { 12, -1 }, { -5, 9 }, "-6000000000" },
  { "multiply/by-zero", dr_decimal_multiply, { 0, 0 }, { -5, -1 }, "0.0" },
  { "multiply/exponent-too-high", dr_decimal_multiply, { 1, 20 }, { 1, 19 }, NULL },
  { "multiply/exponent-too-low", dr_decimal_multiply, { 1, -20 }, { 1, -19 }, NULL },
};

static void
test_arithmetic (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DrDecimal result;
  gboolean fits = arithmetic_vectors[i].operation (&arithmetic_vectors[i].left, &arithmetic_vectors[i].right, &result);

  g_assert_cmpint (fits, ==, arithmetic_vectors[i].result != NULL);
  if (fits)
    {
      g_autofree char *text = dr_decimal_to_string (&result);
      g_assert_cmpstr (text, ==, arithmetic_vectors[i].result);
    }
}

static void
test_overflow_begins_after_38_digits (void)
{
  DrDecimal most = decimal (NINES_38);
  DrDecimal one = { 1, 0 };
  DrDecimal half = { 5, -1 };
  DrDecimal scaled = decimal ("34028236692093846346337460743176821145");
  DrDecimal more = decimal ("0.9");
  DrDecimal result;

  g_assert_false (dr_decimal_add (&most, &one, &result));
  g_assert_false (dr_decimal_add (&most, &half, &result));
  g_assert_false (dr_decimal_add (&most, &most, &result));
  /* The sum of magnitudes goes round 128 bits, to 3. */
  g_assert_false (dr_decimal_add (&scaled, &more, &result));
  g_assert_false (dr_decimal_multiply (&most, &most, &result));
  g_assert_true (dr_decimal_subtract (&most, &one, &result));
  g_assert_true (dr_decimal_add (&result, &one, &result));
  g_assert_cmpint (dr_decimal_compare (&result, &most), ==, 0);
}

/* A term that overflows when rescaled, and a sum that does not. */
static void
test_overflow_on_the_way_is_none (void)
{
  DrDecimal term = decimal ("17500000000000000000000000000000000000");
  DrDecimal other = decimal ("-9000000000000000000000000000000000000.0");
  DrDecimal sum;

  g_assert_true (dr_decimal_add (&term, &other, &sum));
  assert_decimal (&sum, "8500000000000000000000000000000000000.0", -1);
}

static void
test_rescale_is_exact_or_refused (void)
{
  DrDecimal value = decimal ("12.50");
  DrDecimal nothing = { 0, 38 };
  DrDecimal rescaled;

  g_assert_true (dr_decimal_rescale (&value, -4, &rescaled));
  assert_decimal (&rescaled, "12.5000", -4);
  g_assert_true (dr_decimal_rescale (&value, -1, &rescaled));
  assert_decimal (&rescaled, "12.5", -1);
  g_assert_false (dr_decimal_rescale (&value, 0, &rescaled));
  g_assert_false (dr_decimal_rescale (&value, 38, &rescaled));
  g_assert_false (dr_decimal_rescale (&value, -38, &rescaled));
  g_assert_false (dr_decimal_rescale (&value, -39, &rescaled));
  g_assert_true (dr_decimal_rescale (&nothing, -38, &rescaled));
  assert_decimal (&rescaled, "0.00000000000000000000000000000000000000", -38);
}

static void
test_normalize_drops_zeros (void)
{
  DrDecimal thousands = dr_decimal_normalize (&(DrDecimal) { 8000, 0 });
  DrDecimal decimals = dr_decimal_normalize (&(DrDecimal) { -1250, -2 });
  DrDecimal nothing = dr_decimal_normalize (&(DrDecimal) { 0, -5 });
  DrDecimal largest = dr_decimal_normalize (&(DrDecimal) { 100, 37 });

  assert_decimal (&thousands, "8000", 3);
  assert_decimal (&decimals, "-12.5", -1);
  assert_decimal (&nothing, "0", 0);
  g_assert_cmpint (largest.exponent, ==, DR_DECIMAL_MAX_EXPONENT);
  g_assert_cmpint ((int) largest.coefficient, ==, 10);
}

static void
test_step_is_the_last_digit_that_is_not_zero (void)
{
  g_assert_cmpint (dr_decimal_get_step (&(DrDecimal) { 8000, 0 }), ==, 3);
  g_assert_cmpint (dr_decimal_get_step (&(DrDecimal) { 32, 8 }), ==, 8);
  g_assert_cmpint (dr_decimal_get_step (&(DrDecimal) { 320, -2 }), ==, -1);
  g_assert_cmpint (dr_decimal_get_step (&(DrDecimal) { -7, 0 }), ==, 0);
  g_assert_cmpint (dr_decimal_get_step (&(DrDecimal) { 0, -2 }), ==, -2);
}

static void
test_decimals_are_the_digits_behind_the_point (void)
{
  g_assert_cmpuint (dr_decimal_get_n_decimals (&(DrDecimal) { 320, -2 }), ==, 2);
  g_assert_cmpuint (dr_decimal_get_n_decimals (&(DrDecimal) { 32, 0 }), ==, 0);
  g_assert_cmpuint (dr_decimal_get_n_decimals (&(DrDecimal) { 32, 8 }), ==, 0);
}

/* In ascending order; values in one row of the table are equal. */
static const DrDecimal ascending[][3] = {
  { { -9, 38 }, { -90, 37 }, { -900, 36 } },
  { { -9, -1 }, { -90, -2 }, { -900, -3 } },
  { { -1, -38 }, { -1, -38 }, { -1, -38 } },
  { { 0, 0 }, { 0, 38 }, { 0, -38 } },
  { { 1, -38 }, { 1, -38 }, { 1, -38 } },
  { { 9, -1 }, { 90, -2 }, { 900, -3 } },
  { { 1, 0 }, { 10, -1 }, { 1000, -3 } },
  { { 1001, -3 }, { 10010, -4 }, { 100100, -5 } },
  { { 1, 38 }, { 10, 37 }, { 100, 36 } },
  { { 10, 38 }, { 10, 38 }, { 10, 38 } },
};

static void
test_compare_is_exact_for_any_two (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ascending); j++)
      for (gsize k = 0; k < 9; k++)
        {
          const DrDecimal *left = &ascending[i][k / 3];
          const DrDecimal *right = &ascending[j][k % 3];

          g_assert_cmpint (dr_decimal_compare (left, right), ==, (i > j) - (i < j));
          if (i == j)
            g_assert_cmpuint (dr_decimal_hash (left), ==, dr_decimal_hash (right));
        }
}

static void
test_int128_round_trip (void)
{
  const char *texts[] = {
    "0", "7", "-7", "18446744073709551615", "18446744073709551616", "100000000000000000000000000000000000000",
    "170141183460469231731687303715884105727", "-170141183460469231731687303715884105728",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char buffer[DR_DECIMAL_BUFFER];
      dr_int128 value;

      g_assert_true (dr_int128_parse (texts[i], -1, &value));
      g_assert_cmpuint (dr_int128_write (value, buffer), ==, strlen (texts[i]));
      g_assert_cmpstr (buffer, ==, texts[i]);
    }
}

static void
test_int128_refuses (void)
{
  const char *texts[] = {
    "", "-", "+1", "1.0", "1x", " 1", "170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105729", "1000000000000000000000000000000000000000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      dr_int128 value;

      g_assert_false (dr_int128_parse (texts[i], -1, &value));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parse_vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/decimal/parse/%s", parse_vectors[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/decimal/parse/stops-at-length", test_parse_stops_at_length);
  g_test_add_func ("/decimal/parse/well-formed-tells-size-from-syntax", test_well_formed_tells_size_from_syntax);
  g_test_add_func ("/decimal/write/fills-a-positive-exponent", test_write_fills_a_positive_exponent);
  for (gsize i = 0; i < G_N_ELEMENTS (arithmetic_vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/decimal/%s", arithmetic_vectors[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_arithmetic);
    }
  g_test_add_func ("/decimal/overflow/begins-after-38-digits", test_overflow_begins_after_38_digits);
  g_test_add_func ("/decimal/overflow/on-the-way-is-none", test_overflow_on_the_way_is_none);
  g_test_add_func ("/decimal/rescale/is-exact-or-refused", test_rescale_is_exact_or_refused);
  g_test_add_func ("/decimal/normalize/drops-zeros", test_normalize_drops_zeros);
  g_test_add_func ("/decimal/step/is-the-last-digit-that-is-not-zero", test_step_is_the_last_digit_that_is_not_zero);
  g_test_add_func ("/decimal/decimals/are-the-digits-behind-the-point", test_decimals_are_the_digits_behind_the_point);
  g_test_add_func ("/decimal/compare/is-exact-for-any-two", test_compare_is_exact_for_any_two);
  g_test_add_func ("/decimal/int128/round-trip", test_int128_round_trip);
  g_test_add_func ("/decimal/int128/refuses", test_int128_refuses);

  return g_test_run ();
}
