/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The whole of libdistrictreport; include this header alone. */

#pragma once

#define DR_INSIDE

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-arrow-stream.h>
#include <districtreport/dr-batch.h>
#include <districtreport/dr-batch-result.h>
#include <districtreport/dr-change.h>
#include <districtreport/dr-checker.h>
#include <districtreport/dr-citation.h>
#include <districtreport/dr-comparison.h>
#include <districtreport/dr-comparison-json.h>
#include <districtreport/dr-comparison-text.h>
#include <districtreport/dr-difference.h>
#include <districtreport/dr-corrections.h>
#include <districtreport/dr-dataset.h>
#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-directive.h>
#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-finding.h>
#include <districtreport/dr-finding-text.h>
#include <districtreport/dr-findings.h>
#include <districtreport/dr-indicator.h>
#include <districtreport/dr-indicator-catalogue.h>
#include <districtreport/dr-interval.h>
#include <districtreport/dr-language.h>
#include <districtreport/dr-lexicon.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-movement.h>
#include <districtreport/dr-nature.h>
#include <districtreport/dr-number.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-quantity.h>
#include <districtreport/dr-ranking.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-report-builder.h>
#include <districtreport/dr-report-json.h>
#include <districtreport/dr-report-text.h>
#include <districtreport/dr-rounding.h>
#include <districtreport/dr-rule-set.h>
#include <districtreport/dr-sarif-log.h>
#include <districtreport/dr-score-sheet.h>
#include <districtreport/dr-section.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-span.h>
#include <districtreport/dr-standing.h>
#include <districtreport/dr-standings.h>
#include <districtreport/dr-standings-json.h>
#include <districtreport/dr-standings-rules.h>
#include <districtreport/dr-standings-text.h>
#include <districtreport/dr-summary.h>
#include <districtreport/dr-target.h>
#include <districtreport/dr-text.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-unit-builder.h>
#include <districtreport/dr-unit-identifier.h>
#include <districtreport/dr-unit-successor.h>
#include <districtreport/dr-version-macros.h>

#undef DR_INSIDE
