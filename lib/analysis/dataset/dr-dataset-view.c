/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-dataset-view-private.h"
#include "analysis/dataset/dr-report-draft-private.h"

/* Whether any report came in after a day. */
static gboolean
has_later_report (const DrDataset *self,
                  const GDate     *day)
{
  for (guint i = 0; self->reports != NULL && i < self->reports->len; i++)
    {
      const GDate *date = dr_report_get_date (self->reports->pdata[i]);

      if (date != NULL && g_date_valid (date) && g_date_compare (date, day) > 0)
        return TRUE;
    }

  return FALSE;
}

/* The indicators, row for row. Of those that only reports tell of, the digits are yet to be found. */
static gboolean
take_indicators (DrIndicatorDraft        *draft,
                 const DrIndicatorTable  *table,
                 GError                 **error)
{
  if (!dr_indicator_draft_take_table (draft, table, error))
    return FALSE;
  for (guint32 i = 0; i < table->n_indicators; i++)
    if (table->is_finest[i])
      g_array_index (draft->rows, DrIndicatorDraftRow, i).scale = DR_NO_SCALE;

  return TRUE;
}

/* What tables told, borrowed from the dataset. */
static void
borrow_blocks (const DrDataset *self,
               DrFactDraft     *facts)
{
  for (guint i = 0; i < self->n_table_blocks; i++)
    {
      DrFactBlock block = g_array_index (self->blocks, DrFactBlock, i);

      block.owner = NULL;
      dr_fact_draft_append (facts, &block);
    }
}

typedef DrReportDraft ReportDraft;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportDraft, dr_report_draft_clear)

typedef DrIndicatorDraft IndicatorDraft;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IndicatorDraft, dr_indicator_draft_clear)

/* What reports stated, as it stood before it was told which statement counts. */
static void
take_reports (const DrDataset *self,
              const GDate     *day,
              DrReportDraft   *draft)
{
  dr_report_draft_init (draft);
  g_ptr_array_unref (draft->reports);
  g_array_unref (draft->rows);
  g_array_unref (draft->contributors);
  g_array_unref (draft->left_out);
  draft->reports = g_ptr_array_ref (self->reports);
  draft->rows = g_array_copy (self->stated);
  /* Of another day other plans may stand in their rows. */
  draft->contributors = g_array_copy (self->contributors);
  draft->left_out = g_array_copy (self->not_stated);
  draft->given_numbers = g_memdup2 (self->given_numbers, self->reports->len * sizeof *self->given_numbers);
  draft->as_of = g_date_valid (&self->as_of) && g_date_compare (&self->as_of, day) < 0 ? self->as_of : *day;
}

DrDataset *
dr_dataset_view_as_of (DrDataset    *self,
                       const GDate  *day,
                       GError      **error)
{
  g_auto (ReportDraft) draft = { NULL };
  g_auto (IndicatorDraft) indicators;
  g_auto (DrFactDraft) facts;

  dr_indicator_draft_init (&indicators);
  dr_fact_draft_init (&facts);
  if (day == NULL || !g_date_valid (day) || self->stated == NULL || !has_later_report (self, day))
    return g_object_ref (self);

  take_reports (self, day, &draft);
  borrow_blocks (self, &facts);
  if (!take_indicators (&indicators, self->indicators, error) ||
      !dr_report_draft_finish (&draft, &indicators, &facts, error))
    return NULL;

  DrDataset *view = g_object_new (DR_TYPE_DATASET, NULL);
  dr_unit_table_unref (view->units);
  dr_period_table_unref (view->periods);
  view->units = dr_unit_table_ref (self->units);
  view->periods = dr_period_table_ref (self->periods);
  dr_dataset_take_facts (view, dr_indicator_draft_finish (&indicators), &facts);
  view->reports = g_steal_pointer (&draft.reports);
  view->contributors = g_steal_pointer (&draft.contributors);
  view->left_out = g_steal_pointer (&draft.left_out);
  view->has_stated_parts = self->has_stated_parts;
  view->lacks_plan_column = self->lacks_plan_column;
  view->issuers = self->issuers == NULL ? NULL : g_hash_table_ref (self->issuers);
  view->certainty = self->certainty == NULL ? NULL : g_byte_array_ref (self->certainty);
  view->as_of = draft.as_of;
  view->contradictions = g_steal_pointer (&draft.contradictions);
  view->base = g_object_ref (self);

  return view;
}

/* The contributor of a row of a report; FALSE for one of a table, *@number then being that among those of tables. */
static gboolean
find_contributor (const DrDataset *self,
                  guint64          number,
                  guint32         *contributor)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->blocks, DrFactBlock, i);

      if (number < block->n_rows)
        {
          if (block->contributor != NULL)
            *contributor = block->contributor[number];
          return block->contributor != NULL;
        }
      number -= block->n_rows;
    }

  return FALSE;
}

void
dr_dataset_find_base_rows (const DrDataset *self,
                           GArray          *rows)
{
  if (self->base == NULL || rows->len == 0)
    return;

  /* Tables come first in both, and what was stated goes by the same numbers in both. */
  g_autoptr (GHashTable) base_rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint64 number = 0;
  for (guint i = 0; i < self->base->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->base->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++, number++)
        if (block->contributor != NULL)
          g_hash_table_insert (base_rows, GUINT_TO_POINTER (block->contributor[row] + 1), g_memdup2 (&number, sizeof number));
    }

  guint n_kept = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      guint64 own = g_array_index (rows, guint64, i);
      guint32 contributor;
      const guint64 *base_row = NULL;

      if (find_contributor (self, own, &contributor))
        {
          base_row = g_hash_table_lookup (base_rows, GUINT_TO_POINTER (contributor + 1));
          if (base_row == NULL)
            continue;
          own = *base_row;
        }
      g_array_index (rows, guint64, n_kept++) = own;
    }
  g_array_set_size (rows, n_kept);
}
