/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-dataset.h>

#include "analysis/arrow/dr-arrow-export-private.h"
#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-fact-figures-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"
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
  N_PLAIN_COLUMNS,
  /* Those below are there where they tell anything. */
  COLUMN_DIRECTION = N_PLAIN_COLUMNS,
  COLUMN_HEDGE,
  COLUMN_LOWER,
  COLUMN_UPPER,
  COLUMN_RUNNING,
  COLUMN_PART_OF,
  COLUMN_PLANNED_PERIOD,
  COLUMN_PLANNED_ON,
  COLUMN_PLANNED_ELSEWHERE,
  N_COLUMNS
};

typedef enum
{
  IS_WORDS,
  IS_FIGURES
} ColumnKind;

static const struct
{
  const char *name;
  ColumnKind  kind;
} column_traits[N_COLUMNS] = {
  [COLUMN_UNIT] = { "unit", IS_WORDS },
  [COLUMN_INDICATOR] = { "indicator", IS_WORDS },
  [COLUMN_PERIOD] = { "period", IS_WORDS },
  [COLUMN_MEASURE] = { "measure", IS_WORDS },
  [COLUMN_NATURE] = { "nature", IS_WORDS },
  [COLUMN_STATUS] = { "status", IS_WORDS },
  [COLUMN_ACTUAL] = { "actual", IS_FIGURES },
  [COLUMN_TARGET] = { "target", IS_FIGURES },
  [COLUMN_DIRECTION] = { "direction", IS_WORDS },
  [COLUMN_HEDGE] = { "actual_hedge", IS_WORDS },
  [COLUMN_LOWER] = { "actual_lower", IS_FIGURES },
  [COLUMN_UPPER] = { "actual_upper", IS_FIGURES },
  [COLUMN_RUNNING] = { "actual_running", IS_WORDS },
  [COLUMN_PART_OF] = { "actual_part_of", IS_WORDS },
  [COLUMN_PLANNED_PERIOD] = { "planned_period", IS_WORDS },
  [COLUMN_PLANNED_ON] = { "planned_on", IS_WORDS },
  [COLUMN_PLANNED_ELSEWHERE] = { "planned_elsewhere", IS_WORDS },
};

/* By DrDesire. */
static const char * const directions[] = { "more", "less" };
static const char * const hedges[] = { "exact", "hedged" };
static const char * const yeses[] = { "yes" };

/* A cell of words that is empty. */
#define NOTHING (-1)

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
  DrArrowStrings *dictionaries[N_COLUMNS];    /* (owned) (nullable) */
  guint           columns[N_COLUMNS];
  guint           n_columns;
  GPtrArray      *plan_words[2];              /* (owned) (element-type utf8) the periods and the days of plans, each once */
  GHashTable     *plan_codes[2];              /* (owned) (element-type utf8 guint) their places there, from 1 */
  int             scale;                      /* of all figures */
  gboolean        is_narrow;                  /* they are whole numbers of 64 bits, and lie as they are needed */
} Facts;

static void
free_facts (gpointer source)
{
  Facts *self = source;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->dictionaries[i], dr_arrow_strings_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->plan_words); i++)
    {
      g_hash_table_unref (self->plan_codes[i]);
      g_ptr_array_unref (self->plan_words[i]);
    }
  g_object_unref (self->dataset);
  g_free (self);
}

static void
make_schema (gpointer            source,
             struct ArrowSchema *schema)
{
  Facts *self = source;
  g_autofree char *decimal = g_strdup_printf ("d:38,%d", self->scale);

  dr_arrow_schema_init (schema, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      ColumnKind kind = column_traits[self->columns[i]].kind;

      dr_arrow_field_init (schema->children[i], column_traits[self->columns[i]].name,
                           kind == IS_WORDS ? "i" : self->is_narrow ? "l" : decimal, kind == IS_WORDS);
    }
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

static gboolean
is_hedged (const DrFactBlock *block,
           gsize              row)
{
  return block->flags != NULL && (block->flags[row] & DR_TERM_HEDGED) != 0 && dr_fact_column_has (&block->actual, row);
}

#define OF_PERIODS 0
#define OF_DAYS 1

/* The place of a word among those of plans; it is put there if it is new. */
static gint32
find_plan_word (const Facts *self,
                guint        which,
                const char  *word)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->plan_codes[which], word));

  if (place == 0)
    {
      char *added = g_strdup (word);

      g_ptr_array_add (self->plan_words[which], added);
      place = self->plan_words[which]->len;
      g_hash_table_insert (self->plan_codes[which], added, GUINT_TO_POINTER (place));
    }

  return (gint32) place - 1;
}

static gint32
find_plan_period (const Facts       *self,
                  const DrFactBlock *block,
                  gsize              row)
{
  DrPeriod *period = dr_fact_column_has (&block->planned, row) ? dr_dataset_get_longer_plan (self->dataset, block, row) : NULL;
  g_autofree char *id = period == NULL ? NULL : dr_period_to_string (period);

  return id == NULL ? NOTHING : find_plan_word (self, OF_PERIODS, id);
}

static gint32
find_plan_day (const Facts       *self,
               const DrFactBlock *block,
               gsize              row)
{
  const GDate *day = dr_fact_column_has (&block->planned, row) ? dr_dataset_get_plan_day (self->dataset, block, row) : NULL;
  char word[16];

  if (day == NULL)
    return NOTHING;
  g_snprintf (word, sizeof word, "%04u-%02u-%02u", g_date_get_year (day), (guint) g_date_get_month (day), g_date_get_day (day));

  return find_plan_word (self, OF_DAYS, word);
}

static gint32
get_code (const Facts       *self,
          const DrFactBlock *block,
          guint              column,
          gsize              row)
{
  const DrDataset *dataset = self->dataset;
  gboolean has_actual = dr_fact_column_has (&block->actual, row);
  gboolean has_planned = dr_fact_column_has (&block->planned, row);

  switch (column)
    {
    case COLUMN_MEASURE:
      return dataset->indicators->measure[block->indicator[row]];
    case COLUMN_NATURE:
      return dataset->indicators->nature[block->indicator[row]];
    case COLUMN_DIRECTION:
      return dataset->indicators->desire[block->indicator[row]];
    case COLUMN_HEDGE:
      return is_hedged (block, row);
    case COLUMN_RUNNING:
      return dr_dataset_is_running (dataset, block, row) ? 0 : NOTHING;
    case COLUMN_PART_OF:
      /* No unit is nothing. */
      return dr_dataset_get_whole_unit (dataset, block, row);
    case COLUMN_PLANNED_PERIOD:
      return find_plan_period (self, block, row);
    case COLUMN_PLANNED_ON:
      return find_plan_day (self, block, row);
    case COLUMN_PLANNED_ELSEWHERE:
      return has_actual && !has_planned && dr_dataset_shares_plan (dataset, block, row) ? 0 : NOTHING;
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
              next[row] = get_code (self, block, column, row);
          next += block->n_rows;
        }
    }

  dr_arrow_column_init (array, run->n_rows, 0, NULL, copy != NULL ? copy : codes, copy, g_object_ref (self->dataset),
                        g_object_unref);
  dr_arrow_column_set_dictionary (array, self->dictionaries[column]);

  return TRUE;
}

/* Words that may be absent: bits first, then the codes. */
static gboolean
make_optional_codes (Facts              *self,
                     const Run          *run,
                     guint               column,
                     struct ArrowArray  *array,
                     GError            **error)
{
  gsize n_bits = (run->n_rows / 8 / ALIGNMENT + 1) * ALIGNMENT;
  gsize n_bytes;
  gint64 n_empty = 0;
  gsize slot = 0;

  if (!g_size_checked_mul (&n_bytes, run->n_rows, sizeof (gint32)) || !g_size_checked_add (&n_bytes, n_bytes, n_bits))
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for a batch");

  guint8 *piece = allocate (n_bytes, 1, error);
  if (piece == NULL)
    return FALSE;
  gint32 *codes = (gint32 *) (gpointer) (piece + n_bits);

  memset (piece, 0, n_bits);
  for (guint i = 0; i < run->n_blocks; i++)
    for (gsize row = 0; row < run->blocks[i].n_rows; row++, slot++)
      {
        codes[slot] = get_code (self, &run->blocks[i], column, row);
        if (codes[slot] == NOTHING)
          {
            codes[slot] = 0;
            n_empty++;
          }
        else
          piece[slot / 8] |= (guint8) (1u << slot % 8);
      }
  dr_arrow_column_init (array, run->n_rows, n_empty, piece, codes, piece, g_object_ref (self->dataset), g_object_unref);
  dr_arrow_column_set_dictionary (array, self->dictionaries[column]);

  return TRUE;
}

/* What hedged figures lie between; empty where there is no bound, or where a figure is exact. */
static gboolean
make_bounds (Facts              *self,
             const Run          *run,
             gboolean            is_upper,
             struct ArrowArray  *array,
             GError            **error)
{
  gsize size = self->is_narrow ? sizeof (gint64) : sizeof (dr_int128);
  gsize n_bits = (run->n_rows / 8 / ALIGNMENT + 1) * ALIGNMENT;
  gint64 absent = is_upper ? DR_NO_UPPER_BOUND : DR_NO_LOWER_BOUND;
  gsize n_bytes;
  gint64 n_empty = 0;
  gsize slot = 0;

  if (!g_size_checked_mul (&n_bytes, run->n_rows, size) || !g_size_checked_add (&n_bytes, n_bytes, n_bits))
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for a batch");

  guint8 *piece = allocate (n_bytes, 1, error);
  if (piece == NULL)
    return FALSE;

  memset (piece, 0, n_bytes);
  for (guint i = 0; i < run->n_blocks; i++)
    for (gsize row = 0; row < run->blocks[i].n_rows; row++, slot++)
      {
        const DrFactBlock *block = &run->blocks[i];
        const gint64 *bounds = is_upper ? block->upper : block->lower;
        dr_int128 bound = bounds == NULL || !is_hedged (block, row) ? absent : bounds[row];

        /* One that has no room is none: nothing is said then that does not hold. */
        if (bound == absent ||
            !dr_rescale (bound, self->dataset->indicators->scale[block->indicator[row]], self->scale, &bound))
          {
            n_empty++;
            continue;
          }
        piece[slot / 8] |= (guint8) (1u << slot % 8);
        if (self->is_narrow)
          ((gint64 *) (gpointer) (piece + n_bits))[slot] = (gint64) bound;
        else
          ((dr_int128 *) (gpointer) (piece + n_bits))[slot] = bound;
      }
  dr_arrow_column_init (array, run->n_rows, n_empty, piece, piece + n_bits, piece, g_object_ref (self->dataset), g_object_unref);

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
make_column (Facts              *self,
             const Run          *run,
             guint               column,
             struct ArrowArray  *array,
             GError            **error)
{
  switch (column)
    {
    case COLUMN_ACTUAL:
      return make_figures (self, run, G_STRUCT_OFFSET (DrFactBlock, actual), array, error);
    case COLUMN_TARGET:
      return make_figures (self, run, G_STRUCT_OFFSET (DrFactBlock, planned), array, error);
    case COLUMN_LOWER:
    case COLUMN_UPPER:
      return make_bounds (self, run, column == COLUMN_UPPER, array, error);
    default:
      return column < N_PLAIN_COLUMNS ? make_codes (self, run, column, array, error)
                                      : make_optional_codes (self, run, column, array, error);
    }
}

static gboolean
make_run (Facts              *self,
          const Run          *run,
          struct ArrowArray  *batch,
          GError            **error)
{
  gboolean is_good = TRUE;

  dr_arrow_batch_init (batch, run->n_rows, self->n_columns);
  for (guint i = 0; is_good && i < self->n_columns; i++)
    is_good = make_column (self, run, self->columns[i], batch->children[i], error);
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

static gboolean
has_less (const DrIndicatorTable *indicators)
{
  for (guint32 i = 0; i < indicators->n_indicators; i++)
    if (indicators->desire[i] == DR_DESIRE_LESS)
      return TRUE;

  return FALSE;
}

static gboolean
has_hedges (const DrDataset *dataset)
{
  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      if (block->lower != NULL || block->upper != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether a column that may be empty has anything in it. */
static gboolean
has_code (const Facts *self,
          guint        column)
{
  const GArray *blocks = self->dataset->blocks;
  gboolean has_any = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      /* The words of plans are all gone through, so that their dictionary is whole. */
      for (gsize row = 0; (block->contributor != NULL || block->origin != NULL) && row < block->n_rows; row++)
        has_any |= get_code (self, block, column, row) != NOTHING;
    }

  return has_any;
}

static void
add_column (Facts    *self,
            guint     column,
            gboolean  is_there)
{
  if (is_there)
    self->columns[self->n_columns++] = column;
}

/* What reports tell beside their figures, and a dataset that is made of the rows has to know to give the same answers. */
static void
add_optional_columns (Facts *self)
{
  gboolean is_hedged_anywhere = has_hedges (self->dataset);

  add_column (self, COLUMN_DIRECTION, has_less (self->dataset->indicators));
  add_column (self, COLUMN_HEDGE, is_hedged_anywhere);
  add_column (self, COLUMN_LOWER, is_hedged_anywhere);
  add_column (self, COLUMN_UPPER, is_hedged_anywhere);
  if (dr_dataset_has_origins (self->dataset))
    for (guint column = COLUMN_RUNNING; column < N_COLUMNS; column++)
      add_column (self, column, has_code (self, column));

  self->dictionaries[COLUMN_DIRECTION] = dr_arrow_strings_new (directions, G_N_ELEMENTS (directions));
  self->dictionaries[COLUMN_HEDGE] = dr_arrow_strings_new (hedges, G_N_ELEMENTS (hedges));
  self->dictionaries[COLUMN_RUNNING] = dr_arrow_strings_new (yeses, G_N_ELEMENTS (yeses));
  self->dictionaries[COLUMN_PART_OF] = dr_arrow_strings_new_column (self->dataset->units->ids);
  self->dictionaries[COLUMN_PLANNED_PERIOD] = dr_arrow_strings_new ((const char * const *) self->plan_words[OF_PERIODS]->pdata,
                                                                    self->plan_words[OF_PERIODS]->len);
  self->dictionaries[COLUMN_PLANNED_ON] = dr_arrow_strings_new ((const char * const *) self->plan_words[OF_DAYS]->pdata,
                                                                self->plan_words[OF_DAYS]->len);
  self->dictionaries[COLUMN_PLANNED_ELSEWHERE] = dr_arrow_strings_new (yeses, G_N_ELEMENTS (yeses));
}

static Facts *
facts_new (DrDataset *dataset)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->dataset = g_object_ref (dataset);
  for (guint i = 0; i < G_N_ELEMENTS (facts->plan_words); i++)
    {
      facts->plan_words[i] = g_ptr_array_new_with_free_func (g_free);
      facts->plan_codes[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  for (guint column = 0; column < N_PLAIN_COLUMNS; column++)
    add_column (facts, column, TRUE);
  add_optional_columns (facts);
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
 * What reports tell beside these follows, so that a dataset made of the rows gives
 * the same answers, each column only where it tells anything: `direction`;
 * `actual_hedge` with `actual_lower` and `actual_upper`; `actual_running`,
 * `actual_part_of`, `planned_period`, `planned_on` and `planned_elsewhere`. They
 * are what [method@DistrictReport.DatasetBuilder.add_achievements] says. Names,
 * levels and superiors of units are for a table of units to tell; and what a
 * report said before it was corrected, where its figures stand, and what in it
 * contradicts itself, are known to the dataset of the reports alone.
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
