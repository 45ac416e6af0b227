/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"

/* The rows of a block that are kept, and where their copies lie. */
typedef struct
{
  const DrFactBlock *block;
  const guint8      *left_out;
  const guint8      *pairing;   /* (nullable) */
  DrFactMemory      *memory;
  guint32           *kept;      /* (owned) rows of the block */
  gsize              n_kept;
} Thinning;

/* Copies what a column has of the kept rows; NULL where it has nothing, or with @error set. */
static gpointer
copy (const Thinning  *self,
      gconstpointer    column,
      gsize            size,
      GError         **error)
{
  char *copied = column == NULL ? NULL : dr_fact_memory_add (self->memory, self->n_kept, size, error);

  for (gsize i = 0; copied != NULL && i < self->n_kept; i++)
    memcpy (copied + i * size, (const char *) column + self->kept[i] * size, size);

  return copied;
}

static gboolean
copy_figures (const Thinning      *self,
              const DrFactColumn  *column,
              DrFigures            figure,
              DrFactColumn        *copied,
              GError             **error)
{
  guint8 *validity = dr_fact_memory_add (self->memory, self->n_kept / 8 + 1, 1, error);

  *copied = (DrFactColumn) {
    .narrow = copy (self, column->narrow, sizeof *column->narrow, error),
    .wide = copy (self, column->wide, sizeof *column->wide, error),
    .validity = validity,
  };
  if (validity == NULL || (column->narrow != NULL && copied->narrow == NULL) ||
      (column->wide != NULL && copied->wide == NULL))
    return FALSE;

  memset (validity, 0, self->n_kept / 8 + 1);
  for (gsize i = 0; i < self->n_kept; i++)
    if (dr_fact_column_has (column, self->kept[i]) && (self->left_out[self->kept[i]] & figure) == 0)
      validity[i / 8] |= (guint8) (1u << i % 8);

  return TRUE;
}

static gboolean
copy_block (const Thinning  *self,
            DrFactBlock     *copied,
            GError         **error)
{
  const DrFactBlock *block = self->block;

  *copied = (DrFactBlock) {
    .n_rows = self->n_kept,
    .unit = copy (self, block->unit, sizeof *block->unit, error),
    .indicator = copy (self, block->indicator, sizeof *block->indicator, error),
    .period = copy (self, block->period, sizeof *block->period, error),
    .flags = copy (self, block->flags, sizeof *block->flags, error),
    .pairing = copy (self, self->pairing, sizeof *self->pairing, error),
    .contributor = copy (self, block->contributor, sizeof *block->contributor, error),
    .lower = copy (self, block->lower, sizeof *block->lower, error),
    .upper = copy (self, block->upper, sizeof *block->upper, error),
    .origin = copy (self, block->origin, sizeof *block->origin, error),
  };
  if (copied->unit == NULL || copied->indicator == NULL || copied->period == NULL ||
      (block->flags != NULL && copied->flags == NULL) || (self->pairing != NULL && copied->pairing == NULL) ||
      (block->contributor != NULL && copied->contributor == NULL) ||
      (block->lower != NULL && copied->lower == NULL) || (block->upper != NULL && copied->upper == NULL) ||
      (block->origin != NULL && copied->origin == NULL) ||
      !copy_figures (self, &block->actual, DR_FIGURE_ACTUAL, &copied->actual, error) ||
      !copy_figures (self, &block->planned, DR_FIGURE_PLANNED, &copied->planned, error))
    return FALSE;

  dr_fact_block_find_extremes (copied);
  copied->owner = dr_fact_memory_ref (self->memory);
  copied->owner_free = (GDestroyNotify) dr_fact_memory_unref;

  return TRUE;
}

static gboolean
has_any (const guint8 *signs,
         gsize         n_rows)
{
  for (gsize row = 0; signs != NULL && row < n_rows; row++)
    if (signs[row] != 0)
      return TRUE;

  return FALSE;
}

static gboolean
thin_out (DrFactDraft        *into,
          const DrFactBlock  *block,
          const guint8       *left_out,
          const guint8       *pairing,
          GError            **error)
{
  g_autoptr (DrFactMemory) memory = dr_fact_memory_new (NULL);
  g_autofree guint32 *kept = g_new (guint32, MAX (block->n_rows, 1));
  Thinning thinning = { .block = block, .left_out = left_out, .pairing = pairing, .memory = memory, .kept = kept };
  DrFactBlock copied;

  for (gsize row = 0; row < block->n_rows; row++)
    if (!dr_fact_is_thinned_away (block, row, left_out[row]))
      kept[thinning.n_kept++] = (guint32) row;
  if (thinning.n_kept == 0)
    return TRUE;
  if (!copy_block (&thinning, &copied, error))
    return FALSE;
  dr_fact_draft_append (into, &copied);

  return TRUE;
}

GArray *
dr_fact_blocks_thin_out (const GArray  *blocks,
                         const guint8  *left_out,
                         const guint8  *pairing,
                         GError       **error)
{
  g_auto (DrFactDraft) draft;

  dr_fact_draft_init (&draft);
  for (guint i = 0; i < blocks->len; i++)
    {
      DrFactBlock block = g_array_index (blocks, DrFactBlock, i);

      if (has_any (left_out, block.n_rows) || has_any (pairing, block.n_rows))
        {
          if (!thin_out (&draft, &block, left_out, pairing, error))
            return NULL;
        }
      else
        {
          block.owner = NULL;
          dr_fact_draft_append (&draft, &block);
        }
      left_out += block.n_rows;
      pairing = pairing == NULL ? NULL : pairing + block.n_rows;
    }

  return g_steal_pointer (&draft.blocks);
}
