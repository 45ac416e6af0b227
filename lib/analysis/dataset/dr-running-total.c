/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-running-total-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

/* Bytes between a figure and the words that tell when it began, at most. */
#define FARTHEST 240

gboolean
dr_running_total_is (const DrReportData        *data,
                     const DrAchievementRecord *record)
{
  return record->is_cumulative &&
         g_array_index (data->indicators, DrIndicatorRecord, record->indicator).nature == DR_NATURE_FLOW;
}

/* The words in front of a figure, in its sentence and its cell, each with a space on either side. */
static char *
dup_words (const DrReportData        *data,
           const DrAchievementRecord *record)
{
  GBytes *text = data->text != NULL ? dr_text_get_bytes (data->text) : NULL;
  gsize length = 0;
  const char *bytes = text != NULL ? g_bytes_get_data (text, &length) : NULL;
  guint32 end = record->source.start;

  if (bytes == NULL || end == DR_NONE || end > length)
    return g_strdup ("");

  guint32 start = end;
  while (start > 0 && end - start < FARTHEST && strchr ("\n\r\t|;", bytes[start - 1]) == NULL &&
         !(bytes[start - 1] == ' ' && start > 1 && bytes[start - 2] == '.'))
    start--;
  while (start < end && ((guchar) bytes[start] & 0xc0) == 0x80)
    start++;

  g_autofree char *folded = dr_fold_phrase (bytes + start, (gssize) (end - start));

  return g_strdup_printf (" %s ", folded);
}

/* Where words stand last among others. */
static const char *
find_words (const char *among,
            const char *words)
{
  g_autofree char *folded = dr_fold_phrase (words, -1);
  g_autofree char *wanted = g_strdup_printf (" %s ", folded);

  return g_strrstr (among, wanted);
}

static gboolean
is_within_a_year (DrPeriod *period)
{
  return g_date_get_year (dr_period_get_first_day (period)) == g_date_get_year (dr_period_get_last_day (period));
}

static DrPeriod *
since (const GDate *first_day,
       DrPeriod    *own)
{
  return g_date_compare (first_day, dr_period_get_last_day (own)) <= 0
             ? dr_period_new_range (first_day, dr_period_get_last_day (own), NULL) : NULL;
}

static DrPeriod *
since_new_year (DrPeriod *own)
{
  GDate first_day;

  g_date_clear (&first_day, 1);
  g_date_set_dmy (&first_day, 1, G_DATE_JANUARY, g_date_get_year (dr_period_get_last_day (own)));

  return since (&first_day, own);
}

DrPeriod *
dr_running_total_dup_period (const DrReportData        *data,
                             const DrAchievementRecord *record)
{
  DrPeriod *own = data->periods->pdata[record->period];
  DrPeriod *planned_for = record->target == DR_NONE
                              ? NULL : data->periods->pdata[g_array_index (data->targets, DrTargetRecord, record->target).period];
  gboolean has_longer_plan = planned_for != NULL && !dr_period_equal (planned_for, own) && dr_period_contains (planned_for, own);
  g_autofree char *words = dup_words (data, record);
  const char *running = find_words (words, "lũy kế");

  /* Of a term of office, or of a programme of several years: when those began only a plan for them tells. */
  if (find_words (words, "nhiệm kỳ") != NULL || find_words (words, "giai đoạn") != NULL)
    return has_longer_plan && !is_within_a_year (planned_for) ? since (dr_period_get_first_day (planned_for), own) : NULL;
  if (find_words (words, "đầu năm") != NULL)
    return since_new_year (own);
  if (has_longer_plan)
    return since (dr_period_get_first_day (planned_for), own);

  /* «Lũy kế 9 tháng»: the months are those of the total, and not those of a quarter that it goes beyond. */
  const GDate *first_day = dr_period_get_first_day (own);
  gboolean is_from_new_year = g_date_get_day (first_day) == 1 && g_date_get_month (first_day) == G_DATE_JANUARY;
  gboolean is_told = record->period != data->period || (running != NULL && find_words (running, "tháng") != NULL);

  return is_from_new_year && is_told && is_within_a_year (own) ? dr_period_ref (own) : NULL;
}
