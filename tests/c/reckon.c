/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-reckon-private.h"

#define HUGE "170141183460469231731687303715884105727"

typedef DrInterval * (*Step) (DrInterval *one,
                              DrInterval *other);

static DrInterval *
interval (const char *text)
{
  return text != NULL ? dr_interval_parse (text, NULL) : NULL;
}

static DrQuantity *
quantity (const char *text)
{
  return text != NULL ? dr_quantity_parse_plain (text, NULL) : NULL;
}

/* NULL stands for what did not fit. */
static const struct
{
  const char *path;
  Step        step;
  const char *one;
  const char *other;
  const char *result;
} steps[] = {
  { "/reckon/add", dr_reckon_add, "[1; 2]", "[3; 4]", "[4; 6]" },
  { "/reckon/subtract", dr_reckon_subtract, "[1; 2]", "[3; 4]", "[-3; -1]" },
  { "/reckon/multiply", dr_reckon_multiply, "[1; 2]", "[3; 4]", "[3; 8]" },
  { "/reckon/divide", dr_reckon_divide, "[1; 2]", "[2; 4]", "[1/4; 1]" },
  { "/reckon/without-the-first", dr_reckon_add, NULL, "[3; 4]", NULL },
  { "/reckon/without-the-second", dr_reckon_add, "[1; 2]", NULL, NULL },
  { "/reckon/overflow-of-a-sum", dr_reckon_add, "[" HUGE "; " HUGE "]", "[1; 1]", NULL },
  { "/reckon/overflow-of-a-difference", dr_reckon_subtract, "[-" HUGE "; 0]", "[1; 1]", NULL },
  { "/reckon/overflow-of-a-product", dr_reckon_multiply, "[" HUGE "; " HUGE "]", "[2; 2]", NULL },
  { "/reckon/quotient-by-zero", dr_reckon_divide, "[1; 2]", "[0; 4]", NULL },
};

static void
assert_interval (DrInterval *value,
                 const char *expected)
{
  g_autofree char *written = value != NULL ? dr_interval_to_string (value) : NULL;

  g_assert_cmpstr (written, ==, expected);
}

static void
test_step (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DrInterval) one = interval (steps[i].one);
  g_autoptr (DrInterval) other = interval (steps[i].other);
  g_autoptr (DrInterval) result = steps[i].step (one, other);

  assert_interval (result, steps[i].result);
}

static void
test_figures (void)
{
  static const struct { const char *figure; const char *bounds; const char *either; const char *point; } rows[] = {
    { "12.5 ha", "[249/20; 251/20)", "[249/20; 63/5)", "[25/2; 25/2]" },
    { "99999999999999999999999999999999999999 ha", NULL, NULL, "[99999999999999999999999999999999999999; 99999999999999999999999999999999999999]" },
    { "99999999999999999999999999999999999999e3 ha", NULL, NULL, NULL },
    { NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrQuantity) figure = quantity (rows[i].figure);
      g_autoptr (DrInterval) bounds = dr_reckon_bounds (figure);
      g_autoptr (DrInterval) either = dr_reckon_either (figure);
      g_autoptr (DrInterval) point = dr_reckon_point (figure);

      assert_interval (bounds, rows[i].bounds);
      assert_interval (either, rows[i].either);
      assert_interval (point, rows[i].point);
    }

  g_autoptr (DrInterval) hundred = dr_reckon_number (100);
  assert_interval (hundred, "[100; 100]");
}

static void
test_is_about (void)
{
  static const struct { const char *one; const char *figure; gboolean is_about; } rows[] = {
    { "[3; 4]", "2 hộ", TRUE },
    { "[2; 4]", "2 hộ", FALSE },
    { "[4; 4]", "2 hộ", FALSE },
    { NULL, "2 hộ", FALSE },
    { "[3; 4]", "0 hộ", FALSE },
    { "[-3; 4]", "-2 hộ", FALSE },
    { "(-∞; 4]", "2 hộ", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrInterval) one = interval (rows[i].one);
      g_autoptr (DrQuantity) figure = quantity (rows[i].figure);

      g_assert_cmpint (dr_reckon_is_about (one, figure, 140, 150), ==, rows[i].is_about);
    }
}

static void
test_fit (void)
{
  g_autoptr (DrInterval) two = interval ("[2; 2]");
  g_autoptr (DrInterval) three = interval ("[3; 3]");
  g_autoptr (DrQuantity) figure = quantity ("2 hộ");

  g_assert_cmpint (dr_reckon_fit (two, figure, FALSE), ==, DR_FIT_CONSISTENT);
  g_assert_cmpint (dr_reckon_fit (three, figure, FALSE), ==, DR_FIT_INCONSISTENT);
  g_assert_cmpint (dr_reckon_fit (NULL, figure, FALSE), ==, DR_FIT_UNDEFINED);
  g_assert_cmpint (dr_reckon_fit (two, NULL, FALSE), ==, DR_FIT_UNDEFINED);

  g_autoptr (DrQuantity) whole = quantity ("4 hộ");
  g_autoptr (DrQuantity) percent = quantity ("50 %");
  g_assert_cmpint (dr_reckon_percent_fit (figure, whole, percent), ==, DR_FIT_CONSISTENT);
  g_assert_cmpint (dr_reckon_percent_fit (whole, figure, percent), ==, DR_FIT_INCONSISTENT);
  g_assert_cmpint (dr_reckon_percent_fit (NULL, whole, percent), ==, DR_FIT_UNDEFINED);
  g_assert_cmpint (dr_reckon_percent_fit (figure, NULL, percent), ==, DR_FIT_UNDEFINED);
  g_assert_cmpint (dr_reckon_percent_fit (figure, whole, NULL), ==, DR_FIT_UNDEFINED);

  g_assert_true (dr_reckon_is_apart (two, three));
  g_assert_false (dr_reckon_is_apart (two, two));
  g_assert_false (dr_reckon_is_apart (NULL, two));
  g_assert_false (dr_reckon_is_apart (two, NULL));
}

static void
test_plan (void)
{
  static const struct { const char *part; const char *planned; const char *percent; gboolean is_off; gboolean is_cut; } rows[] = {
    { "46e6 đồng", "50e6 đồng", "92 %", FALSE, TRUE },
    { "46e6 đồng", "50e6 đồng", "91.5 %", FALSE, FALSE },
    { "46e6 đồng", "50e6 đồng", "90 %", TRUE, FALSE },
    { "46e6 đồng", "~ 50e6 đồng", "90 %", FALSE, FALSE },
    { "46e6 đồng", "500e5 đồng", "90 %", FALSE, FALSE },
    { "4.6 ha", "5.0 ha", "90 %", FALSE, FALSE },
    { "12600e6 đồng", "12000e6 đồng", "104 %", TRUE, FALSE },
    { "12600e6 đồng", "12001e6 đồng", "104 %", FALSE, TRUE },
    { "99999999999999999999999999999999999999e3 đồng", "50e6 đồng", "90 %", FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrQuantity) part = quantity (rows[i].part);
      g_autoptr (DrQuantity) planned = quantity (rows[i].planned);
      g_autoptr (DrQuantity) percent = quantity (rows[i].percent);

      g_assert_nonnull (part);
      g_assert_nonnull (planned);
      g_assert_nonnull (percent);
      g_test_message ("%s of %s", rows[i].part, rows[i].planned);
      g_assert_cmpint (dr_reckon_is_off_plan (part, planned, percent), ==, rows[i].is_off);
      g_assert_cmpint (dr_reckon_may_be_cut_off (part, planned, percent), ==, rows[i].is_cut);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_test_add_data_func (steps[i].path, GSIZE_TO_POINTER (i), test_step);
  g_test_add_func ("/reckon/figures-stand-for-what-fits", test_figures);
  g_test_add_func ("/reckon/about-what-is-above-zero", test_is_about);
  g_test_add_func ("/reckon/fit/what-is-not-known-is-undefined", test_fit);

  g_test_add_func ("/reckon/a-plan-is-what-is-written", test_plan);

  return g_test_run ();
}
