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

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"

/* No more figures than these are added up, none further apart than this. */
#define PARTS_MOST 24
#define GAP_MOST 180
#define LEAD_MOST 140
/* Figures before a closing sum; every choice of them is tried. */
#define BEFORE_MOST 10
/* Words between «tổng» and its number. */
#define TOTAL_MOST 96

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
static const char * const grade_words[] = {
  "xuất sắc", "tốt", "khá", "trung bình", "yếu", "hoàn thành", "vững mạnh", "giỏi", NULL
};
static const char * const some_have_words[] = { "trong đó có", NULL };
static const char * const age_words[] = { "tuổi", NULL };
/* What follows the last part where the list does not say everything. */
static const char * const left_over_words[] = { "còn lại", "số còn lại", "khác", "các loại", NULL };
/* One thing may be several of these. */
static const char * const overlapping_words[] = {
  "nữ", "dân tộc", "dân tộc thiểu số", "dtts", "tôn giáo", "trẻ", "tuổi trẻ", "đoàn viên", "công giáo", "khmer", "phật giáo",
  "trình độ", "đại học", "hộ nghèo", "cận nghèo", "khó khăn", "khuyết tật", "chính sách", NULL
};
static const char * const rest_words[] = { "khác", "còn lại", "số còn lại", "lại", NULL };
/* Two names of which a thing has one or the other. */
static const struct
{
  const char *one[4];
  const char *other[4];
} sides[] = {
  { { "nam", NULL }, { "nữ", NULL } },
  { { "chính thức", NULL }, { "dự bị", NULL } },
  { { "trực tuyến", "qua mạng", NULL }, { "trực tiếp", NULL } },
  { { "cấp huyện", NULL }, { "cấp xã", "cơ sở", NULL } },
  { { "cấp tỉnh", NULL }, { "cấp huyện", NULL } },
  { { "huyện", NULL }, { "xã", "cơ sở", NULL } },
  { { "xây mới", "làm mới", NULL }, { "sửa chữa", NULL } },
  { { "mới", NULL }, { "cũ", "lại", NULL } },
  { { "thường xuyên", "định kỳ", NULL }, { "đột xuất", "chuyên đề", NULL } },
  { { "đúng hạn", "trong hạn", "trước hạn", NULL }, { "quá hạn", "trễ hạn", NULL } },
  { { "chuyên trách", NULL }, { "kiêm nhiệm", "bán chuyên trách", NULL } },
  { { "thành thị", NULL }, { "nông thôn", NULL } },
  { { "trong nước", NULL }, { "nước ngoài", "ngoài nước", NULL } },
  { { "nhà nước", "ngân sách", NULL }, { "nhân dân", "xã hội hóa", "ngoài nhà nước", NULL } },
  { { "công lập", NULL }, { "tư thục", "ngoài công lập", NULL } },
  { { "tập thể", NULL }, { "cá nhân", NULL } },
  { { "mật", NULL }, { "thường", NULL } },
  { { "bắt buộc", NULL }, { "tự nguyện", NULL } },
  { { "nội trú", NULL }, { "ngoại trú", NULL } },
  { { "bhyt", "bảo hiểm", NULL }, { "dịch vụ", NULL } },
  { { "xã", NULL }, { "thị trấn", "phường", NULL } },
  { { "đảng bộ", NULL }, { "chi bộ", NULL } },
};
/* The second of two figures is all that the first is not. */
static const char * const other_side_words[] = {
  "không", "chưa", "vi phạm", "trả lại", "bị loại", "từ chối", "quá hạn", "trễ hạn", "hỏng", "không thành", "không đạt", "chưa đạt", "không đủ", NULL
};
/* Figures of another day or a plan are not added up. */
static const char * const other_words[] = {
  "cùng kỳ", "so với", "năm trước", "quý trước", "tháng trước", "chỉ tiêu", "kế hoạch", "dự kiến", "phấn đấu", "lũy kế", "mỗi",
  "bình quân", "dự toán", "kỳ trước", "chuyển sang", "tồn kỳ trước", NULL
};
static const char * const open_words[] = { "v v", "vv", "và một số", "các loại khác", NULL };
static const char * const total_words[] = { "cộng", "tổng cộng", "tổng số", "tổng", "tất cả", "tổng cộng là", "cộng chung", NULL };

typedef enum
{
  LEAD_NONE,
  LEAD_SOME,      /* «trong đó» */
  LEAD_ALL        /* «gồm», a colon, a bracket */
} Lead;

/* Figures from @first up to @last that may make @total. */
typedef struct
{
  guint    total;
  guint    first;
  guint    last;
  Lead     lead;
  gboolean is_told;   /* by «gồm», a colon or a bracket straight behind the total */
} List;

/* --- arithmetic --- */

static gboolean
add_up (const GArray *mentions,
        guint         first,
        guint         last,
        DrDecimal    *sum,
        DrDecimal    *tolerance)
{
  *sum = *tolerance = (DrDecimal) { 0, 0 };
  for (guint i = first; i < last; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (dr_mention_is_summand (part)
          && (!dr_decimal_add (sum, &part->value, sum) || !dr_decimal_add (tolerance, &part->tolerance, tolerance)))
        return FALSE;
    }

  return TRUE;
}

/* Whether a sum is the total within what each figure was rounded, or cut off, by. */
static gboolean
fits (const DrDecimal *sum,
      const DrDecimal *tolerance,
      const DrMention *total)
{
  DrDecimal off, slack;

  if (!dr_decimal_subtract (sum, &total->value, &off) || !dr_decimal_add (tolerance, &total->tolerance, &slack)
      || !dr_decimal_add (&slack, &slack, &slack))
    return TRUE;
  off.coefficient = off.coefficient < 0 ? -off.coefficient : off.coefficient;

  return dr_decimal_compare (&off, &slack) <= 0;
}

/* Whether the sum is off by @percent of the total at most, or by one. */
static gboolean
is_near (const DrDecimal *sum,
         const DrDecimal *total,
         int              percent)
{
  DrDecimal off, scaled, most;
  const DrDecimal hundred = { 100, 0 }, one = { 1, 0 };
  DrDecimal share = { percent, 0 };

  if (!dr_decimal_subtract (sum, total, &off))
    return FALSE;
  off.coefficient = off.coefficient < 0 ? -off.coefficient : off.coefficient;
  if (!dr_decimal_multiply (&off, &hundred, &scaled) || !dr_decimal_multiply (total, &share, &most))
    return FALSE;

  return dr_decimal_compare (&scaled, &most) <= 0
         || (percent > 0 && dr_decimal_compare (&off, &one) <= 0 && total->coefficient > 4);
}

/* A figure so large that no other comes so near by chance, and one slip away. */
static gboolean
is_evident (const DrDecimal *sum,
            const DrDecimal *total)
{
  return dr_slip_is_between (sum, total, 3, 0);
}

/* --- words --- */

/* Whether each of two parts is named for one side of a thing. */
static gboolean
are_two_sides (const DrWording *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (dr_wording_has (words, sides[i].one) && dr_wording_has (words, sides[i].other))
      return TRUE;

  return FALSE;
}

/* What is said of the last figure: up to the next sign. */
static gsize
find_tail (const DrCheck *check,
           gsize          from)
{
  gsize end = dr_check_sentence_end (check, from);

  for (gsize at = from; at < end; at++)
    if (strchr (",;()", check->text[at]) != NULL)
      return at;

  return end;
}

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
  gsize second = dr_mentions_get (mentions, first + 1)->start;
  gboolean begins_with_semicolon = dr_check_has_sign (check, dr_mentions_get (mentions, first)->end, second, ";");

  return to - from > GAP_MOST || (has_semicolon && !begins_with_semicolon && next - first >= 2);
}

static gboolean
is_said_of_part (const DrMention *mention)
{
  return mention->role == DR_NUMBER_ROLE_SHARE || mention->role == DR_NUMBER_ROLE_PERCENT || mention->is_percent;
}

/* How the words lead from a total to the first of its parts. */
static gboolean
find_lead (const DrCheck   *check,
           const DrMention *total,
           const DrMention *before,
           const DrMention *first,
           Lead            *lead,
           gboolean        *is_told)
{
  gboolean crosses = first->start > dr_check_sentence_end (check, total->end);
  gsize from = crosses ? dr_check_sentence_start (check, first->start) : before->end;
  g_auto (DrWording) words = dr_check_fold (check, from, first->start);
  gboolean has_colon = dr_check_has_sign (check, from, first->start, ":(");
  gsize noun_end = from;

  if (first->start - from > LEAD_MOST || dr_wording_has (&words, few_words) || dr_wording_has (&words, other_words))
    return FALSE;
  while (!crosses && noun_end < first->start && strchr (",;:.(", check->text[noun_end]) == NULL)
    noun_end++;
  g_auto (DrWording) begin = dr_check_fold (check, noun_end, first->start);
  if (dr_wording_has (&words, some_words))
    *lead = LEAD_SOME;
  else if (has_colon || dr_wording_begins (&begin, all_words))
    *lead = LEAD_ALL;
  else
    *lead = LEAD_NONE;
  *is_told = has_colon || dr_wording_begins (&begin, told_words);

  /* Another sentence goes on with a list only where it says so at once. */
  return !crosses || (*lead == LEAD_ALL && dr_wording_begins (&begin, all_words)) || (*lead == LEAD_SOME && dr_wording_begins (&begin, some_words));
}

/* --- a total and what follows it --- */

static gboolean
report (DrCheck       *check,
        const GArray  *mentions,
        const List    *list,
        GError       **error)
{
  const DrMention *total = dr_mentions_get (mentions, list->total);
  GString *arithmetic = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DrStretch));
  DrDecimal sum, tolerance;
  const char *measure = total->measure != NULL ? total->measure : "";

  add_up (mentions, list->first, list->last, &sum, &tolerance);
  for (guint i = list->first; i < list->last; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);
      DrStretch place = { part->start, part->end, 0 };

      if (!dr_mention_is_summand (part))
        continue;
      g_autofree char *written = dr_mention_write (part);
      g_string_append_printf (arithmetic, "%s%s", places->len > 0 ? " + " : "", written);
      g_array_append_val (places, place);
    }
  g_autofree char *result = dr_check_write_decimal (&sum, measure);
  g_string_append_printf (arithmetic, " = %s", result);

  g_autofree char *stated = dr_decimal_to_string (&total->value);
  g_autofree char *stated_words = dr_mention_write (total);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  DrStretch place = { total->start, total->end, 0 };
  DrStretch source = place;
  for (guint i = 0; i < places->len; i++)
    source = dr_stretch_join (source, g_array_index (places, DrStretch, i));
  gboolean is_done = dr_check_has_finding (check, source.start, source.end)
                     || dr_check_add (check, list->total < list->first ? DR_RULE_PARTITION_UNLIKE : DR_RULE_PARTITION_CLOSING,
                                      &facts, source, (const DrStretch *) (const void *) places->data, places->len, error);
  g_string_free (arithmetic, TRUE);

  return is_done;
}

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
  return part->achievement != DR_NONE && whole->achievement != DR_NONE
         && dr_check_get_record (check, part->achievement)->part_of == whole->achievement;
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
  *first = at;
  for (; at < mentions->len && at - *first < PARTS_MOST; at++)
    {
      const DrMention *part = dr_mentions_get (mentions, at);
      const DrMention *before = dr_mentions_get (mentions, at - 1);

      if (is_said_of_part (part) && at > *first && part->start - before->end < 48)
        continue;
      if (!dr_mention_is_summand (part) || !(dr_mention_is_alike (part, whole) || is_linked (check, part, whole))
          || dr_decimal_compare (&part->value, &whole->value) > 0
          || (at > *first && part->start > dr_check_sentence_end (check, before->end))
          || (at > *first + 1 && is_end (check, mentions, *first, at)))
        break;
      if (at > *first)
        {
          g_auto (DrWording) between = dr_check_fold (check, before->end, part->start);

          if (dr_wording_has (&between, other_words) || dr_wording_has (&between, some_words))
            break;
        }
    }

  return at;
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

        if (!add_up (mentions, i, j, &sum, &tolerance) || fits (&sum, &tolerance, whole))
          return TRUE;
      }

  return FALSE;
}

/* «60 tuổi» says how old people are, «40 năm tuổi Đảng» is what they are given a badge for. */
static gboolean
has_ages (const DrWording *names)
{
  g_autofree char *party = dr_wording_fold_phrase ("tuổi Đảng");
  g_auto (GStrv) parts = g_strsplit (names->folded, party, -1);
  g_autofree char *rest = g_strjoinv (" ", parts);
  DrWording words = { rest };

  return dr_wording_has (&words, age_words);
}

/* How far off the sum of a list may be, in per cent of its total, to be a slip and not another thing; 0 for not at all. */
static int
get_reach (const DrCheck *check,
           const GArray  *mentions,
           const List    *list,
           guint          n,
           gboolean       is_evident_slip,
           gboolean       is_over)
{
  const DrMention *first = dr_mentions_get (mentions, list->first);
  const DrMention *last = dr_mentions_get (mentions, list->last - 1);
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  gsize tail = find_tail (check, last->end);
  g_auto (DrWording) names = dr_check_fold (check, whole->end, tail);
  g_auto (DrWording) last_name = dr_check_fold (check, dr_mentions_get (mentions, list->last - 2)->end, tail);
  gboolean has_rest = dr_wording_has (&last_name, rest_words);
  gboolean has_sides = are_two_sides (&names);
  gboolean may_overlap = (dr_wording_has (&names, overlapping_words) || has_ages (&names)) && !has_sides;

  if (dr_wording_has (&last_name, open_words) || dr_check_has_sign (check, first->start, last->end, "\n"))
    return 0;
  if (may_overlap && !has_rest)
    return list->lead == LEAD_ALL && n >= 3 && whole->value.coefficient >= 100 ? 2 : 0;
  if (n == 2)
    {
      if (has_sides)
        return 15;
      if (dr_wording_has (&last_name, other_side_words))
        return 10;
      return list->lead == LEAD_ALL ? 15 : is_evident_slip ? (list->lead == LEAD_SOME ? 10 : 2) : 0;
    }

  if (list->lead == LEAD_ALL)
    return 25;

  return has_rest || has_sides ? 15 : list->lead == LEAD_SOME && (is_evident_slip || is_over) ? 10 : 4;
}

/* «Cơ cấu: trộm cắp 14 vụ, gây rối 6 vụ, …»: the first of a list is no total of the others, whatever they come to. */
static gboolean
is_first_of_list (const DrCheck *check,
                  const GArray  *mentions,
                  const List    *list)
{
  const DrMention *whole = dr_mentions_get (mentions, list->total);
  const DrMention *first = dr_mentions_get (mentions, list->first);
  gsize from = dr_check_sentence_start (check, whole->start);
  gsize line = dr_check_line_start (check, whole->start);
  DrDecimal sum, tolerance;

  if (list->total > 0 && dr_mentions_get (mentions, list->total - 1)->start >= from
      && dr_mention_is_summand (dr_mentions_get (mentions, list->total - 1))
      && dr_mention_is_alike (dr_mentions_get (mentions, list->total - 1), whole))
    return TRUE;
  if (list->total > 0)
    from = MAX (from, dr_mentions_get (mentions, list->total - 1)->end);
  if (dr_check_has_sign (check, from, whole->start, ":(") && !dr_check_has_sign (check, whole->end, first->start, ";"))
    return TRUE;

  /* With it the list makes a figure that stands before. */
  if (!add_up (mentions, list->total, list->last, &sum, &tolerance))
    return TRUE;
  for (guint i = list->total; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    if (fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

static gboolean
check_following (DrCheck       *check,
                 const GArray  *mentions,
                 guint          total,
                 GError       **error)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  List list = { .total = total };
  DrDecimal sum, tolerance;

  if (whole->achievement == DR_NONE || whole->hedge != DR_HEDGE_EXACT || whole->is_cell || whole->is_percent
      || (whole->measure != NULL && strchr (whole->measure, '/') != NULL))
    return TRUE;

  list.last = gather (check, mentions, total, &list.first);
  guint n = count_parts (mentions, list.first, list.last);
  if (n < 2 || !find_lead (check, whole, dr_mentions_get (mentions, list.first - 1), dr_mentions_get (mentions, list.first), &list.lead, &list.is_told)
      || fits_somewhere (mentions, list.first, list.last, total)
      || !add_up (mentions, list.first, list.last, &sum, &tolerance))
    return TRUE;
  if (list.lead == LEAD_NONE && is_first_of_list (check, mentions, &list))
    return TRUE;
  while (list.last > list.first && !dr_mention_is_summand (dr_mentions_get (mentions, list.last - 1)))
    list.last--;

  /* Some may not have been graded: only a list that says so is one of all. */
  gsize last_end = dr_mentions_get (mentions, list.last - 1)->end;
  g_auto (DrWording) lead = dr_check_fold (check, whole->end, dr_mentions_get (mentions, list.first)->start);
  g_auto (DrWording) names = dr_check_fold (check, whole->end, find_tail (check, last_end));
  g_auto (DrWording) behind = dr_check_fold (check, last_end, dr_check_sentence_end (check, last_end));
  gboolean is_over = dr_decimal_compare (&sum, &whole->value) > 0;
  if (!is_over && ((dr_wording_has (&names, grade_words) && !list.is_told) || dr_wording_has (&lead, some_have_words)
                   || dr_wording_has (&behind, left_over_words)))
    return TRUE;

  int reach = get_reach (check, mentions, &list, n, is_evident (&sum, &whole->value), is_over);

  return reach == 0 || !is_near (&sum, &whole->value, reach) || report (check, mentions, &list, error);
}

/* --- a total behind what it adds up --- */

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
      gboolean is_sum = (mask & (mask - 1)) != 0;

      for (guint i = 0; is_sum && i < n; i++)
        if ((mask & 1u << i) != 0)
          is_sum = dr_decimal_add (&sum, &dr_mentions_get (mentions, choice[i])->value, &sum)
                   && dr_decimal_add (&tolerance, &dr_mentions_get (mentions, choice[i])->tolerance, &tolerance);
      if (is_sum && fits (&sum, &tolerance, whole))
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
    if (strchr (",;:()", check->text[at - 1]) != NULL)
      start = at;
  g_auto (DrWording) lead = dr_check_fold (check, start, total->start);

  return dr_wording_begins (&lead, total_words) || dr_wording_ends (&lead, total_words);
}

static gboolean
check_closing (DrCheck       *check,
               const GArray  *mentions,
               guint          total,
               GError       **error)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  guint choice[BEFORE_MOST];
  guint n = 0;

  if (total < 2 || !dr_mention_is_summand (whole) || whole->measure == NULL
      || !is_called_total (check, dr_mentions_get (mentions, total - 1)->end, whole))
    return TRUE;

  gsize line = dr_check_line_start (check, whole->start);
  for (guint i = total; i-- > 0 && n < BEFORE_MOST && dr_mentions_get (mentions, i)->start >= line;)
    if (dr_mention_is_summand (dr_mentions_get (mentions, i)) || dr_mentions_get (mentions, i)->is_slashed)
      choice[n++] = i;
  if (n < 2 || fits_choice (mentions, choice, n, total))
    return TRUE;

  /* The figures straight before it, of one name with it or none of them: as many as come nearest. */
  gsize from = dr_check_sentence_start (check, whole->start);
  guint n_parts = 0;
  List list = { .total = total, .first = total, .last = total };
  DrDecimal least = whole->value;
  gboolean are_alike = dr_mention_is_alike (dr_mentions_get (mentions, choice[0]), whole);
  /* Figures of money make no sum with others. */
  if (!are_alike && strcmp (whole->measure, "đồng") == 0)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, choice[i]);
      DrDecimal sum, tolerance, off;

      if (!dr_mention_is_summand (part) || dr_mention_is_alike (part, whole) != are_alike
          || dr_decimal_compare (&part->value, &whole->value) > 0)
        break;
      if (++n_parts < 2 || !add_up (mentions, choice[i], total, &sum, &tolerance)
          || !dr_decimal_subtract (&sum, &whole->value, &off))
        continue;
      off.coefficient = off.coefficient < 0 ? -off.coefficient : off.coefficient;

      gboolean is_slip = is_evident (&sum, &whole->value);
      g_auto (DrWording) words = dr_check_fold (check, part->start, whole->start);
      if (!is_near (&sum, &whole->value, part->start >= from ? 10 : is_slip ? 2 : 0)
          || (!is_slip && dr_wording_has (&words, other_words)) || dr_decimal_compare (&off, &least) >= 0)
        continue;
      list.first = choice[i];
      least = off;
    }

  return list.first == total || report (check, mentions, &list, error);
}

/* --- one side and the other --- */

/* Whether one name says of its things that they are not what the other says: «đủ điều kiện», «không đủ điều kiện». */
static gboolean
is_denial (const DrWording *name,
           const DrWording *other)
{
  static const char * const no_words[] = { "không", "chưa", NULL };

  for (const char * const *no = no_words; *no != NULL; no++)
    {
      g_autofree char *folded = dr_wording_fold_phrase (*no);
      const char *at = strstr (name->folded, folded);

      if (at == NULL)
        continue;

      /* The two words behind it, or the one there is. */
      const char *word = at + strlen (folded);
      const char *end = strchr (word, ' ');
      const char *second_end = end != NULL ? strchr (end + 1, ' ') : NULL;
      g_autofree char *said = end == NULL ? NULL
                              : g_strdup_printf (" %.*s ", (int) ((second_end != NULL ? second_end : end) - word), word);
      if (said != NULL && strstr (other->folded, said) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* «Tiếp nhận 38 đơn: … . Đủ điều kiện xử lý 30 đơn, không đủ điều kiện 10 đơn»: the two make the figure a sentence before. */
static gboolean
check_sides (DrCheck       *check,
             const GArray  *mentions,
             guint          second,
             GError       **error)
{
  const DrMention *other = dr_mentions_get (mentions, second);
  const DrMention *one = second > 0 ? dr_mentions_get (mentions, second - 1) : NULL;

  if (one == NULL || !dr_mention_is_summand (one) || !dr_mention_is_summand (other) || one->achievement == DR_NONE
      || other->achievement == DR_NONE || !dr_mention_is_alike (one, other) || other->start - one->end > GAP_MOST)
    return TRUE;

  gsize from = dr_check_sentence_start (check, one->start);
  gsize name_start = second >= 2 ? MAX (from, dr_mentions_get (mentions, second - 2)->end) : from;
  gsize line = dr_check_line_start (check, one->start);
  g_auto (DrWording) name = dr_check_fold (check, name_start, one->start);
  g_auto (DrWording) other_name = dr_check_fold (check, one->end, other->start);
  if (other->start > dr_check_sentence_end (check, one->end) || !is_denial (&other_name, &name)
      || dr_wording_has (&other_name, other_words) || dr_wording_has (&name, other_words))
    return TRUE;

  List list = { .first = second - 1, .last = second + 1, .lead = LEAD_SOME };
  gboolean is_found = FALSE;
  DrDecimal sum, tolerance;
  if (!add_up (mentions, list.first, list.last, &sum, &tolerance))
    return TRUE;
  for (guint i = second - 1; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);

      if (whole->achievement == DR_NONE || !dr_mention_is_alike (whole, one) || whole->is_percent || whole->is_cell)
        continue;
      if (whole->hedge != DR_HEDGE_EXACT || fits (&sum, &tolerance, whole))
        return TRUE;
      if (!is_found && is_near (&sum, &whole->value, 10))
        {
          list.total = i;
          is_found = TRUE;
        }
    }

  return !is_found || report (check, mentions, &list, error);
}

/* «Giải ngân 236,7/310 tỷ đồng. Còn lại 83,3 tỷ đồng chưa giải ngân»: what is left of a pair in the line. */
static gboolean
check_left (DrCheck       *check,
            const GArray  *mentions,
            guint          at,
            GError       **error)
{
  static const char * const left_words[] = { "còn", "còn lại", "hiện còn", "số còn lại", NULL };
  static const char * const undone_words[] = { "chưa", NULL };
  const DrMention *left = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, left->start);

  if (at < 2 || !dr_mention_is_summand (left) || left->achievement == DR_NONE)
    return TRUE;

  gsize from = MAX (dr_check_clause_start (check, left->start), dr_mentions_get (mentions, at - 1)->end);
  g_auto (DrWording) lead = dr_check_fold (check, from, left->start);
  g_auto (DrWording) behind = dr_check_fold (check, left->end, find_tail (check, left->end));
  if (!dr_wording_ends (&lead, left_words) || !dr_wording_has (&behind, undone_words))
    return TRUE;

  for (guint i = at; i-- > 1 && dr_mentions_get (mentions, i)->start >= line;)
    {
      const DrMention *all = dr_mentions_get (mentions, i);
      const DrMention *done = dr_mentions_get (mentions, i - 1);
      DrDecimal difference, tolerance = { 0, 0 };

      if (!all->is_slashed || !done->is_slashed || dr_check_sign_after (check, done->end) != '/'
          || all->start - done->end > 3 || done->achievement == DR_NONE || !dr_mention_is_alike (done, left))
        continue;

      /* The pair was read with its magnitude and its noun only once. */
      DrDecimal whole = all->value;
      guint32 target = dr_check_get_record (check, done->achievement)->target;
      guint32 part_of = dr_check_get_record (check, done->achievement)->part_of;
      if (target != DR_NONE && g_array_index (check->data->targets, DrTargetRecord, target).has_planned)
        whole = dr_figure_get_value (&g_array_index (check->data->targets, DrTargetRecord, target).planned);
      else if (part_of != DR_NONE)
        whole = dr_figure_get_value (&dr_check_get_record (check, part_of)->actual);

      gsize name_from = dr_check_sentence_start (check, done->start);
      g_auto (DrWording) name = dr_check_fold (check, name_from, dr_check_sentence_end (check, all->end));
      if (!is_denial (&behind, &name) || !dr_decimal_subtract (&whole, &done->value, &difference)
          || difference.coefficient < 0 || !dr_decimal_add (&left->tolerance, &done->tolerance, &tolerance)
          || fits (&difference, &tolerance, left))
        return TRUE;

      g_autofree char *stated = dr_decimal_to_string (&left->value);
      g_autofree char *stated_words = dr_mention_write (left);
      g_autofree char *whole_words = dr_check_write_decimal (&whole, left->measure);
      g_autofree char *done_words = dr_check_write_decimal (&done->value, left->measure);
      g_autofree char *difference_words = dr_check_write_decimal (&difference, left->measure);
      g_autofree char *expected = dr_decimal_to_string (&difference);
      g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", whole_words, done_words, difference_words);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                            .expected_low = expected, .expected_high = expected };
      DrStretch pair = { done->start, all->end, 0 };
      DrStretch own = { left->start, left->end, left->achievement + 1 };

      return dr_check_has_finding (check, left->start, left->end)
             || dr_check_add (check, DR_RULE_REMAINDER_LOOSE, &facts, own, &pair, 1, error);
    }

  return TRUE;
}

gboolean
dr_check_sum (DrCheck  *check,
              GError  **error)
{
  g_autoptr (GArray) mentions = dr_mentions_new (check);

  for (guint i = 0; i < mentions->len; i++)
    if (!check_following (check, mentions, i, error) || !check_closing (check, mentions, i, error)
        || !check_sides (check, mentions, i, error) || !check_left (check, mentions, i, error))
      return FALSE;

  return TRUE;
}
