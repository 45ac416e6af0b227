/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A stretch of days that a report or a figure covers. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-language.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrPeriodKind:
 * @DR_PERIOD_KIND_DAY: one day, `2023-09-28`
 * @DR_PERIOD_KIND_MONTH: a month, `2023-05`
 * @DR_PERIOD_KIND_QUARTER: a quarter, `2023-Q4`
 * @DR_PERIOD_KIND_HALF_YEAR: a half-year, `2023-H1`
 * @DR_PERIOD_KIND_NINE_MONTHS: January to September, `2023-9M`
 * @DR_PERIOD_KIND_YEAR: a calendar year, `2023`
 * @DR_PERIOD_KIND_TERM: several years, 1 January to 31 December, `2020/2025`
 * @DR_PERIOD_KIND_RANGE: any other stretch of days, `2023-01-01/2023-09-14`
 *
 * What kind of period it is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_PERIOD_KIND_DAY,
  DR_PERIOD_KIND_MONTH,
  DR_PERIOD_KIND_QUARTER,
  DR_PERIOD_KIND_HALF_YEAR,
  DR_PERIOD_KIND_NINE_MONTHS,
  DR_PERIOD_KIND_YEAR,
  DR_PERIOD_KIND_TERM,
  DR_PERIOD_KIND_RANGE
} DrPeriodKind;

typedef struct _DrPeriod DrPeriod;

#define DR_TYPE_PERIOD (dr_period_get_type ())

DR_AVAILABLE_IN_1_0
GType          dr_period_get_type            (void);

DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_parse               (const char    *id,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_new_day             (const GDate   *day,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_new_months          (int            year,
                                              int            first_month,
                                              int            n_months,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_new_years           (int            first_year,
                                              int            last_year,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_new_range           (const GDate   *first_day,
                                              const GDate   *last_day,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_reckon              (DrPeriod      *self,
                                              guint          closing_day,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_ref                 (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
void           dr_period_unref               (DrPeriod      *self);

DR_AVAILABLE_IN_1_0
DrPeriodKind   dr_period_get_kind            (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
const GDate *  dr_period_get_first_day       (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
const GDate *  dr_period_get_last_day        (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
guint          dr_period_get_closing_day     (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
guint          dr_period_get_n_days          (DrPeriod      *self);

DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_previous            (DrPeriod      *self,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrPeriod *     dr_period_year_earlier        (DrPeriod      *self,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
gboolean       dr_period_contains            (DrPeriod      *self,
                                              DrPeriod      *other);
DR_AVAILABLE_IN_1_0
gboolean       dr_period_contains_day        (DrPeriod      *self,
                                              const GDate   *day);
DR_AVAILABLE_IN_1_0
GList *        dr_period_list_children       (DrPeriod      *self,
                                              DrPeriodKind   kind,
                                              GError       **error);
DR_AVAILABLE_IN_1_0
DrRatio *      dr_period_get_elapsed_share   (DrPeriod      *self,
                                              const GDate   *day);

DR_AVAILABLE_IN_1_0
int            dr_period_compare             (DrPeriod      *self,
                                              DrPeriod      *other);
DR_AVAILABLE_IN_1_0
gboolean       dr_period_equal               (DrPeriod      *self,
                                              DrPeriod      *other);
DR_AVAILABLE_IN_1_0
guint          dr_period_hash                (DrPeriod      *self);

DR_AVAILABLE_IN_1_0
char *         dr_period_to_string           (DrPeriod      *self);
DR_AVAILABLE_IN_1_0
char *         dr_period_to_display          (DrPeriod      *self,
                                              DrLanguage     language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPeriod, dr_period_unref)

G_END_DECLS
