/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-error.h>

#include "figures/dr-bounds-private.h"

static const struct
{
  const char *name;
  DrDecimal   value;
  DrDecimal   upper;
  DrHedge     hedge;
  gboolean    is_countable;
  const char *interval; /* NULL where the bounds do not fit */
} vectors[] = {
  { "a-count", { 12, 0 }, { 0, 0 }, DR_HEDGE_EXACT, TRUE, "[12; 12]" },
  { "a-count-with-a-magnitude", { 12, 3 }, { 0, 0 }, DR_HEDGE_EXACT, TRUE, "[11500; 12500)" },
  { "a-count-with-decimals", { 25, -1 }, { 0, 0 }, DR_HEDGE_EXACT, TRUE, "[49/20; 51/20)" },
  { "a-measure", { 12, 0 }, { 0, 0 }, DR_HEDGE_EXACT, FALSE, "[23/2; 25/2)" },
  { "a-measure-below-zero", { -12, 0 }, { 0, 0 }, DR_HEDGE_EXACT, FALSE, "(-25/2; -23/2]" },
  { "over", { 8000, 0 }, { 0, 0 }, DR_HEDGE_OVER, TRUE, "[8000; 9000)" },
  { "over-with-a-magnitude", { 32, 8 }, { 0, 0 }, DR_HEDGE_OVER, TRUE, "[3200000000; 3300000000)" },
  { "under", { 2, 9 }, { 0, 0 }, DR_HEDGE_UNDER, TRUE, "(1000000000; 2000000000]" },
  { "about", { 200, 0 }, { 0, 0 }, DR_HEDGE_ABOUT, TRUE, "[100; 300]" },
  { "at-least", { 12, 0 }, { 0, 0 }, DR_HEDGE_AT_LEAST, TRUE, "[12; ∞)" },
  { "at-most", { 12, 0 }, { 0, 0 }, DR_HEDGE_AT_MOST, TRUE, "(-∞; 12]" },
  { "a-range", { 20, 0 }, { 25, 0 }, DR_HEDGE_RANGE, TRUE, "[20; 25]" },
  { "wider-than-a-decimal", { (dr_int128) 1 << 126, 0 }, { 0, 0 }, DR_HEDGE_EXACT, FALSE, NULL },
  { "finer-than-a-decimal", { 1, -38 }, { 0, 0 }, DR_HEDGE_EXACT, FALSE, NULL },
};

static void
test_find (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DrBounds bounds;

  g_assert_cmpint (dr_bounds_find (&vectors[i].value,
                                   &vectors[i].upper,
                                   vectors[i].hedge,
                                   vectors[i].is_countable,
                                   &bounds), ==, vectors[i].interval != NULL);
  if (vectors[i].interval != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrInterval) interval = dr_bounds_to_interval (&bounds, &error);
      g_assert_no_error (error);
      g_autofree char *text = dr_interval_to_string (interval);

      g_assert_cmpstr (text, ==, vectors[i].interval);
    }
}

static void
test_interval_too_wide_for_a_ratio (void)
{
  const DrBounds bounds = { { 1, 0 }, { 7, 38 }, DR_END_CLOSED, DR_END_CLOSED };
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_bounds_to_interval (&bounds, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bounds/find/%s", vectors[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_find);
    }
  g_test_add_func ("/bounds/interval/too-wide-for-a-ratio", test_interval_too_wide_for_a_ratio);

  return g_test_run ();
}
