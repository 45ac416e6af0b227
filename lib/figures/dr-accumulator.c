/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <limits.h>

#include "figures/dr-accumulator-private.h"

/* From the finest place of a sum to above its first digit. Terms that are spread no wider are below 10^57 in units
 * of the finest, and 2^64 of them below 2^255: their sum is what the 256 bits say. */
#define WIDEST_SPREAD 57

#define NO_VALUE ((DrDecimal) { 0, 0 })

void
dr_accumulator_init (DrAccumulator *self)
{
  const DrTotal nothing = { .exponent = INT_MAX, .place = INT_MIN };

  *self = (DrAccumulator) {
    .sum = nothing,
    .lower = nothing,
    .upper = nothing,
    .lower_end = DR_END_CLOSED,
    .upper_end = DR_END_CLOSED,
  };
}

/* Moves @total to a finer exponent. Nothing is checked: a sum too wide for it is refused when it is read. */
static void
total_refine (DrTotal *total,
              int      exponent)
{
  if (total->exponent != INT_MAX)
    for (int by = total->exponent - exponent; by > 0; by -= DR_DECIMAL_MAX_DIGITS)
      total->coefficient = dr_wide_scale (total->coefficient, dr_power_of_ten (MIN (by, DR_DECIMAL_MAX_DIGITS)));

  total->exponent = exponent;
}

static void
total_merge (DrTotal       *total,
             const DrTotal *other)
{
  DrTotal term = *other;

  if (term.exponent == INT_MAX)
    return;

  if (term.exponent < total->exponent)
    total_refine (total, term.exponent);
  else if (term.exponent > total->exponent)
    total_refine (&term, total->exponent);

  total->coefficient = dr_wide_add (total->coefficient, term.coefficient);
  total->place = MAX (total->place, term.place);
}

static void
total_add (DrTotal         *total,
           const DrDecimal *value)
{
  DrTotal term = {
    /* The sign fills the upper half. */
    .coefficient = { value->coefficient < 0 ? ~(dr_uint128) 0 : 0, (dr_uint128) value->coefficient },
    .exponent = value->exponent,
    .place = value->coefficient == 0 ? INT_MIN : dr_decimal_get_place (value),
  };

  total_merge (total, &term);
}

/* Reads the sum; FALSE if it has more than 38 digits or could not be told exactly. */
static gboolean
total_get (const DrTotal *total,
           DrDecimal     *sum)
{
  DrWide magnitude = total->coefficient;
  gboolean is_negative = (magnitude.high >> 127) != 0;

  if (total->place != INT_MIN && total->place - total->exponent > WIDEST_SPREAD)
    return FALSE;

  if (is_negative)
    magnitude = dr_wide_subtract ((DrWide) { 0, 0 }, magnitude);
  if (magnitude.high != 0 || magnitude.low >= dr_power_of_ten (DR_DECIMAL_MAX_DIGITS))
    return FALSE;

  sum->coefficient = is_negative ? -(dr_int128) magnitude.low : (dr_int128) magnitude.low;
  sum->exponent = total->exponent;

  return TRUE;
}

/* Notes what decides whether the figures may be added at all. */
static void
note_kind (DrAccumulator *self,
           DrNature       nature,
           gint32         measure,
           gint32         date,
           DrTermFlags    flags)
{
  if (self->n_figures == 0)
    {
      self->measure = measure;
    }
  else if (!self->has_measures && measure != self->measure)
    {
      self->other_measure = measure;
      self->has_measures = TRUE;
    }

  if (nature == DR_NATURE_STOCK)
    {
      if ((self->natures & (1u << DR_NATURE_STOCK)) == 0)
        {
          self->date = date;
        }
      else if (!self->has_dates && date != self->date)
        {
          self->other_date = date;
          self->has_dates = TRUE;
        }
    }

  self->natures |= 1u << nature;
  self->flags |= flags;
}

static void
note_extremes (DrAccumulator   *self,
               const DrDecimal *lowest,
               const DrDecimal *highest)
{
  if (self->n_figures == 0 || dr_decimal_compare (lowest, &self->minimum) < 0)
    self->minimum = *lowest;
  if (self->n_figures == 0 || dr_decimal_compare (highest, &self->maximum) > 0)
    self->maximum = *highest;
}

void
dr_accumulator_add (DrAccumulator *self,
                    const DrTerm  *term)
{
  note_kind (self, term->nature, term->measure, term->date, term->flags);
  note_extremes (self, &term->value, &term->value);

  total_add (&self->sum, &term->value);
  if (term->bounds.lower_end != DR_END_ABSENT)
    total_add (&self->lower, &term->bounds.lower);
  if (term->bounds.upper_end != DR_END_ABSENT)
    total_add (&self->upper, &term->bounds.upper);

  /* Absent, open, closed: the sum has the least certain end of its terms. */
  self->lower_end = MIN (self->lower_end, term->bounds.lower_end);
  self->upper_end = MIN (self->upper_end, term->bounds.upper_end);
  self->n_figures++;
}

/* Adds a column of figures that are exact and alike but for their coefficients: the exponent and all else is that of
 * @common, whose own value and bounds are not used. @validity is a bitmap, lowest bit first, or NULL if none is
 * missing; @offset counts in both. */
void
dr_accumulator_add_column (DrAccumulator *self,
                           const DrTerm  *common,
                           const gint64  *coefficients,
                           const guint8  *validity,
                           gsize          offset,
                           gsize          length)
{
  dr_int128 sum = 0;
  gint64 lowest = G_MAXINT64;
  gint64 highest = G_MININT64;
  gsize n_figures = 0;

  /* No check in the loop: no memory holds enough 64-bit figures to fill 127 bits. */
  for (gsize i = offset; i < offset + length; i++)
    if (validity == NULL || (validity[i / 8] >> (i % 8)) & 1)
      {
        sum += coefficients[i];
        lowest = MIN (lowest, coefficients[i]);
        highest = MAX (highest, coefficients[i]);
        n_figures++;
      }

  self->n_missing += length - n_figures;
  if (n_figures == 0)
    return;

  int exponent = common->value.exponent;
  DrDecimal minimum = { lowest, exponent };
  DrDecimal maximum = { highest, exponent };
  DrDecimal column = { sum, exponent };

  note_kind (self, common->nature, common->measure, common->date, common->flags);
  note_extremes (self, &minimum, &maximum);
  total_add (&self->sum, &column);
  total_add (&self->lower, &column);
  total_add (&self->upper, &column);
  self->n_figures += n_figures;
}

void
dr_accumulator_add_missing (DrAccumulator *self,
                            guint64        n_missing)
{
  self->n_missing += n_missing;
}

/* Adds what @other holds, as if its figures had been added here; the numbers of measures and dates are the same. */
void
dr_accumulator_merge (DrAccumulator       *self,
                      const DrAccumulator *other)
{
  self->n_missing += other->n_missing;
  if (other->n_figures == 0)
    return;

  guint natures = other->natures;
  for (DrNature nature = DR_NATURE_FLOW; nature <= DR_NATURE_RATIO; nature++)
    if (natures & (1u << nature))
      note_kind (self, nature, other->measure, other->date, other->flags);
  note_extremes (self, &other->minimum, &other->maximum);

  total_merge (&self->sum, &other->sum);
  total_merge (&self->lower, &other->lower);
  total_merge (&self->upper, &other->upper);
  self->lower_end = MIN (self->lower_end, other->lower_end);
  self->upper_end = MIN (self->upper_end, other->upper_end);
  self->n_figures += other->n_figures;

  if (!self->has_measures && other->has_measures)
    {
      self->other_measure = other->other_measure;
      self->has_measures = TRUE;
    }
  if (!self->has_dates && other->has_dates)
    {
      self->other_date = other->other_date;
      self->has_dates = TRUE;
    }
}

/* Whether the figures may be added up. The gravest reason comes first: no other measure helps a ratio. */
DrMisfit
dr_accumulator_get_misfit (const DrAccumulator *self)
{
  if (self->natures & (1u << DR_NATURE_RATIO))
    return DR_MISFIT_RATIO;
  if (self->has_measures)
    return DR_MISFIT_MEASURES;
  if (self->natures == ((1u << DR_NATURE_FLOW) | (1u << DR_NATURE_STOCK)))
    return DR_MISFIT_NATURES;
  if (self->has_dates)
    return DR_MISFIT_DATES;

  return DR_MISFIT_NONE;
}

/* The sum, at the finest exponent of its terms; FALSE on overflow. There has to be a figure. */
gboolean
dr_accumulator_get_sum (const DrAccumulator *self,
                        DrDecimal           *sum)
{
  g_return_val_if_fail (self->n_figures > 0, FALSE);

  return total_get (&self->sum, sum);
}

/* What the sum may be: the bounds of its terms added up; FALSE on overflow. There has to be a figure. */
gboolean
dr_accumulator_get_bounds (const DrAccumulator *self,
                           DrBounds            *bounds)
{
  g_return_val_if_fail (self->n_figures > 0, FALSE);

  *bounds = (DrBounds) { NO_VALUE, NO_VALUE, self->lower_end, self->upper_end };

  return (bounds->lower_end == DR_END_ABSENT || total_get (&self->lower, &bounds->lower)) &&
         (bounds->upper_end == DR_END_ABSENT || total_get (&self->upper, &bounds->upper));
}
