/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-magnitude-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-figure-private.h"

/* Digits shown beyond those of the stated percentage, so that one sees where it was rounded or cut. */
#define FURTHER_DIGITS 2

/* The stretch from the figure to its @nth percentage, or the figure alone; @percent is the percentage's entry or DR_NONE. */
static gboolean
find_stretch (const DrCheck *check,
              guint32        achievement,
              guint          nth,
              DrStretch     *stretch,
              guint32       *percent)
{
  gsize from = 0;

  if (!dr_check_get_stretch (check, achievement, stretch))
    return FALSE;

  *percent = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_PERCENT, from);
  for (; nth > 0 && *percent != DR_NONE; nth--)
    *percent = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_PERCENT,
                                    dr_check_get_entry (check, *percent)->start + 1);
  if (*percent == DR_NONE || check->text == NULL)
    return TRUE;

  const DrNumberRecord *record = dr_check_get_entry (check, *percent);
  DrStretch stated = { record->start, dr_check_entry_end (check, *percent), 0 };
  DrStretch joined = dr_stretch_join (*stretch, stated);
  /* Of what is too far apart the later one alone comes back. */
  if (joined.start <= stretch->start)
    *stretch = (DrStretch) { joined.start, joined.end, achievement + 1 };

  return TRUE;
}

/* «104,11 %». */
static char *
write_percent (const char *decimal)
{
  g_autoptr (DrQuantity) quantity = dr_quantity_new (decimal, "%", DR_HEDGE_EXACT, NULL);
  if (quantity == NULL)
    return g_strdup_printf ("%s %%", decimal);

  g_autofree char *written = dr_quantity_to_string (quantity);
  written[strlen (written) - 1] = '\0'; /* its own sign */

  return g_strdup_printf ("%s %%", g_strchomp (written));
}

/* One over the other in per cent; NULL if it does not fit. */
static DrInterval *
to_percent (DrInterval *part,
            DrInterval *whole)
{
  g_autoptr (DrInterval) hundred = dr_reckon_number (100);
  g_autoptr (DrInterval) quotient = dr_reckon_divide (part, whole);

  return dr_reckon_multiply (quotient, hundred);
}

/* What the percentage should have been. */
static DrInterval *
reckon_range (DrQuantity *actual,
              DrQuantity *planned)
{
  g_autoptr (DrInterval) part = dr_reckon_bounds (actual);
  g_autoptr (DrInterval) whole = dr_reckon_bounds (planned);

  return to_percent (part, whole);
}

/* The same to the last digit; NULL if a figure is hedged. */
static DrInterval *
reckon_exact (DrQuantity *actual,
              DrQuantity *planned)
{
  gboolean is_exact = dr_quantity_get_hedge (actual) == DR_HEDGE_EXACT && dr_quantity_get_hedge (planned) == DR_HEDGE_EXACT;
  g_autoptr (DrInterval) part = dr_reckon_point (is_exact ? actual : NULL);
  g_autoptr (DrInterval) whole = dr_reckon_point (planned);

  return to_percent (part, whole);
}

static char *
round_to (DrRatio *percent,
          guint    digits)
{
  return percent != NULL ? dr_ratio_to_decimal (percent, digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO) : NULL;
}

/* «128 %», or «108,33 %–112,50 %» where the figures are known to a step only. */
static char *
write_range (const char *low,
             const char *high)
{
  g_autofree char *first = low != NULL ? write_percent (low) : g_strdup ("…");
  g_autofree char *last = high != NULL ? write_percent (high) : g_strdup ("…");

  if (strcmp (first, last) == 0)
    return g_steal_pointer (&first);

  return g_strdup_printf ("%s–%s", first, last);
}

static void
add_finding (DrCheck         *check,
             DrRule           rule,
             DrQuantity      *actual,
             DrQuantity      *planned,
             DrQuantity      *percent,
             DrStretch        stretch,
             const DrStretch *target)
{
  g_autoptr (DrInterval) percents = rule != DR_RULE_PERCENT_OF_TARGET_TOO_LARGE ? reckon_range (actual, planned) : NULL;
  g_autoptr (DrInterval) exactly = reckon_exact (actual, planned);
  guint digits = dr_decimal_get_n_decimals (&percent->value);
  gsize n_targets = target->end > target->start ? 1 : 0;
  g_autofree char *stated = dr_quantity_dup_value (percent);
  /* «trên 135%» is not said to be 135: who looks for the words should find them. */
  g_autofree char *stated_words = dr_quantity_get_hedge (percent) == DR_HEDGE_EXACT ? write_percent (stated)
                                                                                    : dr_quantity_to_string (percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words };

  if (percents == NULL)
    {
      dr_check_say (check, DR_RULE_PERCENT_OF_TARGET_TOO_LARGE, &facts, stretch, target, n_targets);
      return;
    }

  DrRatio *exact = exactly != NULL ? dr_interval_get_lower (exactly) : NULL;
  g_autofree char *low = round_to (dr_interval_get_lower (percents), digits);
  g_autofree char *high = round_to (dr_interval_get_upper (percents), digits);
  g_autofree char *range = write_range (low, high);
  g_autofree char *quotient = exact != NULL ? dr_check_write_percent (exact, digits + FURTHER_DIGITS) : g_strdup (range);
  g_autofree char *rounded = round_to (exact, digits);
  g_autofree char *expected_words = rounded != NULL ? write_percent (rounded) : g_strdup (range);
  g_autofree char *part = dr_quantity_dup_figure (actual, NULL);
  g_autofree char *whole = dr_quantity_dup_figure (planned, NULL);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part, whole, quotient);

  facts.expected_low = low;
  facts.expected_high = high;
  facts.expected_words = expected_words;
  facts.arithmetic = arithmetic;

  int shift = rule == DR_RULE_PERCENT_OF_TARGET_WRONG ? dr_magnitude_find_shift_of (percents, percent) : 0;
  if (shift != 0)
    dr_magnitude_suggest (check, stretch.start, MIN (stretch.end, target->start > stretch.start ? target->start : stretch.end),
                          shift, &facts);
  dr_check_say (check, rule, &facts, stretch, target, n_targets);
}

/* Whether another figure of the sentence, before the percentage, makes it right: then the words allow that reading. */
static gboolean
fits_another (const DrCheck *check,
              guint32        achievement,
              guint32        entry,
              DrQuantity    *planned,
              DrQuantity    *percent)
{
  if (check->text == NULL || entry == DR_NONE)
    return FALSE;

  gsize end = dr_check_get_entry (check, entry)->start;
  gsize start = dr_check_sentence_start (check, end);
  guint32 first, last;

  dr_check_find_around (check, achievement, start, end, &first, &last);
  for (guint32 i = first; i < last; i++)
    {
      g_autoptr (DrQuantity) actual = i != achievement ? dr_check_dup_actual (check, i) : NULL;

      if (actual != NULL && dr_percent_fit (actual, planned, percent, NULL) < DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* Whether the line of a figure is a row of a table. */
static gboolean
is_in_table (const DrCheck *check,
             guint32        achievement)
{
  DrStretch stretch;

  if (check->text == NULL || !dr_check_get_stretch (check, achievement, &stretch))
    return FALSE;

  return dr_check_has_sign (check, dr_check_line_start (check, stretch.start), dr_check_line_end (check, stretch.end), "|\t");
}

/* Where most rows of tables contradict themselves, their columns were taken for others: they prove nothing. */
static gboolean
are_tables_misread (DrCheck *check)
{
  guint n_right = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrExtrasRecord *extras = dr_check_get_extras (check, i);

      /* What has a percentage has a target. */
      if (!record->has_actual || !record->has_percent_of_target
          || !g_array_index (check->data->targets, DrTargetRecord, record->target).has_planned || !is_in_table (check, i))
        continue;

      g_autoptr (DrTarget) target = g_list_model_get_item (dr_report_get_targets (check->report), record->target);
      g_autoptr (DrQuantity) actual = dr_check_dup_actual (check, i);
      g_autoptr (DrQuantity) percent = dr_check_dup_percent (check, &extras->percent_of_target);
      if (dr_percent_fit (actual, dr_target_get_planned (target), percent, NULL) == DR_FIT_INCONSISTENT)
        n_wrong++;
      else
        n_right++;
    }

  return n_wrong > n_right;
}

/* «đạt 96%, 104,6% và 86% kế hoạch»: which figure each of several in a row is of, the reader can only guess. */
static gboolean
is_in_a_row (const DrCheck *check,
             guint32        entry)
{
  static const char * const and_words[] = { "và", NULL };

  for (int i = -1; i <= 0; i++)
    {
      if ((i < 0 && entry == 0) || entry + i + 1 >= check->data->numbers->len)
        continue;

      gsize start = dr_check_entry_end (check, entry + i);
      gsize end = dr_check_get_entry (check, entry + i + 1)->start;
      guint32 other = i < 0 ? entry - 1 : entry + 1;
      g_auto (DrWording) between = dr_check_fold (check, start, end);

      if (dr_check_entry_end (check, other) != dr_check_get_entry (check, other)->end
          && (dr_wording_is_empty (&between) || dr_wording_is_only (&between, and_words))
          && !dr_check_has_sign (check, start, end, "(|\t\n"))
        return TRUE;
    }

  return FALSE;
}

/* «Hộ nghèo: kế hoạch 40, thực hiện 36, đạt 111,1%»: of what there should be less of, the target is divided by what there is. */
static gboolean
is_told_backwards (const DrCheck *check,
                   guint32        achievement,
                   DrQuantity    *actual,
                   DrQuantity    *planned,
                   DrQuantity    *percent)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);

  return g_array_index (check->data->indicators, DrIndicatorRecord, record->indicator).desire == DR_DESIRE_LESS
         && dr_percent_fit (planned, actual, percent, NULL) < DR_FIT_INCONSISTENT;
}

/* «còn 171 hộ nghèo, giảm 43 hộ, vượt 7,5% kế hoạch (40 hộ)»: it was planned by how much there should be less. */
static gboolean
is_of_change (const DrCheck *check,
              guint32        achievement,
              DrQuantity    *planned,
              DrQuantity    *percent)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);

  if (!record->has_change || dr_check_get_extras (check, achievement)->change_kind != DR_CHANGE_KIND_ABSOLUTE)
    return FALSE;

  DrDecimal value = dr_figure_get_value (&dr_check_get_extras (check, achievement)->change);
  g_autoptr (GRefString) measure = g_ref_string_new (dr_quantity_get_measure (planned));
  g_autoptr (DrQuantity) change = dr_quantity_new_from_decimal (&value, NULL, DR_HEDGE_EXACT, measure, measure);

  return dr_percent_fit (change, planned, percent, NULL) < DR_FIT_INCONSISTENT;
}

/* Judges one percentage. */
static void
check_one (DrCheck    *check,
           guint32     achievement,
           DrQuantity *actual,
           DrTarget   *target,
           DrQuantity *percent,
           guint       nth)
{
  DrQuantity *planned = target != NULL ? dr_target_get_planned (target) : NULL;
  DrStretch stretch;
  guint32 entry;

  /* Nobody agrees on what part of a planned loss was reached. */
  if (planned == NULL || percent == NULL || dr_quantity_get_sign (planned) < 0
      || !find_stretch (check, achievement, nth, &stretch, &entry))
    return;

  g_autoptr (GError) fit_error = NULL;
  DrFit fit = dr_percent_fit (actual, planned, percent, &fit_error);
  DrRule rule;

  if (fit_error != NULL)
    rule = DR_RULE_PERCENT_OF_TARGET_TOO_LARGE;
  else if (fit == DR_FIT_INCONSISTENT && (is_told_backwards (check, achievement, actual, planned, percent)
                                          || is_of_change (check, achievement, planned, percent)))
    return;
  else if (fit == DR_FIT_INCONSISTENT && !fits_another (check, achievement, entry, planned, percent)
           && (check->text == NULL || entry == DR_NONE || !is_in_a_row (check, entry)))
    rule = DR_RULE_PERCENT_OF_TARGET_WRONG;
  else if (fit <= DR_FIT_TRUNCATED && dr_reckon_is_off_plan (actual, planned, percent))
    rule = DR_RULE_PERCENT_OF_TARGET_LOOSE;
  else if (fit == DR_FIT_TRUNCATED)
    rule = DR_RULE_PERCENT_OF_TARGET_TRUNCATED;
  else if (fit == DR_FIT_CUT_FIGURES)
    rule = DR_RULE_PERCENT_OF_TARGET_CUT;
  else
    return;

  DrSource *source = dr_target_get_source (target);
  DrStretch place = { 0, 0, 0 };
  if (source != NULL)
    place = (DrStretch) { dr_span_get_start (dr_source_get_span (source)),
                          dr_span_get_end (dr_source_get_span (source)), 0 };

  add_finding (check, rule, actual, planned, percent, stretch, &place);
}

/* By how many points a ratio stands over its target is another rule's matter. */
gboolean
dr_check_percent_of_target (DrCheck  *check,
                            GError  **error)
{
  gboolean skips_tables = are_tables_misread (check);

  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);

      if (!record->has_actual || !(record->has_percent_of_target || record->has_further)
          || (skips_tables && is_in_table (check, i)))
        continue;

      g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (check->report), i);
      DrQuantity *actual = dr_achievement_get_actual (achievement);
      guint nth = 0;

      check_one (check, i, actual, dr_achievement_get_target (achievement),
                 dr_achievement_get_percent_of_target (achievement), nth);

      if (record->has_percent_of_target)
        nth++;
      for (guint j = 0; j < dr_achievement_get_n_further_targets (achievement); j++)
        {
          DrQuantity *percent = dr_achievement_get_percent_of_further_target (achievement, j);
          if (percent == NULL)
            continue;
          check_one (check, i, actual, dr_achievement_get_further_target (achievement, j), percent, nth++);
        }
    }

  dr_check_plan_told (check, FALSE);

  return dr_check_is_well (check, error);
}
