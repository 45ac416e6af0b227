/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-written-figure-private.h"

/* Where a bound has no room, there is none, and the value stands for it. */
static void
set_least (DrWrittenFigure *self,
           const DrDecimal *below)
{
  self->has_least = dr_decimal_subtract (&self->value, below, &self->least);
}

static void
set_greatest (DrWrittenFigure *self,
              const DrDecimal *above)
{
  self->has_greatest = dr_decimal_add (&self->value, above, &self->greatest);
}

/* What rounds to the value or is cut off at its last digit, which lies further from zero. */
static void
set_rounded (DrWrittenFigure *self)
{
  DrDecimal unit = { 1, self->value.exponent };
  DrDecimal half = { 5, self->value.exponent - 1 };
  gboolean is_negative = self->value.coefficient < 0;

  set_least (self, is_negative ? &unit : &half);
  set_greatest (self, is_negative ? &half : &unit);
}

DrWrittenFigure
dr_written_figure_make (const DrDecimal *value,
                        const DrDecimal *upper,
                        DrHedge          hedge,
                        gboolean         is_countable,
                        gboolean         is_level)
{
  DrWrittenFigure self = {
    .value = *value,
    .upper = hedge == DR_HEDGE_RANGE ? *upper : *value,
    .hedge = hedge,
    .least = *value,
    .greatest = hedge == DR_HEDGE_RANGE ? *upper : *value,
    .has_least = TRUE,
    .has_greatest = TRUE,
  };
  DrDecimal step = { 1, dr_decimal_get_step (value) };
  DrDecimal half = { 5, step.exponent - 1 };

  switch (hedge)
    {
    case DR_HEDGE_OVER:
      set_greatest (&self, &step);
      break;
    case DR_HEDGE_UNDER:
      set_least (&self, &step);
      break;
    case DR_HEDGE_ABOUT:
      set_least (&self, is_level ? &step : &half);
      set_greatest (&self, is_level ? &step : &half);
      break;
    case DR_HEDGE_AT_LEAST:
      if (is_level)
        self.has_greatest = FALSE;
      else
        set_greatest (&self, &step);
      break;
    case DR_HEDGE_AT_MOST:
      if (is_level)
        self.has_least = FALSE;
      else
        set_least (&self, &step);
      break;
    case DR_HEDGE_EXACT:
      if (value->exponent != 0 || !is_countable)
        set_rounded (&self);
      break;
    case DR_HEDGE_RANGE:
    default:
      break;
    }

  return self;
}

static gboolean
get_width (const DrWrittenFigure *self,
           DrDecimal             *width)
{
  return self->has_least && self->has_greatest && dr_decimal_subtract (&self->greatest, &self->least, width);
}

int
dr_written_figure_compare (const DrWrittenFigure *self,
                           const DrWrittenFigure *other)
{
  DrDecimal width;
  DrDecimal other_width;
  gboolean has_width = get_width (self, &width);
  gboolean has_other_width = get_width (other, &other_width);

  if (has_width && has_other_width)
    return dr_decimal_compare (&width, &other_width);

  return has_other_width - has_width;
}

static gboolean
has_value (const DrWrittenFigure *self,
           const DrDecimal       *value)
{
  int above = dr_decimal_compare (value, &self->greatest);
  int below = dr_decimal_compare (value, &self->least);

  if (self->hedge != DR_HEDGE_EXACT)
    return (!self->has_least || below >= 0) && (!self->has_greatest || above <= 0);
  if (dr_decimal_compare (value, &self->value) == 0)
    return TRUE;

  /* What is cut off never reaches the next digit. Where a bound has no room, it is the value itself. */
  return self->value.coefficient < 0 ? below > 0 && above <= 0 : below >= 0 && above < 0;
}

gboolean
dr_written_figure_covers (const DrWrittenFigure *self,
                          const DrWrittenFigure *finer)
{
  /* Of two that are as fine, both are what they are. */
  if (self->hedge == DR_HEDGE_EXACT && finer->hedge == DR_HEDGE_EXACT && self->value.exponent == finer->value.exponent)
    return dr_decimal_compare (&self->value, &finer->value) == 0;

  return has_value (self, &finer->value) && (finer->hedge != DR_HEDGE_RANGE || has_value (self, &finer->upper));
}

gboolean
dr_written_figure_is_telling (const DrWrittenFigure *self)
{
  dr_int128 coefficient = self->value.coefficient;

  while (coefficient != 0 && coefficient % 10 == 0)
    coefficient /= 10;

  return coefficient >= 10 || coefficient <= -10;
}
