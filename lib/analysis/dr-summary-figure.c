/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dr-summary-figure-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"

void
dr_summary_figures_append (GArray               *figures,
                           const DrSummaryEntry *entry)
{
  DrPeriod *period = entry->item.period;
  DrSummaryFigure figure = {
    .achievement = entry->achievement,
    .subject = entry->subject,
    .first_day = dr_period_get_first_day (period),
    .last_day = dr_period_get_last_day (period),
  };

  g_array_append_val (figures, figure);
}

/* The label of the first indicator of @nature; there is one. */
static const char *
find_label (const GArray *figures,
            DrNature      nature)
{
  for (guint i = 0; i < figures->len; i++)
    {
      DrIndicator *indicator = dr_achievement_get_indicator (g_array_index (figures, DrSummaryFigure, i).achievement);

      if (dr_indicator_get_nature (indicator) == nature)
        return dr_indicator_get_label (indicator);
    }

  g_assert_not_reached ();
}

static void
write_day (gint32 julian,
           char   text[11])
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) julian);
  dr_date_write (&day, text);
}

gboolean
dr_summary_figures_check_kinds (const GArray              *figures,
                                const DrAccumulator       *accumulator,
                                const DrSummaryWorkspace  *workspace,
                                GError                   **error)
{
  char day[11];
  char other_day[11];

  switch (dr_accumulator_get_misfit (accumulator))
    {
    case DR_MISFIT_RATIO:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "“%s” is a ratio, which is neither summed nor plainly averaged: "
                           "sum its numerators and its denominators and divide them",
                           find_label (figures, DR_NATURE_RATIO));
    case DR_MISFIT_MEASURES:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "“%s” and “%s” do not add up: summarize the achievements of one measure",
                           (const char *) workspace->measure_names->pdata[accumulator->measure],
                           (const char *) workspace->measure_names->pdata[accumulator->other_measure]);
    case DR_MISFIT_NATURES:
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "“%s” is a stock and “%s” a flow, which do not add up: summarize them apart",
                           find_label (figures, DR_NATURE_STOCK),
                           find_label (figures, DR_NATURE_FLOW));
    case DR_MISFIT_DATES:
      write_day (accumulator->date, day);
      write_day (accumulator->other_date, other_day);
      return dr_error_set (error, DR_ERROR_MISMATCH,
                           "“%s” is a stock, which does not add up over time: "
                           "summarize the figures of %s or those of %s",
                           find_label (figures, DR_NATURE_STOCK), day, other_day);
    case DR_MISFIT_NONE:
    default:
      return TRUE;
    }
}

static int
compare_figures (gconstpointer left,
                 gconstpointer right)
{
  const DrSummaryFigure *first = left;
  const DrSummaryFigure *second = right;
  int compared = strcmp (first->subject, second->subject);

  if (compared == 0)
    compared = g_date_compare (first->first_day, second->first_day);
  if (compared == 0)
    compared = g_date_compare (first->last_day, second->last_day);

  return compared;
}

static gboolean
refuse_twice (const DrSummaryFigure  *figure,
              const DrSummaryFigure  *other,
              GError                **error)
{
  g_autofree char *period = dr_period_to_string (dr_achievement_get_period (figure->achievement));
  g_autofree char *other_period = dr_period_to_string (dr_achievement_get_period (other->achievement));
  gboolean is_cumulative = dr_achievement_is_cumulative (figure->achievement);
  gboolean is_other_cumulative = dr_achievement_is_cumulative (other->achievement);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "“%s” of %s would be counted twice, for %s%s and for %s%s: keep one of them",
                       dr_indicator_get_label (dr_achievement_get_indicator (figure->achievement)),
                       dr_summary_entry_name_unit (figure->achievement),
                       period, is_cumulative ? " (cumulative)" : "",
                       other_period, is_other_cumulative ? " (cumulative)" : "");
}

gboolean
dr_summary_figures_check_periods (GArray  *figures,
                                  GError **error)
{
  g_array_sort (figures, compare_figures);

  /* In order of their first days, and apart up to here, a period can only overlap the one before it. */
  for (guint i = 1; i < figures->len; i++)
    {
      const DrSummaryFigure *before = &g_array_index (figures, DrSummaryFigure, i - 1);
      const DrSummaryFigure *figure = &g_array_index (figures, DrSummaryFigure, i);

      if (strcmp (figure->subject, before->subject) != 0)
        continue;

      gboolean is_cumulative = dr_achievement_is_cumulative (figure->achievement);
      gboolean is_same = g_date_compare (figure->first_day, before->first_day) == 0 &&
                         g_date_compare (figure->last_day, before->last_day) == 0;
      gboolean overlap = g_date_compare (figure->first_day, before->last_day) <= 0;

      /* What is cumulative began before its period, and covers the others whatever they are. */
      if (is_cumulative != dr_achievement_is_cumulative (before->achievement) ||
          (!is_same && (overlap || is_cumulative)))
        return refuse_twice (before, figure, error);
    }

  return TRUE;
}
