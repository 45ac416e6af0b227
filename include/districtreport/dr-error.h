/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What can go wrong, as a caller would act on it. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrError:
 * @DR_ERROR_ENCODING: the bytes are not text in the expected encoding
 * @DR_ERROR_MALFORMED: the document or figure does not follow its syntax
 * @DR_ERROR_INVALID: well-formed, but impossible: rank 0, 31 June, a reference to nothing
 * @DR_ERROR_UNSUPPORTED: a document of a type or version that this library does not read
 * @DR_ERROR_LIMIT: a limit of [struct@DistrictReport.Limits] was reached; the message names it
 * @DR_ERROR_OVERFLOW: an exact result does not fit 128 bits
 * @DR_ERROR_MISMATCH: measures, natures, periods or issuers that do not go together
 * @DR_ERROR_UNDEFINED: a quotient by zero
 * @DR_ERROR_DIVIDED: history that cannot be compared, because a unit was divided
 *
 * Why an operation of this library failed. A code exists because a caller
 * would act differently on it. Files and cancellation keep GIO's own codes.
 *
 * Messages are in English and begin with the place: `line 12, column 4: …` in
 * a text, `$.units[3].target: …` in JSON.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_ERROR_ENCODING,
  DR_ERROR_MALFORMED,
  DR_ERROR_INVALID,
  DR_ERROR_UNSUPPORTED,
  DR_ERROR_LIMIT,
  DR_ERROR_OVERFLOW,
  DR_ERROR_MISMATCH,
  DR_ERROR_UNDEFINED,
  DR_ERROR_DIVIDED
} DrError;

/**
 * DrErrorCause:
 * @DR_ERROR_CAUSE_NONE: nothing that the code does not say
 * @DR_ERROR_CAUSE_MEASURES: values of several measures
 * @DR_ERROR_CAUSE_NATURES: stocks and flows
 * @DR_ERROR_CAUSE_RATIO: a ratio, which is neither summed nor plainly averaged
 * @DR_ERROR_CAUSE_STOCK: a stock at several days, which does not add up over time
 * @DR_ERROR_CAUSE_PERIODS: periods that overlap
 * @DR_ERROR_CAUSE_UNITS: a unit and others below it, in one period
 * @DR_ERROR_CAUSE_UNITS_AND_PERIODS: a unit in one period and others below it in another
 * @DR_ERROR_CAUSE_NO_PERIOD: a pace in rows of no period
 * @DR_ERROR_CAUSE_DESIRES: indicators of which more is better, and of which less is
 * @DR_ERROR_CAUSE_COHORT_INDICATORS: indicators of one cohort that do not go together
 * @DR_ERROR_CAUSE_COHORT_PERIODS: days of one cohort at which a stock was taken
 * @DR_ERROR_CAUSE_REPORTS: reports that differ, of which their dates do not tell the later
 * @DR_ERROR_CAUSE_PLANS: plans that differ, of which the dates of reports do not tell the later
 * @DR_ERROR_CAUSE_ISSUERS: reports that differ, of issuers of one name that may be two bodies
 * @DR_ERROR_CAUSE_CONTRADICTION: one report that says two things of one figure
 *
 * What of the question or of the data an error of the domain `DR_ERROR` lies in,
 * where one code has several ways out: a program that has its own words for them
 * goes by this, never by the message. More causes may be told one day.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_ERROR_CAUSE_NONE,
  DR_ERROR_CAUSE_MEASURES,
  DR_ERROR_CAUSE_NATURES,
  DR_ERROR_CAUSE_RATIO,
  DR_ERROR_CAUSE_STOCK,
  DR_ERROR_CAUSE_PERIODS,
  DR_ERROR_CAUSE_UNITS,
  DR_ERROR_CAUSE_UNITS_AND_PERIODS,
  DR_ERROR_CAUSE_NO_PERIOD,
  DR_ERROR_CAUSE_DESIRES,
  DR_ERROR_CAUSE_COHORT_INDICATORS,
  DR_ERROR_CAUSE_COHORT_PERIODS,
  DR_ERROR_CAUSE_REPORTS,
  DR_ERROR_CAUSE_PLANS,
  DR_ERROR_CAUSE_ISSUERS,
  DR_ERROR_CAUSE_CONTRADICTION
} DrErrorCause;

#define DR_ERROR (dr_error_quark ())

DR_AVAILABLE_IN_1_0
GQuark       dr_error_quark     (void);

DR_AVAILABLE_IN_1_0
DrErrorCause dr_error_get_cause (const GError *error);

G_END_DECLS
