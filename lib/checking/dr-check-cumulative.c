/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «cumulative»: a running total below the figure of the period that it includes. */

#include "config.h"

#include "checking/dr-rules-private.h"
#include "checking/dr-reckon-private.h"

#include <string.h>

static const char * const running_words[] = { "lũy kế", "luỹ kế", "cộng dồn", "từ đầu năm đến nay", "từ đầu năm", NULL };
/* What flows out makes a total smaller. */
static const char * const outflow_words[] = { "giảm", "chuyển đi", "trả", "thu hồi", "thanh lý", NULL };

/* Words before a figure that is no flow: what there is in all, not what came. */
static const char * const stock_words[] = { "tổng số", "hiện có", "toàn huyện có", "toàn xã có", "nâng tổng số", "lên", NULL };

/* No sentence is searched for more figures than these before a running total. */
#define FIGURES_MOST 16

/* The words between the figure before and an achievement, in its sentence. */
static DrWording
fold_lead (const DrCheck *check,
           guint32        achievement,
           DrStretch      stretch)
{
  gsize from = dr_check_sentence_start (check, stretch.start);
  DrStretch before;

  if (achievement > 0 && dr_check_get_stretch (check, achievement - 1, &before) && before.end <= stretch.start)
    from = MAX (from, before.end);

  return dr_check_fold (check, from, stretch.start);
}

/* The nearest figure of the period before a running total in its sentence that counts the same; DR_NONE for none. */
static guint32
find_flow (const DrCheck *check,
           guint32        total,
           DrStretch      stretch)
{
  const DrAchievementRecord *record = dr_check_get_record (check, total);
  gsize from = dr_check_sentence_start (check, stretch.start);

  for (guint32 i = total; i-- > 0 && total - i <= FIGURES_MOST;)
    {
      const DrAchievementRecord *flow = dr_check_get_record (check, i);
      DrStretch place;

      if (!dr_check_get_stretch (check, i, &place) || place.start < from)
        break;
      if (strcmp (dr_check_get_measure (check, total), dr_check_get_measure (check, i)) != 0 || record->unit != flow->unit)
        continue;

      g_auto (DrWording) lead = fold_lead (check, i, place);
      if (flow->part_of != DR_NONE || dr_wording_has (&lead, stock_words))
        continue;

      return flow->is_cumulative ? DR_NONE : i;
    }

  return DR_NONE;
}

/* «lũy kế 19 tổ chức đảng và 11 đảng viên»: the second of the two is a running total as the first is. */
static gboolean
is_running (const DrCheck *check,
            guint32        achievement,
            DrStretch      stretch,
            DrWording     *lead)
{
  static const char * const and_words[] = { "và", NULL };
  DrStretch before = { 0, 0, 0 };

  if (dr_check_get_record (check, achievement)->is_cumulative && dr_wording_has (lead, running_words))
    return TRUE;
  if (achievement < 2 || !dr_wording_is_only (lead, and_words) || !dr_check_get_record (check, achievement - 1)->is_cumulative)
    return FALSE;

  dr_check_get_stretch (check, achievement - 1, &before); /* nothing leads to what has no place */
  g_auto (DrWording) first_lead = fold_lead (check, achievement - 1, before);

  return dr_wording_has (&first_lead, running_words);
}

static void
check_one (DrCheck *check,
           guint32  achievement)
{
  DrStretch stretch, place;

  /* «tổn thất 5,12%; lũy kế 4,86%»: a rate does not run up. */
  if (dr_check_get_record (check, achievement)->part_of != DR_NONE || strcmp (dr_check_get_measure (check, achievement), "%") == 0
      || !dr_check_get_stretch (check, achievement, &stretch))
    return;

  g_auto (DrWording) lead = fold_lead (check, achievement, stretch);
  guint32 flow = is_running (check, achievement, stretch, &lead) ? find_flow (check, achievement, stretch) : DR_NONE;
  if (flow == DR_NONE)
    return;

  dr_check_get_stretch (check, flow, &place); /* that is how it was found */
  g_auto (DrWording) between = dr_check_fold (check, place.end, stretch.start);
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) part = dr_check_dup_actual (check, flow);
  g_autoptr (DrInterval) total_bounds = dr_reckon_bounds (total);
  g_autoptr (DrInterval) part_bounds = dr_reckon_bounds (part);
  if (dr_wording_has (&between, outflow_words) || !dr_reckon_is_apart (total_bounds, part_bounds)
      || dr_quantity_compare (total, part) >= 0)
    return;

  g_autofree char *stated = dr_quantity_dup_value (total);
  g_autofree char *low = dr_quantity_dup_value (part);
  g_autofree char *stated_words = dr_check_write (total);
  g_autofree char *expected_words = dr_check_write (part);
  g_autofree char *arithmetic = g_strdup_printf ("%s < %s", stated_words, expected_words);
  DrRuleFacts facts = { .stated = stated, .expected_low = low, .stated_words = stated_words,
                        .expected_words = expected_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_CUMULATIVE_SMALLER, &facts, dr_stretch_join (place, stretch), &place, 1);
}

gboolean
dr_check_cumulative (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 1; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_one (check, i);

  if (check->text != NULL)
    {
      dr_check_cumulative_within (check);
      dr_check_cumulative_alone (check);
    }

  return dr_check_cumulative_parts (check, error);
}
