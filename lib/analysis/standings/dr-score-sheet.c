/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-score-sheet-private.h"

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/**
 * DrScoreSheet:
 *
 * What is known of each unit that is to be ranked for a period (bảng chấm điểm):
 * values by criterion, bonus and penalty points, vetoes, and the cohort it is
 * ranked in.
 *
 * ```c
 * g_autoptr (DrScoreSheet) sheet = dr_score_sheet_new (year);
 * g_autoptr (DrRatio) completion = dr_ratio_new ("640", "500", NULL);
 * g_autoptr (DrRatio) two = dr_ratio_parse ("2", NULL);
 *
 * dr_score_sheet_add_unit (sheet, farmers, "Khối đoàn thể", &error);
 * dr_score_sheet_set_value (sheet, farmers, "hoi-vien", completion, &error);
 * dr_score_sheet_add_bonus (sheet, farmers, two, "mô hình mới", &error);
 * ```
 *
 * What is entered stays: a second value for the same unit and criterion is an
 * error, because it is more often a row too many than a correction. The order in
 * which things are entered does not matter to standings.
 *
 * Units are the same here if they and all above them have the same ids and names.
 * The ids in a report are local to it; of units from several reports, give those
 * that have their issuer above them.
 *
 * Standings take the sheet as it stands when they are made. One thread at a time
 * may use a sheet.
 *
 * Since: 1.0
 */
struct _DrScoreSheet
{
  GObject     parent_instance;

  DrPeriod   *period;     /* (owned) (nullable) */
  GPtrArray  *rows;       /* (owned) (element-type DrScoreRow) */
  GHashTable *by_key;     /* (owned) (element-type utf8 DrScoreRow) of rows */
  GHashTable *criteria;   /* (owned) (element-type utf8 utf8) a set */
};

G_DEFINE_FINAL_TYPE (DrScoreSheet, dr_score_sheet, G_TYPE_OBJECT)

static void
extra_clear (gpointer data)
{
  DrExtra *self = data;

  g_clear_pointer (&self->points, dr_ratio_unref);
  g_free (self->reason);
}

static void
veto_clear (gpointer data)
{
  DrVeto *self = data;

  g_free (self->reason);
  g_free (self->best_grade);
}

static void
clear_value (gpointer data)
{
  if (data != NULL)
    dr_ratio_unref (data);
}

static DrScoreRow *
row_new (DrUnit     *unit,
         const char *key,
         const char *cohort)
{
  DrScoreRow *self = g_new0 (DrScoreRow, 1);

  self->unit = g_object_ref (unit);
  self->key = g_strdup (key);
  self->cohort = g_strdup (cohort);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_value);
  self->extras = g_array_new (FALSE, TRUE, sizeof (DrExtra));
  g_array_set_clear_func (self->extras, extra_clear);
  self->vetoes = g_array_new (FALSE, TRUE, sizeof (DrVeto));
  g_array_set_clear_func (self->vetoes, veto_clear);

  return self;
}

void
dr_score_row_free (DrScoreRow *self)
{
  g_object_unref (self->unit);
  g_free (self->key);
  g_free (self->cohort);
  g_hash_table_unref (self->values);
  g_array_unref (self->extras);
  g_array_unref (self->vetoes);
  g_free (self);
}

DrScoreRow *
dr_score_row_copy (const DrScoreRow *self)
{
  DrScoreRow *copy = row_new (self->unit, self->key, self->cohort);
  GHashTableIter iter;
  gpointer criterion;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &criterion, &value))
    g_hash_table_insert (copy->values, g_strdup (criterion), value != NULL ? dr_ratio_ref (value) : NULL);
  for (guint i = 0; i < self->extras->len; i++)
    {
      DrExtra extra = g_array_index (self->extras, DrExtra, i);

      extra.points = dr_ratio_ref (extra.points);
      extra.reason = g_strdup (extra.reason);
      g_array_append_val (copy->extras, extra);
    }
  for (guint i = 0; i < self->vetoes->len; i++)
    {
      DrVeto veto = g_array_index (self->vetoes, DrVeto, i);

      veto.reason = g_strdup (veto.reason);
      veto.best_grade = g_strdup (veto.best_grade);
      g_array_append_val (copy->vetoes, veto);
    }

  return copy;
}

DrRatio *
dr_score_row_get_value (const DrScoreRow *self,
                        const char       *criterion)
{
  return g_hash_table_lookup (self->values, criterion);
}

/* Ids hold no control characters, so the key goes by the id first, then by the name. */
char *
dr_unit_make_key (DrUnit *unit)
{
  GString *key = g_string_new (NULL);

  for (DrUnit *at = unit; at != NULL; at = dr_unit_get_parent (at))
    {
      const char *name = dr_unit_get_name (at);

      g_string_append_printf (key, "%s\x1f%s\x1e", dr_unit_get_id (at), name != NULL ? name : "");
    }

  return g_string_free (key, FALSE);
}

static void
dr_score_sheet_finalize (GObject *object)
{
  DrScoreSheet *self = DR_SCORE_SHEET (object);

  g_clear_pointer (&self->period, dr_period_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_hash_table_unref);

  G_OBJECT_CLASS (dr_score_sheet_parent_class)->finalize (object);
}

static void
dr_score_sheet_class_init (DrScoreSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_score_sheet_finalize;
}

static void
row_free (gpointer data)
{
  dr_score_row_free (data);
}

static void
dr_score_sheet_init (DrScoreSheet *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static DrScoreRow *
find_row (DrScoreSheet *self,
          DrUnit       *unit)
{
  if (dr_unit_get_id (unit) == NULL)
    return NULL;

  g_autofree char *key = dr_unit_make_key (unit);

  return g_hash_table_lookup (self->by_key, key);
}

static DrScoreRow *
find_row_or_fail (DrScoreSheet  *self,
                  DrUnit        *unit,
                  GError       **error)
{
  if (!dr_check_made (dr_unit_get_id (unit), "unit", error))
    return NULL;

  DrScoreRow *row = find_row (self, unit);
  if (row == NULL)
    dr_error_set (error, DR_ERROR_INVALID, "unit %s: it is not in the score sheet: add it first", dr_unit_get_id (unit));

  return row;
}

const DrScoreRow *
dr_score_sheet_get_row (DrScoreSheet *self,
                        guint         index)
{
  return g_ptr_array_index (self->rows, index);
}

gboolean
dr_score_sheet_knows (DrScoreSheet *self,
                      const char   *criterion)
{
  return g_hash_table_contains (self->criteria, criterion);
}

/**
 * dr_score_sheet_new:
 * @period: the period that is assessed
 *
 * Makes a sheet without units.
 *
 * Returns: (transfer full): the sheet
 *
 * Since: 1.0
 */
DrScoreSheet *
dr_score_sheet_new (DrPeriod *period)
{
  g_return_val_if_fail (period != NULL, NULL);

  DrScoreSheet *self = g_object_new (DR_TYPE_SCORE_SHEET, NULL);

  self->period = dr_period_ref (period);

  return self;
}

/**
 * dr_score_sheet_get_period:
 * @self: a score sheet
 *
 * Gets the period that is assessed.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for a sheet that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
DrPeriod *
dr_score_sheet_get_period (DrScoreSheet *self)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), NULL);

  return self->period;
}

/**
 * dr_score_sheet_get_n_units:
 * @self: a score sheet
 *
 * Counts the units.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_score_sheet_get_n_units (DrScoreSheet *self)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), 0);

  return self->rows->len;
}

/**
 * dr_score_sheet_get_value:
 * @self: a score sheet
 * @unit: a unit
 * @criterion: the id of a criterion
 *
 * Gets the value of a unit.
 *
 * Returns: (transfer none) (nullable): the value, or `NULL` if it is missing or the
 *   unit is not in the sheet
 *
 * Since: 1.0
 */
DrRatio *
dr_score_sheet_get_value (DrScoreSheet *self,
                          DrUnit       *unit,
                          const char   *criterion)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), NULL);
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (criterion != NULL, NULL);

  const DrScoreRow *row = find_row (self, unit);

  return row != NULL ? dr_score_row_get_value (row, criterion) : NULL;
}

/**
 * dr_score_sheet_add_unit:
 * @self: a score sheet
 * @unit: the unit
 * @cohort: (nullable): with whom it is ranked (cụm, khối thi đua), or `NULL` if all
 *   are ranked together
 * @error: return location for an error
 *
 * Adds a unit that is to be ranked. Without values it will be among the unranked.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the unit is in the sheet
 * already or was not made by a constructor, or @cohort is empty, and with
 * [error@DistrictReport.Error.ENCODING] if @cohort is not UTF-8.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_score_sheet_add_unit (DrScoreSheet  *self,
                         DrUnit        *unit,
                         const char    *cohort,
                         GError       **error)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);

  if (!dr_check_made (dr_unit_get_id (unit), "unit", error) || !dr_check_words (cohort, "score sheet: the cohort", error))
    return FALSE;
  if (find_row (self, unit) != NULL)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "unit %s: it is in the score sheet already; units of several reports need their issuers above them",
                         dr_unit_get_id (unit));

  g_autofree char *key = dr_unit_make_key (unit);
  DrScoreRow *row = row_new (unit, key, cohort);

  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_key, row->key, row);

  return TRUE;
}

/**
 * dr_score_sheet_set_value:
 * @self: a score sheet
 * @unit: a unit of the sheet
 * @criterion: the id of a criterion, a tie-break or a condition
 * @value: (nullable): the value, exact, or `NULL` where it is known to be missing
 * @error: return location for an error
 *
 * Enters a value.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the unit is not in the sheet,
 * @criterion is no id, or the value has been entered already.
 *
 * Returns: whether it was entered
 *
 * Since: 1.0
 */
gboolean
dr_score_sheet_set_value (DrScoreSheet  *self,
                          DrUnit        *unit,
                          const char    *criterion,
                          DrRatio       *value,
                          GError       **error)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);
  g_return_val_if_fail (criterion != NULL, FALSE);

  DrScoreRow *row = find_row_or_fail (self, unit, error);

  if (row == NULL || !dr_check_id (criterion, "score sheet: the criterion", error))
    return FALSE;
  if (g_hash_table_contains (row->values, criterion))
    return dr_error_set (error, DR_ERROR_INVALID, "unit %s: there is a value of %s already", dr_unit_get_id (unit),
                         criterion);

  g_hash_table_insert (row->values, g_strdup (criterion), value != NULL ? dr_ratio_ref (value) : NULL);
  if (!g_hash_table_contains (self->criteria, criterion))
    g_hash_table_add (self->criteria, g_strdup (criterion));

  return TRUE;
}

static gboolean
add_extra (DrScoreSheet  *self,
           DrUnit        *unit,
           DrRatio       *points,
           const char    *reason,
           gboolean       is_penalty,
           GError       **error)
{
  DrScoreRow *row = find_row_or_fail (self, unit, error);

  if (row == NULL || !dr_check_words (reason, "score sheet: the reason", error))
    return FALSE;
  if (dr_ratio_get_sign (points) < 0)
    {
      g_autofree char *text = dr_ratio_to_string (points);
      return dr_error_set (error, DR_ERROR_INVALID, "unit %s: %s points are below 0: %s", dr_unit_get_id (unit),
                           is_penalty ? "penalty" : "bonus", text);
    }

  DrExtra extra = { dr_ratio_ref (points), g_strdup (reason), is_penalty };
  g_array_append_val (row->extras, extra);

  return TRUE;
}

/**
 * dr_score_sheet_add_bonus:
 * @self: a score sheet
 * @unit: a unit of the sheet
 * @points: how many points it gets, 0 or more
 * @reason: what for
 * @error: return location for an error
 *
 * Adds bonus points (điểm thưởng). All of a unit's count, up to the limit of the
 * rules.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the unit is not in the sheet,
 * @points are negative or @reason is empty, and with
 * [error@DistrictReport.Error.ENCODING] if @reason is not UTF-8.
 *
 * Returns: whether they were added
 *
 * Since: 1.0
 */
gboolean
dr_score_sheet_add_bonus (DrScoreSheet  *self,
                          DrUnit        *unit,
                          DrRatio       *points,
                          const char    *reason,
                          GError       **error)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);
  g_return_val_if_fail (points != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  return add_extra (self, unit, points, reason, FALSE, error);
}

/**
 * dr_score_sheet_add_penalty:
 * @self: a score sheet
 * @unit: a unit of the sheet
 * @points: how many points it loses, 0 or more
 * @reason: what for
 * @error: return location for an error
 *
 * Adds penalty points (điểm trừ), which are taken away from the score. It may
 * fall below 0.
 *
 * Fails as [method@DistrictReport.ScoreSheet.add_bonus].
 *
 * Returns: whether they were added
 *
 * Since: 1.0
 */
gboolean
dr_score_sheet_add_penalty (DrScoreSheet  *self,
                            DrUnit        *unit,
                            DrRatio       *points,
                            const char    *reason,
                            GError       **error)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);
  g_return_val_if_fail (points != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  return add_extra (self, unit, points, reason, TRUE, error);
}

/**
 * dr_score_sheet_add_veto:
 * @self: a score sheet
 * @unit: a unit of the sheet
 * @reason: why: `có cán bộ bị kỷ luật`
 * @best_grade: (nullable): the best grade it may have, or `NULL` if it is not
 *   ranked
 * @error: return location for an error
 *
 * Keeps a unit out of the ranking, or holds it at a grade, whatever its score. A
 * unit that is held at a grade keeps its rank.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the unit is not in the sheet
 * or words are empty, and with [error@DistrictReport.Error.ENCODING] if they are
 * not UTF-8. Whether there is such a grade is seen when standings are made.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_score_sheet_add_veto (DrScoreSheet  *self,
                         DrUnit        *unit,
                         const char    *reason,
                         const char    *best_grade,
                         GError       **error)
{
  g_return_val_if_fail (DR_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  DrScoreRow *row = find_row_or_fail (self, unit, error);

  if (row == NULL || !dr_check_words (reason, "score sheet: the reason", error) ||
      !dr_check_words (best_grade, "score sheet: the grade", error))
    return FALSE;

  DrVeto veto = { g_strdup (reason), g_strdup (best_grade) };
  g_array_append_val (row->vetoes, veto);

  return TRUE;
}
