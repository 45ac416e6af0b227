/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-dataset.h>

#include "analysis/dr-arrow-export-private.h"
#include "analysis/dr-dataset-private.h"
#include "analysis/dr-fact-figures-private.h"
#include "base/dr-error-private.h"

#define ALIGNMENT 64

enum
{
  COLUMN_UNIT,
  COLUMN_INDICATOR,
  COLUMN_PERIOD,
  COLUMN_MEASURE,
  COLUMN_NATURE,
  COLUMN_STATUS,
  COLUMN_ACTUAL,
  COLUMN_TARGET,
  N_COLUMNS
};

static const char * const column_names[N_COLUMNS] = {
  "unit", "indicator", "period", "measure", "nature", "status", "actual", "target"
};

/* By DrNature. */
static const char * const natures[] = { "flow", "stock", "ratio" };

enum
{
  STATUS_NORMAL,
  STATUS_ESTIMATED,
  STATUS_PROVISIONAL,
  STATUS_NIL,
  STATUS_MISSING
};

static const char * const statuses[] = { "normal", "estimated", "provisional", "nil", "missing" };

typedef struct
{
  DrDataset      *dataset;                    /* (owned) */
  DrArrowStrings *dictionaries[COLUMN_ACTUAL]; /* (owned) */
  int             scale;                      /* of all figures */
  gboolean        is_narrow;                  /* they are whole numbers of 64 bits, and lie as they are needed */
} Facts;

static void
free_facts (gpointer source)
{
  Facts *self = source;

  for (guint i = 0; i < COLUMN_ACTUAL; i++)
    dr_arrow_strings_unref (self->dictionaries[i]);
  g_object_unref (self->dataset);
  g_free (self);
}

static void
make_schema (gpointer            source,
             struct ArrowSchema *schema)
{
  Facts *self = source;
  g_autofree char *decimal = g_strdup_printf ("d:38,%d", self->scale);

  dr_arrow_schema_init (schema, N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    dr_arrow_field_init (schema->children[i], column_names[i],
                         i < COLUMN_ACTUAL ? "i" : self->is_narrow ? "l" : decimal, i < COLUMN_ACTUAL);
}

static gpointer
allocate (gsize    n,
          gsize    size,
          GError **error)
{
  gpointer piece = NULL;

  /* A block has few rows. */
  if (posix_memalign (&piece, ALIGNMENT, MAX (n, 1) * size) != 0)
    dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for a batch");

  return piece;
}

static gboolean
has_figure (const DrFactColumn *column,
            gsize               row)
{
  gsize bit = column->validity_offset + row;

  return (column->narrow != NULL || column->wide != NULL) &&
         (column->validity == NULL || (column->validity[bit >> 3] >> (bit & 7) & 1) != 0);
}

static gint32
get_status (const DrFactBlock *block,
            gsize              row)
{
  if (!has_figure (&block->actual, row))
    return STATUS_MISSING;
  if (block->flags == NULL)
    return STATUS_NORMAL;
  if ((block->flags[row] & DR_TERM_ESTIMATED) != 0)
    return STATUS_ESTIMATED;
  if ((block->flags[row] & DR_TERM_PROVISIONAL) != 0)
    return STATUS_PROVISIONAL;

  return (block->flags[row] & DR_TERM_NIL) != 0 ? STATUS_NIL : STATUS_NORMAL;
}

static gint32
get_code (const DrDataset   *dataset,
          const DrFactBlock *block,
          guint              column,
          gsize              row)
{
  switch (column)
    {
    case COLUMN_MEASURE:
      return dataset->indicators->measure[block->indicator[row]];
    case COLUMN_NATURE:
      return dataset->indicators->nature[block->indicator[row]];
    default:
      return get_status (block, row);
    }
}

static gboolean
make_codes (Facts              *self,
            const DrFactBlock  *block,
            guint               column,
            struct ArrowArray  *array,
            GError            **error)
{
  const gint32 *in_place[] = { block->unit, block->indicator, block->period };
  gint32 *copy = NULL;

  if (column >= G_N_ELEMENTS (in_place))
    {
      copy = allocate (block->n_rows, sizeof *copy, error);
      if (copy == NULL)
        return FALSE;
      for (gsize row = 0; row < block->n_rows; row++)
        copy[row] = get_code (self->dataset, block, column, row);
    }

  dr_arrow_column_init (array, block->n_rows, 0, NULL, copy != NULL ? copy : in_place[column], copy,
                        g_object_ref (self->dataset), g_object_unref);
  dr_arrow_column_set_dictionary (array, self->dictionaries[column]);

  return TRUE;
}

/* Figures as they lie where they can be, else a copy: bits first, then the numbers. */
static gboolean
make_figures (Facts               *self,
              const DrFactBlock   *block,
              const DrFactColumn  *column,
              struct ArrowArray   *array,
              GError             **error)
{
  gsize n_bits = (block->n_rows / 8 / ALIGNMENT + 1) * ALIGNMENT;
  gboolean is_in_place = self->is_narrow && column->narrow != NULL;
  gboolean are_bits_in_place = is_in_place && (column->validity == NULL || (column->validity_offset & 7) == 0);

  if (are_bits_in_place)
    {
      const guint8 *validity = column->validity == NULL ? NULL : column->validity + column->validity_offset / 8;

      dr_arrow_column_init (array, block->n_rows, validity == NULL ? 0 : -1, validity, column->narrow, NULL,
                            g_object_ref (self->dataset), g_object_unref);
      return TRUE;
    }

  guint8 *piece = allocate (n_bits + block->n_rows * sizeof (dr_int128), 1, error);
  gint64 n_empty = 0;
  if (piece == NULL)
    return FALSE;

  memset (piece, 0, n_bits);
  for (gsize row = 0; row < block->n_rows; row++)
    {
      dr_int128 coefficient = 0;

      if (!has_figure (column, row))
        n_empty++;
      else
        {
          piece[row / 8] |= (guint8) (1u << row % 8);
          coefficient = column->wide != NULL ? column->wide[row] : column->narrow[row];
          if (!self->is_narrow &&
              !dr_rescale (coefficient, self->dataset->indicators->scale[block->indicator[row]], self->scale, &coefficient))
            {
              free (piece);
              return dr_error_set (error, DR_ERROR_OVERFLOW,
                                   "a figure has more than %d digits beside others with %d behind the comma",
                                   DR_DECIMAL_MAX_DIGITS, self->scale);
            }
        }

      if (self->is_narrow)
        ((gint64 *) (gpointer) (piece + n_bits))[row] = (gint64) coefficient;
      else
        ((dr_int128 *) (gpointer) (piece + n_bits))[row] = coefficient;
    }
  dr_arrow_column_init (array, block->n_rows, n_empty, piece, piece + n_bits, piece, NULL, NULL);

  return TRUE;
}

static gboolean
make_batch (gpointer            source,
            gsize               index,
            struct ArrowArray  *batch,
            GError            **error)
{
  Facts *self = source;
  gboolean is_good = TRUE;

  if (index >= self->dataset->blocks->len)
    return TRUE;

  const DrFactBlock *block = &g_array_index (self->dataset->blocks, DrFactBlock, index);
  dr_arrow_batch_init (batch, block->n_rows, N_COLUMNS);
  for (guint i = 0; is_good && i < COLUMN_ACTUAL; i++)
    is_good = make_codes (self, block, i, batch->children[i], error);
  is_good = is_good && make_figures (self, block, &block->actual, batch->children[COLUMN_ACTUAL], error) &&
            make_figures (self, block, &block->planned, batch->children[COLUMN_TARGET], error);
  if (!is_good)
    batch->release (batch);

  return is_good;
}

static DrArrowStrings *
make_period_ids (const DrPeriodTable *periods)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 0; i < periods->n_periods; i++)
    g_ptr_array_add (ids, dr_period_to_string (periods->periods[i]));

  return dr_arrow_strings_new ((const char * const *) ids->pdata, ids->len);
}

/**
 * dr_dataset_export_stream:
 * @self: a dataset
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream` whose content is nothing yet
 *
 * Hands all rows over to another program, through the [Arrow C stream
 * interface](https://arrow.apache.org/docs/format/CStreamInterface.html). The
 * columns are `unit`, `indicator`, `period`, `measure`, `nature` and `status`
 * (`normal`, `estimated`, `provisional`, `nil`, `missing`), texts in
 * dictionaries, and `actual` and `target`: whole numbers of 64 bits where all
 * figures are such, else decimals of 128 bits with the digits behind the comma
 * that the finest indicator has. A figure that does not fit these is an error of
 * the stream, not a wrong number.
 *
 * What lies as it is needed is not copied: the dataset is kept until whoever got
 * the stream has released it and its batches. It is what
 * [method@DistrictReport.DatasetBuilder.add_achievements] takes.
 *
 * Since: 1.0
 */
void
dr_dataset_export_stream (DrDataset *self,
                          gpointer   stream)
{
  static const DrArrowSource functions = { make_schema, make_batch, free_facts };

  g_return_if_fail (DR_IS_DATASET (self));
  g_return_if_fail (stream != NULL);

  Facts *facts = g_new0 (Facts, 1);
  facts->dataset = g_object_ref (self);
  facts->dictionaries[COLUMN_UNIT] = dr_arrow_strings_new_column (self->units->ids);
  facts->dictionaries[COLUMN_INDICATOR] = dr_arrow_strings_new_column (self->indicators->ids);
  facts->dictionaries[COLUMN_PERIOD] = make_period_ids (self->periods);
  facts->dictionaries[COLUMN_MEASURE] = dr_arrow_strings_new_column (self->indicators->measures);
  facts->dictionaries[COLUMN_NATURE] = dr_arrow_strings_new (natures, G_N_ELEMENTS (natures));
  facts->dictionaries[COLUMN_STATUS] = dr_arrow_strings_new (statuses, G_N_ELEMENTS (statuses));

  facts->is_narrow = TRUE;
  for (guint32 i = 0; i < self->indicators->n_indicators; i++)
    {
      facts->scale = MAX (facts->scale, self->indicators->scale[i]);
      facts->is_narrow &= self->indicators->scale[i] == 0;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->blocks, DrFactBlock, i);

      facts->is_narrow &= block->actual.wide == NULL && block->planned.wide == NULL;
    }

  dr_arrow_stream_init (stream, &functions, facts);
}
