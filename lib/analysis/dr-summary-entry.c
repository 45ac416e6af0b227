/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dr-summary-entry-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-achievement-private.h"

DrQuantity *
dr_summary_entry_get_planned (const DrSummaryEntry *self)
{
  return dr_target_get_planned (dr_achievement_get_target (self->planned_by));
}

const char *
dr_summary_entry_name_unit (DrAchievement *achievement)
{
  DrUnit *unit = dr_achievement_get_unit (achievement);
  const char *name = dr_unit_get_name (unit);

  return name != NULL ? name : dr_unit_get_id (unit);
}

DrSummaryEntry
dr_summary_entry_make (DrAchievement *achievement,
                       const char    *subject)
{
  DrSummaryEntry self = {
    .achievement = achievement,
    .planned_by = achievement,
    .subject = subject,
    .occasion = dr_achievement_get_occasion (achievement),
  };
  DrTarget *target = dr_achievement_get_target (achievement);

  self.item.period = dr_achievement_get_period (achievement);
  self.item.has_actual = dr_achievement_get_actual (achievement) != NULL;
  if (target != NULL && dr_target_get_planned (target) != NULL)
    {
      DrPeriod *planned_for = dr_target_get_period (target);
      gboolean is_longer = planned_for != NULL && !dr_period_equal (planned_for, self.item.period) &&
                           dr_period_contains (planned_for, self.item.period);

      self.item.planned_for = is_longer ? planned_for : self.item.period;
    }

  return self;
}

static int
compare_days (DrPeriod *one,
              DrPeriod *other)
{
  int compared = g_date_compare (dr_period_get_first_day (one), dr_period_get_first_day (other));

  return compared != 0 ? compared : g_date_compare (dr_period_get_last_day (one), dr_period_get_last_day (other));
}

static int
compare_quantities (DrQuantity *one,
                    DrQuantity *other)
{
  int compared = strcmp (dr_quantity_get_measure (one), dr_quantity_get_measure (other));

  if (compared == 0)
    compared = (int) one->hedge - (int) other->hedge;
  if (compared == 0)
    compared = dr_decimal_compare (&one->value, &other->value);

  return compared != 0 || one->hedge != DR_HEDGE_RANGE ? compared : dr_decimal_compare (&one->upper, &other->upper);
}

/* In the order of subjects and periods. */
int
dr_summary_entry_compare_places (const DrSummaryEntry *one,
                                 const DrSummaryEntry *other)
{
  int compared = strcmp (one->subject, other->subject);

  return compared != 0 ? compared : compare_days (one->item.period, other->item.period);
}

/* By what was planned, whatever for; those that have a plan first. */
int
dr_summary_entry_compare_plans (const DrSummaryEntry *one,
                                const DrSummaryEntry *other)
{
  if (one->item.planned_for == NULL || other->item.planned_for == NULL)
    return (one->item.planned_for == NULL) - (other->item.planned_for == NULL);

  return compare_quantities (dr_summary_entry_get_planned (one), dr_summary_entry_get_planned (other));
}

int
dr_summary_entry_compare_actuals (const DrSummaryEntry *one,
                                  const DrSummaryEntry *other)
{
  if (!one->item.has_actual || !other->item.has_actual)
    return other->item.has_actual - one->item.has_actual;

  int compared = dr_achievement_is_cumulative (one->achievement) - dr_achievement_is_cumulative (other->achievement);

  return compared != 0 ? compared : compare_quantities (dr_achievement_get_actual (one->achievement),
                                                        dr_achievement_get_actual (other->achievement));
}

/* Equal actuals of one subject and period side by side. Of equal entries the estimated one is the first, so that whichever
 * stays is told alike in any order of the list. */
int
dr_summary_entry_compare (gconstpointer left,
                          gconstpointer right)
{
  const DrSummaryEntry *one = *(const DrSummaryEntry * const *) left;
  const DrSummaryEntry *other = *(const DrSummaryEntry * const *) right;
  int compared = dr_summary_entry_compare_places (one, other);

  if (compared == 0)
    compared = dr_summary_entry_compare_actuals (one, other);
  if (compared == 0)
    compared = dr_summary_entry_compare_plans (one, other);
  /* Of two that plan the same, the one for the longer period. */
  if (compared == 0 && one->item.planned_for != NULL)
    compared = (one->item.planned_for == one->item.period) - (other->item.planned_for == other->item.period);
  if (compared == 0 && one->item.planned_for != NULL)
    compared = compare_days (one->item.planned_for, other->item.planned_for);
  if (compared == 0)
    compared = (int) dr_achievement_get_status (other->achievement) - (int) dr_achievement_get_status (one->achievement);

  return compared;
}

GPtrArray *
dr_summary_entries_borrow (GArray *entries)
{
  GPtrArray *borrowed = g_ptr_array_sized_new (entries->len);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (borrowed, &g_array_index (entries, DrSummaryEntry, i));

  return borrowed;
}

static gboolean
is_same_plan (const DrCoverItem *one,
              const DrCoverItem *other)
{
  return compare_quantities (dr_summary_entry_get_planned ((const DrSummaryEntry *) one),
                             dr_summary_entry_get_planned ((const DrSummaryEntry *) other)) == 0;
}

static gboolean
refuse (DrCoverConflict        conflict,
        const DrSummaryEntry  *one,
        const DrSummaryEntry  *other,
        GError               **error)
{
  const char *label = dr_indicator_get_label (dr_achievement_get_indicator (one->achievement));
  const char *unit = dr_summary_entry_name_unit (one->achievement);
  g_autofree char *planned_for = dr_period_to_string (one->item.planned_for);
  g_autofree char *other_period = dr_period_to_string (conflict == DR_COVER_REACHES_BEYOND ? other->item.period
                                                                                          : other->item.planned_for);

  switch (conflict)
    {
    case DR_COVER_PLANS_SHARE_DAYS:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "what %s planned of “%s” would be counted twice, for %s and for %s: keep one of them",
                           unit, label, planned_for, other_period);
    case DR_COVER_REACHES_BEYOND:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "what %s planned of “%s” for %s cannot be held against what was reached in %s, which does not lie "
                           "within it: keep one of them", unit, label, planned_for, other_period);
    case DR_COVER_PLANS_DIFFER:
    case DR_COVER_FITS:
    default:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "what %s planned of “%s” for %s is stated differently: keep what was stated last",
                           unit, label, planned_for);
    }
}

/* Whether a plan may be for figures of others: it stands by itself, or beside those of a shorter period, or is shared. */
static gboolean
may_cover (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const DrCoverItem *item = items->pdata[i];

      if (item->shares_plan || (item->planned_for != NULL && (!item->has_actual || item->planned_for != item->period)))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_summary_entries_pair (GArray  *entries,
                         GError **error)
{
  g_autoptr (GPtrArray) sorted = dr_summary_entries_borrow (entries);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_sort (sorted, dr_summary_entry_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      DrSummaryEntry *entry = sorted->pdata[i];
      const DrSummaryEntry *next = i + 1 < sorted->len ? sorted->pdata[i + 1] : NULL;

      entry->item.number = i;
      g_ptr_array_add (items, &entry->item);
      if (next != NULL && strcmp (next->subject, entry->subject) == 0)
        continue;

      DrCoverConflict conflict = may_cover (items) ? dr_cover_settle (items, TRUE, is_same_plan) : DR_COVER_FITS;
      if (conflict != DR_COVER_FITS)
        return refuse (conflict, items->pdata[0], items->pdata[1], error);
      g_ptr_array_set_size (items, 0);
    }

  return TRUE;
}
