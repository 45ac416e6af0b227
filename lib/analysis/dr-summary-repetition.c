/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dr-summary-repetition-private.h"
#include "analysis/dr-told-figure-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-private.h"

static gboolean
is_level (const DrSummaryEntry *self)
{
  return dr_indicator_get_nature (dr_achievement_get_indicator (self->achievement)) != DR_NATURE_FLOW;
}

static DrWrittenFigure
write_quantity (DrQuantity *quantity,
                gboolean    is_level)
{
  return dr_written_figure_make (&quantity->value, &quantity->upper, quantity->hedge,
                                 dr_measure_is_countable (dr_quantity_get_measure (quantity)), is_level);
}

/* Whether an equal figure is no accident: a level, or two digits or more without the zeros at the end. */
static gboolean
is_telling (const DrSummaryEntry *self)
{
  DrWrittenFigure written = write_quantity (dr_achievement_get_actual (self->achievement), is_level (self));

  return is_level (self) || dr_written_figure_is_telling (&written);
}

static void
drop (DrSummaryEntry *entry)
{
  entry->item.has_actual = FALSE;
  entry->item.planned_for = NULL;
}

static gboolean
is_of_own_period (const DrSummaryEntry *self)
{
  return self->item.planned_for == self->item.period;
}

/* Whether both are told of one occasion, or one of them of none. */
static gboolean
may_be_one_occasion (const DrSummaryEntry *one,
                     const DrSummaryEntry *other)
{
  return one->occasion == NULL || other->occasion == NULL || g_str_equal (one->occasion, other->occasion);
}

static DrToldPlan
get_plan_kind (const DrSummaryEntry *self)
{
  if (self->item.planned_for == NULL)
    return DR_TOLD_NO_PLAN;

  return is_of_own_period (self) ? DR_TOLD_PLAN_OF_OWN_PERIOD : DR_TOLD_PLAN_OF_LONGER_PERIOD;
}

/* Whether one of those that are kept, of the last so many, has what an entry of the same actual has. */
static gboolean
is_known (const GPtrArray      *kept,
          const DrSummaryEntry *entry)
{
  for (guint i = kept->len, n = 0; i > 0 && n < DR_MOST_TOLD; i--, n++)
    if (may_be_one_occasion (kept->pdata[i - 1], entry) &&
        (entry->item.planned_for == NULL || dr_summary_entry_compare_plans (kept->pdata[i - 1], entry) == 0))
      return TRUE;

  return FALSE;
}

/* Of entries from @start up to @end with the same actual, one for each plan stays; one without a plan only if none has one.
 * «Đợt 1 trồng 125 cây; đợt 2 trồng 125 cây» are two events, and 125 trees of no occasion are those of one of them. */
static void
drop_equal (GPtrArray *entries,
            guint      start,
            guint      end)
{
  g_autoptr (GPtrArray) kept = NULL;

  if (end - start < 2 || !is_telling (entries->pdata[start]))
    return;

  kept = g_ptr_array_new ();
  for (guint kind = 0; kind < DR_N_TOLD_PLANS; kind++)
    for (guint pass = 0; pass < 2; pass++)
      for (guint i = start; i < end; i++)
        {
          DrSummaryEntry *entry = entries->pdata[i];

          if (!entry->item.has_actual || get_plan_kind (entry) != kind || (entry->occasion != NULL) != (pass == 0))
            continue;
          if (is_known (kept, entry))
            drop (entry);
          else
            g_ptr_array_add (kept, entry);
        }
}

/* Whether two plans are one; @is_finer says that the second tells it more finely. */
static gboolean
is_same_plan (const DrSummaryEntry *one,
              const DrSummaryEntry *other,
              gboolean             *is_finer)
{
  DrQuantity *planned = dr_summary_entry_get_planned (one);
  DrQuantity *other_planned = dr_summary_entry_get_planned (other);
  DrWrittenFigure written = write_quantity (planned, TRUE);
  DrWrittenFigure other_written = write_quantity (other_planned, TRUE);

  *is_finer = dr_written_figure_compare (&other_written, &written) < 0;

  return g_str_equal (dr_quantity_get_measure (planned), dr_quantity_get_measure (other_planned)) &&
         (*is_finer ? dr_written_figure_covers (&written, &other_written) : dr_written_figure_covers (&other_written, &written));
}

/* A plan by itself, beside a figure of its period that has it too, or another like it. */
static void
drop_plans (GPtrArray *entries,
            guint      start,
            guint      end)
{
  for (guint i = start; i < end; i++)
    {
      DrSummaryEntry *entry = entries->pdata[i];

      for (guint j = start; j < end && !entry->item.has_actual && entry->item.planned_for != NULL; j++)
        {
          const DrSummaryEntry *other = entries->pdata[j];

          gboolean is_finer;

          if ((j < i || other->item.has_actual) && other->item.planned_for != NULL && is_same_plan (other, entry, &is_finer))
            entry->item.planned_for = NULL;
        }
    }
}

/* Where the entries of the subject and period of the first of them end. */
static guint
find_end (GPtrArray *sorted,
          guint      start)
{
  guint end = start + 1;

  while (end < sorted->len && dr_summary_entry_compare_places (sorted->pdata[start], sorted->pdata[end]) == 0)
    end++;

  return end;
}

typedef struct
{
  GPtrArray  *sorted;         /* (element-type DrSummaryEntry) */
  GError    **actual_error;
  GError    **planned_error;
  gboolean    takes_any_plan; /* or none but the same */
} Repetition;

static void
refuse (const DrSummaryEntry  *one,
        const DrSummaryEntry  *other,
        gboolean               is_of_plans,
        GError               **error)
{
  DrQuantity *quantities[] = {
    is_of_plans ? dr_summary_entry_get_planned (one) : dr_achievement_get_actual (one->achievement),
    is_of_plans ? dr_summary_entry_get_planned (other) : dr_achievement_get_actual (other->achievement),
  };

  if (*error != NULL)
    return;

  g_autofree char *text = dr_quantity_dup_value (quantities[0]);
  g_autofree char *other_text = dr_quantity_dup_value (quantities[1]);
  g_autofree char *period = dr_period_to_string (one->item.period);
  dr_error_set (error, DR_ERROR_MISMATCH, "%s“%s” of %s for %s is %s and %s, which cannot both be: keep one of them",
                is_of_plans ? "the plan of " : "", dr_indicator_get_label (dr_achievement_get_indicator (one->achievement)),
                dr_summary_entry_name_unit (one->achievement), period, text, other_text);
}

/* Puts the plan of one entry beside the actual of another. */
static void
move_plan (DrSummaryEntry *from,
           DrSummaryEntry *to)
{
  to->planned_by = from->planned_by;
  to->item.planned_for = is_of_own_period (from) ? to->item.period : from->item.planned_for;
  drop (from);
}

/* Takes the actual from a coarser entry, and its plan if the finer one has it too. */
static gboolean
absorb (const DrToldFigure *told,
        const DrToldFigure *finer,
        gpointer            data)
{
  Repetition *self = data;
  DrSummaryEntry *entry = self->sorted->pdata[told->number];
  DrSummaryEntry *kept = self->sorted->pdata[finer->number];
  gboolean is_finer = FALSE;

  if (!is_telling (kept) || !may_be_one_occasion (entry, kept) ||
      g_strcmp0 (dr_achievement_get_part_of (entry->achievement), dr_achievement_get_part_of (kept->achievement)) != 0 ||
      dr_achievement_is_cumulative (entry->achievement) != dr_achievement_is_cumulative (kept->achievement) ||
      !g_str_equal (dr_quantity_get_measure (dr_achievement_get_actual (entry->achievement)),
                    dr_quantity_get_measure (dr_achievement_get_actual (kept->achievement))))
    return FALSE;

  gboolean have_plans = entry->item.planned_for != NULL && kept->item.planned_for != NULL;
  gboolean is_same = have_plans && is_same_plan (kept, entry, &is_finer);
  DrSummaryEntry had = *kept;
  DrToldVerdict verdict = dr_told_judge (get_plan_kind (kept), get_plan_kind (entry), is_same, is_finer, is_level (entry),
                                         self->takes_any_plan);

  switch (verdict)
    {
    case DR_TOLD_APART:
      return FALSE;
    case DR_TOLD_ONCE:
      drop (entry);
      return TRUE;
    case DR_TOLD_ONCE_PLANNED:
      move_plan (entry, kept);
      return TRUE;
    case DR_TOLD_PLANS_CHANGE:
      kept->planned_by = entry->planned_by;
      kept->item.planned_for = kept->item.period;
      entry->planned_by = had.planned_by;
      entry->item.planned_for = had.item.planned_for;
      break;
    case DR_TOLD_PLANS_DIFFER:
      refuse (kept, entry, TRUE, self->planned_error);
      break;
    case DR_TOLD_PLAN_STAYS:
    default:
      break;
    }
  entry->item.has_actual = FALSE;

  return TRUE;
}

/* Two levels of a day cannot both be, nor two events with the one plan of both. */
static void
find_contradictions (Repetition *self,
                     GArray     *kept)
{
  g_array_sort (kept, dr_told_figure_compare_number);
  for (guint i = 1; i < kept->len; i++)
    {
      DrSummaryEntry *entry = self->sorted->pdata[g_array_index (kept, DrToldFigure, i).number];

      for (guint j = i - MIN (i, DR_MOST_TOLD); j < i; j++)
        {
          const DrSummaryEntry *other = self->sorted->pdata[g_array_index (kept, DrToldFigure, j).number];
          gboolean is_finer;
          DrQuantity *actual = dr_achievement_get_actual (entry->achievement);

          /* Several are part of one whole. */
          if (dr_achievement_get_part_of (entry->achievement) != NULL || dr_achievement_get_part_of (other->achievement) != NULL ||
              dr_achievement_is_cumulative (entry->achievement) != dr_achievement_is_cumulative (other->achievement) ||
              !g_str_equal (dr_quantity_get_measure (actual),
                            dr_quantity_get_measure (dr_achievement_get_actual (other->achievement))))
            continue;
          if (!is_level (entry))
            {
              if (entry->item.planned_for == NULL || other->item.planned_for == NULL || !is_of_own_period (entry) ||
                  !is_of_own_period (other) || !is_same_plan (other, entry, &is_finer))
                continue;

              DrWrittenFigure plan = write_quantity (dr_summary_entry_get_planned (entry), TRUE);
              if (!dr_written_figure_is_telling (&plan))
                continue;
              /* Two events of two occasions share their plan. */
              if (!may_be_one_occasion (other, entry))
                {
                  entry->item.planned_for = NULL;
                  entry->item.shares_plan = TRUE;
                  break;
                }
            }
          refuse (other, entry, FALSE, self->actual_error);
          refuse (other, entry, FALSE, self->planned_error);
          return;
        }
    }
}

static void
drop_coarser (Repetition *self,
              guint       start,
              guint       end)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (DrToldFigure));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (DrToldFigure));
  g_autoptr (GSequence) by_value = dr_told_figures_new ();

  for (guint i = start; i < end; i++)
    {
      const DrSummaryEntry *entry = self->sorted->pdata[i];

      if (!entry->item.has_actual)
        continue;

      DrToldFigure added = {
        .figure = write_quantity (dr_achievement_get_actual (entry->achievement), is_level (entry)),
        .rank = dr_told_plan_get_rank (get_plan_kind (entry)),
        .plan = entry->item.planned_for != NULL ? dr_summary_entry_get_planned (entry)->value : (DrDecimal) { 0, 0 },
        .number = i,
      };
      g_array_append_val (told, added);
    }
  g_array_sort (told, dr_told_figure_compare);
  for (guint i = 0; i < told->len; i++)
    {
      DrToldFigure *at = &g_array_index (told, DrToldFigure, i);

      self->takes_any_plan = FALSE;
      if (dr_told_figures_know (by_value, at, absorb, self))
        continue;
      self->takes_any_plan = TRUE;
      if (dr_told_figures_know (by_value, at, absorb, self))
        continue;
      dr_told_figures_keep (by_value, at);
      g_array_append_val (kept, *at);
    }
  find_contradictions (self, kept);
}

void
dr_summary_entries_drop_repeated (GArray  *entries,
                                  GError **actual_error,
                                  GError **planned_error)
{
  g_autoptr (GPtrArray) sorted = dr_summary_entries_borrow (entries);
  Repetition self = { .sorted = sorted, .actual_error = actual_error, .planned_error = planned_error };

  g_ptr_array_sort (sorted, dr_summary_entry_compare);
  for (guint start = 0, end; start < sorted->len; start = end)
    {
      const DrSummaryEntry *first = sorted->pdata[start];

      for (end = start + 1; end < sorted->len && dr_summary_entry_compare_places (first, sorted->pdata[end]) == 0 &&
                            dr_summary_entry_compare_actuals (first, sorted->pdata[end]) == 0; end++)
        ;
      if (first->item.has_actual)
        drop_equal (sorted, start, end);
    }
  for (guint start = 0, end; start < sorted->len; start = end)
    {
      end = find_end (sorted, start);
      if (end - start < 2)
        continue;
      drop_coarser (&self, start, end);
      drop_plans (sorted, start, end);
    }
}
