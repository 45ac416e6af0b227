/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-codes-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-stream-private.h"

#include "base/dr-vectorized-private.h"

static void
clear_block (gpointer data)
{
  DrFactBlock *block = data;

  if (block->owner != NULL)
    block->owner_free (block->owner);
}

void
dr_fact_draft_init (DrFactDraft *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DrFactBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->n_rows = 0;
  self->n_threads = 1;
  self->occurring = g_byte_array_new ();
}

void
dr_fact_draft_clear (DrFactDraft *self)
{
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->occurring, g_byte_array_unref);
}

static DR_VECTORIZED void
find_extremes (const gint32 *ids,
               gsize         n_ids,
               gint32       *least,
               gint32       *greatest)
{
  gint32 low = G_MAXINT32;
  gint32 high = G_MININT32;

  for (gsize i = 0; i < n_ids; i++)
    {
      low = MIN (low, ids[i]);
      high = MAX (high, ids[i]);
    }

  *least = low;
  *greatest = high;
}

void
dr_fact_block_find_extremes (DrFactBlock *block)
{
  find_extremes (block->unit, block->n_rows, &block->least_unit, &block->greatest_unit);
  find_extremes (block->indicator, block->n_rows, &block->least_indicator, &block->greatest_indicator);
  find_extremes (block->period, block->n_rows, &block->least_period, &block->greatest_period);
}

void
dr_fact_draft_append_marked (DrFactDraft       *self,
                             const DrFactBlock *block)
{
  g_array_append_val (self->blocks, *block);
  self->n_rows += block->n_rows;
}

void
dr_fact_draft_append (DrFactDraft       *self,
                      const DrFactBlock *block)
{
  dr_fact_draft_append_marked (self, block);
  dr_fact_block_mark (block, self->occurring);
}

void
dr_fact_draft_mark (DrFactDraft  *self,
                    const guint8 *occurring,
                    guint         n_units)
{
  guint n_known = self->occurring->len;

  if (n_units > n_known)
    {
      g_byte_array_set_size (self->occurring, n_units);
      memset (self->occurring->data + n_known, 0, n_units - n_known);
    }
  for (guint unit = 0; unit < n_units; unit++)
    self->occurring->data[unit] |= occurring[unit];
}

gboolean
dr_fact_draft_read (DrFactDraft       *self,
                    DrUnitDraft       *units,
                    DrIndicatorDraft  *indicators,
                    DrPeriodDraft     *periods,
                    gpointer           stream,
                    GError           **error)
{
  g_auto (DrFactStream) facts;
  gboolean is_end = FALSE;

  if (!dr_fact_stream_init (&facts, units, indicators, periods, self, stream, error))
    return FALSE;
  self->has_streams = TRUE;
  self->has_plan_column |= dr_fact_stream_has_plans (&facts);
  facts.n_threads = self->n_threads > 0 ? self->n_threads : g_get_num_processors ();
  while (!is_end)
    if (!dr_fact_stream_read (&facts, self, &is_end, error))
      return FALSE;

  return TRUE;
}
