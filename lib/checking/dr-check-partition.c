/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «partition»: parts that do not add up to their total. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-cells-private.h"
#include "checking/dr-check-partition-private.h"
#include "checking/dr-magnitude-private.h"
#include "checking/dr-part-list-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* So many per cent of a figure that counts the parts are more than a slip. */
#define MOST_PARTS 300

/* The names of a row that adds up a table. */
static const char * const total_words[] = { "cộng", "tổng cộng", "tổng số", "tổng", NULL };

/* Adds one part to a sum, by its bounds or, if they @are_cut, as an exact figure of which some digits may be cut off. FALSE if
 * it has none; then there is no sum. */
static gboolean
add_part (const DrCheck  *check,
          guint32         part,
          gboolean        are_cut,
          DrInterval    **sum)
{
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part);
  gboolean is_whole = are_cut && dr_check_is_exact_count (check, part);
  g_autoptr (DrInterval) bounds = are_cut && !is_whole
                                  ? dr_fit_get_rounded_or_truncated (&figure->value, NULL)
                                  : dr_quantity_get_bounds (figure, NULL);
  DrInterval *next = bounds == NULL ? NULL : *sum == NULL ? dr_interval_ref (bounds)
                                                          : dr_interval_add (*sum, bounds, NULL);

  g_clear_pointer (sum, dr_interval_unref);
  *sum = next;
  *check->work += 1;

  return next != NULL;
}

/* The sum of all parts by their bounds. */
static DrInterval *
add_up (const DrCheck    *check,
        const DrPartList *list)
{
  DrInterval *sum = NULL;

  for (guint i = 0; i < list->parts->len; i++)
    if (!add_part (check, g_array_index (list->parts, guint32, i), FALSE, &sum))
      return NULL;

  return sum;
}

static DrFit
fit_sums (DrInterval *sum,
          DrInterval *cut,
          DrQuantity *whole)
{
  DrFit rounded = dr_reckon_fit (sum, whole, FALSE);
  if (rounded != DR_FIT_INCONSISTENT)
    return rounded;

  return dr_fit_stated (cut, whole, FALSE, NULL) == DR_FIT_INCONSISTENT ? DR_FIT_INCONSISTENT : DR_FIT_TRUNCATED;
}

/* How all parts, none of them hedged, fit; they were added up once. @is_shorter is set if the first of them, at least two, fit without the last. */
static DrFit
fit (const DrCheck    *check,
     const DrPartList *list,
     DrQuantity       *whole,
     gboolean         *is_shorter)
{
  g_autoptr (DrInterval) sum = NULL;
  g_autoptr (DrInterval) cut = NULL;
  DrFit result = DR_FIT_UNDEFINED;

  *is_shorter = FALSE;
  for (guint i = 0; i < list->parts->len; i++)
    {
      guint32 part = g_array_index (list->parts, guint32, i);

      *is_shorter = *is_shorter || (i >= 2 && result <= DR_FIT_TRUNCATED);
      add_part (check, part, FALSE, &sum);
      if (!add_part (check, part, TRUE, &cut))
        return DR_FIT_UNDEFINED;
      if (i > 0)
        result = fit_sums (sum, cut, whole);
    }

  return result;
}

static gboolean
is_any_hedged (const DrCheck    *check,
               const DrPartList *list)
{
  if (dr_check_get_record (check, list->whole)->actual.hedge != DR_HEDGE_EXACT)
    return TRUE;
  for (guint i = 0; i < list->parts->len; i++)
    if (dr_check_get_record (check, g_array_index (list->parts, guint32, i))->actual.hedge != DR_HEDGE_EXACT)
      return TRUE;

  return FALSE;
}

/* Whether the sum is near the total: then parts of other names are still parts of it («văn bản»: «nghị quyết», «kế hoạch»). */
static gboolean
is_near (DrInterval *sum,
         DrQuantity *whole)
{
  return dr_reckon_is_about (sum, whole, 75, 125);
}

/* A total that has no room in a ratio is not passed. */
static gboolean
is_over (DrInterval *sum,
         DrQuantity *whole)
{
  g_autoptr (DrRatio) total = dr_quantity_to_ratio (whole, NULL);

  return total != NULL && dr_ratio_compare (dr_interval_get_lower (sum), total) > 0;
}

/* «11 + 9 + 26 = 46». */
static char *
write_sum (const DrCheck    *check,
           const DrPartList *list,
           DrInterval       *sum,
           guint             digits)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < list->parts->len; i++)
    {
      g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, g_array_index (list->parts, guint32, i));
      g_autofree char *written = dr_check_write (figure);

      g_string_append_printf (string, "%s%s", i > 0 ? " + " : "", written);
    }
  g_autofree char *total = dr_check_write_interval (sum, digits, dr_check_get_measure (check, list->whole));
  g_string_append_printf (string, " = %s", total);

  return g_string_free (string, FALSE);
}

/* «28 tổ chức đảng, trong đó … 4 tổ chức»: a part may leave out what its whole has said. */
static gboolean
are_the_same_things (const DrCheck    *check,
                     const DrPartList *list)
{
  for (guint i = 0; i < list->parts->len; i++)
    if (!dr_check_is_same_thing (dr_check_get_measure (check, g_array_index (list->parts, guint32, i)),
                                 dr_check_get_measure (check, list->whole)))
      return FALSE;

  return TRUE;
}

static gboolean
is_part (const DrCheck    *check,
         const DrPartList *list,
         guint32           entry)
{
  const DrNumberRecord *record = dr_check_get_entry (check, entry);

  for (guint i = 0; i < list->parts->len; i++)
    if (record->item_kind == DR_ITEM_ACHIEVEMENT && record->item == g_array_index (list->parts, guint32, i))
      return TRUE;

  return FALSE;
}

/* «86 giải (2 Nhất, 17 Nhì, 31 Ba)»: whether a number in the list that the reader took for a name, or for something else,
 * makes it right. */
static gboolean
is_made_up (const DrCheck    *check,
            const DrPartList *list,
            DrQuantity       *whole,
            DrInterval       *sum)
{
  guint32 own = dr_check_find_entry (check, list->whole, DR_NUMBER_ROLE_ACHIEVEMENT, 0);
  /* «…, qua điện thoại 1.938 lượt» goes on with the list, though the reader took it for a number to be called. */
  gsize end = dr_check_clause_end (check, list->stretch.end);

  /* «vững mạnh 129/184 cơ sở, khá 49, trung bình 6»: the first part may stand before the whole. */
  for (guint32 i = own == DR_NONE ? check->data->numbers->len : own > 0 ? own - 1 : 0;
       i < check->data->numbers->len && dr_check_get_entry (check, i)->start < end; i++)
    {
      if (i == own)
        continue;
      g_autoptr (DrQuantity) other = !is_part (check, list, i)
                                     ? dr_check_dup_entry (check, i, dr_check_get_measure (check, list->whole)) : NULL;
      g_autoptr (DrInterval) bounds = other != NULL ? dr_quantity_get_bounds (other, NULL) : NULL;
      g_autoptr (DrInterval) with = bounds != NULL ? dr_interval_add (sum, bounds, NULL) : NULL;

      if (with != NULL && dr_fit_stated (with, whole, FALSE, NULL) == DR_FIT_CONSISTENT)
        return TRUE;
    }

  return FALSE;
}

static const char * const promises[] = { "gồm", "bao gồm", "chia ra", "cụ thể", "cơ cấu", "trong đó", "tổng cộng", "chia theo", NULL };

/* «386 trường hợp (nồng độ cồn 41, tốc độ 128)»: brackets without a word promise no whole list, and may name kinds that meet.
 * «138 công dân, sức khỏe loại 1, 2: 41, loại 3 có 23»: nor does a colon of something else. */
static gboolean
is_only_bracketed (const DrCheck    *check,
                   const DrPartList *list)
{
  DrStretch whole, first;

  if (list->are_disjoint)
    return FALSE;
  dr_check_get_stretch (check, list->whole, &whole);
  dr_check_get_stretch (check, g_array_index (list->parts, guint32, 0), &first);
  if (first.start <= whole.end)
    return FALSE;
  g_auto (DrWording) words = dr_check_fold (check, whole.end, first.start);

  gsize sign = first.start;
  while (sign > whole.end && strchr ("():;", check->text[sign - 1]) == NULL)
    sign--;

  if (sign == whole.end || dr_wording_has (&words, promises))
    return FALSE;

  return check->text[sign - 1] == '(' || dr_check_has_sign (check, whole.end, sign, ",");
}

/* «03 đơn vị: Trung đoàn 90, Công an tỉnh 20, Lữ đoàn 60»: whether the figure counts those that are listed. */
static gboolean
is_count_of_list (const DrCheck    *check,
                  const DrPartList *list,
                  DrInterval       *sum)
{
  DrDecimal value = dr_figure_get_value (&dr_check_get_record (check, list->whole)->actual);
  /* «Lữ đoàn 60»: of a part that is called by a number, the reader may have left its figure. */
  const DrDecimal least = { list->parts->len, 0 }, most = { list->parts->len + 1, 0 };
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, list->whole);

  return dr_check_is_exact_count (check, list->whole) && dr_decimal_compare (&value, &least) >= 0
         && dr_decimal_compare (&value, &most) <= 0 && !dr_reckon_is_about (sum, whole, 0, MOST_PARTS);
}

/* Whether the figure before, in the sentence, is about the sum. */
static gboolean
is_of_figure_before (const DrCheck    *check,
                     const DrPartList *list,
                     DrInterval       *sum)
{
  DrStretch stretch;

  if (list->whole == 0 || !dr_check_is_exact_count (check, list->whole - 1)
      || !dr_check_get_stretch (check, list->whole - 1, &stretch))
    return FALSE;
  g_autoptr (DrQuantity) before = dr_check_dup_actual (check, list->whole - 1);

  return stretch.start >= dr_check_sentence_start (check, list->stretch.start) && is_near (sum, before);
}

/* «1.500 phiếu: tốt 741 phiếu (49,4%), khá 627 phiếu (41,8%), kém 57 phiếu (3,8%)»: whether every part has its right share, so
 * that the list, which promises nothing, is not of all. */
static gboolean
have_right_shares (const DrCheck    *check,
                   const DrPartList *list,
                   DrQuantity       *whole)
{
  DrStretch place, first;

  dr_check_get_stretch (check, list->whole, &place);
  dr_check_get_stretch (check, g_array_index (list->parts, guint32, 0), &first);
  g_auto (DrWording) words = dr_check_fold (check, place.end, MAX (place.end, first.start));
  if (dr_wording_has (&words, promises))
    return FALSE;
  for (guint i = 0; i < list->parts->len; i++)
    {
      guint32 index = g_array_index (list->parts, guint32, i);
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, index);

      if (!dr_check_get_record (check, index)->has_share)
        return FALSE;
      g_autoptr (DrQuantity) share = dr_check_dup_percent (check, &dr_check_get_extras (check, index)->share);
      if (dr_reckon_percent_fit (part, whole, share) >= DR_FIT_INCONSISTENT)
        return FALSE;
    }

  return TRUE;
}

/* Which text the list deserves; DR_N_RULES for none. */
static DrRule
judge (const DrCheck    *check,
       const DrPartList *list,
       DrQuantity       *whole,
       DrInterval       *sum)
{
  if (list->kind == DR_PARTS_OVERLAPPING || is_any_hedged (check, list) || (!is_over (sum, whole) && have_right_shares (check, list, whole)))
    return DR_N_RULES;
  /* Some of the parts may be less than the total, and say nothing then. */
  if (list->kind == DR_PARTS_PARTIAL
      && !((list->are_alike || list->is_loose || are_the_same_things (check, list)) && list->are_disjoint
           && is_near (sum, whole) && is_over (sum, whole)))
    return DR_N_RULES;

  /* «48 căn, gồm 30 căn xây mới và 18 căn sửa chữa, 12 căn đã bàn giao»: the list ends before its last figure. */
  gboolean is_shorter;
  DrFit result = fit (check, list, whole, &is_shorter);
  if (result == DR_FIT_UNDEFINED || result == DR_FIT_CONSISTENT || (is_shorter && !list->are_classes) || is_made_up (check, list, whole, sum))
    return DR_N_RULES;

  if (list->kind == DR_PARTS_PARTIAL)
    return result == DR_FIT_INCONSISTENT ? DR_RULE_PARTITION_OVER : DR_N_RULES;
  if (result == DR_FIT_TRUNCATED)
    return list->are_alike ? DR_RULE_PARTITION_TRUNCATED : DR_N_RULES;
  /* Two of many, as «(kiểm sát viên 131, kiểm tra viên 34)» of 214 người, come nowhere near. */
  gboolean are_two = list->parts->len == 2;
  if (list->are_alike && (!is_only_bracketed (check, list) || dr_reckon_is_about (sum, whole, are_two ? 85 : 75, 125)))
    return DR_RULE_PARTITION_WRONG;
  if (list->are_alike)
    return DR_N_RULES;

  return is_near (sum, whole) ? DR_RULE_PARTITION_UNLIKE : DR_N_RULES;
}

/* What lies between the smallest and the largest of its rows is a mean or a rate of them, not their sum. */
static gboolean
is_between (const DrCheck    *check,
            const DrPartList *list)
{
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, list->whole);
  gboolean has_smaller = FALSE;
  gboolean has_larger = FALSE;

  for (guint i = 0; i < list->parts->len; i++)
    {
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, g_array_index (list->parts, guint32, i));
      int order = dr_quantity_compare (part, total);

      has_smaller |= order < 0;
      has_larger |= order > 0;
    }

  return has_smaller && has_larger;
}

/* The row «Cộng» below the rows that it adds up, whose figures are its parts. */
static gboolean
list_rows (DrCheck    *check,
           guint32     whole,
           DrPartList *list)
{
  DrStretch place, row;

  if (check->text == NULL || !dr_check_get_stretch (check, whole, &place))
    return FALSE;

  gsize line = place.start;
  while (line > 0 && check->text[line - 1] != '\n')
    line--;
  g_auto (DrWording) name = dr_check_fold (check, line, place.start);
  if (!dr_wording_has (&name, total_words))
    return FALSE;

  *list = (DrPartList) { .whole = whole, .parts = g_array_new (FALSE, FALSE, sizeof (guint32)), .kind = DR_PARTS_ALL,
                         .are_alike = TRUE, .stretch = place };
  for (guint32 part = check->first_part[whole]; part != DR_NONE; part = check->next_part[part])
    {
      if (!dr_check_get_record (check, part)->has_actual || !dr_check_get_stretch (check, part, &row)
          || row.start > place.start
          || strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, whole)) != 0)
        return FALSE;
      g_array_append_val (list->parts, part);
    }

  return list->parts->len >= 2 && !is_between (check, list) && dr_check_may_add_up (check, place.start);
}

/* How many powers of ten, 3 or -3, make a figure about what it should be; 0 if none do. */
static int
find_shift (DrQuantity      *figure,
            const DrDecimal *right)
{
  GRefString *words = g_ref_string_new (dr_quantity_get_measure (figure));
  g_autoptr (DrQuantity) other = dr_quantity_new_from_decimal (right, NULL, DR_HEDGE_EXACT, words, words);

  g_ref_string_release (words);

  return dr_magnitude_find_shift (figure, other);
}

/* Where the total, or one of the parts, is a thousand times, or a thousandth, of what it should be. */
static void
suggest (const DrCheck    *check,
         const DrPartList *list,
         DrQuantity       *total,
         DrRuleFacts      *facts)
{
  DrDecimal sum = { 0, 0 };
  DrStretch place;

  for (guint i = 0; i < list->parts->len; i++)
    {
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, g_array_index (list->parts, guint32, i));

      if (!dr_small_is (&part->value))
        return;
      sum = dr_small_add (sum, part->value);
    }
  if (!dr_small_is (&total->value))
    return;

  DrDecimal left = dr_small_subtract (total->value, sum);
  int shift = find_shift (total, &sum);
  dr_check_get_stretch (check, list->whole, &place);
  if (shift != 0)
    dr_magnitude_suggest (check, place.start, place.end, shift, facts);
  for (guint i = 0; i < list->parts->len; i++)
    {
      guint32 index = g_array_index (list->parts, guint32, i);
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, index);
      DrDecimal needed = dr_small_add (left, part->value);

      shift = find_shift (part, &needed);
      dr_check_get_stretch (check, index, &place);
      if (shift != 0)
        dr_magnitude_suggest (check, place.start, place.end, shift, facts);
    }
}

static void
check_list (DrCheck *check,
            guint32  whole)
{
  g_auto (DrPartList) list = { 0 };

  if (!dr_check_get_record (check, whole)->has_actual)
    return;
  if (!dr_part_list_init (&list, check, whole))
    {
      dr_part_list_clear (&list);
      if (!list_rows (check, whole, &list))
        return;
    }

  g_autoptr (DrInterval) sum = add_up (check, &list);
  if (sum == NULL || dr_interval_get_lower (sum) == NULL)
    return;
  /* «1.086 hội viên tại 8 chi hội: …»: then they are parts of what stands before. */
  if (is_count_of_list (check, &list, sum))
    {
      if (list.parts->len < 3 || !is_of_figure_before (check, &list, sum))
        return;
      list.whole = --whole;
    }
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, whole);

  DrRule rule = judge (check, &list, total, sum);
  if (rule == DR_N_RULES)
    return;

  guint digits = dr_decimal_get_n_decimals (&total->value);
  g_autofree char *stated = dr_quantity_dup_value (total);
  g_autofree char *stated_words = dr_check_write (total);
  g_autofree char *arithmetic = write_sum (check, &list, sum, digits);
  g_autofree char *low = dr_ratio_to_decimal (dr_interval_get_lower (sum), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  /* Nothing hedged is judged, so that there is an end. */
  g_autofree char *high = dr_ratio_to_decimal (dr_interval_get_upper (sum), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = low, .expected_high = high };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DrStretch));
  for (guint i = 0; i < list.parts->len; i++)
    {
      DrStretch place;

      dr_check_get_stretch (check, g_array_index (list.parts, guint32, i), &place);
      g_array_append_val (places, place);
    }
  suggest (check, &list, total, &facts);
  DrStretch source;
  dr_check_get_stretch (check, whole, &source);
  source = dr_stretch_join (source, list.stretch);

  dr_check_say (check, rule, &facts, source, (const DrStretch *) (const void *) places->data, places->len);
}

gboolean
dr_check_partition (DrCheck  *check,
                    GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      check_list (check, i);
      dr_check_remainder (check, i);
      dr_check_closing_sum (check, i);
    }
  dr_check_sum (check);

  return dr_check_is_well (check, error);
}
