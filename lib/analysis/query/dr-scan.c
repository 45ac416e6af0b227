/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-scan-private.h"
#include "analysis/query/dr-scan-share-private.h"
#include "base/dr-error-private.h"
#include "base/dr-workers-private.h"

/* Rows whose cells are asked for from memory before they are needed. */
#define BATCH_ROWS (8 * DR_WORD_ROWS)
/* Cells up to here stay in the nearest caches: each thread has its own, and nothing is fetched ahead. */
#define NEAR_BYTES ((gsize) 256 << 10)
/* Where fewer rows of a block count than one in so many, memory does not see the next one coming. */
#define THIN_ROWS 6
/* Where most rows are of the unit of the row before, as reports come, cells lie side by side as rows do: of every fourth
 * of those so far ahead the cell is sent for. So many rows tell whether it is so. */
#define ROWS_AHEAD 128
#define CACHE_LINE 64
#define ROWS_A_LINE 4
#define SAMPLE_ROWS 512
/* Figures follow each other in memory, which a processor foresees, but not beyond the end of a page. */
#define FIGURES_AHEAD 448
#define FIGURES_A_LINE (CACHE_LINE / sizeof (gint64))

/* A row on its way to its cell. */
typedef struct
{
  guint32 row;      /* in the block; above it what the row has */
  gint32  cell;
} Arrival;

#define HAS_ACTUAL ((guint32) 1 << 30)
#define HAS_PLANNED ((guint32) 1 << 31)
#define ROW_MASK (HAS_ACTUAL - 1)

void
dr_grouping_clear (DrGrouping *self)
{
  g_clear_pointer (&self->code, g_free);
}

/* What all threads read, and the little they share. */
typedef struct
{
  const DrScan *scan;
  DrWanted      wanted[DR_N_DIMENSIONS];
  DrScanShares  shares;
  gint64        stride[DR_N_DIMENSIONS];
  gint32       *date;                    /* (owned) (nullable) of each period, for accumulators */
  gint          next_block;              /* (atomic) where all fill one share, */
  gint          next_share;              /* (atomic) or where there are several */
  gint          stop;                    /* (atomic) */
  GCancellable *cancellable;
} Shared;

/* One thread's share. */
typedef struct
{
  Shared       *shared;
  DrCells      *cells;
  const DrScanShare *share;
  gboolean      is_far;
  gboolean      is_thin;                 /* few rows of the block count */
  gboolean      is_clustered;            /* rows of one unit come one after another */
  gboolean      overflows;
  GError       *error;
  guint64      *rows;                    /* (owned) bits for the rows of the block that may count, */
  guint64      *actuals;                 /* (owned) for those that have an actual, */
  guint64      *planned;                 /* (owned) and for those that have a planned figure */
} Worker;

static void
shared_clear (Shared *shared)
{
  dr_scan_shares_clear (&shared->shares);
  g_free (shared->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, shared_clear)

/* The figures of one row, as far as it has any. */
typedef struct
{
  gint64   actual;
  gint64   planned;
  gboolean has_actual;
  gboolean has_planned;
} Figures;

/* Adds one row; false where a sum does not fit. What is kept is known when this is compiled. */
static inline __attribute__ ((always_inline)) gboolean
add_figures (DrCellsKind    kind,
             gpointer       at,
             const Figures *row)
{
  gboolean fits = TRUE;

  switch (kind)
    {
    case DR_CELLS_ACTUAL:
      {
        DrActualCell *cell = at;
        gint64 sum = cell->actual == 0 ? 0 : (gint64) (cell->actual ^ DR_SUM_BIAS);

        fits = !__builtin_add_overflow (sum, row->actual, &sum);
        cell->actual = (guint64) sum ^ DR_SUM_BIAS;
        return fits & (cell->actual != 0);
      }
    case DR_CELLS_PAIR:
      {
        DrPairCell *cell = at;
        gint64 sum = cell->actual == 0 ? 0 : (gint64) (cell->actual ^ DR_SUM_BIAS);

        fits = !__builtin_add_overflow (sum, row->actual, &sum);
        fits &= !__builtin_add_overflow (cell->planned, row->planned, &cell->planned);
        cell->actual = (guint64) sum ^ DR_SUM_BIAS;
        return fits & (cell->actual != 0);
      }
    case DR_CELLS_PAIR_COUNT:
      {
        DrPairCountCell *cell = at;

        fits = !__builtin_add_overflow (cell->actual, row->actual, &cell->actual);
        fits &= !__builtin_add_overflow (cell->planned, row->planned, &cell->planned);
        cell->n_pairs++;
        return fits;
      }
    case DR_CELLS_BOTH:
      {
        DrBothCell *cell = at;

        fits = !__builtin_add_overflow (cell->actual, row->actual & -(gint64) row->has_actual, &cell->actual);
        fits &= !__builtin_add_overflow (cell->planned, row->planned & -(gint64) row->has_planned, &cell->planned);
        /* Both numbers at once; fewer than 2^31 rows meet in a cell, as is made sure before. */
        cell->counts = (cell->counts + ((guint64) row->has_planned << 32 | (guint64) row->has_actual)) | DR_ROW_SEEN;
        return fits;
      }
    case DR_CELLS_NARROW:
      {
        DrNarrowCell *cell = at;

        cell->n_rows++;
        if (row->has_actual)
          {
            cell->n_actual++;
            fits = !__builtin_add_overflow (cell->actual, row->actual, &cell->actual);
          }
        if (row->has_planned)
          {
            cell->n_planned++;
            fits &= !__builtin_add_overflow (cell->planned, row->planned, &cell->planned);
          }
        if (row->has_actual && row->has_planned)
          {
            cell->n_pairs++;
            fits &= !__builtin_add_overflow (cell->pair_actual, row->actual, &cell->pair_actual);
            fits &= !__builtin_add_overflow (cell->pair_planned, row->planned, &cell->pair_planned);
          }
        return fits;
      }
    case DR_CELLS_WIDE:
      {
        /* What is there already may be of rows that were not narrow. */
        DrWideCell *wide = at;
        DrCell *cell = &wide->cell;

        cell->n_rows++;
        if (row->has_actual)
          {
            cell->n_actual++;
            dr_wrapping_sum_add (&cell->actual, &wide->wraps[DR_CELL_ACTUAL], row->actual);
          }
        if (row->has_planned)
          {
            cell->n_planned++;
            dr_wrapping_sum_add (&cell->planned, &wide->wraps[DR_CELL_PLANNED], row->planned);
          }
        if (row->has_actual && row->has_planned)
          {
            cell->n_pairs++;
            dr_wrapping_sum_add (&cell->pair_actual, &wide->wraps[DR_CELL_PAIR_ACTUAL], row->actual);
            dr_wrapping_sum_add (&cell->pair_planned, &wide->wraps[DR_CELL_PAIR_PLANNED], row->planned);
          }
        return TRUE;
      }
    case DR_CELLS_ACCUMULATOR:
    default:
      g_assert_not_reached ();
    }
}

static dr_int128
get_wide (const DrFactColumn *column,
          gsize               row)
{
  return column->wide != NULL ? column->wide[row] : column->narrow[row];
}

/* Whether a figure that @is_there is one of a pair: with the @other of its row, or with those of other rows. */
static inline gboolean
is_paired (const DrFactBlock *block,
           gsize              row,
           gboolean           is_there,
           gboolean           other,
           DrPairing          pairing)
{
  return is_there && (other || (block->pairing != NULL && (block->pairing[row] & pairing) != 0));
}

/* Adds one row whose figures may need 128 bits; false where one of them, multiplied, does not fit. */
static gboolean
add_wide_row (DrWideCell        *wide,
              const DrFactBlock *block,
              gsize              row,
              dr_int128          multiplier,
              gboolean           has_actual,
              gboolean           has_planned)
{
  gboolean is_actual_paired = is_paired (block, row, has_actual, has_planned, DR_PAIRED_ACTUAL);
  gboolean is_planned_paired = is_paired (block, row, has_planned, has_actual, DR_PAIRED_PLANNED);
  DrCell *cell = &wide->cell;
  dr_int128 actual = 0;
  dr_int128 planned = 0;

  if ((has_actual && __builtin_mul_overflow (get_wide (&block->actual, row), multiplier, &actual)) ||
      (has_planned && __builtin_mul_overflow (get_wide (&block->planned, row), multiplier, &planned)))
    return FALSE;

  cell->n_rows++;
  cell->n_actual += has_actual;
  cell->n_planned += has_planned;
  cell->n_pairs += is_actual_paired;
  dr_wrapping_sum_add (&cell->actual, &wide->wraps[DR_CELL_ACTUAL], actual);
  dr_wrapping_sum_add (&cell->planned, &wide->wraps[DR_CELL_PLANNED], planned);
  dr_wrapping_sum_add (&cell->pair_actual, &wide->wraps[DR_CELL_PAIR_ACTUAL], is_actual_paired ? actual : 0);
  dr_wrapping_sum_add (&cell->pair_planned, &wide->wraps[DR_CELL_PAIR_PLANNED], is_planned_paired ? planned : 0);

  return TRUE;
}

/* Adds one row with all that is known of it; false as above. */
static gboolean
add_term (const Shared      *shared,
          DrAccumulatorCell *cell,
          const DrFactBlock *block,
          gsize              row,
          gboolean           has_actual,
          gboolean           has_planned)
{
  const DrDataset *dataset = shared->scan->dataset;
  gint32 indicator = block->indicator[row];
  dr_int128 multiplier = shared->scan->multiplier == NULL ? 1 : shared->scan->multiplier[indicator];

  if (cell->sums.cell.n_rows == 0)
    dr_accumulator_init (&cell->actuals);
  if (!add_wide_row (&cell->sums, block, row, multiplier, has_actual, has_planned))
    return FALSE;

  if (has_actual)
    {
      int exponent = -dataset->indicators->scale[indicator];
      DrTerm term = {
        .value = { get_wide (&block->actual, row), exponent },
        .nature = (DrNature) dataset->indicators->nature[indicator],
        .measure = dataset->indicators->measure[indicator],
        .date = shared->date[block->period[row]],
        .flags = block->flags == NULL ? DR_TERM_REPORTED : (DrTermFlags) block->flags[row],
      };

      term.bounds = (DrBounds) {
        .lower = { block->lower == NULL ? term.value.coefficient : block->lower[row], exponent },
        .upper = { block->upper == NULL ? term.value.coefficient : block->upper[row], exponent },
        .lower_end = DR_END_CLOSED,
        .upper_end = DR_END_CLOSED,
      };
      /* «Ít nhất 20» has no end above. */
      if (block->lower != NULL && block->lower[row] == DR_NO_LOWER_BOUND)
        term.bounds.lower_end = DR_END_ABSENT;
      if (block->upper != NULL && block->upper[row] == DR_NO_UPPER_BOUND)
        term.bounds.upper_end = DR_END_ABSENT;
      dr_accumulator_add (&cell->actuals, &term);
    }

  return TRUE;
}

/* Bits for rows that have a figure. */
static void
find_presence (const DrFactColumn *column,
               gsize               n_rows,
               guint64            *words)
{
  gsize n_words = (n_rows + DR_WORD_ROWS - 1) / DR_WORD_ROWS;

  if (column->narrow == NULL && column->wide == NULL)
    {
      memset (words, 0, n_words * sizeof *words);
      return;
    }

  for (gsize word = 0; word < n_words; word++)
    {
      gsize first = word * DR_WORD_ROWS;
      gsize n = MIN (DR_WORD_ROWS, n_rows - first);

      words[word] = column->validity == NULL ? dr_word_of_rows (n)
                                             : dr_bitmap_get_word (column->validity, column->validity_offset + first, n);
    }
}

/* Leaves the bits of rows whose actual has one of the standings asked for. */
static void
apply_standings (const DrFactBlock *block,
                 DrTermFlags        standings,
                 guint64           *words)
{
  if (standings == 0 || (block->flags == NULL && (standings & DR_TERM_REPORTED) != 0))
    return;

  for (gsize row = 0; row < block->n_rows; row++)
    if (!dr_fact_block_has_standing (block, row, standings))
      words[row / DR_WORD_ROWS] &= ~((guint64) 1 << row % DR_WORD_ROWS);
}

/* Sets the bits of rows that belong to a pair with others: they had what is wanted before it was told which row counts. */
static void
restore_paired (const DrFactBlock *block,
                gboolean           wants_actual,
                gboolean           wants_planned,
                guint64           *words)
{
  if (block->pairing == NULL || !(wants_actual || wants_planned))
    return;

  for (gsize row = 0; row < block->n_rows; row++)
    if (block->pairing[row] != 0)
      words[row / DR_WORD_ROWS] |= (guint64) 1 << row % DR_WORD_ROWS;
}

/* Finds the rows of a block that may count, and what they have. */
static void
find_rows (Worker            *worker,
           DrCellsKind        kind,
           const DrFactBlock *block)
{
  const Shared *shared = worker->shared;
  const DrScanShare *share = worker->share;
  gboolean is_pair = kind == DR_CELLS_PAIR || kind == DR_CELLS_PAIR_COUNT;
  gboolean wants_actual = shared->scan->wants_actual || is_pair || kind == DR_CELLS_ACTUAL;
  gboolean wants_planned = shared->scan->wants_planned || is_pair;
  gsize n_words = (block->n_rows + DR_WORD_ROWS - 1) / DR_WORD_ROWS;

  find_presence (&block->actual, block->n_rows, worker->actuals);
  if (kind != DR_CELLS_ACTUAL || wants_planned)
    find_presence (&block->planned, block->n_rows, worker->planned);

  for (gsize word = 0; word < n_words; word++)
    worker->rows[word] = dr_word_of_rows (MIN (DR_WORD_ROWS, block->n_rows - word * DR_WORD_ROWS)) &
                         (wants_actual ? worker->actuals[word] : G_MAXUINT64) &
                         (wants_planned ? worker->planned[word] : G_MAXUINT64);
  restore_paired (block, wants_actual, wants_planned, worker->rows);
  apply_standings (block, shared->scan->standings, worker->rows);
  if (block->narrow_unit != NULL)
    {
      /* What is another's share is most often a part of the units side by side. */
      if (share->is_part && (share->first_unit > block->least_unit || share->last_unit < block->greatest_unit))
        dr_words_keep_range (share->first_unit, share->last_unit, block->narrow_unit, block->n_rows, worker->rows);
      dr_wanted_apply_narrow (&share->periods, block->narrow_period, block->n_rows, worker->rows);
      dr_wanted_apply_narrow (&shared->wanted[DR_DIMENSION_INDICATOR], block->narrow_indicator, block->n_rows,
                              worker->rows);
      return;
    }
  dr_wanted_apply (&share->periods, block->period, block->n_rows, worker->rows);
  dr_wanted_apply (&shared->wanted[DR_DIMENSION_INDICATOR], block->indicator, block->n_rows, worker->rows);
}

/* The figures of a block of 64 bits each, to be read in any row: where a row has none it holds anything, and so does every
 * row of a block that has none at all. */
typedef struct
{
  const gint64 *actual;
  const gint64 *planned;
  gsize         actual_mask;
  gsize         planned_mask;
} Columns;

static Columns
get_columns (const DrFactBlock *block)
{
  static const gint64 nothing = 0;
  gboolean has_actual = block->actual.narrow != NULL;
  gboolean has_planned = block->planned.narrow != NULL;

  return (Columns) {
    .actual = has_actual ? block->actual.narrow : &nothing,
    .planned = has_planned ? block->planned.narrow : &nothing,
    .actual_mask = has_actual ? G_MAXSIZE : 0,
    .planned_mask = has_planned ? G_MAXSIZE : 0,
  };
}

/* Reads what a kind of cells needs of a row, whether it is there or not: nobody knows which rows lack a figure, and a
 * processor that has guessed wrong has more to do over than it would have read. */
static inline __attribute__ ((always_inline)) Figures
get_figures (DrCellsKind    kind,
             const Columns *columns,
             gsize          row,
             gboolean       has_actual,
             gboolean       has_planned)
{
  if (kind == DR_CELLS_ACTUAL)
    return (Figures) { .actual = columns->actual[row], .has_actual = TRUE };
  if (kind == DR_CELLS_PAIR || kind == DR_CELLS_PAIR_COUNT)
    return (Figures) { columns->actual[row], columns->planned[row], TRUE, TRUE };

  return (Figures) {
    .actual = columns->actual[row & columns->actual_mask],
    .planned = columns->planned[row & columns->planned_mask],
    .has_actual = has_actual,
    .has_planned = has_planned,
  };
}

/* Asks for the figures of a row from memory. */
static inline __attribute__ ((always_inline)) void
send_for_figures (DrCellsKind    kind,
                  const Columns *columns,
                  gsize          row)
{
  __builtin_prefetch (columns->actual + (row & columns->actual_mask));
  if (kind != DR_CELLS_ACTUAL)
    __builtin_prefetch (columns->planned + (row & columns->planned_mask));
}

/* Asks for the figures of rows that come some time after those from @first on. */
static inline __attribute__ ((always_inline)) void
send_for_figures_ahead (DrCellsKind    kind,
                        const Columns *columns,
                        gsize          first,
                        gsize          n_rows)
{
  gsize end = MIN (first + FIGURES_AHEAD + DR_WORD_ROWS, n_rows);

  for (gsize row = first + FIGURES_AHEAD; row < end; row += FIGURES_A_LINE)
    send_for_figures (kind, columns, row);
}

/* Where the cells of units, periods and indicators begin. */
typedef struct
{
  const gint32 *unit;
  const gint32 *period;
  const gint32 *indicator;
} Offsets;

static Offsets
get_offsets (const Worker *worker)
{
  gint32 * const *offset = worker->share->offset;

  return (Offsets) { offset[DR_DIMENSION_UNIT], offset[DR_DIMENSION_PERIOD], offset[DR_DIMENSION_INDICATOR] };
}

/* The number of a row's cell; below 0 where it is left out. */
static inline __attribute__ ((always_inline)) gint32
find_cell (const Offsets     *offsets,
           const DrFactBlock *block,
           gsize              row,
           gboolean           is_narrow)
{
  return is_narrow ? offsets->unit[block->narrow_unit[row]] + offsets->period[block->narrow_period[row]] +
                         offsets->indicator[block->narrow_indicator[row]]
                   : offsets->unit[block->unit[row]] + offsets->period[block->period[row]] +
                         offsets->indicator[block->indicator[row]];
}

/* Asks for a cell from memory, all of it where it may lie across two lines of a cache. */
static inline __attribute__ ((always_inline)) void
send_for_cell (const char  *cells,
               gint32       cell,
               DrCellsKind  kind)
{
  gsize size = dr_cells_kind_get_size (kind);
  const char *at = cells + (gsize) MAX (cell, 0) * size;

  __builtin_prefetch (at, 1);
  if (CACHE_LINE % size != 0)
    __builtin_prefetch (at + size - 1, 1);
}

/* Rows straight to cells that are near, or that lie as rows do. */
static inline __attribute__ ((always_inline)) gboolean
scan_near (const Worker      *worker,
           const DrFactBlock *block,
           DrCellsKind        kind,
           gboolean           is_narrow,
           gboolean           looks_ahead)
{
  const Offsets offsets = get_offsets (worker);
  const Columns columns = get_columns (block);
  char *cells = worker->cells->pages.data;
  gboolean fits = TRUE;

  for (gsize first = 0; first < block->n_rows; first += DR_WORD_ROWS)
    {
      guint64 rows = worker->rows[first / DR_WORD_ROWS];
      guint64 actuals = worker->actuals[first / DR_WORD_ROWS];
      guint64 planned = worker->planned[first / DR_WORD_ROWS];
      gsize ahead = first + ROWS_AHEAD;

      /* Of units that are another's share there is nothing to send for. */
      if (looks_ahead && ahead < block->n_rows && worker->rows[ahead / DR_WORD_ROWS] != 0)
        for (gsize row = ahead; row < MIN (ahead + DR_WORD_ROWS, block->n_rows); row += ROWS_A_LINE)
          {
            gint32 cell = find_cell (&offsets, block, row, is_narrow);

            send_for_cell (cells, cell, kind);
          }
      send_for_figures_ahead (kind, &columns, first, block->n_rows);

      for (; rows != 0; rows &= rows - 1)
        {
          guint bit = (guint) __builtin_ctzll (rows);
          gsize row = first + bit;
          gint32 cell = find_cell (&offsets, block, row, is_narrow);

          if (cell < 0)
            continue;

          Figures figures = get_figures (kind, &columns, row, actuals >> bit & 1, planned >> bit & 1);
          fits &= add_figures (kind, cells + (gsize) cell * dr_cells_kind_get_size (kind), &figures);
        }
    }

  return fits;
}

/* Whether cells of a kind take rows that have only one of the figures. */
static inline __attribute__ ((always_inline)) gboolean
takes_halves (DrCellsKind kind)
{
  return kind != DR_CELLS_ACTUAL && kind != DR_CELLS_PAIR && kind != DR_CELLS_PAIR_COUNT;
}

/* Adds rows whose cells are on their way. */
static inline __attribute__ ((always_inline)) gboolean
receive (char          *cells,
         const Columns *columns,
         const Arrival *arrivals,
         guint          n_arrivals,
         DrCellsKind    kind)
{
  gboolean fits = TRUE;

  for (guint i = 0; i < n_arrivals; i++)
    {
      guint32 row = arrivals[i].row;
      Figures figures = get_figures (kind, columns, row & ROW_MASK, (row & HAS_ACTUAL) != 0, (row & HAS_PLANNED) != 0);

      fits &= add_figures (kind, cells + (gsize) arrivals[i].cell * dr_cells_kind_get_size (kind), &figures);
    }

  return fits;
}

/* Rows to cells that are far, or that are themselves far apart: a batch of them is sent for before the first is used. */
static inline __attribute__ ((always_inline)) gboolean
scan_far (const Worker      *worker,
          const DrFactBlock *block,
          DrCellsKind        kind,
          gboolean           is_narrow)
{
  const Offsets offsets = get_offsets (worker);
  const Columns columns = get_columns (block);
  gboolean is_thin = worker->is_thin;
  char *cells = worker->cells->pages.data;
  Arrival arrivals[BATCH_ROWS];
  guint n_arrivals = 0;
  gboolean fits = TRUE;

  for (gsize first = 0; first < block->n_rows; first += DR_WORD_ROWS)
    {
      guint64 rows = worker->rows[first / DR_WORD_ROWS];
      guint64 actuals = worker->actuals[first / DR_WORD_ROWS];
      guint64 planned = worker->planned[first / DR_WORD_ROWS];

      if (n_arrivals > BATCH_ROWS - DR_WORD_ROWS)
        {
          fits &= receive (cells, &columns, arrivals, n_arrivals, kind);
          n_arrivals = 0;
        }
      if (!is_thin)
        send_for_figures_ahead (kind, &columns, first, block->n_rows);
      for (; rows != 0; rows &= rows - 1)
        {
          guint bit = (guint) __builtin_ctzll (rows);
          gsize row = first + bit;
          gint32 cell = find_cell (&offsets, block, row, is_narrow);
          guint32 has = takes_halves (kind) ? (guint32) (actuals >> bit & 1) << 30 | (guint32) (planned >> bit & 1) << 31
                                            : 0;

          arrivals[n_arrivals] = (Arrival) { (guint32) row | has, cell };
          n_arrivals += cell >= 0;
          send_for_cell (cells, cell, kind);
          if (is_thin && cell >= 0)
            send_for_figures (kind, &columns, row);
        }
    }

  return fits & receive (cells, &columns, arrivals, n_arrivals, kind);
}

/* Rows one after another: to cells that are found by hashing, or that keep all there is. */
static gboolean
scan_any (Worker            *worker,
          const DrFactBlock *block,
          DrCellsKind        kind)
{
  const Shared *shared = worker->shared;
  DrCells *cells = worker->cells;
  const DrScanShare *share = worker->share;
  const gint64 *multiplier = shared->scan->multiplier;
  gboolean fits = TRUE;

  if (cells->is_sparse && !dr_cells_reserve (cells, block->n_rows, &worker->error))
    return TRUE;

  for (gsize first = 0; first < block->n_rows; first += DR_WORD_ROWS)
    {
      guint64 rows = worker->rows[first / DR_WORD_ROWS];
      guint64 actuals = worker->actuals[first / DR_WORD_ROWS];
      guint64 planned = worker->planned[first / DR_WORD_ROWS];

      for (; rows != 0; rows &= rows - 1)
        {
          guint bit = (guint) __builtin_ctzll (rows);
          gsize row = first + bit;
          gint32 indicator = block->indicator[row];
          gint32 unit_code = shared->scan->groupings[DR_DIMENSION_UNIT]->code[block->unit[row]];
          gint32 period_code = shared->scan->groupings[DR_DIMENSION_PERIOD]->code[block->period[row]];
          gint32 indicator_code = shared->scan->groupings[DR_DIMENSION_INDICATOR]->code[indicator];

          /* Side by side, cells may be another worker's. */
          if ((unit_code | period_code | indicator_code) < 0 ||
              (share->is_part && (share->offset[DR_DIMENSION_UNIT][block->unit[row]] < 0 ||
                                  share->offset[DR_DIMENSION_PERIOD][block->period[row]] < 0)))
            continue;

          guint64 group = (guint64) (unit_code * shared->stride[DR_DIMENSION_UNIT] +
                                     period_code * shared->stride[DR_DIMENSION_PERIOD] + indicator_code);
          gsize index = cells->is_sparse ? dr_cells_find_or_add (cells, group) : (gsize) group;
          gpointer cell = dr_cells_at (cells, index);
          gboolean has_actual = actuals >> bit & 1;
          gboolean has_planned = planned >> bit & 1;

          if (kind == DR_CELLS_ACCUMULATOR)
            {
              fits &= add_term (shared, cell, block, row, has_actual, has_planned);
              continue;
            }

          if (kind == DR_CELLS_WIDE)
            {
              fits &= add_wide_row (cell, block, row, multiplier == NULL ? 1 : multiplier[indicator], has_actual,
                                    has_planned);
              continue;
            }

          /* What is not there might be too great for what it is multiplied by. */
          Figures figures = {
            .actual = has_actual ? block->actual.narrow[row] : 0,
            .planned = has_planned ? block->planned.narrow[row] : 0,
            .has_actual = has_actual,
            .has_planned = has_planned,
          };
          if (multiplier != NULL)
            fits &= !__builtin_mul_overflow (figures.actual, multiplier[indicator], &figures.actual) &
                    !__builtin_mul_overflow (figures.planned, multiplier[indicator], &figures.planned);
          fits &= add_figures (kind, cell, &figures);
        }
    }

  return fits;
}

/* Rows to cells side by side, as it suits how they come. */
static inline __attribute__ ((always_inline)) gboolean
scan_dense (const Worker      *worker,
            const DrFactBlock *block,
            DrCellsKind        kind,
            gboolean           is_narrow)
{
  if (worker->is_thin)
    return scan_far (worker, block, kind, is_narrow);
  if (!worker->is_far)
    return scan_near (worker, block, kind, is_narrow, FALSE);

  return worker->is_clustered ? scan_near (worker, block, kind, is_narrow, TRUE)
                              : scan_far (worker, block, kind, is_narrow);
}

/* Each kind is compiled for itself. */
#define SCAN_BLOCK(Kind) \
  case Kind: \
    if (worker->cells->is_sparse || worker->shared->scan->multiplier != NULL || \
        block->actual.wide != NULL || block->planned.wide != NULL || block->pairing != NULL) \
      return scan_any (worker, block, Kind); \
    return block->narrow_unit != NULL ? scan_dense (worker, block, Kind, TRUE) : scan_dense (worker, block, Kind, FALSE)

static gboolean
are_rows_thin (const Worker      *worker,
               const DrFactBlock *block)
{
  gsize n_words = (block->n_rows + DR_WORD_ROWS - 1) / DR_WORD_ROWS;
  gsize n_rows = 0;

  for (gsize word = 0; word < n_words; word++)
    n_rows += (gsize) __builtin_popcountll (worker->rows[word]);

  return n_rows < block->n_rows / THIN_ROWS;
}

static gboolean
are_rows_clustered (const DrFactBlock *block)
{
  gsize n_rows = MIN (block->n_rows, SAMPLE_ROWS);
  gsize n_alike = 0;

  if (block->narrow_unit != NULL)
    for (gsize row = 1; row < n_rows; row++)
      n_alike += block->narrow_unit[row] == block->narrow_unit[row - 1];
  else
    for (gsize row = 1; row < n_rows; row++)
      n_alike += block->unit[row] == block->unit[row - 1];

  return n_alike > n_rows / 4 * 3;
}

static gboolean
scan_block (Worker            *worker,
            const DrFactBlock *block)
{
  find_rows (worker, worker->cells->kind, block);
  worker->is_thin = are_rows_thin (worker, block);
  worker->is_clustered = are_rows_clustered (block);

  switch (worker->cells->kind)
    {
    SCAN_BLOCK (DR_CELLS_ACTUAL);
    SCAN_BLOCK (DR_CELLS_PAIR);
    SCAN_BLOCK (DR_CELLS_PAIR_COUNT);
    SCAN_BLOCK (DR_CELLS_BOTH);
    SCAN_BLOCK (DR_CELLS_NARROW);
    SCAN_BLOCK (DR_CELLS_WIDE);
    case DR_CELLS_ACCUMULATOR:
    default:
      return scan_any (worker, block, DR_CELLS_ACCUMULATOR);
    }
}

static gboolean
is_block_wanted (const Shared      *shared,
                 const DrFactBlock *block)
{
  return dr_wanted_meets (&shared->wanted[DR_DIMENSION_UNIT], block->least_unit, block->greatest_unit) &&
         dr_wanted_meets (&shared->wanted[DR_DIMENSION_PERIOD], block->least_period, block->greatest_period) &&
         dr_wanted_meets (&shared->wanted[DR_DIMENSION_INDICATOR], block->least_indicator, block->greatest_indicator);
}

/* The next block for a worker, among them those that others take; FALSE when there are no more. */
static gboolean
next_block (Worker *worker,
            gint   *next)
{
  Shared *shared = worker->shared;
  gint n_blocks = (gint) shared->scan->blocks->len;
  const GArray *shares = shared->shares.shares;

  if (shares->len == 1)
    {
      worker->share = &g_array_index (shares, DrScanShare, 0);
      *next = g_atomic_int_add (&shared->next_block, 1);
      return *next < n_blocks;
    }

  if (worker->share == NULL || ++*next == n_blocks)
    {
      gint taken = g_atomic_int_add (&shared->next_share, 1);

      if ((guint) taken >= shares->len)
        return FALSE;
      worker->share = &g_array_index (shares, DrScanShare, taken);
      *next = 0;
    }

  return n_blocks > 0;
}

static void
run_worker (gpointer data,
            guint    part)
{
  Worker *worker = &((Worker *) data)[part];
  Shared *shared = worker->shared;
  const GArray *blocks = shared->scan->blocks;
  gint next = 0;

  worker->rows = g_new0 (guint64, DR_FACT_BLOCK_ROWS / DR_WORD_ROWS);
  worker->actuals = g_new0 (guint64, DR_FACT_BLOCK_ROWS / DR_WORD_ROWS);
  worker->planned = g_new0 (guint64, DR_FACT_BLOCK_ROWS / DR_WORD_ROWS);
  while (!g_atomic_int_get (&shared->stop) && next_block (worker, &next))
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, next);

      if (!is_block_wanted (shared, block) || !dr_scan_share_meets (worker->share, block))
        continue;
      if (!scan_block (worker, block))
        worker->overflows = TRUE;
      if (worker->error == NULL)
        g_cancellable_set_error_if_cancelled (shared->cancellable, &worker->error);
      /* There is no use in going on where all must be done again, or nothing at all. */
      if (worker->error != NULL || worker->overflows)
        g_atomic_int_set (&shared->stop, 1);
    }
  g_free (worker->rows);
  g_free (worker->actuals);
  g_free (worker->planned);
}

/* Cells that each worker filled for itself. */
typedef struct
{
  DrCells       *cells;
  const DrCells *own;         /* of each worker, from the second on */
  guint          n_workers;
  gint           overflows;   /* (atomic) */
} Merge;

static void
merge_part (gpointer data,
            guint    part)
{
  Merge *merge = data;
  gsize first = dr_workers_get_start (merge->cells->n_cells, part, merge->n_workers);
  gsize end = dr_workers_get_start (merge->cells->n_cells, part + 1, merge->n_workers);

  for (guint i = 1; i < merge->n_workers; i++)
    if (!dr_cells_merge_dense (merge->cells, &merge->own[i], first, end))
      g_atomic_int_set (&merge->overflows, 1);
}

/* Adds what the workers found each for itself. */
static gboolean
merge_own_cells (DrCells        *cells,
                 const DrCells  *own,
                 guint           n_workers,
                 gboolean       *overflows,
                 GError        **error)
{
  Merge merge = { .cells = cells, .own = own, .n_workers = n_workers };

  if (!cells->is_sparse)
    {
      dr_workers_run (n_workers, merge_part, &merge);
      *overflows |= merge.overflows != 0;
      return TRUE;
    }

  for (guint i = 1; i < n_workers; i++)
    if (!dr_cells_merge_sparse (cells, &own[i], overflows, error))
      return FALSE;

  return TRUE;
}

static void
shared_init (Shared         *shared,
             const DrScan   *scan,
             const DrCells  *cells,
             guint           n_workers,
             GCancellable   *cancellable)
{
  *shared = (Shared) { .scan = scan, .cancellable = cancellable };
  dr_scan_shares_init (&shared->shares, scan, cells, n_workers);

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      const DrGrouping *grouping = scan->groupings[dimension];

      shared->wanted[dimension] = dr_wanted_new (grouping->code, grouping->n_rows);
      shared->stride[dimension] = dr_scan_get_stride (scan, dimension);
    }

  if (cells->kind == DR_CELLS_ACCUMULATOR)
    {
      DrPeriodTable *periods = scan->dataset->periods;

      shared->date = g_new (gint32, MAX (periods->n_periods, 1));
      for (guint i = 0; i < periods->n_periods; i++)
        shared->date[i] = (gint32) g_date_get_julian (dr_period_get_last_day (periods->periods[i]));
    }
}

gboolean
dr_scan_run (const DrScan  *self,
             DrCells       *cells,
             gboolean      *overflows,
             GCancellable  *cancellable,
             GError       **error)
{
  guint64 n_worth = dr_fact_blocks_count_rows (self->blocks) / self->dataset->rows_a_thread;
  guint n_workers = (guint) CLAMP (MIN (n_worth, self->blocks->len), 1, self->n_threads);
  g_autofree Worker *workers = g_new0 (Worker, n_workers);
  g_autofree DrCells *own_cells = g_new0 (DrCells, n_workers);
  g_auto (Shared) shared = { 0 };
  gboolean result = TRUE;

  *overflows = FALSE;
  shared_init (&shared, self, cells, n_workers, cancellable);

  for (guint i = 0; i < n_workers; i++)
    {
      workers[i] = (Worker) { .shared = &shared, .cells = cells, .is_far = cells->n_cells * cells->cell_size > NEAR_BYTES };
      if (!shared.shares.has_copies || i == 0)
        continue;

      workers[i].cells = &own_cells[i];
      result = result &&
               (cells->is_sparse ? dr_cells_init_sparse (&own_cells[i], cells->kind, cells->pool, error)
                                 : dr_cells_init_dense (&own_cells[i], cells->kind, cells->n_cells, cells->pool, error));
    }

  if (result)
    dr_workers_run (n_workers, run_worker, workers);

  for (guint i = 0; i < n_workers; i++)
    {
      *overflows |= workers[i].overflows;
      if (workers[i].error != NULL && result)
        {
          g_propagate_error (error, g_steal_pointer (&workers[i].error));
          result = FALSE;
        }
      g_clear_error (&workers[i].error);
    }
  if (result && !*overflows && shared.shares.has_copies)
    result = merge_own_cells (cells, own_cells, n_workers, overflows, error);
  for (guint i = 0; i < n_workers; i++)
    dr_cells_clear (&own_cells[i]);

  return result;
}
