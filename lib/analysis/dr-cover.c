/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dr-cover-private.h"

/* Plans for one period: items from @start up to @end. */
typedef struct
{
  DrPeriod *period;
  guint     start;
  guint     end;
  gboolean  is_repeated;  /* by items of shorter periods */
} Plan;

static int
compare_periods (DrPeriod *one,
                 DrPeriod *other)
{
  int compared = g_date_compare (dr_period_get_first_day (one), dr_period_get_first_day (other));

  return compared != 0 ? compared : g_date_compare (dr_period_get_last_day (one), dr_period_get_last_day (other));
}

static int
compare_numbers (const DrCoverItem *one,
                 const DrCoverItem *other)
{
  return one->number < other->number ? -1 : one->number > other->number;
}

static int
compare_plans (gconstpointer left,
               gconstpointer right)
{
  const DrCoverItem *one = *(const DrCoverItem * const *) left;
  const DrCoverItem *other = *(const DrCoverItem * const *) right;
  int compared = compare_periods (one->planned_for, other->planned_for);

  return compared != 0 ? compared : compare_numbers (one, other);
}

static int
compare_actuals (gconstpointer left,
                 gconstpointer right)
{
  const DrCoverItem *one = *(const DrCoverItem * const *) left;
  const DrCoverItem *other = *(const DrCoverItem * const *) right;
  int compared = compare_periods (one->period, other->period);

  return compared != 0 ? compared : compare_numbers (one, other);
}

static DrCoverConflict
note_conflict (GPtrArray       *items,
               DrCoverConflict  conflict,
               gpointer         one,
               gpointer         other)
{
  g_ptr_array_set_size (items, 2);
  items->pdata[0] = one;
  items->pdata[1] = other;

  return conflict;
}

/* Tells plans for different periods apart. Sorted by their days, only neighbours share any if none before them do. */
static DrCoverConflict
find_plans (GPtrArray *items,
            GPtrArray *planned,
            GArray    *plans)
{
  for (guint i = 0; i < planned->len; i++)
    {
      DrCoverItem *item = planned->pdata[i];
      Plan *last = plans->len == 0 ? NULL : &g_array_index (plans, Plan, plans->len - 1);
      gboolean is_repeated = compare_periods (item->planned_for, item->period) != 0;

      if (last != NULL && compare_periods (last->period, item->planned_for) == 0)
        {
          last->end = i + 1;
          last->is_repeated |= is_repeated;
          continue;
        }
      if (last != NULL && g_date_compare (dr_period_get_first_day (item->planned_for),
                                          dr_period_get_last_day (last->period)) <= 0)
        return note_conflict (items, DR_COVER_PLANS_SHARE_DAYS, planned->pdata[last->start], item);

      Plan plan = { .period = item->planned_for, .start = i, .end = i + 1, .is_repeated = is_repeated };
      g_array_append_val (plans, plan);
    }

  return DR_COVER_FITS;
}

/* The one that counts of all that say the same plan: what was said last, or of several that could be it the first. */
static DrCoverConflict
find_last_word (GPtrArray    *items,
                GPtrArray    *planned,
                const Plan   *plan,
                DrCoverFunc   is_same,
                DrCoverItem **last_word)
{
  const GDate *latest = NULL;

  *last_word = NULL;
  for (guint i = plan->start; i < plan->end; i++)
    {
      const GDate *date = ((const DrCoverItem *) planned->pdata[i])->said_on;

      if (date != NULL && (latest == NULL || g_date_compare (date, latest) > 0))
        latest = date;
    }
  for (guint i = plan->start; i < plan->end; i++)
    {
      DrCoverItem *item = planned->pdata[i];

      if (item->said_on != NULL && g_date_compare (item->said_on, latest) < 0)
        continue;
      if (*last_word == NULL)
        *last_word = item;
      else if (!is_same (*last_word, item))
        return note_conflict (items, DR_COVER_PLANS_DIFFER, *last_word, item);
    }

  return DR_COVER_FITS;
}

static gboolean
has_own_actual (GPtrArray *reached,
                guint      start,
                guint      end,
                DrPeriod  *period)
{
  for (guint i = start; i < end; i++)
    if (compare_periods (((const DrCoverItem *) reached->pdata[i])->period, period) == 0)
      return TRUE;

  return FALSE;
}

/* Events of one plan, which counts beside one of them. */
static void
pair_sharers (GPtrArray  *planned,
              const Plan *plan,
              GPtrArray  *reached,
              guint       start,
              guint       end)
{
  gboolean is_shared = FALSE;

  for (guint i = start; i < end; i++)
    {
      DrCoverItem *item = reached->pdata[i];

      if (!item->shares_plan || compare_periods (item->period, plan->period) != 0)
        continue;
      item->pairing |= DR_PAIRED_ACTUAL;
      is_shared = TRUE;
    }
  for (guint i = plan->start; i < plan->end && is_shared; i++)
    ((DrCoverItem *) planned->pdata[i])->pairing |= DR_PAIRED_PLANNED;
}

/* Notes which of the items that say a plan keep it, and what it covers: actuals from @start up to @end. */
static DrCoverConflict
settle_plan (GPtrArray   *items,
             GPtrArray   *planned,
             const Plan  *plan,
             GPtrArray   *reached,
             guint        start,
             guint        end,
             DrCoverFunc  is_same)
{
  gboolean is_plain = !plan->is_repeated;
  DrCoverItem *last_word = NULL;

  /* Where the figure of the whole period is there, it is what was planned for; those of its parts are beside it. */
  if (is_plain && (end == start || has_own_actual (reached, start, end, plan->period)))
    {
      pair_sharers (planned, plan, reached, start, end);
      return DR_COVER_FITS;
    }

  DrCoverConflict conflict = plan->is_repeated ? find_last_word (items, planned, plan, is_same, &last_word) : DR_COVER_FITS;
  if (conflict != DR_COVER_FITS)
    return conflict;

  for (guint i = plan->start; i < plan->end; i++)
    {
      DrCoverItem *item = planned->pdata[i];

      item->is_plan_left_out = last_word != NULL && item != last_word;
      if (!item->is_plan_left_out && end > start)
        item->pairing |= DR_PAIRED_PLANNED;
    }
  for (guint i = start; i < end; i++)
    ((DrCoverItem *) reached->pdata[i])->pairing |= DR_PAIRED_ACTUAL;

  return DR_COVER_FITS;
}

/* Of figures of one period the plan for the shortest time is theirs: that of the quarter, where that of the year is told too. */
static void
leave_out_longer_plans (GPtrArray *items)
{
  DrPeriod *period = NULL;
  DrPeriod *shortest = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const DrCoverItem *item = items->pdata[i];

      if (!item->has_actual && item->planned_for == NULL)
        continue;
      if (period != NULL && compare_periods (item->period, period) != 0)
        return;
      period = item->period;
      if (item->planned_for != NULL && (shortest == NULL || dr_period_contains (shortest, item->planned_for)))
        shortest = item->planned_for;
    }
  for (guint i = 0; i < items->len && shortest != NULL; i++)
    {
      DrCoverItem *item = items->pdata[i];

      if (item->planned_for != NULL && compare_periods (item->planned_for, shortest) != 0 &&
          dr_period_contains (item->planned_for, shortest))
        item->is_plan_left_out = TRUE;
    }
}

DrCoverConflict
dr_cover_settle (GPtrArray   *items,
                 gboolean     has_actuals,
                 DrCoverFunc  is_same)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new ();
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (Plan));
  guint start = 0;

  leave_out_longer_plans (items);
  for (guint i = 0; i < items->len; i++)
    {
      const DrCoverItem *item = items->pdata[i];

      if (item->planned_for != NULL && !item->is_plan_left_out)
        g_ptr_array_add (planned, items->pdata[i]);
      if (item->has_actual && has_actuals)
        g_ptr_array_add (reached, items->pdata[i]);
    }
  g_ptr_array_sort (planned, compare_plans);
  g_ptr_array_sort (reached, compare_actuals);

  DrCoverConflict conflict = find_plans (items, planned, plans);
  for (guint i = 0; i < plans->len && conflict == DR_COVER_FITS; i++)
    {
      const Plan *plan = &g_array_index (plans, Plan, i);
      guint end;

      /* Neither plans nor actuals share days among themselves, so that one walk meets both in order. */
      while (start < reached->len && g_date_compare (dr_period_get_last_day (((DrCoverItem *) reached->pdata[start])->period),
                                                     dr_period_get_first_day (plan->period)) < 0)
        start++;
      for (end = start; end < reached->len; end++)
        {
          DrCoverItem *actual = reached->pdata[end];

          if (g_date_compare (dr_period_get_first_day (actual->period), dr_period_get_last_day (plan->period)) > 0)
            break;
          if (!dr_period_contains (plan->period, actual->period))
            return note_conflict (items, DR_COVER_REACHES_BEYOND, planned->pdata[plan->start], actual);
        }
      conflict = settle_plan (items, planned, plan, reached, start, end, is_same);
      start = end;
    }

  return conflict;
}
