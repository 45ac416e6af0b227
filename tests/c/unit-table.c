/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "analysis/dataset/dr-unit-table-private.h"

/*
 * A table as text, a unit a line: «id level parent from-to successor:weight …». A dash
 * stands for what is not there; days are plain numbers.
 */
static DrUnitTable *
make_table (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  g_autoptr (DrUnitTable) table = dr_unit_table_new (n);
  g_auto (DrStringColumnBuilder) ids = { NULL };
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GPtrArray) weights = g_ptr_array_new ();

  dr_string_column_builder_init (&ids);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (dr_string_column_builder_append (&ids, lines[i], strcspn (lines[i], " "), NULL));
    }
  table->ids = dr_string_column_builder_finish (&ids);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint n_words = g_strv_length (words);

      g_assert_cmpuint (n_words, >=, 4);
      table->level[i] = atoi (words[1]);
      if (strcmp (words[2], "-") != 0)
        {
          table->parent[i] = dr_string_column_find (table->ids, words[2]);
          g_assert_cmpint (table->parent[i], >=, 0);
        }
      table->valid_from[i] = atoi (words[3]);
      table->valid_to[i] = atoi (strchr (words[3], '-') + 1);

      for (guint j = 4; j < n_words; j++)
        {
          g_auto (GStrv) pair = g_strsplit (words[j], ":", 2);
          gint32 row = dr_string_column_find (table->ids, pair[0]);
          g_array_append_val (successors, row);
          g_ptr_array_add (weights, g_strdup (pair[1]));
        }
      table->successor_start[i + 1] = successors->len;
    }

  table->successor = (gint32 *) g_array_free (g_steal_pointer (&successors), FALSE);
  table->successor_weight = (char **) g_ptr_array_free (g_steal_pointer (&weights), FALSE);

  return g_steal_pointer (&table);
}

/* «a=b b=b c=a*3/10+b*7/10» */
static char *
projection_to_string (const DrUnitTable      *table,
                      const DrUnitProjection *projection)
{
  GString *text = g_string_new (NULL);

  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      g_string_append_printf (text, "%s%s=", unit == 0 ? "" : " ", dr_string_column_get (table->ids, unit));
      for (guint32 i = projection->start[unit]; i < projection->start[unit + 1]; i++)
        {
          if (i > projection->start[unit])
            g_string_append_c (text, '+');
          g_string_append (text, dr_string_column_get (table->ids, projection->unit[i]));
          if (projection->numerator != NULL && projection->numerator[i] != projection->denominator)
            g_string_append_printf (text, "*%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                    projection->numerator[i], projection->denominator);
        }
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *table;
  guint32     day;
  const char *refused;     /* what each rule gives; NULL: the error that says the unit was divided */
  const char *marked;
  const char *apportioned;
} ProjectCase;

static const ProjectCase project_cases[] = {
  { "nobody-is-nobody", "a 4 - 0-0", 0, "a=a", "a=a", "a=a" },
  { "a-merged-unit-is-its-successor", "a 4 - 0-9 c\nb 4 - 0-9 c\nc 4 - 10-0", 10, "a=c b=c c=c", "a=c b=c c=c", "a=c b=c c=c" },
  { "a-unit-is-itself-up-to-its-last-day", "a 4 - 0-9 b\nb 4 - 10-0", 9, "a=a b=b", "a=a b=b", "a=a b=b" },
  { "a-unit-is-another-from-the-day-after", "a 4 - 0-9 b\nb 4 - 10-0", 10, "a=b b=b", "a=b b=b", "a=b b=b" },
  { "without-a-day-as-far-as-they-lead", "a 4 - 0-9 b\nb 4 - 10-19 c\nc 4 - 20-0", 0, "a=c b=c c=c", "a=c b=c c=c", "a=c b=c c=c" },
  { "step-by-step-up-to-the-day", "a 4 - 0-9 b\nb 4 - 10-19 c\nc 4 - 20-0", 19, "a=b b=b c=c", "a=b b=b c=c", "a=b b=b c=c" },
  { "an-abolished-unit-is-itself", "a 4 - 0-9\nb 4 - 0-0", 20, "a=a b=b", "a=a b=b", "a=a b=b" },
  { "a-unit-to-come-is-itself", "a 4 - 0-9 b\nb 4 - 10-0", 5, "a=a b=b", "a=a b=b", "a=a b=b" },
  { "a-unit-that-goes-on-keeps-its-figures", "a 4 - 0-0 b\nb 4 - 10-0", 20, "a=a b=b", "a=a b=b", "a=a b=b" },
  { "a-divided-unit",
    "a 4 - 0-9 b:0.25 c:0.75\nb 4 - 10-0\nc 4 - 10-0", 10,
    NULL, "a=a b=b c=c", "a=b*1/4+c*3/4 b=b c=c" },
  { "before-the-day-it-is-whole",
    "a 4 - 0-9 b:0.25 c:0.75\nb 4 - 10-0\nc 4 - 10-0", 9,
    "a=a b=b c=c", "a=a b=b c=c", "a=a b=b c=c" },
  { "without-weights-it-cannot-be-apportioned",
    "a 4 - 0-9 b c\nb 4 - 10-0\nc 4 - 10-0", 10, NULL, "a=a b=b c=c", NULL },
  { "weights-multiply-along-a-chain",
    "a 4 - 0-9 b:0.5 c:0.5\nb 4 - 10-19 d:0.2 e:0.8\nc 4 - 10-0\nd 4 - 20-0\ne 4 - 20-0", 20,
    NULL, "a=a b=b c=c d=d e=e",
    "a=d*1/10+e*4/10+c*5/10 b=d*2/10+e*8/10 c=c d=d e=e" },
  { "two-ways-to-one-unit-are-one-part",
    "a 4 - 0-9 b:0.5 c:0.5\nb 4 - 10-19 d:0.2 e:0.8\nc 4 - 10-19 d\nd 4 - 20-0\ne 4 - 20-0", 20,
    NULL, "a=a b=b c=d d=d e=e",
    "a=d*3/5+e*2/5 b=d*1/5+e*4/5 c=d d=d e=e" },
  { "what-is-one-again-was-not-divided",
    "a 4 - 0-9 b c\nb 4 - 10-19 d\nc 4 - 10-19 d\nd 4 - 20-0", 20,
    "a=d b=d c=d d=d", "a=d b=d c=d d=d", "a=d b=d c=d d=d" },
  { "whoever-becomes-a-divided-unit-is-divided",
    "a 4 - 0-9 b\nb 4 - 10-19 c:0.5 d:0.5\nc 4 - 20-0\nd 4 - 20-0", 20,
    NULL, "a=b b=b c=c d=d", "a=c*1/2+d*1/2 b=c*1/2+d*1/2 c=c d=d" },
  { "parts-that-are-one-again-are-whole",
    "a 4 - 0-9 b:0.1 c:0.9\nb 4 - 10-19 d:0.5 e:0.5\nc 4 - 10-19 d:0.5 e:0.5\n"
    "d 4 - 20-29 f\ne 4 - 20-29 f\nf 4 - 30-0", 30,
    "a=f b=f c=f d=f e=f f=f", "a=f b=f c=f d=f e=f f=f", "a=f b=f c=f d=f e=f f=f" },
  { "as-many-decimals-as-64-bits-hold",
    "a 4 - 0-9 b:0.000000000000000001 c:0.999999999999999999\nb 4 - 10-0\nc 4 - 10-0", 10,
    NULL, "a=a b=b c=c",
    "a=b*1/1000000000000000000+c*999999999999999999/1000000000000000000 b=b c=c" },
};

static void
test_project (gconstpointer data)
{
  const ProjectCase *this = data;
  const char * const expected[] = { this->refused, this->marked, this->apportioned };
  g_autoptr (DrUnitTable) table = make_table (this->table);
  g_autoptr (GError) error = NULL;

  dr_unit_table_check (table, &error);
  g_assert_no_error (error);

  for (guint rule = DR_DIVIDED_UNITS_REFUSE; rule <= DR_DIVIDED_UNITS_APPORTION; rule++)
    {
      g_auto (DrUnitProjection) projection = { NULL };

      if (!dr_unit_table_project (table, this->day, rule, &projection, &error))
        {
          g_assert_null (expected[rule]);
          g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
          g_clear_error (&error);
          continue;
        }

      g_autofree char *text = projection_to_string (table, &projection);
      g_assert_cmpstr (text, ==, expected[rule]);
      g_assert_cmpint (projection.is_simple, ==, projection.numerator == NULL);
      g_assert_cmpint (projection.is_simple, ==, strchr (text, '*') == NULL);
    }
}

static void
test_names_the_divided_unit (void)
{
  g_autoptr (DrUnitTable) table =
    make_table ("x 4 - 0-9 xa-cu\nxa-cu 4 - 0-9 b c\nb 4 - 10-0\nc 4 - 10-0");
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_unit_table_project (table, 10, DR_DIVIDED_UNITS_REFUSE, &projection, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
  g_assert_nonnull (strstr (error->message, "xa-cu"));
}

static void
test_more_decimals_than_64_bits_hold (void)
{
  g_autoptr (DrUnitTable) table =
    make_table ("a 4 - 0-9 b:0.0000000001 c:0.9999999999\nb 4 - 10-19 c:0.0000000001 d:0.9999999999\n"
                "c 4 - 10-0\nd 4 - 20-0");
  g_auto (DrUnitProjection) first = { NULL };
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_unit_table_project (table, 10, DR_DIVIDED_UNITS_APPORTION, &first, &error));
  g_assert_false (dr_unit_table_project (table, 20, DR_DIVIDED_UNITS_APPORTION, &projection, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
}

typedef struct
{
  const char *name;
  const char *table;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "its-own-parent", "a 4 a 0-0" },
  { "parents-in-a-circle", "a 4 b 0-0\nb 4 c 0-0\nc 4 b 0-0" },
  { "its-own-successor", "a 4 - 0-9 a" },
  { "successors-in-a-circle", "a 4 - 0-9 b\nb 4 - 0-9 c d\nc 4 - 0-9 a\nd 4 - 0-0" },
  { "a-successor-that-is-not-there", "a 4 - 0-9 z" },
  { "a-successor-named-twice", "a 4 - 0-9 b:0.5 b:0.5\nb 4 - 0-0" },
  { "a-level-that-is-none", "a 6 - 0-0" },
  { "an-end-before-the-beginning", "a 4 - 9-8" },
  { "weights-of-less-than-all", "a 4 - 0-9 b:0.5 c:0.49\nb 4 - 0-0\nc 4 - 0-0" },
  { "weights-of-more-than-all", "a 4 - 0-9 b:0.5 c:0.51\nb 4 - 0-0\nc 4 - 0-0" },
  { "weights-for-some", "a 4 - 0-9 b:0.5 c\nb 4 - 0-0\nc 4 - 0-0" },
  { "a-weight-of-nothing", "a 4 - 0-9 b:1 c:0\nb 4 - 0-0\nc 4 - 0-0" },
  { "a-weight-below-nothing", "a 4 - 0-9 b:1.5 c:-0.5\nb 4 - 0-0\nc 4 - 0-0" },
  { "a-weight-that-is-no-number", "a 4 - 0-9 b:half c:half\nb 4 - 0-0\nc 4 - 0-0" },
  { "a-lone-successor-that-takes-half", "a 4 - 0-9 b:0.5\nb 4 - 0-0" },
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *this = data;
  g_autoptr (DrUnitTable) table = make_table (this->table);
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_unit_table_check (table, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_columns_must_be_as_long_as_the_table (void)
{
  g_autoptr (DrUnitTable) table = make_table ("a 4 - 0-0\nb 4 - 0-0");
  g_autoptr (DrUnitTable) other = make_table ("a 4 - 0-0");
  g_autoptr (GError) error = NULL;

  table->names = dr_string_column_ref (other->ids);
  g_assert_false (dr_unit_table_check (table, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  g_clear_pointer (&table->names, dr_string_column_unref);
  table->kinds = dr_string_column_ref (other->ids);
  g_assert_true (dr_unit_table_check (table, &error));
  table->kind[1] = 1;
  g_assert_false (dr_unit_table_check (table, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_an_empty_table (void)
{
  g_autoptr (DrUnitTable) table = dr_unit_table_new (0);
  g_auto (DrStringColumnBuilder) ids = { NULL };
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;

  dr_string_column_builder_init (&ids);
  table->ids = dr_string_column_builder_finish (&ids);
  g_assert_true (dr_unit_table_check (table, &error));
  g_assert_true (dr_unit_table_project (table, 0, DR_DIVIDED_UNITS_REFUSE, &projection, &error));
  g_assert_cmpuint (projection.start[0], ==, 0);
  g_assert_true (projection.is_simple);
}

static void
test_ancestors (void)
{
  g_autoptr (DrUnitTable) table =
    make_table ("hamlet 5 commune 0-0\ncommune 4 district 0-0\ndistrict 3 province 0-0\nprovince 2 - 0-0\n"
                "office 0 district 0-0\ncommune-2 4 province 0-0\nstray 4 - 0-0");
  const struct { DrUnitLevel level; gint32 expected[7]; } cases[] = {
    { DR_UNIT_LEVEL_UNKNOWN, { -1, -1, -1, -1, -1, -1, -1 } },
    { DR_UNIT_LEVEL_CENTRAL, { -1, -1, -1, -1, -1, -1, -1 } },
    { DR_UNIT_LEVEL_PROVINCE, { 3, 3, 3, 3, 3, 3, -1 } },
    { DR_UNIT_LEVEL_DISTRICT, { 2, 2, 2, -1, 2, -1, -1 } },
    { DR_UNIT_LEVEL_COMMUNE, { 1, 1, -1, -1, -1, 5, 6 } },
    { DR_UNIT_LEVEL_HAMLET, { 0, -1, -1, -1, -1, -1, -1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gint32 *ancestors = dr_unit_table_get_ancestors (table, cases[i].level);
      g_test_message ("level %d", cases[i].level);
      for (guint unit = 0; unit < table->n_units; unit++)
        g_assert_cmpint (ancestors[unit], ==, cases[i].expected[unit]);
    }
}

/* Both would take the square of its length, or a stack frame a unit, if each were followed alone. */
static void
test_long_chains (void)
{
  const guint32 n = 1000000;
  g_autoptr (DrUnitTable) table = dr_unit_table_new (n);
  g_auto (DrStringColumnBuilder) ids = { NULL };
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;

  dr_string_column_builder_init (&ids);
  table->successor = g_new (gint32, n - 1);
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_true (dr_string_column_builder_append (&ids, "u", 1, NULL));
      if (i < n - 1)
        {
          table->successor[i] = i + 1;
          table->parent[i] = i + 1;
        }
      table->successor_start[i + 1] = MIN (i + 1, n - 1);
    }
  table->ids = dr_string_column_builder_finish (&ids);
  table->level[n - 1] = DR_UNIT_LEVEL_CENTRAL;

  g_assert_true (dr_unit_table_check (table, &error));
  g_assert_true (dr_unit_table_project (table, 0, DR_DIVIDED_UNITS_REFUSE, &projection, &error));
  const gint32 *ancestors = dr_unit_table_get_ancestors (table, DR_UNIT_LEVEL_CENTRAL);
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpint (projection.unit[i], ==, n - 1);
      g_assert_cmpint (ancestors[i], ==, n - 1);
    }
}

/* Thousands become one that is divided among thousands: their parts are the product. */
static void
test_parts_without_end (void)
{
  const guint32 n = 5000;
  g_autoptr (DrUnitTable) table = dr_unit_table_new (2 * n + 1);
  g_auto (DrUnitProjection) projection = { NULL };
  g_autoptr (GError) error = NULL;

  table->successor = g_new (gint32, 2 * n);
  table->successor_weight = g_new0 (char *, 2 * n);
  for (guint32 i = 0; i < n; i++)
    {
      table->successor[i] = n;
      table->successor_start[i + 1] = i + 1;
      table->successor[n + i] = n + 1 + i;
      table->successor_weight[n + i] = g_strdup ("0.0002");
    }
  for (guint32 i = n + 1; i <= 2 * n + 1; i++)
    table->successor_start[i] = 2 * n;

  g_assert_false (dr_unit_table_project (table, 0, DR_DIVIDED_UNITS_APPORTION, &projection, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (project_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-table/project/", project_cases[i].name, NULL);
      g_test_add_data_func (path, &project_cases[i], test_project);
    }
  g_test_add_func ("/unit-table/project/names-the-divided-unit", test_names_the_divided_unit);
  g_test_add_func ("/unit-table/project/more-decimals-than-64-bits-hold-is-overflow", test_more_decimals_than_64_bits_hold);
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-table/check/refuses-", refused_cases[i].name, NULL);
      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }
  g_test_add_func ("/unit-table/check/columns-must-be-as-long-as-the-table", test_columns_must_be_as_long_as_the_table);
  g_test_add_func ("/unit-table/empty", test_an_empty_table);
  g_test_add_func ("/unit-table/find-ancestors", test_ancestors);
  g_test_add_func ("/unit-table/long-chains-are-followed-once", test_long_chains);
  g_test_add_func ("/unit-table/parts-without-end-reach-a-limit", test_parts_without_end);

  return g_test_run ();
}
