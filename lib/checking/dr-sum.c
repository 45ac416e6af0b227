/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-sum-private.h"

#include <string.h>

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

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
  { { "quốc tế", NULL }, { "nội địa", NULL } },
  { { "trong tỉnh", "trong huyện", NULL }, { "ngoài tỉnh", "ngoài huyện", NULL } },
  { { "đúng tuyến", NULL }, { "trái tuyến", "vượt tuyến", NULL } },
  { { "đủ điều kiện", NULL }, { "không đủ điều kiện", NULL } },
  { { "trên", NULL }, { "dưới", NULL } },
  { { "cấp mới", NULL }, { "cấp lại", "cấp đổi", NULL } },
  { { "chuyển tiếp", NULL }, { "khởi công mới", NULL } },
  { { "ngắn hạn", NULL }, { "dài hạn", "trung dài hạn", "trung hạn", NULL } },
  { { "nuôi trồng", NULL }, { "khai thác", NULL } },
  { { "tiền mặt", NULL }, { "hiện vật", NULL } },
};
/* Figures of another day or a plan are not added up. */
const char * const dr_sum_other_words[] = {
  "cùng kỳ", "so với", "năm trước", "quý trước", "tháng trước", "chỉ tiêu", "kế hoạch", "dự kiến", "phấn đấu", "lũy kế", "mỗi",
  "bình quân", "dự toán", "kỳ trước", "chuyển sang", "tồn kỳ trước", NULL
};

/* The percentage straight behind a figure: «741 phiếu (52%)»; NULL if there is none. */
static const DrMention *
find_share (const DrCheck *check,
            const GArray  *mentions,
            guint          at)
{
  const DrMention *figure = dr_mentions_get (mentions, at);
  const DrMention *share = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;

  return share != NULL && share->is_percent && share->start < dr_check_clause_end (check, figure->end)
         && dr_check_sign_before (check, share->start) == '(' ? share : NULL;
}

/* Whether the shares of the parts tell that they are not all of the total: it has a share beside theirs, «741 phiếu (52%), 627 phiếu
 * (44%), 57 phiếu (4%)», or each part has its right share of it and they do not make all. */
static gboolean
have_shares_of_their_own (const DrCheck *check,
                          const GArray  *mentions,
                          guint          total,
                          const guint   *parts,
                          guint          n)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  const DrMention *own = find_share (check, mentions, total);
  DrDecimal sum = { 0, 0 }, made = { 0, 0 };
  gboolean are_right = TRUE;

  if (whole->value.coefficient <= 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const DrMention *share = find_share (check, mentions, parts[i]);
      const DrMention *part = dr_mentions_get (mentions, parts[i]);

      if (share == NULL)
        return FALSE;
      DrDecimal rounded = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), TRUE);
      DrDecimal cut = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), FALSE);

      sum = dr_small_add (sum, share->value);
      made = dr_small_add (made, part->value);
      are_right = are_right && (dr_decimal_compare (&rounded, &share->value) == 0 || dr_decimal_compare (&cut, &share->value) == 0);
    }
  const DrDecimal one = { 1, 0 };
  DrDecimal off = dr_small_distance (sum, own != NULL ? own->value : (DrDecimal) { 100, 0 });

  /* More than all is no part of it. */
  return (are_right && dr_decimal_compare (&made, &whole->value) < 0) || (own != NULL && dr_decimal_compare (&off, &one) > 0);
}

/* A commune of the higher grade is one of the lower, too. */
static gboolean
are_nested (const DrCheck   *check,
            DrStretch        source,
            const DrDecimal *sum,
            const DrDecimal *total)
{
  static const char * const nested_words[] = { "nâng cao", "kiểu mẫu", NULL };
  g_auto (DrWording) words = dr_check_fold (check, source.start, dr_sum_find_tail (check, source.end));

  return dr_decimal_compare (sum, total) < 0 && dr_wording_has (&words, nested_words);
}

void
dr_sum_add_up (const GArray *mentions,
               guint         first,
               guint         last,
               DrDecimal    *sum,
               DrDecimal    *tolerance)
{
  *sum = *tolerance = (DrDecimal) { 0, 0 };
  for (guint i = first; i < last; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (!dr_mention_is_summand (part))
        continue;
      *sum = dr_small_add (*sum, part->value);
      *tolerance = dr_small_add (*tolerance, part->tolerance);
    }
}

gboolean
dr_sum_fits (const DrDecimal *sum,
             const DrDecimal *tolerance,
             const DrMention *total)
{
  /* Rounded, a figure is half a step more or less than it says; cut off, up to a step more. */
  DrDecimal twice = dr_small_add (*tolerance, *tolerance);
  DrDecimal total_twice = dr_small_add (total->tolerance, total->tolerance);
  DrDecimal lowest = dr_small_subtract (*sum, *tolerance);
  DrDecimal highest = dr_small_add (*sum, twice);
  DrDecimal total_lowest = dr_small_subtract (total->value, total->tolerance);
  DrDecimal total_highest = dr_small_add (total->value, total_twice);

  return dr_decimal_compare (&lowest, &total_highest) <= 0 && dr_decimal_compare (&total_lowest, &highest) <= 0;
}

gboolean
dr_sum_is_denial (const DrWording *name,
                  const DrWording *other)
{
  static const char * const no_words[] = { "không", "chưa", "đang", NULL };

  for (const char * const *no = no_words; *no != NULL; no++)
    {
      const char *folded = dr_wording_get_phrase (name, *no);
      const char *at = strstr (name->folded, folded);

      if (at == NULL)
        continue;

      /* The two words behind it, or the one there is. */
      const char *word = at + strlen (folded);
      const char *end = strchr (word, ' ');
      const char *second_end = end != NULL ? strchr (end + 1, ' ') : NULL;
      /* «số thửa chưa cấp là 54 thửa» */
      if (second_end != NULL && g_str_has_prefix (end, dr_wording_get_phrase (name, "là")))
        second_end = NULL;
      g_autofree char *said = end == NULL ? NULL
                              : g_strdup_printf (" %.*s ", (int) ((second_end != NULL ? second_end : end) - word), word);
      if (said != NULL && strstr (other->folded, said) != NULL)
        return TRUE;

      /* Of the rest of the words one tells enough. */
      static const char * const plain_words[] = { "đạt", "hợp lệ", "nộp", "đồng ý", NULL };
      DrWording rest = { (char *) at + strlen (folded) - 1, name->phrases };
      for (const char * const *plain = plain_words; *plain != NULL; plain++)
        {
          const char *one[] = { *plain, NULL };

          if (dr_wording_begins (&rest, one) && dr_wording_has (other, one))
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
dr_sum_is_within (const DrDecimal *sum,
                  const DrDecimal *total,
                  int              percent)
{
  DrDecimal scaled = dr_small_multiply (dr_small_distance (*sum, *total), (DrDecimal) { 100, 0 });
  DrDecimal most = dr_small_multiply (*total, (DrDecimal) { percent, 0 });

  return dr_decimal_compare (&scaled, &most) <= 0;
}

gboolean
dr_sum_is_near (const DrDecimal *sum,
                const DrDecimal *total,
                int              percent)
{
  const DrDecimal one = { 1, 0 };
  DrDecimal off = dr_small_distance (*sum, *total);

  return dr_sum_is_within (sum, total, percent)
         || (percent > 0 && dr_decimal_compare (&off, &one) <= 0 && total->coefficient > 4);
}

/* A figure so large that no other comes so near by chance, and one slip away. */
gboolean
dr_sum_is_evident (const DrDecimal *sum,
                   const DrDecimal *total)
{
  return dr_slip_is_between (sum, total, 3, 0);
}

/* Whether each of two parts is named for one side of a thing. */
gboolean
dr_sum_are_two_sides (const DrWording *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (dr_wording_has (words, sides[i].one) && dr_wording_has (words, sides[i].other))
      return TRUE;

  return FALSE;
}

/* What is said of the last figure: up to the next sign. */
gsize
dr_sum_find_tail (const DrCheck *check,
                  gsize          from)
{
  gsize end = dr_check_sentence_end (check, from);

  for (gsize at = from; at < end; at++)
    if (strchr (",;()", check->text[at]) != NULL)
      return at;

  return end;
}

/* The total counts something. */
void
dr_sum_report_choice (DrCheck       *check,
                      const GArray  *mentions,
                      const DrSumList    *list,
                      gboolean       takes_alike)
{
  const DrMention *total = dr_mentions_get (mentions, list->total);
  GString *arithmetic = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DrStretch));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  DrDecimal sum = { 0, 0 };

  for (guint i = list->first; i < list->last; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);
      DrStretch place = { part->start, part->end, 0 };

      if (!dr_mention_is_summand (part) || (takes_alike && !dr_mention_is_alike (part, total)))
        continue;
      sum = dr_small_add (sum, part->value);
      g_autofree char *written = dr_mention_write (check, part);
      g_string_append_printf (arithmetic, "%s%s", places->len > 0 ? " + " : "", written);
      g_array_append_val (places, place);
      g_array_append_val (parts, i);
    }
  g_autofree char *result = dr_check_write_decimal (&sum, total->measure);
  g_string_append_printf (arithmetic, " = %s", result);

  g_autofree char *stated = dr_decimal_to_string (&total->value);
  g_autofree char *stated_words = dr_mention_write (check, total);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  DrStretch place = { total->start, total->end, 0 };
  DrStretch source = place;
  for (guint i = 0; i < places->len; i++)
    source = dr_stretch_join (source, g_array_index (places, DrStretch, i));
  if (!dr_check_has_finding (check, source.start, source.end) && !are_nested (check, source, &sum, &total->value)
      && !have_shares_of_their_own (check, mentions, list->total, (const guint *) (const void *) parts->data, parts->len))
    dr_check_say (check, list->total < list->first ? DR_RULE_PARTITION_UNLIKE : DR_RULE_PARTITION_CLOSING, &facts, source,
                  (const DrStretch *) (const void *) places->data, places->len);
  g_string_free (arithmetic, TRUE);
}

void
dr_sum_report (DrCheck       *check,
               const GArray  *mentions,
               const DrSumList    *list)
{
  dr_sum_report_choice (check, mentions, list, FALSE);
}

void
dr_sum_report_parts (DrCheck      *check,
                     const GArray *mentions,
                     guint         total,
                     const guint  *parts,
                     guint         n)
{
  const DrMention *whole = dr_mentions_get (mentions, total);
  GString *arithmetic = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (DrStretch), n);
  DrDecimal sum = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, parts[i]);
      DrStretch place = { part->start, part->end, 0 };
      g_autofree char *written = dr_mention_write (check, part);

      sum = dr_small_add (sum, part->value);
      g_string_append_printf (arithmetic, "%s%s", i > 0 ? " + " : "", written);
      g_array_append_val (places, place);
    }
  g_autofree char *result = dr_check_write_decimal (&sum, whole->measure);
  g_string_append_printf (arithmetic, " = %s", result);
  g_autofree char *stated = dr_decimal_to_string (&whole->value);
  g_autofree char *stated_words = dr_mention_write (check, whole);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  DrStretch source = dr_stretch_join (g_array_index (places, DrStretch, 0), g_array_index (places, DrStretch, n - 1));
  DrStretch total_place = { whole->start, whole->end, 0 };
  /* Of one sentence all of it is shown. Where it is another one, that stands before. */
  if (whole->start >= dr_check_sentence_start (check, source.start))
    source = dr_stretch_join (source, total_place);

  if (!dr_check_has_finding (check, source.start, source.end) && !are_nested (check, source, &sum, &whole->value)
      && !have_shares_of_their_own (check, mentions, total, parts, n))
    dr_check_say (check, total < parts[0] ? DR_RULE_PARTITION_UNLIKE : DR_RULE_PARTITION_CLOSING, &facts, source,
                  &total_place, 1);
  g_string_free (arithmetic, TRUE);
}
