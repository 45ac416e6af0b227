/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «held-total»: the running total of the last report and what came since make the running total of this one. */

#include "config.h"

#include "checking/dr-held-private.h"
#include "checking/dr-reckon-private.h"

#include <string.h>

#include "figures/dr-fit-private.h"
#include "figures/dr-period-private.h"

/* Whether the earlier report ends on the day before this one's period begins, in the same year. */
static gboolean
is_next (const DrCheck *check,
         const DrHeld  *held)
{
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  const GDate *first = dr_period_get_first_day (own);
  const GDate *last = dr_period_get_last_day (held->period);

  return g_date_days_between (last, first) == 1 && dr_period_get_first_year (own) == (int) g_date_get_year (last);
}

/* What came in the report's own period, of the thing that @total counts; DR_NONE unless it is stated once. */
static guint32
find_flow (DrCheck *check,
           guint32  total)
{
  const DrAchievementRecord *record = dr_check_get_record (check, total);
  guint32 found = DR_NONE;

  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *flow = dr_check_get_record (check, i);

      if (flow->is_cumulative || !flow->has_actual || flow->part_of != DR_NONE || flow->unit != record->unit
          || flow->indicator != record->indicator || flow->period != check->data->period)
        continue;
      if (found != DR_NONE)
        return DR_NONE;
      found = i;
    }

  return found;
}

static void
check_total (DrCheck      *check,
             const DrHeld *held,
             guint32       total)
{
  const DrAchievementRecord *record = dr_check_get_record (check, total);
  const DrIndicatorRecord *indicator = &g_array_index (check->data->indicators, DrIndicatorRecord, record->indicator);
  DrStretch stretch, place;

  /* A stock loses what goes out of it. */
  if (!record->is_cumulative || !record->has_actual || indicator->nature != DR_NATURE_FLOW
      || !dr_check_get_stretch (check, total, &stretch))
    return;

  guint32 before = dr_held_find (held, check, total);
  guint32 flow = before != DR_NONE ? find_flow (check, total) : DR_NONE;
  if (flow == DR_NONE || !dr_check_get_stretch (check, flow, &place))
    return;

  g_autoptr (DrQuantity) now = dr_check_dup_actual (check, total);
  g_autoptr (DrQuantity) since = dr_check_dup_actual (check, flow);
  g_autoptr (DrQuantity) then = dr_check_dup_actual (&held->check, before);
  g_autoptr (DrInterval) stated = dr_reckon_either (now);
  g_autoptr (DrInterval) added = dr_reckon_either (since);
  g_autoptr (DrInterval) start = dr_reckon_either (then);
  g_autoptr (DrInterval) sum = dr_reckon_add (start, added);
  if (strcmp (dr_quantity_get_measure (now), dr_quantity_get_measure (then)) != 0 || !dr_reckon_is_apart (sum, stated))
    return;

  guint digits = dr_decimal_get_n_decimals (&now->value);
  g_autofree char *value = dr_quantity_dup_value (now);
  g_autofree char *words = dr_check_write (now);
  g_autofree char *then_words = dr_check_write (then);
  g_autofree char *since_words = dr_check_write (since);
  g_autofree char *sum_words = dr_check_write_interval (sum, digits, dr_quantity_get_measure (now));
  g_autofree char *arithmetic = g_strdup_printf ("%s + %s = %s", then_words, since_words, sum_words);
  DrRuleFacts facts = { .stated = value, .stated_words = words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_HELD_TOTAL, &facts, stretch, &place, 1);
}

gboolean
dr_check_held_total (DrCheck       *check,
                     const DrHeld  *held,
                     GError       **error)
{
  for (guint i = 0; is_next (check, held) && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_total (check, held, i);

  return dr_check_is_well (check, error);
}
