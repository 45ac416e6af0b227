/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «percent-range»: a share of more than all. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-reckon-private.h"
#include "figures/dr-ratio-private.h"

/* Percentages that may well be more than a hundred. */
static const char * const free_words[] = {
  "kế hoạch", "chỉ tiêu", "kh", "ct", "dự toán", "nghị quyết", "nq", "so với", "cùng kỳ", "vượt", "tăng", "giảm", "bằng",
  "mục tiêu", "giao", "tốc độ", "gấp", "lạm phát", "chỉ số", NULL
};
static const char * const share_words[] = { "tỷ lệ", "chiếm", "chiếm tỷ lệ", "tỉ lệ", "bao phủ", NULL };

/* Of these nobody has more than all, whatever is said behind the figure. */
static const char * const whole_words[] = { "hài lòng", "đồng thuận", "chuyên cần", NULL };
static const char * const claim_words[] = { "chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ", NULL };

static gboolean
is_over_hundred (DrQuantity *quantity)
{
  g_autoptr (DrInterval) bounds = dr_reckon_bounds (quantity);
  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);
  g_autoptr (DrInterval) shares = dr_interval_new (NULL, DR_END_ABSENT, hundred, DR_END_CLOSED, NULL);

  return dr_reckon_is_apart (bounds, shares);
}

/* «1.980 hộ, chiếm 161%»: a percentage that was taken for one of a target because it is too large for a share. */
static guint32
find_claimed (const DrCheck *check,
              guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  guint32 entry = record->has_percent_of_target ? dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_PERCENT, 0)
                                                : DR_NONE;
  DrStretch stretch;

  if (entry == DR_NONE || check->text == NULL || !dr_check_get_stretch (check, achievement, &stretch)
      || g_array_index (check->data->targets, DrTargetRecord, record->target).has_planned)
    return DR_NONE;

  g_auto (DrWording) lead = dr_check_fold (check, stretch.end, dr_check_get_entry (check, entry)->start);

  return dr_wording_ends (&lead, claim_words) ? entry : DR_NONE;
}

gboolean
dr_check_percent_range (DrCheck  *check,
                        GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrExtrasRecord *extras = dr_check_get_extras (check, i);
      gboolean is_rate = strcmp (dr_check_get_measure (check, i), "%") == 0;
      guint32 claimed = find_claimed (check, i);
      DrStretch stretch;

      /* With its whole stated, part and share are other rules' matter. */
      if (!(record->has_share || claimed != DR_NONE || (is_rate && record->has_actual)) || record->part_of != DR_NONE
          || !dr_check_get_stretch (check, i, &stretch))
        continue;

      g_autoptr (DrQuantity) share = claimed != DR_NONE  ? dr_check_dup_percent (check, &extras->percent_of_target)
                                     : record->has_share ? dr_check_dup_percent (check, &extras->share)
                                                         : dr_check_dup_actual (check, i);
      if (!is_over_hundred (share))
        continue;
      if (check->text != NULL)
        {
          g_auto (DrWording) clause = dr_check_fold (check, dr_check_clause_start (check, stretch.start),
                                                     dr_check_clause_end (check, stretch.end));

          g_auto (DrWording) lead = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);
          gboolean is_of_all = is_rate && dr_wording_has (&lead, whole_words) && !dr_wording_has (&lead, free_words);

          /* «Tỷ lệ dư nợ trên huy động 111,1%» is no share of either. */
          static const char * const over_words[] = { "trên", NULL };
          static const char * const place_words[] = { "trên địa bàn", NULL };
          if (is_rate && dr_wording_has (&lead, over_words) && !dr_wording_has (&lead, place_words)
              && !dr_wording_ends (&lead, claim_words))
            continue;
          if (is_of_all)
            ;
          else if (dr_wording_has (&clause, free_words) || (is_rate && !dr_wording_has (&clause, share_words)))
            continue;
        }
      else if (is_rate)
        continue;

      guint32 entry = claimed != DR_NONE ? claimed : dr_check_find_entry (check, i, DR_NUMBER_ROLE_SHARE, 0);
      /* In a cell of its own: «Tỷ lệ (%)» at the head may well be of a plan that stands elsewhere. */
      if (entry != DR_NONE && dr_check_has_sign (check, stretch.end, dr_check_get_entry (check, entry)->start, "\t"))
        continue;
      if (entry != DR_NONE)
        stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start,
                                                          dr_check_entry_end (check, entry), 0 });
      g_autofree char *stated = dr_quantity_dup_value (share);
      g_autofree char *stated_words = dr_check_write (share);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_low = "0",
                            .expected_high = "100" };
      dr_check_say (check, DR_RULE_PERCENT_RANGE, &facts, stretch, NULL, 0);
    }

  return dr_check_is_well (check, error);
}
