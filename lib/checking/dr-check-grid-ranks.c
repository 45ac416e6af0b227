/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «rank»: ranks of a table against the scores beside them.
 *
 * Whoever has more points stands before whoever has less. Where this holds for all rows but one, that one has the wrong rank,
 * or the wrong score. Ties of equal scores are ranked in whatever way; rows ranked by themselves in groups are left alone.
 */

#include "config.h"

#include "checking/dr-cells-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

#define RANKED_LEAST 4
#define RANKED_MOST 64

static const char * const rank_words[] = {
  "hạng", "xếp hạng", "thứ hạng", "vị thứ", "xếp thứ", "xếp vị thứ", "vị trí", "thứ tự xếp hạng", "hạng nhất", NULL
};
static const char * const score_words[] = {
  "điểm", "tổng điểm", "số điểm", "điểm số", "điểm thi đua", "điểm chấm", "điểm bình quân", "chỉ số", "kết quả chấm điểm", NULL
};

/* Who has more of the first stands before, whatever there is of the others. */
#define MEDALS 3

static const char * const medal_words[MEDALS][5] = {
  { "vàng", "hcv", "huy chương vàng", "số hcv", NULL },
  { "bạc", "hcb", "huy chương bạc", "số hcb", NULL },
  { "đồng", "hcđ", "huy chương đồng", "số hcđ", NULL },
};

typedef struct
{
  const DrCell *scores[MEDALS];
  guint         n_scores;
  const DrCell *rank;
  guint         place;
} Ranked;

/* «3», «Ba», «III»; 0 if a cell is no rank. */
static guint
read_place (const DrCheck *check,
            const DrCell  *cell)
{
  static const char * const words[][4] = {
    { "nhất", "i", NULL }, { "nhì", "hai", "ii", NULL }, { "ba", "iii", NULL }, { "tư", "bốn", "iv", NULL }, { "năm", "v", NULL },
    { "sáu", "vi", NULL }, { "bảy", "vii", NULL }, { "tám", "viii", NULL }, { "chín", "ix", NULL }, { "mười", "x", NULL },
  };

  if (cell->is_number)
    return cell->value.exponent == 0 && cell->value.coefficient > 0 && cell->value.coefficient < 1000
           ? (guint) cell->value.coefficient : 0;

  g_auto (DrWording) written = dr_check_fold (check, cell->start, cell->end);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dr_wording_is_only (&written, words[i]))
      return i + 1;

  return 0;
}

static gboolean
is_called (const DrCheck      *check,
           const DrCells      *cells,
           guint               column,
           const char * const *words)
{
  g_auto (DrWording) head = dr_cells_fold_head (check, cells, column);

  return dr_wording_begins (&head, words);
}

/* Of two columns of ranks nobody knows which is meant. */
static guint
find_ranks (const DrCheck *check,
            const DrCells *cells)
{
  guint found = cells->n_columns;

  for (guint column = 0; column < cells->n_columns; column++)
    {
      if (!is_called (check, cells, column, rank_words) || read_place (check, dr_cells_get (cells, 0, column)) == 0)
        continue;
      if (found < cells->n_columns)
        return cells->n_columns;
      found = column;
    }

  return found;
}

/* Whether the two stand the wrong way around, or share a rank without sharing a score. */
static int
compare_scores (const Ranked *one,
                const Ranked *other)
{
  int order = 0;

  for (guint i = 0; i < one->n_scores && order == 0; i++)
    order = dr_decimal_compare (&one->scores[i]->value, &other->scores[i]->value);

  return order;
}

static gboolean
are_wrong (const Ranked *one,
           const Ranked *other)
{
  int by_score = compare_scores (other, one);
  int by_rank = one->place < other->place ? -1 : one->place > other->place;

  return by_score != 0 && (by_rank == 0 || (by_score < 0) != (by_rank < 0));
}

/* The rows that stand wrong with @row alone, as far as anybody does: those that would be right without it. */
static guint
count_wrong (const Ranked *rows,
             guint         n,
             guint         left_out)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      count += i != left_out && j != left_out && are_wrong (&rows[i], &rows[j]);

  return count;
}

/* «92», «8 - 9 - 17». */
static char *
write_scores (const Ranked *self)
{
  GString *written = g_string_new (NULL);

  for (guint i = 0; i < self->n_scores; i++)
    {
      g_autofree char *score = dr_check_write_decimal (&self->scores[i]->value, "");

      g_string_append_printf (written, "%s%s", i > 0 ? " - " : "", score);
    }

  return g_string_free (written, FALSE);
}

static void
report (DrCheck      *check,
        const Ranked *wrong,
        const Ranked *other)
{
  const DrCell *cells[] = { wrong->rank, wrong->scores[0], other->rank, other->scores[0] };
  g_autofree char *score = write_scores (wrong);
  g_autofree char *other_score = write_scores (other);
  g_autofree char *stated = g_strdup_printf ("%u", wrong->place);
  int order = compare_scores (wrong, other);
  g_autofree char *arithmetic = g_strdup_printf ("%s %s %s (%u)", score, order > 0 ? ">" : "<", other_score, other->place);
  DrStretch source = { wrong->rank->start, wrong->rank->end, 0 };
  DrStretch places[3];
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .arithmetic = arithmetic };

  for (guint i = 0; i < 3; i++)
    places[i] = (DrStretch) { cells[i + 1]->start, cells[i + 1]->end, 0 };
  source = dr_stretch_join (source, places[0]);
  if (!dr_check_is_blamed (check, source.start, source.end))
    dr_check_say (check, DR_RULE_RANK_SCORE, &facts, source, places, 3);
}

static void
check_rows (DrCheck      *check,
            const Ranked *rows,
            guint         n)
{
  guint suspect = n;

  if (count_wrong (rows, n, n) == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (count_wrong (rows, n, i) == 0)
      suspect = i;
  if (suspect == n)
    return;
  /* All that is wrong is wrong with this row. Of two that were swapped each may be the one; the later is told, with the other
   * beside it. */
  guint other = 0;
  while (!are_wrong (&rows[suspect], &rows[other]))
    other++;
  report (check, &rows[suspect], &rows[other]);
}

/* The rows that have both a rank and all scores. */
static guint
gather (const DrCheck *check,
        const DrCells *cells,
        const guint   *scores,
        guint          n_scores,
        guint          rank,
        Ranked         rows[RANKED_MOST])
{
  guint n = 0;

  for (guint row = 0; row < cells->n_rows && n < RANKED_MOST; row++)
    {
      Ranked ranked = { .rank = dr_cells_get (cells, row, rank), .place = read_place (check, dr_cells_get (cells, row, rank)) };

      for (guint i = 0; i < n_scores; i++)
        if (dr_cells_get (cells, row, scores[i])->is_number)
          ranked.scores[ranked.n_scores++] = dr_cells_get (cells, row, scores[i]);
      if (ranked.place > 0 && ranked.n_scores == n_scores)
        rows[n++] = ranked;
    }

  return n;
}

/* The columns of gold, silver and bronze; FALSE if one of them is not there. */
static gboolean
find_medals (const DrCheck *check,
             const DrCells *cells,
             guint          columns[MEDALS])
{
  guint n = 0;

  for (guint column = 0; column < cells->n_columns && n < MEDALS; column++)
    {
      g_auto (DrWording) head = dr_cells_fold_head (check, cells, column);

      if (dr_wording_is_only (&head, medal_words[n]))
        columns[n++] = column;
    }

  return n == MEDALS;
}

void
dr_check_grid_ranks (DrCheck *check)
{
  GPtrArray *tables = dr_check_get_tables (check);

  for (guint i = 0; i < tables->len && dr_check_goes_on (check); i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);
      guint rank = find_ranks (check, cells);
      Ranked rows[RANKED_MOST], best[RANKED_MOST];
      guint n_best = 0;
      guint least = G_MAXUINT;
      guint medals[MEDALS];

      /* Of several scores the ranks go by the one that they go by best. */
      for (guint score = 0; rank < cells->n_columns && score < cells->n_columns; score++)
        {
          guint n = is_called (check, cells, score, score_words) ? gather (check, cells, &score, 1, rank, rows) : 0;

          if (n < RANKED_LEAST || count_wrong (rows, n, n) >= least)
            continue;
          least = count_wrong (rows, n, n);
          memcpy (best, rows, sizeof best);
          n_best = n;
        }
      if (n_best == 0 && rank < cells->n_columns && find_medals (check, cells, medals))
        n_best = gather (check, cells, medals, MEDALS, rank, best);
      if (n_best >= RANKED_LEAST)
        check_rows (check, best, n_best);
    }
}
