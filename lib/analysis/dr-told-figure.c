/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dr-told-figure-private.h"

int
dr_told_figure_compare_number (gconstpointer left,
                               gconstpointer right)
{
  const DrToldFigure *one = left;
  const DrToldFigure *other = right;

  return one->number < other->number ? -1 : one->number > other->number;
}

static int
compare_plans (gconstpointer left,
               gconstpointer right)
{
  const DrToldFigure *one = left;
  const DrToldFigure *other = right;
  int compared = (one->rank > other->rank) - (one->rank < other->rank);

  if (compared == 0)
    compared = dr_decimal_compare (&one->plan, &other->plan);

  return compared != 0 ? compared : dr_told_figure_compare_number (left, right);
}

int
dr_told_figure_compare (gconstpointer left,
                        gconstpointer right)
{
  const DrToldFigure *one = left;
  const DrToldFigure *other = right;
  int compared = dr_written_figure_compare (&one->figure, &other->figure);

  return compared != 0 ? compared : compare_plans (left, right);
}

static int
compare_values (gconstpointer left,
                gconstpointer right,
                gpointer      data)
{
  const DrToldFigure *one = left;
  const DrToldFigure *other = right;
  int compared = dr_decimal_compare (&one->figure.value, &other->figure.value);

  return compared != 0 ? compared : compare_plans (left, right);
}

DrToldVerdict
dr_told_judge (DrToldPlan finer,
               DrToldPlan coarser,
               gboolean   is_same,
               gboolean   is_finer,
               gboolean   is_level,
               gboolean   takes_any)
{
  gboolean are_of_own_period = finer == DR_TOLD_PLAN_OF_OWN_PERIOD && coarser == DR_TOLD_PLAN_OF_OWN_PERIOD;

  if (coarser == DR_TOLD_NO_PLAN)
    return DR_TOLD_ONCE;
  if (finer == DR_TOLD_NO_PLAN)
    return DR_TOLD_ONCE_PLANNED;
  /* That of the year may be held against other quarters too. */
  if (is_same)
    return coarser < finer || (coarser == finer && is_finer) ? DR_TOLD_ONCE_PLANNED : DR_TOLD_ONCE;
  if (!takes_any || (are_of_own_period && !is_level))
    return DR_TOLD_APART;
  if (are_of_own_period)
    return DR_TOLD_PLANS_DIFFER;

  return coarser == DR_TOLD_PLAN_OF_OWN_PERIOD ? DR_TOLD_PLANS_CHANGE : DR_TOLD_PLAN_STAYS;
}

guint
dr_told_plan_get_rank (DrToldPlan self)
{
  static const guint ranks[] = { [DR_TOLD_PLAN_OF_OWN_PERIOD] = 0, [DR_TOLD_PLAN_OF_LONGER_PERIOD] = 1, [DR_TOLD_NO_PLAN] = 2 };

  return ranks[self];
}

GSequence *
dr_told_figures_new (void)
{
  return g_sequence_new (NULL);
}

void
dr_told_figures_keep (GSequence    *kept,
                      DrToldFigure *told)
{
  g_sequence_insert_sorted (kept, told, compare_values, NULL);
}

gboolean
dr_told_figures_know (GSequence          *kept,
                      const DrToldFigure *told,
                      DrToldFunc          func,
                      gpointer            data)
{
  const DrToldFigure least = { .figure = { .value = told->figure.least }, .rank = 0, .plan = { -1, DR_DECIMAL_MAX_EXPONENT }, .number = -1 };
  GSequenceIter *at = told->figure.has_least ? g_sequence_search (kept, (gpointer) &least, compare_values, NULL)
                                             : g_sequence_get_begin_iter (kept);

  for (guint i = 0; i < DR_MOST_TOLD && !g_sequence_iter_is_end (at); i++, at = g_sequence_iter_next (at))
    {
      const DrToldFigure *other = g_sequence_get (at);

      if (told->figure.has_greatest && dr_decimal_compare (&other->figure.value, &told->figure.greatest) > 0)
        break;
      if (dr_written_figure_covers (&told->figure, &other->figure) && func (told, other, data))
        return TRUE;
    }

  return FALSE;
}
