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

#define DR_ERROR (dr_error_quark ())

DR_AVAILABLE_IN_1_0
GQuark dr_error_quark (void);

G_END_DECLS
