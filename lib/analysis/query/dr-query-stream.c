/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-stream-private.h"
#include "analysis/query/dr-expected-plan-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-run-private.h"
#include "analysis/query/dr-query-scan-private.h"
#include "analysis/query/dr-query-stream-private.h"
#include "base/dr-error-private.h"

/* Units, indicators and periods, to be found by row or id. */
typedef struct
{
  DrUnitDraft      units;
  DrIndicatorDraft indicators;
  DrPeriodDraft    periods;
} Tables;

static void
tables_clear (Tables *tables)
{
  dr_unit_draft_clear (&tables->units);
  dr_indicator_draft_clear (&tables->indicators);
  dr_period_draft_clear (&tables->periods);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

static gboolean
tables_init (Tables           *tables,
             const DrDataset  *dataset,
             GError          **error)
{
  dr_unit_draft_init (&tables->units);
  dr_indicator_draft_init (&tables->indicators);
  dr_period_draft_init (&tables->periods);

  return dr_unit_draft_take_table (&tables->units, dataset->units, error) &&
         dr_indicator_draft_take_table (&tables->indicators, dataset->indicators, error) &&
         dr_period_draft_take_table (&tables->periods, dataset->periods, error);
}

/* Plans for longer periods, running totals and parts are held against other rows, which are gone. */
static gboolean
check_origins (const DrQueryPlan  *plan,
               const GArray       *blocks,
               GError            **error)
{
  gboolean has_plans = (plan->traits & (DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_PAIRS)) != 0;
  gboolean has_actuals = (plan->traits & (DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_PAIRS | DR_METRIC_NEEDS_TERMS)) != 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; block->origin != NULL && row < block->n_rows; row++)
        if ((has_plans && (block->origin[row].planned_for >= 0 || block->origin[row].shares_plan)) ||
            ((has_plans || has_actuals) && (block->origin[row].is_running || block->origin[row].whole_unit != DR_NO_UNIT)))
          return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                               "plans for longer periods, running totals and parts of others are held against other rows, which "
                               "a stream lets go: make a dataset of it");
    }

  return TRUE;
}

/* Adds up all batches of a stream, of which no more than one is held at a time. */
static gboolean
tally_stream (const DrQueryPlan *plan,
              DrFactStream  *stream,
              DrQueryCheck  *check,
              DrQueryTally  *tally,
              DrExpectedPlan *expected,
              GCancellable  *cancellable,
              GError       **error)
{
  while (TRUE)
    {
      g_auto (DrFactDraft) facts;
      gboolean is_end;

      dr_fact_draft_init (&facts);
      if (!dr_fact_stream_read (stream, &facts, &is_end, error))
        return FALSE;
      if (is_end)
        return dr_query_tally_finish (tally, error);
      if (!check_origins (plan, facts.blocks, error) || !dr_query_check_add (check, facts.blocks, cancellable, error) ||
          (expected != NULL && !dr_expected_plan_add (expected, facts.blocks, cancellable, error)) ||
          !dr_query_tally_add (tally, facts.blocks, cancellable, error))
        return FALSE;
    }
}

DrTable *
dr_query_stream_run (const DrQuestion  *question,
                     DrDataset         *dataset,
                     gpointer           stream,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_auto (DrQueryPlan) plan = { 0 };
  g_auto (Tables) tables = { 0 };
  g_auto (DrQueryTally) tally = { 0 };
  g_autoptr (DrQueryCheck) check = NULL;

  if (!dr_query_plan_init (&plan, question, dataset, FALSE, error) || !tables_init (&tables, dataset, error))
    {
      dr_arrow_stream_release (stream);
      return NULL;
    }

  g_auto (DrFactStream) facts;
  if (!dr_fact_stream_init (&facts, &tables.units, &tables.indicators, &tables.periods, NULL, stream, error))
    return NULL;
  if (!dr_fact_stream_has_plans (&facts) && !dr_query_plan_check_plan_column (&plan, error))
    return NULL;

  if (dr_query_counts_parts (&plan))
    return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                         "achievements of units that were divided are counted once in a row, which is not known of a stream beside "
                         "what is told of cells: ask for these apart, or make a dataset of it"), NULL;

  check = dr_query_check_new (&plan, FALSE, error);
  if (check == NULL || !dr_expected_plan_new (&plan, &plan.expected, error) ||
      !dr_query_tally_init (&tally, &plan, dr_arrow_reader_has (&facts.reader, DR_FACT_COLUMN_STATUS) ||
                                               dr_arrow_reader_has (&facts.reader, DR_FACT_COLUMN_HEDGE), error) ||
      !tally_stream (&plan, &facts, check, &tally, plan.expected, cancellable, error))
    return NULL;

  return dr_query_make_table (&plan, &tally.cells, FALSE, cancellable, error);
}
