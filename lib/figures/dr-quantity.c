/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "figures/dr-bounds-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "figures/dr-ratio-private.h"

/**
 * DrQuantity:
 *
 * A figure as it is written: an exact value, its precision, what it counts, and
 * how it is hedged.
 *
 * «45,2 tỷ đồng» is 452 × 10⁸ đồng. Because the precision is kept, a quantity
 * knows the [struct@DistrictReport.Interval] of the values it may stand for: from
 * 45,15 to 45,25 tỷ. A count of whole things, written without a magnitude, stands
 * for itself alone.
 *
 * ```c
 * g_autoptr (DrQuantity) fund = dr_quantity_parse ("hơn 3,2 tỷ đồng", NULL);
 * g_autofree char *value = dr_quantity_dup_value (fund);
 * g_autofree char *plain = dr_quantity_to_plain (fund);
 * g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (fund, NULL);
 * g_autofree char *interval = dr_interval_to_string (bounds);
 *
 * g_print ("%s %s\n%s\n%s\n", value, dr_quantity_get_measure (fund), plain, interval);
 * ```
 *
 * ```
 * 3200000000 đồng
 * > 32e8 đồng
 * [3200000000; 3300000000)
 * ```
 *
 * Sums, differences, quotients and comparison work on the exact values and on one
 * measure. To calculate with what figures may stand for, calculate with their
 * bounds.
 *
 * The measure has a canonical form («đ» and «VNĐ» are «đồng», «m²» is «m2», «đ/c»
 * is «đồng chí») beside the form as written. It may be empty: a pure number, or
 * money that the report leaves without «đồng» («35 triệu»).
 *
 * A quantity never changes after it is made; any thread may read it.
 *
 * Since: 1.0
 */

G_DEFINE_BOXED_TYPE (DrQuantity, dr_quantity, dr_quantity_ref, dr_quantity_unref)

DrQuantity *
dr_quantity_new_from_decimal (const DrDecimal *value,
                              const DrDecimal *upper,
                              DrHedge          hedge,
                              GRefString      *measure,
                              GRefString      *written_measure)
{
  DrQuantity *self = g_new0 (DrQuantity, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->value = *value;
  self->upper = upper != NULL ? *upper : *value;
  self->hedge = hedge;
  self->measure = g_ref_string_acquire (measure);
  self->written_measure = g_ref_string_acquire (written_measure);

  return self;
}

/* Makes a quantity of figures that are checked and a measure that is not. */
static DrQuantity *
make_quantity (const DrDecimal  *value,
               const DrDecimal  *upper,
               DrHedge           hedge,
               const char       *written,
               GError          **error)
{
  GRefString *written_measure = g_ref_string_new (written);
  GRefString *measure = dr_measure_canonicalize (written, -1);
  DrQuantity *self = NULL;

  if (dr_quantity_check_measure (measure, error))
    self = dr_quantity_new_from_decimal (value, upper, hedge, measure, written_measure);
  g_ref_string_release (measure);
  g_ref_string_release (written_measure);

  return self;
}

/* Another value in the measure of @self. */
static DrQuantity *
make_alike (DrQuantity      *self,
            const DrDecimal *value,
            const DrDecimal *upper,
            DrHedge          hedge)
{
  return dr_quantity_new_from_decimal (value, upper, hedge, self->measure, self->written_measure);
}

/* Reads a plain decimal. Zeros at the end of a long whole number go into the exponent, for the resolution to agree with. */
static gboolean
parse_decimal (const char  *text,
               const char  *what,
               DrDecimal   *decimal,
               GError     **error)
{
  gsize length = strlen (text);
  gsize n_zeros = 0;

  if (dr_decimal_parse (text, (gssize) length, decimal))
    return TRUE;
  if (dr_decimal_is_well_formed (text, (gssize) length))
    {
      /* Zeros alone were read, so that another digit stands before these. */
      while (n_zeros < DR_DECIMAL_MAX_EXPONENT && text[length - n_zeros - 1] == '0')
        n_zeros++;
      if (strchr (text, '.') == NULL && dr_decimal_parse (text, (gssize) (length - n_zeros), decimal))
        {
          decimal->exponent = (int) n_zeros;
          return TRUE;
        }
    }
  if (dr_decimal_is_well_formed (text, (gssize) length))
    return dr_error_set (error, DR_ERROR_OVERFLOW, "%s has more than %d digits", what, DR_DECIMAL_MAX_DIGITS);

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_error_set (error, DR_ERROR_MALFORMED, "%s is no plain decimal number: %s", what, quoted);
}

/* Brings @value to the places of the resolution. */
static gboolean
apply_resolution (DrDecimal        *value,
                  int               exponent,
                  const char       *what,
                  GError          **error)
{
  if (dr_decimal_rescale (value, exponent, value))
    return TRUE;
  if (exponent < value->exponent)
    return dr_error_set (error, DR_ERROR_OVERFLOW, "%s has more than %d digits at its resolution",
                         what, DR_DECIMAL_MAX_DIGITS);

  return dr_error_set (error, DR_ERROR_INVALID, "%s is no multiple of the resolution", what);
}

/**
 * dr_quantity_new:
 * @value: the value, a plain decimal number such as `1236`, `12.50` or `-3.5`
 * @measure: (nullable): what is counted, in any spelling; %NULL or empty for a pure number
 * @hedge: how the figure is hedged; not [enum@DistrictReport.Hedge.RANGE]
 * @error: return location for a [struct@GLib.Error]
 *
 * Makes a quantity whose precision is that of the decimals in @value: `12.50` is
 * known to the hundredth, `45200000000` to the unit. For a coarser precision or a
 * range see [ctor@DistrictReport.Quantity.new_full].
 *
 * A @value that is no plain decimal number is
 * [error@DistrictReport.Error.MALFORMED], one of more than 38 digits
 * [error@DistrictReport.Error.OVERFLOW]. A measure that could not be told from
 * the number it follows («triệu đồng», «hộ trở lên», «2 hộ») is
 * [error@DistrictReport.Error.INVALID], one that is not UTF-8
 * [error@DistrictReport.Error.ENCODING], and one longer than a token
 * [error@DistrictReport.Error.LIMIT].
 *
 * Returns: (transfer full): the quantity
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_new (const char  *value,
                 const char  *measure,
                 DrHedge      hedge,
                 GError     **error)
{
  return dr_quantity_new_full (value, NULL, measure, hedge, NULL, error);
}

/**
 * dr_quantity_new_full:
 * @value: the value, a plain decimal number; of a range the lower end
 * @upper: (nullable): the upper end of a range, a plain decimal number; %NULL otherwise
 * @measure: (nullable): what is counted, in any spelling; %NULL or empty for a pure number
 * @hedge: how the figure is hedged
 * @resolution: (nullable): the place of the last digit, a power of ten such as `0.01`, `1` or
 *   `100000000`; %NULL for that of the decimals in @value and @upper, the finer of the two
 * @error: return location for a [struct@GLib.Error]
 *
 * Makes a quantity of all that it keeps. `45200000000` with the resolution
 * `100000000` is «45,2 tỷ».
 *
 * Beside the errors of [ctor@DistrictReport.Quantity.new] it is
 * [error@DistrictReport.Error.INVALID] when @resolution is no power of ten or
 * @value or @upper no multiple of it, when a range has no upper end or one below
 * the lower, and when anything else has an upper end.
 *
 * Returns: (transfer full): the quantity
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_new_full (const char  *value,
                      const char  *upper,
                      const char  *measure,
                      DrHedge      hedge,
                      const char  *resolution,
                      GError     **error)
{
  DrDecimal value_decimal;
  DrDecimal upper_decimal = { 0, DR_DECIMAL_MAX_EXPONENT };

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (hedge >= DR_HEDGE_EXACT && hedge <= DR_HEDGE_RANGE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!parse_decimal (value, "the value", &value_decimal, error))
    return NULL;
  if ((upper != NULL) != (hedge == DR_HEDGE_RANGE))
    {
      dr_error_set (error, DR_ERROR_INVALID, upper != NULL ? "only a range has an upper end"
                                                           : "a range without its upper end");
      return NULL;
    }
  if (upper != NULL && !parse_decimal (upper, "the upper end", &upper_decimal, error))
    return NULL;
  if (upper != NULL && dr_decimal_compare (&value_decimal, &upper_decimal) > 0)
    {
      g_autofree char *quoted_value = dr_error_quote (value, -1);
      g_autofree char *quoted_upper = dr_error_quote (upper, -1);

      dr_error_set (error, DR_ERROR_INVALID, "the upper end %s is below the lower, %s", quoted_upper,
                    quoted_value);
      return NULL;
    }

  int exponent = MIN (0, MIN (value_decimal.exponent, upper_decimal.exponent));
  if (resolution != NULL)
    {
      DrDecimal place;

      if (!parse_decimal (resolution, "the resolution", &place, error))
        return NULL;
      place = dr_decimal_normalize (&place);
      if (place.coefficient != 1)
        {
          g_autofree char *quoted = dr_error_quote (resolution, -1);

          dr_error_set (error, DR_ERROR_INVALID, "the resolution %s is no power of ten", quoted);
          return NULL;
        }
      exponent = place.exponent;
    }

  if (!apply_resolution (&value_decimal, exponent, "the value", error))
    return NULL;
  if (upper != NULL && !apply_resolution (&upper_decimal, exponent, "the upper end", error))
    return NULL;

  if (measure == NULL)
    measure = "";
  if (!dr_quantity_check_text (measure, "the measure", error))
    return NULL;

  return make_quantity (&value_decimal, upper != NULL ? &upper_decimal : NULL, hedge, measure, error);
}

/**
 * dr_quantity_parse: (constructor)
 * @text: a figure as reports write it
 * @error: return location for a [struct@GLib.Error]
 *
 * Reads a figure as Vietnamese reports write it: «45,2 tỷ đồng», «1.236»,
 * «07 lớp», «hơn 8.000 bộ», «1 tỷ 250 triệu đồng», «113.790.000đ», «bốn mươi lăm
 * hộ», «40 triệu đồng trở lên», «từ 20 đến 25 hộ», «20 - 25%», «âm 3,5%».
 *
 * - A dot groups thousands and a comma marks decimals. Foreign writing is
 *   understood where it can be told: «71.35%», «1,480.5 kg». One comma and three
 *   digits are thousands of what only comes whole («1,480 cây») and decimals of
 *   everything else, a pure number included.
 * - nghìn, vạn, triệu, tỷ and their compounds are part of the value, so the
 *   measure of «35 triệu» is empty, not «đồng».
 * - Number words reach to nghìn tỷ.
 * - Hedges stand before the number or after the measure; «khoảng» before a range
 *   adds nothing to it.
 *
 * All of @text must be one figure. Anything else is
 * [error@DistrictReport.Error.MALFORMED], with the column in characters from 1;
 * a range that ends below its beginning, or a measure that could not be told from
 * the number it follows, is [error@DistrictReport.Error.INVALID]; ends of a
 * range with two measures are [error@DistrictReport.Error.MISMATCH]. Text that is
 * not UTF-8 is [error@DistrictReport.Error.ENCODING], more than a token of it
 * [error@DistrictReport.Error.LIMIT].
 *
 * Returns: (transfer full): the quantity
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_parse (const char  *text,
                   GError     **error)
{
  g_auto (DrQuantityReading) reading = { 0, };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dr_quantity_read (text, &reading, error))
    return NULL;

  return make_quantity (&reading.value,
                        reading.hedge == DR_HEDGE_RANGE ? &reading.upper : NULL,
                        reading.hedge,
                        reading.measure,
                        error);
}

/**
 * dr_quantity_parse_plain: (constructor)
 * @text: a figure in plain form
 * @error: return location for a [struct@GLib.Error]
 *
 * Reads what [method@DistrictReport.Quantity.to_plain] writes, and nothing else:
 * `> 8000 bộ`, `452e8 đồng`, `20..25 hộ`. The measure may be in any spelling.
 *
 * Errors are those of [ctor@DistrictReport.Quantity.parse]; more than 38 digits
 * are [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the quantity
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_parse_plain (const char  *text,
                         GError     **error)
{
  g_auto (DrQuantityReading) reading = { 0, };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dr_quantity_read_plain (text, &reading, error))
    return NULL;

  return make_quantity (&reading.value,
                        reading.hedge == DR_HEDGE_RANGE ? &reading.upper : NULL,
                        reading.hedge,
                        reading.measure,
                        error);
}

/**
 * dr_quantity_ref: (skip)
 * @self: a quantity
 *
 * Takes another reference to the quantity. It may be done from any thread.
 *
 * Returns: (transfer full): the quantity
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_ref (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dr_quantity_unref: (skip)
 * @self: (transfer full): a quantity
 *
 * Gives a reference back; with the last one the quantity is freed. It may be done
 * from any thread.
 *
 * Since: 1.0
 */
void
dr_quantity_unref (DrQuantity *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ref_string_release (self->measure);
  g_ref_string_release (self->written_measure);
  g_free (self);
}

/**
 * dr_quantity_dup_value:
 * @self: a quantity
 *
 * Gets the exact value in the base measure, as a plain decimal number with
 * exactly the decimals that were written: `45200000000` for «45,2 tỷ», `12.50` for
 * «12,50%». Of a range it is the lower end.
 *
 * Returns: (transfer full): the value
 *
 * Since: 1.0
 */
char *
dr_quantity_dup_value (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dr_decimal_to_string (&self->value);
}

/**
 * dr_quantity_dup_upper:
 * @self: a quantity
 *
 * Gets the upper end of a range, as a plain decimal number; only ranges have one.
 *
 * Returns: (transfer full) (nullable): the upper end
 *
 * Since: 1.0
 */
char *
dr_quantity_dup_upper (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hedge == DR_HEDGE_RANGE ? dr_decimal_to_string (&self->upper) : NULL;
}

/**
 * dr_quantity_dup_resolution:
 * @self: a quantity
 *
 * Gets the place of the last digit that was written, a power of ten as a plain
 * decimal number: `100000000` for «45,2 tỷ», `0.01` for «12,50%», `1` for «1.236».
 *
 * Returns: (transfer full): the resolution
 *
 * Since: 1.0
 */
char *
dr_quantity_dup_resolution (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  DrDecimal place = { 1, self->value.exponent };

  return dr_decimal_to_string (&place);
}

/**
 * dr_quantity_get_measure:
 * @self: a quantity
 *
 * Gets what is counted, in canonical form: composed (NFC), lower case but for
 * «USD», «đồng» for «đ» and «VNĐ», «m2» for «m²», «đồng chí» for «đ/c», «%» for
 * «phần trăm». It is empty for a pure number.
 *
 * Returns: (transfer none): the measure
 *
 * Since: 1.0
 */
const char *
dr_quantity_get_measure (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->measure;
}

/**
 * dr_quantity_get_written_measure:
 * @self: a quantity
 *
 * Gets what is counted as it was written: «VNĐ», «Hội viên». It plays no part in
 * comparing, and of a sum it is that of the first quantity.
 *
 * Returns: (transfer none): the measure as written
 *
 * Since: 1.0
 */
const char *
dr_quantity_get_written_measure (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->written_measure;
}

/**
 * dr_quantity_get_hedge:
 * @self: a quantity
 *
 * Gets how the figure is hedged.
 *
 * Returns: the hedge
 *
 * Since: 1.0
 */
DrHedge
dr_quantity_get_hedge (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, DR_HEDGE_EXACT);

  return self->hedge;
}

/**
 * dr_quantity_get_sign:
 * @self: a quantity
 *
 * Gets the sign of the exact value; of a range that of the lower end.
 *
 * Returns: -1, 0 or 1
 *
 * Since: 1.0
 */
int
dr_quantity_get_sign (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dr_decimal_get_sign (&self->value);
}

DrInterval *
dr_figure_get_bounds (const DrDecimal  *value,
                      const DrDecimal  *upper,
                      DrHedge           hedge,
                      const char       *measure,
                      GError          **error)
{
  DrBounds bounds;

  if (!dr_bounds_find (value, upper, hedge, dr_measure_is_countable (measure), &bounds))
    {
      dr_error_set (error, DR_ERROR_OVERFLOW, "the bounds have more than %d digits", DR_DECIMAL_MAX_DIGITS);
      return NULL;
    }

  return dr_bounds_to_interval (&bounds, error);
}

/**
 * dr_quantity_get_bounds:
 * @self: a quantity
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets the values that the figure may stand for.
 *
 * | hedge | bounds |
 * | ----- | ------ |
 * | exact | half the last place on either side, [45,15; 45,25) tỷ for «45,2 tỷ»; a count of whole things written to the unit is itself alone |
 * | over | [8000; 9000) for «hơn 8.000» |
 * | under | (1; 2] tỷ for «gần 02 tỷ» |
 * | about | [100; 300] for «khoảng 200» |
 * | at least | [12; ∞) |
 * | at most | (-∞; 12] |
 * | range | [20; 25] |
 *
 * A step is the place of the last digit that is not zero: wide on purpose, since
 * a hedge must never accuse. Things that do not only come whole (physical
 * measures, per cent, points, rates, pure numbers) are rounded even where no
 * decimals are written: «24%» is [23,5; 24,5). Negative values that were rounded
 * mirror positive ones.
 *
 * Ends that do not fit are [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the interval
 *
 * Since: 1.0
 */
DrInterval *
dr_quantity_get_bounds (DrQuantity  *self,
                        GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dr_figure_get_bounds (&self->value, &self->upper, self->hedge, self->measure, error);
}

static gboolean
check_same_measure (DrQuantity  *self,
                    DrQuantity  *other,
                    GError     **error)
{
  if (strcmp (self->measure, other->measure) == 0)
    return TRUE;

  return dr_error_set (error, DR_ERROR_MISMATCH, "“%s” and “%s” are two measures", self->measure, other->measure);
}

/* Of which sides of its value a figure leaves open. */
typedef enum
{
  SIDE_ABOVE   = 1 << 0,
  SIDE_BELOW   = 1 << 1,
  SIDE_NO_END  = 1 << 2
} Sides;

static Sides
get_sides (DrHedge hedge)
{
  switch (hedge)
    {
    case DR_HEDGE_EXACT: return 0;
    case DR_HEDGE_OVER: return SIDE_ABOVE;
    case DR_HEDGE_UNDER: return SIDE_BELOW;
    case DR_HEDGE_ABOUT: return SIDE_ABOVE | SIDE_BELOW;
    case DR_HEDGE_AT_LEAST: return SIDE_ABOVE | SIDE_NO_END;
    case DR_HEDGE_AT_MOST: return SIDE_BELOW | SIDE_NO_END;
    case DR_HEDGE_RANGE: default: return SIDE_ABOVE | SIDE_NO_END; /* beside another hedge only its lower end is left */
    }
}

/* The words for a sum of two hedged figures: see dr_quantity_add(). */
static DrHedge
combine_hedges (DrHedge hedge,
                DrHedge other)
{
  Sides sides = get_sides (hedge) | get_sides (other);

  if ((hedge == DR_HEDGE_RANGE || hedge == DR_HEDGE_EXACT) && (other == DR_HEDGE_RANGE || other == DR_HEDGE_EXACT))
    return hedge == other ? hedge : DR_HEDGE_RANGE;

  switch ((int) (sides & (SIDE_ABOVE | SIDE_BELOW)))
    {
    case SIDE_ABOVE:
      return (sides & SIDE_NO_END) != 0 ? DR_HEDGE_AT_LEAST : DR_HEDGE_OVER;
    case SIDE_BELOW:
      return (sides & SIDE_NO_END) != 0 ? DR_HEDGE_AT_MOST : DR_HEDGE_UNDER;
    default:
      return DR_HEDGE_ABOUT;
    }
}

static DrHedge
mirror_hedge (DrHedge hedge)
{
  switch (hedge)
    {
    case DR_HEDGE_OVER: return DR_HEDGE_UNDER;
    case DR_HEDGE_UNDER: return DR_HEDGE_OVER;
    case DR_HEDGE_AT_LEAST: return DR_HEDGE_AT_MOST;
    case DR_HEDGE_AT_MOST: return DR_HEDGE_AT_LEAST;
    default: return hedge;
    }
}

/* Adds @value to @upper, hedged so, to @self. Except of ranges, @upper is @value. */
static DrQuantity *
add_figure (DrQuantity       *self,
            const DrDecimal  *value,
            const DrDecimal  *upper,
            DrHedge           hedge,
            const char       *operation,
            GError          **error)
{
  DrDecimal sum, upper_sum;

  if (!dr_decimal_add (&self->value, value, &sum) || !dr_decimal_add (&self->upper, upper, &upper_sum))
    {
      dr_error_set (error, DR_ERROR_OVERFLOW, "the %s has more than %d digits", operation, DR_DECIMAL_MAX_DIGITS);
      return NULL;
    }

  DrHedge combined = combine_hedges (self->hedge, hedge);

  return make_alike (self, &sum, combined == DR_HEDGE_RANGE ? &upper_sum : NULL, combined);
}

/**
 * dr_quantity_add:
 * @self: a quantity
 * @other: a quantity of the same measure
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the exact values. The sum has the finer precision of the two.
 *
 * Its hedge is what words can still say: exact figures give an exact sum; ranges
 * and exact figures a range; figures that may all be more give a sum that is
 * *over*, figures that may all be less one that is *under*, and both together one
 * that is *about*; *at least* and *at most* stay what they are beside figures that
 * lie on the same side. A range beside another hedge counts as at least its lower
 * end. A hedge is only words: what the sum may be is the sum of the bounds,
 * [method@DistrictReport.Interval.add], not the bounds of the sum.
 *
 * Two measures are [error@DistrictReport.Error.MISMATCH]; a sum of more than 38
 * digits is [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the sum
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_add (DrQuantity  *self,
                 DrQuantity  *other,
                 GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_same_measure (self, other, error))
    return NULL;

  return add_figure (self, &other->value, &other->upper, other->hedge, "sum", error);
}

/**
 * dr_quantity_subtract:
 * @self: a quantity
 * @other: a quantity of the same measure
 * @error: return location for a [struct@GLib.Error]
 *
 * Subtracts the exact values. The difference has the finer precision of the two;
 * it may be negative. Its hedge is that of a sum with @other turned round: «hơn»
 * that is taken away leaves «gần». See [method@DistrictReport.Quantity.add].
 *
 * Two measures are [error@DistrictReport.Error.MISMATCH]; a difference of more
 * than 38 digits is [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the difference
 *
 * Since: 1.0
 */
DrQuantity *
dr_quantity_subtract (DrQuantity  *self,
                      DrQuantity  *other,
                      GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_same_measure (self, other, error))
    return NULL;

  /* What is taken away counts from its far end. */
  gboolean ranged = other->hedge == DR_HEDGE_RANGE;
  gboolean both_ends = ranged && (self->hedge == DR_HEDGE_EXACT || self->hedge == DR_HEDGE_RANGE);
  DrDecimal value = { -(ranged ? other->upper : other->value).coefficient, other->value.exponent };
  DrDecimal upper = { both_ends ? -other->value.coefficient : value.coefficient, other->value.exponent };

  return add_figure (self, &value, &upper, mirror_hedge (other->hedge), "difference", error);
}

/**
 * dr_quantity_divide:
 * @self: a quantity
 * @other: a quantity of the same measure
 * @error: return location for a [struct@GLib.Error]
 *
 * Divides the exact values; of ranges the lower ends. The quotient has no measure.
 *
 * Two measures are [error@DistrictReport.Error.MISMATCH], a quotient by zero is
 * [error@DistrictReport.Error.UNDEFINED], and one that does not fit 128 bits
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the quotient
 *
 * Since: 1.0
 */
DrRatio *
dr_quantity_divide (DrQuantity  *self,
                    DrQuantity  *other,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_same_measure (self, other, error))
    return NULL;

  return dr_ratio_new_from_decimals (&self->value, &other->value, error);
}

/**
 * dr_quantity_to_ratio:
 * @self: a quantity
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets the exact value as a ratio, without its measure; of a range the lower end.
 * A value that does not fit 128 bits is [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the ratio
 *
 * Since: 1.0
 */
DrRatio *
dr_quantity_to_ratio (DrQuantity  *self,
                      GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dr_ratio_new_from_decimal (&self->value, error);
}

/**
 * dr_quantity_compare:
 * @self: a quantity
 * @other: a quantity
 *
 * Puts two quantities in order: by canonical measure (as bytes), then by exact
 * value, then the coarser precision first, then by hedge in the order of
 * [enum@DistrictReport.Hedge], then by the upper end. The order is total, and 0
 * means [method@DistrictReport.Quantity.equal].
 *
 * Returns: negative, zero or positive, as @self is before, equal to, or after @other
 *
 * Since: 1.0
 */
int
dr_quantity_compare (DrQuantity *self,
                     DrQuantity *other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  int order = strcmp (self->measure, other->measure);
  if (order == 0)
    order = dr_decimal_compare (&self->value, &other->value);
  if (order == 0)
    order = (self->value.exponent < other->value.exponent) - (self->value.exponent > other->value.exponent);
  if (order == 0)
    order = (self->hedge > other->hedge) - (self->hedge < other->hedge);
  if (order == 0 && self->hedge == DR_HEDGE_RANGE)
    order = dr_decimal_compare (&self->upper, &other->upper);

  return order;
}

/**
 * dr_quantity_equal:
 * @self: a quantity
 * @other: a quantity
 *
 * Tells whether two quantities are the same figure: value, precision, hedge, upper
 * end and canonical measure. «1,2 tỷ đồng» and «1.200 triệu đồng» are of one value,
 * but not equal; ask [method@DistrictReport.Quantity.subtract] or
 * [method@DistrictReport.Quantity.divide] about values.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_quantity_equal (DrQuantity *self,
                   DrQuantity *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return dr_quantity_compare (self, other) == 0;
}

/**
 * dr_quantity_hash:
 * @self: a quantity
 *
 * Gets a hash of the quantity; equal quantities have equal hashes.
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_quantity_hash (DrQuantity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint hash = g_str_hash (self->measure);

  hash = hash * 31 + dr_decimal_hash (&self->value);
  hash = hash * 31 + (guint) self->value.exponent;
  hash = hash * 31 + (guint) self->hedge;
  if (self->hedge == DR_HEDGE_RANGE)
    hash = hash * 31 + dr_decimal_hash (&self->upper);

  return hash;
}

/**
 * dr_quantity_to_double:
 * @self: a quantity
 *
 * Gets the value as the nearest double, for charts and the like. Doubles hold some
 * 16 digits and no tenth exactly: calculate with quantities and ratios instead.
 *
 * Returns: the value, of a range the lower end
 *
 * Since: 1.0
 */
double
dr_quantity_to_double (DrQuantity *self)
{
  char buffer[DR_DECIMAL_BUFFER];

  g_return_val_if_fail (self != NULL, 0);

  dr_decimal_write (&self->value, buffer);

  return g_ascii_strtod (buffer, NULL);
}
