/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-query-check-private.h"

/* Enough for clusters of more than a word. */
#define N_PERIODS 180
#define N_GROUPS 3

static DrPeriodTable *
make_table (gint *code)
{
  DrPeriodTable *table = dr_period_table_new (N_PERIODS);

  for (guint i = 0; i < N_PERIODS; i++)
    {
      GDate first;
      GDate last;

      g_date_clear (&first, 1);
      g_date_set_dmy (&first, 1, G_DATE_JANUARY, 2024);
      g_date_add_days (&first, (guint) g_test_rand_int_range (0, 700));
      last = first;
      g_date_add_days (&last, (guint) g_test_rand_int_range (0, i % 40 == 0 ? 300 : 9));
      table->periods[i] = dr_period_new_range (&first, &last, NULL);
      g_assert_nonnull (table->periods[i]);
      code[i] = g_test_rand_int_range (-1, N_GROUPS);
    }

  return table;
}

static gboolean
are_rivals (const DrPeriodTable *table,
            const gint          *code,
            gint                 one,
            gint                 other)
{
  return code[one] >= 0 && code[one] == code[other] && dr_query_check_do_overlap (table->periods[one], table->periods[other]);
}

/* Those that the sweep finds are those that each two, held against each other, show. */
static void
test_lists_what_each_two_show (void)
{
  for (guint round = 0; round < 20; round++)
    {
      gint code[N_PERIODS];
      g_autoptr (DrPeriodTable) table = make_table (code);
      g_auto (DrPeriodOverlaps) overlaps = { NULL };
      g_autofree guint32 *first = NULL;
      g_autofree gint32 *rivals = NULL;
      g_autoptr (GError) error = NULL;

      dr_period_overlaps_init (&overlaps, table, code);
      g_assert_true (dr_period_overlaps_list (&overlaps, &first, &rivals, &error));
      g_assert_no_error (error);
      for (gint i = 0; i < N_PERIODS; i++)
        {
          guint32 at = first[i];

          for (gint j = 0; j < N_PERIODS; j++)
            if (are_rivals (table, code, i, j))
              {
                g_assert_cmpuint (at, <, first[i + 1]);
                g_assert_cmpint (rivals[at++], ==, j);
              }
          g_assert_cmpuint (at, ==, first[i + 1]);
          if (first[i + 1] > first[i])
            g_assert_cmpint (overlaps.cluster[i], >=, 0);
        }
    }
}

/* Periods are met one after another; each is held against the nearest of those that were kept, and all of them. */
static void
test_finds_a_rival_among_those_seen (void)
{
  guint n_found = 0;

  for (guint round = 0; round < 50; round++)
    {
      gint code[N_PERIODS];
      g_autoptr (DrPeriodTable) table = make_table (code);
      g_auto (DrPeriodOverlaps) overlaps = { NULL };
      gboolean is_kept[N_PERIODS] = { FALSE };

      dr_period_overlaps_init (&overlaps, table, code);
      g_autofree guint64 *seen = g_new0 (guint64, MAX ((gsize) overlaps.n_clusters * overlaps.n_words, 1));
      for (gint i = 0; i < N_PERIODS; i++)
        {
          gboolean has_rival = FALSE;

          for (gint j = 0; j < i; j++)
            has_rival |= is_kept[j] && are_rivals (table, code, i, j);
          if (code[i] < 0)
            continue;
          if (overlaps.cluster[i] < 0)
            {
              g_assert_false (has_rival);
              continue;
            }

          guint64 *of_cluster = seen + (gsize) overlaps.cluster[i] * overlaps.n_words;
          gint32 other = dr_period_overlaps_find (&overlaps, of_cluster, i);
          g_assert_cmpint (other >= 0, ==, has_rival);
          n_found += has_rival;
          if (has_rival)
            {
              g_assert_true (is_kept[other] && are_rivals (table, code, i, other));
              continue;
            }
          is_kept[i] = TRUE;
          of_cluster[overlaps.place[i] / 64] |= (guint64) 1 << overlaps.place[i] % 64;
        }
    }

  g_assert_cmpuint (n_found, >, 100);
}

/* A hundred years of days in one group are looked at in no more time than it takes to sort them. */
static void
test_many_periods_take_no_time (void)
{
  const guint n_periods = 36500;
  g_autoptr (DrPeriodTable) table = dr_period_table_new (n_periods);
  g_autofree gint32 *code = g_new0 (gint32, n_periods);
  g_auto (DrPeriodOverlaps) overlaps = { NULL };
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 1950);
  for (guint i = 0; i < n_periods; i++)
    {
      table->periods[i] = dr_period_new_range (&day, &day, NULL);
      g_date_add_days (&day, 1);
    }
  gint64 start = g_get_monotonic_time ();
  dr_period_overlaps_init (&overlaps, table, code);
  g_assert_cmpint (overlaps.n_clusters, ==, 0);
  /* Each two would be more than a billion comparisons. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period-overlaps/lists-what-each-two-show", test_lists_what_each_two_show);
  g_test_add_func ("/period-overlaps/finds-a-rival-among-those-seen", test_finds_a_rival_among_those_seen);
  g_test_add_func ("/period-overlaps/many-periods-take-no-time", test_many_periods_take_no_time);

  return g_test_run ();
}
