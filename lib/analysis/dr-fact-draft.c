/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dr-fact-draft-private.h"
#include "analysis/dr-fact-figures-private.h"
#include "analysis/dr-fact-ids-private.h"

#include "base/dr-error-private.h"
#include "base/dr-vectorized-private.h"

enum
{
  COLUMN_UNIT,
  COLUMN_INDICATOR,
  COLUMN_PERIOD,
  COLUMN_ACTUAL,
  COLUMN_PLANNED,
  COLUMN_MEASURE,
  COLUMN_NATURE,
  COLUMN_STATUS,
  N_COLUMNS
};

#define ID_KINDS (DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_ANY_TEXT)
#define FIGURE_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_IS (DR_ARROW_DECIMAL))

static const DrArrowColumn fact_columns[N_COLUMNS] = {
  [COLUMN_UNIT] = { "unit", NULL, ID_KINDS, FALSE },
  [COLUMN_INDICATOR] = { "indicator", NULL, ID_KINDS, FALSE },
  [COLUMN_PERIOD] = { "period", NULL, ID_KINDS, FALSE },
  [COLUMN_ACTUAL] = { "actual", NULL, FIGURE_KINDS, FALSE },
  [COLUMN_PLANNED] = { "target", "planned", FIGURE_KINDS, FALSE },
  [COLUMN_MEASURE] = { "measure", NULL, DR_ARROW_ANY_TEXT, TRUE },
  [COLUMN_NATURE] = { "nature", NULL, DR_ARROW_ANY_TEXT, TRUE },
  [COLUMN_STATUS] = { "status", NULL, DR_ARROW_ANY_TEXT, TRUE },
};

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
}

void
dr_fact_draft_clear (DrFactDraft *self)
{
  g_clear_pointer (&self->blocks, g_array_unref);
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

static void
find_block_extremes (DrFactBlock *block)
{
  find_extremes (block->unit, block->n_rows, &block->least_unit, &block->greatest_unit);
  find_extremes (block->indicator, block->n_rows, &block->least_indicator, &block->greatest_indicator);
  find_extremes (block->period, block->n_rows, &block->least_period, &block->greatest_period);
}

void
dr_fact_draft_append (DrFactDraft *self,
                      DrFactBlock *block)
{
  find_block_extremes (block);
  g_array_append_val (self->blocks, *block);
  self->n_rows += block->n_rows;
}

static gint32
refuse_id (const DrArrowVector  *vector,
           gsize                 row,
           const char           *id,
           gsize                 length,
           const char           *before,
           const char           *after,
           GError              **error)
{
  g_autofree char *quoted = dr_error_quote (id, (gssize) length);

  dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%s%s%s", before, quoted, after);

  return -1;
}

static gint32
intern_unit (DrFactIds            *ids,
             const DrArrowVector  *vector,
             gsize                 row,
             const char           *id,
             gsize                 length,
             GError              **error)
{
  DrUnitDraft *units = ids->draft;
  gint32 unit = dr_unit_draft_find (units, id, length);
  const DrUnitDraftRow unknown = { .parent = DR_NO_UNIT };

  if (unit >= 0)
    return unit;
  if (ids->is_given)
    return refuse_id (vector, row, id, length, "there is no unit ", "", error);
  if (length == 0)
    return refuse_id (vector, row, id, length, "", " is no id of a unit", error);

  return dr_unit_draft_append (units, id, length, id, length, "other", strlen ("other"), &unknown, error);
}

static gint32
intern_period (DrFactIds            *ids,
               const DrArrowVector  *vector,
               gsize                 row,
               const char           *id,
               gsize                 length,
               GError              **error)
{
  g_autofree char *text = g_strndup (id, length);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse (text, &wrong);

  if (period == NULL)
    {
      dr_arrow_vector_set_error (vector, row, error, wrong->code, "%s", wrong->message);
      return -1;
    }
  if (!ids->is_given)
    return dr_period_draft_intern (ids->draft, period, error);

  gint32 found = dr_period_draft_find (ids->draft, period);

  return found >= 0 ? found : refuse_id (vector, row, id, length, "there is no period ", "", error);
}

/* An indicator that the facts alone tell of. */
static gint32
append_indicator (DrFactIds            *ids,
                  const DrArrowVector  *vector,
                  gsize                 row,
                  const char           *id,
                  gsize                 id_length,
                  const char           *measure,
                  gsize                 measure_length,
                  GError              **error)
{
  static const char * const natures[] = { "flow", "stock", "ratio" };
  DrIndicatorDraftRow indicator = { .scale = ids->scale };
  const char *nature = NULL;
  gsize nature_length = 0;

  if (ids->natures != NULL &&
      !dr_arrow_vector_get_optional_text (ids->natures, row, &nature, &nature_length, error))
    return -1;
  if (measure == NULL || nature == NULL)
    return refuse_id (vector, row, id, id_length,
                      "what ", " counts is not known: add a table of the indicators before, or the columns measure and nature", error);
  if (id_length == 0)
    return refuse_id (vector, row, id, id_length, "", " is no id of an indicator", error);

  while (indicator.nature < G_N_ELEMENTS (natures) &&
         (strlen (natures[indicator.nature]) != nature_length ||
          memcmp (natures[indicator.nature], nature, nature_length) != 0))
    indicator.nature++;
  if (indicator.nature == G_N_ELEMENTS (natures))
    return refuse_id (ids->natures, row, nature, nature_length, "", " is none of flow, stock, ratio", error);

  return dr_indicator_draft_append (ids->draft, id, id_length, id, id_length, measure, measure_length, &indicator, error);
}

static gint32
intern_indicator (DrFactIds            *ids,
                  const DrArrowVector  *vector,
                  gsize                 row,
                  const char           *id,
                  gsize                 length,
                  GError              **error)
{
  const char *measure = NULL;
  gsize measure_length = 0;

  if (ids->measures != NULL &&
      !dr_arrow_vector_get_optional_text (ids->measures, row, &measure, &measure_length, error))
    return -1;

  gint32 found = dr_indicator_draft_find (ids->draft, id, length, measure, measure_length);
  if (found >= 0)
    return found;
  if (found == DR_AMBIGUOUS)
    return refuse_id (vector, row, id, length, "there are several indicators ", ": add a column measure", error);
  if (ids->is_given)
    return refuse_id (vector, row, id, length, "there is no indicator ", " of that measure", error);

  return append_indicator (ids, vector, row, id, length, measure, measure_length, error);
}

/* Gives indicators whose scale nobody has told that of the figures. */
static gint32
settle_scales (DrIndicatorDraft     *indicators,
               const DrArrowReader  *reader)
{
  gint32 scale = 0;

  for (guint column = COLUMN_ACTUAL; column <= COLUMN_PLANNED; column++)
    if (reader->types[column].layout.kind == DR_ARROW_DECIMAL)
      scale = MAX (scale, reader->types[column].layout.scale);

  for (guint i = 0; i < indicators->rows->len; i++)
    {
      DrIndicatorDraftRow *row = &g_array_index (indicators->rows, DrIndicatorDraftRow, i);

      if (row->scale == DR_NO_SCALE)
        row->scale = MAX (scale, row->finest);
    }

  return scale;
}

typedef struct
{
  DrFactIds units;
  DrFactIds indicators;
  DrFactIds periods;
} Ids;

static void
clear_ids (Ids *ids)
{
  dr_fact_ids_clear (&ids->units);
  dr_fact_ids_clear (&ids->indicators);
  dr_fact_ids_clear (&ids->periods);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ids, clear_ids)

static gboolean
check_block (const Ids            *ids,
             const DrArrowVector  *vectors,
             const DrFactBlock    *rows,
             const DrFactBlock    *block,
             gsize                 start,
             GError              **error)
{
  return dr_fact_ids_check (&ids->units, &vectors[COLUMN_UNIT], rows->unit, start, block->n_rows,
                            block->least_unit, block->greatest_unit, error) &&
         dr_fact_ids_check (&ids->indicators, &vectors[COLUMN_INDICATOR], rows->indicator, start, block->n_rows,
                            block->least_indicator, block->greatest_indicator, error) &&
         dr_fact_ids_check (&ids->periods, &vectors[COLUMN_PERIOD], rows->period, start, block->n_rows,
                            block->least_period, block->greatest_period, error);
}

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
    { "missing", DR_TERM_REPORTED },
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
      while (text != NULL && i < G_N_ELEMENTS (statuses) &&
             (strlen (statuses[i].name) != length || memcmp (statuses[i].name, text, length) != 0))
        i++;
      if (i == G_N_ELEMENTS (statuses))
        {
          refuse_id (vector, start + row, text, length, "", " is none of normal, estimated, provisional, nil, missing", error);
          return FALSE;
        }
      flags[row] = (guint8) statuses[i].flags;
      is_plain &= flags[row] == DR_TERM_REPORTED;
    }
  block->flags = is_plain ? NULL : flags;

  return TRUE;
}

static gboolean
read_batch (DrFactDraft           *self,
            const Ids             *ids_of_draft,
            const DrIndicatorDraft *indicators,
            const DrArrowVector   *vectors,
            DrFactMemory          *memory,
            const DrFactBlock     *rows,
            GError               **error)
{
  for (gsize start = 0; start < rows->n_rows; start += DR_FACT_BLOCK_ROWS)
    {
      DrFactBlock block = {
        .n_rows = MIN (rows->n_rows - start, DR_FACT_BLOCK_ROWS),
        .unit = rows->unit + start,
        .indicator = rows->indicator + start,
        .period = rows->period + start,
      };

      find_block_extremes (&block);
      if (!check_block (ids_of_draft, vectors, rows, &block, start, error) ||
          !dr_fact_figures_read (indicators, &vectors[COLUMN_ACTUAL], memory, &block, start, &block.actual, error) ||
          !dr_fact_figures_read (indicators, &vectors[COLUMN_PLANNED], memory, &block, start, &block.planned, error) ||
          !read_statuses (&vectors[COLUMN_STATUS], memory, &block, start, error))
        return FALSE;

      block.owner = dr_fact_memory_ref (memory);
      block.owner_free = (GDestroyNotify) dr_fact_memory_unref;
      g_array_append_val (self->blocks, block);
      self->n_rows += block.n_rows;
    }

  return TRUE;
}

gboolean
dr_fact_draft_read (DrFactDraft       *self,
                    DrUnitDraft       *units,
                    DrIndicatorDraft  *indicators,
                    DrPeriodDraft     *periods,
                    gpointer           stream,
                    GError           **error)
{
  g_auto (DrArrowReader) reader;
  DrArrowVector vectors[N_COLUMNS];
  g_auto (Ids) ids = {
    .units = { .draft = units, .is_given = units->is_given, .intern = intern_unit },
    .indicators = { .draft = indicators, .is_given = indicators->is_given, .intern = intern_indicator },
    .periods = { .draft = periods, .is_given = periods->is_given, .intern = intern_period },
  };

  if (!dr_arrow_reader_init (&reader, stream, "achievements", fact_columns, N_COLUMNS, error))
    return FALSE;

  ids.units.n_rows = units->rows->len;
  ids.indicators.n_rows = indicators->rows->len;
  ids.periods.n_rows = periods->periods->len;
  ids.indicators.scale = settle_scales (indicators, &reader);
  if (dr_arrow_reader_has (&reader, COLUMN_MEASURE))
    ids.indicators.measures = &vectors[COLUMN_MEASURE];
  if (dr_arrow_reader_has (&reader, COLUMN_NATURE))
    ids.indicators.natures = &vectors[COLUMN_NATURE];

  while (TRUE)
    {
      g_autoptr (DrArrowBatch) batch = NULL;
      DrFactBlock rows = { 0 };

      if (!dr_arrow_reader_next (&reader, &batch, vectors, error))
        return FALSE;
      if (batch == NULL)
        return TRUE;

      g_autoptr (DrFactMemory) memory = dr_fact_memory_new (batch);
      rows.n_rows = vectors[COLUMN_UNIT].length;
      if (!dr_fact_ids_read (&ids.units, batch, &vectors[COLUMN_UNIT], memory, &rows.unit, error) ||
          !dr_fact_ids_read (&ids.indicators, batch, &vectors[COLUMN_INDICATOR], memory, &rows.indicator, error) ||
          !dr_fact_ids_read (&ids.periods, batch, &vectors[COLUMN_PERIOD], memory, &rows.period, error) ||
          !read_batch (self, &ids, indicators, vectors, memory, &rows, error))
        return FALSE;
    }
}
