/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What was planned. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-indicator.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-quantity.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrComparator:
 * @DR_COMPARATOR_AT_LEAST: reached at the planned quantity or above
 * @DR_COMPARATOR_AT_MOST: reached at the planned quantity or below
 * @DR_COMPARATOR_EXACTLY: reached at the planned quantity alone
 * @DR_COMPARATOR_BETWEEN: reached between the planned quantity and its upper value
 * @DR_COMPARATOR_MAINTAIN: reached while the planned level is kept
 *
 * How an actual figure is held against a planned one.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_COMPARATOR_AT_LEAST,
  DR_COMPARATOR_AT_MOST,
  DR_COMPARATOR_EXACTLY,
  DR_COMPARATOR_BETWEEN,
  DR_COMPARATOR_MAINTAIN
} DrComparator;

#define DR_TYPE_TARGET (dr_target_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrTarget, dr_target, DR, TARGET, GObject)

DR_AVAILABLE_IN_1_0
DrTarget *    dr_target_new             (const char    *id,
                                         DrUnit        *unit,
                                         DrIndicator   *indicator,
                                         DrPeriod      *period,
                                         DrQuantity    *planned,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrTarget *    dr_target_new_full        (const char    *id,
                                         DrUnit        *unit,
                                         DrIndicator   *indicator,
                                         DrPeriod      *period,
                                         DrQuantity    *planned,
                                         DrComparator   comparator,
                                         const char    *assigned_by,
                                         DrSource      *source,
                                         GError       **error);

DR_AVAILABLE_IN_1_0
const char *  dr_target_get_id          (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrUnit *      dr_target_get_unit        (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrIndicator * dr_target_get_indicator   (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrPeriod *    dr_target_get_period      (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrQuantity *  dr_target_get_planned     (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrComparator  dr_target_get_comparator  (DrTarget      *self);
DR_AVAILABLE_IN_1_0
const char *  dr_target_get_assigned_by (DrTarget      *self);
DR_AVAILABLE_IN_1_0
DrSource *    dr_target_get_source      (DrTarget      *self);

G_END_DECLS
