/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-codes-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"

#include "base/dr-vectorized-private.h"

/* Each is read once, as most of the time goes into fetching it. */
static DR_VECTORIZED void
narrow_to_16 (const gint32 *restrict ids,
              gsize                  n_ids,
              guint16      *restrict codes,
              gint32       *restrict least,
              gint32       *restrict greatest)
{
  gint32 low = G_MAXINT32;
  gint32 high = G_MININT32;

  for (gsize i = 0; i < n_ids; i++)
    {
      low = MIN (low, ids[i]);
      high = MAX (high, ids[i]);
      codes[i] = (guint16) ids[i];
    }

  *least = low;
  *greatest = high;
}

static DR_VECTORIZED void
narrow_to_8 (const gint32 *restrict ids,
             gsize                  n_ids,
             guint8       *restrict codes,
             gint32       *restrict least,
             gint32       *restrict greatest)
{
  gint32 low = G_MAXINT32;
  gint32 high = G_MININT32;

  for (gsize i = 0; i < n_ids; i++)
    {
      low = MIN (low, ids[i]);
      high = MAX (high, ids[i]);
      codes[i] = (guint8) ids[i];
    }

  *least = low;
  *greatest = high;
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
  if (n_units > DR_FACT_CODES_MOST_UNITS || n_indicators > G_MAXUINT8 + 1 || n_periods > G_MAXUINT8 + 1)
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
    {
      dr_fact_block_find_extremes (block);
      return;
    }

  narrow_to_16 (block->unit, block->n_rows, self->unit + start, &block->least_unit, &block->greatest_unit);
  narrow_to_8 (block->indicator, block->n_rows, self->indicator + start, &block->least_indicator,
               &block->greatest_indicator);
  narrow_to_8 (block->period, block->n_rows, self->period + start, &block->least_period, &block->greatest_period);
  block->narrow_unit = self->unit + start;
  block->narrow_indicator = self->indicator + start;
  block->narrow_period = self->period + start;
}

void
dr_fact_codes_mark (const DrFactBlock *block,
                    guint8            *occurring)
{
  /* What is stored to might be the block itself, for all that the compiler knows. */
  const guint16 *units = block->narrow_unit;
  gsize n_rows = block->n_rows;
  gsize row = 0;
  guint64 four;

  /* Four at a time, in whatever order they lie in the word. */
  for (; row + 4 <= n_rows; row += 4)
    {
      memcpy (&four, units + row, sizeof four);
      occurring[four & 0xffff] = TRUE;
      occurring[four >> 16 & 0xffff] = TRUE;
      occurring[four >> 32 & 0xffff] = TRUE;
      occurring[four >> 48] = TRUE;
    }
  for (; row < n_rows; row++)
    occurring[units[row]] = TRUE;
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
  for (gsize row = 0; row < block->n_rows; row++)
    occurs[block->unit[row]] = TRUE;
}
