/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From scores to ranks. */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include <string.h>

#include "figures/dr-ratio-private.h"

static int
compare_values (DrRatio  *left,
                DrRatio  *right,
                DrDesire  desire)
{
  /* Who has no value comes behind those who have one, whichever way is better. */
  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);

  int order = dr_ratio_compare (left, right);

  return desire == DR_DESIRE_MORE ? -order : order;
}

int
dr_standings_compare_merit (DrStandingsRules *rules,
                            DrDesire          desire,
                            DrStanding       *left,
                            DrStanding       *right)
{
  int order = compare_values (left->compared, right->compared, desire);

  for (guint i = 0; order == 0 && i < rules->tie_breaks->len; i++)
    {
      const DrTieBreak *tie_break = dr_tie_break_at (rules, i);

      order = compare_values (dr_score_row_get_value (left->row, tie_break->id),
                              dr_score_row_get_value (right->row, tie_break->id), tie_break->desire);
    }

  return order;
}

typedef struct
{
  DrStandingsRules *rules;
  DrDesire          desire;
} Order;

static int
compare_standings (gconstpointer left,
                   gconstpointer right,
                   gpointer      data)
{
  DrStanding *one = *(DrStanding * const *) left;
  DrStanding *other = *(DrStanding * const *) right;
  const Order *order = data;
  int difference = (one->score == NULL) - (other->score == NULL);

  if (difference == 0 && one->score != NULL)
    difference = dr_standings_compare_merit (order->rules, order->desire, one, other);

  return difference != 0 ? difference : strcmp (one->row->key, other->row->key);
}

/* The rank of unit @index of @n_tied that are tied, with @n_ahead before them and @n_better better results. */
static guint
find_rank (DrRankMethod method,
           guint        n_ahead,
           guint        n_better,
           guint        n_tied,
           guint        index)
{
  switch (method)
    {
    case DR_RANK_METHOD_DENSE:
      return n_better + 1;
    case DR_RANK_METHOD_MODIFIED:
      return n_ahead + n_tied;
    case DR_RANK_METHOD_ORDINAL:
      return n_ahead + index + 1;
    case DR_RANK_METHOD_COMPETITION:
    case DR_RANK_METHOD_FRACTIONAL:
    default:
      return n_ahead + 1;
    }
}

gboolean
dr_standings_order_cohort (DrStandingsRules  *rules,
                           DrDesire           desire,
                           DrStanding       **cohort,
                           guint              n_standings,
                           GError           **error)
{
  Order order = { rules, desire };
  guint n_ranked = 0;
  guint n_better = 0;

  g_qsort_with_data (cohort, (int) n_standings, sizeof (DrStanding *), compare_standings, &order);
  while (n_ranked < n_standings && cohort[n_ranked]->score != NULL)
    n_ranked++;
  for (guint i = 0; i < n_standings; i++)
    cohort[i]->cohort_size = n_ranked;

  for (guint start = 0, end; start < n_ranked; start = end)
    {
      for (end = start + 1; end < n_ranked; end++)
        if (dr_standings_compare_merit (rules, desire, cohort[start], cohort[end]) != 0)
          break;

      for (guint i = start; i < end; i++)
        {
          guint rank = find_rank (rules->method, start, n_better, end - start, i - start);
          /* The mean of the places from start + 1 to end. */
          gint64 twice = rules->method == DR_RANK_METHOD_FRACTIONAL ? (gint64) start + 1 + end : 2 * (gint64) rank;

          cohort[i]->rank = rank;
          cohort[i]->exact_rank = dr_ratio_new_from_integers (twice, 2, error);
          if (cohort[i]->exact_rank == NULL)
            return FALSE;
        }
      n_better++;
    }

  return TRUE;
}
