/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "query-fixture.h"

/* Three communes; of what the first two indicators count more is better, of the others less. */
static const char * const units[] = {
  "id:u=tinh,xa-a,xa-b,xa-c", "level:u=province,commune,commune,commune", "parent:i=-,0,0,0", NULL
};
static const char * const indicators[] = {
  "id:u=ket-nap,trong-cay,ho-ngheo,vi-pham,so-hoi-vien", "measure:u=người,cây,hộ,cây,hội viên",
  "nature:u=flow,flow,flow,flow,stock", "direction:u=more,more,less,less,more", "scale:i=0,0,0,0,0", NULL
};
static const char * const periods[] = { "id:u=2023,2024,2024-Q1,2024-Q2,2024-Q3", NULL };
/* Each commune reaches 4, 7 and 6 where 5 was planned, in both years. */
static const char * const facts[] = {
  "unit:i=1,2,3,1,2,3,1,2,3,1,2,3", "indicator:i=0,0,0,0,0,0,2,2,2,2,2,2", "period:i=0,0,0,1,1,1,0,0,0,1,1,1",
  "actual:l=4,7,6,4,7,6,4,7,6,4,7,6", "planned:l=5,5,5,5,5,5,5,5,5,5,5,5", NULL
};
/* Trees planted, and trees felled against the law. */
static const char * const of_one_measure[] = {
  "unit:i=1,2,1,2", "indicator:i=1,1,3,3", "period:i=0,0,1,1", "actual:l=4,7,4,9", "planned:l=-,-,-,-", NULL
};

static const char * const thirds[] = {
  "unit:i=1,2,3", "indicator:i=0,0,0", "period:i=0,0,0", "actual:l=1,1,1", "planned:l=-,-,-", NULL
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
  const char         *more;       /* words «key=value,value»: filters, or «order=…», «cohort=…», «limit=…» */
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

static const char * const of_quarters[] = {
  "unit:i=1,2,1,2,1", "indicator:i=0,0,0,0,0", "period:i=2,2,3,3,4", "actual:l=1,10,100,1000,-", "planned:l=-,-,-,-,5", NULL
};
static const char * const of_a_year_too[] = {
  "unit:i=1,2,1", "indicator:i=0,0,0", "period:i=2,3,1", "actual:l=1,10,100", "planned:l=-,-,-", NULL
};

static const char * const of_levels[] = {
  "unit:i=1,1", "indicator:i=4,4", "period:i=2,3", "actual:l=100,101", "planned:l=-,-", NULL
};

static const Case cumulative_cases[] = {
  { "of-each-unit", of_quarters, "unit period", "actual cumulative@actual", "",
    "xa-a|2024-Q1|1|1; xa-a|2024-Q2|100|101; xa-a|2024-Q3|-|-; xa-b|2024-Q1|10|10; xa-b|2024-Q2|1000|1010" },
  { "whatever-order-the-keys-have", of_quarters, "period unit", "actual cumulative@actual", "",
    "2024-Q1|xa-a|1|1; 2024-Q1|xa-b|10|10; 2024-Q2|xa-a|100|101; 2024-Q2|xa-b|1000|1010; 2024-Q3|xa-a|-|-" },
  { "of-keys-of-units-apart", of_quarters, "unit@province period unit", "actual cumulative@actual", "",
    "tinh|2024-Q1|xa-a|1|1; tinh|2024-Q1|xa-b|10|10; tinh|2024-Q2|xa-a|100|101; tinh|2024-Q2|xa-b|1000|1010; tinh|2024-Q3|xa-a|-|-" },
  { "whatever-order-the-table-has", of_quarters, "unit period", "actual cumulative@actual", "order=-period",
    "xa-a|2024-Q3|-|-; xa-a|2024-Q2|100|101; xa-b|2024-Q2|1000|1010; xa-a|2024-Q1|1|1; xa-b|2024-Q1|10|10" },
  { "of-the-first-rows", of_quarters, "unit period", "actual cumulative@actual", "order=-cumulative@actual limit=2",
    "xa-b|2024-Q2|1000|1010; xa-a|2024-Q2|100|101" },
  { "of-a-province", of_quarters, "unit@province period", "actual cumulative@actual", "",
    "tinh|2024-Q1|11|11; tinh|2024-Q2|1100|1111; tinh|2024-Q3|-|-" },
  { "of-a-cohort", of_quarters, "unit@province period unit", "actual cumulative@actual", "cohort=unit@province",
    "tinh|2024-Q1|xa-a|1|1; tinh|2024-Q1|xa-b|10|11; tinh|2024-Q2|xa-a|100|111; tinh|2024-Q2|xa-b|1000|1111; tinh|2024-Q3|xa-a|-|-" },
  { "of-a-cohort-in-any-order-of-keys", of_quarters, "unit unit@province period", "actual cumulative@actual", "cohort=unit@province",
    "xa-a|tinh|2024-Q1|1|1; xa-a|tinh|2024-Q2|100|111; xa-a|tinh|2024-Q3|-|-; xa-b|tinh|2024-Q1|10|11; xa-b|tinh|2024-Q2|1000|1111" },
  { "of-longer-and-shorter-periods", of_quarters, "period@year unit period", "actual cumulative@actual", "cohort=period@year",
    "2024|xa-a|2024-Q1|1|1; 2024|xa-a|2024-Q2|100|111; 2024|xa-a|2024-Q3|-|-; 2024|xa-b|2024-Q1|10|11; 2024|xa-b|2024-Q2|1000|1111" },
  { "without-periods", of_quarters, "unit", "actual cumulative@actual", "order=-actual", "xa-b|1010|1111; xa-a|101|101" },
  { "of-shares", of_quarters, "period", "actual share@actual cumulative@share@actual", "",
    "2024-Q1|11|0.99|0.99; 2024-Q2|1100|99.01|100.00; 2024-Q3|-|-|-" },
  { "of-shares-is-rounded-once", thirds, "unit period", "actual share@actual cumulative@share@actual", "cohort=period",
    "xa-a|2023|1|33.33|33.33; xa-b|2023|1|33.33|66.67; xa-c|2023|1|33.33|100.00" },
  { "of-a-year-and-a-quarter-of-it", of_a_year_too, "unit period", "actual cumulative@actual", "",
    "!cumulative@actual: what is in 2024 and in 2024-Q1 would be added up twice" },
  { "of-a-level-over-time", of_levels, "unit period", "actual cumulative@actual", "indicator=so-hoi-vien",
    "!cumulative@actual: “so-hoi-vien” is a stock, a level at a day, which does not add up over time" },
  { "of-counts", of_a_year_too, "unit period", "rows cumulative@rows", "", "xa-a|2024|1|1; xa-a|2024-Q1|1|2; xa-b|2024-Q2|1|1" },
};

static const char * const of_plans[] = {
  "unit:i=1,2,1,1,2", "indicator:i=0,0,0,1,1", "period:i=2,2,3,0,1", "actual:l=25,10,30,4,6", "planned:l=20,-,91,-,5", NULL
};

static const Case pace_cases[] = {
  { "of-quarters", of_plans, "unit period", "pace@2024-04-30", "indicator=ket-nap", "xa-a|2024-Q1|125.00; xa-a|2024-Q2|100.00; xa-b|2024-Q1|-" },
  { "of-their-year", of_plans, "unit period@year", "completion pace@2024-04-30", "indicator=ket-nap", "xa-a|2024|49.55|110.00; xa-b|2024|-|-" },
  { "of-those-with-both-figures", of_plans, "unit period@year", "pace@2024-04-30", "indicator=ket-nap has=actual,planned", "xa-a|2024|110.00" },
  { "of-several-days", of_plans, "period@year", "pace@2024-03-31 pace@2024-06-30", "indicator=ket-nap", "2024|275.00|49.55" },
  { "of-years", of_plans, "period@year", "pace@2024-06-30", "indicator=trong-cay", "2023|-; 2024|241.32" },
};

static const char * const of_losses[] = {
  "unit:i=1,2,3", "indicator:i=0,0,0", "period:i=0,0,0", "actual:l=-60,120,-40", "planned:l=-50,100,-50", NULL
};

static const Case loss_cases[] = {
  { "have-no-completion", of_losses, "unit", "completion rank@completion", "", "xa-a|-|-; xa-b|120.00|1; xa-c|-|-" },
  { "of-pairs-have-none", of_losses, "unit", "pair-actual completion", "has=actual,planned", "xa-a|-60|-; xa-b|120|120.00; xa-c|-40|-" },
  { "have-no-pace", of_losses, "unit period", "pace@2023-12-31", "", "xa-a|2023|-; xa-b|2023|120.00; xa-c|2023|-" },
  { "are-no-quantiles", of_losses, "", "completion-count completion-quantile@0.5 completion-quantile@1", "", "1|120.00|120.00" },
  { "of-pairs-are-no-quantiles", of_losses, "", "completion-count completion-quantile@0.5", "has=actual,planned", "1|120.00" },
  { "are-kept-or-missed", of_losses, "unit", "attainment@exceeded attainment@missed attainment-rate", "",
    "xa-a|0|1|0.00; xa-b|1|0|100.00; xa-c|1|0|100.00" },
  { "add-up-with-gains", of_losses, "", "pair-actual pair-planned completion", "", "20|0|-" },
};

static DrQuery *
make_query (const Case *test)
{
  DrQuery *query = dr_query_new ();
  g_auto (GStrv) keys = split_words (test->keys);
  g_auto (GStrv) metrics = split_words (test->metrics);
  g_auto (GStrv) more = split_words (test->more);

  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  for (guint i = 0; more[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (more[i], "=", 2);
      g_auto (GStrv) values = g_strsplit (words[1], ",", -1);

      if (g_str_equal (words[0], "order"))
        dr_query_set_order (query, (const char * const *) values);
      else if (g_str_equal (words[0], "cohort"))
        dr_query_set_cohort (query, (const char * const *) values);
      else if (g_str_equal (words[0], "limit"))
        dr_query_set_limit (query, (guint) g_ascii_strtoull (words[1], NULL, 10));
      else
        dr_query_add_filter (query, words[0], (const char * const *) values);
    }

  return query;
}

static void
check_answer (const Case   *test,
              DrTable      *table,
              const GError *error)
{
  if (*test->expected == '!')
    {
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      if (!g_str_has_prefix (error->message, test->expected + 1))
        g_assert_cmpstr (error->message, ==, test->expected + 1);
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
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, test->facts);
  g_autoptr (DrQuery) query = make_query (test);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  check_answer (test, table, error);
  query_fixture_clear (&fixture);
}

/* The same of what streams by. */
static void
test_stream (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;
  ArrowFixture stream;
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, test->facts);
  arrow_fixture_init (&stream, test->facts);
  g_autoptr (DrQuery) query = make_query (test);
  g_autoptr (DrTable) table = dr_query_run_stream (query, fixture.dataset, &stream.stream, NULL, &error);
  check_answer (test, table, error);
  query_fixture_clear (&fixture);
}

/* A unit that was divided in halves reached 5 of one figure and 3 of another. */
static void
test_parts_are_added_up_exactly (void)
{
  static const char * const divided[] = {
    "id:u=tinh,xa-cu,xa-1,xa-2", "level:u=province,commune,commune,commune", "parent:i=-,0,0,0", "valid_to:tdD=-,20269,-,-", NULL
  };
  static const char * const successors[] = { "unit:i=1,1", "successor:i=2,3", "weight:u=0.5,0.5", NULL };
  static const char * const figures[] = {
    "unit:i=1,1,3", "indicator:i=0,0,0", "period:i=2,3,3", "actual:l=5,3,1", "planned:l=-,-,-", NULL
  };
  static const struct
  {
    Case        query;
    const char *ratios;   /* of the last column */
  } questions[] = {
    { { .keys = "unit", .metrics = "actual cumulative@actual", .more = "period=2024-Q1", .expected = "xa-1|3|3; xa-2|3|5" }, "5/2 5" },
    { { .keys = "unit period", .metrics = "actual cumulative@actual", .more = "",
        .expected = "xa-1|2024-Q1|3|3; xa-1|2024-Q2|2|4; xa-2|2024-Q1|3|3; xa-2|2024-Q2|3|5" }, "5/2 4 5/2 5" },
    { { .keys = "unit", .metrics = "actual share@actual", .more = "period=2024-Q2", .expected = "xa-1|2|37.50; xa-2|3|62.50" }, "3/8 5/8" },
    { { .keys = "unit", .metrics = "actual share@actual cumulative@share@actual rank@cumulative@share@actual", .more = "period=2024-Q2",
        .expected = "xa-1|2|37.50|37.50|2; xa-2|3|62.50|100.00|1" }, "2 1" },
    { { .keys = "unit", .metrics = "actual cumulative@actual rank@cumulative@actual", .more = "period=2024-Q1",
        .expected = "xa-1|3|3|2; xa-2|3|5|1" }, "2 1" },
  };
  ArrowFixture fixtures[5];
  const char * const *columns[] = { divided, successors, indicators, periods, figures };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    arrow_fixture_init (&fixtures[i], columns[i]);
  g_assert_true (dr_dataset_builder_add_units (builder, &fixtures[0].stream, &error));
  g_assert_true (dr_dataset_builder_add_successors (builder, &fixtures[1].stream, &error));
  g_assert_true (dr_dataset_builder_add_indicators (builder, &fixtures[2].stream, &error));
  g_assert_true (dr_dataset_builder_add_periods (builder, &fixtures[3].stream, &error));
  g_assert_true (dr_dataset_builder_add_achievements (builder, &fixtures[4].stream, &error));
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  g_date_set_dmy (&day, 1, G_DATE_JULY, 2025);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DrQuery) query = make_query (&questions[i].query);
      g_autoptr (GString) ratios = g_string_new (NULL);

      dr_query_set_structure (query, &day, DR_DIVIDED_UNITS_APPORTION);
      g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_assert_cmpstr (text, ==, questions[i].query.expected);
      for (guint row = 0; row < dr_table_get_n_rows (table); row++)
        {
          g_autoptr (DrRatio) ratio = dr_table_dup_ratio (table, row, dr_table_get_n_columns (table) - 1, &error);
          g_assert_no_error (error);
          g_autofree char *written = dr_ratio_to_string (ratio);

          g_string_append_printf (ratios, "%s%s", row == 0 ? "" : " ", written);
        }
      g_assert_cmpstr (ratios->str, ==, questions[i].ratios);
    }
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
      const Case test = { .keys = tables[i].keys, .metrics = tables[i].metrics, .more = tables[i].filter };
      g_autoptr (DrQuery) query = make_query (&test);
      g_autoptr (GError) error = NULL;
      QueryFixture fixture;

      g_test_message ("%s of %s", test.metrics, test.more);
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
  static const Case less = { .keys = "unit period", .metrics = "actual", .more = "indicator=ho-ngheo" };
  static const Case both = { .keys = "unit indicator", .metrics = "actual", .more = "indicator=ho-ngheo,ket-nap" };
  static const Case of_all = { .keys = "unit", .metrics = "actual", .more = "measure=cây" };
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
  for (guint i = 0; i < G_N_ELEMENTS (cumulative_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/metric/cumulative/%s", cumulative_cases[i].name);

      g_test_add_data_func (path, &cumulative_cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (loss_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/metric/losses/%s", loss_cases[i].name);

      g_test_add_data_func (path, &loss_cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pace_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/metric/pace/%s", pace_cases[i].name);
      g_autofree char *stream_path = g_strdup_printf ("/metric/pace-of-a-stream/%s", pace_cases[i].name);

      g_test_add_data_func (path, &pace_cases[i], test_case);
      g_test_add_data_func (stream_path, &pace_cases[i], test_stream);
    }
  g_test_add_func ("/metric/parts-are-added-up-exactly", test_parts_are_added_up_exactly);
  g_test_add_func ("/metric/tables-know-desires", test_tables_know_desires);
  g_test_add_func ("/metric/other-tables-know-desires", test_other_tables_know_desires);

  return g_test_run ();
}
