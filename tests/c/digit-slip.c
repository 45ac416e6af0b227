/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rule that goes by chance alone: what it finds, and how seldom it blames figures that were not meant so. */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#define SWAPS 200
#define LINES 1000
#define FIGURES_A_LINE 8
/* One figure of 2,000 may be blamed. */
#define BLAMED_MOST (LINES * FIGURES_A_LINE / 2000)

static guint
count_findings (const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *text = g_strdup_printf ("BÁO CÁO\nkết quả công tác năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n%s", words);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  guint n = 0;

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    n += g_str_equal (dr_finding_get_rule (dr_findings_get (findings, i)), "digit-slip");

  return n;
}

/* Two neighbours of six digits, of which the first is not the higher one of the two. */
static gint32
swap_neighbours (gint32 figure,
                 gint32 power)
{
  gint32 low = figure / power % 10;
  gint32 high = figure / (power * 10) % 10;

  return figure + (low - high) * power * 9;
}

static void
test_swapped (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240601);

  for (guint i = 0; i < SWAPS; i++)
    {
      gint32 one = g_rand_int_range (random, 200000, 400000);
      gint32 other = g_rand_int_range (random, 200000, 400000);
      gint32 power = (gint32[]) { 1, 10, 100, 1000 }[g_rand_int_range (random, 0, 4)];
      gint32 wrong = swap_neighbours (one + other, power);
      g_autofree char *words = g_strdup_printf ("Trồng tập trung %d cây.\nTrồng phân tán %d cây.\nHai đợt trồng %d cây.", one, other,
                                                wrong);
      guint n = count_findings (words);

      /* Two equal neighbours cannot be swapped; two noughts at the end tell nothing. */
      if (wrong == one + other)
        g_assert_cmpuint (n, ==, 0);
      else if (wrong % 100 != 0)
        g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_at_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240602);
  guint n_blamed = 0;

  for (guint i = 0; i < LINES; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint j = 0; j < FIGURES_A_LINE; j++)
        g_string_append_printf (words, "Điểm %u trồng %d cây.%s", j + 1, g_rand_int_range (random, 10000, 1000000),
                                j % 3 == 2 ? "\n" : " ");
      n_blamed += count_findings (words->str);
    }

  g_test_message ("%u of %u figures at random are blamed", n_blamed, LINES * FIGURES_A_LINE);
  g_assert_cmpuint (n_blamed, <=, BLAMED_MOST);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digit-slip/swapped-digits-are-found", test_swapped);
  g_test_add_func ("/digit-slip/of-figures-at-random-one-in-two-thousand-is-blamed", test_at_random);

  return g_test_run ();
}
