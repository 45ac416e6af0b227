/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: lists whose total stands in another sentence, and two lists that run side by side.
 *
 * «Theo địa bàn: huyện 41 vụ, thị xã 9 vụ, thành phố 13 vụ» divides what stood before; «quý I 498 triệu đồng, quý II 688
 * triệu đồng» are the half-year; in «1.120 suất quà, 448 triệu đồng: huyện 470 suất (288 triệu đồng), xã 650 suất (170 triệu
 * đồng)» one list adds up and shows that the other was meant to.
 */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures before a list that are tried for its total, and around it for one that makes it right. */
#define BEFORE_MOST 24
#define AROUND_MOST 96
/* Figures of a list. */
#define PARTS_MOST 24

static const char * const group_words[] = {
  "theo", "chia theo", "phân theo", "trong đó", "gồm", "cơ cấu", "nội dung vi phạm", "nguyên nhân", "hình thức", "phân loại",
  "xếp loại", "lĩnh vực", "địa bàn", "độ tuổi", "đối tượng", "cụ thể", "chia ra", NULL
};
static const char * const quarter_words[] = { "quý i", "quý ii", "quý iii", "quý iv", NULL };

/* --- a list by itself --- */

/* The figures of a clause from the first on, if all of them are of one kind; 0 if there are others. */
static guint
gather (const DrCheck *check,
        const GArray  *mentions,
        guint          first,
        guint          parts[PARTS_MOST])
{
  const DrMention *begin = dr_mentions_get (mentions, first);
  gsize end = dr_check_clause_end (check, begin->end);
  guint n = 0;

  for (guint i = first; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (part->role == DR_NUMBER_ROLE_SHARE)
        continue;
      if (n == PARTS_MOST || !dr_mention_is_summand (part) || g_strcmp0 (part->measure, begin->measure) != 0)
        return 0;
      parts[n++] = i;
    }

  return n;
}

/* «chứng thực 1.842 hồ sơ (47,7%), hộ tịch 964 hồ sơ (24,9%)»: whether shares say that there is more than is listed. */
static gboolean
are_some (const DrCheck *check,
          const GArray  *mentions,
          guint          first,
          guint          last)
{
  const DrDecimal least = { 98, 0 };
  DrDecimal sum = { 0, 0 };
  guint n = 0;

  for (guint i = first; i <= last + 1 && i < mentions->len; i++)
    {
      const DrMention *share = dr_mentions_get (mentions, i);

      if (share->role != DR_NUMBER_ROLE_SHARE || share->start > dr_check_clause_end (check, dr_mentions_get (mentions, last)->end))
        continue;
      sum = dr_small_add (sum, share->value);
      n++;
    }

  return n >= 2 && dr_decimal_compare (&sum, &least) < 0;
}

/* Whether the parts are quarters from the first on. */
static gboolean
are_quarters (const DrCheck *check,
              const GArray  *mentions,
              const guint   *parts,
              guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *quarter[] = { i < 4 ? quarter_words[i] : "", NULL };
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, parts[i]);

      if (i == 4 || !dr_wording_has (&lead, quarter))
        return FALSE;
    }

  return n >= 2;
}

/* The month that the words name last; 0 for none. */
static guint
find_month (const DrWording *words)
{
  const char *month = dr_wording_get_phrase (words, "tháng");
  const char *at = g_strrstr (words->folded, month);
  guint n = 0;

  if (at == NULL)
    return 0;
  for (at += strlen (month); g_ascii_isdigit (*at); at++)
    n = MIN (n, 99) * 10 + (*at - '0');

  return n;
}

/* Whether the parts are months in a row, as many as make a quarter at least. */
static gboolean
are_months (const DrCheck *check,
            const GArray  *mentions,
            const guint   *parts,
            guint          n)
{
  guint before = 0;

  for (guint i = 0; i < n; i++)
    {
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, parts[i]);
      guint month = find_month (&lead);

      if (month == 0 || (i > 0 && month != before + 1))
        return FALSE;
      before = month;
    }

  return n >= 3;
}

static void
check_list (DrCheck       *check,
            const GArray  *mentions,
            guint          first)
{
  const DrMention *begin = dr_mentions_get (mentions, first);
  gsize from = dr_check_clause_start (check, begin->start);
  guint parts[PARTS_MOST];

  if ((first > 0 && dr_mentions_get (mentions, first - 1)->start >= from) || !dr_mention_is_summand (begin))
    return;

  guint n = gather (check, mentions, first, parts);
  if (n < 2)
    return;

  gboolean is_by_quarter = are_quarters (check, mentions, parts, n) || are_months (check, mentions, parts, n);
  g_auto (DrWording) lead = dr_check_fold (check, from, begin->start);
  gboolean is_group = n >= 3 && dr_check_has_sign (check, from, begin->start, ":") && dr_wording_has (&lead, group_words);
  if ((!is_group && !is_by_quarter) || dr_wording_has (&lead, dr_sum_other_words)
      || are_some (check, mentions, first, parts[n - 1]))
    return;

  DrDecimal sum = { 0, 0 }, tolerance = { 0, 0 };
  for (guint i = 0; i < n; i++)
    {
      sum = dr_small_add (sum, dr_mentions_get (mentions, parts[i])->value);
      tolerance = dr_small_add (tolerance, dr_mentions_get (mentions, parts[i])->tolerance);
    }
  /* «Xếp loại: 204 hội cơ sở: tốt 97, khá 81, đạt 26»: the first is the total of the others. */
  DrDecimal others = dr_small_subtract (sum, begin->value);
  if (dr_sum_fits (&others, &tolerance, begin))
    return;

  guint found = G_MAXUINT;
  for (guint i = first > AROUND_MOST ? first - AROUND_MOST : 0; i < MIN (mentions->len, first + AROUND_MOST); i++)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);

      if ((i >= first && i <= parts[n - 1]) || whole->is_percent || !dr_mention_is_alike (whole, begin))
        continue;
      if (dr_sum_fits (&sum, &tolerance, whole))
        return;
      if (i < first && first - i <= BEFORE_MOST && dr_mention_is_summand (whole) && whole->measure != NULL
          && dr_sum_is_near (&sum, &whole->value, is_by_quarter ? 10 : 4))
        found = i;
    }
  if (found != G_MAXUINT)
    dr_sum_report_parts (check, mentions, found, parts, n);
}

/* --- two lists side by side --- */

/* The figures behind a pair of totals, up to the end of the sentence, that count as @measure does; 0 if one is hedged. */
static guint
gather_series (const DrCheck *check,
               const GArray  *mentions,
               guint          after,
               const char    *measure,
               guint          parts[PARTS_MOST],
               DrDecimal     *sum)
{
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, after)->end);
  guint n = 0;

  *sum = (DrDecimal) { 0, 0 };
  for (guint i = after + 1; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (g_strcmp0 (part->measure, measure) != 0)
        continue;
      if (n == PARTS_MOST || !dr_mention_is_summand (part))
        return 0;
      parts[n++] = i;
      *sum = dr_small_add (*sum, part->value);
    }

  return n;
}

static void
check_parallel (DrCheck       *check,
                const GArray  *mentions,
                guint          at)
{
  const DrMention *one = dr_mentions_get (mentions, at);
  const DrMention *other = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;
  guint parts[PARTS_MOST], other_parts[PARTS_MOST];
  DrDecimal sum, other_sum;

  if (other == NULL || one->measure == NULL || other->measure == NULL || !dr_mention_is_summand (one)
      || !dr_mention_is_summand (other) || strcmp (one->measure, other->measure) == 0
      || other->start > dr_check_sentence_end (check, one->end))
    return;

  guint n = gather_series (check, mentions, at + 1, one->measure, parts, &sum);
  guint n_other = n >= 2 ? gather_series (check, mentions, at + 1, other->measure, other_parts, &other_sum) : 0;
  if (n != n_other || n == 0)
    return;

  gboolean is_right = dr_decimal_compare (&sum, &one->value) == 0;
  if (is_right == (dr_decimal_compare (&other_sum, &other->value) == 0))
    return;
  if (is_right ? dr_sum_is_near (&other_sum, &other->value, 10) : dr_sum_is_near (&sum, &one->value, 10))
    dr_sum_report_parts (check, mentions, is_right ? at + 1 : at, is_right ? other_parts : parts, n);
}

void
dr_check_sum_apart (DrCheck       *check,
                    const GArray  *mentions,
                    guint          at)
{
  check_list (check, mentions, at);
  check_parallel (check, mentions, at);
}
