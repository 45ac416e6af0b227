/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: several figures, their changes and the figures before, in one order.
 *
 * «12 vụ, 31 bị can, tăng 3 vụ, 8 bị can so với cùng kỳ (9 vụ, 23 bị can)»; «9 vụ, 21 đối tượng (cùng kỳ 6 vụ, 14 đối tượng),
 * tăng 3 vụ, 7 đối tượng». A word of direction is said once for those behind it. What belongs together is told by the
 * order and by the nouns, whatever the reader took each for.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Bytes behind a figure that its noun is looked for in. */
#define NOUN_MOST 32
/* Figures of one kind in a row, and figures of a sentence. */
#define ROW_MOST 6
#define SENTENCE_MOST 48

static const char * const up_words[] = { "tăng", "tăng thêm", "nhiều hơn", "cao hơn", NULL };
static const char * const down_words[] = { "giảm", "giảm đi", "ít hơn", "thấp hơn", NULL };
static const char * const earlier_words[] = {
  "so với", "so", "cùng kỳ", "ck", "năm trước", "quý trước", "tháng trước", "kỳ trước", "đầu năm", "năm học trước", NULL
};

/* The figures of one sentence that are no percentages, and where each row of them begins. */
typedef struct
{
  guint at[SENTENCE_MOST];
  guint n;
  guint now;
  guint change;
  guint earlier;
  guint n_each;
} Rows;

/* The words between a figure of a sentence, but its first one, and the one before. */
static DrWording
fold_lead (const DrCheck *check,
           const GArray  *mentions,
           const Rows    *rows,
           guint          index)
{
  return dr_check_fold (check, dr_mentions_get (mentions, rows->at[index - 1])->end,
                        dr_mentions_get (mentions, rows->at[index])->start);
}

/* The word of direction straight before a figure. */
static gboolean
get_direction (const DrWording *lead,
               DrDirection     *direction)
{
  *direction = dr_wording_ends (lead, up_words) ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;

  return *direction == DR_DIRECTION_UP || dr_wording_ends (lead, down_words);
}

static DrWording
fold_noun (const DrCheck   *check,
           const DrMention *mention)
{
  gsize end = MIN (dr_sum_find_tail (check, mention->end), mention->end + NOUN_MOST);

  return dr_check_fold (check, mention->end, end);
}

/* Whether the nouns behind two figures begin alike: «người chết», «người». */
static gboolean
are_of_one_noun (const DrCheck   *check,
                 const DrMention *one,
                 const DrMention *other)
{
  g_auto (DrWording) first = fold_noun (check, one);
  g_auto (DrWording) second = fold_noun (check, other);
  const char *end = strchr (first.folded + 1, ' ');

  return end != NULL && strncmp (first.folded, second.folded, end + 1 - first.folded) == 0;
}

static gboolean
is_count (const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_EXACT && mention->value.exponent == 0 && !mention->has_magnitude && !mention->is_cell;
}

/* Whether the three rows have their nouns in one order. */
static gboolean
are_rows (const DrCheck *check,
          const GArray  *mentions,
          const Rows    *rows)
{
  for (guint i = 0; i < rows->n_each; i++)
    {
      const DrMention *now = dr_mentions_get (mentions, rows->at[rows->now + i]);
      const DrMention *change = dr_mentions_get (mentions, rows->at[rows->change + i]);
      const DrMention *earlier = dr_mentions_get (mentions, rows->at[rows->earlier + i]);

      *check->work += 1;
      if (!is_count (now) || !is_count (change) || !is_count (earlier) || !are_of_one_noun (check, now, change)
          || !are_of_one_noun (check, now, earlier))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_in_row (guint index,
           guint first,
           guint n)
{
  return index >= first && index < first + n;
}

/* Whether any figure of the sentence that counts the same has so moved. */
static gboolean
is_right (const DrCheck   *check,
          const GArray    *mentions,
          const Rows      *rows,
          const DrMention *earlier,
          const DrMention *change,
          DrDirection      direction)
{
  DrDecimal later = direction == DR_DIRECTION_UP ? dr_small_add (earlier->value, change->value)
                                                 : dr_small_subtract (earlier->value, change->value);

  for (guint i = 0; i < rows->n; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, rows->at[i]);

      *check->work += 1;
      if (!is_in_row (i, rows->earlier, rows->n_each) && !is_in_row (i, rows->change, rows->n_each)
          && dr_decimal_compare (&mention->value, &later) == 0 && are_of_one_noun (check, earlier, mention))
        return TRUE;
    }

  return FALSE;
}

static void
report (DrCheck         *check,
        const DrMention *now,
        const DrMention *change,
        const DrMention *earlier,
        DrDirection      direction)
{
  DrDecimal moved = dr_small_subtract (now->value, earlier->value);
  g_autofree char *now_words = dr_check_write_decimal (&now->value, "");
  g_autofree char *earlier_written = dr_check_write_decimal (&earlier->value, "");
  g_autofree char *result = dr_check_write_decimal (&moved, "");
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", now_words, earlier_written, result);
  g_autofree char *stated = dr_decimal_to_string (&change->value);
  g_autofree char *stated_words = dr_check_write_decimal (&change->value, "");
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch places[] = { { earlier->start, earlier->end, 0 }, { now->start, now->end, 0 } };

  if (!dr_check_has_finding (check, change->start, change->end))
    dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, (DrStretch) { change->start, change->end, 0 }, places, 2);
}

static void
check_rows (DrCheck      *check,
            const GArray *mentions,
            const Rows   *rows)
{
  DrDirection direction = DR_DIRECTION_UP;

  if (!are_rows (check, mentions, rows))
    return;
  for (guint i = 0; i < rows->n_each; i++)
    {
      const DrMention *now = dr_mentions_get (mentions, rows->at[rows->now + i]);
      const DrMention *change = dr_mentions_get (mentions, rows->at[rows->change + i]);
      const DrMention *earlier = dr_mentions_get (mentions, rows->at[rows->earlier + i]);
      g_auto (DrWording) lead = fold_lead (check, mentions, rows, rows->change + i);
      DrDirection own;

      if (get_direction (&lead, &own))
        direction = own;
      if (!is_right (check, mentions, rows, earlier, change, direction))
        report (check, now, change, earlier, direction);
    }
}

/* How many figures from @first on run on without a word of direction, in one bracket if @is_bracket. */
static guint
count_row (const DrCheck *check,
           const GArray  *mentions,
           const Rows    *rows,
           guint          first,
           gboolean       is_bracket)
{
  guint n = 1;

  for (; first + n < rows->n && n < ROW_MOST; n++)
    {
      const DrMention *before = dr_mentions_get (mentions, rows->at[first + n - 1]);
      const DrMention *mention = dr_mentions_get (mentions, rows->at[first + n]);
      g_auto (DrWording) lead = fold_lead (check, mentions, rows, first + n);

      if (dr_wording_has (&lead, up_words) || dr_wording_has (&lead, down_words)
          || dr_check_has_sign (check, before->end, mention->start, is_bracket ? "();" : ";"))
        break;
    }

  return n;
}

/* The row of changes that ends before @end: it begins with a word of direction, and others may have their own. */
static gboolean
find_changes (const DrCheck *check,
              const GArray  *mentions,
              const Rows    *rows,
              guint          end,
              guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto (DrWording) lead = fold_lead (check, mentions, rows, end - n + i);
      DrDirection direction;
      gboolean has_word = get_direction (&lead, &direction);

      if (i == 0 ? !has_word : !has_word && (dr_wording_has (&lead, up_words) || dr_wording_has (&lead, down_words)))
        return FALSE;
    }

  return TRUE;
}

static void
check_sentence (DrCheck      *check,
                const GArray *mentions,
                Rows         *rows)
{
  /* Three rows of two at least: now, by how much, before. */
  for (guint i = 1; rows->n >= 6 && i < rows->n; i++)
    {
      const DrMention *first = dr_mentions_get (mentions, rows->at[i]);
      const DrMention *before = dr_mentions_get (mentions, rows->at[i - 1]);
      g_auto (DrWording) lead = fold_lead (check, mentions, rows, i);
      DrDirection direction;

      gboolean is_bracket = dr_check_has_sign (check, before->end, first->start, "(");
      /* Without a bracket what was before is named straight before it. */
      if (!(is_bracket || dr_check_sign_before (check, first->start) == ':' ? dr_wording_has (&lead, earlier_words)
                                                                            : dr_wording_ends (&lead, earlier_words))
          || get_direction (&lead, &direction) || dr_check_has_sign (check, before->end, first->start, ";"))
        continue;

      rows->n_each = count_row (check, mentions, rows, i, is_bracket);
      rows->earlier = i;
      if (rows->n_each < 2 || i < rows->n_each)
        continue;
      /* «…, tăng 3 vụ, 8 bị can so với cùng kỳ (9 vụ, 23 bị can)» */
      if (i >= 2 * rows->n_each && find_changes (check, mentions, rows, i, rows->n_each))
        {
          rows->change = i - rows->n_each;
          rows->now = i - 2 * rows->n_each;
          check_rows (check, mentions, rows);
        }
      /* «… (cùng kỳ 6 vụ, 14 đối tượng), tăng 3 vụ, 7 đối tượng» */
      else if (i + 2 * rows->n_each <= rows->n
               && find_changes (check, mentions, rows, i + 2 * rows->n_each, rows->n_each))
        {
          rows->change = i + rows->n_each;
          rows->now = i - rows->n_each;
          check_rows (check, mentions, rows);
        }
    }
}

void
dr_check_change_rows (DrCheck      *check,
                      const GArray *mentions)
{
  Rows rows = { .n = 0 };
  gsize end = 0;

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->start >= end)
        {
          check_sentence (check, mentions, &rows);
          rows.n = 0;
          end = dr_check_sentence_end (check, mention->start);
        }
      if (!mention->is_percent && rows.n < SENTENCE_MOST)
        rows.at[rows.n++] = i;
    }
  check_sentence (check, mentions, &rows);
}
