/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «change»: a change against both figures, and two changes of one figure against each other. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-check-change-private.h"
#include "checking/dr-magnitude-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"
#include "figures/dr-quantity-private.h"

static const char * const up_words[] = {
  "tăng", "tăng thêm", "nhiều hơn", "cao hơn", "hơn", "thêm", "tăng lên", "tăng trên", "tăng gần", "tăng khoảng", "tăng hơn",
  NULL
};
static const char * const down_words[] = {
  "giảm", "ít hơn", "thấp hơn", "giảm gần", "giảm khoảng", "giảm trên", "giảm hơn", "giảm đi", NULL
};
/* What speaks of the figure before, not of the change. */
static const char * const earlier_words[] = {
  "cùng kỳ", "kỳ trước", "năm trước", "quý trước", "tháng trước", "đầu năm", "đầu nhiệm kỳ", "năm ngoái", "trước đó",
  "trước đây", "ck", "cuối năm", "năm", "quý", "tháng", NULL
};
/* What says a change again in another measure. */
static const char * const again_words[] = {
  "tương đương", "tương đương tăng", "tương đương giảm", "tương ứng", "tương ứng tăng", "tương ứng giảm", "tức", "tức tăng",
  "tức giảm", "tức là tăng", "tức là giảm", NULL
};
/* A change that is told twice stands straight behind itself, or this far where words say that it is the same. */
#define BESIDE_MOST 40
#define AGAIN_MOST 120
/* «tăng 2,1% học sinh (21.075)» counts something else; of these the bracket may say the change again. */
static const char * const same_words[] = { "so", "tương đương", "tương ứng", "tức", "bằng", "với", "về", NULL };
/* «tăng 1,2% so với năm trước, vượt 0,2% chỉ tiêu»: the second is no change over time. */
static const char * const beyond_words[] = {
  "vượt", "vượt trên", "vượt hơn", "vượt gần", "vượt khoảng", "vượt chỉ tiêu", "vượt kế hoạch", "vượt mục tiêu", "thiếu", "còn thiếu",
  "hụt", NULL
};
static const char * const of_target_words[] = {
  "chỉ tiêu", "kế hoạch", "mục tiêu", "dự toán", "nghị quyết", "so chỉ tiêu", "so kế hoạch", "so mục tiêu", "so dự toán",
  "so với chỉ tiêu", "so với kế hoạch", "so với mục tiêu", "so với dự toán", "so với nghị quyết", NULL
};
/* Where words of a target begin behind a percentage. */
#define TARGET_MOST 30
static const char * const from_words[] = { "từ", NULL };
static const char * const equal_words[] = { "bằng", NULL };
static const char * const times_words[] = { "lần", "rưỡi", NULL };

/* --- the ledger --- */

typedef enum
{
  ENTRY_CHANGE,
  ENTRY_EARLIER,
  ENTRY_OF_ANOTHER,
  ENTRY_UNCLEAR
} EntryKind;

/* The end of the last number before @entry that is no part of a date. */
static gsize
find_before (const DrCheck *check,
             guint32        entry)
{
  for (guint32 i = entry; i-- > 0;)
    if (dr_check_get_entry (check, i)->role != DR_NUMBER_ROLE_DATE)
      return dr_check_get_entry (check, i)->end;

  return 0;
}

static gboolean
is_percentage (const DrCheck *check,
               guint32        entry)
{
  return dr_check_entry_end (check, entry) != dr_check_get_entry (check, entry)->end;
}

/* «tăng 7 vụ» is a change, «(cùng kỳ 45 vụ)», «từ 48» the figure before. */
static EntryKind
classify (const DrCheck *check,
          guint32        entry,
          gboolean       is_rate,
          DrChangeKind   kind)
{
  gsize at = dr_check_get_entry (check, entry)->start;
  gsize from = MAX (find_before (check, entry), dr_check_sentence_start (check, at));
  char sign = dr_check_sign_before (check, at);
  g_auto (DrWording) before = dr_check_fold (check, from, at);

  /* «giảm 15 hội viên, cuối năm có 438 hội viên»: what there is now. */
  static const char * const now_words[] = {
    "cuối năm có", "cuối năm còn", "cuối kỳ có", "cuối kỳ còn", "hiện có", "hiện còn", "đến nay có", "đến nay còn", "nay còn",
    "cuối năm là", "cuối năm", NULL
  };

  /* «tăng 97 doanh nghiệp so với đầu năm và 3.062 hộ kinh doanh»: what else there is. */
  static const char * const and_words[] = { "và", NULL };

  gsize end = dr_check_entry_end (check, entry);
  g_auto (DrWording) after = dr_check_fold (check, end, end + TARGET_MOST);

  if (dr_wording_ends (&before, beyond_words) || dr_wording_begins (&after, of_target_words))
    return ENTRY_OF_ANOTHER;
  if ((dr_wording_ends (&before, now_words) && dr_check_has_sign (check, from, at, ",;")) || dr_wording_ends (&before, and_words))
    return ENTRY_UNCLEAR;
  if (dr_wording_ends (&before, from_words))
    return ENTRY_EARLIER;
  if (sign == '+' || sign == '-' || dr_wording_has (&before, up_words) || dr_wording_has (&before, down_words)
      || dr_wording_ends (&before, equal_words))
    return ENTRY_CHANGE;

  if (dr_wording_has (&before, earlier_words))
    return ENTRY_EARLIER;

  /* «tăng 84 triệu đồng (6,2%)», «tăng 6,2% (84 triệu đồng)»: the same change once more. */
  return sign == '(' && (is_rate || (!is_percentage (check, entry) && kind != DR_CHANGE_KIND_PERCENT)) ? ENTRY_EARLIER
                                                                                                       : ENTRY_UNCLEAR;
}

/* «tăng 1,3 lần» may be 30 or 130 per cent: neither is judged. */
static gboolean
is_times (const DrCheck *check,
          guint32        entry)
{
  gsize end = dr_check_get_entry (check, entry)->end;
  g_auto (DrWording) after = dr_check_fold (check, end, end + 12);

  return dr_wording_begins (&after, times_words);
}

static DrQuantity *
dup_change (const DrCheck *check,
            guint32        achievement,
            guint32        change)
{
  gboolean is_absolute = dr_check_get_extras (check, achievement)->change_kind == DR_CHANGE_KIND_ABSOLUTE;

  return dr_check_dup_change (check, achievement, change, is_absolute ? dr_check_get_measure (check, achievement) : "%");
}

/* A cell below «ĐVT: triệu đồng»: how many powers of ten its head adds to it and to the other numbers of its row. */
static int
find_scale (const DrCheck *check,
            guint32        achievement)
{
  guint32 own = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_ACHIEVEMENT, 0);
  DrDecimal value = dr_figure_get_value (&dr_check_get_record (check, achievement)->actual);
  DrNumeral written;

  if (own == DR_NONE || !dr_numeral_scan (check->text, check->size, dr_check_get_entry (check, own)->start, &written))
    return 0;

  DrDecimal short_value = dr_decimal_normalize (&written.value);
  DrDecimal full_value = dr_decimal_normalize (&value);

  return short_value.coefficient == full_value.coefficient ? full_value.exponent - short_value.exponent : 0;
}

/* A number of the figure's row, as much longer as the figure is. */
static DrQuantity *
dup_entry (const DrCheck *check,
           guint32        achievement,
           guint32        entry,
           const char    *measure)
{
  g_autoptr (DrQuantity) quantity = dr_check_dup_entry (check, entry, measure);
  int scale = quantity != NULL ? find_scale (check, achievement) : 0;

  if (scale == 0 || is_percentage (check, entry))
    return g_steal_pointer (&quantity);

  g_autoptr (GRefString) words = g_ref_string_new (measure);
  DrDecimal value = quantity->value;
  value.exponent += scale;

  return dr_quantity_new_from_decimal (&value, NULL, dr_quantity_get_hedge (quantity), words, words);
}

/* «280  (30)  110,7»: cells have no words; the change is told by its value, and the figure before by what it makes of it. */
static EntryKind
classify_cell (const DrCheck *check,
               guint32        achievement,
               guint32        entry)
{
  DrDecimal change = dr_figure_get_value (&dr_check_get_extras (check, achievement)->change);
  DrDecimal later = dr_figure_get_value (&dr_check_get_record (check, achievement)->actual);
  g_autoptr (DrQuantity) cell = dup_entry (check, achievement, entry, dr_check_get_measure (check, achievement));
  DrDecimal distance;

  if (cell == NULL)
    return ENTRY_OF_ANOTHER;
  if (dr_decimal_compare (&cell->value, &change) == 0)
    return ENTRY_CHANGE;
  if (!dr_decimal_subtract (&later, &cell->value, &distance))
    return ENTRY_OF_ANOTHER;
  distance.coefficient = ABS (distance.coefficient);

  return dr_decimal_compare (&distance, &change) == 0 ? ENTRY_EARLIER : ENTRY_OF_ANOTHER;
}

/* The change and the figure before it, as the ledger has them; DR_NONE where there is none, or more than one. */
static void
find_entries (const DrCheck *check,
              guint32        achievement,
              guint32       *change,
              guint32       *earlier,
              guint32       *second)
{
  gboolean is_rate = strcmp (dr_check_get_measure (check, achievement), "%") == 0;
  gboolean is_cell = find_scale (check, achievement) != 0 && dr_check_get_extras (check, achievement)->change_kind == DR_CHANGE_KIND_ABSOLUTE;
  guint n_earlier = 0;
  guint n_changes = 0;

  *change = *earlier = *second = DR_NONE;
  for (guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_CHANGE, 0); entry != DR_NONE;
       entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_CHANGE,
                                    dr_check_get_entry (check, entry)->start + 1))
    switch (is_cell ? classify_cell (check, achievement, entry)
                    : classify (check, entry, is_rate, dr_check_get_extras (check, achievement)->change_kind))
      {
      case ENTRY_EARLIER:
        *earlier = n_earlier++ == 0 ? entry : DR_NONE;
        break;
      case ENTRY_OF_ANOTHER:
        break;
      case ENTRY_CHANGE:
      case ENTRY_UNCLEAR:
      default:
        if (n_changes == 0)
          *change = entry;
        else
          *second = n_changes == 1 ? entry : DR_NONE;
        n_changes++;
        break;
      }
}

/* What the change is measured on: points on the share of a count. */
static DrQuantity *
dup_later (const DrCheck *check,
           guint32        achievement,
           gboolean       on_share)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);

  return on_share ? dr_check_dup_percent (check, &extras->share) : dr_check_dup_actual (check, achievement);
}

/* «từ 2,1 lên 2,4 tỷ đồng» names the magnitude once: a figure before it without one proves nothing. */
static gboolean
lacks_magnitude (const DrCheck *check,
                 guint32        achievement,
                 guint32        earlier)
{
  guint32 own = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_ACHIEVEMENT, 0);
  DrNumeral figure, before;

  return own != DR_NONE
         && dr_numeral_scan (check->text, check->size, dr_check_get_entry (check, own)->start, &figure)
         && dr_numeral_scan (check->text, check->size, dr_check_get_entry (check, earlier)->start, &before)
         && (figure.flags & DR_NUMERAL_MAGNITUDE) != (before.flags & DR_NUMERAL_MAGNITUDE);
}

/* «kỷ luật 03 đảng viên: khiển trách 02, cảnh cáo 01; tăng 01 so với năm trước (02)»: another figure may be the one that grew. */
static gboolean
fits_another (const DrCheck *check,
              guint32        achievement,
              DrQuantity    *before,
              DrQuantity    *stated)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  DrStretch stretch;
  guint32 first, last;

  dr_check_get_stretch (check, achievement, &stretch);
  dr_check_find_around (check, achievement, dr_check_sentence_start (check, stretch.start),
                        dr_check_sentence_end (check, stretch.end), &first, &last);
  for (guint32 i = first; i < achievement; i++)
    {
      g_autoptr (DrQuantity) later = dr_check_dup_actual (check, i);
      g_autoptr (DrInterval) moved = NULL;

      if (strcmp (dr_check_get_measure (check, i), dr_check_get_measure (check, achievement)) != 0)
        continue;
      switch (dr_move_judge (before, later, extras->change_kind, extras->change_direction, stated, &moved))
        {
        case DR_MOVE_RIGHT:
        case DR_MOVE_TRUNCATED:
          return TRUE;
        case DR_MOVE_TWO_OFF:
        case DR_MOVE_WRONG:
        case DR_MOVE_OTHER_WAY:
        case DR_MOVE_UNKNOWN:
        default:
          break;
        }
    }

  return FALSE;
}

gboolean
dr_move_is_of_later_year (const DrCheck *check,
                          gsize          at,
                          guint32        earlier)
{
  gsize start = dr_check_get_entry (check, earlier)->start;
  g_auto (DrWording) own = dr_check_fold (check, dr_check_sentence_start (check, at), at);
  g_auto (DrWording) other = dr_check_fold (check, dr_check_sentence_start (check, start), start);
  guint year = dr_move_find_year (&own);

  return year != 0 && dr_move_find_year (&other) > year;
}

/* «1.318 lượt …, 12 đoàn; giảm 9,6% số lượt so với cùng kỳ (1.458 lượt)»: whether what stands behind the figure before is counted by
 * another figure of the sentence, and not by this one. */
static gboolean
is_of_another_noun (const DrCheck *check,
                    guint32        achievement,
                    guint32        earlier)
{
  const char *measure = dr_check_get_measure (check, achievement);
  gsize start = dr_check_entry_end (check, earlier);
  gsize end = dr_check_clause_end (check, start);
  DrStretch stretch;
  guint32 first, last;

  for (gsize at = start; at < end; at++)
    if (strchr (",;()/", check->text[at]) != NULL || g_ascii_isdigit (check->text[at]))
      end = at;
  g_auto (DrWording) noun = dr_check_fold (check, start, end);
  g_autofree char *own = dr_wording_fold_phrase (measure);
  if (dr_wording_is_empty (&noun) || g_str_has_prefix (noun.folded, own))
    return FALSE;

  dr_check_get_stretch (check, achievement, &stretch);
  dr_check_find_around (check, achievement, dr_check_sentence_start (check, stretch.start), stretch.start, &first, &last);
  for (guint32 i = first; i < last; i++)
    {
      g_autofree char *other = dr_wording_fold_phrase (dr_check_get_measure (check, i));

      if (strcmp (noun.folded, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* «từ 214 hộ … xuống 71 hộ (2,8%), giảm 6,5%»: whether so many points more, or less, are the share of the figure before in a
 * whole that is much the same. */
static gboolean
makes_share (const DrCheck *check,
             guint32        achievement,
             guint32        earlier,
             DrDirection    direction,
             DrQuantity    *stated)
{
  const DrDecimal part = { 5, 0 };
  DrDecimal later = dr_figure_get_value (&dr_check_get_record (check, achievement)->actual);
  DrDecimal share = dr_figure_get_value (&dr_check_get_extras (check, achievement)->share);
  g_autoptr (DrQuantity) before = dr_check_dup_entry (check, earlier, dr_check_get_measure (check, achievement));

  if (before == NULL || !dr_small_is (&before->value) || !dr_small_is (&later) || !dr_small_is (&share)
      || !dr_small_is (&stated->value))
    return FALSE;

  DrDecimal first = direction == DR_DIRECTION_UP ? dr_small_subtract (share, stated->value)
                                                 : dr_small_add (share, stated->value);
  DrDecimal told = dr_small_multiply (before->value, share);
  DrDecimal made = dr_small_multiply (later, first);
  DrDecimal off = dr_small_multiply (dr_small_distance (told, made), part);

  return dr_decimal_compare (&off, &told) <= 0;
}

/* «từ 214 hộ (9,3%) … xuống 71 hộ (2,8%), giảm 6,5%»: whether the change is one of the percentages in brackets. */
static gboolean
is_of_shares (const DrCheck *check,
              guint32        achievement,
              guint32        earlier,
              DrDirection    direction,
              DrQuantity    *stated)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  guint32 next = earlier + 1;

  if (!dr_check_get_record (check, achievement)->has_share || next >= check->data->numbers->len)
    return FALSE;
  if (!is_percentage (check, next) || dr_check_sign_before (check, dr_check_get_entry (check, next)->start) != '(')
    return makes_share (check, achievement, earlier, direction, stated);

  g_autoptr (DrQuantity) before = dr_check_dup_entry (check, next, "%");
  g_autoptr (DrQuantity) after = dr_check_dup_percent (check, &extras->share);
  g_autoptr (DrInterval) moved = NULL;

  return before != NULL && !dr_move_is_wrong (dr_move_judge (before, after, DR_CHANGE_KIND_POINTS, direction, stated, &moved));
}

/* Two figures so far apart are of two things, unless one of them lost its magnitude: counts by so many times, ratios by so many points. */
#define TIMES_APART_MOST 10
#define POINTS_APART_MOST 50
/* And by so many times what is stated. */
#define TIMES_STATED_MOST 12

static gboolean
are_of_two_things (DrChangeKind  kind,
                   DrQuantity   *later,
                   DrQuantity   *before,
                   DrQuantity   *stated)
{
  const DrDecimal points = { POINTS_APART_MOST, 0 };
  const DrDecimal times = { TIMES_STATED_MOST, 0 };
  DrDecimal moved, most;

  if (kind == DR_CHANGE_KIND_PERCENT || stated->value.coefficient == 0 || dr_magnitude_find_shift (later, before) != 0
      || !dr_small_is (&later->value) || !dr_small_is (&before->value) || !dr_small_is (&stated->value))
    return FALSE;
  moved = dr_small_distance (later->value, before->value);
  most = dr_small_multiply (stated->value, times);

  return dr_decimal_compare (&moved, &most) > 0
         && (kind == DR_CHANGE_KIND_POINTS ? dr_decimal_compare (&moved, &points) > 0
                                           : !dr_small_are_comparable (later->value, before->value, TIMES_APART_MOST));
}

static void
check_against_earlier (DrCheck *check,
                       guint32  achievement,
                       guint32  change,
                       guint32  earlier)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  const char *measure = dr_check_get_measure (check, achievement);
  gboolean is_rate = strcmp (measure, "%") == 0;
  gboolean before_is_rate = is_percentage (check, earlier);
  gboolean on_share = !is_rate && before_is_rate && record->has_share;
  DrStretch stretch;

  DrDecimal read = dr_figure_get_value (&extras->change);
  g_autoptr (DrQuantity) bracketed = dup_entry (check, achievement, earlier, measure);

  /* The reader took the figure before for the change. */
  if (bracketed != NULL && dr_decimal_compare (&read, &bracketed->value) == 0)
    return;
  if ((is_rate || on_share) != before_is_rate
      || (extras->change_kind == DR_CHANGE_KIND_POINTS && !is_rate && !on_share)
      || (extras->change_kind == DR_CHANGE_KIND_ABSOLUTE && on_share)
      || is_times (check, change) || lacks_magnitude (check, achievement, earlier)
      || !dr_check_get_stretch (check, achievement, &stretch))
    return;

  g_autoptr (DrQuantity) later = dup_later (check, achievement, on_share);
  g_autoptr (DrQuantity) before = dup_entry (check, achievement, earlier, dr_quantity_get_measure (later));
  g_autoptr (DrQuantity) stated = dup_change (check, achievement, change);
  g_autoptr (DrInterval) moved = NULL;
  if (before == NULL)
    return;

  DrChangeKind kind = extras->change_kind;
  DrMove move = dr_move_judge (before, later, kind, extras->change_direction, stated, &moved);

  /* «1,12%, giảm 0,4% so với đầu năm (1,52%)»: of percentages «%» mostly means points. */
  if (kind == DR_CHANGE_KIND_PERCENT && before_is_rate && dr_move_is_wrong (move))
    {
      kind = DR_CHANGE_KIND_POINTS;
      g_clear_pointer (&moved, dr_interval_unref);
      move = dr_move_judge (before, later, kind, extras->change_direction, stated, &moved);
    }

  DrRule rule;
  switch (move)
    {
    case DR_MOVE_TRUNCATED:
      rule = DR_RULE_CHANGE_TRUNCATED;
      break;
    case DR_MOVE_TWO_OFF:
      rule = DR_RULE_CHANGE_LOOSE;
      break;
    case DR_MOVE_WRONG:
      rule = DR_RULE_CHANGE_WRONG;
      break;
    case DR_MOVE_OTHER_WAY:
      rule = DR_RULE_CHANGE_DIRECTION;
      break;
    case DR_MOVE_RIGHT:
    case DR_MOVE_UNKNOWN:
    default:
      return;
    }

  if (rule != DR_RULE_CHANGE_TRUNCATED
      && (are_of_two_things (kind, later, before, stated) || fits_another (check, achievement, before, stated) || dr_move_is_of_later_year (check, stretch.start, earlier)
          || is_of_another_noun (check, achievement, earlier)))
    return;

  g_autofree char *stated_value = dr_quantity_dup_value (stated);
  g_autofree char *stated_words = dr_check_write (stated);
  g_autofree char *arithmetic = dr_move_write (before, later, kind, stated);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (extras->change_direction),
                        .what_english = dr_move_get_english (extras->change_direction) };
  DrStretch place = { dr_check_get_entry (check, earlier)->start, dr_check_entry_end (check, earlier), 0 };
  int shift = dr_magnitude_find_shift (later, before);
  if (shift != 0)
    dr_magnitude_suggest (check, stretch.start, stretch.end, shift, &facts);
  stretch = dr_stretch_join (dr_stretch_join (stretch, place),
                             (DrStretch) { dr_check_get_entry (check, change)->start,
                                           dr_check_entry_end (check, change), 0 });

  dr_check_say (check, rule, &facts, stretch, &place, 1);
}

/* What a change and its percentage make of each other, once the figure before is what the change leaves. */
static DrInterval *
relate (DrQuantity   *later,
        DrQuantity   *by,
        DrDirection   direction,
        gboolean      are_cut,
        DrInterval  **before)
{
  g_autoptr (DrInterval) after = are_cut ? dr_reckon_either (later) : dr_reckon_bounds (later);
  g_autoptr (DrInterval) moved = are_cut ? dr_reckon_either (by) : dr_reckon_bounds (by);
  g_autoptr (DrInterval) hundred = dr_reckon_number (100);

  *before = direction == DR_DIRECTION_UP ? dr_reckon_subtract (after, moved) : dr_reckon_add (after, moved);
  g_autoptr (DrInterval) quotient = dr_reckon_divide (moved, *before);

  return dr_reckon_multiply (quotient, hundred);
}

/* Whether the second change says the first one again: straight behind it, or with words for that. */
static gboolean
says_again (const DrCheck *check,
            guint32        change,
            guint32        second)
{
  gsize start = dr_check_get_entry (check, change)->end;
  gsize end = dr_check_get_entry (check, second)->start;
  g_auto (DrWording) between = dr_check_fold (check, start, end);

  if (end - start > AGAIN_MOST || end > dr_check_sentence_end (check, start))
    return FALSE;
  if (dr_wording_ends (&between, again_words))
    return TRUE;
  if (is_percentage (check, change) && !dr_wording_is_empty (&between) && !dr_wording_begins (&between, same_words))
    return FALSE;

  /* Another reference, or another direction, between the two makes them two changes of their own. */
  return end - start <= BESIDE_MOST && !dr_wording_has (&between, earlier_words) && !dr_wording_has (&between, up_words)
         && !dr_wording_has (&between, down_words);
}

/* «So với năm trước (thụ lý 598 vụ), số vụ tăng 44 vụ (7,4%)», «So với năm trước thụ lý 598 vụ, …»: the figure that was read to
 * have changed is the one before. A comma in front would part it from the time. */
static gboolean
is_itself_earlier (const DrCheck *check,
                   DrStretch      figure)
{
  static const char * const against_words[] = { "so với", "so", "cùng kỳ", NULL };
  gsize from = dr_check_sentence_start (check, figure.start);
  g_auto (DrWording) lead = dr_check_fold (check, from, figure.start);

  return dr_wording_begins (&lead, against_words)
         && (dr_check_has_sign (check, from, figure.start, "(") || !dr_check_has_sign (check, from, figure.start, ","));
}

/* «tăng 84 triệu đồng (+6,2%)», «tăng 6,2% (84 triệu đồng)»: the figure before is what the change leaves. */
static void
check_two (DrCheck *check,
           guint32  achievement,
           guint32  change,
           guint32  second)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  const char *measure = dr_check_get_measure (check, achievement);
  gboolean is_percent_first = extras->change_kind == DR_CHANGE_KIND_PERCENT;
  DrStretch stretch;

  if (extras->change_kind == DR_CHANGE_KIND_POINTS || strcmp (measure, "%") == 0
      || is_percentage (check, change) != is_percent_first || is_percentage (check, second) == is_percent_first
      || is_times (check, change) || is_times (check, second) || !says_again (check, change, second)
      || !dr_check_get_stretch (check, achievement, &stretch) || is_itself_earlier (check, stretch))
    return;

  g_autoptr (DrQuantity) later = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) first = dup_change (check, achievement, change);
  g_autoptr (DrQuantity) other = dr_check_dup_entry (check, second, is_percent_first ? measure : "%");
  DrQuantity *by = is_percent_first ? other : first;
  DrQuantity *percent = is_percent_first ? first : other;
  g_autoptr (DrInterval) before = NULL;
  g_autoptr (DrInterval) before_cut = NULL;
  g_autoptr (DrInterval) computed = relate (later, by, extras->change_direction, FALSE, &before);
  g_autoptr (DrInterval) cut = relate (later, by, extras->change_direction, TRUE, &before_cut);
  if (computed == NULL || dr_reckon_fit (cut, percent, TRUE) != DR_FIT_INCONSISTENT)
    return;
  /* What grew by more than there is was something else. */
  if (extras->change_direction == DR_DIRECTION_UP && dr_quantity_compare (by, later) >= 0)
    return;

  /* «tăng 10% (50 triệu đồng)» may name the figure before. */
  g_autoptr (DrInterval) moved = NULL;
  if (is_percent_first)
    {
      DrMove move = dr_move_judge (by, later, DR_CHANGE_KIND_PERCENT, extras->change_direction, percent, &moved);

      /* «khiển trách 19, …, khai trừ 2; so với cùng kỳ giảm 10% (30 đảng viên)»: of any of the figures before. */
      if (!dr_move_is_wrong (move) || fits_another (check, achievement, by, percent))
        return;
    }

  g_autofree char *stated = dr_quantity_dup_value (percent);
  g_autofree char *stated_words = dr_check_write (percent);
  g_autofree char *by_words = dr_check_write (by);
  g_autofree char *before_words = dr_check_write_interval (before, dr_decimal_get_n_decimals (&later->value), measure);
  g_autofree char *result = dr_check_write_interval (computed, dr_decimal_get_n_decimals (&percent->value) + 2, "%");
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", by_words, before_words, result);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (extras->change_direction),
                        .what_english = dr_move_get_english (extras->change_direction) };

  dr_check_say (check, DR_RULE_CHANGE_TWO, &facts,
                dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, second)->start,
                                                        dr_check_entry_end (check, second), 0 }),
                NULL, 0);
}

/* The change that is told once more beside «từ 31 … còn 24»: straight behind, or before the bracket around it; DR_NONE for none. */
static guint32
find_beside (const DrCheck *check,
             guint32        achievement,
             guint32        earlier)
{
  guint32 own = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_ACHIEVEMENT, 0);

  if (own == DR_NONE || own < earlier)
    return DR_NONE;

  guint32 behind = own + 1;
  if (behind < check->data->numbers->len && dr_check_get_entry (check, behind)->role == DR_NUMBER_ROLE_CHANGE)
    {
      g_auto (DrWording) lead = dr_check_fold (check, dr_check_get_entry (check, own)->end,
                                               dr_check_get_entry (check, behind)->start);

      if (dr_check_get_entry (check, behind)->start - dr_check_get_entry (check, own)->end <= BESIDE_MOST
          && (dr_wording_ends (&lead, up_words) || dr_wording_ends (&lead, down_words))
          && !dr_wording_has (&lead, earlier_words))
        return behind;
    }
  if (earlier == 0 || dr_check_get_entry (check, earlier - 1)->role != DR_NUMBER_ROLE_CHANGE)
    return DR_NONE;

  /* «tăng 4 trường so với năm trước (từ 38 trường lên 41 trường)». */
  gsize end = dr_check_get_entry (check, earlier - 1)->end;
  gsize bracket = dr_check_get_entry (check, earlier)->start;
  while (bracket > end && check->text[bracket - 1] != '(')
    bracket--;
  g_auto (DrWording) in_bracket = dr_check_fold (check, bracket, dr_check_get_entry (check, earlier)->start);
  gsize at = dr_check_get_entry (check, earlier - 1)->start;
  g_auto (DrWording) lead = dr_check_fold (check, MAX (find_before (check, earlier - 1), dr_check_sentence_start (check, at)), at);

  return bracket > end && bracket - end <= AGAIN_MOST && dr_wording_is_only (&in_bracket, from_words)
         && (dr_wording_ends (&lead, up_words) || dr_wording_ends (&lead, down_words)) ? earlier - 1 : DR_NONE;
}

/* «từ 31 chi bộ còn 24 chi bộ, giảm 8 chi bộ»: the change that stands beside the two figures. */
static void
check_beside (DrCheck *check,
              guint32  achievement,
              guint32  earlier,
              guint32  beside)
{
  const char *measure = dr_check_get_measure (check, achievement);
  gboolean is_rate = strcmp (measure, "%") == 0;
  DrStretch stretch;

  if (beside == DR_NONE || is_times (check, beside) || is_percentage (check, earlier) != is_rate
      || lacks_magnitude (check, achievement, earlier) || !dr_check_get_stretch (check, achievement, &stretch))
    return;

  gsize at = dr_check_get_entry (check, beside)->start;
  g_auto (DrWording) lead = dr_check_fold (check, MAX (find_before (check, beside), dr_check_sentence_start (check, at)), at);
  DrDirection direction = dr_wording_ends (&lead, up_words)     ? DR_DIRECTION_UP
                          : dr_wording_ends (&lead, down_words) ? DR_DIRECTION_DOWN
                                                                : dr_check_get_extras (check, achievement)->change_direction;
  DrChangeKind kind = !is_percentage (check, beside) ? DR_CHANGE_KIND_ABSOLUTE
                      : is_rate                      ? DR_CHANGE_KIND_POINTS
                                                     : DR_CHANGE_KIND_PERCENT;
  g_autoptr (DrQuantity) later = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) before = dr_check_dup_entry (check, earlier, measure);
  g_autoptr (DrQuantity) stated = dr_check_dup_entry (check, beside, kind == DR_CHANGE_KIND_ABSOLUTE ? measure : "%");
  g_autoptr (DrInterval) moved = NULL;
  if (before == NULL || stated == NULL || (is_rate && kind == DR_CHANGE_KIND_ABSOLUTE))
    return;

  DrMove move = dr_move_judge (before, later, kind, direction, stated, &moved);
  if (!dr_move_is_wrong (move) || (kind == DR_CHANGE_KIND_PERCENT && is_of_shares (check, achievement, earlier, direction, stated)))
    return;

  g_autofree char *stated_value = dr_quantity_dup_value (stated);
  g_autofree char *stated_words = dr_check_write (stated);
  g_autofree char *arithmetic = dr_move_write (before, later, kind, stated);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch place = { dr_check_get_entry (check, earlier)->start, dr_check_entry_end (check, earlier), 0 };
  DrStretch beside_place = { at, dr_check_entry_end (check, beside), 0 };

  dr_check_say (check, move == DR_MOVE_WRONG     ? DR_RULE_CHANGE_WRONG
                       : move == DR_MOVE_TWO_OFF ? DR_RULE_CHANGE_LOOSE
                                                 : DR_RULE_CHANGE_DIRECTION, &facts,
                dr_stretch_join (dr_stretch_join (stretch, place), beside_place), &place, 1);
}

/* «giảm từ 48 lên 60»: the word says one way, the figures another. */
static void
check_from_to (DrCheck *check,
               guint32  achievement,
               guint32  earlier)
{
  const DrNumberRecord *entry = dr_check_get_entry (check, earlier);
  DrStretch stretch;

  g_auto (DrWording) before = dr_check_fold (check, MAX (find_before (check, earlier),
                                                         dr_check_clause_start (check, entry->start)), entry->start);
  gboolean is_up = dr_wording_has (&before, up_words);
  if (!dr_wording_ends (&before, from_words))
    return;
  check_beside (check, achievement, earlier, find_beside (check, achievement, earlier));
  if (is_up == dr_wording_has (&before, down_words)
      || lacks_magnitude (check, achievement, earlier) || !dr_check_get_stretch (check, achievement, &stretch))
    return;

  g_autoptr (DrQuantity) later = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) first = dr_check_dup_entry (check, earlier, dr_check_get_measure (check, achievement));
  g_autoptr (DrInterval) upwards = dr_move_compute (first, later, DR_CHANGE_KIND_ABSOLUTE, TRUE);
  if (upwards == NULL || !dr_move_is_beyond_zero (upwards, is_up ? -1 : 1))
    return;

  g_autofree char *stated = dr_quantity_dup_value (later);
  g_autofree char *from = dr_check_write (first);
  g_autofree char *to = dr_check_write (later);
  g_autofree char *stated_words = g_strdup_printf ("%s → %s", from, to);
  g_autofree char *arithmetic = dr_move_write (first, later, DR_CHANGE_KIND_ABSOLUTE, later);
  DrDirection direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch place = { entry->start, dr_check_entry_end (check, earlier), 0 };

  dr_check_say (check, DR_RULE_CHANGE_DIRECTION, &facts, dr_stretch_join (stretch, place), &place, 1);
}

/* The figure before one, with the change that goes with it, if one is stated. */
static void
check_earlier (DrCheck *check,
               guint32  achievement,
               guint32  change,
               guint32  earlier)
{
  if (change == DR_NONE)
    {
      check_from_to (check, achievement, earlier);
      return;
    }

  gsize at = dr_check_get_entry (check, earlier)->start;
  g_auto (DrWording) before = dr_check_fold (check, MAX (find_before (check, earlier), dr_check_sentence_start (check, at)), at);
  /* There the change that was read is the difference of the two, not the one that is stated behind them. */
  if (dr_wording_ends (&before, from_words) && change > earlier)
    {
      g_auto (DrWording) lead = dr_check_fold (check, find_before (check, change), dr_check_get_entry (check, change)->start);

      /* Else it is against another figure than the one behind «từ». */
      if (!dr_wording_has (&lead, earlier_words))
        check_beside (check, achievement, earlier, change);
      return;
    }

  /* «giảm 4 vụ (21/25 vụ)»: the first of the two is what it is now. */
  gsize end = dr_check_get_entry (check, earlier)->end;
  if (end < check->size && check->text[end] == '/')
    return;

  check_against_earlier (check, achievement, change, earlier);
}

gboolean
dr_check_change (DrCheck  *check,
                 GError  **error)
{
  for (guint i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrExtrasRecord *extras = dr_check_get_extras (check, i);
      guint32 change, earlier, second;

      if (!record->has_change || !record->has_actual
          || g_strcmp0 (dr_report_data_get_string (check->data, extras->change_against), "target") == 0)
        continue;

      find_entries (check, i, &change, &earlier, &second);
      /* «giảm 4,1% so CK, tăng 2,3% so với tháng trước (5.112 con)»: the bracket is of the change before it. */
      gboolean is_of_second = change != DR_NONE && second != DR_NONE && earlier != DR_NONE && second < earlier
                               && !says_again (check, change, second);
      if (is_of_second)
        check_beside (check, i, earlier, second);
      else if (earlier != DR_NONE)
        check_earlier (check, i, change, earlier);
      if (change != DR_NONE && second != DR_NONE)
        check_two (check, i, change, second);
    }
  dr_check_change_nearby (check);

  return dr_check_change_apart (check, error);
}
