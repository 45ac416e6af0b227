/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-query.h>

#include "analysis/dataset/dr-dataset-private.h"

#include "arrow-fixture.h"

static const char * const indicator_columns[] = {
  "id:u=moi,thu", "measure:u=hội viên,đồng", "nature:u=flow,stock", "scale:c=0,2", NULL
};
static const char * const unit_columns[] = { "id:u=x1,x2,x3", NULL };
static const char * const period_columns[] = { "id:u=2023,2024", NULL };

/* Reads figures beside three units, two indicators and two periods. */
static DrDataset *
read_facts (ArrowFixture *facts,
            gboolean      with_tables,
            GError      **error)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  ArrowFixture tables[3];

  if (with_tables)
    {
      arrow_fixture_init (&tables[0], unit_columns);
      g_assert_true (dr_dataset_builder_add_units (builder, &tables[0].stream, NULL));
      arrow_fixture_init (&tables[1], indicator_columns);
      g_assert_true (dr_dataset_builder_add_indicators (builder, &tables[1].stream, NULL));
      arrow_fixture_init (&tables[2], period_columns);
      g_assert_true (dr_dataset_builder_add_periods (builder, &tables[2].stream, NULL));
    }

  return dr_dataset_builder_add_achievements (builder, &facts->stream, error) ? dr_dataset_builder_build (builder, error)
                                                                               : NULL;
}

/* Rows as «unit indicator period actual/planned», numbers as they are kept. */
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
          g_string_append_printf (words, "%s%d %d %d", words->len == 0 ? "" : "; ", block->unit[row], block->indicator[row],
                                  block->period[row]);
          for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
            {
              const DrFactColumn *column = columns[k];
              gsize slot = column->validity_offset + row;
              char text[DR_DECIMAL_BUFFER] = "-";

              if ((column->narrow != NULL || column->wide != NULL) &&
                  (column->validity == NULL || (column->validity[slot / 8] >> slot % 8 & 1) != 0))
                dr_int128_write (column->wide != NULL ? column->wide[row] : column->narrow[row], text);
              g_string_append_printf (words, "%c%s", k == 0 ? ' ' : '/', text);
            }
        }
    }

  return g_string_free (words, FALSE);
}

typedef struct
{
  const char *name;
  const char *columns[9];
  gboolean    without_tables;
  const char *rows;
} GoodCase;

static const GoodCase good_cases[] = {
  { "integers-of-every-width", { "unit:C=0,2", "indicator:S=1,0", "period:L=1,1", "actual:s=-5,7", "target:I=4000000000,-" },
    FALSE, "0 1 1 -5/4000000000; 2 0 1 7/-" },
  { "unsigned-above-63-bits", { "unit:i=0,0", "indicator:i=0,0", "period:i=0,0", "actual:L=18446744073709551615,1", "target:n=-,-" },
    FALSE, "0 0 0 18446744073709551615/-; 0 0 0 1/-" },
  { "texts-and-dictionaries", { "unit:Dc=x2,x1,x2", "indicator:u=thu,moi,moi", "period:vu=2024,2023,2024", "actual:l=1,2,3",
    "planned:l=-,-,9" }, FALSE, "1 1 1 1/-; 0 0 0 2/-; 1 0 1 3/9" },
  { "dictionaries-that-are-the-tables", { "unit:Di=x1,x2,x1", "indicator:Di=moi,moi,thu", "period:Di=2023,2023,2023",
    "actual:l=1,2,3", "planned:l=1,1,1" }, FALSE, "0 0 0 1/1; 1 0 0 2/1; 0 1 0 3/1" },
  { "periods-in-another-spelling", { "unit:i=0", "indicator:i=0", "period:U=2024-01-01/2024-12-31", "actual:l=1", "target:l=1" },
    FALSE, "0 0 1 1/1" },
  { "decimals-at-the-scale-of-the-indicator", { "unit:i=0,0,0", "indicator:i=1,1,1", "period:i=0,0,0", "actual:d:18,2=1250,-,7",
    "target:d:9,1,32=5,6,-" }, FALSE, "0 1 0 1250/50; 0 1 0 -/60; 0 1 0 7/-" },
  { "decimals-at-another-scale", { "unit:i=0,1", "indicator:i=0,1", "period:i=0,0", "actual:d:18,3=12000,12340", "target:d:12,3,64=0,10" },
    FALSE, "0 0 0 12/0; 1 1 0 1234/1" },
  { "decimals-above-64-bits", { "unit:i=0,1", "indicator:i=0,1", "period:i=0,0", "actual:d:38,0=5,1234567890123456789012345",
    "target:d:38,0=5,-" }, FALSE, "0 0 0 5/5; 1 1 0 123456789012345678901234500/-" },
  { "other-columns", { "note:f=0", "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "text:u=a" }, FALSE,
    "0 0 0 1/1" },
  { "no-plans", { "unit:i=0,1", "indicator:i=0,0", "period:i=0,0", "actual:l=1,-" }, FALSE, "0 0 0 1/-; 1 0 0 -/-" },
  { "empty-batches", { "unit:i=|0|", "indicator:i=|0|", "period:i=|0|", "actual:l=|1|", "target:l=|-|" }, FALSE, "0 0 0 1/-" },
  { "without-tables", { "unit:Di=y,x,y", "indicator:u=a,a,b", "measure:u=đồng,đồng,hộ", "nature:u=flow,flow,stock",
    "period:u=2024,2023,2024", "actual:d:18,2=150,1,2", "target:l=7,-,8" }, TRUE, "0 0 0 150/700; 1 0 1 1/-; 0 1 0 2/800" },
  { "measures-in-another-spelling", { "unit:u=y,y,y", "indicator:u=a,a,a", "measure:u=m²,M2,đ", "nature:u=flow,flow,flow",
    "period:u=2024,2024,2024", "actual:l=1,2,3", "target:n=-,-,-" }, TRUE, "0 0 0 1/-; 0 0 0 2/-; 0 1 0 3/-" },
  { "nothing-for-a-status", { "unit:i=0,0,0", "indicator:i=0,0,0", "period:i=0,0,0", "actual:l=1,2,-", "target:n=-,-,-",
    "status:u=,-,missing" }, FALSE, "0 0 0 1/-; 0 0 0 2/-; 0 0 0 -/-" },
  { "natures-beside-a-table", { "unit:i=0,0,0", "indicator:i=0,1,1", "period:i=0,0,0", "actual:l=1,2,3", "target:n=-,-,-",
    "nature:Di=flow,-,stock" }, FALSE, "0 0 0 1/-; 0 1 0 2/-; 0 1 0 3/-" },
  { "one-id-in-two-measures", { "unit:u=y,y", "indicator:u=a,a", "measure:Di=đồng,hộ", "nature:u=flow,flow", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, "0 0 0 1/1; 0 1 0 2/2" },
};

static void
test_good (gconstpointer data)
{
  const GoodCase *test = data;
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, test->columns);
  g_autoptr (DrDataset) dataset = read_facts (&facts, !test->without_tables, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, test->rows);
  g_clear_object (&dataset);
  arrow_fixture_check (&facts);
}

typedef struct
{
  const char *name;
  const char *columns[9];
  gboolean    without_tables;
  DrError     code;
  const char *message;    /* that it holds */
} BadCase;

static const BadCase bad_cases[] = {
  { "missing-column", { "unit:i=0", "indicator:i=0", "actual:l=1", "target:l=1" }, FALSE, DR_ERROR_INVALID, "achievements: there is no column period; the table has \"unit\", \"indicator\", \"actual\", \"target\"" },
  { "missing-columns", { "don_vi:i=0", "indicator:i=0", "nam:i=0", "actual:l=1" }, FALSE, DR_ERROR_INVALID,
    "there is no column unit, no column period; the table has \"don_vi\", \"indicator\", \"nam\", \"actual\"" },
  { "no-columns", { NULL }, FALSE, DR_ERROR_INVALID, "no column unit, no column indicator, no column period, no column actual; "
    "the table has no columns at all" },
  { "column-twice", { "unit:i=0", "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1" }, FALSE,
    DR_ERROR_INVALID, "two columns unit" },
  { "planned-by-its-name", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "planned:f=0" }, FALSE, DR_ERROR_UNSUPPORTED,
    "achievements: column planned has the Arrow format \"f\"" },
  { "planned-and-target", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "planned:l=1", "target:l=1" }, FALSE,
    DR_ERROR_INVALID, "two columns" },
  { "floating-point", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:f=0", "target:l=1" }, FALSE, DR_ERROR_UNSUPPORTED,
    "cast it to integers or decimals" },
  { "unknown-format", { "unit:w:12=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1" }, FALSE,
    DR_ERROR_UNSUPPORTED, "column unit" },
  { "decimal-of-256-bits", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:d:50,2,256=0", "target:l=1" }, FALSE,
    DR_ERROR_UNSUPPORTED, "column actual" },
  { "decimal-without-scale", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:d:5=0", "target:l=1" }, FALSE,
    DR_ERROR_UNSUPPORTED, "column actual" },
  { "row-above-the-table", { "unit:i=0,3", "indicator:i=0,0", "period:i=0,0", "actual:l=1,1", "target:l=1,1" }, FALSE,
    DR_ERROR_INVALID, "achievements, row 1: unit: 3 is no row" },
  { "row-below-the-table", { "unit:i=0", "indicator:c=-1", "period:i=0", "actual:l=1", "target:l=1" }, FALSE,
    DR_ERROR_INVALID, "row 0: indicator: -1 is no row" },
  { "row-in-the-second-batch", { "unit:i=0,0|0,0", "indicator:i=0,0|0,0", "period:i=0,0|0,9", "actual:l=1,1|1,1",
    "target:l=1,1|1,1" }, FALSE, DR_ERROR_INVALID, "row 3: period: 9" },
  { "empty-unit", { "unit:i=0,-", "indicator:i=0,0", "period:i=0,0", "actual:l=1,1", "target:l=1,1" }, FALSE, DR_ERROR_INVALID,
    "row 1: unit" },
  { "empty-entry", { "unit:Di=x1,-", "indicator:i=0,0", "period:i=0,0", "actual:l=1,1", "target:l=1,1" }, FALSE,
    DR_ERROR_INVALID, "row 1: unit" },
  { "unknown-unit", { "unit:u=x9", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1" }, FALSE, DR_ERROR_INVALID,
    "no unit \"x9\"" },
  { "unknown-indicator", { "unit:i=0", "indicator:Di=x9", "period:i=0", "actual:l=1", "target:l=1" }, FALSE, DR_ERROR_INVALID,
    "no indicator \"x9\"" },
  { "unknown-period", { "unit:i=0", "indicator:i=0", "period:u=2022", "actual:l=1", "target:l=1" }, FALSE, DR_ERROR_INVALID,
    "no period \"2022\"" },
  { "no-period", { "unit:i=0", "indicator:i=0", "period:u=2022-Q5", "actual:l=1", "target:l=1" }, FALSE, -1, "row 0: period" },
  { "numbers-without-a-table", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1" }, TRUE,
    DR_ERROR_INVALID, "was not added before" },
  { "indicator-of-no-measure", { "unit:u=x", "indicator:u=a", "period:u=2024", "actual:l=1", "target:l=1" }, TRUE,
    DR_ERROR_INVALID, "measure and nature" },
  { "indicator-of-no-nature", { "unit:u=x", "indicator:u=a", "measure:u=hộ", "nature:u=often", "period:u=2024", "actual:l=1",
    "target:l=1" }, TRUE, DR_ERROR_INVALID, "flow, stock, ratio" },
  /* Whichever row comes first. */
  { "flow-and-then-stock", { "unit:u=x,x", "indicator:u=a,a", "measure:u=hộ,hộ", "nature:u=flow,stock", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, DR_ERROR_MISMATCH, "row 1: nature: the indicator a adds up otherwise" },
  { "stock-and-then-flow", { "unit:u=x,x", "indicator:u=a,a", "measure:u=hộ,hộ", "nature:Di=stock,flow", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, DR_ERROR_MISMATCH, "row 1: nature: the indicator a adds up otherwise" },
  { "another-nature-than-the-table's", { "unit:i=0", "indicator:i=1", "nature:u=flow", "period:i=0", "actual:l=1", "target:l=1" },
    FALSE, DR_ERROR_MISMATCH, "the indicator thu adds up otherwise" },
  { "a-word-after-a-nature", { "unit:u=x,x", "indicator:u=a,a", "measure:u=hộ,hộ", "nature:u=flow,flux", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, DR_ERROR_INVALID, "row 1: nature: \"flux\" is none of flow, stock, ratio" },
  { "nothing-after-a-nature", { "unit:u=x,x", "indicator:u=a,a", "measure:u=hộ,hộ", "nature:u=flow,-", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, DR_ERROR_INVALID, "row 1: nature: there is none in this row" },
  { "nothing-after-a-measure", { "unit:u=x,x", "indicator:u=a,a", "measure:u=hộ,-", "nature:u=flow,flow", "period:u=2024,2024",
    "actual:l=1,2", "target:l=1,2" }, TRUE, DR_ERROR_INVALID, "row 1: indicator: what \"a\" counts is not told" },
  { "more-and-then-less", { "unit:i=0,0", "indicator:i=0,0", "period:i=0,0", "actual:l=1,2", "target:l=1,2",
    "direction:u=more,less" }, FALSE, DR_ERROR_MISMATCH, "row 1: direction: the indicator moi should go another way" },
  { "less-and-then-more", { "unit:i=0,0,0", "indicator:i=0,0,0", "period:i=0,0,0", "actual:l=1,2,3", "target:l=1,2,3",
    "direction:Di=less,-,more" }, FALSE, DR_ERROR_MISMATCH, "row 2: direction: the indicator moi should go another way" },
  { "no-hedge", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "actual_hedge:u=over" }, FALSE,
    DR_ERROR_INVALID, "row 0: actual_hedge: \"over\" is none of exact, hedged" },
  { "neither-running-nor-not", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "actual_running:u=no" },
    FALSE, DR_ERROR_INVALID, "row 0: actual_running: \"no\" is neither \"yes\" nor nothing" },
  { "part-of-nobody", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "actual_part_of:u=x9" }, FALSE,
    DR_ERROR_INVALID, "row 0: actual_part_of: there is no unit \"x9\"" },
  { "planned-for-no-period", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "planned_period:u=2024-Q7" },
    FALSE, -1, "row 0: planned_period" },
  { "planned-on-no-day", { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1", "planned_on:u=2024-Q1" }, FALSE,
    DR_ERROR_INVALID, "row 0: planned_on: \"2024-Q1\" is no day such as" },
  { "missing-and-there", { "unit:i=0,0", "indicator:i=0,0", "period:i=0,0", "actual:l=-,2", "target:l=1,2",
    "status:u=missing,missing" }, FALSE, DR_ERROR_INVALID, "row 1: status: missing, but there is an actual" },
  { "finer-than-the-scale", { "unit:i=0", "indicator:i=1", "period:i=0", "actual:d:18,3=12345", "target:l=1" }, FALSE,
    DR_ERROR_OVERFLOW, "12.345" },
  { "more-than-38-digits", { "unit:i=0", "indicator:i=1", "period:i=0", "actual:d:38,0=99999999999999999999999999999999999999",
    "target:l=1" }, FALSE, DR_ERROR_OVERFLOW, "38 digits" },
  { "not-utf-8", { "unit:u=\xff\xfe", "indicator:i=0", "period:i=0", "actual:l=1", "target:l=1" }, FALSE, DR_ERROR_ENCODING,
    "row 0: unit" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *test = data;
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, test->columns);
  g_assert_null (read_facts (&facts, !test->without_tables, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DR_ERROR);
  if ((int) test->code >= 0)
    g_assert_cmpint (error->code, ==, test->code);
  if (strstr (error->message, test->message) == NULL)
    g_error ("“%s” does not tell “%s”", error->message, test->message);
  arrow_fixture_check (&facts);
}

/* What a stranger may do to the batch of which unit is texts, indicator a dictionary, actual numbers, target views. */
static const char * const tampered_columns[] = {
  "unit:u=x1,x2,x1", "indicator:Di=thu,moi,thu", "period:vu=2024,2023,2024-01-01/2024-12-31", "actual:l=1,-,3", "target:l=1,2,3",
  NULL
};

static void no_children (struct ArrowArray *a) { a->n_children = 0; }
static void null_children (struct ArrowArray *a) { a->children = NULL; }
static void null_child (struct ArrowArray *a) { a->children[0] = NULL; }
static void negative_length (struct ArrowArray *a) { a->length = -1; }
static void negative_offset (struct ArrowArray *a) { a->offset = -1; }
static void vast_offset (struct ArrowArray *a) { a->offset = G_MAXINT64; }
static void vast_length (struct ArrowArray *a) { a->length = G_MAXINT64; }
static void longer_than_columns (struct ArrowArray *a) { a->length = 4; }
static void offset_past_columns (struct ArrowArray *a) { a->offset = 1; }
static void rows_counted_empty (struct ArrowArray *a) { a->null_count = 1; }
static void impossible_count (struct ArrowArray *a) { a->null_count = -2; }
static void table_of_two_buffers (struct ArrowArray *a) { a->n_buffers = 2; }
static void table_without_buffers (struct ArrowArray *a) { a->buffers = NULL; }
static void table_with_dictionary (struct ArrowArray *a) { a->dictionary = a->children[0]; }
static void released_column (struct ArrowArray *a) { a->children[3]->release = NULL; }
static void negative_column (struct ArrowArray *a) { a->children[3]->length = -3; }
static void negative_column_offset (struct ArrowArray *a) { a->children[3]->offset = -3; }
static void vast_column_offset (struct ArrowArray *a) { a->children[3]->offset = G_MAXINT64 - 2; }
static void short_column (struct ArrowArray *a) { a->children[3]->length = 2; }
static void column_of_no_buffers (struct ArrowArray *a) { a->children[3]->n_buffers = 0; }
static void column_of_many_buffers (struct ArrowArray *a) { a->children[3]->n_buffers = 3; }
static void column_of_null_buffers (struct ArrowArray *a) { a->children[3]->buffers = NULL; }
static void column_of_null_values (struct ArrowArray *a) { a->children[3]->buffers[1] = NULL; }
static void empty_rows_unsaid (struct ArrowArray *a) { a->children[3]->buffers[0] = NULL; }
static void too_many_empty_rows (struct ArrowArray *a) { a->children[3]->null_count = 4; }
static void column_with_children (struct ArrowArray *a) { a->children[3]->n_children = 1; }
static void text_of_null_offsets (struct ArrowArray *a) { a->children[0]->buffers[1] = NULL; }
static void text_of_null_bytes (struct ArrowArray *a) { a->children[0]->buffers[2] = NULL; }
static void text_of_two_buffers (struct ArrowArray *a) { a->children[0]->n_buffers = 2; }
static void negative_text_offset (struct ArrowArray *a) { ((gint32 *) a->children[0]->buffers[1])[0] = -1; }
static void descending_offsets (struct ArrowArray *a) { ((gint32 *) a->children[0]->buffers[1])[1] = 5; }
static void negative_view (struct ArrowArray *a) { ((gint32 *) a->children[2]->buffers[1])[0] = -1; }
static void view_of_no_buffer (struct ArrowArray *a) { ((gint32 *) a->children[2]->buffers[1])[8 + 2] = 1; }
static void view_of_a_negative_buffer (struct ArrowArray *a) { ((gint32 *) a->children[2]->buffers[1])[8 + 2] = -1; }
static void view_past_its_buffer (struct ArrowArray *a) { ((gint32 *) a->children[2]->buffers[1])[8 + 3] = 100; }
static void view_before_its_buffer (struct ArrowArray *a) { ((gint32 *) a->children[2]->buffers[1])[8 + 3] = -1; }
static void views_without_sizes (struct ArrowArray *a) { a->children[2]->buffers[3] = NULL; }
static void views_of_a_null_buffer (struct ArrowArray *a) { a->children[2]->buffers[2] = NULL; }
static void no_dictionary (struct ArrowArray *a) { a->children[1]->dictionary = NULL; }
static void dictionary_of_numbers_only (struct ArrowArray *a) { a->children[3]->dictionary = a->children[1]->dictionary; }
static void released_dictionary (struct ArrowArray *a) { a->children[1]->dictionary->release = NULL; }
static void negative_dictionary (struct ArrowArray *a) { a->children[1]->dictionary->length = -1; }
static void short_dictionary (struct ArrowArray *a) { a->children[1]->dictionary->length = 1; }
static void dictionary_offsets (struct ArrowArray *a) { ((gint32 *) a->children[1]->dictionary->buffers[1])[1] = 100; }
static void index_past_the_dictionary (struct ArrowArray *a) { ((gint32 *) a->children[1]->buffers[1])[2] = 2; }
static void index_before_the_dictionary (struct ArrowArray *a) { ((gint32 *) a->children[1]->buffers[1])[2] = -1; }
static void nul_in_text (struct ArrowArray *a) { ((char *) a->children[0]->buffers[2])[0] = '\0'; }

static const struct
{
  const char       *name;
  ArrowTamperArray  tamper;
} tampered_arrays[] = {
  { "no-children", no_children },
  { "null-children", null_children },
  { "null-child", null_child },
  { "negative-length", negative_length },
  { "negative-offset", negative_offset },
  { "vast-offset", vast_offset },
  { "vast-length", vast_length },
  { "longer-than-columns", longer_than_columns },
  { "offset-past-columns", offset_past_columns },
  { "rows-counted-empty", rows_counted_empty },
  { "impossible-count", impossible_count },
  { "table-of-two-buffers", table_of_two_buffers },
  { "table-without-buffers", table_without_buffers },
  { "table-with-dictionary", table_with_dictionary },
  { "released-column", released_column },
  { "negative-column", negative_column },
  { "negative-column-offset", negative_column_offset },
  { "vast-column-offset", vast_column_offset },
  { "short-column", short_column },
  { "column-of-no-buffers", column_of_no_buffers },
  { "column-of-many-buffers", column_of_many_buffers },
  { "column-of-null-buffers", column_of_null_buffers },
  { "column-of-null-values", column_of_null_values },
  { "empty-rows-unsaid", empty_rows_unsaid },
  { "too-many-empty-rows", too_many_empty_rows },
  { "column-with-children", column_with_children },
  { "text-of-null-offsets", text_of_null_offsets },
  { "text-of-null-bytes", text_of_null_bytes },
  { "text-of-two-buffers", text_of_two_buffers },
  { "negative-text-offset", negative_text_offset },
  { "descending-offsets", descending_offsets },
  { "negative-view", negative_view },
  { "view-of-no-buffer", view_of_no_buffer },
  { "view-of-a-negative-buffer", view_of_a_negative_buffer },
  { "view-past-its-buffer", view_past_its_buffer },
  { "view-before-its-buffer", view_before_its_buffer },
  { "views-without-sizes", views_without_sizes },
  { "views-of-a-null-buffer", views_of_a_null_buffer },
  { "no-dictionary", no_dictionary },
  { "dictionary-of-numbers-only", dictionary_of_numbers_only },
  { "released-dictionary", released_dictionary },
  { "negative-dictionary", negative_dictionary },
  { "short-dictionary", short_dictionary },
  { "dictionary-offsets", dictionary_offsets },
  { "index-past-the-dictionary", index_past_the_dictionary },
  { "index-before-the-dictionary", index_before_the_dictionary },
  { "nul-in-text", nul_in_text },
};

static void
test_tampered_array (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, tampered_columns);
  facts.tamper_array = tampered_arrays[GPOINTER_TO_SIZE (data)].tamper;
  g_assert_null (read_facts (&facts, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DR_ERROR);
  arrow_fixture_check (&facts);
}

static void
test_untampered (void)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, tampered_columns);
  g_autoptr (DrDataset) dataset = read_facts (&facts, TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "0 1 1 1/1; 1 0 0 -/2; 0 1 1 3/3");
}

static void schema_released (struct ArrowSchema *s) { arrow_release_schema (s); }
static void schema_of_no_table (struct ArrowSchema *s) { s->format = "i"; }
static void schema_without_format (struct ArrowSchema *s) { s->format = NULL; }
static void schema_of_negative_children (struct ArrowSchema *s) { s->n_children = -1; }
static void schema_of_vast_children (struct ArrowSchema *s) { s->n_children = G_MAXINT64; }
static void schema_of_null_children (struct ArrowSchema *s) { s->children = NULL; }
static void schema_with_null_child (struct ArrowSchema *s) { s->children[1] = NULL; }
static void field_without_name (struct ArrowSchema *s) { s->children[1]->name = NULL; }
static void field_without_format (struct ArrowSchema *s) { s->children[1]->format = NULL; }
static void field_of_empty_format (struct ArrowSchema *s) { s->children[1]->format = ""; }
static void field_with_children (struct ArrowSchema *s) { s->children[1]->n_children = 2; }
static void dictionary_of_integers (struct ArrowSchema *s) { s->children[1]->dictionary->format = "i"; }
static void dictionary_of_dictionaries (struct ArrowSchema *s) { s->children[1]->dictionary->dictionary = s; }
static void dictionary_by_decimals (struct ArrowSchema *s) { s->children[1]->format = "d:5,0"; }

static const struct
{
  const char        *name;
  ArrowTamperSchema  tamper;
} tampered_schemas[] = {
  { "released", schema_released },
  { "of-no-table", schema_of_no_table },
  { "without-format", schema_without_format },
  { "of-negative-children", schema_of_negative_children },
  { "of-vast-children", schema_of_vast_children },
  { "of-null-children", schema_of_null_children },
  { "with-null-child", schema_with_null_child },
  { "field-without-name", field_without_name },
  { "field-without-format", field_without_format },
  { "field-of-empty-format", field_of_empty_format },
  { "field-with-children", field_with_children },
  { "dictionary-of-integers", dictionary_of_integers },
  { "dictionary-of-dictionaries", dictionary_of_dictionaries },
  { "dictionary-by-decimals", dictionary_by_decimals },
};

static void
test_tampered_schema (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, tampered_columns);
  facts.tamper_schema = tampered_schemas[GPOINTER_TO_SIZE (data)].tamper;
  g_assert_null (read_facts (&facts, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DR_ERROR);
  arrow_fixture_check (&facts);
}

static void
test_stream_fails (void)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, tampered_columns);
  facts.schema_failure = EIO;
  facts.message = "đĩa hỏng";
  g_assert_null (read_facts (&facts, TRUE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "đĩa hỏng"));
  arrow_fixture_check (&facts);
  g_clear_error (&error);

  /* After one good batch, and without a word. */
  arrow_fixture_init (&facts, tampered_columns);
  facts.next_failure = ENOMEM;
  facts.stream.get_last_error = NULL;
  g_assert_null (read_facts (&facts, TRUE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  arrow_fixture_check (&facts);
}

static void
test_stream_is_none (void)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  g_assert_false (dr_dataset_builder_add_achievements (builder, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  arrow_fixture_init (&facts, tampered_columns);
  facts.stream.release = NULL;
  g_assert_null (read_facts (&facts, FALSE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  arrow_fixture_init (&facts, tampered_columns);
  facts.stream.get_next = NULL;
  g_assert_null (read_facts (&facts, FALSE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  arrow_fixture_check (&facts);
}

/* Two columns of 128 bits that begin where they should not. */
static void
move_off (struct ArrowArray *array,
          gint64             child,
          gsize              size)
{
  ArrowHeld *held = array->private_data;
  gsize n_bytes = (gsize) array->children[child]->length * size;
  char *moved = arrow_hold (held, n_bytes + 64);

  moved += 4 + (16 - ((gsize) moved & 15));
  array->children[child]->buffers[1] = memcpy (moved, array->children[child]->buffers[1], n_bytes);
}

static void
misalign (struct ArrowArray *array)
{
  move_off (array, 3, 16);
  move_off (array, 4, 8);
}

static void
test_misaligned (void)
{
  static const char * const columns[] = {
    "unit:i=0,1", "indicator:i=1,1", "period:i=0,0", "actual:d:20,2=5,-6", "target:l=7,8", NULL
  };
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, columns);
  facts.tamper_array = misalign;
  g_autoptr (DrDataset) dataset = read_facts (&facts, TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "0 1 0 5/7; 1 1 0 -6/8");
}

static void
cut_first_row (struct ArrowArray *array)
{
  array->offset = 1;
  array->length--;
}

static void
test_slices (void)
{
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, tampered_columns);
  facts.tamper_array = cut_first_row;
  g_autoptr (DrDataset) dataset = read_facts (&facts, TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "1 0 0 -/2; 0 1 1 3/3");
}

/* More rows than one block holds. */
static void
test_many_rows (void)
{
  const guint n = DR_FACT_BLOCK_ROWS * 2 + 5;
  g_autoptr (GString) units = g_string_new ("unit:i=0");
  g_autoptr (GString) zeros = g_string_new ("0");
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  for (guint i = 1; i < n; i++)
    {
      g_string_append (units, i < DR_FACT_BLOCK_ROWS ? ",0" : i < 2 * DR_FACT_BLOCK_ROWS ? ",1" : ",2");
      g_string_append (zeros, ",0");
    }
  g_autofree char *indicators = g_strconcat ("indicator:i=", zeros->str, NULL);
  g_autofree char *periods = g_strconcat ("period:i=", zeros->str, NULL);
  g_autofree char *actuals = g_strconcat ("actual:l=", zeros->str, NULL);
  g_autofree char *targets = g_strconcat ("target:l=", zeros->str, NULL);
  const char * const columns[] = { units->str, indicators, periods, actuals, targets, NULL };

  arrow_fixture_init (&facts, columns);
  g_autoptr (DrDataset) dataset = read_facts (&facts, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->n_rows, ==, n);
  g_assert_cmpuint (dataset->blocks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      g_assert_cmpint (block->least_unit, ==, (int) i);
      g_assert_cmpint (block->greatest_unit, ==, (int) i);
    }
  g_clear_object (&dataset);
  arrow_fixture_check (&facts);
}

/* What reports would tell of figures a table may tell too. */
static void
test_hedges_and_plans (void)
{
  static const char * const columns[] = {
    "unit:u=x,x,x2,x2", "indicator:u=a,a,a,a", "measure:u=km,km,km,km", "nature:u=flow,flow,flow,flow",
    "period:u=2024-Q1,2024-Q2,2024-Q1,2024-H1", "actual:d:18,1=30,25,10,40", "target:d:18,1=100,100,-,-",
    "actual_hedge:u=hedged,exact,,hedged", "actual_lower:d:18,1=25,9,9,-", "actual_upper:d:18,2=350,900,900,-",
    "planned_period:u=2024,2024,,", "planned_on:u=2024-04-01,2024-07-01,-,-", "actual_running:u=,-,,yes", NULL
  };
  g_autoptr (GError) error = NULL;
  ArrowFixture facts;

  arrow_fixture_init (&facts, columns);
  g_autoptr (DrDataset) dataset = read_facts (&facts, FALSE, &error);
  g_assert_no_error (error);
  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  g_assert_cmpint (block->lower[0], ==, 250);
  g_assert_cmpint (block->upper[0], ==, 350);
  g_assert_cmpint (block->lower[1], ==, 250);
  g_assert_cmpint (block->upper[1], ==, 250);
  g_assert_true (block->lower[3] == DR_NO_LOWER_BOUND && block->upper[3] == DR_NO_UPPER_BOUND);
  g_assert_cmpint (block->flags[0], ==, DR_TERM_REPORTED | DR_TERM_HEDGED);
  g_assert_cmpint (block->flags[1], ==, DR_TERM_REPORTED);

  g_autoptr (DrQuery) query = dr_query_new ();
  dr_query_group_by (query, "unit", NULL);
  dr_query_add_metric (query, "actual");
  dr_query_add_metric (query, "planned");
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *first = dr_table_dup_cell (table, 0, 1);
  g_autofree char *planned = dr_table_dup_cell (table, 0, 2);
  g_autofree char *second = dr_table_dup_cell (table, 1, 1);
  g_assert_cmpstr (first, ==, "5.50");
  g_assert_cmpstr (planned, ==, "10.00");
  g_assert_cmpstr (second, ==, "4.00");
}

/* Tables of one indicator in any order: figures are kept as finely as the finest of them. */
static void
test_finer_tables_come_in_any_order (void)
{
  static const char * const coarse[] = { "unit:u=x,y", "indicator:u=a,b", "measure:u=km,hộ", "nature:u=flow,flow", "period:u=2024,2024",
                                         "actual:d:18,1=15,20", "target:l=2,-", NULL };
  static const char * const fine[] = { "unit:u=x", "indicator:u=a", "measure:u=km", "nature:u=flow", "period:u=2024",
                                       "actual:d:18,2=125", "target:n=-", NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      ArrowFixture tables[2];

      arrow_fixture_init (&tables[i], coarse);
      arrow_fixture_init (&tables[1 - i], fine);
      for (guint k = 0; k < 2; k++)
        {
          dr_dataset_builder_add_achievements (builder, &tables[k].stream, &error);
          g_assert_no_error (error);
        }
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
      g_assert_no_error (error);
      g_autofree char *rows = describe (dataset);
      g_assert_cmpstr (rows, ==, i == 0 ? "0 0 0 150/200; 1 1 0 200/-; 0 0 0 125/-" : "0 0 0 125/-; 0 0 0 150/200; 1 1 0 20/-");
      g_clear_object (&dataset);
      arrow_fixture_check (&tables[0]);
      arrow_fixture_check (&tables[1]);
    }
}

/* What has no room for the digits of others is no wrong number. */
static void
test_finer_tables_are_too_fine (void)
{
  static const char * const long_ones[] = { "unit:u=x", "indicator:u=a", "measure:u=km", "nature:u=flow", "period:u=2024",
                                            "actual:d:38,0=99999999999999999999999999999999999999", "target:n=-", NULL };
  static const char * const fine[] = { "unit:u=x", "indicator:u=a", "measure:u=km", "nature:u=flow", "period:u=2024",
                                       "actual:d:18,2=125", "target:n=-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  ArrowFixture tables[2];

  arrow_fixture_init (&tables[0], long_ones);
  arrow_fixture_init (&tables[1], fine);
  g_assert_true (dr_dataset_builder_add_achievements (builder, &tables[0].stream, NULL));
  g_assert_false (dr_dataset_builder_add_achievements (builder, &tables[1].stream, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
  g_assert_nonnull (strstr (error->message, "finer figures of its indicator a"));
}

#define ROWS_A_BATCH 140000
#define NO_ROW G_MAXUINT

/* What the rows of read_many() say: as text, so many would take longer to write than to check. */
typedef struct
{
  guint n_units;
  guint wrong_unit;    /* the row of a unit that is none */
  guint wrong_period;
} ManyRows;

static ManyRows many_rows;

/* Ids that go round through @n_ids of them, but for the wrong one in row @wrong. */
static void
hold_ids (struct ArrowArray *batch,
          guint              column,
          guint              n_ids,
          guint              wrong)
{
  ArrowHeld *held = batch->private_data;
  guint first = (held->fixture->next_batch - 1) * ROWS_A_BATCH;
  gint32 *ids = arrow_hold (held, ROWS_A_BATCH * sizeof *ids);

  for (guint i = 0; i < ROWS_A_BATCH; i++)
    ids[i] = first + i == wrong ? (gint32) n_ids : (gint32) ((first + i) / 7 % n_ids);
  batch->children[column]->buffers[1] = ids;
  batch->children[column]->length = ROWS_A_BATCH;
}

static void
hold_many (struct ArrowArray *batch)
{
  ArrowHeld *held = batch->private_data;

  hold_ids (batch, 0, many_rows.n_units, many_rows.wrong_unit);
  hold_ids (batch, 1, 2, NO_ROW);
  hold_ids (batch, 2, 2, many_rows.wrong_period);
  for (guint i = 3; i < 5; i++)
    {
      batch->children[i]->buffers[1] = arrow_hold (held, ROWS_A_BATCH * sizeof (gint64));
      batch->children[i]->length = ROWS_A_BATCH;
    }
  batch->length = ROWS_A_BATCH;
}

/* Reads as many rows as several threads share, after which the stream may fail. */
static DrDataset *
read_many (ArrowFixture *facts,
           guint          n_threads,
           guint          n_units,
           guint          wrong_unit,
           guint          wrong_period,
           int            failure,
           GError       **error)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  static const char * const columns[] = {
    "unit:i=0|0", "indicator:i=0|0", "period:i=0|0", "actual:l=0|0", "target:l=0|0", NULL
  };
  ArrowFixture tables[3];

  arrow_fixture_init (&tables[0], unit_columns);
  g_assert_true (dr_dataset_builder_add_units (builder, &tables[0].stream, NULL));
  arrow_fixture_init (&tables[1], indicator_columns);
  g_assert_true (dr_dataset_builder_add_indicators (builder, &tables[1].stream, NULL));
  arrow_fixture_init (&tables[2], period_columns);
  g_assert_true (dr_dataset_builder_add_periods (builder, &tables[2].stream, NULL));

  many_rows = (ManyRows) { n_units, wrong_unit, wrong_period };
  arrow_fixture_init (facts, columns);
  facts->tamper_array = hold_many;
  facts->next_failure = failure;
  facts->message = "the line went dead\x1b[2J";
  dr_dataset_builder_set_n_threads (builder, n_threads);

  return dr_dataset_builder_add_achievements (builder, &facts->stream, error) ? dr_dataset_builder_build (builder, error)
                                                                              : NULL;
}

static void
test_threads_find_the_same (void)
{
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (GError) error = NULL;
      ArrowFixture facts;
      g_autoptr (DrDataset) dataset = read_many (&facts, n_threads, 2, NO_ROW, NO_ROW, 0, &error);
      GString *words = g_string_new (NULL);

      g_assert_no_error (error);
      g_string_append_printf (words, "%d%d%d", dataset->unit_occurs[0], dataset->unit_occurs[1], dataset->unit_occurs[2]);
      for (guint i = 0; i < dataset->blocks->len; i++)
        {
          const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

          g_string_append_printf (words, " %" G_GSIZE_FORMAT ":%d-%d", block->n_rows, block->least_unit,
                                  block->greatest_unit);
          for (gsize row = 0; row < block->n_rows; row++)
            {
              g_assert_cmpint (block->narrow_unit[row], ==, block->unit[row]);
              g_assert_cmpint (block->narrow_indicator[row], ==, block->indicator[row]);
              g_assert_cmpint (block->narrow_period[row], ==, block->period[row]);
            }
        }

      g_autofree char *found = g_string_free (words, FALSE);
      g_assert_cmpstr (found, ==, "110 65536:0-1 65536:0-1 8928:0-1 65536:0-1 65536:0-1 8928:0-1");
    }
}

typedef struct
{
  const char *name;
  guint       wrong_unit;
  guint       wrong_period;
  int         failure;
  gint        code;
  const char *message;
} WrongCase;

static const WrongCase wrong_cases[] = {
  { "in-the-first-batch", 139999, 100000, 0, DR_ERROR_INVALID, "row 100000: period: 2 is no row of a table that has 2" },
  { "in-the-second-batch", 279000, NO_ROW, 0, DR_ERROR_INVALID, "row 279000: unit: 3 is no row of a table that has 3" },
  { "before-the-stream-fails", 279000, NO_ROW, EIO, DR_ERROR_INVALID, "row 279000: unit: 3 is no row of a table that has 3" },
  { "the-stream-alone", NO_ROW, NO_ROW, EIO, DR_ERROR_MALFORMED, "the line went dead\\u001b[2J" },
};

static void
test_wrong (gconstpointer data)
{
  const WrongCase *test = data;

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (GError) error = NULL;
      ArrowFixture facts;

      g_assert_null (read_many (&facts, n_threads, 3, test->wrong_unit, test->wrong_period, test->failure, &error));
      g_assert_error (error, DR_ERROR, test->code);
      g_assert_nonnull (strstr (error->message, test->message));
      arrow_fixture_check (&facts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ARROW_ADD_CASES ("/arrow-import/takes/", good_cases, test_good);
  ARROW_ADD_CASES ("/arrow-import/refuses/", bad_cases, test_bad);
  g_test_add_func ("/arrow-import/batch/untampered", test_untampered);
  for (gsize i = 0; i < G_N_ELEMENTS (tampered_arrays); i++)
    {
      g_autofree char *name = g_strdup_printf ("/arrow-import/batch/%s", tampered_arrays[i].name);
      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_tampered_array);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tampered_schemas); i++)
    {
      g_autofree char *name = g_strdup_printf ("/arrow-import/schema/%s", tampered_schemas[i].name);
      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_tampered_schema);
    }
  g_test_add_func ("/arrow-import/stream/fails", test_stream_fails);
  g_test_add_func ("/arrow-import/stream/is-none", test_stream_is_none);
  g_test_add_func ("/arrow-import/misaligned-columns-are-copied", test_misaligned);
  g_test_add_func ("/arrow-import/slices-begin-where-they-say", test_slices);
  g_test_add_func ("/arrow-import/many-rows-are-several-blocks", test_many_rows);
  g_test_add_func ("/arrow-import/hedges-and-plans", test_hedges_and_plans);
  g_test_add_func ("/arrow-import/finer-tables-come-in-any-order", test_finer_tables_come_in_any_order);
  g_test_add_func ("/arrow-import/finer-tables-are-too-fine", test_finer_tables_are_too_fine);
  g_test_add_func ("/arrow-import/threads-find-the-same", test_threads_find_the_same);
  ARROW_ADD_CASES ("/arrow-import/threads-refuse/", wrong_cases, test_wrong);

  return g_test_run ();
}
