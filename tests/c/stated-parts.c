/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model-fixture.h"
#include "query-fixture.h"

/*
 * «Toàn huyện 205 cây, trong đó xã A 120 cây»: the report itself says that one figure
 * is in the other, so that a sum with both counts the whole, and nothing is refused.
 */

/* A figure of «huyen», or of a unit below it, «xa-a» or the hamlet «thon» in that. */
typedef struct
{
  const char *unit;       /* NULL: huyen's own */
  const char *label;
  const char *actual;     /* (nullable) */
  const char *planned;    /* (nullable) */
  const char *part_of;    /* (nullable) */
  const char *period;     /* (nullable) of the figure; NULL: the year */
} Fact;

static const Fact trees[] = {
  { NULL, "Trồng cây", "205", NULL, NULL, NULL },
  { "xa-a", "Trồng cây", "120", NULL, "a1", NULL },
  { "thon", "Trồng cây", "30", NULL, "a2", NULL },
  { "xa-b", "Trồng cây", "85", NULL, "a1", NULL },
  { "xa-b", "Ra quân", "3", NULL, NULL, NULL },
  { NULL }
};
static const Fact with_plans[] = {
  { NULL, "Trồng cây", "205", "200", NULL, NULL },
  { "xa-a", "Trồng cây", "120", "100", "a1", NULL },
  { "xa-b", "Trồng cây", "85", NULL, "a1", NULL },
  { NULL }
};
static const Fact plans_below[] = {
  { NULL, "Trồng cây", "205", NULL, NULL, NULL },
  { "xa-a", "Trồng cây", "120", "100", "a1", NULL },
  { NULL }
};
/* Nobody says of the last one that it is in the whole. */
static const Fact half_told[] = {
  { NULL, "Trồng cây", "205", NULL, NULL, NULL },
  { "xa-a", "Trồng cây", "120", NULL, "a1", NULL },
  { "xa-b", "Trồng cây", "85", NULL, NULL, NULL },
  { NULL }
};
static const Fact of_another[] = {
  { NULL, "Trồng cây", "205", NULL, NULL, NULL },
  { "xa-a", "Trồng keo", "120", NULL, "a1", NULL },
  { "xa-a", "Trồng cây", "120", NULL, "a2", NULL },
  { NULL }
};
static const Fact of_another_time[] = {
  { NULL, "Trồng cây", "205", NULL, NULL, NULL },
  { "xa-a", "Trồng cây", "120", NULL, "a1", "2024-Q4" },
  { NULL }
};

typedef struct
{
  const char    *name;
  const Fact    *facts;
  const char    *keys;
  const char    *metrics;
  const char    *filters;
  DrNestedUnits  nested;
  const char    *expected;    /* the table, or «!» and the beginning of the message */
} Case;

#define TREES "trong-cay"

static const Case cases[] = {
  { "the-whole-counts", trees, "indicator", "rows actual", "", DR_NESTED_UNITS_REFUSE, TREES "|1|205; ra-quan-cay|1|3" },
  { "each-by-itself", trees, "unit", "actual", "indicator=" TREES, DR_NESTED_UNITS_REFUSE,
    "huyen|205; huyen/xa-a|120; huyen/thon|30; huyen/xa-b|85" },
  { "those-below-alone", trees, "indicator", "actual", "unit=huyen/xa-a,huyen/xa-b indicator=" TREES, DR_NESTED_UNITS_REFUSE,
    TREES "|205" },
  { "without-the-whole-that-is-between", trees, "indicator", "actual", "unit=huyen,huyen/thon indicator=" TREES,
    DR_NESTED_UNITS_REFUSE, "!“Trồng cây” for 2024 would be counted twice, of huyen and of thon below it" },
  { "parts-where-they-are-asked-for", trees, "indicator", "actual", "indicator=" TREES, DR_NESTED_UNITS_PARTS, TREES "|115" },
  { "all-where-they-are-asked-for", trees, "indicator", "actual", "indicator=" TREES, DR_NESTED_UNITS_ALL, TREES "|440" },
  { "cells-that-are-judged-one-by-one", with_plans, "indicator", "attainment@exceeded", "", DR_NESTED_UNITS_REFUSE, TREES "|2" },
  { "plans-too", with_plans, "indicator", "actual planned completion", "", DR_NESTED_UNITS_REFUSE, TREES "|205|200|102.50" },
  { "a-plan-that-the-whole-has-not", plans_below, "indicator", "actual planned completion", "", DR_NESTED_UNITS_REFUSE,
    TREES "|205|100|-" },
  { "completion-of-what-has-a-plan", plans_below, "indicator", "completion", "", DR_NESTED_UNITS_REFUSE, TREES "|120.00" },
  { "not-what-nobody-tells", half_told, "indicator", "actual", "", DR_NESTED_UNITS_REFUSE,
    "!“Trồng cây” for 2024 would be counted twice, of huyen and of xa-b below it" },
  { "not-a-part-of-another-figure", of_another, "indicator", "actual", "", DR_NESTED_UNITS_REFUSE,
    "!“Trồng cây” for 2024 would be counted twice, of huyen and of xa-a below it" },
  { "not-for-another-time", of_another_time, "indicator", "actual", "", DR_NESTED_UNITS_REFUSE,
    "!“Trồng cây” would be counted twice: of huyen for 2024, and of xa-a below it for 2024-Q4" },
  { "all-levels", trees, "unit@ancestors", "actual", "indicator=" TREES, DR_NESTED_UNITS_REFUSE,
    "!“Trồng cây” for 2024 would be counted twice, of huyen and of xa-a below it" },
};

static void
add_fact (DrReportBuilder *builder,
          DrUnit          *unit,
          const Fact      *fact,
          guint            number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("a%u", number);
  g_autofree char *target_id = g_strdup_printf ("t%u", number);
  g_autoptr (DrPeriod) period = make_period (fact->period == NULL ? "2024" : fact->period);
  g_autoptr (DrIndicator) indicator = make_indicator (fact->label, "cây", DR_DESIRE_MORE);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new (id, unit, indicator, period);
  g_autoptr (DrQuantity) actual = dr_quantity_new (fact->actual, "cây", DR_HEDGE_EXACT, &error);

  g_assert_no_error (error);
  dr_achievement_builder_set_actual (achievement, actual);
  dr_achievement_builder_set_part_of (achievement, fact->part_of);
  if (fact->planned != NULL)
    {
      g_autoptr (DrQuantity) planned = dr_quantity_new (fact->planned, "cây", DR_HEDGE_EXACT, &error);
      g_autoptr (DrTarget) target = dr_target_new (target_id, unit, indicator, period, planned, &error);

      g_assert_no_error (error);
      dr_achievement_builder_set_target (achievement, target);
    }

  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (builder, made, &error);
  g_assert_no_error (error);
}

static DrDataset *
make_dataset (const Fact *facts,
              DrParts     parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) year = make_period ("2024");
  g_autoptr (DrUnit) huyen = make_unit ("huyen", NULL);
  g_autoptr (DrUnit) xa_a = make_unit ("xa-a", huyen);
  g_autoptr (DrUnit) xa_b = make_unit ("xa-b", huyen);
  g_autoptr (DrUnit) thon = make_unit ("thon", xa_a);
  DrUnit *below[] = { xa_a, xa_b, thon };
  g_autoptr (DrReportBuilder) report = dr_report_builder_new (huyen, year, NULL);
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

  for (guint i = 0; facts[i].label != NULL; i++)
    {
      DrUnit *unit = huyen;

      for (guint k = 0; k < G_N_ELEMENTS (below); k++)
        if (g_strcmp0 (facts[i].unit, dr_unit_get_id (below[k])) == 0)
          unit = below[k];
      add_fact (report, unit, &facts[i], i + 1);
    }

  g_autoptr (DrReport) made = dr_report_builder_end (report, &error);
  g_assert_no_error (error);
  dr_dataset_builder_set_parts (builder, parts);
  dr_dataset_builder_add_report (builder, made, &error);
  g_assert_no_error (error);
  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

static DrQuery *
make_query (const Case *test)
{
  DrQuery *query = dr_query_new ();
  g_auto (GStrv) keys = split_words (test->keys);
  g_auto (GStrv) metrics = split_words (test->metrics);
  g_auto (GStrv) filters = split_words (test->filters);

  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (filters[i], "=", 2);
      g_auto (GStrv) values = g_strsplit (halves[1], ",", -1);

      dr_query_add_filter (query, halves[0], (const char * const *) values);
    }
  dr_query_set_nested_units (query, test->nested);

  return query;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = make_dataset (test->facts, DR_PARTS_IN_WHOLES);
  g_autoptr (DrQuery) query = make_query (test);
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);

  if (test->expected[0] == '!')
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

/* What a sum is made of is the whole alone. */
static void
test_lineage (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = make_dataset (trees, DR_PARTS_IN_WHOLES);
  g_autoptr (DrQuery) query = make_query (&cases[0]);
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);

  GList *contributors = dr_table_list_contributors (table, 0, 2);
  g_assert_cmpuint (g_list_length (contributors), ==, 1);
  g_assert_cmpstr (dr_achievement_get_id (contributors->data), ==, "a1");
  g_list_free_full (contributors, g_object_unref);
}

/* Who wants parts in place of wholes has to say so of units as well. */
static void
test_parts_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = make_dataset (trees, DR_PARTS_ALONE);
  g_autoptr (DrQuery) query = make_query (&cases[0]);

  g_assert_null (dr_query_run (query, dataset, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/stated-parts/%s", cases[i].name);
      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/stated-parts/lineage", test_lineage);
  g_test_add_func ("/stated-parts/parts-alone", test_parts_alone);

  return g_test_run ();
}
