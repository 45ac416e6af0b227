/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «cumulative»: a figure of a time that is more than that of a longer time around it.
 *
 * «6 tháng kết nạp 104 đảng viên», and two lines below «riêng quý II kết nạp 112 đảng viên».
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* Figures before one, and behind it, that are looked at. */
#define AROUND_MOST 128
/* So many times as much is something else. */
#define TIMES_MOST 3

static const char * const other_words[] = {
  "tổng số", "hiện có", "nâng", "lên", "còn", "giảm", "toàn", "cùng kỳ", "so với", "phấn đấu", "dự kiến", "trong đó", "tỉnh", NULL
};

static DrPeriod *
get_period (const DrCheck *check,
            guint32        achievement)
{
  return g_ptr_array_index (check->data->periods, dr_check_get_record (check, achievement)->period);
}

/* Whether a figure came about in its time, rather than stand at its end. */
static gboolean
is_flow (const DrCheck *check,
         guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrIndicatorRecord *indicator = &g_array_index (check->data->indicators, DrIndicatorRecord, record->indicator);

  return record->has_actual && record->actual.hedge == DR_HEDGE_EXACT && indicator->nature == DR_NATURE_FLOW
         && strchr (dr_check_get_measure (check, achievement), '/') == NULL
         && strcmp (dr_check_get_measure (check, achievement), "%") != 0;
}

/* Whether every word of one label stands in the other, one at least that the measure does not have and that is written before it. */
static gboolean
is_told_of_both (const DrCheck *check,
                 guint32        one,
                 guint32        other,
                 DrStretch      place)
{
  g_autofree char *label = dr_wording_fold_phrase (dr_check_get_label (check, one));
  g_autofree char *more = dr_wording_fold_phrase (dr_check_get_label (check, other));
  g_autofree char *measure = dr_wording_fold_phrase (dr_check_get_measure (check, one));
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  g_auto (DrWording) lead = dr_check_fold (check, dr_check_clause_start (check, place.start), place.start);
  const char *idle = dr_wording_get_phrase (&lead, "mới");
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      if (*words[i] == '\0' || strcmp (word, idle) == 0)
        continue;
      if (strstr (more, word) == NULL)
        return FALSE;
      n += strstr (measure, word) == NULL && strstr (lead.folded, word) != NULL;
    }

  return n >= 1;
}

static gboolean
is_loose (const DrCheck *check,
          DrStretch      stretch)
{
  g_auto (DrWording) lead = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);

  return dr_wording_has (&lead, other_words);
}

static void
check_pair (DrCheck *check,
            guint32  longer,
            guint32  shorter)
{
  const DrAchievementRecord *one = dr_check_get_record (check, longer);
  const DrAchievementRecord *other = dr_check_get_record (check, shorter);
  DrDecimal total = dr_figure_get_value (&one->actual), part = dr_figure_get_value (&other->actual);
  DrStretch stretch, place;

  if (one->unit != other->unit || one->part_of != DR_NONE || (other->part_of != DR_NONE && other->part_of != longer)
      || strcmp (dr_check_get_measure (check, longer), dr_check_get_measure (check, shorter)) != 0
      || !dr_small_is (&total) || !dr_small_is (&part) || dr_decimal_compare (&part, &total) <= 0
      || !dr_period_contains (get_period (check, longer), get_period (check, shorter))
      || !dr_check_get_stretch (check, longer, &stretch) || !dr_check_get_stretch (check, shorter, &place))
    return;

  DrDecimal most = dr_small_multiply (total, (DrDecimal) { TIMES_MOST, 0 });
  if (dr_decimal_compare (&part, &most) > 0 || !is_told_of_both (check, longer, shorter, place) || is_loose (check, stretch)
      || is_loose (check, place))
    return;

  if (dr_check_is_said (check, place.start, place.end) || dr_check_is_said (check, stretch.start, stretch.end))
    return;

  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, longer);
  g_autoptr (DrQuantity) piece = dr_check_dup_actual (check, shorter);
  g_autofree char *stated = dr_quantity_dup_value (whole);
  g_autofree char *low = dr_quantity_dup_value (piece);
  g_autofree char *stated_words = dr_check_write (whole);
  g_autofree char *expected_words = dr_check_write (piece);
  g_autofree char *arithmetic = g_strdup_printf ("%s < %s", stated_words, expected_words);
  DrRuleFacts facts = { .stated = stated, .expected_low = low, .stated_words = stated_words,
                        .expected_words = expected_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_CUMULATIVE_WITHIN, &facts, place.start > stretch.start ? place : stretch,
                place.start > stretch.start ? &stretch : &place, 1);
}

void
dr_check_cumulative_within (DrCheck *check)
{
  const GArray *achievements = check->data->achievements;

  for (guint i = 0; i < achievements->len && dr_check_goes_on (check); i++)
    for (guint j = i + 1; j < MIN (achievements->len, i + AROUND_MOST); j++)
      {
        /* Of one time, as nearly all figures of a report are, there is nothing to ask. */
        if (dr_check_get_record (check, i)->period == dr_check_get_record (check, j)->period)
          continue;
        *check->work += 1;
        if (!is_flow (check, i) || !is_flow (check, j))
          continue;
        check_pair (check, i, j);
        check_pair (check, j, i);
      }
}
