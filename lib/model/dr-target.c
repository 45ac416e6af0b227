/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-target.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-target-private.h"

/**
 * DrTarget:
 *
 * What was planned for a unit, an indicator and a period.
 *
 * Reports often name a target only through a percentage of it: «đạt 126 % kế
 * hoạch». Such a target has no planned quantity, but it is there, so that what
 * was reached of it has something to refer to.
 *
 * ```c
 * g_autoptr (DrQuantity) planned = dr_quantity_new ("80", "hội viên", DR_HEDGE_EXACT, &error);
 * g_autoptr (DrTarget) target = dr_target_new ("t1", farmers, members, year, planned, &error);
 * g_autofree char *written = dr_quantity_to_string (dr_target_get_planned (target));
 * g_print ("%s\n", written);
 * // 80 hội viên
 * ```
 *
 * Since: 1.0
 */
struct _DrTarget
{
  GObject        parent_instance;

  DrTargetFields fields;
};

G_DEFINE_FINAL_TYPE (DrTarget, dr_target, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_UNIT,
  PROP_INDICATOR,
  PROP_PERIOD,
  PROP_PLANNED,
  PROP_COMPARATOR,
  PROP_ASSIGNED_BY,
  PROP_SOURCE
} Property;

static GParamSpec *properties[PROP_SOURCE + 1];

static void
dr_target_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DrTarget *self = DR_TARGET (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, dr_target_get_id (self));
      break;
    case PROP_UNIT:
      g_value_set_object (value, dr_target_get_unit (self));
      break;
    case PROP_INDICATOR:
      g_value_set_object (value, dr_target_get_indicator (self));
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, dr_target_get_period (self));
      break;
    case PROP_PLANNED:
      g_value_set_boxed (value, dr_target_get_planned (self));
      break;
    case PROP_COMPARATOR:
      g_value_set_enum (value, dr_target_get_comparator (self));
      break;
    case PROP_ASSIGNED_BY:
      g_value_set_string (value, dr_target_get_assigned_by (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_target_get_source (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_target_finalize (GObject *object)
{
  DrTarget *self = DR_TARGET (object);

  g_clear_pointer (&self->fields.id, dr_words_unref);
  g_clear_object (&self->fields.unit);
  g_clear_object (&self->fields.indicator);
  g_clear_pointer (&self->fields.period, dr_period_unref);
  g_clear_pointer (&self->fields.planned, dr_quantity_unref);
  g_clear_pointer (&self->fields.assigned_by, dr_words_unref);
  g_clear_pointer (&self->fields.source, dr_source_unref);

  G_OBJECT_CLASS (dr_target_parent_class)->finalize (object);
}

static void
dr_target_class_init (DrTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_target_get_property;
  object_class->finalize = dr_target_finalize;

  /**
   * DrTarget:id:
   *
   * What names the target within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrTarget:unit:
   *
   * The unit that it was set for.
   *
   * Since: 1.0
   */
  properties[PROP_UNIT] = dr_property_object ("unit", DR_TYPE_UNIT);

  /**
   * DrTarget:indicator:
   *
   * What is to be reached.
   *
   * Since: 1.0
   */
  properties[PROP_INDICATOR] = dr_property_object ("indicator", DR_TYPE_INDICATOR);

  /**
   * DrTarget:period:
   *
   * The period by the end of which it is to be reached.
   *
   * Since: 1.0
   */
  properties[PROP_PERIOD] = dr_property_boxed ("period", DR_TYPE_PERIOD);

  /**
   * DrTarget:planned:
   *
   * The planned quantity.
   *
   * Since: 1.0
   */
  properties[PROP_PLANNED] = dr_property_boxed ("planned", DR_TYPE_QUANTITY);

  /**
   * DrTarget:comparator:
   *
   * How an actual figure is held against the planned one.
   *
   * Since: 1.0
   */
  properties[PROP_COMPARATOR] =
    dr_property_enum ("comparator", DR_TYPE_COMPARATOR, DR_COMPARATOR_AT_LEAST);

  /**
   * DrTarget:assigned-by:
   *
   * Who set the target.
   *
   * Since: 1.0
   */
  properties[PROP_ASSIGNED_BY] = dr_property_string ("assigned-by");

  /**
   * DrTarget:source:
   *
   * Where it was read.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_target_init (DrTarget *self)
{
}

/* Takes what the fields own; the caller vouches for them. */
DrTarget *
dr_target_new_take (const DrTargetFields *fields)
{
  DrTarget *self = g_object_new (DR_TYPE_TARGET, NULL);

  self->fields = *fields;

  return self;
}

DrComparator
dr_target_choose_comparator (DrDesire desire,
                             DrHedge  hedge)
{
  switch (hedge)
    {
    case DR_HEDGE_RANGE:
      return DR_COMPARATOR_BETWEEN;
    case DR_HEDGE_AT_LEAST:
    case DR_HEDGE_OVER:
      return DR_COMPARATOR_AT_LEAST;
    case DR_HEDGE_AT_MOST:
    case DR_HEDGE_UNDER:
      return DR_COMPARATOR_AT_MOST;
    case DR_HEDGE_EXACT:
    case DR_HEDGE_ABOUT:
    default:
      return desire == DR_DESIRE_LESS ? DR_COMPARATOR_AT_MOST : DR_COMPARATOR_AT_LEAST;
    }
}

/* What the words of the plan say («từ 20 đến 25», «không quá 5», «dưới 3%»), or else which way the indicator should go. */
static DrComparator
choose_comparator (DrIndicator *indicator,
                   DrQuantity  *planned)
{
  return dr_target_choose_comparator (dr_indicator_get_desire (indicator),
                                      planned == NULL ? DR_HEDGE_EXACT : dr_quantity_get_hedge (planned));
}

/**
 * dr_target_new:
 * @id: what names the target within its report
 * @unit: the unit that it is set for
 * @indicator: what is to be reached
 * @period: the period by the end of which it is to be reached
 * @planned: (nullable): the planned quantity, or `NULL` if only a percentage of
 *   it is known
 * @error: return location for an error
 *
 * Makes a target whose comparator follows from @planned, if that is a range or
 * says at least, at most, over or under, and otherwise from which way @indicator should go:
 * at least for what should grow, at most for what should shrink. See
 * [ctor@DistrictReport.Target.new_full] for what is refused.
 *
 * Returns: (transfer full): the target
 *
 * Since: 1.0
 */
DrTarget *
dr_target_new (const char   *id,
               DrUnit       *unit,
               DrIndicator  *indicator,
               DrPeriod     *period,
               DrQuantity   *planned,
               GError      **error)
{
  g_return_val_if_fail (DR_IS_INDICATOR (indicator), NULL);

  return dr_target_new_full (id, unit, indicator, period, planned,
                             choose_comparator (indicator, planned), NULL, NULL, error);
}

static gboolean
check_planned (const char    *id,
               DrIndicator   *indicator,
               DrQuantity    *planned,
               DrComparator   comparator,
               GError       **error)
{
  const char *measure = dr_indicator_get_measure (indicator);

  if (planned == NULL)
    return TRUE;

  if (g_strcmp0 (dr_quantity_get_measure (planned), measure) != 0)
    return dr_error_set (error, DR_ERROR_MISMATCH,
                         "target %s: planned in \"%s\", but the indicator %s is in \"%s\"",
                         id, dr_quantity_get_measure (planned),
                         dr_indicator_get_id (indicator), measure);

  if (comparator == DR_COMPARATOR_BETWEEN && dr_quantity_get_hedge (planned) != DR_HEDGE_RANGE)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "target %s: between needs a range as the planned quantity", id);

  return TRUE;
}

/**
 * dr_target_new_full:
 * @id: what names the target within its report: 1 to 256 bytes without control
 *   characters
 * @unit: the unit that it is set for
 * @indicator: what is to be reached
 * @period: the period by the end of which it is to be reached
 * @planned: (nullable): the planned quantity, or `NULL` if only a percentage of
 *   it is known
 * @comparator: how an actual figure is held against it
 * @assigned_by: (nullable): who set it, in the words of the report
 * @source: (nullable): where it was read
 * @error: return location for an error
 *
 * Makes a target.
 *
 * Fails with [error@DistrictReport.Error.MISMATCH] if @planned is not in the
 * measure of @indicator; with [error@DistrictReport.Error.INVALID] if @id is no
 * id, @unit or @indicator was not made by a constructor, @assigned_by is empty,
 * or @comparator is between and @planned no range; and with
 * [error@DistrictReport.Error.ENCODING] if a string is not UTF-8.
 *
 * Returns: (transfer full): the target
 *
 * Since: 1.0
 */
DrTarget *
dr_target_new_full (const char    *id,
                    DrUnit        *unit,
                    DrIndicator   *indicator,
                    DrPeriod      *period,
                    DrQuantity    *planned,
                    DrComparator   comparator,
                    const char    *assigned_by,
                    DrSource      *source,
                    GError       **error)
{
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (DR_IS_INDICATOR (indicator), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  if (!dr_check_id (id, "target", error) ||
      !dr_check_made (dr_unit_get_id (unit), "unit", error) ||
      !dr_check_made (dr_indicator_get_id (indicator), "indicator", error) ||
      !dr_check_enum (DR_TYPE_COMPARATOR, comparator, "target: the comparator", error) ||
      !dr_check_words (assigned_by, "target: who set it", error) ||
      !check_planned (id, indicator, planned, comparator, error))
    return NULL;

  DrTargetFields fields = {
    .id = g_ref_string_new (id),
    .unit = g_object_ref (unit),
    .indicator = g_object_ref (indicator),
    .period = dr_period_ref (period),
    .planned = planned == NULL ? NULL : dr_quantity_ref (planned),
    .comparator = comparator,
    .assigned_by = dr_words_new (assigned_by),
    .source = source == NULL ? NULL : dr_source_ref (source),
  };

  return dr_target_new_take (&fields);
}

/**
 * dr_target_get_id:
 * @self: a target
 *
 * Gets what names the target within its report.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for a target that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_target_get_id (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.id;
}

/**
 * dr_target_get_unit:
 * @self: a target
 *
 * Gets the unit that the target was set for. An achievement may be held
 * against the target of a larger unit.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for a target that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
DrUnit *
dr_target_get_unit (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.unit;
}

/**
 * dr_target_get_indicator:
 * @self: a target
 *
 * Gets what is to be reached.
 *
 * Returns: (transfer none) (nullable): the indicator, or `NULL` for a target
 *   that was not made by a constructor
 *
 * Since: 1.0
 */
DrIndicator *
dr_target_get_indicator (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.indicator;
}

/**
 * dr_target_get_period:
 * @self: a target
 *
 * Gets the period by the end of which the target is to be reached. It is often
 * longer than that of an achievement: what a quarter did of the year's plan.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for a target that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
DrPeriod *
dr_target_get_period (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.period;
}

/**
 * dr_target_get_planned:
 * @self: a target
 *
 * Gets the planned quantity, in the measure of the indicator.
 *
 * Returns: (transfer none) (nullable): the quantity, or `NULL` where the text
 *   names only a percentage of it
 *
 * Since: 1.0
 */
DrQuantity *
dr_target_get_planned (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.planned;
}

/**
 * dr_target_get_comparator:
 * @self: a target
 *
 * Gets how an actual figure is held against the planned one.
 *
 * Returns: the comparator
 *
 * Since: 1.0
 */
DrComparator
dr_target_get_comparator (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), DR_COMPARATOR_AT_LEAST);

  return self->fields.comparator;
}

/**
 * dr_target_get_assigned_by:
 * @self: a target
 *
 * Gets who set the target, in the words of the report: «tỉnh giao», «huyện
 * giao», «đăng ký thi đua».
 *
 * Returns: (transfer none) (nullable): who set it, or `NULL` if the report does
 *   not say
 *
 * Since: 1.0
 */
const char *
dr_target_get_assigned_by (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.assigned_by;
}

/**
 * dr_target_get_source:
 * @self: a target
 *
 * Gets where it was read.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if it was not read
 *   from a text
 *
 * Since: 1.0
 */
DrSource *
dr_target_get_source (DrTarget *self)
{
  g_return_val_if_fail (DR_IS_TARGET (self), NULL);

  return self->fields.source;
}
