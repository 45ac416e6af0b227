/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a quantity, for whoever makes many of them. */

#pragma once

#include <districtreport/dr-quantity.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

struct _DrQuantity
{
  gatomicrefcount  ref_count;
  DrDecimal        value;
  DrDecimal        upper;           /* of a range, at the exponent of value; else unused */
  DrHedge          hedge;
  GRefString      *measure;         /* (owned) canonical */
  GRefString      *written_measure; /* (owned) */
};

/* Takes the values as they are; the strings are referenced, not copied. @upper may be NULL. */
DrQuantity * dr_quantity_new_from_decimal (const DrDecimal *value,
                                           const DrDecimal *upper,
                                           DrHedge          hedge,
                                           GRefString      *measure,
                                           GRefString      *written_measure);
/* The bounds of a value in @measure (canonical) without a quantity made for it. */
DrInterval * dr_figure_get_bounds         (const DrDecimal *value,
                                           const DrDecimal *upper,
                                           DrHedge          hedge,
                                           const char      *measure,
                                           GError         **error);

G_END_DECLS
