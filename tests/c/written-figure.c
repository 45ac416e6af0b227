/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-written-figure-private.h"

/* Two figures of one thing in «value hedge»; values in scientific notation keep the place of their last digit. */
typedef struct
{
  const char *name;
  DrDecimal   values[2];
  DrHedge     hedges[2];
  gboolean    is_countable;
  gboolean    is_level;
  int         order;      /* of the first to the second */
  gboolean    covers;     /* the coarser, or the second of two as fine, may be the other */
} Case;

#define AMOUNT FALSE
#define COUNT TRUE
#define FLOW FALSE
#define LEVEL TRUE
#define EXACT { DR_HEDGE_EXACT, DR_HEDGE_EXACT }

static const Case cases[] = {
  { "rounded", { { 126, 8 }, { 12583, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "rounded-as-said", { { 126, 8 }, { 12600, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "rounded-up", { { 126, 8 }, { 12550, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "cut-off", { { 452, 8 }, { 45286, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "neither-rounded-nor-cut-off", { { 452, 8 }, { 45120, 6 } }, EXACT, AMOUNT, FLOW, 1, FALSE },
  { "never-up-to-the-next-digit", { { 126, 8 }, { 12700, 6 } }, EXACT, AMOUNT, FLOW, 1, FALSE },
  { "rounded-below-zero", { { -126, 8 }, { -12583, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "cut-off-below-zero", { { -126, 8 }, { -12690, 6 } }, EXACT, AMOUNT, FLOW, 1, TRUE },
  { "the-next-digit-below-zero", { { -126, 8 }, { -12700, 6 } }, EXACT, AMOUNT, FLOW, 1, FALSE },
  { "of-the-other-sign", { { -126, 8 }, { 12583, 6 } }, EXACT, AMOUNT, FLOW, 1, FALSE },
  { "two-counts", { { 512, 0 }, { 521, 0 } }, EXACT, COUNT, LEVEL, 0, FALSE },
  { "one-count", { { 512, 0 }, { 512, 0 } }, EXACT, COUNT, LEVEL, 0, TRUE },
  { "neighbours", { { 126, 8 }, { 127, 8 } }, EXACT, AMOUNT, FLOW, 0, FALSE },
  { "a-count-of-thousands", { { 12, 2 }, { 1215, 0 } }, EXACT, COUNT, FLOW, 1, TRUE },
  { "a-round-count-is-no-other", { { 500, 0 }, { 512, 0 } }, EXACT, COUNT, LEVEL, 0, FALSE },
  { "over", { { 95, 0 }, { 96, 0 } }, { DR_HEDGE_OVER, DR_HEDGE_EXACT }, COUNT, FLOW, 1, TRUE },
  { "over-and-far-above", { { 95, 0 }, { 97, 0 } }, { DR_HEDGE_OVER, DR_HEDGE_EXACT }, COUNT, FLOW, 1, FALSE },
  { "over-and-below", { { 95, 0 }, { 94, 0 } }, { DR_HEDGE_OVER, DR_HEDGE_EXACT }, COUNT, FLOW, 1, FALSE },
  { "over-thousands", { { 8000, 0 }, { 8214, 0 } }, { DR_HEDGE_OVER, DR_HEDGE_EXACT }, COUNT, FLOW, 1, TRUE },
  { "under", { { 5214, 0 }, { 5300, 0 } }, { DR_HEDGE_EXACT, DR_HEDGE_UNDER }, COUNT, FLOW, -1, TRUE },
  { "under-and-above", { { 5314, 0 }, { 5300, 0 } }, { DR_HEDGE_EXACT, DR_HEDGE_UNDER }, COUNT, FLOW, -1, FALSE },
  { "about", { { 200, 0 }, { 187, 0 } }, { DR_HEDGE_ABOUT, DR_HEDGE_EXACT }, COUNT, FLOW, 1, TRUE },
  { "about-another-event", { { 200, 0 }, { 120, 0 } }, { DR_HEDGE_ABOUT, DR_HEDGE_EXACT }, COUNT, FLOW, 1, FALSE },
  { "about-a-level", { { 200, 0 }, { 120, 0 } }, { DR_HEDGE_ABOUT, DR_HEDGE_EXACT }, COUNT, LEVEL, 1, TRUE },
  { "at-least-a-level", { { 500, 0 }, { 812, 0 } }, { DR_HEDGE_AT_LEAST, DR_HEDGE_EXACT }, COUNT, LEVEL, 1, TRUE },
  { "at-least-of-events", { { 500, 0 }, { 812, 0 } }, { DR_HEDGE_AT_LEAST, DR_HEDGE_EXACT }, COUNT, FLOW, 1, FALSE },
  { "at-most-a-level", { { 12, 0 }, { 500, 0 } }, { DR_HEDGE_EXACT, DR_HEDGE_AT_MOST }, COUNT, LEVEL, -1, TRUE },
  { "at-most-of-events", { { 12, 0 }, { 500, 0 } }, { DR_HEDGE_EXACT, DR_HEDGE_AT_MOST }, COUNT, FLOW, -1, FALSE },
  { "at-most-and-little-less", { { 480, 0 }, { 500, 0 } }, { DR_HEDGE_EXACT, DR_HEDGE_AT_MOST }, COUNT, FLOW, -1, TRUE },
  { "two-words-for-one", { { 8000, 0 }, { 9000, 0 } }, { DR_HEDGE_OVER, DR_HEDGE_UNDER }, COUNT, FLOW, 0, TRUE },
  { "too-wide-for-a-decimal", { { (dr_int128) 1 << 126, 0 }, { 12, 0 } }, EXACT, AMOUNT, LEVEL, 1, FALSE },
  { "too-wide-for-a-decimal-and-finer", { { (dr_int128) 1 << 126, 0 }, { 125, -1 } }, EXACT, AMOUNT, LEVEL, 1, FALSE },
  { "too-wide-below-zero-and-finer", { { -((dr_int128) 1 << 126), 0 }, { -125, -1 } }, EXACT, AMOUNT, LEVEL, 1, FALSE },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  DrWrittenFigure figures[2];

  for (guint i = 0; i < 2; i++)
    figures[i] = dr_written_figure_make (&test->values[i], NULL, test->hedges[i], test->is_countable, test->is_level);
  g_assert_cmpint (dr_written_figure_compare (&figures[0], &figures[1]), ==, test->order);
  g_assert_cmpint (dr_written_figure_compare (&figures[1], &figures[0]), ==, -test->order);
  g_assert_cmpint (test->order > 0 ? dr_written_figure_covers (&figures[0], &figures[1])
                                   : dr_written_figure_covers (&figures[1], &figures[0]), ==, test->covers);
}

static void
test_range (void)
{
  const DrDecimal five_hundred = { 500, 0 };
  const DrDecimal six_hundred = { 600, 0 };
  const DrDecimal inside = { 612, 0 };
  DrWrittenFigure range = dr_written_figure_make (&five_hundred, &six_hundred, DR_HEDGE_RANGE, TRUE, FALSE);
  DrWrittenFigure end = dr_written_figure_make (&six_hundred, NULL, DR_HEDGE_EXACT, TRUE, FALSE);
  DrWrittenFigure beyond = dr_written_figure_make (&inside, NULL, DR_HEDGE_EXACT, TRUE, FALSE);
  DrWrittenFigure about = dr_written_figure_make (&five_hundred, NULL, DR_HEDGE_ABOUT, TRUE, FALSE);

  g_assert_true (dr_written_figure_covers (&range, &end));
  g_assert_false (dr_written_figure_covers (&range, &beyond));
  g_assert_false (dr_written_figure_covers (&about, &range));
}

/* «Từ 500 đến 500» says no more than 500. */
static void
test_range_of_one_value (void)
{
  const DrDecimal five_hundred = { 500, 0 };
  const DrDecimal five_hundred_and_ten = { 510, 0 };
  DrWrittenFigure range = dr_written_figure_make (&five_hundred, &five_hundred, DR_HEDGE_RANGE, TRUE, FALSE);
  DrWrittenFigure count = dr_written_figure_make (&five_hundred, NULL, DR_HEDGE_EXACT, TRUE, FALSE);
  DrWrittenFigure other = dr_written_figure_make (&five_hundred_and_ten, NULL, DR_HEDGE_EXACT, TRUE, FALSE);
  DrWrittenFigure about = dr_written_figure_make (&five_hundred, NULL, DR_HEDGE_ABOUT, TRUE, FALSE);

  g_assert_cmpint (dr_written_figure_compare (&range, &count), ==, 0);
  g_assert_true (dr_written_figure_covers (&range, &count));
  g_assert_true (dr_written_figure_covers (&count, &range));
  g_assert_false (dr_written_figure_covers (&other, &range));
  g_assert_true (dr_written_figure_covers (&about, &range));
}

/* What is wider than a number can tell is coarser than all that is not. */
static void
test_range_too_wide (void)
{
  const DrDecimal low = { -((dr_int128) 1 << 126), 0 };
  const DrDecimal high = { (dr_int128) 1 << 126, 0 };
  const DrDecimal twelve = { 12, 0 };
  DrWrittenFigure range = dr_written_figure_make (&low, &high, DR_HEDGE_RANGE, TRUE, FALSE);
  DrWrittenFigure count = dr_written_figure_make (&twelve, NULL, DR_HEDGE_EXACT, TRUE, FALSE);

  g_assert_cmpint (dr_written_figure_compare (&range, &count), ==, 1);
  g_assert_cmpint (dr_written_figure_compare (&count, &range), ==, -1);
  g_assert_true (dr_written_figure_covers (&range, &count));
}

static void
test_telling (void)
{
  static const struct
  {
    DrDecimal value;
    gboolean  is_telling;
  } rows[] = { { { 163, 0 }, TRUE }, { { 20, 0 }, FALSE }, { { 0, 0 }, FALSE }, { { 11, 9 }, TRUE }, { { -2000, 0 }, FALSE },
               { { -21, 0 }, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DrWrittenFigure figure = dr_written_figure_make (&rows[i].value, NULL, DR_HEDGE_EXACT, TRUE, FALSE);

      g_assert_cmpint (dr_written_figure_is_telling (&figure), ==, rows[i].is_telling);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/written-figure/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/written-figure/range", test_range);
  g_test_add_func ("/written-figure/range-of-one-value", test_range_of_one_value);
  g_test_add_func ("/written-figure/range-too-wide", test_range_too_wide);
  g_test_add_func ("/written-figure/telling", test_telling);

  return g_test_run ();
}
