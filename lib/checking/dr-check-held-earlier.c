/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «held-change»: the figure of the earlier period as this report has it, and what the report of that period says. */

#include "config.h"

#include "checking/dr-held-private.h"

#include <string.h>

#include "checking/dr-check-change-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-period-private.h"
#include "figures/dr-quantity-private.h"

/* A figure that was preliminary became final by less than so many per cent. */
#define REVISED_MOST 10
/* The rank before stands no further behind. */
#define GAP_MOST 120

static DrPeriod *
get_period (const DrCheck *check)
{
  return g_ptr_array_index (check->data->periods, check->data->period);
}

/* Whether the earlier report is of the same months a year before. */
static gboolean
is_year_before (const DrCheck *check,
                const DrHeld  *held)
{
  DrPeriod *own = get_period (check);
  const GDate *first = dr_period_get_first_day (own);
  const GDate *then = dr_period_get_first_day (held->period);

  return dr_period_get_kind (own) == dr_period_get_kind (held->period)
         && g_date_get_year (first) == g_date_get_year (then) + 1 && g_date_get_month (first) == g_date_get_month (then);
}

gboolean
dr_held_is_named (const DrCheck   *check,
                  const DrHeld    *held,
                  const DrWording *words)
{
  static const char * const same_words[] = { "cùng kỳ", "năm trước", "năm ngoái", NULL };
  static const char * const last_words[] = { "quý trước", "tháng trước", "kỳ trước", NULL };
  guint year = dr_move_find_year (words);
  gboolean is_same = is_year_before (check, held);

  if (year != 0)
    return is_same && year == (guint) dr_period_get_first_year (held->period);
  if (is_same)
    return dr_wording_has (words, same_words);

  g_autoptr (DrPeriod) previous = dr_period_previous (get_period (check), NULL);

  return previous != NULL && dr_period_equal (previous, held->period) && dr_wording_has (words, last_words);
}

/* Whether the words before an entry, or what the change is against, are of the period of the earlier report. */
static gboolean
is_of_held_period (const DrCheck *check,
                   const DrHeld  *held,
                   guint32        index,
                   guint32        entry)
{
  const DrAchievementRecord *record = dr_check_get_record (check, index);
  const char *against = record->has_change
                        ? dr_report_data_get_string (check->data, dr_check_get_extras (check, index)->change_against) : NULL;
  g_autofree char *period = dr_period_to_string (held->period);

  if (against != NULL)
    return strcmp (against, period) == 0;

  gsize end = dr_check_get_entry (check, entry)->start;
  g_auto (DrWording) words = dr_check_fold (check, record->source.end, MAX (record->source.end, end));

  return dr_held_is_named (check, held, &words);
}

/* «26.100», of a column in triệu đồng: how many powers of ten the reader took it for. */
static int
find_scale (const DrCheck *check,
            guint32        index,
            DrQuantity    *now)
{
  guint32 entry = dr_check_find_entry (check, index, DR_NUMBER_ROLE_ACHIEVEMENT, 0);
  g_autoptr (DrQuantity) plain = entry != DR_NONE ? dr_check_dup_entry (check, entry, dr_quantity_get_measure (now)) : NULL;

  for (int scale = 0; plain != NULL && scale <= 9; scale += 3)
    {
      DrDecimal value = { plain->value.coefficient, plain->value.exponent + scale };

      if (dr_decimal_compare (&value, &now->value) == 0)
        return scale;
    }

  return 0;
}

/* Whether two figures differ by more than what a later count sets right. */
static gboolean
differs (DrQuantity *stated,
         DrQuantity *held)
{
  g_autoptr (DrInterval) bounds = dr_reckon_either (stated);
  g_autoptr (DrInterval) held_bounds = dr_reckon_either (held);
  g_autoptr (DrInterval) point = dr_reckon_point (stated);

  return dr_reckon_is_apart (bounds, held_bounds)
         && (dr_slip_is_between (&stated->value, &held->value, 3, 3)
             || !dr_reckon_is_about (point, held, 100 - REVISED_MOST, 100 + REVISED_MOST));
}

/* Whether a number is the change of its figure: «giảm 20%», or «bằng 80%», which is the same. */
static gboolean
is_change (const DrCheck    *check,
           guint32           index,
           const DrQuantity *number)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, index);
  DrDecimal change = dr_figure_get_value (&extras->change);
  const DrDecimal hundred = { 100, 0 };

  if (!dr_check_get_record (check, index)->has_change)
    return FALSE;
  if (dr_decimal_compare (&number->value, &change) == 0)
    return TRUE;
  if (extras->change_kind != DR_CHANGE_KIND_PERCENT)
    return FALSE;
  /* Of so many per cent nobody tells what they are. */
  if (!dr_small_is (&change))
    return TRUE;

  DrDecimal left = extras->change_direction == DR_DIRECTION_UP ? dr_small_add (hundred, change) : dr_small_subtract (hundred, change);

  return dr_decimal_compare (&number->value, &left) == 0;
}

gboolean
dr_held_check_earlier (DrCheck      *check,
                       const DrHeld *held,
                       guint32       index,
                       DrQuantity   *now,
                       DrQuantity   *then)
{
  const char *measure = dr_quantity_get_measure (now);
  int scale = find_scale (check, index, now);
  guint32 entry = DR_NONE;

  while ((entry = dr_check_find_entry (check, index, DR_NUMBER_ROLE_CHANGE,
                                       entry == DR_NONE ? 0 : dr_check_get_entry (check, entry)->end)) != DR_NONE)
    {
      gboolean is_percent = dr_check_entry_end (check, entry) != dr_check_get_entry (check, entry)->end;
      g_autoptr (DrQuantity) plain = dr_check_dup_entry (check, entry, measure);

      if (plain == NULL || is_percent != (strcmp (measure, "%") == 0) || is_change (check, index, plain)
          || !is_of_held_period (check, held, index, entry))
        continue;

      /* A magnitude that is written counts; one of the column is that of the figure beside it. */
      DrDecimal value = { plain->value.coefficient, plain->value.exponent + (plain->value.exponent < scale ? scale : 0) };
      GRefString *words = g_ref_string_new (measure);
      g_autoptr (DrQuantity) stated = dr_quantity_new_from_decimal (&value, NULL, dr_quantity_get_hedge (plain), words, words);
      g_ref_string_release (words);
      if (!differs (stated, then))
        continue;

      g_autofree char *stated_value = dr_quantity_dup_value (stated);
      g_autofree char *expected = dr_quantity_dup_value (then);
      g_autofree char *stated_words = dr_check_write (stated);
      g_autofree char *expected_words = dr_check_write (then);
      DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .expected_low = expected,
                            .expected_high = expected, .expected_words = expected_words };
      DrStretch place = { dr_check_get_entry (check, entry)->start, dr_check_entry_end (check, entry), 0 };
      dr_check_say (check, DR_RULE_HELD_EARLIER, &facts, place, NULL, 0);
      return TRUE;
    }

  return FALSE;
}

static const DrRankingRecord *
get_ranking (const DrCheck *check,
             guint          index)
{
  return &g_array_index (check->data->rankings, DrRankingRecord, index);
}

/* The rank of the same field by the same assessor in the earlier report; 0 if there is none, or more than one. */
static guint
find_held_rank (const DrCheck         *check,
                const DrHeld          *held,
                const DrRankingRecord *now)
{
  const DrReportData *before = held->check.data;
  const char *unit = dr_unit_get_id (g_ptr_array_index (check->data->units, now->unit));
  guint found = 0;

  for (guint i = 0; i < before->rankings->len; i++)
    {
      const DrRankingRecord *then = get_ranking (&held->check, i);

      if (then->rank == 0 || then->period != before->period || then->cohort_size != now->cohort_size
          || strcmp (dr_unit_get_id (g_ptr_array_index (before->units, then->unit)), unit) != 0
          || g_strcmp0 (dr_report_data_get_string (before, then->field), dr_report_data_get_string (check->data, now->field)) != 0
          || g_strcmp0 (dr_report_data_get_string (before, then->assessor),
                        dr_report_data_get_string (check->data, now->assessor)) != 0)
        continue;
      if (found != 0)
        return 0;
      found = then->rank;
    }

  return found;
}

void
dr_held_check_ranks (DrCheck      *check,
                     const DrHeld *held)
{
  for (guint i = 0; check->text != NULL && i < check->data->rankings->len && dr_check_goes_on (check); i++)
    {
      const DrRankingRecord *now = get_ranking (check, i);
      DrStretch place;
      gint64 n;

      if (now->rank == 0 || now->source.start == DR_NONE || now->period != check->data->period)
        continue;

      gsize end = MIN (dr_check_sentence_end (check, now->source.end), now->source.end + GAP_MOST);
      g_auto (DrWording) words = dr_check_fold (check, now->source.end, end);
      if (!dr_rank_find_move (check, now->source.end, end, &n, &place) || !dr_held_is_named (check, held, &words))
        continue;

      guint before = find_held_rank (check, held, now);
      if (before == 0 || (gint64) before - now->rank == n)
        continue;

      g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (n));
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, ABS ((gint64) before - now->rank));
      g_autofree char *arithmetic = g_strdup_printf ("%u - %u = %" G_GINT64_FORMAT, before, now->rank,
                                                     (gint64) before - now->rank);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                            .arithmetic = arithmetic, .what = n > 0 ? "tăng" : "giảm", .what_english = n > 0 ? "up" : "down" };
      DrStretch source = { now->source.start, now->source.end, 0 };

      dr_check_say (check, DR_RULE_HELD_CHANGE, &facts, dr_stretch_join (source, place), NULL, 0);
    }
}
