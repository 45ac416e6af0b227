/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One difference between two drafts of a report. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrDifferenceKind:
 * @DR_DIFFERENCE_KIND_ADDED: the item is in the new report alone
 * @DR_DIFFERENCE_KIND_REMOVED: the item is in the old report alone
 * @DR_DIFFERENCE_KIND_CHANGED: the item is in both, and says something else
 *
 * What happened to an item between two drafts.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DIFFERENCE_KIND_ADDED,
  DR_DIFFERENCE_KIND_REMOVED,
  DR_DIFFERENCE_KIND_CHANGED
} DrDifferenceKind;

/**
 * DrAspect:
 * @DR_ASPECT_INDICATOR: what an achievement is of, in the report's words
 * @DR_ASPECT_ACTUAL: the figure reached
 * @DR_ASPECT_STATUS: the standing of a figure, a ranking or a directive
 * @DR_ASPECT_TARGET: the figure planned, and those of further targets behind
 *   it («90e9 đồng; -»)
 * @DR_ASPECT_PERCENT_OF_TARGET: the percentage of the target, as stated, and
 *   those of further targets behind it («55 %; 61 %»)
 * @DR_ASPECT_SHARE: the share of a whole, as stated
 * @DR_ASPECT_CHANGE: the change against an earlier figure, as stated
 * @DR_ASPECT_CUMULATIVE: whether the figure is a running total
 * @DR_ASPECT_RANK: the rank
 * @DR_ASPECT_COHORT: how many were ranked
 * @DR_ASPECT_GRADE: the grade
 * @DR_ASPECT_ASSESSOR: who ranked
 * @DR_ASPECT_COUNT: how many recommendations or tasks there are
 * @DR_ASPECT_COMPARATOR: on which side of the planned figure a target is reached
 * @DR_ASPECT_DOCUMENT: the document referred to
 *
 * What an item says, one thing at a time.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_ASPECT_INDICATOR,
  DR_ASPECT_ACTUAL,
  DR_ASPECT_STATUS,
  DR_ASPECT_TARGET,
  DR_ASPECT_PERCENT_OF_TARGET,
  DR_ASPECT_SHARE,
  DR_ASPECT_CHANGE,
  DR_ASPECT_CUMULATIVE,
  DR_ASPECT_RANK,
  DR_ASPECT_COHORT,
  DR_ASPECT_GRADE,
  DR_ASPECT_ASSESSOR,
  DR_ASPECT_COUNT,
  DR_ASPECT_COMPARATOR,
  DR_ASPECT_DOCUMENT
} DrAspect;

#define DR_TYPE_DIFFERENCE (dr_difference_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrDifference, dr_difference, DR, DIFFERENCE, GObject)

DR_AVAILABLE_IN_1_0
DrDifferenceKind dr_difference_get_kind      (DrDifference *self);
DR_AVAILABLE_IN_1_0
GObject *        dr_difference_get_old_item  (DrDifference *self);
DR_AVAILABLE_IN_1_0
GObject *        dr_difference_get_new_item  (DrDifference *self);
DR_AVAILABLE_IN_1_0
gboolean         dr_difference_has_aspect    (DrDifference *self,
                                              DrAspect      aspect);
DR_AVAILABLE_IN_1_0
char *           dr_difference_dup_old_value (DrDifference *self,
                                              DrAspect      aspect);
DR_AVAILABLE_IN_1_0
char *           dr_difference_dup_new_value (DrDifference *self,
                                              DrAspect      aspect);

G_END_DECLS
