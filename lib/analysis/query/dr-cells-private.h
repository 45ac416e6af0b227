/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What groups of rows add up to: one cell a group, as narrow as the question and the figures allow. */

#pragma once

#include <glib.h>

#include "base/dr-pages-private.h"
#include "figures/dr-accumulator-private.h"
#include "figures/dr-wrapping-sum-private.h"

G_BEGIN_DECLS

/* What a cell keeps. A narrow one is 64 bits wide, and says so when a sum is not. */
typedef enum
{
  DR_CELLS_ACTUAL,        /* the sum of actuals, where there is any */
  DR_CELLS_PAIR,          /* the sums of pairs, where there are any */
  DR_CELLS_PAIR_COUNT,    /* and their number */
  DR_CELLS_BOTH,          /* sums and numbers of actuals and of planned figures */
  DR_CELLS_NARROW,        /* all of these */
  DR_CELLS_WIDE,          /* all of these in 128 bits */
  DR_CELLS_ACCUMULATOR    /* and bounds, least and greatest, and what does not go together */
} DrCellsKind;

/* 64-bit sums are kept with their sign bit turned over, so that zeroed memory says: nothing yet. */
#define DR_SUM_BIAS G_GUINT64_CONSTANT (0x8000000000000000)
/* Says that there was a row, if only with nothing in it. Rows of narrow cells are fewer than that. */
#define DR_ROW_SEEN ((guint64) 1 << 31)

typedef struct { guint64 actual; } DrActualCell;
typedef struct { guint64 actual; gint64 planned; } DrPairCell;
typedef struct { gint64 actual; gint64 planned; guint64 n_pairs; } DrPairCountCell;
/* In the counts: the number of planned figures above that of actuals, and between them DR_ROW_SEEN. */
typedef struct { gint64 actual; gint64 planned; guint64 counts; } DrBothCell;

typedef struct
{
  guint64 n_rows;
  guint64 n_actual;
  guint64 n_planned;
  guint64 n_pairs;
  gint64  actual;
  gint64  planned;
  gint64  pair_actual;
  gint64  pair_planned;
} DrNarrowCell;

/* Everything, as the others are read. */
typedef struct
{
  guint64   n_rows;
  guint64   n_actual;
  guint64   n_planned;
  guint64   n_pairs;
  dr_int128 actual;
  dr_int128 planned;
  dr_int128 pair_actual;
  dr_int128 pair_planned;
} DrCell;

typedef enum
{
  DR_CELL_ACTUAL,
  DR_CELL_PLANNED,
  DR_CELL_PAIR_ACTUAL,
  DR_CELL_PAIR_PLANNED,
  DR_CELL_N_SUMS
} DrCellSum;

/* While rows are added, sums may go round; what is read later fits. */
typedef struct
{
  DrCell cell;
  gint64 wraps[DR_CELL_N_SUMS];
} DrWideCell;

typedef struct
{
  DrWideCell    sums;
  DrAccumulator actuals;
} DrAccumulatorCell;

static inline __attribute__ ((always_inline)) gsize
dr_cells_kind_get_size (DrCellsKind kind)
{
  switch (kind)
    {
    case DR_CELLS_ACTUAL:
      return sizeof (DrActualCell);
    case DR_CELLS_PAIR:
      return sizeof (DrPairCell);
    case DR_CELLS_PAIR_COUNT:
      return sizeof (DrPairCountCell);
    case DR_CELLS_BOTH:
      return sizeof (DrBothCell);
    case DR_CELLS_NARROW:
      return sizeof (DrNarrowCell);
    case DR_CELLS_WIDE:
      return sizeof (DrWideCell);
    case DR_CELLS_ACCUMULATOR:
    default:
      return sizeof (DrAccumulatorCell);
    }
}

typedef struct
{
  DrCellsKind  kind;
  gsize        cell_size;
  gsize        n_cells;     /* room for a dense array; cells in use for a sparse one */
  DrPages      pages;
  DrPagePool  *pool;        /* (nullable) (not owned) where they come from */

  gboolean     is_sparse;   /* cells in order of arrival, found by the number of their group */
  gsize        n_allocated;
  guint64     *group;       /* (owned) (nullable) of each cell of a sparse array */
  guint32     *slots;       /* (owned) (nullable) hash table: cell + 1, 0 for none */
  gsize        n_slots;     /* a power of two */
} DrCells;

/* @pool may be NULL. */
gboolean dr_cells_init_dense    (DrCells      *self,
                                 DrCellsKind   kind,
                                 gsize         n_cells,
                                 DrPagePool   *pool,
                                 GError      **error);
gboolean dr_cells_init_sparse   (DrCells      *self,
                                 DrCellsKind   kind,
                                 DrPagePool   *pool,
                                 GError      **error);
/* Cells of any @size, which are read and written by the caller alone. */
gboolean dr_cells_init_sparse_sized (DrCells  *self,
                                 gsize         size,
                                 GError      **error);
void     dr_cells_clear         (DrCells      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCells, dr_cells_clear)

/* Makes 128 bits of the sums of narrow cells. What they do not keep is made up so that they are read as before. */
gboolean dr_cells_widen         (DrCells      *self,
                                 GError      **error);
/* Room for @n_more new groups, so that dr_cells_find_or_add() cannot fail. */
gboolean dr_cells_reserve       (DrCells      *self,
                                 gsize         n_more,
                                 GError      **error);
gsize    dr_cells_find_or_add   (DrCells      *self,
                                 guint64       group);
/* The cell of a group, or -1. */
gssize   dr_cells_find          (const DrCells *self,
                                 guint64       group);

/* Adds to the sums of a wide cell @factor times those of another, and its numbers once; false where a product does not fit. */
gboolean dr_wide_cell_add       (DrWideCell       *self,
                                 const DrWideCell *other,
                                 dr_int128         factor);
/* Whether the sums of all cells fit, which narrow ones always do: they say so when one does not. */
gboolean dr_cells_fit           (const DrCells *self);
/* Adds one cell of @other, of the same kind; false where a sum does not fit a narrow one. */
gboolean dr_cells_add           (DrCells       *self,
                                 gsize          index,
                                 const DrCells *other,
                                 gsize          other_index);
/* Adds @n cells side by side of @other, of the same kind, to as many here; false where a sum does not fit a
 * narrow one. */
gboolean dr_cells_add_range    (DrCells       *self,
                                gsize          index,
                                const DrCells *other,
                                gsize          other_index,
                                gsize          n);
/* Adds the cells from @first up to @end of @other, of the same kind and shape, to those here; false where a sum does not
 * fit a narrow one. */
gboolean dr_cells_merge_dense  (DrCells       *self,
                                const DrCells *other,
                                gsize          first,
                                gsize          end);
/* Adds the cells of @other, of the same kind, to those of the same groups. Sets @overflows where a sum does not fit a
 * narrow one; false only where there is no memory. */
gboolean dr_cells_merge_sparse (DrCells       *self,
                                const DrCells *other,
                                gboolean      *overflows,
                                GError       **error);

/* How many cells from @first up to @end of a dense array any row led to. */
gsize    dr_cells_count_used   (const DrCells *self,
                                gsize          first,
                                gsize          end);

static inline gpointer
dr_cells_at (const DrCells *self,
             gsize          index)
{
  return (char *) self->pages.data + index * self->cell_size;
}

/* Whether any row led to a cell of a kind. */
static inline __attribute__ ((always_inline)) gboolean
dr_cells_kind_is_used (DrCellsKind   kind,
                       gconstpointer at)
{
  switch (kind)
    {
    case DR_CELLS_ACTUAL:
      return ((const DrActualCell *) at)->actual != 0;
    case DR_CELLS_PAIR:
      return ((const DrPairCell *) at)->actual != 0;
    case DR_CELLS_PAIR_COUNT:
      return ((const DrPairCountCell *) at)->n_pairs != 0;
    case DR_CELLS_BOTH:
      return ((const DrBothCell *) at)->counts != 0;
    case DR_CELLS_NARROW:
      return ((const DrNarrowCell *) at)->n_rows != 0;
    case DR_CELLS_WIDE:
      return ((const DrWideCell *) at)->cell.n_rows != 0;
    case DR_CELLS_ACCUMULATOR:
    default:
      return ((const DrAccumulatorCell *) at)->sums.cell.n_rows != 0;
    }
}

static inline gboolean
dr_cells_is_used (const DrCells *self,
                  gsize          index)
{
  return dr_cells_kind_is_used (self->kind, dr_cells_at (self, index));
}

/* Reads cell @index; false if no row led to it. */
static inline gboolean
dr_cells_read (const DrCells *self,
               gsize          index,
               DrCell        *cell)
{
  gconstpointer at = dr_cells_at (self, index);

  switch (self->kind)
    {
    case DR_CELLS_ACTUAL:
      {
        const DrActualCell *actual = at;

        *cell = (DrCell) { .n_rows = 1, .n_actual = 1, .actual = (gint64) (actual->actual ^ DR_SUM_BIAS) };
        return actual->actual != 0;
      }
    case DR_CELLS_PAIR:
      {
        const DrPairCell *pair = at;

        *cell = (DrCell) { .n_rows = 1, .n_pairs = 1, .pair_actual = (gint64) (pair->actual ^ DR_SUM_BIAS),
                           .pair_planned = pair->planned };
        return pair->actual != 0;
      }
    case DR_CELLS_PAIR_COUNT:
      {
        const DrPairCountCell *pair = at;

        *cell = (DrCell) { .n_rows = pair->n_pairs, .n_pairs = pair->n_pairs, .pair_actual = pair->actual,
                           .pair_planned = pair->planned };
        return pair->n_pairs != 0;
      }
    case DR_CELLS_BOTH:
      {
        const DrBothCell *both = at;

        *cell = (DrCell) { .n_rows = both->counts != 0, .n_actual = both->counts & (DR_ROW_SEEN - 1),
                           .n_planned = both->counts >> 32, .actual = both->actual, .planned = both->planned };
        return both->counts != 0;
      }
    case DR_CELLS_NARROW:
      {
        const DrNarrowCell *narrow = at;

        *cell = (DrCell) { .n_rows = narrow->n_rows, .n_actual = narrow->n_actual, .n_planned = narrow->n_planned,
                           .n_pairs = narrow->n_pairs, .actual = narrow->actual, .planned = narrow->planned,
                           .pair_actual = narrow->pair_actual, .pair_planned = narrow->pair_planned };
        return narrow->n_rows != 0;
      }
    case DR_CELLS_WIDE:
      *cell = ((const DrWideCell *) at)->cell;
      return cell->n_rows != 0;
    case DR_CELLS_ACCUMULATOR:
    default:
      *cell = ((const DrAccumulatorCell *) at)->sums.cell;
      return cell->n_rows != 0;
    }
}

G_END_DECLS
