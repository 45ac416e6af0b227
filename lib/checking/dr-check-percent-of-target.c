/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-check-percent-of-target-private.h"

#include <string.h>

#include "checking/dr-rule-text-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-figure-private.h"
#include "model/dr-report-private.h"

/* A percentage further from its figure than this belongs to another sentence: the figure alone is the source. */
#define FARTHEST 512
/* Digits shown beyond those of the stated percentage, so that one sees where it was rounded or cut. */
#define FURTHER_DIGITS 2

/* Where the percentages of each achievement stand: chains of entries of the ledger, in the order of the text. */
typedef struct
{
  guint32 *first; /* of each achievement */
  guint32 *next;  /* of each entry */
} PercentPlaces;

static void
percent_places_clear (PercentPlaces *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->next, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PercentPlaces, percent_places_clear)

static void
percent_places_init (PercentPlaces      *self,
                     const DrReportData *data)
{
  self->first = g_new (guint32, data->achievements->len + 1);
  self->next = g_new (guint32, data->numbers->len + 1);
  for (guint i = 0; i < data->achievements->len; i++)
    self->first[i] = DR_NONE;

  /* From the end, so that each chain begins with its first entry. */
  for (guint i = data->numbers->len; i-- > 0;)
    {
      const DrNumberRecord *record = &g_array_index (data->numbers, DrNumberRecord, i);

      if (record->role == DR_NUMBER_ROLE_PERCENT && record->item_kind == DR_ITEM_ACHIEVEMENT
          && record->item < data->achievements->len)
        {
          self->next[i] = self->first[record->item];
          self->first[record->item] = i;
        }
    }
}

/* The end of the sign in «94,73%» or «94,73 %», whose entry may cover the digits alone. */
static guint64
include_sign (DrText  *text,
              guint64  end)
{
  GBytes *bytes = dr_text_get_bytes (text);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize at = end;

  if (at < size && data[at] == ' ')
    at++;

  return at < size && data[at] == '%' ? at + 1 : end;
}

/* The stretch from the figure to its @nth percentage, or the figure alone. */
static DrSource *
find_source (const DrReportData  *data,
             const PercentPlaces *places,
             guint                achievement,
             DrSource            *figure,
             guint                nth)
{
  guint32 entry = places->first[achievement];

  for (; nth > 0 && entry != DR_NONE; nth--)
    entry = places->next[entry];
  if (figure == NULL || entry == DR_NONE || data->text == NULL)
    return figure != NULL ? dr_source_ref (figure) : NULL;

  const DrNumberRecord *record = &g_array_index (data->numbers, DrNumberRecord, entry);
  guint64 start = MIN (dr_span_get_start (dr_source_get_span (figure)), record->start);
  guint64 end = MAX (dr_span_get_end (dr_source_get_span (figure)), include_sign (data->text, record->end));
  if (end - start > FARTHEST)
    return dr_source_ref (figure);

  g_autoptr (DrSpan) span = dr_span_new (start, end, NULL);
  g_autofree char *words = span != NULL ? dr_text_dup_slice (data->text, span, NULL) : NULL;
  DrSource *source = words != NULL ? dr_source_new (span, words, dr_source_get_location (figure), NULL) : NULL;

  return source != NULL ? source : dr_source_ref (figure);
}

/* «104,11 %»; with «…» where digits were cut off. */
static char *
write_percent (const char *decimal,
               gboolean    is_cut)
{
  g_autoptr (DrQuantity) quantity = dr_quantity_new (decimal, "%", DR_HEDGE_EXACT, NULL);
  if (quantity == NULL)
    return g_strdup_printf ("%s %%", decimal);

  g_autofree char *written = dr_quantity_to_string (quantity);
  if (g_str_has_suffix (written, "%"))
    written[strlen (written) - 1] = '\0';

  return g_strdup_printf ("%s%s %%", g_strchomp (written), is_cut ? "…" : "");
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

/* «128 %», «131,8181… %»: the quotient itself, to a few digits more than were stated. */
static char *
write_exact (const Expected *expected)
{
  guint digits = expected->digits + FURTHER_DIGITS;
  g_autofree char *decimal = dr_ratio_to_decimal (expected->exact, digits, DR_ROUNDING_TRUNCATE);
  g_autoptr (DrRatio) shown = dr_ratio_new (decimal, "1", NULL);
  gboolean is_cut = shown == NULL || !dr_ratio_equal (shown, expected->exact);

  /* Zeros that say nothing: «128,00» is «128». */
  if (!is_cut && strchr (decimal, '.') != NULL)
    {
      gsize length = strlen (decimal);

      while (decimal[length - 1] == '0')
        decimal[--length] = '\0';
      if (decimal[length - 1] == '.')
        decimal[length - 1] = '\0';
    }

  return write_percent (decimal, is_cut);
}

/* «128 %», or «108,33 %–112,50 %» where the figures are known to a step only. */
static char *
write_range (const char *low,
             const char *high)
{
  g_autofree char *first = low != NULL ? write_percent (low, FALSE) : NULL;
  g_autofree char *last = high != NULL ? write_percent (high, FALSE) : NULL;

  if (first == NULL || last == NULL)
    return g_strdup_printf ("%s–%s", first != NULL ? first : "…", last != NULL ? last : "…");
  if (strcmp (first, last) == 0)
    return g_steal_pointer (&first);

  return g_strdup_printf ("%s–%s", first, last);
}

static DrFinding *
new_finding (DrRule       rule,
             DrQuantity  *actual,
             DrQuantity  *planned,
             DrQuantity  *percent,
             DrSource    *source,
             GError     **error)
{
  g_auto (Expected) expected = { 0 };
  g_autofree char *stated = dr_quantity_dup_value (percent);
  /* «trên 135%» is not said to be 135: who looks for the words should find them. */
  g_autofree char *stated_words = dr_quantity_get_hedge (percent) == DR_HEDGE_EXACT ? write_percent (stated, FALSE)
                                                                                    : dr_quantity_to_string (percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words };

  if (rule == DR_RULE_PERCENT_OF_TARGET_TOO_LARGE || !expected_init (&expected, actual, planned, percent, NULL))
    return dr_rule_new_finding (DR_RULE_PERCENT_OF_TARGET_TOO_LARGE, &facts, source, error);

  g_autofree char *low = round_to (expected.low, expected.digits);
  g_autofree char *high = round_to (expected.high, expected.digits);
  g_autofree char *range = write_range (low, high);
  g_autofree char *quotient = expected.exact != NULL ? write_exact (&expected) : g_strdup (range);
  g_autofree char *rounded = round_to (expected.exact, expected.digits);
  g_autofree char *expected_words = rounded != NULL ? write_percent (rounded, FALSE) : g_strdup (range);
  g_autofree char *part = dr_quantity_dup_figure (actual, NULL);
  g_autofree char *whole = dr_quantity_dup_figure (planned, NULL);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part, whole, quotient);

  facts.expected_low = low;
  facts.expected_high = high;
  facts.expected_words = expected_words;
  facts.arithmetic = arithmetic;

  return dr_rule_new_finding (rule, &facts, source, error);
}

/* Judges one percentage; FALSE if something failed, not if something is wrong in the report. */
static gboolean
check_one (DrQuantity  *actual,
           DrTarget    *target,
           DrQuantity  *percent,
           DrSource    *source,
           GQueue      *findings,
           GError     **error)
{
  DrQuantity *planned = target != NULL ? dr_target_get_planned (target) : NULL;
  if (actual == NULL || planned == NULL || percent == NULL || source == NULL)
    return TRUE;

  g_autoptr (GError) fit_error = NULL;
  DrFit fit = dr_percent_fit (actual, planned, percent, &fit_error);
  DrRule rule;

  if (fit_error != NULL)
    rule = DR_RULE_PERCENT_OF_TARGET_TOO_LARGE;
  else if (fit == DR_FIT_INCONSISTENT)
    rule = DR_RULE_PERCENT_OF_TARGET_WRONG;
  else if (fit == DR_FIT_TRUNCATED)
    rule = DR_RULE_PERCENT_OF_TARGET_TRUNCATED;
  else
    return TRUE;

  g_autoptr (DrFinding) finding = new_finding (rule, actual, planned, percent, source, error);
  if (finding == NULL)
    return FALSE;

  if (dr_target_get_source (target) != NULL)
    {
      DrFinding *related = dr_finding_new_related (finding, dr_target_get_source (target), error);
      if (related == NULL)
        return FALSE;
      g_object_unref (finding);
      finding = related;
    }
  g_queue_push_tail (findings, g_steal_pointer (&finding));

  return TRUE;
}

/*
 * Appends what is found to @findings, in the order of the achievements. Only what
 * is stated is judged: the actual, the planned quantity and the percentage. By
 * how many points a ratio stands over its target is another rule's matter.
 */
gboolean
dr_check_percent_of_target (DrReport  *report,
                            GQueue    *findings,
                            GError   **error)
{
  const DrReportData *data = dr_report_get_data (report);
  g_auto (PercentPlaces) places = { NULL };

  percent_places_init (&places, data);
  for (guint i = 0; i < data->achievements->len; i++)
    {
      const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, i);

      if (!record->has_actual || !(record->has_percent_of_target || record->has_further))
        continue;

      g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), i);
      DrQuantity *actual = dr_achievement_get_actual (achievement);
      guint nth = 0;
      g_autoptr (DrSource) source = find_source (data, &places, i, dr_achievement_get_source (achievement), nth);

      if (!check_one (actual, dr_achievement_get_target (achievement),
                      dr_achievement_get_percent_of_target (achievement), source, findings, error))
        return FALSE;

      if (record->has_percent_of_target)
        nth++;
      for (guint j = 0; j < dr_achievement_get_n_further_targets (achievement); j++)
        {
          DrQuantity *percent = dr_achievement_get_percent_of_further_target (achievement, j);
          if (percent == NULL)
            continue;

          g_autoptr (DrSource) stretch = find_source (data, &places, i, dr_achievement_get_source (achievement), nth++);
          if (!check_one (actual, dr_achievement_get_further_target (achievement, j), percent, stretch, findings,
                          error))
            return FALSE;
        }
    }

  return TRUE;
}
