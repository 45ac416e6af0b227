/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-issuer-place-private.h"
#include "analysis/query/dr-merge-check-private.h"
#include "analysis/query/dr-table-origins-private.h"
#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"

static void
describe_day (GString     *text,
              const char  *what,
              const GDate *day)
{
  if (g_date_valid (day))
    g_string_append_printf (text, "%s=%u\n", what, g_date_get_julian (day));
}

char *
dr_merge_check_describe (const DrQuestion *question)
{
  GString *text = g_string_new (NULL);
  g_autofree char *near_threshold = question->near_threshold == NULL ? NULL : dr_ratio_to_string (question->near_threshold);

  describe_day (text, "structure", &question->structure);
  describe_day (text, "as-of", &question->as_of);
  g_string_append_printf (text, "divided=%d\nnested=%d\nconflicts=%d\nnear=%s\n",
                          g_date_valid (&question->structure) ? (int) question->divided : -1, (int) question->nested,
                          question->leaves_out_conflicts != FALSE, near_threshold == NULL ? "" : near_threshold);
  for (guint i = 0; i < question->grain->len; i++)
    g_string_append_printf (text, "grain=%s\n", (const char *) question->grain->pdata[i]);

  /* Others take pieces apart: by whom a figure is of, or when. */
  for (guint i = 0; i < question->filters->len; i++)
    {
      const char * const *words = question->filters->pdata[i];

      if (strcmp (words[0], "status") != 0 && strcmp (words[0], "has") != 0)
        continue;
      for (guint k = 0; words[k] != NULL; k++)
        g_string_append_printf (text, "%s%s", k == 0 ? "" : "\t", words[k]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* One figure of the row will do: what is in one cell already goes together. */
DrTableSum
dr_merge_check_find (DrTable      *table,
                     guint         row,
                     const GArray *columns)
{
  const DrTableSum *known = dr_table_get_sum (table, row);
  DrDataset *dataset = dr_table_get_dataset (table);
  g_autoptr (GArray) rows = NULL;

  if (known != NULL)
    return (DrTableSum) { g_ref_string_acquire (known->label), dr_period_ref (known->period), known->nature };
  for (guint i = 0; dataset != NULL && (rows == NULL || rows->len == 0) && i < columns->len; i++)
    {
      g_clear_pointer (&rows, g_array_unref);
      rows = dr_table_list_contributor_rows_of_view (table, row, g_array_index (columns, guint, i));
    }
  if (rows == NULL || rows->len == 0)
    return (DrTableSum) { NULL };

  guint64 number = g_array_index (rows, guint64, 0);
  guint i = 0;
  while (number >= g_array_index (dataset->blocks, DrFactBlock, i).n_rows)
    number -= g_array_index (dataset->blocks, DrFactBlock, i++).n_rows;

  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);
  guint32 indicator = (guint32) block->indicator[number];

  return (DrTableSum) {
    .label = g_ref_string_new (dr_string_column_get (dataset->indicators->labels, indicator)),
    .period = dr_period_ref (dataset->periods->periods[block->period[number]]),
    .nature = (DrNature) dataset->indicators->nature[indicator],
  };
}

gboolean
dr_merge_check_sums (const DrTableSum  *one,
                     const DrTableSum  *other,
                     GError           **error)
{
  if (one->label == NULL || other->label == NULL)
    return TRUE;

  if (one->nature == DR_NATURE_RATIO || other->nature == DR_NATURE_RATIO)
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_RATIO,
                                    "“%s” is a ratio, which is neither summed nor plainly averaged: leave it out "
                                    "with the filter \"nature\", or group by unit, indicator and period",
                                    one->nature == DR_NATURE_RATIO ? one->label : other->label);
  if (one->nature != other->nature)
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_NATURES,
                                    "“%s” is a stock and “%s” a flow, which do not add up: group by \"nature\" or "
                                    "by \"indicator\"",
                                    one->nature == DR_NATURE_STOCK ? one->label : other->label,
                                    one->nature == DR_NATURE_STOCK ? other->label : one->label);
  if (one->nature == DR_NATURE_FLOW ||
      g_date_compare (dr_period_get_last_day (one->period), dr_period_get_last_day (other->period)) == 0)
    return TRUE;

  g_autofree char *period = dr_period_to_string (one->period);
  g_autofree char *other_period = dr_period_to_string (other->period);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK,
                                  "“%s” is a stock, a level at a day, which does not add up over time (%s and %s): "
                                  "group by \"period\", or leave stocks out with the filter \"nature\"",
                                  one->label, period, other_period);
}

static gboolean
has_sums (DrTable *table)
{
  return dr_table_get_n_rows (table) > 0 && dr_table_get_sum (table, 0) != NULL;
}

gboolean
dr_merge_check_is_due (DrTable *left,
                       DrTable *right)
{
  g_autoptr (GPtrArray) datasets = g_ptr_array_new ();

  dr_table_add_datasets (left, datasets);
  dr_table_add_datasets (right, datasets);
  for (guint i = 0; i < datasets->len; i++)
    {
      const DrIndicatorTable *indicators = ((const DrDataset *) datasets->pdata[i])->indicators;

      for (guint32 k = 0; k < indicators->n_indicators; k++)
        if (indicators->nature[k] != DR_NATURE_FLOW)
          return TRUE;
    }

  return has_sums (left) || has_sums (right);
}

/* A unit of a dataset. */
typedef struct
{
  const DrUnitTable *units;
  gint32             row;
} Body;

static const char *
get_name (const Body *body)
{
  return dr_string_column_get (body->units->names, (guint32) body->row);
}

static DrUnitLevel
get_level (const Body *body)
{
  return (DrUnitLevel) body->units->level[body->row];
}

static gboolean
has_name_of (const Body *body,
             const Body *other)
{
  g_autofree char *name = dr_fold_phrase (get_name (body), -1);
  g_autofree char *other_name = dr_fold_phrase (get_name (other), -1);

  return g_str_equal (name, other_name);
}

static gboolean
refuse (const char  *what,
        const Body  *body,
        const char  *one,
        const char  *other,
        GError     **error)
{
  g_autofree char *name = dr_error_quote (get_name (body), -1);
  g_autofree char *quoted = dr_error_quote (one, -1);
  g_autofree char *quoted_other = dr_error_quote (other, -1);

  return dr_error_set (error, DR_ERROR_MISMATCH, "the issuer %s %s %s in one table and %s in the other, and may be two bodies of "
                                                 "one name: give the id of the issuer with the reports",
                       name, what, quoted, quoted_other);
}

/* Whether the units above two of one name are of one level, and others. */
static gboolean
check_superiors (const Body  *issuer,
                 const Body  *other_issuer,
                 GError     **error)
{
  Body body = { issuer->units, issuer->units->parent[issuer->row] };
  Body other = { other_issuer->units, other_issuer->units->parent[other_issuer->row] };

  while (body.row != DR_NO_UNIT && other.row != DR_NO_UNIT)
    {
      DrUnitLevel level = get_level (&body);
      DrUnitLevel other_level = get_level (&other);
      gboolean is_comparable = level != DR_UNIT_LEVEL_UNKNOWN && other_level != DR_UNIT_LEVEL_UNKNOWN;
      gboolean is_level = !is_comparable || level == other_level;

      if (is_level && !has_name_of (&body, &other))
        return refuse ("is one of", issuer, get_name (&body), get_name (&other), error);
      if (is_level || level > other_level)
        body.row = body.units->parent[body.row];
      if (is_level || level < other_level)
        other.row = other.units->parent[other.row];
    }

  return TRUE;
}

static gboolean
check_places (const Body       *issuer,
              const GPtrArray  *places,
              const GPtrArray  *other_places,
              GError          **error)
{
  for (guint i = 0; i < places->len; i++)
    for (guint k = 0; k < other_places->len; k++)
      if (dr_issuer_place_differs (get_name (issuer), get_level (issuer), places->pdata[i], other_places->pdata[k]))
        return refuse ("reports from", issuer, places->pdata[i], other_places->pdata[k], error);

  return TRUE;
}

static gboolean
check_datasets (DrDataset  *dataset,
                DrDataset  *other,
                GError    **error)
{
  GHashTableIter iter;
  gpointer id;
  gpointer places;

  if (dataset == other || dataset->issuers == NULL || other->issuers == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, dataset->issuers);
  while (g_hash_table_iter_next (&iter, &id, &places))
    {
      const GPtrArray *other_places = g_hash_table_lookup (other->issuers, id);
      Body body = { dataset->units, (gint32) dr_dataset_find_unit (dataset, id) };
      Body other_body = { other->units, (gint32) dr_dataset_find_unit (other, id) };

      if (other_places == NULL || body.row < 0 || other_body.row < 0)
        continue;
      if (!has_name_of (&body, &other_body))
        return refuse ("is", &body, get_name (&body), get_name (&other_body), error);
      if (!check_superiors (&body, &other_body, error) || !check_places (&body, places, other_places, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dr_merge_check_issuers (DrTable  *left,
                        DrTable  *right,
                        GError  **error)
{
  g_autoptr (GPtrArray) datasets = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  dr_table_add_datasets (left, datasets);
  dr_table_add_datasets (right, others);
  for (guint i = 0; i < datasets->len; i++)
    for (guint k = 0; k < others->len; k++)
      if (!check_datasets (datasets->pdata[i], others->pdata[k], error))
        return FALSE;

  return TRUE;
}
