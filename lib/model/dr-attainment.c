/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"
#include "model/dr-attainment-private.h"
#include "model/dr-change-private.h"
#include "model/dr-target-private.h"

/*
 * The planned quantity, which may be a range, and the tolerance about it cut the
 * line of figures into five zones:
 *
 *     far below | just below | as planned | just above | far above
 *
 * The comparator says what each zone means. A figure is known within bounds, and
 * judged if all zones that these meet mean the same.
 */

static DrRatio *
ratio_new (gint64 value)
{
  const DrDecimal decimal = { value, 0 };

  return dr_ratio_new_from_decimal (&decimal, NULL);
}

/* What it means to stay below or above the plan. Where it is a shortfall, MISSED. */
static void
read_comparator (DrComparator  comparator,
                 DrDesire      desire,
                 DrAttainment *below,
                 DrAttainment *above)
{
  *below = *above = DR_ATTAINMENT_MISSED;

  switch (comparator)
    {
    case DR_COMPARATOR_AT_LEAST:
      *above = DR_ATTAINMENT_EXCEEDED;
      break;
    case DR_COMPARATOR_AT_MOST:
      *below = DR_ATTAINMENT_EXCEEDED;
      break;
    case DR_COMPARATOR_MAINTAIN:
      *(desire == DR_DESIRE_LESS ? below : above) = DR_ATTAINMENT_MET;
      break;
    case DR_COMPARATOR_EXACTLY:
    case DR_COMPARATOR_BETWEEN:
    default:
      break;
    }
}

static gboolean
meets (DrInterval *figure,
       DrRatio    *lower,
       DrEnd       lower_end,
       DrRatio    *upper,
       DrEnd       upper_end)
{
  g_autoptr (DrInterval) zone = dr_interval_new (lower, lower_end, upper, upper_end, NULL);

  return zone != NULL && dr_interval_meets (figure, zone);
}

/* Two zones that mean different things leave nothing to say. */
static gboolean
agree (DrAttainment *found,
       DrAttainment  zone)
{
  if (*found == DR_ATTAINMENT_UNDEFINED)
    *found = zone;

  return *found == zone;
}

/* Holds what lies on one side of the plan against it; @tolerance may be NULL. */
static gboolean
judge_side (DrInterval   *figure,
            DrRatio      *plan,
            DrRatio      *tolerance,
            gboolean      is_above,
            DrAttainment  meaning,
            DrAttainment *found)
{
  if (meaning != DR_ATTAINMENT_MISSED || tolerance == NULL)
    return !(is_above ? meets (figure, plan, DR_END_OPEN, NULL, DR_END_ABSENT)
                      : meets (figure, NULL, DR_END_ABSENT, plan, DR_END_OPEN)) ||
           agree (found, meaning);

  g_autoptr (DrRatio) edge = is_above ? dr_ratio_add (plan, tolerance, NULL)
                                      : dr_ratio_subtract (plan, tolerance, NULL);
  if (edge == NULL)
    return FALSE;

  gboolean is_far = is_above ? meets (figure, edge, DR_END_OPEN, NULL, DR_END_ABSENT)
                             : meets (figure, NULL, DR_END_ABSENT, edge, DR_END_OPEN);
  gboolean is_near = is_above ? meets (figure, plan, DR_END_OPEN, edge, DR_END_CLOSED)
                              : meets (figure, edge, DR_END_CLOSED, plan, DR_END_OPEN);

  return (!is_far || agree (found, DR_ATTAINMENT_MISSED)) &&
         (!is_near || agree (found, DR_ATTAINMENT_NEAR));
}

/* How far off the plan is still near it: 1 less the threshold, of the plan. NULL: nothing is. */
static DrRatio *
get_tolerance (DrRatio *plan,
               DrRatio *near_threshold)
{
  if (near_threshold == NULL)
    return NULL;

  g_autoptr (DrRatio) one = ratio_new (1);
  g_autoptr (DrRatio) part = dr_ratio_subtract (one, near_threshold, NULL);
  if (part == NULL || dr_ratio_get_sign (part) <= 0)
    return NULL;

  g_autoptr (DrRatio) tolerance = dr_ratio_multiply (plan, part, NULL);
  if (tolerance == NULL || dr_ratio_get_sign (tolerance) >= 0)
    return g_steal_pointer (&tolerance);

  g_autoptr (DrRatio) zero = ratio_new (0);
  return dr_ratio_subtract (zero, tolerance, NULL);
}

static DrAttainment
judge (DrInterval   *figure,
       DrRatio      *lower,
       DrRatio      *upper,
       DrComparator  comparator,
       DrDesire      desire,
       DrRatio      *near_threshold)
{
  DrAttainment found = DR_ATTAINMENT_UNDEFINED;
  DrAttainment below, above;
  g_autoptr (DrRatio) under = get_tolerance (lower, near_threshold);
  g_autoptr (DrRatio) over = get_tolerance (upper, near_threshold);

  read_comparator (comparator, desire, &below, &above);

  if ((meets (figure, lower, DR_END_CLOSED, upper, DR_END_CLOSED) &&
       !agree (&found, DR_ATTAINMENT_MET)) ||
      !judge_side (figure, lower, under, FALSE, below, &found) ||
      !judge_side (figure, upper, over, TRUE, above, &found))
    return DR_ATTAINMENT_UNDEFINED;

  return found;
}

/* A range is one plan for whoever must stay between, and its better end for others. */
DrAttainment
dr_attainment_judge_values (DrRatio      *figure,
                            DrRatio      *lower,
                            DrRatio      *upper,
                            DrComparator  comparator,
                            DrDesire      desire,
                            DrRatio      *near_threshold)
{
  if (dr_ratio_get_sign (lower) == 0 && dr_ratio_get_sign (upper) == 0)
    return DR_ATTAINMENT_UNDEFINED;

  g_autoptr (DrInterval) point = dr_interval_new_point (figure);

  if (comparator == DR_COMPARATOR_AT_LEAST)
    return judge (point, lower, lower, comparator, desire, near_threshold);
  if (comparator == DR_COMPARATOR_AT_MOST)
    return judge (point, upper, upper, comparator, desire, near_threshold);

  return judge (point, lower, upper, comparator, desire, near_threshold);
}

/* By the values of figure and plan. */
static DrAttainment
judge_actual (DrQuantity   *actual,
              DrQuantity   *planned,
              DrComparator  comparator,
              DrDesire      desire,
              DrRatio      *near_threshold)
{
  g_autoptr (DrRatio) figure = dr_quantity_to_ratio (actual, NULL);
  g_autoptr (DrRatio) lower = dr_quantity_to_ratio (planned, NULL);
  g_autoptr (DrRatio) upper = planned->hedge == DR_HEDGE_RANGE
                              ? dr_ratio_new_from_decimal (&planned->upper, NULL)
                              : dr_quantity_to_ratio (planned, NULL);

  return figure == NULL || lower == NULL || upper == NULL
             ? DR_ATTAINMENT_UNDEFINED
             : dr_attainment_judge_values (figure, lower, upper, comparator, desire, near_threshold);
}

/* By the stated percentage: 100 is the plan. An exact one is its value; «100 %» is met though it may be rounded. */
static DrAttainment
judge_percent (DrInterval   *percent,
               DrComparator  comparator,
               DrDesire      desire,
               DrRatio      *near_threshold)
{
  g_autoptr (DrRatio) hundred = ratio_new (100);
  DrAttainment attainment = judge (percent, hundred, hundred, comparator, desire, near_threshold);

  /* Of which end of a range is it a percentage? */
  if (comparator == DR_COMPARATOR_BETWEEN && attainment != DR_ATTAINMENT_MET)
    return DR_ATTAINMENT_UNDEFINED;

  return attainment;
}

/* The bounds of a hedge take its figure in; «trên 100 %» and «chưa đến 100 %» do not mean 100 when it comes to judging. */
static DrInterval *
open_end (DrInterval *bounds,
          DrHedge     hedge)
{
  gboolean is_over = hedge == DR_HEDGE_OVER;

  return dr_interval_new (dr_interval_get_lower (bounds),
                          is_over ? DR_END_OPEN : dr_interval_get_lower_end (bounds),
                          dr_interval_get_upper (bounds),
                          is_over ? dr_interval_get_upper_end (bounds) : DR_END_OPEN, NULL);
}

static DrInterval *
get_percent (DrQuantity *percent)
{
  if (percent->hedge == DR_HEDGE_EXACT)
    {
      g_autoptr (DrRatio) value = dr_quantity_to_ratio (percent, NULL);
      return value == NULL ? NULL : dr_interval_new_point (value);
    }

  g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (percent, NULL);
  if (bounds == NULL || (percent->hedge != DR_HEDGE_OVER && percent->hedge != DR_HEDGE_UNDER))
    return g_steal_pointer (&bounds);

  return open_end (bounds, percent->hedge);
}

/* «vượt 2,71 %» and the like: by so much more or less than was planned. */
static DrAttainment
judge_change (const DrAchievementFields *fields,
              DrComparator               comparator,
              DrDesire                   desire,
              DrRatio                   *near_threshold)
{
  DrChange *change = fields->change;
  g_autoptr (DrRatio) value = dr_ratio_new_from_decimal (&change->value, NULL);
  g_autoptr (DrRatio) zero = ratio_new (0);
  if (value == NULL)
    return DR_ATTAINMENT_UNDEFINED;

  g_autoptr (DrRatio) more = change->direction == DR_DIRECTION_UP
                             ? dr_ratio_ref (value)
                             : dr_ratio_subtract (zero, value, NULL);

  if (change->kind == DR_CHANGE_KIND_PERCENT)
    {
      g_autoptr (DrRatio) hundred = ratio_new (100);
      g_autoptr (DrRatio) percent = dr_ratio_add (hundred, more, NULL);
      g_autoptr (DrInterval) point = percent == NULL ? NULL : dr_interval_new_point (percent);
      return point == NULL ? DR_ATTAINMENT_UNDEFINED
                           : judge_percent (point, comparator, desire, near_threshold);
    }

  /* With the figure, the plan is known too, and with it what is near. */
  gboolean same_measure = fields->actual != NULL &&
                          (change->kind == DR_CHANGE_KIND_ABSOLUTE ||
                           g_str_equal (fields->actual->measure, "%"));
  g_autoptr (DrRatio) figure = same_measure ? dr_quantity_to_ratio (fields->actual, NULL)
                                            : dr_ratio_ref (more);
  g_autoptr (DrRatio) plan = figure == NULL ? NULL : dr_ratio_subtract (figure, more, NULL);
  if (plan == NULL || (same_measure && dr_ratio_get_sign (plan) == 0))
    return DR_ATTAINMENT_UNDEFINED;

  g_autoptr (DrInterval) point = dr_interval_new_point (figure);

  return judge (point, plan, plan, comparator, desire, near_threshold);
}

DrAttainment
dr_attainment_judge (const DrAchievementFields *fields,
                     DrRatio                   *near_threshold)
{
  DrDesire desire = dr_indicator_get_desire (fields->indicator);
  DrComparator comparator = dr_target_choose_comparator (desire, DR_HEDGE_EXACT);
  DrQuantity *planned = NULL;

  if (fields->target != NULL)
    {
      comparator = dr_target_get_comparator (fields->target);
      planned = dr_target_get_planned (fields->target);
    }

  if (fields->actual != NULL && planned != NULL)
    return judge_actual (fields->actual, planned, comparator, desire, near_threshold);

  if (fields->percent_of_target != NULL)
    {
      g_autoptr (DrInterval) percent = get_percent (fields->percent_of_target);
      return percent == NULL ? DR_ATTAINMENT_UNDEFINED
                             : judge_percent (percent, comparator, desire, near_threshold);
    }

  if (fields->change != NULL && g_strcmp0 (fields->change->against, DR_CHANGE_TARGET) == 0)
    return judge_change (fields, comparator, desire, near_threshold);

  return DR_ATTAINMENT_UNDEFINED;
}
