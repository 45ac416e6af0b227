/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-error.h>

#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"

#define INT128_MAX ((dr_int128) (~(dr_uint128) 0 >> 1))

typedef struct
{
  const char *value;
  DrHedge     hedge;
  const char *measure;
} Figure;

static DrQuantity *
quantity (const Figure *figure)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *self = dr_quantity_new (figure->value, figure->measure, figure->hedge, &error);

  g_assert_no_error (error);

  return self;
}

static const struct
{
  const char *name;
  Figure      part;
  Figure      whole;
  Figure      percent;
  DrFit       fit;
} fits[] = {
  { "exactly",
    { "96", DR_HEDGE_EXACT, "hội viên" }, { "80", DR_HEDGE_EXACT, "hội viên" }, { "120", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "rounded-up",
    { "1772", DR_HEDGE_EXACT, "hội viên" }, { "1230", DR_HEDGE_EXACT, "hội viên" }, { "144.07", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "truncated-alone",
    { "62", DR_HEDGE_EXACT, "lớp" }, { "33", DR_HEDGE_EXACT, "lớp" }, { "187.87", DR_HEDGE_EXACT, "%" },
    DR_FIT_TRUNCATED },
  { "one-step-off",
    { "62", DR_HEDGE_EXACT, "lớp" }, { "33", DR_HEDGE_EXACT, "lớp" }, { "187.86", DR_HEDGE_EXACT, "%" },
    DR_FIT_INCONSISTENT },
  { "half-rounded-up",
    { "1", DR_HEDGE_EXACT, "hộ" }, { "8", DR_HEDGE_EXACT, "hộ" }, { "13", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "half-rounded-down",
    { "1", DR_HEDGE_EXACT, "hộ" }, { "8", DR_HEDGE_EXACT, "hộ" }, { "12", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "zeros-at-the-end-are-precision",
    { "1", DR_HEDGE_EXACT, "hộ" }, { "8", DR_HEDGE_EXACT, "hộ" }, { "12.50", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "precision-claimed-and-missed",
    { "1", DR_HEDGE_EXACT, "hộ" }, { "8", DR_HEDGE_EXACT, "hộ" }, { "12.00", DR_HEDGE_EXACT, "%" },
    DR_FIT_INCONSISTENT },
  { "nothing-of-something",
    { "0", DR_HEDGE_EXACT, "vụ" }, { "8", DR_HEDGE_EXACT, "vụ" }, { "0", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "truncated-to-zero",
    { "7", DR_HEDGE_EXACT, "vụ" }, { "1000", DR_HEDGE_EXACT, "vụ" }, { "0", DR_HEDGE_EXACT, "%" },
    DR_FIT_TRUNCATED },
  { "hedged-part",
    { "8000", DR_HEDGE_OVER, "bộ" }, { "10000", DR_HEDGE_EXACT, "bộ" }, { "87.5", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "hedged-part-too-small",
    { "8000", DR_HEDGE_OVER, "bộ" }, { "10000", DR_HEDGE_EXACT, "bộ" }, { "79", DR_HEDGE_EXACT, "%" },
    DR_FIT_INCONSISTENT },
  { "hedged-percentage",
    { "97", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "hộ" }, { "90", DR_HEDGE_OVER, "%" },
    DR_FIT_CONSISTENT },
  { "hedged-percentage-on-the-wrong-side",
    { "89", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "hộ" }, { "90", DR_HEDGE_OVER, "%" },
    DR_FIT_INCONSISTENT },
  { "at-least",
    { "300", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "hộ" }, { "90", DR_HEDGE_AT_LEAST, "%" },
    DR_FIT_CONSISTENT },
  { "two-names-for-one-thing",
    { "21", DR_HEDGE_EXACT, "đồng chí" }, { "64", DR_HEDGE_EXACT, "đảng viên" }, { "32.8", DR_HEDGE_EXACT, "%" },
    DR_FIT_CONSISTENT },
  { "below-zero-truncated",
    { "-62", DR_HEDGE_EXACT, "đồng" }, { "33", DR_HEDGE_EXACT, "đồng" }, { "-187.87", DR_HEDGE_EXACT, "%" },
    DR_FIT_TRUNCATED },
  { "figures-cut-off-and-the-percentage-rounded",
    { "45.2", DR_HEDGE_EXACT, "ha" }, { "30.00", DR_HEDGE_EXACT, "ha" }, { "151.03", DR_HEDGE_EXACT, "%" },
    DR_FIT_CUT_FIGURES },
  { "figures-cut-off-and-the-percentage-too",
    { "45.2", DR_HEDGE_EXACT, "ha" }, { "30.00", DR_HEDGE_EXACT, "ha" }, { "150.44", DR_HEDGE_EXACT, "%" },
    DR_FIT_CUT_FIGURES },
  { "whole-of-zero",
    { "5", DR_HEDGE_EXACT, "hộ" }, { "0", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "%" },
    DR_FIT_UNDEFINED },
  { "digits-of-the-part-cut-off",
    { "12.3", DR_HEDGE_EXACT, "ha" }, { "10.0", DR_HEDGE_EXACT, "ha" }, { "124.3", DR_HEDGE_EXACT, "%" },
    DR_FIT_CUT_FIGURES },
  { "whole-that-may-be-zero",
    { "5", DR_HEDGE_EXACT, "hộ" }, { "10", DR_HEDGE_ABOUT, "hộ" }, { "100", DR_HEDGE_EXACT, "%" },
    DR_FIT_UNDEFINED },
};

static void
test_fit (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DrQuantity) part = quantity (&fits[i].part);
  g_autoptr (DrQuantity) whole = quantity (&fits[i].whole);
  g_autoptr (DrQuantity) percent = quantity (&fits[i].percent);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dr_percent_fit (part, whole, percent, &error), ==, fits[i].fit);
  g_assert_no_error (error);
  g_assert_cmpint (dr_percent_fit_uncut (part, whole, percent, &error), ==,
                   fits[i].fit == DR_FIT_CUT_FIGURES ? DR_FIT_INCONSISTENT : fits[i].fit);
  g_assert_no_error (error);
}

static const struct
{
  const char *name;
  Figure      part;
  Figure      percent;
  DrFit       fit;
  const char *lowest;
  const char *highest;
} integers[] = {
  { "one-target-rounded",
    { "1772", DR_HEDGE_EXACT, "hội viên" }, { "144.07", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "1230", "1230" },
  { "one-target-truncated",
    { "62", DR_HEDGE_EXACT, "lớp" }, { "187.87", DR_HEDGE_EXACT, "%" }, DR_FIT_TRUNCATED, "33", "33" },
  { "one-target-truncated-one-decimal",
    { "1236", DR_HEDGE_EXACT, "hội viên" }, { "244.7", DR_HEDGE_EXACT, "%" }, DR_FIT_TRUNCATED, "505", "505" },
  { "the-other-figure-of-the-sentence-fits-none-better",
    { "63", DR_HEDGE_EXACT, "lớp" }, { "187.87", DR_HEDGE_EXACT, "%" }, DR_FIT_INCONSISTENT, NULL, NULL },
  { "a-range-of-targets",
    { "1000", DR_HEDGE_EXACT, "hộ" }, { "95", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "1048", "1058" },
  { "rounded-ends-belong",
    { "201", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "200", "202" },
  { "truncated-end-does-not",
    { "3", DR_HEDGE_EXACT, "hộ" }, { "149", DR_HEDGE_EXACT, "%" }, DR_FIT_INCONSISTENT, NULL, NULL },
  { "hundred-per-cent",
    { "7", DR_HEDGE_EXACT, "hộ" }, { "100.0", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "7", "7" },
  { "no-target-below-one",
    { "1", DR_HEDGE_EXACT, "hộ" }, { "300", DR_HEDGE_EXACT, "%" }, DR_FIT_INCONSISTENT, NULL, NULL },
  { "hedged-part",
    { "8000", DR_HEDGE_OVER, "bộ" }, { "100", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "7961", "9045" },
  { "percentage-over",
    { "100", DR_HEDGE_EXACT, "bộ" }, { "100", DR_HEDGE_OVER, "%" }, DR_FIT_CONSISTENT, "51", "100" },
  { "percentage-at-least",
    { "100", DR_HEDGE_EXACT, "bộ" }, { "80", DR_HEDGE_AT_LEAST, "%" }, DR_FIT_CONSISTENT, "1", "125" },
  { "percentage-that-may-be-zero-bounds-no-target",
    { "5", DR_HEDGE_EXACT, "bộ" }, { "0", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "1000", NULL },
  { "nothing-is-zero-per-cent-of-anything",
    { "0", DR_HEDGE_EXACT, "vụ" }, { "0", DR_HEDGE_EXACT, "%" }, DR_FIT_UNDEFINED, NULL, NULL },
  { "nothing-is-no-half",
    { "0", DR_HEDGE_EXACT, "vụ" }, { "50", DR_HEDGE_EXACT, "%" }, DR_FIT_INCONSISTENT, NULL, NULL },
  { "perhaps-nothing",
    { "10", DR_HEDGE_ABOUT, "vụ" }, { "50", DR_HEDGE_EXACT, "%" }, DR_FIT_UNDEFINED, NULL, NULL },
  { "signs-that-contradict-each-other",
    { "-5", DR_HEDGE_EXACT, "đồng" }, { "50", DR_HEDGE_EXACT, "%" }, DR_FIT_INCONSISTENT, NULL, NULL },
  { "percentage-at-most-bounds-no-target",
    { "5", DR_HEDGE_EXACT, "bộ" }, { "50", DR_HEDGE_AT_MOST, "%" }, DR_FIT_CONSISTENT, "10", NULL },
  { "percentage-under-leaves-its-end-out",
    { "5", DR_HEDGE_EXACT, "bộ" }, { "60", DR_HEDGE_UNDER, "%" }, DR_FIT_CONSISTENT, "9", "9" },
  { "at-most-less-than-nothing",
    { "-5", DR_HEDGE_AT_MOST, "đồng" }, { "-50", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "10", NULL },
  { "below-zero-and-at-least",
    { "-5", DR_HEDGE_EXACT, "đồng" }, { "-50", DR_HEDGE_AT_LEAST, "%" }, DR_FIT_CONSISTENT, "10", NULL },
  { "below-zero-and-perhaps-nothing",
    { "-5", DR_HEDGE_EXACT, "đồng" }, { "0", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "1000", NULL },
  { "both-below-zero",
    { "-5", DR_HEDGE_EXACT, "đồng" }, { "-50", DR_HEDGE_EXACT, "%" }, DR_FIT_CONSISTENT, "10", "10" },
};

static void
test_integer (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DrQuantity) part = quantity (&integers[i].part);
  g_autoptr (DrQuantity) percent = quantity (&integers[i].percent);
  g_autoptr (GError) error = NULL;
  dr_int128 lowest = 0;
  dr_int128 highest = 0;

  g_assert_cmpint (dr_percent_fit_integer (part, percent, &lowest, &highest, &error), ==, integers[i].fit);
  g_assert_no_error (error);

  if (integers[i].lowest != NULL)
    {
      char text[DR_DECIMAL_BUFFER];

      dr_int128_write (lowest, text);
      g_assert_cmpstr (text, ==, integers[i].lowest);
      dr_int128_write (highest, text);
      if (integers[i].highest != NULL)
        g_assert_cmpstr (text, ==, integers[i].highest);
      else
        g_assert_true (highest == INT128_MAX);
    }
}

#define LARGEST "99999999999999999999999999999999999999"
/* One fewer: a half fits behind it, one more of its last digit does not. */
#define NINES "9999999999999999999999999999999999999"

/* What has no room in 128 bits proves nothing, wherever on the way the room ends. */
static const struct
{
  const char *name;
  Figure      part;
  Figure      whole;          /* without a value: of whole targets */
  Figure      percent;
} overflows[] = {
  { "of-the-part", { LARGEST, DR_HEDGE_EXACT, "ha" }, { "1", DR_HEDGE_EXACT, "hộ" }, { "100", DR_HEDGE_EXACT, "%" } },
  { "of-the-whole", { "1", DR_HEDGE_EXACT, "hộ" }, { LARGEST, DR_HEDGE_EXACT, "ha" }, { "100", DR_HEDGE_EXACT, "%" } },
  { "of-the-percentage", { "1", DR_HEDGE_EXACT, "hộ" }, { "2", DR_HEDGE_EXACT, "hộ" }, { LARGEST, DR_HEDGE_EXACT, "%" } },
  { "of-a-hedged-percentage", { "1", DR_HEDGE_EXACT, "hộ" }, { "2", DR_HEDGE_EXACT, "hộ" }, { LARGEST, DR_HEDGE_OVER, "%" } },
  { "of-a-percentage-cut-off", { "1", DR_HEDGE_EXACT, "hộ" }, { "2", DR_HEDGE_EXACT, "hộ" }, { NINES, DR_HEDGE_EXACT, "%" } },
  { "of-a-part-cut-off", { NINES, DR_HEDGE_EXACT, "ha" }, { "1", DR_HEDGE_EXACT, "hộ" }, { "1", DR_HEDGE_EXACT, "%" } },
  { "of-a-whole-cut-off", { "1", DR_HEDGE_EXACT, "hộ" }, { NINES, DR_HEDGE_EXACT, "ha" }, { "1", DR_HEDGE_EXACT, "%" } },
  /* Rounded, all ends of the quotient can be reduced. */
  { "of-the-quotient-of-figures-cut-off",
    { "80000000000000001999", DR_HEDGE_EXACT, "hộ" }, { "0.00000000000000000050", DR_HEDGE_EXACT, "ha" },
    { "1", DR_HEDGE_EXACT, "%" } },
  { "of-the-part-alone", { LARGEST, DR_HEDGE_EXACT, "ha" }, { NULL }, { "100", DR_HEDGE_EXACT, "%" } },
  { "of-the-percentage-alone", { "1", DR_HEDGE_EXACT, "hộ" }, { NULL }, { LARGEST, DR_HEDGE_EXACT, "%" } },
  { "of-the-percentage-alone-cut-off", { "1", DR_HEDGE_EXACT, "hộ" }, { NULL }, { NINES, DR_HEDGE_EXACT, "%" } },
};

static void
test_overflow (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DrQuantity) part = quantity (&overflows[i].part);
  g_autoptr (DrQuantity) whole = overflows[i].whole.value != NULL ? quantity (&overflows[i].whole) : NULL;
  g_autoptr (DrQuantity) percent = quantity (&overflows[i].percent);
  g_autoptr (GError) error = NULL;
  dr_int128 lowest, highest;

  g_assert_cmpint (whole != NULL ? dr_percent_fit (part, whole, percent, &error)
                                 : dr_percent_fit_integer (part, percent, &lowest, &highest, &error), ==, DR_FIT_UNDEFINED);
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
}

static void
test_overflow_only_where_the_quotient_overflows (void)
{
  g_autoptr (DrQuantity) part = quantity (&(Figure) { "99999999999999999999999999999999999999", DR_HEDGE_EXACT, "hộ" });
  g_autoptr (DrQuantity) whole = quantity (&(Figure) { "0.00007", DR_HEDGE_EXACT, "ha" });
  g_autoptr (DrQuantity) percent = quantity (&(Figure) { "100", DR_HEDGE_EXACT, "%" });
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dr_percent_fit (part, part, percent, &error), ==, DR_FIT_CONSISTENT);
  g_assert_no_error (error);
  g_assert_cmpint (dr_percent_fit (part, whole, percent, &error), ==, DR_FIT_UNDEFINED);
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
}

static DrQuantity *
exact (const DrDecimal *value,
       const char      *measure)
{
  g_autoptr (GRefString) name = g_ref_string_new (measure);

  return dr_quantity_new_from_decimal (value, NULL, DR_HEDGE_EXACT, name, name);
}

/* How many percentages of @part by @whole, from next to none on, are told, all of them rightly. */
static guint
compare_plain (const DrDecimal *part,
               const DrDecimal *whole,
               gboolean         countable)
{
  const char *measure = countable ? "hộ" : "ha";
  g_autoptr (DrQuantity) one = exact (part, measure);
  g_autoptr (DrQuantity) all = exact (whole, measure);
  guint n_told = 0;

  for (int exponent = -2; exponent <= 1; exponent++)
    for (dr_int128 coefficient = 0; coefficient <= 130; coefficient++)
      {
        DrDecimal stated = { coefficient, exponent };
        g_autoptr (DrQuantity) percent = exact (&stated, "%");
        DrFit fit;

        if (!dr_percent_fit_plain (part, whole, countable, &stated, &fit))
          continue;
        g_assert_cmpint (fit, ==, dr_percent_fit_uncut (one, all, percent, NULL));
        n_told++;
      }

  return n_told;
}

static void
test_plain (void)
{
  const DrDecimal figures[] = { { 0, 0 }, { 1, 0 }, { 3, 0 }, { 8, 0 }, { 33, 0 }, { 62, 0 }, { 640, 0 }, { 5, -1 }, { 125, -2 }, { 12, 2 },
                                { -4, 0 }, { 1, 13 },
                                /* 1,625 and 2,5 are ends of these: their quotient is where 60 % ends. */
                                { 2, 0 }, { 163, -2 } };
  guint n_told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
      n_told += compare_plain (&figures[i], &figures[j], FALSE) + compare_plain (&figures[i], &figures[j], TRUE);

  /* All but those of zero and less, and those too large. */
  g_assert_cmpuint (n_told, ==, 11 * 11 * 2 * 4 * 130);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/percent-fit/whole/%s", fits[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fit);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/percent-fit/integer/%s", integers[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_integer);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (overflows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/percent-fit/overflow/%s", overflows[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_overflow);
    }
  g_test_add_func ("/percent-fit/plain-figures-fit-alike", test_plain);
  g_test_add_func ("/percent-fit/overflow/only-where-the-quotient-overflows", test_overflow_only_where_the_quotient_overflows);

  return g_test_run ();
}
