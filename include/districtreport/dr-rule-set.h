/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which rules a checker goes by, and how grave each is. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-findings.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_RULE_SET (dr_rule_set_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrRuleSet, dr_rule_set, DR, RULE_SET, GObject)

/**
 * DrRuleFunc:
 * @report: the report to check
 * @sink: where to add what is found
 * @user_data: what was given with the function
 * @error: return location for an error
 *
 * A rule of an application.
 *
 * It looks at @report and adds findings to @sink, in any number, by
 * [method@DistrictReport.Findings.add]; their rule may be named as the function
 * was, or otherwise. It is called in the thread that checks.
 *
 * A rule that fails, with an error set or without, does not stop the check: what
 * it had found stays, and a finding says that it failed.
 *
 * Returns: %TRUE if the report could be checked, whatever was found
 *
 * Since: 1.0
 */
typedef gboolean (*DrRuleFunc) (DrReport    *report,
                                DrFindings  *sink,
                                gpointer     user_data,
                                GError     **error);

DR_AVAILABLE_IN_1_0
DrRuleSet *  dr_rule_set_new          (void);
DR_AVAILABLE_IN_1_0
DrRuleSet *  dr_rule_set_copy         (DrRuleSet       *self);

DR_AVAILABLE_IN_1_0
char **      dr_rule_set_list_ids     (DrRuleSet       *self);
DR_AVAILABLE_IN_1_0
gboolean     dr_rule_set_has          (DrRuleSet       *self,
                                       const char      *id);
DR_AVAILABLE_IN_1_0
gboolean     dr_rule_set_is_enabled   (DrRuleSet       *self,
                                       const char      *id);
DR_AVAILABLE_IN_1_0
gboolean     dr_rule_set_set_enabled  (DrRuleSet       *self,
                                       const char      *id,
                                       gboolean         enabled,
                                       GError         **error);
DR_AVAILABLE_IN_1_0
DrSeverity   dr_rule_set_get_severity (DrRuleSet       *self,
                                       const char      *id);
DR_AVAILABLE_IN_1_0
gboolean     dr_rule_set_set_severity (DrRuleSet       *self,
                                       const char      *id,
                                       DrSeverity       severity,
                                       GError         **error);
DR_AVAILABLE_IN_1_0
char *       dr_rule_set_dup_summary  (DrRuleSet       *self,
                                       const char      *id,
                                       DrLanguage       language);

DR_AVAILABLE_IN_1_0
gboolean     dr_rule_set_add          (DrRuleSet       *self,
                                       const char      *id,
                                       DrSeverity       severity,
                                       DrRuleFunc       function,
                                       gpointer         user_data,
                                       GDestroyNotify   destroy,
                                       GError         **error);

G_END_DECLS
