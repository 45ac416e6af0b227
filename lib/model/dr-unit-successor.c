/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-successor.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-unit-private.h"

/**
 * DrUnitSuccessor:
 *
 * Which unit took over from another on the day after its last, and how much of
 * it.
 *
 * A commune that was merged has one successor and no weight. One that was
 * divided has several; their weights say which share of its people, land or
 * whatever it is that is counted went to each. Weights are decimals that add up
 * to 1, so that nothing is lost: "0.3333", "0.3333" and "0.3334". Where nobody
 * knows the shares there are none, and figures of the unit cannot be taken apart.
 *
 * The unit is named by its id and not held, for the successor may have come into
 * being first and have successors of its own.
 *
 * Since: 1.0
 */

G_DEFINE_BOXED_TYPE (DrUnitSuccessor, dr_unit_successor,
                     dr_unit_successor_ref, dr_unit_successor_unref)

/**
 * dr_unit_successor_new:
 * @unit_id: the id of the unit that took over
 * @weight: (nullable): the share that it took over, a plain decimal above 0 and up to
 *   1, or `NULL` if it is not known
 * @error: return location for an error
 *
 * Makes a successor.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @unit_id is no id or
 * @weight is 0, negative or above 1, and with
 * [error@DistrictReport.Error.MALFORMED] if @weight is no plain decimal.
 *
 * Returns: (transfer full): the successor
 *
 * Since: 1.0
 */
DrUnitSuccessor *
dr_unit_successor_new (const char  *unit_id,
                       const char  *weight,
                       GError     **error)
{
  static const DrDecimal one = { 1, 0 };
  DrDecimal decimal = { 0, 0 };

  if (!dr_check_id (unit_id, "successor: the unit", error))
    return NULL;

  if (weight != NULL && !dr_decimal_parse (weight, -1, &decimal))
    {
      g_autofree char *quoted = dr_error_quote (weight, -1);
      dr_error_set (error, DR_ERROR_MALFORMED,
                    "successor: expected a plain decimal such as 0.25, got %s", quoted);
      return NULL;
    }

  if (weight != NULL && (dr_decimal_get_sign (&decimal) <= 0 || dr_decimal_compare (&decimal, &one) > 0))
    {
      g_autofree char *quoted = dr_error_quote (weight, -1);
      dr_error_set (error, DR_ERROR_INVALID,
                    "successor: the weight %s is not above 0 and up to 1", quoted);
      return NULL;
    }

  DrUnitSuccessor *self = g_new0 (DrUnitSuccessor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->unit_id = g_ref_string_new (unit_id);
  self->weight = dr_words_new (weight);
  self->share = decimal;

  return self;
}

/**
 * dr_unit_successor_ref: (skip)
 * @self: a successor
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrUnitSuccessor *
dr_unit_successor_ref (DrUnitSuccessor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_unit_successor_unref: (skip)
 * @self: (transfer full): a successor
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_unit_successor_unref (DrUnitSuccessor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_words_unref (self->unit_id);
  dr_words_unref (self->weight);
  g_free (self);
}

/**
 * dr_unit_successor_get_unit_id:
 * @self: a successor
 *
 * Gets the id of the unit that took over.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dr_unit_successor_get_unit_id (DrUnitSuccessor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit_id;
}

/**
 * dr_unit_successor_get_weight:
 * @self: a successor
 *
 * Gets the share that the unit took over, as it was written.
 *
 * Returns: (transfer none) (nullable): a plain decimal above 0 and up to 1, or
 *   `NULL` if it is not known
 *
 * Since: 1.0
 */
const char *
dr_unit_successor_get_weight (DrUnitSuccessor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->weight;
}

/**
 * dr_unit_successor_equal:
 * @self: a successor
 * @other: another
 *
 * Tells whether two successors name the same unit with the same weight, as
 * written: "0.5" is not "0.50".
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_unit_successor_equal (DrUnitSuccessor *self,
                         DrUnitSuccessor *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return g_str_equal (self->unit_id, other->unit_id) &&
         g_strcmp0 (self->weight, other->weight) == 0;
}

/**
 * dr_unit_successor_hash:
 * @self: a successor
 *
 * Gives a number that is the same for equal successors, for hash tables.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_unit_successor_hash (DrUnitSuccessor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_str_hash (self->unit_id) * 31u + (self->weight == NULL ? 0 : g_str_hash (self->weight));
}

/**
 * dr_unit_successor_to_string:
 * @self: a successor
 *
 * Writes the successor for a person to read: `xa-b`, or `xa-b: 0.25` with a
 * weight. Nothing reads it back.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dr_unit_successor_to_string (DrUnitSuccessor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->weight == NULL ? g_strdup (self->unit_id)
                              : g_strdup_printf ("%s: %s", self->unit_id, self->weight);
}
