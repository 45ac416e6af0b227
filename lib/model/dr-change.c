/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-change.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-period.h>

#include "base/dr-error-private.h"
#include "model/dr-change-private.h"
#include "model/dr-check-private.h"

/**
 * DrChange:
 *
 * How a figure moved against an earlier period or against its target: up or
 * down, by so many of its measure, per cent, or percentage points.
 *
 * «tăng 7 hội viên so với năm 2021» is up 7 in absolute terms against `2021`.
 * «bằng 94 % cùng kỳ» is down 6 per cent. «vượt 2,71 %» of a rate is up 2.71
 * points against its target.
 *
 * ```c
 * g_autoptr (DrChange) change =
 *   dr_change_new (DR_CHANGE_KIND_PERCENT, DR_DIRECTION_DOWN, "6", "2021", NULL);
 * g_autofree char *written = dr_change_to_string (change);
 * g_print ("%s\n", written);
 * // -6 % against 2021
 * ```
 *
 * Since: 1.0
 */

G_DEFINE_BOXED_TYPE (DrChange, dr_change, dr_change_ref, dr_change_unref)

/* Takes @against; the caller vouches for everything. */
DrChange *
dr_change_new_take (DrChangeKind     kind,
                    DrDirection      direction,
                    const DrDecimal *value,
                    GRefString      *against)
{
  DrChange *self = g_new (DrChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->value = *value;
  self->kind = kind;
  self->direction = direction;
  self->against = against;

  return self;
}

/**
 * dr_change_new:
 * @kind: what @value counts
 * @direction: which way the figure went
 * @value: by how much, as a plain decimal: `7`, `2.71`; its trailing zeros are
 *   kept. It is never negative: @direction says which way
 * @against: (nullable): the id of the earlier period, `target`, or `NULL` where
 *   the text does not say
 * @error: return location for an error
 *
 * Makes a change. A figure that did not move is up or down by 0.
 *
 * Fails with [error@DistrictReport.Error.MALFORMED] if @value is no plain
 * decimal or @against no period, and with
 * [error@DistrictReport.Error.INVALID] if @value is negative.
 *
 * Returns: (transfer full): the change
 *
 * Since: 1.0
 */
DrChange *
dr_change_new (DrChangeKind   kind,
               DrDirection    direction,
               const char    *value,
               const char    *against,
               GError       **error)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (!dr_check_enum (DR_TYPE_CHANGE_KIND, kind, "change: the kind", error) ||
      !dr_check_enum (DR_TYPE_DIRECTION, direction, "change: the direction", error))
    return NULL;

  DrDecimal decimal;
  if (!dr_decimal_parse (value, -1, &decimal))
    {
      g_autofree char *quoted = dr_error_quote (value, -1);

      dr_error_set (error, DR_ERROR_MALFORMED,
                    "change: expected a plain decimal of at most %d digits, got %s",
                    DR_DECIMAL_MAX_DIGITS, quoted);
      return NULL;
    }

  if (dr_decimal_get_sign (&decimal) < 0)
    {
      g_autofree char *quoted = dr_error_quote (value, -1);

      dr_error_set (error, DR_ERROR_INVALID,
                    "change: the value %s is negative; the direction says which way it went",
                    quoted);
      return NULL;
    }

  g_autofree char *canonical = NULL;
  if (g_strcmp0 (against, DR_CHANGE_TARGET) == 0)
    {
      canonical = g_strdup (against);
    }
  else if (against != NULL)
    {
      g_autoptr (DrPeriod) period = dr_period_parse (against, error);
      if (period == NULL)
        {
          g_prefix_error (error, "change: ");
          return NULL;
        }
      canonical = dr_period_to_string (period);
    }

  return dr_change_new_take (kind, direction, &decimal, dr_words_new (canonical));
}

/**
 * dr_change_ref: (skip)
 * @self: a change
 *
 * Takes a reference to a change. This is safe from any thread.
 *
 * Returns: (transfer full): the same change
 *
 * Since: 1.0
 */
DrChange *
dr_change_ref (DrChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_change_unref: (skip)
 * @self: (transfer full): a change
 *
 * Gives a reference back; the last one frees the change.
 *
 * Since: 1.0
 */
void
dr_change_unref (DrChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_words_unref (self->against);
  g_free (self);
}

/**
 * dr_change_get_kind:
 * @self: a change
 *
 * Gets what the value of the change counts.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DrChangeKind
dr_change_get_kind (DrChange *self)
{
  g_return_val_if_fail (self != NULL, DR_CHANGE_KIND_ABSOLUTE);

  return self->kind;
}

/**
 * dr_change_get_direction:
 * @self: a change
 *
 * Gets which way the figure went. Whether that is for the better is for
 * [method@DistrictReport.Indicator.get_desire] to say.
 *
 * Returns: the direction
 *
 * Since: 1.0
 */
DrDirection
dr_change_get_direction (DrChange *self)
{
  g_return_val_if_fail (self != NULL, DR_DIRECTION_UP);

  return self->direction;
}

/**
 * dr_change_dup_value:
 * @self: a change
 *
 * Gets by how much the figure moved, as a plain decimal with the decimals it
 * was stated with: `7`, `12.50`. It is never negative. What it counts is told
 * by [method@DistrictReport.Change.get_kind]; an absolute change counts the
 * measure of the figure's indicator.
 *
 * Returns: (transfer full): the value
 *
 * Since: 1.0
 */
char *
dr_change_dup_value (DrChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dr_decimal_to_string (&self->value);
}

/**
 * dr_change_get_against:
 * @self: a change
 *
 * Gets what the figure is held against: the id of an earlier period, such as
 * `2021` or `2022-Q3`, or the word `target`.
 *
 * Returns: (transfer none) (nullable): the period's id or `target`, or `NULL`
 *   where the text does not say
 *
 * Since: 1.0
 */
const char *
dr_change_get_against (DrChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->against;
}

/**
 * dr_change_equal:
 * @self: a change
 * @other: another change
 *
 * Checks whether two changes are stated alike. Precision counts: up 12.5 and
 * up 12.50 per cent are not equal, nor are up 0 and down 0. A magnitude is no
 * decimal: «118 triệu» and «118.000.000» are written as the same plain decimal.
 *
 * There is deliberately no order of changes: points and per cent do not compare.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_change_equal (DrChange *self,
                 DrChange *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->kind == other->kind &&
         self->direction == other->direction &&
         dr_decimal_compare (&self->value, &other->value) == 0 &&
         MIN (self->value.exponent, 0) == MIN (other->value.exponent, 0) &&
         g_strcmp0 (self->against, other->against) == 0;
}

/**
 * dr_change_hash:
 * @self: a change
 *
 * Hashes a change, in step with [method@DistrictReport.Change.equal].
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_change_hash (DrChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint hash = dr_decimal_hash (&self->value) * 4 + self->kind * 2 + self->direction;

  return self->against == NULL ? hash : hash * 31 + g_str_hash (self->against);
}

/**
 * dr_change_to_string:
 * @self: a change
 *
 * Writes a change for a person to read: `+7`, `-6 %`, `+2.71 points`, followed
 * by what it is held against, as in `+7 against 2021`.
 *
 * Returns: (transfer full): the change as text
 *
 * Since: 1.0
 */
char *
dr_change_to_string (DrChange *self)
{
  static const char * const units[] = {
    [DR_CHANGE_KIND_ABSOLUTE] = "",
    [DR_CHANGE_KIND_PERCENT] = " %",
    [DR_CHANGE_KIND_POINTS] = " points",
  };

  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *value = dr_decimal_to_string (&self->value);

  return g_strconcat (self->direction == DR_DIRECTION_UP ? "+" : "-", value, units[self->kind],
                      self->against == NULL ? NULL : " against ", self->against, NULL);
}
