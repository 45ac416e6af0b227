/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "query-fixture.h"

/* Three communes; of what the first two indicators count more is better, of the others less. */
static const char * const units[] = {
  "id:u=tinh,xa-a,xa-b,xa-c", "level:u=province,commune,commune,commune", "parent:i=-,0,0,0", NULL
};
static const char * const indicators[] = {
  "id:u=ket-nap,trong-cay,ho-ngheo,vi-pham", "measure:u=người,cây,hộ,cây", "nature:u=flow,flow,flow,flow",
  "direction:u=more,more,less,less", "scale:i=0,0,0,0", NULL
};
static const char * const periods[] = { "id:u=2023,2024", NULL };
/* Each commune reaches 4, 7 and 6 where 5 was planned, in both years. */
static const char * const facts[] = {
  "unit:i=1,2,3,1,2,3,1,2,3,1,2,3", "indicator:i=0,0,0,0,0,0,2,2,2,2,2,2", "period:i=0,0,0,1,1,1,0,0,0,1,1,1",
  "actual:l=4,7,6,4,7,6,4,7,6,4,7,6", "planned:l=5,5,5,5,5,5,5,5,5,5,5,5", NULL
};
/* Trees planted, and trees felled against the law. */
static const char * const of_one_measure[] = {
  "unit:i=1,2,1,2", "indicator:i=1,1,3,3", "period:i=0,0,1,1", "actual:l=4,7,4,9", "planned:l=-,-,-,-", NULL
};

static const char * const of_two_years[] = {
  "unit:i=1,2,1,2,1,2,1,2", "indicator:i=0,0,0,0,2,2,2,2", "period:i=0,0,1,1,0,0,1,1", "actual:l=9,4,5,6,9,4,5,6",
  "planned:l=-,-,-,-,-,-,-,-", NULL
};

typedef struct
{
  const char         *name;
  const char * const *facts;
  const char         *keys;
  const char         *metrics;
  const char         *filter;     /* «key=value,value» */
  const char         *expected;   /* the table, or «!» and the beginning of the message */
} Case;

static const Case cases[] = {
  { "completion-where-more-is-better", facts, "unit", "completion rank@completion", "indicator=ket-nap",
    "xa-a|80.00|3; xa-b|140.00|1; xa-c|120.00|2" },
  { "completion-where-less-is-better", facts, "unit", "completion rank@completion", "indicator=ho-ngheo",
    "xa-a|80.00|1; xa-b|140.00|3; xa-c|120.00|2" },
  { "attainment-rate-where-more-is-better", facts, "unit", "attainment-rate rank@attainment-rate", "indicator=ket-nap",
    "xa-a|0.00|3; xa-b|100.00|1; xa-c|100.00|1" },
  { "attainment-rate-where-less-is-better", facts, "unit", "attainment-rate rank@attainment-rate", "indicator=ho-ngheo",
    "xa-a|100.00|1; xa-b|0.00|2; xa-c|0.00|2" },
  { "what-was-attained-where-less-is-better", facts, "unit",
    "attainment@exceeded rank@attainment@exceeded attainment@missed rank@attainment@missed", "indicator=ho-ngheo",
    "xa-a|2|1|0|1; xa-b|0|2|2|2; xa-c|0|2|2|2" },
  { "what-was-missed-where-more-is-better", facts, "unit", "attainment@missed rank@attainment@missed", "indicator=ket-nap",
    "xa-a|2|3; xa-b|0|1; xa-c|0|1" },
  { "what-was-attained-of-both", facts, "unit", "attainment-rate rank@attainment-rate rows rank@rows", "nature=flow",
    "xa-a|50.00|1|4|1; xa-b|50.00|1|4|1; xa-c|50.00|1|4|1" },
  { "shares-of-what-was-missed", facts, "unit", "attainment@missed share@attainment@missed rank@share@attainment@missed",
    "indicator=ket-nap", "xa-a|2|100.00|3; xa-b|0|0.00|1; xa-c|0|0.00|1" },
  { "shares-where-less-is-better", facts, "unit", "actual share@actual rank@share@actual", "indicator=ho-ngheo",
    "xa-a|8|23.53|1; xa-b|14|41.18|3; xa-c|12|35.29|2" },
  { "places-where-less-is-better", facts, "unit", "actual rank@actual rank@rank@actual", "indicator=ho-ngheo",
    "xa-a|8|1|1; xa-b|14|3|3; xa-c|12|2|2" },
  { "figures-that-fell-where-more-is-better", of_two_years, "unit", "decreased@previous rank@decreased@previous", "indicator=ket-nap",
    "xa-a|1|2; xa-b|0|1" },
  { "figures-that-fell-where-less-is-better", of_two_years, "unit",
    "decreased@previous rank@decreased@previous increased@previous rank@increased@previous", "indicator=ho-ngheo",
    "xa-a|1|1|0|1; xa-b|0|2|1|2" },
  { "of-both-desires", of_one_measure, "unit", "actual rank@actual", "measure=cây",
    "!rank@actual: of some indicators more is better, of others less: group by \"indicator\"" },
  { "of-one-that-is-reported", of_one_measure, "unit", "actual rank@actual", "period=2024", "xa-a|4|1; xa-b|9|2" },
};

static DrQuery *
make_query (const Case *test)
{
  DrQuery *query = dr_query_new ();
  g_auto (GStrv) keys = split_words (test->keys);
  g_auto (GStrv) metrics = split_words (test->metrics);
  g_auto (GStrv) filter = g_strsplit (test->filter, "=", 2);
  g_auto (GStrv) values = g_strsplit (filter[1], ",", -1);

  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  dr_query_add_filter (query, filter[0], (const char * const *) values);

  return query;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, test->facts);
  g_autoptr (DrQuery) query = make_query (test);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  if (*test->expected == '!')
    {
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_cmpstr (error->message, ==, test->expected + 1);
    }
  else
    {
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_assert_cmpstr (text, ==, test->expected);
    }
  query_fixture_clear (&fixture);
}

/* Asks a table of each kind for what its last column wants. */
static void
check_desires (DrTable    *table,
               DrDesire    expected,
               const char *message)
{
  guint column = dr_table_get_n_columns (table) - 1;
  g_autoptr (GError) error = NULL;
  DrDesire desire = dr_table_find_desire (table, column, &error);

  g_assert_cmpint (desire, ==, expected);
  if (message == NULL)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_cmpstr (error->message, ==, message);
}

/* A table knows which way is good, whether it was asked of a dataset or a stream, was merged or spread. */
static void
test_tables_know_desires (void)
{
  static const struct
  {
    const char * const *facts;
    const char         *keys;
    const char         *metrics;
    const char         *filter;
    DrDesire            desire;
    const char         *message;  /* (nullable) */
  } tables[] = {
    { facts, "unit", "completion", "indicator=ket-nap", DR_DESIRE_MORE, NULL },
    { facts, "unit", "completion", "indicator=ho-ngheo", DR_DESIRE_LESS, NULL },
    { facts, "unit indicator", "completion", "indicator=ho-ngheo,ket-nap", DR_DESIRE_MORE,
      "completion: of some indicators more is better, of others less" },
    { facts, "unit", "attainment-rate", "indicator=ho-ngheo,ket-nap", DR_DESIRE_MORE, NULL },
    { facts, "unit", "attainment@missed", "indicator=ho-ngheo,ket-nap", DR_DESIRE_LESS, NULL },
    { facts, "unit", "attainment@undefined", "indicator=ho-ngheo", DR_DESIRE_LESS, NULL },
    { facts, "unit", "actual rank@actual", "indicator=ket-nap", DR_DESIRE_LESS, NULL },
    { facts, "unit", "actual cumulative@actual", "indicator=ho-ngheo", DR_DESIRE_LESS, NULL },
    { facts, "unit", "rows share@rows", "indicator=ho-ngheo", DR_DESIRE_MORE, NULL },
    { facts, "unit", "increased@previous", "indicator=ho-ngheo", DR_DESIRE_LESS, NULL },
    { facts, "unit", "decreased@previous", "indicator=ho-ngheo", DR_DESIRE_MORE, NULL },
    { facts, "unit", "decreased@previous", "indicator=ket-nap", DR_DESIRE_LESS, NULL },
    { of_one_measure, "period", "planned", "indicator=vi-pham", DR_DESIRE_MORE, NULL },
    { of_one_measure, "unit", "actual", "measure=cây", DR_DESIRE_MORE, "actual: of some indicators more is better, of others less" },
    { of_one_measure, "unit", "actual", "period=2024", DR_DESIRE_LESS, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const Case test = { .keys = tables[i].keys, .metrics = tables[i].metrics, .filter = tables[i].filter };
      g_autoptr (DrQuery) query = make_query (&test);
      g_autoptr (GError) error = NULL;
      QueryFixture fixture;

      g_test_message ("%s of %s", test.metrics, test.filter);
      query_fixture_init (&fixture, units, indicators, periods, tables[i].facts);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      query_fixture_clear (&fixture);
      check_desires (table, tables[i].desire, tables[i].message);
    }
}

static void
test_other_tables_know_desires (void)
{
  static const char * const others[] = {
    "unit:i=1,2", "indicator:i=2,2", "period:i=1,1", "actual:l=1,2", "planned:l=5,5", NULL
  };
  static const Case less = { .keys = "unit period", .metrics = "actual", .filter = "indicator=ho-ngheo" };
  static const Case both = { .keys = "unit indicator", .metrics = "actual", .filter = "indicator=ho-ngheo,ket-nap" };
  static const Case of_all = { .keys = "unit", .metrics = "actual", .filter = "measure=cây" };
  g_autoptr (DrQuery) of_less = make_query (&less);
  g_autoptr (DrQuery) of_both = make_query (&both);
  g_autoptr (DrQuery) of_measure = make_query (&of_all);
  g_autoptr (GError) error = NULL;
  QueryFixture fixture;
  QueryFixture other;
  ArrowFixture stream;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  query_fixture_init (&other, units, indicators, periods, others);
  g_autoptr (DrTable) one = dr_query_run (of_less, fixture.dataset, NULL, &error);
  g_autoptr (DrTable) two = dr_query_run (of_less, other.dataset, NULL, &error);
  g_autoptr (DrTable) merged = dr_table_merge (one, two, &error);
  g_assert_no_error (error);
  check_desires (merged, DR_DESIRE_LESS, NULL);

  g_autoptr (DrTable) years = dr_table_pivot (merged, 1, &error);
  g_assert_no_error (error);
  check_desires (years, DR_DESIRE_LESS, NULL);

  /* Each column of the pivot is of one of the indicators. */
  g_autoptr (DrTable) table = dr_query_run (of_both, fixture.dataset, NULL, &error);
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dr_table_find_desire (pivot, 1, &error), ==, DR_DESIRE_MORE);
  g_assert_cmpint (dr_table_find_desire (pivot, 2, &error), ==, DR_DESIRE_LESS);
  g_assert_no_error (error);

  /* Of what was streamed nothing is known but what there might have been. */
  arrow_fixture_init (&stream, of_one_measure);
  g_autoptr (DrTable) streamed = dr_query_run_stream (of_measure, fixture.dataset, &stream.stream, NULL, &error);
  g_assert_no_error (error);
  check_desires (streamed, DR_DESIRE_MORE, "actual: of some indicators more is better, of others less");
  arrow_fixture_init (&stream, others);
  g_autoptr (DrTable) of_stream = dr_query_run_stream (of_less, fixture.dataset, &stream.stream, NULL, &error);
  g_assert_no_error (error);
  check_desires (of_stream, DR_DESIRE_LESS, NULL);
  query_fixture_clear (&fixture);
  query_fixture_clear (&other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/metric/answers/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/metric/tables-know-desires", test_tables_know_desires);
  g_test_add_func ("/metric/other-tables-know-desires", test_other_tables_know_desires);

  return g_test_run ();
}
