/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement-builder.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-achievement-private.h"
#include "model/dr-check-private.h"

/**
 * DrAchievementBuilder:
 *
 * Makes an achievement with all that may be known of it.
 *
 * What is set is checked together at the end, so that it may be set in any
 * order.
 *
 * ```c
 * g_autoptr (DrAchievementBuilder) builder =
 *   dr_achievement_builder_new ("a1", farmers, members, year);
 * g_autoptr (DrQuantity) actual = dr_quantity_new ("96", "hội viên", DR_HEDGE_EXACT, &error);
 * g_autoptr (DrQuantity) percent = dr_quantity_new ("120", "%", DR_HEDGE_EXACT, &error);
 * dr_achievement_builder_set_actual (builder, actual);
 * dr_achievement_builder_set_target (builder, target);
 * dr_achievement_builder_set_percent_of_target (builder, percent);
 * g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (builder, &error);
 * g_print ("%s\n", dr_achievement_get_id (achievement));
 * // a1
 * ```
 *
 * A builder is used from one thread at a time, and makes one achievement.
 *
 * Since: 1.0
 */
struct _DrAchievementBuilder
{
  gatomicrefcount     ref_count;
  DrAchievementFields fields;
  gboolean            is_spent;
};

G_DEFINE_BOXED_TYPE (DrAchievementBuilder, dr_achievement_builder,
                     dr_achievement_builder_ref, dr_achievement_builder_unref)

static void
further_target_clear (gpointer data)
{
  DrFurtherTarget *further = data;

  g_clear_object (&further->target);
  g_clear_pointer (&further->percent, dr_quantity_unref);
}

static void
reading_clear (gpointer data)
{
  DrReading *reading = data;

  g_clear_pointer (&reading->quantity, dr_quantity_unref);
  g_clear_pointer (&reading->reason, dr_words_unref);
}

void
dr_achievement_fields_add_further_target (DrAchievementFields *fields,
                                          DrTarget            *target,
                                          DrQuantity          *percent)
{
  DrFurtherTarget further = { target, percent };

  if (fields->further_targets == NULL)
    {
      fields->further_targets = g_array_new (FALSE, FALSE, sizeof further);
      g_array_set_clear_func (fields->further_targets, further_target_clear);
    }

  g_array_append_val (fields->further_targets, further);
}

void
dr_achievement_fields_add_reading (DrAchievementFields *fields,
                                   DrQuantity          *quantity,
                                   GRefString          *reason)
{
  DrReading reading = { quantity, reason };

  if (fields->readings == NULL)
    {
      fields->readings = g_array_new (FALSE, FALSE, sizeof reading);
      g_array_set_clear_func (fields->readings, reading_clear);
    }

  g_array_append_val (fields->readings, reading);
}

void
dr_achievement_fields_clear (DrAchievementFields *fields)
{
  g_clear_pointer (&fields->id, dr_words_unref);
  g_clear_object (&fields->unit);
  g_clear_object (&fields->indicator);
  g_clear_pointer (&fields->period, dr_period_unref);
  g_clear_pointer (&fields->actual, dr_quantity_unref);
  g_clear_object (&fields->target);
  g_clear_pointer (&fields->percent_of_target, dr_quantity_unref);
  g_clear_pointer (&fields->share, dr_quantity_unref);
  g_clear_pointer (&fields->change, dr_change_unref);
  g_clear_pointer (&fields->part_of, dr_words_unref);
  g_clear_pointer (&fields->further_targets, g_array_unref);
  g_clear_pointer (&fields->readings, g_array_unref);
  g_clear_pointer (&fields->source, dr_source_unref);
  g_clear_pointer (&fields->occasion, g_free);
}

/* --- what must hold --- */

static gboolean
check_actual (const DrAchievementFields  *fields,
              GError                    **error)
{
  gboolean is_absent = fields->status == DR_STATUS_MISSING ||
                       fields->status == DR_STATUS_NOT_APPLICABLE;

  if (fields->actual == NULL)
    return is_absent ||
           dr_error_set (error, DR_ERROR_INVALID,
                         "no figure, which only missing and not applicable ones lack");

  if (is_absent)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "a figure, which missing and not applicable ones lack");

  if (fields->status == DR_STATUS_NIL && dr_quantity_get_sign (fields->actual) != 0)
    return dr_error_set (error, DR_ERROR_INVALID, "nil, but the figure is not 0");

  const char *measure = dr_indicator_get_measure (fields->indicator);
  return g_strcmp0 (dr_quantity_get_measure (fields->actual), measure) == 0 ||
         dr_error_set (error, DR_ERROR_MISMATCH,
                       "the figure is in \"%s\", but the indicator %s in \"%s\"",
                       dr_quantity_get_measure (fields->actual),
                       dr_indicator_get_id (fields->indicator), measure);
}

static gboolean
check_percentage (DrQuantity  *percent,
                  const char  *what,
                  GError     **error)
{
  return percent == NULL ||
         g_str_equal (dr_quantity_get_measure (percent), "%") ||
         dr_error_set (error, DR_ERROR_MISMATCH, "%s is in \"%s\", not in %%",
                       what, dr_quantity_get_measure (percent));
}

static gboolean
check_target (const DrAchievementFields  *fields,
              DrTarget                   *target,
              DrQuantity                 *percent,
              GError                    **error)
{
  if (!dr_check_made (dr_target_get_id (target), "target", error))
    return FALSE;

  const char *planned_for = dr_indicator_get_id (dr_target_get_indicator (target));
  const char *reached = dr_indicator_get_id (fields->indicator);
  if (!g_str_equal (planned_for, reached))
    return dr_error_set (error, DR_ERROR_MISMATCH,
                         "the target %s is for the indicator %s, the figure for %s",
                         dr_target_get_id (target), planned_for, reached);

  return check_percentage (percent, "the percentage of the target", error);
}

static gboolean
check_targets (const DrAchievementFields  *fields,
               GError                    **error)
{
  if (fields->target == NULL)
    {
      if (fields->percent_of_target != NULL)
        return dr_error_set (error, DR_ERROR_INVALID, "a percentage of a target, but no target");
    }
  else if (!check_target (fields, fields->target, fields->percent_of_target, error))
    {
      return FALSE;
    }

  for (guint i = 0; fields->further_targets != NULL && i < fields->further_targets->len; i++)
    {
      const DrFurtherTarget *further = &g_array_index (fields->further_targets, DrFurtherTarget, i);
      if (!check_target (fields, further->target, further->percent, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_links (const DrAchievementFields  *fields,
             GError                    **error)
{
  for (guint i = 0; fields->readings != NULL && i < fields->readings->len; i++)
    {
      const DrReading *reading = &g_array_index (fields->readings, DrReading, i);
      if (!dr_check_words (reading->reason, "the reason of a reading", error))
        return FALSE;
    }

  if (fields->part_of == NULL)
    return TRUE;

  if (!dr_check_id (fields->part_of, "the whole that it is part of", error))
    return FALSE;

  return !g_str_equal (fields->part_of, fields->id) ||
         dr_error_set (error, DR_ERROR_INVALID, "part of itself");
}

/* Whether the fields make an achievement. */
gboolean
dr_achievement_fields_check (const DrAchievementFields  *fields,
                             GError                    **error)
{
  if (!dr_check_id (fields->id, "achievement", error))
    return FALSE;

  if (dr_check_made (dr_unit_get_id (fields->unit), "unit", error) &&
      dr_check_made (dr_indicator_get_id (fields->indicator), "indicator", error) &&
      dr_check_enum (DR_TYPE_STATUS, fields->status, "the status", error) &&
      check_actual (fields, error) &&
      check_targets (fields, error) &&
      check_percentage (fields->share, "the share", error) &&
      check_links (fields, error))
    return TRUE;

  g_prefix_error (error, "achievement %s: ", fields->id);

  return FALSE;
}

/* --- the builder --- */

/**
 * dr_achievement_builder_new:
 * @id: what names the achievement within its report: 1 to 256 bytes without
 *   control characters
 * @unit: the unit that achieved it
 * @indicator: what is measured
 * @period: the period in which, or at the end of which, it was reached
 *
 * Makes a builder.
 *
 * Returns: (transfer full): the builder
 *
 * Since: 1.0
 */
DrAchievementBuilder *
dr_achievement_builder_new (const char  *id,
                            DrUnit      *unit,
                            DrIndicator *indicator,
                            DrPeriod    *period)
{
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (DR_IS_INDICATOR (indicator), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  DrAchievementBuilder *self = g_new0 (DrAchievementBuilder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fields.id = dr_words_new (id);
  self->fields.unit = g_object_ref (unit);
  self->fields.indicator = g_object_ref (indicator);
  self->fields.period = dr_period_ref (period);

  return self;
}

/**
 * dr_achievement_builder_ref: (skip)
 * @self: a builder
 *
 * Takes a reference to a builder.
 *
 * Returns: (transfer full): the same builder
 *
 * Since: 1.0
 */
DrAchievementBuilder *
dr_achievement_builder_ref (DrAchievementBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_achievement_builder_unref: (skip)
 * @self: (transfer full): a builder
 *
 * Gives a reference back; the last one frees the builder and what it holds.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_unref (DrAchievementBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_achievement_fields_clear (&self->fields);
  g_free (self);
}

static void
set_quantity (DrQuantity **field,
              DrQuantity  *quantity)
{
  DrQuantity *old = *field;

  *field = quantity == NULL ? NULL : dr_quantity_ref (quantity);
  if (old != NULL)
    dr_quantity_unref (old);
}

/**
 * dr_achievement_builder_set_actual:
 * @self: a builder
 * @actual: (nullable): the figure
 *
 * Sets the figure reached, in the measure of the indicator. There must be one,
 * unless the status is missing or not applicable; if it is nil, it must be 0.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_actual (DrAchievementBuilder *self,
                                   DrQuantity           *actual)
{
  g_return_if_fail (self != NULL);

  set_quantity (&self->fields.actual, actual);
}

/**
 * dr_achievement_builder_set_status:
 * @self: a builder
 * @status: the status
 *
 * Sets the standing of the figure; by default it is normal.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_status (DrAchievementBuilder *self,
                                   DrStatus              status)
{
  g_return_if_fail (self != NULL);

  self->fields.status = status;
}

/**
 * dr_achievement_builder_set_target:
 * @self: a builder
 * @target: (nullable): the target
 *
 * Sets what was planned, for the same indicator. The target may have been set
 * for another unit or period.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_target (DrAchievementBuilder *self,
                                   DrTarget             *target)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (target == NULL || DR_IS_TARGET (target));

  g_set_object (&self->fields.target, target);
}

/**
 * dr_achievement_builder_set_percent_of_target:
 * @self: a builder
 * @percent: (nullable): the percentage, in «%»
 *
 * Sets how much of the target was reached as stated, never as computed. A stated
 * percentage needs a target, if only one without a planned quantity.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_percent_of_target (DrAchievementBuilder *self,
                                              DrQuantity           *percent)
{
  g_return_if_fail (self != NULL);

  set_quantity (&self->fields.percent_of_target, percent);
}

/**
 * dr_achievement_builder_add_further_target:
 * @self: a builder
 * @target: another target for the same indicator
 * @percent: (nullable): how much of it was reached as stated, in «%»
 *
 * Adds a target that the figure is held against besides the first.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_add_further_target (DrAchievementBuilder *self,
                                           DrTarget             *target,
                                           DrQuantity           *percent)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (DR_IS_TARGET (target));

  dr_achievement_fields_add_further_target (&self->fields, g_object_ref (target),
                                            percent == NULL ? NULL : dr_quantity_ref (percent));
}

/**
 * dr_achievement_builder_set_share:
 * @self: a builder
 * @share: (nullable): the share, in «%»
 *
 * Sets which share of a whole the figure is, as stated.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_share (DrAchievementBuilder *self,
                                  DrQuantity           *share)
{
  g_return_if_fail (self != NULL);

  set_quantity (&self->fields.share, share);
}

/**
 * dr_achievement_builder_set_change:
 * @self: a builder
 * @change: (nullable): the change
 *
 * Sets how the figure moved, as stated.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_change (DrAchievementBuilder *self,
                                   DrChange             *change)
{
  g_return_if_fail (self != NULL);

  DrChange *old = self->fields.change;
  self->fields.change = change == NULL ? NULL : dr_change_ref (change);
  if (old != NULL)
    dr_change_unref (old);
}

/**
 * dr_achievement_builder_set_cumulative:
 * @self: a builder
 * @cumulative: whether the figure counts from before the period
 *
 * Says whether the figure counts from before the period; by default it does not.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_cumulative (DrAchievementBuilder *self,
                                       gboolean              cumulative)
{
  g_return_if_fail (self != NULL);

  self->fields.is_cumulative = !!cumulative;
}

/**
 * dr_achievement_builder_set_part_of:
 * @self: a builder
 * @id: (nullable): the id of the whole
 *
 * Says which achievement of the same report this one is part of. Whether there
 * is such a one is checked when the report is made.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_part_of (DrAchievementBuilder *self,
                                    const char           *id)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->fields.part_of, dr_words_unref);
  self->fields.part_of = dr_words_new (id);
}

/**
 * dr_achievement_builder_add_reading:
 * @self: a builder
 * @quantity: what the figure might be instead
 * @reason: why it was not chosen
 *
 * Adds another way in which the figure may be read.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_add_reading (DrAchievementBuilder *self,
                                    DrQuantity           *quantity,
                                    const char           *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (quantity != NULL);
  g_return_if_fail (reason != NULL);

  dr_achievement_fields_add_reading (&self->fields, dr_quantity_ref (quantity),
                                     g_ref_string_new (reason));
}

/**
 * dr_achievement_builder_set_source:
 * @self: a builder
 * @source: (nullable): the source
 *
 * Sets where the figure was read.
 *
 * Since: 1.0
 */
void
dr_achievement_builder_set_source (DrAchievementBuilder *self,
                                   DrSource             *source)
{
  g_return_if_fail (self != NULL);

  DrSource *old = self->fields.source;
  self->fields.source = source == NULL ? NULL : dr_source_ref (source);
  if (old != NULL)
    dr_source_unref (old);
}

/**
 * dr_achievement_builder_end:
 * @self: a builder
 * @error: return location for an error
 *
 * Makes the achievement. The builder is spent with that, whether an achievement
 * came of it or not.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if
 *
 * - the id is no id, or what was given was not made by a constructor,
 * - the figure is there although the status is missing or not applicable, or
 *   not there although it is neither,
 * - the status is nil and the figure not 0,
 * - there is a percentage of the target, but no target,
 * - it is part of itself, a reading has an empty reason, or
 * - the builder has made its achievement already;
 *
 * with [error@DistrictReport.Error.MISMATCH] if the figure is not in the measure
 * of the indicator, a percentage or share not in «%», or a target is for another
 * indicator; and with [error@DistrictReport.Error.ENCODING] if a string is not
 * UTF-8.
 *
 * Returns: (transfer full): the achievement
 *
 * Since: 1.0
 */
DrAchievement *
dr_achievement_builder_end (DrAchievementBuilder  *self,
                            GError               **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_spent)
    {
      dr_error_set (error, DR_ERROR_INVALID, "the builder has made its achievement already");
      return NULL;
    }

  self->is_spent = TRUE;
  if (!dr_achievement_fields_check (&self->fields, error))
    return NULL;

  DrAchievement *achievement = dr_achievement_new_take (&self->fields);
  self->fields = (DrAchievementFields) { 0 };

  return achievement;
}
