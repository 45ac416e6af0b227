/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small dataset of a made-up province, and tables written as text. */

#pragma once

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-query.h>

#include "analysis/dataset/dr-dataset-private.h"
#include "arrow-fixture.h"

/* Keeps what a dataset borrows alive. */
typedef struct
{
  ArrowFixture  fixtures[4];
  DrDataset    *dataset;
} QueryFixture;

static inline void
query_fixture_init (QueryFixture       *self,
                    const char * const *units,
                    const char * const *indicators,
                    const char * const *periods,
                    const char * const *facts)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  arrow_fixture_init (&self->fixtures[0], units);
  arrow_fixture_init (&self->fixtures[1], indicators);
  arrow_fixture_init (&self->fixtures[2], periods);
  arrow_fixture_init (&self->fixtures[3], facts);
  dr_dataset_builder_add_units (builder, &self->fixtures[0].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_indicators (builder, &self->fixtures[1].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_periods (builder, &self->fixtures[2].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_achievements (builder, &self->fixtures[3].stream, &error);
  g_assert_no_error (error);
  self->dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  /* Few as they are, as many threads as are asked for share them. */
  self->dataset->rows_a_thread = 1;
  self->dataset->cells_a_thread = 512;
}

static inline void
query_fixture_clear (QueryFixture *self)
{
  g_clear_object (&self->dataset);
}

/* «a,b c» as words, split at spaces. */
static inline GStrv
split_words (const char *words)
{
  return g_strsplit (words, " ", -1);
}

/* Rows one after another, cells split by «|», empty ones as «-». */
static inline char *
write_table (DrTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_string_append (text, row == 0 ? "" : "; ");
      for (guint column = 0; column < dr_table_get_n_columns (table); column++)
        {
          g_autofree char *cell = dr_table_dup_cell (table, row, column);

          g_string_append_printf (text, "%s%s", column == 0 ? "" : "|", cell == NULL ? "-" : cell);
        }
    }

  return g_string_free (text, FALSE);
}
