/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-summary.h>

#include "analysis/dr-summary-figure-private.h"
#include "analysis/dr-summary-repetition-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-accumulator-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"
#include "model/dr-properties-private.h"

/**
 * DrSummary:
 *
 * What a list of achievements adds up to: sum, mean, completion, and how many
 * targets were attained.
 *
 * Anything may stand in the list. What does not add up is refused only when a
 * sum is asked for, with [error@DistrictReport.Error.MISMATCH] and a message
 * that says what to do:
 *
 * - figures of two measures: đồng and hộ;
 * - a ratio, such as the share of poor households: it is a numerator over a
 *   denominator, and adding or plainly averaging ratios makes no sense;
 * - a stock, such as members there are, together with a flow, such as members
 *   admitted; and a stock at two dates. A stock is a level at the last day of
 *   its period: it adds up over units, not over time;
 * - one indicator of one unit for periods that overlap, such as a year and its
 *   last quarter, or both cumulatively and for a period alone: that would count
 *   things twice. Units are the same here if they and all above them have the
 *   same ids and names.
 *
 * A figure that a list says twice counts once, as it does in a dataset
 * ([method@DistrictReport.DatasetBuilder.add_report]): what is equal of one unit,
 * indicator and period, if it is a level or has two digits or more without the
 * zeros at its end, and what is the same in coarser words: «12,6 tỷ» for «12.583
 * triệu». Flows that a report tells of two occasions, «đợt 1 … đợt 2 …», are two.
 * Levels that differ, and flows that differ and have one plan, cannot both
 * be, so that they have no sum. A plan counts once too, and that of a year which
 * each quarter repeats is held against all that was reached in it
 * ([class@DistrictReport.Query]); where it is stated differently there is no
 * completion, because nobody says which was stated last.
 *
 * A figure that is part of another in the list is left out, because the whole
 * includes it already. A whole is known by its id, and by its unit, which is
 * that of the part or one above it; ids of other reports do not mislead.
 *
 * ```c
 * g_autoptr (DrSummary) summary = dr_summary_new (achievements, &error);
 * g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, &error);
 * g_autoptr (DrRatio) completion = dr_summary_get_completion (summary, &error);
 * g_autofree char *sum_text = dr_quantity_to_string (sum);
 * g_autofree char *percent = dr_ratio_to_percent (completion, 1, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
 *
 * g_print ("%s, %s %%, %u exceeded\n", sum_text, percent,
 *          dr_summary_get_n_attained (summary, DR_ATTAINMENT_EXCEEDED));
 * ```
 *
 * ```
 * 176 hội viên, 110.0 %, 1 exceeded
 * ```
 *
 * A summary is made whole and never changes; any thread may read it. One made
 * by g_object_new() is that of an empty list.
 *
 * Since: 1.0
 */
struct _DrSummary
{
  GObject       parent_instance;

  guint         n_achievements;
  guint         n_not_applicable;
  guint         n_attained[DR_ATTAINMENT_MISSED + 1];
  GRefString   *measure;            /* (nullable) (owned) of the actuals, if they have one in common */
  DrAccumulator actuals;            /* of all that have an actual */
  DrAccumulator reached;            /* the actuals of those that have a planned quantity too */
  DrAccumulator planned;            /* and their planned quantities */
  gboolean      has_bounds;         /* whether the bounds of every actual fit */
  GError       *sum_error;          /* (nullable) (owned) why the actuals do not add up */
  GError       *completion_error;   /* (nullable) (owned) why there is no completion */
};

G_DEFINE_FINAL_TYPE (DrSummary, dr_summary, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_ACHIEVEMENTS = 1,
  PROP_N_ACTUALS,
  PROP_MEASURE,
  PROP_STATUS
} Property;

static GParamSpec *properties[PROP_STATUS + 1];

static DrTermFlags
get_term_flags (DrAchievement *achievement)
{
  switch (dr_achievement_get_status (achievement))
    {
    case DR_STATUS_ESTIMATED:
      return DR_TERM_ESTIMATED;
    case DR_STATUS_PROVISIONAL:
      return DR_TERM_PROVISIONAL;
    case DR_STATUS_NIL:
      return DR_TERM_NIL;
    case DR_STATUS_NORMAL:
    case DR_STATUS_MISSING:
    case DR_STATUS_NOT_APPLICABLE:
    default:
      return DR_TERM_REPORTED;
    }
}

/* Adds one quantity of an achievement. Where its bounds do not fit, it has none, and @has_bounds is cleared. */
static void
add_quantity (DrAccumulator      *accumulator,
              DrSummaryWorkspace *workspace,
              DrAchievement      *achievement,
              DrQuantity         *quantity,
              gboolean           *has_bounds)
{
  DrIndicator *indicator = dr_achievement_get_indicator (achievement);
  const char *measure = dr_quantity_get_measure (quantity);
  DrTerm term = {
    .value = quantity->value,
    .nature = dr_indicator_get_nature (indicator),
    .measure = dr_summary_workspace_number_measure (workspace, measure),
    .date = (gint32) g_date_get_julian (dr_period_get_last_day (dr_achievement_get_period (achievement))),
    .flags = get_term_flags (achievement),
  };

  if (!dr_bounds_find (&quantity->value,
                       &quantity->upper,
                       quantity->hedge,
                       dr_measure_is_countable (measure),
                       &term.bounds))
    {
      term.bounds = (DrBounds) { .lower_end = DR_END_ABSENT, .upper_end = DR_END_ABSENT };
      *has_bounds = FALSE;
    }
  if (quantity->hedge != DR_HEDGE_EXACT)
    term.flags |= DR_TERM_HEDGED;

  dr_accumulator_add (accumulator, &term);
}

/* Adds up what entries have that nobody else has told. */
static void
add_entries (DrSummary          *self,
             DrSummaryWorkspace *workspace,
             GArray             *entries,
             GArray             *actuals,
             GArray             *planned)
{
  gboolean unused;

  for (guint i = 0; i < entries->len; i++)
    {
      const DrSummaryEntry *entry = &g_array_index (entries, DrSummaryEntry, i);
      DrQuantity *actual = dr_achievement_get_actual (entry->achievement);

      if (entry->item.has_actual)
        {
          dr_summary_figures_append (actuals, entry);
          add_quantity (&self->actuals, workspace, entry->achievement, actual, &self->has_bounds);
        }
      if (dr_cover_item_has_pair (&entry->item, DR_PAIRED_ACTUAL))
        {
          dr_summary_figures_append (planned, entry);
          add_quantity (&self->reached, workspace, entry->achievement, actual, &unused);
        }
      if (dr_cover_item_has_pair (&entry->item, DR_PAIRED_PLANNED))
        add_quantity (&self->planned, workspace, entry->achievement, dr_summary_entry_get_planned (entry), &unused);
    }
}

/* Refuses what is no list of achievements: one that is empty, or is there twice. */
static gboolean
check_list (GList   *achievements,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (GList *link = achievements; link != NULL; link = link->next)
    {
      if (!DR_IS_ACHIEVEMENT (link->data) || dr_achievement_get_indicator (link->data) == NULL)
        return dr_error_set (error, DR_ERROR_INVALID, "an empty achievement cannot be summarized");
      if (!g_hash_table_add (seen, link->data))
        return dr_error_set (error, DR_ERROR_INVALID, "the achievement %s is in the list twice",
                             dr_achievement_get_id (link->data));
    }

  return TRUE;
}

static void
dr_summary_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DrSummary *self = DR_SUMMARY (object);

  switch ((Property) id)
    {
    case PROP_N_ACHIEVEMENTS:
      g_value_set_uint (value, dr_summary_get_n_achievements (self));
      break;
    case PROP_N_ACTUALS:
      g_value_set_uint (value, dr_summary_get_n_actuals (self));
      break;
    case PROP_MEASURE:
      g_value_set_string (value, dr_summary_get_measure (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dr_summary_get_status (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_summary_finalize (GObject *object)
{
  DrSummary *self = DR_SUMMARY (object);

  g_clear_pointer (&self->measure, g_ref_string_release);
  g_clear_error (&self->sum_error);
  g_clear_error (&self->completion_error);

  G_OBJECT_CLASS (dr_summary_parent_class)->finalize (object);
}

static void
dr_summary_class_init (DrSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_summary_get_property;
  object_class->finalize = dr_summary_finalize;

  /**
   * DrSummary:n-achievements:
   *
   * How many achievements the list has.
   *
   * Since: 1.0
   */
  properties[PROP_N_ACHIEVEMENTS] = dr_property_uint ("n-achievements");

  /**
   * DrSummary:n-actuals:
   *
   * How many figures the sum and the mean are made of.
   *
   * Since: 1.0
   */
  properties[PROP_N_ACTUALS] = dr_property_uint ("n-actuals");

  /**
   * DrSummary:measure:
   *
   * The measure that the actual quantities have in common.
   *
   * Since: 1.0
   */
  properties[PROP_MEASURE] = dr_property_string ("measure");

  /**
   * DrSummary:status:
   *
   * The standing of the sum.
   *
   * Since: 1.0
   */
  properties[PROP_STATUS] = dr_property_enum ("status", DR_TYPE_STATUS, DR_STATUS_MISSING);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_summary_init (DrSummary *self)
{
  dr_accumulator_init (&self->actuals);
  dr_accumulator_init (&self->reached);
  dr_accumulator_init (&self->planned);
  self->has_bounds = TRUE;
}

/**
 * dr_summary_new:
 * @achievements: (element-type DistrictReport.Achievement): the achievements, in any order
 * @error: return location for a [struct@GLib.Error]
 *
 * Summarizes a list of achievements. Targets count as missed however nearly;
 * for a threshold see [ctor@DistrictReport.Summary.new_near].
 *
 * The list may hold anything, and nothing; only an achievement that is in it
 * twice, or is empty, is [error@DistrictReport.Error.INVALID]. The order does
 * not matter.
 *
 * Returns: (transfer full): the summary
 *
 * Since: 1.0
 */
DrSummary *
dr_summary_new (GList   *achievements,
                GError **error)
{
  return dr_summary_new_near (achievements, NULL, error);
}

/**
 * dr_summary_new_near:
 * @achievements: (element-type DistrictReport.Achievement): the achievements, in any order
 * @near_threshold: (nullable): how much of a target is nearly all of it, as
 *   [method@DistrictReport.Achievement.judge] takes it
 * @error: return location for a [struct@GLib.Error]
 *
 * Summarizes a list of achievements as [ctor@DistrictReport.Summary.new] does,
 * and counts targets missed by a little as near.
 *
 * Returns: (transfer full): the summary
 *
 * Since: 1.0
 */
DrSummary *
dr_summary_new_near (GList   *achievements,
                     DrRatio *near_threshold,
                     GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_list (achievements, error))
    return NULL;

  g_autoptr (DrSummary) self = g_object_new (DR_TYPE_SUMMARY, NULL);
  g_autoptr (GArray) actuals = g_array_new (FALSE, FALSE, sizeof (DrSummaryFigure));
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (DrSummaryFigure));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrSummaryEntry));
  g_auto (DrSummaryWorkspace) workspace;
  dr_summary_workspace_init (&workspace);

  for (GList *link = achievements; link != NULL; link = link->next)
    {
      self->n_achievements++;
      self->n_attained[dr_achievement_judge (link->data, near_threshold)]++;
      if (dr_achievement_get_status (link->data) == DR_STATUS_NOT_APPLICABLE)
        self->n_not_applicable++;
      if (dr_achievement_get_actual (link->data) != NULL)
        dr_summary_workspace_note_whole (&workspace, link->data);
    }

  for (GList *link = achievements; link != NULL; link = link->next)
    {
      if (dr_achievement_get_actual (link->data) == NULL)
        dr_accumulator_add_missing (&self->actuals, 1);
      else if (dr_summary_workspace_is_part (&workspace, link->data))
        continue;

      DrSummaryEntry entry = dr_summary_entry_make (link->data, dr_summary_workspace_get_subject (&workspace, link->data));
      g_array_append_val (entries, entry);
    }
  dr_summary_entries_drop_repeated (entries, &self->sum_error, &self->completion_error);
  if (self->completion_error == NULL)
    dr_summary_entries_pair (entries, &self->completion_error);
  add_entries (self, &workspace, entries, actuals, planned);

  if (self->sum_error == NULL && dr_summary_figures_check_kinds (actuals, &self->actuals, &workspace, &self->sum_error))
    dr_summary_figures_check_periods (actuals, &self->sum_error);

  /* Together: an actual in one measure and a plan in another have no quotient either. */
  DrAccumulator both = self->reached;
  dr_accumulator_merge (&both, &self->planned);
  if (self->completion_error == NULL && dr_summary_figures_check_kinds (planned, &both, &workspace, &self->completion_error))
    dr_summary_figures_check_periods (planned, &self->completion_error);

  if (self->actuals.n_figures > 0 && !self->actuals.has_measures)
    self->measure = g_ref_string_new (workspace.measure_names->pdata[self->actuals.measure]);

  return g_steal_pointer (&self);
}

/**
 * dr_summary_get_n_achievements:
 * @self: a summary
 *
 * Gets how many achievements the list has, with an actual quantity or without.
 *
 * Returns: the length of the list
 *
 * Since: 1.0
 */
guint
dr_summary_get_n_achievements (DrSummary *self)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), 0);

  return self->n_achievements;
}

/**
 * dr_summary_get_n_actuals:
 * @self: a summary
 *
 * Gets how many figures the sum and the mean are made of: those that are known
 * and are not part of another in the list, nor said before. Nothing expressly reported («không
 * phát sinh») is a figure, 0; what is missing is none.
 *
 * Returns: the number of figures
 *
 * Since: 1.0
 */
guint
dr_summary_get_n_actuals (DrSummary *self)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), 0);

  return (guint) self->actuals.n_figures;
}

/**
 * dr_summary_get_n_attained:
 * @self: a summary
 * @attainment: what to count
 *
 * Gets how many achievements stand to their targets in one way. All are
 * counted, of whatever measure, and parts too; those without a target are
 * undefined. The five counts add up to the length of the list.
 *
 * Returns: the number of achievements
 *
 * Since: 1.0
 */
guint
dr_summary_get_n_attained (DrSummary    *self,
                           DrAttainment  attainment)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), 0);
  g_return_val_if_fail ((guint) attainment < G_N_ELEMENTS (self->n_attained), 0);

  return self->n_attained[attainment];
}

/**
 * dr_summary_get_measure:
 * @self: a summary
 *
 * Gets the measure that the actual quantities have in common, in canonical
 * form.
 *
 * Returns: (nullable): the measure, or %NULL if there are several, or no actual
 *   quantity at all
 *
 * Since: 1.0
 */
const char *
dr_summary_get_measure (DrSummary *self)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), NULL);

  return self->measure;
}

/* Sets a copy of a stored error; FALSE if there is one. */
static gboolean
check_stored (const GError *stored,
              GError      **error)
{
  if (stored == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (stored));

  return FALSE;
}

static gboolean
find_sum (const DrAccumulator *accumulator,
          DrDecimal           *sum,
          GError             **error)
{
  return dr_accumulator_get_sum (accumulator, sum) ||
         dr_error_set (error, DR_ERROR_OVERFLOW, "the sum of the figures does not fit 38 digits");
}

/* The hedge of a sum: nothing hedged is exact, and what is bounded on one side alone, by the sum itself, says so. */
static DrHedge
find_hedge (const DrAccumulator *accumulator,
            const DrDecimal     *sum)
{
  DrBounds bounds;

  if ((accumulator->flags & DR_TERM_HEDGED) == 0)
    return DR_HEDGE_EXACT;
  if (!dr_accumulator_get_bounds (accumulator, &bounds))
    return DR_HEDGE_ABOUT;

  if (bounds.upper_end == DR_END_ABSENT && bounds.lower_end == DR_END_CLOSED &&
      dr_decimal_compare (&bounds.lower, sum) == 0)
    return DR_HEDGE_AT_LEAST;
  if (bounds.lower_end == DR_END_ABSENT && bounds.upper_end == DR_END_CLOSED &&
      dr_decimal_compare (&bounds.upper, sum) == 0)
    return DR_HEDGE_AT_MOST;

  return DR_HEDGE_ABOUT;
}

/**
 * dr_summary_get_sum:
 * @self: a summary
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets the exact sum of the actual quantities, with the precision of the
 * finest of them.
 *
 * If any is hedged, the sum is hedged as about, or as at least or at most where
 * it is bounded on one side alone; what it may be exactly is told by
 * [method@DistrictReport.Summary.get_sum_bounds]. Of a range the lower value
 * counts.
 *
 * The sum of nothing is missing, not 0: without a figure there is none, and no
 * error. Figures that do not add up are [error@DistrictReport.Error.MISMATCH],
 * and a sum of more than 38 digits is [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full) (nullable): the sum, or %NULL if there is none
 *
 * Since: 1.0
 */
DrQuantity *
dr_summary_get_sum (DrSummary *self,
                    GError   **error)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrDecimal sum;

  if (self->actuals.n_figures == 0 ||
      !check_stored (self->sum_error, error) ||
      !find_sum (&self->actuals, &sum, error))
    return NULL;

  return dr_quantity_new_from_decimal (&sum, NULL, find_hedge (&self->actuals, &sum), self->measure, self->measure);
}

/**
 * dr_summary_get_sum_bounds:
 * @self: a summary
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets what the sum may be, given what every figure may be: rounded figures
 * and hedges included. The bounds are those of
 * [method@DistrictReport.Quantity.get_bounds], added up.
 *
 * Without a figure there are none, and no error; the errors are those of
 * [method@DistrictReport.Summary.get_sum].
 *
 * Returns: (transfer full) (nullable): the interval, or %NULL if there is none
 *
 * Since: 1.0
 */
DrInterval *
dr_summary_get_sum_bounds (DrSummary *self,
                           GError   **error)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrBounds bounds;

  if (self->actuals.n_figures == 0 ||
      !check_stored (self->sum_error, error))
    return NULL;

  if (!self->has_bounds || !dr_accumulator_get_bounds (&self->actuals, &bounds))
    {
      dr_error_set (error, DR_ERROR_OVERFLOW, "the bounds of the sum do not fit 38 digits");
      return NULL;
    }

  return dr_bounds_to_interval (&bounds, error);
}

/**
 * dr_summary_get_mean:
 * @self: a summary
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets the mean of the actual quantities: their sum over their number, as an
 * exact fraction. What is missing does not count as 0, it does not count.
 *
 * Without a figure there is none, and no error; the errors are those of
 * [method@DistrictReport.Summary.get_sum].
 *
 * Returns: (transfer full) (nullable): the mean, or %NULL if there is none
 *
 * Since: 1.0
 */
DrRatio *
dr_summary_get_mean (DrSummary *self,
                     GError   **error)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrDecimal sum;

  if (self->actuals.n_figures == 0 ||
      !check_stored (self->sum_error, error) ||
      !find_sum (&self->actuals, &sum, error))
    return NULL;

  return dr_ratio_new_from_decimals (&sum, &(DrDecimal) { (dr_int128) self->actuals.n_figures, 0 }, error);
}

/**
 * dr_summary_get_completion:
 * @self: a summary
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets how much of all targets together was reached: the sum of the actual
 * quantities over the sum of the planned ones, as an exact fraction, of those
 * achievements that have both, or whose plan another has. Stated percentages play no part in it, and
 * neither do further targets. It is not the mean of the single completions.
 *
 * Without an achievement that has both there is none, and no error. If all
 * planned quantities together are not above zero, it is
 * [error@DistrictReport.Error.UNDEFINED]; the other errors are those of
 * [method@DistrictReport.Summary.get_sum], for these achievements alone.
 *
 * Returns: (transfer full) (nullable): the completion, 1 for exactly reached, or
 *   %NULL if there is none
 *
 * Since: 1.0
 */
DrRatio *
dr_summary_get_completion (DrSummary *self,
                           GError   **error)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrDecimal reached;
  DrDecimal planned;

  if (self->planned.n_figures == 0 ||
      !check_stored (self->completion_error, error) ||
      !find_sum (&self->reached, &reached, error) ||
      !find_sum (&self->planned, &planned, error))
    return NULL;

  if (dr_decimal_get_sign (&planned) <= 0)
    {
      dr_error_set (error, DR_ERROR_UNDEFINED, "the completion of targets that add up to zero or less is undefined");
      return NULL;
    }

  return dr_ratio_new_from_decimals (&reached, &planned, error);
}

/**
 * dr_summary_get_status:
 * @self: a summary
 *
 * Gets the standing of the sum. One estimated figure makes it estimated; else
 * one provisional figure makes it provisional; it is nil if all figures are.
 * Without a figure it is missing, or not applicable if that is what all
 * achievements are.
 *
 * Returns: the standing
 *
 * Since: 1.0
 */
DrStatus
dr_summary_get_status (DrSummary *self)
{
  g_return_val_if_fail (DR_IS_SUMMARY (self), DR_STATUS_MISSING);

  if (self->actuals.n_figures == 0)
    return self->n_achievements > 0 && self->n_not_applicable == self->n_achievements
             ? DR_STATUS_NOT_APPLICABLE
             : DR_STATUS_MISSING;

  if (self->actuals.flags & DR_TERM_ESTIMATED)
    return DR_STATUS_ESTIMATED;
  if (self->actuals.flags & DR_TERM_PROVISIONAL)
    return DR_STATUS_PROVISIONAL;
  if (self->actuals.flags & DR_TERM_REPORTED)
    return DR_STATUS_NORMAL;

  return DR_STATUS_NIL;
}
