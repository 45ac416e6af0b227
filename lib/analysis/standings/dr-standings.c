/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/**
 * DrStandings:
 *
 * Units scored, ranked and graded, each in its cohort.
 *
 * [class@DistrictReport.StandingsRules] say how, and a
 * [class@DistrictReport.ScoreSheet] what is known of each unit. All arithmetic is
 * exact, and so are ties: 1/3 and 2/6 are tied, and what is only rounded to the
 * same digits is not, unless the rules round.
 *
 * ```c
 * g_autoptr (DrStandings) standings = dr_standings_new (rules, sheet, &error);
 *
 * for (guint i = 0; i < dr_standings_get_n (standings); i++)
 *   {
 *     DrStanding *standing = dr_standings_get (standings, i);
 *     g_print ("%u. %s\n", dr_standing_get_rank (standing), dr_unit_get_name (dr_standing_get_unit (standing)));
 *   }
 * ```
 *
 * A [class@DistrictReport.Standing] comes for every unit of the sheet: cohort by
 * cohort in the order of their names, those without a cohort first; in each the
 * ranked ones in the order of their ranks, tied ones in the order of their ids, and
 * then the others in the order of ids. Neither the order in which the sheet was
 * filled nor anything else changes that. As a [iface@Gio.ListModel] standings may
 * be bound to, and walked like a list in Python and JavaScript.
 *
 * Standings never change after they are made; any thread may read them.
 *
 * Since: 1.0
 */

static GType
dr_standings_get_item_type (GListModel *model)
{
  return DR_TYPE_STANDING;
}

static guint
dr_standings_get_n_items (GListModel *model)
{
  return DR_STANDINGS (model)->standings->len;
}

static gpointer
dr_standings_get_item (GListModel *model,
                       guint       position)
{
  DrStanding *standing = dr_standings_get (DR_STANDINGS (model), position);

  return standing != NULL ? g_object_ref (standing) : NULL;
}

static void
dr_standings_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = dr_standings_get_item_type;
  interface->get_n_items = dr_standings_get_n_items;
  interface->get_item = dr_standings_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DrStandings, dr_standings, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dr_standings_list_model_init))

static void
dr_standings_finalize (GObject *object)
{
  DrStandings *self = DR_STANDINGS (object);

  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_object (&self->rules);
  g_clear_pointer (&self->period, dr_period_unref);

  G_OBJECT_CLASS (dr_standings_parent_class)->finalize (object);
}

static void
dr_standings_class_init (DrStandingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_standings_finalize;
}

static void
dr_standings_init (DrStandings *self)
{
  self->standings = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
}

static int
compare_cohorts (gconstpointer left,
                 gconstpointer right)
{
  const DrStanding *one = *(DrStanding * const *) left;
  const DrStanding *other = *(DrStanding * const *) right;
  int order = g_strcmp0 (one->row->cohort, other->row->cohort);

  return order != 0 ? order : strcmp (one->row->key, other->row->key);
}

/* A name that no unit has a value under is a slip of the pen, not a value that all of them miss. */
static gboolean
check_name (DrScoreSheet  *sheet,
            const char    *what,
            const char    *id,
            GError       **error)
{
  if (dr_score_sheet_get_n_units (sheet) == 0 || dr_score_sheet_knows (sheet, id))
    return TRUE;

  return dr_error_set (error, DR_ERROR_INVALID,
                       "score sheet: no unit has a value of the %s %s; enter it as missing if that is what it is", what, id);
}

static gboolean
check_sheet (DrStandingsRules  *rules,
             DrScoreSheet      *sheet,
             GError           **error)
{
  if (dr_score_sheet_get_period (sheet) == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "score sheet: it was not made by a constructor");

  for (guint i = 0; i < rules->criteria->len; i++)
    if (!check_name (sheet, "criterion", dr_criterion_at (rules, i)->id, error))
      return FALSE;
  for (guint i = 0; i < rules->conditions->len; i++)
    if (!check_name (sheet, "condition", dr_condition_at (rules, i)->id, error))
      return FALSE;
  for (guint i = 0; i < rules->tie_breaks->len; i++)
    if (!check_name (sheet, "tie-break", dr_tie_break_at (rules, i)->id, error))
      return FALSE;

  for (guint i = 0; i < dr_score_sheet_get_n_units (sheet); i++)
    {
      const DrScoreRow *row = dr_score_sheet_get_row (sheet, i);

      for (guint j = 0; j < row->vetoes->len; j++)
        {
          const char *grade = g_array_index (row->vetoes, DrVeto, j).best_grade;
          g_autofree char *what = g_strdup_printf ("unit %s: a veto", dr_unit_get_id (row->unit));

          if (grade != NULL && !dr_standings_rules_check_grade (rules, grade, what, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Makes the rankings, once everything else is known. */
static gboolean
make_rankings (DrStandings  *self,
               GError      **error)
{
  for (guint i = 0; i < self->standings->len; i++)
    {
      DrStanding *standing = g_ptr_array_index (self->standings, i);
      g_autofree char *id = g_strdup_printf ("r%u", i + 1);

      standing->ranking = dr_ranking_new (id, standing->row->unit, self->rules->field, self->period,
                                          dr_standing_get_status (standing), standing->rank, standing->cohort_size,
                                          dr_standing_get_grade (standing), self->rules->assessor, NULL, error);
      if (standing->ranking == NULL)
        return FALSE;
      g_hash_table_insert (self->by_key, standing->row->key, standing);
    }

  return TRUE;
}

static gboolean
settle_cohort (DrStandings  *self,
               guint         start,
               guint         end,
               GError      **error)
{
  DrStanding **cohort = (DrStanding **) self->standings->pdata + start;
  guint n_standings = end - start;

  return dr_standings_score_cohort (self->rules, self->desire, cohort, n_standings, error) &&
         dr_standings_order_cohort (self->rules, self->desire, cohort, n_standings, error) &&
         dr_standings_grade_cohort (self->rules, self->desire, cohort, n_standings, error);
}

/**
 * dr_standings_new:
 * @rules: how to score, rank and grade
 * @sheet: what is known of each unit
 * @error: return location for an error
 *
 * Scores, ranks and grades the units of a sheet. An empty sheet gives empty
 * standings.
 *
 * Fails with
 *
 * - [error@DistrictReport.Error.INVALID] if there is no criterion, grades do not go
 *   from the best to the worst, a quota, condition or veto names no grade of the
 *   rules, no unit has a value of a criterion, condition or tie-break, or a value
 *   cannot be scored, such as points above the maximum;
 * - [error@DistrictReport.Error.MISMATCH] if plain values of which less is better
 *   are to be added to what is better the more there is;
 * - [error@DistrictReport.Error.UNDEFINED] if a completion of 0, where less is
 *   better, is not capped;
 * - [error@DistrictReport.Error.OVERFLOW] if an exact score does not fit 128 bits.
 *
 * Returns: (transfer full): the standings
 *
 * Since: 1.0
 */
DrStandings *
dr_standings_new (DrStandingsRules  *rules,
                  DrScoreSheet      *sheet,
                  GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (rules), NULL);
  g_return_val_if_fail (DR_IS_SCORE_SHEET (sheet), NULL);

  DrDesire desire;
  if (!dr_standings_rules_check (rules, &desire, error) || !check_sheet (rules, sheet, error))
    return NULL;

  g_autoptr (DrStandings) self = g_object_new (DR_TYPE_STANDINGS, NULL);

  self->rules = dr_standings_rules_copy (rules);
  self->period = dr_period_ref (dr_score_sheet_get_period (sheet));
  self->desire = desire;
  for (guint i = 0; i < dr_score_sheet_get_n_units (sheet); i++)
    g_ptr_array_add (self->standings, dr_standing_new (self->rules, dr_score_sheet_get_row (sheet, i)));
  g_ptr_array_sort (self->standings, compare_cohorts);

  for (guint start = 0, end; start < self->standings->len; start = end)
    {
      const char *cohort = dr_standing_get_cohort (g_ptr_array_index (self->standings, start));

      for (end = start + 1; end < self->standings->len; end++)
        if (g_strcmp0 (cohort, dr_standing_get_cohort (g_ptr_array_index (self->standings, end))) != 0)
          break;
      if (!settle_cohort (self, start, end, error))
        return NULL;
    }
  if (!make_rankings (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_standings_get_period:
 * @self: standings
 *
 * Gets the period that was assessed.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for standings that were
 *   not made by a constructor
 *
 * Since: 1.0
 */
DrPeriod *
dr_standings_get_period (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  return self->period;
}

/**
 * dr_standings_get_field:
 * @self: standings
 *
 * Gets the field that was assessed.
 *
 * Returns: (transfer none) (nullable): the field, or `NULL` for the work as a whole
 *
 * Since: 1.0
 */
const char *
dr_standings_get_field (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  return self->rules != NULL ? self->rules->field : NULL;
}

/**
 * dr_standings_get_method:
 * @self: standings
 *
 * Gets by which method the ranks were given.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DrRankMethod
dr_standings_get_method (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), DR_RANK_METHOD_COMPETITION);

  return self->rules != NULL ? self->rules->method : DR_RANK_METHOD_COMPETITION;
}

/**
 * dr_standings_get_n:
 * @self: standings
 *
 * Counts the units, ranked or not.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_standings_get_n (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), 0);

  return self->standings->len;
}

/**
 * dr_standings_get:
 * @self: standings
 * @index: the place in the list, from 0
 *
 * Gets where one unit stands.
 *
 * Returns: (transfer none) (nullable): the standing, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrStanding *
dr_standings_get (DrStandings *self,
                  guint        index)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  return index < self->standings->len ? g_ptr_array_index (self->standings, index) : NULL;
}

/**
 * dr_standings_lookup:
 * @self: standings
 * @unit: a unit
 *
 * Finds where a unit stands.
 *
 * Returns: (transfer none) (nullable): the standing, or `NULL` if the unit is not
 *   among them
 *
 * Since: 1.0
 */
DrStanding *
dr_standings_lookup (DrStandings *self,
                     DrUnit      *unit)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);

  if (dr_unit_get_id (unit) == NULL)
    return NULL;

  g_autofree char *key = dr_unit_make_key (unit);

  return g_hash_table_lookup (self->by_key, key);
}

/**
 * dr_standings_list_rankings:
 * @self: standings
 *
 * Lists the standings as rankings, in the same order, with the ids `r1`, `r2` and
 * so on. Ranked units have a rank and perhaps a grade; the others are unranked.
 *
 * Returns: (transfer full) (element-type DrRanking): the rankings
 *
 * Since: 1.0
 */
GList *
dr_standings_list_rankings (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  GList *rankings = NULL;

  for (guint i = self->standings->len; i > 0; i--)
    {
      DrStanding *standing = g_ptr_array_index (self->standings, i - 1);

      rankings = g_list_prepend (rankings, g_object_ref (standing->ranking));
    }

  return rankings;
}
