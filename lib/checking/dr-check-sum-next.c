/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: a total that ends its sentence, and its list in the next one.
 *
 * «3 cơ sở đang điều trị 612 bệnh nhân. Cơ sở thành phố 284 bệnh nhân, Cao Lộc Hạ 196 bệnh nhân, Hữu Lan 142 bệnh nhân.» No word
 * need say so: a sentence that has nothing but figures of one kind, in a row, divides what the one before has told. Where there
 * are several rows, parted by semicolons, and one of them makes the total, the others were meant to.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "checking/dr-check-partition-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "checking/dr-told-list-private.h"

/* Words that lead to a list, up to a colon. */
#define LEAD_MOST 48
/* A sum is off by so many per cent of its total, at most, or by so many things; or so many where a slip tells. */
#define OFF_MOST 4
#define THINGS_MOST 2
#define SLIP_OFF_MOST 30
/* Figures before a total that a list may be of instead. */
#define AROUND_MOST 12
/* Shares of all make so many per cent at least, however they were cut off. */
#define SHARES_LEAST 98
/* A list of fewer may be of some. */
#define PARTS_LEAST 3

/* What says that a list is of all. */
static const char * const all_words[] = {
  "cụ thể", "gồm", "bao gồm", "gồm có", "chia ra", "đó là", "phân ra", "phân theo", "chia theo", "theo", "phân loại", "kiểm lại", "rà lại",
  "rà soát", "xếp loại", "cơ cấu", "tính ra", "kiểm đếm", "điểm lại", "trong số này có", NULL
};
/* What says that it may be of some. */
static const char * const some_words[] = {
  "trong đó", "trong số", "riêng", "nhất là", "tiêu biểu", "điển hình", "như", "chủ yếu", "nhiều nhất", "dẫn đầu", "v v", "vv", "còn lại",
  NULL
};
/* One thing may be several of these, or they are of something else. */
static const char * const other_words[] = {
  "nữ", "dân tộc", "tôn giáo", "trẻ", "trình độ", "hộ nghèo", "khuyết tật", "chính sách", "đảng viên", "đoàn viên", "mỗi", "bình quân", "tăng",
  "giảm", "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự kiến", "phấn đấu", "đầu năm", "cuối năm", "lũy kế", "trung bình", "nâng", "vượt",
  "thêm", "bổ sung", "trước đó", "năm trước", "hiện có", "tồn", "kinh phí hỗ trợ", "sau đó", NULL
};

/* --- a list --- */

/* «từ 3 đến dưới 6 tháng 1.215 triệu đồng»: a number that is part of what a class is called. */
static gboolean
is_bound (const DrCheck *check,
          const GArray  *mentions,
          guint          at)
{
  static const char * const bound_words[] = { "từ", "dưới", "trên", "đến", "đến dưới", NULL };

  if (dr_mentions_get (mentions, at)->role != DR_NUMBER_ROLE_UNREAD)
    return FALSE;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return dr_wording_ends (&lead, bound_words);
}

/* Whether « và » ends at a byte behind another one. */
static gboolean
is_and (const DrCheck *check,
        gsize          from,
        gsize          at)
{
  static const char and_word[] = " và ";

  return at - from >= sizeof and_word - 1 && strncmp (check->text + at - (sizeof and_word - 1), and_word, sizeof and_word - 1) == 0;
}

/* Whether a name stands before a figure, behind the sign or «và» that parts it from the one before: «Tân Hòa 380 ha», but neither
 * «27 hộ» nor «tháng 5: 380 ha». What is only told behind it may be of the same things: «16 dự án ở xa, 21 dự án đang thi công». */
static gboolean
is_named (const DrCheck *check,
          gsize          from,
          gsize          to)
{
  static const char * const time_words[] = { "tháng", "quý", "năm", "tuần", "ngày", NULL };
  gsize at = to;

  while (at > from && strchr (",;:", check->text[at - 1]) == NULL && !is_and (check, from, at))
    at--;
  g_auto (DrWording) name = dr_check_fold (check, at, to);
  for (const char * const *time = time_words; *time != NULL; time++)
    {
      const char *phrase = dr_wording_get_phrase (&name, *time);
      const char *found = strstr (name.folded, phrase);

      if (found != NULL && (g_ascii_isdigit (found[strlen (phrase)]) || found[strlen (phrase)] == 'i'))
        return FALSE;
    }

  return !dr_wording_is_empty (&name);
}

/* The figures between two bytes as a list, each with a name; percentages in brackets behind them are their shares. FALSE if there is
 * another figure among them. */
static gboolean
read_mentions (const DrCheck *check,
               const GArray  *mentions,
               guint          first,
               gsize          end,
               const DrMention *total,
               DrToldList    *list)
{
  gsize before = dr_check_sentence_start (check, dr_mentions_get (mentions, first)->start);

  *list = (DrToldList) { .n = 0 };
  for (guint i = first; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (part->is_percent && list->n > 0 && dr_check_sign_before (check, part->start) == '(')
        {
          list->parts[list->n - 1].share = part->value;
          list->parts[list->n - 1].has_share = TRUE;
          continue;
        }
      if (is_bound (check, mentions, i))
        continue;
      if (!dr_mention_is_summand (part) || list->n == DR_TOLD_LIST_MOST || part->measure == NULL
          || (total->measure != NULL && !dr_mention_is_alike (part, total)))
        return FALSE;
      if (!is_named (check, before, part->start))
        return FALSE;
      list->parts[list->n++] = (DrToldPart) { .value = part->value, .tolerance = part->tolerance, .start = part->start, .end = part->end,
                                              .has_magnitude = part->has_magnitude };
      list->end = before = part->end;
    }

  return list->n >= 2;
}

static void
add_up (const DrToldList *list,
        DrDecimal        *sum,
        DrDecimal        *tolerance)
{
  *sum = *tolerance = (DrDecimal) { 0, 0 };
  for (guint i = 0; i < list->n; i++)
    {
      *sum = dr_small_add (*sum, list->parts[i].value);
      *tolerance = dr_small_add (*tolerance, list->parts[i].tolerance);
    }
}

/* Whether a figure around the total, which may be one before, is what the list makes. */
static gboolean
fits_around (const DrCheck    *check,
             const GArray     *mentions,
             guint             at,
             const DrToldList *list)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, at)->start);
  DrDecimal sum, tolerance;

  add_up (list, &sum, &tolerance);
  for (guint i = at; i-- > 0 && (at - i <= AROUND_MOST || dr_mentions_get (mentions, i)->start >= line);)
    if (!dr_mentions_get (mentions, i)->is_percent && dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

static gboolean
fits (const DrToldList *list,
      const DrMention  *total)
{
  DrDecimal sum, tolerance;

  add_up (list, &sum, &tolerance);

  return dr_sum_fits (&sum, &tolerance, total);
}

/* Whether the shares behind the parts tell that there is more than is listed. */
static gboolean
has_shares_of_some (const DrToldList *list)
{
  const DrDecimal least = { SHARES_LEAST, 0 };
  DrDecimal sum = { 0, 0 };

  for (guint i = 0; i < list->n; i++)
    {
      if (!list->parts[i].has_share)
        return FALSE;
      sum = dr_small_add (sum, list->parts[i].share);
    }

  return dr_decimal_compare (&sum, &least) < 0;
}

/* The gravest slip of one figure that would make the sum right. */
static DrSlip
find_slip (const DrToldList *list,
           const DrDecimal  *sum,
           const DrDecimal  *total)
{
  DrSlip gravest = dr_slip_grade (total, sum);

  for (guint i = 0; i < list->n; i++)
    {
      DrDecimal needed = dr_small_subtract (*total, dr_small_subtract (*sum, list->parts[i].value));

      if (needed.coefficient > 0)
        gravest = MAX (gravest, dr_slip_grade (&list->parts[i].value, &needed));
    }

  return gravest;
}

/* Whether the parts were meant to make the total: told of all, they come near it; else a slip of the pen tells. More than all there
 * is they cannot be. */
static gboolean
is_meant (const DrToldList *list,
          const DrMention  *total,
          gboolean          is_of_all,
          gboolean          is_of_some)
{
  DrDecimal sum, tolerance;

  add_up (list, &sum, &tolerance);

  const DrDecimal few = { THINGS_MOST, 0 }, least = { 4, 0 };
  DrDecimal off = dr_small_distance (sum, total->value);
  gboolean is_over = dr_decimal_compare (&sum, &total->value) > 0;
  gboolean is_near = dr_sum_is_within (&sum, &total->value, OFF_MOST)
                     || (dr_decimal_compare (&off, &few) <= 0 && dr_decimal_compare (&total->value, &least) >= 0);
  DrSlip slip = dr_sum_is_within (&sum, &total->value, SLIP_OFF_MOST) ? find_slip (list, &sum, &total->value) : DR_SLIP_NONE;

  if (is_of_some && !is_over)
    return FALSE;

  return is_of_all ? is_near || slip >= DR_SLIP_LIKELY : is_over ? is_near || slip >= DR_SLIP_EVIDENT : slip >= DR_SLIP_LIKELY && is_near;
}

/* --- a total --- */

static gboolean
is_total (const DrCheck   *check,
          const DrMention *mention)
{
  /* What is part of something else is seldom divided again. */
  if (mention->achievement != DR_NONE && dr_check_get_record (check, mention->achievement)->part_of != DR_NONE)
    return FALSE;

  return dr_check_sign_before (check, mention->start) != '('
         && (dr_mention_is_summand (mention) || (mention->role == DR_NUMBER_ROLE_TARGET && mention->item == DR_NONE
                                              && mention->hedge == DR_HEDGE_EXACT))
         && mention->value.coefficient > 0 && !mention->is_percent && !mention->is_cell;
}

static void
report (DrCheck          *check,
        const DrMention  *total,
        const DrToldList *list)
{
  GString *arithmetic = g_string_new (NULL);
  DrDecimal sum, tolerance;

  add_up (list, &sum, &tolerance);
  for (guint i = 0; i < list->n; i++)
    {
      g_autofree char *written = dr_check_write_decimal (&list->parts[i].value, total->measure != NULL ? total->measure : "");

      g_string_append_printf (arithmetic, "%s%s", i > 0 ? " + " : "", written);
    }
  g_autofree char *result = dr_check_write_decimal (&sum, total->measure != NULL ? total->measure : "");
  g_string_append_printf (arithmetic, " = %s", result);
  g_autofree char *stated = dr_decimal_to_string (&total->value);
  g_autofree char *stated_words = dr_mention_write (check, total);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  DrStretch source = { list->parts[0].start, list->parts[list->n - 1].end, 0 }, own = { total->start, total->end, 0 };

  if (!dr_check_is_blamed (check, source.start, source.end))
    dr_check_say (check, DR_RULE_PARTITION_UNLIKE, &facts, source, &own, 1);
  g_string_free (arithmetic, TRUE);
}

/* The beginning of the list in a sentence: behind «Cụ thể:», or the sentence's own. */
static gsize
find_list (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  for (gsize at = start; at < MIN (end, start + LEAD_MOST) && !g_ascii_isdigit (check->text[at]); at++)
    if (check->text[at] == ':')
      return at + 1;

  return start;
}

/* Of several rows, one that makes the total and one that nearly does. */
static gboolean
check_rows (DrCheck         *check,
            const GArray    *mentions,
            guint            first,
            gsize            end,
            const DrMention *total)
{
  gboolean is_right = FALSE;
  DrToldList wrong = { .n = 0 };
  guint at = first;

  while (at < mentions->len && dr_mentions_get (mentions, at)->start < end)
    {
      gsize clause = dr_check_clause_end (check, dr_mentions_get (mentions, at)->end);
      DrToldList row;

      if (read_mentions (check, mentions, at, clause, total, &row))
        {
          if (fits (&row, total))
            is_right = TRUE;
          else if (is_meant (&row, total, TRUE, FALSE))
            wrong = row;
        }
      while (at < mentions->len && dr_mentions_get (mentions, at)->start < clause)
        at++;
    }
  if (is_right && wrong.n > 0)
    report (check, total, &wrong);

  return is_right;
}

/* Whether the words of a list allow it to be all of the total, and its figures come near enough. */
static gboolean
is_list_of (const DrCheck    *check,
            gsize             start,
            const DrToldList *list,
            const DrMention  *total)
{
  g_auto (DrWording) lead = dr_check_fold (check, start, list->parts[0].start);
  g_auto (DrWording) words = dr_check_fold (check, start, list->end);
  gboolean has_sides = list->n == 2 && dr_sum_are_two_sides (&words);

  if ((list->n < PARTS_LEAST && !has_sides) || (!has_sides && dr_wording_has (&words, other_words)) || dr_wording_has (&words, dr_sum_other_words)
      || has_shares_of_some (list))
    return FALSE;

  return is_meant (list, total, has_sides || dr_wording_has (&lead, all_words), !has_sides && dr_wording_has (&words, some_words));
}

void
dr_check_sum_next (DrCheck      *check,
                   const GArray *mentions,
                   guint         at)
{
  const DrMention *total = dr_mentions_get (mentions, at);
  guint first = at + 1;

  if (!is_total (check, total))
    return;
  /* Its percentage, its money and what it was before may stand between, but no other figure of the kind. */
  gsize stop = dr_check_sentence_end (check, total->end);
  for (; first < mentions->len && dr_mentions_get (mentions, first)->start < stop; first++)
    if (dr_mention_is_summand (dr_mentions_get (mentions, first)) && dr_mention_is_alike (dr_mentions_get (mentions, first), total))
      return;
  if (first == mentions->len)
    return;

  gsize start = dr_check_sentence_start (check, dr_mentions_get (mentions, first)->start);
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, first)->end);
  gsize line = dr_check_line_end (check, total->end);
  /* The next sentence, of the same line or the next one, which is no item of its own. */
  if (start > line + 1 || (start == line + 1 && !g_ascii_isalpha (check->text[start]) && (guchar) check->text[start] < 0x80))
    return;
  g_auto (DrWording) before = dr_mentions_fold_lead (check, mentions, at);
  if (dr_wording_has (&before, dr_sum_other_words) || check_rows (check, mentions, first, end, total))
    return;

  /* As the reader has them, or else, behind «Cụ thể:», as they are written. */
  gsize from = find_list (check, start, end);
  DrToldList lists[2];
  guint n = 0;
  if (read_mentions (check, mentions, first, end, total, &lists[n]))
    n++;
  if (from != start && dr_told_list_read (check, from, '\0', &lists[n]))
    n++;
  for (guint i = 0; i < n; i++)
    if (fits (&lists[i], total))
      return;
  for (guint i = 0; i < n; i++)
    if (is_list_of (check, start, &lists[i], total) && !fits_around (check, mentions, at, &lists[i]))
      {
        report (check, total, &lists[i]);
        return;
      }
}
