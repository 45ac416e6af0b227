/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «period»: a result of a time that has not come: «Trong quý III/2026, kết nạp 5 đảng viên» in a report of 2025. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

/* A year to come is planned for; a month or a quarter is told when it is over. */
#define DAYS_MOST 184

/* What is planned, or read as if it were a result. */
static const char * const plan_words[] = {
  "dự kiến", "sẽ", "phấn đấu", "kế hoạch", "chỉ tiêu", "chuẩn bị", "hạn", "đến", "từ", "trước", "giai đoạn", "nhiệm kỳ", "lộ trình",
  "đề nghị", "kiến nghị", "đăng ký", "tiếp tục", "dự toán", "chương trình", "mục tiêu", "định hướng", "phương hướng", "ước", NULL
};

/* Whether all of a time comes after the report's, and after the day on which it was signed. */
static gboolean
is_to_come (const DrCheck *check,
            DrPeriod      *period)
{
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  const GDate *first = dr_period_get_first_day (period);

  return g_date_compare (first, dr_period_get_last_day (own)) > 0
         && (!g_date_valid (&check->data->date) || g_date_compare (first, &check->data->date) > 0);
}

void
dr_check_late (DrCheck *check)
{
  guint32 told = DR_NONE;

  for (guint i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      DrPeriod *period = g_ptr_array_index (check->data->periods, record->period);
      DrStretch stretch;

      /* Once is enough of each. */
      if (record->period == check->data->period || record->period == told || record->is_cumulative || !record->has_actual
          || dr_period_get_n_days (period) > DAYS_MOST || !dr_check_get_stretch (check, i, &stretch) || !is_to_come (check, period))
        continue;

      gsize start = dr_check_clause_start (check, stretch.start);
      g_auto (DrWording) lead = dr_check_fold (check, start, stretch.start);
      g_auto (DrWording) clause = dr_check_fold (check, start, dr_check_clause_end (check, stretch.end));
      /* A year that nobody wrote may have been guessed. */
      g_autofree char *year = g_strdup_printf ("%u", (guint) g_date_get_year (dr_period_get_first_day (period)));
      if (strstr (lead.folded, year) == NULL || dr_wording_has (&clause, plan_words))
        continue;

      g_autofree char *stated = dr_period_to_display (period, DR_LANGUAGE_VIETNAMESE);
      g_autofree char *expected = dr_period_to_display (g_ptr_array_index (check->data->periods, check->data->period),
                                                        DR_LANGUAGE_VIETNAMESE);
      DrRuleFacts facts = { .stated_words = stated, .expected_words = expected };
      told = record->period;
      /* The year stands between. */
      while (g_ascii_isspace (check->text[start]))
        start++;
      dr_check_say (check, DR_RULE_PERIOD_OUTSIDE, &facts, (DrStretch) { start, stretch.end, i + 1 }, NULL, 0);
    }
}
