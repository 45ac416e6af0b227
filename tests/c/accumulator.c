/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-accumulator-private.h"

#define NINES_38 "99999999999999999999999999999999999999"

static DrDecimal
decimal (const char *text)
{
  DrDecimal value;

  if (!dr_decimal_parse (text, -1, &value))
    g_error ("not a decimal: %s", text);

  return value;
}

/* An exact flow in the first measure. */
static DrTerm
exact (const char *text)
{
  DrDecimal value = decimal (text);

  return (DrTerm) {
    .value = value,
    .bounds = { value, value, DR_END_CLOSED, DR_END_CLOSED },
    .nature = DR_NATURE_FLOW,
    .flags = DR_TERM_REPORTED,
  };
}

static DrTerm
within (const char *lower,
        DrEnd       lower_end,
        const char *text,
        const char *upper,
        DrEnd       upper_end)
{
  DrTerm term = exact (text);

  term.bounds.lower_end = lower_end;
  term.bounds.upper_end = upper_end;
  if (lower != NULL)
    term.bounds.lower = decimal (lower);
  if (upper != NULL)
    term.bounds.upper = decimal (upper);

  return term;
}

static void
add_all (DrAccumulator      *accumulator,
         const char * const *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      DrTerm term = exact (texts[i]);
      dr_accumulator_add (accumulator, &term);
    }
}

static void
assert_decimal (const DrDecimal *value,
                const char      *expected)
{
  g_autofree char *text = dr_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_sum (const DrAccumulator *accumulator,
            const char          *expected)
{
  DrDecimal sum;

  if (expected == NULL)
    {
      g_assert_false (dr_accumulator_get_sum (accumulator, &sum));
      return;
    }

  g_assert_true (dr_accumulator_get_sum (accumulator, &sum));
  assert_decimal (&sum, expected);
}

static const struct
{
  const char *name;
  const char *terms[6];
  const char *sum;  /* NULL on overflow */
} sums[] = {
  { "one", { "7" }, "7" },
  { "several", { "96", "80", "-6" }, "170" },
  { "finest-exponent", { "1.5", "2.25", "3" }, "6.75" },
  { "zero-with-decimals", { "1.50", "-1.5" }, "0.00" },
  { "below-zero", { "-45.2", "5" }, "-40.2" },
  { "38-digits", { NINES_38 }, NINES_38 },
  { "38-digits-below-zero", { "-" NINES_38 }, "-" NINES_38 },
  { "wider-on-the-way", { NINES_38, NINES_38, "-" NINES_38, "-" NINES_38, "3" }, "3" },
  { "wider-by-decimals-on-the-way", { NINES_38, "0.001", "-" NINES_38 }, "0.001" },
  { "too-wide", { NINES_38, "1" }, NULL },
  { "too-wide-below-zero", { "-" NINES_38, "-1" }, NULL },
  { "too-wide-by-decimals", { NINES_38, "0.1" }, NULL },
  { "spread-too-wide-to-tell", { NINES_38, "0.00000000000000000001", "-" NINES_38 }, NULL },
};

static void
test_sum (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize n_terms = 0;

  while (n_terms < G_N_ELEMENTS (sums[i].terms) && sums[i].terms[n_terms] != NULL)
    n_terms++;

  /* Whatever term comes first, and forwards or backwards: the answer is the same. */
  for (gsize turn = 0; turn < 2 * n_terms; turn++)
    {
      DrAccumulator accumulator;
      dr_accumulator_init (&accumulator);

      for (gsize k = 0; k < n_terms; k++)
        {
          DrTerm term = exact (sums[i].terms[(turn < n_terms ? turn + k : turn + n_terms - k) % n_terms]);
          dr_accumulator_add (&accumulator, &term);
        }

      g_assert_cmpuint (accumulator.n_figures, ==, n_terms);
      assert_sum (&accumulator, sums[i].sum);
    }
}

static void
test_extremes_and_counts (void)
{
  DrAccumulator accumulator;
  dr_accumulator_init (&accumulator);

  dr_accumulator_add_missing (&accumulator, 2);
  g_assert_cmpuint (accumulator.n_figures, ==, 0);

  add_all (&accumulator, (const char *[]) { "3", "-2.50", "2.99", "-2.4", NULL });
  g_assert_cmpuint (accumulator.n_figures, ==, 4);
  g_assert_cmpuint (accumulator.n_missing, ==, 2);
  assert_decimal (&accumulator.minimum, "-2.50");
  assert_decimal (&accumulator.maximum, "3");
}

static void
test_bounds_add_up (void)
{
  DrAccumulator accumulator;
  DrBounds bounds;
  dr_accumulator_init (&accumulator);

  DrTerm over = within ("8000", DR_END_CLOSED, "8000", "9000", DR_END_OPEN);
  DrTerm count = exact ("12");
  DrTerm rounded = within ("45.15", DR_END_CLOSED, "45.2", "45.25", DR_END_CLOSED);
  dr_accumulator_add (&accumulator, &over);
  dr_accumulator_add (&accumulator, &count);
  dr_accumulator_add (&accumulator, &rounded);

  assert_sum (&accumulator, "8057.2");
  g_assert_true (dr_accumulator_get_bounds (&accumulator, &bounds));
  assert_decimal (&bounds.lower, "8057.15");
  assert_decimal (&bounds.upper, "9057.25");
  g_assert_cmpint (bounds.lower_end, ==, DR_END_CLOSED);
  g_assert_cmpint (bounds.upper_end, ==, DR_END_OPEN);
}

static void
test_absent_bound_stays_absent (void)
{
  DrAccumulator accumulator;
  DrBounds bounds;
  dr_accumulator_init (&accumulator);

  DrTerm at_least = within ("40", DR_END_CLOSED, "40", NULL, DR_END_ABSENT);
  DrTerm under = within ("1", DR_END_OPEN, "2", "2", DR_END_CLOSED);
  dr_accumulator_add (&accumulator, &at_least);
  dr_accumulator_add (&accumulator, &under);

  g_assert_true (dr_accumulator_get_bounds (&accumulator, &bounds));
  assert_decimal (&bounds.lower, "41");
  g_assert_cmpint (bounds.lower_end, ==, DR_END_OPEN);
  g_assert_cmpint (bounds.upper_end, ==, DR_END_ABSENT);
}

static void
test_bounds_may_overflow_alone (void)
{
  DrAccumulator accumulator;
  DrBounds bounds;
  dr_accumulator_init (&accumulator);

  DrTerm term = within ("0", DR_END_CLOSED, "1", NINES_38, DR_END_CLOSED);
  dr_accumulator_add (&accumulator, &term);
  dr_accumulator_add (&accumulator, &term);

  assert_sum (&accumulator, "2");
  g_assert_false (dr_accumulator_get_bounds (&accumulator, &bounds));
}

static const gint64 column[] = { 5, -3, G_MAXINT64, 0, G_MAXINT64, 7, -3, G_MININT64, 11, 2, 40 };
/* Lowest bit first: the figures at 2, 7 and 9 are missing. */
static const guint8 validity[] = { 0x7b, 0x05 };

/* Adds a column one figure at a time: what the fast path has to equal. */
static void
add_singly (DrAccumulator *accumulator,
            const DrTerm  *common,
            gsize          offset,
            gsize          length)
{
  for (gsize i = offset; i < offset + length; i++)
    {
      if ((validity[i / 8] >> (i % 8) & 1) == 0)
        {
          dr_accumulator_add_missing (accumulator, 1);
          continue;
        }

      DrTerm term = *common;
      term.value.coefficient = column[i];
      term.bounds = (DrBounds) { term.value, term.value, DR_END_CLOSED, DR_END_CLOSED };
      dr_accumulator_add (accumulator, &term);
    }
}

static void
assert_same (const DrAccumulator *left,
             const DrAccumulator *right)
{
  DrDecimal left_sum;
  DrDecimal right_sum;
  DrBounds left_bounds;
  DrBounds right_bounds;

  g_assert_cmpuint (left->n_figures, ==, right->n_figures);
  g_assert_cmpuint (left->n_missing, ==, right->n_missing);
  g_assert_cmpuint (left->flags, ==, right->flags);
  g_assert_cmpint (dr_accumulator_get_misfit (left), ==, dr_accumulator_get_misfit (right));
  if (left->n_figures == 0)
    return;

  g_assert_cmpint (dr_decimal_compare (&left->minimum, &right->minimum), ==, 0);
  g_assert_cmpint (dr_decimal_compare (&left->maximum, &right->maximum), ==, 0);
  g_assert_true (dr_accumulator_get_sum (left, &left_sum));
  g_assert_true (dr_accumulator_get_sum (right, &right_sum));
  g_assert_true (left_sum.coefficient == right_sum.coefficient);
  g_assert_cmpint (left_sum.exponent, ==, right_sum.exponent);
  g_assert_true (dr_accumulator_get_bounds (left, &left_bounds));
  g_assert_true (dr_accumulator_get_bounds (right, &right_bounds));
  g_assert_cmpint (dr_decimal_compare (&left_bounds.lower, &right_bounds.lower), ==, 0);
  g_assert_cmpint (dr_decimal_compare (&left_bounds.upper, &right_bounds.upper), ==, 0);
  g_assert_cmpint (left_bounds.lower_end, ==, right_bounds.lower_end);
  g_assert_cmpint (left_bounds.upper_end, ==, right_bounds.upper_end);
}

static void
test_column_equals_its_figures (void)
{
  DrTerm common = exact ("0.00");
  common.flags = DR_TERM_ESTIMATED;

  for (gsize offset = 0; offset < G_N_ELEMENTS (column); offset++)
    for (gsize length = 0; offset + length <= G_N_ELEMENTS (column); length++)
      {
        DrAccumulator together;
        DrAccumulator singly;
        DrTerm first = exact ("1.5");

        dr_accumulator_init (&together);
        dr_accumulator_add (&together, &first);
        singly = together;
        dr_accumulator_add_column (&together, &common, column, validity, offset, length);
        add_singly (&singly, &common, offset, length);
        assert_same (&together, &singly);
      }
}

static void
test_column_without_validity_is_whole (void)
{
  DrAccumulator accumulator;
  DrTerm common = exact ("0");
  dr_accumulator_init (&accumulator);

  dr_accumulator_add_column (&accumulator, &common, column, NULL, 0, 7);
  g_assert_cmpuint (accumulator.n_figures, ==, 7);
  g_assert_cmpuint (accumulator.n_missing, ==, 0);
  assert_sum (&accumulator, "18446744073709551620");
}

static void
test_merged_pieces_equal_the_whole (void)
{
  DrTerm common = exact ("0.0");
  DrAccumulator whole;

  dr_accumulator_init (&whole);
  add_singly (&whole, &common, 0, G_N_ELEMENTS (column));

  for (gsize cut = 0; cut <= G_N_ELEMENTS (column); cut++)
    {
      DrAccumulator left;
      DrAccumulator right;

      dr_accumulator_init (&left);
      dr_accumulator_init (&right);
      add_singly (&left, &common, 0, cut);
      add_singly (&right, &common, cut, G_N_ELEMENTS (column) - cut);
      dr_accumulator_merge (&right, &left);
      assert_same (&right, &whole);
    }
}

static const struct
{
  const char *name;
  DrTerm      terms[3];
  DrMisfit    misfit;
} misfits[] = {
  { "flows-over-time",
    { { .measure = 4, .date = 1 }, { .measure = 4, .date = 2 }, { .measure = 4, .date = 3 } },
    DR_MISFIT_NONE },
  { "stocks-of-one-date",
    { { .nature = DR_NATURE_STOCK, .date = 9 }, { .nature = DR_NATURE_STOCK, .date = 9 },
      { .nature = DR_NATURE_STOCK, .date = 9 } },
    DR_MISFIT_NONE },
  { "stocks-over-time",
    { { .nature = DR_NATURE_STOCK, .date = 9 }, { .nature = DR_NATURE_STOCK, .date = 9 },
      { .nature = DR_NATURE_STOCK, .date = 8 } },
    DR_MISFIT_DATES },
  { "stock-and-flow",
    { { .nature = DR_NATURE_FLOW }, { .nature = DR_NATURE_STOCK }, { .nature = DR_NATURE_FLOW } },
    DR_MISFIT_NATURES },
  { "ratios",
    { { .nature = DR_NATURE_RATIO }, { .nature = DR_NATURE_RATIO }, { .nature = DR_NATURE_RATIO } },
    DR_MISFIT_RATIO },
  { "ratio-before-all-else",
    { { .measure = 1 }, { .nature = DR_NATURE_RATIO, .measure = 2 }, { .nature = DR_NATURE_STOCK } },
    DR_MISFIT_RATIO },
  { "measures",
    { { .measure = 7 }, { .measure = 7 }, { .measure = 5 } },
    DR_MISFIT_MEASURES },
};

static void
test_misfit (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  /* The same in one go and merged of pieces, wherever they are cut. */
  for (gsize cut = 0; cut <= 3; cut++)
    {
      DrAccumulator left;
      DrAccumulator right;

      dr_accumulator_init (&left);
      dr_accumulator_init (&right);
      for (gsize k = 0; k < 3; k++)
        dr_accumulator_add (k < cut ? &left : &right, &misfits[i].terms[k]);
      dr_accumulator_merge (&left, &right);

      g_assert_cmpint (dr_accumulator_get_misfit (&left), ==, misfits[i].misfit);
    }
}

static void
test_misfit_names_both_measures (void)
{
  DrAccumulator accumulator;
  DrTerm term = exact ("1");
  dr_accumulator_init (&accumulator);

  for (gint32 measure = 3; measure < 6; measure++)
    {
      term.measure = measure;
      dr_accumulator_add (&accumulator, &term);
    }

  g_assert_cmpint (accumulator.measure, ==, 3);
  g_assert_cmpint (accumulator.other_measure, ==, 4);
}

static void
test_misfit_names_both_of_merged_pieces (void)
{
  DrAccumulator left;
  DrAccumulator right;
  DrTerm term = exact ("1");
  dr_accumulator_init (&left);
  dr_accumulator_init (&right);
  term.nature = DR_NATURE_STOCK;

  term.measure = term.date = 3;
  dr_accumulator_add (&left, &term);
  dr_accumulator_add (&right, &term);
  term.measure = term.date = 5;
  dr_accumulator_add (&right, &term);
  dr_accumulator_merge (&left, &right);

  g_assert_cmpint (left.measure, ==, 3);
  g_assert_cmpint (left.other_measure, ==, 5);
  g_assert_cmpint (left.date, ==, 3);
  g_assert_cmpint (left.other_date, ==, 5);
}

static void
test_estimate_makes_an_estimated_sum (void)
{
  DrAccumulator accumulator;
  DrTerm reported = exact ("1");
  DrTerm estimated = exact ("1");
  dr_accumulator_init (&accumulator);
  estimated.flags = DR_TERM_ESTIMATED;

  dr_accumulator_add (&accumulator, &reported);
  g_assert_cmpuint (accumulator.flags & DR_TERM_ESTIMATED, ==, 0);
  dr_accumulator_add (&accumulator, &estimated);
  g_assert_cmpuint (accumulator.flags & DR_TERM_ESTIMATED, !=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *path = g_strdup_printf ("/accumulator/sum/%s", sums[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sum);
    }
  g_test_add_func ("/accumulator/extremes-and-counts", test_extremes_and_counts);
  g_test_add_func ("/accumulator/bounds/add-up", test_bounds_add_up);
  g_test_add_func ("/accumulator/bounds/absent-stays-absent", test_absent_bound_stays_absent);
  g_test_add_func ("/accumulator/bounds/may-overflow-alone", test_bounds_may_overflow_alone);
  g_test_add_func ("/accumulator/column/equals-its-figures", test_column_equals_its_figures);
  g_test_add_func ("/accumulator/column/without-validity-is-whole", test_column_without_validity_is_whole);
  g_test_add_func ("/accumulator/merge/pieces-equal-the-whole", test_merged_pieces_equal_the_whole);
  for (gsize i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/accumulator/misfit/%s", misfits[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_misfit);
    }
  g_test_add_func ("/accumulator/misfit/names-both-measures", test_misfit_names_both_measures);
  g_test_add_func ("/accumulator/misfit/names-both-of-merged-pieces", test_misfit_names_both_of_merged_pieces);
  g_test_add_func ("/accumulator/estimate/makes-an-estimated-sum", test_estimate_makes_an_estimated_sum);

  return g_test_run ();
}
