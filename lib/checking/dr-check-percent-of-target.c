/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

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
  if (joined.start <= stretch->start && joined.end >= stretch->end)
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
  if (g_str_has_suffix (written, "%"))
    written[strlen (written) - 1] = '\0';

  return g_strdup_printf ("%s %%", g_strchomp (written));
}

static DrRatio *
to_percent (DrRatio  *ratio,
            GError  **error)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", error);

  return hundred != NULL ? dr_ratio_multiply (ratio, hundred, error) : NULL;
}

/* What the percentage should have been. */
typedef struct
{
  guint    digits;      /* decimals of the stated percentage */
  DrRatio *exact;       /* (owned) (nullable) unless a figure is hedged */
  DrRatio *low;         /* (owned) (nullable) absent: no end */
  DrRatio *high;        /* (owned) (nullable) */
} Expected;

static void
expected_clear (Expected *self)
{
  g_clear_pointer (&self->exact, dr_ratio_unref);
  g_clear_pointer (&self->low, dr_ratio_unref);
  g_clear_pointer (&self->high, dr_ratio_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expected, expected_clear)

static gboolean
expected_init (Expected    *self,
               DrQuantity  *actual,
               DrQuantity  *planned,
               DrQuantity  *percent,
               GError     **error)
{
  g_autoptr (DrInterval) part = dr_quantity_get_bounds (actual, error);
  g_autoptr (DrInterval) whole = part != NULL ? dr_quantity_get_bounds (planned, error) : NULL;
  g_autoptr (DrInterval) quotient = whole != NULL ? dr_interval_divide (part, whole, error) : NULL;
  if (quotient == NULL)
    return FALSE;

  self->digits = MAX (0, -percent->value.exponent);
  if (dr_interval_get_lower_end (quotient) != DR_END_ABSENT
      && (self->low = to_percent (dr_interval_get_lower (quotient), error)) == NULL)
    return FALSE;
  if (dr_interval_get_upper_end (quotient) != DR_END_ABSENT
      && (self->high = to_percent (dr_interval_get_upper (quotient), error)) == NULL)
    return FALSE;
  if (dr_quantity_get_hedge (actual) == DR_HEDGE_EXACT && dr_quantity_get_hedge (planned) == DR_HEDGE_EXACT)
    {
      g_autoptr (DrRatio) ratio = dr_quantity_divide (actual, planned, error);

      if (ratio == NULL || (self->exact = to_percent (ratio, error)) == NULL)
        return FALSE;
    }

  return TRUE;
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
  g_autofree char *first = low != NULL ? write_percent (low) : NULL;
  g_autofree char *last = high != NULL ? write_percent (high) : NULL;

  if (first == NULL || last == NULL)
    return g_strdup_printf ("%s–%s", first != NULL ? first : "…", last != NULL ? last : "…");
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
  g_auto (Expected) expected = { 0 };
  gsize n_targets = target->end > target->start ? 1 : 0;
  g_autofree char *stated = dr_quantity_dup_value (percent);
  /* «trên 135%» is not said to be 135: who looks for the words should find them. */
  g_autofree char *stated_words = dr_quantity_get_hedge (percent) == DR_HEDGE_EXACT ? write_percent (stated)
                                                                                    : dr_quantity_to_string (percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words };

  if (rule == DR_RULE_PERCENT_OF_TARGET_TOO_LARGE || !expected_init (&expected, actual, planned, percent, NULL))
    {
      dr_check_say (check, DR_RULE_PERCENT_OF_TARGET_TOO_LARGE, &facts, stretch, target, n_targets);
      return;
    }

  g_autofree char *low = round_to (expected.low, expected.digits);
  g_autofree char *high = round_to (expected.high, expected.digits);
  g_autofree char *range = write_range (low, high);
  g_autofree char *quotient = expected.exact != NULL ? dr_check_write_percent (expected.exact, expected.digits + FURTHER_DIGITS) : g_strdup (range);
  g_autofree char *rounded = round_to (expected.exact, expected.digits);
  g_autofree char *expected_words = rounded != NULL ? write_percent (rounded) : g_strdup (range);
  g_autofree char *part = dr_quantity_dup_figure (actual, NULL);
  g_autofree char *whole = dr_quantity_dup_figure (planned, NULL);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part, whole, quotient);

  facts.expected_low = low;
  facts.expected_high = high;
  facts.expected_words = expected_words;
  facts.arithmetic = arithmetic;

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

  for (gsize at = stretch.end; at < check->size && check->text[at] != '\n'; at++)
    if (check->text[at] == '|' || check->text[at] == '\t')
      return TRUE;
  for (gsize at = stretch.start; at > 0 && check->text[at - 1] != '\n'; at--)
    if (check->text[at - 1] == '|' || check->text[at - 1] == '\t')
      return TRUE;

  return FALSE;
}

/* Where most rows of tables contradict themselves, their columns were taken for others: they prove nothing. */
static gboolean
are_tables_misread (const DrCheck *check)
{
  guint n_right = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < check->data->achievements->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrExtrasRecord *extras = dr_check_get_extras (check, i);

      if (!record->has_actual || !record->has_percent_of_target || record->target == DR_NONE
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

/* Judges one percentage; FALSE if something failed, not if something is wrong in the report. */
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

  if (actual == NULL || planned == NULL || percent == NULL
      || !find_stretch (check, achievement, nth, &stretch, &entry))
    return;

  g_autoptr (GError) fit_error = NULL;
  DrFit fit = dr_percent_fit (actual, planned, percent, &fit_error);
  DrRule rule;

  if (fit_error != NULL)
    rule = DR_RULE_PERCENT_OF_TARGET_TOO_LARGE;
  else if (fit == DR_FIT_INCONSISTENT && !fits_another (check, achievement, entry, planned, percent))
    rule = DR_RULE_PERCENT_OF_TARGET_WRONG;
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

  for (guint i = 0; i < check->data->achievements->len; i++)
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

  return dr_check_is_well (check, error);
}
