/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A figure as written: value, measure, hedge and precision. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-interval.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrHedge:
 * @DR_HEDGE_EXACT: the figure as it stands
 * @DR_HEDGE_OVER: «hơn», «trên»: more, but less than one step more
 * @DR_HEDGE_UNDER: «gần», «dưới», «chưa đến»: up to the figure, from one step below
 * @DR_HEDGE_ABOUT: «khoảng», «ước»: within one step on either side
 * @DR_HEDGE_AT_LEAST: «ít nhất», «trở lên»: the figure or anything above it
 * @DR_HEDGE_AT_MOST: «không quá», «tối đa»: the figure or anything below it
 * @DR_HEDGE_RANGE: «từ … đến …»: between the value and the upper value
 *
 * How a figure is hedged. The step is the place of the last digit that is not
 * zero, in the figure's magnitude: «hơn 8.000» lies in [8000; 9000).
 *
 * Since: 1.0
 */
typedef enum
{
  DR_HEDGE_EXACT,
  DR_HEDGE_OVER,
  DR_HEDGE_UNDER,
  DR_HEDGE_ABOUT,
  DR_HEDGE_AT_LEAST,
  DR_HEDGE_AT_MOST,
  DR_HEDGE_RANGE
} DrHedge;

typedef struct _DrQuantity DrQuantity;

#define DR_TYPE_QUANTITY (dr_quantity_get_type ())

DR_AVAILABLE_IN_1_0
GType        dr_quantity_get_type            (void);

DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_new                 (const char    *value,
                                              const char    *measure,
                                              DrHedge        hedge,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_new_full            (const char    *value,
                                              const char    *upper,
                                              const char    *measure,
                                              DrHedge        hedge,
                                              const char    *resolution,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_parse               (const char    *text,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_parse_plain         (const char    *text,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_ref                 (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
void         dr_quantity_unref               (DrQuantity    *self);

DR_AVAILABLE_IN_1_0
char *       dr_quantity_dup_value           (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
char *       dr_quantity_dup_upper           (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
char *       dr_quantity_dup_resolution      (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
const char * dr_quantity_get_measure         (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
const char * dr_quantity_get_written_measure (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
DrHedge      dr_quantity_get_hedge           (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
int          dr_quantity_get_sign            (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
DrInterval * dr_quantity_get_bounds          (DrQuantity    *self,
                                              GError       **error);

DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_add                 (DrQuantity    *self,
                                              DrQuantity    *other,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_quantity_subtract            (DrQuantity    *self,
                                              DrQuantity    *other,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_quantity_divide              (DrQuantity    *self,
                                              DrQuantity    *other,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_quantity_to_ratio            (DrQuantity    *self,
                                              GError       **error);

DR_AVAILABLE_IN_1_0
int          dr_quantity_compare             (DrQuantity    *self,
                                              DrQuantity    *other);
DR_AVAILABLE_IN_1_0
gboolean     dr_quantity_equal               (DrQuantity    *self,
                                              DrQuantity    *other);
DR_AVAILABLE_IN_1_0
guint        dr_quantity_hash                (DrQuantity    *self);

DR_AVAILABLE_IN_1_0
char *       dr_quantity_to_string           (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
char *       dr_quantity_to_plain            (DrQuantity    *self);
DR_AVAILABLE_IN_1_0
double       dr_quantity_to_double           (DrQuantity    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrQuantity, dr_quantity_unref)

G_END_DECLS
