/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What figures add up to, and whether they may be added: no objects, and no memory for each figure. */

#pragma once

#include <districtreport/dr-nature.h>

#include "figures/dr-bounds-private.h"
#include "figures/dr-decimal-private.h"
#include "figures/dr-wide-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_TERM_ESTIMATED   = 1 << 0,
  DR_TERM_PROVISIONAL = 1 << 1,
  DR_TERM_NIL         = 1 << 2, /* expressly nothing */
  DR_TERM_REPORTED    = 1 << 3, /* a figure like any other */
  DR_TERM_HEDGED      = 1 << 4  /* written with words like «hơn», whatever else it is */
} DrTermFlags;

/* One figure as a term of a sum. Measure and date are any numbers that tell one from another, such as the index in
 * a dictionary; the date is that of a stock, and 0 where it does not matter. */
typedef struct
{
  DrDecimal   value;
  DrBounds    bounds;
  DrNature    nature;
  gint32      measure;
  gint32      date;
  DrTermFlags flags;
} DrTerm;

/* A sum in two's complement. Modulo 2^256 it is the same in any order, whatever it passes through. */
typedef struct
{
  DrWide coefficient;
  int    exponent; /* the finest of all terms */
  int    place;    /* above the first digit of every term */
} DrTotal;

/* What was added so far. Copy it as you like; reading its fields is fine while n_figures is above 0. */
typedef struct
{
  guint64     n_figures;
  guint64     n_missing;
  DrDecimal   minimum;
  DrDecimal   maximum;
  DrTotal     sum;
  DrTotal     lower;
  DrTotal     upper;
  DrEnd       lower_end;
  DrEnd       upper_end;
  gint32      measure;
  gint32      other_measure; /* the second measure met, where has_measures */
  gint32      date;
  gint32      other_date;    /* the second date of a stock met, where has_dates */
  guint       natures;       /* a bit for each DrNature met */
  DrTermFlags flags;         /* those of any term */
  gboolean    has_measures;
  gboolean    has_dates;
} DrAccumulator;

/* Why figures do not add up. */
typedef enum
{
  DR_MISFIT_NONE,
  DR_MISFIT_RATIO,    /* a ratio is never summed, nor plainly averaged */
  DR_MISFIT_NATURES,  /* a level and a flow */
  DR_MISFIT_MEASURES, /* measure and other_measure */
  DR_MISFIT_DATES     /* a stock at date and at other_date */
} DrMisfit;

void     dr_accumulator_init        (DrAccumulator       *self);
void     dr_accumulator_add         (DrAccumulator       *self,
                                     const DrTerm        *term);
void     dr_accumulator_add_column  (DrAccumulator       *self,
                                     const DrTerm        *common,
                                     const gint64        *coefficients,
                                     const guint8        *validity,
                                     gsize                offset,
                                     gsize                length);
void     dr_accumulator_add_missing (DrAccumulator       *self,
                                     guint64              n_missing);
void     dr_accumulator_merge       (DrAccumulator       *self,
                                     const DrAccumulator *other);

DrMisfit dr_accumulator_get_misfit  (const DrAccumulator *self);
gboolean dr_accumulator_get_sum     (const DrAccumulator *self,
                                     DrDecimal           *sum);
gboolean dr_accumulator_get_bounds  (const DrAccumulator *self,
                                     DrBounds            *bounds);

G_END_DECLS
