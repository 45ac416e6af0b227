/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «partition»: what is left of so many, once some are done. */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include <string.h>

#include "checking/dr-sum-private.h"
#include "figures/dr-quantity-private.h"

/* What is left, or done, stands no further behind the figure before it than this. */
#define GAP_MOST 96

/* What stands between «45/48 đơn» and the number of those that are left. */
static const char * const left_words[] = { "còn", "còn lại", "hiện còn", "số còn lại", NULL };
/* Without the number of all beside it, what is open need not be called what is left. */
static const char * const open_words[] = {
  "còn", "còn lại", "hiện còn", "số còn lại", "còn tồn", "tồn lại", "đang giải quyết", "đang xử lý", "đang xem xét", "đang thực hiện", "đang xác minh",
  "chưa giải quyết", "chưa xử lý", "chưa thực hiện", "chưa hoàn thành", "chưa xong", NULL
};
static const char * const done_words[] = {
  "đã", "giải quyết", "xử lý", "hoàn thành", "trả lời", "thực hiện", "xong", "trùng", "trả lại", "chuyển",
  "rút", "lưu", NULL
};
/* «còn 12 hội viên khó khăn» are not what is left, «còn 03 đơn đang giải quyết» are. */
static const char * const undone_starts[] = { "đang", "chưa", "chờ", "tiếp tục", "sẽ", "phải", "cần", "chuyển", "trong hạn", "còn trong hạn", NULL };
/* What was left over from before may be done, or left, as well. */
static const char * const carried_words[] = { "kỳ trước", "chuyển sang", "tồn", "tồn đọng", "năm trước", "quý trước", "cũ", NULL };
/* The same behind what is left, which may be carried over itself: «còn 3 vụ chuyển sang năm sau». */
static const char * const earlier_words[] = { "kỳ trước", "tồn đọng", "năm trước", "quý trước", "cũ", NULL };

/* Three figures: of how many, how many are done, how many are left. */
typedef struct
{
  guint32   all;
  guint32   done;
  guint32   left;
  DrStretch stretch;        /* from the first to the last of them */
} Remainder;

static gboolean
are_alike (const DrCheck *check,
           guint32        one,
           guint32        other)
{
  return strcmp (dr_check_get_measure (check, one), dr_check_get_measure (check, other)) == 0;
}

/* «6 đơn vị» of whatever they are. */
static gboolean
is_called_generally (const DrCheck *check,
                     guint32        figure)
{
  static const char * const nouns[] = { "đơn vị", "cơ sở", "nơi", "địa phương", "trường hợp", NULL };

  return g_strv_contains (nouns, dr_check_get_measure (check, figure));
}

/* Whether @next is an exact count of the same things, by their name or a general one, straight behind @stretch in its sentence. */
static gboolean
goes_on (const DrCheck *check,
         guint32        figure,
         guint32        next,
         DrStretch      stretch,
         DrStretch     *place)
{
  return next < check->data->achievements->len && dr_check_is_exact_count (check, next)
         && (are_alike (check, figure, next) || is_called_generally (check, next)) && dr_check_get_stretch (check, next, place) && place->start >= stretch.end
         && place->start - stretch.end <= GAP_MOST && place->start <= dr_check_sentence_end (check, stretch.end);
}

/* «79/86 thôn có nhà văn hóa, còn 12 thôn nhà văn hóa xuống cấp», «38/45 hộ, còn 08 hộ chưa nhận tiền bồi thường»: what is said
 * of those behind it was not said of the others. */
static gboolean
is_of_other (const DrCheck *check,
             DrStretch      done,
             DrStretch      left)
{
  static const char * const not_words[] = { "chưa", "không", NULL };
  gsize end = dr_sum_find_tail (check, left.end);
  g_auto (DrWording) behind = dr_check_fold (check, left.end, end);
  g_auto (DrWording) name = dr_check_fold (check, dr_check_sentence_start (check, done.start),
                                           dr_sum_find_tail (check, done.end));
  gsize length = 0;
  gboolean is_not = dr_wording_begins_with (&behind, not_words, &length);
  /* From the space before the first word on, to the one behind the last. */
  g_auto (GStrv) words = g_strsplit (behind.folded + (is_not ? length : 0) + 1, " ", -1);

  if (g_strv_length (words) < 4 || (!is_not && dr_wording_begins (&behind, undone_starts)))
    return FALSE;
  g_autofree char *what = g_strdup_printf (" %s %s ", words[0], words[1]);

  return strstr (name.folded, is_not ? what : behind.folded) == NULL;
}

/* «39/43 chi bộ gửi báo cáo, còn 6 đơn vị chưa gửi»: whether what is said behind that the others did not do is what is said of those before. */
static gboolean
did_not_do_so (const DrCheck *check,
               DrStretch      done,
               DrStretch      left)
{
  static const char * const not_words[] = { "chưa", "không", NULL };
  g_auto (DrWording) behind = dr_check_fold (check, left.end, dr_sum_find_tail (check, left.end));
  g_auto (DrWording) name = dr_check_fold (check, dr_check_sentence_start (check, done.start), dr_sum_find_tail (check, done.end));
  gsize length = 0;

  if (!dr_wording_begins_with (&behind, not_words, &length))
    return FALSE;
  g_auto (GStrv) words = g_strsplit (behind.folded + length + 1, " ", 2);
  /* «còn 6 đơn vị chưa.» */
  if (words[0] == NULL)
    return FALSE;
  g_autofree char *verb = g_strdup_printf (" %s ", words[0]);

  return strstr (name.folded, verb) != NULL;
}

/* «45/48 đơn, còn 04 đơn»: the next figure behind a part with its whole. */
static gboolean
find_with_whole (const DrCheck *check,
                 guint32        part,
                 Remainder     *remainder)
{
  guint32 whole = dr_check_get_record (check, part)->part_of;
  DrStretch stretch, place;

  if (whole == DR_NONE || !dr_check_is_exact_count (check, part)
      || !dr_check_is_exact_count (check, whole) || !are_alike (check, part, whole)
      || !dr_check_get_stretch (check, part, &stretch) || !dr_check_has_sign (check, stretch.start, stretch.end, "/")
      || !goes_on (check, part, part + 1, stretch, &place))
    return FALSE;

  g_auto (DrWording) before = dr_check_fold (check, stretch.end, place.start);
  /* «từ 128/1.200 hộ xuống còn 98/1.200 hộ» */
  if (is_of_other (check, stretch, place) || dr_check_has_sign (check, place.start, place.end, "/")
      || (!are_alike (check, part, part + 1) && !did_not_do_so (check, stretch, place)))
    return FALSE;
  *remainder = (Remainder) { whole, part, part + 1, dr_stretch_join (stretch, place) };

  return dr_wording_ends (&before, left_words);
}

/* «nhận 27 đơn, đã giải quyết 25 đơn, còn 03 đơn»: each in a figure of its own. */
static gboolean
find_in_a_row (const DrCheck *check,
               guint32        all,
               Remainder     *remainder)
{
  DrStretch first, second, third;

  /* A part of a list is no total of those behind it. */
  if (dr_check_get_record (check, all)->part_of != DR_NONE || !dr_check_is_exact_count (check, all)
      || !dr_check_get_stretch (check, all, &first)
      || dr_check_has_sign (check, first.start, first.end, "/") || !goes_on (check, all, all + 1, first, &second)
      || dr_check_has_sign (check, second.start, second.end, "/") || !goes_on (check, all, all + 2, second, &third)
      || !are_alike (check, all, all + 1) || !are_alike (check, all, all + 2))
    return FALSE;

  g_auto (DrWording) to_left = dr_check_fold (check, second.end, third.start);
  if (!dr_wording_ends (&to_left, open_words))
    return FALSE;

  g_auto (DrWording) to_done = dr_check_fold (check, first.end, second.start);
  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, first.start), second.end);
  gsize end = third.end;
  char sign = dr_check_sign_after (check, end);
  g_auto (DrWording) behind = dr_check_fold (check, end, dr_check_clause_end (check, end));
  *remainder = (Remainder) { all, all + 1, all + 2, dr_stretch_join (first, third) };
  if (sign != '\0' && strchr (".,;)\n", sign) == NULL && !dr_wording_begins (&behind, undone_starts))
    return FALSE;

  return dr_wording_has (&to_done, done_words) && !dr_wording_has (&to_done, open_words)
         && !dr_wording_has (&words, carried_words) && !dr_wording_has (&behind, earlier_words);
}

void
dr_check_remainder (DrCheck *check,
                    guint32  first)
{
  Remainder remainder;

  if (check->text == NULL)
    return;

  gboolean is_sure = find_with_whole (check, first, &remainder);
  if (!is_sure && !find_in_a_row (check, first, &remainder))
    return;

  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, remainder.all);
  g_autoptr (DrQuantity) done = dr_check_dup_actual (check, remainder.done);
  g_autoptr (DrQuantity) left = dr_check_dup_actual (check, remainder.left);
  DrDecimal difference;
  dr_decimal_subtract (&whole->value, &done->value, &difference); /* of counts it always fits */
  /* More done than there were: another rule's matter, or another year's. */
  if (difference.coefficient < 0
      || dr_decimal_compare (&difference, &left->value) == 0)
    return;

  g_autofree char *expected = dr_decimal_to_string (&difference);
  g_autofree char *stated = dr_quantity_dup_value (left);
  g_autofree char *left_written = dr_check_write (left);
  g_autofree char *done_written = dr_check_write (done);
  g_autofree char *whole_written = dr_check_write (whole);
  g_autofree char *difference_written = dr_check_write_decimal (&difference, "");
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", whole_written, done_written, difference_written);
  DrRuleFacts facts = { .stated = stated, .stated_words = left_written, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };

  dr_check_say (check, is_sure ? DR_RULE_REMAINDER_WRONG : DR_RULE_REMAINDER_LOOSE, &facts, remainder.stretch,
                NULL, 0);
}
