/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "base/dr-error-private.h"

/* Pairs of periods that share days: any two of twenty thousand. */
#define MOST_RIVALS ((guint64) 1 << 28)

typedef struct
{
  gint32  period;
  gint32  group;
  guint32 first_day;
  guint32 last_day;
} Days;

static int
compare_days (gconstpointer left,
              gconstpointer right)
{
  const Days *one = left;
  const Days *other = right;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  if (one->first_day != other->first_day)
    return one->first_day < other->first_day ? -1 : 1;
  if (one->last_day != other->last_day)
    return one->last_day < other->last_day ? -1 : 1;

  return one->period < other->period ? -1 : one->period > other->period;
}

/* The periods that are in a group, in the order of groups and days. */
static GArray *
sort_days (const DrPeriodTable *table,
           const gint32        *code)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Days));

  for (gint32 period = 0; period < (gint32) table->n_periods; period++)
    {
      Days of_period = {
        .period = period,
        .group = code[period],
        .first_day = g_date_get_julian (dr_period_get_first_day (table->periods[period])),
        .last_day = g_date_get_julian (dr_period_get_last_day (table->periods[period])),
      };

      if (code[period] >= 0)
        g_array_append_val (days, of_period);
    }
  g_array_sort (days, compare_days);

  return days;
}

/* Where the cluster ends that begins at @start. */
static guint
find_end (const GArray *days,
          guint         start)
{
  const Days *first = &g_array_index (days, Days, start);
  guint32 last_day = first->last_day;
  guint end = start + 1;

  for (; end < days->len; end++)
    {
      const Days *next = &g_array_index (days, Days, end);

      if (next->group != first->group || next->first_day > last_day)
        break;
      last_day = MAX (last_day, next->last_day);
    }

  return end;
}

void
dr_period_overlaps_init (DrPeriodOverlaps    *self,
                         const DrPeriodTable *table,
                         const gint32        *code)
{
  gsize n_periods = MAX (table->n_periods, 1);
  g_autoptr (GArray) days = sort_days (table, code);
  gint32 n_sorted = 0;
  guint most = 0;

  *self = (DrPeriodOverlaps) {
    .table = table,
    .sorted = g_new (gint32, n_periods),
    .first = g_new0 (gint32, n_periods + 1),
    .cluster = g_new (gint32, n_periods),
    .place = g_new (gint32, n_periods),
  };
  for (guint32 period = 0; period < table->n_periods; period++)
    self->cluster[period] = -1;

  for (guint start = 0, end; start < days->len; start = end)
    {
      end = find_end (days, start);
      if (end - start == 1)
        continue;
      for (guint i = start; i < end; i++)
        {
          gint32 period = g_array_index (days, Days, i).period;

          self->cluster[period] = self->n_clusters;
          self->place[period] = (gint32) (i - start);
          self->sorted[n_sorted++] = period;
        }
      self->first[++self->n_clusters] = n_sorted;
      most = MAX (most, end - start);
    }
  self->n_words = (most + 63) / 64;
}

void
dr_period_overlaps_clear (DrPeriodOverlaps *self)
{
  g_clear_pointer (&self->sorted, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->cluster, g_free);
  g_clear_pointer (&self->place, g_free);
}

static gboolean
do_overlap (const DrPeriodOverlaps *self,
            gint32                  period,
            gint32                  other)
{
  return dr_query_check_do_overlap (self->table->periods[period], self->table->periods[other]);
}

gint32
dr_period_overlaps_find (const DrPeriodOverlaps *self,
                         const guint64          *seen,
                         gint32                  period)
{
  const gint32 *periods = self->sorted + self->first[self->cluster[period]];
  gsize word = (gsize) self->place[period] / 64;
  guint bit = (guint) self->place[period] % 64;
  guint64 before = seen[word] & (((guint64) 1 << bit) - 1);
  guint64 behind = seen[word] & ~(((guint64) 2 << bit) - 1);

  for (gsize i = word; before == 0 && i-- > 0;)
    {
      before = seen[i];
      if (before != 0)
        word = i;
    }
  if (before != 0)
    {
      gint32 other = periods[word * 64 + 63 - (gsize) __builtin_clzll (before)];

      if (do_overlap (self, period, other))
        return other;
    }

  word = (gsize) self->place[period] / 64;
  while (behind == 0 && ++word < self->n_words)
    behind = seen[word];
  if (behind != 0)
    {
      gint32 other = periods[word * 64 + (gsize) __builtin_ctzll (behind)];

      if (do_overlap (self, period, other))
        return other;
    }

  return -1;
}

static int
compare_numbers (gconstpointer left,
                 gconstpointer right)
{
  const gint32 *one = left;
  const gint32 *other = right;

  return *one < *other ? -1 : *one > *other;
}

/* Looks at each two periods that share days: counts them, or fills them in where there is room. Returns their number. */
static guint64
pair_up (const DrPeriodOverlaps *self,
         guint32                *n_rivals,
         const guint32          *first_rival,
         gint32                 *rivals)
{
  guint64 n_pairs = 0;

  for (gint32 cluster = 0; cluster < self->n_clusters; cluster++)
    for (gint32 i = self->first[cluster]; i < self->first[cluster + 1] && n_pairs <= MOST_RIVALS / 2; i++)
      for (gint32 j = i + 1; j < self->first[cluster + 1]; j++)
        {
          gint32 one = self->sorted[i];
          gint32 other = self->sorted[j];

          if (g_date_compare (dr_period_get_first_day (self->table->periods[other]),
                              dr_period_get_last_day (self->table->periods[one])) > 0)
            break;
          if (!do_overlap (self, one, other))
            continue;
          if (rivals != NULL)
            {
              rivals[first_rival[one] + n_rivals[one]] = other;
              rivals[first_rival[other] + n_rivals[other]] = one;
            }
          n_rivals[one]++;
          n_rivals[other]++;
          n_pairs++;
        }

  return n_pairs;
}

gboolean
dr_period_overlaps_list (const DrPeriodOverlaps *self,
                         guint32               **first_rival,
                         gint32                **rivals,
                         GError                **error)
{
  guint32 n_periods = self->table->n_periods;
  g_autofree guint32 *n_rivals = g_new0 (guint32, MAX (n_periods, 1));

  *first_rival = g_new0 (guint32, (gsize) n_periods + 1);
  *rivals = NULL;
  if (pair_up (self, n_rivals, NULL, NULL) > MOST_RIVALS / 2)
    return dr_error_set (error, DR_ERROR_LIMIT, "more periods share days than can be told apart");
  for (guint32 period = 0; period < n_periods; period++)
    {
      (*first_rival)[period + 1] = (*first_rival)[period] + n_rivals[period];
      n_rivals[period] = 0;
    }
  *rivals = g_new (gint32, MAX ((*first_rival)[n_periods], 1));
  pair_up (self, n_rivals, *first_rival, *rivals);
  for (guint32 period = 0; period < n_periods; period++)
    qsort (*rivals + (*first_rival)[period], n_rivals[period], sizeof **rivals, compare_numbers);

  return TRUE;
}
