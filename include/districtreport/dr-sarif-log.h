/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Findings as SARIF, for editors and for what collects the findings of many tools. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-findings.h>
#include <districtreport/dr-rule-set.h>
#include <districtreport/dr-text.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_SARIF_LOG (dr_sarif_log_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrSarifLog, dr_sarif_log, DR, SARIF_LOG, GObject)

DR_AVAILABLE_IN_1_0
DrSarifLog * dr_sarif_log_new     (DrRuleSet   *rules,
                                   DrLanguage   language);
DR_AVAILABLE_IN_1_0
void         dr_sarif_log_add     (DrSarifLog  *self,
                                   const char  *name,
                                   DrText      *text,
                                   DrFindings  *findings);
DR_AVAILABLE_IN_1_0
char *       dr_sarif_log_to_json (DrSarifLog  *self);

G_END_DECLS
