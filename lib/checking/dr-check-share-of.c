/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share»: wholes that the words name, rather than the order of the figures. */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"

/* The bracket with the whole stands no further behind the share. */
#define BRACKET_MOST 80
/* No line is searched for more figures than these before a share. */
#define FIGURES_MOST 48
/* A whole stands no more figures before its part. */
#define BESIDE_MOST 2

/* What leads to the name of a whole. */
static const char * const name_leads[] = {
  "tổng số", "trong tổng số", "trên tổng số", "của tổng số", "số", "so với", "so với số", "so với tổng số", "trên số", NULL
};
/* What makes the figure in brackets something else than the whole. */
static const char * const other_words[] = {
  "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "tăng", "giảm", "vượt", NULL
};

/* A percentage of an achievement: the one of a target that it may have been taken for, or the share. */
typedef struct
{
  DrQuantity *percent;      /* (owned) */
  guint32     entry;
  gsize       end;
} Claim;

static void
claim_clear (Claim *self)
{
  g_clear_pointer (&self->percent, dr_quantity_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claim, claim_clear)

static gboolean
claim_init (Claim         *self,
            const DrCheck *check,
            guint32        part,
            const DrFigure *figure,
            DrNumberRole   role)
{
  DrStretch stretch;

  *self = (Claim) { NULL, dr_check_find_entry (check, part, role, 0), 0 };
  if (self->entry == DR_NONE || figure->hedge != DR_HEDGE_EXACT || !dr_check_get_stretch (check, part, &stretch)
      || dr_check_get_entry (check, self->entry)->start < stretch.end)
    return FALSE;
  self->percent = dr_check_dup_percent (check, figure);
  self->end = dr_check_entry_end (check, self->entry);

  g_auto (DrWording) lead = dr_check_fold (check, stretch.end, dr_check_get_entry (check, self->entry)->start);

  return dr_wording_ends (&lead, dr_share_words);
}

/* «chiếm 56,6% đảng viên mới kết nạp (198 đảng viên)»: the figure in the bracket that follows the name of the whole. One that
 * stands before is, unsigned, too far behind. */
static guint32
find_in_bracket (const DrCheck *check,
                 guint32        part,
                 gsize          end)
{
  guint32 whole = part + 1;
  DrStretch stretch;

  if (whole >= check->data->achievements->len || !dr_check_is_exact_count (check, whole)
      || !dr_check_get_stretch (check, whole, &stretch) || stretch.start - end > BRACKET_MOST
      || dr_check_sign_before (check, stretch.start) != '(' || dr_check_sign_after (check, stretch.end) != ')'
      || dr_check_has_sign (check, end, stretch.start, ",;.\n"))
    return DR_NONE;

  g_auto (DrWording) name = dr_check_fold (check, end, stretch.start);

  return dr_wording_is_empty (&name) || dr_wording_has (&name, other_words) ? DR_NONE : whole;
}

/* The words up to the next number, or the end of the clause. */
static DrWording
fold_until_number (const DrCheck *check,
                   gsize          from)
{
  gsize end = dr_check_clause_end (check, from);

  for (gsize at = from; at < end; at++)
    if (g_ascii_isdigit (check->text[at]) || strchr (",()", check->text[at]) != NULL)
      end = at;

  return dr_check_fold (check, from, end);
}

/* What is said of the things that @measure counts, behind their name; NULL if the words do not name them. */
static char *
dup_rest_of_name (const DrWording *name,
                  const char      *measure)
{
  for (const char * const *lead = name_leads; *lead != NULL; lead++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", *lead, measure);
      const char *phrases[] = { words, NULL };
      gsize length;

      if (dr_wording_begins_with (name, phrases, &length))
        return g_strdup (name->folded + length);
    }

  return NULL;
}

/* «chiếm 65,6% tổng số tín đồ», «đạt 76,07% so với số hộ đăng ký»: the one figure before it in the line of that name. */
static guint32
find_named (const DrCheck *check,
            guint32        part,
            gsize          end)
{
  g_auto (DrWording) name = fold_until_number (check, end);
  guint32 found = DR_NONE;

  if (!dr_wording_begins (&name, name_leads))
    return DR_NONE;
  for (guint32 i = part; i-- > 0 && part - i <= FIGURES_MOST;)
    {
      DrStretch stretch;

      if (!dr_check_get_stretch (check, i, &stretch) || stretch.end > end
          || memchr (check->text + stretch.end, '\n', end - stretch.end) != NULL)
        break;

      g_autofree char *rest = dup_rest_of_name (&name, dr_check_get_measure (check, i));
      if (rest == NULL)
        continue;
      /* «hộ đăng ký» are not just any hộ. */
      g_auto (DrWording) own = fold_until_number (check, stretch.end);
      if (!g_str_has_prefix (own.folded, rest))
        continue;
      if (found != DR_NONE)
        return DR_NONE;
      found = i;
    }

  return found != DR_NONE && dr_check_is_exact_count (check, found) ? found : DR_NONE;
}

/* «hộ nghèo 34 hộ, chiếm 0,7%; hộ cận nghèo 61 hộ, chiếm 1,26%»: the share before it says of what both are. */
static guint32
find_of_sibling (const DrCheck *check,
                 guint32        part,
                 const Claim   *claim)
{
  const DrAchievementRecord *sibling = part > 0 ? dr_check_get_record (check, part - 1) : NULL;
  char sign = dr_check_sign_after (check, claim->end);
  DrStretch place;

  if (sibling == NULL || !sibling->has_share || dr_report_data_get_extras (check->data, sibling)->share.hedge != DR_HEDGE_EXACT
      || sibling->part_of == DR_NONE || !dr_check_is_exact_count (check, part - 1)
      || !dr_check_is_exact_count (check, sibling->part_of)
      || strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, sibling->part_of)) != 0
      || (sign != '\0' && strchr (".,;)\n", sign) == NULL) || !dr_check_get_stretch (check, part - 1, &place)
      || place.start < dr_check_sentence_start (check, dr_check_get_entry (check, claim->entry)->start))
    return DR_NONE;

  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part - 1);
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, sibling->part_of);
  g_autoptr (DrQuantity) alike = dr_share_dup_alike (whole, dr_check_get_measure (check, part - 1));
  g_autoptr (DrQuantity) share = dr_check_dup_percent (check, &dr_report_data_get_extras (check->data, sibling)->share);

  g_autoptr (DrQuantity) own = dr_check_dup_actual (check, part);

  /* What is more than the whole is no part of it. */
  return dr_quantity_compare (own, whole) < 0 && dr_percent_fit (figure, alike, share, NULL) < DR_FIT_INCONSISTENT
         ? sibling->part_of : DR_NONE;
}

/* Whether some larger figure of the same things before it makes the claim right. */
static gboolean
fits_before (DrCheck     *check,
             guint32      part,
             const Claim *claim)
{
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part);

  for (guint32 i = part; i-- > 0 && part - i <= FIGURES_MOST;)
    {
      g_autoptr (DrQuantity) total = dr_check_is_exact_count (check, i)
                                     && dr_check_is_same_thing (dr_check_get_measure (check, part), dr_check_get_measure (check, i))
                                     ? dr_check_dup_actual (check, i) : NULL;
      g_autoptr (DrQuantity) whole = total != NULL ? dr_share_dup_alike (total, dr_check_get_measure (check, part)) : NULL;

      *check->work += 1;
      if (whole != NULL && dr_reckon_percent_fit (figure, whole, claim->percent) < DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* Holds a claim against a whole that the words name. */
static void
judge (DrCheck     *check,
       guint32      part,
       guint32      whole,
       const Claim *claim)
{
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part);
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, whole);
  g_autoptr (DrQuantity) alike = dr_share_dup_alike (total, dr_check_get_measure (check, part));
  DrStretch stretch, place;

  /* What is more than a figure before it is no part of that: another one is meant. */
  if ((whole < part && dr_quantity_compare (figure, alike) > 0) || dr_percent_fit (figure, alike, claim->percent, NULL) != DR_FIT_INCONSISTENT
      || !dr_check_get_stretch (check, whole, &place))
    return;

  dr_check_get_stretch (check, part, &stretch); /* the claim stands behind it */
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, alike, dr_decimal_get_n_decimals (&claim->percent->value), &expected);
  g_autofree char *stated = dr_quantity_dup_value (claim->percent);
  g_autofree char *stated_words = dr_check_write (claim->percent);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };
  DrStretch source = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, claim->entry)->start, claim->end, 0 });


  if (arithmetic != NULL)
    dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, source, &place, 1);
}

/* «Hòa giải 46 vụ, hòa giải thành 33 vụ», «thụ lý 61 vụ/104 bị cáo, xét xử 47 vụ»: the figure of the kind before it in the
 * clause, if it is more. */
static guint32
find_beside (const DrCheck *check,
             guint32        part)
{
  DrStretch stretch, place;

  if (!dr_check_is_exact_count (check, part) || !dr_check_get_stretch (check, part, &stretch))
    return DR_NONE;
  for (guint32 i = part; i-- > 0 && part - i <= BESIDE_MOST;)
    {
      if (!dr_check_get_stretch (check, i, &place) || stretch.start > dr_check_clause_end (check, place.end)
          || stretch.start < place.end)
        return DR_NONE;
      if (strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, i)) != 0)
        continue;

      DrDecimal one = dr_figure_get_value (&dr_check_get_record (check, part)->actual);
      DrDecimal other = dr_figure_get_value (&dr_check_get_record (check, i)->actual);
      g_auto (DrWording) between = dr_check_fold (check, place.end, stretch.start);

      return dr_check_is_exact_count (check, i) && dr_decimal_compare (&one, &other) < 0
             && !dr_wording_has (&between, other_words) ? i : DR_NONE;
    }

  return DR_NONE;
}

/* Whether one slip of the pen makes the claim right. */
static gboolean
is_slip (const DrCheck *check,
         guint32        part,
         guint32        whole,
         const Claim   *claim)
{
  DrDecimal one = dr_figure_get_value (&dr_check_get_record (check, part)->actual);
  DrDecimal other = dr_figure_get_value (&dr_check_get_record (check, whole)->actual);
  guint digits = dr_decimal_get_n_decimals (&claim->percent->value);

  if (!dr_small_is (&one) || !dr_small_is (&other) || other.coefficient <= 0 || digits > 3)
    return FALSE;
  DrDecimal rounded = dr_small_percent (one, other, digits, TRUE);
  DrDecimal cut = dr_small_percent (one, other, digits, FALSE);

  return dr_slip_grade (&claim->percent->value, &rounded) != DR_SLIP_NONE
         || dr_slip_grade (&claim->percent->value, &cut) != DR_SLIP_NONE;
}

/* «nhận 64 vụ, hòa giải thành 58 vụ, đạt 96%»: with nothing planned, a percentage of what it is part of. */
static void
check_of_whole (DrCheck *check,
                guint32  part)
{
  const DrAchievementRecord *record = dr_check_get_record (check, part);
  const DrExtrasRecord *extras = dr_check_get_extras (check, part);
  g_auto (Claim) claim = { NULL };

  guint32 whole = record->part_of != DR_NONE ? record->part_of : find_beside (check, part);

  if (!record->has_percent_of_target || whole == DR_NONE
      || g_array_index (check->data->targets, DrTargetRecord, record->target).has_planned
      || !dr_check_is_exact_count (check, part) || !dr_check_is_exact_count (check, whole)
      || !claim_init (&claim, check, part, &extras->percent_of_target, DR_NUMBER_ROLE_PERCENT))
    return;

  /* «120 giường, ngày sử dụng 31, đạt 60,9%»: days are no part of anything. */
  static const char * const day_words[] = { "ngày", "giờ", "tháng", NULL };
  DrStretch stretch = { 0 };
  dr_check_get_stretch (check, part, &stretch);
  gsize from = stretch.start;
  while (from > 0 && strchr (",;.:\n", check->text[from - 1]) == NULL)
    from--;
  g_auto (DrWording) lead = dr_check_fold (check, from, stretch.start);
  if (dr_wording_begins (&lead, day_words))
    return;

  /* «đạt 96% kế hoạch» says of what it is. */
  char sign = dr_check_sign_after (check, claim.end);
  if (sign != '\0' && strchr (".,;)\n", sign) == NULL)
    return;

  if (record->part_of == DR_NONE
      && (!is_slip (check, part, whole, &claim)
          || dr_check_is_said (check, dr_check_get_entry (check, claim.entry)->start, claim.end)))
    return;
  judge (check, part, whole, &claim);
}

static void
check_named (DrCheck *check,
             guint32  part)
{
  const DrAchievementRecord *record = dr_check_get_record (check, part);
  const DrExtrasRecord *extras = dr_check_get_extras (check, part);
  g_auto (Claim) claim = { NULL };

  if (!record->has_share || !dr_check_is_exact_count (check, part)
      || !claim_init (&claim, check, part, &extras->share, DR_NUMBER_ROLE_SHARE))
    return;

  guint32 whole = find_named (check, part, claim.end);
  /* The figure that it was read to be a part of has been tried. */
  if (whole == DR_NONE && record->part_of == DR_NONE)
    whole = find_in_bracket (check, part, claim.end);
  if (whole == DR_NONE && record->part_of == DR_NONE && !fits_before (check, part, &claim))
    whole = find_of_sibling (check, part, &claim);

  if (whole != DR_NONE)
    judge (check, part, whole, &claim);
}

void
dr_check_share_of (DrCheck *check,
                   guint32  part)
{
  if (check->text == NULL)
    return;
  check_of_whole (check, part);
  check_named (check, part);
}
