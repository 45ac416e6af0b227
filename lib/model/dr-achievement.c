/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement.h>

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-achievement-private.h"
#include "model/dr-attainment-private.h"
#include "model/dr-properties-private.h"

/**
 * DrAchievement:
 *
 * A figure reached: by whom, of what, when, how much, with what was planned and
 * how it moved.
 *
 * What the report states (the percentage of the target, the share, the change)
 * is kept as stated. What can be computed from the figures is computed exactly,
 * and never passes for stated.
 *
 * ```c
 * g_autoptr (DrQuantity) actual = dr_quantity_new ("96", "hội viên", DR_HEDGE_EXACT, &error);
 * g_autoptr (DrAchievement) achievement =
 *   dr_achievement_new ("a1", farmers, members, year, actual, target, &error);
 * g_autofree char *percent =
 *   dr_ratio_to_percent (dr_achievement_get_completion (achievement), 0, DR_ROUNDING_HALF_AWAY);
 * g_print ("%s of the target\n", percent);
 * // 120% of the target
 * ```
 *
 * An achievement with more than figure and target is made by a
 * [struct@DistrictReport.AchievementBuilder].
 *
 * Since: 1.0
 */
struct _DrAchievement
{
  GObject              parent_instance;

  DrAchievementFields  fields;
  DrRatio             *completion; /* (owned) (nullable) (atomic) computed when first asked for */
};

G_DEFINE_FINAL_TYPE (DrAchievement, dr_achievement, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_UNIT,
  PROP_INDICATOR,
  PROP_PERIOD,
  PROP_ACTUAL,
  PROP_STATUS,
  PROP_TARGET,
  PROP_PERCENT_OF_TARGET,
  PROP_N_FURTHER_TARGETS,
  PROP_SHARE,
  PROP_CHANGE,
  PROP_CUMULATIVE,
  PROP_PART_OF,
  PROP_N_READINGS,
  PROP_SOURCE,
  PROP_COMPLETION,
  PROP_ATTAINMENT
} Property;

static GParamSpec *properties[PROP_ATTAINMENT + 1];

static void
dr_achievement_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DrAchievement *self = DR_ACHIEVEMENT (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, dr_achievement_get_id (self));
      break;
    case PROP_UNIT:
      g_value_set_object (value, dr_achievement_get_unit (self));
      break;
    case PROP_INDICATOR:
      g_value_set_object (value, dr_achievement_get_indicator (self));
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, dr_achievement_get_period (self));
      break;
    case PROP_ACTUAL:
      g_value_set_boxed (value, dr_achievement_get_actual (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dr_achievement_get_status (self));
      break;
    case PROP_TARGET:
      g_value_set_object (value, dr_achievement_get_target (self));
      break;
    case PROP_PERCENT_OF_TARGET:
      g_value_set_boxed (value, dr_achievement_get_percent_of_target (self));
      break;
    case PROP_N_FURTHER_TARGETS:
      g_value_set_uint (value, dr_achievement_get_n_further_targets (self));
      break;
    case PROP_SHARE:
      g_value_set_boxed (value, dr_achievement_get_share (self));
      break;
    case PROP_CHANGE:
      g_value_set_boxed (value, dr_achievement_get_change (self));
      break;
    case PROP_CUMULATIVE:
      g_value_set_boolean (value, dr_achievement_is_cumulative (self));
      break;
    case PROP_PART_OF:
      g_value_set_string (value, dr_achievement_get_part_of (self));
      break;
    case PROP_N_READINGS:
      g_value_set_uint (value, dr_achievement_get_n_readings (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_achievement_get_source (self));
      break;
    case PROP_COMPLETION:
      g_value_set_boxed (value, dr_achievement_get_completion (self));
      break;
    case PROP_ATTAINMENT:
      g_value_set_enum (value, dr_achievement_get_attainment (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_achievement_finalize (GObject *object)
{
  DrAchievement *self = DR_ACHIEVEMENT (object);

  dr_achievement_fields_clear (&self->fields);
  g_clear_pointer (&self->completion, dr_ratio_unref);

  G_OBJECT_CLASS (dr_achievement_parent_class)->finalize (object);
}

static void
dr_achievement_class_init (DrAchievementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_achievement_get_property;
  object_class->finalize = dr_achievement_finalize;

  /**
   * DrAchievement:id:
   *
   * What names the achievement within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrAchievement:unit:
   *
   * The unit that achieved it.
   *
   * Since: 1.0
   */
  properties[PROP_UNIT] = dr_property_object ("unit", DR_TYPE_UNIT);

  /**
   * DrAchievement:indicator:
   *
   * What is measured.
   *
   * Since: 1.0
   */
  properties[PROP_INDICATOR] = dr_property_object ("indicator", DR_TYPE_INDICATOR);

  /**
   * DrAchievement:period:
   *
   * The period in which, or at the end of which, it was reached.
   *
   * Since: 1.0
   */
  properties[PROP_PERIOD] = dr_property_boxed ("period", DR_TYPE_PERIOD);

  /**
   * DrAchievement:actual:
   *
   * The figure reached.
   *
   * Since: 1.0
   */
  properties[PROP_ACTUAL] = dr_property_boxed ("actual", DR_TYPE_QUANTITY);

  /**
   * DrAchievement:status:
   *
   * The standing of the figure.
   *
   * Since: 1.0
   */
  properties[PROP_STATUS] = dr_property_enum ("status", DR_TYPE_STATUS, DR_STATUS_MISSING);

  /**
   * DrAchievement:target:
   *
   * What was planned.
   *
   * Since: 1.0
   */
  properties[PROP_TARGET] = dr_property_object ("target", DR_TYPE_TARGET);

  /**
   * DrAchievement:percent-of-target:
   *
   * The percentage of the target, as stated.
   *
   * Since: 1.0
   */
  properties[PROP_PERCENT_OF_TARGET] = dr_property_boxed ("percent-of-target", DR_TYPE_QUANTITY);

  /**
   * DrAchievement:n-further-targets:
   *
   * How many further targets there are.
   *
   * Since: 1.0
   */
  properties[PROP_N_FURTHER_TARGETS] = dr_property_uint ("n-further-targets");

  /**
   * DrAchievement:share:
   *
   * The share of a whole in per cent, as stated.
   *
   * Since: 1.0
   */
  properties[PROP_SHARE] = dr_property_boxed ("share", DR_TYPE_QUANTITY);

  /**
   * DrAchievement:change:
   *
   * How the figure moved, as stated.
   *
   * Since: 1.0
   */
  properties[PROP_CHANGE] = dr_property_boxed ("change", DR_TYPE_CHANGE);

  /**
   * DrAchievement:cumulative:
   *
   * Whether the figure counts from before the period.
   *
   * Since: 1.0
   */
  properties[PROP_CUMULATIVE] = dr_property_boolean ("cumulative");

  /**
   * DrAchievement:part-of:
   *
   * The achievement that this one is part of.
   *
   * Since: 1.0
   */
  properties[PROP_PART_OF] = dr_property_string ("part-of");

  /**
   * DrAchievement:n-readings:
   *
   * How many further readings there are.
   *
   * Since: 1.0
   */
  properties[PROP_N_READINGS] = dr_property_uint ("n-readings");

  /**
   * DrAchievement:source:
   *
   * Where it was read.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  /**
   * DrAchievement:completion:
   *
   * How much of the target was reached, exactly.
   *
   * Since: 1.0
   */
  properties[PROP_COMPLETION] = dr_property_boxed ("completion", DR_TYPE_RATIO);

  /**
   * DrAchievement:attainment:
   *
   * How the figure stands to its target, without a threshold for near.
   *
   * Since: 1.0
   */
  properties[PROP_ATTAINMENT] =
    dr_property_enum ("attainment", DR_TYPE_ATTAINMENT, DR_ATTAINMENT_UNDEFINED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_achievement_init (DrAchievement *self)
{
  self->fields.status = DR_STATUS_MISSING;
}

const char *
dr_achievement_get_occasion (DrAchievement *self)
{
  return self->fields.occasion;
}

/* Takes what the fields own; the caller vouches for them. */
DrAchievement *
dr_achievement_new_take (const DrAchievementFields *fields)
{
  DrAchievement *self = g_object_new (DR_TYPE_ACHIEVEMENT, NULL);

  self->fields = *fields;

  return self;
}

/**
 * dr_achievement_new:
 * @id: what names the achievement within its report: 1 to 256 bytes without
 *   control characters
 * @unit: the unit that achieved it
 * @indicator: what is measured
 * @period: the period in which, or at the end of which, it was reached
 * @actual: (nullable): the figure reached, or `NULL` if it was not reported
 * @target: (nullable): what was planned
 * @error: return location for an error
 *
 * Makes an achievement that is no more than a figure and its target. Its status
 * is normal, or missing without a figure. See
 * [method@DistrictReport.AchievementBuilder.end] for what is refused.
 *
 * Returns: (transfer full): the achievement
 *
 * Since: 1.0
 */
DrAchievement *
dr_achievement_new (const char   *id,
                    DrUnit       *unit,
                    DrIndicator  *indicator,
                    DrPeriod     *period,
                    DrQuantity   *actual,
                    DrTarget     *target,
                    GError      **error)
{
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (DR_IS_INDICATOR (indicator), NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (target == NULL || DR_IS_TARGET (target), NULL);

  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new (id, unit, indicator, period);
  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_status (builder,
                                     actual == NULL ? DR_STATUS_MISSING : DR_STATUS_NORMAL);
  dr_achievement_builder_set_target (builder, target);

  return dr_achievement_builder_end (builder, error);
}

/**
 * dr_achievement_get_id:
 * @self: an achievement
 *
 * Gets what names the achievement within its report.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for an achievement that
 *   was not made by a builder
 *
 * Since: 1.0
 */
const char *
dr_achievement_get_id (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.id;
}

/**
 * dr_achievement_get_unit:
 * @self: an achievement
 *
 * Gets the unit that achieved it; at least the issuer of the report.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for an achievement
 *   that was not made by a builder
 *
 * Since: 1.0
 */
DrUnit *
dr_achievement_get_unit (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.unit;
}

/**
 * dr_achievement_get_indicator:
 * @self: an achievement
 *
 * Gets what is measured.
 *
 * Returns: (transfer none) (nullable): the indicator, or `NULL` for an
 *   achievement that was not made by a builder
 *
 * Since: 1.0
 */
DrIndicator *
dr_achievement_get_indicator (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.indicator;
}

/**
 * dr_achievement_get_period:
 * @self: an achievement
 *
 * Gets the period in which the figure was reached, or at the end of which it
 * stands.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for an achievement
 *   that was not made by a builder
 *
 * Since: 1.0
 */
DrPeriod *
dr_achievement_get_period (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.period;
}

/**
 * dr_achievement_get_actual:
 * @self: an achievement
 *
 * Gets the figure reached, in the measure of the indicator. It is 0 where the
 * report says expressly that there was nothing.
 *
 * Returns: (transfer none) (nullable): the figure, or `NULL` if the status is
 *   missing or not applicable
 *
 * Since: 1.0
 */
DrQuantity *
dr_achievement_get_actual (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.actual;
}

/**
 * dr_achievement_get_status:
 * @self: an achievement
 *
 * Gets the standing of the figure.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DrStatus
dr_achievement_get_status (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), DR_STATUS_MISSING);

  return self->fields.status;
}

/**
 * dr_achievement_get_target:
 * @self: an achievement
 *
 * Gets the target that the figure is held against first.
 *
 * Returns: (transfer none) (nullable): the target, or `NULL` if the report names
 *   none
 *
 * Since: 1.0
 */
DrTarget *
dr_achievement_get_target (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.target;
}

/**
 * dr_achievement_get_percent_of_target:
 * @self: an achievement
 *
 * Gets how much of the target was reached, in per cent, as the report states
 * it: right or wrong, rounded or cut off. What the figures come to is told by
 * [method@DistrictReport.Achievement.get_completion].
 *
 * Returns: (transfer none) (nullable): the percentage, or `NULL` if none is
 *   stated
 *
 * Since: 1.0
 */
DrQuantity *
dr_achievement_get_percent_of_target (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.percent_of_target;
}

/**
 * dr_achievement_get_n_further_targets:
 * @self: an achievement
 *
 * Counts the further targets: «đạt 120 % chỉ tiêu tỉnh giao, 105 % chỉ tiêu
 * huyện giao» has one besides the first.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_achievement_get_n_further_targets (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), 0);

  return self->fields.further_targets == NULL ? 0 : self->fields.further_targets->len;
}

/**
 * dr_achievement_get_further_target:
 * @self: an achievement
 * @index: the place of the target, from 0
 *
 * Gets one of the further targets.
 *
 * Returns: (transfer none) (nullable): the target, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrTarget *
dr_achievement_get_further_target (DrAchievement *self,
                                   guint          index)
{
  if (index >= dr_achievement_get_n_further_targets (self))
    return NULL;

  return g_array_index (self->fields.further_targets, DrFurtherTarget, index).target;
}

/**
 * dr_achievement_get_percent_of_further_target:
 * @self: an achievement
 * @index: the place of the target, from 0
 *
 * Gets how much of one of the further targets was reached, in per cent, as
 * stated.
 *
 * Returns: (transfer none) (nullable): the percentage, or `NULL` if none is
 *   stated, and beyond the last target
 *
 * Since: 1.0
 */
DrQuantity *
dr_achievement_get_percent_of_further_target (DrAchievement *self,
                                              guint          index)
{
  if (index >= dr_achievement_get_n_further_targets (self))
    return NULL;

  return g_array_index (self->fields.further_targets, DrFurtherTarget, index).percent;
}

/**
 * dr_achievement_get_share:
 * @self: an achievement
 *
 * Gets which share of a whole the figure is, in per cent, as the report states
 * it.
 *
 * Returns: (transfer none) (nullable): the share, or `NULL` if none is stated
 *
 * Since: 1.0
 */
DrQuantity *
dr_achievement_get_share (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.share;
}

/**
 * dr_achievement_get_change:
 * @self: an achievement
 *
 * Gets how the figure moved against an earlier period or its target, as the
 * report states it.
 *
 * Returns: (transfer none) (nullable): the change, or `NULL` if none is stated
 *
 * Since: 1.0
 */
DrChange *
dr_achievement_get_change (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.change;
}

/**
 * dr_achievement_is_cumulative:
 * @self: an achievement
 *
 * Checks whether the figure counts from before the period, as in «lũy kế đến
 * nay»: adding up such figures of several periods counts twice.
 *
 * Returns: whether it is cumulative
 *
 * Since: 1.0
 */
gboolean
dr_achievement_is_cumulative (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), FALSE);

  return self->fields.is_cumulative;
}

/**
 * dr_achievement_get_part_of:
 * @self: an achievement
 *
 * Gets the achievement of the same report that this one is part of: «22 chi
 * hội, trong đó 19 vững mạnh».
 * [method@DistrictReport.Report.lookup_achievement] finds it.
 *
 * Returns: (transfer none) (nullable): the id of the whole, or `NULL` if it is
 *   part of none
 *
 * Since: 1.0
 */
const char *
dr_achievement_get_part_of (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.part_of;
}

/**
 * dr_achievement_get_n_readings:
 * @self: an achievement
 *
 * Counts the other ways in which the figure may be read, besides the one that
 * was chosen: «3,500» may be 3500 or 3.5.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_achievement_get_n_readings (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), 0);

  return self->fields.readings == NULL ? 0 : self->fields.readings->len;
}

/**
 * dr_achievement_get_reading:
 * @self: an achievement
 * @index: the place of the reading, from 0
 *
 * Gets another way in which the figure may be read.
 *
 * Returns: (transfer none) (nullable): the reading, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrQuantity *
dr_achievement_get_reading (DrAchievement *self,
                            guint          index)
{
  if (index >= dr_achievement_get_n_readings (self))
    return NULL;

  return g_array_index (self->fields.readings, DrReading, index).quantity;
}

/**
 * dr_achievement_get_reading_reason:
 * @self: an achievement
 * @index: the place of the reading, from 0
 *
 * Gets why a reading was not chosen.
 *
 * Returns: (transfer none) (nullable): the reason, or `NULL` beyond the last
 *   reading
 *
 * Since: 1.0
 */
const char *
dr_achievement_get_reading_reason (DrAchievement *self,
                                   guint          index)
{
  if (index >= dr_achievement_get_n_readings (self))
    return NULL;

  return g_array_index (self->fields.readings, DrReading, index).reason;
}

/**
 * dr_achievement_get_source:
 * @self: an achievement
 *
 * Gets where it was read.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if it was not read
 *   from a text
 *
 * Since: 1.0
 */
DrSource *
dr_achievement_get_source (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  return self->fields.source;
}

/**
 * dr_achievement_get_completion:
 * @self: an achievement
 *
 * Gets how much of the target was reached, as an exact fraction: 1 is exactly
 * reached, 5/4 a quarter over. It is computed, never the percentage as stated;
 * for that see [method@DistrictReport.Achievement.get_percent_of_target].
 *
 * The ratio is not clamped, and hedges are passed over: it is the quotient of
 * the two values. Without a figure or a planned quantity there is none, nor of a
 * planned quantity that is not above zero: what part of nothing, or of less than
 * nothing, was reached, nobody can tell, though [method@DistrictReport.Achievement.judge]
 * can tell a loss that was kept within its plan. Nor is there one that does not fit
 * 128 bits.
 *
 * Returns: (nullable) (transfer none): the ratio
 *
 * Since: 1.0
 */
DrRatio *
dr_achievement_get_completion (DrAchievement *self)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  DrRatio *completion = g_atomic_pointer_get (&self->completion);
  DrQuantity *planned = self->fields.target == NULL ? NULL
                                                    : dr_target_get_planned (self->fields.target);

  if (completion != NULL || self->fields.actual == NULL || planned == NULL || dr_decimal_get_sign (&planned->value) <= 0)
    return completion;

  completion = dr_quantity_divide (self->fields.actual, planned, NULL);
  if (completion == NULL)
    return NULL;

  /* Two threads may come here together: both give back the ratio of the first. */
  if (!g_atomic_pointer_compare_and_exchange (&self->completion, NULL, completion))
    dr_ratio_unref (completion);

  return g_atomic_pointer_get (&self->completion);
}

/**
 * dr_achievement_get_attainment:
 * @self: an achievement
 *
 * Judges how the figure stands to its target; as
 * [method@DistrictReport.Achievement.judge] without a threshold, so that
 * nothing is near.
 *
 * Returns: the attainment
 *
 * Since: 1.0
 */
DrAttainment
dr_achievement_get_attainment (DrAchievement *self)
{
  return dr_achievement_judge (self, NULL);
}

/**
 * dr_achievement_judge:
 * @self: an achievement
 * @near_threshold: (nullable): which fraction of the target counts as near it,
 *   such as 9/10; `NULL` if nothing does
 *
 * Judges how the figure stands to its target, by the first of these that is
 * known:
 *
 * 1. the figure and the planned quantity, by their exact values;
 * 2. the percentage of the target as stated, by its bounds where it is hedged:
 *    «trên 100 %» is exceeded, «khoảng 100 %» cannot be judged;
 * 3. a stated change against the target: up is more than planned, down less.
 *
 * Whether more is better is for the comparator of the target to say, or without
 * a target for the desire of the indicator. A figure is exceeded only where
 * going further is better: never where a level is to be kept or met exactly. It
 * is near if it is missed by no more than 1 less @near_threshold of the planned
 * quantity, on whichever side.
 *
 * A planned quantity of zero cannot be judged, nor can a percentage of a range
 * that is not 100.
 *
 * Returns: the attainment
 *
 * Since: 1.0
 */
DrAttainment
dr_achievement_judge (DrAchievement *self,
                      DrRatio       *near_threshold)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), DR_ATTAINMENT_UNDEFINED);

  return self->fields.id == NULL ? DR_ATTAINMENT_UNDEFINED
                                 : dr_attainment_judge (&self->fields, near_threshold);
}
