/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «period»: a result of another quarter or month than the report's, as is left over from the last report. */

#include "config.h"

#include "checking/dr-rules-private.h"

/* Sentences that look back, or ahead, on purpose. */
static const char * const other_words[] = {
  "cùng kỳ", "so với", "trước", "lũy kế", "từ", "đến", "đầu năm", "giai đoạn", "nhiệm kỳ", "dự kiến", "sẽ", "phấn đấu", "tiếp tục",
  "kế hoạch", "chỉ tiêu", "kết luận", "kiến nghị", "thông báo", "tăng", "giảm", NULL
};
static const char * const lead_words[] = { "trong quý", "trong tháng", "quý", NULL };

gboolean
dr_check_period (DrCheck  *check,
                 GError  **error)
{
  const DrReportData *data = check->data;
  DrPeriod *own = g_ptr_array_index (data->periods, data->period);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; check->text != NULL && i < data->achievements->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      DrPeriod *period = g_ptr_array_index (data->periods, record->period);
      DrStretch stretch;

      if (record->period == data->period || dr_period_get_kind (period) != dr_period_get_kind (own)
          || (dr_period_get_kind (own) != DR_PERIOD_KIND_QUARTER && dr_period_get_kind (own) != DR_PERIOD_KIND_MONTH)
          || record->is_cumulative || record->has_change || g_hash_table_contains (told, period)
          || !dr_check_get_stretch (check, i, &stretch))
        continue;

      g_auto (DrWording) sentence = dr_check_fold (check, dr_check_sentence_start (check, stretch.start),
                                                   dr_check_sentence_end (check, stretch.end));
      if (!dr_wording_begins (&sentence, lead_words) || dr_wording_has (&sentence, other_words))
        continue;

      g_autofree char *stated = dr_period_to_display (period, DR_LANGUAGE_VIETNAMESE);
      g_autofree char *expected = dr_period_to_display (own, DR_LANGUAGE_VIETNAMESE);
      DrRuleFacts facts = { .stated_words = stated, .expected_words = expected };
      g_hash_table_add (told, period);
      if (!dr_check_add (check, DR_RULE_PERIOD_OUTSIDE, &facts,
                         dr_stretch_join ((DrStretch) { dr_check_sentence_start (check, stretch.start), stretch.end, i + 1 },
                                          stretch), NULL, 0, error))
        return FALSE;
    }

  return TRUE;
}
