/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quantiles of the completions of a group's cells: by nearest rank, exact. */

#pragma once

#include "analysis/query/dr-group-private.h"

G_BEGIN_DECLS

#define DR_COMPLETION_PARTS 10000

typedef struct
{
  guint32 key;    /* as dr_completion_make_key() makes it */
  guint32 cell;   /* its number among all that were added */
} DrCompletion;

/* The completions of all cells, group after group. Parts of the cells may be added at the same time. */
typedef struct
{
  gsize        *start;        /* (owned) n_groups + 1 */
  gsize        *end;          /* (owned) of those that were added */
  gsize        *next;         /* (owned) (nullable) of each part, for each group where its next one goes */
  DrPages       pages;
  DrCompletion *completions;
  gsize         longest;      /* group */
  gsize         n_groups;
} DrCompletionList;

/* @n_completions: for each part, of each group, @step bytes apart: how many there are at most. */
gboolean dr_completion_list_init     (DrCompletionList    *self,
                                      const gconstpointer *n_completions,
                                      guint                n_parts,
                                      gsize                step,
                                      gsize                n_groups,
                                      DrPagePool          *pool,
                                      GError             **error);
void     dr_completion_list_clear    (DrCompletionList    *self);
/* Adds one to its group, at most as many as were announced for the part. */
void     dr_completion_list_add      (DrCompletionList    *self,
                                      guint                part,
                                      gsize                group,
                                      const DrCell        *cell,
                                      gsize                index);
/* Lets go of the room that was not needed, when all are added; with the numbers that there was room for. */
void     dr_completion_list_close    (DrCompletionList    *self,
                                      const gconstpointer *n_completions,
                                      guint                n_parts,
                                      gsize                step);
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

/* Completions below 0, and those beyond what a key can tell. */
#define DR_COMPLETION_NEGATIVE 1
#define DR_COMPLETION_BEYOND G_MAXUINT32

/* Of a completion of so many whole ten-thousandths, and a rest of one unless it @is_exact: keys sort as completions do. All
 * that have an even one are the same, as many are that reached just what was planned; those of an odd one have to be
 * compared. */
static inline guint32
dr_completion_make_key (guint64  whole,
                        gboolean is_exact)
{
  return whole >= G_MAXUINT32 / 2 - 1 ? DR_COMPLETION_BEYOND : (guint32) (2 * whole + 2 + (is_exact ? 0 : 1));
}

/* Adds the completion of sums of 64 bits; what is planned is above 0. */
static inline void
dr_completion_list_add_narrow (DrCompletionList *self,
                               guint             part,
                               gsize             group,
                               gint64            actual,
                               gint64            planned,
                               gsize             index)
{
  guint64 numerator = actual < 0 ? -(guint64) actual : (guint64) actual;
  guint64 denominator = (guint64) planned;
  guint32 key = DR_COMPLETION_NEGATIVE;

  if (actual >= 0)
    {
      if (G_LIKELY (numerator <= G_MAXUINT64 / DR_COMPLETION_PARTS))
        {
          guint64 parts = numerator * DR_COMPLETION_PARTS;

          key = dr_completion_make_key (parts / denominator, parts % denominator == 0);
        }
      else
        {
          dr_uint128 parts = (dr_uint128) numerator * DR_COMPLETION_PARTS;

          key = dr_completion_make_key ((guint64) MIN (parts / denominator, G_MAXUINT32), parts % denominator == 0);
        }
    }

  self->completions[self->next[part * self->n_groups + group]++] = (DrCompletion) { key, (guint32) index };
}

G_END_DECLS
