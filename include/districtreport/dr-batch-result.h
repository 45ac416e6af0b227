/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What became of one file of many: a report, or the reason why there is none. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-report.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_BATCH_RESULT (dr_batch_result_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrBatchResult, dr_batch_result, DR, BATCH_RESULT, GObject)

DR_AVAILABLE_IN_1_0
const char *   dr_batch_result_get_path   (DrBatchResult *self);
DR_AVAILABLE_IN_1_0
DrReport *     dr_batch_result_get_report (DrBatchResult *self);
DR_AVAILABLE_IN_1_0
const GError * dr_batch_result_get_error  (DrBatchResult *self);

G_END_DECLS
