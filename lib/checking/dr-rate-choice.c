/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-rate-private.h"
#include "checking/dr-small-private.h"

/* A total that is even by chance is one of so many, at most. */
#define EVEN_LEAST 32

/* «ước 4,86 triệu lượt» is reckoned, «khoảng 5 triệu lượt» is rounded. */
static gboolean
is_estimate (const DrCheck   *check,
             const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_ABOUT && dr_check_get_record (check, mention->achievement)->status == DR_STATUS_ESTIMATED;
}

gboolean
dr_rate_is_usable (const DrCheck   *check,
                   const DrMention *mention)
{
  return mention->achievement != DR_NONE && (mention->hedge == DR_HEDGE_EXACT || is_estimate (check, mention))
         && !mention->is_percent && !mention->is_cell && mention->value.coefficient > 0;
}

/* What a total or a count may be off by: an estimate by its last digit that is not zero. */
static DrDecimal
get_slack (const DrMention *mention)
{
  DrDecimal plain = dr_decimal_normalize (&mention->value);

  return mention->hedge == DR_HEDGE_ABOUT ? (DrDecimal) { 1, plain.exponent } : mention->tolerance;
}

gboolean
dr_rate_is_total_of (const char *rate,
                     const char *measure,
                     int        *shift)
{
  g_autofree char *each = g_strndup (rate, strcspn (rate, "/"));

  return dr_rate_makes (rate, strlen (each), measure, shift) || (*shift = 0, dr_check_is_same_thing (each, measure));
}

/* The slip that makes the quotient, to the digits of the rate, of it. @is_even is set if these are all digits of the quotient. */
static DrSlip
find_slip (const DrRateChoice *self,
           DrDecimal     whole,
           gboolean     *is_even)
{
  const DrDecimal hundred = { 100, 0 };
  DrDecimal count = dr_small_multiply (self->n, hundred);
  guint digits = dr_mention_get_n_decimals (self->rate);
  /* «57,74 tỷ», «1.347.000»: to the digits that were written. */
  DrDecimal written = dr_decimal_normalize (&self->rate->value);
  DrSlip slip = DR_SLIP_NONE;

  *is_even = FALSE;
  if (self->n.coefficient <= 0 || whole.coefficient <= 0 || !dr_small_is (&count) || !dr_small_is (&whole))
    return DR_SLIP_NONE;
  for (guint i = 0; i < 2; i++)
    {
      DrDecimal right = dr_small_percent (whole, count, digits, i == 0);

      for (int exponent = 0; exponent < written.exponent; exponent++)
        right = (DrDecimal) { (right.coefficient + (i == 0 && exponent + 1 == written.exponent ? 5 : 0)) / 10,
                              right.exponent + 1 };
      slip = MAX (slip, dr_slip_grade (&self->rate->value, &right));

      DrDecimal made = dr_small_is (&right) ? dr_small_multiply (right, self->n) : right;
      *is_even = *is_even || dr_decimal_compare (&made, &whole) == 0;
    }

  return slip;
}

gboolean
dr_rate_fits (DrRateChoice *self,
              gboolean     *is_near)
{
  const DrDecimal times = { self->count != NULL ? 7 : 5, 0 };
  const DrDecimal scale = { 1, self->shift };
  const DrDecimal step = { 1, self->rate->value.exponent };
  const DrDecimal half_step = { 5, self->rate->value.exponent - 1 };
  DrDecimal whole = dr_small_multiply (self->total->value, scale);
  DrDecimal product = dr_small_multiply (self->n, self->rate->value);
  DrDecimal off = dr_small_distance (product, whole);
  DrDecimal total_slack = dr_small_multiply (get_slack (self->total), scale);
  /* «16» may be 16,9 that was cut off, but strictly nothing below 15,5. */
  gboolean is_above = self->is_strict && dr_decimal_compare (&product, &whole) > 0;
  DrDecimal steps = self->is_exact ? (DrDecimal) { 0, 0 } : dr_small_multiply (self->n, is_above ? half_step : step);
  DrDecimal slack = dr_small_add (steps, dr_small_add (total_slack, total_slack));
  DrDecimal many = dr_small_multiply (off, times);
  DrDecimal telling = dr_small_multiply (self->n, step);
  DrDecimal most = dr_small_multiply (total_slack, (DrDecimal) { EVEN_LEAST, 0 });
  DrDecimal half = dr_small_multiply (whole, (DrDecimal) { 5, -1 });

  if (self->count != NULL)
    slack = dr_small_add (slack, dr_small_multiply (get_slack (self->count), self->rate->value));
  *is_near = dr_decimal_compare (&many, &whole) <= 0;
  self->slip = find_slip (self, whole, &self->is_even);
  /* Of few things any total is so many times a rate. */
  self->is_even = self->is_even && dr_decimal_compare (&telling, &most) >= 0 && dr_decimal_compare (&off, &half) <= 0;

  return dr_decimal_compare (&off, &slack) <= 0;
}

gboolean
dr_rate_fits_with_another (const GArray       *mentions,
                           guint               first,
                           guint               last,
                           const DrRateChoice *self)
{
  for (guint i = first; i < last; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      DrRateChoice more = *self;
      gboolean is_near;

      if (mention->start == self->total->start || mention->start == self->rate->start
          || mention->start == self->count->start || mention->is_percent || mention->value.coefficient <= 0)
        continue;
      more.n = dr_small_multiply (self->n, mention->value);
      if (dr_small_is (&more.n) && dr_rate_fits (&more, &is_near))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_rate_fits_in_brackets (const DrCheck      *check,
                          const GArray       *mentions,
                          guint               total,
                          const DrRateChoice *self)
{
  gsize end = dr_mentions_get (mentions, total)->end;
  gsize limit = dr_check_sentence_end (check, end);

  for (guint i = total + 1; i < mentions->len && dr_mentions_get (mentions, i)->start < limit; i++)
    {
      DrMention part = *dr_mentions_get (mentions, i);
      DrRateChoice other = *self;
      gboolean is_near;

      if (!dr_check_has_sign (check, end, part.start, "(") || dr_check_has_sign (check, end, part.start, ")"))
        break;
      if (part.measure != NULL || part.is_percent)
        continue;
      other.total = &part;
      for (guint magnitude = 0; magnitude <= 3; magnitude++, part.value.exponent += 3, part.tolerance.exponent += 3)
        if (dr_small_is (&part.value) && dr_rate_fits (&other, &is_near))
          return TRUE;
    }

  return FALSE;
}

void
dr_rate_report (DrCheck            *check,
                const DrRateChoice *choice,
                gboolean            is_mean)
{
  const DrMention *told = is_mean ? choice->rate : choice->total;
  const DrDecimal scale = { 1, choice->shift };
  DrDecimal whole = dr_small_multiply (choice->total->value, scale);
  DrDecimal product = dr_small_multiply (choice->n, choice->rate->value);
  g_autoptr (DrRatio) quotient = NULL;
  g_autofree char *rate = dr_mention_write (check, choice->rate);
  /* «264 / 12 = 22», where the mean is told in tạ and the total in tấn. */
  g_autofree char *total = is_mean && choice->shift != 0 ? dr_check_write_decimal (&whole, "")
                                                         : dr_mention_write (check, choice->total);
  g_autofree char *count = choice->count != NULL ? dr_mention_write (check, choice->count)
                                                 : dr_check_write_decimal (&choice->n, "");
  g_autofree char *whole_value = dr_decimal_to_string (&whole);
  g_autofree char *count_value = dr_decimal_to_string (&choice->n);
  quotient = dr_ratio_new (whole_value, count_value, NULL);
  g_autofree char *mean = dr_ratio_to_decimal (quotient, dr_mention_get_n_decimals (choice->rate) + 1,
                                               DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrDecimal made = { 0, 0 };
  dr_decimal_parse (mean, -1, &made);
  if (!is_mean)
    {
      made = product;
      made.exponent -= choice->shift;
    }
  g_autofree char *expected = dr_decimal_to_string (&made);
  g_autofree char *result = dr_check_write_decimal (&made, told->measure);
  const char *factor = dr_rate_get_factor (choice->grow);
  g_autofree char *arithmetic = is_mean ? g_strdup_printf (choice->grow == 0 ? "%s / %s%s = %s" : "%s / (%s%s) = %s",
                                                           total, count, factor, result)
                                        : g_strdup_printf ("%s%s × %s%s = %s", count, factor, rate,
                                                           dr_rate_get_divisor (choice->shift), result);
  g_autofree char *stated = dr_decimal_to_string (&told->value);
  DrRuleFacts facts = { .stated = stated, .stated_words = is_mean ? rate : total, .arithmetic = arithmetic,
                        .expected_low = is_mean ? NULL : expected, .expected_high = is_mean ? NULL : expected };
  DrStretch places[2] = { { choice->total->start, choice->total->end, 0 }, { 0 } };
  if (choice->count != NULL)
    places[1] = (DrStretch) { choice->count->start, choice->count->end, 0 };

  if (!dr_check_is_said (check, choice->rate->start, choice->rate->end)
      && !dr_check_is_said (check, choice->total->start, choice->total->end))
    dr_check_say (check, is_mean ? DR_RULE_MEAN_WRONG : DR_RULE_PRODUCT_LOOSE, &facts,
                  (DrStretch) { told->start, told->end, told->achievement + 1 }, places, choice->count != NULL ? 2 : 1);
}

void
dr_rate_take (DrRateChoice       *found,
              const DrRateChoice *choice,
              guint              *n_found)
{
  gboolean is_same = *n_found > 0 && dr_decimal_compare (&found->n, &choice->n) == 0
                     && dr_decimal_compare (&found->total->value, &choice->total->value) == 0;

  gboolean is_less = *n_found > 0 && (found->is_bound != choice->is_bound ? found->is_bound : choice->slip < found->slip);

  if (is_same || is_less)
    return;
  *n_found = *n_found > 0 && choice->slip == found->slip && choice->is_bound == found->is_bound ? *n_found + 1 : 1;
  *found = *choice;
}
