/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-arrow-stream.h>

#include "query-fixture.h"

/*
 * Random data and random questions, answered by the library and, slowly and
 * plainly, here. The answers agree whatever the order of rows, the number of
 * threads, and whether cells lie side by side or are hashed.
 */

#define N_INDICATORS 5
#define BATCH_ROWS 40000
#define SMALL_BATCH_ROWS 61

typedef struct
{
  gint32   unit;
  gint32   indicator;
  gint32   period;
  gint64   actual;
  gint64   planned;
  gboolean has_actual;
  gboolean has_planned;
} Row;

typedef struct
{
  guint         n_units;      /* a province, districts, communes: each has a parent before it */
  guint         n_periods;    /* quarters from 2020 */
  guint         batch_rows;
  GArray       *rows;         /* (element-type Row) */
  gint32       *parent;
  int          *level;        /* 0 province, 1 district, 2 commune */
  GPtrArray    *texts;
  const char  **facts;        /* as text, in batches */
  DrNestedUnits nested;       /* where units above communes report too */
  QueryFixture  fixture;
} World;

static const int scales[N_INDICATORS] = { 0, 2, 0, 3, 1 };

static const char *
keep (World   *world,
      GString *text)
{
  char *kept = g_string_free (text, FALSE);

  g_ptr_array_add (world->texts, kept);

  return kept;
}

static void
shuffle (GRand  *random,
         GArray *rows)
{
  for (guint i = rows->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i);
      Row other = g_array_index (rows, Row, j);

      g_array_index (rows, Row, j) = g_array_index (rows, Row, i - 1);
      g_array_index (rows, Row, i - 1) = other;
    }
}

static void
world_load (World *world)
{
  static const char *const level_names[] = { "province", "district", "commune" };
  GString *ids = g_string_new ("id:u=");
  GString *levels = g_string_new ("level:u=");
  GString *parents = g_string_new ("parent:i=");
  GString *kinds = g_string_new ("kind:u=");
  GString *periods = g_string_new ("id:u=");
  GString *columns[5];
  static const char *const heads[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=" };

  for (guint i = 0; i < world->n_units; i++)
    {
      const char *comma = i == 0 ? "" : ",";

      g_string_append_printf (ids, "%su%05u", comma, i);
      g_string_append_printf (levels, "%s%s", comma, level_names[world->level[i]]);
      g_string_append_printf (kinds, "%sk%d", comma, (int) (i % 3));
      if (world->parent[i] < 0)
        g_string_append_printf (parents, "%s-", comma);
      else
        g_string_append_printf (parents, "%s%d", comma, world->parent[i]);
    }
  for (guint i = 0; i < world->n_periods; i++)
    g_string_append_printf (periods, "%s%u-Q%u", i == 0 ? "" : ",", 2020 + i / 4, i % 4 + 1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = g_string_new (heads[i]);
  for (guint i = 0; i < world->rows->len; i++)
    {
      const Row *row = &g_array_index (world->rows, Row, i);
      const char *comma = i == 0 ? "" : i % world->batch_rows == 0 ? "|" : ",";

      g_string_append_printf (columns[0], "%s%d", comma, row->unit);
      g_string_append_printf (columns[1], "%s%d", comma, row->indicator);
      g_string_append_printf (columns[2], "%s%d", comma, row->period);
      g_string_append_printf (columns[3], row->has_actual ? "%s%" G_GINT64_FORMAT : "%s-", comma, row->actual);
      g_string_append_printf (columns[4], row->has_planned ? "%s%" G_GINT64_FORMAT : "%s-", comma, row->planned);
    }

  const char **units = g_new0 (const char *, 5);
  const char **facts = g_new0 (const char *, 6);
  const char **quarters = g_new0 (const char *, 2);
  static const char * const indicators[] = {
    "id:u=i0,i1,i2,i3,i4", "measure:u=a,b,a,d,e", "nature:u=flow,flow,flow,flow,flow",
    "direction:u=more,less,more,less,more", "scale:i=0,2,0,3,1", NULL
  };
  units[0] = keep (world, ids);
  units[1] = keep (world, levels);
  units[2] = keep (world, parents);
  units[3] = keep (world, kinds);
  quarters[0] = keep (world, periods);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    facts[i] = keep (world, columns[i]);
  g_ptr_array_add (world->texts, units);
  world->facts = facts;
  g_ptr_array_add (world->texts, facts);
  g_ptr_array_add (world->texts, quarters);
  query_fixture_init (&world->fixture, units, indicators, quarters, facts);
}

static void
world_init (World  *world,
            GRand  *random,
            guint   n_units,
            guint   n_rows,
            guint   bits)
{
  *world = (World) { .n_units = n_units, .n_periods = 11, .batch_rows = BATCH_ROWS, .rows = g_array_new (FALSE, FALSE, sizeof (Row)),
                     .texts = g_ptr_array_new_with_free_func (g_free) };
  world->parent = g_new (gint32, n_units);
  world->level = g_new (int, n_units);
  for (guint i = 0; i < n_units; i++)
    {
      world->level[i] = i < 3 ? 0 : i < n_units / 4 ? 1 : 2;
      world->parent[i] = world->level[i] == 0   ? -1
                         : world->level[i] == 1 ? g_rand_int_range (random, 0, 3)
                                                : g_rand_int_range (random, 3, (gint32) n_units / 4);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      /* Small figures meet each other, and those of 60 bits the edges of 64. */
      gint64 most = i % 50 == 0 ? G_GINT64_CONSTANT (1) << bits : 40;
      Row row = {
        .unit = g_rand_int_range (random, (gint32) n_units / 4, (gint32) n_units),
        .indicator = g_rand_int_range (random, 0, N_INDICATORS),
        .period = g_rand_int_range (random, 0, (gint32) world->n_periods),
        .actual = (gint64) (g_rand_double (random) * (double) most) - most / 8,
        .planned = (gint64) (g_rand_double (random) * (double) most) - most / 16,
        .has_actual = g_rand_int_range (random, 0, 10) > 0,
        .has_planned = g_rand_int_range (random, 0, 6) > 0,
      };

      if (g_rand_int_range (random, 0, 8) == 0)
        row.planned = row.actual;
      if (g_rand_int_range (random, 0, 12) == 0)
        row.planned = 0;
      g_array_append_val (world->rows, row);
    }
  world_load (world);
}

static void
world_clear (World *world)
{
  query_fixture_clear (&world->fixture);
  g_array_unref (world->rows);
  g_free (world->parent);
  g_free (world->level);
  g_ptr_array_unref (world->texts);
}

/* What a group adds up to, plainly. */
typedef struct
{
  char     *key;
  gint32    indicator;
  guint     n_rows, n_actual, n_planned, n_pairs;
  dr_int128 actual, planned, pair_actual, pair_planned;
} Sum;

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  g_free (sum->key);
  g_free (sum);
}

static int
find_up (const World *world,
         int          unit,
         int          level)
{
  while (unit >= 0 && world->level[unit] != level)
    unit = world->parent[unit];

  return unit;
}

/* Keys sort as their text does: all ids are of one length. */
static char *
write_key (const World *world,
           const char  *name,
           const Row   *row)
{
  if (strcmp (name, "unit") == 0)
    return g_strdup_printf ("u%05d", row->unit);
  if (strcmp (name, "unit@district") == 0)
    return find_up (world, row->unit, 1) < 0 ? g_strdup ("~") : g_strdup_printf ("u%05d", find_up (world, row->unit, 1));
  if (strcmp (name, "unit@province") == 0)
    return g_strdup_printf ("u%05d", find_up (world, row->unit, 0));
  if (strcmp (name, "unit-kind") == 0)
    return g_strdup_printf ("k%d", row->unit % 3);
  if (strcmp (name, "indicator") == 0)
    return g_strdup_printf ("i%d", row->indicator);
  if (strcmp (name, "period") == 0)
    return g_strdup_printf ("%d-Q%d", 2020 + row->period / 4, row->period % 4 + 1);
  g_assert_cmpstr (name, ==, "period@year");

  return g_strdup_printf ("%d", 2020 + row->period / 4);
}

static int
compare_sums (gconstpointer left,
              gconstpointer right)
{
  return strcmp ((*(Sum * const *) left)->key, (*(Sum * const *) right)->key);
}

static GPtrArray *
sum_up (const World        *world,
        const char * const *keys,
        gboolean            pairs_only)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sums = g_ptr_array_new_with_free_func (sum_free);

  for (guint i = 0; i < world->rows->len; i++)
    {
      const Row *row = &g_array_index (world->rows, Row, i);
      g_autoptr (GString) key = g_string_new (NULL);

      if (pairs_only && !(row->has_actual && row->has_planned))
        continue;
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *part = write_key (world, keys[j], row);

          g_string_append_printf (key, "%s%s", j == 0 ? "" : "|", part);
        }

      Sum *sum = g_hash_table_lookup (by_key, key->str);
      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          sum->key = g_strdup (key->str);
          sum->indicator = row->indicator;
          g_hash_table_insert (by_key, sum->key, sum);
          g_ptr_array_add (sums, sum);
        }
      sum->n_rows++;
      if (row->has_actual)
        {
          sum->n_actual++;
          sum->actual += row->actual;
        }
      if (row->has_planned)
        {
          sum->n_planned++;
          sum->planned += row->planned;
        }
      if (row->has_actual && row->has_planned)
        {
          sum->n_pairs++;
          sum->pair_actual += row->actual;
          sum->pair_planned += row->planned;
        }
    }
  g_ptr_array_sort (sums, compare_sums);

  return sums;
}

static char *
write_figure (dr_int128 coefficient,
              int       indicator,
              gboolean  is_there)
{
  DrDecimal decimal = { coefficient, -scales[indicator] };

  return is_there ? dr_decimal_to_string (&decimal) : g_strdup ("-");
}

static char *
write_percent (dr_int128 numerator,
               dr_int128 denominator)
{
  char top[DR_DECIMAL_BUFFER];
  char bottom[DR_DECIMAL_BUFFER];

  if (denominator <= 0)
    return g_strdup ("-");
  dr_int128_write (numerator, top);
  dr_int128_write (denominator, bottom);
  g_autoptr (DrRatio) ratio = dr_ratio_new (top, bottom, NULL);

  return dr_ratio_to_percent (ratio, 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
}

static const char * const key_sets[][4] = {
  { "unit", "indicator", "period", NULL },
  { "unit@district", "indicator", NULL },
  { "indicator", "unit@province", "period@year", NULL },
  { "unit-kind", "period@year", "indicator", NULL },
  { "unit@province", "indicator", "unit@district", NULL },
  { "period", "indicator", NULL },
  { "unit", "indicator", "period@year", NULL },
  { "indicator", NULL },
};

static char *
answer (const World        *world,
        const char * const *keys,
        gboolean            pairs_only,
        guint               n_threads)
{
  static const char * const has_both[] = { "actual", "planned", NULL };
  static const char * const all[] = { "rows", "actual-count", "actual", "planned-count", "planned", "pair-count",
                                      "pair-actual", "pair-planned", "completion", NULL };
  static const char * const pairs[] = { "pair-count", "pair-actual", "pair-planned", "completion", NULL };
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  dr_query_set_keys (query, keys);
  for (guint i = 0; (pairs_only ? pairs : all)[i] != NULL; i++)
    dr_query_add_metric (query, (pairs_only ? pairs : all)[i]);
  if (pairs_only)
    dr_query_add_filter (query, "has", has_both);
  dr_query_set_n_threads (query, n_threads);
  dr_query_set_nested_units (query, world->nested);
  g_autoptr (DrTable) table = dr_query_run (query, world->fixture.dataset, NULL, &error);
  g_assert_no_error (error);

  return write_table (table);
}

static char *
answer_plainly (const World        *world,
                const char * const *keys,
                gboolean            pairs_only)
{
  g_autoptr (GPtrArray) sums = sum_up (world, keys, pairs_only);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = sums->pdata[i];
      g_autofree char *actual = write_figure (sum->actual, sum->indicator, sum->n_actual > 0);
      g_autofree char *planned = write_figure (sum->planned, sum->indicator, sum->n_planned > 0);
      g_autofree char *pair_actual = write_figure (sum->pair_actual, sum->indicator, sum->n_pairs > 0);
      g_autofree char *pair_planned = write_figure (sum->pair_planned, sum->indicator, sum->n_pairs > 0);
      g_autofree char *completion = write_percent (sum->pair_actual, sum->pair_planned);

      for (const char *at = sum->key; *at != '\0'; at++)
        if (at == sum->key && i > 0)
          g_string_append_printf (text, "; %c", *at);
        else
          g_string_append_c (text, *at == '~' ? '-' : *at);
      if (!pairs_only)
        g_string_append_printf (text, "|%u|%u|%s|%u|%s", sum->n_rows, sum->n_actual, actual, sum->n_planned, planned);
      g_string_append_printf (text, "|%u|%s|%s|%s", sum->n_pairs, pair_actual, pair_planned, completion);
    }

  return g_string_free (text, FALSE);
}

static void
check_world (World *world,
             GRand *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_sets); i++)
    for (int pairs_only = 0; pairs_only <= 1; pairs_only++)
      {
        g_autofree char *expected = answer_plainly (world, key_sets[i], pairs_only);
        g_autofree char *alone = answer (world, key_sets[i], pairs_only, 1);
        g_autofree char *together = answer (world, key_sets[i], pairs_only, 4);

        g_assert_cmpstr (alone, ==, expected);
        g_assert_cmpstr (together, ==, expected);
      }
}

static void
test_dense (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260711);

  for (guint round = 0; round < 6; round++)
    {
      World world;

      world_init (&world, random, 40 + 8 * round, 700 * (round + 1), 60);
      check_world (&world, random);

      /* The order of rows says nothing. */
      query_fixture_clear (&world.fixture);
      shuffle (random, world.rows);
      world_load (&world);
      check_world (&world, random);
      world_clear (&world);
    }
}

static int
compare_arrivals (gconstpointer left,
                  gconstpointer right)
{
  const Row *first = left;
  const Row *second = right;

  return first->period - second->period;
}

/* Reports come quarter by quarter, some of them late: threads share the cells by period. Where they come in any order, by
 * unit. */
static void
test_shared_cells (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261128);

  for (guint round = 0; round < 3; round++)
    {
      World world;

      world_init (&world, random, 90 + 700 * round, 2900, 60);
      query_fixture_clear (&world.fixture);
      g_array_sort (world.rows, compare_arrivals);
      for (guint i = 0; i + 200 < world.rows->len; i += 450)
        {
          Row late = g_array_index (world.rows, Row, i);

          g_array_index (world.rows, Row, i) = g_array_index (world.rows, Row, i + 150);
          g_array_index (world.rows, Row, i + 150) = late;
        }
      world.batch_rows = SMALL_BATCH_ROWS;
      world_load (&world);
      world.fixture.dataset->copied_bytes = 1;
      check_world (&world, random);

      query_fixture_clear (&world.fixture);
      shuffle (random, world.rows);
      world_load (&world);
      world.fixture.dataset->copied_bytes = 1;
      check_world (&world, random);
      world_clear (&world);
    }
}

/* Far fewer rows than there could be groups. */
static void
test_sparse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  World world;

  world_init (&world, random, 6000, 2500, 60);
  check_world (&world, random);
  world_clear (&world);
}

/* What all units have is what their ancestors have. */
static void
test_roll_up_is_the_sum_of_its_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  World world;
  static const char * const above[] = { "unit@ancestors", "indicator", NULL };
  static const char * const provinces[] = { "unit@province", "indicator", NULL };
  static const char * const districts[] = { "unit@district", "indicator", NULL };

  for (guint n_units = 60; n_units < 7000; n_units += 6000)
    {
      world_init (&world, random, n_units, 3000, 60);
      for (guint n_threads = 1; n_threads <= 4; n_threads += 3)
        {
          g_autofree char *all = answer (&world, above, FALSE, n_threads);
          g_autofree char *upper = answer (&world, provinces, FALSE, n_threads);
          g_autofree char *lower = answer (&world, districts, FALSE, n_threads);
          g_autofree char *both = g_strconcat (upper, "; ", lower, NULL);

          /* Provinces come first in the dataset, and every unit that reports lies in a district. */
          g_assert_cmpstr (all, ==, both);
        }
      world_clear (&world);
    }
}

/* All figures once for each unit in whose row they count: their own, unless nobody is below it and @is_above, and all above. */
static GArray *
count_at_all_levels (const World *world,
                     gboolean     is_above)
{
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree guint8 *has_below = g_malloc0 (world->n_units);

  for (guint i = 0; i < world->n_units; i++)
    if (world->parent[i] >= 0)
      has_below[world->parent[i]] = 1;
  for (guint i = 0; i < world->rows->len; i++)
    for (Row row = g_array_index (world->rows, Row, i); row.unit >= 0; row.unit = world->parent[row.unit])
      if (!is_above || has_below[row.unit] || world->parent[row.unit] < 0)
        g_array_append_val (counted, row);

  return counted;
}

/* Units at all levels report: each has what it reported itself, and what those below it did. */
static void
test_all_levels_at_once (void)
{
  static const char * const by_unit[] = { "unit", "indicator", NULL };
  static const char * const levels[][3] = {
    { "unit@ancestors", "indicator", NULL },
    { "unit@ancestors-or-self", "indicator", NULL },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint n_units = 60; n_units < 7000; n_units += 6000)
    {
      World world;

      world_init (&world, random, n_units, 3000, 60);
      query_fixture_clear (&world.fixture);
      for (guint i = 0; i < world.rows->len; i += 3)
        g_array_index (world.rows, Row, i).unit = g_rand_int_range (random, 0, (gint32) n_units);
      world.nested = DR_NESTED_UNITS_ALL;
      world_load (&world);

      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        {
          g_autoptr (GArray) counted = count_at_all_levels (&world, i == 0);
          World spread = { .rows = counted };
          g_autofree char *expected = answer_plainly (&spread, by_unit, FALSE);

          for (guint n_threads = 1; n_threads <= 4; n_threads += 3)
            {
              g_autofree char *found = answer (&world, levels[i], FALSE, n_threads);

              g_assert_true (g_str_equal (found, expected));
            }
        }
      world_clear (&world);
    }
}

/* Cells one by one: how they met their plans, and how they moved since the year before. */
static void
test_cells_one_by_one (void)
{
  static const char * const cells[] = { "unit", "indicator", "period", NULL };
  static const char * const by_indicator[] = { "indicator", NULL };
  static const char * const metrics[] = {
    "attainment@undefined", "attainment@exceeded", "attainment@met", "attainment@missed", "compared@year-earlier",
    "increased@year-earlier", "decreased@year-earlier", "change@year-earlier", NULL
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  World world;

  for (guint n_units = 60; n_units < 7000; n_units += 6000)
    {
      world_init (&world, random, n_units, 3000, 60);
      g_autoptr (GPtrArray) sums = sum_up (&world, cells, FALSE);
      g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
      guint counts[N_INDICATORS][7] = { 0 };
      dr_int128 change[N_INDICATORS] = { 0 };

      for (guint i = 0; i < sums->len; i++)
        g_hash_table_insert (by_key, ((Sum *) sums->pdata[i])->key, sums->pdata[i]);
      for (guint i = 0; i < sums->len; i++)
        {
          const Sum *sum = sums->pdata[i];
          gboolean is_less = sum->indicator == 1 || sum->indicator == 3;
          g_autofree char *earlier = g_strdup (sum->key);
          char *year = strrchr (earlier, '|') + 1;

          if (sum->n_pairs > 0)
            counts[sum->indicator][sum->pair_planned == 0                                       ? 0
                                   : sum->pair_actual == sum->pair_planned                      ? 2
                                   : (sum->pair_actual < sum->pair_planned) == is_less          ? 1
                                                                                                : 3]++;
          year[3]--;
          const Sum *before = g_hash_table_lookup (by_key, earlier);
          if (before == NULL || before->n_actual == 0 || sum->n_actual == 0)
            continue;
          counts[sum->indicator][4]++;
          counts[sum->indicator][5] += sum->actual > before->actual;
          counts[sum->indicator][6] += sum->actual < before->actual;
          change[sum->indicator] += sum->actual - before->actual;
        }

      g_autoptr (GString) expected = g_string_new (NULL);
      for (int i = 0; i < N_INDICATORS; i++)
        {
          g_autofree char *moved = write_figure (change[i], i, counts[i][4] > 0);

          g_string_append_printf (expected, "%si%d", i == 0 ? "" : "; ", i);
          for (guint j = 0; j < 7; j++)
            g_string_append_printf (expected, "|%u", counts[i][j]);
          g_string_append_printf (expected, "|%s", moved);
        }

      g_autoptr (DrQuery) query = dr_query_new ();
      g_autoptr (GError) error = NULL;
      dr_query_set_keys (query, by_indicator);
      for (guint i = 0; metrics[i] != NULL; i++)
        dr_query_add_metric (query, metrics[i]);
      g_autoptr (DrTable) table = dr_query_run (query, world.fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *text = write_table (table);
      g_assert_cmpstr (text, ==, expected->str);
      world_clear (&world);
    }
}

/* A query that makes rows of cells, of groups of cells, or of the first few, and says how. */
typedef struct
{
  const char *name;
  const char *keys[4];
  const char *grain[4];
  const char *metrics[8];
  const char *order[4];
  guint       limit;
  const char *left_out;
} Asked;

static const Asked asked[] = {
  { "rows of cells", { "unit", "indicator", "period@year" }, { NULL },
    { "rows", "actual-count", "actual", "planned", "completion", "attainment-rate" }, { NULL }, 0, NULL },
  { "rows of pairs", { "unit", "period", "indicator" }, { NULL }, { "pair-actual", "completion" }, { NULL }, 0,
    "completion" },
  { "rows of changes", { "unit", "indicator", "period" }, { NULL },
    { "actual", "change@previous", "change-percent@previous" }, { NULL }, 0, "change@previous" },
  { "extremes of cells", { "unit", "indicator", "period@year" }, { NULL }, { "least", "greatest", "mean" }, { NULL }, 0,
    NULL },
  { "all levels", { "unit@ancestors", "indicator", "period" }, { NULL },
    { "actual-count", "actual", "planned-count", "planned" }, { NULL }, 0, NULL },
  { "few groups", { "unit-kind", "indicator" }, { NULL }, { "pair-count", "pair-actual", "pair-planned" }, { NULL }, 0,
    NULL },
  { "quantiles", { "indicator", "period@year" }, { "unit", "indicator", "period@year" },
    { "completion-count", "completion-quantile@0.1", "completion-quantile@0.5", "completion-quantile@1" }, { NULL }, 0,
    NULL },
  { "attainment", { "unit@province", "indicator" }, { "unit", "indicator", "period" },
    { "attainment@exceeded", "attainment@met", "attainment@missed", "attainment-rate", "planned" }, { NULL }, 0, NULL },
  { "extremes of groups", { "unit@district", "indicator" }, { "unit", "indicator", "period" },
    { "least", "greatest", "attainment@met" }, { NULL }, 0, NULL },
  { "changes", { "indicator", "period" }, { "unit", "indicator", "period" },
    { "compared@year-earlier", "increased@year-earlier", "decreased@year-earlier", "change@year-earlier" }, { NULL }, 0,
    NULL },
  { "greatest changes", { "unit", "indicator", "period" }, { NULL },
    { "actual", "change@year-earlier", "change-percent@year-earlier" }, { "-change-percent@year-earlier", "unit" }, 50,
    "change-percent@year-earlier" },
  { "greatest sums", { "unit", "indicator", "period" }, { NULL }, { "planned", "actual" }, { "-planned" }, 70, NULL },
};

static DrQuery *
make_query (const Asked *of,
            guint        n_threads)
{
  DrQuery *query = dr_query_new ();

  dr_query_set_keys (query, of->keys);
  if (of->grain[0] != NULL)
    dr_query_set_grain (query, of->grain);
  for (guint i = 0; of->metrics[i] != NULL; i++)
    dr_query_add_metric (query, of->metrics[i]);
  if (of->order[0] != NULL)
    dr_query_set_order (query, of->order);
  dr_query_set_limit (query, of->limit);
  if (of->left_out != NULL)
    dr_query_leave_out_empty (query, of->left_out);
  dr_query_set_n_threads (query, n_threads);

  return query;
}

static char *
ask (const World *world,
     const Asked *of,
     guint        n_threads)
{
  g_autoptr (DrQuery) query = make_query (of, n_threads);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = dr_query_run (query, world->fixture.dataset, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (table), >, 0);

  return write_table (table);
}

/* The same of a stream: as the dataset gives it, with a column of statuses, or as it was given, plainly. */
static char *
ask_about_stream (const World *world,
                  const Asked *of,
                  gboolean     is_plain,
                  guint        n_threads)
{
  g_autoptr (DrQuery) query = make_query (of, n_threads);
  g_autoptr (GError) error = NULL;
  ArrowFixture fixture;
  gpointer exported = dr_arrow_stream_new ();

  arrow_fixture_init (&fixture, world->facts);
  if (!is_plain)
    dr_dataset_export_stream (world->fixture.dataset, exported);
  g_autoptr (DrTable) table = dr_query_run_stream (query, world->fixture.dataset,
                                                   is_plain ? &fixture.stream : exported, NULL, &error);
  g_assert_no_error (error);
  dr_arrow_stream_free (exported);

  return write_table (table);
}

/* More blocks of facts, cells and groups than one thread gets; sums that fit 64 bits, and such that do not. */
static void
test_threads_do_not_matter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint bits = 30; bits <= 60; bits += 30)
    {
      World world;

      world_init (&world, random, 3500, 140000, bits);
      for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
        {
          g_autofree char *alone = ask (&world, &asked[i], 1);

          for (guint n_threads = 2; n_threads <= 5; n_threads += 3)
            {
              g_autofree char *together = ask (&world, &asked[i], n_threads);

              g_test_message ("%s, %u bits, %u threads", asked[i].name, bits, n_threads);
              g_assert_true (g_str_equal (together, alone));
            }
        }
      world_clear (&world);
    }
}

/* Only pairs are judged. Where the rows without both figures are left out, cells hold no more than pairs, and are judged
 * another way. */
static const Asked judged[] = {
  { "attainment", { "unit@province", "period@year" }, { "unit", "indicator", "period@year" },
    { "attainment@undefined", "attainment@exceeded", "attainment@met", "attainment@near", "attainment@missed",
      "attainment-rate" }, { NULL }, 0, NULL },
  { "quantiles", { "indicator", "period@year" }, { "unit", "indicator", "period@year" },
    { "completion-count", "completion-quantile@0.01", "completion-quantile@0.1", "completion-quantile@0.5",
      "completion-quantile@0.75", "completion-quantile@1" }, { NULL }, 0, NULL },
  { "both", { "unit@district", "indicator" }, { "unit", "indicator", "period" },
    { "completion-count", "completion-quantile@0.5", "attainment@near", "attainment-rate" }, { NULL }, 0, NULL },
};

static char *
judge (const World *world,
       const Asked *of,
       DrRatio     *near,
       gboolean     has_pairs_alone,
       guint        n_threads)
{
  static const char *const pair[] = { "actual", "planned", NULL };
  g_autoptr (DrQuery) query = make_query (of, n_threads);
  g_autoptr (GError) error = NULL;

  if (has_pairs_alone)
    dr_query_add_filter (query, "has", pair);
  dr_query_set_near_threshold (query, near, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) table = dr_query_run (query, world->fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (table), >, 0);

  return write_table (table);
}

static void
test_pairs_are_judged_alike (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (DrRatio) near = dr_ratio_new ("19", "20", NULL);
  g_autoptr (DrRatio) nearer = dr_ratio_new ("999999999999999998", "999999999999999999", NULL);
  DrRatio *thresholds[] = { NULL, near, nearer };

  g_assert_nonnull (near);
  g_assert_nonnull (nearer);
  for (guint bits = 10; bits <= 60; bits += 25)
    {
      World world;

      world_init (&world, random, 900, 90000, bits);
      for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
        for (guint j = 0; j < G_N_ELEMENTS (thresholds); j++)
          {
            g_autofree char *all = judge (&world, &judged[i], thresholds[j], FALSE, 1);

            for (guint n_threads = 1; n_threads <= 3; n_threads += 2)
              {
                g_autofree char *pairs = judge (&world, &judged[i], thresholds[j], TRUE, n_threads);

                g_test_message ("%s, %u bits, %u threads, threshold %u", judged[i].name, bits, n_threads, j);
                g_assert_cmpstr (pairs, ==, all);
              }
          }
      world_clear (&world);
    }
}

/* Tables of which each row is a cell: with a limit, though none that cuts, rows are made one by one. */
static const struct
{
  Asked    asked;
  gboolean has_pairs_alone;
} one_by_one[] = {
  { { "pairs", { "unit", "indicator", "period@year" }, { NULL }, { "pair-actual", "completion", "pair-planned" },
      { NULL }, 0, NULL }, TRUE },
  { { "numbers of pairs", { "period", "unit", "indicator" }, { NULL },
      { "pair-count", "pair-actual", "pair-planned", "completion" }, { NULL }, 0, NULL }, TRUE },
  { { "both figures", { "unit@district", "indicator", "period" }, { NULL },
      { "planned", "actual-count", "actual", "planned-count" }, { NULL }, 0, NULL }, FALSE },
};

static char *
ask_one_by_one (const World *world,
                guint        index,
                guint        limit,
                DrRounding   rounding,
                guint        n_threads)
{
  static const char *const pair[] = { "actual", "planned", NULL };
  g_autoptr (DrQuery) query = make_query (&one_by_one[index].asked, n_threads);
  g_autoptr (GError) error = NULL;

  if (one_by_one[index].has_pairs_alone)
    dr_query_add_filter (query, "has", pair);
  dr_query_set_limit (query, limit);
  dr_query_set_rounding (query, 1 + n_threads, rounding);
  g_autoptr (DrTable) table = dr_query_run (query, world->fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (table), >, 0);

  return write_table (table);
}

static void
test_rows_are_made_alike (void)
{
  static const DrRounding roundings[] = {
    DR_ROUNDING_HALF_AWAY_FROM_ZERO, DR_ROUNDING_HALF_TO_EVEN, DR_ROUNDING_TRUNCATE
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (10);

  for (guint bits = 10; bits <= 62; bits += 26)
    {
      World world;

      world_init (&world, random, 400, 30000, bits);
      for (guint i = 0; i < G_N_ELEMENTS (one_by_one); i++)
        for (guint j = 0; j < G_N_ELEMENTS (roundings); j++)
          for (guint n_threads = 1; n_threads <= 2; n_threads++)
            {
              g_autofree char *at_once = ask_one_by_one (&world, i, 0, roundings[j], n_threads);
              g_autofree char *alone = ask_one_by_one (&world, i, G_MAXINT32, roundings[j], n_threads);

              g_test_message ("%s, %u bits, rounding %u", one_by_one[i].asked.name, bits, j);
              g_assert_true (g_str_equal (at_once, alone));
            }
      world_clear (&world);
    }
}

/* Achievements that are let go batch by batch give what they give when all are held: small ones whose cells stay
 * narrow, and such that make them wide on the way. */
static void
test_streams (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint bits = 30; bits <= 60; bits += 30)
    for (guint n_units = 60; n_units <= 3060; n_units += 3000)
      {
        World world;

        world_init (&world, random, n_units, 90000, bits);
        for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
          {
            g_autofree char *held = ask (&world, &asked[i], 1);
            g_autofree char *plain = ask_about_stream (&world, &asked[i], TRUE, 1 + i % 3);
            g_autofree char *exported = ask_about_stream (&world, &asked[i], FALSE, 1 + i % 3);

            g_test_message ("%s, %u bits, %u units", asked[i].name, bits, n_units);
            g_assert_true (g_str_equal (plain, held));
            g_assert_true (g_str_equal (exported, held));
          }
        world_clear (&world);
      }
}

/* The columns of facts. */
static const char * const piece_columns[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=" };

/* The answer about one batch of the facts. */
static DrTable *
ask_about_piece (const World *world,
                 DrQuery     *query,
                 guint        piece)
{
  g_autoptr (GError) error = NULL;
  const char *columns[G_N_ELEMENTS (piece_columns) + 1] = { NULL };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  ArrowFixture fixture;

  for (guint i = 0; i < G_N_ELEMENTS (piece_columns); i++)
    {
      const char *colon = strchr (world->facts[i], '=');
      g_auto (GStrv) batches = g_strsplit (colon + 1, "|", -1);

      columns[i] = g_strdup_printf ("%s%s", piece_columns[i], batches[piece]);
      g_ptr_array_add (texts, (char *) columns[i]);
    }
  arrow_fixture_init (&fixture, columns);
  DrTable *table = dr_query_run_stream (query, world->fixture.dataset, &fixture.stream, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static int
compare_texts (gconstpointer left,
               gconstpointer right)
{
  return strcmp (*(char * const *) left, *(char * const *) right);
}

static char *
write_sorted (DrTable *table)
{
  g_autofree char *text = write_table (table);
  g_auto (GStrv) rows = g_strsplit (text, "; ", -1);

  qsort (rows, g_strv_length (rows), sizeof *rows, compare_texts);

  return g_strjoinv ("; ", rows);
}

/* Answers about pieces, put together in any order, are the answer about all. */
static void
test_pieces (void)
{
  static const char * const metrics[] = {
    "rows", "actual-count", "actual", "planned-count", "planned", "pair-count", "pair-actual", "pair-planned", "completion",
    "mean", "least", "greatest", NULL
  };
  static const guint orders[][3] = { { 0, 1, 2 }, { 2, 0, 1 }, { 1, 2, 0 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint bits = 30; bits <= 60; bits += 30)
    {
      World world;

      world_init (&world, random, 60, 2 * BATCH_ROWS + 500, bits);
      for (guint i = 0; i < G_N_ELEMENTS (key_sets); i++)
        {
          g_autoptr (DrQuery) query = dr_query_new ();
          g_autoptr (GError) error = NULL;

          dr_query_set_keys (query, key_sets[i]);
          for (guint j = 0; metrics[j] != NULL; j++)
            dr_query_add_metric (query, metrics[j]);
          g_autoptr (DrTable) all = dr_query_run (query, world.fixture.dataset, NULL, &error);
          g_assert_no_error (error);
          g_autofree char *expected = write_sorted (all);

          DrTable *pieces[3];
          for (guint j = 0; j < 3; j++)
            pieces[j] = ask_about_piece (&world, query, j);
          for (guint j = 0; j < G_N_ELEMENTS (orders); j++)
            {
              DrTable *first = pieces[orders[j][0]];
              DrTable *second = pieces[orders[j][1]];
              DrTable *third = pieces[orders[j][2]];
              g_autoptr (DrTable) left = dr_table_merge (first, second, &error);
              g_assert_no_error (error);
              g_autoptr (DrTable) one = dr_table_merge (left, third, &error);
              g_assert_no_error (error);
              g_autoptr (DrTable) right = dr_table_merge (second, third, &error);
              g_assert_no_error (error);
              g_autoptr (DrTable) other = dr_table_merge (first, right, &error);
              g_assert_no_error (error);
              g_autofree char *one_text = write_sorted (one);
              g_autofree char *other_text = write_table (other);
              g_autofree char *same_text = write_table (one);

              g_assert_true (g_str_equal (one_text, expected));
              g_assert_true (g_str_equal (other_text, same_text));
            }
          for (guint j = 0; j < 3; j++)
            g_clear_object (&pieces[j]);
        }
      world_clear (&world);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-properties/dense", test_dense);
  g_test_add_func ("/query-properties/shared-cells", test_shared_cells);
  g_test_add_func ("/query-properties/sparse", test_sparse);
  g_test_add_func ("/query-properties/roll-up-is-the-sum-of-its-parts", test_roll_up_is_the_sum_of_its_parts);
  g_test_add_func ("/query-properties/all-levels-at-once", test_all_levels_at_once);
  g_test_add_func ("/query-properties/cells-one-by-one", test_cells_one_by_one);

  g_test_add_func ("/query-properties/threads-do-not-matter", test_threads_do_not_matter);
  g_test_add_func ("/query-properties/pairs-are-judged-alike", test_pairs_are_judged_alike);
  g_test_add_func ("/query-properties/rows-are-made-alike", test_rows_are_made_alike);

  g_test_add_func ("/query-properties/streams", test_streams);

  g_test_add_func ("/query-properties/pieces", test_pieces);

  return g_test_run ();
}
