/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-figures-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"
#include "analysis/dataset/dr-report-draft-private.h"
#include "analysis/dataset/dr-restatement-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-bounds-private.h"
#include "figures/dr-measure-private.h"

/* The rows of reports as blocks of facts, once nothing finer can come. */

static int
count_digits (const DrFigure *figure)
{
  return MAX (0, -(int) figure->exponent);
}

/* Figures of an indicator are kept with as many digits behind the comma as the finest of them that counts has. */
static void
find_finest (const DrReportDraft *self,
             DrIndicatorDraft    *indicators)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DrReportDraftRow *row = &g_array_index (self->rows, DrReportDraftRow, i);
      DrIndicatorDraftRow *indicator = &g_array_index (indicators->rows, DrIndicatorDraftRow, row->indicator);
      const DrFigure *figures[] = {
        row->has_actual ? dr_report_draft_get_actual (self, row->contributor) : NULL,
        row->planned_of == DR_NO_PLANNED ? NULL : dr_report_draft_get_planned (self, row->planned_of),
      };

      for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
        if (figures[j] != NULL)
          indicator->finest = MAX (indicator->finest, count_digits (figures[j]));
    }
}

/* What tables told of the same indicators is kept as finely. */
static gboolean
refine_tables (DrIndicatorDraft  *indicators,
               DrFactDraft       *facts,
               GError           **error)
{
  g_autofree gint32 *scales = g_new (gint32, MAX (indicators->rows->len, 1));

  for (guint i = 0; i < indicators->rows->len; i++)
    {
      const DrIndicatorDraftRow *row = &g_array_index (indicators->rows, DrIndicatorDraftRow, i);

      scales[i] = row->scale == DR_NO_SCALE || row->is_scale_told ? row->scale : MAX (row->scale, row->finest);
    }

  return dr_fact_draft_refine (facts, indicators, scales, error);
}

/* Columns of one block that are yet to be filled. */
typedef struct
{
  DrFactMemory *memory;
  gsize         n_rows;
  gint64       *narrow;
  dr_int128    *wide;
  guint8       *validity;
  gsize         n_figures;
} FigureColumn;

static gboolean
figure_column_init (FigureColumn  *self,
                    DrFactMemory  *memory,
                    gsize          n_rows,
                    GError       **error)
{
  *self = (FigureColumn) { .memory = memory, .n_rows = n_rows };
  self->narrow = dr_fact_memory_add (memory, n_rows, sizeof *self->narrow, error);
  self->validity = self->narrow == NULL ? NULL : dr_fact_memory_add (memory, n_rows / 8 + 1, 1, error);
  if (self->validity == NULL)
    return FALSE;

  memset (self->narrow, 0, n_rows * sizeof *self->narrow);
  memset (self->validity, 0, n_rows / 8 + 1);

  return TRUE;
}

static gboolean
figure_column_put (FigureColumn  *self,
                   gsize          row,
                   dr_int128      coefficient,
                   GError       **error)
{
  if (self->wide == NULL && coefficient != (gint64) coefficient)
    {
      self->wide = dr_fact_memory_add (self->memory, self->n_rows, sizeof *self->wide, error);
      if (self->wide == NULL)
        return FALSE;
      for (gsize i = 0; i < self->n_rows; i++)
        self->wide[i] = self->narrow[i];
    }

  if (self->wide != NULL)
    self->wide[row] = coefficient;
  else
    self->narrow[row] = (gint64) coefficient;
  self->validity[row / 8] |= (guint8) (1u << row % 8);
  self->n_figures++;

  return TRUE;
}

static DrFactColumn
figure_column_finish (const FigureColumn *self)
{
  if (self->n_figures == 0)
    return (DrFactColumn) { NULL };

  return (DrFactColumn) {
    .narrow = self->wide == NULL ? self->narrow : NULL,
    .wide = self->wide,
    .validity = self->n_figures == self->n_rows ? NULL : self->validity,
  };
}

static gboolean
put_figure (FigureColumn    *column,
            gsize            row,
            const DrFigure  *figure,
            int              scale,
            dr_int128       *coefficient,
            GError         **error)
{
  DrDecimal value = dr_figure_get_value (figure);

  if (dr_rescale (value.coefficient, -value.exponent, scale, coefficient))
    return figure_column_put (column, row, *coefficient, error);

  g_autofree char *text = dr_decimal_to_string (&value);

  return dr_error_set (error, DR_ERROR_OVERFLOW, "%s is no figure of %d digits with %d of them behind the comma", text,
                       DR_DECIMAL_MAX_DIGITS, scale);
}

static DrTermFlags
get_flags (const DrAchievementRecord *record)
{
  DrTermFlags hedged = record->actual.hedge != DR_HEDGE_EXACT ? DR_TERM_HEDGED : 0;

  switch ((DrStatus) record->status)
    {
    case DR_STATUS_ESTIMATED:
      return DR_TERM_ESTIMATED | hedged;
    case DR_STATUS_PROVISIONAL:
      return DR_TERM_PROVISIONAL | hedged;
    case DR_STATUS_NIL:
      return DR_TERM_NIL | hedged;
    case DR_STATUS_NORMAL:
    case DR_STATUS_MISSING:
    case DR_STATUS_NOT_APPLICABLE:
    default:
      return DR_TERM_REPORTED | hedged;
    }
}

/* A bound at the scale; the absent one where it does not fit. Those of hedged figures are no finer than the figures. */
static gint64
get_bound (const DrDecimal *bound,
           DrEnd            end,
           int              scale,
           gboolean         is_upper)
{
  const gint64 absent = is_upper ? DR_NO_UPPER_BOUND : DR_NO_LOWER_BOUND;
  dr_int128 coefficient;

  if (end == DR_END_ABSENT || !dr_rescale (bound->coefficient, -bound->exponent, scale, &coefficient) ||
      coefficient <= G_MININT64 || coefficient >= G_MAXINT64)
    return absent;

  return (gint64) coefficient;
}

static void
find_bounds (const DrReportData         *data,
             const DrAchievementRecord  *record,
             int                         scale,
             dr_int128                   coefficient,
             gint64                     *lower,
             gint64                     *upper)
{
  const DrIndicatorRecord *indicator = &g_array_index (data->indicators, DrIndicatorRecord, record->indicator);
  DrDecimal value = dr_figure_get_value (&record->actual);
  DrBounds bounds = { .lower = value, .upper = value, .lower_end = DR_END_CLOSED, .upper_end = DR_END_CLOSED };

  if (record->actual.hedge != DR_HEDGE_EXACT)
    {
      const DrDecimal *end = record->actual.upper != DR_NONE
                                 ? &g_array_index (data->uppers, DrDecimal, record->actual.upper) : NULL;

      if (!dr_bounds_find (&value, end, (DrHedge) record->actual.hedge,
                           dr_measure_is_countable (dr_report_data_get_string (data, indicator->measure)), &bounds))
        bounds.lower_end = bounds.upper_end = DR_END_ABSENT;
    }

  *lower = get_bound (&bounds.lower, bounds.lower_end, scale, FALSE);
  *upper = get_bound (&bounds.upper, bounds.upper_end, scale, TRUE);
}

typedef struct
{
  gint32       *unit;
  gint32       *indicator;
  gint32       *period;
  guint8       *flags;
  guint32      *contributor;
  gint64       *lower;
  gint64       *upper;
  FigureColumn  actual;
  FigureColumn  planned;
  gboolean      has_flags;
  gboolean      has_bounds;
} BlockColumns;

static gboolean
block_columns_init (BlockColumns  *self,
                    DrFactMemory  *memory,
                    gsize          n,
                    GError       **error)
{
  *self = (BlockColumns) { NULL };

  return (self->unit = dr_fact_memory_add (memory, n, sizeof *self->unit, error)) != NULL &&
         (self->indicator = dr_fact_memory_add (memory, n, sizeof *self->indicator, error)) != NULL &&
         (self->period = dr_fact_memory_add (memory, n, sizeof *self->period, error)) != NULL &&
         (self->flags = dr_fact_memory_add (memory, n, sizeof *self->flags, error)) != NULL &&
         (self->contributor = dr_fact_memory_add (memory, n, sizeof *self->contributor, error)) != NULL &&
         (self->lower = dr_fact_memory_add (memory, n, sizeof *self->lower, error)) != NULL &&
         (self->upper = dr_fact_memory_add (memory, n, sizeof *self->upper, error)) != NULL &&
         figure_column_init (&self->actual, memory, n, error) && figure_column_init (&self->planned, memory, n, error);
}

static gboolean
fill_row (const DrReportDraft     *self,
          const DrIndicatorDraft  *indicators,
          BlockColumns            *columns,
          gsize                    at,
          gsize                    number,
          GError                 **error)
{
  const DrReportDraftRow *row = &g_array_index (self->rows, DrReportDraftRow, number);
  const DrContributor *source = &g_array_index (self->contributors, DrContributor, row->contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->reports, source->report));
  const DrIndicatorDraftRow *indicator = &g_array_index (indicators->rows, DrIndicatorDraftRow, row->indicator);
  const DrFigure *planned = row->planned_of == DR_NO_PLANNED ? NULL : dr_report_draft_get_planned (self, row->planned_of);
  const DrFigure *actual = row->has_actual ? dr_report_draft_get_actual (self, row->contributor) : NULL;
  int scale = indicator->scale == DR_NO_SCALE ? indicator->finest : indicator->scale;
  dr_int128 coefficient = 0;

  columns->unit[at] = row->unit;
  columns->indicator[at] = row->indicator;
  columns->period[at] = row->period;
  columns->contributor[at] = row->contributor;
  g_array_index (self->contributors, DrContributor, row->contributor).planned_of = row->planned_of;
  columns->flags[at] = DR_TERM_REPORTED;
  columns->lower[at] = DR_NO_LOWER_BOUND;
  columns->upper[at] = DR_NO_UPPER_BOUND;

  if (planned != NULL && !put_figure (&columns->planned, at, planned, scale, &coefficient, error))
    return FALSE;
  if (actual == NULL)
    return TRUE;
  if (!put_figure (&columns->actual, at, actual, scale, &coefficient, error))
    return FALSE;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);
  columns->flags[at] = (guint8) get_flags (record);
  columns->has_flags |= columns->flags[at] != DR_TERM_REPORTED;
  columns->has_bounds |= record->actual.hedge != DR_HEDGE_EXACT;
  find_bounds (data, record, scale, coefficient, &columns->lower[at], &columns->upper[at]);

  return TRUE;
}

gboolean
dr_report_draft_finish (DrReportDraft     *self,
                        DrIndicatorDraft  *indicators,
                        DrFactDraft       *facts,
                        GError           **error)
{
  if (!dr_restatement_settle (self, error))
    return FALSE;
  find_finest (self, indicators);
  if (!refine_tables (indicators, facts, error))
    return FALSE;

  for (gsize start = 0; start < self->rows->len; start += DR_FACT_BLOCK_ROWS)
    {
      gsize n = MIN (self->rows->len - start, DR_FACT_BLOCK_ROWS);
      g_autoptr (DrFactMemory) memory = dr_fact_memory_new (NULL);
      BlockColumns columns;

      if (!block_columns_init (&columns, memory, n, error))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        if (!fill_row (self, indicators, &columns, i, start + i, error))
          return FALSE;

      DrFactBlock block = {
        .n_rows = n,
        .unit = columns.unit,
        .indicator = columns.indicator,
        .period = columns.period,
        .actual = figure_column_finish (&columns.actual),
        .planned = figure_column_finish (&columns.planned),
        .flags = columns.has_flags ? columns.flags : NULL,
        .contributor = columns.contributor,
        .lower = columns.has_bounds ? columns.lower : NULL,
        .upper = columns.has_bounds ? columns.upper : NULL,
        .owner = dr_fact_memory_ref (memory),
        .owner_free = (GDestroyNotify) dr_fact_memory_unref,
      };
      dr_fact_block_find_extremes (&block);
      dr_fact_draft_append (facts, &block);
    }

  return TRUE;
}
