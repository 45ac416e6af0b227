/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "query-fixture.h"
#include "query-words.h"
#include "vectors.h"

/*
 * Two districts of a province, two communes each; the communes of the second lie in
 * a district that reports nothing. «xa-4» was merged into «xa-3» in 2024.
 */
static const char * const units[] = {
  "id:u=tinh,huyen-a,huyen-b,xa-1,xa-2,xa-3,xa-4",
  "kind:u=tinh,huyen,huyen,xa,phuong,xa,xa",
  "level:u=province,district,district,commune,commune,commune,commune",
  "parent:i=-,0,0,1,1,2,2",
  "valid_to:tdD=-,-,-,-,-,-,19722",
  "successor:i=-,-,-,-,-,-,5",
  NULL
};
static const char * const indicators[] = {
  "id:u=ket-nap,thu,hoi-vien,ty-le,ho-ngheo",
  "label:u=Kết nạp,Thu,Hội viên,Tỷ lệ,Hộ nghèo",
  "measure:u=người,đồng,người,%,hộ",
  "nature:u=flow,flow,stock,ratio,flow",
  "direction:u=more,more,more,more,less",
  "scale:i=0,2,0,1,0",
  NULL
};
static const char * const periods[] = { "id:u=2023-Q3,2023-Q4,2024-Q3,2024-Q4,2024", NULL };
static const char * const facts[] = {
  "unit:i=3,3,3,4,4,5,5,6,6,3,4,5,3,4,3,4,1",
  "indicator:i=0,0,0,0,0,0,0,0,0,1,1,1,2,2,3,4,0",
  "period:i=0,1,2,0,2,2,3,0,1,2,2,2,1,2,2,2,2",
  "actual:l=10,12,15,20,20,7,-,4,6,12345,55,100,300,310,955,9,-",
  "planned:l=10,10,14,25,20,-,8,5,5,20000,-,0,-,-,950,10,-",
  NULL
};

/* The same rows in three batches. */
static const char * const facts_in_batches[] = {
  "unit:i=3,3,3,4,4|5,5,6,6,3,4,5|3,4,3,4,1",
  "indicator:i=0,0,0,0,0|0,0,0,0,1,1,1|2,2,3,4,0",
  "period:i=0,1,2,0,2|2,3,0,1,2,2,2|1,2,2,2,2",
  "actual:l=10,12,15,20,20|7,-,4,6,12345,55,100|300,310,955,9,-",
  "planned:l=10,10,14,25,20|-,8,5,5,20000,-,0|-,-,950,10,-",
  NULL
};

typedef struct
{
  const char *name;
  const char *keys;
  const char *metrics;
  const char *filters;    /* «key=value,value key=value» */
  const char *more;       /* what else is asked: «grain=…», «order=…», «limit=…», «cohort=…», «without=…», «structure=…» */
  const char *expected;   /* the table, or «!» and the beginning of the message */
} Case;

static const Case cases[] = {
  { "one-row-without-keys", "", "rows actual-count actual", "indicator=ket-nap", "", "10|8|94" },
  { "one-row-of-nothing-without-keys", "", "rows actual-count actual mean completion", "indicator=ty-le period=2023-Q3", "",
    "0|0|-|-|-" },
  { "sum-by-unit", "unit", "actual", "indicator=ket-nap", "",
    "huyen-a|-; xa-1|37; xa-2|40; xa-3|7; xa-4|10" },
  { "sum-by-district", "unit@district", "actual planned", "indicator=ket-nap", "", "huyen-a|77|79; huyen-b|17|18" },
  { "kinds-sort-by-their-bytes", "unit-kind", "actual", "indicator=ket-nap", "", "huyen|-; phuong|40; xa|54" },
  { "keys-in-any-order", "unit@district period@year unit", "actual", "indicator=ket-nap has=actual", "",
    "huyen-a|2023|xa-1|22; huyen-a|2023|xa-2|20; huyen-a|2024|xa-1|15; huyen-a|2024|xa-2|20; "
    "huyen-b|2023|xa-4|10; huyen-b|2024|xa-3|7" },
  { "sum-of-nothing-is-empty", "unit period", "rows actual planned", "indicator=ket-nap unit=xa-3", "",
    "xa-3|2024-Q3|1|7|-; xa-3|2024-Q4|1|-|8" },
  { "ancestors", "unit@ancestors", "actual", "indicator=ket-nap", "", "tinh|94; huyen-a|77; huyen-b|17" },
  { "ancestors-or-self", "unit@ancestors-or-self", "actual", "indicator=ket-nap", "",
    "tinh|94; huyen-a|77; huyen-b|17; xa-1|37; xa-2|40; xa-3|7; xa-4|10" },
  { "periods-by-time", "period", "actual", "indicator=ket-nap", "",
    "2023-Q3|34; 2023-Q4|18; 2024-Q3|42; 2024-Q4|-" },
  { "half-years", "period@half-year", "actual", "indicator=ket-nap", "", "2023-H2|52; 2024-H2|42" },
  { "completion-of-pairs-only", "unit@district", "pair-count pair-actual pair-planned completion", "indicator=ket-nap",
    "", "huyen-a|5|77|79|97.47; huyen-b|2|10|10|100.00" },
  { "completion-of-zero-plan-is-empty", "unit", "completion", "indicator=thu", "",
    "xa-1|61.73; xa-2|-; xa-3|-" },
  { "scale-of-the-indicator", "indicator", "actual", "indicator=thu", "", "thu|125.00" },
  { "mean-is-exact", "unit", "mean", "indicator=ket-nap has=actual", "",
    "xa-1|12.33; xa-2|20.00; xa-3|7.00; xa-4|5.00" },
  { "least-and-greatest", "unit@district", "least greatest", "indicator=ket-nap", "", "huyen-a|10|20; huyen-b|4|7" },
  { "attainment-of-cells", "period@year", "attainment@exceeded attainment@met attainment@missed attainment-rate",
    "indicator=ket-nap", "grain=unit,indicator,period@year", "2023|1|1|1|66.67; 2024|1|1|0|100.00" },
  { "less-is-better", "indicator", "attainment@exceeded", "indicator=ho-ngheo", "", "ho-ngheo|1" },
  { "quantile-by-nearest-rank", "indicator", "completion-count completion-quantile@0.5 completion-quantile@1",
    "indicator=ket-nap", "", "ket-nap|7|100.00|120.00" },
  { "change-against-a-year-earlier", "unit", "compared@year-earlier change@year-earlier change-percent@year-earlier",
    "indicator=ket-nap", "without=change@year-earlier", "xa-1|1|5|50.00; xa-2|1|0|0.00" },
  { "change-counts", "period", "increased@year-earlier equal@year-earlier", "indicator=ket-nap has=actual", "",
    "2023-Q3|0|0; 2023-Q4|0|0; 2024-Q3|1|1" },
  { "change-against-the-previous", "unit", "previous@previous change@previous", "indicator=ket-nap has=actual",
    "without=change@previous", "xa-1|10|2; xa-4|4|2" },
  { "order-and-limit", "unit", "actual", "indicator=ket-nap", "order=-actual limit=2", "xa-2|40; xa-1|37" },
  { "empty-comes-last", "unit", "actual", "indicator=ket-nap", "order=actual", "xa-3|7; xa-4|10; xa-1|37; xa-2|40; huyen-a|-" },
  { "rank-in-cohort", "unit@district unit", "actual rank@actual", "indicator=ket-nap has=actual", "cohort=unit@district",
    "huyen-a|xa-1|37|2; huyen-a|xa-2|40|1; huyen-b|xa-3|7|2; huyen-b|xa-4|10|1" },
  { "rank-with-ties", "period unit", "actual rank@actual", "indicator=ket-nap period=2023-Q3,2024-Q3 has=actual",
    "cohort=", "2023-Q3|xa-1|10|4; 2023-Q3|xa-2|20|1; 2023-Q3|xa-4|4|6; 2024-Q3|xa-1|15|3; 2024-Q3|xa-2|20|1; 2024-Q3|xa-3|7|5" },
  { "rank-within-each-period", "period unit", "actual rank@actual share@actual", "indicator=ket-nap period=2023-Q3,2024-Q3 has=actual",
    "", "2023-Q3|xa-1|10|2|13.16; 2023-Q3|xa-2|20|1|26.32; 2023-Q3|xa-4|4|3|5.26; "
    "2024-Q3|xa-1|15|2|19.74; 2024-Q3|xa-2|20|1|26.32; 2024-Q3|xa-3|7|3|9.21" },
  { "rank-by-each-indicator", "unit indicator", "actual rank@actual", "indicator=ket-nap,thu period=2024-Q3 has=actual", "",
    "xa-1|ket-nap|15|2; xa-1|thu|123.45|1; xa-2|ket-nap|20|1; xa-2|thu|0.55|3; xa-3|ket-nap|7|3; xa-3|thu|1.00|2" },
  { "rank-of-periods", "period", "actual rank@actual", "indicator=ket-nap has=actual", "",
    "2023-Q3|34|2; 2023-Q4|18|3; 2024-Q3|42|1" },
  { "share-of-cohort", "unit", "actual share@actual", "indicator=ket-nap has=actual", "",
    "xa-1|37|39.36; xa-2|40|42.55; xa-3|7|7.45; xa-4|10|10.64" },
  { "cumulative", "unit period", "actual cumulative@actual", "indicator=ket-nap unit=xa-1", "cohort=unit",
    "xa-1|2023-Q3|10|10; xa-1|2023-Q4|12|22; xa-1|2024-Q3|15|37" },
  { "cumulative-share", "unit", "actual share@actual cumulative@share@actual", "indicator=ket-nap has=actual", "",
    "xa-1|37|39.36|39.36; xa-2|40|42.55|81.91; xa-3|7|7.45|89.36; xa-4|10|10.64|100.00" },
  { "cumulative-of-a-quotient", "unit period", "completion cumulative@completion", "indicator=ket-nap", "",
    "!cumulative@completion: values of \"completion\" do not add up" },
  { "cumulative-of-means", "unit", "mean cumulative@mean", "indicator=ket-nap", "", "!cumulative@mean: values of" },
  { "share-of-the-least", "unit", "least share@least", "indicator=ket-nap", "", "!share@least: values of" },
  { "cumulative-over-measures", "indicator", "actual cumulative@actual", "indicator=ket-nap,thu", "",
    "!cumulative@actual: “người” and “đồng” do not go together" },
  { "rank-over-measures", "indicator", "actual rank@actual", "indicator=ket-nap,thu", "",
    "!rank@actual: “người” and “đồng” do not go together" },
  { "rank-of-counts-over-measures", "indicator", "rows rank@rows", "indicator=ket-nap,thu", "", "ket-nap|10|1; thu|3|2" },
  { "share-within-measures", "indicator", "actual share@actual", "indicator=ket-nap,thu", "cohort=indicator",
    "ket-nap|94|100.00; thu|125.00|100.00" },
  { "cumulative-of-a-level", "indicator unit period", "actual cumulative@actual", "indicator=hoi-vien", "cohort=indicator",
    "!cumulative@actual: “Hội viên” is a stock" },
  { "cumulative-of-one-level-of-each", "indicator unit period", "actual cumulative@actual", "indicator=hoi-vien", "",
    "hoi-vien|xa-1|2023-Q4|300|300; hoi-vien|xa-2|2024-Q3|310|310" },
  { "cumulative-of-levels-of-a-day", "period unit", "actual cumulative@actual", "indicator=hoi-vien period=2024-Q3", "",
    "2024-Q3|xa-2|310|310" },
  { "share-of-ratios", "unit period", "actual share@actual", "indicator=ty-le", "", "xa-1|2024-Q3|95.5|100.00" },
  { "structure-of-a-day", "unit", "actual", "indicator=ket-nap has=actual", "structure=2024-07-01",
    "xa-1|37; xa-2|40; xa-3|17" },
  { "filter-by-a-unit-that-is-another-now", "unit", "actual", "indicator=ket-nap unit=xa-4", "structure=2024-07-01",
    "!\"xa-4\": nothing in the dataset has this unit on the structure" },
  { "stock-at-one-date", "unit", "actual", "indicator=hoi-vien period=2023-Q4", "", "xa-1|300" },
  { "ratio-alone", "unit indicator period", "actual completion", "indicator=ty-le", "", "xa-1|ty-le|2024-Q3|95.5|100.53" },
  { "unknown-key", "huyen", "actual", "", "", "!\"huyen\": not a key" },
  { "unknown-metric", "unit", "sum", "", "", "!\"sum\": not a metric" },
  { "argument-of-metric", "unit", "attainment@best", "", "", "!\"attainment@best\": the metric attainment takes" },
  { "quantile-out-of-range", "unit", "completion-quantile@1.5", "", "", "!\"completion-quantile@1.5\": the metric" },
  { "no-metric", "unit", "", "", "", "!the query has no metric" },
  { "key-twice", "unit unit", "actual", "", "", "!\"unit\" is asked for twice" },
  { "unknown-value", "unit", "actual", "unit=xa-9", "", "!\"xa-9\": nothing in the dataset has this unit" },
  { "order-by-stranger", "unit", "actual", "indicator=ket-nap", "order=planned", "!\"planned\" is neither" },
  { "cohort-of-stranger", "unit", "actual rank@actual", "indicator=ket-nap", "cohort=period", "!\"period\" is no key" },
  { "rank-of-stranger", "unit", "rank@actual", "indicator=ket-nap", "", "!rank@actual: ask for the metric" },
  { "pace-before-the-period-ends", "unit period@year", "completion pace@2024-09-30", "indicator=ket-nap unit=xa-1", "",
    "xa-1|2023|110.00|110.00; xa-1|2024|107.14|107.14" },
  { "pace-before-the-plan-ends", "unit period@year", "completion pace@2024-08-31", "indicator=ket-nap unit=xa-1 period=2024-Q3", "",
    "xa-1|2024|107.14|158.99" },
  { "pace-on-the-first-day", "period", "pace@2024-10-01", "indicator=ket-nap period=2024-Q3,2024-Q4", "",
    "2024-Q3|102.94; 2024-Q4|-" },
  { "pace-before-the-first-day", "period", "pace@2024-06-30", "indicator=ket-nap period=2024-Q3", "", "2024-Q3|-" },
  { "pace-of-no-period", "unit", "pace@2024-06-30", "indicator=ket-nap", "", "!pace@2024-06-30: a pace is against" },
  { "pace-on-no-day", "period", "pace@2024-Q2", "", "", "!\"pace@2024-Q2\": the metric pace takes a day behind it" },
  { "pace-on-a-day-there-is-not", "period", "pace@2024-02-30", "", "", "!\"pace@2024-02-30\": the metric pace takes" },
  { "normal-figures-only", "unit", "rows actual", "indicator=ket-nap status=normal", "",
    "xa-1|3|37; xa-2|2|40; xa-3|1|7; xa-4|2|10" },
  { "no-estimated-figures", "unit", "rows", "status=estimated,provisional,nil", "", "" },
  { "unknown-status", "unit", "rows", "status=late", "", "!the filter \"status\" takes" },
  { "two-measures", "unit", "actual", "indicator=ket-nap,thu", "", "!“người” and “đồng” do not add up" },
  { "measure-in-another-spelling", "measure", "rows", "measure=Đ", "", "đồng|3" },
  { "two-measures-apart", "measure", "actual-count", "indicator=ket-nap,thu", "", "người|8; đồng|3" },
  { "stock-with-flow", "unit", "actual", "indicator=ket-nap,hoi-vien unit=xa-2 period=2024-Q3", "",
    "!“Hội viên” is a stock and “Kết nạp” a flow" },
  { "stock-over-time", "unit@district", "actual", "indicator=hoi-vien", "", "!“Hội viên” is a stock, a level at a day" },
  { "ratio-of-several", "unit@province", "actual", "nature=ratio,flow measure=%", "", "tinh|95.5" },
  { "each-at-its-own-scale", "unit indicator", "actual", "indicator=ket-nap,thu unit=xa-1", "",
    "xa-1|ket-nap|37; xa-1|thu|123.45" },
  { "ancestors-with-cells", "unit@ancestors", "completion-count", "", "", "!\"unit@ancestors\" counts" },
};

static void
ask_more (DrQuery    *query,
          const char *word)
{
  const char *value = strchr (word, '=') + 1;
  g_auto (GStrv) list = g_strsplit (value, ",", -1);

  if (g_str_has_prefix (word, "grain="))
    dr_query_set_grain (query, (const char * const *) list);
  else if (g_str_has_prefix (word, "order="))
    dr_query_set_order (query, (const char * const *) list);
  else if (g_str_has_prefix (word, "cohort="))
    dr_query_set_cohort (query, (const char * const *) list);
  else if (g_str_has_prefix (word, "limit="))
    dr_query_set_limit (query, (guint) g_ascii_strtoull (value, NULL, 10));
  else if (g_str_has_prefix (word, "without="))
    dr_query_leave_out_empty (query, value);
  else
    {
      GDate day;

      g_assert_true (g_str_has_prefix (word, "structure="));
      g_date_clear (&day, 1);
      g_date_set_parse (&day, value);
      dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_REFUSE);
    }
}

static DrQuery *
make_query (const Case *test)
{
  DrQuery *query = dr_query_new ();
  g_auto (GStrv) keys = split_words (test->keys);
  g_auto (GStrv) metrics = split_words (test->metrics);
  g_auto (GStrv) filters = split_words (test->filters);
  g_auto (GStrv) more = split_words (test->more);

  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) filter = g_strsplit (filters[i], "=", 2);
      g_auto (GStrv) values = g_strsplit (filter[1], ",", -1);

      dr_query_add_filter (query, filter[0], (const char * const *) values);
    }
  for (guint i = 0; more[i] != NULL; i++)
    ask_more (query, more[i]);

  return query;
}

static void
check_answer (const Case   *test,
              DrTable      *table,
              const GError *error)
{
  if (*test->expected == '!')
    {
      g_assert_null (table);
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, test->expected + 1))
        g_error ("%s: %s", test->name, error->message);
      return;
    }

  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, test->expected);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  for (guint n_threads = 1; n_threads <= 3; n_threads += 2)
    {
      g_autoptr (DrQuery) query = make_query (test);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) stream_error = NULL;
      ArrowFixture stream;

      dr_query_set_n_threads (query, n_threads);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      check_answer (test, table, error);

      arrow_fixture_init (&stream, facts_in_batches);
      g_autoptr (DrTable) streamed = dr_query_run_stream (query, fixture.dataset, &stream.stream, NULL, &stream_error);
      check_answer (test, streamed, stream_error);
      g_assert_cmpuint (stream.n_stream_releases, ==, 1);
      if (streamed != NULL && dr_table_get_n_rows (streamed) > 0)
        {
          g_autoptr (GArray) rows = dr_table_list_contributor_rows (streamed, 0, dr_table_get_n_keys (streamed));

          g_assert_cmpuint (rows->len, ==, 0);
          g_assert_null (dr_table_list_contributors (streamed, 0, dr_table_get_n_keys (streamed)));
        }
    }
  query_fixture_clear (&fixture);
}

/* Ids of units and periods as texts are found in the tables of the dataset; what is not there is refused. */
static void
test_stream_of_ids (void)
{
  static const char * const named[] = {
    "unit:u=xa-1|xa-3,xa-1", "indicator:u=ket-nap|ket-nap,thu", "period:u=2023-Q3|2024-Q3,2024-Q3", "actual:d:9,1=10|20,5",
    "planned:l=-|-,-", NULL
  };
  static const char * const strange[] = {
    "unit:u=xa-1|xa-9", "indicator:u=ket-nap|ket-nap", "period:u=2023-Q3|2024-Q3", "actual:l=1|2", "planned:l=-|-",
    NULL
  };
  static const char * const beyond[] = { "unit:i=3|7", "indicator:i=0|0", "period:i=0|0", "actual:l=1|2", "planned:l=-|-",
                                         NULL };
  const struct
  {
    const char * const *columns;
    const char         *expected;
  } streams[] = {
    { named, "xa-1|ket-nap|1; xa-1|thu|0.50; xa-3|ket-nap|2" },
    { strange, "!achievements, row 1: unit: there is no unit \"xa-9\"" },
    { beyond, "!achievements, row 1: unit: 7 is no row of a table that has 7" },
  };
  static const char * const keys[] = { "unit", "indicator", NULL };
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      ArrowFixture stream;

      dr_query_set_keys (query, keys);
      dr_query_add_metric (query, "actual");
      arrow_fixture_init (&stream, streams[i].columns);
      g_autoptr (DrTable) table = dr_query_run_stream (query, fixture.dataset, &stream.stream, NULL, &error);
      check_answer (&(Case) { .name = "stream of ids", .expected = streams[i].expected }, table, error);
      g_assert_cmpuint (stream.n_stream_releases, ==, 1);
    }
  query_fixture_clear (&fixture);
}

/* Where no column tells of plans, it may be that nothing was planned, or that the column has another name. */
static void
test_figures_without_plans (void)
{
  static const char * const bare[] = { "unit:i=3,4", "indicator:i=0,0", "period:i=0,0", "actual:l=1,2", NULL };
  static const char * const empty[] = { "unit:i=3", "indicator:i=0", "period:i=0", "actual:l=4", "planned:n=-", NULL };
  static const struct
  {
    const char *metric;
    const char *expected;
  } questions[] = {
    { "actual", "ket-nap|3" },
    { "rows", "ket-nap|2" },
    { "planned", "!\"planned\" is of what was planned, and no table of achievements has a column planned or target: add one" },
    { "completion-count", "!\"completion-count\" is of what was planned" },
    { "attainment@missed", "!\"attainment@missed\" is of what was planned" },
  };
  static const char * const keys[] = { "indicator", NULL };
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, bare);
  for (guint i = 0; i < G_N_ELEMENTS (questions) * 2; i++)
    {
      const Case test = { .name = "without plans", .expected = questions[i / 2].expected };
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      ArrowFixture stream;

      dr_query_set_keys (query, keys);
      dr_query_add_metric (query, questions[i / 2].metric);
      arrow_fixture_init (&stream, bare);
      g_autoptr (DrTable) table = i % 2 == 0 ? dr_query_run (query, fixture.dataset, NULL, &error)
                                             : dr_query_run_stream (query, fixture.dataset, &stream.stream, NULL, &error);
      check_answer (&test, table, error);
      if (test.expected[0] == '!')
        g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
      if (i % 2 == 0)
        stream.stream.release (&stream.stream);
    }
  query_fixture_clear (&fixture);

  /* One table that has the column, be it empty, says that nothing was planned. */
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  dr_query_add_metric (query, "completion");
  query_fixture_init (&fixture, units, indicators, periods, empty);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  check_answer (&(Case) { .name = "nothing planned", .expected = "ket-nap|4|-" }, table, error);
  g_clear_object (&table);
  query_fixture_clear (&fixture);
}

/* All cases that succeed, run together: those that share cells and those that do not. */
static void
test_runs_many (void)
{
  QueryFixture fixture;
  GList *queries = NULL;
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  for (guint i = G_N_ELEMENTS (cases); i-- > 0;)
    if (*cases[i].expected != '!')
      queries = g_list_prepend (queries, make_query (&cases[i]));

  GList *tables = dr_query_run_all (queries, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  GList *at = tables;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (*cases[i].expected != '!')
      {
        g_autofree char *text = write_table (at->data);

        g_assert_cmpstr (text, ==, cases[i].expected);
        at = at->next;
      }
  g_assert_null (at);

  g_list_free_full (tables, g_object_unref);
  g_list_free_full (queries, g_object_unref);
  query_fixture_clear (&fixture);
}

/* What one id is counted in, in persons here and in classes there, is all of it. */
static void
test_indicators_of_one_id (void)
{
  static const char * const twins[] = {
    "id:u=dao-tao,ket-nap,dao-tao", "measure:u=lớp,người,người", "nature:u=flow,flow,flow", "scale:i=0,0,0", NULL
  };
  static const char * const rows[] = {
    "unit:i=3,3,3", "indicator:i=0,1,2", "period:i=0,0,0", "actual:l=4,9,120", "planned:l=-,-,-", NULL
  };
  static const char * const keys[] = { "indicator", "measure", NULL };
  static const char * const wanted[] = { "dao-tao", NULL };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, twins, periods, rows);
  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  dr_query_add_filter (query, "indicator", wanted);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "dao-tao|lớp|4; dao-tao|người|120");
  g_clear_object (&table);
  query_fixture_clear (&fixture);
}

/* Two provinces after a reform: old becomes two communes of P and one of Q; the facts of it, and of one that stays. */
static DrDataset *
make_reformed (ArrowFixture tables[4])
{
  static const char * const reformed[] = {
    "id:u=P,Q,old,n1,n2,n3", "level:u=province,province,commune,commune,commune,commune", "parent:i=-,-,0,0,0,1",
    "valid_to:tdD=-,-,20269,-,-,-", NULL
  };
  static const char * const successors[] = { "unit:u=old,old,old", "successor:u=n1,n2,n3", "weight:u=0.2,0.3,0.5", NULL };
  static const char * const counted[] = { "id:u=i", "measure:u=m", "nature:u=flow", "scale:i=0", NULL };
  static const char * const rows[] = {
    "unit:u=old,n1,old,n3,n2", "indicator:u=i,i,i,i,i", "period:u=2023,2023,2024,2024,2024", "actual:l=10,30,-,7,8",
    "planned:l=20,30,40,-,-", NULL
  };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  arrow_fixture_init (&tables[0], reformed);
  arrow_fixture_init (&tables[1], successors);
  arrow_fixture_init (&tables[2], counted);
  arrow_fixture_init (&tables[3], rows);
  g_assert_true (dr_dataset_builder_add_units (builder, &tables[0].stream, NULL));
  g_assert_true (dr_dataset_builder_add_successors (builder, &tables[1].stream, NULL));
  g_assert_true (dr_dataset_builder_add_indicators (builder, &tables[2].stream, NULL));
  g_assert_true (dr_dataset_builder_add_achievements (builder, &tables[3].stream, NULL));
  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

/* What is counted in a row does not change with what else is asked for, and parts of one achievement are one. */
static void
test_divided_units_count_once (void)
{
  static const struct
  {
    const char *keys, *metrics, *period, *expected;
    const char *estimated;    /* of each row */
  } questions[] = {
    { "unit@province", "rows actual-count actual mean", "2023", "P|2|2|35|17.50; Q|1|1|5|5.00", "11" },
    { "unit@province", "rows actual-count actual mean completion-count", "2023", "P|2|2|35|17.50|2; Q|1|1|5|5.00|1", "11" },
    { "", "rows mean attainment@missed", "2023", "2|20.00|3", "1" },
    { "", "rows mean", "2023", "2|20.00", "0" },
    { "unit", "planned", "2024", "n1|8; n2|12; n3|20", "111" },
    { "unit period", "change@year-earlier", "2023,2024", "n1|2023|-; n1|2024|-; n2|2023|-; n2|2024|5; n3|2023|-; n3|2024|2",
      "111111" },
    { "period", "change@year-earlier", "2023,2024", "2023|-; 2024|7", "11" },
  };
  ArrowFixture tables[4];
  g_autoptr (DrDataset) dataset = make_reformed (tables);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JULY, 2025);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) keys = split_words (questions[i].keys);
      g_auto (GStrv) metrics = split_words (questions[i].metrics);
      g_auto (GStrv) wanted = g_strsplit (questions[i].period, ",", -1);

      g_test_message ("%u", i);
      dr_query_set_keys (query, (const char * const *) keys);
      for (guint k = 0; metrics[k] != NULL; k++)
        dr_query_add_metric (query, metrics[k]);
      dr_query_add_filter (query, "period", (const char * const *) wanted);
      dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_APPORTION);
      g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_autoptr (GString) estimated = g_string_new (NULL);
      for (guint row = 0; row < dr_table_get_n_rows (table); row++)
        g_string_append_c (estimated, dr_table_is_estimated (table, row) ? '1' : '0');
      g_assert_cmpstr (text, ==, questions[i].expected);
      g_assert_cmpstr (estimated->str, ==, questions[i].estimated);
    }
}

/* Whether a divided unit is refused depends on the figures that are asked for. */
static void
test_divided_units_matter_where_they_have_figures (void)
{
  static const struct
  {
    const char *unit, *period;
    const char *expected;     /* (nullable) NULL: refused */
  } questions[] = {
    { "n2", "2024", "n2|8" },
    { "n1", "2023", "n1|30" },
    { "old", "2024", NULL },
    { NULL, "2023", NULL },
  };
  ArrowFixture tables[4];
  g_autoptr (DrDataset) dataset = make_reformed (tables);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JULY, 2025);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;

      dr_query_group_by (query, "unit", NULL);
      dr_query_add_metric (query, "actual");
      dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_REFUSE);
      dr_query_add_filter (query, "period", (const char * const[]) { questions[i].period, NULL });
      if (questions[i].unit != NULL)
        dr_query_add_filter (query, "unit", (const char * const[]) { questions[i].unit, NULL });
      g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
      if (questions[i].expected == NULL)
        {
          g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
          g_assert_nonnull (strstr (error->message, "unit \"old\" was divided among 3 others"));
          continue;
        }
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_assert_cmpstr (text, ==, questions[i].expected);
    }
}

/* A change against what is estimated or hedged is so, too. */
static void
test_changes_are_no_surer_than_what_they_are_against (void)
{
  static const char * const rows[] = {
    "unit:i=3,3,4,4,5,5", "indicator:i=0,0,0,0,0,0", "period:i=0,2,0,2,0,2", "actual:l=10,15,20,30,5,6", "planned:l=-,-,-,-,-,-",
    "status:u=estimated,normal,normal,normal,normal,normal", "actual_hedge:u=,,hedged,,,", "actual_lower:l=-,-,10,-,-,-",
    "actual_upper:l=-,-,30,-,-,-", NULL
  };
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, rows);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) marks = g_string_new (NULL);

      dr_query_group_by (query, "unit", i == 0 ? "period" : NULL, NULL);
      dr_query_add_metric (query, i == 0 ? "change@year-earlier" : "change-percent@year-earlier");
      dr_query_leave_out_empty (query, i == 0 ? "change@year-earlier" : "change-percent@year-earlier");
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < dr_table_get_n_rows (table); row++)
        g_string_append_printf (marks, "%d%d ", dr_table_is_estimated (table, row), dr_table_is_hedged (table, row));
      g_assert_cmpstr (marks->str, ==, "10 01 00 ");
    }
  query_fixture_clear (&fixture);
}

/* The numbers of the rows behind a cell: «0 2». */
static char *
describe_contributors (DrTable    *table,
                       guint       row,
                       const char *column)
{
  g_autoptr (GArray) rows = dr_table_list_contributor_rows (table, row, (guint) dr_table_find_column (table, column));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i == 0 ? "" : " ", g_array_index (rows, guint64, i));

  return g_string_free (text, FALSE);
}

/* Of what a change is of, only figures that have one to be compared with. */
static void
test_changes_lead_to_both_figures (void)
{
  static const char * const only[] = { "ket-nap", NULL };
  static const struct
  {
    const char *column;
    const char *rows;       /* of xa-1, who has the rows 0, 1 and 2 */
    const char *nothing;    /* of xa-3, who has nothing to compare */
  } expected[] = {
    { "actual", "0 1 2", "5" },
    { "previous@year-earlier", "0", "" },
    { "change@year-earlier", "0 2", "" },
    { "change-percent@year-earlier", "0 2", "" },
    { "increased@year-earlier", "0 2", "" },
  };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  dr_query_group_by (query, "unit", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    dr_query_add_metric (query, expected[i].column);
  dr_query_add_filter (query, "indicator", only);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *rows = describe_contributors (table, 1, expected[i].column);
      g_autofree char *nothing = describe_contributors (table, 3, expected[i].column);

      g_assert_cmpstr (rows, ==, expected[i].rows);
      g_assert_cmpstr (nothing, ==, expected[i].nothing);
    }
  g_clear_object (&table);
  query_fixture_clear (&fixture);
}

static void
test_stops_when_cancelled (void)
{
  QueryFixture fixture;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DrQuery) query = make_query (&cases[1]);
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  g_cancellable_cancel (cancellable);
  g_assert_null (dr_query_run (query, fixture.dataset, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_autoptr (GError) stream_error = NULL;
  ArrowFixture stream;
  arrow_fixture_init (&stream, facts_in_batches);
  g_assert_null (dr_query_run_stream (query, fixture.dataset, &stream.stream, cancellable, &stream_error));
  g_assert_error (stream_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stream.n_stream_releases, ==, 1);
  query_fixture_clear (&fixture);
}

static void
test_bare_dataset_is_refused (void)
{
  g_autoptr (DrDataset) dataset = g_object_new (DR_TYPE_DATASET, NULL);
  g_autoptr (DrQuery) query = make_query (&cases[1]);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_query_run (query, dataset, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);

  g_autoptr (GError) stream_error = NULL;
  ArrowFixture stream;
  arrow_fixture_init (&stream, facts_in_batches);
  g_assert_null (dr_query_run_stream (query, dataset, &stream.stream, NULL, &stream_error));
  g_assert_error (stream_error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_cmpuint (stream.n_stream_releases, ==, 1);
}

static const char * const only[] = { "ket-nap", NULL };

typedef struct
{
  const char *name;
  const char *facts;
  const char *question;
  int code;
  DrErrorCause cause;
} CauseCase;

static const CauseCase cause_cases[] = {
  { "stock-and-flow", "u1 2024 kn actual=96; u1 2024 hv nature=stock actual=80", "by unit; metric actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_NATURES },
  { "ratio", "u1 2024 tl nature=ratio actual=96; u2 2024 tl nature=ratio actual=80", "by indicator; metric actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_RATIO },
  { "stock-of-two-days", "u1 2023 hv nature=stock actual=96; u1 2024 hv nature=stock actual=80", "by unit; metric actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK },
  { "year-and-quarter", "u1 2024 kn actual=96; u1 2024-Q4 kn actual=80", "by unit; metric actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS },
  { "plans-of-year-and-quarter", "u1 2024-Q1 kn actual=9 plan=96 for=2024; u1 2024-Q4 kn actual=8 plan=80", "by unit; metric planned",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS },
  { "plans-that-differ", "u1 2024-Q1 kn actual=9 plan=96 for=2024; u1 2024-Q4 kn actual=8 plan=80 for=2024", "by unit; metric planned",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PLANS },
  { "reports-that-differ", "u1 2024 kn actual=96; u1 2024 kn actual=80", "by unit; metric actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_REPORTS },
  { "pace-of-no-period", "u1 2024 kn actual=96 plan=80", "by unit; metric pace@2024-06-30",
    DR_ERROR_INVALID, DR_ERROR_CAUSE_NO_PERIOD },
  { "ranks-of-both-directions", "u1 2024 no desire=less actual=9; u1 2024 kn actual=12", "by indicator unit; metric actual; cohort unit; metric rank@actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_INDICATORS },
  { "sums-of-both-directions", "u1 2024 no desire=less actual=9; u2 2024 kn actual=12", "by unit; metric actual; metric rank@actual",
    DR_ERROR_MISMATCH, DR_ERROR_CAUSE_DESIRES },
  { "no-such-key", "u1 2024 kn actual=96", "by colour; metric actual", DR_ERROR_INVALID, DR_ERROR_CAUSE_NONE },
};

/* Programs that say in their own words what to do go by this. */
static void
test_cause (gconstpointer data)
{
  const CauseCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = query_words_ask (test->facts, test->question, &error);

  g_assert_null (table);
  g_assert_error (error, DR_ERROR, test->code);
  g_assert_cmpint (dr_error_get_cause (error), ==, test->cause);
}

/* What a year says and what its quarters say is not added up. */
static void
test_overlapping_periods_are_refused (void)
{
  static const char * const overlapping[] = {
    "unit:i=3,3,4,4", "indicator:i=0,0,0,0", "period:i=3,4,3,2", "actual:l=1,9,2,3", "planned:l=-,-,-,-", NULL
  };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (DrQuery) apart = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, overlapping);
  dr_query_group_by (query, "unit", "period@year", NULL);
  dr_query_add_metric (query, "actual");
  dr_query_add_filter (query, "indicator", only);
  g_assert_null (dr_query_run (query, fixture.dataset, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_nonnull (strstr (error->message, "“Kết nạp” of xa-1 would be counted twice, for 2024-Q4 and for 2024"));
  g_clear_error (&error);

  dr_query_group_by (apart, "unit", "period", NULL);
  dr_query_add_metric (apart, "actual");
  dr_query_add_filter (apart, "indicator", only);
  g_autoptr (DrTable) table = dr_query_run (apart, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "xa-1|2024|9; xa-1|2024-Q4|1; xa-2|2024-Q3|3; xa-2|2024-Q4|2");
  query_fixture_clear (&fixture);
}

/* A year of books that close on the 14th is of their quarters, not of the calendar's: 15 December to 14 December. */
static void
test_books_that_close_within_a_month (void)
{
  static const char * const reckoned[] = { "id:u=2023-Q1~14,2023-Q4~14,2024-Q1~14,2024-12~14,2024-Q1", NULL };
  static const char * const figures[] = {
    "unit:i=3,3,3,3,4", "indicator:i=0,0,0,0,0", "period:i=0,1,2,3,4", "actual:l=1,2,4,8,16", "planned:l=-,-,-,-,-", NULL
  };
  static const struct { const char *keys[3]; const char *metric; const char *expected; } questions[] = {
    { { "unit", "period@year" }, "actual", "xa-1|2023~14|3; xa-1|2024~14|12; xa-2|2024|16" },
    { { "unit", "period@quarter" }, "actual",
      "xa-1|2023-Q1~14|1; xa-1|2023-Q4~14|2; xa-1|2024-Q1~14|4; xa-1|2024-Q4~14|8; xa-2|2024-Q1|16" },
    { { "unit", "period" }, "previous@previous",
      "xa-1|2023-Q1~14|-; xa-1|2023-Q4~14|-; xa-1|2024-Q1~14|2; xa-1|2024-12~14|-; xa-2|2024-Q1|-" },
    { { "unit", "period" }, "change@year-earlier",
      "xa-1|2023-Q1~14|-; xa-1|2023-Q4~14|-; xa-1|2024-Q1~14|3; xa-1|2024-12~14|-; xa-2|2024-Q1|-" },
  };
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, reckoned, figures);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;

      dr_query_set_keys (query, (const char * const *) questions[i].keys);
      dr_query_add_metric (query, questions[i].metric);
      dr_query_add_filter (query, "indicator", only);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_assert_cmpstr (text, ==, questions[i].expected);
    }
  query_fixture_clear (&fixture);
}

/* Sums beyond 64 bits are as exact as others. */
static void
test_sums_beyond_64_bits (void)
{
  static const char * const large[] = {
    "unit:i=3,3,4", "indicator:i=0,0,0", "period:i=0,0,0",
    "actual:l=9223372036854775807,9223372036854775807,-9223372036854775808",
    "planned:l=9223372036854775807,9223372036854775807,1", NULL
  };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, large);
  dr_query_group_by (query, "unit@province", NULL);
  dr_query_add_metric (query, "actual");
  dr_query_add_filter (query, "indicator", only);
  dr_query_add_metric (query, "planned");
  dr_query_add_metric (query, "completion");
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "tinh|9223372036854775806|18446744073709551615|50.00");
  query_fixture_clear (&fixture);
}

/* Beyond 128 bits there is no sum, and none is made up: on any number of threads, in pieces, and in differences. */
static void
test_sums_beyond_128_bits_are_refused (void)
{
#define NINES_38 "99999999999999999999999999999999999999"
  static const char * const huge[] = {
    "unit:i=3,4,3,5,5", "indicator:i=0,0,0,0,0", "period:i=0,0,2,0,1",
    "actual:d:38,0=" NINES_38 "," NINES_38 ",-" NINES_38 "," NINES_38 ",1", "planned:d:38,0=-," NINES_38 "," NINES_38 ",-,-",
    NULL
  };
  static const char * const first_two[] = { "xa-1", "xa-2", NULL };
  static const char * const third[] = { "xa-3", NULL };
  static const struct
  {
    const char         *keys[3];
    const char         *metric;
    const char * const *units;
    const char         *expected;
  } questions[] = {
    { { "unit", "period" }, "actual", first_two,
      "xa-1|2023-Q3|" NINES_38 "; xa-1|2024-Q3|-" NINES_38 "; xa-2|2023-Q3|" NINES_38 },
    { { "period" }, "actual", first_two, NULL },
    { { "unit@province" }, "planned", first_two, NULL },
    { { "unit", "period" }, "change@year-earlier", first_two, NULL },
    { { "unit", "period" }, "cumulative@actual", first_two,
      "xa-1|2023-Q3|" NINES_38 "|" NINES_38 "; xa-1|2024-Q3|-" NINES_38 "|0; xa-2|2023-Q3|" NINES_38 "|" NINES_38 },
    /* One digit more than Arrow has room for: 128 bits would. */
    { { "unit" }, "actual", third, NULL },
    { { "unit", "period" }, "cumulative@actual", third, NULL },
    { { "unit", "period" }, "actual", third, "xa-3|2023-Q3|" NINES_38 "; xa-3|2023-Q4|1" },
  };
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, huge);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    for (guint n_threads = 1; n_threads <= 2; n_threads++)
      {
        g_autoptr (DrQuery) query = dr_query_new ();
        g_autoptr (GError) error = NULL;

        dr_query_set_keys (query, questions[i].keys);
        if (g_str_has_prefix (questions[i].metric, "cumulative"))
          dr_query_add_metric (query, "actual");
        dr_query_add_metric (query, questions[i].metric);
        dr_query_add_filter (query, "indicator", only);
        dr_query_add_filter (query, "unit", questions[i].units);
        dr_query_set_n_threads (query, n_threads);
        g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
        g_autofree char *text = table == NULL ? NULL : write_table (table);
        g_assert_cmpstr (text, ==, questions[i].expected);
        if (questions[i].expected == NULL)
          g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
      }

  /* What each piece can hold, both together cannot. */
  g_autoptr (GError) error = NULL;
  DrTable *pieces[2];
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      const char *unit_ids[] = { i == 0 ? "xa-1" : "xa-2", NULL };
      const char *quarters[] = { "2023-Q3", NULL };
      g_autoptr (DrQuery) query = dr_query_new ();

      dr_query_group_by (query, "period", NULL);
      dr_query_add_metric (query, "actual");
      dr_query_add_filter (query, "indicator", only);
      dr_query_add_filter (query, "unit", unit_ids);
      dr_query_add_filter (query, "period", quarters);
      pieces[i] = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_null (dr_table_merge (pieces[0], pieces[1], &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
  g_object_unref (pieces[0]);
  g_object_unref (pieces[1]);
  query_fixture_clear (&fixture);
#undef NINES_38
}

/* One column of rows in an order, each of them a batch of its own or all in one. */
static char *
order_rows (const char         *column,
            const char * const *cells,
            const guint        *order,
            guint               n_rows,
            gboolean            is_in_batches)
{
  GString *text = g_string_new (column);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : is_in_batches ? "|" : ",", cells[order[i]]);

  return g_string_free (text, FALSE);
}

/* Whether a sum fits does not depend on where it passed through: in any order of rows, on any number of threads, in one
 * piece or streaming in batches, of which some are narrow. */
static void
test_sums_that_come_back_from_beyond_128_bits (void)
{
#define NINES_38 "99999999999999999999999999999999999999"
#define TENTH "10000000000000000000000000000000000000"
  static const char * const figures[] = { NINES_38, NINES_38, "-" NINES_38, "-" NINES_38, TENTH };
  static const guint orders[][5] = { { 0, 1, 2, 3, 4 }, { 0, 1, 4, 3, 2 }, { 2, 3, 4, 0, 1 }, { 4, 0, 2, 1, 3 } };
  static const char * const of_two[] = { "3", "4", "3", "4", "3" };
  static const char * const of_four[] = { "3", "4", "5", "6", "6" };
  static const struct
  {
    const char * const *units;
    const char         *keys[3];
    const char         *metrics[3];
    const char         *grain[4];
    const char         *expected;
  } questions[] = {
    { of_two, { "unit@province" }, { "actual" }, { NULL }, "tinh|" TENTH },
    { of_four, { "unit@province" }, { "actual", "pair-actual" }, { NULL }, "tinh|" TENTH "|-" },
    { of_two, { "unit@ancestors" }, { "actual" }, { NULL }, "tinh|" TENTH "; huyen-a|" TENTH },
    { of_four, { "unit@ancestors" }, { "actual" }, { NULL }, NULL },
    { of_four, { "unit@province" }, { "actual", "least" }, { NULL }, "tinh|" TENTH "|-" NINES_38 },
    { of_four, { "unit@province" }, { "actual", "completion-count" }, { "unit", "indicator", "period" }, "tinh|" TENTH "|0" },
    { of_four, { "unit" }, { "actual", "share@actual" }, { NULL },
      "xa-1|" NINES_38 "|1000.00; xa-2|" NINES_38 "|1000.00; xa-3|-" NINES_38 "|-1000.00; "
      "xa-4|-89999999999999999999999999999999999999|-900.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders) * G_N_ELEMENTS (questions) * 2 * 3; i++)
    {
      gboolean is_in_batches = i % 2;
      guint n_threads = 1 + i / 2 % 3;
      guint question = i / 6 % G_N_ELEMENTS (questions);
      const guint *order = orders[i / 6 / G_N_ELEMENTS (questions)];
      const char * const zeros[] = { "0", "0", "0", "0", "0" };
      const char * const nothing[] = { "-", "-", "-", "-", "-" };
      g_autofree char *of_units = order_rows ("unit:i=", questions[question].units, order, 5, is_in_batches);
      g_autofree char *of_indicators = order_rows ("indicator:i=", zeros, order, 5, is_in_batches);
      g_autofree char *of_periods = order_rows ("period:i=", zeros, order, 5, is_in_batches);
      g_autofree char *actuals = order_rows ("actual:d:38,0=", figures, order, 5, is_in_batches);
      g_autofree char *plans = order_rows ("planned:d:38,0=", nothing, order, 5, is_in_batches);
      const char * const rows[] = { of_units, of_indicators, of_periods, actuals, plans, NULL };
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      QueryFixture fixture;
      ArrowFixture stream;

      query_fixture_init (&fixture, units, indicators, periods, rows);
      dr_query_set_keys (query, (const char * const *) questions[question].keys);
      for (guint j = 0; questions[question].metrics[j] != NULL; j++)
        dr_query_add_metric (query, questions[question].metrics[j]);
      if (questions[question].grain[0] != NULL)
        dr_query_set_grain (query, (const char * const *) questions[question].grain);
      dr_query_add_filter (query, "indicator", only);
      dr_query_set_n_threads (query, n_threads);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_autofree char *text = table == NULL ? NULL : write_table (table);
      g_test_message ("question %u, order %u, %u threads", question, i / 6 / (guint) G_N_ELEMENTS (questions), n_threads);
      if (questions[question].expected != NULL)
        g_assert_no_error (error);
      g_assert_cmpstr (text, ==, questions[question].expected);
      if (questions[question].expected == NULL)
        g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);

      g_autoptr (GError) stream_error = NULL;
      arrow_fixture_init (&stream, rows);
      g_autoptr (DrTable) streamed = dr_query_run_stream (query, fixture.dataset, &stream.stream, NULL, &stream_error);
      if (questions[question].expected != NULL)
        g_assert_no_error (stream_error);
      g_autofree char *streamed_text = streamed == NULL ? NULL : write_table (streamed);
      g_assert_cmpstr (streamed_text, ==, questions[question].expected);
      query_fixture_clear (&fixture);
    }
#undef NINES_38
#undef TENTH
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/query/answers/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/query/runs-many", test_runs_many);
  g_test_add_func ("/query/indicators-of-one-id", test_indicators_of_one_id);
  g_test_add_func ("/query/divided-units-count-once", test_divided_units_count_once);
  g_test_add_func ("/query/divided-units-matter-where-they-have-figures", test_divided_units_matter_where_they_have_figures);
  g_test_add_func ("/query/changes-are-no-surer-than-what-they-are-against",
                   test_changes_are_no_surer_than_what_they_are_against);
  g_test_add_func ("/query/changes-lead-to-both-figures", test_changes_lead_to_both_figures);
  g_test_add_func ("/query/stops-when-cancelled", test_stops_when_cancelled);
  g_test_add_func ("/query/stream-of-ids", test_stream_of_ids);
  g_test_add_func ("/query/figures-without-plans", test_figures_without_plans);
  g_test_add_func ("/query/bare-dataset-is-refused", test_bare_dataset_is_refused);
  g_test_add_func ("/query/overlapping-periods-are-refused", test_overlapping_periods_are_refused);
  g_test_add_func ("/query/books-that-close-within-a-month", test_books_that_close_within_a_month);
  g_test_add_func ("/query/sums-beyond-64-bits", test_sums_beyond_64_bits);
  g_test_add_func ("/query/sums-beyond-128-bits-are-refused", test_sums_beyond_128_bits_are_refused);
  g_test_add_func ("/query/sums-that-come-back-from-beyond-128-bits", test_sums_that_come_back_from_beyond_128_bits);
  vectors_add ("query.json", "/query/vectors", query_words_run);
  for (gsize i = 0; i < G_N_ELEMENTS (cause_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/query/cause/%s", cause_cases[i].name);

      g_test_add_data_func (path, &cause_cases[i], test_cause);
    }

  return g_test_run ();
}
