/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-codes-private.h"

#include "base/dr-vectorized-private.h"

static DR_VECTORIZED void
narrow_to_16 (const gint32 *ids,
              gsize         n_ids,
              guint16      *codes)
{
  for (gsize i = 0; i < n_ids; i++)
    codes[i] = (guint16) ids[i];
}

static DR_VECTORIZED void
narrow_to_8 (const gint32 *ids,
             gsize         n_ids,
             guint8       *codes)
{
  for (gsize i = 0; i < n_ids; i++)
    codes[i] = (guint8) ids[i];
}

gboolean
dr_fact_codes_init (DrFactCodes   *self,
                    gsize          n_rows,
                    guint          n_units,
                    guint          n_indicators,
                    guint          n_periods,
                    DrFactMemory  *memory,
                    GError       **error)
{
  *self = (DrFactCodes) { NULL };
  if (n_units > G_MAXUINT16 + 1 || n_indicators > G_MAXUINT8 + 1 || n_periods > G_MAXUINT8 + 1)
    return TRUE;

  self->unit = dr_fact_memory_add (memory, n_rows, sizeof *self->unit + 2 * sizeof (guint8), error);
  if (self->unit == NULL)
    return FALSE;
  self->indicator = (guint8 *) (self->unit + n_rows);
  self->period = self->indicator + n_rows;

  return TRUE;
}

void
dr_fact_codes_add (const DrFactCodes *self,
                   gsize              start,
                   DrFactBlock       *block)
{
  if (self->unit == NULL)
    return;

  narrow_to_16 (block->unit, block->n_rows, self->unit + start);
  narrow_to_8 (block->indicator, block->n_rows, self->indicator + start);
  narrow_to_8 (block->period, block->n_rows, self->period + start);
  block->narrow_unit = self->unit + start;
  block->narrow_indicator = self->indicator + start;
  block->narrow_period = self->period + start;
}

void
dr_fact_block_mark (const DrFactBlock *block,
                    GByteArray        *occurring)
{
  guint n_known = occurring->len;

  if (block->n_rows == 0)
    return;
  if ((guint) block->greatest_unit >= n_known)
    {
      g_byte_array_set_size (occurring, (guint) block->greatest_unit + 1);
      memset (occurring->data + n_known, 0, occurring->len - n_known);
    }

  guint8 *occurs = occurring->data;
  if (block->narrow_unit != NULL)
    for (gsize row = 0; row < block->n_rows; row++)
      occurs[block->narrow_unit[row]] = TRUE;
  else
    for (gsize row = 0; row < block->n_rows; row++)
      occurs[block->unit[row]] = TRUE;
}
