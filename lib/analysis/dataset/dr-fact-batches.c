/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-batches-private.h"
#include "analysis/dataset/dr-fact-figures-private.h"
#include "analysis/dataset/dr-fact-ids-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"

#include "base/dr-error-private.h"
#include "base/dr-workers-private.h"

/* So many rows for each thread are worth one start of threads: even where it has to wait for a processor. */
#define ENOUGH_ROWS_A_THREAD ((gsize) 1 << 23)
#define MOST_BATCHES 1024

void
dr_fact_batch_clear (DrFactBatch *self)
{
  g_clear_pointer (&self->memory, dr_fact_memory_unref);
}

void
dr_fact_batches_init (DrFactBatches *self,
                      guint          n_threads)
{
  *self = (DrFactBatches) {
    .batches = g_array_new (FALSE, FALSE, sizeof (DrFactBatch)),
    .n_threads = n_threads,
  };
  g_array_set_clear_func (self->batches, (GDestroyNotify) dr_fact_batch_clear);
}

void
dr_fact_batches_clear (DrFactBatches *self)
{
  g_clear_pointer (&self->batches, g_array_unref);
}

gboolean
dr_fact_batches_take (DrFactBatches  *self,
                      DrFactBatch    *batch,
                      guint           n_units,
                      guint           n_indicators,
                      guint           n_periods,
                      GError        **error)
{
  gsize n_rows = batch->rows.n_rows;

  if (!dr_fact_codes_init (&batch->codes, n_rows, n_units, n_indicators, n_periods, batch->memory, error))
    return FALSE;

  batch->first_block = self->n_blocks;
  self->n_rows += n_rows;
  self->n_blocks += n_rows / DR_FACT_BLOCK_ROWS + (n_rows % DR_FACT_BLOCK_ROWS > 0 ? 1 : 0);
  g_array_append_val (self->batches, *batch);
  batch->memory = NULL;

  return TRUE;
}

gboolean
dr_fact_batches_are_enough (const DrFactBatches *self)
{
  return self->n_threads <= 1 || self->batches->len >= MOST_BATCHES || self->n_rows / self->n_threads >= ENOUGH_ROWS_A_THREAD;
}

/* What threads share. */
typedef struct
{
  const DrFactBatches *batches;
  DrFactBlock         *blocks;
  guint                n_parts;
  guint8              *occurring;  /* a byte for each unit that codes can tell, for each part */
} Work;

/* Looks through the blocks of a batch from number @first to below @end, of those of all batches. */
static void
look_through_batch (const Work         *work,
                    const DrFactBatch  *batch,
                    gsize               first,
                    gsize               end,
                    guint8             *occurring)
{
  const DrFactBlock *rows = &batch->rows;

  for (gsize i = MAX (first, batch->first_block); i < end; i++)
    {
      gsize start = (i - batch->first_block) * DR_FACT_BLOCK_ROWS;
      DrFactBlock *block = &work->blocks[i];

      if (start >= rows->n_rows)
        return;

      *block = (DrFactBlock) {
        .n_rows = MIN (rows->n_rows - start, DR_FACT_BLOCK_ROWS),
        .unit = rows->unit + start,
        .indicator = rows->indicator + start,
        .period = rows->period + start,
        .origin = rows->origin == NULL ? NULL : rows->origin + start,
      };
      dr_fact_codes_add (&batch->codes, start, block);
      if (block->narrow_unit != NULL)
        dr_fact_codes_mark (block, occurring);
    }
}

static void
look_through_part (gpointer data,
                   guint    part)
{
  const Work *work = data;
  const GArray *batches = work->batches->batches;
  gsize n_blocks = work->batches->n_blocks;

  for (guint i = 0; i < batches->len; i++)
    look_through_batch (work, &g_array_index (batches, DrFactBatch, i),
                        dr_workers_get_start (n_blocks, part, work->n_parts),
                        dr_workers_get_start (n_blocks, part + 1, work->n_parts),
                        work->occurring + part * (gsize) DR_FACT_CODES_MOST_UNITS);
}

static gboolean
check_ids (const DrFactBatch  *batch,
           const DrFactBlock  *block,
           gsize               start,
           GError            **error)
{
  const DrArrowVector *vectors = batch->vectors;
  const DrFactBlock *rows = &batch->rows;
  const guint32 *limits = batch->limits;

  return dr_fact_ids_check (&vectors[DR_FACT_COLUMN_UNIT], rows->unit, start, block->n_rows, limits[DR_FACT_COLUMN_UNIT],
                            block->least_unit, block->greatest_unit, error) &&
         dr_fact_ids_check (&vectors[DR_FACT_COLUMN_INDICATOR], rows->indicator, start, block->n_rows,
                            limits[DR_FACT_COLUMN_INDICATOR], block->least_indicator, block->greatest_indicator, error) &&
         dr_fact_ids_check (&vectors[DR_FACT_COLUMN_PERIOD], rows->period, start, block->n_rows,
                            limits[DR_FACT_COLUMN_PERIOD], block->least_period, block->greatest_period, error);
}

#define STATUS_MISSING 4

/* The standing of each figure; no column where all are plainly reported. */
static gboolean
read_statuses (const DrArrowVector  *vector,
               DrFactMemory         *memory,
               DrFactBlock          *block,
               gsize                 start,
               GError              **error)
{
  static const struct
  {
    const char  *name;
    DrTermFlags  flags;
  } statuses[] = {
    { "normal", DR_TERM_REPORTED },
    { "estimated", DR_TERM_ESTIMATED },
    { "provisional", DR_TERM_PROVISIONAL },
    { "nil", DR_TERM_NIL },
    [STATUS_MISSING] = { "missing", DR_TERM_REPORTED },
  };
  gboolean is_plain = TRUE;

  if (vector->values == NULL)
    return TRUE;

  guint8 *flags = dr_fact_memory_add (memory, block->n_rows, sizeof *flags, error);
  if (flags == NULL)
    return FALSE;

  for (gsize row = 0; row < block->n_rows; row++)
    {
      const char *text;
      gsize length;
      guint i = 0;

      if (!dr_arrow_vector_get_optional_text (vector, start + row, &text, &length, error))
        return FALSE;
      while (length > 0 && i < G_N_ELEMENTS (statuses) &&
             (strlen (statuses[i].name) != length || memcmp (statuses[i].name, text, length) != 0))
        i++;
      if (i == G_N_ELEMENTS (statuses))
        {
          g_autofree char *quoted = dr_error_quote (text, (gssize) length);

          return dr_arrow_vector_set_error (vector, start + row, error, DR_ERROR_INVALID,
                                            "%s is none of normal, estimated, provisional, nil, missing", quoted);
        }
      if (i == STATUS_MISSING && length > 0 && dr_fact_column_has (&block->actual, row))
        return dr_arrow_vector_set_error (vector, start + row, error, DR_ERROR_INVALID,
                                          "missing, but there is an actual: leave that empty, or say what it is");
      flags[row] = (guint8) statuses[i].flags;
      is_plain &= flags[row] == DR_TERM_REPORTED;
    }
  block->flags = is_plain ? NULL : flags;

  return TRUE;
}

static gint64
get_bound (const DrFactColumn *bounds,
           gsize               row,
           gint64              absent)
{
  dr_int128 bound = !dr_fact_column_has (bounds, row) ? absent : bounds->wide != NULL ? bounds->wide[row] : bounds->narrow[row];

  return bound > G_MININT64 && bound < G_MAXINT64 ? (gint64) bound : absent;
}

/* Whether a figure is hedged: whether it says «hedged», and not «exact» or nothing. */
static gboolean
read_hedge (const DrArrowVector  *vector,
            gsize                 row,
            gboolean             *is_hedged,
            GError              **error)
{
  const char *text;
  gsize length;

  if (!dr_arrow_vector_get_optional_text (vector, row, &text, &length, error))
    return FALSE;
  *is_hedged = length == strlen ("hedged") && memcmp (text, "hedged", length) == 0;
  if (*is_hedged || length == 0 || (length == strlen ("exact") && memcmp (text, "exact", length) == 0))
    return TRUE;

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%s is none of exact, hedged", quoted);
}

/* Which figures are hedged, and what they lie between; no columns where none is. */
static gboolean
read_hedges (const DrArrowVector     *vectors,
             const DrIndicatorDraft  *indicators,
             DrFactMemory            *memory,
             DrFactBlock             *block,
             gsize                    start,
             GError                 **error)
{
  const DrArrowVector *hedges = &vectors[DR_FACT_COLUMN_HEDGE];
  DrFactColumn bounds[2];
  gboolean has_any = FALSE;

  if (hedges->values == NULL)
    return TRUE;
  if (!dr_fact_figures_read (indicators, &vectors[DR_FACT_COLUMN_LOWER], memory, block, start, &bounds[0], error) ||
      !dr_fact_figures_read (indicators, &vectors[DR_FACT_COLUMN_UPPER], memory, block, start, &bounds[1], error))
    return FALSE;

  guint8 *flags = dr_fact_memory_add (memory, block->n_rows, sizeof *flags, error);
  gint64 *lower = flags == NULL ? NULL : dr_fact_memory_add (memory, block->n_rows, sizeof *lower, error);
  gint64 *upper = lower == NULL ? NULL : dr_fact_memory_add (memory, block->n_rows, sizeof *upper, error);
  if (upper == NULL)
    return FALSE;

  for (gsize row = 0; row < block->n_rows; row++)
    {
      gboolean is_hedged;

      if (!read_hedge (hedges, start + row, &is_hedged, error))
        return FALSE;
      is_hedged &= dr_fact_column_has (&block->actual, row);
      has_any |= is_hedged;
      flags[row] = (guint8) ((block->flags == NULL ? DR_TERM_REPORTED : block->flags[row]) | (is_hedged ? DR_TERM_HEDGED : 0));
      lower[row] = get_bound (is_hedged ? &bounds[0] : &block->actual, row, DR_NO_LOWER_BOUND);
      upper[row] = get_bound (is_hedged ? &bounds[1] : &block->actual, row, DR_NO_UPPER_BOUND);
    }
  if (!has_any)
    return TRUE;
  block->flags = flags;
  block->lower = lower;
  block->upper = upper;

  return TRUE;
}

static gboolean
append_batch (const DrFactBatch       *batch,
              const DrFactBlock       *blocks,
              const DrIndicatorDraft  *indicators,
              DrFactDraft             *facts,
              GError                 **error)
{
  const DrArrowVector *vectors = batch->vectors;

  for (gsize start = 0; start < batch->rows.n_rows; start += DR_FACT_BLOCK_ROWS)
    {
      DrFactBlock block = blocks[batch->first_block + start / DR_FACT_BLOCK_ROWS];

      if (!check_ids (batch, &block, start, error) ||
          !dr_fact_figures_read (indicators, &vectors[DR_FACT_COLUMN_ACTUAL], batch->memory, &block, start, &block.actual,
                                 error) ||
          !dr_fact_figures_read (indicators, &vectors[DR_FACT_COLUMN_PLANNED], batch->memory, &block, start,
                                 &block.planned, error) ||
          !read_statuses (&vectors[DR_FACT_COLUMN_STATUS], batch->memory, &block, start, error) ||
          !read_hedges (vectors, indicators, batch->memory, &block, start, error))
        return FALSE;

      block.owner = dr_fact_memory_ref (batch->memory);
      block.owner_free = (GDestroyNotify) dr_fact_memory_unref;
      if (block.narrow_unit != NULL)
        dr_fact_draft_append_marked (facts, &block);
      else
        dr_fact_draft_append (facts, &block);
    }

  return TRUE;
}

gboolean
dr_fact_batches_append (const DrFactBatches     *self,
                        const DrIndicatorDraft  *indicators,
                        guint                    n_units,
                        DrFactDraft             *facts,
                        GError                 **error)
{
  Work work = { .batches = self, .n_parts = (guint) CLAMP (self->n_rows / DR_DATASET_ROWS_A_THREAD, 1, self->n_threads) };
  g_autofree DrFactBlock *blocks = g_new (DrFactBlock, MAX (self->n_blocks, 1));
  g_autofree guint8 *occurring = g_malloc0 (work.n_parts * (gsize) DR_FACT_CODES_MOST_UNITS);

  work.blocks = blocks;
  work.occurring = occurring;
  dr_workers_run (work.n_parts, look_through_part, &work);

  for (guint i = 0; i < self->batches->len; i++)
    if (!append_batch (&g_array_index (self->batches, DrFactBatch, i), blocks, indicators, facts, error))
      return FALSE;
  for (guint part = 0; part < work.n_parts; part++)
    dr_fact_draft_mark (facts, occurring + part * (gsize) DR_FACT_CODES_MOST_UNITS,
                        MIN (n_units, DR_FACT_CODES_MOST_UNITS));

  return TRUE;
}
