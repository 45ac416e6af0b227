/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: figures of one sentence that one slip of the pen keeps from adding up.
 *
 * «18.420 ha, trong đó rừng tự nhiên 11.260 ha, rừng trồng 7.610 ha»: with 7.160 it is right, two digits away. The other
 * parts of this rule ask how near a sum comes to its total; this one asks of each figure whether the one that would make
 * it right is a slip away, and the less the words promise the less of a chance may be left.
 */

#include "config.h"

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

#include <string.h>

/* Figures of one kind in a sentence; of more than these nothing is said. */
#define RUN_MOST 16
/* Figures of a sentence; the same. */
#define SENTENCE_MOST 64
/* Words between a total and its first part, or between two parts. */
#define GAP_MOST 160
/* How far behind the words of the last figure «v.v.» may stand. */
#define OPEN_REACH 8
/* A sum that nothing leads to is off by so many per cent at most. */
#define OFF_MOST 30
/* The same of one that the words lead to. */
#define LED_OFF_MOST 50

static const char * const all_words[] = {
  "gồm", "bao gồm", "chia ra", "chia thành", "phân ra", "cụ thể", "cơ cấu", "phân theo", "chia theo", NULL
};
static const char * const some_words[] = { "trong đó", NULL };
/* «Trong 10 dự án có 4 …, 3 …» */
static const char * const in_words[] = { "trong", NULL };
static const char * const have_words[] = { "có", "thì có", "đã có", NULL };
static const char * const total_words[] = { "cộng", "tổng", "tổng số", "tổng cộng", "tất cả", NULL };
static const char * const few_words[] = {
  "nhất là", "tiêu biểu", "điển hình", "chủ yếu", "như", "ví dụ", "ngoài ra", "trong số", "trong đó có", "cao nhất",
  "thấp nhất", NULL
};
/* One thing may be several of these. */
static const char * const overlapping_words[] = {
  "nữ", "dân tộc", "dtts", "tôn giáo", "trẻ", "công giáo", "khmer", "phật giáo", "trình độ", "đại học", "hộ nghèo", "cận nghèo",
  "khó khăn", "khuyết tật", "chính sách", "đảng viên", "tuổi", NULL
};
/* What follows the last part where the list does not say everything. */
static const char * const rest_words[] = { "còn lại", "số còn lại", "khác", "các loại", NULL };
/* What is left of income, or of what there was at the beginning, is another rule's. */
static const char * const account_words[] = {
  "chi phí", "lợi nhuận", "lãi", "kết dư", "tồn quỹ", "đầu năm", "đầu kỳ", "cuối năm", "cuối kỳ", "chênh lệch", "còn", "chưa",
  "tồn", NULL
};
static const char * const open_words[] = { "v v", "vv", "và một số", "các loại khác", NULL };

/* The figures of a sentence that count one thing: indices of mentions, and how many brackets each stands in. */
typedef struct
{
  guint at[RUN_MOST];
  guint depth[RUN_MOST];
  guint n;
} Run;

/* One of a run with others that may make it: places in the run. */
typedef struct
{
  guint    total;
  guint    parts[RUN_MOST];
  guint    n;
  gboolean is_closed;   /* nothing of the kind goes on behind, or before, the parts */
} Sum;

/* Where the parts of a total stand. */
typedef enum
{
  SUM_BEFORE,
  SUM_BEHIND,
  SUM_BEHIND_BRACKET,   /* «1.386 người (nữ 1.102): cán bộ 98, giáo viên 1.124, nhân viên 164» */
  N_SUM_PLACES
} SumPlace;

static gboolean
is_usable (const DrCheck *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  char sign = dr_check_sign_after (check, mention->end);

  /* «khách sạn 3 - 5 sao»: a number without a noun stands alone, or it counts nothing. */
  if (!dr_mention_is_summand (mention)
      || (mention->measure == NULL && sign != '\0' && strchr (",;.()\n", sign) == NULL))
    return FALSE;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return !dr_wording_has (&lead, dr_sum_other_words);
}

/* The figures of a sentence, and which of them may be added up. */
typedef struct
{
  guint    first;
  guint    n;
  gboolean are_usable[SENTENCE_MOST];
} Sentence;

/* FALSE unless the sentence begins with the figure, or if it has too many of them. */
static gboolean
read_sentence (const DrCheck *check,
               const GArray  *mentions,
               guint          first,
               Sentence      *sentence)
{
  const DrMention *begin = dr_mentions_get (mentions, first);
  gsize end = dr_check_sentence_end (check, begin->end);

  if (first > 0 && dr_mentions_get (mentions, first - 1)->start >= dr_check_sentence_start (check, begin->start))
    return FALSE;
  *sentence = (Sentence) { .first = first };
  while (first + sentence->n < mentions->len && dr_mentions_get (mentions, first + sentence->n)->start < end)
    if (++sentence->n > SENTENCE_MOST)
      return FALSE;
  for (guint i = 0; i < sentence->n; i++)
    sentence->are_usable[i] = is_usable (check, mentions, first + i);

  return sentence->n >= 3;
}

/* Every figure of the sentence that counts as one of them does; FALSE for too few, or too many. */
static gboolean
gather (const DrCheck  *check,
        const GArray   *mentions,
        const Sentence *sentence,
        guint           like,
        Run            *run)
{
  const DrMention *begin = dr_mentions_get (mentions, sentence->first + like);
  gsize read = dr_check_sentence_start (check, dr_mentions_get (mentions, sentence->first)->start);
  guint depth = 0;

  run->n = 0;
  for (guint i = 0; i < sentence->n; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, sentence->first + i);

      for (; read < mention->start; read++)
        if (check->text[read] == '(')
          depth++;
        else if (check->text[read] == ')' && depth > 0)
          depth--;
      if (!sentence->are_usable[i] || !dr_mention_is_alike (mention, begin))
        continue;
      if (run->n == RUN_MOST)
        return FALSE;
      run->at[run->n] = sentence->first + i;
      run->depth[run->n++] = depth;
    }

  return run->n >= 3;
}

static const DrMention *
get (const GArray *mentions,
     const Run    *run,
     guint         at)
{
  return dr_mentions_get (mentions, run->at[at]);
}

/* Whether the signs between two figures of a run, which follow each other in it, keep them apart. */
static gboolean
is_break (const DrCheck *check,
          const GArray  *mentions,
          const Run     *run,
          guint          one,
          const char    *signs)
{
  return one + 1 >= run->n
         || dr_check_has_sign (check, get (mentions, run, one)->end, get (mentions, run, one + 1)->start, signs);
}

static void
add_up (const GArray *mentions,
        const Run    *run,
        const Sum    *sum,
        DrDecimal    *value,
        DrDecimal    *tolerance)
{
  *value = *tolerance = (DrDecimal) { 0, 0 };
  for (guint i = 0; i < sum->n; i++)
    {
      *value = dr_small_add (*value, get (mentions, run, sum->parts[i])->value);
      *tolerance = dr_small_add (*tolerance, get (mentions, run, sum->parts[i])->tolerance);
    }
}

/* Whether the figures add up; @value is what the parts make. */
static gboolean
fits (const GArray *mentions,
      const Run    *run,
      const Sum    *sum,
      DrDecimal    *value)
{
  DrDecimal tolerance;

  add_up (mentions, run, sum, value, &tolerance);

  return dr_sum_fits (value, &tolerance, get (mentions, run, sum->total));
}

/* Adds the next part behind, or before, those there are; FALSE where the list has ended. */
static gboolean
extend (const DrCheck *check,
        const GArray  *mentions,
        const Run     *run,
        SumPlace       place,
        Sum           *sum)
{
  gboolean is_behind = place != SUM_BEFORE;
  guint last = sum->n > 0 ? sum->parts[sum->n - 1] : sum->total;
  guint depth = run->depth[last];
  gboolean skips = sum->n > 0 || place == SUM_BEHIND_BRACKET;
  guint next = last;

  do
    {
      if (is_behind ? next + 1 >= run->n : next == 0)
        return FALSE;
      next = is_behind ? next + 1 : next - 1;
    }
  while (skips && run->depth[next] > depth);
  if ((skips && run->depth[next] < depth) || (sum->n == 0 && place == SUM_BEHIND_BRACKET && next == last + 1))
    return FALSE;

  const DrMention *one = get (mentions, run, is_behind ? last : next);
  const DrMention *other = get (mentions, run, is_behind ? next : last);
  /* «tỉnh 120 suất (60 triệu đồng), xã 650 suất (227 triệu đồng)»: each in a bracket of its own. */
  if (other->start - one->end > GAP_MOST
      || (sum->n > 0 && depth > 0 && dr_check_has_sign (check, one->end, other->start, ")")))
    return FALSE;
  sum->parts[sum->n++] = next;

  /* The list ends where the sentence has no more of the kind, at a semicolon, and at the bracket that it stands in. */
  if (is_behind)
    sum->is_closed = is_break (check, mentions, run, next, run->depth[next] > 0 ? ";)" : ";");
  else
    sum->is_closed = next == 0 || is_break (check, mentions, run, next - 1, ";:(");

  return TRUE;
}

/* Two sums of which one may be right for the reason that the other is not. */
static gboolean
share_figures (const Sum *one,
               const Sum *other)
{
  guint n = 0;

  for (guint i = 0; i <= one->n; i++)
    for (guint j = 0; j <= other->n; j++)
      n += (i < one->n ? one->parts[i] : one->total) == (j < other->n ? other->parts[j] : other->total);

  return n >= 2;
}

/* The gravest slip of one figure, the total or a part, that would make the sum right. */
static DrSlip
find_slip (const GArray    *mentions,
           const Run       *run,
           const Sum       *sum,
           const DrDecimal *value)
{
  const DrMention *total = get (mentions, run, sum->total);
  DrSlip gravest = dr_slip_grade (&total->value, value);

  for (guint i = 0; i < sum->n; i++)
    {
      const DrMention *part = get (mentions, run, sum->parts[i]);
      DrDecimal others = dr_small_subtract (*value, part->value);
      DrDecimal needed = dr_small_subtract (total->value, others);

      if (needed.coefficient > 0)
        gravest = MAX (gravest, dr_slip_grade (&part->value, &needed));
    }

  return gravest;
}

/* Whether the words single out some of many; «riêng lẻ» does not. */
static gboolean
names_some (const DrWording *names)
{
  static const char * const alone_words[] = { "riêng", NULL };
  static const char * const single_words[] = { "riêng lẻ", NULL };

  return dr_wording_has (names, few_words)
         || (dr_wording_has (names, alone_words) && !dr_wording_has (names, single_words));
}

/* Whether a name is of something that one thing may be besides another; the noun of all of them tells nothing. */
static gboolean
has_overlap (const DrWording *names,
             const char      *measure)
{
  for (const char * const *word = overlapping_words; *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      if (!dr_check_is_same_thing (*word, measure) && dr_wording_has (names, one))
        return TRUE;
    }

  return FALSE;
}

/* «528 vụ, giải quyết 379 vụ, trong đó hòa giải 203 vụ»: whether one of the parts is told to be of the part before it. */
static gboolean
has_part_of_part (const DrCheck *check,
                  const GArray  *mentions,
                  const Run     *run,
                  const Sum     *sum)
{
  for (guint i = 1; i < sum->n; i++)
    {
      guint low = MIN (sum->parts[i - 1], sum->parts[i]);
      guint high = MAX (sum->parts[i - 1], sum->parts[i]);
      g_auto (DrWording) between = dr_check_fold (check, get (mentions, run, low)->end, get (mentions, run, high)->start);

      if (dr_wording_has (&between, some_words))
        return TRUE;
    }

  return FALSE;
}

/* Whether a figure of the kind between the first and the last is told only about. */
static gboolean
has_hedged (const GArray *mentions,
            const Run    *run,
            const Sum    *sum)
{
  guint first = MIN (sum->total, MIN (sum->parts[0], sum->parts[sum->n - 1]));
  guint last = MAX (sum->total, MAX (sum->parts[0], sum->parts[sum->n - 1]));

  for (guint i = run->at[first]; i < run->at[last]; i++)
    if (dr_mentions_get (mentions, i)->hedge != DR_HEDGE_EXACT && !dr_mentions_get (mentions, i)->is_percent
        && dr_mention_is_alike (dr_mentions_get (mentions, i), get (mentions, run, sum->total)))
      return TRUE;

  return FALSE;
}

/* Whether signs behind the last figure say that the list is longer. */
static gboolean
is_open_ended (const DrCheck *check,
               gsize          end)
{
  static const char * const signs[] = { "…", "...", "v.v" };
  gsize limit = MIN (check->size, dr_sum_find_tail (check, end) + OPEN_REACH);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strstr_len (check->text + end, (gssize) (limit - end), signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* What the words around a list say of it: DR_SLIP_NONE if any slip will do, else how little of a chance must be left. */
static DrSlip
find_least (const DrCheck *check,
            const GArray  *mentions,
            const Run     *run,
            const Sum     *sum,
            gboolean       is_over)
{
  const DrMention *total = get (mentions, run, sum->total);
  guint low = MIN (sum->parts[0], sum->parts[sum->n - 1]);
  guint high = MAX (sum->parts[0], sum->parts[sum->n - 1]);
  const DrMention *first = get (mentions, run, low);
  const DrMention *last = get (mentions, run, high);
  gboolean is_behind = sum->total < low;
  gsize from = is_behind ? total->end : dr_check_clause_start (check, first->start);
  /* What stands in a bracket before the list is said of the total. */
  if (is_behind && low > sum->total + 1)
    from = get (mentions, run, low - 1)->end;
  gsize to = is_behind ? dr_sum_find_tail (check, last->end) : total->start;
  g_auto (DrWording) names = dr_check_fold (check, from, to);
  gsize lead_start = is_behind ? dr_mentions_get (mentions, run->at[low] - 1)->end : last->end;
  g_auto (DrWording) lead = dr_check_fold (check, lead_start, is_behind ? first->start : total->start);
  const DrSlip never = DR_SLIP_EVIDENT + 1;
  gboolean has_sides = sum->n == 2 && dr_sum_are_two_sides (&names);

  g_auto (DrWording) behind = dr_check_fold (check, last->end, dr_check_sentence_end (check, last->end));
  if (is_open_ended (check, last->end) || has_hedged (mentions, run, sum) || has_part_of_part (check, mentions, run, sum) || (!is_over && dr_wording_has (&behind, rest_words))
      || (!is_behind && dr_wording_has (&lead, some_words)) || names_some (&names) || dr_wording_has (&names, open_words) || dr_wording_has (&names, account_words)
      || (has_overlap (&names, total->measure) && !has_sides))
    return never;
  if (!is_behind)
    return dr_wording_has (&lead, total_words) ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT;

  /* A bracket that ends before the list does not lead to it: «29 (42,6%), y dược 12 (17,6%)». */
  gsize sign_start = first->start;
  while (sign_start > total->end && check->text[sign_start - 1] != ')')
    sign_start--;
  gboolean has_sign = dr_check_has_sign (check, sign_start, first->start, ":(");
  /* Each is on one of two sides. */
  if (has_sides)
    return DR_SLIP_POSSIBLE;
  if (has_sign || dr_wording_has (&lead, all_words))
    return sum->n >= 3 || is_over ? DR_SLIP_POSSIBLE : DR_SLIP_LIKELY;
  g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, total->start), total->start);
  if (dr_wording_has (&lead, some_words) || (dr_wording_ends (&before, in_words) && dr_wording_ends (&lead, have_words)))
    return is_over ? DR_SLIP_POSSIBLE : sum->n >= 3 ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT;

  return DR_SLIP_EVIDENT;
}

/* Whether a sum is a slip away from its total, by the words and the figures. */
static gboolean
is_wrong (const DrCheck *check,
          const GArray  *mentions,
          const Run     *run,
          const Sum     *sum)
{
  const DrMention *total = get (mentions, run, sum->total);
  DrDecimal value, tolerance;

  add_up (mentions, run, sum, &value, &tolerance);
  if (total->measure == NULL || total->value.coefficient < 4)
    return FALSE;
  gboolean is_less = FALSE;
  for (guint i = 0; i < sum->n; i++)
    is_less = is_less || dr_decimal_compare (&get (mentions, run, sum->parts[i])->value, &total->value) >= 0;

  gboolean is_over = dr_decimal_compare (&value, &total->value) > 0;
  DrSlip slip = find_slip (mentions, run, sum, &value);
  DrDecimal off = dr_small_distance (value, total->value);
  /* Of a few things one or two more than there are. */
  if (slip == DR_SLIP_NONE && is_over && off.exponent == 0 && off.coefficient <= 2)
    slip = DR_SLIP_POSSIBLE;

  if (slip == DR_SLIP_NONE)
    return FALSE;
  DrSlip least = find_least (check, mentions, run, sum, is_over);

  /* Words that lead to the list and digits that can be no chance: however far off it is. */
  if (least < DR_SLIP_EVIDENT && slip == DR_SLIP_EVIDENT)
    return TRUE;

  return slip >= least && !is_less
         && dr_sum_is_within (&value, &total->value, least < DR_SLIP_EVIDENT ? LED_OFF_MOST : OFF_MOST);
}

/* «214 lượt, đạt 193 lượt, nhắc nhở 20, phạt 01 cơ sở»: whether one more number of the sentence, whatever it counts, makes
 * it right. */
static gboolean
fits_with_another (const DrCheck *check,
                   const GArray  *mentions,
                   const Run     *run,
                   const Sum     *sum)
{
  const DrMention *total = get (mentions, run, sum->total);
  gsize end = dr_check_sentence_end (check, total->end);
  DrDecimal value, tolerance;

  add_up (mentions, run, sum, &value, &tolerance);
  for (guint i = run->at[0]; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      DrDecimal with = dr_small_add (value, mention->value);
      gboolean is_used = i == run->at[sum->total];

      for (guint j = 0; j < sum->n; j++)
        is_used = is_used || run->at[sum->parts[j]] == i;
      if (!is_used && !mention->is_percent && mention->value.coefficient > 0 && dr_sum_fits (&with, &tolerance, total))
        return TRUE;
    }

  return FALSE;
}

/* All sums of a run: those that are right keep others that share figures with them from being told of. */
static void
check_run (DrCheck      *check,
           const GArray *mentions,
           const Run    *run)
{
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (Sum));
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (Sum));

  for (guint total = 0; total < run->n; total++)
    for (guint place = 0; place < N_SUM_PLACES; place++)
      {
        Sum sum = { .total = total };

        while (extend (check, mentions, run, place, &sum))
          {
            DrDecimal value;

            *check->work += 1;
            if (sum.n < 2)
              continue;
            if (fits (mentions, run, &sum, &value))
              g_array_append_val (right, sum);
            else if (sum.is_closed && is_wrong (check, mentions, run, &sum))
              g_array_append_val (wrong, sum);
          }
      }

  for (guint i = 0; i < wrong->len; i++)
    {
      const Sum *sum = &g_array_index (wrong, Sum, i);
      gboolean is_explained = FALSE;
      guint parts[RUN_MOST];

      for (guint j = 0; j < right->len; j++)
        is_explained = is_explained || share_figures (sum, &g_array_index (right, Sum, j));
      if (is_explained || fits_with_another (check, mentions, run, sum))
        continue;
      for (guint j = 0; j < sum->n; j++)
        parts[j] = run->at[sum->total < sum->parts[0] ? sum->parts[j] : sum->parts[sum->n - 1 - j]];
      dr_sum_report_parts (check, mentions, run->at[sum->total], parts, sum->n);
    }
}

void
dr_check_sum_slip (DrCheck      *check,
                   const GArray *mentions,
                   guint         at)
{
  Sentence sentence;
  Run run;

  if (!read_sentence (check, mentions, at, &sentence))
    return;
  for (guint i = 0; i < sentence.n; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, at + i);
      gboolean is_first = sentence.are_usable[i] && mention->measure != NULL;

      /* Each kind is gone through once. */
      for (guint j = 0; j < i && is_first; j++)
        is_first = !(sentence.are_usable[j] && dr_mentions_get (mentions, at + j)->measure != NULL
                     && dr_mention_is_alike (dr_mentions_get (mentions, at + j), mention));
      if (is_first && gather (check, mentions, &sentence, i, &run))
        check_run (check, mentions, &run);
    }
}
