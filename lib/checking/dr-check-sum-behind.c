/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «partition»: figures that all but add up to the total behind them. */

#include "config.h"

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

#include <string.h>

/* Figures before a closing sum; every choice of them is tried. */
#define BEFORE_MOST 10
/* Words between «tổng» and its number. */
#define TOTAL_MOST 96
/* What all figures before a total make is off by so many per cent of it, and by one digit. */
#define MEANT_MOST 100

static const char * const total_words[] = {
  "cộng", "tổng cộng", "tổng số", "tổng", "tất cả", "tổng cộng là", "cộng chung", "toàn xã", "toàn huyện", "toàn tỉnh", "toàn phường",
  "cả năm", NULL
};

/* Whether any choice of at least two of the figures makes the total. */
static gboolean
fits_choice (const GArray *mentions,
             const guint  *choice,
             guint         n,
             guint         total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);

  for (guint mask = 3; mask < 1u << n; mask++)
    {
      DrDecimal sum = { 0, 0 }, tolerance = { 0, 0 };

      for (guint i = 0; i < n; i++)
        if ((mask & 1u << i) != 0)
          {
            sum = dr_small_add (sum, dr_mentions_get (mentions, choice[i])->value);
            tolerance = dr_small_add (tolerance, dr_mentions_get (mentions, choice[i])->tolerance);
          }
      if ((mask & (mask - 1)) != 0 && dr_sum_fits (&sum, &tolerance, whole))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_called_total (const DrCheck   *check,
                 gsize            from,
                 const DrMention *total)
{
  gsize start = total->start - MIN (total->start - from, TOTAL_MOST);

  for (gsize at = total->start; at > start; at--)
    if (strchr (",;:()\n", check->text[at - 1]) != NULL)
      start = at;
  g_auto (DrWording) lead = dr_check_fold (check, start, total->start);

  static const char * const among_words[] = { "trong", "trong tổng số", "trên tổng số", NULL };

  return dr_wording_begins (&lead, total_words) || dr_wording_ends (&lead, total_words) || dr_wording_ends (&lead, among_words);
}

/* «tổng 2.442 hộ, 9.462 nhân khẩu»: the word stands before the first of them. Of the third figure or a later one. */
static gboolean
is_total (const DrCheck *check,
          const GArray  *mentions,
          guint          at)
{
  const DrMention *whole = dr_mentions_get (mentions, at);
  const DrMention *before = dr_mentions_get (mentions, at - 1);

  if (is_called_total (check, before->end, whole))
    return TRUE;
  if (!dr_mention_is_summand (before) || dr_mention_is_alike (before, whole))
    return FALSE;

  static const char * const and_words[] = { "và", "với", NULL };
  g_auto (DrWording) noun = dr_check_fold (check, before->end, whole->start);
  g_auto (GStrv) words = g_strsplit (noun.folded, " ", -1);

  /* The noun of the first, and «và» or a comma. */
  return is_called_total (check, dr_mentions_get (mentions, at - 2)->end, before) && g_strv_length (words) <= 5
         && (dr_wording_ends (&noun, and_words) || dr_check_sign_before (check, whole->start) == ',');
}

/* The figures of the bullets right above the line of a total, one a line that counts the same; the nearest first. */
static guint
gather_lines (const DrCheck *check,
              const GArray  *mentions,
              guint          total,
              guint          choice[BEFORE_MOST])
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  gsize line = dr_check_line_start (check, whole->start);
  guint n = 0;
  guint i = total;

  while (line > 0 && n < BEFORE_MOST)
    {
      gsize above = dr_check_line_start (check, line - 1);
      gsize sign = above;
      guint n_alike = 0;

      while (strchr (" \t", check->text[sign]) != NULL)
        sign++;
      if (strchr ("-+*", check->text[sign]) == NULL)
        break;
      for (; i > 0 && dr_mentions_get (mentions, i - 1)->start >= above; i--)
        if (dr_mention_is_summand (dr_mentions_get (mentions, i - 1))
            && dr_mention_is_alike (dr_mentions_get (mentions, i - 1), whole))
          {
            choice[n] = i - 1;
            n_alike++;
          }
      if (n_alike != 1)
        return 0;
      n++;
      line = above;
    }

  return n;
}

/* «Khen thưởng 14 tập thể, 38 cá nhân, tổng cộng 62 trường hợp»: counts that are called a total of all that stand before them in
 * the sentence, where one of them is a slip away from right. */
static gboolean
is_meant (const DrCheck *check,
          const GArray  *mentions,
          const guint   *choice,
          guint          n,
          guint          total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  gsize from = dr_check_sentence_start (check, whole->start);
  DrDecimal sum = { 0, 0 };
  guint n_alike = 0;
  gboolean is_slip = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, choice[i]);

      if (!dr_mention_is_summand (part) || part->tolerance.coefficient != 0 || part->measure == NULL || part->start < from
          || dr_check_sign_before (check, part->start) == '(')
        return FALSE;
      sum = dr_small_add (sum, part->value);
      n_alike += dr_check_is_same_thing (part->measure, whole->measure);
    }

  /* «12 xe, 14 suất, cộng 30 suất» may be of the suất alone, and some before. */
  g_auto (DrWording) words = dr_check_fold (check, from, whole->start);
  if ((n_alike > 0 && n_alike < n) || whole->tolerance.coefficient != 0 || dr_wording_has (&words, dr_sum_other_words))
    return FALSE;
  is_slip = dr_slip_grade (&whole->value, &sum) != DR_SLIP_NONE;
  for (guint i = 0; i < n; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, choice[i]);
      DrDecimal needed = dr_small_subtract (whole->value, dr_small_subtract (sum, part->value));

      is_slip = is_slip || (needed.coefficient > 0 && dr_slip_grade (&part->value, &needed) != DR_SLIP_NONE);
    }

  return is_slip && dr_sum_is_within (&sum, &whole->value, MEANT_MOST);
}

/* As many of the figures before a total as come nearest to it: those of its name, or all of them. */
static gboolean
find_nearest (const DrCheck *check,
              const GArray  *mentions,
              const guint   *choice,
              guint          n,
              gboolean       are_alike,
              gboolean       is_over_lines,
              DrSumList          *list,
              DrDecimal     *least)
{
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  gsize from = dr_check_sentence_start (check, whole->start);
  g_auto (DrWording) begin = dr_check_fold (check, from, whole->start);
  /* «…, 38 cá nhân. Tổng cộng 20 tập thể và 49 cá nhân»: a sentence of its own may add up the one before. */
  if (dr_wording_begins (&begin, total_words) && from >= 2)
    from = dr_check_sentence_start (check, from - 2);
  static const char * const plain_words[] = { "tổng cộng", "cộng", NULL };
  gboolean is_plain = dr_wording_begins (&begin, plain_words);
  DrDecimal sum = { 0, 0 };
  guint n_parts = 0;
  gboolean is_found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, choice[i]);

      if (are_alike && !dr_mention_is_alike (part, whole))
        continue;
      if (!dr_mention_is_summand (part) || dr_decimal_compare (&part->value, &whole->value) > 0
          || (!are_alike && g_strcmp0 (part->measure, "đồng") == 0))
        break;
      sum = dr_small_add (sum, part->value);
      if (++n_parts < 2)
        continue;

      DrDecimal off = dr_small_distance (sum, whole->value);
      gboolean is_slip = dr_sum_is_evident (&sum, &whole->value);
      gboolean is_here = part->start >= from || is_over_lines;
      g_auto (DrWording) words = dr_check_fold (check, part->start, whole->start);
      if (!dr_sum_is_near (&sum, &whole->value, is_here ? is_plain ? 20 : 10 : is_slip ? 2 : 0)
          || (!is_slip && dr_wording_has (&words, dr_sum_other_words)) || dr_decimal_compare (&off, least) >= 0)
        continue;
      list->first = choice[i];
      *least = off;
      is_found = TRUE;
    }

  return is_found;
}

/* «tổng thu 134,6 tỷ đồng, gồm 102,3, 21,8 và 10,5 tỷ đồng; tổng chi 128,4 tỷ đồng»: whether a semicolon ends
 * what adds up to a figure before. */
static gboolean
fits_before (const DrCheck   *check,
             const GArray    *mentions,
             const DrSumList *list)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, list->first)->start);
  DrDecimal sum, tolerance;

  if (!dr_check_has_sign (check, dr_mentions_get (mentions, list->total - 1)->end, dr_mentions_get (mentions, list->total)->start, ";"))
    return FALSE;
  dr_sum_add_up (mentions, list->first, list->last, &sum, &tolerance);
  for (guint i = list->first; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    if (dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

void
dr_check_sum_behind (DrCheck       *check,
                     const GArray  *mentions,
                     guint          total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  guint choice[BEFORE_MOST];
  guint n = 0;

  if (total < 2 || !dr_mention_is_summand (whole) || whole->measure == NULL || !is_total (check, mentions, total))
    return;

  gsize line = dr_check_line_start (check, whole->start);
  for (guint i = total; i-- > 0 && n < BEFORE_MOST && dr_mentions_get (mentions, i)->start >= line;)
    if (dr_mention_is_summand (dr_mentions_get (mentions, i)) || dr_mentions_get (mentions, i)->is_slashed)
      choice[n++] = i;
  /* «- Xây mới 28 căn: 1.680 triệu đồng.», line by line, and «Tổng chi …» below. */
  gboolean is_over_lines = n == 0;
  if (is_over_lines)
    n = gather_lines (check, mentions, total, choice);
  if (n < 2 || fits_choice (mentions, choice, n, total))
    return;

  if (is_meant (check, mentions, choice, n, total))
    {
      DrSumList meant = { .total = total, .first = choice[n - 1], .last = total };

      dr_sum_report_choice (check, mentions, &meant, FALSE);
      return;
    }

  DrSumList alike = { .total = total, .first = total, .last = total };
  DrSumList all = alike;
  DrDecimal alike_off = whole->value, all_off = whole->value;
  gboolean has_alike = find_nearest (check, mentions, choice, n, TRUE, is_over_lines, &alike, &alike_off);
  gboolean has_all = strcmp (whole->measure, "đồng") != 0
                     && find_nearest (check, mentions, choice, n, FALSE, is_over_lines, &all, &all_off);
  if (!has_alike && !has_all)
    return;

  gboolean takes_alike = has_alike && (!has_all || dr_decimal_compare (&alike_off, &all_off) <= 0);

  if (!fits_before (check, mentions, takes_alike ? &alike : &all))
    dr_sum_report_choice (check, mentions, takes_alike ? &alike : &all, takes_alike);
}
