/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-dataset-builder.h>

#include "arrow-fixture.h"

static DrDataset *
make_dataset (void)
{
  static const char * const units[] = { "id:u=x1,x2", "name:u=Xã Một,-", NULL };
  static const char * const indicators[] = { "id:u=thu", "measure:u=đồng", "nature:u=stock", "label:u=Thu", NULL };
  static const char * const periods[] = { "id:u=2024", NULL };
  static const char * const facts[] = {
    "unit:i=0,1,1", "indicator:i=0,0,0", "period:i=0,0,0", "actual:l=1,2,3", "planned:l=-,-,1", NULL
  };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture fixtures[4];

  arrow_fixture_init (&fixtures[0], units);
  arrow_fixture_init (&fixtures[1], indicators);
  arrow_fixture_init (&fixtures[2], periods);
  arrow_fixture_init (&fixtures[3], facts);
  dr_dataset_builder_add_units (builder, &fixtures[0].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_indicators (builder, &fixtures[1].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_periods (builder, &fixtures[2].stream, &error);
  g_assert_no_error (error);

  /* The figures are read last; theirs is the one fixture that has to outlive the dataset. */
  static ArrowFixture kept;
  kept = fixtures[3];
  kept.stream.private_data = &kept;
  dr_dataset_builder_add_achievements (builder, &kept.stream, &error);
  g_assert_no_error (error);

  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

static void
test_names_its_dimensions (void)
{
  g_autoptr (DrDataset) dataset = make_dataset ();

  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 3);
  g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 2);
  g_assert_cmpstr (dr_dataset_get_unit_id (dataset, 1), ==, "x2");
  g_assert_cmpstr (dr_dataset_get_unit_name (dataset, 0), ==, "Xã Một");
  g_assert_cmpstr (dr_dataset_get_unit_name (dataset, 1), ==, "x2");
  g_assert_cmpint (dr_dataset_find_unit (dataset, "x2"), ==, 1);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "x3"), ==, -1);
  g_assert_null (dr_dataset_get_unit_id (dataset, 2));
  g_assert_null (dr_dataset_get_unit_name (dataset, 2));

  g_assert_cmpuint (dr_dataset_get_n_indicators (dataset), ==, 1);
  g_assert_cmpstr (dr_dataset_get_indicator_id (dataset, 0), ==, "thu");
  g_assert_null (dr_dataset_get_indicator_id (dataset, 1));
  g_autoptr (DrIndicator) indicator = dr_dataset_dup_indicator (dataset, 0);
  g_assert_cmpstr (dr_indicator_get_label (indicator), ==, "Thu");
  g_assert_cmpstr (dr_indicator_get_measure (indicator), ==, "đồng");
  g_assert_cmpint (dr_indicator_get_nature (indicator), ==, DR_NATURE_STOCK);
  g_assert_null (dr_dataset_dup_indicator (dataset, 1));

  g_assert_cmpuint (dr_dataset_get_n_periods (dataset), ==, 1);
  g_assert_cmpint (dr_period_get_kind (dr_dataset_get_period (dataset, 0)), ==, DR_PERIOD_KIND_YEAR);
  g_assert_null (dr_dataset_get_period (dataset, 1));
}

static void
test_bare_object_has_no_rows (void)
{
  g_autoptr (DrDataset) dataset = g_object_new (DR_TYPE_DATASET, NULL);

  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 0);
  g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 0);
  g_assert_null (dr_dataset_get_unit_id (dataset, 0));
  g_assert_cmpint (dr_dataset_find_unit (dataset, "x1"), ==, -1);
  g_assert_cmpuint (dr_dataset_get_n_indicators (dataset), ==, 0);
  g_assert_cmpuint (dr_dataset_get_n_periods (dataset), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dataset/names-its-dimensions", test_names_its_dimensions);
  g_test_add_func ("/dataset/bare-object-has-no-rows", test_bare_object_has_no_rows);

  return g_test_run ();
}
