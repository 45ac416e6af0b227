/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-cells-private.h"
#include "checking/dr-check-explained-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* Wholes that are tried for a share, nearest first. */
#define WHOLES_MOST 16
/* Of so many figures at random one may make a share right by chance: one in 25 does «25%». */
#define CHANCE_LEAST 16
/* Figures between the level at first and the one at last. */
#define FLOWS_MOST 6

/* The figure that a finding is about to blame: the last one in its stretch, or in its sentence, of that value. */
static gboolean
find_stated (const DrCheck     *check,
             const GArray      *mentions,
             const DrRuleFacts *facts,
             DrStretch          stretch,
             guint             *at)
{
  DrDecimal value = { 0, 0 };
  gboolean is_found = FALSE;

  dr_decimal_parse (facts->stated, -1, &value); /* each of these rules tells the figure that it blames */

  for (guint i = 0; i < mentions->len; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->start >= stretch.end)
        break;
      if (mention->start >= stretch.start && dr_decimal_compare (&mention->value, &value) == 0)
        {
          *at = i;
          is_found = TRUE;
        }
    }

  return is_found;
}

/* --- shares --- */

/* How many figures one has to try for one of them to make the share right by chance: the further digits, the more. */
static gint64
count_chances (const DrMention *share)
{
  DrDecimal step = { 1, dr_decimal_get_step (&share->value) };
  gint64 n = 0;

  for (DrDecimal reached = step; n < WHOLES_MOST * CHANCE_LEAST && dr_decimal_compare (&reached, &share->value) < 0; n++)
    reached = dr_small_add (reached, step);

  return n;
}

/* «giáo viên 61 … trong giáo viên có 17 thạc sĩ, chiếm 27,9%»: whether a figure of the line before is the whole of it. */
static gboolean
is_share_of_another (const DrCheck *check,
                     const GArray  *mentions,
                     guint          at,
                     DrStretch      stretch)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, stretch.start);
  gint64 n_most = MIN (count_chances (share) / CHANCE_LEAST, WHOLES_MOST);
  guint part_at = at;

  while (part_at > 0 && dr_mentions_get (mentions, part_at - 1)->is_percent)
    part_at--;
  if (!share->is_percent || part_at == 0 || dr_mentions_get (mentions, part_at - 1)->start < dr_check_sentence_start (check, share->start))
    return FALSE;

  const DrMention *part = dr_mentions_get (mentions, --part_at);
  gint64 n = 0;
  for (guint i = part_at; i > 0 && n < n_most && dr_mentions_get (mentions, i - 1)->start >= line; i--)
    {
      const DrMention *whole = dr_mentions_get (mentions, i - 1);

      if (whole->is_percent || !dr_mention_is_alike (part, whole) || dr_decimal_compare (&whole->value, &part->value) <= 0)
        continue;
      n++;
      if (dr_mention_is_share_of (part, whole, share))
        return TRUE;
    }

  return FALSE;
}

/* --- totals --- */

/* Whether the rows above one of a table, those that are items, add up to it. */
static gboolean
is_column_total (DrCheck         *check,
                 const DrMention *total)
{
  GPtrArray *tables = dr_check_get_tables (check);

  for (guint i = 0; i < tables->len; i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);
      guint where = 0;

      if (total->start < cells->start || total->start >= cells->end)
        continue;
      /* The last one ends where the table does. */
      while (g_array_index (cells->cells, DrCell, where).end <= total->start)
        where++;

      DrDecimal sum = { 0, 0 };
      guint n = 0;
      for (guint row = 0; row < where / cells->n_columns; row++)
        {
          const DrCell *cell = dr_cells_get (cells, row, where % cells->n_columns);

          if (cells->kinds[row] == DR_ROW_ITEM && cell->is_number)
            {
              sum = dr_small_add (sum, cell->value);
              n++;
            }
        }

      return n > 1 && dr_decimal_compare (&sum, &g_array_index (cells->cells, DrCell, where).value) == 0;
    }

  return FALSE;
}

/* --- changes --- */

/* What is neither a level nor what moves one: «đạt 114% chỉ tiêu (600 hội viên)». */
static gboolean
is_passed_over (const DrMention *mention)
{
  return mention->is_percent || mention->role == DR_NUMBER_ROLE_TARGET;
}

/* Whether what came and what went, all of it, leads from one level to another, the change @at in the way its words say. */
static gboolean
lead_from_to (const GArray *mentions,
              guint         at,
              gboolean      is_down,
              guint         next,
              guint         last,
              DrDecimal     reached)
{
  const DrMention *mention = dr_mentions_get (mentions, next);

  if (next == last)
    return dr_decimal_compare (&reached, &mention->value) == 0;
  if (is_passed_over (mention))
    return lead_from_to (mentions, at, is_down, next + 1, last, reached);

  return ((next != at || !is_down)
          && lead_from_to (mentions, at, is_down, next + 1, last, dr_small_add (reached, mention->value)))
         || ((next != at || is_down)
             && lead_from_to (mentions, at, is_down, next + 1, last, dr_small_subtract (reached, mention->value)));
}

/* How many figures between two move what they count; 0 where one of them is another thing. */
static guint
count_flows (const GArray *mentions,
             guint         first,
             guint         last)
{
  const DrMention *level = dr_mentions_get (mentions, first);
  guint n = 0;

  for (guint i = first; i <= last; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (i > first && i < last && is_passed_over (mention))
        continue;
      if (is_passed_over (mention) || !dr_mention_is_alike (level, mention))
        return 0;
      n++;
    }

  return n - 2;
}

/* «có 17.100 hội viên, kết nạp 684, giảm 149, hiện còn 17.635»: whether a change is one of several between two levels. */
static gboolean
is_one_of_several (const DrCheck *check,
                   const GArray  *mentions,
                   guint          at)
{
  static const char * const against_words[] = { "so", "cùng kỳ", "năm trước", "kỳ trước", "năm ngoái", NULL };
  static const char * const down_words[] = { "giảm", "bớt", "hụt", "chuyển đi", NULL };
  const DrMention *change = dr_mentions_get (mentions, at);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) tail = dr_check_fold (check, change->end, at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1)->start : change->end);
  gboolean is_down = dr_wording_has (&lead, down_words);
  gsize start = dr_check_sentence_start (check, change->start);
  gsize end = dr_check_sentence_end (check, change->start);

  if (dr_wording_has (&lead, against_words) || dr_wording_has (&tail, against_words))
    return FALSE;

  for (guint first = at; first > 0 && dr_mentions_get (mentions, first - 1)->start >= start; first--)
    for (guint last = at + 1; last < mentions->len && last - first < FLOWS_MOST && dr_mentions_get (mentions, last)->start < end; last++)
      {
        const DrMention *level = dr_mentions_get (mentions, first - 1);
        guint n_flows = count_flows (mentions, first - 1, last);

        if (n_flows > 1 && dr_decimal_compare (&level->value, &change->value) > 0
            && lead_from_to (mentions, at, is_down, first, last, level->value))
          return TRUE;
      }

  return FALSE;
}

gboolean
dr_check_is_explained (DrCheck           *check,
                       DrRule             rule,
                       const DrRuleFacts *facts,
                       DrStretch          stretch)
{
  gboolean is_share = rule == DR_RULE_SHARE_WRONG || rule == DR_RULE_SHARE_LOOSE || rule == DR_RULE_DIFFERENCE_WRONG;
  gboolean is_total = rule == DR_RULE_PARTITION_WRONG || rule == DR_RULE_PARTITION_UNLIKE || rule == DR_RULE_PARTITION_OVER
                      || rule == DR_RULE_PARTITION_CLOSING;
  gboolean is_change = rule == DR_RULE_CHANGE_WRONG || rule == DR_RULE_CHANGE_LOOSE || rule == DR_RULE_CHANGE_DIRECTION;
  const GArray *mentions = is_share || is_total || is_change ? dr_check_get_mentions (check) : NULL;
  guint at = 0;

  if (mentions == NULL || !find_stated (check, mentions, facts, stretch, &at))
    return FALSE;

  return is_share ? is_share_of_another (check, mentions, at, stretch)
         : is_total ? is_column_total (check, dr_mentions_get (mentions, at))
         : is_one_of_several (check, mentions, at);
}
