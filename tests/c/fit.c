/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-error.h>

#include "figures/dr-fit-private.h"

/* As many digits as a decimal has room for. */
#define LARGEST "99999999999999999999999999999999999999"
/* One fewer: a half fits behind it, one more of its last digit does not. */
#define NINES "9999999999999999999999999999999999999"

static DrDecimal
decimal (const char *text)
{
  DrDecimal value;

  g_assert_true (dr_decimal_parse (text, -1, &value));

  return value;
}

static DrQuantity *
quantity (const char *value,
          const char *measure,
          DrHedge     hedge)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *self = dr_quantity_new (value, measure, hedge, &error);

  g_assert_no_error (error);

  return self;
}

typedef struct
{
  const char *path;
  const char *value;
  const char *rounded;
  const char *truncated;
  const char *either;
} Stands;

static const Stands stands[] = {
  { "/fit/stands-for/a-whole-number", "12", "[11.5; 12.5]", "[12; 13)", "[11.5; 13)" },
  { "/fit/stands-for/decimals", "1.25", "[1.245; 1.255]", "[1.25; 1.26)", "[1.245; 1.26)" },
  { "/fit/stands-for/less-than-nothing", "-1.25", "[-1.255; -1.245]", "(-1.26; -1.25]", "(-1.26; -1.245]" },
  { "/fit/stands-for/zero", "0.0", "[-0.05; 0.05]", "(-0.1; 0.1)", "(-0.1; 0.1)" },
};

static void
assert_interval (DrInterval *interval,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrInterval) other = dr_interval_parse (expected, &error);

  g_assert_no_error (error);
  if (!dr_interval_equal (interval, other))
    {
      g_autofree char *written = dr_interval_to_string (interval);
      g_error ("%s, not %s", written, expected);
    }
}

static void
test_stands (gconstpointer data)
{
  const Stands *row = data;
  g_autoptr (GError) error = NULL;
  DrDecimal value = decimal (row->value);
  g_autoptr (DrInterval) rounded = dr_fit_get_rounded (&value, &error);
  g_autoptr (DrInterval) truncated = dr_fit_get_truncated (&value, &error);
  g_autoptr (DrInterval) either = dr_fit_get_rounded_or_truncated (&value, &error);

  g_assert_no_error (error);
  assert_interval (rounded, row->rounded);
  assert_interval (truncated, row->truncated);
  assert_interval (either, row->either);
}

typedef struct
{
  const char *path;
  const char *value;
  const char *measure;
  DrHedge     hedge;
  const char *either;
} Either;

static const Either eithers[] = {
  { "/fit/either/what-comes-whole-is-itself", "12", "hộ", DR_HEDGE_EXACT, "[12; 12]" },
  { "/fit/either/a-hedge-has-its-own-bounds", "12.5", "ha", DR_HEDGE_OVER, "[12.5; 12.6)" },
  { "/fit/either/decimals-may-be-cut-off", "12.5", "ha", DR_HEDGE_EXACT, "[12.45; 12.6)" },
  { "/fit/either/few-digits-are-not-cut-off", "12", "ha", DR_HEDGE_EXACT, "[11.5; 12.5)" },
  { "/fit/either/few-digits-below-zero-are-not-cut-off", "-12", "ha", DR_HEDGE_EXACT, "(-12.5; -11.5]" },
  { "/fit/either/many-digits-may-be-cut-off", "1200", "ha", DR_HEDGE_EXACT, "[1199.5; 1201)" },
  { "/fit/either/many-digits-below-zero-may-be-cut-off", "-1200", "ha", DR_HEDGE_EXACT, "(-1201; -1199.5]" },
};

static void
test_either (gconstpointer data)
{
  const Either *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) figure = quantity (row->value, row->measure, row->hedge);
  g_autoptr (DrInterval) interval = dr_fit_get_either (figure, &error);

  g_assert_no_error (error);
  assert_interval (interval, row->either);
}

/* «45,2 tỷ» has a digit to cut off, «45 tỷ» and «450 triệu» have none. */
static void
test_magnitudes (void)
{
  static const struct { const char *text; const char *either; } rows[] = {
    { "45,2 tỷ đồng", "[45150000000; 45300000000)" },
    { "45 tỷ đồng", "[44500000000; 45500000000)" },
    { "450 triệu đồng", "[449500000; 450500000)" },
    { "4.512 triệu đồng", "[4511500000; 4513000000)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuantity) figure = dr_quantity_parse (rows[i].text, &error);
      g_assert_no_error (error);
      g_autoptr (DrInterval) interval = dr_fit_get_either (figure, &error);
      g_assert_no_error (error);
      assert_interval (interval, rows[i].either);
    }
}

typedef struct
{
  const char *path;
  const char *computed;
  const char *stated;
  const char *measure;
  DrHedge     hedge;
  gboolean    may_be_rounded;
  DrFit       fit;
} Stated;

static const Stated stateds[] = {
  { "/fit/stated/a-count-is-itself", "[12; 12]", "12", "hộ", DR_HEDGE_EXACT, FALSE, DR_FIT_CONSISTENT },
  { "/fit/stated/a-count-is-nothing-near", "[12.2; 12.4]", "12", "hộ", DR_HEDGE_EXACT, FALSE, DR_FIT_INCONSISTENT },
  { "/fit/stated/a-mean-of-counts-is-rounded", "[12.2; 12.4]", "12", "hộ", DR_HEDGE_EXACT, TRUE, DR_FIT_CONSISTENT },
  { "/fit/stated/a-mean-of-counts-is-cut-off", "[12.6; 12.7]", "12", "hộ", DR_HEDGE_EXACT, TRUE, DR_FIT_TRUNCATED },
  { "/fit/stated/a-mean-of-counts-is-another", "[13.2; 13.4]", "12", "hộ", DR_HEDGE_EXACT, TRUE, DR_FIT_INCONSISTENT },
  { "/fit/stated/a-hedge-is-wider", "[12.6; 12.7]", "12", "hộ", DR_HEDGE_OVER, FALSE, DR_FIT_CONSISTENT },
  { "/fit/stated/a-hedge-has-an-end", "[13.6; 13.7]", "12", "hộ", DR_HEDGE_OVER, FALSE, DR_FIT_INCONSISTENT },
};

static void
test_stated (gconstpointer data)
{
  const Stated *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrInterval) computed = dr_interval_parse (row->computed, &error);
  g_assert_no_error (error);
  g_autoptr (DrQuantity) figure = quantity (row->stated, row->measure, row->hedge);

  g_assert_cmpint (dr_fit_stated (computed, figure, row->may_be_rounded, &error), ==, row->fit);
  g_assert_no_error (error);
}

typedef DrInterval * (*GetFunc) (const DrDecimal *value,
                                 GError         **error);

/* What has no room for a digit more has no bounds. */
static void
test_too_many_digits (void)
{
  static const GetFunc functions[] = { dr_fit_get_rounded, dr_fit_get_truncated, dr_fit_get_rounded_or_truncated };
  static const char * const values[] = { LARGEST, "-" LARGEST, "170141183460469231731687303715884105.72" };
  g_autoptr (DrInterval) point = dr_interval_parse ("[1; 1]", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      DrDecimal value = decimal (values[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (functions); j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DrInterval) interval = functions[j] (&value, &error);

          g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
          g_assert_null (interval);
        }

      g_autoptr (DrQuantity) figure = quantity (values[i], "ha", DR_HEDGE_EXACT);
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (dr_fit_stated (point, figure, FALSE, &error), ==, DR_FIT_UNDEFINED);
      g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
    }
}

/* Room on one side is not room on the other. */
static void
test_room_on_one_side (void)
{
  /* Both bounds are decimals; of the first only the upper is more than a ratio holds, of the second the lower too. */
  static const DrDecimal rows[] = { { 17, 37 }, { 18, 37 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_fit_get_rounded (&rows[i], &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
    }

  g_autoptr (GError) error = NULL;
  DrDecimal nines = decimal (NINES);
  g_autoptr (DrInterval) rounded = dr_fit_get_rounded (&nines, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rounded);

  g_autoptr (DrInterval) point = dr_interval_parse ("[1; 1]", NULL);
  g_autoptr (DrQuantity) figure = quantity (NINES, "ha", DR_HEDGE_EXACT);
  g_assert_cmpint (dr_fit_stated (point, figure, FALSE, &error), ==, DR_FIT_UNDEFINED);
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);

  g_autoptr (DrQuantity) hedged = quantity (LARGEST, "ha", DR_HEDGE_OVER);
  g_clear_error (&error);
  g_assert_cmpint (dr_fit_stated (point, hedged, FALSE, &error), ==, DR_FIT_UNDEFINED);
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (stands); i++)
    g_test_add_data_func (stands[i].path, &stands[i], test_stands);
  for (gsize i = 0; i < G_N_ELEMENTS (eithers); i++)
    g_test_add_data_func (eithers[i].path, &eithers[i], test_either);
  for (gsize i = 0; i < G_N_ELEMENTS (stateds); i++)
    g_test_add_data_func (stateds[i].path, &stateds[i], test_stated);
  g_test_add_func ("/fit/either/the-magnitude-tells-what-was-cut-off", test_magnitudes);
  g_test_add_func ("/fit/room-on-one-side-is-not-room-on-the-other", test_room_on_one_side);
  g_test_add_func ("/fit/too-many-digits-have-no-bounds", test_too_many_digits);

  return g_test_run ();
}
