/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Groups of cells put together, one for each row of a table. */

#pragma once

#include "analysis/query/dr-cell-walk-private.h"
#include "analysis/query/dr-quantile-private.h"

G_BEGIN_DECLS

/* What a part of the cells adds up to. */
typedef struct
{
  DrPages        pages;
  DrGroup       *groups;
  DrPages        term_pages;
  DrAccumulator *terms;         /* (nullable) of each group, where cells have them */
} DrGroupFoldPart;

typedef struct
{
  const DrCellSource *source;
  gsize               n_groups;
  gsize               stride[DR_N_DIMENSIONS];
  dr_int128          *factor;         /* (owned) for each group of indicators of the grain, up to the scale of its row */
  DrGroupFoldPart    *parts;          /* (owned) the first one has everything in the end */
  guint               n_parts;
  gboolean            has_quantiles;
  DrCompletionList    completions;
} DrGroupFold;

gboolean dr_group_fold_init  (DrGroupFold         *self,
                              const DrCellSource  *source,
                              guint                n_threads,
                              GCancellable        *cancellable,
                              GError             **error);
void     dr_group_fold_clear (DrGroupFold         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrGroupFold, dr_group_fold_clear)

/* The group of these groups of rows, or NULL if no cell led to it. */
static inline const DrGroup *
dr_group_fold_get (const DrGroupFold *self,
                   const gint32       code[DR_N_DIMENSIONS],
                   gsize             *index)
{
  const DrGroup *group;

  *index = 0;
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    *index += (gsize) code[dimension] * self->stride[dimension];
  group = &self->parts[0].groups[*index];

  return group->cell.n_rows == 0 ? NULL : group;
}

G_END_DECLS
