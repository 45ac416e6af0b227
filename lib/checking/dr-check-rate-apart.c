/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rules «mean» and «product»: a figure for each whose count or total stands in another sentence.
 *
 * «Diện tích gieo trồng 1.864 ha. Năng suất 71,5 tạ/ha, sản lượng 13.827 tấn»; «Bình quân mỗi tháng thu 785 triệu đồng» of
 * what the months of the report brought. Nothing says which figures belong together: whatever makes it right is believed,
 * and otherwise only the one choice that comes near is told of.
 */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Figures before a rate that are tried. */
#define BEFORE_MOST 64
/* Days of a month, more or less. */
#define MONTH 30

static const char * const mean_words[] = { "bình quân", "trung bình", "bq", NULL };
static const char * const yield_words[] = { "năng suất", NULL };
static const char * const month_words[] = {
  "mỗi tháng", "một tháng", "hàng tháng", "hằng tháng", "1 tháng", "01 tháng", "bình quân tháng", NULL
};
/* Said of a rate that is not one of all there is. */
static const char * const loose_words[] = {
  "khoảng", "ước", "từ", "tối đa", "không quá", "hỗ trợ thêm", "cùng kỳ", "kế hoạch", "chỉ tiêu", "phấn đấu", "so với", "tăng",
  "giảm", "năm trước", "dự kiến", NULL
};

/* The total that a rate is of, and how many it is for each of; the total is in a measure of so many tens more. */
typedef struct
{
  const DrMention *rate;
  const DrMention *total;
  const DrMention *count;   /* (nullable) months of the period are stated nowhere */
  DrDecimal        n;
  int              shift;
  DrSlip           slip;    /* what makes the right rate of the stated one */
} Choice;

static gboolean
is_usable (const DrMention *mention)
{
  return mention->achievement != DR_NONE && mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_cell
         && mention->value.coefficient > 0;
}

/* Whether @measure counts what stands before the slash of a rate, or in all of it; tấn for tạ are ten times as many. */
static gboolean
is_total_of (const char *rate,
             const char *measure,
             int        *shift)
{
  gsize length = strcspn (rate, "/");

  *shift = length == strlen ("tạ") && strncmp (rate, "tạ", length) == 0 && strcmp (measure, "tấn") == 0;

  g_autofree char *numerator = g_strndup (rate, length);
  static const char turn[] = "lượt ";

  return *shift == 1 || dr_check_is_same_thing (numerator, measure)
         || (g_str_has_prefix (measure, turn) && dr_check_is_same_thing (numerator, measure + strlen (turn)))
         || (strcmp (numerator, "học sinh") == 0 && strcmp (measure, "em") == 0);
}

/* The slip that makes the quotient, to the digits of the rate, of it. */
static DrSlip
find_slip (const Choice *self,
           DrDecimal     whole)
{
  const DrDecimal hundred = { 100, 0 };
  DrDecimal count = dr_small_multiply (self->n, hundred);
  guint digits = dr_mention_get_n_decimals (self->rate);
  DrSlip slip = DR_SLIP_NONE;

  if (self->n.coefficient <= 0 || whole.coefficient <= 0 || !dr_small_is (&count) || !dr_small_is (&whole))
    return DR_SLIP_NONE;
  for (guint i = 0; i < 2; i++)
    {
      DrDecimal right = dr_small_percent (whole, count, digits, i == 0);

      /* «57,74 tỷ»: to the digits that were written. */
      for (int exponent = 0; exponent < self->rate->value.exponent; exponent++)
        right = (DrDecimal) { (right.coefficient + (i == 0 && exponent + 1 == self->rate->value.exponent ? 5 : 0)) / 10,
                              right.exponent + 1 };
      slip = MAX (slip, dr_slip_grade (&self->rate->value, &right));
    }

  return slip;
}

/* Whether a choice makes the rate within what each figure was rounded or cut off by; @is_near if it nearly does: nobody says
 * that a count elsewhere is the one, so it has to be nearer than months are. */
static gboolean
fits (Choice   *self,
      gboolean *is_near)
{
  const DrDecimal times = { self->count != NULL ? 7 : 5, 0 };
  const DrDecimal scale = { self->shift == 1 ? 10 : 1, 0 };
  const DrDecimal step = { 1, self->rate->value.exponent };
  DrDecimal whole = dr_small_multiply (self->total->value, scale);
  DrDecimal off = dr_small_distance (dr_small_multiply (self->n, self->rate->value), whole);
  DrDecimal total_slack = dr_small_multiply (self->total->tolerance, scale);
  DrDecimal slack = dr_small_add (dr_small_multiply (self->n, step), dr_small_add (total_slack, total_slack));
  DrDecimal many = dr_small_multiply (off, times);

  if (self->count != NULL)
    slack = dr_small_add (slack, dr_small_multiply (self->count->tolerance, self->rate->value));
  *is_near = dr_decimal_compare (&many, &whole) <= 0;
  self->slip = find_slip (self, whole);

  return dr_decimal_compare (&off, &slack) <= 0;
}

static void
report (DrCheck      *check,
        const Choice *choice,
        gboolean      is_mean)
{
  const DrMention *told = is_mean ? choice->rate : choice->total;
  const DrDecimal scale = { choice->shift == 1 ? 10 : 1, 0 };
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
  g_autofree char *arithmetic = is_mean ? g_strdup_printf ("%s / %s = %s", total, count, result)
                                        : g_strdup_printf ("%s × %s = %s", count, rate, result);
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

/* «Chi 11 tháng 9,02 tỷ đồng, bình quân tháng 0,82 tỷ đồng»: how many months the words tell of; 0 if they do not. */
static guint
find_months (const DrWording *words)
{
  const char *month = dr_wording_get_phrase (words, "tháng");
  guint found = 0;

  for (const char *at = strstr (words->folded, month); at != NULL; at = strstr (at + 1, month))
    {
      const char *digit = at;
      guint n = 0;

      while (digit > words->folded && g_ascii_isdigit (digit[-1]))
        digit--;
      for (; digit < at; digit++)
        n = MIN (n, 99) * 10 + (*digit - '0');
      if (n >= 2 && n <= 12)
        found = n;
    }

  return found;
}

/* Keeps one of several choices that nearly fit: the only one, or the only one with the gravest slip. */
static void
take (Choice       *found,
      const Choice *choice,
      guint        *n_found)
{
  gboolean is_same = *n_found > 0 && dr_decimal_compare (&found->n, &choice->n) == 0
                     && dr_decimal_compare (&found->total->value, &choice->total->value) == 0;

  if (is_same || (*n_found > 0 && choice->slip < found->slip))
    return;
  *n_found = *n_found > 0 && choice->slip == found->slip ? *n_found + 1 : 1;
  *found = *choice;
}

/* Whether a total is of the period, or of the months that are told in front of it and @rate. */
static gboolean
is_of_time (DrCheck         *check,
            const DrMention *total,
            guint32          period,
            const DrMention *rate)
{
  guint32 found = dr_check_get_record (check, total->achievement)->period;

  return found == period
         || (rate != NULL && rate->achievement != DR_NONE && found == dr_check_get_record (check, rate->achievement)->period);
}

/* «Bình quân mỗi tháng xảy ra 15,3 vụ»: whatever was counted over the months of the report. */
static void
check_months (DrCheck       *check,
              const GArray  *mentions,
              guint          at)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  /* That of the report: the reader may have taken the rate for one of a year named before it. */
  guint32 period = check->data->period;
  guint n_days = dr_period_get_n_days (g_ptr_array_index (check->data->periods, period));
  Choice choice = { .rate = rate, .n = { (n_days + MONTH / 2) / MONTH, 0 } };
  Choice found = { .rate = rate };
  guint n_found = 0;
  gsize from = dr_check_sentence_start (check, rate->start);
  g_auto (DrWording) words = dr_check_fold (check, from, rate->start);
  guint n_told = find_months (&words);

  if (n_told != 0)
    choice.n = (DrDecimal) { n_told, 0 };
  /* In the report of one month a mean is of others. */
  else if (n_days < 2 * MONTH)
    return;
  for (guint i = at > BEFORE_MOST ? at - BEFORE_MOST : 0; i < MIN (mentions->len, at + BEFORE_MOST); i++)
    {
      gboolean is_near;

      choice.total = dr_mentions_get (mentions, i);
      if (i == at || !is_usable (choice.total)
          || !is_of_time (check, choice.total, period, n_told != 0 ? rate : NULL)
          || !is_total_of (rate->measure, choice.total->measure, &choice.shift)
          || (n_told != 0 && choice.total->start < from))
        continue;
      if (fits (&choice, &is_near))
        return;
      if (!is_near && choice.slip != DR_SLIP_EVIDENT)
        continue;
      /* «39/46 vụ» of the 46 before. */
      take (&found, &choice, &n_found);
    }
  if (n_found == 1)
    report (check, &found, TRUE);
}

/* Both in the sentence of the rate: then others have judged them. */
static gboolean
is_of_sentence (const DrCheck   *check,
                const DrMention *rate,
                const DrMention *mention)
{
  return mention->start >= dr_check_sentence_start (check, rate->start)
         && mention->start < dr_check_sentence_end (check, rate->end);
}

/* A total in the sentence of the rate, or the count, with the other of them before it; or both in one sentence before. */
static void
check_apart (DrCheck       *check,
             const GArray  *mentions,
             guint          at,
             gboolean       is_mean)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  const char *denominator = strchr (rate->measure, '/') + 1;
  Choice found = { .rate = rate };
  guint n_found = 0;
  guint first = at > BEFORE_MOST ? at - BEFORE_MOST : 0;
  guint last = at + 1;

  while (last < mentions->len && is_of_sentence (check, rate, dr_mentions_get (mentions, last)))
    last++;
  for (guint i = first; i < last; i++)
    {
      Choice choice = { .rate = rate, .total = dr_mentions_get (mentions, i) };

      if (i == at || !is_usable (choice.total) || !is_total_of (rate->measure, choice.total->measure, &choice.shift))
        continue;
      for (guint j = first; j < last; j++)
        {
          gboolean is_near;

          choice.count = dr_mentions_get (mentions, j);
          if (!is_usable (choice.count) || !dr_check_is_same_thing (denominator, choice.count->measure))
            continue;
          choice.n = choice.count->value;

          gboolean has_total = is_of_sentence (check, rate, choice.total);
          gboolean has_count = is_of_sentence (check, rate, choice.count);
          /* The two in one sentence of their own belong together as well. */
          gboolean are_together = is_of_sentence (check, choice.total, choice.count);
          if (fits (&choice, &is_near) || (has_total && has_count))
            return;
          if (!(is_near || choice.slip >= (is_mean ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT))
              || !(has_total || has_count || are_together))
            continue;
          take (&found, &choice, &n_found);
        }
    }
  if (n_found == 1)
    report (check, &found, is_mean);
}

gboolean
dr_check_rate_apart (DrCheck   *check,
                     gboolean   are_means,
                     GError   **error)
{
  g_autoptr (GArray) mentions = dr_mentions_new (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *rate = dr_mentions_get (mentions, i);

      if (!is_usable (rate))
        continue;

      const char *slash = strchr (rate->measure, '/');
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, i);
      if (slash == NULL && !dr_wording_has (&lead, month_words))
        continue;

      g_auto (DrWording) words = dr_check_fold (check, dr_check_clause_start (check, rate->start), rate->start);
      gboolean is_mean = dr_wording_has (&words, mean_words) && !dr_wording_has (&words, yield_words);
      if (dr_wording_has (&words, loose_words))
        continue;
      if (is_mean && are_means && (slash == NULL || strcmp (slash, "/tháng") == 0) && dr_wording_has (&words, month_words))
        check_months (check, mentions, i);
      else if (slash != NULL && strchr (slash + 1, '/') == NULL && are_means == is_mean
               && (is_mean || dr_wording_has (&words, yield_words)))
        check_apart (check, mentions, i, is_mean);
    }

  return dr_check_is_well (check, error);
}
