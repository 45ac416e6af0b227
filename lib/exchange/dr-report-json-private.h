/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The names that the reader and the writer of reports share. */

#pragma once

#define DR_REPORT_JSON_FORMAT   "districtreport-report/1"
#define DR_FINDINGS_JSON_FORMAT "districtreport-findings/1"
#define DR_COMPARISON_JSON_FORMAT "districtreport-comparison/1"
