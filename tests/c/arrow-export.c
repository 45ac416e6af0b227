/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include <districtreport/dr-arrow-array.h>
#include <districtreport/dr-arrow-stream.h>
#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>

#include "analysis/arrow/dr-arrow-export-private.h"
#include "analysis/dataset/dr-dataset-private.h"

#include "arrow-fixture.h"

/* A dataset of figures that name their own units, indicators and periods. The fixture has to outlive it. */
static DrDataset *
read_facts (ArrowFixture       *facts,
            const char * const *columns)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  arrow_fixture_init (facts, columns);
  dr_dataset_builder_add_achievements (builder, &facts->stream, &error);
  g_assert_no_error (error);
  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

/* Rows in words that do not depend on the order of tables: «unit indicator measure period actual/planned flags». */
static char *
describe (DrDataset *dataset)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);
      const DrFactColumn *columns[] = { &block->actual, &block->planned };

      for (gsize row = 0; row < block->n_rows; row++)
        {
          gint32 indicator = block->indicator[row];
          g_autofree char *period = dr_period_to_string (dataset->periods->periods[block->period[row]]);

          g_string_append_printf (words, "%s%s %s %s %s", words->len == 0 ? "" : "; ",
                                  dr_string_column_get (dataset->units->ids, (guint32) block->unit[row]),
                                  dr_string_column_get (dataset->indicators->ids, (guint32) indicator),
                                  dr_string_column_get (dataset->indicators->measures,
                                                        (guint32) dataset->indicators->measure[indicator]),
                                  period);
          for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
            {
              const DrFactColumn *column = columns[k];
              gsize slot = column->validity_offset + row;
              g_autofree char *text = NULL;

              if ((column->narrow != NULL || column->wide != NULL) &&
                  (column->validity == NULL || (column->validity[slot / 8] >> slot % 8 & 1) != 0))
                {
                  DrDecimal value = { column->wide != NULL ? column->wide[row] : column->narrow[row],
                                      -dataset->indicators->scale[indicator] };
                  DrDecimal normal = dr_decimal_normalize (&value);
                  text = dr_decimal_to_string (&normal);
                }
              g_string_append_printf (words, "%c%s", k == 0 ? ' ' : '/', text != NULL ? text : "-");
            }
          g_string_append_printf (words, " %d", block->flags != NULL ? block->flags[row] : DR_TERM_REPORTED);
        }
    }

  return g_string_free (words, FALSE);
}

typedef struct
{
  const char *name;
  const char *columns[9];
} RoundCase;

static const RoundCase round_cases[] = {
  { "whole-numbers", { "unit:u=x,y|y", "indicator:u=a,a|b", "measure:u=hộ,hộ|đồng", "nature:u=flow,flow|stock",
    "period:u=2024,2023-Q1|2024", "actual:l=1,-|3", "target:l=4,5|-" } },
  { "decimals", { "unit:u=x,y", "indicator:u=a,a", "measure:u=hộ,đồng", "nature:u=flow,ratio", "period:u=2024,2024",
    "actual:d:18,2=125,-", "target:d:20,4=10000,-20000" } },
  { "wide-ones", { "unit:u=x,y", "indicator:u=a,a", "measure:u=hộ,hộ", "nature:u=flow,flow", "period:u=2024,2024",
    "actual:d:38,0=1234567890123456789012345,1", "target:l=-,7" } },
  { "standings", { "unit:u=x,x,x,x", "indicator:u=a,a,a,a", "measure:u=hộ,hộ,hộ,hộ", "nature:u=flow,flow,flow,flow",
    "period:u=2024,2024,2024,2024", "actual:l=1,2,3,0", "target:l=4,-,-,-", "status:Di=normal,estimated,provisional,nil" } },
  { "no-rows", { "unit:u=", "indicator:u=", "measure:u=", "nature:u=", "period:u=", "actual:l=", "target:l=" } },
};

static void
test_round (gconstpointer data)
{
  const RoundCase *test = data;
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  struct ArrowArrayStream stream;
  ArrowFixture facts;

  g_autoptr (DrDataset) dataset = read_facts (&facts, test->columns);
  g_autofree char *rows = describe (dataset);
  dr_dataset_export_stream (dataset, &stream);
  /* Whoever has the stream keeps the dataset. */
  g_clear_object (&dataset);

  dr_dataset_builder_add_achievements (builder, &stream, &error);
  g_assert_no_error (error);
  g_assert_null (stream.release);
  g_autoptr (DrDataset) again = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_autofree char *rows_again = describe (again);
  g_assert_cmpstr (rows_again, ==, rows);

  g_clear_object (&again);
  arrow_fixture_check (&facts);
}

/* A stream of one array, both taken from the caller. */
typedef struct
{
  struct ArrowSchema schema;
  struct ArrowArray  array;
} OneArray;

static int
get_one_schema (struct ArrowArrayStream *stream,
                struct ArrowSchema      *schema)
{
  OneArray *self = stream->private_data;

  *schema = self->schema;
  self->schema.release = NULL;

  return 0;
}

static int
get_one_array (struct ArrowArrayStream *stream,
               struct ArrowArray       *array)
{
  OneArray *self = stream->private_data;

  *array = self->array;
  self->array.release = NULL;

  return 0;
}

static void
release_one_array (struct ArrowArrayStream *stream)
{
  g_free (stream->private_data);
  stream->release = NULL;
}

static void
stream_one_array (struct ArrowArrayStream  *stream,
                  const struct ArrowSchema *schema,
                  const struct ArrowArray  *array)
{
  OneArray *self = g_new (OneArray, 1);

  *self = (OneArray) { *schema, *array };
  *stream = (struct ArrowArrayStream) {
    .get_schema = get_one_schema, .get_next = get_one_array, .release = release_one_array, .private_data = self,
  };
}

/* All rows as one array say what the stream says, and keep the dataset. */
static void
test_array_round (gconstpointer data)
{
  const RoundCase *test = data;
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  struct ArrowSchema schema;
  struct ArrowSchema alone;
  struct ArrowArray array;
  struct ArrowArrayStream stream;
  ArrowFixture facts;

  g_autoptr (DrDataset) dataset = read_facts (&facts, test->columns);
  g_autofree char *rows = describe (dataset);
  dr_dataset_export_schema (dataset, &alone);
  dr_dataset_export_array (dataset, &schema, &array, &error);
  g_assert_no_error (error);
  g_assert_cmpint (array.length, ==, (gint64) dr_dataset_get_n_rows (dataset));
  g_clear_object (&dataset);

  g_assert_cmpint (alone.n_children, ==, array.n_children);
  for (gint64 i = 0; i < alone.n_children; i++)
    {
      g_assert_cmpstr (alone.children[i]->name, ==, schema.children[i]->name);
      g_assert_cmpstr (alone.children[i]->format, ==, schema.children[i]->format);
      g_assert_cmpint (array.children[i]->length, ==, array.length);
    }
  alone.release (&alone);

  stream_one_array (&stream, &schema, &array);
  dr_dataset_builder_add_achievements (builder, &stream, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) again = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_autofree char *rows_again = describe (again);
  g_assert_cmpstr (rows_again, ==, rows);

  g_clear_object (&again);
  arrow_fixture_check (&facts);
}

/* Of several blocks, what lies in one piece is shared, and the rest put together. */
static void
test_array_of_blocks (void)
{
  enum { N_ROWS = 2 * DR_FACT_BLOCK_ROWS + 7 };
  static const char * const start[] = {
    "unit:u=x", "indicator:u=a", "measure:u=hộ", "nature:u=flow", "period:u=2024", "actual:l=1", "target:l=1", NULL
  };
  g_autoptr (GError) error = NULL;
  g_autofree gint32 *zeros = g_new0 (gint32, N_ROWS);
  g_autofree gint64 *figures = g_new (gint64, N_ROWS);
  ArrowFixture facts;
  struct ArrowSchema schema;
  struct ArrowArray array;

  for (gsize i = 0; i < N_ROWS; i++)
    figures[i] = (gint64) i;
  g_autoptr (DrDataset) dataset = read_facts (&facts, start);
  g_array_set_size (dataset->blocks, 0);
  dataset->n_rows = N_ROWS;
  for (gsize row = 0; row < N_ROWS; row += DR_FACT_BLOCK_ROWS)
    {
      DrFactBlock block = {
        .n_rows = MIN (DR_FACT_BLOCK_ROWS, N_ROWS - row),
        .unit = zeros + row,
        .indicator = zeros + row,
        .period = zeros + (row == 0 ? 5 : 0),
        .actual.narrow = figures + row,
        .planned.narrow = row == 0 ? NULL : figures + row,
      };
      g_array_append_val (dataset->blocks, block);
    }

  dr_dataset_export_array (dataset, &schema, &array, &error);
  g_assert_no_error (error);
  schema.release (&schema);
  g_assert_cmpint (array.length, ==, N_ROWS);
  g_assert_true (array.children[0]->buffers[1] == zeros);
  g_assert_true (array.children[2]->buffers[1] != zeros);
  g_assert_true (array.children[6]->buffers[1] == figures);
  g_assert_null (array.children[6]->buffers[0]);
  g_assert_cmpint (array.children[7]->null_count, ==, DR_FACT_BLOCK_ROWS);
  g_assert_cmpint (((const gint64 *) array.children[7]->buffers[1])[N_ROWS - 1], ==, N_ROWS - 1);
  g_assert_cmpint (((const guint8 *) array.children[7]->buffers[0])[DR_FACT_BLOCK_ROWS / 8 - 1], ==, 0);
  g_assert_cmpint (((const guint8 *) array.children[7]->buffers[0])[DR_FACT_BLOCK_ROWS / 8], ==, 255);
  g_clear_object (&dataset);
  array.release (&array);
  arrow_fixture_check (&facts);
}

static void
test_shares_memory (void)
{
  ArrowFixture facts;
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  g_autoptr (DrDataset) dataset = read_facts (&facts, round_cases[0].columns);
  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  const gint64 *actuals = block->actual.narrow;
  const gint32 *units = block->unit;

  dr_dataset_export_stream (dataset, &stream);
  g_assert_cmpint (stream.get_next (&stream, &batch), ==, 0);
  g_assert_true (batch.children[6]->buffers[1] == actuals);
  g_assert_true (batch.children[0]->buffers[1] == units);

  /* A column that was taken apart outlives all else. */
  struct ArrowArray column = *batch.children[6];
  batch.children[6]->release = NULL;
  batch.release (&batch);
  stream.release (&stream);
  g_clear_object (&dataset);
  g_assert_cmpint (((const gint64 *) column.buffers[1])[0], ==, 1);
  g_assert_cmpuint (facts.n_array_releases, ==, 0);
  column.release (&column);
  g_assert_null (column.release);
  arrow_fixture_check (&facts);
}

/* A table of each kind of column, as another program sees it. */
static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrColumn) codes = dr_column_new ("kind", DR_COLUMN_CODE, 3, &error);
  g_autoptr (DrColumn) counts = dr_column_new ("n", DR_COLUMN_NARROW, 3, &error);
  g_autoptr (DrColumn) shares = dr_column_new ("share", DR_COLUMN_NARROW, 3, &error);
  g_autoptr (DrColumn) sums = dr_column_new ("sum", DR_COLUMN_WIDE, 3, &error);
  DrColumn *columns[] = { codes, counts, shares, sums };
  static const char * const formats[] = { "i", "l", "d:19,2", "d:38,3" };
  g_auto (DrStringColumnBuilder) strings;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  struct ArrowArray end;

  dr_string_column_builder_init (&strings);
  dr_string_column_builder_append (&strings, "xã", 3, &error);
  dr_string_column_builder_append (&strings, "phường", 9, &error);
  g_assert_no_error (error);
  codes->dictionary = dr_string_column_builder_finish (&strings);
  shares->scale = 2;
  sums->scale = 3;
  for (gsize i = 0; i < 3; i++)
    {
      codes->code[i] = (gint32) (i & 1);
      counts->narrow[i] = (gint64) i;
      shares->narrow[i] = -(gint64) i;
      sums->wide[i] = (dr_int128) i << 80;
    }
  counts->validity = calloc (1, 1);
  counts->validity[0] = 5;
  counts->n_empty = 1;

  dr_arrow_export_columns_at_once (columns, G_N_ELEMENTS (columns), 3, &schema, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (schema.n_children, ==, 4);
  g_assert_cmpint (batch.length, ==, 3);
  g_assert_true (batch.children[3]->buffers[1] == sums->data);
  schema.release (&schema);
  batch.release (&batch);
  dr_arrow_export_columns_at_once (columns, G_N_ELEMENTS (columns), 3, &schema, NULL, NULL);
  g_assert_cmpstr (schema.children[2]->format, ==, "d:19,2");
  schema.release (&schema);

  dr_arrow_export_columns (columns, G_N_ELEMENTS (columns), 3, &stream);
  g_assert_cmpint (stream.get_schema (&stream, &schema), ==, 0);
  g_assert_cmpstr (schema.format, ==, "+s");
  g_assert_cmpint (schema.n_children, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (schema.children[i]->name, ==, columns[i]->name);
      g_assert_cmpstr (schema.children[i]->format, ==, formats[i]);
    }
  g_assert_cmpstr (schema.children[0]->dictionary->format, ==, "u");
  schema.release (&schema);
  g_assert_null (schema.release);

  g_assert_cmpint (stream.get_next (&stream, &batch), ==, 0);
  g_assert_cmpint (stream.get_next (&stream, &end), ==, 0);
  g_assert_null (end.release);
  stream.release (&stream);
  g_assert_null (stream.release);

  g_assert_cmpint (batch.length, ==, 3);
  g_assert_true (batch.children[1]->buffers[1] == counts->data);
  g_assert_true (batch.children[1]->buffers[0] == counts->validity);
  g_assert_cmpint (batch.children[1]->null_count, ==, 1);
  g_assert_true (((const dr_int128 *) batch.children[2]->buffers[1])[2] == -2);
  g_assert_true (batch.children[3]->buffers[1] == sums->data);

  const struct ArrowArray *dictionary = batch.children[0]->dictionary;
  g_assert_cmpint (dictionary->length, ==, 2);
  g_assert_cmpint (((const gint32 *) dictionary->buffers[1])[2], ==, 3 + 9);
  g_assert_cmpmem (dictionary->buffers[2], 12, "xãphường", 12);
  batch.release (&batch);
  g_assert_null (batch.release);
}

/* Two scales that do not go into 38 digits together fail in the stream, and release what was made. */
static void
test_stream_fails (void)
{
  static const char * const indicators[] = {
    "id:u=a,b", "measure:u=hộ,hộ", "nature:u=flow,flow", "scale:i=0,30", NULL
  };
  static const char * const columns[] = {
    "unit:u=x,x", "indicator:u=a,b", "period:u=2024,2024", "actual:l=1234567890,1", "target:l=-,-", NULL
  };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture fixtures[2];
  struct ArrowArrayStream stream;
  struct ArrowArray batch;

  arrow_fixture_init (&fixtures[0], indicators);
  arrow_fixture_init (&fixtures[1], columns);
  dr_dataset_builder_add_indicators (builder, &fixtures[0].stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_achievements (builder, &fixtures[1].stream, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  dr_dataset_export_stream (dataset, &stream);
  g_assert_cmpint (stream.get_next (&stream, &batch), !=, 0);
  g_assert_nonnull (strstr (stream.get_last_error (&stream), "38 digits"));
  stream.release (&stream);

  struct ArrowSchema schema = { NULL };
  g_assert_false (dr_dataset_export_array (dataset, &schema, &batch, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
  g_assert_null (schema.release);
  g_assert_null (batch.release);
  g_clear_object (&dataset);
  arrow_fixture_check (&fixtures[1]);
}

static void
test_freed_streams_are_released (void)
{
  ArrowFixture facts;
  struct ArrowArrayStream *stream = dr_arrow_stream_new ();
  g_autoptr (DrDataset) dataset = read_facts (&facts, round_cases[0].columns);

  dr_dataset_export_stream (dataset, stream);
  g_clear_object (&dataset);
  dr_arrow_stream_free (stream);
  arrow_fixture_check (&facts);
  dr_arrow_stream_free (dr_arrow_stream_new ());
  dr_arrow_stream_free (NULL);
  g_assert_nonnull (dr_arrow_stream_get_capsule_destructor ());
}

static void
test_freed_arrays_are_released (void)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;
  struct ArrowSchema *schema = dr_arrow_schema_new ();
  struct ArrowArray *array = dr_arrow_array_new ();
  g_autoptr (DrDataset) dataset = read_facts (&facts, round_cases[0].columns);

  dr_dataset_export_array (dataset, schema, array, &error);
  g_assert_no_error (error);
  g_clear_object (&dataset);
  dr_arrow_schema_free (schema);
  dr_arrow_array_free (array);
  arrow_fixture_check (&facts);
  dr_arrow_schema_free (dr_arrow_schema_new ());
  dr_arrow_array_free (dr_arrow_array_new ());
  dr_arrow_schema_free (NULL);
  dr_arrow_array_free (NULL);
  g_assert_nonnull (dr_arrow_schema_get_capsule_destructor ());
  g_assert_true (dr_arrow_array_get_capsule_destructor () != dr_arrow_schema_get_capsule_destructor ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (round_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/arrow-export/comes-back/%s", round_cases[i].name);
      g_autofree char *name_of_array = g_strdup_printf ("/arrow-export/array-comes-back/%s", round_cases[i].name);
      g_test_add_data_func (name, &round_cases[i], test_round);
      g_test_add_data_func (name_of_array, &round_cases[i], test_array_round);
    }
  g_test_add_func ("/arrow-export/array-of-blocks", test_array_of_blocks);
  g_test_add_func ("/arrow-export/shares-memory", test_shares_memory);
  g_test_add_func ("/arrow-export/columns", test_columns);
  g_test_add_func ("/arrow-export/stream-fails", test_stream_fails);
  g_test_add_func ("/arrow-export/freed-streams-are-released", test_freed_streams_are_released);
  g_test_add_func ("/arrow-export/freed-arrays-are-released", test_freed_arrays_are_released);

  return g_test_run ();
}
