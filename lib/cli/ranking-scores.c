/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each unit is ranked by, and how that is told. */

#include "config.h"

#include "ranking.h"

#include <string.h>

/* A share as so many per cent; takes nothing for nothing. */
static DrRatio *
make_percent (DrRatio  *share,
              GError  **error)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", NULL);

  return share == NULL ? NULL : dr_ratio_multiply (share, hundred, error);
}

/* Of how many targets what the report states says how they were met, whether it tells their quantity or not. */
static DrRatio *
find_attained (const CliRanking  *self,
               guint              row,
               GError           **error)
{
  g_autolist (DrAchievement) achievements = dr_table_list_contributors (self->units, row, 1);
  g_autoptr (DrSummary) summary = dr_summary_new (achievements, error);
  if (summary == NULL)
    return NULL;

  guint n_reached = dr_summary_get_n_attained (summary, DR_ATTAINMENT_EXCEEDED) +
                    dr_summary_get_n_attained (summary, DR_ATTAINMENT_MET);
  guint n_judged = n_reached + dr_summary_get_n_attained (summary, DR_ATTAINMENT_NEAR) +
                   dr_summary_get_n_attained (summary, DR_ATTAINMENT_MISSED);
  if (n_judged == 0)
    return NULL;

  g_autofree char *reached = g_strdup_printf ("%u", n_reached);
  g_autofree char *judged = g_strdup_printf ("%u", n_judged);
  g_autoptr (DrRatio) share = dr_ratio_new (reached, judged, error);

  return make_percent (share, error);
}

/* What each unit has of the indicator that is ranked by: (element-type utf8 DrRatio). NULL on error. */
static GHashTable *
find_figures (const CliRanking  *self,
              DrLanguage         language,
              GError           **error)
{
  gboolean is_completion = self->metric == CLI_METRIC_COMPLETION;
  g_autoptr (GHashTable) figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_ratio_unref);

  if (self->indicators->len == 0)
    return g_steal_pointer (&figures);

  g_autoptr (DrTable) table = cli_ranking_ask (self, "unit", g_ptr_array_index (self->indicators, 0),
                                               is_completion ? "completion" : "actual", error);
  if (table != NULL)
    cli_tell_conflicts ("districtreport rank", table, language);
  for (guint row = 0; table != NULL && row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *cell = dr_table_dup_cell (table, row, 1);
      g_autoptr (DrRatio) figure = cell == NULL ? NULL : dr_table_dup_ratio (table, row, 1, error);
      DrRatio *shown = figure == NULL ? NULL : is_completion ? make_percent (figure, error) : dr_ratio_ref (figure);

      if (shown != NULL)
        g_hash_table_insert (figures, dr_table_dup_cell (table, row, 0), shown);
      else if (cell != NULL)
        return NULL;
    }

  return table == NULL ? NULL : g_steal_pointer (&figures);
}

static gboolean
add_unit (const CliRanking  *self,
          DrScoreSheet      *sheet,
          GHashTable        *figures,
          guint              row,
          GError           **error)
{
  g_autofree char *id = dr_table_dup_cell (self->units, row, 0);
  g_autofree char *cohort = self->level == DR_UNIT_LEVEL_UNKNOWN ? NULL : cli_ranking_find_cohort (self, id);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DrRatio) value = NULL;

  /* What is not below a unit of the level is not ranked within one. */
  if (self->level != DR_UNIT_LEVEL_UNKNOWN && cohort == NULL)
    return TRUE;

  g_autoptr (DrUnit) unit = dr_unit_new (id, cli_ranking_name_unit (self, id), DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, NULL, error);
  if (unit == NULL)
    return FALSE;

  if (figures == NULL)
    value = find_attained (self, row, &failure);
  else if (g_hash_table_lookup (figures, id) != NULL)
    value = dr_ratio_ref (g_hash_table_lookup (figures, id));
  if (failure != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", cli_ranking_name_unit (self, id));
      return FALSE;
    }

  return dr_score_sheet_add_unit (sheet, unit, cohort, error) &&
         dr_score_sheet_set_value (sheet, unit, CLI_RANKING_CRITERION, value, error);
}

DrScoreSheet *
cli_ranking_make_sheet (const CliRanking  *self,
                        DrLanguage         language,
                        GError           **error)
{
  g_autoptr (DrPeriod) period = dr_period_new_range (&self->first_day, &self->last_day, error);
  g_autoptr (DrScoreSheet) sheet = period != NULL ? dr_score_sheet_new (period) : NULL;
  g_autoptr (GHashTable) figures = NULL;

  if (sheet == NULL)
    return NULL;
  if (self->metric != CLI_METRIC_ATTAINED && (figures = find_figures (self, language, error)) == NULL)
    return NULL;
  for (guint row = 0; row < dr_table_get_n_rows (self->units); row++)
    if (!add_unit (self, sheet, figures, row, error))
      return NULL;

  return g_steal_pointer (&sheet);
}

/* The one indicator that is ranked by, or NULL. */
static DrIndicator *
dup_indicator (const CliRanking *self)
{
  for (guint i = 0; self->indicators->len == 1 && i < dr_dataset_get_n_indicators (self->dataset); i++)
    if (strcmp (dr_dataset_get_indicator_id (self->dataset, i), g_ptr_array_index (self->indicators, 0)) == 0)
      return dr_dataset_dup_indicator (self->dataset, i);

  return NULL;
}

/* A cell of figures with its measure, «118 hội viên»; NULL for an empty one. */
static char *
write_figure (DrTable    *table,
              guint       row,
              DrLanguage  language)
{
  g_autofree char *cell = dr_table_dup_cell (table, row, 1);
  const char *measure = dr_table_get_measure (table, row);
  g_autoptr (DrQuantity) quantity = cell == NULL || measure == NULL ? NULL
                                                                    : dr_quantity_new (cell, measure, DR_HEDGE_EXACT, NULL);

  if (quantity == NULL)
    return NULL;

  /* A quantity writes itself as reports do; the other numbers of an explanation are written in its own language. */
  return language == DR_LANGUAGE_VIETNAMESE ? dr_quantity_to_string (quantity)
         : *measure == '\0'                 ? g_strdup (cell)
                                            : g_strdup_printf ("%s %s", cell, measure);
}

GHashTable *
cli_ranking_list_pairs (const CliRanking  *self,
                        DrLanguage         language,
                        GError           **error)
{
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (self->metric != CLI_METRIC_COMPLETION || self->indicators->len == 0)
    return g_steal_pointer (&pairs);

  const char *indicator = g_ptr_array_index (self->indicators, 0);
  g_autoptr (DrTable) actuals = cli_ranking_ask (self, "unit", indicator, "pair-actual", error);
  g_autoptr (DrTable) plans = actuals == NULL ? NULL : cli_ranking_ask (self, "unit", indicator, "pair-planned", error);
  if (plans == NULL)
    return NULL;

  for (guint row = 0; row < dr_table_get_n_rows (actuals); row++)
    g_hash_table_insert (reached, dr_table_dup_cell (actuals, row, 0), write_figure (actuals, row, language));
  for (guint row = 0; row < dr_table_get_n_rows (plans); row++)
    {
      g_autofree char *unit = dr_table_dup_cell (plans, row, 0);
      g_autofree char *planned = write_figure (plans, row, language);
      const char *actual = g_hash_table_lookup (reached, unit);

      if (actual != NULL && planned != NULL)
        g_hash_table_insert (pairs, g_steal_pointer (&unit),
                             g_strdup_printf (cli_say (language, "- thực hiện %s, kế hoạch %s", "- reached %s, planned %s"), actual,
                                              planned));
    }

  return g_steal_pointer (&pairs);
}

DrDesire
cli_ranking_get_desire (const CliRanking *self)
{
  g_autoptr (DrIndicator) indicator = self->metric == CLI_METRIC_ATTAINED ? NULL : dup_indicator (self);

  return indicator == NULL ? DR_DESIRE_MORE : dr_indicator_get_desire (indicator);
}

char *
cli_ranking_make_label (const CliRanking *self,
                        DrLanguage        language)
{
  g_autoptr (DrIndicator) indicator = dup_indicator (self);
  const char *label = indicator != NULL ? dr_indicator_get_label (indicator) : NULL;
  const char *what;

  if (self->metric == CLI_METRIC_ACTUAL)
    what = indicator != NULL ? dr_indicator_get_measure (indicator) : "";
  else if (self->metric == CLI_METRIC_ATTAINED)
    what = cli_say (language, "% chỉ tiêu đạt", "% of targets attained");
  else
    what = cli_say (language, "% so với chỉ tiêu", "% of the target");

  if (label == NULL)
    return g_strdup (*what != '\0' ? what : "–");

  return *what != '\0' ? g_strdup_printf ("%s, %s", label, what) : g_strdup (label);
}
