/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-cells-private.h"
#include "base/dr-error-private.h"

#define FIRST_SPARSE_CELLS 1024
#define TOO_MUCH "the groups of the query"

gboolean
dr_cells_init_dense (DrCells      *self,
                     DrCellsKind   kind,
                     gsize         n_cells,
                     DrPagePool   *pool,
                     GError      **error)
{
  *self = (DrCells) { .kind = kind, .cell_size = dr_cells_kind_get_size (kind), .n_cells = n_cells, .pool = pool };

  return dr_pages_init_from_pool (&self->pages, pool, TRUE, n_cells, self->cell_size, TOO_MUCH, error);
}

gboolean
dr_cells_init_sparse_sized (DrCells  *self,
                            gsize     size,
                            GError  **error)
{
  *self = (DrCells) { .cell_size = size, .is_sparse = TRUE };

  return dr_cells_reserve (self, FIRST_SPARSE_CELLS, error);
}

gboolean
dr_cells_init_sparse (DrCells      *self,
                      DrCellsKind   kind,
                      DrPagePool   *pool,
                      GError      **error)
{
  *self = (DrCells) { .kind = kind, .cell_size = dr_cells_kind_get_size (kind), .is_sparse = TRUE, .pool = pool };

  return dr_cells_reserve (self, FIRST_SPARSE_CELLS, error);
}

void
dr_cells_clear (DrCells *self)
{
  dr_pages_clear (&self->pages);
  g_free (self->group);
  g_free (self->slots);
  *self = (DrCells) { 0 };
}

gboolean
dr_cells_widen (DrCells  *self,
                GError  **error)
{
  gsize size = dr_cells_kind_get_size (DR_CELLS_WIDE);
  DrPages pages;

  if (!dr_pages_init_from_pool (&pages, self->pool, TRUE, self->is_sparse ? self->n_allocated : self->n_cells, size, TOO_MUCH, error))
    return FALSE;
  for (gsize cell = 0; cell < self->n_cells; cell++)
    if (dr_cells_is_used (self, cell))
      dr_cells_read (self, cell, &((DrWideCell *) pages.data)[cell].cell);

  dr_pages_clear (&self->pages);
  self->pages = pages;
  self->kind = DR_CELLS_WIDE;
  self->cell_size = size;

  return TRUE;
}

/* Groups are numbers that a query makes of small ones; their bits are spread over the table. */
static inline gsize
find_first_slot (const DrCells *self,
                 guint64        group)
{
  guint64 mixed = group * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed ^= mixed >> 32;

  return (gsize) mixed & (self->n_slots - 1);
}

static gboolean
grow_slots (DrCells  *self,
            gsize     n_slots,
            GError  **error)
{
  g_autofree guint32 *slots = g_try_new0 (guint32, n_slots);

  if (slots == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, TOO_MUCH ": no memory to find %" G_GSIZE_FORMAT " of them", n_slots);

  g_free (self->slots);
  self->slots = g_steal_pointer (&slots);
  self->n_slots = n_slots;
  for (gsize cell = 0; cell < self->n_cells; cell++)
    {
      gsize slot = find_first_slot (self, self->group[cell]);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & (self->n_slots - 1);
      self->slots[slot] = (guint32) cell + 1;
    }

  return TRUE;
}

gboolean
dr_cells_reserve (DrCells  *self,
                  gsize     n_more,
                  GError  **error)
{
  gsize wanted = self->n_cells + n_more;

  if (wanted <= self->n_allocated)
    return TRUE;
  if (wanted > G_MAXUINT32 / 4)
    return dr_error_set (error, DR_ERROR_LIMIT, TOO_MUCH ": more than %u: group by fewer keys", G_MAXUINT32 / 4);

  gsize n_allocated = MAX (MAX (wanted, 2 * self->n_allocated), FIRST_SPARSE_CELLS);
  DrPages pages;

  if (!dr_pages_init_from_pool (&pages, self->pool, TRUE, n_allocated, self->cell_size, TOO_MUCH, error))
    return FALSE;

  guint64 *group = g_try_realloc_n (self->group, n_allocated, sizeof *group);
  if (group == NULL)
    {
      dr_pages_clear (&pages);
      return dr_error_set (error, DR_ERROR_LIMIT, TOO_MUCH ": no memory for %" G_GSIZE_FORMAT, n_allocated);
    }
  if (self->n_cells > 0)
    memcpy (pages.data, self->pages.data, self->n_cells * self->cell_size);
  dr_pages_clear (&self->pages);
  self->pages = pages;
  self->group = group;
  self->n_allocated = n_allocated;

  gsize n_slots = 16;
  while (n_slots < 2 * n_allocated)
    n_slots *= 2;

  return n_slots == self->n_slots || grow_slots (self, n_slots, error);
}

gsize
dr_cells_find_or_add (DrCells *self,
                      guint64  group)
{
  gsize slot = find_first_slot (self, group);

  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    if (self->group[self->slots[slot] - 1] == group)
      return self->slots[slot] - 1;

  self->group[self->n_cells] = group;
  self->slots[slot] = (guint32) ++self->n_cells;

  return self->n_cells - 1;
}

gssize
dr_cells_find (const DrCells *self,
               guint64        group)
{
  if (!self->is_sparse)
    return group < self->n_cells ? (gssize) group : -1;

  for (gsize slot = find_first_slot (self, group); self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    if (self->group[self->slots[slot] - 1] == group)
      return (gssize) self->slots[slot] - 1;

  return -1;
}

/* What a cell is like is known when this is compiled. */
static inline __attribute__ ((always_inline)) gsize
count_used (const DrCells *self,
            DrCellsKind    kind,
            gsize          first,
            gsize          end)
{
  gsize size = dr_cells_kind_get_size (kind);
  const char *cells = self->pages.data;
  gsize n_used = 0;

  for (gsize cell = first; cell < end; cell++)
    n_used += dr_cells_kind_is_used (kind, cells + cell * size);

  return n_used;
}

gsize
dr_cells_count_used (const DrCells *self,
                     gsize          first,
                     gsize          end)
{
#define COUNT(Kind) case Kind: return count_used (self, Kind, first, end)
  switch (self->kind)
    {
    COUNT (DR_CELLS_ACTUAL);
    COUNT (DR_CELLS_PAIR);
    COUNT (DR_CELLS_PAIR_COUNT);
    COUNT (DR_CELLS_BOTH);
    COUNT (DR_CELLS_NARROW);
    COUNT (DR_CELLS_WIDE);
    case DR_CELLS_ACCUMULATOR:
    default:
      return count_used (self, DR_CELLS_ACCUMULATOR, first, end);
    }
#undef COUNT
}

static gboolean
add_biased (guint64 *sum,
            guint64  other)
{
  gint64 total;

  if (other == 0)
    return TRUE;
  if (*sum == 0)
    {
      *sum = other;
      return TRUE;
    }
  if (__builtin_add_overflow ((gint64) (*sum ^ DR_SUM_BIAS), (gint64) (other ^ DR_SUM_BIAS), &total))
    return FALSE;

  *sum = (guint64) total ^ DR_SUM_BIAS;

  return *sum != 0;
}

/* Adds @other to @into. */
static inline __attribute__ ((always_inline)) gboolean
add_narrow_cell (DrCellsKind    kind,
          gpointer       into,
          gconstpointer  other)
{
  switch (kind)
    {
    case DR_CELLS_ACTUAL:
      return add_biased (&((DrActualCell *) into)->actual, ((const DrActualCell *) other)->actual);
    case DR_CELLS_PAIR:
      {
        DrPairCell *sum = into;
        const DrPairCell *more = other;

        return !__builtin_add_overflow (sum->planned, more->planned, &sum->planned) &&
               add_biased (&sum->actual, more->actual);
      }
    case DR_CELLS_PAIR_COUNT:
      {
        DrPairCountCell *sum = into;
        const DrPairCountCell *more = other;

        sum->n_pairs += more->n_pairs;
        return !__builtin_add_overflow (sum->actual, more->actual, &sum->actual) &&
               !__builtin_add_overflow (sum->planned, more->planned, &sum->planned);
      }
    case DR_CELLS_BOTH:
      {
        DrBothCell *sum = into;
        const DrBothCell *more = other;
        guint64 seen = (sum->counts | more->counts) & DR_ROW_SEEN;
        guint64 n_actual = (sum->counts & (DR_ROW_SEEN - 1)) + (more->counts & (DR_ROW_SEEN - 1));
        guint64 n_planned = (sum->counts >> 32) + (more->counts >> 32);

        sum->counts = n_planned << 32 | seen | (n_actual & (DR_ROW_SEEN - 1));
        return n_actual < DR_ROW_SEEN && n_planned < DR_ROW_SEEN &&
               !__builtin_add_overflow (sum->actual, more->actual, &sum->actual) &&
               !__builtin_add_overflow (sum->planned, more->planned, &sum->planned);
      }
    case DR_CELLS_NARROW:
      {
        DrNarrowCell *sum = into;
        const DrNarrowCell *more = other;

        sum->n_rows += more->n_rows;
        sum->n_actual += more->n_actual;
        sum->n_planned += more->n_planned;
        sum->n_pairs += more->n_pairs;
        return !__builtin_add_overflow (sum->actual, more->actual, &sum->actual) &&
               !__builtin_add_overflow (sum->planned, more->planned, &sum->planned) &&
               !__builtin_add_overflow (sum->pair_actual, more->pair_actual, &sum->pair_actual) &&
               !__builtin_add_overflow (sum->pair_planned, more->pair_planned, &sum->pair_planned);
      }
    default:
      g_assert_not_reached ();
    }
}

gboolean
dr_wide_cell_add (DrWideCell       *self,
                  const DrWideCell *other,
                  dr_int128         factor)
{
  const DrCell *more = &other->cell;
  const dr_int128 terms[DR_CELL_N_SUMS] = { more->actual, more->planned, more->pair_actual, more->pair_planned };
  DrCell *cell = &self->cell;
  dr_int128 *sums[DR_CELL_N_SUMS] = { &cell->actual, &cell->planned, &cell->pair_actual, &cell->pair_planned };
  gboolean fits = TRUE;

  cell->n_rows += more->n_rows;
  cell->n_actual += more->n_actual;
  cell->n_planned += more->n_planned;
  cell->n_pairs += more->n_pairs;
  for (guint i = 0; i < DR_CELL_N_SUMS; i++)
    {
      dr_int128 term = terms[i];

      fits &= factor == 1 || (other->wraps[i] == 0 && !__builtin_mul_overflow (term, factor, &term));
      dr_wrapping_sum_add (sums[i], &self->wraps[i], term);
      self->wraps[i] += other->wraps[i];
    }

  return fits;
}

/* Adds @other to @into, of the kinds that are not narrow. */
static void
add_wide_cell (DrCellsKind    kind,
               gpointer       into,
               gconstpointer  other)
{
  if (kind == DR_CELLS_ACCUMULATOR)
    {
      DrAccumulatorCell *sum = into;
      const DrAccumulatorCell *more = other;

      if (more->sums.cell.n_rows == 0)
        return;
      if (sum->sums.cell.n_rows == 0)
        dr_accumulator_init (&sum->actuals);
      dr_accumulator_merge (&sum->actuals, &more->actuals);
    }

  /* The sums come first in either. */
  dr_wide_cell_add (into, other, 1);
}

gboolean
dr_cells_fit (const DrCells *self)
{
  if (self->kind != DR_CELLS_WIDE && self->kind != DR_CELLS_ACCUMULATOR)
    return TRUE;

  for (gsize cell = 0; cell < self->n_cells; cell++)
    {
      const DrWideCell *wide = dr_cells_at (self, cell);

      for (guint i = 0; i < DR_CELL_N_SUMS; i++)
        if (wide->wraps[i] != 0)
          return FALSE;
    }

  return TRUE;
}

/* Adds @n cells that lie side by side. What they are like is known when this is compiled. */
static inline __attribute__ ((always_inline)) gboolean
add_narrow_cells (DrCellsKind  kind,
                  char        *into,
                  const char  *other,
                  gsize        n)
{
  gsize size = dr_cells_kind_get_size (kind);
  gboolean fits = TRUE;

  for (gsize i = 0; i < n; i++)
    if (dr_cells_kind_is_used (kind, other + i * size))
      fits &= add_narrow_cell (kind, into + i * size, other + i * size);

  return fits;
}

gboolean
dr_cells_add_range (DrCells       *self,
                    gsize          index,
                    const DrCells *other,
                    gsize          other_index,
                    gsize          n)
{
  char *into = dr_cells_at (self, index);
  const char *from = dr_cells_at (other, other_index);

#define ADD(Kind) case Kind: return add_narrow_cells (Kind, into, from, n)
  switch (self->kind)
    {
    ADD (DR_CELLS_ACTUAL);
    ADD (DR_CELLS_PAIR);
    ADD (DR_CELLS_PAIR_COUNT);
    ADD (DR_CELLS_BOTH);
    ADD (DR_CELLS_NARROW);
    case DR_CELLS_WIDE:
    case DR_CELLS_ACCUMULATOR:
    default:
      for (gsize i = 0; i < n; i++)
        add_wide_cell (self->kind, into + i * self->cell_size, from + i * self->cell_size);
      return TRUE;
    }
#undef ADD
}

gboolean
dr_cells_add (DrCells        *self,
              gsize           index,
              const DrCells  *other,
              gsize           other_index)
{
  return dr_cells_add_range (self, index, other, other_index, 1);
}

gboolean
dr_cells_merge_dense (DrCells       *self,
                      const DrCells *other,
                      gsize          first,
                      gsize          end)
{
  return dr_cells_add_range (self, first, other, first, end - first);
}

gboolean
dr_cells_merge_sparse (DrCells        *self,
                       const DrCells  *other,
                       gboolean       *overflows,
                       GError        **error)
{
  if (!dr_cells_reserve (self, other->n_cells, error))
    return FALSE;

  for (gsize cell = 0; cell < other->n_cells; cell++)
    if (!dr_cells_add (self, dr_cells_find_or_add (self, other->group[cell]), other, cell))
      *overflows = TRUE;

  return TRUE;
}
