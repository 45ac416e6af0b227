/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unit-share-private.h"

#include "figures/dr-ratio-private.h"

/**
 * DrUnitShare:
 *
 * What one unit takes of another that it follows: the unit, and how much of the
 * other's figures are its own. The share is an exact fraction above 0 and up to
 * 1, and the shares of one unit add up to 1, so that no figure gets lost.
 *
 * A figure that is taken in part is an estimate from then on.
 *
 * Since: 1.0
 */
struct _DrUnitShare
{
  gatomicrefcount ref_count;
  DrUnit         *unit;   /* (owned) */
  DrRatio        *share;  /* (owned) */
  gboolean        is_whole;
};

G_DEFINE_BOXED_TYPE (DrUnitShare, dr_unit_share, dr_unit_share_ref, dr_unit_share_unref)

DrUnitShare *
dr_unit_share_new (DrUnit *unit,
                   gint64  numerator,
                   gint64  denominator)
{
  DrUnitShare *self = g_new0 (DrUnitShare, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->unit = g_object_ref (unit);
  self->share = dr_ratio_new_from_integers (numerator, denominator, NULL);
  self->is_whole = numerator == denominator;

  return self;
}

/**
 * dr_unit_share_ref: (skip)
 * @self: a share
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrUnitShare *
dr_unit_share_ref (DrUnitShare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_unit_share_unref: (skip)
 * @self: (transfer full): a share
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_unit_share_unref (DrUnitShare *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->unit);
  dr_ratio_unref (self->share);
  g_free (self);
}

/**
 * dr_unit_share_get_unit:
 * @self: a share
 *
 * Gets the unit that takes it.
 *
 * Returns: (transfer none): the unit
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_share_get_unit (DrUnitShare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit;
}

/**
 * dr_unit_share_get_share:
 * @self: a share
 *
 * Gets how much of the other unit it is, exactly.
 *
 * Returns: (transfer none): a fraction above 0 and up to 1
 *
 * Since: 1.0
 */
DrRatio *
dr_unit_share_get_share (DrUnitShare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->share;
}

/**
 * dr_unit_share_is_whole:
 * @self: a share
 *
 * Checks whether all of the other unit is taken. Figures then stay what they
 * were; of a part they are estimated.
 *
 * Returns: whether the share is 1
 *
 * Since: 1.0
 */
gboolean
dr_unit_share_is_whole (DrUnitShare *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_whole;
}
