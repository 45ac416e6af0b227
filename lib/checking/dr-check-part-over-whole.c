/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «part-over-whole»: eleven of nine communes. */

#include "config.h"

#include "checking/dr-check-part-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-measure-private.h"

#include <string.h>

/* «11/9 mô hình, vượt chỉ tiêu»: the second figure was a target after all. */
static const char * const target_words[] = { "chỉ tiêu", "kế hoạch", "vượt", "kh", "nq", "nghị quyết", "dự toán", NULL };

/* Words that make one figure a part of another, whatever was read into brackets. */
static const char * const part_words[] = {
  "trong đó", "gồm", "bao gồm", "trong tổng số", "trên tổng số", "tổng số", "trong số", NULL
};
/* «07 người so với cùng kỳ (29 người)»: the figure in brackets was the one before. */
static const char * const other_words[] = { "so với", "cùng kỳ", "ck", "so ck", "năm trước", "năm học trước", "quý trước", NULL };

/* Whether a semicolon ends what is said of the whole, and the words of a part come later than straight behind it. */
static gboolean
is_of_another_clause (const DrCheck *check,
                      DrStretch      part,
                      DrStretch      whole)
{
  gsize start = dr_check_clause_start (check, part.start);

  if (whole.end > part.start || start <= whole.end || check->text[start - 1] != ';')
    return FALSE;
  g_auto (DrWording) words = dr_check_fold (check, start, part.start);

  return !dr_wording_begins (&words, part_words);
}

/* Whether the words between say that one is a part of the other. */
static gboolean
are_bound (const DrCheck *check,
           DrStretch      part,
           DrStretch      whole)
{
  static const char * const in_words[] = { "trong", "trong số", "trong tổng số", NULL };
  static const char * const have_words[] = { "có", "đã có", NULL };
  DrStretch both = dr_stretch_join (part, whole);
  g_auto (DrWording) words = dr_check_fold (check, both.start, both.end);

  /* «Trong 14 xã có 19 xã bị ngập». */
  if (whole.end <= part.start && part.start <= dr_check_clause_end (check, whole.end))
    {
      g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, whole.start), whole.start);
      g_auto (DrWording) between = dr_check_fold (check, whole.end, part.start);

      if (dr_wording_ends (&before, in_words) && dr_wording_ends (&between, have_words))
        return TRUE;
    }

  /* «99 thành viên; thành lập 138 tổ, gồm 2.346 thành viên»: behind a semicolon the words are of something else. */
  return !dr_wording_has (&words, other_words) && !is_of_another_clause (check, part, whole)
         && (dr_check_has_sign (check, part.start, part.end, "/") || dr_wording_has (&words, part_words));
}

/* «hiến 18.240 m2 đất; riêng huyện Bàu Sen hiến 19.420 m2 đất»: whether one body, or one time, is singled out of what was
 * counted. A mean or a measurement is no sum of those of its parts. */
static gboolean
is_singled_out (const DrCheck *check,
                guint32        part,
                guint32        whole,
                DrStretch      stretch,
                DrStretch      place)
{
  static const char * const single_words[] = { "riêng", NULL };
  static const char * const mean_words[] = {
    "bình quân", "trung bình", "mức", "giá", "cao nhất", "thấp nhất", "tuổi", "điểm", "thu nhập",
    "lương", "năng suất", NULL
  };
  const char *measure = dr_check_get_measure (check, part);

  if (dr_check_get_record (check, part)->indicator != dr_check_get_record (check, whole)->indicator
      || dr_check_get_record (check, part)->actual.hedge != DR_HEDGE_EXACT
      || dr_check_get_record (check, whole)->actual.hedge != DR_HEDGE_EXACT
      || !(dr_measure_is_countable (measure) || g_strv_contains ((const char * const[]) { "đồng", "ha", "m2", "km", "tấn", NULL }, measure))
      || place.end < dr_check_sentence_start (check, stretch.start) || place.end > stretch.start)
    return FALSE;

  /* From the figure before the part, or the digit before it: «riêng quý III/2021» is of another time. */
  gsize from = stretch.start;
  while (from > place.end && !g_ascii_isdigit (check->text[from - 1]))
    from--;
  g_auto (DrWording) between = dr_check_fold (check, from, stretch.start);
  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, place.start), stretch.end);

  return dr_wording_has (&between, single_words) && !dr_wording_has (&words, mean_words) && !dr_wording_has (&words, other_words);
}

/* Whether the part names its measure itself; an inherited one («2 trung bình») may have been inherited wrongly. */
static gboolean
names_measure (const DrCheck *check,
               guint32        achievement)
{
  gsize length;
  const char *words = dr_report_data_get_source_text (check->data, &dr_check_get_record (check, achievement)->source,
                                                      &length);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (words[i]) || (guchar) words[i] >= 0x80)
      return TRUE;

  return FALSE;
}

/* «1.236 đơn vị/1.200 đơn vị, đạt 103%»: the percentage behind says that there may be more. */
static gboolean
is_meant (const DrCheck *check,
          guint32        part,
          DrStretch      stretch,
          DrQuantity    *part_figure,
          DrQuantity    *whole_figure)
{
  gsize end = dr_check_clause_end (check, stretch.end);

  for (guint32 i = check->first_entry[part]; i != DR_NONE; i = check->next_entry[i])
    {
      const DrNumberRecord *entry = dr_check_get_entry (check, i);
      g_autoptr (DrQuantity) percent = entry->start >= stretch.end && entry->start < end
                                       && dr_check_entry_end (check, i) != entry->end ? dr_check_dup_entry (check, i, "%") : NULL;

      if (percent != NULL && dr_reckon_percent_fit (part_figure, whole_figure, percent) < DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

static void
check_one (DrCheck *check,
           guint32  part)
{
  guint32 whole = dr_check_get_record (check, part)->part_of;
  DrStretch stretch, place;

  if (whole == DR_NONE
      || strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, whole)) != 0
      || !dr_check_get_stretch (check, part, &stretch) || !dr_check_get_stretch (check, whole, &place)
      || !names_measure (check, part))
    return;

  gboolean is_loose = FALSE;
  g_autoptr (DrQuantity) part_figure = dr_check_dup_actual (check, part);
  g_autoptr (DrQuantity) whole_figure = dr_check_dup_actual (check, whole);
  g_autoptr (DrInterval) part_bounds = dr_reckon_bounds (part_figure);
  g_autoptr (DrInterval) whole_bounds = dr_reckon_bounds (whole_figure);
  /* Of a loss, one part may be a gain. */
  if (!dr_reckon_is_apart (part_bounds, whole_bounds) || dr_quantity_get_sign (whole_figure) < 0
      || dr_quantity_compare (part_figure, whole_figure) <= 0)
    return;

  if (check->text != NULL)
    {
      if (is_meant (check, part, stretch, part_figure, whole_figure))
        return;
      g_auto (DrWording) sentence = dr_check_fold (check, dr_check_sentence_start (check, stretch.start),
                                                   dr_check_sentence_end (check, stretch.end));
      is_loose = is_singled_out (check, part, whole, stretch, place);
      if (dr_wording_has (&sentence, target_words) || !(is_loose || are_bound (check, stretch, place)))
        return;
    }

  g_autofree char *stated = dr_quantity_dup_value (part_figure);
  g_autofree char *high = dr_quantity_dup_value (whole_figure);
  g_autofree char *part_written = dr_check_write (part_figure);
  g_autofree char *whole_written = dr_check_write (whole_figure);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", part_written, whole_written);
  DrRuleFacts facts = { .stated = stated, .expected_high = high, .arithmetic = arithmetic, .stated_words = part_written,
                        .expected_words = whole_written };

  /* Of another sentence, the whole is shown by itself. */
  gboolean is_apart = check->text != NULL && place.end < dr_check_sentence_start (check, stretch.start);
  dr_check_say (check, is_loose ? DR_RULE_PART_OVER_LOOSE : DR_RULE_PART_OVER_WHOLE, &facts, is_apart ? stretch : dr_stretch_join (place, stretch), &place, 1);
}

gboolean
dr_check_part_over_whole (DrCheck  *check,
                          GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_one (check, i);
  dr_check_scale (check);

  return dr_check_part_nearby (check, error);
}
