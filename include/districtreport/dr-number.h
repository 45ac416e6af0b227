/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One entry in the ledger of all numbers of a text. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-span.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrNumberRole:
 * @DR_NUMBER_ROLE_UNREAD: not understood
 * @DR_NUMBER_ROLE_ACHIEVEMENT: the figure of an achievement
 * @DR_NUMBER_ROLE_TARGET: a planned quantity
 * @DR_NUMBER_ROLE_PERCENT: a percentage of a target
 * @DR_NUMBER_ROLE_SHARE: a share of a whole
 * @DR_NUMBER_ROLE_CHANGE: a change, or the earlier figure it is held against
 * @DR_NUMBER_ROLE_RANK: a rank or the size of its cohort
 * @DR_NUMBER_ROLE_DATE: a date, a period, a duration, a time of day
 * @DR_NUMBER_ROLE_CITATION: part of a document's number
 * @DR_NUMBER_ROLE_ORDINAL: counts occasions: a congress, an anniversary
 * @DR_NUMBER_ROLE_NUMBERING: numbers headings, items, footnotes, pages
 * @DR_NUMBER_ROLE_NAME: part of a name
 * @DR_NUMBER_ROLE_DIRECTIVE: how many recommendations or tasks
 *
 * What a number in a text is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_NUMBER_ROLE_UNREAD,
  DR_NUMBER_ROLE_ACHIEVEMENT,
  DR_NUMBER_ROLE_TARGET,
  DR_NUMBER_ROLE_PERCENT,
  DR_NUMBER_ROLE_SHARE,
  DR_NUMBER_ROLE_CHANGE,
  DR_NUMBER_ROLE_RANK,
  DR_NUMBER_ROLE_DATE,
  DR_NUMBER_ROLE_CITATION,
  DR_NUMBER_ROLE_ORDINAL,
  DR_NUMBER_ROLE_NUMBERING,
  DR_NUMBER_ROLE_NAME,
  DR_NUMBER_ROLE_DIRECTIVE
} DrNumberRole;

typedef struct _DrNumber DrNumber;

#define DR_TYPE_NUMBER (dr_number_get_type ())

DR_AVAILABLE_IN_1_0
GType        dr_number_get_type (void);

DR_AVAILABLE_IN_1_0
DrNumber *   dr_number_new      (const char    *text,
                                 DrSpan        *span,
                                 DrNumberRole   role,
                                 const char    *item,
                                 GError       **error);
DR_AVAILABLE_IN_1_0
DrNumber *   dr_number_ref      (DrNumber      *self);
DR_AVAILABLE_IN_1_0
void         dr_number_unref    (DrNumber      *self);

DR_AVAILABLE_IN_1_0
const char * dr_number_get_text (DrNumber      *self);
DR_AVAILABLE_IN_1_0
DrSpan *     dr_number_get_span (DrNumber      *self);
DR_AVAILABLE_IN_1_0
DrNumberRole dr_number_get_role (DrNumber      *self);
DR_AVAILABLE_IN_1_0
const char * dr_number_get_item (DrNumber      *self);

DR_AVAILABLE_IN_1_0
gboolean     dr_number_equal    (DrNumber      *self,
                                 DrNumber      *other);
DR_AVAILABLE_IN_1_0
guint        dr_number_hash     (DrNumber      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrNumber, dr_number_unref)

G_END_DECLS
