/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-unit-register.h>

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-unit-register-private.h"
#include "figures/dr-decimal-private.h"
#include "figures/dr-quotient-private.h"
#include "figures/dr-ratio-private.h"

#include "arrow-fixture.h"
#include "reform-fixture.h"

static DrUnitRegister *
make_register (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = reform_make ();
  DrUnitRegister *units = dr_unit_register_new_from_json (json, NULL, &error);

  g_assert_no_error (error);

  return units;
}

static void
eve_and_day (GDate *eve,
             GDate *day)
{
  g_date_clear (eve, 1);
  g_date_clear (day, 1);
  g_date_set_dmy (eve, 30, 6, 2025);
  g_date_set_dmy (day, 1, 7, 2025);
}

static guint
count_units (DrUnitRegister *units,
             DrUnitLevel     level,
             const GDate    *day)
{
  g_autolist (DrUnit) list = dr_unit_register_list_units (units, level, day);

  return g_list_length (list);
}

static void
test_shape (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  GDate eve, day;
  guint n_whole = 0, n_divided = 0, n_divisions = 0;

  eve_and_day (&eve, &day);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_PROVINCE, &eve), ==, 63);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_PROVINCE, &day), ==, 34);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_DISTRICT, &eve), ==, 696);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_DISTRICT, &day), ==, 0);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_COMMUNE, &eve), ==, 10035);
  g_assert_cmpuint (count_units (units, DR_UNIT_LEVEL_COMMUNE, &day), ==, 3321);

  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      guint n = table->successor_start[unit + 1] - table->successor_start[unit];
      if (table->level[unit] != DR_UNIT_LEVEL_COMMUNE || n == 0)
        continue;
      n_whole += n == 1;
      n_divided += n > 1;
      n_divisions += n > 1 ? n : 0;
    }
  g_assert_cmpuint (n_whole, ==, 149 + 92 + 9328);
  g_assert_cmpuint (n_divided, ==, 466);
  g_assert_cmpuint (n_divisions, ==, 1033);
  g_assert_cmpuint (n_whole + n_divisions, ==, 10602);
}

/* A figure of each commune of before, up to a thousand billion. */
static gint64 *
make_figures (const DrUnitTable *table,
              dr_int128         *total)
{
  gint64 *figures = g_new0 (gint64, table->n_units);
  guint64 state = 1;

  *total = 0;
  for (guint32 unit = 0; unit < table->n_units; unit++)
    if (table->level[unit] == DR_UNIT_LEVEL_COMMUNE && table->valid_to[unit] != 0)
      {
        figures[unit] = (gint64) reform_draw (&state, 1000000) * 1000000 + reform_draw (&state, 1000000);
        *total += figures[unit];
      }

  return figures;
}

/* What each unit has after the reform, over the denominator of the projection. */
static dr_int128 *
project_figures (const DrUnitProjection *projection,
                 const gint64           *figures,
                 guint32                 n_units)
{
  dr_int128 *sums = g_new0 (dr_int128, n_units);

  for (guint32 unit = 0; unit < n_units; unit++)
    for (guint32 i = projection->start[unit]; i < projection->start[unit + 1]; i++)
      sums[projection->unit[i]] +=
        (dr_int128) figures[unit] * (projection->numerator == NULL ? 1 : projection->numerator[i]);

  return sums;
}

static void
test_totals (gconstpointer data)
{
  DrDividedUnits rule = GPOINTER_TO_INT (data);
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;
  GDate eve, day;
  dr_int128 before;
  dr_int128 after = 0;
  guint n_kept = 0;
  guint n_with_figures = 0;

  eve_and_day (&eve, &day);
  dr_unit_table_project (table, g_date_get_julian (&day), rule, &projection, &error);
  g_assert_no_error (error);
  g_assert_cmpint (projection.denominator, ==, rule == DR_DIVIDED_UNITS_KEEP ? 1 : 100);

  g_autofree gint64 *figures = make_figures (table, &before);
  g_autofree dr_int128 *sums = project_figures (&projection, figures, table->n_units);
  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      after += sums[unit];
      n_with_figures += sums[unit] != 0;
      n_kept += sums[unit] != 0 && table->valid_to[unit] != 0;
    }
  g_assert_true (after == before * projection.denominator);
  g_assert_cmpuint (n_with_figures - n_kept, ==, REFORM_NEW_COMMUNES);
  g_assert_cmpuint (n_kept, ==, rule == DR_DIVIDED_UNITS_KEEP ? REFORM_DIVIDED : 0);
}

/* The dataset of a nation is put on the structure of a day by its own table of units. */
static void
test_dataset (void)
{
  static const char * const indicator_columns[] = {
    "id:u=thu", "measure:u=đồng", "nature:u=flow", NULL
  };
  static const char * const fact_columns[] = {
    "unit:u=xa-cu-0,xa-cu-1", "indicator:u=thu,thu", "period:u=2024,2024", "actual:l=5,7", "target:l=-,-", NULL
  };
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *own = dr_unit_register_peek_table (units);
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture indicators, facts;
  g_auto (DrUnitProjection) projection = { NULL };
  g_auto (DrUnitProjection) expected = { NULL };

  arrow_fixture_init (&indicators, indicator_columns);
  arrow_fixture_init (&facts, fact_columns);
  dr_dataset_builder_add_register (builder, units, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_indicators (builder, &indicators.stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_achievements (builder, &facts.stream, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  g_assert_cmpuint (dataset->units->n_units, ==, own->n_units);
  g_assert_cmpint (block->unit[0], ==, dr_unit_register_find_row (units, "xa-cu-0"));
  g_assert_cmpint (block->unit[1], ==, dr_unit_register_find_row (units, "xa-cu-1"));

  dr_unit_table_project (dataset->units, 0, DR_DIVIDED_UNITS_APPORTION, &projection, &error);
  g_assert_no_error (error);
  dr_unit_table_project (own, 0, DR_DIVIDED_UNITS_APPORTION, &expected, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (projection.start, (own->n_units + 1) * sizeof (guint32),
                   expected.start, (own->n_units + 1) * sizeof (guint32));
  g_assert_cmpmem (projection.unit, projection.start[own->n_units] * sizeof (gint32),
                   expected.unit, expected.start[own->n_units] * sizeof (gint32));
  g_assert_cmpmem (projection.numerator, projection.start[own->n_units] * sizeof (gint64),
                   expected.numerator, expected.start[own->n_units] * sizeof (gint64));
}

/* The figures of make_figures(), of 2024, as another program would hand them over. */
typedef struct
{
  char         *columns[5];
  ArrowFixture  fixture;
  ArrowFixture  indicators;
} Facts;

static void
facts_clear (Facts *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_free (self->columns[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static DrDataset *
make_dataset (DrUnitRegister *units,
              Facts          *facts)
{
  static const char * const indicator_columns[] = { "id:u=thu", "measure:u=đồng", "nature:u=flow", NULL };
  static const char * const names[] = { "unit:i=", "indicator:i=", "period:u=", "actual:l=", "target:l=" };
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  GString *columns[G_N_ELEMENTS (names)];
  const char *texts[G_N_ELEMENTS (names) + 1] = { NULL };
  dr_int128 total;
  g_autofree gint64 *figures = make_figures (table, &total);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    columns[i] = g_string_new (names[i]);
  for (guint32 unit = 0, n = 0; unit < table->n_units; unit++)
    if (figures[unit] != 0)
      {
        const char *comma = n++ == 0 ? "" : ",";
        g_string_append_printf (columns[0], "%s%u", comma, unit);
        g_string_append_printf (columns[1], "%s0", comma);
        g_string_append_printf (columns[2], "%s2024", comma);
        g_string_append_printf (columns[3], "%s%" G_GINT64_FORMAT, comma, figures[unit]);
        g_string_append_printf (columns[4], "%s-", comma);
      }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    texts[i] = facts->columns[i] = g_string_free (columns[i], FALSE);

  arrow_fixture_init (&facts->indicators, indicator_columns);
  arrow_fixture_init (&facts->fixture, texts);
  dr_dataset_builder_add_register (builder, units, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_indicators (builder, &facts->indicators.stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_achievements (builder, &facts->fixture.stream, &error);
  g_assert_no_error (error);
  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

static DrTable *
ask (DrDataset       *dataset,
     const char      *key,
     const GDate     *day,
     DrDividedUnits   divided,
     GError         **error)
{
  const char * const keys[] = { key, NULL };
  g_autoptr (DrQuery) query = dr_query_new ();

  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  if (day != NULL)
    dr_query_set_structure (query, day, divided);

  return dr_query_run (query, dataset, NULL, error);
}

/* What is asked of a dataset on the structure of after adds up to what was there before. */
static void
test_query (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  g_auto (Facts) facts = { { NULL } };
  g_autoptr (DrDataset) dataset = make_dataset (units, &facts);
  g_autoptr (GError) error = NULL;
  GDate eve, day;

  eve_and_day (&eve, &day);
  g_autoptr (DrTable) before = ask (dataset, NULL, NULL, DR_DIVIDED_UNITS_REFUSE, &error);
  g_assert_no_error (error);
  g_autofree char *total = dr_table_dup_cell (before, 0, 0);
  const DrDividedUnits rules[] = { DR_DIVIDED_UNITS_KEEP, DR_DIVIDED_UNITS_APPORTION };
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (DrTable) after = ask (dataset, NULL, &day, rules[i], &error);
      g_assert_no_error (error);
      g_autofree char *cell = dr_table_dup_cell (after, 0, 0);
      g_assert_cmpstr (cell, ==, total);
    }

  const struct { const char *key; const GDate *day; DrDividedUnits divided; guint n_rows; } cases[] = {
    { "unit", NULL, DR_DIVIDED_UNITS_REFUSE, REFORM_OLD_COMMUNES },
    { "unit", &eve, DR_DIVIDED_UNITS_REFUSE, REFORM_OLD_COMMUNES },
    { "unit", &day, DR_DIVIDED_UNITS_KEEP, REFORM_NEW_COMMUNES + REFORM_DIVIDED },
    { "unit@province", NULL, DR_DIVIDED_UNITS_REFUSE, REFORM_OLD_PROVINCES },
    { "unit@province", &day, DR_DIVIDED_UNITS_APPORTION, REFORM_NEW_PROVINCES },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_autoptr (DrTable) table = ask (dataset, cases[i].key, cases[i].day, cases[i].divided, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dr_table_get_n_rows (table), ==, cases[i].n_rows);
    }

  g_assert_null (ask (dataset, "unit", &day, DR_DIVIDED_UNITS_REFUSE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
  g_clear_error (&error);
}

/* Each commune of after has its exact share of what was divided, rounded for show and marked as estimated. */
static void
test_query_apportions (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_auto (DrUnitProjection) projection = { NULL };
  g_auto (Facts) facts = { { NULL } };
  g_autoptr (DrDataset) dataset = make_dataset (units, &facts);
  g_autoptr (GError) error = NULL;
  GDate eve, day;
  dr_int128 total;
  dr_int128 sum = 0;
  guint n_estimated = 0;
  guint n_contributors = 0;

  eve_and_day (&eve, &day);
  dr_unit_table_project (table, g_date_get_julian (&day), DR_DIVIDED_UNITS_APPORTION, &projection, &error);
  g_assert_no_error (error);
  g_autofree gint64 *figures = make_figures (table, &total);
  g_autofree dr_int128 *expected = project_figures (&projection, figures, table->n_units);
  g_autofree guint8 *is_of_parts = g_malloc0 (table->n_units);
  for (guint32 unit = 0; unit < table->n_units; unit++)
    for (guint32 i = projection.start[unit]; i < projection.start[unit + 1] && figures[unit] != 0; i++)
      is_of_parts[projection.unit[i]] |= projection.start[unit + 1] - projection.start[unit] > 1;

  g_autoptr (DrTable) after = ask (dataset, "unit", &day, DR_DIVIDED_UNITS_APPORTION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (after), ==, REFORM_NEW_COMMUNES);
  for (guint row = 0; row < dr_table_get_n_rows (after); row++)
    {
      g_autofree char *id = dr_table_dup_cell (after, row, 0);
      g_autofree char *shown = dr_table_dup_cell (after, row, 1);
      g_autoptr (DrRatio) exact = dr_table_dup_ratio (after, row, 1, NULL);
      gint32 unit = dr_string_column_find (table->ids, id);
      DrQuotient quotient = { expected[unit], 100 };
      g_autoptr (DrRatio) share = dr_ratio_new_from_decimals (&(DrDecimal) { expected[unit], 0 }, &(DrDecimal) { 100, 0 },
                                                              NULL);
      dr_int128 rounded;

      g_assert_true (dr_quotient_round (&quotient, 0, DR_ROUNDING_HALF_AWAY_FROM_ZERO, &rounded));
      g_assert_cmpint (g_ascii_strtoll (shown, NULL, 10), ==, (gint64) rounded);
      g_assert_true (dr_ratio_equal (exact, share));
      g_assert_cmpint (dr_table_is_estimated (after, row), ==, is_of_parts[unit]);
      n_estimated += is_of_parts[unit];
      sum += expected[unit];
    }
  g_assert_true (sum == total * 100);
  g_assert_cmpuint (n_estimated, >, 0);
  g_assert_cmpuint (n_estimated, <, REFORM_NEW_COMMUNES);

  /* A cell leads to what it has a share in: the parts of all communes of before, each where it went. */
  for (guint row = 0; row < dr_table_get_n_rows (after); row += 50)
    {
      g_autoptr (GArray) rows = dr_table_list_contributor_rows (after, row, 1);
      g_autofree char *id = dr_table_dup_cell (after, row, 0);
      gint32 unit = dr_string_column_find (table->ids, id);

      n_contributors = 0;
      for (guint32 before = 0; before < table->n_units; before++)
        for (guint32 i = projection.start[before]; i < projection.start[before + 1] && figures[before] != 0; i++)
          n_contributors += projection.unit[i] == unit;
      g_assert_cmpuint (rows->len, ==, n_contributors);
    }

  /* Higher up the same sums come out whole, whichever way they are added up. */
  g_autoptr (DrTable) provinces = ask (dataset, "unit@province", &day, DR_DIVIDED_UNITS_APPORTION, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) above = ask (dataset, "unit@ancestors", &day, DR_DIVIDED_UNITS_APPORTION, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) nation = ask (dataset, NULL, NULL, DR_DIVIDED_UNITS_REFUSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (above), ==, 1 + REFORM_NEW_PROVINCES);
  for (guint row = 0; row <= REFORM_NEW_PROVINCES; row++)
    {
      g_autofree char *cell = row == 0 ? dr_table_dup_cell (nation, 0, 0) : dr_table_dup_cell (provinces, row - 1, 1);
      g_autofree char *from_above = dr_table_dup_cell (above, row, 1);

      g_assert_cmpstr (from_above, ==, cell);
    }
}

/* Whether figures are held or stream by makes no difference. */
static void
test_stream_apportions (void)
{
  static const char * const keys[] = { "unit@province", "unit", NULL };
  g_autoptr (DrUnitRegister) units = make_register ();
  g_auto (Facts) facts = { { NULL } };
  g_autoptr (DrDataset) dataset = make_dataset (units, &facts);
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture stream;
  GDate eve, day;

  eve_and_day (&eve, &day);
  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  dr_query_add_metric (query, "actual-count");
  dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_APPORTION);
  g_autoptr (DrTable) held = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);
  const char *columns[G_N_ELEMENTS (facts.columns) + 1] = { NULL };
  memcpy (columns, facts.columns, sizeof facts.columns);
  arrow_fixture_init (&stream, columns);
  g_autoptr (DrTable) streamed = dr_query_run_stream (query, dataset, &stream.stream, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (dr_table_get_n_rows (streamed), ==, dr_table_get_n_rows (held));
  for (guint row = 0; row < dr_table_get_n_rows (held); row++)
    {
      for (guint column = 0; column < dr_table_get_n_columns (held); column++)
        {
          g_autofree char *one = dr_table_dup_cell (held, row, column);
          g_autofree char *other = dr_table_dup_cell (streamed, row, column);

          g_assert_cmpstr (one, ==, other);
        }
      g_assert_cmpint (dr_table_is_estimated (held, row), ==, dr_table_is_estimated (streamed, row));
    }
}

static void
test_extremes_of_parts_are_refused (void)
{
  static const char * const keys[] = { "unit", NULL };
  g_autoptr (DrUnitRegister) units = make_register ();
  g_auto (Facts) facts = { { NULL } };
  g_autoptr (DrDataset) dataset = make_dataset (units, &facts);
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  GDate eve, day;

  eve_and_day (&eve, &day);
  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "least");
  dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_APPORTION);
  g_assert_null (dr_query_run (query, dataset, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
}

static void
test_dataset_takes_one_table_of_units (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_dataset_builder_add_register (builder, units, &error));
  g_assert_false (dr_dataset_builder_add_register (builder, units, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

/* A province of after has what its provinces of before had, whether communes are summed up before or after. */
static void
test_totals_of_provinces (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;
  const gint32 *provinces = dr_unit_table_get_ancestors ((DrUnitTable *) table, DR_UNIT_LEVEL_PROVINCE);
  g_autofree dr_int128 *early = g_new0 (dr_int128, table->n_units);
  g_autofree dr_int128 *late = g_new0 (dr_int128, table->n_units);
  GDate eve, day;
  dr_int128 total;
  guint n_provinces = 0;

  eve_and_day (&eve, &day);
  g_assert_true (dr_unit_table_project (table, g_date_get_julian (&day), DR_DIVIDED_UNITS_APPORTION, &projection, &error));
  g_autofree gint64 *figures = make_figures (table, &total);
  g_autofree dr_int128 *sums = project_figures (&projection, figures, table->n_units);

  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      if (figures[unit] != 0)
        early[projection.unit[projection.start[provinces[unit]]]] += (dr_int128) figures[unit] * projection.denominator;
      if (sums[unit] != 0)
        late[provinces[unit]] += sums[unit];
    }
  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      g_assert_true (early[unit] == late[unit]);
      n_provinces += late[unit] != 0;
    }
  g_assert_cmpuint (n_provinces, ==, REFORM_NEW_PROVINCES);
}

static void
test_before_the_reform_nothing_changes (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;
  GDate eve, day;

  eve_and_day (&eve, &day);
  g_assert_true (dr_unit_table_project (table, g_date_get_julian (&eve), DR_DIVIDED_UNITS_REFUSE, &projection, &error));
  g_assert_true (projection.is_simple);
  for (guint32 unit = 0; unit < table->n_units; unit++)
    g_assert_cmpint (projection.unit[unit], ==, unit);
}

static void
test_refusal_names_the_divided (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  GDate eve, day;
  guint n_refused = 0;

  eve_and_day (&eve, &day);
  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      g_autoptr (GError) error = NULL;
      DrUnit *one = dr_unit_register_get_unit (units, unit);
      g_autolist (DrUnitShare) shares =
        dr_unit_register_project (units, one, &day, DR_DIVIDED_UNITS_REFUSE, &error);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", dr_unit_get_id (one));

      if (table->successor_start[unit + 1] - table->successor_start[unit] < 2)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (g_list_length (shares), ==, 1);
          g_assert_true (dr_unit_share_is_whole (shares->data));
          continue;
        }
      g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
      g_assert_nonnull (strstr (error->message, quoted));
      n_refused++;
    }
  g_assert_cmpuint (n_refused, ==, REFORM_DIVIDED);
}

/* What a unit's shares say for itself is what the whole table says of it. */
static void
test_shares_agree_with_the_table (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  const DrUnitTable *table = dr_unit_register_peek_table (units);
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;
  GDate eve, day;

  eve_and_day (&eve, &day);
  g_assert_true (dr_unit_table_project (table, g_date_get_julian (&day), DR_DIVIDED_UNITS_APPORTION, &projection, &error));
  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      g_autolist (DrUnitShare) shares =
        dr_unit_register_project (units, dr_unit_register_get_unit (units, unit), &day,
                                  DR_DIVIDED_UNITS_APPORTION, &error);
      guint32 at = projection.start[unit];

      g_assert_no_error (error);
      g_assert_cmpuint (g_list_length (shares), ==, projection.start[unit + 1] - at);
      for (GList *node = shares; node != NULL; node = node->next, at++)
        {
          g_autoptr (DrRatio) share = dr_ratio_parse ("1", NULL);
          g_autofree char *fraction = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                                       projection.numerator[at], projection.denominator);
          g_clear_pointer (&share, dr_ratio_unref);
          share = dr_ratio_parse (fraction, &error);
          g_assert_no_error (error);
          g_assert_true (dr_unit_share_get_unit (node->data) ==
                         dr_unit_register_get_unit (units, projection.unit[at]));
          g_assert_true (dr_ratio_equal (dr_unit_share_get_share (node->data), share));
        }
    }
}

/* 3,321 codes are given again, most of them to other places. */
static void
test_codes_never_mix (void)
{
  g_autoptr (DrUnitRegister) units = make_register ();
  GDate eve, day;
  guint n_again = 0, n_elsewhere = 0;

  eve_and_day (&eve, &day);
  for (guint i = 0; i < REFORM_OLD_COMMUNES; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", i);
      g_autofree char *id = g_strdup_printf ("xa-cu-%u", i);
      DrUnit *before = dr_unit_register_find_by_identifier (units, "ma-dvhc", code, &eve);
      DrUnit *after = dr_unit_register_find_by_identifier (units, "ma-dvhc", code, &day);

      g_assert_cmpstr (dr_unit_get_id (before), ==, id);
      if (after == NULL)
        continue;
      g_assert_true (after != before);
      g_assert_true (dr_unit_is_valid_on (after, &day));
      g_assert_cmpstr (dr_unit_get_identifier (after, "ma-dvhc", &day), ==, code);
      n_again++;

      g_autolist (DrUnitShare) shares =
        dr_unit_register_project (units, before, &day, DR_DIVIDED_UNITS_APPORTION, NULL);
      gboolean is_same = FALSE;
      for (GList *node = shares; node != NULL; node = node->next)
        is_same = is_same || dr_unit_share_get_unit (node->data) == after;
      n_elsewhere += !is_same;
    }
  g_assert_cmpuint (n_again, ==, REFORM_NEW_COMMUNES);
  g_assert_cmpuint (n_elsewhere, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  /* «--print» gives the register. */
  if (argc == 2 && g_str_equal (argv[1], "--print"))
    {
      g_autoptr (GBytes) json = reform_make ();
      g_print ("%.*s", (int) g_bytes_get_size (json), (const char *) g_bytes_get_data (json, NULL));
      return 0;
    }

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-reform/has-the-shape-of-the-decree", test_shape);
  g_test_add_data_func ("/unit-reform/the-nation-has-what-it-had/where-divided-units-keep-theirs",
                        GINT_TO_POINTER (DR_DIVIDED_UNITS_KEEP), test_totals);
  g_test_add_data_func ("/unit-reform/the-nation-has-what-it-had/where-divided-units-are-apportioned",
                        GINT_TO_POINTER (DR_DIVIDED_UNITS_APPORTION), test_totals);
  g_test_add_func ("/unit-reform/provinces-have-what-theirs-had", test_totals_of_provinces);
  g_test_add_func ("/unit-reform/a-dataset-takes-the-register", test_dataset);
  g_test_add_func ("/unit-reform/answers-on-the-structure-of-after-add-up-to-before", test_query);
  g_test_add_func ("/unit-reform/query-apportions", test_query_apportions);
  g_test_add_func ("/unit-reform/stream-apportions", test_stream_apportions);
  g_test_add_func ("/unit-reform/extremes-of-parts-are-refused", test_extremes_of_parts_are_refused);
  g_test_add_func ("/unit-reform/a-dataset-takes-one-table-of-units", test_dataset_takes_one_table_of_units);
  g_test_add_func ("/unit-reform/before-it-nothing-changes", test_before_the_reform_nothing_changes);
  g_test_add_func ("/unit-reform/refusal-names-the-divided-unit", test_refusal_names_the_divided);
  g_test_add_func ("/unit-reform/shares-agree-with-the-table", test_shares_agree_with_the_table);
  g_test_add_func ("/unit-reform/codes-given-again-never-mix", test_codes_never_mix);

  return g_test_run ();
}
