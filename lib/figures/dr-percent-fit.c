/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-percent-fit-private.h"

#include "figures/dr-bounds-private.h"
#include "figures/dr-ratio-private.h"

#define INT128_MAX ((dr_int128) (~(dr_uint128) 0 >> 1))

/* All is compared as shares of one: a percentage over a hundred stays in bounds where a figure times a hundred,
 * of 38 digits already, might not. */
#define HUNDREDTH (-2)

/* What a hedged percentage stands for, as a share: the hedge is wider than any rounding. */
static DrInterval *
get_hedged (DrQuantity *percent,
            GError    **error)
{
  g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (percent, error);
  if (bounds == NULL)
    return NULL;

  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);
  g_autoptr (DrInterval) divisor = dr_interval_new_point (hundred);

  return dr_interval_divide (bounds, divisor, error);
}

static DrDecimal
to_share (DrQuantity *percent)
{
  return (DrDecimal) { percent->value.coefficient, percent->value.exponent + HUNDREDTH };
}

DrInterval *
dr_percent_get_rounded (DrQuantity *percent,
                        GError    **error)
{
  DrDecimal share = to_share (percent);

  return percent->hedge != DR_HEDGE_EXACT ? get_hedged (percent, error) : dr_fit_get_rounded (&share, error);
}

DrInterval *
dr_percent_get_truncated (DrQuantity *percent,
                          GError    **error)
{
  DrDecimal share = to_share (percent);

  return percent->hedge != DR_HEDGE_EXACT ? get_hedged (percent, error) : dr_fit_get_truncated (&share, error);
}

/* Whether the quotient fits once the digits of part and whole may have been cut off too. */
static DrFit
fit_cut (DrQuantity  *part,
         DrQuantity  *whole,
         DrInterval  *rounded,
         DrInterval  *truncated,
         GError     **error)
{
  g_autoptr (DrInterval) dividend = dr_fit_get_either (part, error);
  if (dividend == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) divisor = dr_fit_get_either (whole, error);
  if (divisor == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) quotient = dr_interval_divide (dividend, divisor, error);
  if (quotient == NULL)
    return DR_FIT_UNDEFINED;

  return dr_interval_meets (quotient, rounded) || dr_interval_meets (quotient, truncated) ? DR_FIT_CUT_FIGURES
                                                                                          : DR_FIT_INCONSISTENT;
}

/* DR_FIT_INCONSISTENT where only digits cut off of part or whole may still explain the percentage; its bounds are given then. */
static DrFit
fit_uncut (DrQuantity   *part,
           DrQuantity   *whole,
           DrQuantity   *percent,
           DrInterval  **rounded,
           DrInterval  **truncated,
           GError      **error)
{
  g_autoptr (DrInterval) dividend = dr_quantity_get_bounds (part, error);
  if (dividend == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) divisor = dr_quantity_get_bounds (whole, error);
  if (divisor == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrRatio) zero = dr_ratio_new_from_integers (0, 1, NULL);
  if (dr_interval_contains (divisor, zero))
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) exact = dr_interval_divide (dividend, divisor, error);
  if (exact == NULL)
    return DR_FIT_UNDEFINED;

  *rounded = dr_percent_get_rounded (percent, error);
  if (*rounded == NULL)
    return DR_FIT_UNDEFINED;
  if (dr_interval_meets (exact, *rounded))
    return DR_FIT_CONSISTENT;

  *truncated = dr_percent_get_truncated (percent, error);
  if (*truncated == NULL)
    return DR_FIT_UNDEFINED;

  return dr_interval_meets (exact, *truncated) ? DR_FIT_TRUNCATED : DR_FIT_INCONSISTENT;
}

DrFit
dr_percent_fit (DrQuantity  *part,
                DrQuantity  *whole,
                DrQuantity  *percent,
                GError     **error)
{
  g_return_val_if_fail (part != NULL && whole != NULL && percent != NULL, DR_FIT_UNDEFINED);

  g_autoptr (DrInterval) rounded = NULL;
  g_autoptr (DrInterval) truncated = NULL;
  DrFit fit = fit_uncut (part, whole, percent, &rounded, &truncated, error);

  return fit == DR_FIT_INCONSISTENT ? fit_cut (part, whole, rounded, truncated, error) : fit;
}

/* More than most figures have; products of two of them are far from 128 bits. */
#define MOST_PLAIN G_GINT64_CONSTANT (1000000000000)
#define LEAST_PLAIN_EXPONENT (-6)
#define MOST_PLAIN_EXPONENT 12

static gboolean
is_plain (const DrDecimal *value)
{
  return value->coefficient > 0 && value->coefficient < MOST_PLAIN && value->exponent >= LEAST_PLAIN_EXPONENT
         && value->exponent <= MOST_PLAIN_EXPONENT;
}

/* Whether @dividend / @divisor, all above zero, is less than @value (-1), the same or more (1); says in @fits whether 128 bits told. */
static int
compare_quotient (const DrDecimal *dividend,
                  const DrDecimal *divisor,
                  const DrDecimal *value,
                  gboolean        *fits)
{
  DrDecimal product = { 0, 0 };

  *fits &= dr_decimal_multiply (value, divisor, &product);

  return dr_decimal_compare (dividend, &product);
}

gboolean
dr_percent_fit_plain (const DrDecimal *part,
                      const DrDecimal *whole,
                      gboolean         countable,
                      const DrDecimal *percent,
                      DrFit           *fit)
{
  DrBounds dividend, divisor;

  if (!is_plain (part) || !is_plain (whole) || !is_plain (percent))
    return FALSE;

  gboolean fits = dr_bounds_find (part, NULL, DR_HEDGE_EXACT, countable, &dividend);
  fits &= dr_bounds_find (whole, NULL, DR_HEDGE_EXACT, countable, &divisor);

  /* The quotient: all ends are above zero, so that its lower is that of the part by the upper of the whole. The lower ends of
   * figures above zero are closed. */
  gboolean has_lower = divisor.upper_end == DR_END_CLOSED;
  gboolean has_upper = dividend.upper_end == DR_END_CLOSED;
  /* Rounded, both ends are closed; cut off, the upper is open. */
  DrDecimal share = { percent->coefficient, percent->exponent + HUNDREDTH };
  DrDecimal lowest = { share.coefficient * 10 - 5, share.exponent - 1 };
  DrDecimal highest = { share.coefficient * 10 + 5, share.exponent - 1 };
  DrDecimal next = { share.coefficient + 1, share.exponent };

  int below = compare_quotient (&dividend.lower, &divisor.upper, &highest, &fits);
  int above = compare_quotient (&dividend.upper, &divisor.lower, &lowest, &fits);
  if ((below < 0 || (below == 0 && has_lower)) && (above > 0 || (above == 0 && has_upper)))
    {
      *fit = DR_FIT_CONSISTENT;
      return fits;
    }

  below = compare_quotient (&dividend.lower, &divisor.upper, &next, &fits);
  above = compare_quotient (&dividend.upper, &divisor.lower, &share, &fits);
  /* What the share itself is an end of was consistent. */
  *fit = below < 0 && above > 0 ? DR_FIT_TRUNCATED : DR_FIT_INCONSISTENT;

  return fits;
}

DrFit
dr_percent_fit_uncut (DrQuantity  *part,
                      DrQuantity  *whole,
                      DrQuantity  *percent,
                      GError     **error)
{
  g_return_val_if_fail (part != NULL && whole != NULL && percent != NULL, DR_FIT_UNDEFINED);

  g_autoptr (DrInterval) rounded = NULL;
  g_autoptr (DrInterval) truncated = NULL;

  return fit_uncut (part, whole, percent, &rounded, &truncated, error);
}

/* Cuts @interval off at zero and keeps what has @sign; NULL without error if that is nothing. */
static DrInterval *
keep_sign (DrInterval *interval,
           int         sign,
           GError    **error)
{
  g_autoptr (DrRatio) zero = dr_ratio_new_from_integers (0, 1, NULL);
  g_autoptr (DrInterval) side = sign > 0 ? dr_interval_new (zero, DR_END_OPEN, NULL, DR_END_ABSENT, NULL)
                                         : dr_interval_new (NULL, DR_END_ABSENT, zero, DR_END_OPEN, NULL);
  DrRatio *lower = dr_interval_get_lower (interval);
  DrRatio *upper = dr_interval_get_upper (interval);

  if (!dr_interval_meets (interval, side))
    return NULL;

  if (sign > 0 && (lower == NULL || dr_ratio_get_sign (lower) <= 0))
    return dr_interval_new (zero, DR_END_OPEN, upper, dr_interval_get_upper_end (interval), error);
  if (sign < 0 && (upper == NULL || dr_ratio_get_sign (upper) >= 0))
    return dr_interval_new (lower, dr_interval_get_lower_end (interval), zero, DR_END_OPEN, error);

  return dr_interval_ref (interval);
}

/* Finds the whole numbers from 1 that @dividend can be divided by to give some value of @share. */
static gboolean
find_integers (DrInterval *dividend,
               int         sign,
               DrInterval *share,
               dr_int128  *lowest,
               dr_int128  *highest,
               GError    **error)
{
  g_autoptr (DrInterval) divisor = keep_sign (share, sign, error);
  if (divisor == NULL)
    return FALSE;

  g_autoptr (DrInterval) targets = dr_interval_divide (dividend, divisor, error);
  if (targets == NULL)
    return FALSE;

  /* Part and percentage have one sign here, so that the targets are above zero and have a lower end. */
  DrRatio *lower = dr_interval_get_lower (targets);
  dr_int128 low = dr_ratio_get_ceiling (lower);
  if (low == dr_ratio_get_floor (lower) && dr_interval_get_lower_end (targets) == DR_END_OPEN)
    low++;

  DrRatio *upper = dr_interval_get_upper (targets);
  dr_int128 high = upper != NULL ? dr_ratio_get_floor (upper) : INT128_MAX;
  if (upper != NULL && high == dr_ratio_get_ceiling (upper) && dr_interval_get_upper_end (targets) == DR_END_OPEN)
    high--;

  if (low > high)
    return FALSE;

  *lowest = low;
  *highest = high;

  return TRUE;
}

DrFit
dr_percent_fit_integer (DrQuantity  *part,
                        DrQuantity  *percent,
                        dr_int128   *lowest,
                        dr_int128   *highest,
                        GError     **error)
{
  g_return_val_if_fail (part != NULL && percent != NULL, DR_FIT_UNDEFINED);
  g_return_val_if_fail (lowest != NULL && highest != NULL, DR_FIT_UNDEFINED);

  g_autoptr (GError) problem = NULL;
  g_autoptr (DrInterval) dividend = dr_quantity_get_bounds (part, error);
  if (dividend == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) rounded = dr_percent_get_rounded (percent, error);
  if (rounded == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrInterval) truncated = dr_percent_get_truncated (percent, error);
  if (truncated == NULL)
    return DR_FIT_UNDEFINED;

  g_autoptr (DrRatio) zero = dr_ratio_new_from_integers (0, 1, NULL);
  if (dr_interval_contains (dividend, zero))
    {
      /* What may be zero cut off may be zero rounded. */
      return dr_interval_is_point (dividend) && !dr_interval_contains (rounded, zero) ? DR_FIT_INCONSISTENT : DR_FIT_UNDEFINED;
    }

  int sign = dr_interval_get_lower (dividend) != NULL &&
             dr_ratio_get_sign (dr_interval_get_lower (dividend)) >= 0 ? 1 : -1;

  if (find_integers (dividend, sign, rounded, lowest, highest, &problem))
    return DR_FIT_CONSISTENT;
  if (problem == NULL && find_integers (dividend, sign, truncated, lowest, highest, &problem))
    return DR_FIT_TRUNCATED;
  if (problem == NULL)
    return DR_FIT_INCONSISTENT;

  g_propagate_error (error, g_steal_pointer (&problem));

  return DR_FIT_UNDEFINED;
}
