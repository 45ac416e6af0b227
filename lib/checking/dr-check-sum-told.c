/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: lists as they are written, whatever the reader made of their numbers.
 *
 * «Giảm 71 đảng viên: chuyển đi 33, từ trần 21, ra khỏi Đảng 07, xóa tên 12»: the reader took the first for a change. «7 nhân viên
 * (1 bác sĩ, 2 y sĩ, 2 điều dưỡng, 1 hộ sinh, 2 dược sĩ)»: each has a noun of its own. «Hạnh kiểm: tốt 742 (78,8%), khá 168 (17,8%),
 * …»: the shares are of 942, and the numbers are not.
 */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include <string.h>

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "checking/dr-told-list-private.h"

/* Words between a total and what leads to its list, or before the colon of one that has none. */
#define NOUN_MOST 72
/* Figures around a list that are tried for its total. */
#define AROUND_MOST 96
/* A sum is off by so many per cent of its total, at most, or by so many things. */
#define OFF_MOST 4
#define THINGS_MOST 2

static const char * const in_words[] = { "trong", "trong tổng số", "trong số", NULL };
static const char * const have_words[] = { "có", "thì có", "đã có", NULL };
/* The list is of some, or one thing may be several of these. */
static const char * const loose_words[] = {
  "trong đó", "nữ", "dân tộc", "dtts", "tôn giáo", "trẻ", "công giáo", "khmer", "trình độ", "đại học", "hộ nghèo", "cận nghèo", "khó khăn",
  "khuyết tật", "chính sách", "đảng viên", "đoàn viên", "riêng", "nhất là", "tiêu biểu", "điển hình", "như", "chủ yếu", "nhiều", "còn lại",
  "v v", "vv", "mỗi", "bình quân", "tăng", "tuổi", "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự kiến", "phấn đấu", "đầu năm", "cuối năm",
  "lũy kế", "đạt tỷ lệ", "nâng cao", "kiểu mẫu", NULL
};

static gboolean are_shares_of (const DrToldList *list, int shift, DrDecimal whole);

/* Whether every part has its right share of the total, so that they are not all of it. */
static gboolean
have_right_shares (const DrToldList *list,
                   int               shift,
                   const DrMention  *total)
{
  for (guint i = 0; i < list->n; i++)
    if (!list->parts[i].has_share)
      return FALSE;

  return are_shares_of (list, shift, total->value);
}

/* What all parts make, so many tens larger. */
static void
add_up (const DrToldList *list,
        int               shift,
        DrDecimal        *sum,
        DrDecimal        *tolerance)
{
  *sum = *tolerance = (DrDecimal) { 0, 0 };
  for (guint i = 0; i < list->n; i++)
    {
      DrDecimal value = list->parts[i].value, slack = list->parts[i].tolerance;

      value.exponent += shift;
      slack.exponent += shift;
      *sum = dr_small_add (*sum, value);
      *tolerance = dr_small_add (*tolerance, slack);
    }
}

/* «46 người: biên chế 18, hợp đồng 28; làm việc tại 3 cơ sở»: whether the first of the parts make the total without the others. */
static gboolean
fits_shorter (const DrToldList *list,
              int               shift,
              const DrMention  *total)
{
  DrToldList first = *list;

  for (first.n = 2; first.n < list->n; first.n++)
    {
      DrDecimal sum, tolerance;

      add_up (&first, shift, &sum, &tolerance);
      if (dr_sum_fits (&sum, &tolerance, total))
        return TRUE;
    }

  return FALSE;
}

/* «2.390 tỷ đồng (năm 2021: 412,5; năm 2022: 436,2)»: how many tens the magnitude of the total is; 0 if the list has its own. */
static int
find_shift (const DrCheck    *check,
            const DrMention  *total,
            const DrToldList *list)
{
  static const char * const billions[] = { "tỷ", "tỉ", NULL };
  static const char * const millions[] = { "triệu", "tr", NULL };
  g_auto (DrWording) words = dr_check_fold (check, total->start, total->end);

  for (guint i = 0; i < list->n; i++)
    if (list->parts[i].has_magnitude)
      return 0;
  if (!total->has_magnitude)
    return 0;

  return dr_wording_ends (&words, billions) ? 9 : dr_wording_ends (&words, millions) ? 6 : 3;
}

/* The gravest slip of one figure, the total or a part, that would make the sum right. */
static DrSlip
find_slip (const DrToldList *list,
           int               shift,
           const DrDecimal  *sum,
           const DrDecimal  *total)
{
  DrSlip gravest = dr_slip_grade (total, sum);

  for (guint i = 0; i < list->n; i++)
    {
      DrDecimal part = list->parts[i].value;

      part.exponent += shift;
      DrDecimal needed = dr_small_subtract (*total, dr_small_subtract (*sum, part));
      if (needed.coefficient > 0)
        gravest = MAX (gravest, dr_slip_grade (&part, &needed));
    }

  return gravest;
}

/* Whether a sum was meant to be the total. */
static gboolean
is_meant (DrSlip           slip,
          const DrDecimal *sum,
          const DrDecimal *total,
          gboolean         is_sure)
{
  DrDecimal off = dr_small_distance (*sum, *total);
  gboolean is_over = dr_decimal_compare (sum, total) > 0;
  const DrDecimal few = { THINGS_MOST, 0 }, least = { 4, 0 };

  if (slip >= (is_sure ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT) && dr_sum_is_within (sum, total, 30))
    return TRUE;

  /* Of a few things one or two more than there are; fewer may not all be told. */
  return (is_sure || is_over)
         && ((dr_decimal_compare (&off, &few) <= 0 && dr_decimal_compare (total, &least) >= 0) || dr_sum_is_within (sum, total, OFF_MOST));
}

/* Whether another figure of the line is the sum. */
static gboolean
fits_line (DrCheck         *check,
           const GArray    *mentions,
           guint            at,
           const DrDecimal *sum,
           const DrDecimal *tolerance)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, at)->start);

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    {
      *check->work += 1;
      if (!dr_mentions_get (mentions, i)->is_percent && dr_sum_fits (sum, tolerance, dr_mentions_get (mentions, i)))
        return TRUE;
    }

  return FALSE;
}

/* @total is one, and stands before the list. */
static void
report (DrCheck          *check,
        const DrMention  *total,
        const DrToldList *list,
        const DrDecimal  *sum)
{
  GString *arithmetic = g_string_new (NULL);
  DrStretch places[DR_TOLD_LIST_MOST];

  for (guint i = 0; i < list->n; i++)
    {
      g_autofree char *written = dr_check_write_decimal (&list->parts[i].value, "");

      g_string_append_printf (arithmetic, "%s%s", i > 0 ? " + " : "", written);
      places[i] = (DrStretch) { list->parts[i].start, list->parts[i].end, 0 };
    }
  g_autofree char *result = dr_check_write_decimal (sum, total->measure);
  g_string_append_printf (arithmetic, " = %s", result);
  g_autofree char *stated = dr_decimal_to_string (&total->value);
  g_autofree char *stated_words = dr_mention_write (check, total);
  g_autofree char *expected = dr_decimal_to_string (sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  DrStretch source = dr_stretch_join (places[0], places[list->n - 1]);
  DrStretch own = { total->start, total->end, 0 };
  gboolean is_beside = total->start >= dr_check_sentence_start (check, source.start);

  if (!dr_check_has_finding (check, source.start, source.end))
    dr_check_say (check, DR_RULE_PARTITION_UNLIKE, &facts, is_beside ? dr_stretch_join (own, source) : source, &own, 1);
  g_string_free (arithmetic, TRUE);
}

/* Where the list of a total begins: behind a colon, or a bracket, or «Trong tổng số 15 chỉ tiêu có …»; 0 if there is none. */
static gsize
find_list (const DrCheck   *check,
           const GArray    *mentions,
           guint            at,
           char            *close)
{
  const DrMention *total = dr_mentions_get (mentions, at);
  gsize end = MIN (dr_check_sentence_end (check, total->end), total->end + NOUN_MOST);
  gsize sign = total->end;

  *close = '\0';
  while (sign < end && strchr (",;:()%/", check->text[sign]) == NULL && !g_ascii_isdigit (check->text[sign]))
    sign++;
  if (sign < end && (check->text[sign] == ':' || check->text[sign] == '('))
    {
      *close = check->text[sign] == '(' ? ')' : '\0';
      return sign + 1;
    }
  if (sign >= end || !g_ascii_isdigit (check->text[sign]))
    return 0;

  g_auto (DrWording) before = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) between = dr_check_fold (check, total->end, sign);

  return dr_wording_ends (&before, in_words) && dr_wording_ends (&between, have_words) ? sign : 0;
}

static gboolean
is_total (const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_EXACT && mention->achievement != DR_NONE && !mention->is_percent && !mention->is_cell
         && !mention->is_slashed && strchr (mention->measure, '/') == NULL && mention->value.coefficient > 0;
}

static void
check_led (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *total = dr_mentions_get (mentions, at);
  DrToldList list;
  DrDecimal sum, tolerance;
  char close;

  if (!is_total (total))
    return;

  gsize from = find_list (check, mentions, at, &close);
  if (from == 0 || !dr_told_list_read (check, from, close, &list))
    return;

  g_auto (DrWording) words = dr_check_fold (check, from, list.end);
  gboolean has_sides = list.n == 2 && dr_sum_are_two_sides (&words);
  int shift = find_shift (check, total, &list);
  add_up (&list, shift, &sum, &tolerance);
  if ((list.n < 3 && !has_sides) || dr_wording_has (&words, loose_words) || !dr_small_is (&sum) || dr_sum_fits (&sum, &tolerance, total)
      || fits_shorter (&list, shift, total) || (dr_decimal_compare (&sum, &total->value) < 0 && have_right_shares (&list, shift, total))
      || !is_meant (find_slip (&list, shift, &sum, &total->value), &sum, &total->value, close == '\0' || shift != 0)
      || fits_line (check, mentions, at, &sum, &tolerance))
    return;
  report (check, total, &list, &sum);
}

/* --- a list by itself --- */

/* Whether all shares are of @whole, to the digits that they have; the parts are so many tens larger than they are written. */
static gboolean
are_shares_of (const DrToldList *list,
               int               shift,
               DrDecimal         whole)
{
  for (guint i = 0; i < list->n; i++)
    {
      const DrToldPart *part = &list->parts[i];
      guint digits = dr_decimal_get_n_decimals (&part->share);
      DrDecimal value = { part->value.coefficient, part->value.exponent + shift };
      DrDecimal rounded = dr_small_percent (value, whole, digits, TRUE);
      DrDecimal cut = dr_small_percent (value, whole, digits, FALSE);

      if (dr_decimal_compare (&rounded, &part->share) != 0 && dr_decimal_compare (&cut, &part->share) != 0)
        return FALSE;
    }

  return TRUE;
}

/* «Hạnh kiểm: tốt 742 (78,8%), khá 168 (17,8%), …»: a line with a label, and of each number the share. */
static void
check_shares (DrCheck      *check,
              const GArray *mentions,
              guint         at)
{
  const DrMention *first = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, first->start);
  gsize colon = first->start;
  DrToldList list;
  DrDecimal sum, tolerance;

  if (first->is_percent || first->is_cell || (at > 0 && dr_mentions_get (mentions, at - 1)->start >= from))
    return;
  while (colon > from && first->start - colon < NOUN_MOST && check->text[colon - 1] != ':')
    colon--;
  if (colon == from || check->text[colon - 1] != ':' || !dr_told_list_read (check, colon, '\0', &list) || list.n < 3)
    return;
  for (guint i = 0; i < list.n; i++)
    if (!list.parts[i].has_share || list.parts[i].has_magnitude)
      return;
  add_up (&list, 0, &sum, &tolerance);
  if (sum.coefficient <= 0 || !dr_small_is (&sum) || are_shares_of (&list, 0, sum))
    return;

  const DrMention *found = NULL;
  for (guint i = at > AROUND_MOST ? at - AROUND_MOST : 0; i < at; i++)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);

      *check->work += 1;
      if (is_total (whole) && are_shares_of (&list, 0, whole->value))
        found = whole;
    }
  if (found != NULL && is_meant (find_slip (&list, 0, &sum, &found->value), &sum, &found->value, TRUE))
    report (check, found, &list, &sum);
}

/* --- a list below its total --- */

/* Whether every part is of the things that @measure counts, and the words tell what has become of each of them. */
static gboolean
are_states (const DrCheck    *check,
            const DrToldList *list,
            const DrWording  *words,
            const char       *measure)
{
  static const char * const done_words[] = { "hoàn thành", "xong", "đạt", "giải quyết", "nghiệm thu", "bàn giao", NULL };
  static const char * const undone_words[] = { "chưa", "không", "đang", NULL };
  g_autofree char *noun = dr_wording_fold_phrase (measure);

  static const char * const left_words[] = { "còn", "tồn", NULL };

  /* «Nhận 69 đơn, đã giải quyết 54 đơn, còn 15 đơn» are no three states of one. */
  if (dr_wording_has (words, left_words))
    return FALSE;
  for (guint i = 0; i < list->n; i++)
    {
      g_auto (DrWording) behind = dr_check_fold (check, list->parts[i].end, dr_sum_find_tail (check, list->parts[i].end));

      if (!g_str_has_prefix (behind.folded, noun))
        return FALSE;
    }

  return list->n >= 3 && dr_wording_has (words, done_words) && dr_wording_has (words, undone_words);
}

/* «Có 42 dự án.» and below «Đến nay 16 dự án hoàn thành, 21 dự án đang thi công, 6 dự án chưa khởi công.»; «Tổng diện tích 48.216,5
 * ha.» and below «+ Rừng tự nhiên: 31.420,2 ha; rừng trồng: 16.976,3 ha.» */
static void
check_below (DrCheck      *check,
             const GArray *mentions,
             guint         at)
{
  static const char * const total_words[] = { "tổng", "tổng số", "tổng diện tích", NULL };
  const DrMention *first = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, first->start);
  guint above = at;
  DrToldList list;
  DrDecimal sum, tolerance;

  if (line == 0 || first->is_cell || first->is_percent || at == 0 || dr_mentions_get (mentions, at - 1)->start >= line)
    return;
  while (above > 0 && dr_mentions_get (mentions, above - 1)->start >= dr_check_line_start (check, line - 1))
    above--;
  const DrMention *total = dr_mentions_get (mentions, above);
  gsize from = line;
  while (from < first->start && strchr (" \t-+*", check->text[from]) != NULL)
    from++;
  gsize end = dr_check_sentence_end (check, first->end);
  for (guint i = at; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    if (dr_mentions_get (mentions, i)->is_percent)
      return;
  /* With more figures the line above has a list of its own, or tells of several things. */
  for (guint i = above + 1; i < at; i++)
    if (!dr_mentions_get (mentions, i)->is_percent)
      return;
  if (above == at || !is_total (total) || !dr_told_list_read (check, from, '\0', &list))
    return;

  g_auto (DrWording) words = dr_check_fold (check, from, list.end);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, above);
  gboolean is_bullet = from > line && dr_wording_has (&lead, total_words);
  gboolean has_sides = list.n == 2 && dr_sum_are_two_sides (&words);
  add_up (&list, 0, &sum, &tolerance);
  for (guint i = above; i < mentions->len && dr_mentions_get (mentions, i)->start < list.end; i++)
    if (dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return;

  DrSlip slip = find_slip (&list, 0, &sum, &total->value);
  gboolean is_over = has_sides && dr_decimal_compare (&sum, &total->value) > 0;
  if ((is_bullet && slip == DR_SLIP_EVIDENT)
      || (is_over && is_meant (slip, &sum, &total->value, FALSE))
      || (are_states (check, &list, &words, total->measure) && is_meant (slip, &sum, &total->value, TRUE)))
    report (check, total, &list, &sum);
}

void
dr_check_sum_told (DrCheck      *check,
                   const GArray *mentions,
                   guint         at)
{
  check_led (check, mentions, at);
  check_shares (check, mentions, at);
  check_below (check, mentions, at);
}
