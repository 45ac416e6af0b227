/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-batches-private.h"
#include "analysis/dataset/dr-fact-claims-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-stream-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"

#define ID_KINDS (DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_ANY_TEXT)
#define FIGURE_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_IS (DR_ARROW_DECIMAL))
#define WORD_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_ANY_TEXT)
#define DAY_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_IS (DR_ARROW_DAYS) | DR_ARROW_IS (DR_ARROW_MILLISECONDS))

static const DrArrowColumn fact_columns[DR_N_FACT_COLUMNS] = {
  [DR_FACT_COLUMN_UNIT] = { "unit", NULL, ID_KINDS, FALSE },
  [DR_FACT_COLUMN_INDICATOR] = { "indicator", NULL, ID_KINDS, FALSE },
  [DR_FACT_COLUMN_PERIOD] = { "period", NULL, ID_KINDS, FALSE },
  [DR_FACT_COLUMN_ACTUAL] = { "actual", NULL, FIGURE_KINDS, FALSE },
  [DR_FACT_COLUMN_PLANNED] = { "target", "planned", FIGURE_KINDS, TRUE },
  [DR_FACT_COLUMN_MEASURE] = { "measure", NULL, DR_ARROW_ANY_TEXT, TRUE },
  [DR_FACT_COLUMN_NATURE] = { "nature", NULL, DR_ARROW_ANY_TEXT, TRUE },
  [DR_FACT_COLUMN_STATUS] = { "status", NULL, DR_ARROW_ANY_TEXT, TRUE },
  [DR_FACT_COLUMN_DIRECTION] = { "direction", NULL, WORD_KINDS, TRUE },
  [DR_FACT_COLUMN_HEDGE] = { "actual_hedge", NULL, WORD_KINDS, TRUE },
  [DR_FACT_COLUMN_LOWER] = { "actual_lower", NULL, FIGURE_KINDS, TRUE },
  [DR_FACT_COLUMN_UPPER] = { "actual_upper", NULL, FIGURE_KINDS, TRUE },
  [DR_FACT_COLUMN_RUNNING] = { "actual_running", NULL, WORD_KINDS, TRUE },
  [DR_FACT_COLUMN_PART_OF] = { "actual_part_of", NULL, WORD_KINDS, TRUE },
  [DR_FACT_COLUMN_PLANNED_PERIOD] = { "planned_period", NULL, WORD_KINDS, TRUE },
  [DR_FACT_COLUMN_PLANNED_ON] = { "planned_on", NULL, DAY_KINDS | DR_ARROW_ANY_TEXT, TRUE },
  [DR_FACT_COLUMN_PLANNED_ELSEWHERE] = { "planned_elsewhere", NULL, WORD_KINDS, TRUE },
};

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

/* The canonical form of a measure, which most rows have in common with the one before. */
static const char *
canonicalize_measure (DrFactIds  *ids,
                      const char *written,
                      gsize      *length)
{
  GString *last = ids->written_measure;

  if (last == NULL || last->len != *length || memcmp (last->str, written, *length) != 0)
    {
      if (last == NULL)
        ids->written_measure = last = g_string_new (NULL);
      g_string_truncate (last, 0);
      g_string_append_len (last, written, (gssize) *length);
      if (ids->canonical_measure != NULL)
        g_ref_string_release (ids->canonical_measure);
      ids->canonical_measure = dr_measure_canonicalize (last->str, (gssize) last->len);
    }
  *length = g_ref_string_length (ids->canonical_measure);

  return ids->canonical_measure;
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
  if (measure != NULL)
    measure = canonicalize_measure (ids, measure, &measure_length);
  else if (ids->measures != NULL && !ids->is_given)
    return refuse_id (vector, row, id, length, "what ", " counts is not told in this row: without a table of the indicators each has a measure", error);

  gint32 found = dr_indicator_draft_find (ids->draft, id, length, measure, measure_length);
  if (found >= 0)
    return found;
  if (found == DR_AMBIGUOUS)
    return refuse_id (vector, row, id, length, "there are several indicators ", ": add a column measure", error);
  if (ids->is_given)
    return refuse_id (vector, row, id, length, "there is no indicator ", " of that measure", error);

  return append_indicator (ids, vector, row, id, length, measure, measure_length, error);
}

/* Gives indicators whose scale nobody has told that of the figures, or of those before which were finer. */
static gboolean
settle_scales (DrIndicatorDraft     *indicators,
               const DrArrowReader  *reader,
               DrFactDraft          *before,
               gint32               *settled,
               GError              **error)
{
  g_autofree gint32 *scales = g_new (gint32, MAX (indicators->rows->len, 1));
  gint32 scale = 0;

  static const guint figures[] = { DR_FACT_COLUMN_ACTUAL, DR_FACT_COLUMN_PLANNED, DR_FACT_COLUMN_LOWER, DR_FACT_COLUMN_UPPER };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (dr_arrow_reader_has (reader, figures[i]) && reader->types[figures[i]].layout.kind == DR_ARROW_DECIMAL)
      scale = MAX (scale, reader->types[figures[i]].layout.scale);

  for (guint i = 0; i < indicators->rows->len; i++)
    {
      DrIndicatorDraftRow *row = &g_array_index (indicators->rows, DrIndicatorDraftRow, i);

      if (row->scale == DR_NO_SCALE)
        row->scale = MAX (scale, row->finest);
      scales[i] = row->is_scale_told ? row->scale : MAX (row->scale, scale);
    }
  *settled = scale;

  return before == NULL || dr_fact_draft_refine (before, indicators, scales, error);
}

gboolean
dr_fact_stream_init (DrFactStream      *self,
                     DrUnitDraft       *units,
                     DrIndicatorDraft  *indicators,
                     DrPeriodDraft     *periods,
                     DrFactDraft       *before,
                     gpointer           stream,
                     GError           **error)
{
  *self = (DrFactStream) {
    .n_threads = 1,
    .units = { .draft = units, .is_given = units->is_given, .intern = intern_unit },
    .indicators = { .draft = indicators, .is_given = indicators->is_given, .intern = intern_indicator },
    .periods = { .draft = periods, .is_given = periods->is_given, .intern = intern_period },
  };
  if (!dr_arrow_reader_init (&self->reader, stream, "achievements", fact_columns, DR_N_FACT_COLUMNS, error))
    return FALSE;

  self->units.n_rows = units->rows->len;
  self->indicators.n_rows = indicators->rows->len;
  self->periods.n_rows = periods->periods->len;
  if (!settle_scales (indicators, &self->reader, before, &self->indicators.scale, error))
    return FALSE;
  if (dr_arrow_reader_has (&self->reader, DR_FACT_COLUMN_MEASURE))
    self->indicators.measures = &self->vectors[DR_FACT_COLUMN_MEASURE];
  if (dr_arrow_reader_has (&self->reader, DR_FACT_COLUMN_NATURE))
    self->indicators.natures = &self->vectors[DR_FACT_COLUMN_NATURE];

  return TRUE;
}

gboolean
dr_fact_stream_has_plans (const DrFactStream *self)
{
  return dr_arrow_reader_has (&self->reader, DR_FACT_COLUMN_PLANNED);
}

void
dr_fact_stream_clear (DrFactStream *self)
{
  dr_fact_ids_clear (&self->units);
  dr_fact_ids_clear (&self->indicators);
  dr_fact_ids_clear (&self->periods);
  dr_arrow_reader_clear (&self->reader);
}

/* Reads the next batch and finds whose figures its rows are. */
static gboolean
hold_batch (DrFactStream   *self,
            DrFactBatches  *batches,
            gboolean       *is_end,
            GError        **error)
{
  const DrUnitDraft *units = self->units.draft;
  const DrIndicatorDraft *indicators = self->indicators.draft;
  const DrPeriodDraft *periods = self->periods.draft;
  DrArrowVector *vectors = self->vectors;
  g_autoptr (DrArrowBatch) batch = NULL;

  if (!dr_arrow_reader_next (&self->reader, &batch, vectors, error))
    return FALSE;
  *is_end = batch == NULL;
  if (*is_end)
    return TRUE;

  g_auto (DrFactBatch) held = { .memory = dr_fact_memory_new (batch) };
  held.rows.n_rows = vectors[DR_FACT_COLUMN_UNIT].length;
  if (!dr_fact_ids_read (&self->units, batch, &vectors[DR_FACT_COLUMN_UNIT], held.memory, &held.rows.unit, error) ||
      !dr_fact_ids_read (&self->indicators, batch, &vectors[DR_FACT_COLUMN_INDICATOR], held.memory, &held.rows.indicator,
                         error) ||
      !dr_fact_ids_read (&self->periods, batch, &vectors[DR_FACT_COLUMN_PERIOD], held.memory, &held.rows.period, error))
    return FALSE;
  if (dr_arrow_reader_has (&self->reader, DR_FACT_COLUMN_NATURE) &&
      !dr_fact_claims_check_natures (indicators, &vectors[DR_FACT_COLUMN_NATURE], held.rows.indicator, error))
    return FALSE;
  if (vectors[DR_FACT_COLUMN_DIRECTION].values != NULL &&
      !dr_fact_claims_take_directions (self->indicators.draft, &vectors[DR_FACT_COLUMN_DIRECTION], held.rows.indicator, error))
    return FALSE;

  const DrFactOriginColumns origins = {
    .planned_periods = &vectors[DR_FACT_COLUMN_PLANNED_PERIOD],
    .planned_days = &vectors[DR_FACT_COLUMN_PLANNED_ON],
    .plans_elsewhere = &vectors[DR_FACT_COLUMN_PLANNED_ELSEWHERE],
    .runnings = &vectors[DR_FACT_COLUMN_RUNNING],
    .wholes = &vectors[DR_FACT_COLUMN_PART_OF],
  };
  if (!dr_fact_origins_read (&origins, held.rows.n_rows, self->units.draft, self->periods.draft, held.memory, &held.rows.origin,
                             error))
    return FALSE;

  memcpy (held.vectors, vectors, sizeof held.vectors);
  held.limits[DR_FACT_COLUMN_UNIT] = self->units.limit;
  held.limits[DR_FACT_COLUMN_INDICATOR] = self->indicators.limit;
  held.limits[DR_FACT_COLUMN_PERIOD] = self->periods.limit;

  return dr_fact_batches_take (batches, &held, units->rows->len, indicators->rows->len, periods->periods->len, error);
}

gboolean
dr_fact_stream_read (DrFactStream  *self,
                     DrFactDraft   *facts,
                     gboolean      *is_end,
                     GError       **error)
{
  const DrUnitDraft *units = self->units.draft;
  g_auto (DrFactBatches) batches;
  g_autoptr (GError) failure = NULL;
  gboolean is_good = TRUE;

  /* As much at once as it is worth to start threads for; what is wrong comes to light in the order of rows all the same. */
  *is_end = FALSE;
  dr_fact_batches_init (&batches, self->n_threads);
  do
    is_good = hold_batch (self, &batches, is_end, &failure);
  while (is_good && !*is_end && !dr_fact_batches_are_enough (&batches));

  if (!dr_fact_batches_append (&batches, self->indicators.draft, units->rows->len, facts, error))
    return FALSE;
  if (!is_good)
    g_propagate_error (error, g_steal_pointer (&failure));

  return is_good;
}
