/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quantiles of the completions of a group's cells: by nearest rank, exact. */

#pragma once

#include "analysis/query/dr-group-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 key;    /* the completion in ten-thousandths, cut off; below 0 it is 0, and beyond 32 bits the largest */
  guint32 cell;   /* its number among all that were added */
} DrCompletion;

/* The completions of all cells, group after group. Parts of the cells may be added at the same time. */
typedef struct
{
  gsize        *start;        /* (owned) n_groups + 1 */
  gsize        *next;         /* (owned) (nullable) of each part, for each group where its next one goes */
  DrCompletion *completions;  /* (owned) */
  gsize         longest;      /* group */
  gsize         n_groups;
} DrCompletionList;

/* @n_completions: for each part, of each group, @step bytes apart. */
gboolean dr_completion_list_init     (DrCompletionList    *self,
                                      const gconstpointer *n_completions,
                                      guint                n_parts,
                                      gsize                step,
                                      gsize                n_groups,
                                      GError             **error);
void     dr_completion_list_clear    (DrCompletionList    *self);
/* Adds one to its group, at most as many as were announced for the part. */
void     dr_completion_list_add      (DrCompletionList    *self,
                                      guint                part,
                                      gsize                group,
                                      const DrCell        *cell,
                                      gsize                index);
/* Sorts the groups from @first up to @end; false where there is no memory. */
gboolean dr_completion_list_sort     (DrCompletionList    *self,
                                      gsize                first,
                                      gsize                end);
/* The ⌈@part·n⌉-th smallest of the n completions of @group; false where there is none. */
gboolean dr_completion_list_get      (DrCompletionList    *self,
                                      gsize                group,
                                      const DrQuotient    *part,
                                      const DrCells       *cells,
                                      DrQuotient          *quantile);

G_END_DECLS
