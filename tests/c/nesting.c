/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-arrow-stream.h>

#include "query-fixture.h"

/* A province, two districts, and two communes of the first. The province tells its own total, and so does a district. */
static const char * const units[] = {
  "id:u=tinh,huyen-a,huyen-b,xa-1,xa-2,tinh-b",
  "level:u=province,district,district,commune,commune,province",
  "parent:i=-,0,0,1,1,-",
  NULL
};
static const char * const indicators[] = {
  "id:u=ket-nap,thu,hoi-vien", "measure:u=người,đồng,người", "nature:u=flow,flow,stock", "scale:i=0,0,0", NULL
};
static const char * const periods[] = { "id:u=2024-Q3,2024-Q4,2024", NULL };
static const char * const facts[] = {
  "unit:i=     0,  1, 3, 4, 2,  5,  0, 1, 0, 2, 0, 3",
  "indicator:i=0,  0, 0, 0, 0,  0,  0, 0, 1, 1, 0, 0",
  "period:i=   0,  0, 0, 0, 0,  0,  1, 1, 0, 0, 2, 2",
  "actual:l= 100, 60,25,30,35, 500, 90, -,70, -, -, -",
  "planned:l= 80,  -, -,20, -,   -,  -,40, -,50, -, -",
  NULL
};

typedef struct
{
  const char    *name;
  const char    *keys;
  const char    *metrics;
  const char    *filters;
  DrNestedUnits  nested;
  const char    *expected;    /* the table, or «!» and the beginning of the message */
  const char    *streamed;    /* (nullable) the same of a stream, where that is another */
} Case;

static const Case cases[] = {
  { "refused", "indicator", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "!“ket-nap” for 2024-Q3 would be counted twice, of tinh and of huyen-a below it", NULL },
  { "refused-for-plans", "indicator", "planned", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "!“ket-nap” for 2024-Q3 would be counted twice, of tinh and of xa-2 below it", NULL },
  { "refused-for-pairs", "indicator", "completion", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "!“ket-nap” for 2024-Q3 would be counted twice", NULL },
  { "parts", "indicator", "rows actual planned pair-actual completion", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_PARTS,
    "ket-nap|4|590|20|30|150.00", "!“ket-nap” for 2024-Q3 is of tinh and of huyen-a below it, and of a stream" },
  { "wholes", "indicator", "rows actual planned completion", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_WHOLES,
    "ket-nap|2|600|80|125.00", "!“ket-nap” for 2024-Q3 is of tinh" },
  { "all", "indicator", "rows actual planned", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_ALL, "ket-nap|6|750|100", NULL },
  { "each-unit-by-itself", "unit", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "tinh|100; huyen-a|60; huyen-b|35; xa-1|25; xa-2|30; tinh-b|500", NULL },
  { "each-level-by-itself", "unit-level", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "province|600; district|95; commune|55", NULL },
  { "one-level-by-filter", "indicator", "actual", "indicator=ket-nap period=2024-Q3 unit-level=district", DR_NESTED_UNITS_REFUSE,
    "ket-nap|95", NULL },
  { "actual-above-and-plan-below", "indicator", "actual planned", "indicator=thu period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "thu|70|50", NULL },
  { "plan-below-keeps-the-actual-above", "indicator", "actual planned", "period=2024-Q4", DR_NESTED_UNITS_PARTS,
    "ket-nap|90|40", NULL },
  { "by-district", "unit@district", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_PARTS,
    "huyen-a|55; huyen-b|35; -|600", "!“ket-nap” for 2024-Q3 is of huyen-a and of xa-1 below it" },
  { "all-levels-of-parts", "unit@ancestors", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_PARTS,
    "tinh|90; huyen-a|55; tinh-b|500", "!“ket-nap” for 2024-Q3 is of tinh and of huyen-a" },
  { "all-levels-with-the-lowest", "unit@ancestors-or-self", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_PARTS,
    "tinh|90; huyen-a|55; huyen-b|35; xa-1|25; xa-2|30; tinh-b|500", "!“ket-nap” for 2024-Q3 is of tinh and of huyen-a" },
  { "all-levels-of-all", "unit@ancestors", "actual planned", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_ALL,
    "tinh|250|100; huyen-a|115|20; tinh-b|500|-", NULL },
  { "all-levels-below-one", "unit@ancestors", "actual", "unit@ancestors=huyen-a indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_ALL,
    "tinh|115; huyen-a|115", NULL },
  { "what-is-below-one", "unit", "actual", "unit@ancestors=tinh indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "tinh|100; huyen-a|60; huyen-b|35; xa-1|25; xa-2|30", NULL },
  { "all-levels-where-one-alone-reports", "unit@ancestors", "actual planned", "indicator=ket-nap period=2024-Q4",
    DR_NESTED_UNITS_REFUSE, "tinh|90|40; huyen-a|-|40", NULL },
  { "all-levels-of-wholes", "unit@ancestors", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_WHOLES,
    "!\"unit@ancestors\" shows the units below each other", "!“ket-nap” for 2024-Q3 is of tinh and of huyen-a" },
  { "all-levels-refused", "unit@ancestors", "actual", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "!“ket-nap” for 2024-Q3 would be counted twice, of tinh and of huyen-a below it", NULL },
  { "those-with-plans-alone", "indicator", "actual planned", "indicator=ket-nap period=2024-Q3 has=actual,planned", DR_NESTED_UNITS_PARTS,
    "ket-nap|30|20", "!“ket-nap” for 2024-Q3 is of tinh" },
  { "attainment-of-each-cell", "indicator", "attainment@exceeded", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_REFUSE,
    "ket-nap|2", NULL },
  { "attainment-of-parts", "indicator", "attainment@exceeded", "indicator=ket-nap period=2024-Q3", DR_NESTED_UNITS_PARTS,
    "ket-nap|1", "ket-nap|2" },
  { "cells-of-several-units", "indicator period", "completion-count", "indicator=ket-nap period=2024-Q3",
    DR_NESTED_UNITS_REFUSE, "ket-nap|2024-Q3|2", NULL },
  { "nothing-nested-in-rows-without-figures", "indicator", "rows actual", "indicator=ket-nap period=2024",
    DR_NESTED_UNITS_REFUSE, "ket-nap|2|-", NULL },
};

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

/* The columns without the blanks that line them up. */
static GStrv
close_up (const char * const *columns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (columns[i], " ", -1);
      g_autofree char *text = g_strjoinv ("", parts);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
check_answer (DrTable    *table,
              GError     *error,
              const char *expected)
{
  if (expected[0] == '!')
    {
      g_assert_null (table);
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, expected + 1))
        g_assert_cmpstr (error->message, ==, expected + 1);
      return;
    }

  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (GStrv) columns = close_up (facts);
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, (const char * const *) columns);
  for (guint n_threads = 1; n_threads <= 3; n_threads += 2)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuery) query = make_query (test);

      dr_query_set_n_threads (query, n_threads);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      check_answer (table, error, test->expected);

      /* Several at once, each with its own figures. */
      g_autoptr (DrQuery) all = make_query (test);
      g_clear_error (&error);
      dr_query_set_nested_units (all, DR_NESTED_UNITS_ALL);
      g_autoptr (GList) queries = g_list_append (g_list_append (NULL, all), query);
      GList *tables = dr_query_run_all (queries, fixture.dataset, NULL, &error);
      check_answer (tables == NULL ? NULL : tables->next->data, error, test->expected);
      g_list_free_full (tables, g_object_unref);
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuery) query = make_query (test);
  gpointer stream = dr_arrow_stream_new ();
  dr_dataset_export_stream (fixture.dataset, stream);
  g_autoptr (DrTable) streamed = dr_query_run_stream (query, fixture.dataset, stream, NULL, &error);
  check_answer (streamed, error, test->streamed != NULL ? test->streamed : test->expected);
  if (test->expected[0] != '!' && test->streamed != NULL && test->streamed[0] == '!')
    g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
  dr_arrow_stream_free (stream);
  query_fixture_clear (&fixture);
}

/* Of cells that are made of several units each. */
static void
test_coarse_cells (void)
{
  static const char * const grain[] = { "unit@province", "indicator", "period", NULL };
  static const char * const only[] = { "2024-Q3", NULL };
  static const char * const metrics[] = { "completion-count", "completion-quantile@1", NULL };
  static const char * const keys[] = { "indicator", NULL };
  static const char * const admissions[] = { "ket-nap", NULL };
  g_auto (GStrv) columns = close_up (facts);
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, (const char * const *) columns);
  for (guint nested = DR_NESTED_UNITS_REFUSE; nested <= DR_NESTED_UNITS_WHOLES; nested++)
    {
      static const char * const expected[] = {
        "!“ket-nap” for 2024-Q3 would be counted twice", "ket-nap|1|150.00", "ket-nap|1|125.00"
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuery) query = dr_query_new ();

      dr_query_set_keys (query, keys);
      dr_query_set_grain (query, grain);
      dr_query_add_filter (query, "period", only);
      dr_query_add_filter (query, "indicator", admissions);
      dr_query_set_nested_units (query, (DrNestedUnits) nested);
      for (guint i = 0; metrics[i] != NULL; i++)
        dr_query_add_metric (query, metrics[i]);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      check_answer (table, error, expected[nested]);
    }
  query_fixture_clear (&fixture);
}

/* The year of a province and the quarters of its districts. */
static void
test_periods_that_share_days (void)
{
  static const char * const both[] = {
    "unit:i=0,1,1", "indicator:i=0,0,0", "period:i=2,0,1", "actual:l=100,40,60", "planned:l=-,-,-", NULL
  };
  static const char * const other_way[] = {
    "unit:i=1,1,0", "indicator:i=0,0,0", "period:i=0,1,2", "actual:l=40,60,100", "planned:l=-,-,-", NULL
  };
  const char * const *orders[] = { both, other_way };
  static const char * const by_year[] = { "period@year", NULL };
  static const char * const by_period[] = { "period", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint nested = DR_NESTED_UNITS_REFUSE; nested <= DR_NESTED_UNITS_ALL; nested++)
      {
        QueryFixture fixture;
        g_autoptr (GError) error = NULL;
        g_autoptr (DrQuery) query = dr_query_new ();

        query_fixture_init (&fixture, units, indicators, periods, orders[i]);
        dr_query_set_keys (query, by_year);
        dr_query_add_metric (query, "actual");
        dr_query_set_nested_units (query, (DrNestedUnits) nested);
        g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
        check_answer (table, error, nested == DR_NESTED_UNITS_ALL ? "2024|200"
                                                                  : "!“ket-nap” would be counted twice: of tinh for 2024, and of huyen-a below it for 2024-Q");

        g_clear_error (&error);
        dr_query_set_keys (query, by_period);
        g_autoptr (DrTable) apart = dr_query_run (query, fixture.dataset, NULL, &error);
        check_answer (apart, error, "2024|100; 2024-Q3|40; 2024-Q4|60");
        query_fixture_clear (&fixture);
      }
}

/* Without anybody nested nothing is looked at, and a row that is left out is no contributor. */
static void
test_lineage (void)
{
  static const struct
  {
    DrNestedUnits nested;
    guint         column;
    const char   *rows;
  } expected[] = {
    { DR_NESTED_UNITS_PARTS, 1, "2,3,4,5" },
    { DR_NESTED_UNITS_PARTS, 2, "3" },
    { DR_NESTED_UNITS_PARTS, 3, "2,3,4,5" },
    { DR_NESTED_UNITS_WHOLES, 1, "0,5" },
    { DR_NESTED_UNITS_WHOLES, 2, "0" },
    { DR_NESTED_UNITS_ALL, 1, "0,1,2,3,4,5" },
  };
  static const char * const keys[] = { "period", NULL };
  static const char * const wanted[] = { "2024-Q3", NULL };
  static const char * const admissions[] = { "ket-nap", NULL };
  g_auto (GStrv) columns = close_up (facts);
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, (const char * const *) columns);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GString) text = g_string_new (NULL);

      dr_query_set_keys (query, keys);
      dr_query_add_metric (query, "actual");
      dr_query_add_metric (query, "planned");
      dr_query_add_metric (query, "rows");
      dr_query_add_filter (query, "period", wanted);
      dr_query_add_filter (query, "indicator", admissions);
      dr_query_set_nested_units (query, expected[i].nested);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GArray) rows = dr_table_list_contributor_rows (table, 0, expected[i].column);
      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, j == 0 ? "" : ",", g_array_index (rows, guint64, j));
      g_assert_cmpstr (text->str, ==, expected[i].rows);
    }
  query_fixture_clear (&fixture);
}

/* --- against a slow reference --- */

#define N_UNITS 24
#define N_INDICATORS 3
#define N_PERIODS 3
#define BATCH_ROWS 60

typedef struct
{
  gint32   unit;
  gint32   indicator;
  gint32   period;
  gint32   actual;
  gint32   planned;
  gboolean has_actual;
  gboolean has_planned;
} Row;

typedef struct
{
  gint32  parent[N_UNITS];
  int     level[N_UNITS];
  GArray *rows;           /* (element-type Row) */
} World;

static void
world_init (World *world,
            GRand *random,
            guint  n_rows,
            int    nested_percent)
{
  world->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (gint32 i = 0; i < N_UNITS; i++)
    {
      world->level[i] = i < 2 ? 0 : i < 8 ? 1 : 2;
      world->parent[i] = i < 2 ? -1 : i < 8 ? g_rand_int_range (random, 0, 2) : g_rand_int_range (random, 2, 8);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      Row row = {
        .unit = g_rand_int_range (random, 0, 100) < nested_percent ? g_rand_int_range (random, 0, 8)
                                                                   : g_rand_int_range (random, 8, N_UNITS),
        .indicator = g_rand_int_range (random, 0, N_INDICATORS),
        .period = g_rand_int_range (random, 0, N_PERIODS),
        .actual = g_rand_int_range (random, -50, 1000),
        .planned = g_rand_int_range (random, 1, 1000),
        .has_actual = g_rand_int_range (random, 0, 4) > 0,
        .has_planned = g_rand_int_range (random, 0, 2) > 0,
      };

      g_array_append_val (world->rows, row);
    }
}

static gint32
find_up (const World *world,
         gint32       unit,
         int          level)
{
  while (unit >= 0 && world->level[unit] != level)
    unit = world->parent[unit];

  return unit;
}

/* What the keys of the units of a row are; all of them sort as they should. */
static char *
write_unit_key (const World *world,
                const char  *key,
                gint32       unit)
{
  gint32 up = strcmp (key, "unit") == 0 ? unit : strcmp (key, "unit@district") == 0 ? find_up (world, unit, 1) : find_up (world, unit, 0);

  if (strcmp (key, "indicator") == 0 || strcmp (key, "period") == 0)
    return g_strdup ("");

  return up < 0 ? g_strdup ("~") : g_strdup_printf ("u%02d", up);
}

static gboolean
are_together (const World        *world,
              const char * const *keys,
              gint32              unit,
              gint32              other)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *own = write_unit_key (world, keys[i], unit);
      g_autofree char *others = write_unit_key (world, keys[i], other);

      if (strcmp (own, others) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_below (const World *world,
          gint32       unit,
          gint32       above)
{
  for (unit = world->parent[unit]; unit >= 0; unit = world->parent[unit])
    if (unit == above)
      return TRUE;

  return FALSE;
}

/* Whether another row stands for the figure of @row. */
static gboolean
is_left_out (const World        *world,
             const char * const *keys,
             DrNestedUnits       nested,
             const Row          *row,
             gboolean            is_actual)
{
  for (guint i = 0; i < world->rows->len; i++)
    {
      const Row *other = &g_array_index (world->rows, Row, i);

      if (other->indicator == row->indicator && other->period == row->period &&
          (is_actual ? other->has_actual : other->has_planned) && are_together (world, keys, row->unit, other->unit) &&
          (nested == DR_NESTED_UNITS_PARTS ? is_below (world, other->unit, row->unit)
                                           : is_below (world, row->unit, other->unit)))
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  gint64 n_rows, n_actual, n_planned, n_pairs;
  gint64 actual, planned, pair_actual, pair_planned;
} Sum;

static char *
write_sum (const char *key,
           const Sum  *sum)
{
  GString *text = g_string_new (key);

  g_string_append_printf (text, "|%" G_GINT64_FORMAT, sum->n_rows);
  g_string_append_printf (text, sum->n_actual > 0 ? "|%" G_GINT64_FORMAT : "|-", sum->actual);
  g_string_append_printf (text, sum->n_planned > 0 ? "|%" G_GINT64_FORMAT : "|-", sum->planned);
  g_string_append_printf (text, sum->n_pairs > 0 ? "|%" G_GINT64_FORMAT : "|-", sum->pair_actual);
  g_string_append_printf (text, sum->n_pairs > 0 ? "|%" G_GINT64_FORMAT : "|-", sum->pair_planned);

  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer left,
               gconstpointer right)
{
  return strcmp (*(char * const *) left, *(char * const *) right);
}

static char *
join_sorted (GStrv rows)
{
  qsort (rows, g_strv_length (rows), sizeof *rows, compare_texts);

  return g_strjoinv ("; ", rows);
}

static char *
answer_plainly (const World        *world,
                const char * const *keys,
                DrNestedUnits       nested)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (guint i = 0; i < world->rows->len; i++)
    {
      const Row *row = &g_array_index (world->rows, Row, i);
      gboolean has_actual = row->has_actual && (nested == DR_NESTED_UNITS_ALL || !is_left_out (world, keys, nested, row, TRUE));
      gboolean has_planned = row->has_planned && (nested == DR_NESTED_UNITS_ALL || !is_left_out (world, keys, nested, row, FALSE));
      g_autoptr (GString) text = g_string_new (NULL);

      if ((row->has_actual || row->has_planned) && !has_actual && !has_planned)
        continue;
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *of_units = write_unit_key (world, keys[j], row->unit);

          g_string_append (text, j == 0 ? "" : "|");
          if (strcmp (keys[j], "indicator") == 0)
            g_string_append_printf (text, "i%d", row->indicator);
          else if (strcmp (keys[j], "period") == 0)
            g_string_append_printf (text, "2024-Q%d", row->period + 1);
          else
            g_string_append (text, strcmp (of_units, "~") == 0 ? "-" : of_units);
        }

      Sum *sum = g_hash_table_lookup (sums, text->str);
      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          g_hash_table_insert (sums, g_strdup (text->str), sum);
        }
      sum->n_rows++;
      sum->n_actual += has_actual;
      sum->n_planned += has_planned;
      sum->n_pairs += has_actual && has_planned;
      sum->actual += has_actual ? row->actual : 0;
      sum->planned += has_planned ? row->planned : 0;
      sum->pair_actual += has_actual && has_planned ? row->actual : 0;
      sum->pair_planned += has_actual && has_planned ? row->planned : 0;
    }

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *line = write_sum (key, value);

      g_strv_builder_add (builder, line);
    }
  g_auto (GStrv) lines = g_strv_builder_end (builder);

  return join_sorted (lines);
}

/* The facts as text, in batches. */
static void
write_world (const World *world,
             GString     *parents,
             GString     *columns[5])
{
  static const char * const heads[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=" };

  g_string_assign (parents, "parent:i=");
  for (guint i = 0; i < N_UNITS; i++)
    g_string_append_printf (parents, world->parent[i] < 0 ? "%s-" : "%s%d", i == 0 ? "" : ",", world->parent[i]);
  for (guint i = 0; i < 5; i++)
    columns[i] = g_string_new (heads[i]);
  for (guint i = 0; i < world->rows->len; i++)
    {
      const Row *row = &g_array_index (world->rows, Row, i);
      const char *comma = i == 0 ? "" : i % BATCH_ROWS == 0 ? "|" : ",";

      g_string_append_printf (columns[0], "%s%d", comma, row->unit);
      g_string_append_printf (columns[1], "%s%d", comma, row->indicator);
      g_string_append_printf (columns[2], "%s%d", comma, row->period);
      g_string_append_printf (columns[3], row->has_actual ? "%s%d" : "%s-", comma, row->actual);
      g_string_append_printf (columns[4], row->has_planned ? "%s%d" : "%s-", comma, row->planned);
    }
}

static const char * const key_sets[][4] = {
  { "indicator", NULL },
  { "unit@province", "indicator", NULL },
  { "unit@district", "indicator", "period", NULL },
  { "indicator", "unit@province", "unit@district", NULL },
  { "unit", "indicator", NULL },
};

static void
check_world (const World *world,
             DrDataset   *dataset)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_sets); i++)
    for (guint nested = DR_NESTED_UNITS_REFUSE; nested <= DR_NESTED_UNITS_ALL; nested++)
      {
        g_autoptr (DrQuery) query = dr_query_new ();
        g_autoptr (GError) error = NULL;
        g_autofree char *all = answer_plainly (world, key_sets[i], DR_NESTED_UNITS_ALL);
        g_autofree char *parts = answer_plainly (world, key_sets[i], DR_NESTED_UNITS_PARTS);
        g_autofree char *expected = answer_plainly (world, key_sets[i],
                                                    nested == DR_NESTED_UNITS_REFUSE ? DR_NESTED_UNITS_ALL : (DrNestedUnits) nested);
        gboolean is_nested = strcmp (all, parts) != 0;

        dr_query_set_keys (query, key_sets[i]);
        dr_query_add_metric (query, "rows");
        dr_query_add_metric (query, "actual");
        dr_query_add_metric (query, "planned");
        dr_query_add_metric (query, "pair-actual");
        dr_query_add_metric (query, "pair-planned");
        dr_query_set_nested_units (query, (DrNestedUnits) nested);
        dr_query_set_n_threads (query, 1 + i % 3);
        g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
        if (nested == DR_NESTED_UNITS_REFUSE && is_nested)
          {
            g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
            g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_UNITS);
          }
        else
          {
            g_assert_no_error (error);
            g_autofree char *text = write_table (table);
            g_auto (GStrv) rows = g_strsplit (text, "; ", -1);
            g_autofree char *sorted = join_sorted (rows);
            g_assert_cmpstr (sorted, ==, expected);
          }

        g_clear_error (&error);
        gpointer stream = dr_arrow_stream_new ();
        dr_dataset_export_stream (dataset, stream);
        g_autoptr (DrTable) streamed = dr_query_run_stream (query, dataset, stream, NULL, &error);
        dr_arrow_stream_free (stream);
        if (is_nested && nested != DR_NESTED_UNITS_ALL)
          {
            int code = nested == DR_NESTED_UNITS_REFUSE ? DR_ERROR_MISMATCH : DR_ERROR_UNSUPPORTED;

            g_assert_error (error, DR_ERROR, code);
            continue;
          }
        g_assert_no_error (error);
        g_autofree char *text = write_table (streamed);
        g_auto (GStrv) rows = g_strsplit (text, "; ", -1);
        g_autofree char *sorted = join_sorted (rows);
        g_assert_cmpstr (sorted, ==, expected);
      }
}

static void
test_reference (void)
{
  static const char * const quarters[] = { "id:u=2024-Q1,2024-Q2,2024-Q3", NULL };
  static const char * const flows[] = { "id:u=i0,i1,i2", "measure:u=a,b,c", "nature:u=flow,flow,flow", "scale:i=0,0,0", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);
  g_autoptr (GString) ids = g_string_new ("id:u=");
  g_autoptr (GString) levels = g_string_new ("level:u=");

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_string_append_printf (ids, "%su%02u", i == 0 ? "" : ",", i);
      g_string_append_printf (levels, "%s%s", i == 0 ? "" : ",", i < 2 ? "province" : i < 8 ? "district" : "commune");
    }

  /* Hardly anybody nested, some, and many. */
  for (guint round = 0; round < 24; round++)
    {
      World world;
      QueryFixture fixture;
      g_autoptr (GString) parents = g_string_new (NULL);
      GString *columns[5];

      world_init (&world, random, 10 + 20 * (round % 8), (int) (round % 4) * 12);
      write_world (&world, parents, columns);
      const char *table[] = { ids->str, levels->str, parents->str, NULL };
      const char *rows[] = { columns[0]->str, columns[1]->str, columns[2]->str, columns[3]->str, columns[4]->str, NULL };
      query_fixture_init (&fixture, table, flows, quarters, rows);
      check_world (&world, fixture.dataset);
      query_fixture_clear (&fixture);
      for (guint i = 0; i < 5; i++)
        g_string_free (columns[i], TRUE);
      g_array_unref (world.rows);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/nesting/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/nesting/coarse-cells", test_coarse_cells);
  g_test_add_func ("/nesting/periods-that-share-days", test_periods_that_share_days);
  g_test_add_func ("/nesting/lineage", test_lineage);
  g_test_add_func ("/nesting/reference", test_reference);

  return g_test_run ();
}
