/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of units, of their successors, of indicators and of periods, as columns of Arrow. */

#include "config.h"

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>

#include "analysis/dataset/dr-dataset-private.h"

#include "arrow-fixture.h"

typedef struct
{
  const char *name;
  const char *columns[9];
  DrError     code;
} TableCase;

static const TableCase bad_units[] = {
  { "without-id", { "name:u=a" }, DR_ERROR_INVALID },
  { "empty-id", { "id:u=a,-" }, DR_ERROR_INVALID },
  { "id-of-no-characters", { "id:u=a," }, DR_ERROR_INVALID },
  { "id-twice", { "id:u=a,a" }, DR_ERROR_INVALID },
  { "numbered-otherwise", { "unit:i=1,0", "id:u=a,b" }, DR_ERROR_INVALID },
  { "not-numbered", { "unit:i=0,-", "id:u=a,b" }, DR_ERROR_INVALID },
  { "level-of-no-name", { "id:u=a", "level:u=planet" }, DR_ERROR_INVALID },
  { "parent-above", { "id:u=a,b", "parent:i=2,-" }, DR_ERROR_INVALID },
  { "parent-below", { "id:u=a,b", "parent:i=-2,-" }, DR_ERROR_INVALID },
  { "parent-unknown", { "id:u=a,b", "parent:u=c,-" }, DR_ERROR_INVALID },
  { "parents-in-a-circle", { "id:u=a,b", "parent:u=b,a" }, DR_ERROR_INVALID },
  { "successor-above", { "id:u=a,b", "successor:l=9223372036854775807,-" }, DR_ERROR_INVALID },
  { "successors-in-a-circle", { "id:u=a,b", "valid_to:tdD=1,1", "successor:i=1,0" }, DR_ERROR_INVALID },
  { "day-out-of-the-calendar", { "id:u=a", "valid_from:tdD=2147483647" }, DR_ERROR_INVALID },
  { "day-before-the-calendar", { "id:u=a", "valid_from:tdD=-2147483648" }, DR_ERROR_INVALID },
  { "time-of-a-day", { "id:u=a", "valid_from:tdm=1" }, DR_ERROR_INVALID },
  { "day-that-is-text", { "id:u=a", "valid_from:u=2024-01-01" }, DR_ERROR_UNSUPPORTED },
  { "name-not-utf-8", { "id:u=a", "name:u=\xc3" }, DR_ERROR_ENCODING },
};

/* Of a, which ended, b and c. */
static const TableCase bad_successors[] = {
  { "without-unit", { "successor:u=b" }, DR_ERROR_INVALID },
  { "without-successor", { "unit:u=a" }, DR_ERROR_INVALID },
  { "empty-unit", { "unit:u=-", "successor:u=b" }, DR_ERROR_INVALID },
  { "empty-successor", { "unit:u=a", "successor:u=-" }, DR_ERROR_INVALID },
  { "unit-unknown", { "unit:u=d", "successor:u=b" }, DR_ERROR_INVALID },
  { "successor-unknown", { "unit:u=a", "successor:u=d" }, DR_ERROR_INVALID },
  { "unit-below", { "unit:i=-1", "successor:i=1" }, DR_ERROR_INVALID },
  { "successor-above", { "unit:i=0", "successor:i=3" }, DR_ERROR_INVALID },
  { "unit-of-64-bits", { "unit:l=4294967296", "successor:i=1" }, DR_ERROR_INVALID },
  { "of-itself", { "unit:i=0", "successor:i=0" }, DR_ERROR_INVALID },
  { "in-a-circle", { "unit:i=0,1", "successor:i=1,0" }, DR_ERROR_INVALID },
  { "twice", { "unit:i=0,0", "successor:i=1,1" }, DR_ERROR_INVALID },
  { "weights-of-less", { "unit:i=0,0", "successor:i=1,2", "weight:u=0.5,0.4" }, DR_ERROR_INVALID },
  { "weights-of-more", { "unit:i=0,0", "successor:i=1,2", "weight:u=0.5,0.6" }, DR_ERROR_INVALID },
  { "weight-of-one-alone", { "unit:i=0,0", "successor:i=1,2", "weight:u=0.5,-" }, DR_ERROR_INVALID },
  { "weight-0", { "unit:i=0,0", "successor:i=1,2", "weight:i=0,1" }, DR_ERROR_INVALID },
  { "weight-below-0", { "unit:i=0,0", "successor:i=1,2", "weight:i=-1,2" }, DR_ERROR_INVALID },
  { "weight-above-1", { "unit:i=0", "successor:i=1", "weight:l=9223372036854775807" }, DR_ERROR_INVALID },
  { "weight-that-is-no-number", { "unit:i=0", "successor:i=1", "weight:u=half" }, DR_ERROR_INVALID },
  { "weight-of-no-characters", { "unit:i=0,0", "successor:i=1,2", "weight:u=1," }, DR_ERROR_INVALID },
  { "weight-that-floats", { "unit:i=0", "successor:i=1", "weight:g=1" }, DR_ERROR_UNSUPPORTED },
  { "unit-that-floats", { "unit:g=0", "successor:i=1" }, DR_ERROR_UNSUPPORTED },
  { "weight-not-utf-8", { "unit:i=0", "successor:i=1", "weight:u=\xc3" }, DR_ERROR_ENCODING },
};

static const TableCase bad_indicators[] = {
  { "without-nature", { "id:u=a", "measure:u=hộ" }, DR_ERROR_INVALID },
  { "without-measure", { "id:u=a", "measure:u=-", "nature:u=flow" }, DR_ERROR_INVALID },
  { "empty-nature", { "id:u=a", "measure:u=hộ", "nature:u=-" }, DR_ERROR_INVALID },
  { "nature-of-no-name", { "id:u=a", "measure:u=hộ", "nature:u=flows" }, DR_ERROR_INVALID },
  { "direction-of-no-name", { "id:u=a", "measure:u=hộ", "nature:u=flow", "direction:u=up" }, DR_ERROR_INVALID },
  { "id-twice", { "id:u=a,a", "measure:u=hộ,hộ", "nature:u=flow,flow" }, DR_ERROR_INVALID },
  { "scale-out-of-range", { "id:u=a", "measure:u=hộ", "nature:u=flow", "scale:i=39" }, DR_ERROR_INVALID },
  { "scale-empty", { "id:u=a", "measure:u=hộ", "nature:u=flow", "scale:i=-" }, DR_ERROR_INVALID },
  { "scale-of-64-bits", { "id:u=a", "measure:u=hộ", "nature:u=flow", "scale:l=-9223372036854775808" }, DR_ERROR_INVALID },
  { "numbered-otherwise", { "indicator:i=7", "id:u=a", "measure:u=hộ", "nature:u=flow" }, DR_ERROR_INVALID },
};

static const TableCase bad_periods[] = {
  { "empty", { "id:u=-" }, DR_ERROR_INVALID },
  { "twice", { "id:u=2024-Q1,2024-01-01/2024-03-31" }, DR_ERROR_INVALID },
  { "numbered-otherwise", { "period:i=1", "id:u=2024" }, DR_ERROR_INVALID },
};

typedef gboolean (*AddFunc) (DrDatasetBuilder *builder, gpointer stream, GError **error);

static void
check_table (AddFunc          add,
             const TableCase *test)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture table;

  arrow_fixture_init (&table, test->columns);
  if (add (builder, &table.stream, &error))
    g_assert_null (dr_dataset_builder_build (builder, &error));
  g_assert_error (error, DR_ERROR, (int) test->code);
  arrow_fixture_check (&table);
}

static void
test_bad_units (gconstpointer data)
{
  check_table (dr_dataset_builder_add_units, data);
}

static void
add_three_units (DrDatasetBuilder *builder)
{
  static const char * const columns[] = { "id:u=a,b,c", "valid_to:tdD=19722,-,-", NULL };
  ArrowFixture units;

  arrow_fixture_init (&units, columns);
  g_assert_true (dr_dataset_builder_add_units (builder, &units.stream, NULL));
  arrow_fixture_check (&units);
}

static gboolean
add_successors (DrDatasetBuilder  *builder,
                gpointer           stream,
                GError           **error)
{
  add_three_units (builder);

  return dr_dataset_builder_add_successors (builder, stream, error);
}

static void
test_bad_successors (gconstpointer data)
{
  check_table (add_successors, data);
}

static void
test_successors_without_units (void)
{
  static const char * const columns[] = { "unit:i=0", "successor:i=1", NULL };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture table;

  arrow_fixture_init (&table, columns);
  g_assert_false (dr_dataset_builder_add_successors (builder, &table.stream, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  arrow_fixture_check (&table);

  /* Nor does a builder that is spent keep what it is given. */
  g_clear_error (&error);
  arrow_fixture_init (&table, columns);
  g_assert_false (dr_dataset_builder_add_successors (builder, &table.stream, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_cmpuint (table.n_stream_releases, ==, 1);
}

/* A unit in several parts, told by numbers or ids, at once or one by one, in whatever a weight may be. */
static void
test_weighted_successors (void)
{
  static const char * const tables[][4] = {
    { "unit:u=a,a", "successor:u=b,c", "weight:u=0.35,0.65", NULL },
    { "unit:i=0|0", "successor:Di=b|c", "weight:u=0.35|0.65", NULL },
    { "unit:s=0,0", "successor:l=1,2", "weight:d:38,2=35,65", NULL },
    { "unit:Di=a,a", "successor:u=b,c", "weight:d:19,4=3500,6500", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      g_autoptr (GError) error = NULL;
      g_auto (DrUnitProjection) projection = { NULL };
      ArrowFixture table;

      g_test_message ("%u", i);
      add_three_units (builder);
      arrow_fixture_init (&table, tables[i]);
      dr_dataset_builder_add_successors (builder, &table.stream, &error);
      g_assert_no_error (error);
      arrow_fixture_check (&table);
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
      g_assert_no_error (error);
      dr_unit_table_project (dataset->units, 0, DR_DIVIDED_UNITS_APPORTION, &projection, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (projection.start[1], ==, 2);
      g_assert_cmpint (projection.unit[0], ==, 1);
      g_assert_cmpint (projection.unit[1], ==, 2);
      g_assert_true (projection.numerator[0] * 20 == 7 * projection.denominator);
      g_assert_true (projection.numerator[1] * 20 == 13 * projection.denominator);
    }
}

static void
test_bad_indicators (gconstpointer data)
{
  check_table (dr_dataset_builder_add_indicators, data);
}

static void
test_bad_periods (gconstpointer data)
{
  check_table (dr_dataset_builder_add_periods, data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ARROW_ADD_CASES ("/arrow-tables/refuses-units/", bad_units, test_bad_units);
  ARROW_ADD_CASES ("/arrow-tables/refuses-successors/", bad_successors, test_bad_successors);
  g_test_add_func ("/arrow-tables/successors-without-units", test_successors_without_units);
  g_test_add_func ("/arrow-tables/weighted-successors", test_weighted_successors);
  ARROW_ADD_CASES ("/arrow-tables/refuses-indicators/", bad_indicators, test_bad_indicators);
  ARROW_ADD_CASES ("/arrow-tables/refuses-periods/", bad_periods, test_bad_periods);

  return g_test_run ();
}
