/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: figures that all but add up to the one before them, or behind them.
 *
 * The other files of this rule go by the words and by what the reader saw to be part of what. This one goes by the
 * figures: a list whose sum comes within a slip of a total that stands beside it was meant to make that total, unless
 * the words say otherwise.
 */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include <string.h>

#include "checking/dr-part-list-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "figures/dr-quantity-private.h"

/* No more figures than these are added up, none further apart than this. */
#define PARTS_MOST 24
#define GAP_MOST 180
#define LEAD_MOST 140
/* Figures on either side of a list that are tried for its total. */
#define AROUND_MOST 512

static const char * const all_words[] = {
  "gồm", "bao gồm", "chia ra", "chia thành", "phân ra", "cụ thể", "cơ cấu", "phân loại", "xếp loại", "kết quả", "phân theo",
  "chia theo", "hình thức", "theo", NULL
};
static const char * const told_words[] = { "gồm", "bao gồm", "chia ra", "chia thành", NULL };
static const char * const some_words[] = { "trong đó", NULL };
/* Some of many, or what comes of them by and by. */
static const char * const few_words[] = {
  "riêng", "nhất là", "tiêu biểu", "điển hình", "chủ yếu", "như", "ví dụ", "ngoài ra", "trong số", NULL
};
/* There is more than the total says. */
static const char * const besides_words[] = { "chưa kể", "không kể", "chưa tính", "không tính", "chưa bao gồm", NULL };
static const char * const grade_words[] = {
  "xuất sắc", "tốt", "khá", "trung bình", "yếu", "hoàn thành", "vững mạnh", "giỏi", NULL
};
static const char * const some_have_words[] = { "trong đó có", NULL };
/* What follows the last part where the list does not say everything. */
static const char * const left_over_words[] = { "còn lại", "số còn lại", "khác", "các loại", NULL };
/* One thing may be several of these. */
static const char * const overlapping_words[] = {
  "nữ", "dân tộc", "dân tộc thiểu số", "dtts", "tôn giáo", "trẻ", "tuổi trẻ", "đoàn viên", "công giáo", "khmer", "phật giáo",
  "trình độ", "đại học", "hộ nghèo", "cận nghèo", "khó khăn", "khuyết tật", "chính sách", NULL
};
static const char * const rest_words[] = { "khác", "còn lại", "số còn lại", "lại", NULL };
/* The second of two figures is all that the first is not. */
static const char * const other_side_words[] = {
  "không", "chưa", "vi phạm", "trả lại", "bị loại", "từ chối", "hỏng", "không thành", "không đạt", "chưa đạt", "không đủ", NULL
};
/* What is left of income is another rule's. */
static const char * const account_words[] = { "doanh thu", "chi phí", "lợi nhuận", "lãi", NULL };
/* How far behind the words of the last figure «v.v.» may stand. */
#define OPEN_REACH 8
static const char * const open_words[] = { "v v", "vv", "và một số", "các loại khác", NULL };

/* --- words --- */

/* Where a list that began at @first has to end: at its bracket, or at a semicolon if commas part its figures. */
static gboolean
is_end (const DrCheck *check,
        const GArray  *mentions,
        guint          first,
        guint          next)
{
  gsize from = dr_mentions_get (mentions, next - 1)->end;
  gsize to = dr_mentions_get (mentions, next)->start;
  gboolean has_semicolon = dr_check_has_sign (check, from, to, ";");
  guint at = first + 1;
  while (at < next && !dr_mention_is_summand (dr_mentions_get (mentions, at)))
    at++;
  gsize second = dr_mentions_get (mentions, at)->start;
  gboolean begins_with_semicolon = dr_check_has_sign (check, dr_mentions_get (mentions, first)->end, second, ";");

  return to - from > GAP_MOST || (has_semicolon && !begins_with_semicolon);
}

static gboolean
is_said_of_part (const DrMention *mention)
{
  return mention->role == DR_NUMBER_ROLE_SHARE || mention->role == DR_NUMBER_ROLE_PERCENT || mention->is_percent;
}

/* Whether the line of @to is a bullet that follows the line of @from. */
static gboolean
is_next_bullet (const DrCheck *check,
                gsize          from,
                gsize          to)
{
  gsize line = dr_check_line_start (check, to);
  gsize at = line;

  while (at < to && strchr (" \t", check->text[at]) != NULL)
    at++;

  return line > from && dr_check_line_end (check, from) + 1 == line && at < to && strchr ("-+*", check->text[at]) != NULL;
}

/* How the words lead from a total to the first of its parts. */
static gboolean
find_lead (const DrCheck   *check,
           const DrMention *total,
           const DrMention *before,
           const DrMention *first,
           DrSumLead            *lead,
           gboolean        *is_told)
{
  gboolean is_list = is_next_bullet (check, total->end, first->start)
                     && dr_check_sign_before (check, dr_check_line_end (check, total->end)) == ':';
  gboolean crosses = first->start > dr_check_sentence_end (check, total->end) && !is_list;
  gsize from = crosses ? dr_check_sentence_start (check, first->start) : before->end;
  /* «46 tổ chức (giảm 2 so với năm trước), trong đó …»: what stands in a bracket leads to nothing. */
  for (gsize at = from; before != total && at < first->start; at++)
    if (check->text[at] == ')')
      from = at + 1;
  if (first->start - from > LEAD_MOST)
    return FALSE;

  g_auto (DrWording) words = dr_check_fold (check, from, first->start);
  gboolean has_colon = dr_check_has_sign (check, from, first->start, ":(");
  gsize noun_end = from;

  /* «15 điển hình, gồm» says that it is all of them. */
  if ((dr_wording_has (&words, few_words) && !dr_wording_ends (&words, told_words))
      || dr_wording_has (&words, dr_sum_other_words))
    return FALSE;
  while (!crosses && noun_end < first->start && strchr (",;:.(", check->text[noun_end]) == NULL)
    noun_end++;
  g_auto (DrWording) begin = dr_check_fold (check, noun_end, first->start);
  if (dr_wording_has (&words, some_words))
    *lead = DR_SUM_LEAD_SOME;
  else if (has_colon || dr_wording_begins (&begin, all_words))
    *lead = DR_SUM_LEAD_ALL;
  else
    *lead = DR_SUM_LEAD_NONE;
  *is_told = has_colon || dr_wording_begins (&begin, told_words);

  /* Another sentence goes on with a list only where it says so at once. */
  return !crosses || (*lead == DR_SUM_LEAD_ALL && dr_wording_begins (&begin, all_words)) || (*lead == DR_SUM_LEAD_SOME && dr_wording_begins (&begin, some_words));
}

/* --- a total and what follows it --- */

static guint
count_parts (const GArray *mentions,
             guint         first,
             guint         last)
{
  guint n = 0;

  for (guint i = first; i < last; i++)
    n += dr_mention_is_summand (dr_mentions_get (mentions, i));

  return n;
}

/* Whether the reader saw that one is part of the other: «21 cơ sở Hội, trong đó 18 xã và 03 thị trấn». */
static gboolean
is_linked (const DrCheck   *check,
           const DrMention *part,
           const DrMention *whole)
{
  guint32 part_of = part->achievement != DR_NONE ? dr_check_get_record (check, part->achievement)->part_of : DR_NONE;

  return part_of != DR_NONE && part_of == whole->achievement;
}

/* «15 điển hình, gồm 6 tập thể và 10 cá nhân»: with the part before it, of another noun, by «và». */
static gboolean
goes_on (const DrCheck *check,
         const GArray  *mentions,
         guint          first,
         guint          at,
         guint          total)
{
  static const char * const and_words[] = { "và", NULL };

  if (at != first + 1 || !is_linked (check, dr_mentions_get (mentions, first), dr_mentions_get (mentions, total)))
    return FALSE;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) to_first = dr_mentions_fold_lead (check, mentions, first);

  return dr_wording_ends (&lead, and_words) && dr_wording_ends (&to_first, told_words);
}

/* The figures behind @total that may be its parts, up to where they stop being alike. */
static guint
gather (const DrCheck *check,
        const GArray  *mentions,
        guint          total,
        guint         *first)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  guint at = total + 1;

  while (at < mentions->len && !dr_mention_is_summand (dr_mentions_get (mentions, at))
         && dr_mentions_get (mentions, at)->start - dr_mentions_get (mentions, at - 1)->end < LEAD_MOST)
    at++;
  /* «184 lượt với 231 người; trong đó thường xuyên 146 lượt»: what the reader saw to be the first part. */
  for (guint i = at; i < mentions->len && dr_mentions_get (mentions, i)->start - whole->end < LEAD_MOST; i++)
    if (is_linked (check, dr_mentions_get (mentions, i), whole))
      {
        at = i;
        break;
      }
  *first = at;
  gboolean is_over_bullets = at < mentions->len && is_next_bullet (check, whole->end, dr_mentions_get (mentions, at)->start);
  for (; at < mentions->len && at - *first < PARTS_MOST; at++)
    {
      const DrMention *part = dr_mentions_get (mentions, at);
      const DrMention *before = dr_mentions_get (mentions, at - 1);

      if (is_said_of_part (part) && at > *first && part->start - before->end < 48)
        continue;
      if (at > *first + 1 && is_end (check, mentions, *first, at))
        break;
      /* A part that is larger than the whole: the list is of another one. */
      if (dr_mention_is_summand (part) && dr_mention_is_alike (part, whole)
          && part->start <= dr_check_sentence_end (check, before->end)
          && dr_decimal_compare (&part->value, &whole->value) > 0 && !is_linked (check, part, whole))
        return *first;
      if (!dr_mention_is_summand (part)
          || !(dr_mention_is_alike (part, whole) || is_linked (check, part, whole)
               || goes_on (check, mentions, *first, at, total))
          || dr_decimal_compare (&part->value, &whole->value) > 0
          || (at > *first && part->start > dr_check_sentence_end (check, before->end)
              && !(is_over_bullets && is_next_bullet (check, before->end, part->start))))
        break;
      if (at > *first)
        {
          g_auto (DrWording) between = dr_check_fold (check, before->end, part->start);

          if (dr_wording_has (&between, dr_sum_other_words) || dr_wording_has (&between, some_words))
            break;
        }
    }

  return at;
}

static gboolean
is_added (const GArray    *mentions,
          const DrSumList *list,
          guint32          entry)
{
  for (guint i = list->first; i < list->last; i++)
    if (dr_mentions_get (mentions, i)->entry == entry && dr_mention_is_summand (dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

/* «86 giải (2 Nhất, 17 Nhì, 31 Ba, 36 khuyến khích)», «214 lượt, đạt 193 lượt, nhắc nhở 20, phạt 01 cơ sở»: whether a number that
 * the reader took for something else makes it right. */
static gboolean
fits_with_another (const DrCheck   *check,
                   const GArray    *mentions,
                   const DrSumList *list)
{
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, list->last - 1)->end);
  DrDecimal sum, tolerance;

  dr_sum_add_up (mentions, list->first, list->last, &sum, &tolerance);
  for (guint32 i = whole->entry + 1; i < check->data->numbers->len && dr_check_get_entry (check, i)->start < end; i++)
    {
      DrNumberRole role = dr_check_get_entry (check, i)->role;
      gboolean may_count = role != DR_NUMBER_ROLE_DATE && role != DR_NUMBER_ROLE_CITATION && role != DR_NUMBER_ROLE_SHARE
                           && role != DR_NUMBER_ROLE_PERCENT;
      g_autoptr (DrQuantity) other = may_count && !is_added (mentions, list, i) ? dr_check_dup_entry (check, i, whole->measure) : NULL;
      DrDecimal with = sum;

      if (other != NULL && dr_small_is (&other->value))
        with = dr_small_add (sum, other->value);
      if (dr_sum_fits (&with, &tolerance, whole))
        return TRUE;
    }

  return FALSE;
}

/* Whether the sum is the total for any number of the figures in a row: then nothing is wrong. */
static gboolean
fits_somewhere (const GArray *mentions,
                guint         first,
                guint         last,
                guint         total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);

  for (guint i = first; i + 1 < last; i++)
    for (guint j = i + 2; j <= last; j++)
      {
        DrDecimal sum, tolerance;

        dr_sum_add_up (mentions, i, j, &sum, &tolerance);
        if (dr_sum_fits (&sum, &tolerance, whole))
          return TRUE;
      }

  return FALSE;
}

/* Whether a name is of something that one thing may be besides another; the noun of all of them tells nothing. */
static gboolean
has_overlap (const DrWording *names,
             const char      *measure)
{
  for (const char * const *word = overlapping_words; *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      if (g_strcmp0 (*word, measure) != 0 && dr_wording_has (names, one))
        return TRUE;
    }

  return FALSE;
}

/* How many names tell an age; «60 tuổi» says how old people are, «40 năm tuổi Đảng» is what they are given a badge for. */
static guint
count_ages (const DrWording *names)
{
  g_autofree char *party = dr_wording_fold_phrase ("tuổi Đảng");
  g_autofree char *age = dr_wording_fold_phrase ("tuổi");
  g_auto (GStrv) without = g_strsplit (names->folded, party, -1);
  g_autofree char *rest = g_strjoinv (" ", without);
  g_auto (GStrv) parts = g_strsplit (rest, age, -1);

  return g_strv_length (parts) - 1;
}

/* Whether signs behind the last figure, whose words end at @tail, say that the list is longer: «…», «; v.v.». */
static gboolean
is_open_ended (const DrCheck *check,
         gsize          end,
         gsize          tail)
{
  static const char * const signs[] = { "…", "...", "v.v", "vv" };
  gsize limit = MIN (check->size, tail + OPEN_REACH);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strstr_len (check->text + end, (gssize) (limit - end), signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* How far off the sum of a list may be, in per cent of its total, to be a slip and not another thing; 0 for not at all. */
static int
get_reach (const DrCheck *check,
           const GArray  *mentions,
           const DrSumList    *list,
           guint          n,
           gboolean       is_evident_slip,
           gboolean       is_over)
{
  const DrMention *first = dr_mentions_get (mentions, list->first);
  const DrMention *last = dr_mentions_get (mentions, list->last - 1);
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  gsize tail = dr_sum_find_tail (check, last->end);
  g_auto (DrWording) names = dr_check_fold (check, whole->end, tail);
  g_auto (DrWording) last_name = dr_check_fold (check, dr_mentions_get (mentions, list->last - 2)->end, tail);
  gboolean has_rest = dr_wording_has (&last_name, rest_words);
  /* «70 tuổi 41 cụ, 75 tuổi 22 cụ», «dưới 35 tuổi 388 người, từ 35 đến 50 tuổi …»: each is in one class of age. */
  guint n_ages = count_ages (&names);
  gboolean has_sides = dr_sum_are_two_sides (&names) || n_ages >= n;
  gboolean may_overlap = (has_overlap (&names, whole->measure) || n_ages > 0) && !has_sides;

  if (is_open_ended (check, last->end, tail) || dr_wording_has (&last_name, open_words) || dr_wording_has (&last_name, account_words))
    return 0;
  if (may_overlap && !has_rest)
    return list->lead == DR_SUM_LEAD_ALL && n >= 3 && whole->value.coefficient >= 100 ? 2 : 0;
  /* Of none there is no need to say anything. */
  if (n == 2 && (first->value.coefficient == 0 || last->value.coefficient == 0))
    return 0;
  if (n == 2)
    {
      if (has_sides)
        return 15;
      if (dr_wording_has (&last_name, other_side_words))
        return 10;
      return list->lead == DR_SUM_LEAD_ALL ? 15 : is_evident_slip ? (list->lead == DR_SUM_LEAD_SOME ? 10 : 5) : 0;
    }

  if (list->lead == DR_SUM_LEAD_ALL)
    return 25;

  return has_rest || has_sides ? 15 : list->lead == DR_SUM_LEAD_SOME && (is_evident_slip || is_over) ? 10 : 4;
}

/* Whether with the total the list makes a figure that stands before: «74,7 tỷ đồng, gồm tỉnh 39,2, huyện 14,7, xã 20,8». */
static gboolean
is_part_of_another (const DrCheck   *check,
                    const GArray    *mentions,
                    const DrSumList *list)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, list->total)->start);
  DrDecimal sum, tolerance;

  dr_sum_add_up (mentions, list->total, list->last, &sum, &tolerance);
  for (guint i = list->total; i-- > 0 && list->total - i < AROUND_MOST && dr_mentions_get (mentions, i)->start >= line;)
    if (dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  /* «…; tổng 74,7 tỷ đồng» behind them. */
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, list->last - 1)->end);
  for (guint i = list->last; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    if (dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

/* «Cơ cấu: trộm cắp 14 vụ, gây rối 6 vụ, …»: the first of a list is no total of the others, whatever they come to. */
static gboolean
is_first_of_list (const DrCheck *check,
                  const GArray  *mentions,
                  const DrSumList    *list)
{
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  const DrMention *first = dr_mentions_get (mentions, list->first);
  gsize from = dr_check_sentence_start (check, whole->start);

  if (list->total > 0 && dr_mentions_get (mentions, list->total - 1)->start >= from
      && dr_mention_is_summand (dr_mentions_get (mentions, list->total - 1))
      && dr_mention_is_alike (dr_mentions_get (mentions, list->total - 1), whole))
    return TRUE;
  if (list->total > 0)
    from = MAX (from, dr_mentions_get (mentions, list->total - 1)->end);
  if (dr_check_has_sign (check, from, whole->start, ":(") && !dr_check_has_sign (check, whole->end, first->start, ";"))
    return TRUE;

  return is_part_of_another (check, mentions, list);
}

/* «tốt 48,1% (250 phiếu), khá 41,9% (218 phiếu), …»: each stands in brackets of its own, and none of them is the total. */
static gboolean
is_sibling (const DrCheck   *check,
            const GArray    *mentions,
            const DrSumList *list)
{
  return dr_check_sign_before (check, dr_mentions_get (mentions, list->total)->start) == '('
         && dr_check_sign_before (check, dr_mentions_get (mentions, list->first)->start) == '(';
}

/* «412 hội cơ sở. Xếp loại: 204 hội cơ sở: tốt 97, khá 81, đạt 26»: the first is the total of the others. */
static gboolean
has_own_total (const GArray    *mentions,
               const DrSumList *list)
{
  DrDecimal sum, tolerance;

  dr_sum_add_up (mentions, list->first + 1, list->last, &sum, &tolerance);

  return dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, list->first));
}

/* «34/38 trường đạt chuẩn, gồm 10 trường …»: the parts are of those that are, not of all there are. */
static gboolean
is_of_pair (const GArray    *mentions,
            guint            total,
            const DrDecimal *sum,
            const DrDecimal *tolerance)
{
  return total > 0 && dr_mentions_get (mentions, total)->is_slashed && dr_sum_fits (sum, tolerance, dr_mentions_get (mentions, total - 1));
}

static void
check_following (DrCheck       *check,
                 const GArray  *mentions,
                 guint          total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  DrSumList list = { .total = total };
  DrDecimal sum, tolerance;

  if (whole->achievement == DR_NONE || whole->hedge != DR_HEDGE_EXACT || whole->is_cell || whole->is_percent
      || strchr (whole->measure, '/') != NULL)
    return;

  list.last = gather (check, mentions, total, &list.first);
  guint n = count_parts (mentions, list.first, list.last);
  if (n < 2 || !find_lead (check, whole, dr_mentions_get (mentions, list.first - 1), dr_mentions_get (mentions, list.first), &list.lead, &list.is_told)
      || fits_somewhere (mentions, list.first, list.last, total) || fits_with_another (check, mentions, &list))
    return;
  DrStretch place = { whole->start, whole->end, 0 };
  DrStretch first_place = { dr_mentions_get (mentions, list.first)->start, dr_mentions_get (mentions, list.first)->end, 0 };
  if (dr_part_are_labelled_alike (check, place, first_place))
    return;
  /* «duyệt 51 hồ sơ, không duyệt 25 hồ sơ, trả lại 28 hồ sơ»: what is not is no part of what is. */
  if (list.lead == DR_SUM_LEAD_NONE)
    {
      g_auto (DrWording) own = dr_mentions_fold_lead (check, mentions, total);
      g_auto (DrWording) name = dr_check_fold (check, whole->end, dr_mentions_get (mentions, list.first)->start);

      /* «Doanh thu gồm thiết kế 1.612 triệu đồng, giám sát 904 triệu đồng»: it is the first part itself. */
      if (dr_sum_is_denial (&name, &own) || dr_wording_has (&own, told_words))
        return;
    }
  dr_sum_add_up (mentions, list.first, list.last, &sum, &tolerance);
  if (is_sibling (check, mentions, &list) || is_of_pair (mentions, total, &sum, &tolerance) || has_own_total (mentions, &list))
    return;
  if (list.lead == DR_SUM_LEAD_NONE
      && (n >= 3 ? is_first_of_list (check, mentions, &list) : is_part_of_another (check, mentions, &list)))
    return;
  while (!dr_mention_is_summand (dr_mentions_get (mentions, list.last - 1)))
    list.last--;

  /* Some may not have been graded: only a list that says so is one of all. */
  gsize last_end = dr_mentions_get (mentions, list.last - 1)->end;
  g_auto (DrWording) lead = dr_check_fold (check, whole->end, dr_mentions_get (mentions, list.first)->start);
  g_auto (DrWording) names = dr_check_fold (check, whole->end, dr_sum_find_tail (check, last_end));
  g_auto (DrWording) behind = dr_check_fold (check, last_end, dr_check_sentence_end (check, last_end));
  gboolean is_over = dr_decimal_compare (&sum, &whole->value) > 0;
  /* «Quỹ thu 315 triệu đồng (chưa kể số dư đầu kỳ), chi …, còn …». */
  if (is_over && dr_wording_has (&lead, besides_words))
    return;
  if (!is_over && ((dr_wording_has (&names, grade_words) && !list.is_told) || dr_wording_has (&lead, some_have_words)
                   || dr_wording_has (&behind, left_over_words)))
    return;

  int reach = get_reach (check, mentions, &list, n, dr_sum_is_evident (&sum, &whole->value), is_over);

  /* Figures that merely follow may come within one of anything. */
  gboolean is_bare = list.lead == DR_SUM_LEAD_NONE && n >= 3;
  if (reach != 0 && (is_bare ? dr_sum_is_within : dr_sum_is_near) (&sum, &whole->value, reach))
    dr_sum_report (check, mentions, &list);
}

/* --- a list whose total stands elsewhere --- */

/* «Rèn luyện: tốt 871 em, khá 58 em, đạt 17 em», and 936 học sinh a paragraph before: a digit away from all of them. */
static void
check_orphan (DrCheck       *check,
              const GArray  *mentions,
              guint          first)
{
  const DrMention *begin = dr_mentions_get (mentions, first);
  gsize from = dr_check_sentence_start (check, begin->start);
  guint last = first + 1;
  DrDecimal sum, tolerance;

  if (!dr_mention_is_summand (begin) || begin->achievement == DR_NONE
      || (first > 0 && dr_mentions_get (mentions, first - 1)->start >= from)
      || !dr_check_has_sign (check, from, begin->start, ":"))
    return;
  while (last < mentions->len && dr_mention_is_summand (dr_mentions_get (mentions, last))
         && dr_mentions_get (mentions, last)->start <= dr_check_sentence_end (check, begin->end)
         && dr_mentions_get (mentions, last)->achievement != DR_NONE
         && dr_mention_is_alike (dr_mentions_get (mentions, last), begin))
    last++;

  g_auto (DrWording) names = dr_check_fold (check, from, dr_mentions_get (mentions, last - 1)->start);
  /* The sentence goes on with what may belong to the list. */
  guint32 next = dr_mentions_get (mentions, last - 1)->entry + 1;
  if (next < check->data->numbers->len
      && dr_check_get_entry (check, next)->start < dr_check_sentence_end (check, dr_mentions_get (mentions, last - 1)->end))
    return;
  if (last - first < 3 || !dr_wording_has (&names, grade_words) || dr_wording_has (&names, dr_sum_other_words))
    return;
  dr_sum_add_up (mentions, first, last, &sum, &tolerance);

  DrSumList list = { .total = last, .first = first, .last = last };
  gboolean is_found = FALSE;
  for (guint i = first > AROUND_MOST ? first - AROUND_MOST : 0; i < MIN (mentions->len, last + AROUND_MOST); i++)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);

      if ((i >= first && i < last) || whole->is_percent || whole->is_cell || whole->measure == NULL
          || !dr_mention_is_alike (whole, begin))
        continue;
      if (dr_sum_fits (&sum, &tolerance, whole))
        return;
      if (i < first && whole->hedge == DR_HEDGE_EXACT && dr_sum_is_near (&sum, &whole->value, 3) && dr_sum_is_evident (&sum, &whole->value))
        {
          list.total = i;
          is_found = TRUE;
        }
    }

  if (is_found)
    dr_sum_report (check, mentions, &list);
}

/* --- bullets of several figures each --- */

/* The one figure of a line that counts as @measure does; NULL if there is none, or more. */
static const DrMention *
find_in_line (const DrCheck *check,
              const GArray  *mentions,
              guint         *at,
              gsize          line,
              const char    *measure,
              guint         *index)
{
  const DrMention *found = NULL;
  gsize end = dr_check_line_end (check, line);
  guint n = 0;

  for (; *at < mentions->len && dr_mentions_get (mentions, *at)->start < end; (*at)++)
    {
      const DrMention *mention = dr_mentions_get (mentions, *at);

      if (mention->start < line || g_strcmp0 (mention->measure, measure) != 0)
        continue;
      n++;
      found = mention;
      *index = *at;
    }

  return n == 1 && dr_mention_is_summand (found) ? found : NULL;
}

/* Whether the first word of a bullet is that of another one. */
static gboolean
begin_alike (const DrCheck *check,
             gsize          line,
             gsize          other)
{
  gsize start = line + 1;
  gsize second = other + 1;

  while (dr_check_get_byte (check, start) == ' ')
    start++;
  while (dr_check_get_byte (check, second) == ' ')
    second++;
  for (; dr_check_get_byte (check, start) == dr_check_get_byte (check, second) && start < check->size; start++, second++)
    if (check->text[start] == ' ')
      return TRUE;

  return FALSE;
}

/* «47 lớp với 4.136 học viên. Trong đó:» and bullets with a number of lớp and one of học viên each: each of the two adds up. */
static void
check_bullets (DrCheck       *check,
               const GArray  *mentions,
               guint          total)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  gsize head = dr_check_line_end (check, whole->end);

  if (whole->achievement == DR_NONE || whole->hedge != DR_HEDGE_EXACT || whole->is_cell || whole->is_slashed
      || whole->is_percent || strchr (whole->measure, '/') != NULL)
    return;
  /* «Trong đó:» may be a line of its own. */
  if (dr_check_sign_before (check, head) != ':' && head + 1 < check->size && strchr ("-+*", check->text[head + 1]) == NULL)
    {
      gsize end = dr_check_line_end (check, head + 1);
      g_auto (DrWording) lead = dr_check_fold (check, head, MIN (end, head + LEAD_MOST));

      if (!dr_wording_begins (&lead, some_words) && !dr_wording_begins (&lead, all_words))
        return;
      head = dr_check_line_end (check, head + 1);
    }
  /* Where no colon leads to them the bullets are to begin alike: «- Chi hội 1 …», «- Chi hội 2 …». */
  char stop = dr_check_sign_before (check, head);
  if (stop != ':' && stop != '.')
    return;

  guint at = total + 1;
  gsize first_line = head + 1;
  guint first = 0, last = 0, n = 0;
  DrDecimal sum = { 0, 0 }, tolerance = { 0, 0 };
  for (gsize line = head + 1; line < check->size; line = dr_check_line_end (check, line) + 1)
    {
      guint index = 0;
      char sign = check->text[line];

      if (strchr ("-+*", sign) == NULL)
        break;
      if (stop == '.' && !begin_alike (check, first_line, line))
        return;

      const DrMention *part = find_in_line (check, mentions, &at, line, whole->measure, &index);
      if (part == NULL)
        return;
      sum = dr_small_add (sum, part->value);
      tolerance = dr_small_add (tolerance, part->tolerance);
      first = n++ == 0 ? index : first;
      last = index + 1;
    }

  DrSumList list = { .total = total, .first = first, .last = last };

  if (n >= 3 && !dr_sum_fits (&sum, &tolerance, whole)
      && dr_sum_is_near (&sum, &whole->value, dr_sum_is_evident (&sum, &whole->value) ? 10 : 4))
    dr_sum_report_choice (check, mentions, &list, TRUE);
}

void
dr_check_sum (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      check_following (check, mentions, i);
      check_bullets (check, mentions, i);
      check_orphan (check, mentions, i);
      dr_check_sum_behind (check, mentions, i);
      dr_check_sides (check, mentions, i);
      dr_check_sum_apart (check, mentions, i);
      dr_check_remainder_apart (check, mentions, i);
      dr_check_sum_slip (check, mentions, i);
      dr_check_sum_told (check, mentions, i);
    }
  /* What a word or a sign tells of goes first. */
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    dr_check_sum_next (check, mentions, i);
}
