/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arithmetic in several steps, each of which may find that 128 bits do not hold its result: NULL goes in where a step before
 * gave NULL, and NULL comes out. Whoever reckons asks once, at the end.
 */

#pragma once

#include <districtreport/dr-interval.h>

#include "figures/dr-fit-private.h"

G_BEGIN_DECLS

/* What a figure stands for, and what it does if its digits may have been cut off (dr_fit_get_either()). */
DrInterval * dr_reckon_bounds   (DrQuantity *figure);
DrInterval * dr_reckon_either   (DrQuantity *figure);
/* The value of a figure itself. */
DrInterval * dr_reckon_point    (DrQuantity *figure);
DrInterval * dr_reckon_number   (gint64      number);
DrInterval * dr_reckon_add      (DrInterval *one,
                                 DrInterval *other);
DrInterval * dr_reckon_subtract (DrInterval *one,
                                 DrInterval *other);
DrInterval * dr_reckon_multiply (DrInterval *one,
                                 DrInterval *other);
DrInterval * dr_reckon_divide   (DrInterval *one,
                                 DrInterval *other);
/* Whether the lowest value, of those that have one, is from @low to @high per cent of @figure, which is above zero. */
gboolean     dr_reckon_is_about (DrInterval *one,
                                 DrQuantity *figure,
                                 gint64      low,
                                 gint64      high);
/* DR_FIT_UNDEFINED of NULL. */
DrFit        dr_reckon_fit      (DrInterval *computed,
                                 DrQuantity *stated,
                                 gboolean    may_be_rounded);
DrFit        dr_reckon_percent_fit (DrQuantity *part,
                                    DrQuantity *whole,
                                    DrQuantity *percent);
/* Whether @percent may be the written figures divided, further digits cut off. */
gboolean     dr_reckon_may_be_cut_off (DrQuantity *part,
                                       DrQuantity *whole,
                                       DrQuantity *percent);
/* Whether @percent is neither @part of @planned rounded nor cut off where the plan is laid down, and is exactly what is
 * written. Who cuts a percentage off has the figures before him, so that what they were before does not excuse it. A plan
 * that is hedged or has decimals may have been rounded, and rules nothing out. */
gboolean     dr_reckon_is_off_plan    (DrQuantity *part,
                                       DrQuantity *planned,
                                       DrQuantity *percent);
/* Whether both are known and have no value in common. */
gboolean     dr_reckon_is_apart (DrInterval *one,
                                 DrInterval *other);

G_END_DECLS
