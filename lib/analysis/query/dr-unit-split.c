/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-unit-split-private.h"
#include "analysis/query/dr-query-overflow-private.h"

static guint
count_parts (const DrUnitProjection *projection,
             gint32                  unit)
{
  return projection->start[unit + 1] - projection->start[unit];
}

/* Whether the parts of a unit are of more than one group, some of them perhaps of none. */
static gboolean
is_split (const DrUnitProjection *projection,
          const DrGrouping       *grain,
          gint32                  unit)
{
  const gint32 *parts = projection->unit + projection->start[unit];

  for (guint i = 1; i < count_parts (projection, unit); i++)
    if (grain->code[parts[i]] != grain->code[parts[0]])
      return TRUE;

  return FALSE;
}

/* Adds a share to those of a unit, which begin at @first. Parts in one group are one part of it, of one achievement. */
static void
add_to_group (GArray                 *shares,
              guint                   first,
              const DrUnitSplitShare *share)
{
  for (guint i = first; i < shares->len; i++)
    {
      DrUnitSplitShare *other = &g_array_index (shares, DrUnitSplitShare, i);

      if (other->group == share->group)
        {
          other->numerator += share->numerator;
          return;
        }
    }
  g_array_append_val (shares, *share);
}

gboolean
dr_unit_split_init (DrUnitSplit             *self,
                    const DrUnitProjection  *projection,
                    const DrGrouping        *grain,
                    const gint32            *above)
{
  guint start = 0;

  *self = (DrUnitSplit) {
    .units = { .code = g_new (gint32, MAX (grain->n_rows, 1)), .n_rows = grain->n_rows, .n_groups = grain->n_groups },
    .n_whole = grain->n_groups,
    .first_share = g_array_new (FALSE, FALSE, sizeof (guint)),
    .shares = g_array_new (FALSE, FALSE, sizeof (DrUnitSplitShare)),
    .denominator = projection->denominator,
  };
  g_array_append_val (self->first_share, start);
  memcpy (self->units.code, grain->code, (gsize) grain->n_rows * sizeof *grain->code);

  for (gint32 unit = 0; unit < grain->n_rows; unit++)
    {
      if (grain->code[unit] < 0 || !is_split (projection, grain, unit))
        continue;

      for (guint32 part = projection->start[unit]; part < projection->start[unit + 1]; part++)
        {
          DrUnitSplitShare share = { grain->code[projection->unit[part]], projection->numerator[part] };

          for (; share.group >= 0; share.group = above == NULL ? -1 : above[share.group])
            add_to_group (self->shares, g_array_index (self->first_share, guint, self->first_share->len - 1), &share);
        }
      g_array_append_val (self->first_share, self->shares->len);
      self->units.code[unit] = self->units.n_groups++;
    }

  return self->units.n_groups > self->n_whole;
}

void
dr_unit_split_clear (DrUnitSplit *self)
{
  dr_grouping_clear (&self->units);
  g_clear_pointer (&self->first_share, g_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);
}

/* Adds a cell so many times; false where that does not fit. What it is a part of is estimated. */
static gboolean
add_share (DrAccumulatorCell        *into,
           const DrAccumulatorCell  *from,
           gint64                    factor,
           gboolean                  is_part)
{
  if (into->sums.cell.n_rows == 0)
    dr_accumulator_init (&into->actuals);
  dr_accumulator_merge (&into->actuals, &from->actuals);
  if (is_part && (from->sums.cell.n_actual > 0 || from->sums.cell.n_planned > 0))
    into->actuals.flags |= DR_TERM_ESTIMATED;

  return dr_wide_cell_add (&into->sums, &from->sums, factor);
}

static gboolean
share_cell (const DrUnitSplit  *self,
            DrCells            *into,
            const DrCells      *from,
            gsize               index,
            gsize               stride,
            GError            **error)
{
  guint64 group = from->is_sparse ? from->group[index] : index;
  gint32 unit = (gint32) (group / stride);
  const DrAccumulatorCell *cell = dr_cells_at (from, index);
  DrUnitSplitShare whole = { unit, self->denominator };
  const DrUnitSplitShare *shares = &whole;
  guint n_shares = 1;

  if (cell->sums.cell.n_rows == 0)
    return TRUE;
  if (unit >= self->n_whole)
    {
      const guint *first = &g_array_index (self->first_share, guint, unit - self->n_whole);

      shares = (const DrUnitSplitShare *) (gpointer) self->shares->data + first[0];
      n_shares = first[1] - first[0];
    }

  if (into->is_sparse && !dr_cells_reserve (into, n_shares, error))
    return FALSE;
  for (guint i = 0; i < n_shares; i++)
    {
      guint64 target = (guint64) shares[i].group * stride + group % stride;
      gsize at = into->is_sparse ? dr_cells_find_or_add (into, target) : target;

      if (!add_share (dr_cells_at (into, at), cell, shares[i].numerator, shares[i].numerator != self->denominator))
        return dr_query_refuse_sum (error);
    }

  return TRUE;
}

gboolean
dr_unit_split_share (const DrUnitSplit  *self,
                     DrCells            *cells,
                     gsize               stride,
                     GError            **error)
{
  g_auto (DrCells) shared = { 0 };

  if (!(cells->is_sparse ? dr_cells_init_sparse (&shared, DR_CELLS_ACCUMULATOR, cells->pool, error)
                         : dr_cells_init_dense (&shared, DR_CELLS_ACCUMULATOR, (gsize) self->n_whole * stride, cells->pool, error)))
    return FALSE;
  for (gsize index = 0; index < cells->n_cells; index++)
    if (!share_cell (self, &shared, cells, index, stride, error))
      return FALSE;

  dr_cells_clear (cells);
  *cells = shared;
  shared = (DrCells) { 0 };

  return TRUE;
}
