/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each unit of several reports reached, for a ranking: a dataset, and what queries say of it. */

#include "config.h"

#include "ranking.h"

#include <string.h>

/* How many indicators a complaint names. */
#define MOST_NAMES 8

void
cli_ranking_clear (CliRanking *self)
{
  g_clear_pointer (&self->indicator, g_free);
  g_clear_pointer (&self->period, dr_period_unref);
  g_clear_pointer (&self->builder, dr_dataset_builder_unref);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_object (&self->units);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->cohorts, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

const char *
cli_name_issuer (DrReport *report,
                 gboolean  is_one_place)
{
  DrUnit *issuer = dr_report_get_issuer (report);

  return !is_one_place || issuer == NULL || dr_unit_get_name (issuer) == NULL ? NULL : dr_unit_get_id (issuer);
}

gboolean
cli_ranking_add_report (CliRanking  *self,
                        DrReport    *report,
                        gboolean     is_alone,
                        GError     **error)
{
  DrUnit *issuer = dr_report_get_issuer (report);

  if (!is_alone && (issuer == NULL || dr_unit_get_name (issuer) == NULL))
    {
      g_set_error (error, DR_ERROR, DR_ERROR_MISMATCH,
                   "who issued it is not said, so that its units cannot be told from those of other reports");
      return FALSE;
    }
  if (!dr_dataset_builder_add_report_as (self->builder, report, cli_name_issuer (report, self->is_one_place), error))
    return FALSE;
  self->n_reports++;

  return TRUE;
}

/* Whether an id is among those of the dataset. */
static gboolean
has_indicator (const CliRanking *self)
{
  for (guint i = 0; i < dr_dataset_get_n_indicators (self->dataset); i++)
    if (strcmp (dr_dataset_get_indicator_id (self->dataset, i), self->indicator) == 0)
      return TRUE;

  return FALSE;
}

/* The periods of the dataset that are looked at, without one that has no figure. */
static GPtrArray *
find_periods (const CliRanking *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dr_dataset_get_n_periods (self->dataset); i++)
    {
      DrPeriod *period = dr_dataset_get_period (self->dataset, i);

      if (self->period == NULL || dr_period_contains (self->period, period))
        g_ptr_array_add (ids, dr_period_to_string (period));
    }

  return ids;
}

DrTable *
cli_ranking_ask_by (const CliRanking   *self,
                    const char * const *keys,
                    const char         *indicator,
                    const char         *metric,
                    GError            **error)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  const char *indicators[] = { indicator, NULL };

  dr_query_set_keys (query, keys);
  /* Of one indicator each row is of one unit: one that is at odds has no value, and the others are ranked. */
  dr_query_set_leaves_out_conflicts (query, indicator != NULL && g_str_equal (keys[0], "unit"));
  dr_query_add_metric (query, metric);
  if (indicator != NULL)
    dr_query_add_filter (query, "indicator", indicators);
  if (self->period != NULL)
    dr_query_add_filter (query, "period", (const char * const *) self->periods->pdata);

  return dr_query_run (query, self->dataset, NULL, error);
}

DrTable *
cli_ranking_ask (const CliRanking  *self,
                 const char        *key,
                 const char        *indicator,
                 const char        *metric,
                 GError           **error)
{
  const char *keys[] = { key, NULL };

  return cli_ranking_ask_by (self, keys, indicator, metric, error);
}

/* The indicators that there is a figure of to rank by. */
static gboolean
find_indicators (CliRanking  *self,
                 GError     **error)
{
  const char *metric = self->metric == CLI_METRIC_COMPLETION ? "pair-count" : "actual-count";
  g_autoptr (DrTable) table = cli_ranking_ask (self, "indicator", self->indicator, metric, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *count = dr_table_dup_cell (table, row, 1);

      if (count != NULL && strcmp (count, "0") != 0)
        g_ptr_array_add (self->indicators, dr_table_dup_cell (table, row, 0));
    }

  return TRUE;
}

/* The first and the last day of the periods with figures. */
static gboolean
find_days (CliRanking  *self,
           GError     **error)
{
  g_autoptr (DrTable) table = cli_ranking_ask (self, "period", self->indicator, "rows", error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *id = dr_table_dup_cell (table, row, 0);
      g_autoptr (DrPeriod) period = dr_period_parse (id, error);

      if (period == NULL)
        return FALSE;
      if (row == 0 || g_date_compare (dr_period_get_first_day (period), &self->first_day) < 0)
        self->first_day = *dr_period_get_first_day (period);
      if (row == 0 || g_date_compare (dr_period_get_last_day (period), &self->last_day) > 0)
        self->last_day = *dr_period_get_last_day (period);
    }

  return TRUE;
}

gboolean
cli_ranking_close (CliRanking  *self,
                   GError     **error)
{
  if (self->n_reports == 0)
    return TRUE;
  self->dataset = dr_dataset_builder_build (self->builder, error);
  if (self->dataset == NULL)
    return FALSE;

  self->indicators = g_ptr_array_new_with_free_func (g_free);
  self->cohorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < dr_dataset_get_n_units (self->dataset); i++)
    g_hash_table_insert (self->numbers, (gpointer) dr_dataset_get_unit_id (self->dataset, i), GUINT_TO_POINTER (i));
  self->periods = find_periods (self);
  if (self->periods->len == 0 || (self->indicator != NULL && !has_indicator (self)))
    return TRUE;
  g_ptr_array_add (self->periods, NULL);

  self->units = cli_ranking_ask (self, "unit", self->indicator, "rows", error);

  return self->units != NULL && find_indicators (self, error) && find_days (self, error);
}

const char *
cli_ranking_name_unit (const CliRanking *self,
                       const char       *id)
{
  return dr_dataset_get_unit_name (self->dataset, GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id)));
}

char *
cli_ranking_find_cohort (const CliRanking *self,
                         const char       *unit)
{
  int head = dr_dataset_get_unit_parent (self->dataset, GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, unit)));

  while (head >= 0 && dr_dataset_get_unit_level (self->dataset, (guint) head) != self->level)
    head = dr_dataset_get_unit_parent (self->dataset, (guint) head);
  if (head < 0)
    return NULL;

  const char *id = dr_dataset_get_unit_id (self->dataset, (guint) head);
  const char *name = dr_dataset_get_unit_name (self->dataset, (guint) head);
  const char *known = g_hash_table_lookup (self->cohorts, name);

  if (known == NULL)
    g_hash_table_insert (self->cohorts, g_strdup (name), g_strdup (id));

  return known == NULL || strcmp (known, id) == 0 ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, id);
}

gboolean
cli_ranking_is_empty (const CliRanking *self)
{
  return self->n_reports == 0;
}

/* Whether any unit is ranked: within a cohort, where that is asked for. */
static gboolean
has_units (const CliRanking *self)
{
  guint n_rows = self->units == NULL ? 0 : dr_table_get_n_rows (self->units);

  for (guint row = 0; row < n_rows && self->level != DR_UNIT_LEVEL_UNKNOWN; row++)
    {
      g_autofree char *id = dr_table_dup_cell (self->units, row, 0);
      g_autofree char *cohort = cli_ranking_find_cohort (self, id);

      if (cohort != NULL)
        return TRUE;
    }

  return n_rows > 0 && self->level == DR_UNIT_LEVEL_UNKNOWN;
}

/* «a, b, c, …», harmless on a terminal. */
static char *
join_ids (GPtrArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (ids, i));
  if (ids->len == 0)
    g_string_append (text, "–");
  if (ids->len > MOST_NAMES)
    g_string_append (text, ", …");

  return cli_make_harmless (text->str);
}

static char *
join_known (const CliRanking *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; self->dataset != NULL && i < dr_dataset_get_n_indicators (self->dataset); i++)
    g_ptr_array_add (ids, (gpointer) dr_dataset_get_indicator_id (self->dataset, i));

  return join_ids (ids);
}

gboolean
cli_ranking_is_usable (const CliRanking *self,
                       DrLanguage        language)
{
  if (!has_units (self))
    {
      g_autofree char *known = join_known (self);

      if (self->units != NULL && dr_table_get_n_rows (self->units) > 0)
        cli_complain ("%s", cli_say (language, "districtreport rank: không đơn vị nào thuộc đơn vị cấp trên ở cấp của --within\n",
                                     "districtreport rank: no unit lies below one of the level of --within\n"));
      else
        cli_complain (cli_say (language, "districtreport rank: không có số liệu nào để xếp hạng; các chỉ tiêu có: %s\n",
                               "districtreport rank: there is no figure to rank by; the indicators are: %s\n"),
                      known);
      return FALSE;
    }
  if (self->metric == CLI_METRIC_ATTAINED || self->indicators->len <= 1)
    return TRUE;

  g_autofree char *found = join_ids (self->indicators);
  cli_complain (cli_say (language,
                         "districtreport rank: số liệu của nhiều chỉ tiêu không cộng được; chọn một bằng --indicator: %s\n",
                         "districtreport rank: figures of several indicators cannot be put together; choose one with "
                         "--indicator: %s\n"),
                found);

  return FALSE;
}
