/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share-sum»: the shares of all classes of one whole make 100 per cent. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-part-list-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-ratio-private.h"

/* So many classes with a percentage each are a list of all of them; two may be any two. */
#define CLASSES_LEAST 3

/* Where the lists say that they do not say everything, or that one thing may be in several. */
static const char * const open_words[] = { "trong đó", "nữ", "dân tộc", "còn lại", "khác", "tăng", "giảm", "trở lên", NULL };

static gboolean
contains_hundred (DrInterval *sum)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);

  return dr_interval_contains (sum, hundred);
}

/* The share that an achievement states: its own value where that is a percentage. */
static gboolean
get_share (const DrCheck *check,
           guint32        achievement,
           DrDecimal     *value)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  gboolean is_rate = record->has_actual && strcmp (dr_check_get_measure (check, achievement), "%") == 0;
  const DrFigure *figure = is_rate ? &record->actual : &extras->share;

  if (!(is_rate || record->has_share) || figure->hedge != DR_HEDGE_EXACT)
    return FALSE;
  *value = dr_figure_get_value (figure);

  return TRUE;
}

/* The sum of the shares from @first up to @last; NULL if it does not fit. */
static DrInterval *
add_up (const DrCheck *check,
        guint32        first,
        guint32        last,
        gboolean       are_cut,
        DrDecimal     *plain)
{
  g_autoptr (DrInterval) sum = dr_reckon_number (0);

  *plain = (DrDecimal) { 0, 0 };
  for (guint32 i = first; i < last; i++)
    {
      DrDecimal value;

      get_share (check, i, &value); /* only those who have one were gathered */
      if (!dr_decimal_add (plain, &value, plain))
        return NULL;

      g_autoptr (DrInterval) bounds = are_cut ? dr_fit_get_truncated (&value, NULL) : dr_fit_get_rounded (&value, NULL);
      DrInterval *next = dr_reckon_add (sum, bounds);
      g_clear_pointer (&sum, dr_interval_unref);
      sum = next;
    }

  return g_steal_pointer (&sum);
}

/* Where the words that name the class of an achievement begin: behind the figure before it, or the colon. */
static gsize
find_name (const DrCheck *check,
           gsize          from,
           gsize          at)
{
  for (gsize i = at; i > from; i--)
    if (strchr (":;(", check->text[i - 1]) != NULL)
      return i;

  return from;
}

/* Whether the share of an achievement is that of a class: a grade, a penalty, named before the figure or behind it. */
static gboolean
is_of_class (const DrCheck *check,
             guint32        achievement,
             gsize          from,
             gsize         *end)
{
  DrStretch stretch;
  DrDecimal value;

  if (!get_share (check, achievement, &value) || !dr_check_get_stretch (check, achievement, &stretch))
    return FALSE;

  guint32 share = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_SHARE, 0);
  *end = share != DR_NONE ? MAX (stretch.end, dr_check_entry_end (check, share)) : stretch.end;
  g_auto (DrWording) name = dr_check_fold (check, find_name (check, from, stretch.start), *end);

  return dr_part_count_classes (&name) > 0;
}

/* Whether a percentage stands before the list in its sentence: then the list began there, with a class nobody knows. */
static gboolean
goes_on_from (const DrCheck *check,
              guint32        first,
              gsize          from)
{
  DrDecimal value;

  /* What stands nowhere may stand there: DR_NONE is behind everything. */
  return first > 0 && get_share (check, first - 1, &value) && dr_check_get_record (check, first - 1)->source.start >= from;
}

/* The list of classes that begins with @first; gives the index behind it. */
static guint32
find_list (const DrCheck *check,
           guint32        first,
           DrStretch     *stretch)
{
  guint32 at = first;
  DrStretch place;
  gsize end;

  if (!dr_check_get_stretch (check, first, &place))
    return first + 1;

  gsize from = dr_check_clause_start (check, place.start);
  gsize limit = dr_check_sentence_end (check, place.end);
  *stretch = place;
  while (at < check->data->achievements->len && is_of_class (check, at, from, &end) && end <= limit)
    {
      stretch->end = end;
      from = end;
      at++;
    }

  return MAX (at, first + 1);
}

static void
check_list (DrCheck  *check,
            guint32   first,
            guint32   last,
            DrStretch stretch,
            gsize     from)
{
  DrDecimal plain;
  const DrDecimal hundred = { 100, 0 };
  g_autoptr (DrInterval) rounded = add_up (check, first, last, FALSE, &plain);
  g_autoptr (DrInterval) cut = rounded != NULL ? add_up (check, first, last, TRUE, &plain) : NULL;
  /* «giỏi 0 em (0%), khá 0 em (0%), đạt 0 em (0%)»: there is nothing that has parts. */
  if (cut == NULL || plain.coefficient == 0 || dr_decimal_compare (&plain, &hundred) == 0 || goes_on_from (check, first, from))
    return;

  g_auto (DrWording) words = dr_check_fold (check, from, dr_check_sentence_end (check, stretch.end));
  if (dr_wording_has (&words, open_words))
    return;

  gboolean is_off = !contains_hundred (rounded) && !contains_hundred (cut);
  g_autofree char *stated = dr_decimal_to_string (&plain);
  g_autofree char *arithmetic = dr_check_write_decimal (&plain, "%");
  DrRuleFacts facts = { .stated = stated, .expected_low = "100", .expected_high = "100", .arithmetic = arithmetic };

  dr_check_say (check, is_off ? DR_RULE_SHARE_SUM_WRONG : DR_RULE_SHARE_SUM_ROUNDED, &facts, stretch, NULL, 0);
}

/* What a list of percentages is of that leaves nothing out. */
static const char * const whole_words[] = { "cơ cấu", "tỷ trọng", "phân theo", "chia theo", "gồm", "xếp loại", "phân loại",
                                             "phân phối", "phân bổ", NULL };
static const char * const growth_words[] = { "tăng", "giảm", "so với", "vượt", "kế hoạch", "chỉ tiêu", NULL };

/* «Cơ cấu kinh tế: nông nghiệp 28,5%, công nghiệp 39,5%, dịch vụ 33%»: the percentages from @first on that stand in a row. */
static guint32
find_structure (const DrCheck *check,
                guint32        first,
                DrStretch     *stretch)
{
  static const char * const structure_words[] = { "cơ cấu", "tỷ trọng", NULL };
  guint32 at = first;
  DrStretch place;
  DrDecimal value;
  gboolean is_structure = FALSE;

  if (strcmp (dr_check_get_measure (check, first), "%") == 0 && dr_check_get_stretch (check, first, &place))
    {
      g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, place.start), place.start);

      /* «Cơ cấu kinh tế: nông, lâm nghiệp 24%; công nghiệp 38%; …»: semicolons part what has commas of its own. */
      is_structure = dr_wording_has (&before, structure_words);
    }
  while (at < check->data->achievements->len && dr_check_get_record (check, at)->has_actual
         && strcmp (dr_check_get_measure (check, at), "%") == 0 && get_share (check, at, &value)
         && dr_check_get_stretch (check, at, &place)
         && (at == first || (place.start >= stretch->end && place.start <= (is_structure ? dr_check_sentence_end (check, stretch->end)
                                                                          : dr_check_clause_end (check, stretch->end))
                             && !dr_check_has_sign (check, stretch->end, place.start, "()"))))
    {
      *stretch = at == first ? place : (DrStretch) { stretch->start, place.end, stretch->of };
      at++;
    }
  if (at - first < CLASSES_LEAST)
    return first;

  g_auto (DrWording) lead = dr_check_fold (check, dr_check_sentence_start (check, stretch->start), stretch->start);
  g_auto (DrWording) words = dr_check_fold (check, stretch->start, stretch->end);

  static const char * const answers[] = { "không hài lòng", "chưa hài lòng", "không đồng ý", "không tán thành", NULL };

  return (dr_wording_has (&lead, whole_words) || dr_wording_has (&words, answers)) && !dr_wording_has (&words, growth_words)
         ? at : first;
}

/* Whether shares add up so near to 100 that they were meant to make it. */
static gboolean
is_near_hundred (const DrCheck *check,
                 guint32        first,
                 guint32        last)
{
  DrDecimal plain = { 0, 0 }, value;
  const DrDecimal low = { 90, 0 }, high = { 110, 0 };

  for (guint32 i = first; i < last; i++)
    {
      get_share (check, i, &value);
      dr_decimal_add (&plain, &value, &plain); /* without what has no room the others are near nothing */
    }

  return dr_decimal_compare (&plain, &low) >= 0 && dr_decimal_compare (&plain, &high) <= 0;
}

gboolean
dr_check_share_sum (DrCheck  *check,
                    GError  **error)
{
  guint32 next;

  for (guint32 i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i = next)
    {
      DrStretch stretch;

      next = find_list (check, i, &stretch);
      if (next - i >= CLASSES_LEAST)
        {
          check_list (check, i, next, stretch, dr_check_sentence_start (check, stretch.start));
          continue;
        }

      guint32 last = find_structure (check, i, &stretch);
      if (last > i && is_near_hundred (check, i, last))
        check_list (check, i, last, stretch, dr_check_clause_start (check, stretch.start));
      next = MAX (next, last);
    }
  if (check->text != NULL)
    dr_check_share_sides (check);

  return dr_check_is_well (check, error);
}
