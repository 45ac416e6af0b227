/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each unit of several reports reached, for a ranking: a dataset, and what queries say of it. */

#include "config.h"

#include "cli.h"

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

/* A query by keys, of the indicator if there is one, in the periods that are looked at. */
static DrTable *
ask_by (const CliRanking   *self,
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

static DrTable *
ask (const CliRanking  *self,
     const char        *key,
     const char        *indicator,
     const char        *metric,
     GError           **error)
{
  const char *keys[] = { key, NULL };

  return ask_by (self, keys, indicator, metric, error);
}

/* The indicators that there is a figure of to rank by. */
static gboolean
find_indicators (CliRanking  *self,
                 GError     **error)
{
  const char *metric = self->metric == CLI_METRIC_COMPLETION ? "pair-count" : "actual-count";
  g_autoptr (DrTable) table = ask (self, "indicator", self->indicator, metric, error);

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
  g_autoptr (DrTable) table = ask (self, "period", self->indicator, "rows", error);

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

  self->units = ask (self, "unit", self->indicator, "rows", error);

  return self->units != NULL && find_indicators (self, error) && find_days (self, error);
}

static const char *
name_unit (const CliRanking *self,
           const char       *id)
{
  return dr_dataset_get_unit_name (self->dataset, GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id)));
}

/* The name of the unit above at the level; two of one name are told apart by their ids. NULL: it is not below one. */
static char *
find_cohort (const CliRanking *self,
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
      g_autofree char *cohort = find_cohort (self, id);

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

/* The years that a unit has figures of, as «2023, 2024». */
typedef struct
{
  char    *cohort;      /* (owned) (nullable) */
  char    *unit;        /* (owned) the first that has just these */
  guint64  years;       /* a bit for each */
  GString *text;        /* (owned) */
} Years;

static void
years_free (gpointer data)
{
  Years *years = data;

  g_free (years->cohort);
  g_free (years->unit);
  g_string_free (years->text, TRUE);
  g_free (years);
}

#define MOST_YEARS 64

/* The bit of a year, which is known from then on; 0 where there are too many. */
static guint64
find_year (GPtrArray  *known,
           const char *year)
{
  guint i = 0;

  if (!g_ptr_array_find_with_equal_func (known, year, g_str_equal, &i))
    {
      i = known->len;
      g_ptr_array_add (known, g_strdup (year));
    }

  return i < MOST_YEARS ? (guint64) 1 << i : 0;
}

/* Of which years units have figures: (element-type Years) each unit that is ranked. */
static GPtrArray *
find_years (const CliRanking  *self,
            guint             *n_years,
            GError           **error)
{
  static const char * const keys[] = { "unit", "period@year", NULL };
  const char *metric = self->metric == CLI_METRIC_COMPLETION ? "pair-count" : self->metric == CLI_METRIC_ACTUAL ? "actual-count" : "rows";
  g_autoptr (DrTable) table = ask_by (self, keys, self->indicator, metric, error);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (years_free);
  Years *last = NULL;

  if (table == NULL)
    return NULL;

  /* The rows of a unit come one after another. */
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *unit = dr_table_dup_cell (table, row, 0);
      g_autofree char *year = dr_table_dup_cell (table, row, 1);
      g_autofree char *count = dr_table_dup_cell (table, row, 2);

      if (year == NULL || count == NULL || strcmp (count, "0") == 0)
        continue;
      if (last == NULL || strcmp (last->unit, unit) != 0)
        {
          last = g_new0 (Years, 1);
          last->unit = g_strdup (unit);
          last->cohort = self->level == DR_UNIT_LEVEL_UNKNOWN ? g_strdup ("") : find_cohort (self, unit);
          last->text = g_string_new (NULL);
          g_ptr_array_add (found, last);
        }
      last->years |= find_year (known, year);
      g_string_append_printf (last->text, "%s%s", last->text->len == 0 ? "" : ", ", year);
    }
  *n_years = known->len;

  return g_steal_pointer (&found);
}

/* The first units that have figures of just these years, in each cohort. */
static GPtrArray *
find_different (const GPtrArray *found)
{
  GPtrArray *different = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      Years *years = g_ptr_array_index (found, i);

      if (years->cohort != NULL && g_hash_table_add (known, g_strdup_printf ("%" G_GINT64_MODIFIER "x %s", years->years, years->cohort)))
        g_ptr_array_add (different, years);
    }

  return different;
}

/* Two of one cohort that have no year in common, or else of which one has a year that the other has not. */
static gboolean
find_apart (const GPtrArray *different,
            gboolean         has_common,
            const Years    **one,
            const Years    **other)
{
  for (guint i = 1; i < different->len; i++)
    for (guint k = 0; k < i; k++)
      {
        *one = g_ptr_array_index (different, k);
        *other = g_ptr_array_index (different, i);
        if (strcmp ((*one)->cohort, (*other)->cohort) == 0 && (((*one)->years & (*other)->years) != 0) == has_common)
          return TRUE;
      }

  return FALSE;
}

gboolean
cli_ranking_check_years (const CliRanking  *self,
                         DrLanguage         language,
                         gboolean          *is_usable,
                         GError           **error)
{
  guint n_years = 0;
  g_autoptr (GPtrArray) found = find_years (self, &n_years, error);
  const Years *one;
  const Years *other;

  *is_usable = TRUE;
  if (found == NULL || n_years <= 1 || n_years > MOST_YEARS)
    return found != NULL;

  g_autoptr (GPtrArray) different = find_different (found);
  *is_usable = !find_apart (different, FALSE, &one, &other);
  if (*is_usable && !find_apart (different, TRUE, &one, &other))
    return TRUE;

  g_autofree char *name = cli_make_harmless (name_unit (self, one->unit));
  g_autofree char *other_name = cli_make_harmless (name_unit (self, other->unit));
  if (*is_usable)
    cli_complain (cli_say (language,
                           "districtreport rank: lưu ý: các đơn vị không có số liệu của cùng những năm: %s năm %s, %s năm %s; --during "
                           "xếp riêng một năm\n",
                           "districtreport rank: note: not all units have figures of the same years: %s of %s, %s of %s; --during "
                           "ranks a year by itself\n"),
                  name, one->text->str, other_name, other->text->str);
  else
    cli_complain (cli_say (language,
                           "districtreport rank: %s có số liệu năm %s, %s năm %s: không xếp chung đơn vị của các năm khác nhau; chọn "
                           "một năm bằng --during\n",
                           "districtreport rank: %s has figures of %s, %s of %s: units of different years are not ranked together; "
                           "choose a year with --during\n"),
                  name, one->text->str, other_name, other->text->str);

  return TRUE;
}

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

  g_autoptr (DrTable) table = ask (self, "unit", g_ptr_array_index (self->indicators, 0),
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
  g_autofree char *cohort = self->level == DR_UNIT_LEVEL_UNKNOWN ? NULL : find_cohort (self, id);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DrRatio) value = NULL;

  /* What is not below a unit of the level is not ranked within one. */
  if (self->level != DR_UNIT_LEVEL_UNKNOWN && cohort == NULL)
    return TRUE;

  g_autoptr (DrUnit) unit = dr_unit_new (id, name_unit (self, id), DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, NULL, error);
  if (unit == NULL)
    return FALSE;

  if (figures == NULL)
    value = find_attained (self, row, &failure);
  else if (g_hash_table_lookup (figures, id) != NULL)
    value = dr_ratio_ref (g_hash_table_lookup (figures, id));
  if (failure != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", name_unit (self, id));
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
write_figure (DrTable *table,
              guint    row)
{
  g_autofree char *cell = dr_table_dup_cell (table, row, 1);
  const char *measure = dr_table_get_measure (table, row);
  g_autoptr (DrQuantity) quantity = cell == NULL || measure == NULL ? NULL
                                                                    : dr_quantity_new (cell, measure, DR_HEDGE_EXACT, NULL);

  return quantity == NULL ? NULL : dr_quantity_to_string (quantity);
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
  g_autoptr (DrTable) actuals = ask (self, "unit", indicator, "pair-actual", error);
  g_autoptr (DrTable) plans = actuals == NULL ? NULL : ask (self, "unit", indicator, "pair-planned", error);
  if (plans == NULL)
    return NULL;

  for (guint row = 0; row < dr_table_get_n_rows (actuals); row++)
    g_hash_table_insert (reached, dr_table_dup_cell (actuals, row, 0), write_figure (actuals, row));
  for (guint row = 0; row < dr_table_get_n_rows (plans); row++)
    {
      g_autofree char *unit = dr_table_dup_cell (plans, row, 0);
      g_autofree char *planned = write_figure (plans, row);
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
