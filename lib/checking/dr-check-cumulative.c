/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «cumulative»: a running total below the figure of the period that it includes. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

static const char * const running_words[] = { "lũy kế", "luỹ kế", "cộng dồn", "từ đầu năm đến nay", NULL };
/* What flows out makes a total smaller. */
static const char * const outflow_words[] = { "giảm", "chuyển đi", "trả", "thu hồi", "thanh lý", NULL };

gboolean
dr_check_cumulative (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 1; check->text != NULL && i < check->data->achievements->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrAchievementRecord *flow = dr_check_get_record (check, i - 1);
      DrStretch stretch, place;

      if (!record->is_cumulative || flow->is_cumulative || record->unit != flow->unit
          || record->part_of != DR_NONE || flow->part_of != DR_NONE
          || strcmp (dr_check_get_measure (check, i), dr_check_get_measure (check, i - 1)) != 0
          || !dr_check_get_stretch (check, i, &stretch) || !dr_check_get_stretch (check, i - 1, &place)
          || place.end > stretch.start || stretch.start > dr_check_clause_end (check, place.end))
        continue;

      g_auto (DrWording) between = dr_check_fold (check, place.end, stretch.start);
      if (!dr_wording_has (&between, running_words) || dr_wording_has (&between, outflow_words))
        continue;

      g_autoptr (DrQuantity) total = dr_check_dup_actual (check, i);
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, i - 1);
      g_autoptr (DrInterval) total_bounds = total != NULL ? dr_quantity_get_bounds (total, NULL) : NULL;
      g_autoptr (DrInterval) part_bounds = part != NULL ? dr_quantity_get_bounds (part, NULL) : NULL;
      if (total_bounds == NULL || part_bounds == NULL || dr_interval_meets (total_bounds, part_bounds)
          || dr_quantity_compare (total, part) >= 0)
        continue;

      g_autofree char *stated = dr_quantity_dup_value (total);
      g_autofree char *low = dr_quantity_dup_value (part);
      g_autofree char *stated_words = dr_check_write (total);
      g_autofree char *expected_words = dr_check_write (part);
      g_autofree char *arithmetic = g_strdup_printf ("%s < %s", stated_words, expected_words);
      DrRuleFacts facts = { .stated = stated, .expected_low = low, .stated_words = stated_words,
                            .expected_words = expected_words, .arithmetic = arithmetic };
      if (!dr_check_add (check, DR_RULE_CUMULATIVE_SMALLER, &facts, dr_stretch_join (place, stretch), &place, 1, error))
        return FALSE;
    }

  return TRUE;
}
