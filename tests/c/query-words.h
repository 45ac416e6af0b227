/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reports and questions from a line of text, as tests/vectors/query.json describes them. */

#pragma once

#include <string.h>

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-report-builder.h>

static int
query_words_choose (GType       type,
                    const char *nick)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (values, nick);

  if (value == NULL)
    g_error ("%s has no %s", g_type_name (type), nick);

  return value->value;
}

/* What stands behind «key=» among the words of a figure, or NULL. */
static const char *
query_words_get (GStrv       words,
                 const char *key)
{
  gsize length = strlen (key);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strncmp (words[i], key, length) == 0 && words[i][length] == '=')
      return words[i] + length + 1;

  return NULL;
}

/* «hơn_96» of a measure. */
static DrQuantity *
query_words_make_quantity (const char *word,
                           const char *measure)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = word == NULL ? NULL : g_strdelimit (g_strdup_printf ("%s %s", word, measure), "_", ' ');
  DrQuantity *quantity = text == NULL ? NULL : dr_quantity_parse (text, &error);

  g_assert_no_error (error);

  return quantity;
}

static DrTarget *
query_words_make_target (GStrv        words,
                         DrUnit      *unit,
                         DrIndicator *indicator,
                         DrPeriod    *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) planned = query_words_make_quantity (query_words_get (words, "plan"), "việc");
  const char *of = query_words_get (words, "for");
  const char *comparator = query_words_get (words, "comparator");
  g_autoptr (DrPeriod) whole = of == NULL ? dr_period_ref (period) : dr_period_parse (of, &error);

  g_assert_no_error (error);
  if (planned == NULL && query_words_get (words, "percent") == NULL)
    return NULL;

  DrTarget *target = comparator == NULL
                         ? dr_target_new ("t1", unit, indicator, whole, planned, &error)
                         : dr_target_new_full ("t1", unit, indicator, whole, planned,
                                               query_words_choose (DR_TYPE_COMPARATOR, comparator), NULL, NULL, &error);
  g_assert_no_error (error);

  return target;
}

/* «u1 2024-Q1 kn actual=96 plan=80»: a report of one figure. */
static DrReport *
query_words_make_report (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *nature = query_words_get (words, "nature");
  const char *desire = query_words_get (words, "desire");
  const char *status = query_words_get (words, "status");
  g_autoptr (DrUnit) unit = dr_unit_new (words[0], words[0], DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrPeriod) period = dr_period_parse (words[1], &error);
  g_assert_no_error (error);
  g_autoptr (DrIndicator) indicator =
    dr_indicator_new (words[2], words[2], "việc", query_words_choose (DR_TYPE_NATURE, nature != NULL ? nature : "flow"),
                      query_words_choose (DR_TYPE_DESIRE, desire != NULL ? desire : "more"), &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new ("a1", unit, indicator, period);
  g_autoptr (DrQuantity) actual = query_words_make_quantity (query_words_get (words, "actual"), "việc");
  g_autoptr (DrQuantity) percent = query_words_make_quantity (query_words_get (words, "percent"), "%");
  g_autoptr (DrTarget) target = query_words_make_target (words, unit, indicator, period);

  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_status (builder, status != NULL ? query_words_choose (DR_TYPE_STATUS, status)
                                              : actual == NULL ? DR_STATUS_MISSING : DR_STATUS_NORMAL);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_percent_of_target (builder, percent);
  dr_achievement_builder_set_cumulative (builder, query_words_get (words, "cumulative") != NULL);
  g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);
  g_autoptr (DrReportBuilder) making = dr_report_builder_new (unit, period, NULL);
  dr_report_builder_add_achievement (making, achievement, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (making, &error);
  g_assert_no_error (error);

  return report;
}

static DrDataset *
query_words_make_dataset (const char  *text,
                          GError     **error)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (DrReport) report = query_words_make_report (lines[i]);

      if (!dr_dataset_builder_add_report (builder, report, error))
        return NULL;
    }

  return dr_dataset_builder_build (builder, error);
}

static gboolean
query_words_obey (DrQuery  *query,
                  GStrv     words,
                  GError  **error)
{
  const char * const *rest = (const char * const *) words + 1;

  if (g_str_equal (words[0], "by"))
    dr_query_set_keys (query, rest);
  else if (g_str_equal (words[0], "metric"))
    dr_query_add_metric (query, words[1]);
  else if (g_str_equal (words[0], "grain"))
    dr_query_set_grain (query, rest);
  else if (g_str_equal (words[0], "where"))
    dr_query_add_filter (query, words[1], rest + 1);
  else if (g_str_equal (words[0], "cohort"))
    dr_query_set_cohort (query, rest);
  else if (g_str_equal (words[0], "order"))
    dr_query_set_order (query, rest);
  else if (g_str_equal (words[0], "limit"))
    dr_query_set_limit (query, (guint) g_ascii_strtoull (words[1], NULL, 10));
  else if (g_str_equal (words[0], "near"))
    {
      g_autoptr (DrRatio) near = dr_ratio_parse (words[1], error);

      return near != NULL && dr_query_set_near_threshold (query, near, error);
    }
  else
    g_error ("no such part of a question: %s", words[0]);

  return TRUE;
}

static DrTable *
query_words_ask (const char  *facts,
                 const char  *question,
                 GError     **error)
{
  g_autoptr (DrDataset) dataset = query_words_make_dataset (facts, error);
  g_autoptr (DrQuery) query = dr_query_new ();
  g_auto (GStrv) parts = g_strsplit (question, "; ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", -1);

      if (!query_words_obey (query, words, error))
        return NULL;
    }

  return dataset == NULL ? NULL : dr_query_run (query, dataset, NULL, error);
}

/* Rows one behind another, cells split by «|», empty ones as «-»; «*» behind what is estimated, «~» behind what is hedged. */
static char *
query_words_show (DrTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_string_append (text, row == 0 ? "" : "; ");
      for (guint column = 0; column < dr_table_get_n_columns (table); column++)
        {
          g_autofree char *cell = dr_table_dup_cell (table, row, column);

          g_string_append_printf (text, "%s%s", column == 0 ? "" : "|", cell == NULL ? "-" : cell);
        }
      g_string_append_printf (text, "%s%s", dr_table_is_estimated (table, row) ? "*" : "", dr_table_is_hedged (table, row) ? "~" : "");
    }

  return g_string_free (text, FALSE);
}

/* What a cell was worked out from: unit, period and figure of each achievement. */
static char *
query_words_lead (DrTable    *table,
                  guint       row,
                  const char *column)
{
  GString *text = g_string_new (NULL);
  gint number = dr_table_find_column (table, column);

  g_assert_cmpint (number, >=, 0);
  g_autolist (DrAchievement) achievements = dr_table_list_contributors (table, row, (guint) number);
  for (GList *link = achievements; link != NULL; link = link->next)
    {
      DrQuantity *actual = dr_achievement_get_actual (link->data);
      g_autofree char *period = dr_period_to_string (dr_achievement_get_period (link->data));
      g_autofree char *value = actual == NULL ? NULL : dr_quantity_dup_value (actual);

      g_string_append_printf (text, "%s%s %s %s", text->len == 0 ? "" : "; ", dr_unit_get_id (dr_achievement_get_unit (link->data)),
                              period, value == NULL ? "-" : value);
    }

  return g_string_free (text, FALSE);
}

static char *
query_words_run (const char         *operation,
                 const char * const *arguments,
                 GError            **error)
{
  gboolean is_merge = g_str_equal (operation, "merge") || g_str_equal (operation, "merged-contributors");
  const char * const *rest = arguments + (is_merge ? 3 : 2);
  g_autoptr (DrTable) table = query_words_ask (arguments[0], rest[-1], error);
  if (table == NULL)
    return NULL;

  if (is_merge)
    {
      g_autoptr (DrTable) other = query_words_ask (arguments[1], rest[-1], error);
      DrTable *merged = other == NULL ? NULL : dr_table_merge (table, other, error);

      if (merged == NULL)
        return NULL;
      g_object_unref (table);
      table = merged;
    }
  if (g_str_has_suffix (operation, "contributors"))
    return query_words_lead (table, (guint) g_ascii_strtoull (rest[0], NULL, 10), rest[1]);
  if (!g_str_equal (operation, "pivot"))
    return query_words_show (table);

  g_autoptr (DrTable) spread = dr_table_pivot (table, (guint) dr_table_find_column (table, rest[0]), error);
  if (spread == NULL)
    return NULL;

  GString *text = g_string_new (NULL);
  g_autofree char *rows = query_words_show (spread);
  for (guint column = 0; column < dr_table_get_n_columns (spread); column++)
    g_string_append_printf (text, "%s%s", column == 0 ? "" : "|", dr_table_get_column_name (spread, column));
  g_string_append_printf (text, "; %s", rows);

  return g_string_free (text, FALSE);
}
