/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>

#include "analysis/dataset/dr-dataset-private.h"

#include "arrow-fixture.h"

static const char * const unit_columns[] = {
  "unit:i=0,1,2,3",
  "id:u=x1,h1,t1,x2",
  "name:u=Xã Một,Huyện Một,-,Xã Hai",
  "kind:Di=xa,huyen,tinh,xa",
  "level:Di=commune,district,province,commune",
  "parent:i=1,2,-,1",
  "valid_from:tdD=16071,16071,-,16071",
  "valid_to:tdD=20269,20269,-,-",
  "successor:i=3,-,-,-",
  "note:f=0,0,0,0",
  NULL
};

static const char * const indicator_columns[] = {
  "indicator:i=0,1",
  "id:u=hoi-vien-moi,thu-ngan-sach",
  "label:u=Hội viên mới,-",
  "measure:u=hội viên,triệu đồng",
  "nature:Di=flow,flow",
  "scale:i=0,3",
  "direction:Di=more,less",
  NULL
};

static const char * const period_columns[] = { "period:i=0,1", "id:u=2024-Q1,2023-Q4", NULL };

static const char * const fact_columns[] = {
  "unit:i=0,3,0|3",
  "indicator:i=0,1,1|0",
  "period:i=0,0,1|1",
  "actual:l=12,-,2500|-",
  "target:l=10,1000,-|-",
  NULL
};

typedef struct
{
  ArrowFixture units;
  ArrowFixture indicators;
  ArrowFixture periods;
  ArrowFixture facts;
} Tables;

static void
tables_init (Tables             *tables,
             const char * const *facts)
{
  arrow_fixture_init (&tables->units, unit_columns);
  arrow_fixture_init (&tables->indicators, indicator_columns);
  arrow_fixture_init (&tables->periods, period_columns);
  arrow_fixture_init (&tables->facts, facts);
}

static DrDataset *
build (Tables  *tables,
       GError **error)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

  if (!dr_dataset_builder_add_units (builder, &tables->units.stream, error) ||
      !dr_dataset_builder_add_indicators (builder, &tables->indicators.stream, error) ||
      !dr_dataset_builder_add_periods (builder, &tables->periods.stream, error) ||
      !dr_dataset_builder_add_achievements (builder, &tables->facts.stream, error))
    return NULL;

  return dr_dataset_builder_build (builder, error);
}

static void
test_takes_tables (void)
{
  g_autoptr (GError) error = NULL;
  Tables tables;

  tables_init (&tables, fact_columns);
  g_autoptr (DrDataset) dataset = build (&tables, &error);
  g_assert_no_error (error);

  const DrUnitTable *units = dataset->units;
  g_assert_cmpuint (units->n_units, ==, 4);
  g_assert_cmpstr (dr_string_column_get (units->ids, 1), ==, "h1");
  g_assert_cmpstr (dr_string_column_get (units->names, 0), ==, "Xã Một");
  g_assert_cmpstr (dr_string_column_get (units->names, 2), ==, "t1");
  g_assert_cmpstr (dr_string_column_get (units->kinds, (guint) units->kind[3]), ==, "xa");
  g_assert_cmpint (units->level[2], ==, DR_UNIT_LEVEL_PROVINCE);
  g_assert_cmpint (units->parent[0], ==, 1);
  g_assert_cmpint (units->parent[2], ==, DR_NO_UNIT);
  g_assert_cmpuint (units->valid_from[2], ==, 0);
  GDate day;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 30, G_DATE_JUNE, 2025);
  g_assert_cmpuint (units->valid_to[0], ==, g_date_get_julian (&day));
  g_assert_cmpuint (units->successor_start[4], ==, 1);
  g_assert_cmpint (units->successor[0], ==, 3);

  const DrIndicatorTable *indicators = dataset->indicators;
  g_assert_cmpstr (dr_string_column_get (indicators->labels, 1), ==, "thu-ngan-sach");
  g_assert_cmpstr (dr_string_column_get (indicators->measures, (guint) indicators->measure[1]), ==, "triệu đồng");
  g_assert_cmpint (indicators->scale[1], ==, 3);
  g_assert_cmpint (indicators->desire[1], ==, DR_DESIRE_LESS);

  g_autofree char *period = dr_period_to_string (dataset->periods->periods[1]);
  g_assert_cmpstr (period, ==, "2023-Q4");
}

static void
test_keeps_ids_narrow_too (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *occurs = NULL;
  Tables tables;

  tables_init (&tables, fact_columns);
  g_autoptr (DrDataset) dataset = build (&tables, &error);
  g_assert_no_error (error);
  occurs = g_new0 (gboolean, dataset->units->n_units);

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        {
          g_assert_cmpint (block->narrow_unit[row], ==, block->unit[row]);
          g_assert_cmpint (block->narrow_indicator[row], ==, block->indicator[row]);
          g_assert_cmpint (block->narrow_period[row], ==, block->period[row]);
          occurs[block->unit[row]] = TRUE;
        }
    }
  for (guint unit = 0; unit < dataset->units->n_units; unit++)
    g_assert_cmpint (dataset->unit_occurs[unit], ==, occurs[unit]);

  g_clear_object (&dataset);
  arrow_fixture_check (&tables.units);
  arrow_fixture_check (&tables.indicators);
  arrow_fixture_check (&tables.periods);
  arrow_fixture_check (&tables.facts);
}

static void
test_keeps_figures_where_they_lie (void)
{
  g_autoptr (GError) error = NULL;
  Tables tables;

  tables_init (&tables, fact_columns);
  g_autoptr (DrDataset) dataset = build (&tables, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->n_rows, ==, 4);
  g_assert_cmpuint (dataset->blocks->len, ==, 2);

  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  g_assert_cmpuint (block->n_rows, ==, 3);
  g_assert_cmpint (block->unit[1], ==, 3);
  g_assert_cmpint (block->actual.narrow[2], ==, 2500);
  g_assert_cmpint (block->actual.validity[0] >> block->actual.validity_offset & 7, ==, 5);
  g_assert_cmpint (block->least_unit, ==, 0);
  g_assert_cmpint (block->greatest_unit, ==, 3);
  g_assert_cmpint (block->least_indicator, ==, 0);
  g_assert_cmpint (block->greatest_indicator, ==, 1);
  g_assert_cmpint (block->greatest_period, ==, 1);
  /* Nothing was planned nor reached in the other: neither is a column. */
  block = &g_array_index (dataset->blocks, DrFactBlock, 1);
  g_assert_null (block->actual.narrow);
  g_assert_null (block->planned.narrow);

  g_assert_cmpuint (tables.facts.n_arrays, ==, 2);
  g_assert_cmpuint (tables.facts.n_array_releases, ==, 0);
  g_clear_object (&dataset);
  arrow_fixture_check (&tables.units);
  arrow_fixture_check (&tables.indicators);
  arrow_fixture_check (&tables.periods);
  arrow_fixture_check (&tables.facts);
}

static void
test_is_used_up_by_building (void)
{
  static const char * const columns[] = { "id:u=x1", NULL };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  ArrowFixture units;

  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 0);

  arrow_fixture_init (&units, columns);
  g_assert_false (dr_dataset_builder_add_units (builder, &units.stream, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  arrow_fixture_check (&units);
  g_clear_error (&error);
  g_assert_null (dr_dataset_builder_build (builder, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dataset-builder/takes-tables", test_takes_tables);
  g_test_add_func ("/dataset-builder/keeps-ids-narrow-too", test_keeps_ids_narrow_too);
  g_test_add_func ("/dataset-builder/keeps-figures-where-they-lie", test_keeps_figures_where_they_lie);
  g_test_add_func ("/dataset-builder/is-used-up-by-building", test_is_used_up_by_building);

  return g_test_run ();
}
