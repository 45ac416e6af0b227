/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «percent-range»: a share of more than all. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

/* Percentages that may well be more than a hundred. */
static const char * const free_words[] = {
  "kế hoạch", "chỉ tiêu", "kh", "ct", "dự toán", "nghị quyết", "nq", "so với", "cùng kỳ", "vượt", "tăng", "giảm", "bằng",
  "mục tiêu", "giao", "tốc độ", "gấp", "lạm phát", "chỉ số", NULL
};
static const char * const share_words[] = { "tỷ lệ", "chiếm", "chiếm tỷ lệ", "tỉ lệ", "bao phủ", NULL };

static gboolean
is_over_hundred (DrQuantity *quantity)
{
  g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (quantity, NULL);
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", NULL);

  return bounds != NULL && dr_interval_get_lower (bounds) != NULL
         && dr_ratio_compare (dr_interval_get_lower (bounds), hundred) >= 0
         && !dr_interval_contains (bounds, hundred);
}

gboolean
dr_check_percent_range (DrCheck  *check,
                        GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      gboolean is_rate = strcmp (dr_check_get_measure (check, i), "%") == 0;
      DrStretch stretch;

      /* With its whole stated, part and share are other rules' matter. */
      if (!(record->has_share || (is_rate && record->has_actual)) || record->part_of != DR_NONE
          || !dr_check_get_stretch (check, i, &stretch))
        continue;

      g_autoptr (DrQuantity) share = record->has_share ? dr_check_dup_percent (check, &record->share)
                                                       : dr_check_dup_actual (check, i);
      if (!is_over_hundred (share))
        continue;
      if (check->text != NULL)
        {
          g_auto (DrWording) clause = dr_check_fold (check, dr_check_clause_start (check, stretch.start),
                                                     dr_check_clause_end (check, stretch.end));

          if (dr_wording_has (&clause, free_words) || (is_rate && !dr_wording_has (&clause, share_words)))
            continue;
        }
      else if (is_rate)
        continue;

      guint32 entry = dr_check_find_entry (check, i, DR_NUMBER_ROLE_SHARE, 0);
      if (entry != DR_NONE)
        stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start,
                                                          dr_check_entry_end (check, entry), 0 });
      g_autofree char *stated = dr_quantity_dup_value (share);
      g_autofree char *stated_words = dr_check_write (share);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_low = "0",
                            .expected_high = "100" };
      if (!dr_check_add (check, DR_RULE_PERCENT_RANGE, &facts, stretch, NULL, 0, error))
        return FALSE;
    }

  return TRUE;
}
