/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which targets a stated percentage implies. */

#include "config.h"

#include <districtreport/dr-achievement.h>

#include "base/dr-error-private.h"
#include "figures/dr-decimal-private.h"
#include "figures/dr-percent-fit-private.h"

static gboolean
check_stated (DrAchievement  *self,
              GError        **error)
{
  if (dr_achievement_get_actual (self) != NULL && dr_achievement_get_percent_of_target (self) != NULL)
    return TRUE;

  return dr_error_set (error, DR_ERROR_INVALID,
                       "the achievement does not state both a figure and a percentage of its target");
}

/* From the lower of both lower ends to the higher of both upper ends; the two overlap. */
static DrInterval *
unite (DrInterval  *one,
       DrInterval  *other,
       GError     **error)
{
  DrInterval *low = one;
  DrInterval *high = one;

  if (dr_interval_get_lower_end (one) != DR_END_ABSENT
      && (dr_interval_get_lower_end (other) == DR_END_ABSENT
          || dr_ratio_compare (dr_interval_get_lower (other), dr_interval_get_lower (one)) < 0))
    low = other;
  if (dr_interval_get_upper_end (one) != DR_END_ABSENT
      && (dr_interval_get_upper_end (other) == DR_END_ABSENT
          || dr_ratio_compare (dr_interval_get_upper (other), dr_interval_get_upper (one)) > 0))
    high = other;

  return dr_interval_new (dr_interval_get_lower (low), dr_interval_get_lower_end (low), dr_interval_get_upper (high),
                          dr_interval_get_upper_end (high), error);
}

/**
 * dr_achievement_infer_target:
 * @self: an achievement
 * @error: return location for an error
 *
 * Computes which planned quantities the stated percentage implies: the bounds
 * of the figure over those of the percentage, whether it was rounded or its
 * further digits were cut off, as offices do both. «96 hội viên, đạt 120 %»
 * implies more than 79.33 and no more than 80.34, of which 80 is the only whole
 * number; those are listed by
 * [method@DistrictReport.Achievement.list_whole_targets].
 *
 * A hedge is wider than either: «trên 120 %» is taken as it stands.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no figure or no
 * stated percentage, with [error@DistrictReport.Error.UNDEFINED] if the
 * percentage may be zero, and with [error@DistrictReport.Error.OVERFLOW] if a
 * bound does not fit 128 bits.
 *
 * Returns: (transfer full): the interval, in the measure of the indicator
 *
 * Since: 1.0
 */
DrInterval *
dr_achievement_infer_target (DrAchievement  *self,
                             GError        **error)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  if (!check_stated (self, error))
    return NULL;

  DrQuantity *percent = dr_achievement_get_percent_of_target (self);
  g_autoptr (DrInterval) actual = dr_quantity_get_bounds (dr_achievement_get_actual (self), error);
  g_autoptr (DrInterval) rounded = actual != NULL ? dr_percent_get_rounded (percent, error) : NULL;
  g_autoptr (DrInterval) truncated = rounded != NULL ? dr_percent_get_truncated (percent, error) : NULL;
  g_autoptr (DrInterval) share = truncated != NULL ? unite (rounded, truncated, error) : NULL;

  return share != NULL ? dr_interval_divide (actual, share, error) : NULL;
}

/**
 * dr_achievement_list_whole_targets:
 * @self: an achievement
 * @most: how many to list at most
 * @error: return location for an error
 *
 * Lists the whole numbers that may have been planned, in ascending order: those
 * that make the figure the stated percentage rounded; only if there are none,
 * those that make it so with further digits cut off. «62 lớp, đạt 187,87 %»
 * gives 33, which fits cut off alone. None at all means that the percentage
 * belongs to another figure, or is wrong, or the target is not whole.
 *
 * Fails as [method@DistrictReport.Achievement.infer_target] does, and with
 * [error@DistrictReport.Error.UNDEFINED] if nothing was reached.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the numbers as
 *   decimals; empty if there are none, `NULL` on error
 *
 * Since: 1.0
 */
char **
dr_achievement_list_whole_targets (DrAchievement  *self,
                                   guint           most,
                                   GError        **error)
{
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (self), NULL);

  g_autoptr (GError) problem = NULL;
  dr_int128 lowest, highest;

  if (!check_stated (self, error))
    return NULL;

  DrFit fit = dr_percent_fit_integer (dr_achievement_get_actual (self), dr_achievement_get_percent_of_target (self),
                                      &lowest, &highest, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (fit == DR_FIT_UNDEFINED)
    {
      dr_error_set (error, DR_ERROR_UNDEFINED, "nothing was reached, or may have been: any target fits");
      return NULL;
    }

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  if (fit != DR_FIT_INCONSISTENT)
    for (guint i = 0; i < most && lowest + i <= highest; i++)
      {
        DrDecimal number = { lowest + i, 0 };
        g_autofree char *written = dr_decimal_to_string (&number);

        g_strv_builder_add (builder, written);
      }

  return g_strv_builder_end (builder);
}
