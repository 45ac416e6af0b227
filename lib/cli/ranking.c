/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each unit of several reports reached, for a ranking. */

#include "config.h"

#include "cli.h"

#include <string.h>

/* How many indicators a complaint names. */
#define MOST_NAMES 8

typedef struct
{
  DrUnit *unit;           /* (owned) with the issuer among those above it */
  char   *cohort;         /* (owned) (nullable) */
  GList  *achievements;   /* (owned) (element-type DrAchievement) */
} RankedUnit;

static void
ranked_unit_free (gpointer data)
{
  RankedUnit *self = data;

  g_object_unref (self->unit);
  g_free (self->cohort);
  g_list_free_full (self->achievements, g_object_unref);
  g_free (self);
}

void
cli_ranking_clear (CliRanking *self)
{
  g_clear_pointer (&self->indicator, g_free);
  g_clear_pointer (&self->period, dr_period_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->cohorts, g_hash_table_unref);
}

static void
prepare (CliRanking *self)
{
  if (self->units != NULL)
    return;
  self->units = g_ptr_array_new_with_free_func (ranked_unit_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->indicators = g_ptr_array_new_with_free_func (g_object_unref);
  self->known = g_ptr_array_new_with_free_func (g_free);
  self->cohorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* The same for the same unit: ids and names from it up. */
static char *
make_key (DrUnit *unit)
{
  GString *key = g_string_new (NULL);

  for (DrUnit *at = unit; at != NULL; at = dr_unit_get_parent (at))
    g_string_append_printf (key, "%s\n%s\n", dr_unit_get_id (at), dr_unit_get_name (at) != NULL ? dr_unit_get_name (at) : "");

  return g_string_free (key, FALSE);
}

static const char *
name_unit (DrUnit *unit)
{
  return dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit);
}

/* Ids are a report's own: a unit that does not stand below its issuer is put there, unless it stands above it. */
static DrUnit *
place_unit (DrUnit  *unit,
            DrUnit  *issuer,
            GError **error)
{
  if (issuer == NULL || dr_unit_is_within (unit, issuer) || dr_unit_is_within (issuer, unit))
    return g_object_ref (unit);

  return dr_unit_new (dr_unit_get_id (unit), dr_unit_get_name (unit), dr_unit_get_kind (unit), DR_UNIT_LEVEL_UNKNOWN, issuer,
                      error);
}

/* The name of the unit above at the level; two of one name are told apart by their ids. */
static char *
find_cohort (CliRanking *self,
             DrUnit     *unit)
{
  DrUnit *parent = dr_unit_get_parent (unit);
  DrUnit *head = parent != NULL ? dr_unit_get_ancestor (parent, self->level) : NULL;
  if (head == NULL)
    return NULL;

  g_autofree char *key = make_key (head);
  const char *known = g_hash_table_lookup (self->cohorts, name_unit (head));

  if (known == NULL)
    g_hash_table_insert (self->cohorts, g_strdup (name_unit (head)), g_strdup (key));
  if (known == NULL || strcmp (known, key) == 0)
    return g_strdup (name_unit (head));

  GString *cohort = g_string_new (name_unit (head));
  for (DrUnit *at = head; at != NULL; at = dr_unit_get_parent (at))
    g_string_append_printf (cohort, "%s%s", at == head ? " (" : ", ", dr_unit_get_id (at));
  g_string_append_c (cohort, ')');

  return g_string_free (cohort, FALSE);
}

static gboolean
has_words (GPtrArray  *list,
           const char *words)
{
  return g_ptr_array_find_with_equal_func (list, words, g_str_equal, NULL);
}

static void
note_indicator (CliRanking    *self,
                DrAchievement *achievement)
{
  DrIndicator *indicator = dr_achievement_get_indicator (achievement);
  const char *id = dr_indicator_get_id (indicator);

  if (self->metric == CLI_METRIC_COMPLETION && dr_achievement_get_completion (achievement) == NULL)
    return;
  for (guint i = 0; i < self->indicators->len; i++)
    if (strcmp (dr_indicator_get_id (g_ptr_array_index (self->indicators, i)), id) == 0)
      return;
  g_ptr_array_add (self->indicators, g_object_ref (indicator));
}

static gboolean
is_wanted (CliRanking    *self,
           DrAchievement *achievement)
{
  const char *id = dr_indicator_get_id (dr_achievement_get_indicator (achievement));

  if (!has_words (self->known, id))
    g_ptr_array_add (self->known, g_strdup (id));

  return (self->indicator == NULL || strcmp (self->indicator, id) == 0) &&
         (self->period == NULL || dr_period_contains (self->period, dr_achievement_get_period (achievement)));
}

static void
widen (CliRanking *self,
       DrPeriod   *period)
{
  const GDate *first = dr_period_get_first_day (period);
  const GDate *last = dr_period_get_last_day (period);

  if (!g_date_valid (&self->first_day) || g_date_compare (first, &self->first_day) < 0)
    self->first_day = *first;
  if (!g_date_valid (&self->last_day) || g_date_compare (last, &self->last_day) > 0)
    self->last_day = *last;
}

static gboolean
add_achievement (CliRanking     *self,
                 DrAchievement  *achievement,
                 DrUnit         *issuer,
                 GError        **error)
{
  g_autoptr (DrUnit) unit = place_unit (dr_achievement_get_unit (achievement), issuer, error);
  if (unit == NULL)
    return FALSE;

  g_autofree char *key = make_key (unit);
  RankedUnit *ranked = g_hash_table_lookup (self->by_key, key);

  if (ranked == NULL)
    {
      g_autofree char *cohort = self->level != DR_UNIT_LEVEL_UNKNOWN ? find_cohort (self, unit) : NULL;

      /* What is not below a unit of the level is not ranked within one. */
      if (self->level != DR_UNIT_LEVEL_UNKNOWN && cohort == NULL)
        {
          self->has_left_out = TRUE;
          return TRUE;
        }
      ranked = g_new0 (RankedUnit, 1);
      ranked->unit = g_object_ref (unit);
      ranked->cohort = g_steal_pointer (&cohort);
      g_ptr_array_add (self->units, ranked);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), ranked);
    }
  ranked->achievements = g_list_prepend (ranked->achievements, g_object_ref (achievement));
  note_indicator (self, achievement);
  widen (self, dr_achievement_get_period (achievement));

  return TRUE;
}

gboolean
cli_ranking_add_report (CliRanking  *self,
                        DrReport    *report,
                        gboolean     is_alone,
                        GError     **error)
{
  DrUnit *issuer = dr_report_get_issuer (report);
  g_autolist (DrAchievement) achievements = dr_report_list_achievements (report);

  prepare (self);
  if (!is_alone && (issuer == NULL || dr_unit_get_name (issuer) == NULL))
    {
      g_set_error (error, DR_ERROR, DR_ERROR_MISMATCH,
                   "who issued it is not said, so that its units cannot be told from those of other reports");
      return FALSE;
    }

  for (GList *item = achievements; item != NULL; item = item->next)
    if (is_wanted (self, item->data) && !add_achievement (self, item->data, issuer, error))
      return FALSE;

  return TRUE;
}

gboolean
cli_ranking_is_empty (const CliRanking *self)
{
  return self->units == NULL || self->units->len == 0;
}

/* «a, b, c, …», harmless on a terminal; takes @ids. */
static char *
join_ids (GPtrArray *ids)
{
  g_autoptr (GPtrArray) owned = ids;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (ids, i));
  if (ids->len == 0)
    g_string_append (text, "–");
  if (ids->len > MOST_NAMES)
    g_string_append (text, ", …");

  return cli_make_harmless (text->str);
}

gboolean
cli_ranking_is_usable (const CliRanking *self,
                       DrLanguage        language)
{
  if (cli_ranking_is_empty (self))
    {
      g_autofree char *known = join_ids (g_ptr_array_ref (self->known));

      if (self->has_left_out)
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

  GPtrArray *ids = g_ptr_array_new ();
  for (guint i = 0; i < self->indicators->len; i++)
    g_ptr_array_add (ids, (gpointer) dr_indicator_get_id (g_ptr_array_index (self->indicators, i)));
  g_autofree char *found = join_ids (ids);
  cli_complain (cli_say (language,
                         "districtreport rank: số liệu của nhiều chỉ tiêu không cộng được; chọn một bằng --indicator: %s\n",
                         "districtreport rank: figures of several indicators cannot be put together; choose one with "
                         "--indicator: %s\n"),
                found);

  return FALSE;
}

/* A share as so many per cent. */
static DrRatio *
make_percent (DrRatio  *share,
              GError  **error)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", NULL);

  return dr_ratio_multiply (share, hundred, error);
}

static DrRatio *
find_attained (DrSummary  *summary,
               GError    **error)
{
  guint n_reached = dr_summary_get_n_attained (summary, DR_ATTAINMENT_EXCEEDED) +
                    dr_summary_get_n_attained (summary, DR_ATTAINMENT_MET);
  guint n_judged = n_reached + dr_summary_get_n_attained (summary, DR_ATTAINMENT_NEAR) +
                   dr_summary_get_n_attained (summary, DR_ATTAINMENT_MISSED);
  if (n_judged == 0)
    return NULL;

  g_autofree char *reached = g_strdup_printf ("%u", n_reached);
  g_autofree char *judged = g_strdup_printf ("%u", n_judged);
  g_autoptr (DrRatio) share = dr_ratio_new (reached, judged, error);

  return share != NULL ? make_percent (share, error) : NULL;
}

static DrRatio *
find_actual (DrSummary  *summary,
             GError    **error)
{
  g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, error);
  if (sum == NULL)
    return NULL;

  g_autofree char *value = dr_quantity_dup_value (sum);

  return dr_ratio_parse (value, error);
}

/* What the unit is ranked by; NULL without an error if there is nothing. */
static DrRatio *
find_value (const CliRanking  *self,
            const RankedUnit  *ranked,
            GError           **error)
{
  g_autoptr (DrSummary) summary = dr_summary_new (ranked->achievements, error);

  if (summary == NULL)
    return NULL;
  if (self->metric == CLI_METRIC_ATTAINED)
    return find_attained (summary, error);
  if (self->metric == CLI_METRIC_ACTUAL)
    return find_actual (summary, error);

  g_autoptr (DrRatio) completion = dr_summary_get_completion (summary, error);

  return completion != NULL ? make_percent (completion, error) : NULL;
}

DrScoreSheet *
cli_ranking_make_sheet (const CliRanking  *self,
                        GError           **error)
{
  g_autoptr (DrPeriod) period = dr_period_new_range (&self->first_day, &self->last_day, error);
  g_autoptr (DrScoreSheet) sheet = period != NULL ? dr_score_sheet_new (period) : NULL;
  for (guint i = 0; sheet != NULL && i < self->units->len; i++)
    {
      const RankedUnit *ranked = g_ptr_array_index (self->units, i);
      g_autoptr (GError) failure = NULL;
      g_autoptr (DrRatio) value = find_value (self, ranked, &failure);

      if (failure != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", name_unit (ranked->unit));
          return NULL;
        }
      if (!dr_score_sheet_add_unit (sheet, ranked->unit, ranked->cohort, error) ||
          !dr_score_sheet_set_value (sheet, ranked->unit, CLI_RANKING_CRITERION, value, error))
        return NULL;
    }

  return g_steal_pointer (&sheet);
}

DrDesire
cli_ranking_get_desire (const CliRanking *self)
{
  if (self->metric == CLI_METRIC_ATTAINED || self->indicators->len != 1)
    return DR_DESIRE_MORE;

  return dr_indicator_get_desire (g_ptr_array_index (self->indicators, 0));
}

char *
cli_ranking_make_label (const CliRanking *self,
                        DrLanguage        language)
{
  DrIndicator *indicator = self->indicators->len == 1 ? g_ptr_array_index (self->indicators, 0) : NULL;
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
