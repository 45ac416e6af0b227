/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Goes through the cells of a query, or a part of them, in the order of its dimensions. */

#pragma once

#include "analysis/query/dr-group-private.h"

G_BEGIN_DECLS

/* Cells looked at between two looks at the cancellable. */
#define DR_CELLS_A_LOOK 65536

typedef struct
{
  const DrCellSource *source;
  const DrDimension  *loop;         /* the outermost dimension first */
  gint32              first;        /* of the groups of the outermost dimension */
  gint32              end;
  guint32            *n_used;       /* (owned) (nullable) cells of each of these groups that any row led to */
  GCancellable       *cancellable;
  gsize               n_seen;
} DrCellWalk;

typedef gboolean (*DrCellFunc) (gpointer       data,
                                gsize          index,
                                const gint32   code[DR_N_DIMENSIONS],
                                GError       **error);

/* The order in which cells lie in memory. */
extern const DrDimension dr_cell_walk_memory_loop[DR_N_DIMENSIONS];

/* How many threads it is worth to walk with, at most @n_threads. */
guint    dr_cell_walk_count_parts (const DrCellSource *source,
                                   const DrDimension  *loop,
                                   guint               n_threads);
/* One of so many parts of the walk through all cells. */
void     dr_cell_walk_init_part   (DrCellWalk         *self,
                                   const DrCellSource *source,
                                   const DrDimension  *loop,
                                   guint               part,
                                   guint               n_parts,
                                   GCancellable       *cancellable);
void     dr_cell_walk_clear       (DrCellWalk         *self);
/* How many cells of the part any row led to. A walk after that passes over groups without any. */
gsize    dr_cell_walk_count_used  (DrCellWalk         *self);
gboolean dr_cell_walk_run_sparse  (DrCellWalk         *self,
                                   DrCellFunc          func,
                                   gpointer            data,
                                   GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCellWalk, dr_cell_walk_clear)

static inline gboolean
dr_cell_walk_check_cancelled (DrCellWalk  *self,
                              GError     **error)
{
  return self->n_seen++ % DR_CELLS_A_LOOK != 0 || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Calls @func for every cell of the part, used or not. It is inlined, so that @func can be. */
static inline __attribute__ ((always_inline)) gboolean
dr_cell_walk_run (DrCellWalk  *self,
                  DrCellFunc   func,
                  gpointer     data,
                  GError     **error)
{
  const DrGrouping *grain = self->source->plan->grain;
  const DrDimension *loop = self->loop;
  gint32 code[DR_N_DIMENSIONS];

  if (self->source->cells->is_sparse)
    return dr_cell_walk_run_sparse (self, func, data, error);

  for (code[loop[0]] = self->first; code[loop[0]] < self->end; code[loop[0]]++)
    {
      if (self->n_used != NULL && self->n_used[code[loop[0]] - self->first] == 0)
        continue;

      for (code[loop[1]] = 0; code[loop[1]] < grain[loop[1]].n_groups; code[loop[1]]++)
        {
          if (!dr_cell_walk_check_cancelled (self, error))
            return FALSE;

          code[loop[2]] = 0;
          gsize index = (gsize) dr_cell_source_find (self->source, code);
          gsize stride = self->source->stride[loop[2]];
          gint32 end = grain[loop[2]].n_groups;
          for (; code[loop[2]] < end; code[loop[2]]++, index += stride)
            if (!func (data, index, code, error))
              return FALSE;
        }
    }

  return TRUE;
}

G_END_DECLS
