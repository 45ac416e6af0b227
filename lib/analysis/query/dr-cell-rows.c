/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-cell-rows-private.h"
#include "analysis/query/dr-query-overflow-private.h"

/* Cells on their way to the columns. */
#define BATCH_CELLS 256

typedef struct
{
  DrRowMaker       *rows;
  const DrCells    *cells;
  guint             n;
  gconstpointer     cell[BATCH_CELLS];
  gint32            code[DR_N_DIMENSIONS][BATCH_CELLS];
} Batch;

/* Whether cells of a kind have what a metric is made of. */
static gboolean
has_metric (DrCellsKind  cells,
            DrMetricKind metric)
{
  switch (metric)
    {
    case DR_METRIC_ACTUAL:
    case DR_METRIC_ACTUAL_COUNT:
    case DR_METRIC_PLANNED:
    case DR_METRIC_PLANNED_COUNT:
      return cells == DR_CELLS_BOTH;
    case DR_METRIC_PAIR_COUNT:
      return cells == DR_CELLS_PAIR_COUNT;
    case DR_METRIC_PAIR_ACTUAL:
    case DR_METRIC_PAIR_PLANNED:
    case DR_METRIC_COMPLETION:
      return cells == DR_CELLS_PAIR || cells == DR_CELLS_PAIR_COUNT;
    default:
      return FALSE;
    }
}

gboolean
dr_cell_rows_apply (const DrCellSource *source,
                    const DrRowMaker   *rows)
{
  const DrQueryPlan *plan = source->plan;

  if (source->cells->is_sparse || plan->is_split || plan->question->limit > 0 || rows->has_left_out)
    return FALSE;
  for (guint i = 0; i < plan->metrics->len; i++)
    if (!has_metric (source->cells->kind, g_array_index (plan->metrics, DrMetric, i).kind))
      return FALSE;
  /* Sums are brought to one scale with numbers of 64 bits. */
  for (gint32 group = 0; group < plan->rows[DR_DIMENSION_INDICATOR].n_groups; group++)
    if (rows->factor[group] != (gint64) rows->factor[group])
      return FALSE;

  return TRUE;
}

/* Of which kinds cells and metric are, is known when this is compiled. */
static inline __attribute__ ((always_inline)) gint64
read_number (DrCellsKind   cells,
             DrMetricKind  metric,
             gconstpointer at,
             gboolean     *is_there)
{
  const DrPairCell *pair = at;
  const DrPairCountCell *count = at;
  const DrBothCell *both = at;
  guint64 n_actual = both->counts & (DR_ROW_SEEN - 1);
  guint64 n_planned = both->counts >> 32;

  *is_there = TRUE;
  switch (metric)
    {
    case DR_METRIC_ACTUAL:
      *is_there = n_actual > 0;
      return both->actual;
    case DR_METRIC_ACTUAL_COUNT:
      return (gint64) n_actual;
    case DR_METRIC_PLANNED:
      *is_there = n_planned > 0;
      return both->planned;
    case DR_METRIC_PLANNED_COUNT:
      return (gint64) n_planned;
    case DR_METRIC_PAIR_COUNT:
      return (gint64) count->n_pairs;
    case DR_METRIC_PAIR_PLANNED:
      return cells == DR_CELLS_PAIR ? pair->planned : count->planned;
    case DR_METRIC_PAIR_ACTUAL:
    default:
      return cells == DR_CELLS_PAIR ? (gint64) (pair->actual ^ DR_SUM_BIAS) : count->actual;
    }
}

/* Appends a sum or a number of the cells from @first on, up to one that has none or that 64 bits do not hold: gives its
 * number. */
static inline __attribute__ ((always_inline)) guint
append_narrow (const Batch  *batch,
               DrCellsKind   cells,
               DrMetricKind  metric,
               gboolean      is_scaled,
               DrColumn     *column,
               guint         first)
{
  const gint32 *indicator = batch->code[DR_DIMENSION_INDICATOR];
  const dr_int128 *factors = batch->rows->factor;
  gint64 *narrow = column->narrow + column->n_rows;
  guint n = batch->n;
  guint i = first;

  for (; i < n; i++)
    {
      gint64 factor = is_scaled ? (gint64) factors[indicator[i]] : 1;
      gboolean is_there;
      gint64 number = read_number (cells, metric, batch->cell[i], &is_there);

      if (G_UNLIKELY (!is_there || __builtin_mul_overflow (number, factor, &number)))
        break;
      narrow[i - first] = number;
    }
  column->n_rows += i - first;

  return i;
}

/* Appends a sum or a number of each cell. */
static inline __attribute__ ((always_inline)) gboolean
append_numbers (const Batch     *batch,
                DrCellsKind      cells,
                DrMetricKind     metric,
                gboolean         is_scaled,
                DrColumnBuilder *shown,
                GError         **error)
{
  DrColumn *column = shown->column;

  for (guint i = 0; i < batch->n; i++)
    {
      gboolean is_there;

      if (column->kind == DR_COLUMN_NARROW)
        i = append_narrow (batch, cells, metric, is_scaled, column, i);
      if (i == batch->n)
        break;

      dr_int128 factor = is_scaled ? batch->rows->factor[batch->code[DR_DIMENSION_INDICATOR][i]] : 1;
      dr_int128 number = read_number (cells, metric, batch->cell[i], &is_there);
      if (!(is_there ? dr_column_builder_append_number (shown, number * factor, error)
                     : dr_column_builder_append_empty (shown, error)))
        return FALSE;
    }

  return TRUE;
}

/* One completion, whatever its parts are. */
static gboolean
append_completion (gint64             actual,
                   gint64             planned,
                   int                power,
                   DrRounding         rounding,
                   DrColumnBuilder   *columns[3],
                   GError           **error)
{
  DrQuotient quotient;
  dr_int128 rounded;

  if (planned <= 0 || !dr_quotient_init (&quotient, actual, planned))
    return dr_column_builder_append_empty (columns[0], error) && dr_column_builder_append_empty (columns[1], error) &&
           dr_column_builder_append_empty (columns[2], error);
  if (!dr_quotient_round (&quotient, power, rounding, &rounded))
    return dr_query_refuse_digits ("completion", error);

  return dr_column_builder_append_number (columns[0], rounded, error) &&
         dr_column_builder_append_number (columns[1], quotient.numerator, error) &&
         dr_column_builder_append_number (columns[2], quotient.denominator, error);
}

/* Appends the completion of each cell: as shown, and what it is a quotient of. */
static inline __attribute__ ((always_inline)) gboolean
append_completions (const Batch      *batch,
                    DrCellsKind       cells,
                    DrColumnBuilder  *columns[3],
                    GError          **error)
{
  const DrQuestion *question = batch->rows->plan->question;
  int power = (int) question->digits + 2;
  DrRounding rounding = question->rounding;
  dr_uint128 wide_factor = dr_power_of_ten (power);
  guint64 factor = wide_factor == (guint64) wide_factor ? (guint64) wide_factor : 0;
  DrColumn *shown = columns[0]->column;
  DrColumn *numerators = columns[1]->column;
  DrColumn *denominators = columns[2]->column;

  for (guint i = 0; i < batch->n; i++)
    {
      gboolean is_there;
      gint64 actual = read_number (cells, DR_METRIC_PAIR_ACTUAL, batch->cell[i], &is_there);
      gint64 planned = read_number (cells, DR_METRIC_PAIR_PLANNED, batch->cell[i], &is_there);
      guint64 dividend;

      /* By far the most are above 0 and short enough for the processor's own division. */
      if (G_UNLIKELY (actual < 0 || planned <= 0 || factor == 0 || shown->kind != DR_COLUMN_NARROW ||
                      numerators->kind != DR_COLUMN_NARROW || denominators->kind != DR_COLUMN_NARROW ||
                      __builtin_mul_overflow ((guint64) actual, factor, &dividend) || dividend > G_MAXINT64))
        {
          if (!append_completion (actual, planned, power, rounding, columns, error))
            return FALSE;
          continue;
        }

      guint64 rounded = dividend / (guint64) planned;
      rounded += dr_quotient_rounds_up (rounded, dividend % (guint64) planned, (guint64) planned, rounding);
      shown->narrow[shown->n_rows++] = (gint64) rounded;
      numerators->narrow[numerators->n_rows++] = actual;
      denominators->narrow[denominators->n_rows++] = planned;
    }

  return TRUE;
}

/* Appends one metric of all cells of the batch. */
static inline __attribute__ ((always_inline)) gboolean
append_metric (const Batch  *batch,
               DrCellsKind   cells,
               guint         index,
               GError      **error)
{
  DrRowMaker *rows = batch->rows;
  guint column = rows->plan->n_keys + index;
  DrColumnBuilder *shown = &rows->shown[column];
  DrColumnBuilder *columns[] = { shown, &rows->numerator[column], &rows->denominator[column] };

#define APPEND(Metric, Is_scaled) case Metric: return append_numbers (batch, cells, Metric, Is_scaled, shown, error)
  switch (g_array_index (rows->plan->metrics, DrMetric, index).kind)
    {
    APPEND (DR_METRIC_ACTUAL, TRUE);
    APPEND (DR_METRIC_ACTUAL_COUNT, FALSE);
    APPEND (DR_METRIC_PLANNED, TRUE);
    APPEND (DR_METRIC_PLANNED_COUNT, FALSE);
    APPEND (DR_METRIC_PAIR_COUNT, FALSE);
    APPEND (DR_METRIC_PAIR_ACTUAL, TRUE);
    APPEND (DR_METRIC_PAIR_PLANNED, TRUE);
    case DR_METRIC_COMPLETION:
      return append_completions (batch, cells, columns, error);
    default:
      g_return_val_if_reached (FALSE);
    }
#undef APPEND
}

static gboolean
append_keys (const Batch  *batch,
             GError      **error)
{
  DrRowMaker *rows = batch->rows;
  guint n = batch->n;

  for (guint key = 0; key < rows->plan->n_keys; key++)
    {
      const gint32 *value = rows->key_value[key];
      const gint32 *code = batch->code[dr_query_plan_get_key (rows->plan, key)->dimension];
      DrColumn *column = rows->shown[key].column;
      gint32 *at = column->code + column->n_rows;
      gint32 any = 0;

      for (guint i = 0; i < n; i++)
        {
          at[i] = value[code[i]];
          any |= at[i];
        }
      if (any >= 0)
        {
          column->n_rows += n;
          continue;
        }

      /* Those that are below 0 are empty. */
      for (guint i = 0; i < n; i++)
        if (!dr_column_builder_append_code (&rows->shown[key], value[code[i]], error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
flush (Batch   *batch,
       GError **error)
{
  DrRowMaker *rows = batch->rows;

  if (!dr_row_maker_add_rows (rows, batch->code[DR_DIMENSION_INDICATOR], batch->n, error) || !append_keys (batch, error))
    return FALSE;
  for (guint i = 0; i < rows->plan->metrics->len; i++)
    if (!(batch->cells->kind == DR_CELLS_PAIR         ? append_metric (batch, DR_CELLS_PAIR, i, error)
          : batch->cells->kind == DR_CELLS_PAIR_COUNT ? append_metric (batch, DR_CELLS_PAIR_COUNT, i, error)
                                                      : append_metric (batch, DR_CELLS_BOTH, i, error)))
      return FALSE;
  batch->n = 0;

  return TRUE;
}

static inline __attribute__ ((always_inline)) gboolean
add_cell (Batch         *batch,
          DrCellsKind    kind,
          gsize          index,
          const gint32   code[DR_N_DIMENSIONS],
          GError       **error)
{
  gconstpointer cell = (const char *) batch->cells->pages.data + index * dr_cells_kind_get_size (kind);
  guint n = batch->n;

  /* Written in any case, and counted where it is used: which ones are is hard to foresee. */
  batch->cell[n] = cell;
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    batch->code[dimension][n] = code[dimension];
  batch->n += dr_cells_kind_is_used (kind, cell);

  return G_LIKELY (batch->n < BATCH_CELLS) || flush (batch, error);
}

#define ADD_CELL(Name, Kind) \
  static inline __attribute__ ((always_inline)) gboolean \
  Name (gpointer data, gsize index, const gint32 code[DR_N_DIMENSIONS], GError **error) \
  { \
    return add_cell (data, Kind, index, code, error); \
  }

ADD_CELL (add_pair, DR_CELLS_PAIR)
ADD_CELL (add_pair_count, DR_CELLS_PAIR_COUNT)
ADD_CELL (add_both, DR_CELLS_BOTH)

gboolean
dr_cell_rows_add (DrCellWalk  *walk,
                  DrRowMaker  *rows,
                  GError     **error)
{
  Batch batch;
  gboolean result;

  batch.rows = rows;
  batch.cells = walk->source->cells;
  batch.n = 0;
  switch (batch.cells->kind)
    {
    case DR_CELLS_PAIR:
      result = dr_cell_walk_run (walk, add_pair, &batch, error);
      break;
    case DR_CELLS_PAIR_COUNT:
      result = dr_cell_walk_run (walk, add_pair_count, &batch, error);
      break;
    case DR_CELLS_BOTH:
    default:
      result = dr_cell_walk_run (walk, add_both, &batch, error);
      break;
    }

  return result && flush (&batch, error);
}
