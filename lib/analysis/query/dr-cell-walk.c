/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-cell-walk-private.h"
#include "base/dr-error-private.h"
#include "base/dr-workers-private.h"

const DrDimension dr_cell_walk_memory_loop[DR_N_DIMENSIONS] = {
  DR_DIMENSION_UNIT, DR_DIMENSION_PERIOD, DR_DIMENSION_INDICATOR
};

guint
dr_cell_walk_count_parts (const DrCellSource *source,
                          const DrDimension  *loop,
                          guint               n_threads)
{
  /* Cells that were found by hashing must be sorted first. */
  if (source->cells->is_sparse)
    return 1;

  gsize n_parts = MIN ((gsize) source->plan->grain[loop[0]].n_groups, source->cells->n_cells / source->plan->dataset->cells_a_thread);

  return (guint) CLAMP (n_parts, 1, n_threads);
}

void
dr_cell_walk_init_part (DrCellWalk         *self,
                        const DrCellSource *source,
                        const DrDimension  *loop,
                        guint               part,
                        guint               n_parts,
                        GCancellable       *cancellable)
{
  gsize n_groups = (gsize) source->plan->grain[loop[0]].n_groups;

  *self = (DrCellWalk) {
    .source = source,
    .loop = loop,
    .first = (gint32) dr_workers_get_start (n_groups, part, n_parts),
    .end = (gint32) dr_workers_get_start (n_groups, part + 1, n_parts),
    .cancellable = cancellable,
  };
}

void
dr_cell_walk_clear (DrCellWalk *self)
{
  g_clear_pointer (&self->n_used, g_free);
}

/* Counts cell by cell, in whatever order they lie. */
static gboolean
count_cell (gpointer       data,
            gsize          index,
            const gint32   code[DR_N_DIMENSIONS],
            GError       **error)
{
  DrCellWalk *self = data;

  self->n_used[code[self->loop[0]] - self->first] += dr_cells_is_used (self->source->cells, index);

  return TRUE;
}

gsize
dr_cell_walk_count_used (DrCellWalk *self)
{
  const DrCells *cells = self->source->cells;
  gsize n_groups = (gsize) (self->end - self->first);
  gsize stride = self->source->stride[DR_DIMENSION_UNIT];
  gsize n_used = 0;

  if (cells->is_sparse)
    return cells->n_cells;

  self->n_used = g_new0 (guint32, MAX (n_groups, 1));
  if (self->loop[0] != DR_DIMENSION_UNIT)
    {
      DrCellWalk all = { .source = self->source, .loop = self->loop, .first = self->first, .end = self->end };

      dr_cell_walk_run (&all, count_cell, self, NULL);
    }
  for (gsize group = 0; group < n_groups; group++)
    {
      gsize first = ((gsize) self->first + group) * stride;

      /* The cells of a unit lie side by side. */
      if (self->loop[0] == DR_DIMENSION_UNIT)
        self->n_used[group] = (guint32) dr_cells_count_used (cells, first, first + stride);
      n_used += self->n_used[group];
    }

  return n_used;
}

/* A cell of a sparse array with the groups it is made of. */
typedef struct
{
  guint32 index;
  gint32  code[DR_N_DIMENSIONS];
} Place;

static int
compare_places (gconstpointer left,
                gconstpointer right,
                gpointer      data)
{
  const Place *first = left;
  const Place *second = right;
  const DrDimension *loop = data;

  for (guint i = 0; i < DR_N_DIMENSIONS; i++)
    if (first->code[loop[i]] != second->code[loop[i]])
      return first->code[loop[i]] < second->code[loop[i]] ? -1 : 1;

  return 0;
}

gboolean
dr_cell_walk_run_sparse (DrCellWalk  *self,
                         DrCellFunc   func,
                         gpointer     data,
                         GError     **error)
{
  const DrCells *cells = self->source->cells;
  g_autofree Place *places = g_try_new (Place, MAX (cells->n_cells, 1));

  if (places == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "the groups of the query: no memory to sort %" G_GSIZE_FORMAT " of them",
                         cells->n_cells);

  for (gsize cell = 0; cell < cells->n_cells; cell++)
    {
      guint64 group = cells->group[cell];

      places[cell].index = (guint32) cell;
      for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
        {
          places[cell].code[dimension] = (gint32) (group / self->source->stride[dimension]);
          group %= self->source->stride[dimension];
        }
    }
  g_qsort_with_data (places, (gint) cells->n_cells, sizeof *places, compare_places, (gpointer) self->loop);

  for (gsize i = 0; i < cells->n_cells; i++)
    if (!dr_cell_walk_check_cancelled (self, error) || !func (data, places[i].index, places[i].code, error))
      return FALSE;

  return TRUE;
}
