/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-dataset.h>

#include "analysis/arrow/dr-arrow-export-private.h"
#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-fact-figures-private.h"
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

static gint32
get_status (const DrFactBlock *block,
            gsize              row)
{
  if (!dr_fact_column_has (&block->actual, row))
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

/* Blocks side by side, which become one batch. */
typedef struct
{
  const DrFactBlock *blocks;
  guint              n_blocks;
  gsize              n_rows;
} Run;

/* Where the columns that are pointers of the blocks begin, if they lie one behind the other; else NULL. */
static const void *
find_in_place (const Run *run,
               gsize      member,
               gsize      size)
{
  const char *next = run->n_blocks == 0 ? NULL : G_STRUCT_MEMBER (const char *, &run->blocks[0], member);
  const char *first = next;

  for (guint i = 0; i < run->n_blocks; i++)
    {
      const char *column = G_STRUCT_MEMBER (const char *, &run->blocks[i], member);

      if (column == NULL || column != next)
        return NULL;
      next = column + run->blocks[i].n_rows * size;
    }

  return first;
}

static gboolean
make_codes (Facts              *self,
            const Run          *run,
            guint               column,
            struct ArrowArray  *array,
            GError            **error)
{
  static const gsize members[] = {
    G_STRUCT_OFFSET (DrFactBlock, unit), G_STRUCT_OFFSET (DrFactBlock, indicator), G_STRUCT_OFFSET (DrFactBlock, period)
  };
  gboolean is_member = column < G_N_ELEMENTS (members);
  const gint32 *codes = is_member ? find_in_place (run, members[column], sizeof *codes) : NULL;
  gint32 *copy = NULL;

  if (codes == NULL)
    {
      gint32 *next = copy = allocate (run->n_rows, sizeof *copy, error);
      if (copy == NULL)
        return FALSE;
      for (guint i = 0; i < run->n_blocks; i++)
        {
          const DrFactBlock *block = &run->blocks[i];

          if (is_member)
            memcpy (next, G_STRUCT_MEMBER (const gint32 *, block, members[column]), block->n_rows * sizeof *next);
          else
            for (gsize row = 0; row < block->n_rows; row++)
              next[row] = get_code (self->dataset, block, column, row);
          next += block->n_rows;
        }
    }

  dr_arrow_column_init (array, run->n_rows, 0, NULL, copy != NULL ? copy : codes, copy, g_object_ref (self->dataset),
                        g_object_unref);
  dr_arrow_column_set_dictionary (array, self->dictionaries[column]);

  return TRUE;
}

static const DrFactColumn *
get_figures (const DrFactBlock *block,
             gsize              member)
{
  return &G_STRUCT_MEMBER (const DrFactColumn, block, member);
}

/* Whether all figures have the digits behind the comma that the column has. */
static gboolean
is_of_one_scale (const Facts *self,
                 const Run   *run)
{
  for (guint i = 0; i < run->n_blocks; i++)
    for (gint32 k = run->blocks[i].least_indicator; k <= run->blocks[i].greatest_indicator; k++)
      if (self->dataset->indicators->scale[k] != self->scale)
        return FALSE;

  return TRUE;
}

/* The bits that tell which figures there are, where they lie as they are needed: NULL for all. */
static gboolean
find_bits_in_place (const Run     *run,
                    gsize          member,
                    const guint8 **bits)
{
  const DrFactColumn *first = get_figures (&run->blocks[0], member);
  gsize next = first->validity_offset;

  *bits = NULL;
  for (guint i = 0; i < run->n_blocks; i++)
    {
      const DrFactColumn *column = get_figures (&run->blocks[i], member);

      if (column->validity != first->validity || (column->validity != NULL && column->validity_offset != next))
        return FALSE;
      next = column->validity_offset + run->blocks[i].n_rows;
    }
  if (first->validity == NULL)
    return TRUE;
  if ((first->validity_offset & 7) != 0)
    return FALSE;
  *bits = first->validity + first->validity_offset / 8;

  return TRUE;
}

static gint64
copy_bits (const Run *run,
           gsize      member,
           guint8    *bits)
{
  gint64 n_empty = 0;
  gsize slot = 0;

  for (guint i = 0; i < run->n_blocks; i++)
    for (gsize row = 0; row < run->blocks[i].n_rows; row++, slot++)
      if (dr_fact_column_has (get_figures (&run->blocks[i], member), row))
        bits[slot / 8] |= (guint8) (1u << slot % 8);
      else
        n_empty++;

  return n_empty;
}

static gboolean
copy_figures (const Facts        *self,
              const DrFactBlock  *block,
              const DrFactColumn *column,
              gpointer            figures,
              GError            **error)
{
  for (gsize row = 0; row < block->n_rows; row++)
    {
      dr_int128 coefficient = 0;

      if (dr_fact_column_has (column, row))
        coefficient = column->wide != NULL ? column->wide[row] : column->narrow[row];
      if (self->is_narrow)
        ((gint64 *) figures)[row] = (gint64) coefficient;
      else if (dr_rescale (coefficient, self->dataset->indicators->scale[block->indicator[row]], self->scale, &coefficient))
        ((dr_int128 *) figures)[row] = coefficient;
      else
        return dr_error_set (error, DR_ERROR_OVERFLOW,
                             "a figure has more than %d digits beside others with %d behind the comma",
                             DR_DECIMAL_MAX_DIGITS, self->scale);
    }

  return TRUE;
}

/* Figures as they lie where they can be, else a copy: bits first, then the numbers. */
static gboolean
make_figures (Facts              *self,
              const Run          *run,
              gsize               member,
              struct ArrowArray  *array,
              GError            **error)
{
  gsize size = self->is_narrow ? sizeof (gint64) : sizeof (dr_int128);
  gsize pointer = member + (self->is_narrow ? G_STRUCT_OFFSET (DrFactColumn, narrow) : G_STRUCT_OFFSET (DrFactColumn, wide));
  const void *figures = self->is_narrow || is_of_one_scale (self, run) ? find_in_place (run, pointer, size) : NULL;
  const guint8 *bits = NULL;
  gsize n_bits = (run->n_rows / 8 / ALIGNMENT + 1) * ALIGNMENT;

  if (figures != NULL && find_bits_in_place (run, member, &bits))
    {
      dr_arrow_column_init (array, run->n_rows, bits == NULL ? 0 : -1, bits, figures, NULL,
                            g_object_ref (self->dataset), g_object_unref);
      return TRUE;
    }

  gsize n_bytes;
  guint8 *piece = NULL;
  if (!g_size_checked_mul (&n_bytes, run->n_rows, figures == NULL ? size : 0) ||
      !g_size_checked_add (&n_bytes, n_bytes, n_bits))
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for a batch");
  piece = allocate (n_bytes, 1, error);
  if (piece == NULL)
    return FALSE;

  memset (piece, 0, n_bits);
  gint64 n_empty = copy_bits (run, member, piece);
  guint8 *next = piece + n_bits;
  for (guint i = 0; figures == NULL && i < run->n_blocks; i++)
    {
      if (!copy_figures (self, &run->blocks[i], get_figures (&run->blocks[i], member), next, error))
        {
          free (piece);
          return FALSE;
        }
      next += run->blocks[i].n_rows * size;
    }
  dr_arrow_column_init (array, run->n_rows, n_empty, piece, figures != NULL ? figures : piece + n_bits, piece,
                        g_object_ref (self->dataset), g_object_unref);

  return TRUE;
}

static gboolean
make_run (Facts              *self,
          const Run          *run,
          struct ArrowArray  *batch,
          GError            **error)
{
  gboolean is_good = TRUE;

  dr_arrow_batch_init (batch, run->n_rows, N_COLUMNS);
  for (guint i = 0; is_good && i < COLUMN_ACTUAL; i++)
    is_good = make_codes (self, run, i, batch->children[i], error);
  is_good = is_good &&
            make_figures (self, run, G_STRUCT_OFFSET (DrFactBlock, actual), batch->children[COLUMN_ACTUAL], error) &&
            make_figures (self, run, G_STRUCT_OFFSET (DrFactBlock, planned), batch->children[COLUMN_TARGET], error);
  if (!is_good)
    batch->release (batch);

  return is_good;
}

static gboolean
make_batch (gpointer            source,
            gsize               index,
            struct ArrowArray  *batch,
            GError            **error)
{
  Facts *self = source;

  if (index >= self->dataset->blocks->len)
    return TRUE;

  const DrFactBlock *block = &g_array_index (self->dataset->blocks, DrFactBlock, index);
  const Run run = { block, 1, block->n_rows };

  return make_run (self, &run, batch, error);
}

static DrArrowStrings *
make_period_ids (const DrPeriodTable *periods)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 0; i < periods->n_periods; i++)
    g_ptr_array_add (ids, dr_period_to_string (periods->periods[i]));

  return dr_arrow_strings_new ((const char * const *) ids->pdata, ids->len);
}

static Facts *
facts_new (DrDataset *dataset)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->dataset = g_object_ref (dataset);
  facts->dictionaries[COLUMN_UNIT] = dr_arrow_strings_new_column (dataset->units->ids);
  facts->dictionaries[COLUMN_INDICATOR] = dr_arrow_strings_new_column (dataset->indicators->ids);
  facts->dictionaries[COLUMN_PERIOD] = make_period_ids (dataset->periods);
  facts->dictionaries[COLUMN_MEASURE] = dr_arrow_strings_new_column (dataset->indicators->measures);
  facts->dictionaries[COLUMN_NATURE] = dr_arrow_strings_new (natures, G_N_ELEMENTS (natures));
  facts->dictionaries[COLUMN_STATUS] = dr_arrow_strings_new (statuses, G_N_ELEMENTS (statuses));

  facts->is_narrow = TRUE;
  for (guint32 i = 0; i < dataset->indicators->n_indicators; i++)
    {
      facts->scale = MAX (facts->scale, dataset->indicators->scale[i]);
      facts->is_narrow &= dataset->indicators->scale[i] == 0;
    }
  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      facts->is_narrow &= block->actual.wide == NULL && block->planned.wide == NULL;
    }

  return facts;
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

  dr_arrow_stream_init (stream, &functions, facts_new (self));
}

/**
 * dr_dataset_export_schema:
 * @self: a dataset
 * @schema: (not nullable): pointer to a `struct ArrowSchema` whose content is nothing yet
 *
 * Tells another program which columns
 * [method@DistrictReport.Dataset.export_stream] has, without any row.
 *
 * Since: 1.0
 */
void
dr_dataset_export_schema (DrDataset *self,
                          gpointer   schema)
{
  g_return_if_fail (DR_IS_DATASET (self));
  g_return_if_fail (schema != NULL);

  Facts *facts = facts_new (self);
  make_schema (facts, schema);
  free_facts (facts);
}

/**
 * dr_dataset_export_array:
 * @self: a dataset
 * @schema: (not nullable): pointer to a `struct ArrowSchema` whose content is nothing yet
 * @array: (not nullable): pointer to a `struct ArrowArray` whose content is nothing yet
 * @error: return location for a [struct@GLib.Error]
 *
 * Hands all rows over as one array of structs, through the [Arrow C data
 * interface](https://arrow.apache.org/docs/format/CDataInterface.html), for who
 * does not take streams. The columns are those of
 * [method@DistrictReport.Dataset.export_stream].
 *
 * Columns that lie in one piece, as they do when a table came in one, are not
 * copied; others are put together. The dataset is kept until the array is
 * released.
 *
 * A figure that does not fit beside the others is
 * [error@DistrictReport.Error.OVERFLOW], and what there is no memory for
 * [error@DistrictReport.Error.LIMIT]; nothing has been written then.
 *
 * Returns: whether both were written
 *
 * Since: 1.0
 */
gboolean
dr_dataset_export_array (DrDataset  *self,
                         gpointer    schema,
                         gpointer    array,
                         GError    **error)
{
  g_return_val_if_fail (DR_IS_DATASET (self), FALSE);
  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (array != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  Facts *facts = facts_new (self);
  const Run run = { (const DrFactBlock *) (gpointer) self->blocks->data, self->blocks->len, (gsize) self->n_rows };
  gboolean is_good = make_run (facts, &run, array, error);

  if (is_good)
    make_schema (facts, schema);
  free_facts (facts);

  return is_good;
}
