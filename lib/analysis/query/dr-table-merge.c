/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-string-pool-private.h"
#include "analysis/query/dr-merge-check-private.h"
#include "analysis/query/dr-metric-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "analysis/query/dr-table-private.h"
#include "base/dr-error-private.h"

/* How a metric of the whole comes from those of two parts. */
typedef enum
{
  RULE_SUM,
  RULE_LEAST,
  RULE_GREATEST,
  RULE_EITHER,      /* where only one part has it */
  RULE_QUOTIENT     /* of other columns, which are merged before */
} Rule;

/* Columns that are added up. */
typedef struct
{
  guint columns[4];
  guint n_columns;
} Terms;

typedef struct
{
  DrMetric metric;        /* (owned) */
  Rule     rule;
  Terms    numerator;     /* of a quotient */
  Terms    denominator;
} MergedMetric;

static void
clear_metric (gpointer data)
{
  dr_metric_clear (&((MergedMetric *) data)->metric);
}

/* Where the rows of two tables meet. */
typedef struct
{
  DrTable *tables[2];
  guint    n_keys;
  guint    n_rows;
  guint32 *row[2];        /* (owned) of each table, for each row of the whole, or DR_PIVOT_NO_ROW */
} Meeting;

static void
meeting_clear (Meeting *meeting)
{
  g_free (meeting->row[0]);
  g_free (meeting->row[1]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meeting, meeting_clear)

static gint
find_metric_column (DrTable    *table,
                    const char *name)
{
  gint column = dr_table_find_column (table, name);

  return column < 0 || (guint) column < dr_table_get_n_keys (table) ? -1 : column;
}

/* Columns that have to be there, named and split by «+»; @against is put behind each. */
static gboolean
find_terms (DrTable     *table,
            const char  *names,
            const char  *against,
            Terms       *terms)
{
  g_auto (GStrv) words = g_strsplit (names, "+", -1);

  for (terms->n_columns = 0; words[terms->n_columns] != NULL; terms->n_columns++)
    {
      g_autofree char *name = g_strconcat (words[terms->n_columns], against, NULL);
      gint column = find_metric_column (table, name);

      if (column < 0)
        return FALSE;
      terms->columns[terms->n_columns] = (guint) column;
    }

  return TRUE;
}

/* A quotient is worked out anew, from sums that have to be there. */
static gboolean
find_sums (DrTable       *table,
           MergedMetric  *merged,
           const char    *numerator,
           const char    *denominator,
           GError       **error)
{
  const char *against = dr_metric_has (&merged->metric, DR_METRIC_IS_CHANGE) ? strchr (merged->metric.name, '@') : "";

  merged->rule = RULE_QUOTIENT;

  return (find_terms (table, numerator, against, &merged->numerator) &&
          find_terms (table, denominator, against, &merged->denominator)) ||
         dr_error_set (error, DR_ERROR_UNSUPPORTED,
                       "%s of the whole is worked out of the sums of its parts: ask for %s and %s as well",
                       merged->metric.name, numerator, denominator);
}

static gboolean
find_rule (DrTable       *table,
           MergedMetric  *merged,
           GError       **error)
{
  switch (merged->metric.kind)
    {
    case DR_METRIC_ROWS:
    case DR_METRIC_ACTUAL:
    case DR_METRIC_ACTUAL_COUNT:
    case DR_METRIC_PLANNED:
    case DR_METRIC_PLANNED_COUNT:
    case DR_METRIC_PAIR_COUNT:
    case DR_METRIC_PAIR_ACTUAL:
    case DR_METRIC_PAIR_PLANNED:
    case DR_METRIC_COMPLETION_COUNT:
    case DR_METRIC_ATTAINMENT:
    case DR_METRIC_COMPARED:
    case DR_METRIC_INCREASED:
    case DR_METRIC_DECREASED:
    case DR_METRIC_EQUAL:
    case DR_METRIC_PREVIOUS:
    case DR_METRIC_CHANGE:
      merged->rule = RULE_SUM;
      return TRUE;
    case DR_METRIC_LEAST:
      merged->rule = RULE_LEAST;
      return TRUE;
    case DR_METRIC_GREATEST:
      merged->rule = RULE_GREATEST;
      return TRUE;
    case DR_METRIC_COMPLETION_QUANTILE:
      merged->rule = RULE_EITHER;
      return TRUE;
    case DR_METRIC_COMPLETION:
      return find_sums (table, merged, "pair-actual", "pair-planned", error);
    case DR_METRIC_MEAN:
      return find_sums (table, merged, "actual", "actual-count", error);
    case DR_METRIC_CHANGE_PERCENT:
      return find_sums (table, merged, "change", "previous", error);
    case DR_METRIC_ATTAINMENT_RATE:
      return find_sums (table, merged, "attainment@exceeded+attainment@met",
                        "attainment@exceeded+attainment@met+attainment@near+attainment@missed", error);
    default:
      return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                           "%s of the whole does not come from that of its parts: ask for it once all is in one dataset, "
                           "or streamed", merged->metric.name);
    }
}

static GArray *
find_metrics (DrTable  *table,
              GError  **error)
{
  g_autoptr (GArray) metrics = g_array_new (FALSE, TRUE, sizeof (MergedMetric));

  g_array_set_clear_func (metrics, clear_metric);
  for (guint column = dr_table_get_n_keys (table); column < dr_table_get_n_columns (table); column++)
    {
      MergedMetric merged = { .rule = RULE_SUM };

      if (!dr_metric_init (&merged.metric, dr_table_get_column_name (table, column), error))
        return NULL;
      g_array_append_val (metrics, merged);
      if (!find_rule (table, &g_array_index (metrics, MergedMetric, metrics->len - 1), error))
        return NULL;
      if (!dr_metric_has (&g_array_index (metrics, MergedMetric, metrics->len - 1).metric, DR_METRIC_IS_QUOTIENT) &&
          dr_table_get_columns (table)[column].numerator != NULL)
        {
          dr_error_set (error, DR_ERROR_UNSUPPORTED, "%s is of shares of units that were divided: merge tables of units as "
                                                     "they reported", merged.metric.name);
          return NULL;
        }
    }

  return g_steal_pointer (&metrics);
}

static gboolean
check_alike (DrTable  *left,
             DrTable  *right,
             GError  **error)
{
  guint n_columns = dr_table_get_n_columns (left);
  gboolean is_alike = n_columns == dr_table_get_n_columns (right) &&
                      dr_table_get_n_keys (left) == dr_table_get_n_keys (right) &&
                      dr_table_get_rounding (left) == dr_table_get_rounding (right);

  for (guint column = 0; column < n_columns && is_alike; column++)
    is_alike = strcmp (dr_table_get_column_name (left, column), dr_table_get_column_name (right, column)) == 0;
  if (!is_alike)
    return dr_error_set (error, DR_ERROR_MISMATCH, "the tables are not of one query: their keys, metrics or roundings differ");
  if (g_strcmp0 (dr_table_get_conditions (left), dr_table_get_conditions (right)) != 0)
    return dr_error_set (error, DR_ERROR_MISMATCH, "the tables are not of one query: they ask for figures of another status, on "
                                                   "another day or structure, or in another grain");
  if (dr_table_is_cut (left) || dr_table_is_cut (right))
    return dr_error_set (error, DR_ERROR_INVALID, "rows of the tables were cut off by a limit, or left out for being empty: what they add to is not known");

  return TRUE;
}

/* Something that two sets have in common; NULL without. */
static const char *
find_common (GHashTable *left,
             GHashTable *right)
{
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (g_hash_table_contains (right, element))
      return element;

  return NULL;
}

/* What is of cells comes from that of parts only where none of them is cut: where parts are of different units, or of
 * different indicators. */
static gboolean
check_scopes (DrTable  *left,
              DrTable  *right,
              GArray   *metrics,
              GError  **error)
{
  const DrTableScope *scopes[] = { dr_table_get_scope (left), dr_table_get_scope (right) };

  for (guint i = 0; i < metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (metrics, MergedMetric, i).metric;

      if (!dr_metric_has (metric, DR_METRIC_IS_OF_CELLS))
        continue;

      if (scopes[0]->units != NULL && scopes[1]->units != NULL &&
          (find_common (scopes[0]->units, scopes[1]->units) == NULL ||
           find_common (scopes[0]->indicators, scopes[1]->indicators) == NULL))
        return TRUE;

      return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                           "%s of the whole does not come from that of its parts, which are of the same units and "
                           "indicators, so that what one cell is made of may be in both: take parts of different units, or "
                           "ask for it once all is in one dataset, or streamed", metric->name);
    }

  return TRUE;
}

static GHashTable *
unite (GHashTable *left,
       GHashTable *right)
{
  GHashTable *whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *parts[] = { left, right };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GHashTableIter iter;
      gpointer element;

      g_hash_table_iter_init (&iter, parts[i]);
      while (g_hash_table_iter_next (&iter, &element, NULL))
        g_hash_table_add (whole, g_strdup (element));
    }

  return whole;
}

/* The texts of the keys of a row, told apart by the byte that no text has. */
static char *
write_keys (DrTable *table,
            guint    row)
{
  GString *text = g_string_new (NULL);

  for (guint key = 0; key < dr_table_get_n_keys (table); key++)
    {
      g_autofree char *cell = dr_table_dup_cell (table, row, key);

      g_string_append_c (text, cell == NULL ? '\x01' : '\x02');
      g_string_append (text, cell == NULL ? "" : cell);
    }

  return g_string_free (text, FALSE);
}

/* Rows of the first table, then those that only the second has. */
static void
meet (Meeting *meeting)
{
  guint n_most = dr_table_get_n_rows (meeting->tables[0]) + dr_table_get_n_rows (meeting->tables[1]);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 2; i++)
    {
      meeting->row[i] = g_new (guint32, MAX (n_most, 1));
      memset (meeting->row[i], 0xff, n_most * sizeof *meeting->row[i]);
    }
  for (guint i = 0; i < 2; i++)
    for (guint row = 0; row < dr_table_get_n_rows (meeting->tables[i]); row++)
      {
        char *keys = write_keys (meeting->tables[i], row);
        gpointer found = g_hash_table_lookup (numbers, keys);

        if (found == NULL)
          {
            found = GUINT_TO_POINTER (++meeting->n_rows);
            g_hash_table_insert (numbers, keys, found);
          }
        else
          g_free (keys);
        meeting->row[i][GPOINTER_TO_UINT (found) - 1] = row;
      }
}

/* The table that has a row, and its number there. */
static guint
find_any (const Meeting *meeting,
          guint          row,
          guint32       *own)
{
  guint i = meeting->row[0][row] == DR_PIVOT_NO_ROW;

  *own = meeting->row[i][row];

  return i;
}

static DrColumn *
merge_key (const Meeting   *meeting,
           guint            key,
           DrStringColumn **names,
           GError         **error)
{
  g_auto (DrColumnBuilder) builder = { NULL };
  g_auto (DrStringPool) texts;
  g_auto (DrStringColumnBuilder) labels;

  dr_string_pool_init (&texts);
  dr_string_column_builder_init (&labels);
  if (!dr_column_builder_init (&builder, dr_table_get_column_name (meeting->tables[0], key), DR_COLUMN_CODE, error) ||
      !dr_column_builder_reserve (&builder, meeting->n_rows, error))
    return NULL;
  for (guint row = 0; row < meeting->n_rows; row++)
    {
      guint32 own;
      guint i = find_any (meeting, row, &own);
      g_autofree char *text = dr_table_dup_cell (meeting->tables[i], own, key);
      gint32 n_known = (gint32) dr_string_pool_get_n (&texts);
      gint32 code = text == NULL ? -1 : dr_string_pool_intern (&texts, text, strlen (text), error);

      if ((text != NULL && code < 0) || !dr_column_builder_append_code (&builder, code, error))
        return NULL;
      if (code >= n_known)
        {
          g_autofree char *label = dr_table_dup_cell_label (meeting->tables[i], own, key);

          if (!dr_string_column_builder_append (&labels, label, strlen (label), error))
            return NULL;
        }
    }
  builder.column->dictionary = dr_string_pool_finish (&texts);
  *names = dr_string_column_builder_finish (&labels);

  return dr_column_builder_finish (&builder);
}

static gboolean
refuse_overflow (const MergedMetric  *merged,
                 GError             **error)
{
  g_autofree char *what = g_strconcat (merged->metric.name, " of the whole", NULL);

  return dr_query_refuse_groups (what, error);
}

static gboolean
merge_numbers (Rule       rule,
               dr_int128  left,
               dr_int128  right,
               dr_int128 *whole)
{
  switch (rule)
    {
    case RULE_LEAST:
      *whole = MIN (left, right);
      return TRUE;
    case RULE_GREATEST:
      *whole = MAX (left, right);
      return TRUE;
    default:
      return !__builtin_add_overflow (left, right, whole);
    }
}

static DrColumn *
merge_figures (const Meeting       *meeting,
               guint                column,
               const MergedMetric  *merged,
               GError             **error)
{
  const DrColumn *parts[2];
  g_auto (DrColumnBuilder) builder = { NULL };
  dr_int128 factor[2];

  for (guint i = 0; i < 2; i++)
    parts[i] = dr_table_get_columns (meeting->tables[i])[column].shown;
  if (!dr_column_builder_init (&builder, parts[0]->name, DR_COLUMN_NARROW, error) ||
      !dr_column_builder_reserve (&builder, meeting->n_rows, error))
    return NULL;
  builder.column->scale = MAX (parts[0]->scale, parts[1]->scale);
  for (guint i = 0; i < 2; i++)
    factor[i] = (dr_int128) dr_power_of_ten (MIN (builder.column->scale - parts[i]->scale, DR_DECIMAL_MAX_DIGITS));

  for (guint row = 0; row < meeting->n_rows; row++)
    {
      dr_int128 whole = 0;
      gboolean is_empty = TRUE;
      gboolean fits = TRUE;

      for (guint i = 0; i < 2; i++)
        {
          guint32 own = meeting->row[i][row];
          dr_int128 number;

          if (own == DR_PIVOT_NO_ROW || dr_column_is_empty (parts[i], own))
            continue;
          fits &= !__builtin_mul_overflow (dr_column_get_number (parts[i], own), factor[i], &number);
          if (is_empty)
            whole = number;
          else
            fits &= merge_numbers (merged->rule, whole, number, &whole);
          is_empty = FALSE;
        }
      if (!fits)
        {
          refuse_overflow (merged, error);
          return NULL;
        }
      if (is_empty ? !dr_column_builder_append_empty (&builder, error)
                   : !dr_column_builder_append_number (&builder, whole, error))
        return NULL;
    }

  return dr_column_builder_finish (&builder);
}

/* A row of columns added up, brought to @scale; whether there is anything in each. */
static gboolean
add_terms (const DrTableColumn *columns,
           const Terms         *terms,
           guint                row,
           int                  scale,
           dr_int128           *sum,
           gboolean            *fits)
{
  *sum = 0;
  for (guint i = 0; i < terms->n_columns; i++)
    {
      const DrColumn *column = columns[terms->columns[i]].shown;
      dr_int128 number;

      if (dr_column_is_empty (column, row))
        return FALSE;
      *fits &= scale - column->scale <= DR_DECIMAL_MAX_DIGITS;
      *fits &= !__builtin_mul_overflow (dr_column_get_number (column, row),
                                        (dr_int128) dr_power_of_ten (MIN (scale - column->scale, DR_DECIMAL_MAX_DIGITS)),
                                        &number) &&
               !__builtin_add_overflow (*sum, number, sum);
    }

  return TRUE;
}

static int
find_scale (const DrTableColumn *columns,
            const MergedMetric  *merged)
{
  return MAX (columns[merged->numerator.columns[0]].shown->scale, columns[merged->denominator.columns[0]].shown->scale);
}

/* Divides merged columns, row by row. */
static gboolean
divide (const Meeting       *meeting,
        const DrTableColumn *columns,
        const MergedMetric  *merged,
        DrTableColumn       *column,
        guint                index,
        GError             **error)
{
  const DrColumn *shown = dr_table_get_columns (meeting->tables[0])[index].shown;
  g_auto (DrColumnBuilder) shown_builder = { NULL };
  g_auto (DrColumnBuilder) numerator = { NULL };
  g_auto (DrColumnBuilder) denominator = { NULL };
  DrColumnBuilder *builders[] = { &shown_builder, &numerator, &denominator };
  int power = shown->scale + (dr_metric_has (&merged->metric, DR_METRIC_IS_PERCENT) ? 2 : 0);
  int scale = find_scale (columns, merged);

  for (guint i = 0; i < G_N_ELEMENTS (builders); i++)
    if (!dr_column_builder_init (builders[i], shown->name, DR_COLUMN_NARROW, error) ||
        !dr_column_builder_reserve (builders[i], meeting->n_rows, error))
      return FALSE;
  shown_builder.column->scale = shown->scale;

  for (guint row = 0; row < meeting->n_rows; row++)
    {
      dr_int128 terms[2];
      DrQuotient quotient = { 0, 1 };
      dr_int128 rounded = 0;
      gboolean fits = TRUE;
      gboolean is_there = add_terms (columns, &merged->numerator, row, scale, &terms[0], &fits) &&
                          add_terms (columns, &merged->denominator, row, scale, &terms[1], &fits);

      if (is_there && !fits)
        return refuse_overflow (merged, error);
      /* What part of nothing, or of less than nothing, was reached, or was added to it, is not known. */
      is_there = is_there && terms[1] > 0 && dr_quotient_init (&quotient, terms[0], terms[1]);
      if (is_there && !dr_quotient_round (&quotient, power, dr_table_get_rounding (meeting->tables[0]), &rounded))
        return refuse_overflow (merged, error);

      dr_int128 numbers[] = { rounded, quotient.numerator, quotient.denominator };
      for (guint i = 0; i < G_N_ELEMENTS (builders); i++)
        if (is_there ? !dr_column_builder_append_number (builders[i], numbers[i], error)
                     : !dr_column_builder_append_empty (builders[i], error))
          return FALSE;
    }

  column->shown = dr_column_builder_finish (&shown_builder);
  column->numerator = dr_column_builder_finish (&numerator);
  column->denominator = dr_column_builder_finish (&denominator);

  return TRUE;
}

/* One of the three columns of a quotient that only one table has, row by row. */
static DrColumn *
take_either (const Meeting       *meeting,
             const DrColumn      *parts[2],
             const MergedMetric  *merged,
             GError             **error)
{
  g_auto (DrColumnBuilder) builder = { NULL };

  if (!dr_column_builder_init (&builder, parts[0]->name, DR_COLUMN_NARROW, error) ||
      !dr_column_builder_reserve (&builder, meeting->n_rows, error))
    return NULL;
  builder.column->scale = parts[0]->scale;

  for (guint row = 0; row < meeting->n_rows; row++)
    {
      gboolean has[2];

      for (guint i = 0; i < 2; i++)
        has[i] = meeting->row[i][row] != DR_PIVOT_NO_ROW && !dr_column_is_empty (parts[i], meeting->row[i][row]);
      if (has[0] && has[1])
        {
          dr_error_set (error, DR_ERROR_UNSUPPORTED,
                        "%s of a row that both tables have does not come from that of its parts: take parts whose rows are "
                        "different, or ask for it once all is in one dataset, or streamed", merged->metric.name);
          return NULL;
        }
      if (!has[0] && !has[1] ? !dr_column_builder_append_empty (&builder, error)
                             : !dr_column_builder_append_number (&builder, dr_column_get_number (parts[has[1]],
                                                                                                 meeting->row[has[1]][row]),
                                                                 error))
        return NULL;
    }

  return dr_column_builder_finish (&builder);
}

static gboolean
take_quotients (const Meeting       *meeting,
                guint                index,
                const MergedMetric  *merged,
                DrTableColumn       *column,
                GError             **error)
{
  const DrTableColumn *parts[] = { &dr_table_get_columns (meeting->tables[0])[index],
                                   &dr_table_get_columns (meeting->tables[1])[index] };
  const DrColumn *shown[] = { parts[0]->shown, parts[1]->shown };
  const DrColumn *numerators[] = { parts[0]->numerator, parts[1]->numerator };
  const DrColumn *denominators[] = { parts[0]->denominator, parts[1]->denominator };

  return (column->shown = take_either (meeting, shown, merged, error)) != NULL &&
         (column->numerator = take_either (meeting, numerators, merged, error)) != NULL &&
         (column->denominator = take_either (meeting, denominators, merged, error)) != NULL;
}

/* Puts together what is known of the rows, with measures as numbers of one list. */
static DrTableRow *
merge_rows (const Meeting   *meeting,
            DrStringPool    *measures,
            GError         **error)
{
  g_autofree DrTableRow *rows = g_new0 (DrTableRow, MAX (meeting->n_rows, 1));

  for (guint row = 0; row < meeting->n_rows; row++)
    {
      gboolean is_first = TRUE;

      for (guint i = 0; i < 2; i++)
        {
          guint32 own = meeting->row[i][row];

          if (own == DR_PIVOT_NO_ROW)
            continue;

          const DrTableRow *part = &dr_table_get_rows (meeting->tables[i])[own];
          const char *text = dr_table_get_measure (meeting->tables[i], own);
          gint32 measure = text == NULL ? -1 : dr_string_pool_intern (measures, text, strlen (text), error);

          if (text != NULL && measure < 0)
            return NULL;
          rows[row] = (DrTableRow) {
            .measure = is_first || rows[row].measure == measure ? measure : -1,
            .scale = is_first ? part->scale : MAX (rows[row].scale, part->scale),
            .flags = rows[row].flags | part->flags,
            .desires = rows[row].desires | part->desires,
          };
          is_first = FALSE;
        }
    }

  return g_steal_pointer (&rows);
}

static gboolean
check_measures (const Meeting  *meeting,
                GArray         *metrics,
                GError        **error)
{
  for (guint i = 0; i < metrics->len; i++)
    if (dr_metric_has (&g_array_index (metrics, MergedMetric, i).metric, DR_METRIC_IS_SUM))
      for (guint row = 0; row < meeting->n_rows; row++)
        {
          if (meeting->row[0][row] == DR_PIVOT_NO_ROW || meeting->row[1][row] == DR_PIVOT_NO_ROW)
            continue;

          const char *left = dr_table_get_measure (meeting->tables[0], meeting->row[0][row]);
          const char *right = dr_table_get_measure (meeting->tables[1], meeting->row[1][row]);
          if (left != NULL && right != NULL && strcmp (left, right) != 0)
            return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_MEASURES,
                                            "“%s” and “%s” do not add up: group by \"measure\" or by \"indicator\"", left, right);
        }

  return TRUE;
}

static void
free_sums (DrTableSum *sums,
           guint       n_sums)
{
  for (guint i = 0; i < n_sums; i++)
    dr_table_sum_clear (&sums[i]);
  g_free (sums);
}

/* What each row of the whole adds up, which has to go together, in *@sums; NULL where all of it can only be flows. */
static gboolean
check_sums (const Meeting  *meeting,
            GArray         *metrics,
            DrTableSum    **sums,
            GError        **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  *sums = NULL;
  for (guint i = 0; i < metrics->len; i++)
    if (dr_metric_has (&g_array_index (metrics, MergedMetric, i).metric, DR_METRIC_IS_SUM))
      {
        guint column = meeting->n_keys + i;

        g_array_append_val (columns, column);
      }
  if (columns->len == 0 || !dr_merge_check_is_due (meeting->tables[0], meeting->tables[1]))
    return TRUE;

  DrTableSum *found = g_new0 (DrTableSum, MAX (meeting->n_rows, 1));
  for (guint row = 0; row < meeting->n_rows; row++)
    for (guint i = 0; i < 2; i++)
      {
        if (meeting->row[i][row] == DR_PIVOT_NO_ROW)
          continue;

        DrTableSum sum = dr_merge_check_find (meeting->tables[i], meeting->row[i][row], columns);
        gboolean is_good = dr_merge_check_sums (&found[row], &sum, error);

        if (found[row].label == NULL)
          found[row] = sum;
        else
          dr_table_sum_clear (&sum);
        if (!is_good)
          {
            free_sums (found, meeting->n_rows);
            return FALSE;
          }
      }
  *sums = found;

  return TRUE;
}

/* Whether any achievement may be behind the cells of a table. */
static gboolean
leads_to_reports (DrTable *table)
{
  DrDataset *dataset = dr_table_get_dataset (table);

  return dr_table_get_part (table, 0, NULL) != NULL ||
         (dataset != NULL && dataset->contributors != NULL && dataset->contributors->len > 0);
}

/* Whether a table has units of two datasets side by side. */
static gboolean
has_units (DrTable *table)
{
  for (guint key = 0; key < dr_table_get_n_keys (table); key++)
    if (strcmp (dr_table_get_column_name (table, key), "unit") == 0)
      return TRUE;

  return FALSE;
}

/* Merges all columns: keys, then what is added up, and quotients of these at last. */
static gboolean
merge_columns (Meeting       *meeting,
               const GArray  *metrics,
               GArray        *columns,
               GError       **error)
{
  DrTableColumn *merged = (DrTableColumn *) (gpointer) columns->data;

  for (guint column = 0; column < columns->len; column++)
    {
      const MergedMetric *metric = column < meeting->n_keys
                                       ? NULL
                                       : &g_array_index (metrics, MergedMetric, column - meeting->n_keys);

      merged[column].is_figure = dr_table_get_columns (meeting->tables[0])[column].is_figure;
      if (metric != NULL && metric->rule == RULE_QUOTIENT)
        continue;
      if (metric != NULL && metric->rule == RULE_EITHER)
        {
          if (!take_quotients (meeting, column, metric, &merged[column], error))
            return FALSE;
          continue;
        }
      merged[column].shown = metric == NULL ? merge_key (meeting, column, &merged[column].names, error)
                                            : merge_figures (meeting, column, metric, error);
      if (merged[column].shown == NULL)
        return FALSE;
    }
  for (guint i = 0; i < metrics->len; i++)
    if (g_array_index (metrics, MergedMetric, i).rule == RULE_QUOTIENT &&
        !divide (meeting, merged, &g_array_index (metrics, MergedMetric, i), &merged[meeting->n_keys + i],
                 meeting->n_keys + i, error))
      return FALSE;

  return TRUE;
}

/* What the whole has from its parts beside its rows: how it was asked, and where its figures come from. */
static void
remember_parts (Meeting *meeting,
                DrTable *whole)
{
  DrTable *self = meeting->tables[0];
  DrTable *other = meeting->tables[1];
  const DrTableScope *scope = dr_table_get_scope (self);
  const DrTableScope *other_scope = dr_table_get_scope (other);

  dr_table_set_rounding (whole, dr_table_get_rounding (self), FALSE);
  dr_table_set_conditions (whole, g_strdup (dr_table_get_conditions (self)));
  /* Those of tables alone would only be kept in memory. */
  if (leads_to_reports (self) || leads_to_reports (other))
    dr_table_set_parts (whole, self, other, g_steal_pointer (&meeting->row[0]), g_steal_pointer (&meeting->row[1]));
  if (scope->units != NULL && other_scope->units != NULL)
    {
      DrTableScope united = { unite (scope->units, other_scope->units), unite (scope->indicators, other_scope->indicators) };

      dr_table_set_scope (whole, &united);
    }
}

/**
 * dr_table_merge:
 * @self: a table
 * @other: the answer to the same query about other achievements
 * @error: return location for an error
 *
 * Puts two answers together into that about all achievements, so that a query
 * can be asked in pieces, on as many machines as you like. It does not matter in
 * which order pieces are put together, but for the order of rows: those of @self
 * come first, then those that only @other has.
 *
 * Counts and sums are added, `least` and `greatest` compared. A `completion` is
 * worked out anew from `pair-actual` and `pair-planned`, and a `mean` from
 * `actual` and `actual-count`, which the tables must have too.
 *
 * What is of cells, how many were attained or have changed, is added up where the
 * tables are of different units or of different indicators, as the grain has
 * them, so that no cell is cut; and an `attainment-rate` is worked out from the
 * four counts of `attainment`, a `change-percent` from `change` and `previous`. A
 * `completion-quantile` of the whole is known for rows that only one of the
 * tables has. Otherwise these are [error@DistrictReport.Error.UNSUPPORTED], and so
 * are ranks, shares and running sums, which are of all rows, and sums of shares of
 * units that were divided: ask one dataset that has all, or a stream.
 *
 * That pieces are of different achievements, none of a unit above those of
 * another piece, nobody checks: [method@DistrictReport.Query.run_stream] does,
 * where one machine will do. Nor is anything known of achievements that came in a
 * stream but what the tables say. Cells of the whole lead to the contributors of
 * all pieces that are of reports, which are kept for that.
 *
 * Filters may differ where they take pieces apart, by units, periods or
 * indicators. [error@DistrictReport.Error.MISMATCH] is given for tables of
 * different queries; for sums of different measures, of stocks with flows, of
 * stocks of two days, and of ratios; and where rows of units would be of two bodies
 * of one name, whose reports come from two places or superiors.
 *
 * [error@DistrictReport.Error.INVALID] is given for tables of which a limit cut
 * off rows, or some were left out for being empty, or that were spread, and
 * [error@DistrictReport.Error.OVERFLOW] for a sum beyond 128 bits.
 *
 * Returns: (transfer full): the whole, or `NULL` on error
 *
 * Since: 1.0
 */
DrTable *
dr_table_merge (DrTable  *self,
                DrTable  *other,
                GError  **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (DR_IS_TABLE (other), NULL);

  g_auto (Meeting) meeting = { .tables = { self, other }, .n_keys = dr_table_get_n_keys (self) };
  g_auto (DrStringPool) measures;
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (DrTableColumn));

  g_array_set_clear_func (columns, (GDestroyNotify) dr_table_column_clear);
  dr_string_pool_init (&measures);
  if (!check_alike (self, other, error))
    return NULL;

  g_autoptr (GArray) metrics = find_metrics (self, error);
  if (metrics == NULL)
    return NULL;
  meet (&meeting);
  if ((has_units (self) && !dr_merge_check_issuers (self, other, error)) || !check_scopes (self, other, metrics, error) ||
      !check_measures (&meeting, metrics, error))
    return NULL;

  g_array_set_size (columns, dr_table_get_n_columns (self));
  if (!merge_columns (&meeting, metrics, columns, error))
    return NULL;

  DrTableSum *sums;
  if (!check_sums (&meeting, metrics, &sums, error))
    return NULL;

  DrTableRow *rows = merge_rows (&meeting, &measures, error);
  if (rows == NULL)
    {
      free_sums (sums, sums == NULL ? 0 : meeting.n_rows);
      return NULL;
    }

  DrTable *whole = dr_table_new_take (g_steal_pointer (&columns), meeting.n_keys, meeting.n_rows, rows,
                                      dr_string_pool_finish (&measures));
  dr_table_set_sums (whole, sums);
  remember_parts (&meeting, whole);

  return whole;
}
