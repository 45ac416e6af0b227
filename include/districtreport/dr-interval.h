/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The values a figure may stand for. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-ratio.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrEnd:
 * @DR_END_ABSENT: there is no end: the interval goes on without bound
 * @DR_END_OPEN: the end itself does not belong to the interval
 * @DR_END_CLOSED: the end itself belongs to the interval
 *
 * What an end of a [struct@DistrictReport.Interval] is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_END_ABSENT,
  DR_END_OPEN,
  DR_END_CLOSED
} DrEnd;

typedef struct _DrInterval DrInterval;

#define DR_TYPE_INTERVAL (dr_interval_get_type ())

DR_AVAILABLE_IN_1_0
GType        dr_interval_get_type       (void);

DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_new            (DrRatio       *lower,
                                         DrEnd          lower_end,
                                         DrRatio       *upper,
                                         DrEnd          upper_end,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_new_point      (DrRatio       *value);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_parse          (const char    *text,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_ref            (DrInterval    *self);
DR_AVAILABLE_IN_1_0
void         dr_interval_unref          (DrInterval    *self);

DR_AVAILABLE_IN_1_0
DrRatio *    dr_interval_get_lower      (DrInterval    *self);
DR_AVAILABLE_IN_1_0
DrEnd        dr_interval_get_lower_end  (DrInterval    *self);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_interval_get_upper      (DrInterval    *self);
DR_AVAILABLE_IN_1_0
DrEnd        dr_interval_get_upper_end  (DrInterval    *self);
DR_AVAILABLE_IN_1_0
gboolean     dr_interval_is_point       (DrInterval    *self);
DR_AVAILABLE_IN_1_0
gboolean     dr_interval_contains       (DrInterval    *self,
                                         DrRatio       *value);
DR_AVAILABLE_IN_1_0
gboolean     dr_interval_meets          (DrInterval    *self,
                                         DrInterval    *other);

DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_add            (DrInterval    *self,
                                         DrInterval    *other,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_subtract       (DrInterval    *self,
                                         DrInterval    *other,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_multiply       (DrInterval    *self,
                                         DrInterval    *other,
                                         GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_interval_divide         (DrInterval    *self,
                                         DrInterval    *other,
                                         GError       **error);

DR_AVAILABLE_IN_1_0
gboolean     dr_interval_equal          (DrInterval    *self,
                                         DrInterval    *other);
DR_AVAILABLE_IN_1_0
guint        dr_interval_hash           (DrInterval    *self);
DR_AVAILABLE_IN_1_0
int          dr_interval_compare        (DrInterval    *self,
                                         DrInterval    *other);

DR_AVAILABLE_IN_1_0
char *       dr_interval_to_string      (DrInterval    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInterval, dr_interval_unref)

G_END_DECLS
