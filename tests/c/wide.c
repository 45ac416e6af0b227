/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-wide-private.h"

#define MOST (~(dr_uint128) 0)
#define TOP ((dr_uint128) 1 << 127)

static const dr_uint128 samples[] = {
  0, 1, 2, 3, 10, G_MAXUINT32, G_MAXUINT64, (dr_uint128) G_MAXUINT64 + 1, TOP - 1, TOP, TOP + 1, MOST - 1, MOST,
};

static void
assert_wide (DrWide     value,
             dr_uint128 high,
             dr_uint128 low)
{
  g_assert_true (value.high == high);
  g_assert_true (value.low == low);
}

static void
test_multiply_is_whole (void)
{
  assert_wide (dr_wide_multiply (MOST, MOST), MOST - 1, 1);
  assert_wide (dr_wide_multiply (TOP, 2), 1, 0);
  assert_wide (dr_wide_multiply (G_MAXUINT64, G_MAXUINT64), 0, (dr_uint128) G_MAXUINT64 * G_MAXUINT64);
  assert_wide (dr_wide_multiply (MOST, 0), 0, 0);
}

/* (a + 1) × b = a × b + b, for all the edges where a carry could be lost. */
static void
test_multiply_carries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (samples); j++)
      {
        dr_uint128 left = samples[i] == MOST ? MOST - 1 : samples[i];
        DrWide stepped = dr_wide_add (dr_wide_multiply (left, samples[j]), (DrWide) { 0, samples[j] });

        g_assert_cmpint (dr_wide_compare (dr_wide_multiply (left + 1, samples[j]), stepped), ==, 0);
        g_assert_cmpint (dr_wide_compare (dr_wide_multiply (samples[j], left + 1), stepped), ==, 0);
      }
}

/* quotient × divisor + remainder is the dividend, and the remainder below the divisor. */
static void
test_divide_undoes_multiply (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (samples); j++)
      for (gsize k = 1; k < G_N_ELEMENTS (samples) && samples[k] <= TOP; k++)
        {
          DrWide dividend = { samples[i], samples[j] };
          dr_uint128 remainder;
          DrWide quotient = dr_wide_divide (dividend, samples[k], &remainder);
          DrWide product = dr_wide_add (dr_wide_scale (quotient, samples[k]), (DrWide) { 0, remainder });

          g_assert_true (remainder < samples[k]);
          g_assert_cmpint (dr_wide_compare (product, dividend), ==, 0);
        }
}

static void
test_subtract_undoes_add (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (samples); j++)
      {
        DrWide left = { samples[i], samples[j] };
        DrWide right = { samples[j], samples[i] };

        g_assert_cmpint (dr_wide_compare (dr_wide_subtract (dr_wide_add (left, right), right), left), ==, 0);
      }
}

static void
test_below_zero_is_the_complement (void)
{
  assert_wide (dr_wide_subtract ((DrWide) { 0, 0 }, (DrWide) { 0, 1 }), MOST, MOST);
  assert_wide (dr_wide_scale ((DrWide) { MOST, MOST }, 10), MOST, MOST - 9);
}

static void
test_compare_looks_at_the_upper_half_first (void)
{
  g_assert_cmpint (dr_wide_compare ((DrWide) { 1, 0 }, (DrWide) { 0, MOST }), ==, 1);
  g_assert_cmpint (dr_wide_compare ((DrWide) { 1, 0 }, (DrWide) { 1, 1 }), ==, -1);
  g_assert_cmpint (dr_wide_compare ((DrWide) { 7, 7 }, (DrWide) { 7, 7 }), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wide/multiply/is-whole", test_multiply_is_whole);
  g_test_add_func ("/wide/multiply/carries", test_multiply_carries);
  g_test_add_func ("/wide/divide/undoes-multiply", test_divide_undoes_multiply);
  g_test_add_func ("/wide/subtract/undoes-add", test_subtract_undoes_add);
  g_test_add_func ("/wide/subtract/below-zero-is-the-complement", test_below_zero_is_the_complement);
  g_test_add_func ("/wide/compare/looks-at-the-upper-half-first", test_compare_looks_at_the_upper_half_first);

  return g_test_run ();
}
