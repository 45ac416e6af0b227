/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: a list of figures with their shares, which are of what the figures make together.
 *
 * «hộ khá 268 (65%), trung bình 129 (31,3%), nghèo 15 (4,6%)»: the first two are shares of 412, which nobody needs to state, and
 * the third is 3,6 %. A column of shares beside a column of figures is read the same way.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-cells-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures of a list in a sentence; a column has as many as its table has rows. */
#define LIST_MOST 24
/* A share stands no further behind its figure, and the next figure no further behind that. */
#define SHARE_MOST 64
#define GAP_MOST 120
/* Figures before a list that are tried for its whole. */
#define BEFORE_MOST 64

/* A figure with its share, wherever they stand. */
typedef struct
{
  DrDecimal value;
  DrDecimal share;
  DrStretch part;
  DrStretch place;      /* of the share */
} Item;

typedef struct
{
  Item       *items;
  guint       n;
  const char *measure;  /* of the figures, or "" */
} List;

static const char * const other_words[] = {
  "tăng", "giảm", "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự toán", "vượt", NULL
};
/* What says that a figure of the list is no part of all. */
static const char * const loose_words[] = { "trong đó", "riêng", "tổng", "tổng số", NULL };

/* Whether a share is that of its figure in @whole: rounded, or cut off. */
static gboolean
fits (const Item *self,
      DrDecimal   whole)
{
  guint digits = dr_decimal_get_n_decimals (&self->share);
  DrDecimal rounded = dr_small_percent (self->value, whole, digits, TRUE);
  DrDecimal cut = dr_small_percent (self->value, whole, digits, FALSE);

  return dr_decimal_compare (&rounded, &self->share) == 0 || dr_decimal_compare (&cut, &self->share) == 0;
}

static DrDecimal
add_up (const List *list)
{
  DrDecimal sum = { 0, 0 };

  for (guint i = 0; i < list->n; i++)
    sum = dr_small_add (sum, list->items[i].value);

  return sum;
}

/* Whether every share but one is that of its figure in @whole, rounded: what was cut off fits too easily to tell of a whole. */
static gboolean
are_rounded (const List *list,
             const Item *odd,
             DrDecimal   whole)
{
  for (guint i = 0; i < list->n; i++)
    {
      const Item *item = &list->items[i];
      DrDecimal rounded = dr_small_percent (item->value, whole, dr_decimal_get_n_decimals (&item->share), TRUE);

      if (item != odd && dr_decimal_compare (&rounded, &item->share) != 0)
        return FALSE;
    }

  return TRUE;
}

/* How many shares are none of @whole; the last of them in @odd. */
static guint
count_odd (const List  *list,
           DrDecimal    whole,
           const Item **odd)
{
  guint n = 0;

  for (guint i = 0; i < list->n; i++)
    if (!fits (&list->items[i], whole))
      {
        *odd = &list->items[i];
        n++;
      }

  return n;
}

/* «742 (78,8%), 168 (17,8%), …» of 942, which stand before: then it is a figure of the list that is wrong. */
static gboolean
fit_another (DrCheck      *check,
             const GArray *mentions,
             guint         first,
             const List   *list)
{
  for (guint i = first; i-- > 0 && first - i <= BEFORE_MOST;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);
      const Item *odd;

      *check->work += 1;
      if (!whole->is_percent && whole->value.coefficient > 0 && count_odd (list, whole->value, &odd) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean is_claimed (const DrCheck *check, const GArray *mentions, guint first, const List *list);

/* @mentions are those of the text, of which the list begins with the one at @first; a column begins with none. */
static void
judge (DrCheck      *check,
       const GArray *mentions,
       guint         first,
       const List   *list)
{
  DrDecimal whole = add_up (list);
  const Item *odd = NULL;

  if (list->n < 3 || whole.coefficient <= 0 || !dr_small_is (&whole) || count_odd (list, whole, &odd) != 1
      || !are_rounded (list, odd, whole)
      || (first < mentions->len && (fit_another (check, mentions, first, list) || !is_claimed (check, mentions, first, list)))
      || dr_check_has_finding (check, odd->place.start, odd->place.end)
      || dr_check_is_blamed (check, odd->part.start, odd->part.end))
    return;

  guint digits = dr_decimal_get_n_decimals (&odd->share);
  DrDecimal right = dr_small_percent (odd->value, whole, digits, TRUE);
  g_autofree char *stated = dr_decimal_to_string (&odd->share);
  g_autofree char *expected = dr_decimal_to_string (&right);
  g_autofree char *stated_words = dr_check_write_decimal (&odd->share, "%");
  g_autofree char *part_words = dr_check_write_decimal (&odd->value, list->measure);
  g_autofree char *whole_words = dr_check_write_decimal (&whole, list->measure);
  g_autofree char *right_words = dr_check_write_decimal (&right, "%");
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part_words, whole_words, right_words);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, dr_stretch_join (odd->part, odd->place), NULL, 0);
}

/* --- in a sentence --- */

/* The figure and its share that begin with a mention, as far as signs tell: «trung bình 129 (31,3%)», «741 phiếu, chiếm 52%». */
static gboolean
read_item (const GArray *mentions,
           guint         at,
           Item         *item)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  const DrMention *share = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;

  if (share == NULL || !dr_mention_is_summand (part) || !share->is_percent || share->hedge != DR_HEDGE_EXACT
      || share->start - part->end > SHARE_MOST)
    return FALSE;
  *item = (Item) { part->value, share->value, { part->start, part->end, 0 }, { share->start, share->end, 0 } };

  return TRUE;
}

/* The list that begins with a mention; there is room for LIST_MOST items. */
static void
read_list (const DrCheck *check,
           const GArray  *mentions,
           guint          first,
           List          *list)
{
  list->n = 0;
  list->measure = dr_mentions_get (mentions, first)->measure != NULL ? dr_mentions_get (mentions, first)->measure : "";
  for (guint at = first; list->n < LIST_MOST && at < mentions->len && read_item (mentions, at, &list->items[list->n]); at += 2)
    {
      if (list->n > 0)
        {
          const DrMention *part = dr_mentions_get (mentions, at);
          gsize before = list->items[list->n - 1].place.end;

          if (part->start - before > GAP_MOST || part->start > dr_check_sentence_end (check, before)
              || !dr_mention_is_alike (part, dr_mentions_get (mentions, first))
              || dr_check_has_sign (check, before, part->start, ":"))
            break;
        }
      list->n++;
    }
}

/* Whether the words claim each percentage for the figure before it, and none of the figures is of something else. */
static gboolean
is_claimed (const DrCheck *check,
            const GArray  *mentions,
            guint          first,
            const List    *list)
{
  for (guint i = 0; i < list->n; i++)
    {
      const Item *item = &list->items[i];
      g_auto (DrWording) between = dr_check_fold (check, item->part.end, item->place.start);
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, first + 2 * i);
      g_auto (DrWording) behind = dr_check_fold (check, item->place.end, dr_sum_find_tail (check, item->place.end));

      if (!(dr_wording_ends (&between, dr_share_words) || dr_check_sign_before (check, item->place.start) == '(')
          || dr_wording_has (&between, other_words) || dr_wording_has (&lead, other_words) || dr_wording_begins (&behind, other_words)
          || (i > 0 && dr_wording_has (&lead, loose_words)))
        return FALSE;
    }

  return TRUE;
}

/* --- in a table --- */

/* Whether all figures of a column have a sign of per cent, or its head says so. */
static gboolean
has_shares (const DrCheck *check,
            const DrCells *cells,
            guint          column)
{
  guint n = 0, n_signs = 0;

  for (guint row = 0; row < cells->n_rows; row++)
    {
      n += dr_cells_get (cells, row, column)->is_number;
      n_signs += dr_cells_get (cells, row, column)->is_number && dr_cells_get (cells, row, column)->is_percent;
    }

  return n >= 3 && (n_signs == n || dr_cells_is_percentage (check, cells, column));
}

/* FALSE if a row adds up, or says less of one, or has another kind of figure. */
static gboolean
read_columns (const DrCells *cells,
              guint          figures,
              guint          shares,
              List          *list)
{
  list->n = 0;
  list->measure = "";
  for (guint row = 0; row < cells->n_rows; row++)
    {
      const DrCell *figure = dr_cells_get (cells, row, figures);
      const DrCell *share = dr_cells_get (cells, row, shares);

      /* Of a total that is stated, the rows are asked together. */
      if (cells->kinds[row] == DR_ROW_TOTAL)
        return FALSE;
      /* «Giỏi, khá, trung bình, yếu»: here it is a grade, and if it is none, the shares will not fit. */
      if ((cells->kinds[row] != DR_ROW_ITEM && cells->kinds[row] != DR_ROW_MEAN) || !figure->is_number || !share->is_number || figure->is_percent
          || figure->value.coefficient < 0 || share->value.coefficient < 0)
        return FALSE;
      list->items[list->n++] = (Item) { figure->value, share->value, { figure->start, figure->end, 0 },
                                        { share->start, share->end, 0 } };
    }

  return TRUE;
}

static void
check_table (DrCheck       *check,
             const GArray  *mentions,
             const DrCells *cells)
{
  Item items[DR_CELLS_MOST_ROWS];

  for (guint shares = 1; shares < cells->n_columns && dr_check_goes_on (check); shares++)
    {
      if (!has_shares (check, cells, shares))
        continue;
      for (guint figures = 0; figures < shares; figures++)
        {
          List list = { .items = items };

          *check->work += cells->n_rows;
          if (read_columns (cells, figures, shares, &list))
            judge (check, mentions, mentions->len, &list);
        }
    }
}

void
dr_check_share_list (DrCheck *check)
{
  GPtrArray *tables = dr_check_get_tables (check);
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check);)
    {
      Item items[LIST_MOST];
      List list = { .items = items };

      read_list (check, mentions, i, &list);
      judge (check, mentions, i, &list);
      i += MAX (1, 2 * list.n);
    }
  for (guint i = 0; i < tables->len && dr_check_goes_on (check); i++)
    check_table (check, mentions, g_ptr_array_index (tables, i));
}
